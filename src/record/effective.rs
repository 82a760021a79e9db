//! The effective sequence: the entries as they hold now.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    amendment::{Corrected, RecordEvent, Restated},
    entry::{Entry, Event},
    id::EntryId,
    negotiation::{HistoryError, Negotiation},
    source::Source,
    when::When,
};

/// What the last corrections of an entry say, each field for itself.
#[derive(Default)]
struct Reading<'a> {
    occurred: Option<&'a When>,
    sources: Option<&'a Vec<Source>>,
    event: Option<&'a Event>,
    /// Whether the correction that says so was erased since.
    is_erased: bool,
}

impl<'a> Reading<'a> {
    /// An earlier correction says what no later one does.
    fn or(&mut self, fact: &'a Corrected, by: &Entry) {
        self.is_erased |= self.event.is_none() && fact.event.is_some() && by.erased.is_some();
        self.occurred = self.occurred.or(fact.occurred.as_ref());
        self.sources = self.sources.or(Some(&fact.sources).filter(|sources| !sources.is_empty()));
        self.event = self.event.or(fact.event.as_ref().map(Restated::event));
    }

    /// Another event than the entry tells: what deciding filled in makes none, nor does a text.
    fn another(&self, entry: &Entry) -> Option<Event> {
        let event = self.event?.without_texts();
        (!entry.event.without_texts().completes(&event)).then_some(event)
    }

    /// The event as it reads now, if it is not as it was written.
    fn event(&self, entry: &Entry) -> Option<Event> {
        let event = self.event.filter(|event| !entry.event.completes(event))?;
        let erased = entry.erased.is_some() || self.is_erased;
        if erased && self.another(entry).is_none() {
            // Only its texts were otherwise, and can no longer be known.
            return Some(entry.event.without_texts());
        }
        Some(event.clone())
    }

    fn read(&self, entry: &Entry) -> Entry {
        let event = self.event(entry);
        let mut entry = entry.clone();
        if let Some(occurred) = self.occurred {
            entry.occurred = Some(occurred.clone());
        }
        if let Some(sources) = self.sources {
            entry.sources.clone_from(sources);
        }
        if let Some(event) = event {
            entry.event = event;
        }
        entry
    }
}

/// What a beginning of the corrections comes to: which entries they take out, and how others read.
struct Said<'a> {
    gone: BTreeSet<&'a EntryId>,
    readings: BTreeMap<&'a EntryId, Reading<'a>>,
}

impl<'a> Said<'a> {
    /// From the last to the first: whether a correction stands is said by later ones only.
    fn by(corrections: &[(usize, &'a Arc<Entry>)]) -> Self {
        let mut said = Self { gone: BTreeSet::new(), readings: BTreeMap::new() };
        for (_, entry) in corrections.iter().rev().filter(|(_, entry)| entry.event.is_correction()) {
            match &entry.event {
                Event::Record(RecordEvent::Retracted(fact)) if !said.gone.contains(&entry.id) => {
                    said.gone.insert(&fact.entry);
                }
                Event::Record(RecordEvent::Corrected(fact)) if !said.gone.contains(&entry.id) => {
                    said.readings.entry(&fact.entry).or_default().or(fact, entry);
                }
                _ => {}
            }
        }
        said
    }

    /// Another event than the entry tells, if it was corrected to one.
    fn another(&self, entry: &Entry) -> Option<Event> {
        self.readings.get(&entry.id).and_then(|reading| reading.another(entry))
    }
}

/// Each entry as it reads now; none where it does not stand.
pub(super) fn effective<'a>(
    all: impl Iterator<Item = &'a Arc<Entry>> + Clone,
) -> Vec<(&'a EntryId, Option<Arc<Entry>>)> {
    let numbered = all.clone().enumerate();
    let corrections: Vec<_> = numbered.filter(|(_, entry)| entry.event.is_correction()).collect();
    let now = Said::by(&corrections);
    // Entries that were ever said to tell another event, by their id.
    let of = |entry: &&'a Arc<Entry>| match &entry.event {
        Event::Record(RecordEvent::Corrected(fact)) if fact.event.is_some() => Some(&fact.entry),
        _ => None,
    };
    let restated: BTreeSet<&EntryId> = corrections.iter().filter_map(|(_, entry)| of(entry)).collect();
    let causes: BTreeMap<&EntryId, &Arc<Entry>> =
        all.clone().filter(|entry| restated.contains(&entry.id)).map(|entry| (&entry.id, entry)).collect();
    // What followed falls with its cause, and where its cause is another event now than it was believed
    // to be when it followed.
    let mut fallen: BTreeSet<&EntryId> = BTreeSet::new();
    let each = |(at, entry): (usize, &'a Arc<Entry>)| {
        let fell = entry.cause.as_ref().is_some_and(|cause| {
            fallen.contains(cause)
                || causes.get(cause).is_some_and(|cause| {
                    let before = corrections.partition_point(|(number, _)| *number < at);
                    let then = Said::by(corrections.get(..before).unwrap_or_default());
                    then.another(cause) != now.another(cause)
                })
        });
        if fell || now.gone.contains(&entry.id) {
            fallen.insert(&entry.id);
            return (&entry.id, None);
        }
        let reading = now.readings.get(&entry.id);
        (&entry.id, Some(reading.map_or_else(|| Arc::clone(entry), |reading| Arc::new(reading.read(entry)))))
    };
    all.enumerate().map(each).collect()
}

/// The fold of the effective sequence, and every entry of it that does not fit.
pub(super) fn fold<'a>(
    all: impl Iterator<Item = &'a Arc<Entry>> + Clone,
) -> (Negotiation, Vec<HistoryError>) {
    let mut whole = Negotiation::new();
    let mut in_the_way = Vec::new();
    for (id, entry) in effective(all) {
        match entry {
            None => whole.pass_over(id),
            Some(entry) if entry.event.is_correction() => whole.note(entry),
            Some(entry) => {
                if let Err(error) = whole.apply_shared(entry) {
                    in_the_way.push(error);
                    whole.pass_over(id);
                }
            }
        }
    }
    (whole, in_the_way)
}
