//! What acts on commitments change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::commitment::{CommitmentEvent, CommitmentState, DueChanged},
    talks::party::PartyState,
    value::{table::Ix, when::When},
};

impl Staked for CommitmentEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let commitment = judge.named.commitment.and_then(|ix| judge.talks.state.commitments.get(ix));
        match (self, commitment) {
            (Self::Reported(_) | Self::ViolationAlleged(_), _) => Touched::NobodyElse,
            // `commitment.made.undertaken` asks those who owe it.
            (Self::Made(_), _) => Touched::ByItsRule,
            (Self::DueChanged(fact), Some(commitment)) if judge.is_later(commitment, fact) => {
                Touched::Each(judge.owed(commitment))
            }
            (Self::DueChanged(fact), Some(commitment)) if !judge.is_sooner(commitment, fact) => {
                Touched::Each([commitment.obligors.clone(), judge.owed(commitment)].concat())
            }
            // Who suspends what it owes lets go of nothing: it is owed all the same.
            (Self::Suspended(_), Some(commitment))
                if judge.others(commitment.obligors.clone()).is_empty() =>
            {
                Touched::NobodyElse
            }
            (Self::Suspended(_) | Self::MadeObsolete(_), Some(commitment)) => {
                Touched::Each(judge.owed(commitment))
            }
            // Who owes it takes it up again alone; others, where they let go of it.
            (Self::Resumed(_), Some(commitment)) if judge.is_of_makers(commitment.status.seq()) => {
                Touched::NobodyElse
            }
            (Self::DueChanged(_) | Self::Resumed(_) | Self::Reinstated(_), Some(commitment)) => {
                Touched::Each(commitment.obligors.clone())
            }
            (
                Self::DueChanged(_)
                | Self::Suspended(_)
                | Self::Resumed(_)
                | Self::MadeObsolete(_)
                | Self::Reinstated(_),
                None,
            ) => Touched::All(Vec::new()),
        }
    }
}

impl Judge<'_> {
    /// Those to whom it is owed: where it names nobody, the principals that do not owe it.
    fn owed(&self, commitment: &CommitmentState) -> Vec<Ix<PartyState>> {
        let to = if commitment.to.is_empty() { &self.talks.state.principals } else { &commitment.to };
        to.iter().copied().filter(|party| !commitment.obligors.contains(party)).collect()
    }

    /// Whether it is to be done at a certainly later time.
    fn is_later(&self, commitment: &CommitmentState, fact: &DueChanged) -> bool {
        let end = |when: &When| self.talks.span_of(when).latest;
        let before = commitment.due.get().as_ref().and_then(end);
        before.is_some_and(|before| end(&fact.due).is_none_or(|due| due > before))
    }

    /// Whether it is to be done at a certainly earlier time, or at the same.
    pub(crate) fn is_sooner(&self, commitment: &CommitmentState, fact: &DueChanged) -> bool {
        let end = |when: &When| self.talks.span_of(when).latest;
        let before = commitment.due.get().as_ref().and_then(end);
        before.zip(end(&fact.due)).is_some_and(|(before, due)| due <= before)
    }
}
