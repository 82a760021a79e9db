//! Payloads to ask the judge with: acts on gates.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::{
        gate::{self, GateEvent, GateKind, GateState},
        instrument::MAX_GATES,
        measure::MeasureKind,
    },
    value::{id::GateId, when::When},
};

impl Probed for GateEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for gate in probe.seen(&probe.talks.state.gates) {
            acts_on(probe, &gate.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(gate) = GateId::new(&probe.new) {
        let required = || {
            gate::Required::from_parts(
                gate.clone(),
                GateKind::PARLIAMENT,
                probe.name.clone(),
                probe.text.clone(),
            )
        };
        let instruments = || probe.seen(&probe.talks.state.instruments).map(|on| on.id.clone());
        let of_party = probe.party_ids().map(|party| required().with_of(party));
        let on_instrument = instruments().map(|on| required().with_on(on.into()));
        let of_party_on_instrument = instruments().flat_map(|on| {
            probe.acting().into_iter().map(move |party| required().with_on(on.clone().into()).with_of(party))
        });
        let on_measure =
            probe.party_ids().map(|party| required().with_on(MeasureKind::STRIKE.into()).with_of(party));
        let offers = || probe.seen(&probe.talks.state.proposals).map(|offer| offer.id.clone());
        let on_offer = offers().flat_map(|offer| {
            let own = probe.acting().into_iter().map({
                let offer = offer.clone();
                move |party| required().with_on(offer.clone().into()).with_of(party)
            });
            once(required().with_on(offer.into())).chain(own)
        });
        let all = once(required())
            .chain(on_measure)
            .chain(on_offer)
            .chain(of_party)
            .chain(on_instrument)
            .chain(of_party_on_instrument);
        each(None, &mut all.map(Event::from));
    }
}

fn acts_on(probe: &Probe<'_>, id: &GateId, each: Each<'_>) {
    let gate = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Gate(id.clone())), events);
    many(&mut once(gate::Scheduled::from_parts(gate(), When::UNKNOWN).into()));
    many(&mut once(gate::Recommended::from_parts(gate(), gate::Recommendation::For).into()));
    many(&mut once(gate::Passed::from_parts(gate()).into()));
    many(&mut once(gate::Failed::from_parts(gate()).into()));
    many(&mut once(gate::NotHeld::from_parts(gate()).into()));
    many(&mut once(gate::Annulled::from_parts(gate()).into()));
    many(&mut once(gate::Waived::from_parts(gate()).into()));
    // One for the same that does not lead back.
    let state = &probe.talks.state;
    let siblings = state.gates.by_key(id.as_str()).map(GateState::purpose);
    let others =
        probe.seen(&state.gates).filter(|other| other.id != *id && Some(other.purpose()) == siblings);
    let others = others.map(|other| other.id.clone()).take(MAX_GATES);
    many(&mut others.map(|other| gate::Replaced::from_parts(gate(), other).into()));
}
