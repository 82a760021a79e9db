//! Acts that a question asked for, and that follow once it is carried.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Model, Weighed,
    count::{Ballot, Vote},
    deed::{By, Deed, Fact},
    follow::Follows,
    id_of, once_each,
    question::Seat,
    state::State,
};

/// How those voted who were asked.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    said: BTreeMap<String, Option<String>>,
    tacit: bool,
    /// Whether who did not vote is absent.
    over: bool,
}

impl Moved {
    pub(crate) fn is_for(&self, party: &str) -> bool {
        self.said.get(party).is_some_and(|said| said.as_deref() == Some("for"))
    }

    pub(crate) fn who_is_for(&self) -> Vec<String> {
        self.said.keys().filter(|party| self.is_for(party)).cloned().collect()
    }

    /// Whether the vote is over, and all of these were asked.
    pub(crate) fn is_over_for(&self, asked: &[String]) -> bool {
        self.over && asked.iter().all(|party| self.said.contains_key(party))
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

/// The rule that a question is put under which asks for an act, and those it is put to; those who decide where nobody
/// in particular is.
pub(crate) fn asking_for(state: &State, asked_for: &Fact) -> (Value, Option<Vec<String>>) {
    let agreed = match asked_for.thing() {
        "gate" => ["required", "waived", "replaced"].contains(&asked_for.action()),
        "instrument" => {
            !["revised", "initialled", "entered_into_force", "signed", "lapsed"].contains(&asked_for.action())
        }
        "link" => asked_for.action() == "released",
        "point" | "alternative" | "version" => asked_for.is_votable(),
        _ => false,
    };
    match asked_for.thing() {
        _ if !agreed => (state.rule("changing"), None),
        "point" | "alternative" => {
            let on = format!("{} {}", asked_for.thing(), asked_for.id());
            let point = state.point_of(&on).unwrap();
            let principals = state.parties.keys().filter(|party| state.is_principal(party));
            let table = principals.filter(|party| state.is_at_table(&point, party)).cloned().collect();
            (state.agreeing(&on), Some(table))
        }
        "version" if asked_for.action() == "taken_as_basis" => (state.rule("basis"), None),
        // One that is yet to be drafted concerns nobody in particular.
        "instrument" if state.instruments.contains_key(asked_for.id()) => {
            let concerned = state.concerned(asked_for.id()).into_iter().collect();
            (state.rule("agreeing"), Some(concerned))
        }
        _ => (state.rule("agreeing"), None),
    }
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
        let own = &before.questions[carried.id()];
        // Who asks for it is for it, unless it or who came in its place votes otherwise, as long as nothing was done to what it
        // asks it of.
        let asked = Fact::read(&motion);
        let mut of: Vec<String> = before.points_of(&asked).iter().map(|id| format!("point {id}")).collect();
        of.extend(asked.subject());
        let (_, at) = before.introduced[&thing];
        let done = |kept: &super::Kept| {
            let subject = kept.fact.subject();
            !super::alone::touches_nobody(&kept.fact.kind)
                && subject
                    .is_some_and(|one| of.contains(&one) || before.is_asked_about(carried.id(), own, &one))
        };
        let last = self.entries.iter().enumerate().skip(at + 1).rfind(|(_, kept)| done(kept));
        let last = last.map(|(last, _)| last);
        let movers = put.by.actors();
        let says = |(seat, said): (Seat, Option<String>)| {
            let moves = movers.iter().any(|mover| seat.speaks_for(mover));
            let mut cast =
                own.votes.iter().filter(|(party, _)| seat.speaks_for(party)).flat_map(|(_, all)| all);
            let said = match last {
                Some(last) if moves && !cast.any(|(_, seq)| *seq > last) => None,
                None if moves => said.or(Some("for".into())),
                _ => said,
            };
            (seat.party, said)
        };
        let said = before.last_votes(own).into_iter().map(says).collect();
        let told = deed.fact.kind == "question.carried" && matches!(deed.by, By::Secretariat);
        let long = before.had_time(own);
        let over = match before.closes(own) {
            Some(end) => end < deed.recorded && (told || long),
            None => told,
        };
        let tacit = last.is_none()
            && ["silence", "no_objection", "chair_finding"].contains(&carried.get("basis").unwrap());
        let moved = Moved { said, tacit, over };
        let away = |party: &String| {
            let gone = ["withdrawn", "suspended", "excluded", "dissolved"];
            before.is_dissolved(party)
                || before.holds(party, "principal") && gone.contains(&&*before.parties[party].participation)
        };
        let by: Vec<_> = moved.who_is_for().into_iter().filter(|party| !away(party)).collect();
        let by = match by.is_empty() {
            true => By::Secretariat,
            false => By::Parties(by.into_iter().map(|party| (party, None)).collect()),
        };
        let moved = Deed { by, moved: Some(moved), ..follows.clone() };
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
