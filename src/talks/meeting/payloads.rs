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
        each(None, &mut once(meeting::Added::new(meeting, Format::BILATERAL).into()));
    }
}

fn acts_on(probe: &Probe<'_>, id: &MeetingId, each: Each<'_>) {
    let meeting = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Meeting(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(&mut once(meeting::Announced::new(meeting()).into()));
    many(&mut once(meeting::Confirmed::new(meeting()).into()));
    many(&mut once(meeting::Moved::new(meeting()).into()));
    many(&mut once(meeting::Started::new(meeting()).into()));
    many(&mut once(meeting::Adjourned::new(meeting()).into()));
    many(&mut once(meeting::Continued::new(meeting()).into()));
    many(&mut once(meeting::Held::new(meeting()).into()));
    many(&mut once(meeting::Postponed::new(meeting()).into()));
    many(&mut once(meeting::Cancelled::new(meeting()).into()));
    many(&mut once(meeting::NotHeld::new(meeting()).into()));
    many(&mut once(meeting::Reinstated::new(meeting()).into()));
    many(&mut once(meeting::AgendaSet::new(meeting()).into()));
    many(&mut once(meeting::OutcomeRecorded::new(meeting(), meeting::MeetingOutcome::NONE).into()));
    many(
        &mut with(&|party| {
            meeting::DocumentHandedOver::new(meeting(), party.into(), probe.name.clone()).into()
        })
        .into_iter(),
    );
    many(&mut once(meeting::ReadOut::new(meeting(), probe.text.clone()).into()));
    many(&mut with(&|party| meeting::ParticipantExpected::new(meeting(), party).into()).into_iter());
    many(
        &mut with(&|party| meeting::ParticipantReplied::new(meeting(), party, Reply::Accepted).into())
            .into_iter(),
    );
    many(
        &mut with(&|party| meeting::AttendanceRecorded::new(meeting(), party, Presence::Present).into())
            .into_iter(),
    );
    let others =
        probe.seen(&probe.talks.state.meetings).map(|other| other.id.clone()).filter(|other| other != id);
    many(&mut others.map(|o| meeting::Ordered::new(meeting(), o, Relation::BACK_TO_BACK).into()));
}
