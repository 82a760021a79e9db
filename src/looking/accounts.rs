//! The disputed record: who tells a fact how, who vouches for an entry and who denies it, and from where it
//! is known. Nothing is overwritten.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use crate::{
    account::{AccountEvent, Aspect, Given, Value},
    amendment::RecordEvent,
    entry::{Actor, Entry, Event, Subject},
    id::EntryId,
    negotiation::Negotiation,
    source::Source,
};

/// One side's version of one aspect.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Account<'a> {
    /// What was said.
    pub fact: &'a Given,
    /// The entry that keeps it: who said it, when, and where that is known from.
    pub entry: &'a Entry,
    /// Whether the same actor gave another of the same aspect since.
    pub superseded: bool,
}

/// The accounts of one aspect of a matter, side by side.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Accounts<'a> {
    /// The aspect.
    pub aspect: Aspect,
    /// The accounts, the earliest first.
    pub accounts: Vec<Account<'a>>,
    /// Whether they differ: the last account of one actor cannot be true together with that of another.
    pub differ: bool,
}

impl fmt::Display for Accounts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.aspect)?;
        for (at, account) in self.accounts.iter().filter(|account| !account.superseded).enumerate() {
            let gap = if at == 0 { "" } else { "; " };
            write!(f, "{gap}{} ({})", account.fact.value, account.entry.by())?;
        }
        Ok(())
    }
}

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

impl Negotiation {
    /// What is told of a matter, aspect by aspect, each version with its entry.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     let by = Actor::Outside(Text::new(if id == "e3" { "an official" } else { "a newspaper" })?);
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, by, event).observed())
    /// # };
    /// # let rules = Procedure::observed();
    /// use negotiation::account::{About, Aspect, Given, Value};
    ///
    /// # let opened = Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, rules);
    /// let mut record = Record::new();
    /// record.propose(draft("e1", opened.into())?)?;
    /// let count = |value| Given::new(About::Whole, Aspect::Count, value).into();
    /// record.propose(draft("e2", count(Value::Number(28)))?)?;
    /// record.propose(draft("e3", count(Value::Number(27)))?)?;
    /// let told = record.negotiation().accounts(&Subject::Negotiation);
    /// assert_eq!(told[0].to_string(), "count: 28 (a newspaper); 27 (an official)");
    /// assert!(told[0].differ);
    ///
    /// // How many points there are is no word.
    /// let refusal = record.propose(draft("e4", count("2026".parse().map(Value::When)?))?).unwrap_err();
    /// assert_eq!(refusal.rule().id(), "account.given.aspect");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn accounts(&self, on: &Subject) -> Vec<Accounts<'_>> {
        let all = self.all_accounts().filter(|(subject, ..)| subject == on);
        self.side_by_side(all.map(|(_, fact, entry)| (fact, entry)))
    }

    /// Every account, in the order of the time of the events.
    fn all_accounts(&self) -> impl Iterator<Item = (Subject, &Given, &Entry)> {
        let mut all = self.state.accounts.clone();
        all.sort_by_key(|seq| (self.places().get(*seq as usize), *seq));
        let entries = all.into_iter().filter_map(|seq| self.nth(seq));
        entries.filter_map(|entry| match &entry.event {
            Event::Account(AccountEvent::Given(fact)) => Some((entry.event.subject(), fact, entry)),
            _ => None,
        })
    }

    /// The matters of which accounts differ, each with the aspect and all that was said of it. What is told of one
    /// matter is [`accounts`](Self::accounts).
    #[must_use]
    pub fn disputed(&self) -> Vec<(Subject, Accounts<'_>)> {
        let mut by_matter: BTreeMap<Subject, Vec<(&Given, &Entry)>> = BTreeMap::new();
        for (subject, fact, entry) in self.all_accounts() {
            by_matter.entry(subject).or_default().push((fact, entry));
        }
        let mut all = Vec::new();
        for (subject, accounts) in by_matter {
            let differing = self.side_by_side(accounts.into_iter()).into_iter().filter(|one| one.differ);
            all.extend(differing.map(|one| (subject.clone(), one)));
        }
        all
    }

    fn side_by_side<'a>(&'a self, all: impl Iterator<Item = (&'a Given, &'a Entry)>) -> Vec<Accounts<'a>> {
        let mut by_aspect: BTreeMap<Aspect, Vec<Account<'a>>> = BTreeMap::new();
        for (fact, entry) in all {
            let account = Account { fact, entry, superseded: false };
            by_aspect.entry(fact.aspect).or_default().push(account);
        }
        let group = |(aspect, mut accounts): (Aspect, Vec<Account<'a>>)| {
            // From the last to the first: of one actor the last one counts. Nobody knows who is unknown.
            let mut heard: BTreeSet<&Actor> = BTreeSet::new();
            for account in accounts.iter_mut().rev() {
                let by = &account.entry.by;
                account.superseded = *by != Actor::Unknown && !heard.insert(by);
            }
            let last = accounts.iter().filter(|account| !account.superseded);
            let differ = self.differ(last.map(|account| &account.fact.value));
            Accounts { aspect, accounts, differ }
        };
        by_aspect.into_iter().map(group).collect()
    }

    /// Whether there are two among some values that cannot be true together. Ranges and spans of time all have
    /// something in common where each two have, so that one look at each value is enough.
    fn differ<'a>(&self, values: impl Iterator<Item = &'a Value>) -> bool {
        // What was erased may have been anything.
        let told = values.filter(|value| !matches!(value, Value::Text(text) if text.is_erased()));
        let (mut first, mut from_last, mut to_first) = (None, None, None);
        let (mut begins_last, mut ends_first) = (None, None);
        for value in told {
            let one = *first.get_or_insert(value);
            let alike = match (one, value) {
                (Value::Number(_) | Value::Range(..), Value::Number(_) | Value::Range(..))
                | (Value::When(_), Value::When(_)) => true,
                _ => one == value,
            };
            if !alike {
                return true;
            }
            match value {
                Value::Number(number) => {
                    from_last = from_last.max(Some(*number));
                    to_first = Some(to_first.map_or(*number, |to: u64| to.min(*number)));
                }
                Value::Range(from, to) => {
                    from_last = from_last.max(Some(*from));
                    to_first = Some(to_first.map_or(*to, |first: u64| first.min(*to)));
                }
                Value::When(when) => {
                    let span = self.span_of(when);
                    begins_last = begins_last.max(span.earliest);
                    ends_first = ends_first.into_iter().chain(span.latest).min();
                }
                Value::Text(_) | Value::Word(_) => {}
            }
        }
        from_last.zip(to_first).is_some_and(|(from, to)| to < from)
            || begins_last.zip(ends_first).is_some_and(|(begin, end)| end < begin)
    }

    /// Who confirmed, disputed or denied an entry, and in which entry; the earliest first.
    pub fn remarks_on<'a>(
        &'a self,
        id: &'a EntryId,
    ) -> impl Iterator<Item = (Remark, &'a Actor, &'a Entry)> + 'a {
        self.said_of(id).filter_map(|(event, entry)| {
            let remark = match event {
                RecordEvent::Confirmed(_) => Remark::Confirmed,
                RecordEvent::Disputed(_) => Remark::Disputed,
                RecordEvent::Denied(_) => Remark::Denied,
                RecordEvent::Sourced(_)
                | RecordEvent::Disclosed(_)
                | RecordEvent::Corrected(_)
                | RecordEvent::Retracted(_) => return None,
            };
            Some((remark, &entry.by, entry))
        })
    }

    /// Where an entry is known from: its own sources, and those that were found later, each with the entry
    /// that names it.
    pub fn sources_of<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = (&'a Source, &'a Entry)> + 'a {
        let own = self.entry(id).into_iter();
        let own = own.flat_map(|entry| entry.sources.iter().map(move |source| (source, entry)));
        own.chain(self.said_of(id).filter_map(|(event, entry)| match event {
            RecordEvent::Sourced(fact) => Some((&fact.source, entry)),
            RecordEvent::Confirmed(_)
            | RecordEvent::Disputed(_)
            | RecordEvent::Denied(_)
            | RecordEvent::Disclosed(_)
            | RecordEvent::Corrected(_)
            | RecordEvent::Retracted(_) => None,
        }))
    }

    /// What entries say of an entry.
    fn said_of<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = (&'a RecordEvent, &'a Entry)> + 'a {
        let entries = self.state.remarks.iter().filter_map(|seq| self.nth(*seq));
        entries.filter_map(move |entry| match &entry.event {
            Event::Record(event) if event.entry() == id => Some((event, entry)),
            _ => None,
        })
    }
}
