//! What acts on meetings change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::{Concern, Judge},
        stake::{Shown, Staked, Touched},
    },
    talks::meeting::{MeetingEvent, Participant},
    value::role::Entitled,
};

/// How many participants the same parties expect at one meeting alone.
const MAX_BY_ONE: usize = 64;

impl Staked for MeetingEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let meeting = judge.named.meeting.and_then(|ix| judge.talks.state.meetings.get(ix));
        match self {
            Self::Held(fact) => {
                let track = meeting.and_then(|meeting| meeting.track);
                let concern =
                    Concern { meeting: Some(&fact.meeting), tracks: track.as_slice(), ..Concern::default() };
                // Who has that role by the consent of all tells it for all.
                let is_trusted =
                    |actor| judge.holds_one(actor, &[Entitled::Mediator, Entitled::Chair], concern);
                if judge.actors().any(is_trusted) {
                    return Touched::NobodyElse;
                }
                let is_it =
                    |mention: Mention<'_>| matches!(mention, Mention::Meeting(id) if *id == fact.meeting);
                let mut waiting = judge.talks.waiting_for(&is_it);
                waiting.extend(judge.talks.bound_to_wait_for(&is_it));
                if waiting.is_empty() { Touched::NobodyElse } else { Touched::Each(waiting) }
            }
            Self::Added(_)
            | Self::Announced(_)
            | Self::Confirmed(_)
            | Self::Moved(_)
            | Self::Started(_)
            | Self::Adjourned(_)
            | Self::Continued(_)
            | Self::Postponed(_)
            | Self::Cancelled(_)
            | Self::NotHeld(_)
            | Self::Reinstated(_)
            | Self::ParticipantReplied(_)
            | Self::AttendanceRecorded(_)
            | Self::AgendaSet(_)
            | Self::Ordered(_)
            | Self::DocumentHandedOver(_)
            | Self::OutcomeRecorded(_)
            | Self::ReadOut(_) => Touched::NobodyElse,
            // Several fill its list, and not one.
            Self::ParticipantExpected(_) => {
                let invited = |one: &&Participant| judge.is_of_makers(one.expected.seq());
                let invited =
                    meeting.map_or(0, |meeting| meeting.participants.iter().filter(invited).count());
                Touched::unless(invited < MAX_BY_ONE)
            }
        }
    }

    // Who wants to meet has to know that it does not take place.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        if let Self::Cancelled(_) | Self::Postponed(_) | Self::Held(_) = self {
            Shown::With(vec![Mention::Meeting(self.meeting())])
        } else if let Self::ParticipantExpected(_) = self {
            Shown::Kept
        } else {
            Shown::AsItTouches
        }
    }
}
