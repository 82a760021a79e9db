//! Agreement by acting jointly, and of what waits for each other.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Model, count::verdict, deed::Deed, judge::Answer, state::State};

impl State {
    /// How things stand where agreement is asked in principle, or on words.
    pub(crate) fn asking(&self, in_principle: bool) -> Self {
        let mut then = self.clone();
        then.in_principle = in_principle;
        then
    }

    /// How things stand if those who do this jointly agree on a matter.
    pub(crate) fn with_acting(&self, deed: &Deed, on: &str) -> Self {
        let mut then = self.clone();
        let actors = deed.actors();
        // A motion is carried by votes.
        if let Some(moved) = &deed.moved {
            then.acting = (on.into(), moved.who_is_for());
        } else if actors.len() > 1 {
            then.acting = (on.into(), actors);
        }
        then
    }

    fn is_agreed_on(&self, id: &str) -> bool {
        let on = format!("point {id}");
        let (rule, votes) = (self.agreeing(&on), self.votes_on(&on, false));
        let rule = self.rule_among(&rule, &votes);
        let alone = self.agrees_with_nobody(votes.len(), self.ever_at_table(&on));
        !alone && !votes.is_empty() && verdict(&rule, &votes) == Answer::Kept
    }

    /// The points that conditions name which are not met, of acceptances of the words that a point has now.
    fn awaited(&self, id: &str) -> Vec<String> {
        let on = format!("point {id}");
        let mut all = Vec::new();
        for party in self.parties.keys() {
            let Some(held) = self.accepting(&on, party) else { continue };
            let Some(condition) = held.condition.as_ref().filter(|condition| !self.is_met(condition)) else {
                continue;
            };
            named(condition, &mut all);
        }
        all
    }
}

fn named(condition: &Value, all: &mut Vec<String>) {
    let (name, content) = condition.as_object().unwrap().iter().next().unwrap();
    match (name.as_str(), content) {
        ("point_agreed" | "point_closed", id) => all.push(id.as_str().unwrap().into()),
        ("all_of" | "any_of", parts) => parts.as_array().unwrap().iter().for_each(|part| named(part, all)),
        ("after", parts) => named(&parts[1], all),
        _ => {}
    }
}

impl Model {
    /// The points that are agreed in words with this one, itself among them: of all that could be agreed, the most that
    /// are if all of them are, and of these what it hangs together with.
    pub(crate) fn agreed_with(&self, state: &State, point: &str) -> BTreeSet<String> {
        if state.is_agreed_on(point) {
            return BTreeSet::from([point.into()]);
        }
        let mut then = state.clone();
        let open = |id: &&String| *id == point || self.takes_agreement(state, id);
        then.agreed = state.points.keys().filter(open).cloned().collect();
        loop {
            let holds = |id: &&String| then.is_agreed_on(id);
            let all: BTreeSet<String> = then.agreed.iter().filter(holds).cloned().collect();
            if all == then.agreed {
                break;
            }
            then.agreed = all;
        }
        let mut hang = BTreeSet::from([String::from(point)]);
        hang.retain(|id| then.agreed.contains(id));
        loop {
            let more: BTreeSet<String> = hang
                .iter()
                .flat_map(|id| state.awaited(id))
                .filter(|id| then.agreed.contains(id))
                .chain(hang.iter().cloned())
                .collect();
            if more == hang {
                return hang;
            }
            hang = more;
        }
    }

    fn takes_agreement(&self, state: &State, id: &str) -> bool {
        let tracks = state.tracks_of(id);
        let table = state.asked_on(&format!("point {id}"));
        let open = ["tabled", "under_discussion", "agreed_in_principle"].contains(&&*state.points[id].status);
        let brackets = state.alternatives.iter().any(|(alternative, rival)| {
            let put = self.introduction(state, &format!("alternative {alternative}")).unwrap();
            let seen = table.iter().all(|party| self.sees(state, party, &put.id));
            rival.point == id && rival.status == "open" && seen
        });
        let rests = !tracks.is_empty() && tracks.iter().all(|(_, track)| track.status == "suspended");
        open && !brackets && !rests
    }
}
