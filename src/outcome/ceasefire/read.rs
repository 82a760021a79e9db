//! Reading ceasefires.

use crate::{
    event::{Entry, Event},
    outcome::ceasefire::{CeasefireEvent, CeasefireState, CeasefireStatus, Declared},
    state::Negotiation,
    value::{
        id::{CeasefireId, PartyId},
        when::When,
    },
};

/// A ceasefire or a standstill as it stands.
#[derive(Clone, Copy, Debug)]
pub struct CeasefireView<'a> {
    talks: &'a Negotiation,
    state: &'a CeasefireState,
}

impl<'a> CeasefireView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a CeasefireId {
        &self.state.id
    }

    /// How it stands. Neither a violation nor a term that is over moves the status.
    #[must_use]
    pub const fn status(&self) -> CeasefireStatus {
        self.state.status.value()
    }

    /// The entry in which it was declared.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was declared.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Declared> {
        match self.entry().map(Entry::event) {
            Some(Event::Ceasefire(CeasefireEvent::Declared(fact))) => Some(fact),
            _ => None,
        }
    }

    /// The parties that it binds.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        self.state.parties().filter_map(move |ix| talks.party_id(ix))
    }

    /// Whether it binds one party alone.
    #[must_use]
    pub fn is_unilateral(&self) -> bool {
        self.state.parties().count() == 1
    }

    /// From when it was to be in effect.
    #[must_use]
    pub const fn effective(&self) -> Option<&'a When> {
        self.state.effective.as_ref()
    }

    /// Until when it is to last; none: without a term.
    #[must_use]
    pub const fn until(&self) -> Option<&'a When> {
        self.state.until.get().as_ref()
    }

    /// The entries that allege that it was violated.
    pub fn alleged_violations(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let talks = self.talks;
        self.state.alleged.iter().filter_map(move |seq| talks.nth(*seq))
    }
}

impl Negotiation {
    /// Every ceasefire, in the order in which they were declared.
    pub fn ceasefires(&self) -> impl Iterator<Item = CeasefireView<'_>> {
        self.state.ceasefires.items().iter().map(|state| CeasefireView { talks: self, state })
    }

    /// One ceasefire.
    #[must_use]
    pub fn ceasefire(&self, id: &CeasefireId) -> Option<CeasefireView<'_>> {
        self.state.ceasefires.by_key(id.as_str()).map(|state| CeasefireView { talks: self, state })
    }
}
