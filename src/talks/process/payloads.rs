//! Payloads to ask the judge with: acts on the whole.

use std::iter::once;

use crate::{
    decision::Procedure,
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::process::{self, Kinship, NegotiationEvent, Phase},
    value::id::NegotiationId,
};

impl Probed for NegotiationEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        let mut one = |event: Event| each(Some(Subject::Negotiation), &mut once(event));
        for phase in [Phase::Exploration, Phase::Preparation, Phase::Talks, Phase::Implementation] {
            one(process::PhaseBegun::from_parts(phase).into());
        }
        one(process::Suspended::new().into());
        one(process::Resumed::new().into());
        one(process::BrokenOff::new().into());
        one(process::Concluded::new().with_partial(true).into());
        one(process::Completed::new().into());
        one(process::Abandoned::new().into());
        one(process::Reopened::new().into());
        one(process::Renamed::from_parts(probe.name.clone()).into());
        // What the rules are now may be hidden.
        let process = probe.talks.state.process.as_ref();
        let now = process.map(|process| &process.procedure).filter(|now| probe.sight.sees(now.seq()));
        let procedure = now.map_or_else(Procedure::observed, |now| Procedure::clone(now.get()));
        one(process::ProcedureChanged::from_parts(procedure).into());
        if let Ok(other) = NegotiationId::new(&probe.new) {
            let other = if Some(&other) == probe.talks.id() { None } else { Some(other) };
            if let Some(other) = other {
                one(process::Related::from_parts(other, Kinship::SIBLING).into());
            }
        }
        if probe.talks.id().is_none() {
            if let Ok(id) = NegotiationId::new("probe") {
                one(process::Opened::from_parts(id, probe.name.clone(), Procedure::observed()).into());
            }
        }
    }
}
