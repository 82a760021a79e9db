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
        // What others accepted under a package is not released behind it.
        let own = &self.state.links[self.fact.id()];
        let (_, made) = self.state.introduced[&format!("link {}", self.fact.id())];
        let relied_on = matches!(self.deed.by, By::Parties(_))
            && own.kind == "package"
            && own.points.iter().any(|point| {
                self.seen_accepting(&format!("point {point}"), made)
                    .iter()
                    .any(|party| !actors.contains(party))
            });
        if makers && !relied_on { Ok(()) } else { self.jointly("link.released.agreement", "agreeing", None) }
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
