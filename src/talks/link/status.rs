//! How a link stands: its lifecycle.

use crate::{
    judge::rule::catalogue::LINK_RELEASED_AGREEMENT,
    lifecycle,
    value::role::Entitled::{Chair, Mediator, Principal, Proposer},
};

lifecycle! {
    /// The lifecycle of a link.
    pub lifecycle LinkLifecycle("link") entitles crate::value::role::Entitled;
    /// How a link stands.
    pub status LinkStatus {
        /// It binds.
        Standing = "standing" initial,
        /// It binds no longer.
        Released = "released" last,
    }
    /// What moves a link.
    pub action LinkAction {
        /// It was made.
        Made = "made",
        /// It was released.
        Released = "released",
    }
    rows {
        new => Made => Standing: [Principal, Mediator, Chair];
        Standing => Released => Released: [Proposer, Principal] if &LINK_RELEASED_AGREEMENT;
    }
}
