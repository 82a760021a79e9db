//! Payloads to ask the judge with: acts on meetings.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::meeting::{self, Format, MeetingEvent, Presence, Relation, Reply},
    value::{
        gather::Gather,
        id::{MeetingId, PartyId},
    },
};

impl Probed for MeetingEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for meeting in probe.seen(&probe.talks.state.meetings) {
            acts_on(probe, &meeting.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(meeting) = MeetingId::new(&probe.new) {
        each(None, vec![meeting::Added::new(meeting, Format::BILATERAL).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &MeetingId, each: Each<'_>) {
    let meeting = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Vec<Event>| each(Some(Subject::Meeting(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(vec![meeting::Announced::new(meeting()).into()]);
    many(vec![meeting::Confirmed::new(meeting()).into()]);
    many(vec![meeting::Moved::new(meeting()).into()]);
    many(vec![meeting::Started::new(meeting()).into()]);
    many(vec![meeting::Adjourned::new(meeting()).into()]);
    many(vec![meeting::Continued::new(meeting()).into()]);
    many(vec![meeting::Held::new(meeting()).into()]);
    many(vec![meeting::Postponed::new(meeting()).into()]);
    many(vec![meeting::Cancelled::new(meeting()).into()]);
    many(vec![meeting::NotHeld::new(meeting()).into()]);
    many(vec![meeting::Reinstated::new(meeting()).into()]);
    many(vec![meeting::AgendaSet::new(meeting()).into()]);
    many(vec![meeting::OutcomeRecorded::new(meeting(), meeting::MeetingOutcome::NONE).into()]);
    many(with(&|party| meeting::DocumentHandedOver::new(meeting(), party.into(), probe.name.clone()).into()));
    many(vec![meeting::ReadOut::new(meeting(), probe.text.clone()).into()]);
    many(with(&|party| meeting::ParticipantExpected::new(meeting(), party).into()));
    many(with(&|party| meeting::ParticipantReplied::new(meeting(), party, Reply::Accepted).into()));
    many(with(&|party| meeting::AttendanceRecorded::new(meeting(), party, Presence::Present).into()));
    let others =
        probe.seen(&probe.talks.state.meetings).map(|other| other.id.clone()).filter(|other| other != id);
    many(others.map(|o| meeting::Ordered::new(meeting(), o, Relation::BACK_TO_BACK).into()).gather());
}
