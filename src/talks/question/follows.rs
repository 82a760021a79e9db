//! What follows from a vote: the question is decided once it cannot turn out otherwise.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation},
    talks::question::QuestionEvent,
    value::register::Place,
};

impl Followed for QuestionEvent {
    fn follows(
        &self,
        whole: &Negotiation,
        entry: &Entry,
        named: Named,
        _: Place,
        _: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::Voted(fact) => whole.of_vote(fact, entry, named),
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
