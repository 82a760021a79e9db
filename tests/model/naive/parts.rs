//! Parts of words that are accepted, quoted word for word.

use std::collections::BTreeSet;

use super::{
    count::Ballot,
    judge::{Answer, Judge, Ruling},
    state::State,
};

impl Judge<'_> {
    /// Each part is in the words, once, and the words are not accepted as a whole.
    pub(super) fn quotes_parts(&mut self, words: Option<&String>) -> Ruling {
        let parts = self.fact.list("parts");
        if parts.is_empty() {
            return Ok(());
        }
        let text = words.and_then(|words| self.state.given[words]["text"].as_str()).unwrap_or_default();
        let stance = self.fact.get("stance").unwrap();
        let of_some = !stance.starts_with("accepts") && stance != "silent";
        let there = parts.iter().all(|part| places(text, part).len() == 1);
        self.require("position.taken.part", Answer::kept(of_some && there))
    }
}

/// Where a part of a text begins.
fn places(text: &str, part: &str) -> Vec<usize> {
    (0..text.len()).filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(part))).collect()
}

impl State {
    /// The words of a matter in parts, and who accepts each.
    pub(crate) fn accepted_parts(&self, on: &str) -> Vec<(String, BTreeSet<String>)> {
        let words = match on.split_once(' ').unwrap() {
            ("point", point) => self.points[point].words.clone(),
            (_, own) => Some(self.alternatives[own].words.clone()),
        };
        let text = words.and_then(|words| self.given[&words]["text"].as_str().map(String::from));
        let text = text.unwrap_or_default();
        // Who quotes what, and where.
        let mut quoted = Vec::new();
        for party in self.parties.keys() {
            let Some(held) = self.held(on, party) else { continue };
            let aim = held.stance.as_deref() == Some("agrees_in_principle");
            let then = self.asking(aim);
            if then.is_current(on, held) && then.counts(on, party) {
                let places = held.parts.iter().map(|part| (places(&text, part), part.len()));
                quoted.extend(
                    places.filter(|(at, _)| at.len() == 1).map(|(at, long)| (at[0], at[0] + long, held.at)),
                );
            }
        }
        let cuts = quoted.iter().flat_map(|(from, to, _)| [*from, *to]).chain([0, text.len()]);
        let cuts: Vec<usize> = cuts.collect::<BTreeSet<_>>().into_iter().collect();
        let mut parts = Vec::new();
        for between in cuts.windows(2) {
            let part = text[between[0]..between[1]].trim();
            if part.is_empty() {
                continue;
            }
            // As if whoever quoted it accepted the whole.
            let mut then = self.clone();
            for (from, to, by) in &quoted {
                if *from <= between[0] && between[1] <= *to {
                    let all = then.positions.values_mut().flat_map(|all| all.values_mut());
                    for held in all.filter(|held| held.at == *by) {
                        held.stance = Some("accepts".into());
                    }
                }
            }
            let votes = then.votes_on(on, false).into_iter();
            let accept = votes.filter(|vote| vote.ballot == Some(Ballot::For)).map(|vote| vote.party);
            parts.push((part.into(), accept.collect()));
        }
        parts
    }
}
