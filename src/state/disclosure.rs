//! To whom entries were disclosed, at first and since.

use crate::{
    event::{Disclosure, Entry, Event, Mode, fact::Mention},
    judge::rule::catalogue::RECORD_DISCLOSED_KIND,
    notes::correction::RecordEvent,
    state::{Asked, Fault, Negotiation},
    talks::{
        party::{PartyState, RoleStatus},
        point::PointState,
    },
    value::{
        gather::Gather,
        id::{EntryId, PartyId},
        sorted::Set,
        table::Ix,
    },
};

impl Entry {
    /// The entry that this one is seen with: what it corrects or retracts, or what it follows from.
    pub(crate) fn seen_with(&self) -> Option<&EntryId> {
        self.event.correction().map(RecordEvent::entry).or(self.rare.cause.as_ref())
    }

    /// The entry that this one discloses to those who see this one.
    pub(crate) const fn discloses(&self) -> Option<&EntryId> {
        if let Event::Record(RecordEvent::Disclosed(fact)) = &self.event { Some(&fact.entry) } else { None }
    }
}

impl Negotiation {
    /// The entries that disclosed an entry to more than could see it at first: each to those to whom it is
    /// disclosed itself. What disclosed an entry disclosed with it what corrects it, and what followed from it.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{notes::correction::Disclosed, record::Audience, talks::point::TakenUp};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().with_id("secret").with_disclosure(Disclosure::Recorder).propose(TakenUp::new("harbour")?)?;
    /// assert_eq!(desk.record().view(&Audience::Participants).entries().len(), 10);
    ///
    /// // Whoever sees the entry that discloses sees what it discloses.
    /// desk.secretariat().with_disclosure(Disclosure::Participants).propose(Disclosed::new("secret")?)?;
    /// assert_eq!(desk.record().view(&Audience::Participants).entries().len(), 12);
    /// assert_eq!(desk.negotiation().disclosures_of(&EntryId::new("secret")?).count(), 1);
    ///
    /// // To the same again is refused.
    /// let again = desk.secretariat().with_disclosure(Disclosure::Participants);
    /// assert_eq!(again.propose(Disclosed::new("secret")?).unwrap_err().code(), "record.disclosed.wider");
    /// # Ok::<(), Error>(())
    /// ```
    pub fn disclosures_of<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = &'a Entry> + 'a {
        self.disclosed_to(id).flat_map(|to| &to.by).filter_map(|seq| self.nth(*seq))
    }

    /// To whom an entry was disclosed since, and what it is seen with.
    fn disclosed_to<'a>(&'a self, id: &'a EntryId) -> impl Iterator<Item = &'a DisclosedTo> + 'a {
        let with = |id: &&'a EntryId| match self.entry(id) {
            Some(entry) => entry.seen_with(),
            None => self.passed_over.get(*id)?.with.as_ref(),
        };
        // Nearly always nothing was disclosed, and then nothing is followed.
        let first = Some(id).filter(|_| !self.state.disclosed.is_empty());
        std::iter::successors(first, with).filter_map(|id| self.state.disclosed.get(id))
    }

    /// record.disclosed.kind: corrections and disclosures are not disclosed by themselves
    pub(crate) fn disclosed_alone(&self, event: &Event) -> Result<(), Fault> {
        let Event::Record(RecordEvent::Disclosed(fact)) = event else { return Ok(()) };
        let follows = |entry: &Entry| {
            entry.event.is_correction() || matches!(entry.event, Event::Record(RecordEvent::Disclosed(_)))
        };
        match self.entry(&fact.entry) {
            Some(entry) if follows(entry) => Err(Fault::new(&RECORD_DISCLOSED_KIND, event.subject())),
            _ => Ok(()),
        }
    }

    /// Whether all whom a disclosure admits may certainly see an entry, since it was recorded or since it
    /// was disclosed to them.
    pub(crate) fn may_be_seen(&self, entry: &Entry, to: &Disclosure) -> bool {
        let admits = |disclosure: &Disclosure, to: &Disclosure| to.is_no_wider_than(disclosure);
        if admits(&entry.disclosure, to) {
            return true;
        }
        if self.state.disclosed.is_empty() {
            return false;
        }
        let all: Vec<_> = self.disclosed_to(&entry.id).collect();
        let is_among = |others: &DisclosedTo| others.others.iter().any(|disclosure| admits(disclosure, to));
        if all.iter().any(|to| is_among(to)) {
            return true;
        }
        match to {
            // Each of them by another disclosure, perhaps.
            Disclosure::Parties(parties) => parties.iter().all(|party| {
                entry.disclosure.parties().contains(party) || all.iter().any(|to| to.parties.contains(party))
            }),
            Disclosure::Public | Disclosure::Participants | Disclosure::Role(_) | Disclosure::Recorder => {
                false
            }
        }
    }

    /// Whether a party may see an entry as things stand, since it was recorded or since it was disclosed to it.
    pub(crate) fn is_seen_by(&self, party: &PartyState, entry: &Entry) -> bool {
        self.is_shown_to(party, &entry.id, &entry.disclosure)
    }

    /// Whether all who decide may see an entry. What is hidden from one of them holds up none.
    pub(crate) fn is_before_all(&self, seq: u32) -> bool {
        !self.is_restricted() || self.is_before(seq, &self.state.principals)
    }

    /// The same of those who decide on a point.
    pub(crate) fn is_before_table(&self, seq: u32, point: &PointState) -> bool {
        !self.is_restricted() || self.is_before(seq, &self.state.electorate(Asked::Point(point)))
    }

    fn is_before(&self, seq: u32, parties: &[Ix<PartyState>]) -> bool {
        let mut parties = parties.iter().filter_map(|party| self.state.parties.get(*party));
        self.nth(seq).is_some_and(|entry| parties.all(|party| self.is_seen_by(party, entry)))
    }

    /// The same of an entry that was disclosed to these at first.
    fn is_shown_to(&self, party: &PartyState, entry: &EntryId, first: &Disclosure) -> bool {
        let admits = |to: &DisclosedTo| {
            to.parties.contains(&party.id) || to.others.iter().any(|one| party.is_admitted_by(one))
        };
        party.is_admitted_by(first) || self.disclosed_to(entry).any(admits)
    }

    /// The parties before whose eyes a draft is examined: of a governed one, as far as anything is hidden.
    #[inline]
    pub(crate) fn eyes(&self, draft: &Entry) -> Eyes<'_> {
        // Nearly always nothing is hidden.
        if self.is_restricted() { self.eyes_of(draft) } else { Eyes::default() }
    }

    #[inline(never)]
    fn eyes_of(&self, draft: &Entry) -> Eyes<'_> {
        if draft.mode != Mode::Governed {
            return Eyes::default();
        }
        let found = |party: &PartyId| self.state.parties.by_key(party.as_str());
        let mut all: Vec<_> = draft.by.who().filter_map(|(party, ..)| found(party)).gather();
        let senders = all.len();
        all.extend(draft.by.who().filter_map(|(.., other)| found(other?)));
        Eyes { all, senders }
    }

    /// Returns whether one of these parties may not see what is mentioned, so that to them it is not there. A party
    /// knows of itself.
    #[inline]
    pub(crate) fn is_hidden(&self, eyes: &[&PartyState], mention: Mention<'_>) -> bool {
        !eyes.is_empty() && self.is_hidden_from_one(eyes, mention)
    }

    #[inline(never)]
    fn is_hidden_from_one(&self, eyes: &[&PartyState], mention: Mention<'_>) -> bool {
        let itself = |party: &PartyState| matches!(mention, Mention::Party(id) if party.id == *id);
        let ground = self.introduced(mention).map(|entry| (&entry.id, &entry.disclosure));
        let ground = ground.or_else(|| {
            // An entry that was recorded and does not stand.
            let Mention::Entry(id) = mention else { return None };
            self.passed_over.get_key_value(id).map(|(id, shown)| (id, &shown.disclosure))
        });
        let Some((entry, first)) = ground else { return false };
        eyes.iter().any(|party| !itself(party) && !self.is_shown_to(party, entry, first))
    }
}

/// To whom an entry was disclosed since it was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DisclosedTo {
    /// The entries that did so, in the order of the record.
    pub(crate) by: Vec<u32>,
    /// The parties that they name, together.
    parties: Set<PartyId>,
    /// What else they say, each once.
    others: Vec<Disclosure>,
}

impl DisclosedTo {
    /// Notes one more that did so, and to whom it is disclosed itself.
    pub(crate) fn add(&mut self, by: u32, to: &Disclosure) {
        self.by.push(by);
        match to {
            Disclosure::Parties(parties) => self.parties.extend(parties.iter().cloned()),
            Disclosure::Public | Disclosure::Participants | Disclosure::Role(_) | Disclosure::Recorder => {
                if !self.others.contains(to) {
                    self.others.push(to.clone());
                }
            }
        }
    }
}

/// Who may see an entry that was recorded and does not stand.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    disclosure: Disclosure,
    /// The entry that it is seen with.
    with: Option<EntryId>,
}

impl Shown {
    pub(crate) fn of(entry: &Entry) -> Self {
        Self { disclosure: entry.disclosure.clone(), with: entry.seen_with().cloned() }
    }
}

/// The parties before whose eyes a draft is examined. None: nothing is hidden from those who act.
#[derive(Debug, Default)]
pub(crate) struct Eyes<'a> {
    /// Those who act, then those for whom they act.
    all: Vec<&'a PartyState>,
    senders: usize,
}

impl<'a> Eyes<'a> {
    /// Those who act, and those for whom they act.
    pub(crate) fn all(&self) -> &[&'a PartyState] {
        &self.all
    }

    /// Those who act, and are told the answer. Whether there is somebody for whom they act is a part of it.
    pub(crate) fn senders(&self) -> &[&'a PartyState] {
        self.all.get(..self.senders).unwrap_or_default()
    }
}

impl PartyState {
    /// Whether a disclosure admits it as things stand.
    pub(crate) fn is_admitted_by(&self, disclosure: &Disclosure) -> bool {
        match disclosure {
            Disclosure::Public => true,
            Disclosure::Participants => self.is_participating(),
            Disclosure::Parties(parties) => parties.contains(&self.id),
            Disclosure::Role(role) => {
                let mut held = self.holdings.iter().filter(|h| h.status.value() == RoleStatus::Held);
                held.any(|holding| holding.role == *role)
            }
            Disclosure::Recorder => false,
        }
    }
}
