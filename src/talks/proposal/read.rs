//! Reading proposals.

use crate::{
    event::{Actor, Entry, Event},
    outcome::gate::GateView,
    state::Negotiation,
    talks::{
        point::PointView,
        proposal::{Answer, ProposalEvent, ProposalState, ProposalStatus, Submitted},
        question::QuestionView,
    },
    value::{
        id::{PartyId, ProposalId, WordingId},
        table::Ix,
        when::{Instant, When},
    },
};

/// A proposal as it stands.
#[derive(Clone, Copy, Debug)]
pub struct ProposalView<'a> {
    talks: &'a Negotiation,
    state: &'a ProposalState,
}

impl<'a> ProposalView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a ProposalId {
        &self.state.id
    }

    /// How it stands. One whose vote was withdrawn, lapsed or was set aside waits for answers again. A term that is over moves no status; see [`is_expired`](Self::is_expired).
    #[must_use]
    pub fn status(&self) -> ProposalStatus {
        self.talks.state.stands_now(self.state)
    }

    /// The entry in which it was submitted.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was submitted: its title, its channel, its terms.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Submitted> {
        match self.entry().map(Entry::event) {
            Some(Event::Proposal(ProposalEvent::Submitted(fact))) => Some(fact),
            _ => None,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn proposer(&self) -> Option<&'a Actor> {
        self.entry().map(Entry::by)
    }

    /// To whom it is put, also those who have left since.
    pub fn addressees(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        self.state.to.iter().filter_map(move |one| talks.party_id(one.party))
    }

    /// The addressees who are still in the talks, or carry on the place of one.
    pub(crate) fn still_addressed(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        talks.still_addressed(self.state).into_iter().filter_map(move |party| talks.party_id(party))
    }

    /// The answers, each with its entry, in the order of the addressees; then of those who carry on the place of one.
    pub fn answers(&self) -> impl Iterator<Item = (&'a PartyId, Answer, &'a Entry)> {
        let (talks, state) = (self.talks, self.state);
        let carry_on = state.beside.iter().filter(move |one| talks.state.is_addressed(state, one.party));
        state.to.iter().chain(carry_on).filter_map(move |one| {
            let (answer, seq) = one.answer.value()?;
            Some((talks.party_id(one.party)?, answer, talks.nth(seq)?))
        })
    }

    /// Whether it has reached an addressee, or one whose place it carries on: at once, or once the go-between conveyed
    /// it.
    #[must_use]
    pub fn has_reached(&self, party: &PartyId) -> bool {
        let (state, party) = (&self.talks.state, self.talks.state.parties.find(party.as_str()));
        party.is_some_and(|party| {
            state.is_addressed(self.state, party) && state.has_reached(self.state, party)
        })
    }

    /// The addressees from whom an answer is awaited: yes, in part or no. Whoever has left is not awaited; who carries
    /// on the place of one is, unless the answer was given before.
    pub fn still_to_answer(&self) -> impl Iterator<Item = &'a PartyId> {
        let (talks, state) = (self.talks, self.state);
        let open = self.status() == ProposalStatus::Submitted;
        let awaited = talks.still_addressed(state).into_iter().filter(move |party| {
            open && talks.answer_of(state, *party).is_none_or(|(answer, _)| !answer.is_final())
        });
        awaited.filter_map(move |party| talks.party_id(party))
    }

    /// The points that it settles, each with the words contained.
    pub fn contents(&self) -> impl Iterator<Item = (PointView<'a>, Option<&'a WordingId>)> {
        let talks = self.talks;
        self.state.contents.iter().filter_map(move |content| {
            let point = talks.state.points.get(content.point)?;
            let wording =
                content.wording.and_then(|ix| talks.state.wordings.get(ix)).map(|wording| &wording.id);
            Some((talks.point(&point.id)?, wording))
        })
    }

    /// Until when it can be accepted, the end included. A term from receipt has one once it was received.
    #[must_use]
    pub const fn expires(&self) -> Option<&'a When> {
        self.state.end().get().as_ref()
    }

    /// Whether its term is certainly over at an instant.
    #[must_use]
    pub fn is_expired(&self, at: Instant) -> bool {
        self.talks.end_of_term(self.expires()).is_some_and(|end| end < at.to_utc())
    }

    /// The question that it was put to, while that is awaited.
    #[must_use]
    pub fn vote(&self) -> Option<QuestionView<'a>> {
        self.talks.question(&self.talks.state.vote_on(self.state)?.id)
    }

    /// The proposal that it answers.
    #[must_use]
    pub fn reply_to(&self) -> Option<Self> {
        self.talks.proposal_view(self.state.reply_to?)
    }

    /// The gates on it, in the order in which they became needed.
    pub fn gates(&self) -> impl Iterator<Item = GateView<'a>> {
        let talks = self.talks;
        self.state.gates.iter().filter_map(move |ix| talks.gate(&talks.state.gates.get(*ix)?.id))
    }

    /// The proposals in reply to it.
    pub fn replies(&self) -> impl Iterator<Item = Self> {
        let talks = self.talks;
        self.state.replies.iter().filter_map(move |ix| talks.proposal_view(*ix))
    }
}

impl Negotiation {
    /// Every proposal, in the order in which they were submitted.
    pub fn proposals(&self) -> impl Iterator<Item = ProposalView<'_>> {
        self.state.proposals.items().iter().map(|state| ProposalView { talks: self, state })
    }

    /// One proposal.
    #[must_use]
    pub fn proposal(&self, id: &ProposalId) -> Option<ProposalView<'_>> {
        self.state.proposals.by_key(id.as_str()).map(|state| ProposalView { talks: self, state })
    }

    pub(crate) fn proposal_view(&self, ix: Ix<ProposalState>) -> Option<ProposalView<'_>> {
        self.state.proposals.get(ix).map(|state| ProposalView { talks: self, state })
    }

    /// The last moment of a term; none if it has no certain end.
    pub(crate) fn end_of_term(&self, term: Option<&When>) -> Option<crate::value::register::EventTime> {
        term.and_then(|term| self.span_of(term).latest)
    }
}
