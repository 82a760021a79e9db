//! How a point stands: its lifecycle, and the flags beside it.

use crate::{
    event::fact::choices,
    judge::rule::catalogue::{
        POINT_AGREED_IN_PRINCIPLE_AGREEMENT, POINT_AWARDED_ARBITER, POINT_CLOSED_UNDERTAKING,
        POINT_DROPPED_AGREEMENT, POINT_MOVED_TO_INSTRUMENT_AGREEMENT, POINT_REOPENED_AGREEMENT,
        POINT_TEXT_AGREED_AGREEMENT,
    },
    lifecycle,
    value::{
        id::PartyId,
        role::Entitled::{Arbiter, Chair, Consequence, Group, Mediator, Principal, Proposer},
        text::Name,
    },
};

lifecycle! {
    /// The lifecycle of a point.
    pub lifecycle PointLifecycle("point") entitles crate::value::role::Entitled;
    /// How a point stands.
    pub status PointStatus {
        /// On the table.
        Tabled = "tabled" initial,
        /// Discussed.
        UnderDiscussion = "under_discussion",
        /// Agreed in substance, not in words.
        AgreedInPrinciple = "agreed_in_principle",
        /// Agreed in words, provisionally.
        TextAgreed = "text_agreed",
        /// Settled.
        Closed = "closed" resting,
        /// Left out.
        Dropped = "dropped" resting,
        /// Left to a document of its own.
        MovedToInstrument = "moved_to_instrument" resting,
        /// Split or merged into others.
        Superseded = "superseded" resting,
    }
    /// What moves a point.
    pub action PointAction {
        /// It was put on the table.
        Tabled = "tabled",
        /// The parties began to discuss it.
        TakenUp = "taken_up",
        /// Its substance was agreed.
        AgreedInPrinciple = "agreed_in_principle",
        /// Its words were agreed.
        TextAgreed = "text_agreed",
        /// It was closed.
        Closed = "closed",
        /// The arbiter decided it.
        Awarded = "awarded",
        /// It was left out.
        Dropped = "dropped",
        /// It was left to a document of its own.
        MovedToInstrument = "moved_to_instrument",
        /// Others took its place.
        Superseded = "superseded",
        /// It is discussed again after it was left out.
        Reinstated = "reinstated",
        /// It is discussed again after it was agreed.
        Reopened = "reopened",
    }
    rows {
        new => Tabled => Tabled: [Principal, Group, Mediator, Chair];
        Tabled => TakenUp => UnderDiscussion: [Principal, Mediator, Chair];
        Tabled | UnderDiscussion => AgreedInPrinciple => AgreedInPrinciple: [Principal, Mediator, Chair] if &POINT_AGREED_IN_PRINCIPLE_AGREEMENT;
        Tabled | UnderDiscussion | AgreedInPrinciple => TextAgreed => TextAgreed: [Principal, Mediator, Chair] if &POINT_TEXT_AGREED_AGREEMENT;
        TextAgreed => Closed => Closed: [Consequence, Principal, Chair] if &POINT_CLOSED_UNDERTAKING;
        Tabled | UnderDiscussion | AgreedInPrinciple => Awarded => Closed: [Arbiter] if &POINT_AWARDED_ARBITER;
        Tabled | UnderDiscussion | AgreedInPrinciple | TextAgreed => Dropped => Dropped: [Consequence, Proposer, Principal, Chair, Mediator] if &POINT_DROPPED_AGREEMENT;
        Tabled | UnderDiscussion | AgreedInPrinciple | TextAgreed => MovedToInstrument => MovedToInstrument: [Consequence, Principal, Mediator, Chair] if &POINT_MOVED_TO_INSTRUMENT_AGREEMENT;
        Tabled | UnderDiscussion | AgreedInPrinciple | TextAgreed => Superseded => Superseded: [Consequence];
        Dropped | MovedToInstrument | Superseded => Reinstated => UnderDiscussion: [Consequence, Principal, Mediator, Chair];
        AgreedInPrinciple | TextAgreed | Closed => Reopened => UnderDiscussion: [Consequence, Principal, Mediator, Chair] if &POINT_REOPENED_AGREEMENT;
    }
}

impl PointStatus {
    /// Whether the parties have agreed on the point, in principle or in words, or closed it.
    #[must_use]
    pub const fn is_agreed(self) -> bool {
        match self {
            Self::AgreedInPrinciple | Self::TextAgreed | Self::Closed => true,
            Self::Tabled
            | Self::UnderDiscussion
            | Self::Dropped
            | Self::MovedToInstrument
            | Self::Superseded => false,
        }
    }

    /// Whether it is agreed, in principle or in words, and not closed.
    pub(crate) const fn waits_to_close(self) -> bool {
        self.is_agreed() && !matches!(self, Self::Closed)
    }

    /// Whether nothing more is to be done: the point is closed, or has left the text.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        self.is_resting()
    }

    /// Whether the point is still to be agreed.
    #[must_use]
    pub const fn is_open(self) -> bool {
        match self {
            Self::Tabled | Self::UnderDiscussion | Self::AgreedInPrinciple => true,
            Self::TextAgreed | Self::Closed | Self::Dropped | Self::MovedToInstrument | Self::Superseded => {
                false
            }
        }
    }

    /// Whether the point has left the text: dropped, moved to a document of its own, split or merged.
    #[must_use]
    pub const fn is_out(self) -> bool {
        match self {
            Self::Dropped | Self::MovedToInstrument | Self::Superseded => true,
            Self::Tabled
            | Self::UnderDiscussion
            | Self::AgreedInPrinciple
            | Self::TextAgreed
            | Self::Closed => false,
        }
    }
}

choices! {
    /// To whom a point is referred.
    Referral {
        /// To nobody: it is parked, and comes back later.
        Later = "later",
        /// To the leaders, as they are called.
        Leaders(Name) = "leaders",
        /// To the party that decides it; its award closes the point.
        Arbiter(PartyId) = "arbiter",
    }
}

impl Referral {
    /// Returns where the point is with it.
    #[must_use]
    pub const fn flag(&self) -> Flag {
        match self {
            Self::Later => Flag::Parked,
            Self::Leaders(_) => Flag::ReferredUp,
            Self::Arbiter(_) => Flag::ReferredToArbiter,
        }
    }
}

/// Where a point is for the time being. The status it had survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Flag {
    /// Set aside.
    Parked,
    /// Left to the leaders.
    ReferredUp,
    /// Left to an arbiter.
    ReferredToArbiter,
}

crate::wire::wire_words! { Flag {
    Parked = "parked",
    ReferredUp = "referred_up",
    ReferredToArbiter = "referred_to_arbiter",
} }

impl std::fmt::Display for Flag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Parked => "parked",
            Self::ReferredUp => "referred_up",
            Self::ReferredToArbiter => "referred_to_arbiter",
        })
    }
}
