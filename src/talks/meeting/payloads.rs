//! Payloads to ask the judge with: acts on meetings.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
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
        each(None, &mut once(meeting::Added::from_parts(meeting, Format::BILATERAL).into()));
    }
}

fn acts_on(probe: &Probe<'_>, id: &MeetingId, each: Each<'_>) {
    let meeting = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Meeting(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(&mut once(meeting::Announced::from_parts(meeting()).into()));
    many(&mut once(meeting::Confirmed::from_parts(meeting()).into()));
    many(&mut once(meeting::Moved::from_parts(meeting()).into()));
    many(&mut once(meeting::Started::from_parts(meeting()).into()));
    many(&mut once(meeting::Adjourned::from_parts(meeting()).into()));
    many(&mut once(meeting::Continued::from_parts(meeting()).into()));
    many(&mut once(meeting::Held::from_parts(meeting()).into()));
    many(&mut once(meeting::Postponed::from_parts(meeting()).into()));
    many(&mut once(meeting::Cancelled::from_parts(meeting()).into()));
    many(&mut once(meeting::NotHeld::from_parts(meeting()).into()));
    many(&mut once(meeting::Reinstated::from_parts(meeting()).into()));
    many(&mut once(meeting::AgendaSet::from_parts(meeting()).into()));
    many(&mut once(meeting::OutcomeRecorded::from_parts(meeting(), meeting::MeetingOutcome::NONE).into()));
    many(
        &mut with(&|party| {
            meeting::DocumentHandedOver::from_parts(meeting(), party.into(), probe.name.clone()).into()
        })
        .into_iter(),
    );
    many(&mut once(meeting::ReadOut::from_parts(meeting(), probe.text.clone()).into()));
    many(&mut with(&|party| meeting::ParticipantExpected::from_parts(meeting(), party).into()).into_iter());
    many(
        &mut with(&|party| meeting::ParticipantReplied::from_parts(meeting(), party, Reply::Accepted).into())
            .into_iter(),
    );
    many(
        &mut with(&|party| {
            meeting::AttendanceRecorded::from_parts(meeting(), party, Presence::Present).into()
        })
        .into_iter(),
    );
    let others =
        probe.seen(&probe.talks.state.meetings).map(|other| other.id.clone()).filter(|other| other != id);
    many(&mut others.map(|o| meeting::Ordered::from_parts(meeting(), o, Relation::BACK_TO_BACK).into()));
}
