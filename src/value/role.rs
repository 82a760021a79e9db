//! Roles that parties hold, and their scope.
//!
//! One party may hold several roles at once: a mediator that is also a guarantor and a
//! counter-party is ordinary.

use crate::{
    event::fact::{Mentions, Naming},
    value::{
        id::{InstrumentId, MeetingId, TrackId},
        word::words,
    },
};

words! {
    /// A role in a negotiation. Entitlements in the lifecycles are written for some of them; any
    /// other word is kept as data.
    Role, "role" {
        /// Negotiates in its own name; its agreement counts.
        PRINCIPAL = "principal",
        /// Helps with procedure and substance.
        MEDIATOR = "mediator",
        /// Helps with procedure.
        FACILITATOR = "facilitator",
        /// Offers contact, and neither procedure nor substance.
        GOOD_OFFICES = "good_offices",
        /// Provides the place of the talks. Whoever keeps the record is the secretariat, an actor, not this.
        VENUE_HOST = "venue_host",
        /// Calls the parties together.
        CONVENER = "convener",
        /// Presides.
        CHAIR = "chair",
        /// Stands in for what was agreed.
        GUARANTOR = "guarantor",
        /// Attests what was agreed.
        WITNESS = "witness",
        /// Is present without a say.
        OBSERVER = "observer",
        /// Verifies on the ground.
        MONITOR = "monitor",
        /// Keeps the originals (Vienna Convention on the Law of Treaties, article 76).
        DEPOSITARY = "depositary",
        /// Accompanies one party or the whole.
        ACCOMPANIER = "accompanier",
        /// Coordinates the members of a group.
        COORDINATOR = "coordinator",
        /// Decides what is referred to it.
        ARBITER = "arbiter",
        /// Pays.
        DONOR = "donor",
        /// Advises.
        ADVISER = "adviser",
        /// Speaks, tables and signs for another party.
        ACTS_FOR = "acts_for",
        /// Bears the consequences without a seat.
        AFFECTED_BUT_ABSENT = "affected_but_absent",
    }
}

/// What a role extends to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Scope {
    /// The whole negotiation.
    #[default]
    Whole,
    /// One meeting.
    Meeting(MeetingId),
    /// One track.
    Track(TrackId),
    /// One instrument.
    Instrument(InstrumentId),
}

crate::wire::wire_enum! { Scope {
    Whole = "whole",
    Meeting(MeetingId) = "meeting",
    Track(TrackId) = "track",
    Instrument(InstrumentId) = "instrument",
} }

impl Scope {
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Whole)
    }
}

impl Mentions for Scope {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::Whole => {}
            Self::Meeting(meeting) => each.meeting(meeting),
            Self::Track(track) => each.track(track),
            Self::Instrument(instrument) => each.instrument(instrument),
        }
    }
}

/// Who a row of a lifecycle entitles. The secretariat is always
/// entitled and not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entitled {
    /// The party concerned.
    Own,
    /// A participating principal.
    Principal,
    /// A participating principal that acts for a group of which it is a member, at whose tables it sits.
    Group,
    /// Who made the thing.
    Proposer,
    /// To whom a proposal is put.
    Addressee,
    /// Who presides over the whole, or over the meeting or the track that it is about.
    Chair,
    /// A mediator, a facilitator, or who offers good offices.
    Mediator,
    /// Who calls the parties together.
    Convener,
    /// The party at whose place the meeting is.
    MeetingHost,
    /// Who stands in for what was agreed.
    Guarantor,
    /// Who verifies on the ground.
    Monitor,
    /// Who keeps the originals of an instrument.
    Depositary,
    /// The arbiter that the point was referred to.
    Arbiter,
    /// Who owes a commitment.
    Obligor,
    /// To whom a commitment is owed.
    Beneficiary,
    /// Who verifies a commitment.
    Verifier,
    /// Every party.
    Any,
    /// Nobody: the act follows from others. A party may not propose it.
    Consequence,
}

impl Entitled {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[
        Self::Own,
        Self::Principal,
        Self::Group,
        Self::Proposer,
        Self::Addressee,
        Self::Chair,
        Self::Mediator,
        Self::Convener,
        Self::MeetingHost,
        Self::Guarantor,
        Self::Monitor,
        Self::Depositary,
        Self::Arbiter,
        Self::Obligor,
        Self::Beneficiary,
        Self::Verifier,
        Self::Any,
        Self::Consequence,
    ];

    /// The roles that entitle so, besides that of a principal.
    pub(crate) fn roles(self) -> &'static [Role] {
        match self {
            Self::Chair => const { &[Role::CHAIR] },
            Self::Mediator => const { &[Role::MEDIATOR, Role::FACILITATOR, Role::GOOD_OFFICES] },
            Self::Convener => const { &[Role::CONVENER] },
            Self::Guarantor => const { &[Role::GUARANTOR] },
            Self::Monitor => const { &[Role::MONITOR] },
            Self::Depositary => const { &[Role::DEPOSITARY] },
            Self::Arbiter => const { &[Role::ARBITER] },
            Self::Own
            | Self::Principal
            | Self::Group
            | Self::Proposer
            | Self::Addressee
            | Self::MeetingHost
            | Self::Obligor
            | Self::Beneficiary
            | Self::Verifier
            | Self::Any
            | Self::Consequence => &[],
        }
    }
}

impl std::fmt::Display for Entitled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Own => "self",
            Self::Principal => "principal",
            Self::Group => "group",
            Self::Proposer => "proposer",
            Self::Addressee => "addressee",
            Self::Chair => "chair",
            Self::Mediator => "mediator",
            Self::Convener => "convener",
            Self::MeetingHost => "meeting host",
            Self::Guarantor => "guarantor",
            Self::Monitor => "monitor",
            Self::Depositary => "depositary",
            Self::Arbiter => "arbiter",
            Self::Obligor => "obligor",
            Self::Beneficiary => "beneficiary",
            Self::Verifier => "verifier",
            Self::Any => "any",
            Self::Consequence => "consequence",
        })
    }
}

/// The roles that entitlements are written for, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RoleSet(u32);

impl RoleSet {
    pub(crate) fn of(role: &Role) -> Self {
        Role::WELL_KNOWN
            .iter()
            .position(|known| known == role)
            .and_then(|at| u32::try_from(at).ok())
            .map_or(Self(0), |at| Self(1_u32.wrapping_shl(at)))
    }

    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has_any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const PRINCIPAL: Self = Self(1);
    pub(crate) const MEDIATORS: Self = Self(0b1110);
    pub(crate) const CONVENER: Self = Self(1 << 5);
    pub(crate) const CHAIR: Self = Self(1 << 6);
    pub(crate) const GUARANTOR: Self = Self(1 << 7);
    pub(crate) const MONITOR: Self = Self(1 << 10);
    pub(crate) const DEPOSITARY: Self = Self(1 << 11);
}

#[cfg(test)]
mod tests {
    use super::{Role, RoleSet};

    #[test]
    fn the_bits_are_those_of_the_words() {
        for (set, roles) in [
            (RoleSet::PRINCIPAL, &[Role::PRINCIPAL][..]),
            (RoleSet::MEDIATORS, &[Role::MEDIATOR, Role::FACILITATOR, Role::GOOD_OFFICES]),
            (RoleSet::CONVENER, &[Role::CONVENER]),
            (RoleSet::CHAIR, &[Role::CHAIR]),
            (RoleSet::GUARANTOR, &[Role::GUARANTOR]),
            (RoleSet::MONITOR, &[Role::MONITOR]),
            (RoleSet::DEPOSITARY, &[Role::DEPOSITARY]),
        ] {
            let made = roles.iter().fold(RoleSet::default(), |set, role| set.with(RoleSet::of(role)));
            assert_eq!(set, made);
        }
    }
}
