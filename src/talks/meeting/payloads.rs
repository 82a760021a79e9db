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
        each(None, vec![meeting::Added::from_parts(meeting, Format::BILATERAL).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &MeetingId, each: Each<'_>) {
    let meeting = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Vec<Event>| each(Some(Subject::Meeting(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(vec![meeting::Announced::from_parts(meeting()).into()]);
    many(vec![meeting::Confirmed::from_parts(meeting()).into()]);
    many(vec![meeting::Moved::from_parts(meeting()).into()]);
    many(vec![meeting::Started::from_parts(meeting()).into()]);
    many(vec![meeting::Adjourned::from_parts(meeting()).into()]);
    many(vec![meeting::Continued::from_parts(meeting()).into()]);
    many(vec![meeting::Held::from_parts(meeting()).into()]);
    many(vec![meeting::Postponed::from_parts(meeting()).into()]);
    many(vec![meeting::Cancelled::from_parts(meeting()).into()]);
    many(vec![meeting::NotHeld::from_parts(meeting()).into()]);
    many(vec![meeting::Reinstated::from_parts(meeting()).into()]);
    many(vec![meeting::AgendaSet::from_parts(meeting()).into()]);
    many(vec![meeting::OutcomeRecorded::from_parts(meeting(), meeting::MeetingOutcome::NONE).into()]);
    many(with(&|party| {
        meeting::DocumentHandedOver::from_parts(meeting(), party.into(), probe.name.clone()).into()
    }));
    many(vec![meeting::ReadOut::from_parts(meeting(), probe.text.clone()).into()]);
    many(with(&|party| meeting::ParticipantExpected::from_parts(meeting(), party).into()));
    many(with(&|party| meeting::ParticipantReplied::from_parts(meeting(), party, Reply::Accepted).into()));
    many(with(&|party| meeting::AttendanceRecorded::from_parts(meeting(), party, Presence::Present).into()));
    let others =
        probe.seen(&probe.talks.state.meetings).map(|other| other.id.clone()).filter(|other| other != id);
    many(others.map(|o| meeting::Ordered::from_parts(meeting(), o, Relation::BACK_TO_BACK).into()).gather());
}
