//! What may be done to the whole.

use super::{
    judge::{Answer, Judge, Ruling},
    lifecycles,
};

impl Judge<'_> {
    /// Whether one who decides owes it to all, or to one who does.
    fn is_of_those_who_decide(&self, owed: &super::state::Commitment) -> bool {
        let decides = |party: &String| self.state.is_principal(&self.state.heir(party));
        owed.obligors.iter().any(decides) && (owed.to.is_empty() || owed.to.iter().any(decides))
    }

    pub(crate) fn process(&mut self) -> Ruling {
        let status = self.state.status.clone().unwrap_or_default();
        let action = self.fact.action();
        match action {
            // Before the opening nobody holds a role.
            "opened" => return Ok(()),
            "suspended" => {
                let going_on = ["exploratory", "preparatory", "negotiating", "implementing"];
                let permitted = going_on.contains(&&*status) && !self.state.suspended;
                self.require(&self.fact.rule("status"), Answer::kept(permitted))?;
            }
            "resumed" => self.require(&self.fact.rule("status"), Answer::kept(self.state.suspended))?,
            _ => {}
        }
        if lifecycles::moves("negotiation", &self.fact.step()) {
            self.step("negotiation", &status)?;
        } else {
            self.entitled()?;
        }
        match &*self.fact.step() {
            "phase_begun(talks)" => {
                let two = self.state.votes(|_| None).len() >= 2;
                self.require("negotiation.phase_begun.two_principals", Answer::shown(two))
            }
            "phase_begun(implementation)" => {
                let gates = self.gates_of_the_whole();
                self.require("negotiation.phase_begun.gates", gates)
            }
            "concluded" => {
                self.not_suspended()?;
                let settled = self.fact.body["partial"] == true || self.all_settled();
                self.require("negotiation.concluded.nothing_blocks", Answer::kept(settled))?;
                let named = self.fact.list("instruments");
                let once: std::collections::BTreeSet<_> = named.iter().collect();
                let drawn_up = named.iter().all(|id| self.state.instruments[id].status != "draft");
                self.require(
                    "negotiation.concluded.instruments",
                    Answer::kept(drawn_up && once.len() == named.len()),
                )
            }
            "completed" => {
                if status == "concluded" {
                    let gates = self.gates_of_the_whole();
                    self.require("negotiation.completed.gates", gates)?;
                }
                let done = self.state.commitments.iter().all(|(id, own)| {
                    own.status != "standing"
                        || own.is_complete(self.state)
                        || !self.is_of_those_who_decide(own)
                        || !self.is_before_all(&format!("commitment {id}"))
                });
                self.require("negotiation.completed.commitments", Answer::kept(done))
            }
            "procedure_changed" => self.jointly("negotiation.procedure_changed.decided", "changing", None),
            _ => Ok(()),
        }
    }
}
