//! Reading deadlines.

use crate::{
    event::{Entry, Event},
    state::{Moment, Negotiation},
    talks::{
        deadline::{ConditionalTerm, DeadlineEvent, DeadlineState, DeadlineStatus, Set, Terms},
        position::Matter,
    },
    value::{
        id::{DeadlineId, PartyId},
        register::EventTime,
        text::{Name, Text},
        when::When,
    },
};

/// A deadline as it stands.
#[derive(Clone, Copy, Debug)]
pub struct DeadlineView<'a> {
    talks: &'a Negotiation,
    state: &'a DeadlineState,
}

impl<'a> DeadlineView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a DeadlineId {
        &self.state.id
    }

    /// How it stands. A date that is over moves no status; see [`Negotiation::due`].
    #[must_use]
    pub const fn status(&self) -> DeadlineStatus {
        self.state.status.value()
    }

    /// When it is over: the date that holds by what is recorded, of those that depend on a condition or the one that
    /// does not.
    ///
    /// ```
    /// # use negotiation::{outcome::gate::{GateKind, Passed, Required}, prelude::*, testing, value::condition::Condition};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::deadline::{ConditionalTerm, Set};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-03-22T09:00:00Z")?;
    /// desk.secretariat().propose(Required::new("vote", GateKind::PARLIAMENT, "The parliament", "The agreement?")?)?;
    /// let approved = Condition::GatePassed(GateId::new("vote")?);
    /// let later = ConditionalTerm::new("2026-05-22".parse()?, approved).with_by("2026-03-29".parse()?);
    /// desk.secretariat().propose(Set::new("leave", "Exit day", "2026-04-12")?.with_instead(vec![later]))?;
    ///
    /// let leave = DeadlineId::new("leave")?;
    /// let due = |record: &Record| record.negotiation().deadline(&leave).map(|deadline| deadline.due().to_string());
    /// assert_eq!(due(desk.record()).as_deref(), Some("2026-04-12"));
    /// desk.secretariat().propose(Passed::new("vote")?)?;
    /// assert_eq!(due(desk.record()).as_deref(), Some("2026-05-22"));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn due(&self) -> &'a When {
        self.talks.term_of(self.state, self.talks.now())
    }

    /// When it is over if no condition is met.
    #[must_use]
    pub const fn unconditional(&self) -> &'a When {
        &self.state.due.get().due
    }

    /// The dates that hold instead, each on a condition, as they were given last.
    #[must_use]
    pub fn instead(&self) -> &'a [ConditionalTerm] {
        &self.state.due.get().instead
    }

    /// Those that can still come to hold: their conditions are not met, and can be in time.
    pub fn to_come(&self) -> impl Iterator<Item = &'a ConditionalTerm> {
        self.talks.terms_to_come(self.state, self.talks.now())
    }

    /// The date that holds, and those that can come to hold instead.
    pub(crate) fn told(&self) -> String {
        let to_come = self.to_come().map(|term| format!(", or {term}"));
        std::iter::once(self.due().describe().to_string()).chain(to_come).collect()
    }

    /// The chain of its dates, in the order of the record, each with the entry that gave it; those without a condition.
    pub fn dates(&self) -> impl Iterator<Item = (&'a Entry, &'a When)> {
        let entries = self.state.dated.iter().filter_map(|seq| self.talks.nth(*seq));
        entries.filter_map(|entry| match DeadlineEvent::of(&entry.event)? {
            DeadlineEvent::Set(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Extended(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Renewed(fact) => Some((entry, &fact.due)),
            DeadlineEvent::Restarted(fact) => Some((entry, fact.due.as_ref()?)),
            DeadlineEvent::Stopped(_)
            | DeadlineEvent::Met(_)
            | DeadlineEvent::Missed(_)
            | DeadlineEvent::Lifted(_) => None,
        })
    }

    /// The entry in which it was set.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Set> {
        match self.entry().map(Entry::event) {
            Some(Event::Deadline(DeadlineEvent::Set(fact))) => Some(fact),
            _ => None,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(&self) -> Option<&'a Name> {
        self.fact().map(|fact| &fact.title)
    }

    /// What has to be done by then; none: the whole.
    #[must_use]
    pub fn on(&self) -> Option<&'a Matter> {
        self.fact()?.on.as_ref()
    }

    /// What is said to follow if it is missed.
    #[must_use]
    pub fn consequence(&self) -> Option<&'a Text> {
        self.fact()?.consequence.as_ref()
    }

    /// The parties that it names; none: it binds the principals.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        self.state.parties.iter().filter_map(move |ix| talks.party_id(*ix))
    }
}

impl Negotiation {
    /// Every deadline, in the order in which they were set.
    pub fn deadlines(&self) -> impl Iterator<Item = DeadlineView<'_>> {
        self.state.deadlines.items().iter().map(|state| DeadlineView { talks: self, state })
    }

    /// One deadline.
    #[must_use]
    pub fn deadline(&self, id: &DeadlineId) -> Option<DeadlineView<'_>> {
        self.state.deadlines.by_key(id.as_str()).map(|state| DeadlineView { talks: self, state })
    }
}

impl Negotiation {
    /// The date of a deadline that holds at a moment: the first whose condition is met in time, or else the one without.
    pub(crate) fn term_of<'a>(&'a self, deadline: &'a DeadlineState, moment: Moment<'_>) -> &'a When {
        let terms = deadline.due.get();
        terms.instead.iter().find(|term| self.holds(terms, term, moment)).map_or(&terms.due, |term| &term.due)
    }

    /// The dates that may still come to hold instead: their conditions can be met in time.
    pub(crate) fn terms_to_come<'a>(
        &'a self,
        deadline: &'a DeadlineState,
        moment: Moment<'a>,
    ) -> impl Iterator<Item = &'a ConditionalTerm> {
        let terms = deadline.due.get();
        let open = terms.instead.iter().take_while(move |term| !self.holds(terms, term, moment));
        open.filter(move |term| self.condition_ends(terms, term).is_none_or(|end| moment.at <= end))
    }

    fn holds(&self, terms: &Terms, term: &ConditionalTerm, moment: Moment<'_>) -> bool {
        let met = self.when_met(&term.condition, moment).filter(|met| *met <= moment.at);
        met.is_some_and(|met| self.condition_ends(terms, term).is_none_or(|end| met <= end))
    }

    /// Until when the condition of a date can be met.
    fn condition_ends(&self, terms: &Terms, term: &ConditionalTerm) -> Option<EventTime> {
        let ends = [Some(&terms.due), Some(&term.due), term.by.as_ref()];
        ends.into_iter().filter_map(|end| self.end_of_term(end)).min()
    }
}
