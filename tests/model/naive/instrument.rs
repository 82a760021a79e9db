//! Instruments.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    consent::Consent,
    deed::{By, Fact, text},
    judge::{Answer, Judge, Ruling},
    lifecycles, met,
    state::{At, State},
    structure::hold,
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Instrument {
    /// The fact by which it was drafted.
    pub(crate) drafted: Value,
    pub(crate) binding: bool,
    pub(crate) parties: Vec<String>,
    pub(crate) version: Option<String>,
    pub(crate) gates: Option<Value>,
    /// The gates that became needed after they were last combined.
    pub(crate) since_combined: BTreeSet<String>,
    pub(crate) waits: Option<Value>,
    /// Whether it ever waited for another instrument, or for a gate.
    pub(crate) watching: bool,
    pub(crate) status: String,
    pub(crate) at: At,
    /// How some hold that it stands.
    pub(crate) held: BTreeMap<String, (String, At)>,
    pub(crate) consents: BTreeMap<String, Consent>,
    /// Who agreed or adopted it last.
    pub(crate) agreed_by: Vec<String>,
    /// What was done with it that says for whom it is in force, in the order of the events.
    pub(crate) turns: Vec<(Fact, At)>,
    /// What was done with parts of it alone.
    pub(crate) partial: Vec<(Fact, At)>,
    /// Until when it can be signed, as the opening for signature says.
    pub(crate) open_until: Option<Value>,
    pub(crate) amended: usize,
}

pub(crate) fn is_bound(status: &str) -> bool {
    ["bound", "suspended", "withdrawing"].contains(&status)
}

fn status_of(action: &str) -> Option<&str> {
    Some(match action {
        "drafted" | "reopened" => "draft",
        "agreed" | "resubmitted" => "agreed",
        "opened_for_signature" => "open_for_signature",
        "entered_into_force" | "resumed" | "revived" => "in_force",
        "initialled" | "adopted" | "signed" | "suspended" | "superseded" | "terminated" | "rejected"
        | "lapsed" => action,
        _ => return None,
    })
}

/// The instruments and gates that a condition waits for.
fn waits_for(condition: &Value) -> Vec<String> {
    match condition {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, value)| match name.as_str() {
                "instrument_in_force" | "instrument" => vec![format!("instrument {}", text(value))],
                "gate_passed" => vec![format!("gate {}", text(value))],
                _ => waits_for(value),
            })
            .collect(),
        Value::Array(parts) => parts.iter().flat_map(waits_for).collect(),
        _ => Vec::new(),
    }
}

impl State {
    pub(crate) fn take_instrument(&mut self, fact: &Fact, by: &Value, at: At) {
        let own = self.instruments.entry(fact.id().into()).or_default();
        let said = |field: &str| fact.body.get(field).cloned();
        let version = || fact.get("version").map(String::from);
        if let Some(waits) = said("in_force_when") {
            let itself = format!("instrument {}", fact.id());
            own.watching |= waits_for(&waits).iter().any(|other| *other != itself);
            own.waits = Some(waits);
        }
        match fact.action() {
            "drafted" => {
                own.drafted = fact.body.clone();
                own.binding = fact.body["binding"] == true;
                own.parties = fact.list("parties");
                own.version = version();
            }
            "revised" => {
                if said("parties").is_some() {
                    own.parties = fact.list("parties");
                }
                own.version = version().or(own.version.take());
                if let Some(gates) = said("gates") {
                    own.gates = Some(gates);
                    own.since_combined.clear();
                }
            }
            "amended" => {
                own.amended += 1;
                own.version = version().or(own.version.take());
            }
            "rectified" => own.amended += 1,
            // What parties did about the former text has lapsed.
            "reopened" => {
                own.consents.values_mut().for_each(Consent::lapse);
                own.agreed_by = Vec::new();
                for reservation in self.reservations.values_mut().filter(|one| one.instrument == fact.id()) {
                    reservation.lapsed = true;
                }
            }
            "agreed" | "adopted" | "resubmitted" => {
                let electorate = fact.body["reached"]["electorate"].as_array().cloned();
                if let Some(electorate) = electorate {
                    own.agreed_by = electorate.iter().map(text).collect();
                }
            }
            _ => {}
        }
        let mut told = fact.clone();
        if by.as_array().is_some_and(|all| all.len() > 1) {
            told.body["jointly"] = by.clone();
        }
        if !fact.list("parts").is_empty() {
            own.partial.push((told, at));
            return;
        }
        own.turns.push((told, at));
        let Some(status) = status_of(fact.action()) else { return };
        let holders = fact.list("according_to");
        if holders.is_empty() {
            own.status = status.into();
            own.at = at;
            own.open_until = said("until").filter(|_| fact.action() == "opened_for_signature");
        }
        for holder in holders {
            own.held.insert(holder, (status.into(), at));
        }
    }

    /// How an instrument stands in the eyes of a party.
    pub(crate) fn held_by(&self, id: &str, party: &str) -> String {
        let own = &self.instruments[id];
        match own.held.get(party) {
            Some((status, at)) if *at > own.at => status.clone(),
            _ => own.status.clone(),
        }
    }

    /// Its parties, and whoever else is bound by it.
    pub(crate) fn concerned(&self, id: &str) -> BTreeSet<String> {
        let own = &self.instruments[id];
        let consented = own.consents.keys().map(|party| self.consenting(own, party));
        let bound = consented.filter(|party| own.consents.get(party).is_some_and(Consent::is_bound));
        let all: Vec<String> = self.parties_of(own).into_iter().chain(bound).collect();
        self.heirs(&all).into_iter().collect()
    }

    /// Those whom it binds once it was in force; before that, or if it binds none, its parties and whoever else it
    /// binds. What does not bind in law is for those who have not left it.
    pub(crate) fn deciding_on(&self, id: &str) -> Vec<String> {
        let own = &self.instruments[id];
        let named = self.parties_of(own);
        let mut all: BTreeSet<String> = named.iter().map(|party| self.consenting(own, party)).collect();
        let consented = own.consents.keys().map(|party| self.consenting(own, party));
        all.extend(consented.filter(|party| self.binds(own, party)));
        let was_in_force = ["in_force", "suspended", "superseded", "terminated"].contains(&&*own.status);
        let stays = |party: &&String| match own.binding {
            true => self.binds(own, party),
            false => !self.has_left(own, party),
        };
        let those: Vec<String> = all.iter().filter(stays).cloned().collect();
        let those = self.heirs(&those);
        if was_in_force && !those.is_empty() { those } else { self.heirs(&all) }
    }

    /// What enters into force with what is coming, and with one another.
    pub(crate) fn entering(&self, place: i64, touched: &[String]) -> Vec<Fact> {
        let mut then = self.clone();
        let mut waiting: BTreeSet<(usize, String)> = BTreeSet::new();
        for (id, own) in &self.instruments {
            if own.watching || touched.contains(id) {
                waiting.insert((self.introduced[&format!("instrument {id}")].1, id.clone()));
            }
        }
        let mut facts = Vec::new();
        loop {
            let next = waiting.iter().find_map(|one| {
                let id = &one.1;
                let stands = then.stands(id);
                let permitted = lifecycles::permits("instrument", &stands, "entered_into_force");
                let met = then.ready_since(id)?.max(then.gates_since(id)?);
                let in_time = self.instruments[id].at.0 <= place && met <= then.now;
                (permitted && stands != "in_force" && in_time).then(|| (one.clone(), met))
            });
            let Some((one, met)) = next else { return facts };
            waiting.remove(&one);
            let at = chrono::DateTime::from_timestamp_nanos(met.max(0));
            let at = at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            facts.push(Fact::new("instrument.entered_into_force", &[("instrument", &one.1), ("at", &at)]));
            then.coming.stands.insert(one.1, "in_force".into());
        }
    }

    pub(crate) fn of_instrument(&self, fact: &Fact, place: i64) -> Vec<Fact> {
        let status = match fact.action() {
            _ if !fact.list("parts").is_empty() => return Vec::new(),
            "entered_into_force" | "revived" if !fact.list("according_to").is_empty() => return Vec::new(),
            "agreed"
            | "resubmitted"
            | "initialled"
            | "adopted"
            | "opened_for_signature"
            | "signed"
            | "entered_into_force"
            | "revived" => status_of(fact.action()).unwrap(),
            _ => return Vec::new(),
        };
        let mut then = self.clone();
        then.coming.stands.insert(fact.id().into(), status.into());
        then.entering(place, &[fact.id().into()])
    }
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    let own = state.instruments.get(fact.id());
    let parties = fact.list("parties");
    let distinct = parties.iter().collect::<BTreeSet<_>>().len() == parties.len();
    match fact.action() {
        "drafted" => {
            let unilateral = fact.body["kind"] == "unilateral_statement";
            hold("instrument.drafted.parties", distinct)?;
            hold("instrument.drafted.unilateral", !unilateral || parties.len() == 1)?;
            let notice = fact.get("notice");
            hold("instrument.drafted.notice", !notice.is_some_and(|notice| notice.starts_with('-')))?;
            let others = ["annex_to", "carries_out", "supplements", "replaces"];
            let itself = others.iter().any(|field| fact.get(field) == Some(fact.id()));
            hold("instrument.drafted.itself", !itself)
        }
        "revised" => {
            let fields = ["parties", "version", "gates", "in_force_when"];
            let something = fields.iter().any(|field| fact.body.get(field).is_some());
            hold("instrument.revised.something", something)?;
            if fact.body.get("parties").is_some() {
                let unilateral = own.unwrap().drafted["kind"] == "unilateral_statement";
                hold("instrument.drafted.parties", distinct)?;
                hold("instrument.drafted.unilateral", !unilateral || parties.len() == 1)?;
            }
            let gates = fact.body.get("gates");
            let fits = gates.is_none_or(|gates| are_gates_of(state, gates, fact.id()));
            hold("instrument.revised.gates", fits)
        }
        "entered_into_force" => {
            let own = own.unwrap();
            let may = |party: &String| {
                own.parties.is_empty() || own.parties.contains(party) || own.consents.contains_key(party)
            };
            hold("instrument.entered_into_force.for", distinct && parties.iter().all(may))
        }
        "superseded" => hold("instrument.superseded.successor", fact.get("successor") != Some(fact.id())),
        "amended" => hold("instrument.amended.other", fact.get("amending") != Some(fact.id())),
        _ => Ok(()),
    }
}

fn are_gates_of(state: &State, gates: &Value, id: &str) -> bool {
    let (name, content) = gates.as_object().unwrap().iter().next().unwrap();
    match name.as_str() {
        "gate_passed" => state.gates[content.as_str().unwrap()].on.as_deref() == Some(id),
        "all_of" | "any_of" => content.as_array().unwrap().iter().all(|part| are_gates_of(state, part, id)),
        _ => false,
    }
}

impl Judge<'_> {
    /// The instrument that an act is on.
    pub(crate) fn instrument_concerned(&self) -> Option<String> {
        match self.fact.thing() {
            "instrument" | "consent" => Some(self.fact.id().into()),
            "gate" => match self.state.gates.get(self.fact.id()) {
                Some(own) if self.fact.action() != "required" => own.on.clone(),
                _ => self.fact.gated("instrument").map(String::from),
            },
            _ => None,
        }
    }

    /// Whether a party holds a role for the whole, or for the instrument.
    pub(crate) fn holds_here(&self, party: &str, role: &str) -> bool {
        let own = &self.state.parties[party];
        let here = self.instrument_concerned().is_some_and(|id| own.holds(role, &id));
        self.state.holds(party, role) || here
    }

    /// Whether a party is one of those that may act on an instrument or a gate.
    pub(crate) fn may_act(&self, party: &str) -> bool {
        let principals = || self.state.is_principal(party);
        let among = |id: &str| self.state.concerned(id).contains(party);
        match (self.fact.thing(), self.fact.action()) {
            ("instrument", "drafted") => {
                let named = self.fact.list("parties");
                if named.is_empty() {
                    principals()
                } else {
                    named.iter().any(|one| self.has_place_of(party, one))
                }
            }
            ("instrument", _) => {
                among(self.fact.id())
                    || self.newly_named().iter().any(|one| self.has_place_of(party, one))
                    || self.fact.list("according_to").iter().any(|one| self.has_place_of(party, one))
            }
            _ => {
                let own = self.state.gates.get(self.fact.id()).filter(|_| self.fact.action() != "required");
                let of = own.map_or_else(|| self.fact.get("of").map(String::from), |own| own.of.clone());
                match (of, self.instrument_concerned()) {
                    (Some(of), _) => self.has_place_of(party, &of),
                    (None, Some(on)) => among(&on),
                    (None, None) => principals(),
                }
            }
        }
    }

    pub(crate) fn are_depositaries(&self) -> bool {
        let actors = self.deed.actors();
        !actors.is_empty() && actors.iter().all(|party| self.holds_here(party, "depositary"))
    }

    fn decided_by_its_parties(&mut self, rule: &str) -> Ruling {
        let all = self.state.deciding_on(self.fact.id());
        let ruling = self.jointly_among(
            rule,
            &self.state.rule("agreeing"),
            &all,
            self.state.ever_party_to(self.fact.id()),
        );
        // Of these it is not written down.
        if rule.ends_with(".shown") || rule.starts_with("instrument.revised") {
            self.reached = None;
        }
        ruling
    }

    /// How it stands as somebody holds it, or a part of it: as the whole, until something was done with that part; what was done
    /// with the whole since frees it of nothing that was done with it alone.
    fn stands_then(&self, id: &str, holder: Option<&str>, part: Option<&str>) -> String {
        let own = &self.state.instruments[id];
        let held = holder.and_then(|holder| own.held.get(holder)).filter(|(_, at)| *at > own.at);
        let (whole, since) = held.cloned().unwrap_or((own.status.clone(), own.at));
        let mut acts: Vec<&(Fact, At)> = own.partial.iter().collect();
        acts.sort_by_key(|(_, at)| *at);
        let lists = |fact: &Fact, field: &str, one: &str| fact.list(field).iter().any(|listed| listed == one);
        let last = acts.into_iter().rfind(|(fact, at)| {
            let all = fact.list("according_to").is_empty();
            at.0 <= self.place
                && part.is_some_and(|part| lists(fact, "parts", part))
                && (all || holder.is_some_and(|holder| lists(fact, "according_to", holder)))
        });
        let Some((fact, at)) = last else { return whole };
        let own = status_of(fact.action()).unwrap();
        let frees_of_nothing = match whole.as_str() {
            "in_force" => ["suspended", "terminated"].contains(&own),
            "suspended" => own == "terminated",
            _ => false,
        };
        if *at > since || frees_of_nothing { own.into() } else { whole }
    }

    pub(crate) fn instrument(&mut self) -> Ruling {
        let id = self.fact.id().to_string();
        let holders = self.fact.list("according_to");
        let own = self.state.instruments.get(&id).cloned().unwrap_or_default();
        let action = self.fact.action().to_string();
        if lifecycles::moves("instrument", &action) {
            let each = |holder: Option<&str>| {
                let parts = self.fact.list("parts");
                let whole = vec![self.stands_then(&id, holder, None)];
                let of = |part: &String| self.stands_then(&id, holder, Some(part));
                if parts.is_empty() { whole } else { parts.iter().map(of).collect() }
            };
            let held: Vec<String> = if action == "drafted" {
                vec!["-".into()]
            } else if holders.is_empty() {
                each(None)
            } else {
                holders.iter().flat_map(|party| each(Some(party))).collect()
            };
            let against = held.iter().find(|status| !lifecycles::permits("instrument", status, &action));
            self.step("instrument", against.unwrap_or(&held[0]))?;
        } else {
            self.entitled()?;
        }
        if !holders.is_empty() {
            let actors = self.deed.actors();
            let held = match self.deed.by {
                By::Parties(_) => Answer::kept(holders.iter().all(|holder| actors.contains(holder))),
                _ => Answer::NotShown,
            };
            return self.require("instrument.any.according_to", held);
        }
        let effect = match action.as_str() {
            "suspended" => self.fact.body.get("from"),
            "resumed" | "superseded" | "terminated" | "revived" => self.fact.body.get("at"),
            _ => None,
        };
        self.require("instrument.any.dated", Answer::kept(self.is_dated(effect)))?;
        let other = match action.as_str() {
            "superseded" => self.fact.get("successor"),
            "amended" => self.fact.get("amending"),
            _ => None,
        };
        let drafts = ["draft", "rejected", "lapsed"];
        let concluded = other.is_none_or(|other| !drafts.contains(&&*self.state.instruments[other].status));
        self.require("instrument.any.concluded", Answer::kept(concluded))?;
        match action.as_str() {
            "revised" => {
                let fixed = ["signed", "in_force", "suspended", "superseded", "terminated"];
                let gone = ["refused", "withdrawn"];
                let mut all = own.consents.values().filter_map(|consent| consent.status.as_deref());
                let open = !fixed.contains(&&*own.status) && all.all(|status| gone.contains(&status));
                self.require("instrument.revised.fixed", Answer::kept(open))?;
                if own.status != "draft" {
                    return self.decided_by_its_parties("instrument.revised.agreement");
                }
                Ok(())
            }
            "revived" => {
                let entered = |fact: &Fact| fact.kind == "instrument.entered_into_force" && fact.id() == id;
                let was = self.model.entries.iter().any(|kept| entered(&kept.fact));
                self.require("instrument.revived.force", Answer::shown(was))?;
                self.decided_by_its_parties("instrument.revived.agreement")
            }
            "agreed" => {
                self.not_over()?;
                self.not_suspended()?;
                let contents = own.version.iter().flat_map(|id| &self.state.versions[id].contents);
                let settled = ["text_agreed", "closed", "dropped", "moved_to_instrument", "superseded"];
                let mut contents = contents.map(|(point, ..)| &self.state.points[point].status);
                let all = contents.all(|status| settled.contains(&&**status));
                self.require("instrument.agreed.text", Answer::kept(all))?;
                self.decided_by_its_parties("instrument.agreed.agreement")
            }
            "adopted" => {
                self.not_suspended()?;
                self.decided_by_its_parties("instrument.adopted.agreement")
            }
            "initialled" => {
                let all = self.all_did(&own, |status| !["refused", "withdrawn"].contains(&status));
                self.require("instrument.initialled.all", all)
            }
            "signed" => {
                let all = self.all_did(&own, |status| status == "signed" || is_bound(status));
                self.require("instrument.signed.all", all)
            }
            "entered_into_force" => self.enters(&id),
            "opened_for_signature" | "rectified" if self.are_depositaries() => Ok(()),
            "amended" => {
                let stands = ["signed", "in_force", "suspended"].contains(&&*own.status);
                self.require("instrument.amended.force", Answer::kept(stands))?;
                self.decided_by_its_parties("instrument.amended.agreement")
            }
            "drafted" => {
                self.not_over()?;
                let says = ["joint_statement", "political_commitment", "non_paper"];
                let binds = self.fact.body["binding"] == true;
                let kept = !binds || !says.contains(&self.fact.get("kind").unwrap());
                self.require("instrument.drafted.binding", Answer::kept(kept))
            }
            "lapsed" => Ok(()),
            _ => self.decided_by_its_parties(&self.fact.rule("agreement")),
        }
    }

    /// One that refused breaks it; of one that did less nothing is shown.
    fn all_did(&self, own: &Instrument, did: impl Fn(&str) -> bool) -> Answer {
        let parties = self.state.parties_of(own);
        let mut all = Answer::shown(!parties.is_empty());
        for party in parties {
            let party = self.state.consenting(own, &party);
            match own.consents.get(&party).and_then(|consent| consent.status.as_deref()) {
                Some(status) if did(status) => {}
                Some("refused") => return Answer::Broken,
                _ => all = Answer::NotShown,
            }
        }
        all
    }

    fn enters(&mut self, id: &str) -> Ruling {
        let at = self.fact.body["at"].clone();
        let own = self.state.instruments[id].clone();
        if !self.fact.list("parts").is_empty() {
            let begun = self.is_begun(&at);
            self.require("instrument.entered_into_force.begun", begun)?;
            if self.are_depositaries() {
                return Ok(());
            }
            return self.decided_by_its_parties("instrument.entered_into_force.shown");
        }
        let latest = self.state.span(&at).latest;
        let since = self.state.stands_since(&own);
        let bound = self.state.deciding_on(id);
        let earlier = since.is_none_or(|since| latest.is_some_and(|latest| latest < since))
            && !bound.is_empty()
            && self.act_of_all(&bound) == Answer::Kept;
        let once = own.status != "in_force" || !self.fact.list("parties").is_empty() || earlier;
        self.require("instrument.entered_into_force.once", Answer::kept(once))?;
        let begun = self.is_begun(&at);
        self.require("instrument.entered_into_force.begun", begun)?;
        let mut shown = self.state.clone();
        let places = self.fact.list("shown_by");
        let places = places.iter().filter_map(|id| self.model.entries.iter().find(|kept| kept.id == *id));
        shown.coming.shown = places.map(|kept| kept.place).max();
        let in_time = |state: &State| {
            let met = state.ready_since(id)?;
            Some(met <= state.now && (earlier || latest.is_none_or(|latest| met <= latest)))
        };
        let mut first = shown.clone();
        first.from_first = true;
        let all = self.fact.list("shown_by");
        let all = all.iter().filter(|id| first.spans.contains_key(*id));
        first.coming.shown =
            all.map(|id| first.spans[id].earliest.map_or(met::LONG_AGO, |at| at.min(first.now))).max();
        let met = match (in_time(&shown), in_time(&first)) {
            (Some(true), _) => Answer::Kept,
            (None, _) | (Some(false), Some(true)) => Answer::NotShown,
            (Some(false), _) => Answer::Broken,
        };
        let by_itself = self.state.ready_since(id).is_some_and(|met| met <= self.state.now);
        let rests_on_words = shown.coming.shown.is_some() && !by_itself;
        self.require("instrument.entered_into_force.condition", met)?;
        let mut named = Answer::Kept;
        if own.binding && self.fact.list("shown_by").is_empty() {
            for party in self.fact.list("parties") {
                let party = self.state.consenting(&own, &party);
                let consent = own.consents.get(&party);
                if self.state.binds(&own, &party) || consent.is_some_and(|own| own.provisional == Some(true))
                {
                    continue;
                }
                let status = consent.and_then(|own| own.status.as_deref());
                let gone = ["refused", "withdrawn"].contains(&status.unwrap_or("nothing"));
                named = named.min(if gone { Answer::Broken } else { Answer::NotShown });
            }
        }
        self.require("instrument.entered_into_force.bound", named)?;
        let gates = self.gates_passed(id, latest.filter(|_| !earlier));
        self.require("instrument.entered_into_force.gates", gates)?;
        if rests_on_words && !self.are_depositaries() {
            return self.decided_by_its_parties("instrument.entered_into_force.shown");
        }
        Ok(())
    }

    /// Whether a date has begun when the act is done.
    pub(crate) fn is_begun(&self, when: &Value) -> Answer {
        let now = self.deed.now(self.model);
        match self.state.span(when).earliest {
            Some(begin) if begin <= now.earliest.unwrap_or(i64::MIN) => Answer::Kept,
            Some(begin) if now.latest.is_some_and(|now| now < begin) => Answer::Broken,
            _ => Answer::NotShown,
        }
    }

    /// Where gates are combined, one that failed may not matter.
    pub(crate) fn gates_passed(&self, id: &str, by: Option<i64>) -> Answer {
        let mut first = self.state.clone();
        first.from_first = true;
        let in_time = |state: &State| {
            let passed = state.gates_since(id).filter(|passed| *passed <= state.now)?;
            Some(by.is_none_or(|by| passed <= by))
        };
        match in_time(self.state) {
            Some(true) => return Answer::Kept,
            Some(false) if in_time(&first) == Some(true) => return Answer::NotShown,
            Some(false) => return Answer::Broken,
            None => {}
        }
        if self.state.gates_can_pass(id, "") { Answer::NotShown } else { Answer::Broken }
    }
}
