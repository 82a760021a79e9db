//! How an item of the watch list stands: its lifecycle.

use crate::{
    judge::rule::catalogue::WATCH_LAPSED_DUE,
    lifecycle,
    value::role::Entitled::{Any, Consequence},
};

lifecycle! {
    /// The lifecycle of an item of the watch list.
    pub lifecycle WatchLifecycle("watch") entitles crate::value::role::Entitled;
    /// How an item of the watch list stands.
    pub status WatchStatus {
        /// It is waited for.
        Open = "open" initial,
        /// It was seen.
        Observed = "observed",
        /// Nothing was seen in time.
        Lapsed = "lapsed",
    }
    /// What moves an item of the watch list.
    pub action WatchAction {
        /// It was put on the list.
        Added = "added",
        /// It was seen.
        Observed = "observed",
        /// Nothing was seen in time.
        Lapsed = "lapsed",
        /// It is waited for again.
        Reopened = "reopened",
    }
    rows {
        new => Added => Open: [Any];
        Open => Observed => Observed: [Any];
        Open => Lapsed => Lapsed: [Consequence] if &WATCH_LAPSED_DUE;
        Observed | Lapsed => Reopened => Open: [Any];
    }
}
