//! How facts about gates fit and fold.

use crate::{
    entry::Subject,
    gate::{GateEvent, GateState, GateStatus},
    id::GateId,
    instrument::MAX_GATES,
    negotiation::{Fault, Named, State, state::ix},
    register::{At, Register, set_first},
    rule::catalogue::{ENTRY_BOUNDS_SIZE, GATE_ANY_POLL, GATE_REPLACED_SUCCESSOR},
    table::Ix,
    terms::Poll,
};

impl State {
    pub(super) fn check_gate(&self, event: &GateEvent, named: Named) -> Result<(), Fault> {
        let fault = |rule, gate: &GateId| Err(Fault::new(rule, Subject::Gate(gate.clone())));
        let possible = |poll: Option<&Poll>| poll.is_none_or(Poll::is_possible);
        match event {
            GateEvent::Required(fact) => {
                let on = ix(&self.instruments, fact.on.as_ref()).and_then(|on| self.instruments.get(on));
                // entry.bounds.size
                if on.is_some_and(|on| on.required.len() >= MAX_GATES) {
                    return fault(&ENTRY_BOUNDS_SIZE, &fact.gate);
                }
                Ok(())
            }
            // gate.any.poll: not more than could vote, and not more than the whole
            GateEvent::Passed(fact) if !possible(fact.poll.as_ref()) => fault(&GATE_ANY_POLL, &fact.gate),
            GateEvent::Failed(fact) if !possible(fact.poll.as_ref()) => fault(&GATE_ANY_POLL, &fact.gate),
            // gate.replaced.successor: another one of the same instrument and party, and no circle
            GateEvent::Replaced(fact) => {
                let successor = self.gates.find(fact.successor.as_str());
                let fits = |(own, successor): (Ix<GateState>, Ix<GateState>)| {
                    let same = |gate: &GateState| (gate.on, gate.of);
                    self.gates.get(own).map(same) == self.gates.get(successor).map(same)
                        && !self.leads_to(successor, own)
                };
                if named.gate.zip(successor).is_some_and(fits) {
                    Ok(())
                } else {
                    fault(&GATE_REPLACED_SUCCESSOR, &fact.gate)
                }
            }
            _ => Ok(()),
        }
    }

    /// Whether a gate is another one, or was replaced by it, directly or through others; also if there are too
    /// many of them.
    fn leads_to(&self, from: Ix<GateState>, to: Ix<GateState>) -> bool {
        let mut at = Some(from);
        for _ in 0..MAX_GATES {
            match at {
                Some(here) if here == to => return true,
                Some(here) => {
                    let next = self.gates.get(here).and_then(|gate| gate.replaced_by.as_ref());
                    at = next.map(Register::value);
                }
                None => return false,
            }
        }
        true
    }

    pub(super) fn fold_gate(&mut self, event: &GateEvent, named: Named, at: At<'_>) {
        if let GateEvent::Required(fact) = event {
            let on = ix(&self.instruments, fact.on.as_ref());
            let new = self.gates.add(GateState {
                id: fact.gate.clone(),
                introduced: at.seq,
                on,
                of: ix(&self.parties, fact.of.as_ref()),
                status: Register::new(GateStatus::Required, at.seq),
                replaced_by: None,
                window: None,
                recommended: Vec::new(),
                results: Vec::new(),
            });
            if let Some(own) = on.and_then(|on| self.instruments.get_mut(on)) {
                own.required.push(new);
            }
            return;
        }
        let successor = match event {
            GateEvent::Replaced(fact) => self.gates.find(fact.successor.as_str()),
            _ => None,
        };
        let Some(own) = named.gate.and_then(|own| self.gates.get_mut(own)) else { return };
        let status = match event {
            GateEvent::Required(_) => return,
            GateEvent::Recommended(_) => {
                own.recommended.push(at.seq);
                return;
            }
            GateEvent::Scheduled(fact) => {
                set_first(&mut own.window, fact.window.clone(), at);
                GateStatus::Scheduled
            }
            GateEvent::Passed(_) => {
                own.results.push(at.seq);
                GateStatus::Passed
            }
            GateEvent::Failed(_) => {
                own.results.push(at.seq);
                GateStatus::Failed
            }
            GateEvent::NotHeld(_) => GateStatus::NotHeld,
            GateEvent::Annulled(_) => GateStatus::Annulled,
            GateEvent::Waived(_) => GateStatus::Waived,
            GateEvent::Replaced(_) => {
                if let Some(successor) = successor {
                    set_first(&mut own.replaced_by, successor, at);
                }
                GateStatus::Replaced
            }
        };
        own.status.set(status, at);
    }
}
