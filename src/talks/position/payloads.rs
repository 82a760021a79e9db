//! Payloads to ask the judge with: positions, and what becomes of them.

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    talks::position::{self, Matter, PositionEvent, Stance},
    value::{gather::Gather, id::PartyId},
};

impl Probed for PositionEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        let state = &probe.talks.state;
        let points = probe.seen(&state.points).map(|point| Matter::Point(point.id.clone()));
        let versions = probe.seen(&state.versions).map(|version| Matter::Version(version.id.clone()));
        let alternatives =
            probe.seen(&state.alternatives).map(|alternative| Matter::Alternative(alternative.id.clone()));
        for on in points.chain(versions).chain(alternatives) {
            positions(probe, &on, each);
        }
    }
}

fn positions(probe: &Probe<'_>, on: &Matter, each: Each<'_>) {
    let subject = Subject::from(on);
    let parties = probe.party_ids().gather();
    let taken =
        |party: &PartyId| position::Taken::from_parts(party.clone(), on.clone(), Stance::Reserves).into();
    let withdrawn = |party: &PartyId| position::Withdrawn::from_parts(party.clone(), on.clone()).into();
    each(Some(subject.clone()), &mut parties.iter().map(taken));
    let confirmed = |party: &PartyId| position::Confirmed::from_parts(party.clone(), on.clone()).into();
    each(Some(subject.clone()), &mut parties.iter().map(confirmed));
    each(Some(subject), &mut parties.iter().map(withdrawn));
}
