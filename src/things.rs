//! The one list of the things that a negotiation is made of.
//!
//! Whatever has to name every thing takes this list: events, what they mention, subjects, the tables of the state and
//! looking up in them, and where the engine hands an event on to its thing. Elsewhere things are told apart only where each is
//! asked something of its own; ARCHITECTURE.md says where. Where several
//! things add to what follows, they do so in this order: what proposals decide reopens points, and then packages reopen.

/// Calls `$with!` with the list. A row is a thing: its names in the code, on the wire and in messages, and what it
/// is; the enum of its events, if it has events of its own; and its table in the state with the type of its id,
/// if it is known by an id.
macro_rules! things {
    ($with:ident) => {
        $with! {
            Negotiation process "negotiation" "negotiation" "The negotiation as a whole." events crate::talks::process::NegotiationEvent;
            Party party "party" "party" "A party." events crate::talks::party::PartyEvent,
                table parties of crate::talks::party::PartyState => PartyId;
            Point point "point" "point" "A point." events crate::talks::point::PointEvent,
                table points of crate::talks::point::PointState => PointId;
            Wording wording "wording" "wording" "A wording of a point.",
                table wordings of crate::talks::point::WordingState => WordingId;
            Version version "version" "version" "A version of the framework." events crate::talks::version::VersionEvent,
                table versions of crate::talks::version::VersionState => VersionId;
            Position position "position" "position" "A position." events crate::talks::position::PositionEvent;
            Meeting meeting "meeting" "meeting" "A meeting." events crate::talks::meeting::MeetingEvent,
                table meetings of crate::talks::meeting::MeetingState => MeetingId;
            Proposal proposal "proposal" "proposal" "A proposal." events crate::talks::proposal::ProposalEvent,
                table proposals of crate::talks::proposal::ProposalState => ProposalId;
            Link link "link" "link" "A link." events crate::talks::link::LinkEvent,
                table links of crate::talks::link::LinkState => LinkId;
            Alternative alternative "alternative" "alternative" "An alternative." events crate::talks::alternative::AlternativeEvent,
                table alternatives of crate::talks::alternative::AlternativeState => AlternativeId;
            Question question "question" "question" "A question." events crate::talks::question::QuestionEvent,
                table questions of crate::talks::question::QuestionState => QuestionId;
            Person person "person" "person" "A person." events crate::talks::person::PersonEvent,
                table persons of crate::talks::person::PersonState => PersonId;
            Track track "track" "track" "A track." events crate::talks::track::TrackEvent,
                table tracks of crate::talks::track::TrackState => TrackId;
            Deadline deadline "deadline" "deadline" "A deadline." events crate::talks::deadline::DeadlineEvent,
                table deadlines of crate::talks::deadline::DeadlineState => DeadlineId;
            Instrument instrument "instrument" "instrument" "An instrument." events crate::outcome::instrument::InstrumentEvent,
                table instruments of crate::outcome::instrument::InstrumentState => InstrumentId;
            Consent consent "consent" "consent" "The consent of a party to an instrument." events crate::outcome::consent::ConsentEvent;
            Reservation reservation "reservation" "reservation" "A reservation to an instrument.",
                table reservations of crate::outcome::consent::ReservationState => ReservationId;
            Gate gate "gate" "gate" "A gate." events crate::outcome::gate::GateEvent,
                table gates of crate::outcome::gate::GateState => GateId;
            Commitment commitment "commitment" "commitment" "A commitment." events crate::outcome::commitment::CommitmentEvent,
                table commitments of crate::outcome::commitment::CommitmentState => CommitmentId;
            Ceasefire ceasefire "ceasefire" "ceasefire" "A ceasefire or a standstill." events crate::outcome::ceasefire::CeasefireEvent,
                table ceasefires of crate::outcome::ceasefire::CeasefireState => CeasefireId;
            Measure measure "measure" "measure" "A measure." events crate::outcome::measure::MeasureEvent,
                table measures of crate::outcome::measure::MeasureState => MeasureId;
            Assessment assessment "assessment" "assessment" "An assessment." events crate::notes::assessment::AssessmentEvent;
            Record record "record" "record" "An entry: what is said of it, and corrections of it." events crate::notes::correction::RecordEvent;
            Payload payload "payload" "payload" "What is left of an entry of which all was erased." events crate::notes::correction::PayloadEvent;
            Account account "account" "account" "An account." events crate::notes::account::AccountEvent;
            Watch watch "watch" "watch item" "An item of the watch list." events crate::notes::watch::WatchEvent,
                table watches of crate::notes::watch::WatchState => WatchId;
        }
    };
}
pub(crate) use things;
