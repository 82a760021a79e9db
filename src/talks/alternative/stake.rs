//! What acts on alternatives change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::{
        alternative::{AlternativeEvent, AlternativeState, AlternativeStatus},
        point::PointState,
    },
    value::{role::Entitled, table::Ix},
};

impl Staked for AlternativeEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ix = judge.named.alternative;
        let alternative = ix.and_then(|ix| judge.talks.state.alternatives.get(ix));
        match (self, alternative) {
            (Self::Proposed(fact), _) => {
                judge.opens_again(judge.talks.state.points.find(fact.point.as_str()))
            }
            (Self::Withdrawn(_), _) => Touched::NobodyElse,
            // Who could agree on the point without it need not wait for it.
            (Self::SetAside(_), Some(alternative)) => Touched::Table(alternative.point),
            (Self::Chosen(_), _) => Touched::ByItsRule,
            (Self::Reworded(_), Some(alternative)) => {
                let all = judge.talks.of_the_table(alternative.positions.accepting().collect());
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
                judge.opens_again(Some(alternative.point))
            }
            (Self::SetAside(_) | Self::Reworded(_) | Self::Reopened(_), _) => Touched::All(Vec::new()),
        }
    }

    // A point with open brackets is not agreed. A mediator tries words on one side at a time.
    fn shown(&self, judge: &Judge<'_>) -> Shown<'_> {
        let Self::Proposed(fact) = self else { return Shown::AsItTouches };
        let helps = |actor| judge.holds_one(actor, &[Entitled::Mediator], Judge::no_one());
        if judge.actors().any(helps) { Shown::Kept } else { Shown::With(vec![Mention::Point(&fact.point)]) }
    }
}

impl Judge<'_> {
    /// Whose brackets others set aside opens no others without them, until the point has moved on.
    fn opens_again(&self, point: Option<Ix<PointState>>) -> Touched {
        let state = &self.talks.state;
        let Some((ix, point)) = point.and_then(|ix| Some((ix, state.points.get(ix)?))) else {
            return Touched::NobodyElse;
        };
        let again = |alternative: &AlternativeState| {
            let aside = alternative.status.seq();
            alternative.status.value() == AlternativeStatus::SetAside
                && !self.talks.has_moved_on(point, aside)
                && self.was_removed_by_others(alternative.introduced, aside)
        };
        let mut all = point.alternatives.iter().filter_map(|ix| state.alternatives.get(*ix));
        if all.any(again) { Touched::Table(ix) } else { Touched::NobodyElse }
    }
}
