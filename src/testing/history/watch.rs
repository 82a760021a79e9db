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
            let fact = Added::from_parts(id, text());
            let fact = if c.maybe() { fact.with_indicators(vec![text()]) } else { fact };
            if c.below(4) > 0 { fact.with_due(c.when(n)).into() } else { fact.into() }
        }
        174 => Extended::from_parts(id, c.when(n + 12)).into(),
        175 => {
            let fact = Observed::from_parts(id);
            if c.maybe() { fact.with_entry(c.written(n)).with_indicator(text()).into() } else { fact.into() }
        }
        176 => Lapsed::from_parts(id).into(),
        _ => {
            let fact = Reopened::from_parts(id);
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
        (by(), Added::from_parts(id(), text()).with_due(until(1)).into()),
        (by(), Extended::from_parts(id(), until(2)).into()),
        (Actor::Secretariat, Lapsed::from_parts(id()).into()),
        (by(), Reopened::from_parts(id()).with_due(until(3)).into()),
        (by(), Observed::from_parts(id()).into()),
    ];
    acts.truncate(1 + chosen % 5);
    acts
}
