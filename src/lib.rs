//! negotiation
#![forbid(unsafe_code)]
pub mod lifecycle;
pub mod assessment;
pub(crate) mod bounded;
pub mod entry;
pub(crate) mod fact;
pub mod id;
pub mod meeting;
pub mod metadata;
pub mod negotiation;
pub mod party;
pub mod point;
pub mod position;
pub mod process;
pub mod question;
pub(crate) mod register;
pub mod role;
pub mod rule;
pub mod share;
pub mod source;
pub(crate) mod table;
pub mod terms;
pub mod text;
pub mod version;
pub mod when;
pub mod word;
pub mod rules;
pub mod record;
pub mod looking;
#[cfg(feature = "json")]
pub mod json;

/// What nearly every program needs.
pub mod prelude {
    pub use crate::{
        entry::{Acting, Actor, Disclosure, Draft, Entry, Event, Mode, Subject},
        id::{
            EntryId, MeetingId, NegotiationId, PartyId, PointId, RecorderId, VersionId, WordingId,
        },
        negotiation::Negotiation,
        record::Record,
        rules::{Decision, Refusal, RefusalKind},
        source::Source,
        text::{Name, Text},
        when::{Instant, When},
    };
}
