//! What corrections change for others.

use crate::{
    event::{
        Entry, Event,
        fact::{Mentions, Stake},
    },
    judge::{
        require::{Judge, acting_parties},
        stake::{Staked, Touched},
    },
    notes::correction::{PayloadEvent, RecordEvent},
    value::id::EntryId,
};

impl Staked for RecordEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // Where it is known from, and why it was done, is for its makers to say.
            Self::Corrected(fact)
                if fact.event.is_none() && fact.occurred.is_none() && fact.rests_on.is_none() =>
            {
                Touched::NobodyElse
            }
            Self::Corrected(_) | Self::Retracted(_) => judge.relied_on(self.entry()),
            Self::Confirmed(_)
            | Self::Disputed(_)
            | Self::Denied(_)
            | Self::Sourced(_)
            | Self::Disclosed(_) => Touched::NobodyElse,
        }
    }
}

impl Staked for PayloadEvent {}

impl Judge<'_> {
    /// Those who went on from an entry: since then they have acted on what it is about, or it had consequences. What others
    /// had to agree to, they have to agree to take back.
    fn relied_on(&self, id: &EntryId) -> Touched {
        let mut entries = self.talks.entries().iter().skip_while(|entry| entry.id != *id);
        let Some(original) = entries.next() else { return Touched::NobodyElse };
        if original.event.kind().stake() != Stake::Nothing {
            return Touched::All(Vec::new());
        }
        // Nothing goes on from what is only noted.
        let is_note = |event: &Event| {
            matches!(event, Event::Record(_) | Event::Account(_) | Event::Assessment(_) | Event::Watch(_))
        };
        if is_note(&original.event) {
            return Touched::NobodyElse;
        }
        let subject = original.event.subject();
        let names = |entry: &Entry| {
            let mut names = false;
            entry.event.each_mention(&mut |mention| names |= subject.mention() == Some(mention));
            names
        };
        let goes_on =
            |entry: &Entry| !is_note(&entry.event) && (entry.cause.as_ref() == Some(id) || names(entry));
        let others = entries.filter(|entry| entry.by != original.by && goes_on(entry));
        let mut concerned = Vec::new();
        let mut relied = false;
        for entry in others {
            relied = true;
            concerned.extend(self.parties_of(acting_parties(&entry.by)));
        }
        if !relied {
            return Touched::NobodyElse;
        }
        concerned.sort_unstable_by_key(|party| party.to_usize());
        concerned.dedup();
        Touched::All(concerned)
    }
}
