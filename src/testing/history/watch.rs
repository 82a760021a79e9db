//! The watch list made of bytes.

use super::{Choice, instant, party_id, text};
use crate::{
    event::{Actor, Event},
    notes::watch::{Added, Extended, Lapsed, Observed, Reopened},
    value::{id::WatchId, when::When},
};

pub(super) fn watch(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = WatchId::new(format!("k{}", c.below(2))).unwrap();
    match kind {
        173 => {
            let fact = Added::new(id, text());
            let fact = if c.maybe() { fact.with_indicators(vec![text()]) } else { fact };
            if c.below(4) > 0 { fact.with_due(c.when(n)).into() } else { fact.into() }
        }
        174 => Extended::new(id, c.when(n + 12)).into(),
        175 => {
            let fact = Observed::new(id);
            if c.maybe() { fact.with_entry(c.written(n)).with_indicator(text()).into() } else { fact.into() }
        }
        176 => Lapsed::new(id).into(),
        _ => {
            let fact = Reopened::new(id);
            if c.maybe() { fact.with_due(c.when(n)).into() } else { fact.into() }
        }
    }
}

/// An item is put off, lapses or is seen, and is looked out for again.
pub(super) fn scene(chosen: usize) -> Vec<(Actor, Event)> {
    let id = || WatchId::new(format!("k{}", chosen % 2)).unwrap();
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let by = || Actor::Party(party_id(chosen / 2 % 2));
    let mut acts: Vec<(Actor, Event)> = vec![
        (by(), Added::new(id(), text()).with_due(until(1)).into()),
        (by(), Extended::new(id(), until(2)).into()),
        (Actor::Secretariat, Lapsed::new(id()).into()),
        (by(), Reopened::new(id()).with_due(until(3)).into()),
        (by(), Observed::new(id()).into()),
    ];
    acts.truncate(1 + chosen % 5);
    acts
}
