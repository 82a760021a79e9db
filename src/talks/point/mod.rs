//! Points: the issues of the framework. A point's identity outlives its numbers and its words.

mod agreed;
mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod words;

#[doc(hidden)]
pub use self::status::{PointAction, PointLifecycle};
pub use self::{
    event::*,
    read::PointView,
    status::{Flag, PointStatus, Referral},
    words::{Areas, InvalidAreas, Language, Standing, Wording},
};
use crate::{
    talks::{
        alternative::AlternativeState, link::LinkState, party::PartyState, position::Positions,
        track::TrackState,
    },
    value::{
        id::{PointId, WordingId},
        register::{At, Register},
        table::{Ix, Keyed},
        text::Name,
    },
};

/// The state of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PointState {
    pub(crate) id: PointId,
    pub(crate) introduced: u32,
    pub(crate) title: Register<Name>,
    pub(crate) areas: Register<Areas>,
    pub(crate) parent: Register<Option<Ix<PointState>>>,
    pub(crate) status: Register<PointStatus>,
    pub(crate) flag: Register<Option<Flag>>,
    pub(crate) arbiter: Register<Option<Ix<PartyState>>>,
    pub(crate) words: Register<Option<Ix<WordingState>>>,
    pub(crate) positions: Positions,
    /// Points that were once put under this one; whether they still are, they know.
    pub(crate) children: Vec<Ix<PointState>>,
    /// Links that name it; whether they still stand, they know.
    pub(crate) links: Vec<Ix<LinkState>>,
    /// Its alternatives, open or not.
    pub(crate) alternatives: Vec<Ix<AlternativeState>>,
    /// Tracks that it was ever in; whether it still is, they know.
    pub(crate) tracks: Vec<Ix<TrackState>>,
    /// Words of it in other languages, whatever words they are.
    pub(crate) languages: Vec<Ix<WordingState>>,
}

impl Keyed for PointState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

/// The state of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WordingState {
    pub(crate) id: WordingId,
    pub(crate) introduced: u32,
    pub(crate) point: Ix<PointState>,
    /// The alternative that it was put forward for.
    pub(crate) alternative: Option<Ix<AlternativeState>>,
    /// The wording that this one rectifies, through all rectifications.
    pub(crate) root: Option<Ix<WordingState>>,
    /// The wording that rectified this one last.
    pub(crate) rectified: Option<Register<Ix<WordingState>>>,
    /// What it is beside others in another language, if it is that.
    pub(crate) beside: Option<Standing>,
    pub(crate) language: Option<Language>,
}

impl WordingState {
    /// Words of a point that are those of no other.
    pub(crate) fn of(point: Ix<PointState>, wording: &Wording, at: At<'_>) -> Self {
        Self {
            id: wording.id.clone(),
            introduced: at.seq,
            point,
            alternative: None,
            root: None,
            rectified: None,
            beside: None,
            language: wording.language.clone(),
        }
    }
}

impl Keyed for WordingState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
