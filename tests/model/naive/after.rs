//! Commitments, ceasefires and measures.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    deed::{By, Fact},
    judge::{Answer, Judge, Ruling},
    state::{At, Ceasefire, Commitment, Measure, State},
    structure::hold,
};

fn degree(fact: &Fact) -> usize {
    let all = ["not_initiated", "minimum", "intermediate", "complete"];
    all.iter().position(|one| fact.get("degree") == Some(one)).unwrap()
}

impl Commitment {
    /// Whether a party, or the one that carries on its place, owes it.
    fn owes(&self, state: &State, party: &str) -> bool {
        self.obligors.iter().any(|owes| state.heir(owes) == state.heir(party))
    }

    /// Whether somebody is owed who does not owe it; where it names nobody, of all who have sat.
    fn is_owed_to_others(&self, state: &State) -> bool {
        match self.to.is_empty() {
            true => state.parties.keys().any(|party| state.has_sat(party) && !self.owes(state, party)),
            false => self.to.iter().any(|party| !self.owes(state, party)),
        }
    }

    /// Whether a report only says how those see it who owe it, or who stand by: somebody else is to say it, or not all of
    /// them do.
    fn is_account(&self, state: &State, by: &Value) -> bool {
        let by: Vec<String> =
            by.as_array().into_iter().flatten().filter_map(Value::as_str).map(|by| state.heir(by)).collect();
        let bystander = |by: &str| {
            let monitors = state.parties[by].roles.iter();
            let mut monitors = monitors
                .filter(|((role, ..), own)| role == "monitor" && ["held", "ended"].contains(&&*own.status));
            self.to.is_empty()
                && self.verifier.as_deref() != Some(by)
                && !state.has_sat(by)
                && monitors.next().is_none()
        };
        let others = by.iter().any(|by| !bystander(by) && !self.owes(state, by));
        let all = self.obligors.iter().all(|owes| by.contains(&state.heir(owes)));
        !others && (self.is_owed_to_others(state) || !all)
    }

    /// Those to whom it is owed; where it names nobody, the principals that do not owe it, or if there are none those who do.
    pub(crate) fn creditors(&self, state: &State) -> Vec<String> {
        let principals = state.parties.keys().filter(|party| state.is_principal(party));
        let others: Vec<_> = principals.filter(|party| !self.owes(state, party)).cloned().collect();
        match (self.to.is_empty(), others.is_empty()) {
            (false, _) => self.to.clone(),
            (true, false) => others,
            (true, true) => self.obligors.clone(),
        }
    }

    /// The last report says so: that of the verifier, where there is one, or else anybody's.
    pub(crate) fn is_complete(&self, state: &State) -> bool {
        self.deciding(state).last().is_some_and(|(degree, _)| *degree == 3)
    }

    /// The reports that say so, with where they stand. An account says nothing.
    fn deciding(&self, state: &State) -> Vec<(usize, At)> {
        let counted =
            || self.reports.iter().filter(|(by, _, _, governed)| !governed || !self.is_account(state, by));
        let verifies = |by: &Value| {
            let mut by = by.as_array().into_iter().flatten();
            self.verifier.as_ref().is_some_and(|own| by.any(|one| one == own.as_str()))
        };
        let verified = counted().any(|(by, ..)| verifies(by));
        let those = counted().filter(|(by, ..)| !verified || verifies(by));
        those.map(|(_, degree, place, _)| (*degree, *place)).collect()
    }

    /// The first of those that say so without a break.
    pub(crate) fn complete_since(&self, state: &State) -> At {
        let all = self.deciding(state);
        all.iter().rev().take_while(|(degree, _)| *degree == 3).last().unwrap().1
    }
}

impl State {
    pub(crate) fn take_commitment(&mut self, fact: &Fact, by: &Value, at: At) {
        let observed = self.observed.contains(&at.1);
        let own: &mut Commitment = self.commitments.entry(fact.id().into()).or_default();
        if let Some(due) = fact.body.get("due") {
            own.due = Some(due.clone());
        }
        match fact.action() {
            "made" => {
                own.status = "standing".into();
                own.obligors = fact.list("obligors");
                own.to = fact.list("to");
                own.verifier = fact.get("verifier").map(String::from);
                own.point = fact.get("point").map(String::from);
            }
            "due_changed" => {}
            "reported" => {
                let governed = !observed && by.is_array();
                own.reports.push((by.clone(), degree(fact), at, governed));
            }
            "violation_alleged" => own.alleged += 1,
            "suspended" => own.status = "suspended".into(),
            "resumed" | "reinstated" => own.status = "standing".into(),
            _ => own.status = "obsolete".into(),
        }
    }

    pub(crate) fn take_ceasefire(&mut self, fact: &Fact) {
        let gone: Vec<String> = match self.ceasefires.get(fact.id()) {
            Some(own) if fact.action() == "denounced" => {
                let party = fact.get("party").unwrap();
                own.parties.iter().filter(|one| self.heir(one) == party).cloned().collect()
            }
            _ => Vec::new(),
        };
        let own: &mut Ceasefire = self.ceasefires.entry(fact.id().into()).or_default();
        let until = fact.body.get("until").cloned();
        match fact.action() {
            "declared" => {
                own.parties = fact.list("parties").into_iter().collect();
                own.effective = fact.body.get("effective").cloned();
                own.until = until;
                own.status = "declared".into();
            }
            "joined" => {
                own.parties.insert(fact.get("party").unwrap().into());
            }
            "denounced" => own.parties.retain(|party| !gone.contains(party)),
            "extended" => own.until = until,
            "violation_alleged" => own.alleged += 1,
            "renewed" => {
                own.until = until;
                own.status = "in_effect".into();
            }
            "took_effect" => own.status = "in_effect".into(),
            _ => own.status = fact.get("how").unwrap().into(),
        }
    }

    pub(crate) fn take_measure(&mut self, fact: &Fact) {
        let own: &mut Measure = self.measures.entry(fact.id().into()).or_default();
        match fact.action() {
            "announced" | "taken" => {
                own.parties = fact.list("parties").into_iter().collect();
                own.status = if fact.action() == "taken" { "in_effect" } else { "announced" }.into();
            }
            "begun" | "resumed" => own.status = "in_effect".into(),
            action => own.status = action.into(),
        }
    }
}

fn is_distinct(ids: &[String]) -> bool {
    ids.iter().collect::<BTreeSet<_>>().len() == ids.len()
}

pub(crate) fn commitment_fits(state: &State, fact: &Fact) -> Ruling {
    let (obligors, to) = (fact.list("obligors"), fact.list("to"));
    match fact.action() {
        "made" => {
            let owed = is_distinct(&to) && (to.len() != 1 || obligors != to);
            hold("commitment.made.obligors", !obligors.is_empty() && is_distinct(&obligors) && owed)?;
            let fits =
                fact.get("wording").is_none_or(|words| fact.get("point") == Some(&*state.words[words].0));
            hold("commitment.made.wording", fits)
        }
        "reported" => {
            let fits = match (fact.body["done"].as_u64(), fact.body["of"].as_u64()) {
                (None, None) => true,
                (Some(done), Some(of)) => done <= of,
                _ => false,
            };
            hold("commitment.reported.count", fits)
        }
        _ => Ok(()),
    }
}

pub(crate) fn ceasefire_fits(state: &State, fact: &Fact) -> Ruling {
    let parties = fact.list("parties");
    match fact.action() {
        "declared" => {
            hold("ceasefire.declared.parties", !parties.is_empty() && is_distinct(&parties))?;
            let span = |field: &str| fact.body.get(field).map(|when| state.span(when));
            let (begin, end) = (span("effective"), span("until"));
            let begin = begin.and_then(|span| span.earliest).unwrap_or(i64::MIN);
            let end = end.and_then(|span| span.latest).unwrap_or(i64::MAX);
            hold("ceasefire.declared.interval", begin <= end)
        }
        "denounced" => {
            let bound: BTreeSet<String> =
                state.ceasefires[fact.id()].parties.iter().map(|party| state.heir(party)).collect();
            let party = fact.get("party").unwrap();
            hold("ceasefire.denounced.bound", bound.contains(party) && bound.len() > 2)
        }
        "joined" => {
            let bound = state.ceasefires[fact.id()].parties.contains(fact.get("party").unwrap());
            hold("ceasefire.joined.once", !bound)
        }
        _ => Ok(()),
    }
}

pub(crate) fn measure_fits(fact: &Fact) -> Ruling {
    let distinct = is_distinct(&fact.list("parties")) && is_distinct(&fact.list("against"));
    hold("measure.taken.parties", distinct)
}

impl Judge<'_> {
    pub(crate) fn commitment(&mut self) -> Ruling {
        let none = Commitment { status: "-".into(), ..Commitment::default() };
        let own = self.state.commitments.get(self.fact.id()).unwrap_or(&none);
        match self.fact.action() {
            "made" => {
                self.step("commitment", &own.status)?;
                let owing = self.fact.list("obligors");
                let verifier = self.fact.get("verifier");
                let another = !owing.iter().any(|party| Some(party.as_str()) == verifier);
                self.require("commitment.made.verifier", Answer::kept(another))?;
                let undertaken = if self.deed.observed && self.agreed_elsewhere(&owing) {
                    Answer::Kept
                } else {
                    self.act_of_all(&owing)
                };
                self.require("commitment.made.undertaken", undertaken)
            }
            "due_changed" => {
                self.entitled()?;
                let end = |when: Option<&Value>| when.and_then(|when| self.state.span(when).latest);
                let sooner = match (end(self.fact.body.get("due")), end(own.due.as_ref())) {
                    (Some(now), Some(before)) => now <= before,
                    _ => false,
                };
                let answer = if sooner { Answer::Kept } else { self.creditor_acts(own) };
                self.require("commitment.any.creditor", answer)
            }
            "made_obsolete" => {
                self.step("commitment", &own.status)?;
                let answer = self.creditor_acts(own);
                self.require("commitment.any.creditor", answer)
            }
            "reported" => {
                self.entitled()?;
                let mine = |(by, _, there, _): &&(Value, usize, At, bool)| {
                    *by == self.deed.reporter && there.0 <= self.place
                };
                let last = own.reports.iter().rfind(mine).map(|(_, degree, ..)| *degree);
                let explained =
                    self.fact.get("why").is_some() || last.is_none_or(|last| last <= degree(self.fact));
                self.require("commitment.reported.regress", Answer::kept(explained))?;
                let verifies = |party: &String| {
                    let named = own.verifier.as_ref() == Some(party);
                    !own.obligors.contains(party) && (named || self.state.holds(party, "monitor"))
                };
                let verified = match self.deed.by {
                    _ if self.fact.body["verified"] != true => Answer::Kept,
                    By::Secretariat | By::Procedure => Answer::Kept,
                    By::Somebody => Answer::NotShown,
                    By::Parties(_) => Answer::kept(self.deed.actors().iter().all(verifies)),
                };
                self.require("commitment.reported.verifier", verified)
            }
            "violation_alleged" => {
                self.entitled()?;
                let then = self.state_then();
                let stood = then.commitments.get(self.fact.id()).is_some_and(|own| own.status == "standing");
                self.require("commitment.violation_alleged.standing", Answer::kept(stood))
            }
            _ => self.step("commitment", &own.status),
        }
    }

    pub(crate) fn ceasefire(&mut self) -> Ruling {
        let none = Ceasefire { status: "-".into(), ..Ceasefire::default() };
        let own = self.state.ceasefires.get(self.fact.id()).unwrap_or(&none);
        let now = self.deed.now(self.model);
        let end = own.until.as_ref().and_then(|until| self.state.span(until).latest);
        match self.fact.action() {
            "declared" => {
                self.step("ceasefire", &own.status)?;
                let mediates = |party: &String| {
                    ["mediator", "facilitator", "good_offices"]
                        .iter()
                        .any(|role| self.state.holds(party, role))
                };
                let mediated = self.deed.actors().iter().any(mediates);
                let declared =
                    if mediated { Answer::Kept } else { self.act_of_all(&self.fact.list("parties")) };
                self.require("ceasefire.declared.agreement", declared)
            }
            "joined" | "denounced" => {
                let lasts = ["declared", "in_effect"].contains(&&*own.status);
                self.require(&self.fact.rule("status"), Answer::kept(lasts))?;
                self.entitled()
            }
            "renewed" => {
                self.step("ceasefire", &own.status)?;
                let all = self.prolong(&own.parties, true);
                self.require("ceasefire.extended.agreement", all)
            }
            "extended" => {
                let lasts = ["declared", "in_effect"].contains(&&*own.status);
                self.require("ceasefire.extended.status", Answer::kept(lasts))?;
                self.entitled()?;
                let later = match (end, self.state.span(&self.fact.body["until"]).latest) {
                    (Some(before), Some(after)) => Answer::kept(before < after),
                    (None, _) if own.until.is_none() => Answer::Kept,
                    (None, _) => Answer::Broken,
                    (Some(_), None) => Answer::NotShown,
                };
                self.require("ceasefire.extended.later", later)?;
                let all = self.prolong(&own.parties, own.until.is_some());
                self.require("ceasefire.extended.agreement", all)
            }
            "violation_alleged" => {
                self.entitled()?;
                let then = self.state_then();
                let lasted = then.ceasefires.get(self.fact.id()).is_some_and(|own| own.status == "in_effect");
                self.require("ceasefire.violation_alleged.effect", Answer::kept(lasted))
            }
            "took_effect" => {
                self.step("ceasefire", &own.status)?;
                let begun =
                    own.effective.as_ref().map(|effective| match self.state.span(effective).earliest {
                        Some(begin) if now.earliest.is_some_and(|now| begin <= now) => Answer::Kept,
                        Some(begin) if now.latest.is_some_and(|now| now < begin) => Answer::Broken,
                        _ => Answer::NotShown,
                    });
                self.require("ceasefire.took_effect.declared", begun.unwrap_or(Answer::Kept))
            }
            "ended" if self.fact.get("how") == Some("expired") => {
                self.step("ceasefire", &own.status)?;
                let over = match end {
                    Some(end) if now.earliest.is_some_and(|now| now > end) => Answer::Kept,
                    Some(end) if now.latest.is_some_and(|now| now <= end) => Answer::Broken,
                    _ => Answer::NotShown,
                };
                self.require("ceasefire.ended.until", over)
            }
            _ => self.step("ceasefire", &own.status),
        }
    }

    /// How things stood at the place of the act.
    fn state_then(&self) -> State {
        let mut then = self.model.clone();
        then.entries.retain(|entry| entry.place <= self.place);
        then.state()
    }

    pub(crate) fn act_of_all<'p>(&self, parties: impl IntoIterator<Item = &'p String>) -> Answer {
        if let Some(moved) = &self.deed.moved {
            return Answer::kept(parties.into_iter().all(|party| moved.is_for(&self.state.heir(party))));
        }
        match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::NotShown,
            By::Parties(_) => {
                let actors = self.deed.actors();
                Answer::kept(parties.into_iter().all(|party| actors.contains(&self.state.heir(party))))
            }
        }
    }

    /// Whether all whom a ceasefire binds make it longer, or, where that may be, the mediator who declared it.
    fn prolong(&self, parties: &BTreeSet<String>, mediated: bool) -> Answer {
        let (_, seq) = self.state.introduced[&format!("ceasefire {}", self.fact.id())];
        let mediates = |party: &String| {
            ["mediator", "facilitator", "good_offices"].iter().any(|role| self.state.holds(party, role))
        };
        if mediated && self.made_entry(seq) && self.deed.actors().iter().any(mediates) {
            return Answer::Kept;
        }
        self.act_of_all(&self.state.heirs(parties))
    }

    /// Whether those who owe it agreed to what it rests on.
    fn agreed_elsewhere(&self, owing: &[String]) -> bool {
        let instrument = self.fact.get("instrument").is_some_and(|id| {
            let concerned = self.state.concerned(id);
            self.state.instruments[id].status != "draft"
                && owing.iter().all(|party| concerned.contains(party))
        });
        let point = self.fact.get("point").is_some_and(|id| {
            let asked = |party: &String| self.state.is_principal(party) && self.state.is_at_table(id, party);
            ["text_agreed", "closed"].contains(&&*self.state.points[id].status) && owing.iter().all(asked)
        });
        instrument || point
    }

    /// Whether not only those act who owe it, if anybody else has a say.
    fn creditor_acts(&self, own: &Commitment) -> Answer {
        let others = own.creditors(self.state).iter().any(|party| !own.owes(self.state, party));
        match self.deed.by {
            By::Secretariat | By::Procedure => Answer::Kept,
            By::Somebody => Answer::NotShown,
            By::Parties(_) => {
                let other = self.deed.actors().iter().any(|party| !own.owes(self.state, party));
                Answer::kept(other || !others)
            }
        }
    }

    pub(crate) fn measure(&mut self) -> Ruling {
        let own = self.state.measures.get(self.fact.id());
        self.step("measure", own.map_or("-", |own| &own.status))
    }

    /// Whether a party is one of those that the act concerns.
    pub(crate) fn concerns(&self, party: &str, as_what: &str) -> bool {
        let id = self.fact.id();
        let has = |list: &[String]| list.iter().any(|one| self.has_place_of(party, one));
        match (self.fact.thing(), as_what) {
            ("commitment", "obligor") => match self.state.commitments.get(id) {
                Some(own) if self.fact.action() != "made" => has(&own.obligors),
                _ => has(&self.fact.list("obligors")),
            },
            ("commitment", "beneficiary") => {
                self.state.commitments.get(id).is_some_and(|own| own.to.is_empty() || has(&own.to))
            }
            ("commitment", "verifier") => {
                self.state.commitments.get(id).is_some_and(|own| {
                    own.verifier.as_deref().is_some_and(|own| self.has_place_of(party, own))
                })
            }
            ("ceasefire", "self") => match self.fact.action() {
                "declared" => has(&self.fact.list("parties")),
                "joined" | "denounced" => has(&[self.fact.get("party").unwrap().into()]),
                _ => self.state.heirs(&self.state.ceasefires[id].parties).iter().any(|one| one == party),
            },
            ("measure", "self") => match self.fact.action() {
                "announced" | "taken" => has(&self.fact.list("parties")),
                _ => self.state.measures[id].parties.iter().any(|one| self.has_place_of(party, one)),
            },
            _ => false,
        }
    }
}
