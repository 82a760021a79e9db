//! What acts on meetings change for others.

use crate::{
    event::{Actor, fact::Mention},
    judge::{
        require::{Concern, Judge},
        stake::{Shown, Staked, Touched},
    },
    talks::{
        meeting::{MeetingEvent, MeetingState, Participant},
        party::PartyState,
    },
    value::{id::PartyId, role::Entitled, table::Ix},
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
                if !meeting.is_none_or(|meeting| judge.may_meet(meeting)) {
                    return Touched::All(Vec::new());
                }
                let is_it =
                    |mention: Mention<'_>| matches!(mention, Mention::Meeting(id) if *id == fact.meeting);
                let mut waiting = judge.talks.waiting_for(&is_it);
                waiting.extend(judge.talks.bound_to_wait_for(&is_it));
                if waiting.is_empty() { Touched::NobodyElse } else { Touched::Waiting(waiting) }
            }
            Self::Added(_)
            | Self::ParticipantReplied(_)
            | Self::AgendaSet(_)
            | Self::Ordered(_)
            | Self::DocumentHandedOver(_)
            | Self::OutcomeRecorded(_)
            | Self::ReadOut(_) => Touched::NobodyElse,
            Self::Announced(_)
            | Self::Confirmed(_)
            | Self::Started(_)
            | Self::Adjourned(_)
            | Self::Continued(_)
            | Self::NotHeld(_)
            | Self::Reinstated(_) => Touched::unless(meeting.is_none_or(|meeting| judge.may_meet(meeting))),
            // Whether others meet, and when, is theirs to say.
            Self::Moved(_) | Self::Postponed(_) | Self::Cancelled(_) => {
                Touched::unless(meeting.is_none_or(|meeting| judge.has_to_do_with(meeting)))
            }
            // Several fill its list, and not one.
            Self::ParticipantExpected(_) | Self::AttendanceRecorded(_) => {
                let participants = meeting.map_or(&[][..], |meeting| &meeting.participants);
                let invited = |one: &&Participant| {
                    judge.is_of_makers(one.expected.seq())
                        || one.presence.value().is_some() && judge.is_of_makers(one.presence.seq())
                };
                let listed = participants.iter().any(|one| Some(one.party) == judge.named.party);
                Touched::unless(listed || participants.iter().filter(invited).count() < MAX_BY_ONE)
            }
        }
    }

    // Who is expected, and who came, is noted for whom one likes.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        if let Self::ParticipantExpected(_) | Self::AttendanceRecorded(_) = self {
            Shown::Kept
        } else {
            Shown::AsItTouches
        }
    }
}

impl Judge<'_> {
    /// Whether nobody is named that meets, or one of those who act announced it last or has to do with it.
    fn may_meet(&self, meeting: &MeetingState) -> bool {
        let announced = meeting.announced.value().and_then(|seq| self.talks.nth(seq)).map(|entry| &entry.by);
        let is_ours = |id: &PartyId| self.entry.by.voices().any(|voice| voice == id);
        meeting.participants.is_empty()
            || announced.is_some_and(|by| by.voices().any(is_ours))
            || self.has_to_do_with(meeting)
    }

    /// Whether one of those who act made the meeting, gives the place, is expected at it or presides; or whether the parties
    /// are not named that meet.
    fn has_to_do_with(&self, meeting: &MeetingState) -> bool {
        let made = self.talks.nth(meeting.introduced).map(|entry| &entry.by);
        // Who invites itself has nothing to say.
        let invited = |one: &Participant, id: Option<&PartyId>| {
            let by = self.talks.nth(one.expected.seq()).map(|entry| &entry.by);
            by.is_some_and(|by| !by.voices().any(|voice| Some(voice) == id))
        };
        let ours = |actor: Ix<PartyState>| {
            let id = self.talks.party_id(actor);
            let makes = made.is_some_and(|by| by.voices().any(|voice| Some(voice) == id));
            makes
                || meeting.host == Some(actor)
                || meeting.participants.iter().any(|one| one.party == actor && invited(one, id))
                || self.holds_one(
                    actor,
                    &[Entitled::Mediator, Entitled::Chair, Entitled::Convener],
                    Self::no_one(),
                )
        };
        let unnamed = meeting.participants.is_empty() && !made.is_some_and(Actor::is_of_parties);
        unnamed || self.actors().any(ours)
    }
}
