//! Payloads to ask the judge with: acts on measures.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    outcome::measure::{self, MeasureEvent, MeasureKind},
    value::{
        gather::Gather,
        id::{MeasureId, PartyId},
    },
};

impl Probed for MeasureEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for measure in probe.seen(&probe.talks.state.measures) {
            acts_on(&measure.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(measure) = MeasureId::new(&probe.new) {
        let taken = |parties: Vec<PartyId>| {
            measure::Taken::from_parts(measure.clone(), MeasureKind::RELEASE).with_parties(parties).into()
        };
        each(None, probe.bodies().map(taken).gather());
        let announced = |parties: Vec<PartyId>| {
            measure::Announced::from_parts(measure.clone(), MeasureKind::RELEASE).with_parties(parties).into()
        };
        each(None, probe.bodies().map(announced).gather());
    }
}

fn acts_on(id: &MeasureId, each: Each<'_>) {
    let measure = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Measure(id.clone())), events);
    many(vec![measure::Begun::from_parts(measure()).into()]);
    many(vec![measure::Suspended::from_parts(measure()).into()]);
    many(vec![measure::Resumed::from_parts(measure()).into()]);
    many(vec![measure::Ended::from_parts(measure()).into()]);
}
