//! Payloads to ask the judge with: acts on ceasefires.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::ceasefire::{self, CeasefireEvent, CeasefireKind, Ending},
    value::{
        id::{CeasefireId, PartyId},
        when::When,
    },
};

impl Probed for CeasefireEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for ceasefire in probe.seen(&probe.talks.state.ceasefires) {
            acts_on(probe, &ceasefire.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(ceasefire) = CeasefireId::new(&probe.new) {
        let declared = |parties: Vec<PartyId>| {
            let declared = ceasefire::Declared::from_parts(ceasefire.clone(), CeasefireKind::CEASEFIRE);
            declared.with_parties(parties).into()
        };
        let of_one = probe.party_ids().map(|party| declared(vec![party]));
        each(None, &mut of_one.chain([declared(probe.acting())]));
    }
}

fn acts_on(probe: &Probe<'_>, id: &CeasefireId, each: Each<'_>) {
    let ceasefire = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Ceasefire(id.clone())), events);
    let parties = probe.party_ids();
    many(&mut parties.map(|party| ceasefire::Joined::from_parts(ceasefire(), party).into()));
    let parties = probe.party_ids();
    many(&mut parties.map(|party| ceasefire::Denounced::from_parts(ceasefire(), party).into()));
    many(&mut once(ceasefire::TookEffect::from_parts(ceasefire()).into()));
    // The last day that can be written is later than any other.
    let last = "9999-12-31".parse::<When>().into_iter();
    many(&mut last.map(|last| ceasefire::Extended::from_parts(ceasefire(), last).into()));
    many(&mut once(ceasefire::ViolationAlleged::from_parts(ceasefire(), probe.text.clone()).into()));
    for how in [Ending::Collapsed, Ending::Expired, Ending::Terminated] {
        many(&mut once(ceasefire::Ended::from_parts(ceasefire(), how).into()));
    }
    many(&mut once(ceasefire::Renewed::from_parts(ceasefire()).into()));
}
