//! What may be done to instruments, and what follows.

use crate::{
    event::Actor,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::catalogue::{
            INSTRUMENT_ADOPTED_AGREEMENT, INSTRUMENT_AGREED_AGREEMENT, INSTRUMENT_AGREED_TEXT,
            INSTRUMENT_AMENDED_AGREEMENT, INSTRUMENT_AMENDED_FORCE, INSTRUMENT_ANY_ACCORDING_TO,
            INSTRUMENT_ANY_CONCLUDED, INSTRUMENT_ANY_DATED, INSTRUMENT_DRAFTED_BINDING,
            INSTRUMENT_ENTERED_INTO_FORCE_BEGUN, INSTRUMENT_ENTERED_INTO_FORCE_BOUND,
            INSTRUMENT_ENTERED_INTO_FORCE_CONDITION, INSTRUMENT_ENTERED_INTO_FORCE_GATES,
            INSTRUMENT_ENTERED_INTO_FORCE_ONCE, INSTRUMENT_ENTERED_INTO_FORCE_SHOWN,
            INSTRUMENT_INITIALLED_ALL, INSTRUMENT_OPENED_FOR_SIGNATURE_AGREEMENT,
            INSTRUMENT_RECTIFIED_AGREEMENT, INSTRUMENT_REJECTED_AGREEMENT, INSTRUMENT_REOPENED_AGREEMENT,
            INSTRUMENT_RESUBMITTED_AGREEMENT, INSTRUMENT_RESUMED_AGREEMENT, INSTRUMENT_REVISED_AGREEMENT,
            INSTRUMENT_REVISED_FIXED, INSTRUMENT_REVIVED_AGREEMENT, INSTRUMENT_REVIVED_FORCE,
            INSTRUMENT_SIGNED_ALL, INSTRUMENT_SUPERSEDED_AGREEMENT, INSTRUMENT_SUSPENDED_AGREEMENT,
            INSTRUMENT_TERMINATED_AGREEMENT,
        },
    },
    lifecycle::Lifecycle,
    outcome::{
        consent::ConsentStatus,
        instrument::{
            EnteredIntoForce, InstrumentAction, InstrumentEvent, InstrumentLifecycle, InstrumentState,
            InstrumentStatus,
            fold::{according_to, date_of, parts_of},
        },
    },
    state::{Moment, Negotiation, Vague},
    talks::party::PartyState,
    value::{
        id::{EntryId, PartyId},
        register::EventTime,
        role::Entitled,
        sorted::Set,
        table::Ix,
    },
};

impl Judge<'_> {
    pub(crate) fn instrument(&mut self, event: &InstrumentEvent, build: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let instrument = self.named.instrument.and_then(|instrument| talks.state.instruments.get(instrument));
        let named = self.whose_own(event, instrument);
        // In whose eyes it is: those of some, or of everybody. Who is no party of an instrument may hold
        // something of it too, as states do of a resolution of a council.
        let viewpoints = self.parties_of(according_to(event));
        let parties: Vec<_> = named.into_iter().chain(viewpoints.iter().copied()).collect();
        let id = event.instrument();
        let concern = Concern { members: &parties, instrument: Some(id), ..Concern::default() };
        let status = self.status_for(instrument, event, &viewpoints);
        match action(event) {
            Some(action) => self.step::<InstrumentLifecycle>(status, action, concern)?,
            None => self.entitled(concern)?,
        }
        if !viewpoints.is_empty() {
            return self.is_held(according_to(event)).map(|()| Fill::default());
        }
        self.takes_effect(event)?;
        let rule = talks.state.procedure().agreeing();
        let jointly = |judge: &mut Self, guard| {
            let moment = judge.moment();
            let bound =
                instrument.map_or_else(Vec::new, |instrument| talks.bound_by_instrument(instrument, moment));
            let ever = || instrument.map_or(0, |instrument| talks.ever_party_to(instrument));
            judge.decided_among(guard, rule, &bound, ever, build)
        };
        match event {
            InstrumentEvent::Revised(_) => {
                let open = instrument.is_some_and(|instrument| {
                    !instrument.status.value().is_fixed() && !talks.is_consented_to(instrument)
                });
                self.require(&INSTRUMENT_REVISED_FIXED, open)?;
                if status != Some(InstrumentStatus::Draft) {
                    return jointly(self, &INSTRUMENT_REVISED_AGREEMENT);
                }
            }
            InstrumentEvent::Agreed(_) => {
                self.not_resting()?;
                self.not_suspended()?;
                let settled = instrument.is_none_or(|instrument| talks.is_text_settled(instrument));
                self.require(&INSTRUMENT_AGREED_TEXT, settled)?;
                return jointly(self, &INSTRUMENT_AGREED_AGREEMENT);
            }
            InstrumentEvent::Adopted(_) => {
                self.not_suspended()?;
                return jointly(self, &INSTRUMENT_ADOPTED_AGREEMENT);
            }
            InstrumentEvent::Initialled(_) => {
                let all = self.all_of(instrument, |status| {
                    !matches!(status, ConsentStatus::Refused | ConsentStatus::Withdrawn)
                });
                self.require(&INSTRUMENT_INITIALLED_ALL, all)?;
            }
            InstrumentEvent::Signed(_) => {
                let signed = |status: ConsentStatus| status == ConsentStatus::Signed || status.is_bound();
                let all = self.all_of(instrument, signed);
                self.require(&INSTRUMENT_SIGNED_ALL, all)?;
            }
            InstrumentEvent::EnteredIntoForce(fact) => {
                if self.enters(instrument, fact)? && !self.records_alone(instrument, fact, concern) {
                    return jointly(self, &INSTRUMENT_ENTERED_INTO_FORCE_SHOWN);
                }
            }
            InstrumentEvent::OpenedForSignature(_) if !self.are_depositaries(concern) => {
                return jointly(self, &INSTRUMENT_OPENED_FOR_SIGNATURE_AGREEMENT);
            }
            InstrumentEvent::Rectified(_) if !self.are_depositaries(concern) => {
                return jointly(self, &INSTRUMENT_RECTIFIED_AGREEMENT);
            }
            InstrumentEvent::Rejected(_) => return jointly(self, &INSTRUMENT_REJECTED_AGREEMENT),
            InstrumentEvent::Resubmitted(_) => return jointly(self, &INSTRUMENT_RESUBMITTED_AGREEMENT),
            InstrumentEvent::Reopened(_) => return jointly(self, &INSTRUMENT_REOPENED_AGREEMENT),
            InstrumentEvent::Suspended(_) => return jointly(self, &INSTRUMENT_SUSPENDED_AGREEMENT),
            InstrumentEvent::Resumed(_) => return jointly(self, &INSTRUMENT_RESUMED_AGREEMENT),
            InstrumentEvent::Amended(_) => {
                let stands = matches!(
                    status,
                    Some(InstrumentStatus::Signed | InstrumentStatus::InForce | InstrumentStatus::Suspended)
                );
                self.require(&INSTRUMENT_AMENDED_FORCE, stands)?;
                return jointly(self, &INSTRUMENT_AMENDED_AGREEMENT);
            }
            InstrumentEvent::Superseded(_) => {
                return jointly(self, &INSTRUMENT_SUPERSEDED_AGREEMENT);
            }
            InstrumentEvent::Terminated(_) => {
                return jointly(self, &INSTRUMENT_TERMINATED_AGREEMENT);
            }
            InstrumentEvent::Revived(_) => {
                self.require(&INSTRUMENT_REVIVED_FORCE, talks.once_in_force(instrument))?;
                return jointly(self, &INSTRUMENT_REVIVED_AGREEMENT);
            }
            InstrumentEvent::Drafted(fact) => {
                self.not_resting()?;
                let may_bind = !fact.binding || fact.kind.steps().may_bind;
                self.require(&INSTRUMENT_DRAFTED_BINDING, may_bind)?;
            }
            InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Lapsed(_) => {}
        }
        Ok(Fill::default())
    }

    /// When an act takes effect, and by what.
    fn takes_effect(&mut self, event: &InstrumentEvent) -> Result<(), Refusal> {
        let dated = self.is_dated(date_of(event));
        self.require(&INSTRUMENT_ANY_DATED, dated)?;
        let other = match event {
            InstrumentEvent::Superseded(fact) => Some(&fact.successor),
            InstrumentEvent::Amended(fact) => fact.amending.as_ref(),
            InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::Agreed(_)
            | InstrumentEvent::Initialled(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::EnteredIntoForce(_)
            | InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Revived(_)
            | InstrumentEvent::Rejected(_)
            | InstrumentEvent::Resubmitted(_)
            | InstrumentEvent::Reopened(_)
            | InstrumentEvent::Lapsed(_) => None,
        };
        let other = other.and_then(|id| self.talks.state.instruments.by_key(id.as_str()));
        let concluded = other.is_none_or(|other| is_concluded(other.status.value()));
        self.require(&INSTRUMENT_ANY_CONCLUDED, concluded)
    }

    /// How that stands which an act is on, in the eyes of those who hold it: of several parts or parties the first from whose
    /// status the act is not permitted, if there is one.
    fn status_for(
        &self,
        instrument: Option<&InstrumentState>,
        event: &InstrumentEvent,
        viewpoints: &[Ix<PartyState>],
    ) -> Option<InstrumentStatus> {
        let instrument = instrument?;
        let permits = |status: InstrumentStatus| {
            action(event).is_some_and(|action| InstrumentLifecycle::row(Some(status), action).is_some())
        };
        let (mut holders, mut parts): (Vec<_>, Vec<_>) =
            (viewpoints.iter().copied().map(Some).collect(), parts_of(event).iter().map(Some).collect());
        let (mut seen, mut named) = (Set::new(), Set::new());
        holders.retain(|holder| seen.insert(*holder));
        parts.retain(|part| named.insert(*part));
        holders.extend(viewpoints.is_empty().then_some(None));
        parts.extend(parts.is_empty().then_some(None));
        let each = holders.iter().flat_map(|holder| parts.iter().map(|part| (*holder, *part)));
        let mut statuses =
            each.map(|(holder, part)| self.talks.status_then_of(instrument, holder, part, self.place));
        let first = statuses.clone().next();
        statuses.find(|status| !permits(*status)).or(first)
    }

    /// The parties whose own an act on an instrument is; it is asked of parties alone.
    fn whose_own(
        &self,
        event: &InstrumentEvent,
        instrument: Option<&InstrumentState>,
    ) -> Vec<Ix<PartyState>> {
        if !self.entry.by.is_of_parties() && self.moved.is_none() {
            return Vec::new();
        }
        match (event, instrument) {
            (InstrumentEvent::Drafted(fact), _) if fact.parties.is_empty() => {
                self.talks.state.principals.clone()
            }
            (InstrumentEvent::Drafted(fact), _) => self.parties_of(&fact.parties),
            (InstrumentEvent::Revised(fact), Some(instrument)) => {
                [self.talks.concerned(instrument), self.newly_named(instrument, fact)].concat()
            }
            (_, Some(instrument)) => self.talks.concerned(instrument),
            (_, None) => Vec::new(),
        }
    }

    /// `instrument.any.according_to`: what some hold is recorded by them.
    fn is_held(&mut self, by: &[PartyId]) -> Result<(), Refusal> {
        let holders = self.parties_of(by);
        let actors: Vec<_> = self.actors().collect();
        let held = match &self.entry.by {
            Actor::Secretariat | Actor::Procedure | Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                Answer::from(holders.iter().all(|holder| actors.contains(holder)))
            }
        };
        self.require(&INSTRUMENT_ANY_ACCORDING_TO, held)
    }

    /// Whether each of these did it: one that refused breaks it, of one that did less nothing is shown.
    fn all_of(&self, instrument: Option<&InstrumentState>, did: impl Fn(ConsentStatus) -> bool) -> Answer {
        let Some(instrument) = instrument else { return Answer::NotShown };
        let parties = self.talks.parties_of(instrument);
        let mut all = if parties.is_empty() { Answer::NotShown } else { Answer::Kept };
        for &party in parties {
            let party = self.talks.consenting(instrument, party);
            match self.talks.consent_status(instrument, party) {
                Some(status) if did(status) => {}
                Some(ConsentStatus::Refused) => return Answer::Broken,
                _ => all = Answer::NotShown,
            }
        }
        all
    }

    /// Whether it enters into force at its date. Says whether that rests on what nobody computes, as parts of it do.
    fn enters(
        &mut self,
        instrument: Option<&InstrumentState>,
        fact: &EnteredIntoForce,
    ) -> Result<bool, Refusal> {
        if !fact.parts.is_empty() {
            let begun = self.is_begun(&fact.at);
            return self.require(&INSTRUMENT_ENTERED_INTO_FORCE_BEGUN, begun).map(|()| true);
        }
        let once = instrument.is_none_or(|instrument| instrument.status.value() != InstrumentStatus::InForce);
        let earlier = self.is_agreed_earlier(instrument, fact);
        let again = once || !fact.parties.is_empty() || earlier;
        self.require(&INSTRUMENT_ENTERED_INTO_FORCE_ONCE, again)?;
        let begun = self.is_begun(&fact.at);
        self.require(&INSTRUMENT_ENTERED_INTO_FORCE_BEGUN, begun)?;
        let moment = self.moment();
        let by = self.talks.span_of(&fact.at).latest.filter(|_| !earlier);
        let met = instrument.map_or(Answer::NotShown, |instrument| {
            self.talks.is_ready(instrument, &fact.shown_by, by, moment)
        });
        let ready = |instrument| self.talks.ready_since(instrument, moment);
        let rests_on_words =
            !fact.shown_by.is_empty() && instrument.and_then(ready).is_none_or(|met| met > moment.at);
        self.require(&INSTRUMENT_ENTERED_INTO_FORCE_CONDITION, met)?;
        let bound = instrument.map_or(Answer::NotShown, |instrument| self.are_bound(instrument, fact));
        self.require(&INSTRUMENT_ENTERED_INTO_FORCE_BOUND, bound)?;
        let passed =
            instrument.map_or(Answer::NotShown, |instrument| self.talks.gates_passed(instrument, by, moment));
        self.require(&INSTRUMENT_ENTERED_INTO_FORCE_GATES, passed)?;
        Ok(rests_on_words)
    }

    /// Whether all whom it binds agree by the act on a date before the one since which it is in force, or would be
    /// (article 28).
    fn is_agreed_earlier(&self, instrument: Option<&InstrumentState>, fact: &EnteredIntoForce) -> bool {
        let (Some(instrument), moment) = (instrument, self.moment()) else { return false };
        let since = self.talks.stands_since(instrument, moment);
        let latest = self.talks.span_of(&fact.at).latest;
        let earlier = since.is_none_or(|since| latest.is_some_and(|latest| latest < since));
        earlier && {
            let bound = self.talks.bound_by_instrument(instrument, moment);
            !bound.is_empty() && self.is_act_of_all(&bound) == Answer::Kept
        }
    }

    /// Whether the parties named are bound, or apply it provisionally; that it is in force for one that is neither may be
    /// shown, as where others decide for all.
    fn are_bound(&self, instrument: &InstrumentState, fact: &EnteredIntoForce) -> Answer {
        if !instrument.binding || !fact.shown_by.is_empty() {
            return Answer::Kept;
        }
        let moment = self.moment();
        let mut answer = Answer::Kept;
        for party in self.parties_of(&fact.parties) {
            let party = self.talks.consenting(instrument, party);
            let applied = self.is_applied(Some(instrument), instrument.consent(party));
            if applied == Answer::Kept || self.talks.binds(instrument, party, moment) {
                continue;
            }
            match self.talks.consent_status(instrument, party) {
                Some(ConsentStatus::Refused | ConsentStatus::Withdrawn) => return Answer::Broken,
                _ => answer = Answer::NotShown,
            }
        }
        answer
    }

    /// Whether those who act keep the originals.
    pub(crate) fn are_depositaries(&self, concern: Concern<'_>) -> bool {
        let mut actors = self.actors().peekable();
        let some = actors.peek().is_some();
        some && actors.all(|actor| self.holds_one(actor, &[Entitled::Depositary], concern))
    }
}

impl Negotiation {
    /// Whether the condition for entry into force is met by a time. It is certainly not, where it is not whatever vague dates
    /// mean; words are shown by these entries.
    pub(crate) fn is_ready(
        &self,
        instrument: &InstrumentState,
        shown_by: &[EntryId],
        by: Option<EventTime>,
        moment: Moment<'_>,
    ) -> Answer {
        let met = |vague| {
            let then = Moment { vague, ..moment };
            let shown = shown_by.iter().filter_map(|id| self.done(self.seq_of(id)?, then)).max();
            self.ready_since(instrument, Moment { shown, ..then })
        };
        let by_then = |met: EventTime| met <= moment.at && by.is_none_or(|by| met <= by);
        match met(Vague::AsTold) {
            Some(since) if by_then(since) => Answer::Kept,
            Some(_) if !met(Vague::First).is_some_and(by_then) => Answer::Broken,
            Some(_) | None => Answer::NotShown,
        }
    }

    /// Whether the gates that an instrument itself needs are passed by a time. They are certainly passed too late, where they are
    /// whatever vague dates mean.
    pub(crate) fn gates_passed(
        &self,
        instrument: &InstrumentState,
        by: Option<EventTime>,
        moment: Moment<'_>,
    ) -> Answer {
        let by_then = |vague| {
            let passed = self.gates_since(instrument, Moment { vague, ..moment });
            passed.filter(|passed| *passed <= moment.at).map(|passed| by.is_none_or(|by| passed <= by))
        };
        let may_be = match by_then(Vague::AsTold) {
            Some(true) => return Answer::Kept,
            Some(false) => by_then(Vague::First) == Some(true),
            // With gates that are combined, one that failed may not matter.
            None => self.can_pass_gates(instrument, None),
        };
        if may_be { Answer::NotShown } else { Answer::Broken }
    }

    /// Whether an instrument once entered into force as a whole.
    fn once_in_force(&self, instrument: Option<&InstrumentState>) -> Answer {
        let entered =
            |seq: &u32| self.nth(*seq).is_some_and(|entry| EnteredIntoForce::of(&entry.event).is_some());
        let was = instrument.is_some_and(|own| own.turns.iter().any(entered));
        if was { Answer::Kept } else { Answer::NotShown }
    }

    /// Its parties, and whoever else is bound by it; in the place of one that is dissolved, who carries that on.
    pub(crate) fn concerned(&self, instrument: &InstrumentState) -> Vec<Ix<PartyState>> {
        let bound = |party: &Ix<PartyState>| {
            self.consent_status(instrument, *party).is_some_and(ConsentStatus::is_bound)
        };
        let others = self.who_consented(instrument).filter(bound);
        self.heirs(self.parties_of(instrument).iter().copied().chain(others))
    }

    /// Who decides on it together: those whom it binds once it was in force, and before that all concerned. Who left
    /// it has no say any more, from the date on at which that takes effect.
    pub(crate) fn bound_by_instrument(
        &self,
        instrument: &InstrumentState,
        moment: Moment<'_>,
    ) -> Vec<Ix<PartyState>> {
        let named = self.parties_of(instrument).iter().map(|party| self.consenting(instrument, *party));
        let others = self.who_consented(instrument).filter(|party| self.binds(instrument, *party, moment));
        let all: Vec<_> = named.chain(others).collect();
        let once_in_force = matches!(
            instrument.status.value(),
            InstrumentStatus::InForce
                | InstrumentStatus::Suspended
                | InstrumentStatus::Superseded
                | InstrumentStatus::Terminated
        );
        let stays = |party: &Ix<PartyState>| {
            if instrument.binding {
                self.binds(instrument, *party, moment)
            } else {
                !self.has_left(instrument, *party, moment)
            }
        };
        let those = self.heirs(all.iter().copied().filter(|party| once_in_force && stays(party)));
        if those.is_empty() { self.heirs(all) } else { those }
    }

    /// Those that did anything about their consent; of a place that was carried on, the last.
    fn who_consented<'a>(
        &'a self,
        instrument: &'a InstrumentState,
    ) -> impl Iterator<Item = Ix<PartyState>> + use<'a> {
        instrument.consents.iter().map(|consent| self.consenting(instrument, consent.party))
    }

    /// Whether a party initialled it, signed it, or is bound.
    fn is_consented_to(&self, instrument: &InstrumentState) -> bool {
        instrument.consents.iter().any(|consent| {
            let status = self.consent_status(instrument, consent.party);
            status.is_some_and(|status| !matches!(status, ConsentStatus::Refused | ConsentStatus::Withdrawn))
        })
    }

    fn is_text_settled(&self, instrument: &InstrumentState) -> bool {
        let version = instrument.version.value().and_then(|ix| self.state.versions.get(ix));
        let mut contents = version.into_iter().flat_map(|version| &version.contents);
        contents.all(|content| {
            self.state.points.get(content.point).is_some_and(|point| {
                let status = point.status.value();
                status.is_settled() || status == crate::talks::point::PointStatus::TextAgreed
            })
        })
    }
}

/// Whether it was agreed, and came to something.
const fn is_concluded(status: InstrumentStatus) -> bool {
    match status {
        InstrumentStatus::Draft | InstrumentStatus::Rejected | InstrumentStatus::Lapsed => false,
        InstrumentStatus::Agreed
        | InstrumentStatus::Initialled
        | InstrumentStatus::Adopted
        | InstrumentStatus::OpenForSignature
        | InstrumentStatus::Signed
        | InstrumentStatus::InForce
        | InstrumentStatus::Suspended
        | InstrumentStatus::Superseded
        | InstrumentStatus::Terminated => true,
    }
}

/// What the event does to the status.
pub(crate) const fn action(event: &InstrumentEvent) -> Option<InstrumentAction> {
    Some(match event {
        InstrumentEvent::Drafted(_) => InstrumentAction::Drafted,
        InstrumentEvent::Agreed(_) => InstrumentAction::Agreed,
        InstrumentEvent::Initialled(_) => InstrumentAction::Initialled,
        InstrumentEvent::Adopted(_) => InstrumentAction::Adopted,
        InstrumentEvent::OpenedForSignature(_) => InstrumentAction::OpenedForSignature,
        InstrumentEvent::Signed(_) => InstrumentAction::Signed,
        InstrumentEvent::EnteredIntoForce(_) => InstrumentAction::EnteredIntoForce,
        InstrumentEvent::Suspended(_) => InstrumentAction::Suspended,
        InstrumentEvent::Resumed(_) => InstrumentAction::Resumed,
        InstrumentEvent::Superseded(_) => InstrumentAction::Superseded,
        InstrumentEvent::Terminated(_) => InstrumentAction::Terminated,
        InstrumentEvent::Revived(_) => InstrumentAction::Revived,
        InstrumentEvent::Rejected(_) => InstrumentAction::Rejected,
        InstrumentEvent::Resubmitted(_) => InstrumentAction::Resubmitted,
        InstrumentEvent::Reopened(_) => InstrumentAction::Reopened,
        InstrumentEvent::Lapsed(_) => InstrumentAction::Lapsed,
        InstrumentEvent::Revised(_) | InstrumentEvent::Amended(_) | InstrumentEvent::Rectified(_) => {
            return None;
        }
    })
}

impl Judged for InstrumentEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<InstrumentLifecycle>("Instrument")];
}
