//! What acts on ceasefires change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::ceasefire::CeasefireEvent,
};

impl Staked for CeasefireEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ceasefire = judge.named.ceasefire.and_then(|ix| judge.talks.state.ceasefires.get(ix));
        let bound = ceasefire.map_or(&[][..], |ceasefire| &ceasefire.parties);
        match self {
            Self::Joined(_) | Self::ViolationAlleged(_) => Touched::NobodyElse,
            Self::Declared(_) | Self::Extended(_) | Self::Renewed(_) => Touched::ByItsRule,
            // One of two ends it; of more, it would end it for the others.
            Self::Ended(_) if bound.len() <= 2 && judge.actors().any(|actor| bound.contains(&actor)) => {
                Touched::NobodyElse
            }
            Self::Ended(_) => Touched::All(bound.to_vec()),
            // A monitor or a mediator finds it; of those bound by it, none for the others.
            Self::TookEffect(_) if !judge.actors().any(|actor| bound.contains(&actor)) => Touched::NobodyElse,
            Self::TookEffect(_) => Touched::Each(bound.to_vec()),
        }
    }
}
