//! Payloads to ask the judge with: acts on points.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::point::{self, Areas, PointEvent, Wording},
    value::{
        id::{InvalidId, PointId, WordingId},
        word::Area,
    },
};

impl Probed for PointEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for own in probe.whole.state.points.items() {
            acts_on(probe, &own.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(point) = PointId::new(&probe.new) {
        each(None, vec![point::Tabled::new(point, probe.name.clone(), Areas::from(Area::SECURITY)).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &PointId, each: Each<'_>) {
    let point = || id.clone();
    let mut one = |event: Event| each(Some(Subject::Point(id.clone())), vec![event]);
    one(point::Renamed::new(point(), probe.name.clone()).into());
    one(point::AreasSet::new(point(), Areas::from(Area::SECURITY)).into());
    one(point::Nested::new(point()).into());
    if let (Ok(first), Ok(second)) = (probe.words(), probe.words()) {
        one(point::Reworded::new(point(), first).into());
        one(point::Rectified::new(point(), second).into());
    }
    one(point::TakenUp::new(point()).into());
    one(point::Returned::new(point()).into());
    one(point::AgreedInPrinciple::new(point()).into());
    one(point::TextAgreed::new(point()).into());
    one(point::Closed::new(point()).into());
    one(point::Parked::new(point()).into());
    one(point::ReferredUp::new(point(), probe.name.clone()).into());
    if let Some(arbiter) = probe.party_ids().next() {
        one(point::ReferredToArbiter::new(point(), arbiter).into());
    }
    one(point::Awarded::new(point()).into());
    one(point::Dropped::new(point()).into());
    one(point::MovedToInstrument::new(point(), probe.name.clone()).into());
    let others = probe.whole.state.points.items().iter().map(|other| other.id.clone());
    let other = others.filter(|other| other != id).take(1).collect();
    one(point::Superseded::new(point()).with_into(other).into());
    one(point::Reinstated::new(point()).into());
    one(point::Reopened::new(point()).into());
}

impl Probe<'_> {
    /// Words with an id that nobody has taken.
    pub(crate) fn words(&self) -> Result<Wording, InvalidId> {
        WordingId::new(&self.new).map(|id| Wording::new(id, self.text.clone()))
    }
}
