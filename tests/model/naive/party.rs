//! What may be done to parties.

use super::{
    alone::POWERFUL,
    deed::By,
    judge::{Answer, Judge, Ruling},
    lifecycles,
};

impl Judge<'_> {
    pub(crate) fn party(&mut self) -> Ruling {
        let own = self.state.parties.get(self.fact.id());
        let status = own.map_or("-", |party| &party.participation);
        let action = self.fact.action();
        if action.starts_with("role_") {
            let held = own.and_then(|party| party.roles.get(&self.fact.role()));
            self.step("role", held.map_or("-", |held| &held.status))?;
        } else if lifecycles::moves("party", action) {
            self.step("party", status)?;
        } else {
            self.entitled()?;
        }
        let procedure = &self.state.procedure;
        match action {
            "joined" => {
                let admitted = status == "invited" || procedure["joining"] == "open";
                self.require("party.joined.admitted", Answer::shown(admitted))
            }
            "suspended" if self.deed.actors() == [self.fact.id()] => Ok(()),
            "suspended" => self.jointly("party.suspended.decided", "excluding", Some(self.fact.id())),
            "excluded" => self.jointly("party.excluded.decided", "excluding", Some(self.fact.id())),
            "readmitted" => {
                let begun = own.and_then(|party| party.excluded_until.as_ref()).map(|until| {
                    let now = self.deed.now(self.model);
                    match self.model.span(until).earliest {
                        Some(begin) if now.earliest.is_some_and(|now| begin <= now) => Answer::Kept,
                        Some(begin) if now.latest.is_some_and(|now| now < begin) => Answer::Broken,
                        _ => Answer::NotShown,
                    }
                });
                self.require("party.readmitted.term", begun.unwrap_or(Answer::Kept))
            }
            "returned" => {
                let admitted = procedure["returning"] == "admitted";
                self.require("party.returned.admitted", Answer::kept(admitted))
            }
            "act_confirmed" => {
                let act = self.model.entries.iter().find(|kept| Some(&*kept.id) == self.fact.get("entry"));
                let defect = act.is_some_and(|act| {
                    let own = act.persons.iter().any(|(party, _)| {
                        let By::Parties(parties) = &act.by else { return false };
                        let of = parties.iter().find(|(one, _)| one == party).unwrap();
                        of.1.as_ref().unwrap_or(party) == self.fact.id()
                    });
                    let broken = ["any.any.accredited", "any.any.powers"];
                    own && broken.iter().any(|rule| act.broken.contains(*rule))
                });
                self.require("party.act_confirmed.defect", Answer::kept(defect))
            }
            "split" | "merged" | "succeeded" => {
                let heirs = match action {
                    "split" => self.fact.list("into"),
                    "merged" => vec![self.fact.id().into()],
                    _ => vec![self.fact.get("successor").unwrap().into()],
                };
                let all = self.act_of_all(&heirs);
                self.require("party.any.heir", all)
            }
            "role_assigned" => {
                if POWERFUL.contains(&self.fact.get("role").unwrap()) {
                    return self.jointly("party.role_assigned.accepted", "agreeing", None);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
