//! What may be done to versions of the framework.

use crate::{
    negotiation::{Asked, Ground, Negotiation},
    question::On,
    role::{Entitled, RoleSet},
    rule::catalogue::VERSION_TAKEN_AS_BASIS_CONSENT,
    rules::{
        Refusal, RefusalKind,
        decide::Fill,
        judge::{Answer, Concern, Judge},
        question::Words,
    },
    terms::{Outcome, Verdict},
    version::{Owner, VersionAction, VersionEvent, VersionLifecycle, VersionState},
};

impl Judge<'_> {
    pub(super) fn version(&mut self, event: &VersionEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let whole = self.whole;
        let own = self.named.version.and_then(|own| whole.state.versions.get(own));
        let status = own.map(|version| version.status.value());
        let proposer = own.and_then(|version| whole.nth(version.introduced)).map(|entry| &entry.by);
        let owners = match own.map(|version| &version.owner) {
            Some(Owner::Party(party)) => std::slice::from_ref(party),
            Some(Owner::Jointly(parties)) => parties,
            Some(Owner::Chair | Owner::Mediator | Owner::Unknown) | None => &[],
        };
        let concern = Concern { proposer, owners, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<VersionLifecycle>(status, action, concern);
        match event {
            VersionEvent::Drafted(_) => step(self, VersionAction::Drafted)?,
            VersionEvent::Tabled(_) => step(self, VersionAction::Tabled)?,
            VersionEvent::Superseded(_) => step(self, VersionAction::Superseded)?,
            VersionEvent::Withdrawn(_) => step(self, VersionAction::Withdrawn)?,
            VersionEvent::TakenAsBasis(_) => {
                step(self, VersionAction::TakenAsBasis)?;
                self.not_claimed()?;
                if let Some(ix) = self.named.version {
                    if self.rests_on_question(On::Version(ix), Words::Any)? {
                        return Ok(Fill { reached: self.reached_by_question(build) });
                    }
                }
                // version.taken_as_basis.consent: by the decision rule, or by the chair or
                // mediator where the procedure says so
                let helps = whole.state.procedure().chair_sets_basis()
                    && self.actors().any(|ix| {
                        let helper = RoleSet::CHAIR.with(RoleSet::MEDIATORS);
                        whole.state.parties.get(ix).is_some_and(|party| party.roles.has_any(helper))
                    });
                if !helps {
                    let (verdict, reached) = own.map_or((Verdict::Open, None), |own| {
                        whole.consent(Asked::Version(own), Ground::Provisional, self.moment(), build)
                    });
                    let answer = Answer::from(verdict);
                    self.require(&VERSION_TAKEN_AS_BASIS_CONSENT, answer, RefusalKind::ConsentLacking)?;
                    return Ok(Fill { reached });
                }
            }
        }
        Ok(Fill::default())
    }
}

impl Negotiation {
    /// The tally of the standing positions of the principals on a version.
    pub(super) fn basis_tally(&self, version: &VersionState) -> Outcome {
        let rule = self.state.procedure().basis();
        let asked = Asked::Version(version);
        let ballot = |ix| self.ballot(asked, ix, Ground::Provisional, self.now());
        self.count(rule, &self.state.principals, ballot, |votes| rule.count(votes))
    }
}

/// Who is entitled to an act beside the lifecycle: there is none.
pub(super) const fn beside(_: &str) -> Option<&'static [Entitled]> {
    None
}
