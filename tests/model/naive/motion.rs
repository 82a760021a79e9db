//! Acts that a question asked for, and that follow once it is carried.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Model, Weighed,
    count::{Ballot, Vote},
    deed::{Deed, Fact},
    follow::Follows,
    id_of, once_each,
    state::State,
};

/// How those voted who were asked.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    said: BTreeMap<String, Option<String>>,
    tacit: bool,
}

impl Moved {
    pub(crate) fn is_for(&self, party: &str) -> bool {
        self.said.get(party).is_some_and(|said| said.as_deref() == Some("for"))
    }

    pub(crate) fn who_is_for(&self) -> Vec<String> {
        self.said.keys().filter(|party| self.is_for(party)).cloned().collect()
    }

    /// The vote of a party, who stands aside not counted.
    pub(crate) fn vote(&self, state: &State, party: &str) -> Option<Vote> {
        let silent = self.said.get(party).filter(|_| self.tacit).map(|_| Ballot::For);
        let ballot = match self.said.get(party).and_then(Option::as_deref) {
            Some("for") => Some(Ballot::For),
            Some("against") => Some(Ballot::Against),
            Some("abstain") => Some(Ballot::Abstain),
            Some(_) => return None,
            None => silent,
        };
        Some(state.vote(party, ballot))
    }
}

/// Which rule of the procedure a question is put under that asks for an act.
pub(crate) fn rule_for(asked_for: &Fact) -> &'static str {
    let agreed = match asked_for.thing() {
        "gate" => ["required", "waived", "replaced"].contains(&asked_for.action()),
        "instrument" => {
            !["revised", "initialled", "entered_into_force", "lapsed"].contains(&asked_for.action())
        }
        "link" => true,
        "point" | "alternative" | "version" => asked_for.is_votable(),
        _ => false,
    };
    if agreed { "agreeing" } else { "changing" }
}

impl Model {
    /// The question among what was kept that was carried, and asks for an act: the carrying, and the act.
    pub(crate) fn carried_motion(&self, deed: &Deed, follows: &[Follows]) -> Option<(Fact, Value)> {
        let state = self.state();
        let all = std::iter::once(&deed.fact).chain(follows.iter().map(|follows| &follows.fact));
        let mut carried = all.filter(|fact| fact.kind == "question.carried");
        carried.find_map(|fact| Some((fact.clone(), state.questions[fact.id()].motion.clone()?)))
    }

    /// The act that was asked for follows, if it is accepted as that of who asked for it with those who are for it.
    pub(crate) fn bring_about(&mut self, deed: &Deed, follows: &[Follows]) -> Vec<(String, String)> {
        let Some((carried, motion)) = self.carried_motion(deed, follows) else { return Vec::new() };
        let mut before = self.state();
        before.now = deed.recorded;
        let fact = Fact::read(&motion);
        let disclosure = self.narrowed(&before, deed, &fact);
        let follows = deed.that_follows(id_of(deed, &fact), fact, disclosure);
        let thing = format!("question {}", carried.id());
        let put = self.introduction(&before, &thing).unwrap().deed.clone();
        let said = before.last_votes(&before.questions[carried.id()]);
        let moved = Deed {
            by: put.by,
            persons: put.persons,
            reporter: put.reporter,
            whole_by: put.whole_by,
            moved: Some(Moved { said, tacit: carried.get("basis") == Some("silence") }),
            ..follows.clone()
        };
        let Ok(Weighed { deed: weighed, place, .. }) = self.weigh(&mut before, &moved) else {
            return Vec::new();
        };
        let act = Deed { fact: weighed.fact, ..follows };
        let told = format!("{}, disclosed to {}", act.fact.id(), act.disclosure);
        let mut all = vec![(act.fact.name(), told)];
        self.keep(None, &act, place);
        before.now = act.recorded;
        let follows = once_each(self.follows(&before, &act, place));
        all.extend(self.keep_follows(&act, &follows));
        all
    }
}
