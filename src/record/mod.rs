//! The record: the entries of one negotiation, and what they add up to now, as of a day, and as
//! known at a day.

mod past;
mod view;

use std::sync::Arc;

pub use self::{
    past::{Past, Straddling},
    view::{Audience, View},
};
use crate::{
    entry::{Draft, Entry},
    negotiation::{HistoryError, Negotiation, Tip},
    rules::{Decision, Recorded, Refusal, Stale},
    when::Instant,
};

/// The record of one negotiation.
///
/// A program proposes drafts; the record decides on each, appends what was decided, and answers
/// questions about now and about the past.
///
/// ```
/// use negotiation::{prelude::*, process, terms::Procedure};
///
/// let mut record = Record::new();
/// let opened = process::Opened::new(
///     NegotiationId::new("ports")?,
///     Name::new("Talks on the ports")?,
///     Procedure::mediated_peace_process(),
/// );
/// let at = "2026-01-21T09:00:00Z".parse()?;
/// let draft = Draft::new(EntryId::new("e1")?, RecorderId::new("desk")?, at, Actor::Host, opened);
/// record.propose(draft.clone())?;
/// assert_eq!(record.entries().len(), 1);
///
/// // Proposing it again changes nothing; a second opening is refused.
/// assert!(record.propose(draft.clone())?.repeats());
/// let again = Draft::new(EntryId::new("e2")?, RecorderId::new("desk")?, at, Actor::Host, draft.event().clone());
/// assert_eq!(record.propose(again).unwrap_err().rule().id(), "negotiation.opened.first");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Record {
    negotiation: Negotiation,
}

/// A draft of a file is refused: which one, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("draft `{id}` (number {number}): {refusal}")]
pub struct DraftRefused {
    id: crate::id::EntryId,
    number: usize,
    refusal: Refusal,
}

impl DraftRefused {
    /// The draft at fault.
    #[must_use]
    pub const fn id(&self) -> &crate::id::EntryId {
        &self.id
    }

    /// Its number among the drafts, from one.
    #[must_use]
    pub const fn number(&self) -> usize {
        self.number
    }

    /// Why it is refused.
    #[must_use]
    pub const fn refusal(&self) -> &Refusal {
        &self.refusal
    }
}

impl Record {
    /// A record without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Loads a record: replays its entries.
    ///
    /// # Errors
    /// [`HistoryError`] names the first entry that does not fit, and the structural rule.
    pub fn replay(entries: impl IntoIterator<Item = Entry>) -> Result<Self, HistoryError> {
        Negotiation::replay(entries).map(|negotiation| Self { negotiation })
    }

    /// Records a whole file of drafts as observed, one after the other.
    ///
    /// # Errors
    /// [`DraftRefused`] names the first draft that breaks a structural rule. What came before it
    /// is not kept either: the record that is returned is whole or none.
    pub fn observe(drafts: impl IntoIterator<Item = Draft>) -> Result<Self, DraftRefused> {
        let mut record = Self::new();
        for (number, draft) in (1..).zip(drafts) {
            let id = draft.id().clone();
            record.propose(draft.observed()).map_err(|refusal| DraftRefused { id, number, refusal })?;
        }
        Ok(record)
    }

    /// The state that the entries add up to.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        &self.negotiation
    }

    /// The entries, in the order in which they were recorded.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        self.negotiation.entries()
    }

    /// The tip of the record.
    #[must_use]
    pub fn tip(&self) -> Tip {
        self.negotiation.tip()
    }

    /// Decides on a draft, and appends nothing.
    ///
    /// # Errors
    /// The [`Refusal`], as of [`Negotiation::decide`].
    pub fn decide(&self, draft: Draft) -> Result<Decision, Refusal> {
        self.negotiation.decide(draft)
    }

    /// Answers whether a draft would be recorded.
    ///
    /// # Errors
    /// The [`Refusal`] that [`decide`](Self::decide) would give.
    pub fn check(&self, draft: &Draft) -> Result<(), Refusal> {
        self.negotiation.check(draft)
    }

    /// Appends what was decided.
    ///
    /// # Errors
    /// [`Stale`] if something else was appended since.
    pub fn accept(&mut self, decision: Decision) -> Result<(), Stale> {
        self.negotiation.accept(decision)
    }

    /// Decides on a draft and appends what was decided; it is returned, to be stored.
    ///
    /// # Errors
    /// The [`Refusal`]; nothing is appended then.
    pub fn propose(&mut self, draft: Draft) -> Result<Recorded, Refusal> {
        let decision = self.negotiation.decide(draft)?;
        let accepted = self.negotiation.accept(decision.clone());
        // INVARIANT (tip): nothing can have come between the two lines above.
        debug_assert!(accepted.is_ok(), "{accepted:?}");
        Ok(Recorded(decision))
    }

    /// Appends an entry that was decided elsewhere or earlier.
    ///
    /// # Errors
    /// [`HistoryError`] if it does not fit; nothing is appended then.
    pub fn apply(&mut self, entry: Entry) -> Result<(), HistoryError> {
        self.negotiation.apply(entry)
    }

    /// What the record shows of an instant on the time of the events: everything that stands at
    /// or before it, whenever it was recorded. For a day, pass its end; see
    /// [`end_of`](Self::end_of).
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?;
    /// # let title = Name::new("The harbour")?;
    /// # let tabled = draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?;
    /// # let agreed = draft("e3", point::TextAgreed::new(harbour.clone()).into())?;
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// let then = record.as_of("2026-01-22T14:00:00Z".parse()?);
    /// assert!(then.negotiation().point(&harbour).is_some());
    /// let before = record.as_of("2026-01-21T14:00:00Z".parse()?);
    /// assert!(before.negotiation().point(&harbour).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_of(&self, instant: Instant) -> Past {
        Past::of(&self.negotiation, None, Some(instant))
    }

    /// What was recorded by an instant.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?;
    /// # let title = Name::new("The harbour")?;
    /// # let tabled = draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?;
    /// # let agreed = draft("e3", point::TextAgreed::new(harbour.clone()).into())?;
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// assert_eq!(record.known_at("2026-01-22T14:00:00Z".parse()?).negotiation().entries().len(), 2);
    /// assert!(record.known_at("2026-01-21T14:00:00Z".parse()?).negotiation().entries().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Past {
        Past::of(&self.negotiation, Some(instant), None)
    }

    /// The record as an audience sees it.
    #[must_use]
    pub fn view(&self, audience: &Audience) -> View {
        View::of(&self.negotiation, audience)
    }

    /// The last instant of a day at the record's stated offset.
    #[must_use]
    pub fn end_of(&self, day: chrono::NaiveDate) -> Option<Instant> {
        let offset = self.negotiation.procedure().offset();
        let end = crate::when::When::day(day).ok()?.span(offset).latest?;
        Some(end.with_timezone(&offset))
    }
}
