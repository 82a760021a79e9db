//! Payloads to ask the judge with: acts on tracks.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::track::{self, TrackEvent},
    value::{gather::Gather, id::TrackId},
};

impl Probed for TrackEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for track in probe.seen(&probe.talks.state.tracks) {
            acts_on(probe, &track.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(track) = TrackId::new(&probe.new) {
        each(None, vec![track::Opened::from_parts(track, probe.name.clone()).into()]);
    }
}

fn acts_on(probe: &Probe<'_>, id: &TrackId, each: Each<'_>) {
    let track = || id.clone();
    let mut many = |events: Vec<Event>| each(Some(Subject::Track(id.clone())), events);
    let revised = || track::Revised::from_parts(track());
    let parties = probe.party_ids().map(|party| vec![party]);
    let points = probe.seen(&probe.talks.state.points).map(|point| vec![point.id.clone()]);
    let of_parties = parties
        .flat_map(|one| [revised().with_parties_added(one.clone()), revised().with_parties_removed(one)]);
    let of_points =
        points.flat_map(|one| [revised().with_points_added(one.clone()), revised().with_points_removed(one)]);
    many(of_parties.chain(of_points).map(Event::from).gather());
    many(vec![track::Suspended::from_parts(track()).into()]);
    many(vec![track::Resumed::from_parts(track()).into()]);
    many(vec![track::Closed::from_parts(track()).into()]);
    many(vec![track::Reopened::from_parts(track()).into()]);
}
