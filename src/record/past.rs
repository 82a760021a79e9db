//! The past: what was so by a day, what was known by a day, and both.

use std::sync::Arc;

use super::{Record, view::Since};
use crate::{
    event::Entry,
    state::Negotiation,
    value::{gather::Gather, id::EntryId, when::Instant},
};

/// An entry whose time is too vague to say on which side of an instant it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Straddling {
    /// The entry.
    pub entry: EntryId,
    /// Whether it was taken as having occurred by then.
    pub is_in: bool,
}

/// A negotiation as it was, or as it was known, at an instant. It can be asked anything, and
/// there is no way to propose to it.
///
/// ```compile_fail
/// fn decide_on(past: negotiation::record::Past, draft: negotiation::event::Draft) {
///     past.decide(draft);
/// }
/// ```
#[derive(Debug)]
pub struct Past {
    // Shared with the record that was asked, which keeps what it folded anew.
    negotiation: Arc<Negotiation>,
    /// The entries known, with those that had not occurred.
    known: Record,
    /// In the past of a view: since when they were known.
    since: Since,
    as_of: Option<Instant>,
    straddling: Vec<Straddling>,
}

impl Past {
    pub(super) fn of(
        whole: &Record,
        since: &Since,
        known_at: Option<Instant>,
        as_of: Option<Instant>,
    ) -> Self {
        let record = known_at.map_or_else(|| whole.what_if(), |instant| since.known(whole, instant));
        let (known, since) = (record.negotiation(), since.clone());
        let Some(instant) = as_of else {
            return Self {
                negotiation: Arc::new(known.what_if()),
                known: record,
                since,
                as_of,
                straddling: Vec::new(),
            };
        };
        let at = instant.to_utc();
        // The record keeps what it folds, its copy does not.
        let asked = if known_at.is_none() { whole.negotiation() } else { known };
        let negotiation = asked.until(at);
        let straddles = |entry: &&Arc<Entry>| {
            entry.occurred().is_some_and(|when| {
                let span = known.span_of(when).capped(entry.recorded().to_utc());
                span.straddles(at)
            })
        };
        let straddling = known.entries().iter().filter(straddles).map(|entry| Straddling {
            entry: entry.id().clone(),
            is_in: negotiation.entry(entry.id()).is_some(),
        });
        let straddling = straddling.gather();
        Self { negotiation, known: record, since, as_of, straddling }
    }

    /// What was so, to be asked. It is a branch of its own: a decision made on it is accepted by
    /// no record.
    #[must_use]
    pub fn negotiation(&self) -> &Negotiation {
        &self.negotiation
    }

    /// The entries that were known, as they were written then, with those that had not occurred.
    #[cfg(feature = "ical")]
    pub(crate) fn entries(&self) -> &[Arc<Entry>] {
        self.known.entries()
    }

    /// An entry that was known, as it was written, also one that did not stand any more or had not occurred.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.known.entry(id)
    }

    /// The entries whose time is too vague to be sure, each with the side it was put on.
    #[must_use]
    pub fn straddling(&self) -> &[Straddling] {
        &self.straddling
    }

    /// Of what was known: what was so at an instant.
    #[must_use]
    pub fn as_of(&self, instant: Instant) -> Self {
        Self::of(&self.known, &self.since, None, Some(instant))
    }

    /// Of what was so: what was known at an instant.
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Self {
        Self::of(&self.known, &self.since, Some(instant), self.as_of)
    }
}
