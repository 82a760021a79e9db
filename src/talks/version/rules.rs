//! What may be done to versions of the framework.

use crate::{
    decision::{DecisionRule, Outcome, Verdict},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::{
            Rule,
            catalogue::{
                VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT, VERSION_ADOPTED_AGREEMENT, VERSION_ADOPTED_SETTLED,
                VERSION_TAKEN_AS_BASIS_AGREED_POINTS, VERSION_TAKEN_AS_BASIS_AGREEMENT,
            },
        },
    },
    state::{Asked, Ground, Negotiation},
    talks::{
        question::{On, rules::Words},
        version::{Owner, VersionAction, VersionEvent, VersionLifecycle, VersionState},
    },
    value::role::RoleSet,
};

impl Judge<'_> {
    pub(crate) fn version(&mut self, event: &VersionEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let version = self.named.version.and_then(|version| talks.state.versions.get(version));
        let status = version.map(|version| version.status.value());
        let proposer = version.and_then(|version| talks.nth(version.introduced)).map(|entry| &entry.by);
        let owners = match version.map(|version| &version.owner) {
            Some(Owner::Party(party)) => std::slice::from_ref(party),
            Some(Owner::Jointly(parties)) => parties,
            Some(Owner::Chair | Owner::Mediator | Owner::Unknown) | None => &[],
        };
        let tracks = if version.is_none() { talks.tracks_of_all(event) } else { Vec::new() };
        let concern = Concern { proposer, owners, tracks: &tracks, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<VersionLifecycle>(status, action, concern);
        match event {
            VersionEvent::Drafted(_) => step(self, VersionAction::Drafted)?,
            VersionEvent::Tabled(_) => step(self, VersionAction::Tabled)?,
            VersionEvent::Superseded(_) => step(self, VersionAction::Superseded)?,
            VersionEvent::Withdrawn(_) => step(self, VersionAction::Withdrawn)?,
            VersionEvent::Rejected(_) => step(self, VersionAction::Rejected)?,
            VersionEvent::Revived(_) => step(self, VersionAction::Revived)?,
            VersionEvent::Renamed(_) => self.entitled(concern)?,
            VersionEvent::AdoptedAdReferendum(_) => {
                step(self, VersionAction::AdoptedAdReferendum)?;
                self.not_suspended()?;
                let rule = &VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT;
                return self.adopted(rule, version, Ground::Provisional, build);
            }
            VersionEvent::Adopted(_) => {
                step(self, VersionAction::Adopted)?;
                self.not_suspended()?;
                let settled = |content: &crate::talks::version::Content| {
                    talks.state.points.get(content.point).is_some_and(|point| {
                        let status = point.status.value();
                        let same = content.wording.is_none()
                            || talks.state.same_words(content.wording, point.words.value());
                        status.is_out() || status.is_settled() && same
                    })
                };
                let all = version.is_none_or(|version| version.contents.iter().all(settled));
                self.require(&VERSION_ADOPTED_SETTLED, all)?;
                return self.adopted(&VERSION_ADOPTED_AGREEMENT, version, Ground::Closing, build);
            }
            VersionEvent::TakenAsBasis(_) => {
                step(self, VersionAction::TakenAsBasis)?;
                let touched =
                    self.named.version.is_some_and(|ix| talks.agreed_points_touched(ix).next().is_some());
                self.require(&VERSION_TAKEN_AS_BASIS_AGREED_POINTS, !touched)?;
                if let Some(ix) = self.named.version {
                    if self.rests_on_question(On::Version(ix), Words::Any, version.map(Asked::Version))? {
                        return Ok(Fill { reached: self.reached_by_question(build) });
                    }
                }
                let helps = talks.state.procedure().chair_sets_basis()
                    && self.actors().any(|ix| {
                        let helper = RoleSet::CHAIR.with(RoleSet::MEDIATORS);
                        talks.state.parties.get(ix).is_some_and(|party| party.roles.has_any(helper))
                    });
                if !helps {
                    let (verdict, reached) = version.map_or((Verdict::Open, None), |version| {
                        self.agreement_on(Asked::Version(version), Ground::Provisional, build)
                    });
                    let answer = Answer::from(verdict);
                    self.require(&VERSION_TAKEN_AS_BASIS_AGREEMENT, answer)?;
                    return Ok(Fill { reached });
                }
            }
        }
        Ok(Fill::default())
    }
}

impl Judge<'_> {
    /// Standing positions on a version decide on its adoption, or a question does.
    fn adopted(
        &mut self,
        rule: &'static Rule,
        version: Option<&VersionState>,
        ground: Ground,
        build: bool,
    ) -> Result<Fill, Refusal> {
        if let Some(ix) = self.named.version {
            if self.rests_on_question(On::Version(ix), Words::Any, version.map(Asked::Adoption))? {
                return Ok(Fill { reached: self.reached_by_question(build) });
            }
        }
        let (verdict, reached) = version.map_or((Verdict::Open, None), |version| {
            self.agreement_on(Asked::Adoption(version), ground, build)
        });
        self.require(rule, verdict)?;
        Ok(Fill { reached })
    }
}

impl Negotiation {
    /// The tally of the standing positions of the principals on the adoption of a version.
    pub(crate) fn adoption_tally(&self, version: &VersionState, closing: bool) -> Outcome {
        let (rule, asked) = (self.state.procedure().agreeing(), Asked::Adoption(version));
        let ground = if closing { Ground::Closing } else { Ground::Provisional };
        let ballot = |ix| self.ballot(asked, ix, ground, self.now());
        self.count(rule, &self.state.principals, ballot, DecisionRule::count)
    }

    /// The tally of the standing positions of the principals on a version.
    pub(crate) fn basis_tally(&self, version: &VersionState) -> Outcome {
        let rule = self.state.procedure().basis();
        let asked = Asked::Version(version);
        let ballot = |ix| self.ballot(asked, ix, Ground::Provisional, self.now());
        self.count(rule, &self.state.principals, ballot, DecisionRule::count)
    }
}

impl Judged for VersionEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<VersionLifecycle>("Version of the framework")];
}
