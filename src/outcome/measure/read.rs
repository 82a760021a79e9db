//! Reading measures.

use crate::{
    event::{Entry, Event},
    outcome::measure::{MeasureEvent, MeasureState, MeasureStatus, Taken},
    state::Negotiation,
    value::id::{MeasureId, PartyId},
};

/// A measure as it stands.
#[derive(Clone, Copy, Debug)]
pub struct MeasureView<'a> {
    talks: &'a Negotiation,
    state: &'a MeasureState,
}

impl<'a> MeasureView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a MeasureId {
        &self.state.id
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> MeasureStatus {
        self.state.status.value()
    }

    /// The entry in which it was taken.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was done.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Taken> {
        match self.entry().map(Entry::event) {
            Some(Event::Measure(MeasureEvent::Taken(fact))) => Some(fact),
            _ => None,
        }
    }

    /// The parties that take it; none: nobody knows.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        self.state.parties.iter().filter_map(move |ix| talks.party_id(*ix))
    }
}

impl Negotiation {
    /// Every measure, in the order in which they were taken.
    pub fn measures(&self) -> impl Iterator<Item = MeasureView<'_>> {
        self.state.measures.items().iter().map(|state| MeasureView { talks: self, state })
    }

    /// One measure.
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<MeasureView<'_>> {
        self.state.measures.by_key(id.as_str()).map(|state| MeasureView { talks: self, state })
    }
}
