//! What acts on questions change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::{
        position::Matter,
        question::{QuestionEvent, QuestionState},
    },
    value::gather::Gather,
};

impl Judge<'_> {
    /// Those who voted in view of the term of a question; and where offers were put to it, those who do not answer meanwhile.
    fn kept_waiting(&self, question: &QuestionState) -> Touched {
        let talks = self.talks;
        let mut places = talks.places_in(question);
        places.retain(|place| question.voting.is_secret() || question.has_vote_of(place));
        let voted = talks.heirs(places.into_iter().map(|place| place.party));
        let offers = question.proposals.iter().filter_map(|ix| talks.state.proposals.get(*ix));
        let offers = offers.filter(|own| talks.state.vote_on(own).is_some_and(|vote| vote.id == question.id));
        let waiting = offers.flat_map(|own| self.kept_from_answering(own)).gather();
        if !waiting.is_empty() {
            Touched::Each(talks.heirs(waiting.into_iter().chain(voted)))
        } else if self.others(voted.iter().copied()).is_empty() {
            Touched::NobodyElse
        } else {
            Touched::All(voted)
        }
    }
}

impl Staked for QuestionEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            Self::Annulled(_) => Touched::ByItsRule,
            Self::Extended(_) => {
                let question = judge.named.question.and_then(|ix| judge.talks.state.questions.get(ix));
                question.map_or(Touched::NobodyElse, |question| judge.kept_waiting(question))
            }
            Self::Put(_)
            | Self::Voted(_)
            | Self::Carried(_)
            | Self::Failed(_)
            | Self::Lapsed(_)
            | Self::Withdrawn(_) => Touched::NobodyElse,
        }
    }

    // Who is asked has to know it, and what came of it.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        match self {
            Self::Put(fact) => Shown::With(match &fact.on {
                Some(Matter::Point(id)) => vec![Mention::Point(id)],
                Some(Matter::Alternative(id)) => vec![Mention::Alternative(id)],
                Some(Matter::Version(id)) => vec![Mention::Version(id)],
                None => Vec::new(),
            }),
            Self::Voted(_) => Shown::AsItTouches,
            Self::Extended(_)
            | Self::Carried(_)
            | Self::Failed(_)
            | Self::Lapsed(_)
            | Self::Withdrawn(_)
            | Self::Annulled(_) => Shown::With(vec![Mention::Question(self.question())]),
        }
    }
}
