//! Reading persons.

use crate::{
    event::{Entry, Event},
    state::Negotiation,
    talks::person::{AccreditationStatus, Capacity, PersonEvent, PersonState, Power},
    value::{
        id::{PartyId, PersonId, PointId, TrackId},
        text::Name,
        when::When,
    },
};

/// A person as known.
#[derive(Clone, Copy, Debug)]
pub struct PersonView<'a> {
    talks: &'a Negotiation,
    state: &'a PersonState,
}

/// An office that a person holds, or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OfficeView<'a> {
    /// The party whose office it is.
    pub party: &'a PartyId,
    /// The office.
    pub title: &'a Name,
    /// Whether it is held.
    pub held: bool,
}

/// That a person is, or was, accredited by a party. What is empty extends to everything.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AccreditationView<'a> {
    /// The party.
    pub party: &'a PartyId,
    /// How it stands. A term that is over moves no status.
    pub status: AccreditationStatus,
    /// In which capacity the person acts.
    pub capacity: &'a Capacity,
    /// Until when.
    pub until: Option<&'a When>,
    /// What the person may do.
    pub powers: &'a [Power],
    /// On which points.
    pub points: &'a [PointId],
    /// On which tracks.
    pub tracks: &'a [TrackId],
}

impl<'a> PersonView<'a> {
    /// The id.
    #[must_use]
    pub const fn id(&self) -> &'a PersonId {
        &self.state.id
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &'a Name {
        self.state.name.get()
    }

    /// Other names, now or before.
    pub fn aliases(&self) -> impl Iterator<Item = &'a Name> + use<'a> {
        self.state.aliases.iter().map(|(name, _)| name)
    }

    /// The entry in which the person became known.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// The offices, held or not, in the order in which they were first taken.
    pub fn offices(&self) -> impl Iterator<Item = OfficeView<'a>> {
        let talks = self.talks;
        self.state.offices.iter().filter_map(move |person| {
            let party = talks.party_id(person.party)?;
            Some(OfficeView { party, title: &person.title, held: person.held.value() })
        })
    }

    /// The accreditations, valid or not, in the order in which they were first given.
    pub fn accreditations(&self) -> impl Iterator<Item = AccreditationView<'a>> {
        let talks = self.talks;
        self.state.accreditations.iter().filter_map(move |person| {
            let event = |seq| talks.nth(seq).map(|entry| &entry.event);
            let Some(Event::Person(PersonEvent::Accredited(given))) = event(person.given.seq()) else {
                return None;
            };
            let (powers, points, tracks) =
                if let Event::Person(PersonEvent::PowersChanged(fact)) = event(person.powers.seq())? {
                    (&fact.powers, &fact.points, &fact.tracks)
                } else {
                    (&given.powers, &given.points, &given.tracks)
                };
            Some(AccreditationView {
                party: talks.party_id(person.party)?,
                status: person.status.value(),
                capacity: &given.capacity,
                until: given.until.as_ref(),
                powers,
                points,
                tracks,
            })
        })
    }

    /// The capacity in which the person acts for a party now, if at all: as accredited, or by office.
    #[must_use]
    pub fn acts_for(&self, party: &PartyId) -> bool {
        self.accreditations()
            .any(|person| person.party == party && person.status == AccreditationStatus::Valid)
            || self.offices().any(|person| person.party == party && person.held)
    }
}

impl Negotiation {
    /// Every person, in the order in which they became known.
    pub fn persons(&self) -> impl Iterator<Item = PersonView<'_>> {
        self.state.persons.items().iter().map(|state| PersonView { talks: self, state })
    }

    /// One person.
    #[must_use]
    pub fn person(&self, id: &PersonId) -> Option<PersonView<'_>> {
        self.state.persons.by_key(id.as_str()).map(|state| PersonView { talks: self, state })
    }
}
