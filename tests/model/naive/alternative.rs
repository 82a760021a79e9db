//! What may be done to alternatives.

use super::{
    deed::Fact,
    judge::{Answer, Judge, Ruling},
    state::{Alternative, State},
    structure::hold,
};

impl State {
    pub(crate) fn take_alternative(&mut self, fact: &Fact) {
        let id = String::from(fact.id());
        if let Some(words) = fact.new_words() {
            let point = match fact.get("point") {
                Some(point) => point.into(),
                None => self.alternatives[&id].point.clone(),
            };
            self.words.insert(words.into(), (point, None));
            self.put_forward.insert(words.into(), (id.clone(), fact.body["wording"]["text"].clone()));
        }
        if fact.action() == "proposed" {
            let new = Alternative {
                point: fact.get("point").unwrap().into(),
                status: "open".into(),
                words: fact.new_words().unwrap().into(),
                of: fact.get("of").map(String::from),
            };
            self.alternatives.insert(id, new);
            return;
        }
        let own = self.alternatives.get_mut(&id).unwrap();
        match fact.action() {
            "reworded" => {
                own.words = fact.new_words().unwrap().into();
                own.of = fact.get("of").map(String::from).or(own.of.take());
            }
            "reopened" => own.status = "open".into(),
            action => own.status = action.into(),
        }
        if let ("chosen", Some(words)) = (fact.action(), fact.get("wording")) {
            self.points.get_mut(&own.point).unwrap().words = Some(words.into());
        }
    }

    /// The alternative whose words the point has.
    pub(crate) fn source(&self, point: &str) -> Option<String> {
        let words = self.root(self.points[point].words.clone())?;
        self.put_forward.get(&words).map(|(alternative, _)| alternative.clone())
    }
}

pub(crate) fn fits(state: &State, fact: &Fact) -> Ruling {
    match fact.action() {
        "proposed" => {
            let point = fact.get("point").unwrap();
            hold("alternative.proposed.words", fact.get("of").is_none_or(|of| state.words[of].0 == point))
        }
        "reworded" => {
            let point = &state.alternatives[fact.id()].point;
            hold("alternative.proposed.words", fact.get("of").is_none_or(|of| state.words[of].0 == *point))
        }
        "chosen" => {
            let own = |words: &str| state.put_forward.get(words).is_some_and(|(own, _)| own == fact.id());
            hold("alternative.chosen.wording", fact.get("wording").is_none_or(own))
        }
        _ => Ok(()),
    }
}

impl Judge<'_> {
    pub(crate) fn alternative(&mut self) -> Ruling {
        let (id, action) = (self.fact.id(), self.fact.action());
        let own = self.state.alternatives.get(id);
        let status = own.map_or("-", |own| &own.status);
        if action == "reworded" {
            self.require(&self.fact.rule("status"), Answer::kept(status == "open"))?;
            self.entitled()?;
        } else {
            self.step("alternative", status)?;
        }
        let point = own.map_or(self.fact.get("point").unwrap_or_default(), |own| &own.point);
        let rivals = || {
            let all = self.state.alternatives.iter();
            all.filter(move |(other, rival)| *other != id && rival.point == point).map(|(_, rival)| rival)
        };
        if action == "chosen" {
            self.not_suspended()?;
        }
        if ["proposed", "reworded", "chosen", "reopened"].contains(&action) {
            let open = ["tabled", "under_discussion", "agreed_in_principle"];
            let open = open.contains(&&*self.state.points[point].status);
            self.require("alternative.proposed.settled", Answer::kept(open))?;
        }
        match action {
            "proposed" | "reworded" | "reopened" => {
                let text = |words: &String| &self.state.put_forward[words].1;
                let mine = match action {
                    "reopened" => text(&own.unwrap().words),
                    _ => &self.fact.body["wording"]["text"],
                };
                let twice = rivals().any(|rival| rival.status == "open" && text(&rival.words) == mine);
                self.require("alternative.proposed.duplicate", Answer::kept(!twice))
            }
            "chosen" => {
                let now = self.state.root(self.state.points[point].words.clone());
                let amends = self.state.root(own.unwrap().of.clone()) == now;
                let one = amends || !rivals().any(|rival| rival.status == "chosen");
                self.require("alternative.chosen.one", Answer::kept(one))?;
                if self.fact.get("wording").is_some_and(|words| words != own.unwrap().words) {
                    return self.require("alternative.chosen.agreement", Answer::NotShown);
                }
                let on = format!("alternative {id}");
                if self.rests_on(&on, Some(Some(own.unwrap().words.clone())), &self.state.agreeing(&on))? {
                    return Ok(());
                }
                let votes = self.state.with_acting(self.deed, &on).votes_on(&on, false);
                self.agreed_among(
                    "alternative.chosen.agreement",
                    &self.state.agreeing(&on),
                    &votes,
                    self.state.ever_at_table(&on),
                )
            }
            _ => Ok(()),
        }
    }
}
