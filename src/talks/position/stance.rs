//! The values that facts about positions carry: matters and stances.

use crate::{
    decision::Ballot,
    event::fact::{Mentions, Naming, Subject},
    value::id::{AlternativeId, PointId, VersionId},
};

/// What a position is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Matter {
    /// A point, in certain words.
    Point(PointId),
    /// A version of the framework.
    Version(VersionId),
    /// An alternative of a point, in certain words.
    Alternative(AlternativeId),
}

crate::wire::wire_enum! { Matter {
    Point(PointId) = "point",
    Version(VersionId) = "version",
    Alternative(AlternativeId) = "alternative",
} }

impl From<PointId> for Matter {
    fn from(point: PointId) -> Self {
        Self::Point(point)
    }
}

impl From<VersionId> for Matter {
    fn from(version: VersionId) -> Self {
        Self::Version(version)
    }
}

impl From<AlternativeId> for Matter {
    fn from(alternative: AlternativeId) -> Self {
        Self::Alternative(alternative)
    }
}

impl Mentions for Matter {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::Point(point) => each.point(point),
            Self::Version(version) => each.version(version),
            Self::Alternative(alternative) => each.alternative(alternative),
        }
    }
}

/// What a party says of the words before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// For.
    Accepts,
    /// For, subject to confirmation at home. Counts for provisional agreement, not for closing.
    AcceptsAdReferendum,
    /// For, with a reservation.
    AcceptsWithReservation,
    /// For, once a condition is met.
    AcceptsIf,
    /// With the aim, the words being open. Counts for agreement in principle, whatever the words are, and for nothing else.
    AgreesInPrinciple,
    /// Against, with an alternative put in its place.
    Counters,
    /// Neither for nor against: the party reserves its position.
    Reserves,
    /// Against.
    Opposes,
    /// Against, and nothing else will do: a red line.
    Rejects,
    /// The party was asked and said nothing. (Not the same as nothing being recorded.)
    Silent,
}

crate::wire::wire_words! { Stance {
    Accepts = "accepts",
    AcceptsAdReferendum = "accepts_ad_referendum",
    AcceptsWithReservation = "accepts_with_reservation",
    AcceptsIf = "accepts_if",
    AgreesInPrinciple = "agrees_in_principle",
    Counters = "counters",
    Reserves = "reserves",
    Opposes = "opposes",
    Rejects = "rejects",
    Silent = "silent",
} }

impl Stance {
    /// Every stance.
    pub const ALL: &'static [Self] = &[
        Self::Accepts,
        Self::AcceptsAdReferendum,
        Self::AcceptsWithReservation,
        Self::AcceptsIf,
        Self::AgreesInPrinciple,
        Self::Counters,
        Self::Reserves,
        Self::Opposes,
        Self::Rejects,
        Self::Silent,
    ];

    /// How the stance counts for provisional agreement on the words. An acceptance on a condition counts here
    /// as if the condition were met; until it is, nothing is shown. Nor does agreement in principle show anything of the words.
    #[must_use]
    pub const fn ballot(self) -> Ballot {
        match self {
            Self::Accepts | Self::AcceptsAdReferendum | Self::AcceptsWithReservation | Self::AcceptsIf => {
                Ballot::For
            }
            Self::AgreesInPrinciple | Self::Reserves | Self::Silent => Ballot::Abstain,
            Self::Counters | Self::Opposes | Self::Rejects => Ballot::Against,
        }
    }

    /// The name on the wire, such as `accepts_ad_referendum`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::AcceptsAdReferendum => "accepts_ad_referendum",
            Self::AcceptsWithReservation => "accepts_with_reservation",
            Self::AcceptsIf => "accepts_if",
            Self::AgreesInPrinciple => "agrees_in_principle",
            Self::Counters => "counters",
            Self::Reserves => "reserves",
            Self::Opposes => "opposes",
            Self::Rejects => "rejects",
            Self::Silent => "silent",
        }
    }
}

impl std::fmt::Display for Stance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Mentions for Stance {
    const NAMES: bool = false;
}

impl From<&Matter> for Subject {
    fn from(matter: &Matter) -> Self {
        match matter {
            Matter::Point(point) => Self::Point(point.clone()),
            Matter::Version(version) => Self::Version(version.clone()),
            Matter::Alternative(alternative) => Self::Alternative(alternative.clone()),
        }
    }
}

crate::value::from_value! { PointId => Matter, VersionId => Matter, AlternativeId => Matter }
