//! Links: what may be done to them, and what closes together.

use std::collections::BTreeSet;

use super::{
    deed::{By, Fact},
    judge::{Answer, Judge, Ruling},
    state::{Link, State},
};

impl Judge<'_> {
    pub(crate) fn link(&mut self) -> Ruling {
        let own = self.state.links.get(self.fact.id());
        let status = own.map_or("-", |link| if link.released { "released" } else { "standing" });
        self.step("link", status)?;
        if self.fact.action() == "made" {
            let points = self.fact.body["points"].as_array().cloned().unwrap_or_default();
            let closed = points.iter().any(|id| self.state.points[&super::deed::text(id)].status == "closed");
            let package = self.fact.get("kind") == Some("package");
            return self.require("link.made.settled", Answer::kept(!(package && closed)));
        }
        let introduction = self.model.introduction(self.state, &format!("link {}", self.fact.id()));
        let actors = self.deed.actors();
        let makers = match introduction.map(|kept| &kept.by) {
            Some(By::Secretariat) => matches!(self.deed.by, By::Secretariat),
            Some(by @ By::Parties(_)) => {
                by.actors().iter().all(|maker| actors.contains(&self.state.heir(maker)))
            }
            _ => false,
        };
        // What others accepted under a link is not released behind it.
        let relying = self.relying_on(self.fact.id());
        if makers && (relying.is_empty() || !matches!(self.deed.by, By::Parties(_))) {
            return Ok(());
        }
        // At the table of one of its points, with those from elsewhere who accepted under it.
        let own = &self.state.links[self.fact.id()];
        for point in own.points.clone() {
            let on = format!("point {point}");
            let asked = self.state.heirs(&self.state.asked_on(&on));
            let inside = relying.iter().all(|party| asked.contains(&self.state.heir(party)));
            let carried = self.carried_on(&self.state.agreeing(&on), &asked, self.state.ever_at_table(&on));
            let carried = carried.is_some_and(|(answer, votes)| answer == Answer::Kept && !votes.is_empty());
            if inside && carried {
                return self.jointly_on("link.released.agreement", &point);
            }
        }
        self.jointly("link.released.agreement", "agreeing", None)
    }

    /// Those who do not act, and accepted a point or an offer of a link that stands.
    pub(crate) fn relying_on(&self, id: &str) -> Vec<String> {
        let own = &self.state.links[id];
        let (_, made) = self.state.introduced[&format!("link {id}")];
        let actors = self.deed.actors();
        let points = own.points.iter().flat_map(|point| self.seen_accepting(&format!("point {point}"), made));
        let offers = own.proposals.iter().flat_map(|offer| {
            let whole = &self.state.proposals[offer];
            let stands = ["submitted", "put_to_vote", "accepted"].contains(&&*whole.status);
            let answers = whole.answers.iter().filter(|(_, answer)| answer.starts_with("accept"));
            let said = |party: &str| {
                self.model.entries.iter().enumerate().any(|(seq, kept)| {
                    let it = kept.fact.kind == "proposal.answered" && kept.fact.id() == offer.as_str();
                    let sees = |actor: &String| self.model.sees(self.state, actor, &kept.id);
                    it && kept.fact.get("party") == Some(party) && seq >= made && actors.iter().all(sees)
                })
            };
            answers
                .filter(|(party, _)| stands && said(party))
                .map(|(party, _)| party.clone())
                .collect::<Vec<_>>()
        });
        let sees = |seq: usize| {
            actors.iter().all(|actor| self.model.sees(self.state, actor, &self.model.entries[seq].id))
        };
        let voting = own.points.iter().flat_map(|point| self.voting_for(point));
        let voting = voting.filter(|(_, seq)| *seq >= made && sees(*seq)).map(|(party, _)| party);
        let mut all: Vec<String> = points.chain(offers).chain(voting).collect();
        all.retain(|party| !own.released && !actors.contains(&self.state.heir(party)));
        all
    }
}

impl State {
    pub(crate) fn take_link(&mut self, fact: &Fact) {
        let link = self.links.entry(fact.id().into()).or_default();
        if fact.action() == "released" {
            link.released = true;
            return;
        }
        let points = fact.body["points"].as_array().cloned().unwrap_or_default();
        *link = Link {
            kind: fact.get("kind").unwrap().into(),
            points: points.iter().map(super::deed::text).collect(),
            proposals: fact.list("proposals"),
            condition: fact.body.get("condition").cloned(),
            released: false,
        };
    }

    /// The standing links of a kind that name the point.
    pub(crate) fn links_of(&self, point: &str, kind: &str) -> Vec<&Link> {
        let links = self.links.values().filter(|link| !link.released && link.kind == kind);
        links.filter(|link| link.points.iter().any(|own| own == point)).collect()
    }

    /// The points that close with this one, and itself.
    pub(crate) fn closing_with(&self, point: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::from([String::from(point)]);
        loop {
            let mut more = all.clone();
            let single = self.procedure["single_undertaking"] == true;
            if single && all.iter().any(|id| self.links_of(id, "early_harvest").is_empty()) {
                more.extend(self.points.keys().cloned());
            }
            for link in all.iter().flat_map(|id| self.links_of(id, "package")) {
                more.extend(link.points.clone());
            }
            more.retain(|id| id == point || self.points[id].status == "text_agreed");
            if more == all {
                return all;
            }
            all = more;
        }
    }
}
