//! What corrections change for others.

use crate::{
    event::{
        Entry, Event, Subject,
        fact::{Mention, Mentions, Stake},
    },
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    notes::correction::{PayloadEvent, RecordEvent, Restated},
    outcome::{
        ceasefire::{CeasefireEvent, CeasefireState},
        commitment::{Degree, Reported},
    },
    talks::{
        alternative::AlternativeEvent,
        link::{self, LinkEvent},
        meeting::AttendanceRecorded,
        party::{PartyEvent, PartyState},
        point::PointEvent,
        proposal::{ProposalEvent, PutToVote},
        question::{Put, QuestionEvent, QuestionState, QuestionStatus, Voted},
    },
    value::{
        gather::Gather,
        id::{EntryId, InstrumentId},
        sorted::{Set, sort_by_key},
        table::Ix,
    },
};

impl Staked for RecordEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // Where it is known from, and why it was done, is for its makers to say.
            Self::Corrected(fact)
                if fact.event.is_none() && fact.occurred.is_none() && fact.rests_on.is_none() =>
            {
                Touched::NobodyElse
            }
            Self::Corrected(fact) => {
                let original = judge.talks.entry(self.entry()).map(|original| &original.event);
                let asked = original.and_then(Put::of);
                let restated = fact.event.as_ref().map(Restated::event);
                // What is asked is frozen when it is put; and what others count on is not said of an earlier time.
                if asked.is_some() {
                    return Touched::All(Vec::new());
                }
                if let Some(restated) = restated.filter(|restated| judge.is_counted_on(restated)) {
                    return Touched::Both(judge.counting_on(restated));
                }
                let relied_on = judge.relied_on(self.entry());
                if relied_on != Touched::NobodyElse {
                    return relied_on;
                }
                let both = original.zip(restated);
                both.map_or(Touched::NobodyElse, |(from, to)| judge.puts_elsewhere(from, to))
            }
            Self::Retracted(_) => judge.relied_on(self.entry()),
            Self::Confirmed(_)
            | Self::Disputed(_)
            | Self::Denied(_)
            | Self::Sourced(_)
            | Self::Disclosed(_) => Touched::NobodyElse,
        }
    }
}

impl Staked for PayloadEvent {}

impl Judge<'_> {
    /// Those who went on from an entry: since then they have acted on something that goes back to it, or it had
    /// consequences. What others had to agree to, they have to agree to take back.
    fn relied_on(&self, id: &EntryId) -> Touched {
        let mut entries = self.talks.entries().iter().skip_while(|entry| entry.id != *id);
        let Some(original) = entries.next() else { return Touched::NobodyElse };
        // What others may have had to agree to; what may be kept from them, and what one puts forward, is one's own.
        let put_forward = matches!(
            original.event,
            Event::Link(LinkEvent::Made(_))
                | Event::Point(PointEvent::Tabled(_))
                | Event::Alternative(AlternativeEvent::Proposed(_))
        );
        let was_there = AttendanceRecorded::of(&original.event).is_some();
        let by_makers = put_forward || was_there || matches!(self.shown(&original.event), Shown::Kept);
        let at_stake = original.event.kind().stake() != Stake::Nothing && !by_makers;
        if at_stake || self.is_counted_on(&original.event) {
            return Touched::Both(self.counting_on(&original.event));
        }
        let subjects: Vec<_> = entries.clone().map(|entry| entry.event.subject()).collect();
        let subject = original.event.subject();
        let mut traced = Set::new();
        trace(&mut traced, original, &subject);
        let mut relied = false;
        let mut concerned = Vec::new();
        for (entry, subject) in entries.zip(&subjects) {
            let is_one = |mention: Mention<'_>| traced.contains(&mention);
            let follows = entry.rare.cause.as_ref().is_some_and(|cause| is_one(Mention::Entry(cause)));
            let names = entry.rare.occurred.mentions_one(&is_one) || entry.event.mentions_one(&is_one);
            if !follows && !names && !self.moves(entry) {
                continue;
            }
            trace(&mut traced, entry, subject);
            if !is_note(&entry.event) && (entry.by != original.by || asks_others(&entry.event)) {
                relied = true;
                // Nobody makes itself concerned from outside.
                let here = |ix: &Ix<PartyState>| {
                    let party = self.talks.state.parties.get(*ix);
                    party.is_some_and(|party| party.has_sat() || party.is_participating())
                };
                concerned.extend(self.parties_of(entry.by.voices()).into_iter().filter(here));
            }
        }
        // What others accepted under a link does not name it.
        if let Event::Link(event) = &original.event {
            let link = self.talks.state.links.by_key(event.link().as_str());
            let relying = link.map_or_else(Vec::new, |link| self.relying_on(link));
            relied |= !relying.is_empty();
            concerned.extend(relying);
        }
        if !relied {
            return Touched::NobodyElse;
        }
        // What others went on from of an instrument, each whose it is has to agree to take back.
        if let Event::Instrument(_) = &original.event {
            return Touched::Both(self.counting_on(&original.event));
        }
        sort_by_key(&mut concerned, |party| party.to_usize());
        concerned.dedup();
        Touched::All(concerned)
    }

    /// Those whose matter it is, whoever decides: the sides of a commitment, an instrument or a ceasefire that an act is on, or
    /// the one that it takes back.
    fn counting_on(&self, event: &Event) -> Vec<Ix<PartyState>> {
        let state = &self.talks.state;
        let mut event = event;
        while let Some(taken_back) = event.correction().and_then(|act| self.talks.entry(act.entry())) {
            event = &taken_back.event;
        }
        let of = |instrument: &InstrumentId| {
            let instrument = state.instruments.by_key(instrument.as_str());
            instrument.map_or_else(Vec::new, |own| self.talks.concerned(own))
        };
        if let Event::Commitment(event) = event {
            let owed = state.commitments.by_key(event.commitment().as_str());
            owed.into_iter().flat_map(|owed| owed.obligors.iter().chain(&owed.to).copied()).gather()
        } else if let Event::Ceasefire(event) = event {
            let ceasefire = state.ceasefires.by_key(event.ceasefire().as_str());
            ceasefire.into_iter().flat_map(CeasefireState::parties).gather()
        } else if let Event::Consent(event) = event {
            of(event.instrument())
        } else if let Event::Instrument(event) = event {
            of(event.instrument())
        } else {
            Vec::new()
        }
    }

    /// Whom an act would touch if it were done now as a correction has it, where that names something which the entry did not,
    /// or binds otherwise.
    fn puts_elsewhere(&self, from: &Event, to: &Event) -> Touched {
        let mut more = false;
        to.each_mention(&mut |mention| more |= !from.mentions_one(&|named| named == mention));
        let kind = |event: &Event| link::Made::of(event).map(|link| link.kind);
        if !more && kind(from) == kind(to) {
            return Touched::NobodyElse;
        }
        let entry = Entry { event: to.clone(), ..self.entry.clone() };
        self.before_act(&entry).touched(to)
    }

    /// Whether a correction gives an entry another place on the time of the events: where its own time is vague, that is told by
    /// what came before it.
    fn moves(&self, entry: &Entry) -> bool {
        let place = self.corrected.and_then(|corrected| corrected.place_of(&entry.id));
        place.is_some() && place != self.talks.place_of(&entry.id)
    }

    /// Whether others count on it from the moment it is said: an expression of consent, an act confirmed, a seat taken, declined
    /// or given up, a truce joined, an offer handed over or taken back, how a question ended, that something was carried out; a
    /// vote, if it is final, or once its question is not open any more; a question that silence may have answered, once it is
    /// over; and who was there, once a question is over that was put there.
    fn is_counted_on(&self, event: &Event) -> bool {
        let questions = &self.talks.state.questions;
        let is_over = |question: &QuestionState| {
            let end = self.talks.end_of_term(question.closes.get().as_ref());
            question.status.value() != QuestionStatus::Open || end.is_some_and(|end| end < self.at)
        };
        if let Some(vote) = Voted::of(event) {
            let question = questions.by_key(vote.question.as_str());
            return question.is_none_or(|question| question.voting.has_final_votes() || is_over(question));
        }
        if let Some(put) = Put::of(event) {
            let question = questions.by_key(put.question.as_str());
            return question.is_some_and(|question| question.is_answered_unseen() && is_over(question));
        }
        if let Some(was_there) = AttendanceRecorded::of(event) {
            let meeting = self.talks.state.meetings.find(was_there.meeting.as_str());
            let mut put_there =
                questions.items().iter().filter(|question| meeting.is_some() && question.at == meeting);
            return put_there.any(is_over);
        }
        if let Some(report) = Reported::of(event) {
            return report.degree == Degree::Complete;
        }
        matches!(
            event,
            Event::Consent(_)
                | Event::Party(
                    PartyEvent::Joined(_)
                        | PartyEvent::Declined(_)
                        | PartyEvent::Withdrawn(_)
                        | PartyEvent::Dissolved(_)
                        | PartyEvent::ActConfirmed(_)
                )
                | Event::Ceasefire(CeasefireEvent::Joined(_) | CeasefireEvent::Denounced(_))
                | Event::Proposal(ProposalEvent::Conveyed(_) | ProposalEvent::Withdrawn(_))
                | Event::Question(
                    QuestionEvent::Carried(_)
                        | QuestionEvent::Failed(_)
                        | QuestionEvent::Lapsed(_)
                        | QuestionEvent::Withdrawn(_)
                )
        )
    }
}

/// Adds what goes back to an entry: the entry, what it introduces, and what it is about. Of what is only noted that is the
/// entry alone: a time may hang on it.
fn trace<'a>(traced: &mut Set<Mention<'a>>, entry: &'a Entry, subject: &'a Subject) {
    traced.insert(Mention::Entry(&entry.id));
    if !is_note(&entry.event) {
        traced.extend(entry.event.introduces().into_iter().flatten().chain(subject.mention()));
    }
}

/// Whether it is only noted.
const fn is_note(event: &Event) -> bool {
    matches!(event, Event::Record(_) | Event::Account(_) | Event::Assessment(_) | Event::Watch(_))
}

/// Whether others were asked, or a decision rule asks them: they answered it as it was, in silence too.
fn asks_others(event: &Event) -> bool {
    event.is_decided() || Put::of(event).is_some() || PutToVote::of(event).is_some()
}
