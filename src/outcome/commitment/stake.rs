//! What acts on commitments change for others.

use std::cmp::Ordering;

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::commitment::{CommitmentEvent, CommitmentState, DueChanged},
    value::when::When,
};

impl Staked for CommitmentEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let commitment = judge.named.commitment.and_then(|ix| judge.talks.state.commitments.get(ix));
        match (self, commitment) {
            (Self::Reported(_) | Self::ViolationAlleged(_), _) => Touched::NobodyElse,
            // `commitment.made.undertaken` asks those who owe it.
            (Self::Made(_), _) => Touched::ByItsRule,
            (Self::DueChanged(fact), Some(commitment))
                if judge.due_compared(commitment, fact) == Some(Ordering::Greater) =>
            {
                Touched::Each(judge.talks.owed(commitment))
            }
            (Self::DueChanged(fact), Some(commitment)) if judge.due_compared(commitment, fact).is_none() => {
                Touched::Each([commitment.obligors.clone(), judge.talks.owed(commitment)].concat())
            }
            // Who suspends what it owes lets go of nothing: it is owed all the same.
            (Self::Suspended(_), Some(commitment))
                if judge.others(commitment.obligors.clone()).is_empty() =>
            {
                Touched::NobodyElse
            }
            (Self::Suspended(_) | Self::MadeObsolete(_), Some(commitment)) => {
                Touched::Each(judge.talks.owed(commitment))
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
    /// How a new date compares to the one before, as far as that is certain; no date at all is later than any.
    pub(crate) fn due_compared(&self, commitment: &CommitmentState, fact: &DueChanged) -> Option<Ordering> {
        let end = |when: &When| self.talks.span_of(when).latest;
        let before = commitment.due.get().as_ref().and_then(end)?;
        Some(end(&fact.due).map_or(Ordering::Greater, |due| due.cmp(&before)))
    }
}
