//! Gates.

use serde_json::Value;

use super::{
    ballot::{every, is_possible},
    deed::{Fact, text},
    judge::{Answer, Judge, Ruling},
    lifecycles,
    state::State,
    structure::hold,
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Gate {
    pub(crate) on: Option<String>,
    pub(crate) of: Option<String>,
    pub(crate) rule: Option<Value>,
    pub(crate) status: String,
    pub(crate) replaced_by: Option<String>,
    pub(crate) window: Option<Value>,
    pub(crate) results: usize,
    pub(crate) recommended: usize,
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    match fact.action() {
        "passed" | "failed" => hold("gate.any.poll", fact.body.get("poll").is_none_or(is_possible)),
        "replaced" => {
            let (own, successor) = (fact.id(), fact.get("successor").unwrap());
            let (one, other) = (&state.gates[own], &state.gates[successor]);
            let mut last = successor;
            while let Some(next) = state.gates[last].replaced_by.as_deref().filter(|_| last != own) {
                last = next;
            }
            let alike = (&one.on, &one.of) == (&other.on, &other.of);
            hold("gate.replaced.successor", alike && last != own)
        }
        _ => Ok(()),
    }
}

impl State {
    pub(crate) fn take_gate(&mut self, fact: &Fact) {
        let own = self.gates.entry(fact.id().into()).or_default();
        let get = |field: &str| fact.get(field).map(String::from);
        match fact.action() {
            "required" => {
                own.on = get("on");
                own.of = get("of");
                own.rule = fact.body.get("rule").cloned();
            }
            "recommended" => {
                own.recommended += 1;
                return;
            }
            "scheduled" => own.window = fact.body.get("window").cloned(),
            "passed" | "failed" => own.results += 1,
            "replaced" => own.replaced_by = get("successor"),
            _ => {}
        }
        own.status = fact.action().into();
    }

    /// What follows from a gate.
    pub(crate) fn of_gate(&self, fact: &Fact, place: i64) -> Vec<Fact> {
        let Some(own) = self.gates.get(fact.id()) else { return Vec::new() };
        let passes = match fact.action() {
            "passed" | "waived" => true,
            "replaced" => self.is_passed(fact.get("successor").unwrap()),
            "failed" => {
                return own.on.as_ref().map_or_else(Vec::new, |on| self.sent_back(fact.id(), own, on));
            }
            _ => false,
        };
        if !passes {
            return Vec::new();
        }
        let mut then = self.clone();
        then.coming.passed.insert(fact.id().into());
        let touched: Vec<String> = own.on.iter().cloned().collect();
        then.entering(place, &touched)
    }

    /// Whether what is combined can still be passed without this one.
    fn can_do_without(&self, gates: &Value, failed: &str) -> bool {
        let (name, content) = gates.as_object().unwrap().iter().next().unwrap();
        let mut parts = content.as_array().into_iter().flatten();
        match name.as_str() {
            "gate_passed" => {
                let id = text(content);
                id != failed && self.gates[&id].status != "failed"
            }
            "all_of" => parts.all(|part| self.can_do_without(part, failed)),
            _ => parts.any(|part| self.can_do_without(part, failed)),
        }
    }

    fn sent_back(&self, id: &str, own: &Gate, on: &str) -> Vec<Fact> {
        let instrument = &self.instruments[on];
        let needed =
            own.of.is_some() || instrument.gates.as_ref().is_none_or(|gates| !self.can_do_without(gates, id));
        let permits = |action: &str| lifecycles::permits("instrument", &instrument.status, action);
        let with = [("instrument", on), ("gate", id)];
        match self.procedure["on_failed_gate"].as_str() {
            Some("rejects") if needed && permits("rejected") => {
                vec![Fact::new("instrument.rejected", &with)]
            }
            Some("reopens") if needed && permits("reopened") => {
                let mut facts = vec![Fact::new("instrument.reopened", &with)];
                if ["concluded", "implementing"].contains(&self.status.as_deref().unwrap_or_default()) {
                    let whole = [("reason", "a gate failed"), ("gate", id)];
                    facts.push(Fact::new("negotiation.reopened", &whole));
                }
                facts
            }
            _ => Vec::new(),
        }
    }
}

impl Judge<'_> {
    pub(crate) fn gate(&mut self) -> Ruling {
        let own = self.state.gates.get(self.fact.id()).cloned().unwrap_or_default();
        let required = self.fact.action() == "required";
        match self.fact.action() {
            "recommended" => self.entitled()?,
            "required" => self.step("gate", "-")?,
            _ => self.step("gate", &own.status)?,
        }
        let of = if required { self.fact.get("of").map(String::from) } else { own.of.clone() };
        let on = self.instrument_concerned();
        match self.fact.action() {
            "passed" | "failed" => {
                // One way in which it can have been is enough.
                let passed = self.fact.action() == "passed";
                let can_be = |(rule, poll): (&Value, &Value)| {
                    every(poll).iter().any(|ballot| ballot.carries(rule) == passed)
                };
                let both = own.rule.as_ref().zip(self.fact.body.get("poll"));
                let rule = self.fact.rule("threshold");
                self.require(&rule, Answer::kept(both.is_none_or(can_be)))
            }
            "waived" | "replaced" if of.is_some() => self.not_claimed(),
            "required" => {
                let drawn_up = on.as_ref().is_some_and(|on| self.state.instruments[on].status != "draft");
                if of.is_none() && drawn_up { self.disposed(on) } else { self.not_claimed() }
            }
            "waived" | "replaced" => self.disposed(on),
            _ => Ok(()),
        }
    }

    fn disposed(&mut self, on: Option<String>) -> Ruling {
        let all: Vec<String> = match on {
            Some(on) => self.state.concerned(&on).into_iter().collect(),
            None => {
                let all = self.state.parties.keys().filter(|party| self.state.is_principal(party));
                all.cloned().collect()
            }
        };
        let rule = self.fact.rule("consent");
        self.jointly_among(&rule, &self.state.rule("agreeing"), &all)
    }

    /// Before it is carried out: the gates of the instruments that it concluded with, or else of all that
    /// stand, and those on the whole.
    pub(crate) fn gates_of_the_whole(&self) -> Answer {
        let state = self.state;
        let over = ["superseded", "terminated", "rejected", "lapsed"];
        let meant = |id: &&String| {
            let named = &state.concluded_with;
            if named.is_empty() {
                !over.contains(&&*state.instruments[*id].status)
            } else {
                named.contains(id)
            }
        };
        let own = state.instruments.keys().filter(meant).map(|id| self.gates_passed(id));
        let failed = |gate: &Gate| if gate.status == "failed" { Answer::Broken } else { Answer::NotShown };
        let whole = state.gates.iter().filter(|(_, gate)| gate.on.is_none() && gate.of.is_none());
        let open = whole.filter(|(id, _)| !state.is_passed(id)).map(|(_, gate)| failed(gate));
        own.chain(open).min().unwrap_or(Answer::Kept)
    }
}
