//! Reading gates.

use crate::{
    decision::{DecisionRule, Poll, Verdict},
    event::{Entry, Event},
    outcome::{
        gate::{
            Failed, GateEvent, GateKind, GateState, GateStatus, On, Passed, Recommendation, Recommended,
            Required,
        },
        instrument::InstrumentView,
        measure::MeasureKind,
    },
    state::Negotiation,
    talks::proposal::ProposalView,
    value::{
        id::{GateId, PartyId},
        text::{Name, Text},
        when::When,
    },
};

/// A gate as it stands.
#[derive(Clone, Copy, Debug)]
pub struct GateView<'a> {
    talks: &'a Negotiation,
    state: &'a GateState,
}

impl<'a> GateView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a GateId {
        &self.state.id
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> GateStatus {
        self.state.status.value()
    }

    /// Whether it counts as passed: it was passed or waived, or the one that replaced it counts as passed.
    #[must_use]
    pub fn is_passed(&self) -> bool {
        let passed = crate::value::condition::Condition::GatePassed(self.state.id.clone());
        self.talks.is_met(&passed, self.talks.now())
    }

    /// The entry in which it became needed.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Required> {
        self.talks.required(self.state)
    }

    /// What sort of body it is put to, and how.
    #[must_use]
    pub fn kind(&self) -> Option<&'a GateKind> {
        self.fact().map(|fact| &fact.kind)
    }

    /// The body that it is put to.
    #[must_use]
    pub fn body(&self) -> Option<&'a Name> {
        self.fact().map(|fact| &fact.body)
    }

    /// The question.
    #[must_use]
    pub fn question(&self) -> Option<&'a Text> {
        self.fact().map(|fact| &fact.question)
    }

    /// The rule for its result.
    #[must_use]
    pub fn rule(&self) -> Option<&'a DecisionRule> {
        self.fact()?.rule.as_ref()
    }

    /// What the paper is called, where several questions stand on it.
    #[must_use]
    pub fn ballot(&self) -> Option<&'a Name> {
        self.fact()?.ballot.as_ref()
    }

    /// The others on the same paper.
    pub fn on_the_same_ballot(&self) -> impl Iterator<Item = GateView<'a>> {
        let (gate, ballot) = (self.id(), self.ballot());
        self.talks
            .gates()
            .filter(move |other| ballot.is_some() && other.ballot() == ballot && other.id() != gate)
    }

    /// The sort of measure that the body is asked whether to take.
    #[must_use]
    pub fn measure(&self) -> Option<&'a MeasureKind> {
        self.fact()?.on.as_ref()?.measure()
    }

    /// The offer that the body decides on.
    #[must_use]
    pub fn proposal(&self) -> Option<ProposalView<'a>> {
        self.talks.proposal_view(self.state.proposal()?)
    }

    /// What the body decides on; none: the whole.
    #[must_use]
    pub fn on(&self) -> Option<&'a On> {
        self.fact()?.on.as_ref()
    }

    /// The instrument that it is on.
    #[must_use]
    pub fn instrument(&self) -> Option<InstrumentView<'a>> {
        let instrument = self.talks.state.instruments.get(self.state.instrument()?)?;
        self.talks.instrument(&instrument.id)
    }

    /// The party whose own law or statutes ask for it; none: the instrument itself needs it.
    #[must_use]
    pub fn of(&self) -> Option<&'a PartyId> {
        self.talks.party_id(self.state.of?)
    }

    /// When it is to be, or was to be.
    #[must_use]
    pub fn window(&self) -> Option<&'a When> {
        self.state.window.as_ref().map(crate::value::register::Register::get)
    }

    /// The one that stands in its place.
    #[must_use]
    pub fn replaced_by(&self) -> Option<GateView<'a>> {
        let successor = self.talks.state.gates.get(self.state.replaced_by.as_ref()?.value())?;
        self.talks.gate(&successor.id)
    }

    /// What was recommended, and by the actor of which entry, in the order of the record.
    pub fn recommendations(&self) -> impl Iterator<Item = (&'a Entry, Recommendation)> {
        let talks = self.talks;
        let entries = self.state.recommended.iter().filter_map(move |seq| talks.nth(*seq));
        entries.filter_map(|entry| Some((entry, Recommended::of(&entry.event)?.recommendation)))
    }

    /// Its results, those annulled since among them, in the order of the record, each with the entry that gave it and the numbers, where
    /// they were given.
    pub fn results(&self) -> impl Iterator<Item = (&'a Entry, Option<&'a Poll>)> {
        let talks = self.talks;
        let entries = self.state.results.iter().filter_map(move |seq| talks.nth(*seq));
        entries.filter_map(|entry| {
            let passed = Passed::of(&entry.event).map(|fact| fact.poll.as_ref());
            let failed = || Failed::of(&entry.event).map(|fact| fact.poll.as_ref());
            Some((entry, passed.or_else(failed)?))
        })
    }

    /// What its rule says of the result that stands; none where one of them is not known.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let poll = match self.talks.nth(self.state.status.seq()).map(Entry::event) {
            Some(Event::Gate(GateEvent::Passed(fact))) => fact.poll.as_ref()?,
            Some(Event::Gate(GateEvent::Failed(fact))) => fact.poll.as_ref()?,
            _ => return None,
        };
        Some(self.rule()?.of_poll(poll))
    }
}

impl Negotiation {
    /// Every gate, in the order in which they became needed.
    pub fn gates(&self) -> impl Iterator<Item = GateView<'_>> {
        self.state.gates.items().iter().map(|state| GateView { talks: self, state })
    }

    /// One gate.
    #[must_use]
    pub fn gate(&self, id: &GateId) -> Option<GateView<'_>> {
        self.state.gates.by_key(id.as_str()).map(|state| GateView { talks: self, state })
    }
}
