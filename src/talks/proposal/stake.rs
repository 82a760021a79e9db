//! What acts on proposals change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::{
        party::PartyState,
        proposal::{ProposalEvent, ProposalState},
    },
    value::{role::Entitled, table::Ix},
};

impl Judge<'_> {
    /// The addressees of a proposal, if there are others than those who act, and none of these presides: while it is voted on
    /// they do not answer.
    pub(crate) fn kept_from_answering(&self, proposal: &ProposalState) -> Vec<Ix<PartyState>> {
        let to: Vec<_> = proposal.to.iter().map(|to| to.party).collect();
        let presides = |actor| self.holds_one(actor, &[Entitled::Chair], Self::no_one());
        let is_own = self.others(to.iter().copied()).is_empty();
        if is_own || self.actors().any(presides) { Vec::new() } else { to }
    }
}

impl Staked for ProposalEvent {
    // While it is voted on, nobody answers.
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let Self::PutToVote(_) = self else { return Touched::NobodyElse };
        let proposal = judge.named.proposal.and_then(|ix| judge.talks.state.proposals.get(ix));
        let kept = proposal.map_or_else(Vec::new, |proposal| judge.kept_from_answering(proposal));
        Touched::each(kept)
    }

    // Who made it has to know what is answered.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        let Self::Answered(fact) = self else { return Shown::AsItTouches };
        Shown::With(vec![Mention::Proposal(&fact.proposal)])
    }
}
