//! Payloads to ask the judge with: acts on tracks.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::track::{self, TrackEvent},
    value::id::{PartyId, PointId, TrackId},
};

impl Probed for TrackEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for own in probe.whole.state.tracks.items() {
            acts_on(probe, &own.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(track) = TrackId::new(&probe.new) {
        each(None, vec![track::Opened::new(track, probe.name.clone()).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &TrackId, each: Each<'_>) {
    let track = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Track(id.clone())), events);
    let parties: Vec<_> = probe.party_ids().collect();
    let points: Vec<_> = probe.whole.points().map(|point| point.id().clone()).collect();
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
    let on = |make: &dyn Fn(PointId) -> Event| points.iter().cloned().map(make).collect::<Vec<_>>();
    many(with(&|party| track::PartyAdded::new(track(), party).into()));
    many(with(&|party| track::PartyRemoved::new(track(), party).into()));
    many(on(&|point| track::PointAdded::new(track(), point).into()));
    many(on(&|point| track::PointRemoved::new(track(), point).into()));
    many(vec![track::Suspended::new(track()).into()]);
    many(vec![track::Resumed::new(track()).into()]);
    many(vec![track::Closed::new(track()).into()]);
    many(vec![track::Reopened::new(track()).into()]);
}
