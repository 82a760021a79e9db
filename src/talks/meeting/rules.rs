//! What may be done to meetings.

use std::cmp::Ordering;

use crate::{
    event::Actor,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            MEETING_ATTENDANCE_RECORDED_HELD, MEETING_CONFIRMED_OTHER_SIDE,
            MEETING_DOCUMENT_HANDED_OVER_TOOK_PLACE, MEETING_HELD_ENDS, MEETING_HELD_FINAL,
            MEETING_HELD_PAST, MEETING_NOT_HELD_WINDOW, MEETING_OUTCOME_RECORDED_TOOK_PLACE,
            MEETING_PARTICIPANT_REPLIED_EXPECTED, MEETING_READ_OUT_TOOK_PLACE,
        },
    },
    talks::meeting::{MeetingAction, MeetingEvent, MeetingLifecycle, MeetingState, MeetingStatus},
    value::when::When,
};

impl Judge<'_> {
    pub(crate) fn meeting(&mut self, event: &MeetingEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let id = event.meeting();
        let meeting = self.named.meeting.and_then(|meeting| talks.state.meetings.get(meeting));
        let status = meeting.map(|meeting| talks.meeting_status(meeting));
        let proposer = meeting.and_then(|meeting| talks.nth(meeting.introduced)).map(|entry| &entry.by);
        let host = meeting.and_then(|meeting| meeting.host);
        let track = meeting.and_then(|meeting| meeting.track);
        let concern =
            Concern { proposer, host, meeting: Some(id), tracks: track.as_slice(), ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<MeetingLifecycle>(status, action, concern);
        let begun = status.is_some_and(MeetingStatus::has_begun);
        match event {
            MeetingEvent::Added(_) => step(self, MeetingAction::Added)?,
            MeetingEvent::Announced(_) => step(self, MeetingAction::Announced)?,
            MeetingEvent::Confirmed(_) => {
                step(self, MeetingAction::Confirmed)?;
                let answer = meeting.map_or(Answer::Kept, |meeting| self.is_other_side(meeting));
                self.require(&MEETING_CONFIRMED_OTHER_SIDE, answer)?;
            }
            MeetingEvent::Started(_) => step(self, MeetingAction::Started)?,
            MeetingEvent::Adjourned(_) => step(self, MeetingAction::Adjourned)?,
            MeetingEvent::Continued(_) => step(self, MeetingAction::Continued)?,
            MeetingEvent::Held(fact) => {
                step(self, MeetingAction::Held)?;
                let span = |when: &Option<When>| when.as_ref().map(|when| self.talks.span_of(when));
                let order = span(&fact.interval).zip(span(&fact.until));
                let ends = order.is_none_or(|(begun, ended)| ended.compare(&begun) != Some(Ordering::Less));
                self.require(&MEETING_HELD_ENDS, ends)?;
                let last = fact.until.as_ref().or(fact.interval.as_ref());
                // Where nobody says when it was held, nor that it began, it was planned for a time that has come.
                let planned = || meeting.and_then(|meeting| meeting.window.get().as_ref()).filter(|_| !begun);
                let over = match last {
                    Some(interval) => self.is_over(interval),
                    None => planned().map_or(Answer::Kept, |window| self.has_come(window)),
                };
                self.require(&MEETING_HELD_PAST, over)?;
            }
            MeetingEvent::Postponed(_) => step(self, MeetingAction::Postponed)?,
            MeetingEvent::Cancelled(_) => step(self, MeetingAction::Cancelled)?,
            MeetingEvent::NotHeld(_) => {
                step(self, MeetingAction::NotHeld)?;
                let window = meeting.and_then(|meeting| meeting.window.get().as_ref());
                let over = window.map_or(Answer::NotShown, |window| self.is_over(window));
                self.require(&MEETING_NOT_HELD_WINDOW, over)?;
            }
            MeetingEvent::Reinstated(_) => step(self, MeetingAction::Reinstated)?,
            MeetingEvent::Moved(_) | MeetingEvent::ParticipantExpected(_) | MeetingEvent::AgendaSet(_) => {
                self.entitled(concern)?;
                self.not_held_yet(status)?;
            }
            MeetingEvent::Ordered(_) => self.entitled(concern)?,
            MeetingEvent::ParticipantReplied(_) => {
                let party = self.named.party;
                self.entitled(Concern { party, ..concern })?;
                self.not_held_yet(status)?;
                let expected = meeting.is_some_and(|meeting| {
                    meeting.participants.iter().any(|p| Some(p.party) == party && p.expected.value())
                });
                let expected = if expected { Answer::Kept } else { Answer::NotShown };
                self.require(&MEETING_PARTICIPANT_REPLIED_EXPECTED, expected)?;
            }
            MeetingEvent::AttendanceRecorded(_) => {
                let party = self.named.party;
                self.entitled(Concern { party, ..concern })?;
                self.require(&MEETING_ATTENDANCE_RECORDED_HELD, begun)?;
            }
            MeetingEvent::DocumentHandedOver(_) => {
                self.entitled(concern)?;
                self.require(&MEETING_DOCUMENT_HANDED_OVER_TOOK_PLACE, begun)?;
            }
            MeetingEvent::OutcomeRecorded(_) => {
                self.entitled(concern)?;
                self.require(&MEETING_OUTCOME_RECORDED_TOOK_PLACE, begun)?;
            }
            MeetingEvent::ReadOut(_) => {
                self.entitled(concern)?;
                self.require(&MEETING_READ_OUT_TOOK_PLACE, begun)?;
            }
        }
        Ok(Fill::default())
    }

    /// meeting.held.final: a held meeting takes no planning act.
    fn not_held_yet(&mut self, status: Option<MeetingStatus>) -> Result<(), Refusal> {
        let open = status != Some(MeetingStatus::Held);
        self.require(&MEETING_HELD_FINAL, open)
    }

    /// Whether somebody acts who did not announce the meeting as it is planned now.
    fn is_other_side(&self, meeting: &MeetingState) -> Answer {
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => return Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => return Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {}
        }
        let Some(announced) = self.talks.announced_last(meeting) else { return Answer::Kept };
        let announcers = self.talks.heirs(self.parties_of(announced.by.voices()));
        Answer::from(self.actors().any(|actor| !announcers.contains(&actor)))
    }

    /// Whether a time may have come, by the time at which timeliness is judged.
    fn has_come(&self, when: &When) -> Answer {
        let (_, latest) = self.now();
        Answer::from(self.talks.span_of(when).earliest.is_none_or(|begin| begin <= latest))
    }

    /// Whether a time is certainly over, by the time at which timeliness is judged.
    fn is_over(&self, when: &When) -> Answer {
        let (_, latest) = self.now();
        let span = self.talks.span_of(when);
        match (span.earliest, span.latest) {
            (_, Some(end)) if end <= latest => Answer::Kept,
            (Some(begin), _) if latest < begin => Answer::Broken,
            _ => Answer::NotShown,
        }
    }
}

crate::judge::consequence::nothing_follows! { MeetingEvent }

impl Judged for MeetingEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<MeetingLifecycle>("Meeting")];
}
