//! How an alternative stands: its lifecycle.

use crate::{
    judge::rule::catalogue::ALTERNATIVE_CHOSEN_AGREEMENT,
    lifecycle,
    value::role::Entitled::{Chair, Consequence, Group, Mediator, Principal, Proposer},
};

lifecycle! {
    /// The lifecycle of an alternative.
    pub lifecycle AlternativeLifecycle("alternative") entitles crate::value::role::Entitled;
    /// How an alternative stands.
    pub status AlternativeStatus {
        /// In brackets: it can still be chosen.
        Open = "open" initial,
        /// Its words became those of the point.
        Chosen = "chosen" resting,
        /// Another was preferred.
        SetAside = "set_aside" resting,
        /// Taken back by those who proposed it.
        Withdrawn = "withdrawn" resting,
    }
    /// What moves an alternative.
    pub action AlternativeAction {
        /// It was put forward.
        Proposed = "proposed",
        /// It was preferred to its rivals.
        Chosen = "chosen",
        /// Another was preferred.
        SetAside = "set_aside",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It is discussed again.
        Reopened = "reopened",
    }
    rows {
        new => Proposed => Open: [Principal, Group, Mediator, Chair];
        Open => Chosen => Chosen: [Principal, Chair, Mediator] if &ALTERNATIVE_CHOSEN_AGREEMENT;
        Open => SetAside => SetAside: [Consequence, Principal, Chair, Mediator];
        Open => Withdrawn => Withdrawn: [Proposer];
        Chosen | SetAside | Withdrawn => Reopened => Open: [Proposer, Principal, Chair, Mediator];
    }
}
