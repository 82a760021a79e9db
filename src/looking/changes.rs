//! What changed: since an entry, since an instant, between any two states of a record.

use std::{collections::BTreeMap, fmt};

use crate::{
    assessment::Topic,
    entry::Subject,
    id::{EntryId, PartyId},
    negotiation::Negotiation,
    record::{Record, View},
    when::Instant,
};

/// What of a thing changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// How it stands; of a party, whether it takes part.
    Status,
    /// What it is called.
    Title,
    /// The text that the talks proceed from.
    Basis,
    /// Its words, by their id.
    Words,
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
}

impl fmt::Display for Aspect {
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
    pub aspect: Aspect,
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
    #[must_use]
    pub fn changes_from(&self, before: &Self) -> Vec<Change> {
        let (mut old, new) = (before.aspects(), self.aspects());
        let mut changes: Vec<Change> = Vec::new();
        for ((subject, aspect), after) in new {
            let key = (subject, aspect);
            let before = old.remove(&key);
            if before.as_ref() != Some(&after) {
                changes.push(Change { subject: key.0, aspect: key.1, before, after: Some(after) });
            }
        }
        let gone = old.into_iter().map(|((subject, aspect), before)| Change {
            subject,
            aspect,
            before: Some(before),
            after: None,
        });
        changes.extend(gone);
        changes.sort();
        changes
    }
    /// Every aspect of every thing.
    fn aspects(&self) -> BTreeMap<(Subject, Aspect), String> {
        let mut all = BTreeMap::new();
        let mut is = |subject: &Subject, aspect: Aspect, value: String| {
            all.insert((subject.clone(), aspect), value.replace('_', " "));
        };
        if let Some(status) = self.status() {
            let suspended = if self.is_suspended() { ", suspended" } else { "" };
            is(&Subject::Negotiation, Aspect::Status, format!("{status}{suspended}"));
        }
        if let Some(title) = self.title() {
            is(&Subject::Negotiation, Aspect::Title, title.to_string());
        }
        if let Some(basis) = self.basis_version() {
            is(&Subject::Negotiation, Aspect::Basis, basis.id().to_string());
        }
        self.aspects_of_parties(&mut is);
        self.aspects_of_texts(&mut is);
        self.aspects_of_acts(&mut is);
        self.aspects_after(&mut is);
        for own in self.assessments() {
            let subject = match &own.fact.on {
                Topic::Whole => Subject::Negotiation,
                Topic::Area(area) => Subject::Area(area.clone()),
                Topic::Point(point) => Subject::Point(point.clone()),
            };
            is(&subject, Aspect::Assessment(own.entry.by().to_string()), own.fact.rating.to_string());
        }
        all
    }

    fn aspects_of_parties(&self, is: Note<'_>) {
        for own in self.parties() {
            let subject = Subject::Party(own.id().clone());
            is(&subject, Aspect::Status, own.participation().to_string());
            is(&subject, Aspect::Title, own.name().to_string());
            for role in own.roles() {
                let scope = match role.scope {
                    crate::role::Scope::Whole => String::new(),
                    crate::role::Scope::Meeting(id) => format!(" of `{id}`"),
                    crate::role::Scope::Track(id) => format!(" of `{id}`"),
                    crate::role::Scope::Instrument(id) => format!(" of `{id}`"),
                };
                is(&subject, Aspect::Role(format!("{}{scope}", role.role)), role.status.to_string());
            }
        }
    }

    fn aspects_of_texts(&self, is: Note<'_>) {
        for own in self.points() {
            let subject = Subject::Point(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(words) = own.wording() {
                is(&subject, Aspect::Words, words.id.to_string());
            }
            for position in own.positions() {
                let lapsed = if position.is_current { "" } else { ", lapsed" };
                is(
                    &subject,
                    Aspect::Position(position.party.clone()),
                    format!("{}{lapsed}", position.stance),
                );
            }
        }
        for own in self.alternatives() {
            let subject = Subject::Alternative(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(words) = own.wording() {
                is(&subject, Aspect::Words, words.id.to_string());
            }
        }
        for own in self.versions() {
            is(&Subject::Version(own.id().clone()), Aspect::Status, own.status().to_string());
        }
        for own in self.links() {
            is(&Subject::Link(own.id().clone()), Aspect::Status, own.status().to_string());
        }
    }

    fn aspects_of_acts(&self, is: Note<'_>) {
        for own in self.proposals() {
            let subject = Subject::Proposal(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            for (party, answer, _) in own.answers() {
                is(&subject, Aspect::Answer(party.clone()), answer.to_string());
            }
        }
        for own in self.questions() {
            let subject = Subject::Question(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            for (party, vote, _) in own.votes() {
                is(&subject, Aspect::Answer(party.clone()), vote.to_string());
            }
        }
        for own in self.meetings() {
            let subject = Subject::Meeting(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(when) = own.interval().or(own.window()) {
                is(&subject, Aspect::When, when.describe().to_string());
            }
            if let Some(place) = own.place().or(own.planned_place()) {
                is(&subject, Aspect::Where, place.to_string());
            }
        }
        for own in self.tracks() {
            is(&Subject::Track(own.id().clone()), Aspect::Status, own.status().to_string());
        }
        for own in self.deadlines() {
            let subject = Subject::Deadline(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            is(&subject, Aspect::When, own.due().describe().to_string());
        }
    }

    fn aspects_after(&self, is: Note<'_>) {
        for own in self.instruments() {
            let subject = Subject::Instrument(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            for consent in own.consents() {
                if let Some((party, status)) = consent.party().zip(consent.status()) {
                    is(&subject, Aspect::Consent(party.clone()), status.to_string());
                }
            }
        }
        for own in self.gates() {
            let subject = Subject::Gate(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(window) = own.window() {
                is(&subject, Aspect::When, window.describe().to_string());
            }
        }
        for own in self.commitments() {
            let subject = Subject::Commitment(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(degree) = own.degree() {
                is(&subject, Aspect::Degree, degree.to_string());
            }
            if let Some(due) = own.due() {
                is(&subject, Aspect::When, due.describe().to_string());
            }
        }
        for own in self.ceasefires() {
            let subject = Subject::Ceasefire(own.id().clone());
            is(&subject, Aspect::Status, own.status().to_string());
            if let Some(until) = own.until() {
                is(&subject, Aspect::When, until.describe().to_string());
            }
        }
        for own in self.measures() {
            is(&Subject::Measure(own.id().clone()), Aspect::Status, own.status().to_string());
        }
    }
}

impl Record {
    /// What is otherwise now than it was known to be when an entry had just been recorded: also by a correction,
    /// whenever what it corrects was recorded. None if there is no such entry. Linear in the record.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let mut record = Record::new();
    /// # record.propose(draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?)?;
    /// let title = Name::new("The harbour")?;
    /// let tabled = point::Tabled::new(harbour.clone(), title, Area::SECURITY.into());
    /// record.propose(draft("e2", tabled.into())?)?;
    /// record.propose(draft("e3", point::TakenUp::new(harbour).into())?)?;
    /// let since = record.changes_since(&EntryId::new("e2")?).ok_or("no such entry")?;
    /// let lines: Vec<_> = since.iter().map(ToString::to_string).collect();
    /// assert_eq!(lines, ["point `harbour`, status: tabled -> under discussion"]);
    /// assert!(record.changes_since(&EntryId::new("e9")?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn changes_since(&self, entry: &EntryId) -> Option<Vec<Change>> {
        let number = self.entries().iter().position(|own| own.id() == entry)?;
        let known = self.beginning(number.saturating_add(1));
        Some(self.negotiation().changes_from(known.negotiation()))
    }

    /// What is otherwise now than it was known to be at an instant. Linear in the record.
    #[must_use]
    pub fn changes_since_instant(&self, at: Instant) -> Vec<Change> {
        self.negotiation().changes_from(self.known_at(at).negotiation())
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

type Note<'n> = &'n mut dyn FnMut(&Subject, Aspect, String);
