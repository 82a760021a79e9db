//! What acts on questions change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::{position::Matter, question::QuestionEvent},
};

impl Staked for QuestionEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            Self::Annulled(_) => Touched::ByItsRule,
            // Others voted in view of the term.
            Self::Extended(_) => {
                let question = judge.named.question.and_then(|ix| judge.talks.state.questions.get(ix));
                let voted = question.into_iter().flat_map(|question| {
                    let mut places = judge.talks.places_in(question);
                    places.retain(|place| question.secret || question.has_vote_of(place));
                    places.into_iter().map(|place| place.party)
                });
                let voted = judge.talks.heirs(voted);
                if judge.others(voted.iter().copied()).is_empty() {
                    Touched::NobodyElse
                } else {
                    Touched::All(voted)
                }
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
