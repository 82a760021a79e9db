//! Meetings: planned and actual are two records. A meeting proves nothing about what was agreed.

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
mod plan;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{MeetingAction, MeetingLifecycle};
pub use self::{
    event::*,
    plan::{AgendaItem, Format, MeetingOutcome, Place, Presence, Relation, Reply},
    read::{MeetingView, ParticipantView},
    status::MeetingStatus,
};

use crate::{
    talks::{party::PartyState, track::TrackState},
    value::{
        id::{MeetingId, PersonId},
        register::Register,
        sorted::Set,
        table::{Ix, Keyed},
        text::Name,
        when::When,
    },
};

/// The greatest number of participants of one meeting.
pub const MAX_PER_MEETING: usize = 256;

/// A party at a meeting: what it replied and whether it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Participant {
    pub(crate) party: Ix<PartyState>,
    pub(crate) expected: Register<bool>,
    pub(crate) reply: Register<Option<Reply>>,
    pub(crate) presence: Register<Option<Presence>>,
    /// What was said about whether it came, in the order of the events.
    pub(crate) said: Vec<u32>,
    pub(crate) persons: Register<Vec<PersonId>>,
}

/// The state of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeetingState {
    pub(crate) id: MeetingId,
    pub(crate) introduced: u32,
    pub(crate) title: Option<Name>,
    pub(crate) format: Format,
    pub(crate) host: Option<Ix<PartyState>>,
    pub(crate) invited_by: Option<Ix<PartyState>>,
    pub(crate) requested_by: Option<Ix<PartyState>>,
    pub(crate) track: Option<Ix<TrackState>>,
    pub(crate) status: Register<MeetingStatus>,
    /// The entry that announced it last.
    pub(crate) announced: Register<Option<u32>>,
    pub(crate) window: Register<Option<When>>,
    pub(crate) planned_place: Register<Option<Place>>,
    pub(crate) interval: Register<Option<When>>,
    pub(crate) until: Register<Option<When>>,
    pub(crate) place: Register<Option<Place>>,
    pub(crate) participants: Vec<Participant>,
    pub(crate) agenda: Register<Vec<AgendaItem>>,
    pub(crate) relations: Set<(Ix<MeetingState>, Relation)>,
    /// Entries that say which texts were handed over.
    pub(crate) documents: Vec<u32>,
    /// Entries that say what came of it.
    pub(crate) outcomes: Vec<u32>,
    /// Entries in which a party told what happened.
    pub(crate) readouts: Vec<u32>,
}

impl Keyed for MeetingState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
