//! What follows from gates: instruments enter into force, or are sent back where one failed that was needed.

use crate::{
    decision::{OnFailedGate, Verdict},
    event::{Entry, Event},
    judge::consequence::Followed,
    lifecycle::Lifecycle,
    outcome::{
        consent::ConsentStatus,
        gate::{GateEvent, GateState, GateStatus},
        instrument::{self, InstrumentAction, InstrumentLifecycle, InstrumentState, MAX_GATES},
    },
    state::{Asked, Coming, Moment, Named, Negotiation},
    talks::{
        party::PartyState,
        point::PointState,
        process::{self, Concluded, NegotiationStatus},
        version::VersionState,
    },
    value::{
        condition::{Condition, Consents},
        gather::Gather,
        id::InstrumentId,
        register::{EventTime, Register},
        table::Ix,
    },
};

impl Followed for GateEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        talks.of_gate(self, named, place, moment)
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        true
    }
}

impl Negotiation {
    /// What follows from a gate that failed, as the procedure says. What came late changes nothing any more.
    pub(crate) fn sent_back(&self, ix: Ix<GateState>, gate: &GateState, place: EventTime) -> Vec<Event> {
        let outcome = self.state.procedure().on_failed_gate();
        let on = gate.instrument().and_then(|on| self.state.instruments.get(on));
        // On the whole, one that the law of a single party asks for is waited for by nobody else.
        let Some(on) = on else {
            let reopens = outcome == OnFailedGate::Reopens && gate.of.is_none() && gate.is_on_the_whole();
            return self.negotiation_reopened(gate, place).filter(|_| reopens).into_iter().gather();
        };
        if !self.is_on_time(&on.status, place) || self.can_do_without(on, ix) {
            return Vec::new();
        }
        let permits =
            |action: InstrumentAction| InstrumentLifecycle::row(Some(on.status.value()), action).is_some();
        let (id, failed) = (on.id.clone(), gate.id.clone());
        match outcome {
            OnFailedGate::Rejects if permits(InstrumentAction::Rejected) => {
                vec![instrument::Rejected::from_parts(id).with_gate(failed).into()]
            }
            OnFailedGate::Reopens if permits(InstrumentAction::Reopened) => {
                let named = self.concluded_with();
                let concluded = if named.is_empty() { self.is_of_several(on) } else { named.contains(&id) };
                let reopened = instrument::Reopened::from_parts(id).with_gate(failed).into();
                let negotiation = self.negotiation_reopened(gate, place).filter(|_| concluded);
                std::iter::once(reopened).chain(negotiation).collect()
            }
            OnFailedGate::Stands | OnFailedGate::Rejects | OnFailedGate::Reopens => Vec::new(),
        }
    }

    /// The negotiation is taken up again, where it was concluded or is being carried out.
    fn negotiation_reopened(&self, gate: &GateState, place: EventTime) -> Option<Event> {
        let status = &self.state.process.as_ref()?.status;
        let over = matches!(status.value(), NegotiationStatus::Concluded | NegotiationStatus::Implementing);
        let reopens = over && self.is_on_time(status, place);
        reopens.then(|| process::Reopened::new().with_gate(gate.id.clone()).into())
    }

    /// Whether what happens at a place would not come before the last change.
    fn is_on_time<T: Copy>(&self, register: &Register<T>, place: EventTime) -> bool {
        self.places().get(register.seq() as usize).is_none_or(|last| *last <= place)
    }

    /// The instruments that the negotiation concluded with, where it named them.
    pub(crate) fn concluded_with(&self) -> &[InstrumentId] {
        let concluded = self.state.process.as_ref().and_then(|process| process.concluded.as_ref());
        let fact = concluded.and_then(|gate| Concluded::of(self.nth(gate.seq())?.event()));
        fact.map_or(&[][..], |fact| &fact.instruments)
    }

    /// The gates that an instrument needs beside those that are combined: all of its own, and once they are
    /// combined those that were required since. What stands in for another counts in the place of that one.
    pub(crate) fn gates_beside<'a>(
        &'a self,
        instrument: &'a InstrumentState,
    ) -> impl Iterator<Item = (Ix<GateState>, &'a GateState)> {
        let order = |seq: u32| (self.places().get(seq as usize), seq);
        let stands_in = |ix: Ix<GateState>, gate: &GateState| {
            let mut before = gate.behind.iter().filter_map(|before| self.state.gates.get(*before));
            before.any(|before| before.replaced_by.as_ref().map(Register::value) == Some(ix))
        };
        let all = instrument.required.iter().filter_map(|ix| Some((*ix, self.state.gates.get(*ix)?)));
        all.filter(move |(ix, gate)| {
            let since = order(gate.introduced) > order(instrument.gates.seq());
            gate.of.is_none() && (instrument.gates.get().is_none() || since && !stands_in(*ix, gate))
        })
    }

    /// Whether the gates that an instrument needs can still be passed.
    pub(crate) fn can_pass_gates(&self, gate: &InstrumentState, failed: Option<Ix<GateState>>) -> bool {
        gate.gates.get().as_ref().is_none_or(|all| self.can_be_met(gate, all, failed))
            && self.gates_beside(gate).all(|(ix, _)| self.can_be_passed(ix, failed))
    }

    /// A gate that failed, and that an instrument on the current words of these points needs itself. No party alone says so; what
    /// is hidden from those who decide holds nobody up.
    pub(crate) fn failed_gate_of(&self, points: &[Ix<PointState>]) -> Option<&GateState> {
        let state = &self.state;
        if state.instruments.len() == 0 {
            return None;
        }
        let each = points.iter().filter_map(|ix| state.points.get(*ix));
        let decide = each.flat_map(|point| state.electorate(Asked::Point(point)).into_owned()).gather();
        let holds = |version: Ix<VersionState>| {
            let contents = state.versions.get(version).map_or(&[][..], |version| &version.contents);
            contents.iter().filter(|content| points.contains(&content.point)).any(|content| {
                let words = state.points.get(content.point).and_then(|point| point.words.value());
                content.wording.is_none() || state.same_words(content.wording, words)
            })
        };
        let needs = |on: &&InstrumentState| {
            !InstrumentLifecycle::is_resting(on.status.value())
                && self.is_before_all(on.introduced)
                && on.version.value().is_some_and(holds)
                && !self.can_pass_gates(on, None)
                && {
                    let concerned = self.concerned(on);
                    decide.iter().all(|party| concerned.contains(party))
                }
        };
        let own = state.instruments.items().iter().filter(needs).flat_map(|on| &on.required);
        let own = own.filter_map(|ix| Some((*ix, state.gates.get(*ix)?)));
        let mut failed = own.filter(|(ix, gate)| gate.of.is_none() && !self.can_be_passed(*ix, None));
        failed.find(|(_, gate)| self.is_before_all(gate.introduced)).map(|(_, gate)| gate)
    }

    /// Whether an instrument can still enter into force without this gate: its gates can be passed, and so many
    /// bound as it takes.
    fn can_do_without(&self, gate: &InstrumentState, failed: Ix<GateState>) -> bool {
        let all = Condition::Bound(Consents::to(gate.id.clone()));
        let waits = gate.in_force_when.get().as_ref().unwrap_or(&all);
        self.can_pass_gates(gate, Some(failed)) && self.can_be_met(gate, waits, Some(failed))
    }

    /// What came of a gate, or of the one that stands in for it. One of them may be about to come.
    pub(crate) fn came_of(&self, gate: Ix<GateState>, coming: Option<(Ix<GateState>, Verdict)>) -> Verdict {
        let mut at = gate;
        for _ in 0..=MAX_GATES {
            if let Some((_, came)) = coming.filter(|(coming, _)| *coming == at) {
                return came;
            }
            let Some(gate) = self.state.gates.get(at) else { break };
            match (gate.status.value(), &gate.replaced_by) {
                (GateStatus::Passed | GateStatus::Waived, _) => return Verdict::Carried,
                (GateStatus::Failed, _) => return Verdict::Failed,
                (GateStatus::Replaced, Some(by)) => at = by.value(),
                (
                    GateStatus::Required
                    | GateStatus::Scheduled
                    | GateStatus::NotHeld
                    | GateStatus::Annulled
                    | GateStatus::Replaced,
                    _,
                ) => break,
            }
        }
        Verdict::Open
    }

    /// Whether a gate has not failed, nor the one that stands in for it.
    fn can_be_passed(&self, gate: Ix<GateState>, failed: Option<Ix<GateState>>) -> bool {
        self.came_of(gate, failed.map(|failed| (failed, Verdict::Failed))) != Verdict::Failed
    }

    /// Whether a condition can still be met, as far as it depends on gates, and on who can be bound in spite of
    /// them.
    fn can_be_met(&self, on: &InstrumentState, waits: &Condition, failed: Option<Ix<GateState>>) -> bool {
        match waits {
            Condition::GatePassed(id) => {
                self.state.gates.find(id.as_str()).is_some_and(|ix| self.can_be_passed(ix, failed))
            }
            Condition::AllOf(parts) => parts.iter().all(|part| self.can_be_met(on, part, failed)),
            Condition::AnyOf(parts) => parts.iter().any(|part| self.can_be_met(on, part, failed)),
            Condition::After(after) => self.can_be_met(on, after.condition(), failed),
            Condition::Bound(consents) if *consents.instrument() == on.id => {
                self.can_be_bound(on, consents, failed)
            }
            Condition::PointAgreed(_)
            | Condition::PointClosed(_)
            | Condition::ProposalAccepted(_)
            | Condition::InstrumentInForce(_)
            | Condition::Bound(_)
            | Condition::MeetingHeld(_)
            | Condition::CeasefireInEffect(_)
            | Condition::CommitmentComplete(_)
            | Condition::DateReached(_)
            | Condition::Text(_) => true,
        }
    }

    fn can_be_bound(&self, on: &InstrumentState, consents: &Consents, failed: Option<Ix<GateState>>) -> bool {
        let parties: Vec<Ix<PartyState>> = match (consents.parties(), consents.number()) {
            ([], None) => self.parties_of(on).to_vec(),
            // Whoever accedes counts too.
            ([], Some(_)) if self.drafted(on).and_then(|fact| fact.open_to_accession) == Some(true) => {
                return true;
            }
            ([], Some(_)) => {
                let others = on.consents.iter().map(|consent| consent.party);
                self.parties_of(on).iter().copied().chain(others).collect()
            }
            (named, _) => named.iter().filter_map(|id| self.state.parties.find(id.as_str())).gather(),
        };
        // A party and the one that carries on its place consent once.
        let places = || self.places_of(parties.iter().copied());
        let able = parties.iter().copied().filter(|party| self.can_bind_itself(on, *party, failed));
        self.places_of(able) >= consents.number().map_or_else(places, |number| number as usize)
    }

    /// Whether the own law of a party asks for a gate, or of the one whose place it carries on.
    pub(crate) fn is_asked_of(&self, gate: &GateState, party: Ix<PartyState>) -> bool {
        gate.of.is_some_and(|of| of == party || self.heir(of) == party)
    }

    /// Whether a party is bound, or none of the gates failed that its own law sets.
    fn can_bind_itself(
        &self,
        on: &InstrumentState,
        party: Ix<PartyState>,
        failed: Option<Ix<GateState>>,
    ) -> bool {
        let is_own =
            |ix: &Ix<GateState>| self.state.gates.get(*ix).is_some_and(|gate| self.is_asked_of(gate, party));
        self.consent_status(on, self.consenting(on, party)).is_some_and(ConsentStatus::is_bound)
            || on.required.iter().copied().filter(is_own).all(|ix| self.can_be_passed(ix, failed))
    }
}

impl Negotiation {
    /// What follows from the result of a gate.
    fn of_gate(&self, event: &GateEvent, named: Named, place: EventTime, moment: Moment<'_>) -> Vec<Event> {
        let Some((ix, gate)) = named.gate.and_then(|ix| Some((ix, self.state.gates.get(ix)?))) else {
            return Vec::new();
        };
        if let Some(offer) = gate.proposal().and_then(|offer| self.state.proposals.get(offer)) {
            let came = match event {
                GateEvent::Passed(_) | GateEvent::Waived(_) => Verdict::Carried,
                GateEvent::Failed(_) => Verdict::Failed,
                GateEvent::Replaced(fact) => {
                    let successor = self.state.gates.find(fact.successor.as_str());
                    successor.map_or(Verdict::Open, |successor| self.came_of(successor, None))
                }
                GateEvent::Required(_)
                | GateEvent::Scheduled(_)
                | GateEvent::Recommended(_)
                | GateEvent::NotHeld(_)
                | GateEvent::Annulled(_) => Verdict::Open,
            };
            return self.of_gate_on_offer(offer, (ix, came), moment);
        }
        let passes = match event {
            GateEvent::Passed(_) | GateEvent::Waived(_) => true,
            GateEvent::Replaced(fact) => self.is_met(&Condition::GatePassed(fact.successor.clone()), moment),
            GateEvent::Failed(_) => return self.sent_back(ix, gate, place),
            GateEvent::Required(_)
            | GateEvent::Scheduled(_)
            | GateEvent::Recommended(_)
            | GateEvent::NotHeld(_)
            | GateEvent::Annulled(_) => false,
        };
        if passes { self.entering(vec![Coming::Passed(ix)], place, moment) } else { Vec::new() }
    }
}
