//! What deciding fills in where a draft left it out, and when a draft repeats an entry.

use crate::{
    decision::Tally,
    event::{
        Draft, Entry, Event,
        fact::{Mentions, Texts},
    },
    notes::correction::PayloadEvent,
    outcome::gate::GateEvent,
    talks::{
        alternative::AlternativeEvent, person::PersonEvent, point::PointEvent, position::PositionEvent,
        proposal::ProposalEvent, question::QuestionEvent,
    },
    value::{id::WordingId, text::Name},
};

impl Event {
    /// The words that are meant, where the act has a field for them that may be left out.
    pub(crate) const fn words(&self) -> Option<&WordingId> {
        match self {
            Self::Point(PointEvent::AgreedInPrinciple(fact)) => fact.wording.as_ref(),
            Self::Point(PointEvent::TextAgreed(fact)) => fact.wording.as_ref(),
            Self::Point(PointEvent::Rectified(fact)) => fact.of.as_ref(),
            Self::Alternative(AlternativeEvent::Proposed(fact)) => fact.of.as_ref(),
            Self::Alternative(AlternativeEvent::Chosen(fact)) => fact.wording.as_ref(),
            Self::Question(QuestionEvent::Put(fact)) => fact.wording.as_ref(),
            Self::Position(PositionEvent::Taken(fact)) => fact.wording.as_ref(),
            Self::Position(PositionEvent::Confirmed(fact)) => fact.wording.as_ref(),
            _ => None,
        }
    }

    /// The field for them.
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

    const fn tally(&self) -> Option<&Tally> {
        match self {
            Self::Question(QuestionEvent::Carried(fact)) => fact.tally.as_ref(),
            Self::Question(QuestionEvent::Failed(fact)) => fact.tally.as_ref(),
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

    /// Fills in what deciding filled in here, and what another telling of it leaves out. Words, rule and
    /// electorate go with what they are of.
    pub(crate) fn complete(&self, draft: &mut Self) {
        if let (Some(slot @ None), Some(tally)) = (draft.tally_mut(), self.tally()) {
            *slot = Some(*tally);
        }
        match (&mut *draft, self) {
            (
                Self::Proposal(ProposalEvent::Submitted(draft)),
                Self::Proposal(ProposalEvent::Submitted(own)),
            ) => {
                for content in draft.contents.iter_mut().filter(|content| content.wording.is_none()) {
                    let same = own
                        .contents
                        .iter()
                        .find(|own| own.point == content.point && own.alternative == content.alternative);
                    content.wording = same.and_then(|own| own.wording.clone());
                }
            }
            (Self::Question(QuestionEvent::Put(draft)), Self::Question(QuestionEvent::Put(own)))
                if draft.on == own.on =>
            {
                draft.rule = draft.rule.take().or_else(|| own.rule.clone());
                if draft.electorate.is_empty() {
                    draft.electorate.clone_from(&own.electorate);
                }
            }
            _ => {}
        }
        if self.words_are_of(draft) {
            if let (Some(slot @ None), Some(words)) = (draft.words_mut(), self.words()) {
                *slot = Some(words.clone());
            }
        }
    }

    /// Whether words left out in the one are of the same thing as in the other.
    fn words_are_of(&self, draft: &Self) -> bool {
        match (self, draft) {
            (
                Self::Alternative(AlternativeEvent::Proposed(own)),
                Self::Alternative(AlternativeEvent::Proposed(draft)),
            ) => own.point == draft.point,
            (Self::Question(QuestionEvent::Put(own)), Self::Question(QuestionEvent::Put(draft))) => {
                own.on == draft.on
            }
            (own, draft) => own.kind() == draft.kind() && own.subject() == draft.subject(),
        }
    }

    /// The same event as this draft of it: what the draft left out is taken from the event.
    pub(crate) fn completes(&self, draft: &Self) -> bool {
        let mut whole = draft.clone();
        self.complete(&mut whole);
        whole == *self
    }
}

/// What is known by a text as if that were an id: an office by its title, a ballot by its name; and which kind
/// of event was erased.
enum KnownBy {
    Name(Name),
    Ballot(Option<Name>),
}

impl Event {
    /// Takes out the texts, but for those that say which thing is meant.
    pub(crate) fn take_out(&mut self, texts: Texts) {
        let kept = self.known_by();
        self.erase(texts);
        match (self, kept) {
            (Self::Person(PersonEvent::OfficeBegun(fact)), Some(KnownBy::Name(name))) => fact.title = name,
            (Self::Person(PersonEvent::OfficeEnded(fact)), Some(KnownBy::Name(name))) => fact.title = name,
            (Self::Payload(PayloadEvent::Erased(fact)), Some(KnownBy::Name(name))) => fact.kind = name,
            (Self::Gate(GateEvent::Required(fact)), Some(KnownBy::Ballot(name))) => fact.ballot = name,
            _ => {}
        }
    }

    fn known_by(&self) -> Option<KnownBy> {
        match self {
            Self::Person(PersonEvent::OfficeBegun(fact)) => Some(KnownBy::Name(fact.title.clone())),
            Self::Person(PersonEvent::OfficeEnded(fact)) => Some(KnownBy::Name(fact.title.clone())),
            Self::Payload(PayloadEvent::Erased(fact)) => Some(KnownBy::Name(fact.kind.clone())),
            Self::Gate(GateEvent::Required(fact)) => Some(KnownBy::Ballot(fact.ballot.clone())),
            _ => None,
        }
    }

    /// The event without its texts, to compare: nothing follows from those, nor from whether there are any.
    pub(crate) fn without_texts(&self) -> Self {
        let mut event = self.clone();
        event.take_out(Texts::LeftOut);
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
            && self.reason == draft.reason
            && self.rests_on == draft.rests_on
            && self.cause.is_none()
            && self.event.completes(&draft.event)
    }
}
