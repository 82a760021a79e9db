//! What may be done to the watch list.

use crate::{
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            WATCH_EXTENDED_LATER, WATCH_LAPSED_DUE, WATCH_OBSERVED_AFTER, WATCH_OBSERVED_INDICATOR,
        },
    },
    notes::watch::{WatchAction, WatchEvent, WatchLifecycle, WatchState, WatchStatus},
    value::{id::EntryId, text::Text, when::When},
};

impl Judge<'_> {
    pub(crate) fn watch(&mut self, event: &WatchEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let item = self.named.watch.and_then(|item| talks.state.watches.get(item));
        let status = item.map(|item| item.status.value());
        let step =
            |judge: &mut Self, action| judge.step::<WatchLifecycle>(status, action, Concern::default());
        match event {
            WatchEvent::Added(_) => step(self, WatchAction::Added)?,
            WatchEvent::Extended(fact) => {
                self.permits(status == Some(WatchStatus::Open))?;
                self.entitled(Concern::default())?;
                let later = item.map_or(Answer::NotShown, |item| match item.due.get() {
                    None => Answer::Kept,
                    due => self.ends_later(due.as_ref(), &fact.due),
                });
                self.require(&WATCH_EXTENDED_LATER, later)?;
            }
            WatchEvent::Observed(fact) => {
                step(self, WatchAction::Observed)?;
                let after = match (item, &fact.entry) {
                    (Some(item), Some(entry)) => self.occurred_after(entry, item),
                    (_, None) | (None, _) => Answer::Kept,
                };
                self.require(&WATCH_OBSERVED_AFTER, after)?;
                let named = fact.indicator.as_ref().map_or(Answer::Kept, |named| {
                    let indicators = talks.watch(&fact.watch).map_or(&[][..], |item| item.indicators());
                    let erased = |text: &Text| text.is_erased();
                    // What was erased may have been this one.
                    match indicators.contains(named) {
                        true if !named.is_erased() => Answer::Kept,
                        false if !named.is_erased() && !indicators.iter().any(erased) => Answer::Broken,
                        true | false => Answer::NotShown,
                    }
                });
                self.require(&WATCH_OBSERVED_INDICATOR, named)?;
            }
            WatchEvent::Lapsed(_) => {
                step(self, WatchAction::Lapsed)?;
                let over = item.map_or(Answer::NotShown, |item| self.has_ended(item.due.get().as_ref()));
                self.require(&WATCH_LAPSED_DUE, over)?;
            }
            WatchEvent::Reopened(_) => step(self, WatchAction::Reopened)?,
        }
        Ok(Fill::default())
    }

    /// Whether an entry tells what occurred when the question had been put.
    fn occurred_after(&self, entry: &EntryId, item: &WatchState) -> Answer {
        let put = self.talks.places().get(item.introduced as usize);
        let span = self.talks.span_of(&When::relative(entry.clone(), None));
        match put {
            Some(put) if span.earliest.is_some_and(|earliest| earliest >= *put) => Answer::Kept,
            Some(put) if span.latest.is_some_and(|latest| latest < *put) => Answer::Broken,
            _ => Answer::NotShown,
        }
    }
}

crate::judge::consequence::nothing_follows! { WatchEvent }

impl crate::judge::stake::Staked for WatchEvent {}

impl Judged for WatchEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<WatchLifecycle>("Item of the watch list")];
}
