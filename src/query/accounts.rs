//! The disputed record: who tells a fact how. Nothing is overwritten.

use std::fmt;

use crate::{
    event::{Actor, Entry, Event, Subject},
    notes::account::{AccountEvent, Aspect, Given, Value},
    state::Negotiation,
    value::{
        gather::Gather,
        id::PartyId,
        sorted::{Map, Set, sort_by_key},
    },
};

/// Who has spoken, from the last to the first. A side is the parties whose word it is, whoever speaks for them;
/// the secretariat, and each who is outside, by name. Nobody knows who is unknown.
#[derive(Default)]
pub(super) struct Heard<'a> {
    parties: Set<&'a PartyId>,
    others: Set<&'a Actor>,
}

impl<'a> Heard<'a> {
    /// Whether all of a side have spoken since, alone or with others; from now on they have.
    pub(super) fn again(&mut self, by: &'a Actor) -> bool {
        match by {
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let mut again = true;
                for party in by.voices() {
                    again &= !self.parties.insert(party);
                }
                again
            }
            Actor::Secretariat | Actor::Procedure | Actor::Outside(_) => !self.others.insert(by),
            Actor::Unknown => false,
        }
    }
}

/// Whose word it is, with the persons who spoke.
fn speakers(by: &Actor) -> String {
    let who = by.who().map(|(party, person, other)| {
        let party = other.unwrap_or(party);
        person.map_or_else(|| party.to_string(), |person| format!("{party} through `{person}`"))
    });
    let who: Vec<_> = who.collect();
    if who.is_empty() { by.to_string() } else { who.join(", ") }
}

/// One side's version of one aspect.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Account<'a> {
    /// What was said.
    pub fact: &'a Given,
    /// The entry that keeps it: who said it, when, and where that is known from.
    pub entry: &'a Entry,
    /// Whether its side gave another of the same aspect since: all the parties whose account it is, each alone or
    /// with others, whoever spoke for them; the secretariat; who is outside, by the same name. Of somebody unknown that is
    /// never known.
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
    /// Whether they differ: the last account of one side cannot be true together with that of another.
    pub differ: bool,
}

impl fmt::Display for Accounts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.aspect)?;
        for (at, account) in self.accounts.iter().filter(|account| !account.superseded).enumerate() {
            let gap = if at == 0 { "" } else { "; " };
            write!(f, "{gap}{} ({})", account.fact.value, speakers(account.entry.by()))?;
        }
        Ok(())
    }
}

impl Negotiation {
    /// What is told of a matter, aspect by aspect, each version with its entry.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::notes::account::{About, Aspect, Given, Value};
    ///
    /// let mut desk = Desk::of(&mut record, "newsroom", "2026-01-23T09:00:00Z")?;
    /// let newspaper = Actor::Outside(Text::new("a newspaper")?);
    /// let official = Actor::Outside(Text::new("an official")?);
    /// desk.by(&newspaper).observed().propose(Given::new(About::Whole, Aspect::Count, Value::Number(28))?)?;
    /// desk.by(official).observed().propose(Given::new(About::Whole, Aspect::Count, Value::Number(27))?)?;
    /// let accounts = desk.negotiation().accounts(&Subject::Negotiation);
    /// assert_eq!(accounts[0].to_string(), "count: 28 (a newspaper); 27 (an official)");
    /// assert!(accounts[0].differ);
    ///
    /// // How many points there are is no date.
    /// let dated = Given::new(About::Whole, Aspect::Count, Value::When("2026".parse()?))?;
    /// let error = desk.by(newspaper).observed().propose(dated).unwrap_err();
    /// assert_eq!(error.code(), "account.given.aspect");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn accounts(&self, on: &Subject) -> Vec<Accounts<'_>> {
        let all = self.all_accounts().filter(|(subject, ..)| subject == on);
        self.side_by_side(all.map(|(_, fact, entry)| (fact, entry)))
    }

    /// Every account, in the order of the time of the events.
    fn all_accounts(&self) -> impl Iterator<Item = (Subject, &Given, &Entry)> {
        let mut all = self.state.accounts.clone();
        sort_by_key(&mut all, |seq| (self.places().get(*seq as usize), *seq));
        let entries = all.into_iter().filter_map(|seq| self.nth(seq));
        entries.filter_map(|entry| {
            if let Event::Account(AccountEvent::Given(fact)) = &entry.event {
                Some((entry.event.subject(), fact, entry))
            } else {
                None
            }
        })
    }

    /// The matters of which accounts differ, each with the aspect and all that was said of it. What is told of one
    /// matter is [`accounts`](Self::accounts).
    #[must_use]
    pub fn disputed(&self) -> Vec<(Subject, Accounts<'_>)> {
        self.accounts_by_matter().into_iter().filter(|(_, accounts)| accounts.differ).gather()
    }

    /// The same of all matters of which anything is told.
    pub(super) fn accounts_by_matter(&self) -> Vec<(Subject, Accounts<'_>)> {
        let mut by_matter: Map<Subject, Vec<(&Given, &Entry)>> = Map::new();
        for (subject, fact, entry) in self.all_accounts() {
            by_matter.or_default(subject).push((fact, entry));
        }
        let mut all = Vec::new();
        for (subject, accounts) in by_matter {
            let accounts = self.side_by_side(accounts.into_iter());
            all.extend(accounts.into_iter().map(|one| (subject.clone(), one)));
        }
        all
    }

    fn side_by_side<'a>(&'a self, all: impl Iterator<Item = (&'a Given, &'a Entry)>) -> Vec<Accounts<'a>> {
        let mut by_aspect: Map<Aspect, Vec<Account<'a>>> = Map::new();
        for (fact, entry) in all {
            let account = Account { fact, entry, superseded: false };
            by_aspect.or_default(fact.aspect).push(account);
        }
        let group = |(aspect, mut accounts): (Aspect, Vec<Account<'a>>)| {
            let mut heard = Heard::default();
            for account in accounts.iter_mut().rev() {
                account.superseded = heard.again(&account.entry.by);
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
        let values = values.filter(|value| !matches!(value, Value::Text(text) if text.is_erased()));
        let (mut first, mut from_last, mut to_first) = (None, None, None);
        let (mut begins_last, mut ends_first) = (None, None);
        for value in values {
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
}
