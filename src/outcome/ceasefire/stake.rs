//! What acts on ceasefires change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::ceasefire::CeasefireEvent,
    talks::party::PartyState,
};

impl Staked for CeasefireEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ceasefire = judge.named.ceasefire.and_then(|ix| judge.talks.state.ceasefires.get(ix));
        let bound = ceasefire.map_or(&[][..], |ceasefire| &ceasefire.parties);
        match self {
            // Whoever is bound by it has a say in it: who sits at the table reciprocates it, others are let in.
            Self::Joined(_) => {
                let party = judge.named.party.and_then(|ix| judge.talks.state.parties.get(ix));
                let sits = party.is_some_and(PartyState::is_principal);
                if sits { Touched::NobodyElse } else { Touched::Each(bound.to_vec()) }
            }
            Self::ViolationAlleged(_) => Touched::NobodyElse,
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
