//! How a meeting stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{MEETING_CONFIRMED_OTHER_SIDE, MEETING_HELD_PAST, MEETING_NOT_HELD_WINDOW},
    lifecycle,
    value::role::Entitled::{Any, Chair, Convener, Mediator, MeetingHost, Principal},
};

lifecycle! {
    /// The lifecycle of a meeting. By itself a meeting proves nothing about what was agreed.
    pub lifecycle MeetingLifecycle("meeting") entitles crate::value::role::Entitled;
    /// How a meeting stands.
    pub status MeetingStatus {
        /// Heard of.
        Mooted = "mooted" initial,
        /// Announced, by one side perhaps.
        Announced = "announced",
        /// Confirmed by another side.
        Confirmed = "confirmed",
        /// Going on.
        UnderWay = "under_way",
        /// Interrupted.
        Adjourned = "adjourned",
        /// Over. Held never goes back.
        Held = "held" last,
        /// Put off.
        Postponed = "postponed",
        /// Called off.
        Cancelled = "cancelled" resting,
        /// Planned, and it did not take place.
        NotHeld = "not_held" resting,
    }
    /// What moves a meeting.
    pub action MeetingAction {
        /// It was heard of.
        Added = "added",
        /// It was announced.
        Announced = "announced",
        /// It was confirmed.
        Confirmed = "confirmed",
        /// It began.
        Started = "started",
        /// It was interrupted.
        Adjourned = "adjourned",
        /// It went on.
        Continued = "continued",
        /// It took place.
        Held = "held",
        /// It was put off.
        Postponed = "postponed",
        /// It was called off.
        Cancelled = "cancelled",
        /// It did not take place.
        NotHeld = "not_held",
        /// It is on again.
        Reinstated = "reinstated",
    }
    rows {
        new => Added => Mooted: [Any];
        Mooted | Postponed => Announced => Announced: [Principal, Mediator, Convener, Chair, MeetingHost];
        Mooted | Announced => Confirmed => Confirmed: [Principal, Mediator, Convener, Chair, MeetingHost] if &MEETING_CONFIRMED_OTHER_SIDE;
        Mooted | Announced | Confirmed => Started => UnderWay: [Principal, Mediator, Chair, MeetingHost];
        UnderWay => Adjourned => Adjourned: [Principal, Mediator, Chair, MeetingHost];
        Adjourned => Continued => UnderWay: [Principal, Mediator, Chair, MeetingHost];
        Mooted | Announced | Confirmed | UnderWay | Adjourned => Held => Held: [Principal, Mediator, Chair, MeetingHost] if &MEETING_HELD_PAST;
        Mooted | Announced | Confirmed | Adjourned => Postponed => Postponed: [Principal, Mediator, Convener, Chair, MeetingHost];
        Mooted | Announced | Confirmed | Adjourned | Postponed => Cancelled => Cancelled: [Principal, Mediator, Convener, Chair, MeetingHost];
        Mooted | Announced | Confirmed | Postponed => NotHeld => NotHeld: [Principal, Mediator, Chair, MeetingHost] if &MEETING_NOT_HELD_WINDOW;
        Postponed | Cancelled | NotHeld => Reinstated => Announced: [Principal, Mediator, Convener, Chair, MeetingHost];
    }
}

impl MeetingStatus {
    /// Whether the meeting has begun.
    #[must_use]
    pub const fn has_begun(self) -> bool {
        match self {
            Self::UnderWay | Self::Adjourned | Self::Held => true,
            Self::Mooted
            | Self::Announced
            | Self::Confirmed
            | Self::Postponed
            | Self::Cancelled
            | Self::NotHeld => false,
        }
    }

    /// Whether the meeting is still to come.
    #[must_use]
    pub const fn is_to_come(self) -> bool {
        match self {
            Self::Mooted | Self::Announced | Self::Confirmed | Self::Postponed => true,
            Self::UnderWay | Self::Adjourned | Self::Held | Self::Cancelled | Self::NotHeld => false,
        }
    }
}
