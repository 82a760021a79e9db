//! How a deadline stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{DEADLINE_MISSED_PASSED, DEADLINE_RENEWED_AGREEMENT},
    lifecycle,
    value::role::Entitled::{Chair, Consequence, Guarantor, Mediator, Principal},
};

lifecycle! {
    /// The lifecycle of a deadline.
    pub lifecycle DeadlineLifecycle("deadline") entitles crate::value::role::Entitled;
    /// How a deadline stands.
    pub status DeadlineStatus {
        /// Its clock runs.
        Running = "running" initial,
        /// Its clock is stopped.
        Stopped = "stopped",
        /// What had to be done was done.
        Met = "met" last,
        /// It passed, and what had to be done was not done.
        Missed = "missed",
        /// It holds no longer.
        Lifted = "lifted" last,
    }
    /// What moves a deadline.
    pub action DeadlineAction {
        /// It was set.
        Set = "set",
        /// It was set anew.
        Renewed = "renewed",
        /// Its clock was stopped.
        Stopped = "stopped",
        /// Its clock runs again.
        Restarted = "restarted",
        /// It was met.
        Met = "met",
        /// It was missed.
        Missed = "missed",
        /// It was lifted.
        Lifted = "lifted",
    }
    rows {
        new => Set => Running: [Principal, Mediator, Chair, Guarantor];
        Missed => Renewed => Running: [Principal, Mediator, Chair] if &DEADLINE_RENEWED_AGREEMENT;
        Running => Stopped => Stopped: [Principal, Chair];
        Stopped => Restarted => Running: [Principal, Chair];
        Running | Stopped | Missed => Met => Met: [Principal, Mediator, Chair];
        Running => Missed => Missed: [Consequence] if &DEADLINE_MISSED_PASSED;
        Running | Stopped | Missed => Lifted => Lifted: [Principal, Mediator, Chair];
    }
}
