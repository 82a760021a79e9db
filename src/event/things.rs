//! The one vocabulary of events, for proposing and for recording.

use serde::{Deserialize, Serialize};

use crate::{
    event::fact::{Fact, Kind, Mention, Mentions},
    notes::{
        account::AccountEvent,
        assessment::AssessmentEvent,
        correction::{PayloadEvent, RecordEvent},
        watch::WatchEvent,
    },
    outcome::{
        ceasefire::CeasefireEvent, commitment::CommitmentEvent, consent::ConsentEvent, gate::GateEvent,
        instrument::InstrumentEvent, measure::MeasureEvent,
    },
    talks::{
        alternative::AlternativeEvent, deadline::DeadlineEvent, link::LinkEvent, meeting::MeetingEvent,
        party::PartyEvent, person::PersonEvent, point::PointEvent, position::PositionEvent,
        process::NegotiationEvent, proposal::ProposalEvent, question::QuestionEvent, track::TrackEvent,
        version::VersionEvent,
    },
    value::when::When,
};

macro_rules! events {
    ($($(#[$doc:meta])* $Variant:ident($Events:ident) = $wire:literal,)*) => {
        /// What happened. A fact in the past tense: the same when a program proposes it and when
        /// it is recorded. On the wire `{"point":{"tabled":{..}}}`.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Event {$(
            $(#[$doc])*
            #[serde(rename = $wire)]
            $Variant($Events),
        )*}

        impl Event {
            /// The kind, such as `point.tabled`.
            #[must_use]
            pub const fn kind(&self) -> &'static Kind {
                match self {
                    $(Self::$Variant(event) => event.kind(),)*
                }
            }

            /// Whether its lists are within their bounds.
            pub(crate) fn fits(&self) -> bool {
                match self {
                    $(Self::$Variant(event) => event.fits(),)*
                }
            }

            /// Every kind of event, thing by thing.
            pub fn kinds() -> impl Iterator<Item = &'static Kind> {
                let kinds: &[&[&'static Kind]] = &[$($Events::KINDS,)*];
                kinds.iter().flat_map(|kinds| kinds.iter().copied())
            }
        }

        impl Mentions for Event {
            fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
                match self {
                    $(Self::$Variant(event) => event.each_mention(each),)*
                }
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
                match self {
                    $(Self::$Variant(event) => event.each_date(each),)*
                }
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                match self {
                    $(Self::$Variant(event) => event.erase(texts),)*
                }
            }
        }

        $(impl From<$Events> for Event {
            fn from(event: $Events) -> Self {
                Self::$Variant(event)
            }
        })*
    };
}

events! {
    /// About the whole.
    Negotiation(NegotiationEvent) = "negotiation",
    /// About a party.
    Party(PartyEvent) = "party",
    /// About a point.
    Point(PointEvent) = "point",
    /// About a version of the framework.
    Version(VersionEvent) = "version",
    /// About a position.
    Position(PositionEvent) = "position",
    /// About an alternative.
    Alternative(AlternativeEvent) = "alternative",
    /// About a meeting.
    Meeting(MeetingEvent) = "meeting",
    /// About a link.
    Link(LinkEvent) = "link",
    /// About a proposal.
    Proposal(ProposalEvent) = "proposal",
    /// About a question.
    Question(QuestionEvent) = "question",
    /// About a person.
    Person(PersonEvent) = "person",
    /// About a track.
    Track(TrackEvent) = "track",
    /// About a deadline.
    Deadline(DeadlineEvent) = "deadline",
    /// About an instrument.
    Instrument(InstrumentEvent) = "instrument",
    /// About the consent of a party to an instrument.
    Consent(ConsentEvent) = "consent",
    /// About a gate.
    Gate(GateEvent) = "gate",
    /// About a commitment.
    Commitment(CommitmentEvent) = "commitment",
    /// About a ceasefire or a standstill.
    Ceasefire(CeasefireEvent) = "ceasefire",
    /// About a measure.
    Measure(MeasureEvent) = "measure",
    /// An assessment.
    Assessment(AssessmentEvent) = "assessment",
    /// About an entry.
    Record(RecordEvent) = "record",
    /// What is left of an entry of which all was erased.
    Payload(PayloadEvent) = "payload",
    /// An account.
    Account(AccountEvent) = "account",
    /// About an item of the watch list.
    Watch(WatchEvent) = "watch",
}

impl<F: Fact> From<F> for Event
where
    Self: From<F::Events>,
{
    fn from(fact: F) -> Self {
        Self::from(F::Events::from(fact))
    }
}
