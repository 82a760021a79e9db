//! Who may take a position, and on what.

use super::{
    deed::By,
    judge::{Answer, Judge, Ruling},
};

impl Judge<'_> {
    pub(crate) fn position(&mut self) -> Ruling {
        let party = self.fact.get("party").unwrap();
        let actors = self.deed.actors();
        let in_confidence = self.deed.disclosure != "public" && actors.iter().any(|actor| self.helps(actor));
        let speaks = match self.deed.by {
            By::Host => Answer::Kept,
            By::Procedure | By::Somebody => Answer::NotShown,
            By::Parties(_) => Answer::kept(in_confidence || actors.iter().any(|actor| actor == party)),
        };
        self.require("position.taken.party", speaks)?;

        let on = self.fact.on();
        let current = on.strip_prefix("point ").is_none_or(|point| {
            let point = &self.state.points[point];
            let words = self.fact.get("wording").map(String::from).or(point.words.clone());
            point.status != "dropped" && self.state.root(words) == self.state.root(point.words.clone())
        });
        self.require("position.taken.current", Answer::kept(current))
    }
}
