//! Versions of the framework: which points, under which numbers, in which words.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod text;

#[doc(hidden)]
pub use self::status::{VersionAction, VersionLifecycle};
pub use self::{
    event::*,
    read::VersionView,
    status::VersionStatus,
    text::{Add, Amend, Carry, InvalidNumber, Merge, Move, Number, Operation, Owner, PointSplit, Renumber},
};
use crate::{
    talks::{
        point::{PointState, WordingState},
        position::Positions,
    },
    value::{
        id::VersionId,
        register::Register,
        table::{Ix, Keyed},
        text::Name,
    },
};

/// How many parents a version may have.
pub const MAX_PARENTS: usize = 8;

/// The greatest number of points that one is split into, or merged from, and of joint owners.
pub const MAX_PART: usize = 64;

/// The state of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VersionState {
    pub(crate) id: VersionId,
    pub(crate) introduced: u32,
    pub(crate) label: Register<Name>,
    pub(crate) parents: Vec<Ix<VersionState>>,
    pub(crate) owner: Owner,
    pub(crate) status: Register<VersionStatus>,
    pub(crate) contents: Vec<Content>,
    pub(crate) positions: Positions,
}

/// A point in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) point: Ix<PointState>,
    pub(crate) number: Number,
    pub(crate) wording: Option<Ix<WordingState>>,
    /// Whether it was taken over from a parent without naming its words: then it has them as they were rectified since.
    pub(crate) carried: bool,
}

impl Keyed for VersionState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
