//! How facts about measures fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::MEASURE_TAKEN_PARTIES,
    outcome::measure::{MeasureEvent, MeasureState, MeasureStatus},
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::track::fold::is_each_once,
    value::register::{At, Register},
};

/// The structural rules of measures.
fn check_measure(event: &MeasureEvent) -> Result<(), Fault> {
    match event {
        // measure.taken.parties: each once
        MeasureEvent::Taken(fact) if !is_each_once(&fact.parties) || !is_each_once(&fact.against) => {
            Err(Fault::new(&MEASURE_TAKEN_PARTIES, Subject::Measure(fact.measure.clone())))
        }
        MeasureEvent::Taken(_)
        | MeasureEvent::Suspended(_)
        | MeasureEvent::Resumed(_)
        | MeasureEvent::Ended(_) => Ok(()),
    }
}

impl State {
    fn fold_measure(&mut self, event: &MeasureEvent, named: Named, at: At<'_>) {
        let measure = named.measure.and_then(|measure| self.measures.get_mut(measure));
        let status = match event {
            MeasureEvent::Taken(fact) => {
                let parties = fact.parties.iter().filter_map(|id| self.parties.find(id.as_str())).collect();
                self.measures.add(MeasureState {
                    id: fact.measure.clone(),
                    introduced: at.seq,
                    parties,
                    status: Register::new(MeasureStatus::InEffect, at.seq),
                });
                return;
            }
            MeasureEvent::Suspended(_) => MeasureStatus::Suspended,
            MeasureEvent::Resumed(_) => MeasureStatus::InEffect,
            MeasureEvent::Ended(_) => MeasureStatus::Ended,
        };
        if let Some(measure) = measure {
            measure.status.set(status, at);
        }
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
            Self::Taken(_) => None,
            Self::Suspended(_) | Self::Resumed(_) | Self::Ended(_) => Some(measure.status.seq()),
        }
    }
}
