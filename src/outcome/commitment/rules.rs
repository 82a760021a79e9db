//! What may be done to commitments.

use crate::{
    decision::DecisionRule,
    event::{Actor, Event},
    judge::{
        Refusal,
        act::{Judged, Machine},
        consequence::Followed,
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            COMMITMENT_ANY_CREDITOR, COMMITMENT_MADE_UNDERTAKEN, COMMITMENT_MADE_VERIFIER,
            COMMITMENT_REPORTED_REGRESS, COMMITMENT_REPORTED_VERIFIER, COMMITMENT_VIOLATION_ALLEGED_STANDING,
        },
    },
    outcome::{
        commitment::{
            CommitmentAction, CommitmentEvent, CommitmentLifecycle, CommitmentState, CommitmentStatus,
        },
        instrument::InstrumentStatus,
    },
    state::{Asked, Named, Negotiation},
    talks::{
        party::PartyState,
        point::{PointStatus, WordingState},
    },
    value::{role::RoleSet, table::Ix},
};

impl Judge<'_> {
    pub(crate) fn commitment(&mut self, event: &CommitmentEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let commitment = self.named.commitment.and_then(|commitment| talks.state.commitments.get(commitment));
        let status = commitment.map(|commitment| commitment.status.value());
        let owing: Vec<Ix<PartyState>> = match (event, commitment) {
            (CommitmentEvent::Made(fact), _) => self.parties_of(&fact.obligors),
            (_, Some(commitment)) => commitment.obligors.clone(),
            (_, None) => Vec::new(),
        };
        // Owed to nobody in particular, it is owed to all.
        let to: Vec<Ix<PartyState>> = match commitment {
            Some(commitment) if commitment.to.is_empty() => self.actors().collect(),
            Some(commitment) => commitment.to.clone(),
            None => Vec::new(),
        };
        let verifier = commitment.and_then(|commitment| commitment.verifier);
        let concern = Concern { obligors: &owing, beneficiaries: &to, verifier, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<CommitmentLifecycle>(status, action, concern);
        match event {
            CommitmentEvent::Made(fact) => {
                step(self, CommitmentAction::Made)?;
                let another = fact.verifier.as_ref().is_none_or(|verifier| !fact.obligors.contains(verifier));
                self.require(&COMMITMENT_MADE_VERIFIER, another)?;
                // Of what is only reported, it is enough that they agreed to what it rests on.
                let rests = !self.governs() && self.is_undertaken(&owing);
                let undertaken = if rests { Answer::Kept } else { self.is_act_of_all(&owing) };
                let rule = &COMMITMENT_MADE_UNDERTAKEN;
                self.require_agreed(rule, undertaken, &DecisionRule::Unanimity, &owing)?;
            }
            CommitmentEvent::DueChanged(fact) => {
                self.entitled(concern)?;
                // An earlier date takes nothing from anybody.
                let earlier = commitment
                    .and_then(|commitment| self.due_compared(commitment, fact))
                    .is_some_and(std::cmp::Ordering::is_le);
                let answer = if earlier { Answer::Kept } else { self.is_not_of_debtors_alone(commitment) };
                self.require(&COMMITMENT_ANY_CREDITOR, answer)?;
            }
            CommitmentEvent::Reported(fact) => {
                self.entitled(concern)?;
                let commitment = talks.commitment(&fact.commitment);
                let last =
                    commitment.and_then(|commitment| commitment.degree_before(&self.entry.by, self.place));
                let explained = self.entry.reason.is_some() || last.is_none_or(|last| last <= fact.degree);
                self.require(&COMMITMENT_REPORTED_REGRESS, explained)?;
                let answered =
                    if fact.verified == Some(true) { self.verifies(verifier, &owing) } else { Answer::Kept };
                self.require(&COMMITMENT_REPORTED_VERIFIER, answered)?;
            }
            CommitmentEvent::ViolationAlleged(_) => {
                self.entitled(concern)?;
                let id = commitment.map(|commitment| &commitment.id);
                let sets = |event: &Event| {
                    let Event::Commitment(event) = event else { return None };
                    leads_to(event).filter(|_| Some(event.commitment()) == id)
                };
                let then =
                    commitment.and_then(|commitment| talks.stood_at(&commitment.status, self.place, sets));
                let stands = then == Some(CommitmentStatus::Standing);
                let rule = &COMMITMENT_VIOLATION_ALLEGED_STANDING;
                self.require(rule, stands)?;
            }
            CommitmentEvent::Suspended(_) => step(self, CommitmentAction::Suspended)?,
            CommitmentEvent::Resumed(_) => step(self, CommitmentAction::Resumed)?,
            CommitmentEvent::MadeObsolete(_) => {
                step(self, CommitmentAction::MadeObsolete)?;
                let answer = self.is_not_of_debtors_alone(commitment);
                self.require(&COMMITMENT_ANY_CREDITOR, answer)?;
            }
            CommitmentEvent::Reinstated(_) => step(self, CommitmentAction::Reinstated)?,
        }
        Ok(Fill::default())
    }

    /// Whether those who owe it undertook it in what it rests on: an instrument that they agreed, or a point whose words
    /// they agreed.
    fn is_undertaken(&self, owing: &[Ix<PartyState>]) -> bool {
        let talks = self.talks;
        let instrument = self.named.instrument.and_then(|ix| talks.state.instruments.get(ix));
        let in_instrument = instrument.is_some_and(|instrument| {
            let concerned = talks.concerned(instrument);
            instrument.status.value() != InstrumentStatus::Draft
                && owing.iter().all(|party| concerned.contains(party))
        });
        let point = self.named.point.and_then(|ix| talks.state.points.get(ix));
        let in_point = point.is_some_and(|point| {
            let agreed = matches!(point.status.value(), PointStatus::TextAgreed | PointStatus::Closed);
            let electorate = talks.state.electorate(Asked::Point(point));
            agreed && owing.iter().all(|party| electorate.contains(party))
        });
        in_instrument || in_point
    }

    /// Whether somebody else acts than those who owe it; they may where nobody else has a say in it.
    fn is_not_of_debtors_alone(&self, commitment: Option<&CommitmentState>) -> Answer {
        let Some(commitment) = commitment else { return Answer::NotShown };
        let owes = |party: Ix<PartyState>| self.talks.owes(commitment, party);
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let nobody = self.talks.owed(commitment).into_iter().all(owes);
                Answer::from(nobody || !self.actors().all(owes))
            }
        }
    }

    /// Whether the actors verify: as the verifier of the commitment, or as monitors, what they do not owe themselves.
    fn verifies(&self, verifier: Option<Ix<PartyState>>, owing: &[Ix<PartyState>]) -> Answer {
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let monitors = |actor: Ix<PartyState>| {
                    let party = self.talks.state.parties.get(actor);
                    party.is_some_and(|party| party.roles.has_any(RoleSet::MONITOR))
                };
                let may = |actor| !owing.contains(&actor) && (verifier == Some(actor) || monitors(actor));
                Answer::from(self.actors().all(may))
            }
        }
    }
}

/// What the event makes of the status.
const fn leads_to(event: &CommitmentEvent) -> Option<CommitmentStatus> {
    match event {
        CommitmentEvent::Made(_) | CommitmentEvent::Resumed(_) | CommitmentEvent::Reinstated(_) => {
            Some(CommitmentStatus::Standing)
        }
        CommitmentEvent::Suspended(_) => Some(CommitmentStatus::Suspended),
        CommitmentEvent::MadeObsolete(_) => Some(CommitmentStatus::Obsolete),
        CommitmentEvent::DueChanged(_)
        | CommitmentEvent::Reported(_)
        | CommitmentEvent::ViolationAlleged(_) => None,
    }
}

impl Followed for CommitmentEvent {
    /// Nothing follows from it.
    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        false
    }

    /// Those of the point that it comes from; one that its condition names is another.
    fn words_meant(&self, talks: &Negotiation, _: Named) -> Option<Ix<WordingState>> {
        let Self::Made(fact) = self else { return None };
        talks.state.points.by_key(fact.point.as_ref()?.as_str())?.words.value()
    }
}

impl Judged for CommitmentEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<CommitmentLifecycle>("Commitment")];
}
