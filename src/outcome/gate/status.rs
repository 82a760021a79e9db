//! How a gate stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        GATE_FAILED_THRESHOLD, GATE_PASSED_THRESHOLD, GATE_REPLACED_AGREEMENT, GATE_REQUIRED_AGREEMENT,
        GATE_WAIVED_AGREEMENT,
    },
    lifecycle,
    value::role::Entitled::{Chair, Own},
};

lifecycle! {
    /// The lifecycle of a gate. *Self* is the party whose law or statutes ask for it; of another one the parties
    /// of its instrument, or else the principals.
    pub lifecycle GateLifecycle("gate") entitles crate::value::role::Entitled;
    /// How a gate stands.
    pub status GateStatus {
        /// It is needed.
        Required = "required" initial,
        /// Its date is set.
        Scheduled = "scheduled",
        /// It was passed.
        Passed = "passed" resting,
        /// It failed.
        Failed = "failed",
        /// It was not held.
        NotHeld = "not_held",
        /// Its result was annulled.
        Annulled = "annulled",
        /// It is not needed any more.
        Waived = "waived" last,
        /// Another gate stands in its place.
        Replaced = "replaced" last,
    }
    /// What moves a gate.
    pub action GateAction {
        /// It became needed.
        Required = "required",
        /// Its date was set.
        Scheduled = "scheduled",
        /// It was passed.
        Passed = "passed",
        /// It failed.
        Failed = "failed",
        /// It was not held.
        NotHeld = "not_held",
        /// Its result was annulled.
        Annulled = "annulled",
        /// It was waived.
        Waived = "waived",
        /// It was replaced.
        Replaced = "replaced",
    }
    rows {
        new => Required => Required: [Own, Chair] if &GATE_REQUIRED_AGREEMENT;
        Required | NotHeld | Failed | Annulled => Scheduled => Scheduled: [Own];
        Required | Scheduled => Passed => Passed: [Own] if &GATE_PASSED_THRESHOLD;
        Required | Scheduled => Failed => Failed: [Own] if &GATE_FAILED_THRESHOLD;
        Required | Scheduled => NotHeld => NotHeld: [Own];
        Passed | Failed => Annulled => Annulled: [Own];
        Required | Scheduled | NotHeld | Failed | Annulled => Waived => Waived: [Own] if &GATE_WAIVED_AGREEMENT;
        Required | Scheduled | Failed | NotHeld | Annulled => Replaced => Replaced: [Own] if &GATE_REPLACED_AGREEMENT;
    }
}
