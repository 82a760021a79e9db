#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
// The pedantic lints are for the library; tests, examples and benches keep the usual ones.
#![warn(missing_docs, clippy::pedantic)]
// A new kind of event, status or rule is met at every place that asks which one it is.
#![warn(clippy::wildcard_enum_match_arm)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::float_arithmetic
    )
)]

mod things;
mod wire;

pub mod decision;
pub mod desk;
mod error;
pub mod event;
pub mod format;
pub mod judge;
pub mod lifecycle;
pub mod notes;
pub mod outcome;
pub mod query;
pub mod record;
pub mod state;
pub mod talks;
#[cfg(feature = "testing")]
pub mod testing;
pub mod value;

pub use chrono;

pub use self::{
    error::Error,
    event::{Draft, Entry, Event},
    record::Record,
    state::Negotiation,
};

/// What nearly every program needs.
pub mod prelude {
    pub use crate::{
        Error,
        desk::Desk,
        event::{Acting, Actor, Disclosure, Draft, Entry, Event, Mode, Subject},
        judge::{Decision, Recorded, Refusal, RefusalKind},
        record::Record,
        state::Negotiation,
        value::{
            id::{
                AlternativeId, CeasefireId, CommitmentId, DeadlineId, EntryId, GateId, InstrumentId, LinkId,
                MeasureId, MeetingId, NegotiationId, PartyId, PersonId, PointId, ProposalId, QuestionId,
                RecorderId, ReservationId, TrackId, VersionId, WatchId, WordingId,
            },
            source::Source,
            text::{Name, Text},
            when::{Instant, When},
        },
    };
}
