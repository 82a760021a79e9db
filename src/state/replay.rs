//! Loading: entries folded in again, one after the other, and those that come late.

use std::sync::Arc;

use crate::{
    event::{Entry, Event, Subject},
    judge::rule::{RefusalKind, Rule},
    state::{Eyes, Fault, Named, Negotiation, disclosure::Shown},
    value::{id::EntryId, register::EventTime},
};

/// A recorded fact does not fit: which entry, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot apply entry `{entry}` (number {number}): {}: {} [{rule}]", said(.rule, .subject), .rule.sentence())]
pub struct HistoryError {
    entry: EntryId,
    number: usize,
    rule: &'static Rule,
    subject: Subject,
}

/// What happened, in a few words.
fn said<'a>(rule: &Rule, subject: &'a Subject) -> impl std::fmt::Display + use<'a> {
    rule.kind().unwrap_or(RefusalKind::Incoherent).about(subject)
}

impl HistoryError {
    /// The entry at fault.
    #[must_use]
    pub const fn entry(&self) -> &EntryId {
        &self.entry
    }

    /// Its number in the record, from one.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number
    }

    /// The structural rule that is not kept.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }
}

impl Negotiation {
    /// Folds an entry in, if its facts fit. No procedural rule is judged: what is recorded has
    /// been decided.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let record = testing::ports();
    /// let mut talks = Negotiation::new();
    /// for entry in record.entries() {
    ///     talks.apply(Entry::clone(entry))?;
    /// }
    /// assert_eq!(talks.points().count(), 1);
    ///
    /// // A negotiation is opened once.
    /// let error = talks.apply(Entry::clone(&record.entries()[0])).unwrap_err();
    /// assert_eq!(error.rule().id(), "negotiation.opened.first");
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`HistoryError`] names the structural rule that is not kept; nothing has changed then.
    pub fn apply(&mut self, entry: Entry) -> Result<(), HistoryError> {
        self.begins_with_opening(&entry.event).map_err(|fault| self.history_error(&entry, fault))?;
        self.apply_shared(Arc::new(entry))
    }

    pub(crate) fn apply_shared(&mut self, entry: Arc<Entry>) -> Result<(), HistoryError> {
        let taken = self.is_taken(&entry.id);
        match self.examine(&entry, taken) {
            Ok(examined) => {
                self.fold(entry, examined.named, examined.place);
                Ok(())
            }
            Err(fault) => Err(self.history_error(&entry, fault)),
        }
    }

    /// That the next entry of the record does not fit.
    pub(crate) fn history_error(&self, entry: &Entry, Fault { rule, subject }: Fault) -> HistoryError {
        HistoryError { entry: entry.id.clone(), number: self.recorded_entries() + 1, rule, subject }
    }

    /// Takes an entry that does not stand out of the fold; its id stays taken.
    pub(crate) fn pass_over(&mut self, entry: &Entry) {
        Arc::make_mut(&mut self.passed_over).insert(entry.id.clone(), Shown::of(entry));
    }

    /// Appends an entry about an entry. It changes no state here, and does not move the time of the
    /// events on: it is about the record.
    pub(crate) fn note(&mut self, entry: Arc<Entry>) {
        let place = self.place(&Eyes::default(), &entry).map_or(entry.recorded.to_utc(), |(place, _)| place);
        self.fold(entry, Named::default(), place);
    }

    /// Loads a record: folds its entries in, one after the other. A record with corrections is
    /// loaded by [`Record::replay`](crate::record::Record::replay): here a correction is an error, and
    /// never passed over.
    ///
    /// # Errors
    /// [`HistoryError`] names the first entry that does not fit.
    pub fn replay(entries: impl IntoIterator<Item = Entry>) -> Result<Self, HistoryError> {
        let mut negotiation = Self::new();
        for entry in entries {
            negotiation.apply(entry)?;
        }
        Ok(negotiation)
    }

    /// A negotiation without entries, for which the same ids are taken.
    pub(crate) fn nothing_yet(&self) -> Self {
        Self { passed_over: Arc::clone(&self.passed_over), ..Self::new() }
    }

    /// The same with these folded in, which fit: they were folded once.
    pub(crate) fn with_folded<'a>(
        mut self,
        entries: impl Iterator<Item = (&'a Arc<Entry>, &'a EventTime)>,
    ) -> Self {
        for (entry, place) in entries {
            let (named, _) = self.state.look_up(entry, true, None, &|_| true, None);
            self.fold(Arc::clone(entry), named, *place);
        }
        self
    }
}

/// Late entries: those that come, on the time of the events, before the last change of what they would change. They
/// enter history only.
impl Negotiation {
    /// Whether an entry at this place comes before the last change of what it changes.
    pub(crate) fn is_late(&self, event: &Event, named: Named, place: EventTime) -> bool {
        if self.is_front(place) {
            return false;
        }
        self.last_change(event, named)
            .and_then(|seq| self.places().get(seq as usize))
            .is_some_and(|&changed| changed > place)
    }

    /// Of entries by their numbers the last on the time of the events.
    pub(crate) fn last_in_time(&self, numbers: impl IntoIterator<Item = u32>) -> Option<u32> {
        numbers.into_iter().max_by_key(|seq| (self.places().get(*seq as usize), *seq))
    }
}
