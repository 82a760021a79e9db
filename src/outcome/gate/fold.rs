//! How facts about gates fit and fold.

use crate::{
    decision::Poll,
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{ENTRY_BOUNDS_SIZE, GATE_ANY_POLL, GATE_REPLACED_SUCCESSOR},
    outcome::{
        gate::{GateEvent, GateState, GateStatus, GatedOn, On, Required},
        instrument::{InstrumentState, MAX_GATES},
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::ix},
    talks::proposal::ProposalState,
    value::{
        gather::Gather,
        id::GateId,
        register::{At, Register, set_first},
        sorted::sort_by_key,
        table::Ix,
    },
};

impl State {
    /// The instrument that a gate is required of.
    pub(crate) fn instrument_gated(&self, fact: &Required) -> Option<&InstrumentState> {
        self.instruments.by_key(fact.on.as_ref()?.instrument()?.as_str())
    }

    /// The offer that a gate is required of.
    pub(crate) fn offer_gated(&self, fact: &Required) -> Option<&ProposalState> {
        self.proposals.by_key(fact.on.as_ref()?.proposal()?.as_str())
    }

    fn check_gate(&self, event: &GateEvent, named: Named) -> Result<(), Fault> {
        let fault = |rule, gate: &GateId| Err(Fault::new(rule, Subject::Gate(gate.clone())));
        let possible = |poll: Option<&Poll>| poll.is_none_or(Poll::is_possible);
        match event {
            GateEvent::Required(fact) => {
                let of = ix(&self.parties, fact.of.as_ref());
                // entry.bounds.size: of each party whose law asks for them, and of the instrument itself, so that none
                // fills it for the others
                let same = |ix: &&Ix<GateState>| self.gates.get(**ix).is_some_and(|gate| gate.of == of);
                let full = |gates: &[Ix<GateState>]| gates.iter().filter(same).count() >= MAX_GATES;
                let (instrument, offer) = (self.instrument_gated(fact), self.offer_gated(fact));
                if instrument.is_some_and(|on| full(&on.required)) || offer.is_some_and(|on| full(&on.gates))
                {
                    fault(&ENTRY_BOUNDS_SIZE, &fact.gate)
                } else {
                    Ok(())
                }
            }
            // gate.any.poll: not more than could vote, and not more than the whole
            GateEvent::Passed(fact) if !possible(fact.poll.as_ref()) => fault(&GATE_ANY_POLL, &fact.gate),
            GateEvent::Failed(fact) if !possible(fact.poll.as_ref()) => fault(&GATE_ANY_POLL, &fact.gate),
            // gate.replaced.successor: another one of the same purpose and party, no circle, no endless chain
            GateEvent::Replaced(fact) => {
                let successor = self.gates.find(fact.successor.as_str());
                let fits = |(gate, successor): (Ix<GateState>, Ix<GateState>)| {
                    self.gates.get(gate).map(GateState::purpose)
                        == self.gates.get(successor).map(GateState::purpose)
                        && self
                            .ahead(successor, gate)
                            .is_some_and(|ahead| ahead.saturating_add(self.behind(gate)) <= MAX_GATES)
                };
                if named.gate.zip(successor).is_some_and(fits) {
                    Ok(())
                } else {
                    fault(&GATE_REPLACED_SUCCESSOR, &fact.gate)
                }
            }
            GateEvent::Scheduled(_)
            | GateEvent::Recommended(_)
            | GateEvent::Passed(_)
            | GateEvent::Failed(_)
            | GateEvent::NotHeld(_)
            | GateEvent::Annulled(_)
            | GateEvent::Waived(_) => Ok(()),
        }
    }

    /// How many gates stand in for this one, one for another, itself among them; none if another one is among them,
    /// or if there are too many of them.
    fn ahead(&self, from: Ix<GateState>, without: Ix<GateState>) -> Option<usize> {
        let mut at = from;
        for number in 1..=MAX_GATES {
            if at == without {
                return None;
            }
            match self.successor(at) {
                Some(next) => at = next,
                None => return Some(number),
            }
        }
        None
    }

    /// For how many gates this one stands in at most, one for another, itself among them. Counts as far as it has to.
    fn behind(&self, gate: Ix<GateState>) -> usize {
        let mut level = vec![gate];
        for number in 1..=MAX_GATES {
            let all = level.iter().filter_map(|at| Some((*at, self.gates.get(*at)?)));
            let next = all.flat_map(|(at, gate)| gate.behind.iter().map(move |before| (*before, at)));
            // The last replacement counts, each once.
            let mut next = next
                .filter(|(before, at)| self.successor(*before) == Some(*at))
                .map(|(gate, _)| gate)
                .gather();
            sort_by_key(&mut next, |gate| gate.to_usize());
            next.dedup();
            if next.is_empty() {
                return number;
            }
            level = next;
        }
        MAX_GATES
    }

    fn successor(&self, gate: Ix<GateState>) -> Option<Ix<GateState>> {
        self.gates.get(gate)?.replaced_by.as_ref().map(Register::value)
    }

    fn fold_gate(&mut self, event: &GateEvent, named: Named, at: At<'_>) {
        if let GateEvent::Required(fact) = event {
            let on = fact.on.as_ref().and_then(|on| match on {
                On::Instrument(id) => self.instruments.find(id.as_str()).map(GatedOn::Instrument),
                On::Proposal(id) => self.proposals.find(id.as_str()).map(GatedOn::Proposal),
                On::Measure(kind) => Some(GatedOn::Measure(kind.clone())),
            });
            let new = self.gates.add(GateState {
                id: fact.gate.clone(),
                introduced: at.seq,
                on: on.clone(),
                of: ix(&self.parties, fact.of.as_ref()),
                status: Register::new(GateStatus::Required, at.seq),
                replaced_by: None,
                behind: Vec::new(),
                window: None,
                recommended: Vec::new(),
                results: Vec::new(),
            });
            let gates = match on {
                Some(GatedOn::Instrument(ix)) => self.instruments.get_mut(ix).map(|on| &mut on.required),
                Some(GatedOn::Proposal(ix)) => self.proposals.get_mut(ix).map(|on| &mut on.gates),
                Some(GatedOn::Measure(_)) | None => None,
            };
            if let Some(gates) = gates {
                gates.push(new);
            }
            return;
        }
        let successor = if let GateEvent::Replaced(fact) = event {
            self.gates.find(fact.successor.as_str())
        } else {
            None
        };
        let Some(gate) = named.gate.and_then(|gate| self.gates.get_mut(gate)) else { return };
        let status = match event {
            GateEvent::Required(_) => return,
            GateEvent::Recommended(_) => {
                gate.recommended.push(at.seq);
                return;
            }
            GateEvent::Scheduled(fact) => {
                set_first(&mut gate.window, fact.window.clone(), at);
                GateStatus::Scheduled
            }
            GateEvent::Passed(_) => {
                gate.results.push(at.seq);
                GateStatus::Passed
            }
            GateEvent::Failed(_) => {
                gate.results.push(at.seq);
                GateStatus::Failed
            }
            GateEvent::NotHeld(_) => GateStatus::NotHeld,
            GateEvent::Annulled(_) => GateStatus::Annulled,
            GateEvent::Waived(_) => GateStatus::Waived,
            GateEvent::Replaced(_) => {
                if let Some(successor) = successor {
                    set_first(&mut gate.replaced_by, successor, at);
                }
                GateStatus::Replaced
            }
        };
        gate.status.set(status, at);
        // Each once, so that telling it again adds nothing.
        let (gate, successor) = (named.gate, successor.and_then(|by| self.gates.get_mut(by)));
        if let Some((gate, successor)) = gate.zip(successor).filter(|(gate, by)| !by.behind.contains(gate)) {
            successor.behind.push(gate);
        }
    }
}

impl Folded for GateEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_gate(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_gate(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let gate = talks.state.gates.get(named.gate?)?;
        match self {
            Self::Required(_) | Self::Recommended(_) => None,
            Self::Scheduled(_)
            | Self::Passed(_)
            | Self::Failed(_)
            | Self::NotHeld(_)
            | Self::Annulled(_)
            | Self::Waived(_)
            | Self::Replaced(_) => Some(gate.status.seq()),
        }
    }
}
