//! Beginnings of a negotiation that were asked for, kept so that the next question about the past folds less anew.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::state::Negotiation;

/// The greatest number of beginnings that are kept: as many copies of the state at most.
const MOST: usize = 4;

/// The beginnings, the one that was asked for last at the end. INVARIANT (beginnings): a log only grows, so that they stay what they
/// are; what is corrected or erased is another negotiation, which has none.
#[derive(Default)]
pub(crate) struct Checkpoints(Mutex<Vec<Arc<Negotiation>>>);

impl Checkpoints {
    fn kept(&self) -> MutexGuard<'_, Vec<Arc<Negotiation>>> {
        // A beginning is pushed or taken out whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The longest that has at most so many entries.
    fn longest(&self, entries: usize) -> Option<Arc<Negotiation>> {
        let mut kept = self.kept();
        let fits = kept.iter().enumerate().filter(|(_, one)| one.log.len() <= entries);
        let (at, _) = fits.max_by_key(|(_, one)| one.log.len())?;
        let found = kept.remove(at);
        kept.push(Arc::clone(&found));
        Some(found)
    }

    /// Lets go of them.
    pub(crate) fn clear(&self) {
        self.kept().clear();
    }

    fn keep(&self, beginning: &Arc<Negotiation>) {
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.remove(0);
        }
        kept.push(Arc::clone(beginning));
    }
}

impl Negotiation {
    pub(crate) fn let_go_of_past_states(&self) {
        self.checkpoints.clear();
    }

    /// A negotiation of so many of these entries from the first, at the places that they have here. A copy of the longest
    /// beginning that is kept, and linear in the entries since.
    pub(crate) fn prefix(&self, entries: usize) -> Arc<Self> {
        if entries >= self.log.len() {
            return Arc::new(self.what_if());
        }
        let kept = self.checkpoints.longest(entries);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.log.len() == entries) {
            return Arc::clone(kept);
        }
        let begun = kept.map_or_else(|| self.nothing_yet(), |kept| kept.what_if());
        let rest = self.log.items().iter().zip(&self.places).take(entries).skip(begun.log.len());
        let beginning = Arc::new(begun.with_folded(rest));
        self.checkpoints.keep(&beginning);
        beginning
    }

    /// A negotiation of the entries that had occurred by an instant, at the places that they have here.
    pub(crate) fn until(&self, latest: crate::value::register::EventTime) -> Arc<Self> {
        if !self.is_out_of_order {
            return self.prefix(self.places.partition_point(|place| *place <= latest));
        }
        let all = self.log.items().iter().zip(&self.places);
        Arc::new(self.nothing_yet().with_folded(all.filter(|(_, place)| **place <= latest)))
    }
}
