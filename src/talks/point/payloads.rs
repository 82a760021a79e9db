//! Payloads to ask the judge with: acts on points.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    talks::point::{self, Areas, PointEvent, Referral, Wording},
    value::{
        gather::Gather,
        id::{InvalidId, PointId, WordingId},
        word::Area,
    },
};

impl Probed for PointEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for point in probe.seen(&probe.talks.state.points) {
            acts_on(probe, &point.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(point) = PointId::new(&probe.new) {
        each(
            None,
            &mut once(
                point::Tabled::from_parts(point, probe.name.clone(), Areas::from(Area::SECURITY)).into(),
            ),
        );
    }
}

fn acts_on(probe: &Probe<'_>, id: &PointId, each: Each<'_>) {
    let point = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Point(id.clone())), events);
    many(&mut once(point::Renamed::from_parts(point(), probe.name.clone()).into()));
    many(&mut once(point::AreasSet::from_parts(point(), Areas::from(Area::SECURITY)).into()));
    let others =
        || probe.seen(&probe.talks.state.points).map(|other| other.id.clone()).filter(|other| other != id);
    let below = others().map(|other| point::Nested::from_parts(point()).with_parent(other));
    many(&mut once(point::Nested::from_parts(point())).chain(below).map(Event::from));
    if let Ok(words) = probe.words() {
        let words = words.with_language(point::Language::FR);
        many(&mut once(point::LanguageAdded::from_parts(point(), words).into()));
    }
    if let (Ok(first), Ok(second)) = (probe.words(), probe.words()) {
        many(&mut once(point::Reworded::from_parts(point(), first).into()));
        many(&mut once(point::Rectified::from_parts(point(), second).into()));
    }
    many(&mut once(point::TakenUp::from_parts(point()).into()));
    many(&mut once(point::Returned::from_parts(point()).into()));
    many(&mut once(point::AgreedInPrinciple::from_parts(point()).into()));
    many(&mut once(point::TextAgreed::from_parts(point()).into()));
    many(&mut once(point::Closed::from_parts(point()).into()));
    many(&mut once(point::Referred::from_parts(point(), Referral::Later).into()));
    many(&mut once(point::Referred::from_parts(point(), Referral::Leaders(probe.name.clone())).into()));
    let arbiters = probe.party_ids().take(1).map(Referral::Arbiter);
    many(&mut arbiters.map(|to| point::Referred::from_parts(point(), to).into()));
    many(&mut once(point::Awarded::from_parts(point()).into()));
    many(&mut once(point::Dropped::from_parts(point()).into()));
    many(&mut once(point::MovedToInstrument::from_parts(point(), probe.name.clone()).into()));
    let other = others().take(1).gather();
    many(&mut once(point::Superseded::from_parts(point()).with_into(other).into()));
    many(&mut once(point::Reinstated::from_parts(point()).into()));
    many(&mut once(point::Reopened::from_parts(point()).into()));
}

impl Probe<'_> {
    /// Words with an id that nobody has taken.
    pub(crate) fn words(&self) -> Result<Wording, InvalidId> {
        WordingId::new(&self.new).map(|id| Wording::from_parts(id, self.text.clone()))
    }
}
