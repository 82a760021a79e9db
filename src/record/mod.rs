//! The record: the entries of one negotiation, and what they add up to now, as of a day, and as
//! known at a day.

mod correct;
mod effective;
mod erase;
mod gatekeeper;
mod past;
mod view;
mod visibility;

use std::{fmt, sync::Arc};

pub use self::{
    erase::NotErased,
    gatekeeper::{Gatekeeper, NotAdmitted},
    past::{Past, Straddling},
    view::{Audience, InvalidView, View},
};
use crate::{
    event::{Draft, Entry, Event, Subject},
    judge::{
        Decision, Recorded, Refusal, Stale, refused,
        rule::catalogue::{ENTRY_ID_SAME, NEGOTIATION_OPENED_FIRST},
    },
    state::{Eyes, Fault, HistoryError, Negotiation, Tip},
    talks::process::NegotiationEvent,
    value::{
        id::EntryId,
        table::{Ix, Table},
        when::Instant,
    },
};

/// The record of one negotiation.
///
/// A program proposes drafts; the record decides on each, appends what was decided, and answers
/// questions about now and about the past.
///
/// ```
/// use negotiation::{decision::Procedure, prelude::*, talks::process};
///
/// let mut record = Record::new();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-21T09:00:00Z")?;
/// let opened = process::Opened::new("ports", "Talks on the ports", Procedure::mediated_peace_process())?;
/// let draft = desk.secretariat().with_id("e1").draft(opened.clone())?;
/// let again = desk.secretariat().with_id("e2").draft(opened)?;
/// record.propose(draft.clone())?;
/// assert_eq!(record.entries().len(), 1);
///
/// // Proposing it again changes nothing; a second opening is refused.
/// assert!(record.propose(draft)?.repeats());
/// assert_eq!(record.propose(again).unwrap_err().rule().id(), "negotiation.opened.first");
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Record {
    /// The fold of the effective sequence.
    negotiation: Negotiation,
    /// All entries as they were written, once one of them is a correction. Until then they are those of
    /// the negotiation.
    all: Option<Table<Arc<Entry>>>,
}

/// Which one it is and where it stands, and no entry: they may be confidential.
impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("id", &self.negotiation.id())
            .field("entries", &self.entries().len())
            .finish_non_exhaustive()
    }
}

/// A draft of a file is refused: which one, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("draft `{id}` (number {number}): {refusal}")]
pub struct DraftRefused {
    id: EntryId,
    number: usize,
    refusal: Refusal,
}

impl DraftRefused {
    /// The draft at fault.
    #[must_use]
    pub const fn id(&self) -> &EntryId {
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

/// What follows from an observed entry by the rules, and was not recorded with it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expected {
    /// The entry.
    pub after: EntryId,
    /// What follows from it.
    pub event: Event,
}

/// A record of drafts that were observed, and what was expected meanwhile.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Observed {
    /// The record.
    pub record: Record,
    /// What followed by the rules and was not appended, in the order of the drafts. Later drafts may tell it, or make it
    /// moot: what is missing in the end, [`Record::review`] says.
    pub expected: Vec<Expected>,
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
        let mut record = Self::new();
        for entry in entries {
            record.apply(entry)?;
        }
        Ok(record)
    }

    /// Records a whole file of drafts as observed, one after the other.
    ///
    /// # Errors
    /// [`DraftRefused`] names the first draft that breaks a structural rule. What came before it
    /// is not kept either: the record that is returned is whole or none.
    pub fn observe(drafts: impl IntoIterator<Item = Draft>) -> Result<Observed, DraftRefused> {
        let mut record = Self::new();
        let mut expected = Vec::new();
        for (number, draft) in (1..).zip(drafts) {
            let id = draft.id().clone();
            match record.propose(draft.observed()) {
                Ok(recorded) => {
                    let events = recorded.expected().iter().cloned();
                    expected.extend(events.map(|event| Expected { after: id.clone(), event }));
                }
                Err(refusal) => return Err(DraftRefused { id, number, refusal }),
            }
        }
        Ok(Observed { record, expected })
    }

    /// The state that the entries add up to: with what was corrected as it reads now, and without what
    /// was retracted.
    #[must_use]
    pub const fn negotiation(&self) -> &Negotiation {
        &self.negotiation
    }

    /// The entries as they were written, in the order in which they were recorded, with those that were
    /// corrected or retracted since. These are what a program stores.
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        self.all.as_ref().map_or_else(|| self.negotiation.entries(), Table::items)
    }

    /// How many entries come before an entry.
    pub(crate) fn number_of(&self, id: &EntryId) -> Option<usize> {
        match &self.all {
            Some(all) => all.find(id.as_str()).map(Ix::to_usize),
            None => self.negotiation.seq_of(id).map(|seq| seq as usize),
        }
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
        if let Some(before) = self.repeated(&draft) {
            return before.map(|()| Decision::repeating(self.tip()));
        }
        if let Some(event) = draft.event().correction().cloned() {
            return self.decide_correction(draft, &event);
        }
        let eyes = self.negotiation.eyes(&draft.0);
        self.discloses_what_stands(&eyes, &draft.0).map_err(|fault| refused(&draft.0, fault))?;
        self.negotiation.decide(draft)
    }

    /// Whether the id of a draft is taken: it repeats what was written then, or is another. Without
    /// corrections the negotiation knows as well.
    fn repeated(&self, draft: &Draft) -> Option<Result<(), Refusal>> {
        let same = self.all.as_ref()?.by_key(draft.id().as_str())?;
        if same.is_made_of(draft) {
            return Some(Ok(()));
        }
        // negotiation.opened.first, entry.id.same: in the order of the page
        let fault = if let Event::Negotiation(NegotiationEvent::Opened(_)) = draft.event() {
            Fault::new(&NEGOTIATION_OPENED_FIRST, Subject::Negotiation)
        } else {
            Fault::new(&ENTRY_ID_SAME, Subject::Entry(draft.id().clone()))
        };
        Some(Err(refused(&draft.0, fault)))
    }

    /// Answers whether a draft would be recorded.
    ///
    /// # Errors
    /// The [`Refusal`] that [`decide`](Self::decide) would give.
    pub fn check(&self, draft: &Draft) -> Result<(), Refusal> {
        if self.all.is_some() || draft.event().is_correction() {
            return self.decide(draft.clone()).map(drop);
        }
        self.negotiation.check(draft)
    }

    /// Appends what was decided.
    ///
    /// # Errors
    /// [`Stale`] if something else was appended since.
    pub fn accept(&mut self, decision: Decision) -> Result<(), Stale> {
        if !decision.repeats() {
            self.negotiation.expect_at(decision.tip())?;
        }
        self.append(decision);
        Ok(())
    }

    /// Appends what was decided on this tip.
    fn append(&mut self, decision: Decision) {
        if let Some(entry) = decision.correction() {
            return self.append_decided_correction(entry);
        }
        let before = self.negotiation.entries().len();
        self.negotiation.append(decision);
        self.keep_since(before);
    }

    /// Keeps what the negotiation appended.
    fn keep_since(&mut self, before: usize) {
        if let Some(all) = &mut self.all {
            for entry in self.negotiation.entries().iter().skip(before) {
                all.add(Arc::clone(entry));
            }
        }
    }

    /// Decides on a draft and appends what was decided; it is returned, to be stored.
    ///
    /// # Errors
    /// The [`Refusal`]; nothing is appended then.
    pub fn propose(&mut self, draft: Draft) -> Result<Recorded, Refusal> {
        let decision = self.decide(draft)?;
        // Nothing can have come between. The entries are shared with what is returned.
        self.append(decision.clone());
        Ok(Recorded(decision))
    }

    /// Decides on several drafts, one after the other, and appends what was decided: all of it, or nothing. It costs a copy
    /// of the state, once. Where what comes before a refused draft is to stay, [`propose`](Self::propose) them one by one.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{talks::party::Added, value::word::PartyKind};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let mut added = |id: &str| desk.secretariat().with_id(id).draft(Added::new(id, id, PartyKind::STATE)?);
    /// let (east, west, north) = (added("east")?, added("west")?, added("north")?);
    ///
    /// // The second adds a party that is there, so that the first is not recorded either.
    /// let refused = record.propose_all([east.clone(), north]).unwrap_err();
    /// assert_eq!((refused.number(), refused.refusal().rule().id()), (2, "party.added.free"));
    /// assert_eq!(record.entries().len(), 10);
    ///
    /// let recorded = record.propose_all([east, west])?;
    /// assert_eq!(recorded.iter().flat_map(|one| one.entries()).count(), 2);
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// [`DraftRefused`] names the first draft that is refused, and why.
    pub fn propose_all(
        &mut self,
        drafts: impl IntoIterator<Item = Draft>,
    ) -> Result<Vec<Recorded>, DraftRefused> {
        let mut then = self.clone();
        let all = (1..).zip(drafts).map(|(number, draft)| {
            let id = draft.id().clone();
            then.propose(draft).map_err(|refusal| DraftRefused { id, number, refusal })
        });
        let all = all.collect::<Result<_, _>>()?;
        self.negotiation = then.negotiation.in_place_of(&self.negotiation);
        self.all = then.all;
        Ok(all)
    }

    /// Appends an entry that was decided elsewhere or earlier.
    ///
    /// # Errors
    /// [`HistoryError`] if it does not fit; nothing is appended then.
    pub fn apply(&mut self, entry: Entry) -> Result<(), HistoryError> {
        let opened = self.negotiation.begins_with_opening(&entry.event);
        opened.map_err(|fault| self.negotiation.history_error(&entry, fault))?;
        self.apply_shared(Arc::new(entry))
    }

    pub(crate) fn apply_shared(&mut self, entry: Arc<Entry>) -> Result<(), HistoryError> {
        if let Some(event) = entry.event.correction().cloned() {
            return self.apply_correction(entry, &event);
        }
        let before = self.negotiation.entries().len();
        let discloses = self.discloses_what_stands(&Eyes::default(), &entry);
        discloses.map_err(|fault| self.negotiation.history_error(&entry, fault))?;
        self.negotiation.apply_shared(entry)?;
        self.keep_since(before);
        Ok(())
    }

    /// What the record shows of an instant on the time of the events: everything that stands at
    /// or before it, whenever it was recorded. For a day, pass its end; see
    /// [`end_of`](Self::end_of).
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let record = testing::ports();
    /// let harbour = PointId::new("harbour")?;
    /// let then = record.as_of("2026-01-22T14:00:00Z".parse()?);
    /// assert!(then.negotiation().point(&harbour).is_some());
    /// let before = record.as_of("2026-01-21T14:00:00Z".parse()?);
    /// assert!(before.negotiation().point(&harbour).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn as_of(&self, instant: Instant) -> Past {
        Past::of(self, &view::Since::default(), None, Some(instant))
    }

    /// What was recorded by an instant, as it was believed then: a correction holds only if it was
    /// recorded by then.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let record = testing::ports();
    /// assert_eq!(record.known_at("2026-01-22T14:00:00Z".parse()?).negotiation().entries().len(), 10);
    /// assert!(record.known_at("2026-01-21T14:00:00Z".parse()?).negotiation().entries().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn known_at(&self, instant: Instant) -> Past {
        Past::of(self, &view::Since::default(), Some(instant), None)
    }

    /// Lets go of the past states that the record keeps in memory, at most four, so that the next question about the past
    /// folds less anew ([`as_of`](Self::as_of), [`known_at`](Self::known_at)). They are made again when they are asked for.
    ///
    /// ```
    /// # use negotiation::testing;
    /// # let record = testing::ports();
    /// let before = "2026-01-01T00:00:00Z".parse()?;
    /// assert_eq!(record.as_of(before).negotiation().entries().len(), 0);
    /// record.let_go_of_past_states();
    /// assert_eq!(record.as_of(before).negotiation().entries().len(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn let_go_of_past_states(&self) {
        self.negotiation.let_go_of_past_states();
    }

    /// A copy that goes its own way.
    fn what_if(&self) -> Self {
        Self { negotiation: self.negotiation.what_if(), all: self.all.clone() }
    }

    /// The record of what was recorded by an instant. `recorded` never decreases, so that it is a prefix.
    fn until(&self, instant: Instant) -> Self {
        self.beginning(self.recorded_until(instant))
    }

    /// How many entries were recorded by an instant.
    pub(crate) fn recorded_until(&self, instant: Instant) -> usize {
        self.entries().partition_point(|entry| entry.recorded() <= instant)
    }

    /// What was known with so many entries from the first.
    pub(crate) fn known_with(&self, entries: usize) -> Arc<Negotiation> {
        match &self.all {
            // What is folded once is shared.
            None => self.negotiation.prefix(entries),
            Some(_) => Arc::new(self.beginning(entries).negotiation),
        }
    }

    /// The record of so many of these entries from the first.
    pub(crate) fn beginning(&self, entries: usize) -> Self {
        if entries >= self.entries().len() {
            return self.what_if();
        }
        let Some(all) = &self.all else {
            return Self { negotiation: self.negotiation.prefix(entries).what_if(), all: None };
        };
        let mut known = Table::default();
        for entry in all.items().iter().take(entries) {
            known.add(Arc::clone(entry));
        }
        // Each beginning of a record fits: it was the record once.
        let (negotiation, in_the_way) = effective::fold(known.items().iter());
        debug_assert!(in_the_way.is_empty(), "{in_the_way:?}");
        Self { negotiation: negotiation.in_place_of(&self.negotiation.what_if()), all: Some(known) }
    }

    /// The record as an audience sees it.
    #[must_use]
    pub fn view(&self, audience: &Audience) -> View {
        View::of(self, audience)
    }

    /// The last instant of a day at the record's stated offset.
    #[must_use]
    pub fn end_of(&self, day: chrono::NaiveDate) -> Option<Instant> {
        let offset = self.negotiation.procedure().offset();
        let end = crate::value::when::When::day(day).ok()?.span(offset).latest?;
        Some(end.with_timezone(&offset))
    }
}
