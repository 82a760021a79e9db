//! Who may speak to a point now.

use std::fmt;

use crate::{
    state::Negotiation,
    talks::{
        party::{Participation, PartyView},
        person::{AccreditationStatus, PersonView},
    },
    value::{
        gather::Gather,
        id::PointId,
        register::EventTime,
        role::{Role, RoleSet, Scope},
        when::Instant,
    },
};

/// Why a party does not speak to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Barred {
    /// It does not take part in the talks.
    NotAtTheTable(Participation),
    /// The point is dealt with on tracks at whose tables it does not sit.
    NotOnTheTrack,
}

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAtTheTable(how) => write!(f, "it is {how}"),
            Self::NotOnTheTrack => f.write_str("it is not at the table of the point's tracks"),
        }
    }
}

/// A party, whether it may speak to a point, and through whom.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Speaker<'a> {
    /// The party.
    pub party: PartyView<'a>,
    /// Why it may not; none: it may.
    pub barred: Option<Barred>,
    /// The persons of whom it is known that they may speak for it on this point now: its
    /// office-holders, and those it accredited for it. None does not mean that nobody may.
    pub persons: Vec<PersonView<'a>>,
}

impl Negotiation {
    /// Who may speak to a point at an instant, party by party, and why the others may not: the parties
    /// that take part, at the tables of the tracks that deal with the point, and who helps or presides.
    /// Nobody, where there is no such point.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{query::Barred, talks::party::{Added, Participation}, value::word::PartyKind};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(Added::new("norway", "Norway", PartyKind::STATE)?)?;
    ///
    /// let speakers = desk.negotiation().who_may_speak(&PointId::new("harbour")?, desk.time());
    /// let barred: Vec<_> = speakers.iter().map(|speaker| (speaker.party.id().as_str(), speaker.barred)).collect();
    /// assert_eq!(barred[0], ("north", None));
    /// assert_eq!(barred[2], ("norway", Some(Barred::NotAtTheTable(Participation::Outside))));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn who_may_speak(&self, point: &PointId, at: Instant) -> Vec<Speaker<'_>> {
        let Some(ix) = self.state.points.find(point.as_str()) else { return Vec::new() };
        let Some(matter) = self.state.points.get(ix) else { return Vec::new() };
        let presides = |party: &PartyView<'_>| {
            let scopes = self.state.tracks_of(ix, matter).map(|track| Scope::Track(track.id.clone()));
            scopes.into_iter().any(|scope| party.holds_in(&Role::CHAIR, &scope))
        };
        let speaker = |(of, state): (_, &crate::talks::party::PartyState)| {
            let party = self.party(&state.id)?;
            let serves = state.roles.has_any(RoleSet::MEDIATORS.with(RoleSet::CHAIR)) || presides(&party);
            let barred = if !state.is_participating() && !serves {
                Some(Barred::NotAtTheTable(state.participation.value()))
            } else if !serves && !self.state.is_at_table(ix, matter, of) {
                Some(Barred::NotOnTheTrack)
            } else {
                None
            };
            let may = |person: &PersonView<'_>| self.may_speak(person, of, point, at.to_utc());
            Some(Speaker { party, barred, persons: self.persons().filter(may).gather() })
        };
        self.state.parties.iter().filter_map(speaker).gather()
    }

    fn may_speak(
        &self,
        person: &PersonView<'_>,
        party: crate::value::table::Ix<crate::talks::party::PartyState>,
        point: &PointId,
        at: EventTime,
    ) -> bool {
        let Some(state) = self.state.persons.by_key(person.id().as_str()) else { return false };
        if state.offices.iter().any(|office| office.party == party && office.held.value()) {
            return true;
        }
        let Some(accreditation) = state.accreditation(party) else { return false };
        let over = self.end_of_term(self.accredited_until(accreditation)).is_some_and(|end| end < at);
        let points = &self.state.points;
        let on = points.find(point.as_str()).and_then(|ix| points.get(ix).map(|point| (ix, point)));
        accreditation.status.value() == AccreditationStatus::Valid
            && !over
            && self.powers(accreditation).lets_negotiate()
            && on.is_some_and(|(ix, point)| self.is_on(&self.powers(accreditation), ix, point))
    }
}
