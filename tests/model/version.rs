//! What may be done to versions of the framework.

use super::judge::{Judge, Ruling};

impl Judge<'_> {
    pub(crate) fn version(&mut self) -> Ruling {
        let own = self.state.versions.get(self.fact.id());
        self.step("version", own.map_or("-", |version| &version.status))?;
        if self.fact.action() != "taken_as_basis" {
            return Ok(());
        }
        self.not_claimed()?;
        if self.rests_on(&format!("version {}", self.fact.id()), None)? {
            return Ok(());
        }
        // By the decision rule, or by the chair or mediator where the procedure says so.
        let mut actors = self.deed.actors().into_iter();
        let helps = actors.any(|actor| self.helps(&actor) || self.state.holds(&actor, "chair"));
        if helps && self.state.procedure["chair_sets_basis"] == true {
            return Ok(());
        }
        let on = format!("version {}", self.fact.id());
        let votes = self.state.votes(|party| self.state.ballot(&on, party, false));
        self.carried("version.taken_as_basis.consent", &self.state.rule("basis"), &votes)
    }
}
