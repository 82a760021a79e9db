//! What acts on ceasefires change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::ceasefire::{CeasefireEvent, CeasefireState},
    talks::party::PartyState,
};

impl Staked for CeasefireEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let ceasefire = judge.named.ceasefire.and_then(|ix| judge.talks.state.ceasefires.get(ix));
        let bound = ceasefire.into_iter().flat_map(CeasefireState::parties);
        let bound = judge.talks.heirs(bound);
        // Whom `ceasefire.denounced.bound` counts, so that each who cannot leave it alone can end it.
        let bind = judge.talks.places_of(ceasefire.into_iter().flat_map(CeasefireState::parties));
        match self {
            // Whoever is bound by it has a say in it, and is let in by those who are. Who sits at the table reciprocates what
            // one declared alone, and each of two can end it.
            Self::Joined(_) => {
                let party = judge.named.party.and_then(|ix| judge.talks.state.parties.get(ix));
                let reciprocates = bound.len() < 2 && party.is_some_and(PartyState::is_principal);
                if reciprocates { Touched::NobodyElse } else { Touched::Each(bound) }
            }
            // Who leaves it leaves it alone.
            Self::Denounced(_) | Self::ViolationAlleged(_) => Touched::NobodyElse,
            Self::Declared(_) | Self::Extended(_) => Touched::ByItsRule,
            // Whom it binds again, it binds with them; and not in order that others, who wait for it, go on.
            Self::Renewed(fact) => {
                let is_it = |mention: Mention<'_>| mention == Mention::Ceasefire(&fact.ceasefire);
                let waiting = judge.talks.waiting_for(&is_it);
                let own = judge.others(bound.iter().copied()).is_empty();
                if own && !waiting.is_empty() { Touched::Waiting(waiting) } else { Touched::Each(bound) }
            }
            // One of two ends it; of more, it would end it for the others, also once some of them are no more.
            Self::Ended(_) if bind <= 2 && judge.is_of_one_of(&bound) => Touched::NobodyElse,
            Self::Ended(_) => Touched::All(bound),
            // A monitor or a mediator finds it; of those bound by it, none for the others.
            Self::TookEffect(_) if !judge.is_of_one_of(&bound) => Touched::NobodyElse,
            Self::TookEffect(_) => Touched::Each(bound),
        }
    }
}
