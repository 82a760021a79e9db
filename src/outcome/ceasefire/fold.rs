//! How facts about ceasefires fit and fold.

use crate::{
    event::Entry,
    event::{Event, Subject},
    judge::rule::catalogue::{
        CEASEFIRE_DECLARED_INTERVAL, CEASEFIRE_DECLARED_PARTIES, CEASEFIRE_DENOUNCED_BOUND,
        CEASEFIRE_JOINED_ONCE, ENTRY_BOUNDS_SIZE,
    },
    outcome::ceasefire::{CeasefireEvent, CeasefireState, CeasefireStatus, MAX_PER_CEASEFIRE},
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::{party::PartyState, track::fold::is_each_once},
    value::{
        gather::Gather,
        register::{At, Register},
        sorted::Set,
        table::Ix,
    },
};

impl Negotiation {
    /// ceasefire.declared.interval: it is not certainly over before it takes effect.
    pub(crate) fn lasts(&self, event: &Event) -> Result<(), Fault> {
        let Event::Ceasefire(CeasefireEvent::Declared(fact)) = event else { return Ok(()) };
        let begin = fact.effective.as_ref().and_then(|effective| self.span_of(effective).earliest);
        let end = fact.until.as_ref().and_then(|until| self.span_of(until).latest);
        if begin.zip(end).is_some_and(|(begin, end)| end < begin) {
            return Err(Fault::new(&CEASEFIRE_DECLARED_INTERVAL, event.subject()));
        }
        Ok(())
    }
}

impl State {
    fn check_ceasefire(&self, event: &CeasefireEvent, named: Named) -> Result<(), Fault> {
        let fault = |rule| {
            let id = event.ceasefire().clone();
            Err(Fault::new(rule, Subject::Ceasefire(id)))
        };
        let ceasefire = named.ceasefire.and_then(|ceasefire| self.ceasefires.get(ceasefire));
        match (event, ceasefire) {
            // entry.bounds.size
            (CeasefireEvent::Declared(fact), _) if fact.parties.len() > MAX_PER_CEASEFIRE => {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            // ceasefire.declared.parties: one at least, each once
            (CeasefireEvent::Declared(fact), _) => {
                let fits = !fact.parties.is_empty() && is_each_once(&fact.parties);
                if fits { Ok(()) } else { fault(&CEASEFIRE_DECLARED_PARTIES) }
            }
            // ceasefire.joined.once
            (CeasefireEvent::Joined(_), Some(ceasefire))
                if ceasefire.parties().any(|ix| named.party == Some(ix)) =>
            {
                fault(&CEASEFIRE_JOINED_ONCE)
            }
            (CeasefireEvent::Joined(_), Some(ceasefire)) if ceasefire.sides.len() >= MAX_PER_CEASEFIRE => {
                fault(&ENTRY_BOUNDS_SIZE)
            }
            // ceasefire.denounced.bound: bound, and beside two others at least
            (CeasefireEvent::Denounced(_), Some(ceasefire)) => {
                let itself = |ix: &Ix<PartyState>| named.party == Some(self.heir(*ix));
                let bound = ceasefire.parties().any(|ix| itself(&ix));
                let others: Set<_> =
                    ceasefire.parties().filter(|ix| !itself(ix)).map(|ix| self.heir(ix)).collect();
                if bound && others.len() > 1 { Ok(()) } else { fault(&CEASEFIRE_DENOUNCED_BOUND) }
            }
            (
                CeasefireEvent::Joined(_)
                | CeasefireEvent::Denounced(_)
                | CeasefireEvent::TookEffect(_)
                | CeasefireEvent::Extended(_)
                | CeasefireEvent::ViolationAlleged(_)
                | CeasefireEvent::Ended(_)
                | CeasefireEvent::Renewed(_),
                _,
            ) => Ok(()),
        }
    }

    fn fold_ceasefire(&mut self, event: &CeasefireEvent, named: Named, at: At<'_>) {
        if let CeasefireEvent::Declared(fact) = event {
            let parties = fact.parties.iter().filter_map(|id| self.parties.find(id.as_str()));
            let sides = parties.map(|party| (party, Register::new(true, at.seq))).gather();
            self.ceasefires.add(CeasefireState {
                id: fact.ceasefire.clone(),
                introduced: at.seq,
                sides,
                effective: fact.effective.clone(),
                until: Register::new(fact.until.clone(), at.seq),
                status: Register::new(CeasefireStatus::Declared, at.seq),
                alleged: Vec::new(),
            });
            return;
        }
        let own = named.ceasefire.and_then(|ceasefire| self.ceasefires.get(ceasefire));
        let leaves = |ix: &Ix<PartyState>| named.party == Some(self.heir(*ix));
        let gone = own.filter(|_| matches!(event, CeasefireEvent::Denounced(_)));
        let gone = gone.into_iter().flat_map(CeasefireState::parties).filter(leaves).gather();
        let Some(ceasefire) = named.ceasefire.and_then(|ceasefire| self.ceasefires.get_mut(ceasefire)) else {
            return;
        };
        match event {
            CeasefireEvent::Declared(_) => {}
            CeasefireEvent::Joined(_) => {
                let Some(party) = named.party else { return };
                match ceasefire.sides.iter_mut().find(|(ix, _)| *ix == party) {
                    Some((_, bound)) => {
                        bound.set(true, at);
                    }
                    None => ceasefire.sides.push((party, Register::new(true, at.seq))),
                }
            }
            CeasefireEvent::Denounced(_) => {
                for (_, bound) in ceasefire.sides.iter_mut().filter(|(ix, _)| gone.contains(ix)) {
                    bound.set(false, at);
                }
                // Who carries on a place is known to have left, too.
                let own = named.party.filter(|party| ceasefire.sides.iter().all(|(ix, _)| ix != party));
                ceasefire.sides.extend(own.map(|party| (party, Register::new(false, at.seq))));
            }
            CeasefireEvent::Extended(fact) => {
                ceasefire.until.set(Some(fact.until.clone()), at);
            }
            CeasefireEvent::ViolationAlleged(_) => ceasefire.alleged.push(at.seq),
            CeasefireEvent::Renewed(fact) => {
                ceasefire.until.set(fact.until.clone(), at);
                ceasefire.status.set(CeasefireStatus::InEffect, at);
            }
            CeasefireEvent::TookEffect(_) => {
                ceasefire.status.set(CeasefireStatus::InEffect, at);
            }
            CeasefireEvent::Ended(fact) => {
                ceasefire.status.set(fact.how.leads_to(), at);
            }
        }
    }
}

impl Folded for CeasefireEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_ceasefire(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_ceasefire(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let ceasefire = talks.state.ceasefires.get(named.ceasefire?)?;
        match self {
            Self::Declared(_) | Self::ViolationAlleged(_) => None,
            Self::Joined(_) | Self::Denounced(_) => {
                let side = ceasefire.sides.iter().find(|(ix, _)| Some(*ix) == named.party);
                // That a party is bound from the declaration on was no change.
                side.map(|(_, bound)| bound.seq()).filter(|seq| *seq != ceasefire.introduced)
            }
            Self::Extended(_) => Some(ceasefire.until.seq()),
            Self::TookEffect(_) | Self::Ended(_) | Self::Renewed(_) => Some(ceasefire.status.seq()),
        }
    }
}
