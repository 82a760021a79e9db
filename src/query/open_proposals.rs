//! Proposals that wait for answers, those whose term is over, and chains of counter-proposals.

use crate::{
    state::Negotiation,
    talks::proposal::{ProposalStatus, ProposalView},
    value::{id::ProposalId, when::Instant},
};

impl Negotiation {
    /// Returns the proposals that somebody still has to answer at an instant, in the order in which they were submitted.
    /// Who that is, each of them says: [`still_to_answer`](ProposalView::still_to_answer). What all have answered, and
    /// is not recorded as decided, the review names (`review.record.missing`).
    pub fn open_proposals(&self, at: Instant) -> impl Iterator<Item = ProposalView<'_>> {
        let open = self.proposals().filter(|proposal| proposal.status() == ProposalStatus::Submitted);
        open.filter(move |proposal| !proposal.is_expired(at) && proposal.still_to_answer().next().is_some())
    }

    /// The proposals whose term is over at an instant, while nothing is recorded of what became of
    /// them.
    pub fn expired_proposals(&self, at: Instant) -> impl Iterator<Item = ProposalView<'_>> {
        self.proposals().filter(move |proposal| {
            let waits = matches!(proposal.status(), ProposalStatus::Submitted | ProposalStatus::PutToVote);
            waits && proposal.is_expired(at)
        })
    }

    /// The proposals that led to this one, each a reply to the one before, and this one last.
    #[must_use]
    pub fn counter_chain(&self, id: &ProposalId) -> Vec<ProposalView<'_>> {
        // A reply is to an earlier proposal, so that the chain ends.
        let chain = std::iter::successors(self.proposal(id), ProposalView::reply_to);
        let mut chain: Vec<_> = chain.collect();
        chain.reverse();
        chain
    }
}
