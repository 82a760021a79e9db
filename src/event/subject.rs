//! What an act, a refusal or a fault is about.

use crate::{
    event::{
        Event,
        fact::{Mention, Mentions},
    },
    notes::{
        account::{About, AccountEvent},
        assessment::{AssessmentEvent, Topic},
        correction::RecordEvent,
        watch::WatchEvent,
    },
    outcome::{
        ceasefire::CeasefireEvent, commitment::CommitmentEvent, consent::ConsentEvent, gate::GateEvent,
        instrument::InstrumentEvent, measure::MeasureEvent,
    },
    talks::{
        alternative::AlternativeEvent,
        deadline::DeadlineEvent,
        link::LinkEvent,
        meeting::MeetingEvent,
        party::PartyEvent,
        person::PersonEvent,
        point::PointEvent,
        position::{Matter, PositionEvent},
        proposal::ProposalEvent,
        question::QuestionEvent,
        track::TrackEvent,
        version::VersionEvent,
    },
    value::{
        id::{
            AlternativeId, CeasefireId, CommitmentId, DeadlineId, EntryId, GateId, InstrumentId, LinkId,
            MeasureId, MeetingId, PartyId, PersonId, PointId, ProposalId, QuestionId, ReservationId, TrackId,
            VersionId, WatchId, WordingId,
        },
        word::Area,
    },
};

/// What an act, a refusal or a fault is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The whole.
    Negotiation,
    /// A party.
    Party(PartyId),
    /// A point.
    Point(PointId),
    /// A wording.
    Wording(WordingId),
    /// A version of the framework.
    Version(VersionId),
    /// A meeting.
    Meeting(MeetingId),
    /// A link.
    Link(LinkId),
    /// A proposal.
    Proposal(ProposalId),
    /// An alternative.
    Alternative(AlternativeId),
    /// A question.
    Question(QuestionId),
    /// A person.
    Person(PersonId),
    /// A track.
    Track(TrackId),
    /// A deadline.
    Deadline(DeadlineId),
    /// An instrument.
    Instrument(InstrumentId),
    /// A reservation to an instrument.
    Reservation(ReservationId),
    /// A gate.
    Gate(GateId),
    /// A commitment.
    Commitment(CommitmentId),
    /// A ceasefire or a standstill.
    Ceasefire(CeasefireId),
    /// A measure.
    Measure(MeasureId),
    /// An item of the watch list.
    Watch(WatchId),
    /// An area.
    Area(Area),
    /// An entry.
    Entry(EntryId),
}

impl Subject {
    /// The id, or the word for it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Negotiation => "negotiation",
            Self::Party(id) => id.as_str(),
            Self::Point(id) => id.as_str(),
            Self::Wording(id) => id.as_str(),
            Self::Version(id) => id.as_str(),
            Self::Meeting(id) => id.as_str(),
            Self::Link(id) => id.as_str(),
            Self::Proposal(id) => id.as_str(),
            Self::Alternative(id) => id.as_str(),
            Self::Question(id) => id.as_str(),
            Self::Person(id) => id.as_str(),
            Self::Track(id) => id.as_str(),
            Self::Deadline(id) => id.as_str(),
            Self::Instrument(id) => id.as_str(),
            Self::Reservation(id) => id.as_str(),
            Self::Gate(id) => id.as_str(),
            Self::Commitment(id) => id.as_str(),
            Self::Ceasefire(id) => id.as_str(),
            Self::Measure(id) => id.as_str(),
            Self::Watch(id) => id.as_str(),
            Self::Area(area) => area.as_str(),
            Self::Entry(id) => id.as_str(),
        }
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Negotiation => f.write_str("the negotiation"),
            Self::Party(id) => write!(f, "party `{id}`"),
            Self::Point(id) => write!(f, "point `{id}`"),
            Self::Wording(id) => write!(f, "wording `{id}`"),
            Self::Version(id) => write!(f, "version `{id}`"),
            Self::Meeting(id) => write!(f, "meeting `{id}`"),
            Self::Link(id) => write!(f, "link `{id}`"),
            Self::Proposal(id) => write!(f, "proposal `{id}`"),
            Self::Alternative(id) => write!(f, "alternative `{id}`"),
            Self::Question(id) => write!(f, "question `{id}`"),
            Self::Person(id) => write!(f, "person `{id}`"),
            Self::Track(id) => write!(f, "track `{id}`"),
            Self::Deadline(id) => write!(f, "deadline `{id}`"),
            Self::Instrument(id) => write!(f, "instrument `{id}`"),
            Self::Reservation(id) => write!(f, "reservation `{id}`"),
            Self::Gate(id) => write!(f, "gate `{id}`"),
            Self::Commitment(id) => write!(f, "commitment `{id}`"),
            Self::Ceasefire(id) => write!(f, "ceasefire `{id}`"),
            Self::Measure(id) => write!(f, "measure `{id}`"),
            Self::Watch(id) => write!(f, "watch item `{id}`"),
            Self::Area(area) => write!(f, "area `{area}`"),
            Self::Entry(id) => write!(f, "entry `{id}`"),
        }
    }
}

impl From<Mention<'_>> for Subject {
    fn from(mention: Mention<'_>) -> Self {
        match mention {
            Mention::Party(id) => Self::Party(id.clone()),
            Mention::Point(id) => Self::Point(id.clone()),
            Mention::Wording(id) => Self::Wording(id.clone()),
            Mention::Version(id) => Self::Version(id.clone()),
            Mention::Meeting(id) => Self::Meeting(id.clone()),
            Mention::Entry(id) => Self::Entry(id.clone()),
            Mention::Link(id) => Self::Link(id.clone()),
            Mention::Proposal(id) => Self::Proposal(id.clone()),
            Mention::Alternative(id) => Self::Alternative(id.clone()),
            Mention::Question(id) => Self::Question(id.clone()),
            Mention::Person(id) => Self::Person(id.clone()),
            Mention::Track(id) => Self::Track(id.clone()),
            Mention::Deadline(id) => Self::Deadline(id.clone()),
            Mention::Instrument(id) => Self::Instrument(id.clone()),
            Mention::Reservation(id) => Self::Reservation(id.clone()),
            Mention::Gate(id) => Self::Gate(id.clone()),
            Mention::Commitment(id) => Self::Commitment(id.clone()),
            Mention::Ceasefire(id) => Self::Ceasefire(id.clone()),
            Mention::Measure(id) => Self::Measure(id.clone()),
            Mention::Watch(id) => Self::Watch(id.clone()),
        }
    }
}

impl Event {
    /// What the event is about: the thing that its first id names.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Negotiation(_) => Subject::Negotiation,
            Self::Party(event) => Subject::Party(party(event).clone()),
            Self::Point(event) => Subject::Point(point(event).clone()),
            Self::Version(event) => Subject::Version(version(event).clone()),
            Self::Position(event) => position(event).into(),
            Self::Alternative(event) => Subject::Alternative(alternative(event).clone()),
            Self::Meeting(event) => Subject::Meeting(meeting(event).clone()),
            Self::Question(event) => Subject::Question(question(event).clone()),
            Self::Proposal(event) => Subject::Proposal(proposal(event).clone()),
            Self::Link(event) => Subject::Link(link(event).clone()),
            Self::Person(event) => Subject::Person(person(event).clone()),
            Self::Track(event) => Subject::Track(track(event).clone()),
            Self::Deadline(event) => Subject::Deadline(deadline(event).clone()),
            Self::Instrument(event) => Subject::Instrument(instrument(event).clone()),
            Self::Consent(event) => Subject::Instrument(consent(event).clone()),
            Self::Gate(event) => Subject::Gate(gate(event).clone()),
            Self::Commitment(event) => Subject::Commitment(commitment(event).clone()),
            Self::Ceasefire(event) => Subject::Ceasefire(ceasefire(event).clone()),
            Self::Measure(event) => Subject::Measure(measure(event).clone()),
            Self::Watch(event) => Subject::Watch(watch(event).clone()),
            Self::Assessment(AssessmentEvent::Given(given)) => match &given.on {
                Topic::Whole => Subject::Negotiation,
                Topic::Area(area) => Subject::Area(area.clone()),
                Topic::Point(point) => Subject::Point(point.clone()),
            },
            Self::Record(event) => Subject::Entry(RecordEvent::entry(event).clone()),
            Self::Payload(event) => {
                let mut first = None;
                event.each_mention(&mut |mention| {
                    first.get_or_insert_with(|| mention.into());
                });
                first.unwrap_or(Subject::Negotiation)
            }
            Self::Account(AccountEvent::Given(given)) => match &given.on {
                About::Whole => Subject::Negotiation,
                About::Area(area) => Subject::Area(area.clone()),
                on => {
                    let mut subject = Subject::Negotiation;
                    on.each_mention(&mut |mention| subject = mention.into());
                    subject
                }
            },
        }
    }
}

/// The field that names the thing, whichever fact it is.
macro_rules! named_by {
    ($fn_name:ident: $Events:ident { $($Fact:ident)* } . $field:ident -> $Id:ty) => {
        pub(crate) const fn $fn_name(event: &$Events) -> &$Id {
            match event {
                $($Events::$Fact(fact) => &fact.$field,)*
            }
        }
    };
}

named_by!(party: PartyEvent {
    Added Renamed AliasAdded Invited InvitationWithdrawn Joined Declined Suspended Resumed Excluded Readmitted
    Withdrawn Returned Dissolved RoleOffered RoleAssigned RoleDeclined RoleEnded MembershipBegun
    MembershipEnded WeightSet Split Merged Succeeded ActConfirmed
}.party -> PartyId);
named_by!(point: PointEvent {
    Tabled Retitled AreasSet Nested Reworded Rectified TakenUp Returned AgreedInPrinciple TextAgreed Closed
    Parked ReferredUp ReferredToArbiter Awarded Dropped MovedToInstrument Superseded Reinstated Reopened
}.point -> PointId);
named_by!(version: VersionEvent {
    Drafted Tabled TakenAsBasis AdoptedAdReferendum Adopted Rejected Revived Relabelled Superseded Withdrawn
}.version -> VersionId);
named_by!(alternative: AlternativeEvent {
    Proposed Reworded Chosen SetAside Withdrawn Reopened
}.alternative -> AlternativeId);
named_by!(position: PositionEvent { Taken Confirmed Withdrawn }.on -> Matter);
named_by!(meeting: MeetingEvent {
    Added Announced Confirmed Moved Started Adjourned Continued Held Postponed Cancelled NotHeld Reinstated
    ParticipantExpected ParticipantReplied AttendanceRecorded AgendaSet Ordered DocumentHandedOver OutcomeRecorded ReadOut
}.meeting -> MeetingId);
named_by!(question: QuestionEvent {
    Put Voted Extended Carried Failed Lapsed Withdrawn Annulled
}.question -> QuestionId);
named_by!(link: LinkEvent { Made Released }.link -> LinkId);
named_by!(proposal: ProposalEvent {
    Submitted Conveyed Answered Extended PutToVote Accepted Rejected Countered Withdrawn Lapsed Renewed
}.proposal -> ProposalId);
named_by!(person: PersonEvent {
    Added Renamed OfficeBegun OfficeEnded Accredited PowersChanged AccreditationEnded
}.person -> PersonId);
named_by!(track: TrackEvent {
    Opened PartyAdded PartyRemoved PointAdded PointRemoved Suspended Resumed Closed Reopened
}.track -> TrackId);
named_by!(deadline: DeadlineEvent {
    Set Extended Renewed Stopped Restarted Met Missed Lifted
}.deadline -> DeadlineId);
named_by!(instrument: InstrumentEvent {
    Drafted PartiesSet TextSet GatesSet InForceRuleSet Agreed Initialled Adopted OpenedForSignature Signed
    EnteredIntoForce Suspended Resumed Amended Rectified Superseded Terminated Revived Rejected Resubmitted
    Reopened Lapsed
}.instrument -> InstrumentId);
named_by!(consent: ConsentEvent {
    FullPowersPresented Initialled SignedAdReferendum Signed Expressed Attested Refused ProvisionallyApplied
    ProvisionalApplicationEnded ReservationMade DeclarationMade ReservationWithdrawn Objected Suspended Resumed
    WithdrawalNotified WithdrawalRevoked Withdrawn Rejoined
}.instrument -> InstrumentId);
named_by!(consent_party: ConsentEvent {
    FullPowersPresented Initialled SignedAdReferendum Signed Expressed Attested Refused ProvisionallyApplied
    ProvisionalApplicationEnded ReservationMade DeclarationMade ReservationWithdrawn Objected Suspended Resumed
    WithdrawalNotified WithdrawalRevoked Withdrawn Rejoined
}.party -> PartyId);
named_by!(gate: GateEvent {
    Required Scheduled Recommended Passed Failed NotHeld Annulled Waived Replaced
}.gate -> GateId);
named_by!(commitment: CommitmentEvent {
    Made DueChanged Reported ViolationAlleged Suspended Resumed MadeObsolete Reinstated
}.commitment -> CommitmentId);
named_by!(ceasefire: CeasefireEvent {
    Declared Joined TookEffect Extended ViolationAlleged Collapsed Expired Ended Renewed
}.ceasefire -> CeasefireId);
named_by!(measure: MeasureEvent { Taken Suspended Resumed Ended }.measure -> MeasureId);

impl From<&Matter> for Subject {
    fn from(matter: &Matter) -> Self {
        match matter {
            Matter::Point(point) => Self::Point(point.clone()),
            Matter::Version(version) => Self::Version(version.clone()),
            Matter::Alternative(alternative) => Self::Alternative(alternative.clone()),
        }
    }
}
named_by!(watch: WatchEvent { Added Extended Observed Lapsed Reopened }.watch -> WatchId);
