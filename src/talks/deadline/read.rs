//! Reading deadlines.

use crate::{
    event::{Entry, Event},
    state::Negotiation,
    talks::{
        deadline::{DeadlineEvent, DeadlineState, DeadlineStatus, Set},
        position::Matter,
    },
    value::{
        id::{DeadlineId, PartyId},
        text::{Name, Text},
        when::When,
    },
};

/// A deadline as it stands.
#[derive(Clone, Copy, Debug)]
pub struct DeadlineView<'a> {
    talks: &'a Negotiation,
    state: &'a DeadlineState,
}

impl<'a> DeadlineView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a DeadlineId {
        &self.state.id
    }

    /// How it stands. A date that is over moves no status; see [`Negotiation::due`].
    #[must_use]
    pub const fn status(&self) -> DeadlineStatus {
        self.state.status.value()
    }

    /// When it is over.
    #[must_use]
    pub const fn due(&self) -> &'a When {
        self.state.due.get()
    }

    /// The chain of its dates, in the order of the record, each with the entry that gave it.
    pub fn dates(&self) -> impl Iterator<Item = (&'a Entry, &'a When)> {
        let entries = self.state.dated.iter().filter_map(|seq| self.talks.nth(*seq));
        entries.filter_map(|entry| match DeadlineEvent::of(&entry.event)? {
            DeadlineEvent::Set(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Extended(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Renewed(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Restarted(fact) => Some((entry, fact.due.as_ref()?)),
            DeadlineEvent::Stopped(_)
            | DeadlineEvent::Met(_)
            | DeadlineEvent::Missed(_)
            | DeadlineEvent::Lifted(_) => None,
        })
    }

    /// The entry in which it was set.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Set> {
        match self.entry().map(Entry::event) {
            Some(Event::Deadline(DeadlineEvent::Set(fact))) => Some(fact),
            _ => None,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(&self) -> Option<&'a Name> {
        self.fact().map(|fact| &fact.title)
    }

    /// What has to be done by then; none: the whole.
    #[must_use]
    pub fn on(&self) -> Option<&'a Matter> {
        self.fact()?.on.as_ref()
    }

    /// What is said to follow if it is missed.
    #[must_use]
    pub fn consequence(&self) -> Option<&'a Text> {
        self.fact()?.consequence.as_ref()
    }

    /// The parties that it names; none: it binds the principals.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        self.state.parties.iter().filter_map(move |ix| talks.party_id(*ix))
    }
}

impl Negotiation {
    /// Every deadline, in the order in which they were set.
    pub fn deadlines(&self) -> impl Iterator<Item = DeadlineView<'_>> {
        self.state.deadlines.items().iter().map(|state| DeadlineView { talks: self, state })
    }

    /// One deadline.
    #[must_use]
    pub fn deadline(&self, id: &DeadlineId) -> Option<DeadlineView<'_>> {
        self.state.deadlines.by_key(id.as_str()).map(|state| DeadlineView { talks: self, state })
    }
}
