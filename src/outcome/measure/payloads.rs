//! Payloads to ask the judge with: acts on measures.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::measure::{self, MeasureEvent, MeasureKind},
    value::id::{MeasureId, PartyId},
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
        each(None, &mut probe.bodies().map(taken));
        let announced = |parties: Vec<PartyId>| {
            measure::Announced::from_parts(measure.clone(), MeasureKind::RELEASE).with_parties(parties).into()
        };
        each(None, &mut probe.bodies().map(announced));
    }
}

fn acts_on(id: &MeasureId, each: Each<'_>) {
    let measure = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Measure(id.clone())), events);
    many(&mut once(measure::Begun::from_parts(measure()).into()));
    many(&mut once(measure::Suspended::from_parts(measure()).into()));
    many(&mut once(measure::Resumed::from_parts(measure()).into()));
    many(&mut once(measure::Ended::from_parts(measure()).into()));
}
