//! How facts about the watch list fold.

use crate::{
    event::Entry,
    notes::watch::{WatchEvent, WatchState, WatchStatus},
    state::{Folded, Named, Negotiation, State},
    value::{
        register::{At, Register},
        when::When,
    },
};

impl State {
    fn fold_watch(&mut self, event: &WatchEvent, named: Named, at: At<'_>) {
        if let WatchEvent::Added(fact) = event {
            self.watches.add(WatchState {
                id: fact.watch.clone(),
                introduced: at.seq,
                due: Register::new(fact.due.clone(), at.seq),
                status: Register::new(WatchStatus::Open, at.seq),
            });
            return;
        }
        let Some(own) = named.watch.and_then(|own| self.watches.get_mut(own)) else { return };
        match event {
            WatchEvent::Added(_) => {}
            WatchEvent::Extended(fact) => own.date(Some(&fact.due), at),
            WatchEvent::Observed(_) => {
                own.status.set(WatchStatus::Observed, at);
            }
            WatchEvent::Lapsed(_) => {
                own.status.set(WatchStatus::Lapsed, at);
            }
            WatchEvent::Reopened(fact) => {
                own.date(fact.due.as_ref(), at);
                own.status.set(WatchStatus::Open, at);
            }
        }
    }
}

impl WatchState {
    /// Gives it a date, where one is said.
    fn date(&mut self, due: Option<&When>, at: At<'_>) {
        if let Some(due) = due {
            self.due.set(Some(due.clone()), at);
        }
    }
}

impl Folded for WatchEvent {
    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_watch(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let own = talks.state.watches.get(named.watch?)?;
        match self {
            Self::Added(_) => None,
            Self::Extended(_) => Some(own.due.seq()),
            Self::Observed(_) | Self::Lapsed(_) | Self::Reopened(_) => Some(own.status.seq()),
        }
    }
}
