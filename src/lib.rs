#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
// The pedantic lints are for the library; tests, examples and benches keep the usual ones.
#![warn(missing_docs, clippy::pedantic)]
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

pub mod account;
pub mod alternative;
pub mod amendment;
pub mod assessment;
pub(crate) mod bounded;
pub mod ceasefire;
pub mod commitment;
pub mod condition;
pub mod consent;
pub mod deadline;
pub mod entry;
pub mod fact;
pub mod gate;
#[cfg(feature = "ical")]
pub mod ical;
pub mod id;
pub mod instrument;
#[cfg(feature = "json")]
pub mod json;
pub mod lifecycle;
pub mod link;
pub mod looking;
pub mod measure;
pub mod meeting;
pub mod metadata;
pub mod negotiation;
pub mod party;
pub mod person;
pub mod point;
pub mod position;
pub mod process;
pub mod proposal;
pub mod question;
pub mod record;
pub(crate) mod register;
pub mod role;
pub mod rule;
pub mod rules;
pub mod share;
pub mod source;
pub(crate) mod table;
pub mod terms;
#[cfg(feature = "testing")]
pub mod testing;
pub mod text;
pub mod track;
pub mod version;
pub mod watch;
pub mod when;
pub mod word;

/// What nearly every program needs.
pub mod prelude {
    pub use crate::{
        entry::{Acting, Actor, Disclosure, Draft, Entry, Event, Mode, Subject},
        id::{
            AlternativeId, CeasefireId, CommitmentId, DeadlineId, EntryId, GateId, InstrumentId, LinkId,
            MeasureId, MeetingId, NegotiationId, PartyId, PersonId, PointId, ProposalId, QuestionId,
            RecorderId, ReservationId, TrackId, VersionId, WatchId, WordingId,
        },
        negotiation::Negotiation,
        record::Record,
        rules::{Decision, Recorded, Refusal, RefusalKind},
        source::Source,
        text::{Name, Text},
        when::{Instant, When},
    };
}
