//! Gates.

use std::collections::BTreeSet;

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
    /// Whether it is on a measure.
    pub(crate) measure: Option<String>,
    /// The offer that it is on.
    pub(crate) offer: Option<String>,
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
            let purpose = |own: &Gate| [&own.on, &own.of, &own.measure, &own.offer].map(Clone::clone);
            let alike = purpose(one) == purpose(other);
            let by = |gate: &str| {
                if gate == own { Some(successor) } else { state.gates[gate].replaced_by.as_deref() }
            };
            let length =
                |gate: &String| std::iter::successors(Some(&**gate), |gate| by(gate)).take(65).count();
            let short = || state.gates.keys().all(|gate| length(gate) <= 64);
            hold("gate.replaced.successor", alike && last != own && short())
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
                own.on = fact.gated("instrument").map(String::from);
                own.of = get("of");
                own.measure = fact.gated("measure").map(String::from);
                own.offer = fact.gated("proposal").map(String::from);
                own.rule = fact.body.get("rule").cloned();
                if let (Some(on), None) = (&own.on, &own.of) {
                    self.instruments.get_mut(on).unwrap().since_combined.insert(fact.id().into());
                }
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
            "failed" => return self.sent_back(fact.id(), place),
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

    /// Whether a gate, or what stands in for it in the end, has not failed.
    fn is_hopeful(&self, gate: &str, failed: &str) -> bool {
        let own = &self.gates[gate];
        match own.replaced_by.as_deref().filter(|_| own.status == "replaced") {
            _ if gate == failed => false,
            Some(by) => self.is_hopeful(by, failed),
            None => own.status != "failed",
        }
    }

    /// Whether what is waited for can come, where every gate passes that did not fail, and every party binds itself
    /// whose own gates did not.
    fn can_come(&self, waits: &Value, id: &str, failed: &str) -> bool {
        let (name, content) = waits.as_object().unwrap().iter().next().unwrap();
        let mut parts = content.as_array().into_iter().flatten();
        match name.as_str() {
            "gate_passed" => self.is_hopeful(&text(content), failed),
            "all_of" => parts.all(|part| self.can_come(part, id, failed)),
            "any_of" => parts.any(|part| self.can_come(part, id, failed)),
            "after" => self.can_come(&content[1], id, failed),
            "bound" if content["instrument"] == id => {
                let instrument = &self.instruments[id];
                let number = content["at_least"].as_u64().map(|number| usize::try_from(number).unwrap());
                let named: BTreeSet<String> =
                    content["of"].as_array().into_iter().flatten().map(text).collect();
                let mut asked = if named.is_empty() { self.parties_of(instrument) } else { named.clone() };
                if named.is_empty() && number.is_some() {
                    if instrument.drafted["open_to_accession"] == true {
                        return true;
                    }
                    asked.extend(instrument.consents.keys().cloned());
                }
                let binds = |party: &&String| {
                    let consents = instrument.consents.get(&self.consenting(instrument, party));
                    let bound = consents.is_some_and(super::consent::Consent::is_bound);
                    let own = self.own_gates(id, Some(party));
                    bound || own.iter().all(|gate| self.is_hopeful(gate, failed))
                };
                self.places(asked.iter().filter(binds)) >= number.unwrap_or(self.places(&asked))
            }
            _ => true,
        }
    }

    /// Whether the gates that an instrument needs can be passed.
    pub(crate) fn gates_can_pass(&self, id: &str, failed: &str) -> bool {
        self.instruments[id].gates.as_ref().is_none_or(|gates| self.can_come(gates, id, failed))
            && self.beside_combined(id).iter().all(|gate| self.is_hopeful(gate, failed))
    }

    fn sent_back(&self, id: &str, place: i64) -> Vec<Fact> {
        let own = &self.gates[id];
        let concluded = ["concluded", "implementing"].contains(&self.status.as_deref().unwrap_or_default());
        let in_time = self.changed["negotiation negotiation status"].0 <= place;
        let whole = || {
            let whole = [("gate", id)];
            (concluded && in_time).then(|| Fact::new("negotiation.reopened", &whole))
        };
        let outcome = self.procedure["on_failed_gate"].as_str();
        let Some(on) = own.on.as_deref() else {
            let whole_of = own.measure.is_none() && own.offer.is_none();
            let reopens = own.of.is_none() && whole_of && outcome == Some("reopens");
            return if reopens { whole().into_iter().collect() } else { Vec::new() };
        };
        let instrument = &self.instruments[on];
        let everybody = serde_json::json!({ "bound": { "instrument": on } });
        let enough = self.can_come(instrument.waits.as_ref().unwrap_or(&everybody), on, id);
        if (enough && self.gates_can_pass(on, id)) || instrument.at.0 > place {
            return Vec::new();
        }
        let permits = |action: &str| lifecycles::permits("instrument", &instrument.status, action);
        let with = [("instrument", on), ("gate", id)];
        match outcome {
            Some("rejects") if permits("rejected") => vec![Fact::new("instrument.rejected", &with)],
            Some("reopens") if permits("reopened") => {
                let mut facts = vec![Fact::new("instrument.reopened", &with)];
                let concerned = self.concerned(on);
                let deciding = concerned.iter().filter(|party| self.is_principal(party)).count();
                let named = self.concluded_with.iter().any(|named| named == on);
                if named || self.concluded_with.is_empty() && deciding > 1 {
                    facts.extend(whole());
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
            "waived" | "replaced" if of.is_some() => Ok(()),
            "required" => {
                let drawn_up = on.as_ref().is_some_and(|on| self.state.instruments[on].status != "draft");
                if of.is_none() && drawn_up { self.disposed(on) } else { Ok(()) }
            }
            "waived" | "replaced" => self.disposed(on),
            _ => Ok(()),
        }
    }

    fn disposed(&mut self, on: Option<String>) -> Ruling {
        let ever = on.as_ref().map_or(0, |on| self.state.ever_party_to(on));
        let all: Vec<String> = match on {
            Some(on) => self.state.concerned(&on).into_iter().collect(),
            None => {
                let all = self.state.parties.keys().filter(|party| self.state.is_principal(party));
                all.cloned().collect()
            }
        };
        let rule = self.fact.rule("agreement");
        self.jointly_among(&rule, &self.state.rule("agreeing"), &all, ever)
    }

    /// Before it is carried out: the gates of the instruments that it concluded with, or else of all that
    /// stand, and those on the whole.
    /// Whether an instrument of all who decide, on the current words of one of these points, needs a gate that failed.
    pub(crate) fn gate_failed(&self, points: &BTreeSet<String>) -> bool {
        let state = self.state;
        let over = ["superseded", "terminated", "rejected", "lapsed"];
        state.instruments.iter().any(|(id, own)| {
            let contents = own.version.as_ref().map(|version| &state.versions[version].contents);
            let same = |(point, _, words): &(String, String, Option<String>)| {
                let current = state.root(state.points[point].words.clone());
                points.contains(point) && (words.is_none() || state.root(words.clone()) == current)
            };
            let on_them = contents.into_iter().flatten().any(same);
            let concerned = state.concerned(id);
            let decides = |point: &String| {
                let votes = state.votes_on(&format!("point {point}"), false);
                votes.iter().all(|vote| concerned.contains(&vote.party))
            };
            let failed = |(gate, of): (&String, &Gate)| {
                of.on.as_ref() == Some(id)
                    && of.of.is_none()
                    && !state.is_hopeful(gate, "")
                    && self.is_before_all(&format!("gate {gate}"))
            };
            on_them
                && !over.contains(&&*own.status)
                && self.is_before_all(&format!("instrument {id}"))
                && !state.gates_can_pass(id, "")
                && points.iter().all(decides)
                && state.gates.iter().any(failed)
        })
    }

    pub(crate) fn gates_of_the_whole(&self) -> Answer {
        let state = self.state;
        let over = ["superseded", "terminated", "rejected", "lapsed"];
        let meant = |id: &&String| {
            let named = &state.concluded_with;
            if named.is_empty() {
                let deciding =
                    state.concerned(id).into_iter().filter(|party| state.is_principal(party)).count();
                ![&over[..], &["draft"]].concat().contains(&&*state.instruments[*id].status)
                    && deciding > 1
                    && self.is_before_all(&format!("instrument {id}"))
            } else {
                named.contains(id)
            }
        };
        let own = state.instruments.keys().filter(meant).map(|id| self.gates_passed(id, None));
        let failed = |gate: &Gate| if gate.status == "failed" { Answer::Broken } else { Answer::NotShown };
        let whole = state.gates.iter().filter(|(_, gate)| {
            [&gate.on, &gate.measure, &gate.offer, &gate.of].iter().all(|on| on.is_none())
        });
        let open = whole.filter(|(id, _)| !state.is_passed(id)).map(|(_, gate)| failed(gate));
        own.chain(open).min().unwrap_or(Answer::Kept)
    }
}
