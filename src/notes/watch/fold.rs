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
        let Some(item) = named.watch.and_then(|item| self.watches.get_mut(item)) else { return };
        match event {
            WatchEvent::Added(_) => {}
            WatchEvent::Extended(fact) => item.date(Some(&fact.due), at),
            WatchEvent::Observed(_) => {
                item.status.set(WatchStatus::Observed, at);
            }
            WatchEvent::Lapsed(_) => {
                item.status.set(WatchStatus::Lapsed, at);
            }
            WatchEvent::Reopened(fact) => {
                item.date(fact.due.as_ref(), at);
                item.status.set(WatchStatus::Open, at);
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
        let item = talks.state.watches.get(named.watch?)?;
        match self {
            Self::Added(_) => None,
            Self::Extended(_) => Some(item.due.seq()),
            Self::Observed(_) | Self::Lapsed(_) | Self::Reopened(_) => Some(item.status.seq()),
        }
    }
}
