//! Offers that were put to a vote: how they stand, and what they wait for.

use crate::{
    state::{Negotiation, State},
    talks::{
        proposal::{ProposalState, ProposalStatus},
        question::{QuestionState, QuestionStatus},
    },
    value::register::EventTime,
};

impl State {
    /// How a proposal stands: one whose vote came to nothing waits for answers again.
    pub(crate) fn stands_now(&self, proposal: &ProposalState) -> ProposalStatus {
        match proposal.status.value() {
            ProposalStatus::PutToVote if self.vote_on(proposal).is_none() => ProposalStatus::Submitted,
            status @ (ProposalStatus::Submitted
            | ProposalStatus::PutToVote
            | ProposalStatus::Accepted
            | ProposalStatus::Rejected
            | ProposalStatus::Countered
            | ProposalStatus::Withdrawn
            | ProposalStatus::Lapsed) => status,
        }
    }

    /// The question that a proposal was put to, unless that came to nothing.
    pub(crate) fn vote_on(&self, proposal: &ProposalState) -> Option<&QuestionState> {
        let put = proposal.status.value() == ProposalStatus::PutToVote;
        let vote = self.questions.get(proposal.vote.value().filter(|_| put)?)?;
        match vote.status.value() {
            QuestionStatus::Open | QuestionStatus::Carried | QuestionStatus::Failed => Some(vote),
            QuestionStatus::Lapsed | QuestionStatus::Withdrawn | QuestionStatus::Annulled => None,
        }
    }
}

impl Negotiation {
    /// Whether the vote on an offer is decided, or would be now, only after the term of the offer: it accepts nothing then.
    pub(crate) fn is_too_late(&self, proposal: &ProposalState, vote: &QuestionState, now: EventTime) -> bool {
        let end = self.end_of_term(proposal.end().get().as_ref());
        end.is_some_and(|end| end < self.decided_at(vote, now))
    }

    /// Whether an offer was put to a vote that ends within the term of the offer, and waits for what that came to.
    pub(crate) fn waits_for_vote(&self, proposal: &ProposalState) -> bool {
        let vote = self.state.vote_on(proposal).filter(|vote| vote.status.value() == QuestionStatus::Open);
        let vote_ends = vote.and_then(|vote| self.end_of_term(vote.closes.get().as_ref()));
        vote_ends.zip(self.end_of_term(proposal.end().get().as_ref())).is_some_and(|(vote, own)| vote <= own)
    }
}
