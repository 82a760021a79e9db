//! Alternatives: rival words for one point, in brackets until one of them is chosen.
//!
//! Where a text is not settled, drafters put the rival wordings in square brackets. Each is an
//! alternative here: it belongs to one point, has words of its own, and is open until it is
//! chosen, set aside or withdrawn. A point with two or more open alternatives is bracketed, by
//! definition. One alternative may be [no text](crate::talks::point::Wording::no_text). Brackets inside
//! a wording are plain text; to negotiate one of them, make it a point of its own under the point.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{AlternativeAction, AlternativeLifecycle};
pub use self::{event::*, read::AlternativeView, status::AlternativeStatus};
use crate::{
    talks::{
        point::{PointState, WordingState},
        position::Positions,
    },
    value::{
        id::AlternativeId,
        register::Register,
        table::{Ix, Keyed},
    },
};

/// The state of an alternative. Its title and what it amends are in the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AlternativeState {
    pub(crate) id: AlternativeId,
    pub(crate) introduced: u32,
    pub(crate) point: Ix<PointState>,
    /// The words that it would take the place of.
    pub(crate) of: Option<Ix<WordingState>>,
    pub(crate) status: Register<AlternativeStatus>,
    pub(crate) words: Register<Ix<WordingState>>,
    pub(crate) positions: Positions,
}

impl Keyed for AlternativeState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
