//! Payloads to ask the judge with: acts on tracks.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    talks::track::{self, TrackEvent},
    value::id::TrackId,
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
        each(None, &mut once(track::Opened::from_parts(track, probe.name.clone()).into()));
    }
}

fn acts_on(probe: &Probe<'_>, id: &TrackId, each: Each<'_>) {
    let track = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Track(id.clone())), events);
    let revised = || track::Revised::from_parts(track());
    let parties = probe.party_ids().map(|party| vec![party]);
    let points = probe.seen(&probe.talks.state.points).map(|point| vec![point.id.clone()]);
    let of_parties = parties
        .flat_map(|one| [revised().with_parties_added(one.clone()), revised().with_parties_removed(one)]);
    let of_points =
        points.flat_map(|one| [revised().with_points_added(one.clone()), revised().with_points_removed(one)]);
    many(&mut of_parties.chain(of_points).map(Event::from));
    many(&mut once(track::Suspended::from_parts(track()).into()));
    many(&mut once(track::Resumed::from_parts(track()).into()));
    many(&mut once(track::Closed::from_parts(track()).into()));
    many(&mut once(track::Reopened::from_parts(track()).into()));
}
