//! What follows from a vote: the question is decided once it cannot turn out otherwise.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation},
    talks::{
        point::WordingState,
        question::{Put, QuestionEvent},
    },
    value::{register::EventTime, table::Ix},
};

impl Followed for QuestionEvent {
    fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
        Put::of(self)?.on.as_ref().and_then(|on| talks.words_on(on, named))
    }

    fn fill_in(&mut self, talks: &Negotiation, place: EventTime) {
        if let Self::Put(fact) = self {
            talks.complete_question(fact, place);
        }
    }

    fn follows(
        &self,
        talks: &Negotiation,
        entry: &Entry,
        named: Named,
        _: EventTime,
        _: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::Voted(fact) => talks.of_vote(fact, entry, named),
            Self::Put(_)
            | Self::Extended(_)
            | Self::Carried(_)
            | Self::Failed(_)
            | Self::Lapsed(_)
            | Self::Withdrawn(_)
            | Self::Annulled(_) => Vec::new(),
        }
    }
}
