//! What acts on gates change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::{
        consent::ConsentState,
        gate::{GateEvent, GateState, Required},
        instrument::{InstrumentStatus, MAX_GATES},
    },
    state::Negotiation,
    talks::{party::PartyState, proposal::ProposalState},
    value::{register::Register, table::Ix},
};

impl Staked for GateEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let talks = judge.talks;
        let named = judge.named.gate.and_then(|ix| Some((ix, talks.state.gates.get(ix)?)));
        match (self, named) {
            (Self::Required(fact), _) => judge.requires(fact),
            (Self::Scheduled(_) | Self::Recommended(_), _) | (_, None) => Touched::NobodyElse,
            // Its own law asks for it: it says itself what came of it, unless that meets what others wait for, or takes back
            // what met it.
            (Self::Passed(_) | Self::Waived(_) | Self::Replaced(_) | Self::Annulled(_), Some((ix, gate)))
                if gate.of.is_some() =>
            {
                Touched::waiting(talks.waiting_for_gate(ix), Touched::NobodyElse)
            }
            (Self::Failed(_) | Self::NotHeld(_), Some((_, gate))) if gate.of.is_some() => Touched::NobodyElse,
            // Who is kept from an offer, from completing, or waits for what it keeps, agrees that it is not needed.
            (Self::Waived(_) | Self::Replaced(_), Some((ix, gate))) => {
                let offer = gate.proposal().and_then(|ix| talks.state.proposals.get(ix));
                let waiting = talks.waiting_for_gate(ix);
                match (offer, gate.is_on_the_whole()) {
                    (Some(offer), _) => Touched::Each(talks.sides_of(offer)),
                    (None, true) => Touched::All(waiting),
                    (None, false) => Touched::waiting(waiting, Touched::ByItsRule),
                }
            }
            (Self::Passed(_) | Self::Failed(_) | Self::NotHeld(_) | Self::Annulled(_), Some((_, gate))) => {
                let on = gate.instrument().and_then(|on| talks.state.instruments.get(on));
                Touched::All(on.map(|on| talks.concerned(on)).unwrap_or_default())
            }
        }
    }
}

impl Judge<'_> {
    /// Whom a new gate touches.
    fn requires(&self, fact: &Required) -> Touched {
        let talks = self.talks;
        let of = self.parties_of(&fact.of);
        if let Some(offer) = talks.state.offer_gated(fact) {
            // Who makes an offer makes it subject to what it will, until somebody accepts it or votes; for others, those whom
            // they keep from it. An addressee accepts subject to its own law.
            let voted = talks.state.vote_on(offer).is_some();
            let accepted = offer.accepting().next().is_some();
            let made = offer.proposers.iter().any(|own| of.contains(own) || of.contains(&talks.heir(*own)));
            let own = if of.is_empty() {
                !accepted && self.is_of_makers(offer.introduced)
            } else {
                !accepted || !made
            };
            return if voted || !own {
                Touched::Each(talks.sides_of(offer).into_iter().chain(of).collect())
            } else if of.is_empty() {
                Touched::NobodyElse
            } else {
                Touched::Each(of)
            };
        }
        // What its own law asks for, it says itself.
        if !of.is_empty() {
            return Touched::Each(of);
        }
        match talks.state.instrument_gated(fact) {
            Some(on) if on.status.value() != InstrumentStatus::Draft => Touched::ByItsRule,
            // A draft is the maker's own, until somebody is bound by it; what others drew up waits for another gate only if
            // they agree.
            Some(on) => {
                let is_bound = |own: &&ConsentState| {
                    own.status.as_ref().is_some_and(|own| {
                        own.value().is_bound() && !talks.is_before_reopening(on, own.seq())
                    })
                };
                let bound = on.consents.iter().filter(is_bound);
                let others = !self.others(bound.map(|own| own.party)).is_empty();
                if others || !self.is_of_makers(on.introduced) {
                    Touched::Each(talks.concerned(on))
                } else {
                    Touched::NobodyElse
                }
            }
            // The whole is not completed before.
            None => Touched::All(Vec::new()),
        }
    }
}

impl Negotiation {
    /// Who made an offer, and who may still answer it.
    fn sides_of(&self, offer: &ProposalState) -> Vec<Ix<PartyState>> {
        offer.proposers.iter().copied().chain(self.still_addressed(offer)).collect()
    }

    /// The parties that wait for a gate, or for one that it stands in for.
    fn waiting_for_gate(&self, gate: Ix<GateState>) -> Vec<Ix<PartyState>> {
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
