//! What deciding fills in where a draft left it out, and when a draft repeats an entry.

use crate::{
    entry::{Draft, Entry, Event},
    link::LinkEvent,
    party::PartyEvent,
    point::PointEvent,
    position::PositionEvent,
    process::NegotiationEvent,
    proposal::ProposalEvent,
    terms::Reached,
    version::VersionEvent,
};

impl Event {
    /// How the act was reached, for the acts that need consent.
    #[must_use]
    pub fn reached(&self) -> Option<&Reached> {
        match self {
            Self::Negotiation(NegotiationEvent::ProcedureChanged(fact)) => fact.reached.as_ref(),
            Self::Party(PartyEvent::Suspended(fact)) => fact.reached.as_ref(),
            Self::Party(PartyEvent::Excluded(fact)) => fact.reached.as_ref(),
            Self::Party(PartyEvent::RoleAssigned(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::TextAgreed(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::Closed(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::ReferredToArbiter(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::Dropped(fact)) => fact.reached.as_ref(),
            Self::Version(VersionEvent::TakenAsBasis(fact)) => fact.reached.as_ref(),
            Self::Link(LinkEvent::Released(fact)) => fact.reached.as_ref(),
            _ => None,
        }
    }

    /// The field for it, where the act has one.
    pub(crate) fn reached_mut(&mut self) -> Option<&mut Option<Reached>> {
        match self {
            Self::Negotiation(NegotiationEvent::ProcedureChanged(fact)) => Some(&mut fact.reached),
            Self::Party(PartyEvent::Suspended(fact)) => Some(&mut fact.reached),
            Self::Party(PartyEvent::Excluded(fact)) => Some(&mut fact.reached),
            Self::Party(PartyEvent::RoleAssigned(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::TextAgreed(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::Closed(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::ReferredToArbiter(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::Dropped(fact)) => Some(&mut fact.reached),
            Self::Version(VersionEvent::TakenAsBasis(fact)) => Some(&mut fact.reached),
            Self::Link(LinkEvent::Released(fact)) => Some(&mut fact.reached),
            _ => None,
        }
    }

    /// The same event as this draft of it: what the draft left out is taken from the event.
    fn completes(&self, draft: &Self) -> bool {
        let mut whole = draft.clone();
        if let (Some(slot @ None), Some(reached)) = (whole.reached_mut(), self.reached()) {
            *slot = Some(reached.clone());
        }
        match (&mut whole, self) {
            (
                Self::Point(PointEvent::AgreedInPrinciple(draft)),
                Self::Point(PointEvent::AgreedInPrinciple(own)),
            ) => draft.wording = draft.wording.take().or_else(|| own.wording.clone()),
            (Self::Point(PointEvent::TextAgreed(draft)), Self::Point(PointEvent::TextAgreed(own))) => {
                draft.wording = draft.wording.take().or_else(|| own.wording.clone());
            }
            (Self::Point(PointEvent::Rectified(draft)), Self::Point(PointEvent::Rectified(own))) => {
                draft.of = draft.of.take().or_else(|| own.of.clone());
            }
            (
                Self::Proposal(ProposalEvent::Submitted(draft)),
                Self::Proposal(ProposalEvent::Submitted(own)),
            ) => {
                for (content, own) in draft.contents.iter_mut().zip(&own.contents) {
                    content.wording = content.wording.take().or_else(|| own.wording.clone());
                }
            }
            (Self::Position(PositionEvent::Taken(draft)), Self::Position(PositionEvent::Taken(own))) => {
                draft.wording = draft.wording.take().or_else(|| own.wording.clone());
            }
            _ => {}
        }
        whole == *self
    }
}

impl Entry {
    /// Whether this entry is what became of the draft: the same content, apart from what
    /// deciding filled in.
    #[must_use]
    pub fn is_made_of(&self, draft: &Draft) -> bool {
        let Draft(draft) = draft;
        self.id == draft.id
            && self.recorder == draft.recorder
            && self.by == draft.by
            && self.recorded == draft.recorded
            && self.occurred == draft.occurred
            && self.sources == draft.sources
            && self.disclosure == draft.disclosure
            && self.mode == draft.mode
            && self.metadata == draft.metadata
            && self.cause.is_none()
            && self.event.completes(&draft.event)
    }
}
