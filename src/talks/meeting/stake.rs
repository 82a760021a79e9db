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
    value::{role::Entitled, table::Ix},
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
                if !meeting.is_none_or(|meeting| judge.has_to_do_with(meeting)) {
                    return Touched::All(Vec::new());
                }
                let is_it =
                    |mention: Mention<'_>| matches!(mention, Mention::Meeting(id) if *id == fact.meeting);
                let mut waiting = judge.talks.waiting_for(&is_it);
                waiting.extend(judge.talks.bound_to_wait_for(&is_it));
                Touched::waiting(waiting, Touched::NobodyElse)
            }
            Self::Added(_)
            | Self::ParticipantReplied(_)
            | Self::AgendaSet(_)
            | Self::Ordered(_)
            | Self::DocumentHandedOver(_)
            | Self::OutcomeRecorded(_)
            | Self::ReadOut(_) => Touched::NobodyElse,
            // To a meeting with nobody, anybody comes.
            Self::Announced(_) | Self::Confirmed(_)
                if meeting.is_some_and(|meeting| !judge.has_invited(meeting)) =>
            {
                Touched::NobodyElse
            }
            // Whether others meet, when, and whether they met, is theirs to say.
            Self::Announced(_)
            | Self::Confirmed(_)
            | Self::Started(_)
            | Self::Adjourned(_)
            | Self::Continued(_)
            | Self::NotHeld(_)
            | Self::Reinstated(_)
            | Self::Moved(_)
            | Self::Postponed(_)
            | Self::Cancelled(_) => {
                Touched::unless(meeting.is_none_or(|meeting| judge.has_to_do_with(meeting)))
            }
            // Several fill its list, and not one. Who was invited stays so.
            Self::ParticipantExpected(_) | Self::AttendanceRecorded(_) => {
                if let (Self::ParticipantExpected(_), Some(meeting)) = (self, meeting) {
                    let is_it = |one: &&Participant| Some(one.party) == judge.named.party;
                    let one = meeting.participants.iter().find(is_it);
                    if one.is_some_and(|one| judge.is_invited(meeting, one)) {
                        return Touched::unless(judge.actors().any(|actor| judge.runs(meeting, actor)));
                    }
                }
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

    // Who is expected, and who came, is noted for whom one likes; who came, for those who are asked there.
    fn shown(&self, judge: &Judge<'_>) -> Shown<'_> {
        if let Self::ParticipantExpected(_) = self {
            Shown::Kept
        } else if let (Self::AttendanceRecorded(_), Some(meeting)) = (self, judge.named.meeting) {
            Shown::At(meeting)
        } else {
            Shown::AsItTouches
        }
    }
}

impl Judge<'_> {
    /// Whether one of those who act runs the meeting or was invited; or whether no party made it, and nobody was invited.
    fn has_to_do_with(&self, meeting: &MeetingState) -> bool {
        let made = self.talks.nth(meeting.introduced).map(|entry| &entry.by);
        let is_open = !made.is_some_and(Actor::is_of_parties) && !self.has_invited(meeting);
        let is_guest = |actor| {
            let mut guests = meeting.participants.iter().filter(|one| self.talks.heir(one.party) == actor);
            guests.any(|one| self.is_invited(meeting, one))
        };
        is_open || self.actors().any(|actor| self.runs(meeting, actor) || is_guest(actor))
    }

    fn has_invited(&self, meeting: &MeetingState) -> bool {
        meeting.participants.iter().any(|one| self.is_invited(meeting, one))
    }

    /// Whether somebody expects a participant whose meeting it is: the secretariat, or a party that runs it. What follows
    /// from a vote is said by whose vote it was.
    fn is_invited(&self, meeting: &MeetingState, one: &Participant) -> bool {
        let said = self.talks.nth(one.expected.seq());
        let cause = said.and_then(|entry| self.talks.entry(entry.rare.cause.as_ref()?));
        let by = cause.or(said).map(|entry| &entry.by);
        let runs = |by: &Actor| {
            let mut voices = self.parties_of(by.voices()).into_iter();
            !by.is_of_parties() || voices.any(|ix| self.runs(meeting, self.talks.heir(ix)))
        };
        one.expected.value() && by.is_some_and(runs)
    }

    /// Whether a party made the meeting, gives the place or presides.
    fn runs(&self, meeting: &MeetingState, party: Ix<PartyState>) -> bool {
        let made = self.talks.nth(meeting.introduced).map(|entry| &entry.by);
        let makers = self.parties_of(made.into_iter().flat_map(Actor::voices));
        let concern =
            Concern { meeting: Some(&meeting.id), tracks: meeting.track.as_slice(), ..Concern::default() };
        self.talks.heirs(makers.into_iter().chain(meeting.host)).contains(&party)
            || self.holds_one(party, &[Entitled::Mediator, Entitled::Chair, Entitled::Convener], concern)
    }
}
