//! Reading measures.

use crate::{
    event::Entry,
    outcome::measure::{Announced, MeasureState, MeasureStatus, Taken},
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

    /// The entry in which it was announced or taken.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was announced; `None` if it was taken at once.
    #[must_use]
    pub fn announced(&self) -> Option<&'a Announced> {
        self.entry().and_then(|entry| Announced::of(entry.event()))
    }

    /// What was done at once; `None` if it was announced before.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Taken> {
        self.entry().and_then(|entry| Taken::of(entry.event()))
    }

    /// The parties that take it, or announced it; none: nobody knows.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        self.state.parties.iter().filter_map(move |ix| talks.party_id(*ix))
    }
}

impl Negotiation {
    /// Every measure, in the order in which they were announced or taken.
    pub fn measures(&self) -> impl Iterator<Item = MeasureView<'_>> {
        self.state.measures.items().iter().map(|state| MeasureView { talks: self, state })
    }

    /// One measure.
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<MeasureView<'_>> {
        self.state.measures.by_key(id.as_str()).map(|state| MeasureView { talks: self, state })
    }
}
