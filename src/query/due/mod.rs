//! What is due, overdue, about to lapse, or to come.

mod instruments;

use std::{borrow::Cow, fmt};

use crate::{
    event::{Entry, Event, Subject},
    notes::watch::WatchStatus,
    outcome::{
        ceasefire::CeasefireStatus,
        commitment::{CommitmentStatus, Made},
        measure::MeasureStatus,
    },
    state::{Moment, Negotiation},
    talks::{
        deadline::{ConditionalTerm, DeadlineStatus},
        meeting::{MeetingEvent, MeetingStatus},
        party::{Participation, PartyEvent, RoleStatus},
        person::AccreditationStatus,
        point::PointEvent,
        process::NegotiationEvent,
        proposal::ProposalStatus,
        question::QuestionStatus,
        track::{TrackEvent, TrackStatus},
    },
    value::{
        register::EventTime,
        sorted::sort_by_key,
        when::{Instant, Span, When},
    },
};

/// What comes to an end, or takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DueKind {
    /// A meeting is planned.
    Meeting,
    /// A meeting is adjourned until then.
    Adjournment,
    /// Something has to be done.
    Deadline,
    /// A commitment is to be carried out.
    Commitment,
    /// A ceasefire lasts until then.
    Ceasefire,
    /// A gate is decided.
    Gate,
    /// An instrument can be signed until then.
    Signature,
    /// An instrument can enter into force: all that it waits for is time.
    EntryIntoForce,
    /// A notice of withdrawal takes effect.
    Withdrawal,
    /// Something should be seen by then.
    Watch,
    /// The term of a proposal is over; an answer comes too late after it.
    Proposal,
    /// A question closes.
    Question,
    /// A silence procedure ends; who says nothing agrees.
    Silence,
    /// A party is excluded until then.
    Exclusion,
    /// A suspension is announced to last until then: of the whole, of a party, of a track, of an instrument or parts of it.
    Suspension,
    /// A person is accredited until then.
    Accreditation,
    /// A point is set aside until then, or decided by an arbiter by then.
    Referral,
    /// A party is to hold a role until then.
    Role,
    /// A commitment binds until then.
    CommitmentEnd,
    /// A declared ceasefire takes effect.
    CeasefireStart,
    /// An entry is under an embargo until then, and was not disclosed to the public since.
    Embargo,
    /// A measure was announced for then, and was neither begun nor given up.
    Measure,
    /// What was recorded of an instrument ahead of its day takes effect: that it is in force, suspended, ended.
    Effect,
}

impl fmt::Display for DueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Meeting => "meets",
            Self::Adjournment => "goes on",
            Self::Deadline => "is due",
            Self::Commitment => "is to be carried out",
            Self::Ceasefire => "is to end",
            Self::Gate => "is put to the vote",
            Self::Signature => "is open for signature until",
            Self::EntryIntoForce => "can enter into force",
            Self::Withdrawal => "loses a party",
            Self::Watch => "should be seen",
            Self::Proposal => "lapses",
            Self::Question => "closes",
            Self::Silence => "carries by silence",
            Self::Exclusion => "may be readmitted",
            Self::Suspension => "may be resumed",
            Self::Accreditation => "is no longer accredited",
            Self::Referral => "comes back to the table",
            Self::Role => "gives a role back",
            Self::CommitmentEnd => "binds no longer",
            Self::CeasefireStart => "is to take effect",
            Self::Embargo => "may be published from",
            Self::Measure => "is announced to begin",
            Self::Effect => "is otherwise from then on",
        })
    }
}

/// How a term stands to an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueStanding {
    /// It is certainly over, and no entry says what became of it.
    Over,
    /// It may be over or not: the instant lies in what the date can mean.
    Now,
    /// It is certainly still to come.
    Coming,
    /// Nothing is known of the date.
    Unknown,
}

impl fmt::Display for DueStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Over => "over",
            Self::Now => "now",
            Self::Coming => "to come",
            Self::Unknown => "no date",
        })
    }
}

/// Something that is due at some time. Time itself moves nothing: it stays in the list until an
/// entry says what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Due<'a> {
    /// What.
    pub subject: Subject,
    /// Of which sort.
    pub kind: DueKind,
    /// When: as an entry says, or as it follows from what an instrument waits for.
    pub term: Cow<'a, When>,
    /// The stretch of the time line that this can mean.
    pub span: Span,
    /// How that stands to the instant asked about.
    pub standing: DueStanding,
    /// On what condition this is the date of a deadline, while another one holds; none: it holds.
    pub condition: Option<&'a ConditionalTerm>,
}

impl fmt::Display for Due<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: ", self.subject, self.kind)?;
        match self.condition {
            Some(term) => write!(f, "{term} ({})", self.standing),
            None => write!(f, "{} ({})", self.term.describe(), self.standing),
        }
    }
}

fn standing(span: Span, at: EventTime) -> DueStanding {
    match (span.earliest, span.latest) {
        (None, None) => DueStanding::Unknown,
        (_, Some(latest)) if latest < at => DueStanding::Over,
        (Some(earliest), _) if at < earliest => DueStanding::Coming,
        _ => DueStanding::Now,
    }
}

impl Negotiation {
    /// Returns what is due at an instant, overdue, lapsing or coming: whatever has a planned end, in one list. These are
    /// meetings, deadlines, commitments (by when they are to be carried out, below complete, and until when they bind),
    /// ceasefires, the watch list, gates, signatures, entries into force that wait for nothing but time, notices of
    /// withdrawal, measures that were announced, proposals, questions, points that were referred, roles, exclusions, suspensions and accreditations.
    /// What was recorded of an instrument ahead of its day, and what is under an embargo, is in it until that day. What is over comes first, then by
    /// date; what has none comes last. Deadlines whose clock is stopped are not in it.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{query::DueStanding, talks::deadline::Set};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(Set::new("answer", "An answer", "2026-01-31")?)?;
    ///
    /// let talks = record.negotiation();
    /// let due = talks.due("2026-01-23T09:00:00Z".parse()?);
    /// assert_eq!(due[0].to_string(), "deadline `answer` is due: Saturday 31 January 2026 (to come)");
    /// assert_eq!(talks.due("2026-02-01T00:00:00Z".parse()?)[0].standing, DueStanding::Over);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn due(&self, at: Instant) -> Vec<Due<'_>> {
        let at = at.to_utc();
        let mut due = Vec::new();
        self.each_term(&mut |subject, kind, term| {
            let span = self.span_of(term);
            let (term, standing) = (Cow::Borrowed(term), standing(span, at));
            due.push(Due { subject, kind, term, span, standing, condition: None });
        });
        due.extend(self.terms_of_deadlines(at));
        // No entry has to say that it took effect.
        let by_itself = |due: &Due<'_>| matches!(due.kind, DueKind::Effect | DueKind::Embargo);
        due.retain(|due| !by_itself(due) || due.standing != DueStanding::Over);
        due.extend(self.entries_into_force(at));
        sort_by_key(&mut due, |due| {
            let end = due.span.latest.or(due.span.earliest);
            (due.standing != DueStanding::Over, end.is_none(), end)
        });
        due
    }

    fn each_term<'a>(&'a self, each: &mut dyn FnMut(Subject, DueKind, &'a When)) {
        let state = &self.state;
        let event = |seq| self.nth(seq).map(|entry| &entry.event);
        if let Some(process) = state.process.as_ref().filter(|process| process.suspended.value()) {
            if let Some(Event::Negotiation(NegotiationEvent::Suspended(fact))) =
                event(process.suspended.seq())
            {
                fact.until.iter().for_each(|until| each(Subject::Negotiation, DueKind::Suspension, until));
            }
        }
        self.each_term_of_parties(each);
        for point in state.points.items().iter().filter(|point| point.flag.value().is_some()) {
            if let Some(Event::Point(PointEvent::Referred(fact))) = event(point.flag.seq()) {
                let subject = || Subject::Point(point.id.clone());
                fact.until.iter().for_each(|until| each(subject(), DueKind::Referral, until));
            }
        }
        for track in
            state.tracks.items().iter().filter(|track| track.status.value() == TrackStatus::Suspended)
        {
            if let Some(Event::Track(TrackEvent::Suspended(fact))) = event(track.status.seq()) {
                let subject = || Subject::Track(track.id.clone());
                fact.until.iter().for_each(|until| each(subject(), DueKind::Suspension, until));
            }
        }
        for meeting in state.meetings.items() {
            let subject = || Subject::Meeting(meeting.id.clone());
            match (meeting.status.value(), event(meeting.status.seq())) {
                (MeetingStatus::Adjourned, Some(Event::Meeting(MeetingEvent::Adjourned(fact)))) => {
                    fact.until.iter().for_each(|until| each(subject(), DueKind::Adjournment, until));
                }
                (status, _) if status.is_to_come() => {
                    let window = meeting.window.get().iter();
                    window.for_each(|window| each(subject(), DueKind::Meeting, window));
                }
                _ => {}
            }
        }
        self.each_term_of_promises(each);
        for entry in self.entries() {
            let Some(until) = &entry.rare.embargo else { continue };
            if !self.disclosures_of(&entry.id).any(|by| by.disclosure.is_public()) {
                each(Subject::Entry(entry.id.clone()), DueKind::Embargo, until);
            }
        }
        self.each_term_of_instruments(each);
        for watch in state.watches.items().iter().filter(|watch| watch.status.value() == WatchStatus::Open) {
            let due = watch.due.get().iter();
            due.for_each(|due| each(Subject::Watch(watch.id.clone()), DueKind::Watch, due));
        }
        for proposal in state.proposals.items() {
            let open =
                matches!(proposal.status.value(), ProposalStatus::Submitted | ProposalStatus::PutToVote);
            if let (true, Some(expires)) = (open, proposal.end().get()) {
                each(Subject::Proposal(proposal.id.clone()), DueKind::Proposal, expires);
            }
        }
        for question in
            state.questions.items().iter().filter(|question| question.status.value() == QuestionStatus::Open)
        {
            let kind = if question.voting.is_tacit() { DueKind::Silence } else { DueKind::Question };
            let closes = question.closes.get().iter();
            closes.for_each(|closes| each(Subject::Question(question.id.clone()), kind, closes));
        }
        for person in state.persons.items() {
            let valid = person.accreditations.iter();
            for accreditation in
                valid.filter(|accreditation| accreditation.status.value() == AccreditationStatus::Valid)
            {
                let until = self.accredited_until(accreditation).into_iter();
                until.for_each(|until| {
                    each(Subject::Person(person.id.clone()), DueKind::Accreditation, until);
                });
            }
        }
    }

    /// The dates of running deadlines: of each the one that holds, and those that can come to hold instead.
    fn terms_of_deadlines(&self, at: EventTime) -> impl Iterator<Item = Due<'_>> {
        let deadlines = self.state.deadlines.items().iter();
        let running = deadlines.filter(|deadline| deadline.status.value() == DeadlineStatus::Running);
        running.flat_map(move |deadline| {
            let moment = Moment::at(at);
            let to_come = self.terms_to_come(deadline, moment).map(|term| (&term.due, Some(term)));
            let holds = std::iter::once((self.term_of(deadline, moment), None));
            holds.chain(to_come).map(move |(term, condition)| {
                let span = self.span_of(term);
                let (subject, term) = (Subject::Deadline(deadline.id.clone()), Cow::Borrowed(term));
                Due { subject, kind: DueKind::Deadline, term, span, standing: standing(span, at), condition }
            })
        })
    }

    fn each_term_of_parties<'a>(&'a self, each: &mut dyn FnMut(Subject, DueKind, &'a When)) {
        let event = |seq| self.nth(seq).map(|entry| &entry.event);
        for party in self.state.parties.items() {
            let subject = || Subject::Party(party.id.clone());
            match (party.participation.value(), event(party.participation.seq())) {
                (Participation::Excluded, _) => {
                    let until = party.excluded_until.get().iter();
                    until.for_each(|until| each(subject(), DueKind::Exclusion, until));
                }
                (Participation::Suspended, Some(Event::Party(PartyEvent::Suspended(fact)))) => {
                    fact.until.iter().for_each(|until| each(subject(), DueKind::Suspension, until));
                }
                _ => {}
            }
            for holding in party.holdings.iter().filter(|holding| holding.status.value() == RoleStatus::Held)
            {
                if let Some(Event::Party(PartyEvent::RoleAssigned(fact))) = event(holding.status.seq()) {
                    fact.until.iter().for_each(|until| each(subject(), DueKind::Role, until));
                }
            }
        }
    }

    fn each_term_of_promises<'a>(&'a self, each: &mut dyn FnMut(Subject, DueKind, &'a When)) {
        for commitment in self.commitments() {
            if let (Some(due), true) = (commitment.due(), commitment.is_open()) {
                each(Subject::Commitment(commitment.id().clone()), DueKind::Commitment, due);
            }
            let binds = commitment.status() != CommitmentStatus::Obsolete;
            let made = commitment.entry().map(Entry::event).and_then(Made::of).filter(|_| binds);
            if let Some(until) = made.and_then(|made| made.until.as_ref()) {
                each(Subject::Commitment(commitment.id().clone()), DueKind::CommitmentEnd, until);
            }
        }
        for measure in self.measures().filter(|measure| measure.status() == MeasureStatus::Announced) {
            let from = measure.announced().and_then(|announced| announced.from.as_ref()).into_iter();
            from.for_each(|from| each(Subject::Measure(measure.id().clone()), DueKind::Measure, from));
        }
        for ceasefire in self.state.ceasefires.items() {
            let lasts =
                matches!(ceasefire.status.value(), CeasefireStatus::Declared | CeasefireStatus::InEffect);
            let until = ceasefire.until.get().iter().filter(|_| lasts);
            until.for_each(|until| each(Subject::Ceasefire(ceasefire.id.clone()), DueKind::Ceasefire, until));
            let declared = ceasefire.status.value() == CeasefireStatus::Declared;
            let effective = ceasefire.effective.iter().filter(|_| declared);
            effective.for_each(|effective| {
                each(Subject::Ceasefire(ceasefire.id.clone()), DueKind::CeasefireStart, effective);
            });
        }
    }
}
