//! What acts on alternatives change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    talks::alternative::{AlternativeEvent, AlternativeStatus},
};

impl Staked for AlternativeEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ix = judge.named.alternative;
        let alternative = ix.and_then(|ix| judge.talks.state.alternatives.get(ix));
        match (self, alternative) {
            (Self::Proposed(_) | Self::Withdrawn(_), _) => Touched::NobodyElse,
            (Self::Chosen(_), _) => Touched::ByItsRule,
            (Self::Reworded(_), Some(alternative)) => {
                let accepts = alternative.positions.iter().filter(|(_, position)| {
                    position.stance.is_some_and(|stance| stance.ballot() == crate::decision::Ballot::For)
                });
                let all: Vec<_> = accepts.map(|(party, _)| party).collect();
                let own = judge.is_of_makers(alternative.introduced);
                if own && judge.others(all.iter().copied()).is_empty() {
                    Touched::NobodyElse
                } else {
                    Touched::All(all)
                }
            }
            (Self::Reopened(_), Some(alternative))
                if alternative.status.value() == AlternativeStatus::Withdrawn
                    && judge.is_of_makers(alternative.status.seq()) =>
            {
                Touched::NobodyElse
            }
            (Self::SetAside(_) | Self::Reworded(_) | Self::Reopened(_), _) => Touched::All(Vec::new()),
        }
    }
}
