//! The whole: the state of one negotiation, and the entries that it is the fold of.
//!
//! [`Negotiation::apply`] folds an entry in, checks that the facts fit together, and judges
//! nothing; who may do what is judged by [`Negotiation::decide`]. Loading is replay.

pub(crate) mod agreement;
pub(crate) mod checkpoints;
pub(crate) mod circles;
pub(crate) mod closing;
pub(crate) mod conditions;
pub(crate) mod disclosure;
pub(crate) mod entry;
pub(crate) mod fold;
pub(crate) mod heirs;
pub(crate) mod history;
pub(crate) mod invariants;
pub(crate) mod moment;
pub(crate) mod reached;
pub(crate) mod read;
pub(crate) mod replay;
pub(crate) mod tables;
pub(crate) mod together;

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

pub(crate) use self::{
    agreement::{Asked, Ground, Said, can_be_asked, tally},
    checkpoints::Checkpoints,
    disclosure::{DisclosedTo, Eyes},
    entry::{Actors, Examined, Fault},
    fold::Folded,
    moment::{Coming, Moment, Vague},
    reached::Reached,
    tables::{Named, State},
};
pub use self::{
    invariants::{Broken, InvariantSort},
    read::Assessed,
    replay::HistoryError,
};
use crate::{
    event::{Entry, fact::Mention},
    value::{
        id::EntryId,
        register::EventTime,
        sorted::Map,
        table::{Keyed, Table},
        when::{Instant, Span, When},
    },
};

impl Keyed for Arc<Entry> {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

/// Which of all the records that this process ever held: no two have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Branch(u64);

impl Default for Branch {
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// The tip of a record: how many entries, the last of them, and which copy of which record.
///
/// A decision carries the tip that it was decided on and is accepted on no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    pub(crate) entries: usize,
    pub(crate) last: Option<EntryId>,
    pub(crate) branch: Branch,
}

impl Tip {
    /// The number of entries.
    #[must_use]
    pub const fn entries(&self) -> usize {
        self.entries
    }

    /// The last entry.
    #[must_use]
    pub const fn last(&self) -> Option<&EntryId> {
        self.last.as_ref()
    }
}

impl fmt::Display for Tip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.last {
            Some(last) => write!(f, "{} entries, the last of them `{last}`", self.entries),
            None => f.write_str("no entry"),
        }
    }
}

/// One negotiation: its entries, and the state that they add up to.
///
/// A copy made with [`what_if`](Self::what_if) or `clone` goes its own way: decisions of the one
/// are not accepted by the other.
#[derive(Default)]
pub struct Negotiation {
    branch: Branch,
    log: Table<Arc<Entry>>,
    // INVARIANT (places): one place for each entry of the log.
    places: Vec<EventTime>,
    reached: Reached,
    /// The spans of the entries whose own time hangs on others, so that no chain of them is ever
    /// followed. In the order of the log.
    hanging: Vec<(u32, Span)>,
    /// The ids of entries that were recorded and do not stand: they are not in the log, and stay taken. Each with
    /// who may see it.
    passed_over: Arc<Map<EntryId, disclosure::Shown>>,
    /// Whether any entry is not public. Nearly always none is, and nothing is compared.
    restricted: bool,
    /// Derived: whether an entry stands before one that was recorded earlier, on the time of the events.
    is_out_of_order: bool,
    checkpoints: Checkpoints,
    pub(crate) state: State,
}

/// Which one it is, and where it stands: every view holds one, and a record can be long.
impl fmt::Debug for Negotiation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Negotiation")
            .field("id", &self.id())
            .field("status", &self.status())
            .field("entries", &self.entries().len())
            .finish_non_exhaustive()
    }
}

impl Clone for Negotiation {
    fn clone(&self) -> Self {
        self.what_if()
    }
}

impl Negotiation {
    /// A negotiation that is not yet opened.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A copy to try things on. It shares the entries, and none of what is decided on it is
    /// accepted here.
    #[must_use]
    pub fn what_if(&self) -> Self {
        Self {
            branch: Branch::default(),
            log: self.log.clone(),
            places: self.places.clone(),
            reached: self.reached.clone(),
            hanging: self.hanging.clone(),
            passed_over: Arc::clone(&self.passed_over),
            restricted: self.restricted,
            is_out_of_order: self.is_out_of_order,
            checkpoints: Checkpoints::default(),
            state: self.state.clone(),
        }
    }

    /// The tip of the record.
    #[must_use]
    pub fn tip(&self) -> Tip {
        Tip {
            entries: self.recorded_entries(),
            last: self.log.items().last().map(|entry| entry.id.clone()),
            branch: self.branch,
        }
    }

    /// How many entries were recorded, with those that do not stand.
    fn recorded_entries(&self) -> usize {
        self.log.len() + self.passed_over.len()
    }

    /// Whether an entry has this id, also one that does not stand.
    pub(crate) fn is_taken(&self, id: &EntryId) -> bool {
        self.log.find(id.as_str()).is_some() || self.passed_over.contains_key(id)
    }

    /// Whether the entry with this id was recorded and does not stand.
    pub(crate) fn is_passed_over(&self, id: &EntryId) -> bool {
        self.passed_over.contains_key(id)
    }

    /// Takes the place of another, so that what was decided on it since is found stale, and its copies
    /// stay apart.
    pub(crate) fn in_place_of(mut self, other: &Self) -> Self {
        self.branch = other.branch;
        self
    }

    /// The entries that the state is the fold of, in the order of the record. In a record with
    /// corrections they are the effective ones: without what was retracted, and with what was
    /// corrected as it reads now. What is stored is [`Record::entries`](crate::record::Record::entries).
    #[must_use]
    pub fn entries(&self) -> &[Arc<Entry>] {
        self.log.items()
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.log.by_key(id.as_str()).map(AsRef::as_ref)
    }

    pub(crate) fn entry_shared(&self, id: &EntryId) -> Option<&Arc<Entry>> {
        self.log.by_key(id.as_str())
    }

    /// When the last entry was recorded.
    #[must_use]
    pub fn last_recorded(&self) -> Option<Instant> {
        self.log.items().last().map(|entry| entry.recorded)
    }

    /// Where an entry stands on the time of the events.
    #[must_use]
    pub fn place_of(&self, id: &EntryId) -> Option<chrono::DateTime<chrono::Utc>> {
        self.log.find(id.as_str()).and_then(|ix| self.places.get(ix.to_usize())).copied()
    }

    /// The stretch of the time line that a time in this record can mean: at the record's stated
    /// offset, and as far as the entries that it hangs on tell.
    #[must_use]
    pub fn span_of(&self, when: &When) -> Span {
        let offset = self.state.offset();
        when.span_from(offset, &|id| self.span_of_entry(self.seq_of(id)?))
    }

    /// The number of an entry.
    pub(crate) fn seq_of(&self, id: &EntryId) -> Option<u32> {
        u32::try_from(self.log.find(id.as_str())?.to_usize()).ok()
    }

    /// The stretch of the time line in which an entry can have occurred.
    pub(crate) fn span_of_entry(&self, seq: u32) -> Option<Span> {
        if let Ok(at) = self.hanging.binary_search_by_key(&seq, |(entry, _)| *entry) {
            return self.hanging.get(at).map(|(_, span)| *span);
        }
        let entry = self.nth(seq)?;
        let recorded = entry.recorded.to_utc();
        let occurred = |when: &When| when.span(self.state.offset()).capped(recorded);
        Some(entry.rare.occurred.as_ref().map_or(Span::at(recorded), occurred))
    }

    /// The entry that introduced what is mentioned; none if nothing did.
    pub(crate) fn introduced(&self, mention: Mention<'_>) -> Option<&Entry> {
        if let Mention::Entry(id) = mention {
            self.entry(id)
        } else {
            self.state.introduced(mention).and_then(|seq| self.nth(seq))
        }
    }

    /// The number of the entry that introduced what is mentioned, or of the entry itself.
    pub(crate) fn number_of(&self, mention: Mention<'_>) -> Option<u32> {
        if let Mention::Entry(id) = mention { self.seq_of(id) } else { self.state.introduced(mention) }
    }

    pub(crate) fn nth(&self, seq: u32) -> Option<&Entry> {
        self.log.items().get(seq as usize).map(AsRef::as_ref)
    }

    #[inline]
    pub(crate) fn is_at(&self, tip: &Tip) -> bool {
        // INVARIANT (branch): of the records with one branch one takes the place of the other, with as many entries or more, so
        // that nothing is decided on the one that is gone and accepted on what came instead after something was appended.
        tip.branch == self.branch && tip.entries == self.recorded_entries()
    }

    pub(crate) fn is_restricted(&self) -> bool {
        self.restricted
    }

    /// Whether an entry at this place would come after all others.
    #[inline]
    pub(crate) fn is_front(&self, place: EventTime) -> bool {
        self.reached.frontier().is_none_or(|frontier| frontier <= place)
    }

    pub(crate) fn places(&self) -> &[EventTime] {
        &self.places
    }

    /// Where an entry stands in the order of the events.
    pub(crate) fn order_of(&self, seq: u32) -> (Option<EventTime>, u32) {
        (self.places.get(seq as usize).copied(), seq)
    }

    /// Two states compared, whatever copies they are. For tests; not covered by the promise of
    /// stability.
    #[doc(hidden)]
    #[must_use]
    pub fn has_same_state(&self, other: &Self) -> bool {
        self.state == other.state
    }
}
