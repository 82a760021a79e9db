//! What deciding fills in where a draft left it out, and when a draft repeats an entry.

use crate::{
    alternative::AlternativeEvent,
    deadline::DeadlineEvent,
    entry::{Draft, Entry, Event},
    fact::Mentions,
    gate::GateEvent,
    id::{QuestionId, WordingId},
    instrument::InstrumentEvent,
    link::LinkEvent,
    party::PartyEvent,
    person::PersonEvent,
    point::PointEvent,
    position::PositionEvent,
    process::NegotiationEvent,
    proposal::ProposalEvent,
    question::QuestionEvent,
    terms::{Reached, Tally},
    text::Name,
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
            Self::Version(VersionEvent::Adopted(fact)) => fact.reached.as_ref(),
            Self::Version(VersionEvent::AdoptedAdReferendum(fact)) => fact.reached.as_ref(),
            Self::Point(PointEvent::MovedToInstrument(fact)) => fact.reached.as_ref(),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => fact.reached.as_ref(),
            Self::Question(QuestionEvent::Annulled(fact)) => fact.reached.as_ref(),
            Self::Link(LinkEvent::Released(fact)) => fact.reached.as_ref(),
            Self::Deadline(DeadlineEvent::Extended(fact)) => fact.reached.as_ref(),
            Self::Deadline(DeadlineEvent::Renewed(fact)) => fact.reached.as_ref(),
            Self::Gate(GateEvent::Waived(fact)) => fact.reached.as_ref(),
            Self::Gate(GateEvent::Required(fact)) => fact.reached.as_ref(),
            Self::Gate(GateEvent::Replaced(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Revived(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Terminated(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Superseded(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Amended(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Resumed(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Suspended(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Adopted(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Agreed(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Reopened(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Resubmitted(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Rejected(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::Rectified(fact)) => fact.reached.as_ref(),
            Self::Instrument(InstrumentEvent::OpenedForSignature(fact)) => fact.reached.as_ref(),
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
            Self::Version(VersionEvent::Adopted(fact)) => Some(&mut fact.reached),
            Self::Version(VersionEvent::AdoptedAdReferendum(fact)) => Some(&mut fact.reached),
            Self::Point(PointEvent::MovedToInstrument(fact)) => Some(&mut fact.reached),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => Some(&mut fact.reached),
            Self::Question(QuestionEvent::Annulled(fact)) => Some(&mut fact.reached),
            Self::Link(LinkEvent::Released(fact)) => Some(&mut fact.reached),
            Self::Deadline(DeadlineEvent::Extended(fact)) => Some(&mut fact.reached),
            Self::Deadline(DeadlineEvent::Renewed(fact)) => Some(&mut fact.reached),
            Self::Gate(GateEvent::Waived(fact)) => Some(&mut fact.reached),
            Self::Gate(GateEvent::Required(fact)) => Some(&mut fact.reached),
            Self::Gate(GateEvent::Replaced(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Revived(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Terminated(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Superseded(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Amended(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Resumed(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Suspended(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Adopted(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Agreed(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Reopened(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Resubmitted(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Rejected(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::Rectified(fact)) => Some(&mut fact.reached),
            Self::Instrument(InstrumentEvent::OpenedForSignature(fact)) => Some(&mut fact.reached),
            _ => None,
        }
    }

    /// The field for the words that are meant, where the act has one that may be left out.
    pub(crate) fn words_mut(&mut self) -> Option<&mut Option<WordingId>> {
        match self {
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => Some(&mut fact.wording),
            Self::Point(PointEvent::TextAgreed(fact)) => Some(&mut fact.wording),
            Self::Point(PointEvent::Rectified(fact)) => Some(&mut fact.of),
            Self::Alternative(AlternativeEvent::Proposed(fact)) => Some(&mut fact.of),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => Some(&mut fact.wording),
            Self::Question(QuestionEvent::Put(fact)) => Some(&mut fact.wording),
            Self::Position(PositionEvent::Taken(fact)) => Some(&mut fact.wording),
            Self::Position(PositionEvent::Confirmed(fact)) => Some(&mut fact.wording),
            _ => None,
        }
    }

    /// The question that the act rests on.
    pub(crate) const fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => fact.question.as_ref(),
            Self::Point(PointEvent::TextAgreed(fact)) => fact.question.as_ref(),
            Self::Point(PointEvent::Closed(fact)) => fact.question.as_ref(),
            Self::Point(PointEvent::Dropped(fact)) => fact.question.as_ref(),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => fact.question.as_ref(),
            Self::Version(VersionEvent::TakenAsBasis(fact)) => fact.question.as_ref(),
            Self::Version(VersionEvent::Adopted(fact)) => fact.question.as_ref(),
            Self::Version(VersionEvent::AdoptedAdReferendum(fact)) => fact.question.as_ref(),
            Self::Point(PointEvent::MovedToInstrument(fact)) => fact.question.as_ref(),
            _ => None,
        }
    }

    /// The field for it, where the act has one.
    pub(crate) fn question_mut(&mut self) -> Option<&mut Option<QuestionId>> {
        match self {
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => Some(&mut fact.question),
            Self::Point(PointEvent::TextAgreed(fact)) => Some(&mut fact.question),
            Self::Point(PointEvent::Closed(fact)) => Some(&mut fact.question),
            Self::Point(PointEvent::Dropped(fact)) => Some(&mut fact.question),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => Some(&mut fact.question),
            Self::Version(VersionEvent::TakenAsBasis(fact)) => Some(&mut fact.question),
            Self::Version(VersionEvent::Adopted(fact)) => Some(&mut fact.question),
            Self::Version(VersionEvent::AdoptedAdReferendum(fact)) => Some(&mut fact.question),
            Self::Point(PointEvent::MovedToInstrument(fact)) => Some(&mut fact.question),
            _ => None,
        }
    }

    /// The field for the tally, where the act has one.
    pub(crate) const fn tally_mut(&mut self) -> Option<&mut Option<Tally>> {
        match self {
            Self::Question(QuestionEvent::Carried(fact)) => Some(&mut fact.tally),
            Self::Question(QuestionEvent::Failed(fact)) => Some(&mut fact.tally),
            _ => None,
        }
    }

    /// The same event as this draft of it: what the draft left out is taken from the event.
    pub(crate) fn completes(&self, draft: &Self) -> bool {
        let (mut whole, mut own) = (draft.clone(), self.clone());
        if let (Some(slot @ None), Some(reached)) = (whole.reached_mut(), own.reached_mut()) {
            *slot = reached.take();
        }
        if let (Some(slot @ None), Some(words)) = (whole.words_mut(), own.words_mut()) {
            *slot = words.take();
        }
        if let (
            Self::Proposal(ProposalEvent::Submitted(draft)),
            Self::Proposal(ProposalEvent::Submitted(own)),
        ) = (&mut whole, &mut own)
        {
            for (content, own) in draft.contents.iter_mut().zip(&mut own.contents) {
                content.wording = content.wording.take().or_else(|| own.wording.take());
            }
        }
        if let (Some(slot @ None), Some(tally)) = (whole.tally_mut(), own.tally_mut()) {
            *slot = *tally;
        }
        if let (Self::Question(QuestionEvent::Put(draft)), Self::Question(QuestionEvent::Put(own))) =
            (&mut whole, &mut own)
        {
            draft.rule = draft.rule.take().or_else(|| own.rule.take());
            if draft.electorate.is_empty() {
                draft.electorate = std::mem::take(&mut own.electorate);
            }
        }
        whole == *self
    }
}

impl Event {
    /// Takes out the texts, but for those that say which thing is meant.
    pub(crate) fn erase_texts(&mut self) {
        let kept = self.known_by().map(|name| name.clone());
        self.erase();
        if let (Some(name), Some(kept)) = (self.known_by(), kept) {
            *name = kept;
        }
    }

    /// A name that does the work of an id: an office is known by its title, a ballot by its name.
    const fn known_by(&mut self) -> Option<&mut Name> {
        match self {
            Self::Person(PersonEvent::OfficeBegun(fact)) => Some(&mut fact.title),
            Self::Person(PersonEvent::OfficeEnded(fact)) => Some(&mut fact.title),
            Self::Gate(GateEvent::Required(fact)) => fact.ballot.as_mut(),
            _ => None,
        }
    }

    /// The event without its texts. Nothing follows from those.
    pub(crate) fn without_texts(&self) -> Self {
        let mut event = self.clone();
        event.erase_texts();
        event
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
