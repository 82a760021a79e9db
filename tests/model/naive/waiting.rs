//! Who waits for what somebody says.

use super::{alone::With, judge::Judge};

impl Judge<'_> {
    /// Those whose acceptance, link, deadline or instrument has a condition that names the meeting, unless a mediator or who
    /// presides tells of it.
    pub(crate) fn waited_for(&self) -> With {
        let actors = self.deed.actors();
        if actors.iter().any(|party| self.is(party, "mediator") || self.is(party, "chair")) {
            return With::Nobody;
        }
        if !self.is_of_the_meeting(self.fact.id()) {
            return With::All(Vec::new());
        }
        let meeting = vec![self.fact.id().to_string()];
        let mut all = self.waiting("meeting_held", &meeting);
        let over = ["superseded", "terminated", "rejected", "lapsed"];
        for (id, own) in &self.state.instruments {
            let waits = own.waits.as_ref().is_some_and(|waits| names(waits, "meeting_held", &meeting));
            if waits && !over.contains(&&*own.status) {
                all.extend(self.state.concerned(id));
            }
        }
        With::Waiting(all)
    }

    pub(crate) fn about_a_gate(&self, action: &str) -> With {
        let id = self.fact.id();
        let own = &self.state.gates[id];
        match (&own.of, action) {
            (Some(_), "passed" | "waived" | "replaced" | "annulled") => {
                With::Waiting(self.waiting("gate_passed", &self.standing_for(id)))
            }
            (None, "waived" | "replaced") => {
                if let Some(offer) = &own.offer {
                    return With::Each(self.sides_of(offer));
                }
                let waiting = self.waiting("gate_passed", &self.standing_for(id));
                if own.on.is_none() && own.measure.is_none() {
                    With::All(waiting)
                } else {
                    With::Waiting(waiting)
                }
            }
            (None, "passed" | "failed" | "not_held" | "annulled") => {
                let on = own.on.as_ref();
                With::All(on.map_or(Vec::new(), |on| self.state.concerned(on).into_iter().collect()))
            }
            _ => With::Nobody,
        }
    }

    /// The gates that a gate stands in for in the end, itself among them.
    fn standing_for(&self, id: &str) -> Vec<String> {
        let leads = |gate: &&String| {
            let mut at = gate.as_str();
            while let Some(next) = self.state.gates[at].replaced_by.as_deref().filter(|_| at != id) {
                at = next;
            }
            at == id
        };
        self.state.gates.keys().filter(leads).cloned().collect()
    }

    /// Who made an offer, and who may still answer it.
    fn sides_of(&self, offer: &str) -> Vec<String> {
        let own = &self.state.proposals[offer];
        own.makers.iter().cloned().chain(self.state.still_addressed(own)).collect()
    }

    /// Who agrees to a new gate.
    pub(crate) fn requires_a_gate(&self) -> With {
        let (state, fact) = (self.state, &self.fact);
        let of: Vec<String> = fact.get("of").map(String::from).into_iter().collect();
        if let Some(offer) = fact.gated("proposal") {
            let own = &state.proposals[offer];
            let (_, seq) = state.introduced[&format!("proposal {offer}")];
            let taken = own.answers.values().any(|answer| answer.starts_with("accept"));
            let vote = own.vote.as_ref().filter(|_| own.status == "put_to_vote");
            let voted = vote
                .is_some_and(|vote| ["open", "carried", "failed"].contains(&&*state.questions[vote].status));
            let makes = own.makers.iter().any(|own| of.contains(own) || of.contains(&state.heir(own)));
            let free = match of.is_empty() {
                true => !taken && !voted && self.made_entry(seq),
                false => !voted && (!taken || !makes),
            };
            return match free {
                true if of.is_empty() => With::Nobody,
                true => With::Each(of),
                false => With::Each([self.sides_of(offer), of].concat()),
            };
        }
        let Some(on) = fact.gated("instrument").filter(|_| of.is_empty()) else {
            return if of.is_empty() { With::All(Vec::new()) } else { With::Each(of) };
        };
        if state.instruments[on].status != "draft" {
            return With::Nobody;
        }
        let (_, seq) = state.introduced[&format!("instrument {on}")];
        let consents = state.instruments[on].consents.iter();
        let bound: Vec<String> =
            consents.filter(|(_, own)| own.is_bound()).map(|(party, _)| party.clone()).collect();
        let own = self.made_entry(seq) && self.all_act(&bound);
        if own { With::Nobody } else { With::Each(state.concerned(on).into_iter().collect()) }
    }

    /// The principals that accept something, made a link, or gave a deadline a date, on a condition of this name about one of these.
    pub(super) fn waiting(&self, name: &str, ids: &[String]) -> Vec<String> {
        let state = self.state;
        let principals: Vec<String> =
            state.parties.keys().filter(|party| state.is_principal(party)).cloned().collect();
        let says = |party: &String| {
            let points = state.points.keys().map(|id| format!("point {id}"));
            let alternatives = state.alternatives.keys().map(|id| format!("alternative {id}"));
            let versions = state.versions.keys().map(|id| format!("version {id}"));
            let mut all = points.chain(alternatives).chain(versions);
            all.any(|on| state.condition_of(&on, party).is_some_and(|waits| names(waits, name, ids)))
        };
        let accepts = principals.iter().filter(|party| {
            let groups = &state.parties[*party].groups;
            says(party) || state.procedure["group_positions"] == true && groups.iter().any(says)
        });
        let mut all: Vec<String> = accepts.cloned().collect();
        for (id, link) in &state.links {
            let waits = link.condition.as_ref().is_some_and(|waits| names(waits, name, ids));
            if waits && !link.released && link.kind == "conditional" {
                let made = self.model.introduction(state, &format!("link {id}"));
                let makers = state.heirs(&made.map_or(Vec::new(), |kept| kept.by.actors()));
                all.extend(makers.into_iter().filter(|maker| principals.contains(maker)));
            }
        }
        for (id, own) in &state.deadlines {
            let waits = own.instead.iter().any(|term| names(&term["if"], name, ids));
            if waits && !["met", "lifted"].contains(&&*own.status) {
                let (_, given) = state.changed[&format!("deadline {id} due")];
                let makers = state.heirs(&self.model.entries[given].by.actors());
                all.extend(makers.into_iter().filter(|maker| principals.contains(maker)));
            }
        }
        all
    }
}

/// Whether a condition of this name about one of these is in it.
fn names(condition: &serde_json::Value, name: &str, ids: &[String]) -> bool {
    match condition {
        serde_json::Value::Object(all) => all.iter().any(|(own, content)| {
            let is_one = content.as_str().is_some_and(|id| ids.iter().any(|one| one == id));
            own == name && is_one || names(content, name, ids)
        }),
        serde_json::Value::Array(parts) => parts.iter().any(|part| names(part, name, ids)),
        _ => false,
    }
}
