//! A party and the one that carries on its place are one; who is left over of several agrees with nobody.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    count::{Ballot, Vote, verdict},
    deed::Fact,
    instrument::Instrument,
    judge::{Answer, Judge},
    state::State,
};

impl State {
    pub(crate) fn is_dissolved(&self, party: &str) -> bool {
        self.parties[party].participation == "dissolved"
    }

    /// A party, and those that carry on its place since it was dissolved.
    fn line(&self, party: &str) -> Vec<String> {
        let mut line = vec![String::from(party)];
        while line.len() < self.parties.len() {
            let last = line.last().unwrap();
            let next = self.parties[last].carried_on.clone().filter(|_| self.is_dissolved(last));
            let Some(next) = next else { break };
            line.push(next);
        }
        line
    }

    pub(crate) fn heir(&self, party: &str) -> String {
        self.line(party).pop().unwrap()
    }

    /// Those who decide in the place of these, each once, nobody dissolved.
    pub(crate) fn heirs<'p>(&self, parties: impl IntoIterator<Item = &'p String>) -> Vec<String> {
        let mut all = Vec::new();
        for heir in parties.into_iter().map(|party| self.heir(party)) {
            if !self.is_dissolved(&heir) && !all.contains(&heir) {
                all.push(heir);
            }
        }
        all
    }

    /// Of a line, the last that did anything about its consent.
    pub(crate) fn consenting(&self, own: &Instrument, party: &str) -> String {
        let acted = |party: &String| own.consents.get(party).is_some_and(|consent| consent.status.is_some());
        self.line(party).into_iter().rfind(acted).unwrap_or(party.into())
    }

    pub(crate) fn places<'p>(&self, parties: impl IntoIterator<Item = &'p String>) -> usize {
        parties.into_iter().map(|party| self.heir(party)).collect::<BTreeSet<_>>().len()
    }

    /// Whether it was given a seat, be it that it never took it.
    pub(crate) fn was_seated(&self, party: &str) -> bool {
        let mut roles = self.parties[party].roles.iter();
        roles.any(|((role, ..), held)| role == "principal" && ["held", "ended"].contains(&&*held.status))
    }

    /// How many were ever at the tables of a matter to decide there.
    pub(crate) fn ever_at_table(&self, on: &str) -> usize {
        let Some(point) = self.point_of(on) else { return 0 };
        let ever: BTreeSet<&String> =
            self.tracks_of(&point).iter().flat_map(|(_, track)| &track.ever).collect();
        self.places(ever.into_iter().filter(|party| self.was_seated(party)))
    }

    /// How many were ever parties of an instrument, or bound by it.
    pub(crate) fn ever_party_to(&self, id: &str) -> usize {
        let own = &self.instruments[id];
        let mut ever = self.parties_of(own);
        let bound = own
            .consents
            .iter()
            .filter(|(_, own)| own.is_bound() || own.status.as_deref() == Some("withdrawn"));
        ever.extend(bound.map(|(party, _)| party.clone()));
        self.places(&ever)
    }

    /// Whether one at most decides that is left over of several.
    pub(crate) fn agrees_with_nobody(&self, deciding: usize, ever: usize) -> bool {
        deciding < 2 && (ever > 1 || self.is_left_over())
    }

    /// The rule by which these count: unanimity, where nobody is left of a group that it needs, or one that would satisfy it
    /// alone.
    pub(crate) fn rule_among(&self, rule: &Value, votes: &[Vote]) -> Value {
        let groups = groups_in(rule);
        let so = |who: &dyn Fn(&Vote) -> bool| {
            let mut votes = votes.to_vec();
            votes.iter_mut().for_each(|vote| vote.ballot = who(vote).then_some(Ballot::For));
            verdict(rule, &votes)
        };
        let left_over = |group: &String| {
            let ever =
                self.parties.iter().filter(|(id, own)| own.ever_in.contains(group) && self.was_seated(id));
            let inside = |vote: &Vote| vote.groups.contains(group);
            let one = votes.iter().filter(|vote| inside(vote)).count() == 1;
            one && self.places(ever.map(|(id, _)| id)) > 1 && so(&inside) == Answer::Kept
        };
        if groups.iter().any(left_over) || !groups.is_empty() && so(&|_| true) == Answer::Broken {
            return Value::from("unanimity");
        }
        rule.clone()
    }
}

fn groups_in(rule: &Value) -> Vec<String> {
    match rule {
        Value::Object(fields) => {
            let own = fields.get("group").and_then(Value::as_str).map(String::from);
            own.into_iter().chain(fields.values().flat_map(groups_in)).collect()
        }
        Value::Array(parts) => parts.iter().flat_map(groups_in).collect(),
        _ => Vec::new(),
    }
}

impl Judge<'_> {
    /// Whether the act, one that it votes on or asks for, or one that it takes back, is on what a party is, on who speaks
    /// for it, or on its seat.
    pub(crate) fn disposes_of(&self, party: &str) -> bool {
        let all = self.acts_meant();
        let this = format!("party {party}");
        all.iter().any(|fact| {
            let on_parties = ["party", "person", "track"].contains(&fact.thing());
            let named = fact.mentions().contains(&this) || fact.introduces().contains(&this);
            let widens = fact.kind == "track.opened" && !fact.list("points").is_empty()
                || fact.kind == "track.revised" && !fact.list("points_added").is_empty();
            fact.thing() == "party" && fact.get("role") == Some("acts_for") || widens || on_parties && named
        })
    }

    /// The act, what is voted on with it, and what it takes back or says instead.
    pub(crate) fn acts_meant(&self) -> Vec<Fact> {
        let put = self.state.questions.get(self.fact.id()).filter(|_| self.fact.thing() == "question");
        let motion = match self.fact.kind.as_str() {
            "question.put" => self.fact.body.get("motion").cloned(),
            _ => put.and_then(|put| put.motion.clone()),
        };
        let mut all: Vec<Fact> = motion.as_ref().map(Fact::read).into_iter().collect();
        let mut next = Some(self.fact.clone());
        while let Some(fact) = next.take() {
            if ["record.corrected", "record.retracted"].contains(&&*fact.kind) {
                all.extend(fact.body.get("event").map(Fact::read));
                let kept = self.model.entries.iter().find(|kept| kept.id == fact.id());
                next = kept.map(|kept| kept.fact.clone());
            }
            all.push(fact);
        }
        all
    }
}
