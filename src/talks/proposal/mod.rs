//! Proposals: what one party puts to others, to be accepted as a whole.
//!
//! Nobody answers their own. A term that is over is found out from the time passed in; time
//! itself changes nothing.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;
mod values;
mod votes;

#[doc(hidden)]
pub use self::status::{ProposalAction, ProposalLifecycle};
pub use self::{
    event::*,
    read::ProposalView,
    status::ProposalStatus,
    values::{
        Addressees, Answer, Channel, Content, InvalidAddressees, MAX_ADDRESSEES, ProposalOutcome, Term,
    },
};
use crate::{
    outcome::gate::GateState,
    talks::{
        alternative::AlternativeState,
        link::LinkState,
        party::PartyState,
        point::{PointState, WordingState},
        question::QuestionState,
    },
    value::{
        id::{EntryId, ProposalId},
        register::Register,
        table::{Ix, Keyed},
        when::{Distance, When},
    },
};

/// The state of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProposalState {
    pub(crate) id: ProposalId,
    pub(crate) introduced: u32,
    /// The parties that made it.
    pub(crate) proposers: Vec<Ix<PartyState>>,
    pub(crate) to: Vec<Addressed>,
    /// Others who answered, or to whom it was conveyed: they count for an addressee whose place they carry on.
    pub(crate) beside: Vec<Addressed>,
    /// No answer, since it was last renewed.
    pub(crate) unanswered: Register<Option<(Answer, u32)>>,
    pub(crate) contents: Vec<Contained>,
    pub(crate) via: Option<Ix<PartyState>>,
    pub(crate) status: Register<ProposalStatus>,
    pub(crate) expires: Register<Option<When>>,
    /// How long from receipt it can be accepted; and until when that is, since it was received last.
    pub(crate) term: Option<Distance>,
    pub(crate) received: Register<Option<When>>,
    pub(crate) reply_to: Option<Ix<ProposalState>>,
    /// The question that was put on it.
    pub(crate) vote: Register<Option<Ix<QuestionState>>>,
    /// Proposals in reply to this one.
    pub(crate) replies: Vec<Ix<ProposalState>>,
    /// The gates that were required of it.
    pub(crate) gates: Vec<Ix<GateState>>,
    /// Links that name it; whether they still stand, they know.
    pub(crate) links: Vec<Ix<LinkState>>,
}

/// A point that a proposal settles, in which words, and whether these are of an alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contained {
    pub(crate) point: Ix<PointState>,
    pub(crate) wording: Option<Ix<WordingState>>,
    pub(crate) alternative: Option<Ix<AlternativeState>>,
}

/// A party, whether the proposal was conveyed to it, and its answer, with its entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Addressed {
    pub(crate) party: Ix<PartyState>,
    pub(crate) conveyed: Register<bool>,
    pub(crate) answer: Register<Option<(Answer, u32)>>,
}

impl ProposalState {
    /// Those who have accepted it, or a part of it.
    pub(crate) fn accepting(&self) -> impl Iterator<Item = Ix<PartyState>> + '_ {
        self.accepted_in().map(|(party, _)| party)
    }

    /// The same, each with the entry in which it did.
    pub(crate) fn accepted_in(&self) -> impl Iterator<Item = (Ix<PartyState>, u32)> + '_ {
        let accepted = |one: &Addressed| match one.answer.value() {
            Some((Answer::Accept | Answer::AcceptInPart, seq)) => Some((one.party, seq)),
            Some(_) | None => None,
        };
        self.to.iter().chain(&self.beside).filter_map(accepted)
    }

    /// Until when it can be accepted, as was said last, or as it follows from its receipt.
    pub(crate) const fn end(&self) -> &Register<Option<When>> {
        if self.expires.get().is_none() && self.term.is_some() { &self.received } else { &self.expires }
    }

    /// The end of the term from receipt, if an entry is that.
    fn received_with(&self, entry: &EntryId) -> Option<When> {
        self.term.map(|term| When::relative(entry.clone(), Some(term)))
    }

    /// What was conveyed to a party, and what it answered.
    pub(crate) fn with(&self, party: Ix<PartyState>) -> Option<&Addressed> {
        self.to.iter().chain(&self.beside).find(|one| one.party == party)
    }
}

impl Keyed for ProposalState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
