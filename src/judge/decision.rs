//! Decisions: what is to be appended, and on which tip that was decided.

use std::{fmt, sync::Arc};

use crate::{
    event::{Entry, Event},
    state::{Named, Negotiation, Tip},
    value::register::EventTime,
};

/// What was decided on a draft: the entries to append, on one tip of the record.
///
/// It can be looked at and dropped. It is made by deciding only, and accepted by the negotiation
/// that made it, as long as nothing else was appended meanwhile.
///
/// It cannot be forged:
///
/// ```compile_fail,E0451
/// use negotiation::{judge::Decision, state::Negotiation};
///
/// let tip = Negotiation::new().tip();
/// let forged = Decision { tip, act: None, beside: None };
/// ```
///
/// nor forgotten without a warning:
///
/// ```compile_fail
/// #![deny(unused_must_use)]
/// use negotiation::{event::Draft, judge::Refusal, state::Negotiation};
///
/// fn forget(negotiation: &Negotiation, draft: Draft) -> Result<(), Refusal> {
///     negotiation.decide(draft)?;
///     Ok(())
/// }
/// ```
#[must_use = "a decision changes nothing until it is accepted"]
#[derive(Clone)]
pub struct Decision {
    pub(crate) tip: Tip,
    /// The act, the things that it names, and its place; none if the draft repeats one.
    pub(crate) act: Option<(Arc<Entry>, Named, EventTime)>,
    /// What comes with the act. Nearly always nothing does.
    pub(crate) beside: Option<Box<Beside>>,
}

/// What comes with an act.
#[derive(Clone, Default)]
pub(crate) struct Beside {
    /// Closings that were due before.
    pub(crate) before: Vec<Arc<Entry>>,
    pub(crate) consequences: Vec<Arc<Entry>>,
    pub(crate) expected: Vec<Event>,
}

/// The tip that it was made on, and the ids of what it appends: the entries may be confidential.
impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.entries().map(Entry::id).collect();
        f.debug_struct("Decision").field("tip", &self.tip).field("entries", &ids).finish_non_exhaustive()
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.entries().map(Entry::id)).finish()
    }
}

impl Decision {
    /// The entries to append: what was due before, the act, its consequences. None if the draft
    /// repeats one.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let act = self.act.iter().map(|(entry, ..)| entry);
        let beside = self.beside.as_deref();
        let (before, after) =
            (beside.map(|beside| &beside.before), beside.map(|beside| &beside.consequences));
        before.into_iter().flatten().chain(act).chain(after.into_iter().flatten()).map(AsRef::as_ref)
    }

    /// The act itself, as it is to be appended. None if the draft repeats one.
    #[must_use]
    pub fn act(&self) -> Option<&Entry> {
        self.act.as_ref().map(|(entry, ..)| &**entry)
    }

    /// What follows by the rules and was not appended, because the program observes: it can be
    /// recorded if it happened.
    #[must_use]
    pub fn expected(&self) -> &[Event] {
        self.beside.as_ref().map_or(&[], |beside| &beside.expected)
    }

    /// That the draft is recorded already.
    pub(crate) const fn repeating(tip: Tip) -> Self {
        Self { tip, act: None, beside: None }
    }

    /// The act, if it corrects or retracts an entry.
    pub(crate) fn correction(&self) -> Option<&Arc<Entry>> {
        let (entry, ..) = self.act.as_ref()?;
        entry.event.is_correction().then_some(entry)
    }

    /// Whether the draft is recorded already; then accepting changes nothing.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        self.act.is_none()
    }

    /// The tip that it was decided on.
    #[must_use]
    pub const fn tip(&self) -> &Tip {
        &self.tip
    }
}

/// What was decided and appended, to be stored and looked at.
#[derive(Clone)]
pub struct Recorded(pub(crate) Decision);

impl Recorded {
    /// The entries that were appended: the act, then its consequences. None for a repeat.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.0.entries()
    }

    /// What follows by the rules and was not appended, because the program observes.
    #[must_use]
    pub fn expected(&self) -> &[Event] {
        self.0.expected()
    }

    /// Whether the draft had been recorded already.
    #[must_use]
    pub const fn repeats(&self) -> bool {
        self.0.repeats()
    }
}

/// A decision is accepted only on the tip that it was made on. Decide again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("decided on {decided_on}; the record has now {tip}; decide again")]
pub struct Stale {
    decided_on: Box<Tip>,
    tip: Box<Tip>,
}

impl Stale {
    /// The tip that the decision was made on.
    #[must_use]
    pub const fn decided_on(&self) -> &Tip {
        &self.decided_on
    }

    /// The tip that the record has.
    #[must_use]
    pub const fn tip(&self) -> &Tip {
        &self.tip
    }
}

impl Negotiation {
    /// That this is still the tip.
    pub(crate) fn expect_at(&self, tip: &Tip) -> Result<(), Stale> {
        if self.is_at(tip) {
            return Ok(());
        }
        Err(Stale { decided_on: Box::new(tip.clone()), tip: Box::new(self.tip()) })
    }

    /// Appends what was decided.
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let taken_up = desk.secretariat().draft(point::TakenUp::new("harbour")?)?;
    ///
    /// let mut talks = record.negotiation().clone();
    /// let (first, second) = (talks.decide(taken_up.clone())?, talks.decide(taken_up)?);
    /// talks.accept(first)?;
    /// assert_eq!(talks.entries().len(), 11);
    ///
    /// // The second was decided before the first was accepted.
    /// assert!(talks.accept(second).is_err());
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Stale`] if the record is not the one that the decision was made on; nothing has changed
    /// then.
    pub fn accept(&mut self, decision: Decision) -> Result<(), Stale> {
        if !decision.repeats() {
            self.expect_at(&decision.tip)?;
        }
        self.append(decision);
        Ok(())
    }

    /// Appends what was decided on this tip.
    #[inline]
    pub(crate) fn append(&mut self, decision: Decision) {
        let Decision { tip: _, act, beside } = decision;
        match (act, beside) {
            (None, _) => {}
            (Some((entry, named, place)), None) => self.fold(entry, named, place),
            (Some((entry, named, place)), Some(beside)) => self.append_with(*beside, entry, named, place),
        }
    }

    #[inline(never)]
    fn append_with(&mut self, beside: Beside, entry: Arc<Entry>, named: Named, place: EventTime) {
        // What was due before fits: it has been tried on a copy.
        for closing in beside.before {
            let fits = self.apply_shared(closing);
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
        self.fold(entry, named, place);
        for consequence in beside.consequences {
            // INVARIANT (consequences): they are made so that they fit; one that did not would
            // be left out rather than break the record.
            let fits = self.apply_shared(consequence);
            debug_assert!(fits.is_ok(), "{fits:?}");
        }
    }
}
