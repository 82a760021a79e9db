//! How facts about measures fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::MEASURE_TAKEN_PARTIES,
    outcome::measure::{MeasureEvent, MeasureState, MeasureStatus},
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::track::fold::is_each_once,
    value::{
        gather::Gather,
        id::{MeasureId, PartyId},
        register::{At, Register},
    },
};

/// The structural rules of measures.
fn check_measure(event: &MeasureEvent) -> Result<(), Fault> {
    let (parties, against) = match event {
        MeasureEvent::Announced(fact) => (&fact.parties, &fact.against),
        MeasureEvent::Taken(fact) => (&fact.parties, &fact.against),
        MeasureEvent::Begun(_)
        | MeasureEvent::Suspended(_)
        | MeasureEvent::Resumed(_)
        | MeasureEvent::Ended(_) => return Ok(()),
    };
    // measure.taken.parties: each once
    if is_each_once(parties) && is_each_once(against) {
        return Ok(());
    }
    Err(Fault::new(&MEASURE_TAKEN_PARTIES, Subject::Measure(event.measure().clone())))
}

impl State {
    fn fold_measure(&mut self, event: &MeasureEvent, named: Named, at: At<'_>) {
        let measure = named.measure.and_then(|measure| self.measures.get_mut(measure));
        let status = match event {
            MeasureEvent::Announced(fact) => {
                self.add_measure(&fact.measure, &fact.parties, MeasureStatus::Announced, at);
                return;
            }
            MeasureEvent::Taken(fact) => {
                self.add_measure(&fact.measure, &fact.parties, MeasureStatus::InEffect, at);
                return;
            }
            MeasureEvent::Suspended(_) => MeasureStatus::Suspended,
            MeasureEvent::Begun(_) | MeasureEvent::Resumed(_) => MeasureStatus::InEffect,
            MeasureEvent::Ended(_) => MeasureStatus::Ended,
        };
        if let Some(measure) = measure {
            measure.status.set(status, at);
        }
    }

    fn add_measure(&mut self, id: &MeasureId, parties: &[PartyId], status: MeasureStatus, at: At<'_>) {
        let parties = parties.iter().filter_map(|id| self.parties.find(id.as_str())).gather();
        let status = Register::new(status, at.seq);
        self.measures.add(MeasureState { id: id.clone(), introduced: at.seq, parties, status });
    }
}

impl Folded for MeasureEvent {
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        check_measure(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_measure(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let measure = talks.state.measures.get(named.measure?)?;
        match self {
            Self::Announced(_) | Self::Taken(_) => None,
            Self::Begun(_) | Self::Suspended(_) | Self::Resumed(_) | Self::Ended(_) => {
                Some(measure.status.seq())
            }
        }
    }
}
