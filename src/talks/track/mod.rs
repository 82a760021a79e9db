//! Tracks (strands, baskets, working groups): tables of their own, with parties, points, a chair and
//! perhaps a decision rule of their own.
//!
//! A point that is in no open track is everybody's. What is agreed at the table of a track counts the
//! parties of that table only.

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{TrackAction, TrackLifecycle};
pub use self::{event::*, read::TrackView, status::TrackStatus};
use crate::{
    decision::DecisionRule,
    talks::{party::PartyState, point::PointState},
    value::{
        id::TrackId,
        register::Register,
        table::{Ix, Keyed},
    },
};

/// The greatest number of parties, and of points, that a track ever has.
pub const MAX_PER_TRACK: usize = 256;

/// The state of a track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TrackState {
    pub(crate) id: TrackId,
    pub(crate) introduced: u32,
    pub(crate) rule: Option<DecisionRule>,
    /// Every party that it ever had, and whether it has it.
    pub(crate) parties: Vec<(Ix<PartyState>, Register<bool>)>,
    /// Every point that it ever had, and whether it has it.
    pub(crate) points: Vec<(Ix<PointState>, Register<bool>)>,
    pub(crate) status: Register<TrackStatus>,
}

impl TrackState {
    /// Whether a party is at its table: where none is named, every party is.
    pub(crate) fn seats(&self, party: Ix<PartyState>) -> bool {
        !self.parties.iter().any(|(_, current)| current.value()) || self.has_party(party)
    }

    pub(crate) fn has_party(&self, party: Ix<PartyState>) -> bool {
        self.parties.iter().any(|(track, current)| *track == party && current.value())
    }

    pub(crate) fn has_point(&self, point: Ix<PointState>) -> bool {
        self.points.iter().any(|(track, current)| *track == point && current.value())
    }

    /// Whether nothing is decided at it: it has no point, and no rule.
    pub(crate) fn is_idle(&self) -> bool {
        self.rule.is_none() && !self.points.iter().any(|(_, current)| current.value())
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.status.value() == TrackStatus::Closed
    }
}

impl Keyed for TrackState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
