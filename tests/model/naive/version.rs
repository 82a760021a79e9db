//! What may be done to versions of the framework, and what they do to the points.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    deed::{Fact, text},
    judge::{Answer, Judge, Ruling},
    state::{State, Version},
    structure::hold,
};

/// A point in a version: point, number, words.
type Content = (String, String, Option<String>);

fn words_of(value: &Value) -> Option<String> {
    value["wording"].as_str().map(String::from)
}

/// The points of the parents that an operation says something of.
fn sources(name: &str, body: &Value) -> Vec<String> {
    match name {
        "add" | "reinstate" => Vec::new(),
        "merge" => body["points"].as_array().unwrap().iter().map(text).collect(),
        _ => vec![text(&body["point"])],
    }
}

/// The points that it puts in anew.
fn results(name: &str, body: &Value) -> Vec<Content> {
    let one = |add: &Value| (text(&add["point"]), text(&add["number"]), words_of(add));
    match name {
        "add" | "reinstate" => vec![one(body)],
        "split" => body["into"].as_array().unwrap().iter().map(one).collect(),
        "merge" => vec![one(&body["into"])],
        _ => Vec::new(),
    }
}

impl State {
    /// What the parents have of a point, parent by parent.
    fn in_parents(&self, parents: &[String], point: &str) -> Vec<Content> {
        let all = parents.iter().flat_map(|parent| self.versions[parent].contents.clone());
        all.filter(|(own, ..)| own == point).collect()
    }

    fn put_in(&self, parents: &[String], name: &str, body: &Value) -> Vec<Content> {
        let before =
            sources(name, body).first().and_then(|point| self.in_parents(parents, point).first().cloned());
        let number = body["number"].as_str().map(String::from);
        let kept = match (name, before) {
            ("carry", Some((point, number, words))) => Some((point, number, words)),
            ("renumber", Some((point, _, words))) => Some((point, number.unwrap(), words)),
            ("amend", Some((point, old, _))) => Some((point, number.unwrap_or(old), words_of(body))),
            _ => None,
        };
        kept.into_iter().chain(results(name, body)).collect()
    }

    pub(crate) fn take_version(&mut self, fact: &Fact) {
        if fact.action() == "drafted" {
            let owner = &fact.body["owner"];
            let joint = owner["jointly"].as_array().cloned().unwrap_or_default();
            let alone = owner["party"].as_str().map(String::from);
            let parents = fact.list("parents");
            let operations = fact.operations();
            let put_in = operations.iter().flat_map(|(name, body)| self.put_in(&parents, name, body));
            let new = Version {
                status: "drafted".into(),
                owners: joint.iter().map(text).chain(alone).collect(),
                contents: put_in.collect(),
                operations,
                parents,
            };
            self.versions.insert(fact.id().into(), new);
            return;
        }
        let status = match fact.action() {
            "renamed" => return,
            "taken_as_basis" => {
                self.basis = Some(fact.id().into());
                for (point, _, words) in self.versions[fact.id()].contents.clone() {
                    // What was rectified since stays so.
                    let now = self.points[&point].words.clone();
                    // In whatever language they are named.
                    let beside = words.as_ref().is_some_and(|words| self.beside.contains_key(words));
                    let words = if beside { self.root(words) } else { words };
                    if words.is_some() && (now.is_none() || self.root(words.clone()) != self.root(now)) {
                        self.points.get_mut(&point).unwrap().words = words;
                    }
                }
                "under_negotiation"
            }
            "revived" => "tabled",
            action => action,
        };
        self.versions.get_mut(fact.id()).unwrap().status = status.into();
    }

    /// A version and all that it comes from, the latest first.
    fn ancestors(&self, id: &str) -> Vec<String> {
        let mut all = BTreeSet::from([String::from(id)]);
        loop {
            let parents: Vec<_> = all.iter().flat_map(|id| self.versions[id].parents.clone()).collect();
            let before = all.len();
            all.extend(parents);
            if all.len() == before {
                break;
            }
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_key(|id| std::cmp::Reverse(self.introduced[&format!("version {id}")].1));
        all
    }

    /// What becomes of points with a version: the act, and the point.
    pub(crate) fn effects(&self, id: &str) -> Vec<(String, Fact)> {
        let has: BTreeSet<_> = self.versions[id].contents.iter().map(|(point, ..)| point.clone()).collect();
        let mut all: BTreeMap<String, Fact> = BTreeMap::new();
        // What was done on the way to the present basis is past.
        let past = self.basis.as_ref().map_or_else(Vec::new, |basis| self.ancestors(basis));
        for ancestor in self.ancestors(id).into_iter().filter(|ancestor| !past.contains(ancestor)) {
            for (name, body) in &self.versions[&ancestor].operations {
                for point in sources(name, body) {
                    let into: Vec<_> = results(name, body).into_iter().map(|(point, ..)| point).collect();
                    let (kind, fields) = match name.as_str() {
                        "drop" => ("point.dropped", json!({ "point": point })),
                        "move_to_instrument" => {
                            let to = &body["instrument"];
                            ("point.moved_to_instrument", json!({ "point": point, "instrument": to }))
                        }
                        "split" | "merge" => ("point.superseded", json!({ "point": point, "into": into })),
                        _ => continue,
                    };
                    if !has.contains(&point) {
                        all.entry(point).or_insert(Fact { kind: kind.into(), body: fields });
                    }
                }
            }
        }
        let out = ["dropped", "moved_to_instrument", "superseded"];
        for point in has.into_iter().filter(|point| out.contains(&&*self.points[point].status)) {
            let reinstated = Fact::new("point.reinstated", &[("point", &point)]);
            all.insert(point, reinstated);
        }
        all.into_iter().collect()
    }

    /// The acts that follow when a version becomes the basis.
    pub(crate) fn of_basis(&self, id: &str) -> Vec<Fact> {
        let settled = ["closed", "dropped", "moved_to_instrument", "superseded"];
        let follows = |(point, fact): (String, Fact)| {
            let in_text = !settled.contains(&&*self.points[&point].status);
            (in_text || fact.kind == "point.reinstated").then_some(fact)
        };
        self.effects(id).into_iter().filter_map(follows).collect()
    }
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    if fact.action() == "superseded" {
        return hold("version.superseded.successor", fact.get("successor") != Some(fact.id()));
    }
    if fact.action() != "drafted" {
        return Ok(());
    }
    if let Some(owners) = fact.body["owner"]["jointly"].as_array() {
        let different: BTreeSet<_> = owners.iter().map(text).collect();
        hold("version.drafted.owner", different.len() == owners.len() && owners.len() >= 2)?;
    }
    let parents = fact.list("parents");
    let different: BTreeSet<_> = parents.iter().collect();
    let itself = parents.iter().any(|parent| parent == fact.id());
    hold("version.drafted.parents", different.len() == parents.len() && !itself)?;
    let (mut seen, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    let belongs = |point: &String, words: &Option<String>| {
        words.as_ref().is_none_or(|words| state.words[words].0 == *point)
    };
    for (name, body) in fact.operations() {
        let (from, into) = (sources(&name, &body), results(&name, &body));
        for point in from.iter().chain(into.iter().map(|(point, ..)| point)) {
            hold("version.drafted.once", seen.insert(point.clone()))?;
        }
        let there = |point: &String| state.in_parents(&parents, point);
        hold("version.drafted.source", from.iter().all(|point| !there(point).is_empty()))?;
        let ancestors: BTreeSet<_> = parents.iter().flat_map(|parent| state.ancestors(parent)).collect();
        for (point, ..) in &into {
            let before =
                ancestors.iter().any(|id| state.versions[id].contents.iter().any(|(own, ..)| own == point));
            if name == "reinstate" {
                hold("version.drafted.reinstated", before && there(point).is_empty())?;
            } else {
                hold("version.drafted.added", there(point).is_empty())?;
            }
        }
        let enough = match name.as_str() {
            "split" => into.len() >= 2,
            "merge" => from.len() >= 2,
            _ => true,
        };
        hold("version.drafted.merge_sources", enough)?;
        let words = |point: &String| -> BTreeSet<Option<String>> {
            there(point).into_iter().map(|(_, _, words)| state.root(words)).collect()
        };
        match name.as_str() {
            "carry" | "renumber" => hold("version.drafted.conflict", words(&from[0]).len() <= 1)?,
            "amend" => {
                let new = state.root(words_of(&body));
                hold("version.drafted.amend_changes", words(&from[0]).iter().any(|old| *old != new))?;
                hold("version.drafted.wording", belongs(&from[0], &words_of(&body)))?;
            }
            _ => {}
        }
        let own = into.iter().all(|(point, _, words)| belongs(point, words));
        hold("version.drafted.wording", own)?;
        for (_, number, _) in state.put_in(&parents, &name, &body) {
            hold("version.drafted.numbers", numbers.insert(number))?;
        }
    }
    let mut all = parents.iter().flat_map(|parent| &state.versions[parent].contents);
    hold("version.drafted.complete", all.all(|(point, ..)| seen.contains(point)))
}

impl Judge<'_> {
    pub(crate) fn version(&mut self) -> Ruling {
        let id = self.fact.id();
        if self.fact.action() == "renamed" {
            return self.entitled();
        }
        let own = self.state.versions.get(id);
        self.step("version", own.map_or("-", |version| &version.status))?;
        let on = format!("version {id}");
        match self.fact.action() {
            "taken_as_basis" => {
                let settled =
                    |point: &str| ["text_agreed", "closed"].contains(&&*self.state.points[point].status);
                let root = |words: &Option<String>| self.state.root(words.clone());
                let changes = own.unwrap().contents.iter().any(|(point, _, words)| {
                    words.is_some() && settled(point) && root(words) != root(&self.state.points[point].words)
                });
                let leaves_out = self.state.effects(id).iter().any(|(point, _)| settled(point));
                self.require("version.taken_as_basis.agreed_points", Answer::kept(!changes && !leaves_out))?;
                if self.rests_on(&on, None, &self.state.rule("basis"))? {
                    return Ok(());
                }
                // By the decision rule, or by the chair or mediator where the procedure says so.
                let mut actors = self.deed.actors().into_iter();
                let helps = actors.any(|actor| self.helps(&actor) || self.state.holds(&actor, "chair"));
                if helps && self.state.procedure["chair_sets_basis"] == true {
                    return Ok(());
                }
                let then = self.state.with_acting(self.deed, &on);
                let votes = then.votes(|party| then.ballot(&on, party, false));
                self.agreed_among("version.taken_as_basis.agreement", &self.state.rule("basis"), &votes, 0)
            }
            "adopted_ad_referendum" | "adopted" => {
                self.not_suspended()?;
                let closing = self.fact.action() == "adopted";
                if closing {
                    let settled = ["closed", "dropped", "moved_to_instrument", "superseded"];
                    let mut contents = own.unwrap().contents.iter();
                    let all =
                        contents.all(|(point, ..)| settled.contains(&&*self.state.points[point].status));
                    self.require("version.adopted.settled", Answer::kept(all))?;
                }
                if self.rests_on(&on, None, &self.state.rule("agreeing"))? {
                    return Ok(());
                }
                let then = self.state.with_acting(self.deed, &on);
                let votes = then.votes(|party| then.ballot(&on, party, closing));
                let rule = self.fact.rule("agreement");
                self.agreed_among(&rule, &self.state.rule("agreeing"), &votes, 0)
            }
            _ => Ok(()),
        }
    }
}
