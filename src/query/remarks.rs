//! What is said of entries: who vouches for one and who denies it, and from where it is known.

use std::fmt;

use crate::{
    event::{Actor, Entry, Event, Subject},
    judge::rule::catalogue::REVIEW_RECORD_DENIED,
    notes::correction::RecordEvent,
    query::{Finding, accounts::Heard},
    state::Negotiation,
    value::{
        gather::Gather,
        id::EntryId,
        sorted::{Map, sort_by_key},
        source::Source,
    },
};

/// What somebody says of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Remark {
    /// It was so.
    Confirmed,
    /// It was not quite so.
    Disputed,
    /// It was not so at all.
    Denied,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Denied => "denied",
        })
    }
}

/// An entry of which somebody said something, with what each side said last.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Remarked<'a> {
    /// Its id.
    pub id: &'a EntryId,
    /// The entry as it reads now; none if it does not stand.
    pub entry: Option<&'a Entry>,
    /// What was said, by whom, and in which entry; the earliest first. A side is as in
    /// [`Account::superseded`](super::Account::superseded).
    pub last: Vec<(Remark, &'a Actor, &'a Entry)>,
}

impl fmt::Display for Remarked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (remark, by, _)) in self.last.iter().enumerate() {
            let gap = if at == 0 { "" } else { ", " };
            write!(f, "{gap}{remark} by {by}")?;
        }
        Ok(())
    }
}

impl Remark {
    fn of(event: &RecordEvent) -> Option<Self> {
        match event {
            RecordEvent::Confirmed(_) => Some(Self::Confirmed),
            RecordEvent::Disputed(_) => Some(Self::Disputed),
            RecordEvent::Denied(_) => Some(Self::Denied),
            RecordEvent::Sourced(_)
            | RecordEvent::Disclosed(_)
            | RecordEvent::Corrected(_)
            | RecordEvent::Retracted(_) => None,
        }
    }
}

impl Negotiation {
    /// Who confirmed, disputed or denied an entry, and in which entry; the earliest first, in the order of the
    /// time of the events.
    pub fn remarks_on<'a>(
        &'a self,
        id: &'a EntryId,
    ) -> impl Iterator<Item = (Remark, &'a Actor, &'a Entry)> + 'a {
        let said = self.said_of_entries(Some(id));
        said.filter_map(|(event, entry)| Some((Remark::of(event)?, &entry.by, entry)))
    }

    /// The entries that somebody confirmed, disputed or denied, by their ids, with what each side said of it last.
    /// Those that were denied or disputed and stand as they were are in the review, too.
    ///
    /// ```
    /// # use negotiation::{notes::correction::Denied, prelude::*, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "newsroom", "2026-01-23T09:00:00Z")?;
    /// let official = Actor::Outside(Text::new("an official")?);
    /// desk.by(official).observed().propose(Denied::new("e10")?)?;
    ///
    /// let remarked = record.negotiation().remarked();
    /// assert_eq!(remarked[0].to_string(), "denied by an official");
    /// let found = record.review("2026-01-24T00:00:00Z".parse()?);
    /// assert!(found.iter().any(|one| one.rule.id() == "review.record.denied"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn remarked<'a>(&'a self) -> Vec<Remarked<'a>> {
        let mut by_entry: Map<&EntryId, Vec<(Remark, &Actor, &Entry)>> = Map::new();
        for (event, entry) in self.said_of_entries(None) {
            if let Some(remark) = Remark::of(event) {
                by_entry.or_default(event.entry()).push((remark, &entry.by, entry));
            }
        }
        let remarked = |(id, mut last): (&'a EntryId, Vec<(Remark, &'a Actor, &'a Entry)>)| {
            let mut heard = Heard::default();
            last.reverse();
            last.retain(|(_, by, _)| !heard.again(by));
            last.reverse();
            Remarked { id, entry: self.entry(id), last }
        };
        by_entry.into_iter().map(remarked).collect()
    }

    /// What was denied or disputed, and neither retracted nor corrected since.
    pub(super) fn denied<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let remarked = self.remarked();
        if remarked.is_empty() {
            return;
        }
        let (mut numbers, mut corrected) = (Map::new(), Map::new());
        for (number, entry) in self.entries().iter().enumerate() {
            numbers.insert(&entry.id, number);
            if let Event::Record(RecordEvent::Corrected(fact)) = &entry.event {
                corrected.insert(&fact.entry, number);
            }
        }
        for mut remarked in remarked {
            let Some(entry) = remarked.entry else { continue };
            remarked.last.retain(|(remark, _, by)| {
                *remark != Remark::Confirmed && corrected.get(remarked.id) < numbers.get(&by.id)
            });
            if !remarked.last.is_empty() {
                found.push(Finding {
                    rule: &REVIEW_RECORD_DENIED,
                    count: 1,
                    subject: Subject::Entry(entry.id.clone()),
                    entries: std::iter::once(entry).chain(remarked.last.iter().map(|(.., by)| *by)).collect(),
                    says: format!("`{}` was {remarked}, and stands as it was", entry.event.act()),
                    help: "correct or retract it, or leave it disputed: that is an answer, too",
                });
            }
        }
    }

    /// Where an entry is known from: its own sources, and those that were found later, in the order of the time of
    /// the events, each with the entry that names it.
    pub fn sources_of<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = (&'a Source, &'a Entry)> + 'a {
        let entry = self.entry(id).into_iter();
        let sources = entry.flat_map(|entry| entry.rare.sources.iter().map(move |source| (source, entry)));
        let said = self.said_of_entries(Some(id));
        sources.chain(said.filter_map(|(event, entry)| match event {
            RecordEvent::Sourced(fact) => Some((&fact.source, entry)),
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Disclosed(_)
            | RecordEvent::Corrected(_)
            | RecordEvent::Retracted(_) => None,
        }))
    }

    /// What entries say of entries, or of one, in the order of the time of the events.
    fn said_of_entries(
        &self,
        id: Option<&EntryId>,
    ) -> impl Iterator<Item = (&RecordEvent, &Entry)> + use<'_> {
        let said = self.state.remarks.iter().filter_map(|seq| {
            let event = RecordEvent::of(&self.nth(*seq)?.event)?;
            id.is_none_or(|id| event.entry() == id).then_some((event, *seq))
        });
        let mut said = said.gather();
        sort_by_key(&mut said, |(_, seq)| (self.places().get(*seq as usize), *seq));
        said.into_iter().filter_map(|(event, seq)| Some((event, self.nth(seq)?)))
    }
}
