//! Positions: what a party says of exact words.

mod event;
mod stance;

pub use self::{
    event::*,
    stance::{Condition, Matter, Stance},
};
use crate::{point::WordingState, table::Ix};

/// The position that a party holds on a matter. The words and reasons are in the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// None: it was withdrawn.
    pub(crate) stance: Option<Stance>,
    pub(crate) wording: Option<Ix<WordingState>>,
    pub(crate) seq: u32,
}
