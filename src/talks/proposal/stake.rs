//! What acts on proposals change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::proposal::ProposalEvent,
    value::role::Entitled,
};

impl Staked for ProposalEvent {
    // While it is voted on, nobody answers.
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let Self::PutToVote(_) = self else { return Touched::NobodyElse };
        let proposal = judge.named.proposal.and_then(|ix| judge.talks.state.proposals.get(ix));
        let to: Vec<_> = proposal.into_iter().flat_map(|proposal| &proposal.to).map(|to| to.party).collect();
        let presides = |actor| judge.holds_one(actor, &[Entitled::Chair], Judge::no_one());
        if judge.others(to.iter().copied()).is_empty() || judge.actors().any(presides) {
            Touched::NobodyElse
        } else {
            Touched::Each(to)
        }
    }

    // Who made it has to know what is answered.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        let Self::Answered(fact) = self else { return Shown::AsItTouches };
        Shown::With(vec![Mention::Proposal(&fact.proposal)])
    }
}
