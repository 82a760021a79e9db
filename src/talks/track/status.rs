//! How a track stands: its lifecycle.

use crate::{
    judge::rule::catalogue::TRACK_CLOSED_POINTS,
    lifecycle,
    value::role::Entitled::{Chair, Mediator, Principal},
};

lifecycle! {
    /// The lifecycle of a track.
    pub lifecycle TrackLifecycle("track") entitles crate::value::role::Entitled;
    /// How a track stands.
    pub status TrackStatus {
        /// Work goes on.
        Open = "open" initial,
        /// Work rests.
        Suspended = "suspended",
        /// Work is over.
        Closed = "closed" resting,
    }
    /// What moves a track.
    pub action TrackAction {
        /// It was opened.
        Opened = "opened",
        /// It was suspended.
        Suspended = "suspended",
        /// It goes on.
        Resumed = "resumed",
        /// It was closed.
        Closed = "closed",
        /// It was opened again.
        Reopened = "reopened",
    }
    rows {
        new => Opened => Open: [Principal, Mediator, Chair];
        Open => Suspended => Suspended: [Principal, Mediator, Chair];
        Suspended => Resumed => Open: [Principal, Mediator, Chair];
        Open | Suspended => Closed => Closed: [Principal, Mediator, Chair] if &TRACK_CLOSED_POINTS;
        Closed => Reopened => Open: [Principal, Mediator, Chair];
    }
}
