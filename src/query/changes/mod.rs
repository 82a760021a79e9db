//! What changed: since an entry, since an instant, between any two states of a record.

mod aspects;

use std::fmt;

use self::aspects::Aspect;
use crate::{
    event::Subject,
    notes::account,
    record::{Record, View},
    state::Negotiation,
    talks::point::Wording,
    value::{
        id::{EntryId, PartyId},
        sorted::{sort, sort_by},
        text::Text,
        when::Instant,
    },
};

/// What of a thing changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeAspect {
    /// How it stands; of a party, whether it takes part.
    Status,
    /// What it is called.
    Title,
    /// The text that the talks proceed from.
    Basis,
    /// Its words: other ones, or the same ones read otherwise.
    Words,
    /// What areas it is about.
    Areas,
    /// The position of a party on it, and whether that counts.
    Position(PartyId),
    /// What a party answered, or how it voted.
    Answer(PartyId),
    /// How the consent of a party to it stands.
    Consent(PartyId),
    /// A role, with what it extends to.
    Role(String),
    /// When it is to be, or was.
    When,
    /// Where it is to be, or was.
    Where,
    /// How far it is carried out.
    Degree,
    /// How somebody assesses it.
    Assessment(String),
    /// An office that a person holds: its title, and the party.
    Office(String),
    /// That a person is accredited by a party.
    Accreditation(PartyId),
    /// What somebody tells of an aspect of it.
    Account(account::Aspect, String),
    /// Whether somebody confirms, disputes or denies it.
    Remark(String),
}

impl ChangeAspect {
    /// A value as it is told: words of vocabularies are read as words; ids, names and texts as they are.
    fn in_words(&self, value: &str) -> String {
        if matches!(self, Self::Title | Self::Basis | Self::Words | Self::Account(..)) {
            value.to_owned()
        } else {
            value.replace('_', " ")
        }
    }
}

impl fmt::Display for ChangeAspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status => f.write_str("status"),
            Self::Title => f.write_str("title"),
            Self::Basis => f.write_str("basis"),
            Self::Words => f.write_str("words"),
            Self::Position(party) => write!(f, "position of `{party}`"),
            Self::Answer(party) => write!(f, "answer of `{party}`"),
            Self::Consent(party) => write!(f, "consent of `{party}`"),
            Self::Role(role) => write!(f, "role {role}"),
            Self::When => f.write_str("time"),
            Self::Where => f.write_str("place"),
            Self::Degree => f.write_str("implementation"),
            Self::Assessment(by) => write!(f, "assessment by {by}"),
            Self::Areas => f.write_str("areas"),
            Self::Office(title) => write!(f, "office {title}"),
            Self::Accreditation(party) => write!(f, "accreditation by `{party}`"),
            Self::Account(aspect, by) => write!(f, "{aspect} as told by {by}"),
            Self::Remark(by) => write!(f, "as {by} sees it"),
        }
    }
}

/// One change of one thing, with the values as words and ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Change {
    /// What changed.
    pub subject: Subject,
    /// What of it.
    pub aspect: ChangeAspect,
    /// What it was; none: there was nothing.
    pub before: Option<String>,
    /// What it is; none: there is nothing any more.
    pub after: Option<String>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { subject, aspect, before, after } = self;
        match (before, after) {
            (Some(before), Some(after)) => write!(f, "{subject}, {aspect}: {before} -> {after}"),
            (None, Some(after)) => write!(f, "{subject}, {aspect}: {after}, new"),
            (Some(before), None) => write!(f, "{subject}, {aspect}: no longer {before}"),
            (None, None) => write!(f, "{subject}, {aspect}"),
        }
    }
}

impl Negotiation {
    /// What is otherwise here than there: thing by thing, in the order of their kinds and ids. The other one
    /// is this negotiation at another time, or as others see it, or a copy on which something was tried.
    /// ([`Record::changes_since`](crate::record::Record::changes_since) has an example.)
    ///
    /// It is about how things stand, side by side, aspect by aspect. It leaves out what stands beside that: sources,
    /// metadata and to whom entries are disclosed; reasons, conditions and reservations of positions; names of
    /// persons and other names of parties; groups and weights; who is expected at or came to a meeting, its agenda,
    /// documents and outcomes; parties and points of tracks; the points of links, proposals and versions; the terms
    /// of the procedure; reports and alleged violations but for the last degree.
    #[must_use]
    pub fn changes_from(&self, before: &Self) -> Vec<Change> {
        let (old, new) = (before.aspects(), self.aspects());
        let mut changes: Vec<Change> = Vec::new();
        for (subject, after) in &new {
            let of = old.get(subject).map_or(&[][..], Vec::as_slice);
            compare(subject, of, after, &mut changes);
            changes.extend(self.reads_otherwise(before, subject));
        }
        for (subject, of) in old.iter().filter(|(subject, _)| !new.contains_key(*subject)) {
            compare(subject, of, &[], &mut changes);
        }
        sort(&mut changes);
        changes
    }

    /// The same words, where their text was corrected. What was erased may have been anything.
    fn reads_otherwise(&self, before: &Self, subject: &Subject) -> Option<Change> {
        let (old, new) = (before.words_of(subject)?, self.words_of(subject)?);
        let is_erased = |words: &Wording| words.text.as_ref().is_some_and(Text::is_erased);
        if old.id != new.id || old.text == new.text || is_erased(old) || is_erased(new) {
            return None;
        }
        let read = |words: &Wording| {
            let text = words.text.as_ref().map_or("no text", Text::as_str);
            Some(format!("{}: {text}", words.id))
        };
        let (subject, before, after) = (subject.clone(), read(old), read(new));
        Some(Change { subject, aspect: ChangeAspect::Words, before, after })
    }

    fn words_of(&self, subject: &Subject) -> Option<&Wording> {
        let point = subject.point().and_then(|id| self.point(id));
        let alternative = subject.alternative().and_then(|id| self.alternative(id));
        point.and_then(|point| point.wording()).or(alternative.and_then(|alternative| alternative.wording()))
    }
}

/// Compares the aspects of one thing. Nearly always they are the same, and nothing is looked for.
fn compare(subject: &Subject, before: &[Aspect<'_>], after: &[Aspect<'_>], changes: &mut Vec<Change>) {
    if before == after {
        return;
    }
    let (old, new) = (in_order(before), in_order(after));
    let mut change = |before: Option<&Aspect<'_>>, after: Option<&Aspect<'_>>| {
        let Some((aspect, _)) = before.or(after).filter(|_| before != after) else { return };
        let in_words = |(_, value): &Aspect<'_>| aspect.in_words(value);
        let (before, after) = (before.map(in_words), after.map(in_words));
        if before != after {
            changes.push(Change { subject: subject.clone(), aspect: aspect.clone(), before, after });
        }
    };
    for one in &new {
        change(find(&old, &one.0), Some(*one));
    }
    for one in old.iter().filter(|one| find(&new, &one.0).is_none()) {
        change(Some(*one), None);
    }
}

/// The aspect called so, of those in their order.
fn find<'a, 'n>(all: &[&'a Aspect<'n>], aspect: &ChangeAspect) -> Option<&'a Aspect<'n>> {
    let at = all.binary_search_by(|(one, _)| one.cmp(aspect)).ok()?;
    all.get(at).copied()
}

/// The aspects of one thing in their order, of two that are called the same the last.
fn in_order<'a, 'n>(all: &'a [Aspect<'n>]) -> Vec<&'a Aspect<'n>> {
    let mut all: Vec<_> = all.iter().rev().collect();
    sort_by(&mut all, |(one, _), (other, _)| one.cmp(other));
    all.dedup_by(|(one, _), (other, _)| one == other);
    all
}

impl Record {
    /// What is otherwise now than it was known to be when an entry had just been recorded: also by a correction,
    /// whenever what it corrects was recorded. None if there is no such entry. Linear in the record.
    ///
    /// ```
    /// # use negotiation::{prelude::*, talks::point, testing};
    /// # let mut record = testing::ports();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(point::TakenUp::new("harbour")?)?;
    ///
    /// let since = record.changes_since(&EntryId::new("e10")?).expect("there is such an entry");
    /// let lines: Vec<_> = since.iter().map(ToString::to_string).collect();
    /// assert_eq!(lines, ["point `harbour`, status: tabled -> under discussion"]);
    /// assert!(record.changes_since(&EntryId::new("e99")?).is_none());
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn changes_since(&self, entry: &EntryId) -> Option<Vec<Change>> {
        let number = self.number_of(entry)?;
        Some(self.negotiation().changes_from(&self.known_with(number.saturating_add(1))))
    }

    /// What is otherwise now than it was known to be at an instant. Linear in the record.
    #[must_use]
    pub fn changes_since_instant(&self, at: Instant) -> Vec<Change> {
        self.negotiation().changes_from(&self.known_with(self.recorded_until(at)))
    }
}

impl View {
    /// What is otherwise for the audience now than when it had just got to know of an entry: also by what was
    /// disclosed to it since, whenever that was recorded. None if the view has no such entry.
    #[must_use]
    pub fn changes_since(&self, entry: &EntryId) -> Option<Vec<Change>> {
        let known = self.known_with(entry)?;
        Some(self.negotiation().changes_from(known.negotiation()))
    }

    /// What is otherwise for the audience now than it was known to it at an instant: also by what was disclosed to
    /// it since, whenever that was recorded.
    #[must_use]
    pub fn changes_since_instant(&self, at: Instant) -> Vec<Change> {
        self.negotiation().changes_from(self.known_at(at).negotiation())
    }
}
