//! Persons, tracks, deadlines, and what becomes of parties.

use serde_json::Value;

use super::{
    Model,
    deed::{Deed, Fact},
    judge::{Answer, Judge, Ruling},
    state::{Accreditation, At, Deadline, Person, State, Track},
    structure::hold,
};

impl State {
    pub(crate) fn take_person(&mut self, fact: &Fact) {
        let person: &mut Person = self.persons.entry(fact.id().into()).or_default();
        let party = fact.get("party").map(String::from).unwrap_or_default();
        let office = (party.clone(), fact.get("title").unwrap_or_default().to_string());
        match fact.action() {
            "office_begun" => drop(person.offices.insert(office, true)),
            "office_ended" => drop(person.offices.insert(office, false)),
            "accredited" => {
                let until = fact.body.get("until").cloned();
                let new = Accreditation { valid: true, until, extent: fact.body.clone() };
                person.accreditations.insert(party, new);
            }
            // What comes before any accreditation changes none.
            action => {
                let Some(own) = person.accreditations.get_mut(&party) else { return };
                match action {
                    "powers_changed" => own.extent = fact.body.clone(),
                    "accreditation_ended" => own.valid = false,
                    _ => {}
                }
            }
        }
    }

    pub(crate) fn take_track(&mut self, fact: &Fact) {
        let track: &mut Track = self.tracks.entry(fact.id().into()).or_default();
        match fact.action() {
            "opened" => {
                track.status = "open".into();
                track.parties = fact.list("parties").into_iter().collect();
                track.points = fact.list("points").into_iter().collect();
                track.rule = fact.body.get("rule").cloned();
            }
            "revised" => {
                track.parties.extend(fact.list("parties_added"));
                track.points.extend(fact.list("points_added"));
                track.parties.retain(|party| !fact.list("parties_removed").contains(party));
                track.points.retain(|point| !fact.list("points_removed").contains(point));
            }
            "resumed" | "reopened" => track.status = "open".into(),
            action => track.status = action.into(),
        }
        track
            .ever
            .extend(["parties", "parties_added", "parties_removed"].iter().flat_map(|list| fact.list(list)));
    }

    pub(crate) fn take_deadline(&mut self, fact: &Fact) {
        let own: &mut Deadline = self.deadlines.entry(fact.id().into()).or_default();
        if let Some(due) = fact.body.get("due") {
            own.due = due.clone();
            own.instead = fact.body["instead"].as_array().cloned().unwrap_or_default();
            own.dates += 1;
        }
        match fact.action() {
            "set" => {
                own.status = "running".into();
                own.parties = fact.list("parties");
                own.on = fact.body.get("on").map(|_| fact.on());
            }
            "renewed" | "restarted" => own.status = "running".into(),
            "extended" => {}
            action => own.status = action.into(),
        }
    }

    /// The date of a deadline that holds now: the first whose condition was met before it, or the one without, was
    /// over, and by when it had to be.
    pub(crate) fn term<'a>(&self, own: &'a Deadline) -> &'a Value {
        let holds = |term: &&Value| {
            let met = self.when_met(&term["if"]).filter(|met| *met <= self.now);
            let too_late = |date: &Value, met: i64| {
                date.is_string() && self.span(date).latest.is_some_and(|end| end < met)
            };
            met.is_some_and(|met| {
                ![&own.due, &term["due"], &term["by"]].iter().any(|date| too_late(date, met))
            })
        };
        own.instead.iter().find(holds).map_or(&own.due, |term| &term["due"])
    }

    /// The tracks that deal with a point and are not closed.
    pub(crate) fn tracks_of(&self, point: &str) -> Vec<(&String, &Track)> {
        let tracks = self.tracks.iter();
        tracks.filter(|(_, track)| track.status != "closed" && track.points.contains(point)).collect()
    }

    pub(crate) fn is_at_table(&self, point: &str, party: &str) -> bool {
        let tracks = self.tracks_of(point);
        let seats = |track: &Track| track.parties.is_empty() || track.parties.contains(party);
        tracks.is_empty() || tracks.iter().any(|(_, track)| seats(track))
    }

    /// The point that a matter belongs to.
    pub(crate) fn point_of(&self, on: &str) -> Option<String> {
        match on.split_once(' ') {
            Some(("point", point)) => Some(point.into()),
            Some(("alternative", own)) => Some(self.alternatives[own].point.clone()),
            _ => None,
        }
    }

    /// The points that an act is on, that it holds up, or of which what it is on says something.
    pub(crate) fn points_of(&self, fact: &Fact) -> std::collections::BTreeSet<String> {
        let id = fact.id();
        let of_matter = |on: &str| -> Vec<String> {
            match on.split_once(' ').unwrap() {
                ("version", version) => {
                    let own = self.versions.get(version);
                    own.into_iter().flat_map(|own| &own.contents).map(|(point, ..)| point.clone()).collect()
                }
                ("alternative", own) if !self.alternatives.contains_key(own) => Vec::new(),
                _ => self.point_of(on).into_iter().collect(),
            }
        };
        let named = |mentions: Vec<String>| -> Vec<String> {
            mentions.iter().filter_map(|one| one.strip_prefix("point ")).map(String::from).collect()
        };
        let offered = |own: &super::state::Proposal| -> Vec<String> {
            own.contents.iter().map(|(point, ..)| point.clone()).collect()
        };
        let all = match (fact.thing(), fact.action()) {
            ("point", action) => {
                let parent = fact.get("parent").filter(|_| ["tabled", "nested"].contains(&action));
                parent.map(String::from).into_iter().chain([id.to_string()]).collect()
            }
            ("position", _) => of_matter(&fact.on()),
            ("alternative", "proposed") => vec![fact.get("point").unwrap().into()],
            ("alternative", _) => of_matter(&format!("alternative {id}")),
            ("version", "drafted") => named(fact.mentions()),
            ("version", _) => of_matter(&format!("version {id}")),
            ("proposal", "submitted") => {
                let contents = fact.body["contents"].as_array().into_iter().flatten();
                let mut all: Vec<String> =
                    contents.map(|content| super::deed::text(&content["point"])).collect();
                if let Some(base) = fact.get("base").filter(|_| all.is_empty()) {
                    all = of_matter(&format!("version {base}"));
                }
                for other in fact.get("replaces").into_iter().chain(fact.get("reply_to")) {
                    all.extend(self.proposals.get(other).map(offered).unwrap_or_default());
                }
                all
            }
            ("proposal", "answered") if fact.get("answer") == Some("accept_in_part") => fact.list("points"),
            ("proposal", _) => self.proposals.get(id).map(offered).unwrap_or_default(),
            ("link", "made") => {
                let mut all = fact.list("points");
                let offers = fact.list("proposals");
                all.extend(offers.iter().filter_map(|id| self.proposals.get(id)).flat_map(offered));
                all
            }
            ("link", _) => self.links.get(id).map(|link| link.points.clone()).unwrap_or_default(),
            ("question", action) => {
                let own = self.questions.get(id);
                let (on, motion) = match action {
                    "put" => (fact.body.get("on").map(|_| fact.on()), fact.body.get("motion").cloned()),
                    _ => (own.and_then(|own| own.on.clone()), own.and_then(|own| own.motion.clone())),
                };
                let put = self.proposals.values().filter(|offer| {
                    own.is_some() && offer.status == "put_to_vote" && offer.vote.as_deref() == Some(id)
                });
                let mut all: Vec<String> = put.flat_map(offered).collect();
                all.extend(on.iter().flat_map(|on| of_matter(on)));
                all.extend(motion.iter().flat_map(|motion| self.points_of(&Fact::read(motion))));
                all
            }
            ("gate", "required") => {
                fact.gated("proposal").and_then(|id| self.proposals.get(id)).map(offered).unwrap_or_default()
            }
            ("gate", _) => {
                let offer = self.gates.get(id).and_then(|own| own.offer.clone());
                offer.and_then(|id| self.proposals.get(&id)).map(offered).unwrap_or_default()
            }
            ("deadline", "set") => fact.body.get("on").map(|_| of_matter(&fact.on())).unwrap_or_default(),
            ("deadline", _) => {
                let on = self.deadlines.get(id).and_then(|own| own.on.clone());
                on.map(|on| of_matter(&on)).unwrap_or_default()
            }
            ("commitment", "made") => fact.get("point").map(String::from).into_iter().collect(),
            ("commitment", _) => {
                self.commitments.get(id).and_then(|own| own.point.clone()).into_iter().collect()
            }
            _ => Vec::new(),
        };
        all.into_iter().filter(|point| self.points.contains_key(point)).collect()
    }

    /// The rule for agreeing on a matter: that of its track, if it has one alone.
    pub(crate) fn agreeing(&self, on: &str) -> Value {
        let point = self.point_of(on);
        let tracks = point.map(|point| self.tracks_of(&point)).unwrap_or_default();
        match tracks.as_slice() {
            [(_, track)] => track.rule.clone().unwrap_or(self.rule("agreeing")),
            _ => self.rule("agreeing"),
        }
    }

    /// Those before a party whose place it carries on, the nearest and last first.
    pub(crate) fn before(&self, party: &str) -> Vec<String> {
        let mut all = vec![String::from(party)];
        let mut at = 0;
        while at < all.len() {
            let mut before = self.parties[&all[at]].inherits_from.clone();
            before.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
            for (id, _) in before {
                if !all.contains(&id) {
                    all.push(id);
                }
            }
            at += 1;
        }
        all.remove(0);
        all
    }
}

fn is_distinct(ids: &[String]) -> bool {
    ids.iter().collect::<std::collections::BTreeSet<_>>().len() == ids.len()
}

pub(crate) fn person_fits(state: &State, fact: &Fact) -> Ruling {
    let Some(own) = state.persons.get(fact.id()) else { return Ok(()) };
    let party = fact.get("party").unwrap_or_default().to_string();
    let held = own.offices.get(&(party.clone(), fact.get("title").unwrap_or_default().into()));
    match fact.action() {
        "office_begun" => hold("person.office_begun.once", held != Some(&true)),
        "office_ended" => hold("person.office_ended.held", held == Some(&true)),
        "powers_changed" | "accreditation_ended" => {
            hold("person.accreditation_ended.given", own.accreditations.contains_key(&party))
        }
        _ => Ok(()),
    }
}

pub(crate) fn track_fits(state: &State, fact: &Fact) -> Ruling {
    match fact.action() {
        "opened" => {
            let distinct = is_distinct(&fact.list("parties")) && is_distinct(&fact.list("points"));
            hold("track.opened.once", distinct)
        }
        "revised" => {
            let own = &state.tracks[fact.id()];
            let [parties_added, parties_removed] = ["parties_added", "parties_removed"].map(|l| fact.list(l));
            let [points_added, points_removed] = ["points_added", "points_removed"].map(|l| fact.list(l));
            let parties = [parties_added.clone(), parties_removed.clone()].concat();
            let points = [points_added.clone(), points_removed.clone()].concat();
            hold("track.revised.something", !parties.is_empty() || !points.is_empty())?;
            hold("track.revised.once", is_distinct(&parties) && is_distinct(&points))?;
            let (of_parties, of_points) = (&own.parties, &own.points);
            hold("track.revised.parties_added", parties_added.iter().all(|id| !of_parties.contains(id)))?;
            hold("track.revised.parties_removed", parties_removed.iter().all(|id| of_parties.contains(id)))?;
            hold("track.revised.points_added", points_added.iter().all(|id| !of_points.contains(id)))?;
            hold("track.revised.points_removed", points_removed.iter().all(|id| of_points.contains(id)))
        }
        _ => Ok(()),
    }
}

pub(crate) fn deadline_fits(fact: &Fact) -> Ruling {
    hold("deadline.set.parties", fact.action() != "set" || is_distinct(&fact.list("parties")))
}

/// What becomes of a party: it splits, merges, is succeeded.
pub(crate) fn identity_fits(state: &State, fact: &Fact) -> Ruling {
    let (into, parties) = (fact.list("into"), fact.list("parties"));
    match fact.action() {
        "split" => {
            let itself = into.iter().any(|id| id == fact.id());
            let fits = into.len() >= 2 && is_distinct(&into) && itself == (fact.body["continues"] == true);
            hold("party.split.into", fits)
        }
        "merged" => hold("party.merged.parties", parties.len() >= 2 && is_distinct(&parties)),
        "succeeded" => {
            let successor = fact.get("successor").unwrap();
            let lives = state.parties[successor].participation != "dissolved";
            hold("party.succeeded.other", lives && successor != fact.id())
        }
        _ => Ok(()),
    }
}

/// What follows when a party splits, merges, or is succeeded.
pub(crate) fn of_identity(state: &State, fact: &Fact) -> Vec<Fact> {
    let lives = |id: &String| state.parties[id].participation != "dissolved";
    let gone = match fact.action() {
        "split" if fact.body["continues"] == true => Vec::new(),
        "merged" => fact.list("parties").into_iter().filter(|id| id != fact.id()).collect(),
        _ => vec![fact.id().to_string()],
    };
    let mut facts = Vec::new();
    if fact.action() == "succeeded" && fact.get("inherits") == Some("carried") {
        let successor = fact.get("successor").unwrap();
        let own = &state.parties[successor];
        let before = &state.parties[fact.id()];
        let mut roles: Vec<_> = before.roles.iter().filter(|(_, held)| held.status == "held").collect();
        roles.sort_by_key(|(_, held)| held.first);
        for (role, held) in roles {
            let has = own.roles.get(role).is_some_and(|own| own.status == "held");
            if has || role.2 == successor {
                continue;
            }
            let mut new = Fact::new("party.role_assigned", &[("party", successor), ("role", &role.0)]);
            if !role.2.is_empty() {
                new.body["for_party"] = Value::from(role.2.clone());
            }
            if let Some(until) = &held.until {
                new.body["until"] = until.clone();
            }
            let of = role.1.chars().next().unwrap();
            let scope = match of {
                'm' => "meeting",
                'i' => "instrument",
                _ => "track",
            };
            if role.1 != "whole" {
                new.body["scope"] = serde_json::json!({ scope: role.1 });
            }
            facts.push(new);
        }
        let outside = ["outside", "invited", "declined"].contains(&&*own.participation);
        if outside && before.participation == "participating" {
            facts.push(Fact::new("party.joined", &[("party", successor)]));
        }
        // One seat, with its weight, its groups and its tables.
        if !state.is_principal(successor) && own.weight != before.weight {
            let mut new = Fact::new("party.weight_set", &[("party", successor)]);
            new.body["weight"] = Value::from(before.weight);
            facts.push(new);
        }
        for group in before.groups.iter().filter(|group| {
            !own.groups.contains(*group) && !super::structure::groups_above(state, group).contains(successor)
        }) {
            facts.push(Fact::new("party.membership_begun", &[("party", successor), ("group", group)]));
        }
        for (id, track) in state.tracks.iter().filter(|(_, track)| track.parties.contains(fact.id())) {
            let mut new = Fact::new("track.revised", &[("track", id)]);
            if !track.parties.contains(successor) {
                new.body["parties_added"] = serde_json::json!([successor]);
            }
            new.body["parties_removed"] = serde_json::json!([fact.id()]);
            facts.push(new);
        }
    }
    facts.extend(gone.iter().filter(|id| lives(id)).map(|id| Fact::new("party.dissolved", &[("party", id)])));
    facts
}

impl Model {
    /// Before a governed act on it, a running deadline that is over was missed.
    pub(crate) fn close_deadline(&mut self, deed: &Deed, all: &mut Vec<(String, String)>) {
        let (fact, mut state) = (&deed.fact, self.state());
        state.now = deed.recorded;
        let taken = self.all.iter().any(|kept| kept.id == deed.id || kept.recorded > deed.recorded);
        let other = fact.thing() != "deadline" || ["set", "missed"].contains(&fact.action());
        let Some(own) = state.deadlines.get(fact.id()).filter(|_| !other && !taken && !deed.observed) else {
            return;
        };
        let over = state.span(state.term(own)).latest.is_some_and(|end| end < deed.recorded);
        if !over || own.status != "running" {
            return;
        }
        let (_, seq): At = state.changed[&format!("deadline {} due", fact.id())];
        let term = &self.entries[seq];
        let missed = Fact::new("deadline.missed", &[("deadline", fact.id())]);
        let own = format!("{}/deadline.missed/{}", term.id, fact.id());
        let mut closing = deed.that_follows(own, missed, term.disclosure.clone());
        closing.occurred = None;
        closing.disclosure = self.narrowed(&state, &closing, &closing.fact);
        closing.id = self.free_beside(closing.id);
        if self.all.iter().any(|kept| kept.id == closing.id) {
            return;
        }
        let place = self.place(&state, &closing);
        all.push((closing.fact.kind.clone(), format!("{}, disclosed to {}", fact.id(), closing.disclosure)));
        self.keep(None, &closing, place);
    }
}

impl Judge<'_> {
    pub(crate) fn person(&mut self) -> Ruling {
        let none = Person::default();
        let own = self.state.persons.get(self.fact.id()).unwrap_or(&none);
        let accreditation = self.fact.get("party").and_then(|party| own.accreditations.get(party));
        let status = accreditation.map_or("-", |own| if own.valid { "valid" } else { "ended" });
        match self.fact.action() {
            "accredited" | "accreditation_ended" => self.step("accreditation", status),
            "powers_changed" => {
                self.require("person.powers_changed.status", Answer::kept(status == "valid"))?;
                self.entitled()
            }
            _ => self.entitled(),
        }
    }

    pub(crate) fn track(&mut self) -> Ruling {
        let own = self.state.tracks.get(self.fact.id());
        match self.fact.action() {
            "revised" => return self.entitled(),
            _ => self.step("track", own.map_or("-", |own| &own.status))?,
        }
        if self.fact.action() != "closed" {
            return Ok(());
        }
        let open = ["tabled", "under_discussion", "agreed_in_principle"];
        let mut points = own.unwrap().points.iter();
        let any = points.any(|point| open.contains(&&*self.state.points[point].status));
        self.require("track.closed.points", Answer::kept(!any))
    }

    pub(crate) fn deadline(&mut self) -> Ruling {
        let none = Deadline { status: "-".into(), ..Deadline::default() };
        let own = self.state.deadlines.get(self.fact.id()).unwrap_or(&none);
        let end = own.due.as_str().and_then(|_| self.state.span(self.state.term(own)).latest);
        if self.fact.action() == "extended" {
            let runs = ["running", "stopped"].contains(&&*own.status);
            self.require("deadline.extended.status", Answer::kept(runs))?;
            self.entitled()?;
            let body = &self.fact.body;
            let instead = body["instead"].as_array().into_iter().flatten().map(|term| &term["due"]);
            let dates: Vec<_> = std::iter::once(&body["due"]).chain(instead).collect();
            let ends: Vec<_> = dates.into_iter().map(|date| self.state.span(date).latest).collect();
            let later = if end.is_none() || ends.iter().flatten().any(|after| Some(*after) <= end) {
                Answer::Broken
            } else if ends.contains(&None) {
                Answer::NotShown
            } else {
                Answer::Kept
            };
            self.require("deadline.extended.later", later)?;
        } else {
            self.step("deadline", &own.status)?;
        }
        match self.fact.action() {
            "extended" | "renewed" => {
                let rule = self.fact.rule("agreement");
                let named: Vec<_> = own.parties.clone();
                let voters = if named.is_empty() {
                    let all = self.state.parties.keys().filter(|party| self.state.is_principal(party));
                    all.cloned().collect()
                } else {
                    named
                };
                self.jointly_among(
                    &rule,
                    &self.state.rule("agreeing"),
                    &voters,
                    self.state.places(&own.parties),
                )
            }
            "missed" => {
                let now = self.deed.now(self.model);
                let over = match end {
                    Some(end) if now.earliest.is_some_and(|now| now > end) => Answer::Kept,
                    Some(end) if now.latest.is_some_and(|now| now <= end) => Answer::Broken,
                    _ => Answer::NotShown,
                };
                self.require("deadline.missed.passed", over)
            }
            _ => Ok(()),
        }
    }

    /// Whether those who act for parties may do so, and may do this.
    pub(crate) fn persons_may(&mut self) -> Ruling {
        let standings: Vec<_> =
            self.deed.persons.iter().map(|(party, person)| self.standing(party, person)).collect();
        let accredited = standings.iter().map(|(accredited, _)| *accredited).min();
        self.require("any.any.accredited", accredited.unwrap_or(Answer::Kept))?;
        let within = standings.iter().all(|(_, within)| *within);
        self.require("any.any.powers", Answer::kept(within))
    }

    fn standing(&self, party: &String, person: &String) -> (Answer, bool) {
        // The opening may name whom nobody knows.
        let Some(own) = self.state.persons.get(person) else { return (Answer::Kept, true) };
        if self.has_full_powers(person, party) {
            return (Answer::Kept, true);
        }
        let offices: Vec<_> = own.offices.iter().filter(|((of, _), _)| of == party).collect();
        if offices.iter().any(|(_, held)| **held) {
            return (Answer::Kept, true);
        }
        let Some(accreditation) = own.accreditations.get(party) else {
            let known = !offices.is_empty();
            return (if known { Answer::Broken } else { Answer::NotShown }, true);
        };
        if !accreditation.valid {
            return (Answer::Broken, true);
        }
        let now = self.deed.now(self.model);
        let in_time = match accreditation.until.as_ref().and_then(|until| self.state.span(until).latest) {
            None => Answer::Kept,
            Some(end) if now.latest.is_some_and(|latest| latest <= end) => Answer::Kept,
            Some(end) if now.earliest.is_some_and(|earliest| earliest > end) => Answer::Broken,
            Some(_) => Answer::NotShown,
        };
        let list = |field: &str| -> Vec<String> {
            accreditation.extent[field].as_array().into_iter().flatten().map(super::deed::text).collect()
        };
        let (powers, points, tracks) = (list("powers"), list("points"), list("tracks"));
        let instruments = list("instruments");
        let limited = [&powers, &points, &tracks, &instruments].iter().any(|list| !list.is_empty());
        if limited && self.disposes_of(party) {
            return (in_time, false);
        }
        let table = ["point", "position", "alternative", "version", "proposal", "link", "question"];
        let extends = |fact: &Fact| {
            let correction = ["record.corrected", "record.retracted"].contains(&&*fact.kind);
            let binds = ["commitment", "ceasefire", "measure"].contains(&fact.thing())
                || !super::alone::touches_nobody(&fact.kind) && !correction;
            let on_paper = ["instrument", "consent"].contains(&fact.thing());
            let may = powers.is_empty()
                || powers.iter().any(|power| power == "negotiate")
                || !(table.contains(&fact.thing()) || binds && !on_paper);
            let can =
                |power: &str| powers.is_empty() || powers.iter().any(|one| one == power || one == "sign");
            let ends = ["amended", "suspended", "resumed", "superseded", "terminated", "revived"];
            let may = may
                && match (fact.thing(), fact.action()) {
                    ("instrument", "initialled") => can("initial"),
                    ("instrument", action) if ends.contains(&action) => can("sign"),
                    ("instrument", _) => can("negotiate"),
                    _ => true,
                };
            let some = points.is_empty() && tracks.is_empty() && instruments.is_empty();
            let gate = self.state.gates.get(fact.id());
            let paper = match (fact.thing(), fact.action()) {
                ("instrument" | "consent", _) => Some(fact.id().to_string()),
                ("gate", "required") => fact.gated("instrument").map(String::from),
                ("gate", _) => gate.and_then(|own| own.on.clone()),
                _ => None,
            };
            let here = some || paper.as_ref().is_none_or(|paper| instruments.contains(paper));
            let track = match fact.thing() {
                "track" => Some(fact.id().to_string()),
                "meeting" => self.state.meetings.get(fact.id()).and_then(|own| own.track.clone()),
                _ => None,
            };
            let there = paper.is_some() || track.is_some_and(|track| tracks.contains(&track));
            let on_it = self.state.points_of(fact).iter().all(|point| {
                points.is_empty() && tracks.is_empty()
                    || points.contains(point)
                    || self.state.tracks_of(point).iter().any(|(id, _)| tracks.contains(id))
            });
            let beyond = binds && !some && !there && self.state.points_of(fact).is_empty();
            may && here && on_it && !beyond
        };
        let told = self.model.entries.iter().find(|kept| kept.id == self.fact.id());
        let told = told.filter(|_| self.fact.kind == "record.disclosed").map(|kept| kept.fact.clone());
        (in_time, self.acts_meant().iter().chain(&told).all(extends))
    }

    /// The point that an act at the table is on.
    pub(crate) fn point_concerned(&self) -> Option<String> {
        let point = match self.fact.thing() {
            "point" => Some(self.fact.id().to_string()),
            "position" => self.state.point_of(&self.fact.on()),
            "alternative" => {
                let own = self.state.alternatives.get(self.fact.id()).map(|own| own.point.clone());
                own.or(self.fact.get("point").map(String::from))
            }
            _ => None,
        };
        point.filter(|point| self.state.points.contains_key(point))
    }

    /// The points that an act is about, or holds up.
    fn points_here(&self) -> Vec<String> {
        let mut points: Vec<String> = self.point_concerned().into_iter().collect();
        let instead = (self.fact.kind == "record.corrected").then(|| self.fact.body.get("event"));
        let instead = instead.flatten().map(Fact::read);
        for fact in std::iter::once(self.fact).chain(&instead) {
            match fact.kind.as_str() {
                "link.made" => points.extend(fact.list("points")),
                "point.tabled" | "point.nested" => points.extend(fact.get("parent").map(String::from)),
                _ => {}
            }
        }
        points
    }

    /// Whether a principal acts for a group that is its own, at tables at which it sits.
    pub(super) fn is_spoken_for_by_a_member(&self, group: &str) -> bool {
        let super::deed::By::Parties(parties) = &self.deed.by else { return false };
        let points = self.points_here();
        parties.iter().filter(|(_, other)| other.as_deref() == Some(group)).any(|(own, _)| {
            self.state.is_principal(own)
                && self.state.parties[own].groups.contains(group)
                && points.iter().all(|point| self.state.is_at_table(point, own))
        })
    }

    pub(crate) fn at_its_table(&mut self) -> Ruling {
        let points = self.points_here();
        let actors = self.deed.actors();
        let strangers = points.iter().any(|point| {
            let strange = |party: &String| {
                self.state.holds(party, "principal") && !self.state.is_at_table(point, party)
            };
            match self.deed.moved {
                // More may have been asked than sit at the table.
                Some(_) => !self.state.tracks_of(point).is_empty() && actors.iter().all(strange),
                None => actors.iter().any(strange),
            }
        });
        self.require("any.any.track", Answer::kept(!strangers))
    }

    pub(crate) fn track_goes_on(&mut self) -> Ruling {
        let Some(point) = self.point_concerned() else { return Ok(()) };
        let tracks = self.state.tracks_of(&point);
        let rests = !tracks.is_empty() && tracks.iter().all(|(_, track)| track.status == "suspended");
        self.require("any.any.track_suspended", Answer::kept(!rests))
    }

    /// Whether a party presides over a track of the thing.
    pub(crate) fn presides(&self, party: &str) -> bool {
        let tracks: Vec<String> = match self.fact.thing() {
            "track" => vec![self.fact.id().into()],
            "meeting" => self
                .state
                .meetings
                .get(self.fact.id())
                .and_then(|own| own.track.clone())
                .into_iter()
                .collect(),
            "point" | "alternative" => {
                let point = self.point_concerned();
                let tracks = point.map(|point| self.state.tracks_of(&point)).unwrap_or_default();
                tracks.into_iter().map(|(id, _)| id.clone()).collect()
            }
            // A paper on points that are all of its table.
            "version" if self.fact.action() == "drafted" => {
                let mentions = self.fact.mentions();
                let points: Vec<&str> =
                    mentions.iter().filter_map(|one| one.strip_prefix("point ")).collect();
                let of = |point: &str| -> Vec<String> {
                    self.state.tracks_of(point).into_iter().map(|(id, _)| id.clone()).collect()
                };
                let first = points.first().map(|point| of(point)).unwrap_or_default();
                first
                    .into_iter()
                    .filter(|track| points.iter().all(|point| of(point).contains(track)))
                    .collect()
            }
            _ => Vec::new(),
        };
        tracks.into_iter().any(|track| self.state.parties[party].holds("chair", &track))
    }
}
