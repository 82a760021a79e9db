//! What may be done to commitments.

use crate::{
    commitment::{CommitmentAction, CommitmentEvent, CommitmentLifecycle, CommitmentStatus},
    entry::Actor,
    party::PartyState,
    role::{Entitled, RoleSet},
    rule::catalogue::{
        COMMITMENT_REPORTED_REGRESS, COMMITMENT_REPORTED_VERIFIER, COMMITMENT_VIOLATION_ALLEGED_STANDING,
    },
    rules::{
        Refusal, RefusalKind,
        decide::Fill,
        judge::{Answer, Concern, Judge},
    },
    table::Ix,
};

impl Judge<'_> {
    pub(super) fn commitment(&mut self, event: &CommitmentEvent) -> Result<Fill, Refusal> {
        let whole = self.whole;
        let own = self.named.commitment.and_then(|own| whole.state.commitments.get(own));
        let status = own.map(|own| own.status.value());
        let owing: Vec<Ix<PartyState>> = match (event, own) {
            (CommitmentEvent::Made(fact), _) => {
                fact.obligors.iter().filter_map(|id| whole.state.parties.find(id.as_str())).collect()
            }
            (_, Some(own)) => own.obligors.clone(),
            (_, None) => Vec::new(),
        };
        // Owed to nobody in particular, it is owed to all.
        let to: Vec<Ix<PartyState>> = match own {
            Some(own) if own.to.is_empty() => self.actors().collect(),
            Some(own) => own.to.clone(),
            None => Vec::new(),
        };
        let verifier = own.and_then(|own| own.verifier);
        let concern = Concern { obligors: &owing, beneficiaries: &to, verifier, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<CommitmentLifecycle>(status, action, concern);
        match event {
            CommitmentEvent::Made(_) => step(self, CommitmentAction::Made)?,
            CommitmentEvent::DueChanged(_) => self.entitled(DATES, concern)?,
            CommitmentEvent::Reported(fact) => {
                self.entitled(REPORTS, concern)?;
                // commitment.reported.regress: one below the reporter's last one gives a reason
                let own = whole.commitment(&fact.commitment);
                let last = own.and_then(|own| own.degree_by(&self.entry.by));
                let explained = fact.reason.is_some() || last.is_none_or(|last| last <= fact.degree);
                self.require(&COMMITMENT_REPORTED_REGRESS, explained, RefusalKind::Unsettled)?;
                // commitment.reported.verifier: as verified, from the verifier or a monitor
                let answered =
                    if fact.verified == Some(true) { self.verifies(verifier) } else { Answer::Kept };
                self.require(&COMMITMENT_REPORTED_VERIFIER, answered, RefusalKind::NotEntitled)?;
            }
            CommitmentEvent::ViolationAlleged(_) => {
                self.entitled(&[Entitled::Any], concern)?;
                // commitment.violation_alleged.standing: only a standing commitment is violated
                let stands = status == Some(CommitmentStatus::Standing);
                let rule = &COMMITMENT_VIOLATION_ALLEGED_STANDING;
                self.require(rule, stands, RefusalKind::NotPermitted)?;
            }
            CommitmentEvent::Suspended(_) => step(self, CommitmentAction::Suspended)?,
            CommitmentEvent::Resumed(_) => step(self, CommitmentAction::Resumed)?,
            CommitmentEvent::MadeObsolete(_) => step(self, CommitmentAction::MadeObsolete)?,
            CommitmentEvent::Reinstated(_) => step(self, CommitmentAction::Reinstated)?,
        }
        Ok(Fill::default())
    }

    /// Whether the actors verify: as the verifier of the commitment, or as monitors.
    fn verifies(&self, verifier: Option<Ix<PartyState>>) -> Answer {
        match &self.entry.by {
            Actor::Host | Actor::Procedure => Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let monitors = |actor: Ix<PartyState>| {
                    let party = self.whole.state.parties.get(actor);
                    party.is_some_and(|party| party.roles.has_any(RoleSet::MONITOR))
                };
                Answer::from(self.actors().all(|actor| verifier == Some(actor) || monitors(actor)))
            }
        }
    }
}

const DATES: &[Entitled] = &[Entitled::Obligor, Entitled::Principal, Entitled::Mediator];
const REPORTS: &[Entitled] =
    &[Entitled::Obligor, Entitled::Beneficiary, Entitled::Verifier, Entitled::Monitor];

/// Who is entitled to an act beside the lifecycle.
pub(super) fn beside(action: &str) -> Option<&'static [Entitled]> {
    match action {
        "due_changed" => Some(DATES),
        "reported" => Some(REPORTS),
        "violation_alleged" => Some(&[Entitled::Any]),
        _ => None,
    }
}
