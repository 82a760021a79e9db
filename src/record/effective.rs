//! The effective sequence: the entries as they hold now.

use std::sync::Arc;

use crate::{
    event::{Entry, Event},
    notes::correction::{Corrected, RecordEvent, Restated, Retracted},
    record::Record,
    state::{HistoryError, Negotiation},
    value::{
        gather::Gather,
        id::{EntryId, QuestionId},
        sorted::{Map, Set},
        source::Source,
        text::Text,
        when::When,
    },
};

/// What is another about an act: its event, and the question that it rests on.
type Act = (Option<Event>, Option<QuestionId>);

/// What the last corrections of an entry say, each field for itself.
#[derive(Default)]
struct Reading<'a> {
    occurred: Option<&'a When>,
    sources: Option<&'a Vec<Source>>,
    reason: Option<&'a Text>,
    rests_on: Option<&'a QuestionId>,
    /// The last first.
    events: Vec<&'a Event>,
}

impl<'a> Reading<'a> {
    /// An earlier correction says what no later one does.
    fn or(&mut self, fact: &'a Corrected) {
        self.occurred = self.occurred.or(fact.occurred.as_ref());
        self.sources = self.sources.or(Some(&fact.sources).filter(|sources| !sources.is_empty()));
        self.reason = self.reason.or(fact.reason.as_ref());
        self.rests_on = self.rests_on.or(fact.rests_on.as_ref());
        self.events.extend(fact.event.as_ref().map(Restated::event));
    }

    /// The event as it reads now, if anything was said of it. What deciding fills in, and a correction leaves
    /// out, reads as it did before that.
    fn event(&self, entry: &Entry) -> Option<Event> {
        let from_the_first = self.events.iter().rev();
        from_the_first.fold(None, |before: Option<Event>, event| {
            let mut reads = Event::clone(event);
            before.as_ref().unwrap_or(&entry.event).complete(&mut reads);
            Some(reads)
        })
    }

    /// Another act than the entry tells, the event and what it rests on: a text makes none.
    fn another(&self, entry: &Entry) -> Option<Act> {
        let rests_on =
            self.rests_on.filter(|question| entry.rare.rests_on.as_ref() != Some(question)).cloned();
        let event = self.event(entry).map(|event| event.without_texts());
        let event = event.filter(|event| entry.event.without_texts() != *event);
        (rests_on.is_some() || event.is_some()).then_some((event, rests_on))
    }

    fn read(&self, entry: &Entry) -> Entry {
        let event = self.event(entry);
        let mut entry = entry.clone();
        if let Some(occurred) = self.occurred {
            entry.rare.occurred = Some(occurred.clone());
        }
        if let Some(sources) = self.sources {
            entry.rare.sources.clone_from(sources);
        }
        entry.reason = self.reason.cloned().or(entry.reason);
        if let Some(question) = self.rests_on {
            entry.rare.rests_on = Some(question.clone());
        }
        if let Some(event) = event {
            entry.event = event;
        }
        entry
    }
}

/// Corrections and retractions, each with its number in the record.
type Corrections<'a> = Vec<(usize, &'a Arc<Entry>)>;

/// What a beginning of the corrections comes to: which entries they take out, and how others read.
struct Said<'a> {
    gone: Set<&'a EntryId>,
    readings: Map<&'a EntryId, Reading<'a>>,
}

impl<'a> Said<'a> {
    /// From the last to the first: whether a correction stands is said by later ones only.
    fn by(corrections: &[(usize, &'a Arc<Entry>)]) -> Self {
        let mut said = Self { gone: Set::new(), readings: Map::new() };
        for (_, entry) in corrections.iter().rev() {
            if said.gone.contains(&entry.id) {
                continue;
            }
            if let Some(fact) = Retracted::of(&entry.event) {
                said.gone.insert(&fact.entry);
            }
            if let Some(fact) = Corrected::of(&entry.event) {
                said.readings.or_default(&fact.entry).or(fact);
            }
        }
        said
    }

    /// Another event than the entry tells, if it was corrected to one.
    fn another(&self, entry: &Entry) -> Option<Act> {
        self.readings.get(&entry.id).and_then(|reading| reading.another(entry))
    }
}

/// An entry that others follow from and that was corrected to another event, at any time.
struct Cause<'a> {
    entry: &'a Arc<Entry>,
    /// What was ever said of it, and of that, and so on.
    corrections: Corrections<'a>,
    now: Option<Act>,
    /// Whether it reads otherwise than it was believed to be after so many of them.
    otherwise: Map<usize, bool>,
}

impl Cause<'_> {
    /// Whether it reads otherwise than it was believed to be when the entry with this number was recorded.
    fn is_otherwise_since(&mut self, number: usize) -> bool {
        let before = self.corrections.partition_point(|(at, _)| *at < number);
        let Self { entry, corrections, now, otherwise } = self;
        *otherwise.or_insert_with(before, || {
            let then = corrections.get(..before).unwrap_or_default();
            before != corrections.len() && Said::by(then).another(entry) != *now
        })
    }
}

/// The entries that were ever said to tell another event, by their id.
fn causes<'a>(
    all: impl Iterator<Item = &'a Arc<Entry>>,
    corrections: &Corrections<'a>,
    now: &Said<'a>,
) -> Map<&'a EntryId, Cause<'a>> {
    // What is said of a correction is said of what that is of.
    let mut of: Map<&EntryId, &EntryId> = Map::new();
    let mut by_entry: Map<&EntryId, Corrections<'a>> = Map::new();
    let mut restated: Set<&EntryId> = Set::new();
    for (number, entry) in corrections {
        let Event::Record(event) = &entry.event else { continue };
        let target = event.entry();
        let target = of.get(target).copied().unwrap_or(target);
        of.insert(&entry.id, target);
        by_entry.or_default(target).push((*number, entry));
        match event {
            RecordEvent::Corrected(fact) if fact.event.is_some() || fact.rests_on.is_some() => {
                restated.insert(&fact.entry);
            }
            RecordEvent::Corrected(_)
            | RecordEvent::Retracted(_)
            | RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Sourced(_)
            | RecordEvent::Disclosed(_) => {}
        }
    }
    if restated.is_empty() {
        return Map::new();
    }
    let causes = all.filter(|entry| restated.contains(&entry.id));
    let cause = |entry: &'a Arc<Entry>| {
        let corrections = by_entry.remove(&entry.id).unwrap_or_default();
        let cause = Cause { entry, corrections, now: now.another(entry), otherwise: Map::new() };
        (&entry.id, cause)
    };
    causes.map(cause).collect()
}

/// How an entry holds.
pub(super) enum Holds<'a> {
    /// It stands, and reads so.
    Reads(Arc<Entry>),
    /// It was retracted, or what it followed from was.
    Gone,
    /// It followed from this one, which reads otherwise now.
    Fell(&'a Entry),
}

/// Each entry, and how it holds now.
pub(super) fn effective<'a>(
    all: impl Iterator<Item = &'a Arc<Entry>> + Clone,
) -> Vec<(&'a Entry, Holds<'a>)> {
    let numbered = all.clone().enumerate();
    let corrections: Corrections<'a> = numbered.filter(|(_, entry)| entry.event.is_correction()).gather();
    let now = Said::by(&corrections);
    let mut causes = causes(all.clone(), &corrections, &now);
    // What followed falls with its cause, and where its cause is another event now than it was believed
    // to be when it followed.
    let mut fallen: Map<&EntryId, Option<&'a Entry>> = Map::new();
    let each = |(at, entry): (usize, &'a Arc<Entry>)| {
        let fell = entry.rare.cause.as_ref().and_then(|cause| {
            let otherwise =
                |cause: &mut Cause<'a>| cause.is_otherwise_since(at).then_some(cause.entry.as_ref());
            let with = fallen.get(cause).copied();
            with.or_else(|| causes.get_mut(cause).and_then(otherwise).map(Some))
        });
        let fell = if now.gone.contains(&entry.id) { Some(None) } else { fell };
        if let Some(from) = fell {
            fallen.insert(&entry.id, from);
            return (entry.as_ref(), from.map_or(Holds::Gone, Holds::Fell));
        }
        let reading = now.readings.get(&entry.id);
        let reads = reading.map_or_else(|| Arc::clone(entry), |reading| Arc::new(reading.read(entry)));
        (entry.as_ref(), Holds::Reads(reads))
    };
    all.enumerate().map(each).collect()
}

/// The state before an entry, with all that was corrected since.
pub(super) fn before<'a>(all: impl Iterator<Item = &'a Arc<Entry>> + Clone, target: &EntryId) -> Negotiation {
    let earlier = effective(all).into_iter().take_while(|(written, _)| written.id != *target);
    fold_all(earlier).0
}

/// The fold of the effective sequence, and every entry of it that does not fit.
pub(super) fn fold<'a>(
    all: impl Iterator<Item = &'a Arc<Entry>> + Clone,
) -> (Negotiation, Vec<HistoryError>) {
    fold_all(effective(all).into_iter())
}

fn fold_all<'a>(effective: impl Iterator<Item = (&'a Entry, Holds<'a>)>) -> (Negotiation, Vec<HistoryError>) {
    let mut talks = Negotiation::new();
    let mut in_the_way = Vec::new();
    for (written, holds) in effective {
        match holds {
            Holds::Gone | Holds::Fell(_) => talks.pass_over(written),
            Holds::Reads(entry) if entry.event.is_correction() => talks.note(entry),
            Holds::Reads(entry) => {
                if let Err(error) = talks.apply_shared(entry) {
                    in_the_way.push(error);
                    talks.pass_over(written);
                }
            }
        }
    }
    (talks, in_the_way)
}

impl Record {
    /// What followed from entries that read otherwise now, and fell: each with the entry that reads otherwise, as
    /// both were written.
    pub(crate) fn fallen(&self) -> Vec<(&Entry, &Entry)> {
        let fell = effective(self.entries().iter()).into_iter().filter_map(|(entry, holds)| match holds {
            Holds::Fell(cause) => Some((entry, cause)),
            Holds::Gone | Holds::Reads(_) => None,
        });
        fell.gather()
    }
}
