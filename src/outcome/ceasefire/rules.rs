//! What may be done to ceasefires.

use crate::{
    decision::DecisionRule,
    event::Event,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            CEASEFIRE_DECLARED_AGREEMENT, CEASEFIRE_ENDED_UNTIL, CEASEFIRE_EXTENDED_AGREEMENT,
            CEASEFIRE_EXTENDED_LATER, CEASEFIRE_TOOK_EFFECT_DECLARED, CEASEFIRE_VIOLATION_ALLEGED_EFFECT,
        },
    },
    outcome::ceasefire::{
        CeasefireAction, CeasefireEvent, CeasefireLifecycle, CeasefireState, CeasefireStatus, Ending,
    },
    talks::party::PartyState,
    value::{role::Entitled, table::Ix},
};

impl Judge<'_> {
    pub(crate) fn ceasefire(&mut self, event: &CeasefireEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let ceasefire = self.named.ceasefire.and_then(|ceasefire| talks.state.ceasefires.get(ceasefire));
        let status = ceasefire.map(|ceasefire| ceasefire.status.value());
        let bound: Vec<Ix<PartyState>> = match (event, ceasefire) {
            (CeasefireEvent::Declared(fact), _) => self.parties_of(&fact.parties),
            (CeasefireEvent::Joined(_) | CeasefireEvent::Denounced(_), _) => {
                self.named.party.into_iter().collect()
            }
            (_, Some(ceasefire)) => talks.heirs(ceasefire.parties()),
            (_, None) => Vec::new(),
        };
        let concern = Concern { members: &bound, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<CeasefireLifecycle>(status, action, concern);
        match event {
            CeasefireEvent::Declared(_) => {
                step(self, CeasefireAction::Declared)?;
                let mediated =
                    self.actors().any(|actor| self.holds_one(actor, &[Entitled::Mediator], concern));
                let declared = if mediated { Answer::Kept } else { self.is_act_of_all(&bound) };
                self.require_agreed(
                    &CEASEFIRE_DECLARED_AGREEMENT,
                    declared,
                    &DecisionRule::Unanimity,
                    &bound,
                )?;
            }
            CeasefireEvent::Joined(_) | CeasefireEvent::Denounced(_) => {
                // What is over is joined, and left, once it was renewed.
                self.permits(matches!(status, Some(CeasefireStatus::Declared | CeasefireStatus::InEffect)))?;
                self.entitled(concern)?;
            }
            CeasefireEvent::TookEffect(_) => {
                step(self, CeasefireAction::TookEffect)?;
                let effective = ceasefire.and_then(|ceasefire| ceasefire.effective.as_ref());
                let begun = effective.map_or(Answer::Kept, |effective| self.is_begun(effective));
                self.require(&CEASEFIRE_TOOK_EFFECT_DECLARED, begun)?;
            }
            CeasefireEvent::Extended(fact) => {
                let lasts = matches!(status, Some(CeasefireStatus::Declared | CeasefireStatus::InEffect));
                self.permits(lasts)?;
                self.entitled(concern)?;
                let later = ceasefire.map_or(Answer::NotShown, |ceasefire| {
                    self.is_first_or_later(ceasefire.until.get().as_ref(), &fact.until)
                });
                self.require(&CEASEFIRE_EXTENDED_LATER, later)?;
                let term = ceasefire.is_some_and(|ceasefire| ceasefire.until.get().is_some());
                let all = self.is_prolonged(ceasefire.filter(|_| term), &bound, concern);
                self.require_agreed(&CEASEFIRE_EXTENDED_AGREEMENT, all, &DecisionRule::Unanimity, &bound)?;
            }
            CeasefireEvent::ViolationAlleged(_) => {
                self.entitled(concern)?;
                let id = ceasefire.map(|ceasefire| &ceasefire.id);
                let sets = |event: &Event| {
                    let Event::Ceasefire(event) = event else { return None };
                    leads_to(event).filter(|_| Some(event.ceasefire()) == id)
                };
                let then =
                    ceasefire.and_then(|ceasefire| talks.stood_at(&ceasefire.status, self.place, sets));
                let in_effect = then == Some(CeasefireStatus::InEffect);
                let rule = &CEASEFIRE_VIOLATION_ALLEGED_EFFECT;
                self.require(rule, in_effect)?;
            }
            CeasefireEvent::Ended(fact) => {
                step(self, fact.how.action())?;
                if fact.how == Ending::Expired {
                    let over = ceasefire
                        .map_or(Answer::NotShown, |ceasefire| self.has_ended(ceasefire.until.get().as_ref()));
                    self.require(&CEASEFIRE_ENDED_UNTIL, over)?;
                }
            }
            CeasefireEvent::Renewed(_) => {
                step(self, CeasefireAction::Renewed)?;
                let all = self.is_prolonged(ceasefire, &bound, concern);
                self.require_agreed(&CEASEFIRE_EXTENDED_AGREEMENT, all, &DecisionRule::Unanimity, &bound)?;
            }
        }
        Ok(Fill::default())
    }

    /// Whether all whom a ceasefire binds prolong it, or the mediator who declared it for them.
    fn is_prolonged(
        &self,
        ceasefire: Option<&CeasefireState>,
        bound: &[Ix<PartyState>],
        concern: Concern<'_>,
    ) -> Answer {
        let mediated = self.actors().any(|actor| self.holds_one(actor, &[Entitled::Mediator], concern));
        if mediated && ceasefire.is_some_and(|ceasefire| self.is_of_makers(ceasefire.introduced)) {
            return Answer::Kept;
        }
        self.is_act_of_all(bound)
    }
}

/// What the event makes of the status.
const fn leads_to(event: &CeasefireEvent) -> Option<CeasefireStatus> {
    match event {
        CeasefireEvent::Declared(_) => Some(CeasefireStatus::Declared),
        CeasefireEvent::TookEffect(_) | CeasefireEvent::Renewed(_) => Some(CeasefireStatus::InEffect),
        CeasefireEvent::Ended(fact) => Some(fact.how.leads_to()),
        CeasefireEvent::Joined(_)
        | CeasefireEvent::Denounced(_)
        | CeasefireEvent::Extended(_)
        | CeasefireEvent::ViolationAlleged(_) => None,
    }
}

crate::judge::consequence::nothing_follows! { CeasefireEvent }

impl Judged for CeasefireEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<CeasefireLifecycle>("Ceasefire or standstill")];
}
