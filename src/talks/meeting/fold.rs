//! How facts about meetings fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{ENTRY_BOUNDS_SIZE, MEETING_ORDERED_OTHER},
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::ix},
    talks::meeting::{Added, MAX_PER_MEETING, MeetingEvent, MeetingState, MeetingStatus, Participant, Place},
    value::{
        register::{At, Register},
        role::RoleSet,
        sorted::Set,
        when::When,
    },
};

impl State {
    fn check_meeting(&self, event: &MeetingEvent, named: Named) -> Result<(), Fault> {
        let id = event.meeting();
        let fault = |rule| Err(Fault::new(rule, Subject::Meeting(id.clone())));
        let meeting = named.meeting.and_then(|meeting| self.meetings.get(meeting));
        let takes_part = matches!(
            event,
            MeetingEvent::ParticipantExpected(_)
                | MeetingEvent::ParticipantReplied(_)
                | MeetingEvent::AttendanceRecorded(_)
        );
        // entry.bounds.size
        if let (Some(meeting), true) = (meeting, takes_part) {
            let known = meeting.participants.iter().any(|participant| Some(participant.party) == named.party);
            // Who decides has room in any case.
            let party = named.party.and_then(|party| self.parties.get(party));
            let sits = party.is_some_and(|party| party.roles.has_any(RoleSet::PRINCIPAL));
            if !known && !sits && meeting.participants.len() >= MAX_PER_MEETING {
                return fault(&ENTRY_BOUNDS_SIZE);
            }
        }
        match (event, meeting) {
            (MeetingEvent::AgendaSet(fact), _) if fact.items.iter().any(|item| item.points.len() > 256) => {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            // meeting.ordered.other: a meeting is not in relation to itself
            (MeetingEvent::Ordered(fact), _) if fact.other == *id => fault(&MEETING_ORDERED_OTHER),
            (
                MeetingEvent::Added(_)
                | MeetingEvent::Announced(_)
                | MeetingEvent::Confirmed(_)
                | MeetingEvent::Moved(_)
                | MeetingEvent::Started(_)
                | MeetingEvent::Adjourned(_)
                | MeetingEvent::Continued(_)
                | MeetingEvent::Held(_)
                | MeetingEvent::Postponed(_)
                | MeetingEvent::Cancelled(_)
                | MeetingEvent::NotHeld(_)
                | MeetingEvent::Reinstated(_)
                | MeetingEvent::ParticipantExpected(_)
                | MeetingEvent::ParticipantReplied(_)
                | MeetingEvent::AttendanceRecorded(_)
                | MeetingEvent::AgendaSet(_)
                | MeetingEvent::Ordered(_)
                | MeetingEvent::DocumentHandedOver(_)
                | MeetingEvent::OutcomeRecorded(_)
                | MeetingEvent::ReadOut(_),
                _,
            ) => Ok(()),
        }
    }

    fn fold_meeting(&mut self, event: &MeetingEvent, named: Named, at: At<'_>) {
        if let MeetingEvent::Added(fact) = event {
            self.hear_of(fact, at);
            return;
        }
        let other = if let MeetingEvent::Ordered(fact) = event {
            self.meetings.find(fact.other.as_str())
        } else {
            None
        };
        let Some(meeting) = named.meeting.and_then(|meeting| self.meetings.get_mut(meeting)) else { return };
        match event {
            MeetingEvent::Added(_) => {}
            MeetingEvent::Announced(fact) => {
                meeting.announced.set(Some(at.seq), at);
                meeting.plan(fact.window.as_ref(), fact.place.as_ref(), at);
                meeting.status.set(MeetingStatus::Announced, at);
            }
            MeetingEvent::Confirmed(_) => {
                meeting.status.set(MeetingStatus::Confirmed, at);
            }
            MeetingEvent::Moved(fact) => meeting.plan(fact.window.as_ref(), fact.place.as_ref(), at),
            MeetingEvent::Started(fact) => {
                meeting.take_place(None, fact.place.as_ref(), at);
                meeting.status.set(MeetingStatus::UnderWay, at);
            }
            MeetingEvent::Adjourned(_) => {
                meeting.status.set(MeetingStatus::Adjourned, at);
            }
            MeetingEvent::Continued(fact) => {
                meeting.take_place(None, fact.place.as_ref(), at);
                meeting.status.set(MeetingStatus::UnderWay, at);
            }
            MeetingEvent::Held(fact) => {
                meeting.take_place(fact.interval.as_ref(), fact.place.as_ref(), at);
                if fact.until.is_some() {
                    meeting.until.set(fact.until.clone(), at);
                }
                meeting.status.set(MeetingStatus::Held, at);
            }
            MeetingEvent::Postponed(fact) => {
                // Without a new date, the old one is no longer the plan.
                meeting.window.set(fact.window.clone(), at);
                meeting.status.set(MeetingStatus::Postponed, at);
            }
            MeetingEvent::Cancelled(_) => {
                meeting.status.set(MeetingStatus::Cancelled, at);
            }
            MeetingEvent::NotHeld(_) => {
                meeting.status.set(MeetingStatus::NotHeld, at);
            }
            MeetingEvent::Reinstated(fact) => {
                meeting.announced.set(Some(at.seq), at);
                meeting.plan(fact.window.as_ref(), fact.place.as_ref(), at);
                meeting.status.set(MeetingStatus::Announced, at);
            }
            MeetingEvent::ParticipantExpected(fact) => {
                if let Some(participant) = meeting.participant(named.party) {
                    participant.expected.set(true, at);
                    participant.name(&fact.persons, at);
                }
            }
            MeetingEvent::ParticipantReplied(fact) => {
                if let Some(participant) = meeting.participant(named.party) {
                    participant.reply.set(Some(fact.reply), at);
                    participant.name(&fact.persons, at);
                }
            }
            MeetingEvent::AttendanceRecorded(fact) => {
                if let Some(participant) = meeting.participant(named.party) {
                    participant.presence.set(Some(fact.presence), at);
                    let before = participant.said.iter().take_while(|seq| at.follows(**seq)).count();
                    participant.said.insert(before, at.seq);
                    participant.name(&fact.persons, at);
                }
            }
            MeetingEvent::AgendaSet(fact) => {
                meeting.agenda.set(fact.items.clone(), at);
            }
            MeetingEvent::Ordered(fact) => {
                if let Some(other) = other {
                    meeting.relations.insert((other, fact.relation.clone()));
                }
            }
            MeetingEvent::DocumentHandedOver(_) => meeting.documents.push(at.seq),
            MeetingEvent::OutcomeRecorded(_) => meeting.outcomes.push(at.seq),
            MeetingEvent::ReadOut(_) => meeting.readouts.push(at.seq),
        }
    }

    fn hear_of(&mut self, fact: &Added, at: At<'_>) {
        self.meetings.add(MeetingState {
            id: fact.meeting.clone(),
            introduced: at.seq,
            title: fact.title.clone(),
            format: fact.format.clone(),
            host: ix(&self.parties, fact.host.as_ref()),
            invited_by: ix(&self.parties, fact.invited_by.as_ref()),
            requested_by: ix(&self.parties, fact.requested_by.as_ref()),
            track: ix(&self.tracks, fact.track.as_ref()),
            status: Register::new(MeetingStatus::Mooted, at.seq),
            announced: Register::new(None, at.seq),
            window: Register::new(None, at.seq),
            planned_place: Register::new(None, at.seq),
            interval: Register::new(None, at.seq),
            until: Register::new(None, at.seq),
            place: Register::new(None, at.seq),
            participants: Vec::new(),
            agenda: Register::new(Vec::new(), at.seq),
            relations: Set::new(),
            documents: Vec::new(),
            outcomes: Vec::new(),
            readouts: Vec::new(),
        });
    }
}

impl MeetingState {
    /// The plan changes as far as something is said.
    fn plan(&mut self, window: Option<&When>, place: Option<&Place>, at: At<'_>) {
        if window.is_some() {
            self.window.set(window.cloned(), at);
        }
        if place.is_some() {
            self.planned_place.set(place.cloned(), at);
        }
    }

    /// What actually took place, as far as something is said.
    fn take_place(&mut self, interval: Option<&When>, place: Option<&Place>, at: At<'_>) {
        if interval.is_some() {
            self.interval.set(interval.cloned(), at);
        }
        if place.is_some() {
            self.place.set(place.cloned(), at);
        }
    }

    fn participant(
        &mut self,
        party: Option<crate::value::table::Ix<crate::talks::party::PartyState>>,
    ) -> Option<&mut Participant> {
        let party = party?;
        let found = self.participants.iter().position(|participant| participant.party == party);
        // Nothing was said of the party since the meeting was heard of.
        let since = self.introduced;
        let index = found.unwrap_or_else(|| {
            self.participants.push(Participant {
                party,
                expected: Register::new(false, since),
                reply: Register::new(None, since),
                presence: Register::new(None, since),
                said: Vec::new(),
                persons: Register::new(Vec::new(), since),
            });
            self.participants.len() - 1
        });
        self.participants.get_mut(index)
    }
}

impl Participant {
    fn name(&mut self, persons: &[crate::value::id::PersonId], at: At<'_>) {
        if !persons.is_empty() {
            self.persons.set(persons.to_vec(), at);
        }
    }
}

impl Folded for MeetingEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_meeting(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_meeting(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let meeting = talks.state.meetings.get(named.meeting?)?;
        let participant =
            || meeting.participants.iter().find(|participant| Some(participant.party) == named.party);
        match self {
            Self::Added(_)
            | Self::Ordered(_)
            | Self::DocumentHandedOver(_)
            | Self::OutcomeRecorded(_)
            | Self::ReadOut(_) => None,
            Self::Moved(fact) => {
                let window = fact.window.is_some().then(|| meeting.window.seq());
                let place = fact.place.is_some().then(|| meeting.planned_place.seq());
                talks.last_in_time(window.into_iter().chain(place))
            }
            Self::AgendaSet(_) => Some(meeting.agenda.seq()),
            Self::ParticipantExpected(_) => participant().map(|p| p.expected.seq()),
            Self::ParticipantReplied(_) => participant().map(|p| p.reply.seq()),
            Self::AttendanceRecorded(_) => participant().map(|p| p.presence.seq()),
            Self::Announced(_)
            | Self::Confirmed(_)
            | Self::Started(_)
            | Self::Adjourned(_)
            | Self::Continued(_)
            | Self::Held(_)
            | Self::Postponed(_)
            | Self::Cancelled(_)
            | Self::NotHeld(_)
            | Self::Reinstated(_) => Some(meeting.status.seq()),
        }
    }
}
