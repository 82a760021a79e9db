//! Who did what about being bound by an instrument, counted as the acts come in, so that one act more does not ask
//! everybody anew.

use crate::{
    outcome::consent::Binding,
    value::register::{At, EventTime},
};

/// The parties that did anything about being bound. Derived from the consents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BoundBy {
    /// The entries by which parties bound themselves that did nothing else about that, from when they were done: in the order
    /// of the events.
    once: Vec<u32>,
    /// How many parties did something else about it, or by a date of its own.
    others: usize,
}

impl BoundBy {
    /// Notes what a party comes to with an act, and whether that has a date of its own.
    pub(crate) fn note(&mut self, before: Binding, now: Binding, dated: bool, at: At<'_>) {
        match (before, now) {
            (Binding::Nothing, Binding::Once(seq)) if !dated => {
                let place = self.once.partition_point(|one| at.order(*one) <= at.order(seq));
                self.once.insert(place, seq);
            }
            (Binding::Nothing, _) => self.others += 1,
            (Binding::Once(seq), _) => {
                let order = at.order(seq);
                if let Ok(found) = self.once.binary_search_by_key(&order, |one| at.order(*one)) {
                    self.once.remove(found);
                    self.others += 1;
                }
            }
            (Binding::Otherwise, _) => {}
        }
    }

    /// How many parties may be bound at most.
    pub(crate) fn at_most(&self) -> usize {
        self.once.len() + self.others
    }

    /// The acts by which parties bound themselves that did nothing else about that, and by no date of its own.
    pub(crate) fn once(&self) -> &[u32] {
        &self.once
    }

    /// The acts by which parties are bound, in the order of the events, if there is nothing else to look at.
    pub(crate) fn all_once(&self) -> Option<&[u32]> {
        (self.others == 0).then_some(self.once.as_slice())
    }
}

/// Of times in their order and one more, the one at a place from zero.
pub(crate) fn with_one_more(
    sorted: impl Fn(usize) -> Option<EventTime>,
    more: EventTime,
    place: usize,
) -> EventTime {
    let before = place.checked_sub(1).and_then(&sorted);
    let here = sorted(place).map_or(more, |here| here.min(more));
    before.map_or(here, |before| before.max(here))
}
