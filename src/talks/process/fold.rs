//! How facts about the whole fit and fold.

use std::sync::Arc;

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::NEGOTIATION_RELATED_OTHER,
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::process::{NegotiationEvent, NegotiationStatus, Phase, Process},
    value::register::{At, Register},
};

impl State {
    fn check_process(&self, event: &NegotiationEvent) -> Result<(), Fault> {
        match (event, &self.process) {
            // negotiation.related.other: a negotiation is not related to itself
            (NegotiationEvent::Related(related), Some(process)) if related.negotiation == process.id => {
                Err(Fault::new(&NEGOTIATION_RELATED_OTHER, Subject::Negotiation))
            }
            _ => Ok(()),
        }
    }

    fn fold_process(&mut self, event: &NegotiationEvent, at: At<'_>) {
        if let NegotiationEvent::Opened(opened) = event {
            self.process = Some(Process {
                id: opened.negotiation.clone(),
                title: Register::new(opened.title.clone(), at.seq),
                procedure: Register::new(Arc::new(opened.procedure.clone()), at.seq),
                status: Register::new(NegotiationStatus::Exploratory, at.seq),
                suspended: Register::new(false, at.seq),
                related: Vec::new(),
                concluded: None,
            });
            return;
        }
        let Some(process) = &mut self.process else { return };
        let status = match event {
            NegotiationEvent::Opened(_) => return,
            NegotiationEvent::Suspended(_) => {
                process.suspended.set(true, at);
                return;
            }
            NegotiationEvent::Resumed(_) => {
                process.suspended.set(false, at);
                return;
            }
            NegotiationEvent::Renamed(fact) => {
                process.title.set(fact.title.clone(), at);
                return;
            }
            NegotiationEvent::ProcedureChanged(fact) => {
                process.procedure.set(Arc::new(fact.procedure.clone()), at);
                return;
            }
            NegotiationEvent::Related(_) => {
                process.related.push(at.seq);
                return;
            }
            NegotiationEvent::PhaseBegun(fact) => match fact.phase {
                Phase::Exploration => NegotiationStatus::Exploratory,
                Phase::Preparation => NegotiationStatus::Preparatory,
                Phase::Talks => NegotiationStatus::Negotiating,
                Phase::Implementation => NegotiationStatus::Implementing,
            },
            NegotiationEvent::Concluded(_) => {
                crate::value::register::set_first(&mut process.concluded, (), at);
                NegotiationStatus::Concluded
            }
            NegotiationEvent::Completed(_) => NegotiationStatus::Completed,
            NegotiationEvent::BrokenOff(_) => {
                process.suspended.set(false, at);
                NegotiationStatus::BrokenOff
            }
            NegotiationEvent::Abandoned(_) => {
                process.suspended.set(false, at);
                NegotiationStatus::Abandoned
            }
            NegotiationEvent::Reopened(_) => {
                process.suspended.set(false, at);
                NegotiationStatus::Negotiating
            }
        };
        process.status.set(status, at);
    }
}

impl Folded for NegotiationEvent {
    fn check(&self, state: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        state.check_process(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, _: Named, at: At<'_>) {
        state.fold_process(self, at);
    }

    fn changes(&self, talks: &Negotiation, _: Named) -> Option<u32> {
        let process = talks.state.process.as_ref()?;
        match self {
            Self::Opened(_) | Self::Related(_) => None,
            Self::Renamed(_) => Some(process.title.seq()),
            Self::ProcedureChanged(_) => Some(process.procedure.seq()),
            Self::Suspended(_) | Self::Resumed(_) => Some(process.suspended.seq()),
            Self::PhaseBegun(_)
            | Self::BrokenOff(_)
            | Self::Concluded(_)
            | Self::Completed(_)
            | Self::Abandoned(_)
            | Self::Reopened(_) => Some(process.status.seq()),
        }
    }
}
