//! Deadlines: what has to be done by when, put off, stopped, met, missed.
//!
//! Deadlines of negotiations pass without effect, are put off in chains, and have their clocks stopped.
//! So a deadline has a date, and a status that only entries move.

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod term;

#[doc(hidden)]
pub use self::status::{DeadlineAction, DeadlineLifecycle};
pub(crate) use self::term::Terms;
pub use self::{event::*, read::DeadlineView, status::DeadlineStatus, term::ConditionalTerm};
use crate::{
    talks::party::PartyState,
    value::{
        id::DeadlineId,
        register::Register,
        table::{Ix, Keyed},
    },
};

/// The state of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeadlineState {
    pub(crate) id: DeadlineId,
    pub(crate) introduced: u32,
    /// The parties that it binds; none: the principals.
    pub(crate) parties: Vec<Ix<PartyState>>,
    pub(crate) due: Register<Terms>,
    pub(crate) status: Register<DeadlineStatus>,
    /// The entries that gave it a date.
    pub(crate) dated: Vec<u32>,
}

impl Keyed for DeadlineState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
