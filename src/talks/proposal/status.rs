//! How a proposal stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        PROPOSAL_DECIDED_ACCEPTANCE, PROPOSAL_DECIDED_REJECTION, PROPOSAL_DECIDED_REPLY,
        PROPOSAL_LAPSED_EXPIRED, PROPOSAL_PUT_TO_VOTE_QUESTION, PROPOSAL_SUBMITTED_BASE,
    },
    lifecycle,
    value::role::Entitled::{Addressee, Chair, Consequence, Mediator, Principal, Proposer},
};

lifecycle! {
    /// The lifecycle of a proposal.
    pub lifecycle ProposalLifecycle("proposal") entitles crate::value::role::Entitled;
    /// How a proposal stands.
    pub status ProposalStatus {
        /// It waits for answers.
        Submitted = "submitted" initial,
        /// A question was put on it.
        PutToVote = "put_to_vote",
        /// Its addressees accepted it.
        Accepted = "accepted" last,
        /// Its addressees did not accept it.
        Rejected = "rejected" resting,
        /// It was answered with another proposal.
        Countered = "countered" resting,
        /// It was taken back.
        Withdrawn = "withdrawn" resting,
        /// Its term ran out.
        Lapsed = "lapsed" resting,
    }
    /// What moves a proposal.
    pub action ProposalAction {
        /// It was put to its addressees.
        Submitted = "submitted",
        /// A question was put on it.
        PutToVote = "put_to_vote",
        /// It was accepted.
        Accepted = "decided"("accepted"),
        /// It was rejected.
        Rejected = "decided"("rejected"),
        /// Another proposal answered it.
        Countered = "decided"("countered"),
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// Its term ran out.
        Lapsed = "lapsed",
        /// It was put anew.
        Renewed = "renewed",
    }
    rows {
        new => Submitted => Submitted: [Principal, Mediator, Chair] if &PROPOSAL_SUBMITTED_BASE;
        Submitted | PutToVote => Accepted => Accepted: [Consequence] if &PROPOSAL_DECIDED_ACCEPTANCE;
        Submitted | PutToVote => Rejected => Rejected: [Consequence] if &PROPOSAL_DECIDED_REJECTION;
        Submitted | PutToVote => PutToVote => PutToVote: [Addressee, Chair] if &PROPOSAL_PUT_TO_VOTE_QUESTION;
        Submitted => Countered => Countered: [Consequence, Addressee] if &PROPOSAL_DECIDED_REPLY;
        Submitted | PutToVote | Countered => Withdrawn => Withdrawn: [Proposer];
        Submitted | PutToVote => Lapsed => Lapsed: [Consequence] if &PROPOSAL_LAPSED_EXPIRED;
        Rejected | Countered | Withdrawn | Lapsed => Renewed => Submitted: [Proposer];
    }
}
