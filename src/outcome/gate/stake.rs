//! What acts on gates change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::{
        gate::{GateEvent, GateState, On},
        instrument::{InstrumentStatus, MAX_GATES},
    },
    state::Negotiation,
    value::{register::Register, table::Ix},
};

impl Staked for GateEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let talks = judge.talks;
        let named = judge.named.gate.and_then(|ix| Some((ix, talks.state.gates.get(ix)?)));
        match (self, named) {
            // A draft is the maker's own; what others drew up waits for another gate only if they agree.
            (Self::Required(fact), _) if fact.of.is_none() => {
                let on = fact
                    .on
                    .as_ref()
                    .and_then(On::instrument)
                    .and_then(|on| talks.state.instruments.by_key(on.as_str()));
                let offer = fact.on.as_ref().and_then(On::proposal);
                let offer = offer.and_then(|offer| talks.state.proposals.by_key(offer.as_str()));
                match on {
                    // Who makes an offer makes it subject to what it will; for others, those whom it keeps from it.
                    None if offer.is_some_and(|offer| {
                        judge.is_of_makers(offer.introduced) && offer.accepting().next().is_none()
                    }) =>
                    {
                        Touched::NobodyElse
                    }
                    None if offer.is_some() => Touched::Each(offer.map_or_else(Vec::new, |offer| {
                        let to = talks.still_addressed(offer);
                        offer.proposers.iter().copied().chain(to).collect()
                    })),
                    Some(on) if on.status.value() != InstrumentStatus::Draft => Touched::ByItsRule,
                    Some(on) if !judge.is_of_makers(on.introduced) => Touched::Each(talks.concerned(on)),
                    Some(_) => Touched::NobodyElse,
                    // The whole is not completed before.
                    None => Touched::All(Vec::new()),
                }
            }
            // What its own law asks for, it says itself.
            (Self::Required(fact), _) => Touched::Each(judge.parties_of(&fact.of)),
            (Self::Scheduled(_) | Self::Recommended(_), _) | (_, None) => Touched::NobodyElse,
            // Its own law asks for it: it says itself what came of it, unless that meets what others wait for, or takes back
            // what met it.
            (Self::Passed(_) | Self::Waived(_) | Self::Replaced(_) | Self::Annulled(_), Some((ix, gate)))
                if gate.of.is_some() =>
            {
                let waiting = talks.waiting_for_gate(ix);
                if waiting.is_empty() { Touched::NobodyElse } else { Touched::Waiting(waiting) }
            }
            (Self::Failed(_) | Self::NotHeld(_), Some((_, gate))) if gate.of.is_some() => Touched::NobodyElse,
            (Self::Waived(_) | Self::Replaced(_), Some(_)) => Touched::ByItsRule,
            (Self::Passed(_) | Self::Failed(_) | Self::NotHeld(_) | Self::Annulled(_), Some((_, gate))) => {
                let on = gate.instrument().and_then(|on| talks.state.instruments.get(on));
                Touched::All(on.map(|on| talks.concerned(on)).unwrap_or_default())
            }
        }
    }
}

impl Negotiation {
    /// The parties that wait for a gate, or for one that it stands in for.
    fn waiting_for_gate(&self, gate: Ix<GateState>) -> Vec<Ix<crate::talks::party::PartyState>> {
        let leads_there = |from: Ix<GateState>| {
            let next =
                |at: &Ix<GateState>| self.state.gates.get(*at)?.replaced_by.as_ref().map(Register::value);
            std::iter::successors(Some(from), next).take(MAX_GATES + 1).any(|at| at == gate)
        };
        self.waiting_for(&|mention| {
            matches!(mention, Mention::Gate(id) if self.state.gates.find(id.as_str()).is_some_and(leads_there))
        })
    }
}
