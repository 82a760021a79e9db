//! Who may take a position, and on what.

use super::{
    deed::By,
    judge::{Answer, Judge, Ruling},
    state::Position,
};

impl Judge<'_> {
    pub(crate) fn position(&mut self) -> Ruling {
        let party = self.fact.get("party").unwrap();
        let actors = self.deed.actors();
        let in_confidence = self.deed.disclosure != "public" && actors.iter().any(|actor| self.helps(actor));
        let said = self.state.positions.get(&self.fact.on()).and_then(|all| all.get(party));
        let in_confidence =
            in_confidence && said.is_none_or(|said| self.state.in_confidence.contains(&said.at.1));
        let speaks = match self.deed.by {
            By::Secretariat => Answer::Kept,
            By::Procedure | By::Somebody => Answer::NotShown,
            By::Parties(_) => Answer::kept(in_confidence || actors.iter().any(|actor| actor == party)),
        };
        self.require("position.taken.party", speaks)?;

        let on = self.fact.on();
        let given = self.fact.get("wording").map(String::from);
        let held = self.state.positions.get(&on).and_then(|all| all.get(party));
        if let Some(id) = on.strip_prefix("alternative ") {
            let own = &self.state.alternatives[id];
            let meant = given.clone().unwrap_or(own.words.clone());
            let current = match own.status.as_str() {
                "open" => meant == own.words,
                "chosen" => {
                    self.state.root(Some(meant))
                        == self.state.root(self.state.points[&own.point].words.clone())
                }
                _ => false,
            };
            self.require("position.taken.current", Answer::kept(current))?;
            self.quotes_parts(Some(&given.clone().unwrap_or(own.words.clone())))?;
            return self.confirmed(held, given);
        }
        let current = on.strip_prefix("point ").is_none_or(|point| {
            let point = &self.state.points[point];
            let words = self.fact.get("wording").map(String::from).or(point.words.clone());
            !["dropped", "moved_to_instrument", "superseded"].contains(&&*point.status)
                && self.state.root(words) == self.state.root(point.words.clone())
        });
        self.require("position.taken.current", Answer::kept(current))?;
        let own = on.strip_prefix("point ").and_then(|point| self.state.points[point].words.clone());
        self.quotes_parts(given.clone().or(own).as_ref())?;
        self.confirmed(held, given)
    }

    /// Only an acceptance ad referendum is confirmed, in the words accepted.
    fn confirmed(&mut self, held: Option<&Position>, given: Option<String>) -> Ruling {
        if self.fact.action() != "confirmed" {
            return Ok(());
        }
        let accepted = held.is_some_and(|held| {
            held.stance.as_deref() == Some("accepts_ad_referendum")
                && (given.is_none() || given == held.words)
        });
        self.require("position.confirmed.ad_referendum", Answer::kept(accepted))
    }
}
