//! The watch list.

use super::{
    deed::Fact,
    judge::{Answer, Judge, Ruling},
    state::State,
};

impl State {
    pub(crate) fn take_watch(&mut self, fact: &Fact) {
        let (status, due) = self.watch_list.entry(fact.id().into()).or_default();
        if let Some(given) = fact.body.get("due") {
            *due = Some(given.clone());
        }
        match fact.action() {
            "added" | "reopened" => *status = "open".into(),
            "extended" => {}
            action => *status = action.into(),
        }
    }
}

impl Judge<'_> {
    fn seen_by_an_indicator(&mut self) -> Ruling {
        let Some(indicator) = self.fact.body.get("indicator") else { return Ok(()) };
        let mut added = self.model.entries.iter().filter(|kept| kept.fact.kind == "watch.added");
        let item = added.find(|kept| kept.fact.id() == self.fact.id());
        let indicators = item.and_then(|item| item.fact.body["indicators"].as_array());
        let known = indicators.is_some_and(|all| all.contains(indicator));
        self.require("watch.observed.indicator", Answer::kept(known))
    }

    pub(crate) fn watch(&mut self) -> Ruling {
        let (status, due) = self.state.watch_list.get(self.fact.id()).cloned().unwrap_or(("-".into(), None));
        let has_due = due.is_some();
        let end = due.and_then(|due| self.state.span(&due).latest);
        let now = self.deed.now(self.model);
        if self.fact.action() == "extended" {
            self.require("watch.extended.status", Answer::kept(status == "open"))?;
            self.entitled()?;
            let later = match (end, self.state.span(&self.fact.body["due"]).latest) {
                _ if !has_due => Answer::Kept,
                (Some(before), Some(after)) => Answer::kept(before < after),
                (None, _) => Answer::Broken,
                (Some(_), None) => Answer::NotShown,
            };
            return self.require("watch.extended.later", later);
        }
        self.step("watch", &status)?;
        match (self.fact.action(), self.fact.get("entry")) {
            ("observed", Some(entry)) => {
                let (put, _) = self.state.introduced[&format!("watch {}", self.fact.id())];
                let span = self.state.span(&format!("@{entry}").into());
                let after = match (span.earliest, span.latest) {
                    (Some(earliest), _) if earliest >= put => Answer::Kept,
                    (_, Some(latest)) if latest < put => Answer::Broken,
                    _ => Answer::NotShown,
                };
                self.require("watch.observed.after", after)?;
                self.seen_by_an_indicator()
            }
            ("observed", None) => self.seen_by_an_indicator(),
            ("lapsed", _) => {
                let over = match end {
                    Some(end) if now.earliest.is_some_and(|now| now > end) => Answer::Kept,
                    Some(end) if now.latest.is_some_and(|now| now <= end) => Answer::Broken,
                    _ => Answer::NotShown,
                };
                self.require("watch.lapsed.due", over)
            }
            _ => Ok(()),
        }
    }
}
