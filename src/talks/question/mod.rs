//! Questions put to the parties at the table, and how they are answered over time.
//!
//! Putting a question freezes what it is on, in which words, who is asked, with what weights and in
//! which groups, and by which rule it is decided: all of that stands in the entry. It is answered party
//! by party, and closed by an entry: carried, failed, lapsed or withdrawn. Agreeing a point over
//! standing positions is a question put and closed in one act; its electorate, its rule and its tally
//! go into the entry as [`Reached`](crate::decision::Reached). A ballot outside the table is no question.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
mod motion;
pub(crate) mod payloads;
pub(crate) mod places;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod values;

pub(crate) use self::places::Place;
#[doc(hidden)]
pub use self::status::{QuestionAction, QuestionLifecycle};
pub(crate) use self::values::MAX_GROUPS;
pub use self::{
    event::*,
    motion::{InvalidMotion, Motion},
    read::QuestionView,
    status::QuestionStatus,
    values::{Basis, Member},
};

use crate::{
    decision::{Ballot, DecisionRule, Verdict, Vote, Voting},
    talks::{
        alternative::AlternativeState,
        meeting::MeetingState,
        party::PartyState,
        point::{PointState, WordingState},
        proposal::ProposalState,
        version::VersionState,
    },
    value::{
        id::{PartyId, QuestionId},
        register::Register,
        sorted::Map,
        table::{Ix, Keyed},
        when::When,
    },
};

/// The state of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QuestionState {
    pub(crate) id: QuestionId,
    pub(crate) introduced: u32,
    pub(crate) on: Option<On>,
    pub(crate) wording: Option<Ix<WordingState>>,
    /// The meeting at which it was put.
    pub(crate) at: Option<Ix<MeetingState>>,
    pub(crate) rule: DecisionRule,
    pub(crate) voting: Voting,
    pub(crate) leavers_drop_out: bool,
    pub(crate) members: Vec<Asked>,
    /// The votes of each in the order of the events, with their entries; of those who carry on a place, too. Whoever else
    /// voted, as far as an observer tells, is not counted.
    pub(crate) votes: Map<Ix<PartyState>, Vec<(u32, Ballot)>>,
    pub(crate) closes: Register<Option<When>>,
    pub(crate) status: Register<QuestionStatus>,
    /// Proposals that were put to this vote; whether they still are, they know.
    pub(crate) proposals: Vec<Ix<ProposalState>>,
}

/// What a question is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Point(Ix<PointState>),
    Alternative(Ix<AlternativeState>),
    Version(Ix<VersionState>),
}

/// A member of the electorate, as it was when the question was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) party: Ix<PartyState>,
    pub(crate) weight: u64,
    pub(crate) groups: Vec<PartyId>,
}

impl QuestionState {
    /// Whether it is put to silence, and somebody broke that.
    pub(crate) fn is_broken(&self, votes: &[Vote<'_>]) -> bool {
        self.voting.is_tacit() && votes.iter().any(|vote| vote.stance.is_some_and(Ballot::is_against))
    }

    /// What the votes come to while it is open.
    pub(crate) fn while_open(&self, votes: &[Vote<'_>]) -> Verdict {
        if self.is_broken(votes) { Verdict::Failed } else { self.rule.verdict(votes) }
    }

    /// Whether nothing is decided before its term is over.
    pub(crate) const fn stays_open(&self) -> bool {
        self.closes.get().is_some() && !self.voting.is_early()
    }

    pub(crate) fn member(&self, party: Ix<PartyState>) -> Option<&Asked> {
        self.members.iter().find(|member| member.party == party)
    }
}

impl Keyed for QuestionState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
