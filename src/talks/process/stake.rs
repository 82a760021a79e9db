//! What acts on the negotiation as a whole change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    talks::process::{NegotiationEvent, NegotiationStatus, Phase},
};

impl Staked for NegotiationEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            Self::Opened(_) | Self::Related(_) => Touched::NobodyElse,
            Self::ProcedureChanged(_) => Touched::ByItsRule,
            // What is done on the way to the talks keeps nobody from anything.
            Self::PhaseBegun(fact) if fact.phase != Phase::Implementation => match judge.process_status() {
                Some(NegotiationStatus::Exploratory | NegotiationStatus::Preparatory) => Touched::NobodyElse,
                _ => Touched::All(Vec::new()),
            },
            Self::PhaseBegun(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::BrokenOff(_)
            | Self::Concluded(_)
            | Self::Completed(_)
            | Self::Abandoned(_)
            | Self::Reopened(_)
            | Self::Renamed(_) => Touched::All(Vec::new()),
        }
    }
}
