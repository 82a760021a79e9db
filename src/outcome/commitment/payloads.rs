//! Payloads to ask the judge with: acts on commitments.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::{
        commitment::{self, CommitmentEvent, Degree},
        instrument::{InstrumentState, InstrumentStatus},
    },
    talks::point::{PointState, PointStatus},
    value::{
        gather::Gather,
        id::{CommitmentId, PartyId},
        when::When,
    },
};

impl Probed for CommitmentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for commitment in probe.seen(&probe.talks.state.commitments) {
            acts_on(probe, &commitment.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(commitment) = CommitmentId::new(&probe.new) {
        let made = |owing: Vec<PartyId>| {
            commitment::Made::from_parts(commitment.clone(), probe.text.clone()).with_obligors(owing)
        };
        // Others owe only what rests on a point or an instrument.
        let state = &probe.talks.state;
        let is_agreed = |point: &&PointState| {
            matches!(point.status.value(), PointStatus::TextAgreed | PointStatus::Closed)
        };
        let is_settled = |instrument: &&InstrumentState| instrument.status.value() != InstrumentStatus::Draft;
        let of_point = probe.seen(&state.points).filter(is_agreed).flat_map(|point| {
            let owed = |owing| made(owing).with_point(point.id.clone()).into();
            probe.bodies().map(owed).gather()
        });
        let of_instrument = probe.seen(&state.instruments).filter(is_settled).flat_map(|instrument| {
            let owed = |owing| made(owing).with_instrument(instrument.id.clone()).into();
            probe.bodies().map(owed).gather()
        });
        let verbal = probe.party_ids().map(|party| made(vec![party]).into());
        let mut all = verbal.chain([made(probe.acting()).into()]).chain(of_point).chain(of_instrument);
        each(None, &mut all);
    }
}

fn acts_on(probe: &Probe<'_>, id: &CommitmentId, each: Each<'_>) {
    let commitment = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Commitment(id.clone())), events);
    // The first day that can be written is earlier than any other.
    let first = "0001-01-02".parse::<When>().into_iter().chain([When::UNKNOWN]);
    many(&mut first.map(|due| commitment::DueChanged::from_parts(commitment(), due).into()));
    many(&mut once(commitment::Reported::from_parts(commitment(), Degree::Complete).into()));
    many(&mut once(commitment::ViolationAlleged::from_parts(commitment(), probe.text.clone()).into()));
    many(&mut once(commitment::Suspended::from_parts(commitment()).into()));
    many(&mut once(commitment::Resumed::from_parts(commitment()).into()));
    many(&mut once(commitment::MadeObsolete::from_parts(commitment()).into()));
    many(&mut once(commitment::Reinstated::from_parts(commitment()).into()));
}
