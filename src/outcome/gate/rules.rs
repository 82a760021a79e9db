//! What may be done about gates, and what follows from one that was passed.

use crate::{
    decision::{Poll, Verdict},
    event::{Entry, Event},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::{
            Rule,
            catalogue::{
                GATE_FAILED_THRESHOLD, GATE_PASSED_THRESHOLD, GATE_REPLACED_AGREEMENT,
                GATE_REQUIRED_AGREEMENT, GATE_WAIVED_AGREEMENT,
            },
        },
    },
    lifecycle::Lifecycle,
    outcome::{
        gate::{GateAction, GateEvent, GateLifecycle, GateState, GateStatus, Required},
        instrument::{InstrumentLifecycle, InstrumentState, InstrumentStatus},
    },
    state::Negotiation,
    value::condition::Condition,
};

impl Judge<'_> {
    pub(crate) fn gate(&mut self, event: &GateEvent, build: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let gate = self.named.gate.and_then(|gate| talks.state.gates.get(gate));
        let status = gate.map(|gate| gate.status.value());
        let of = if let GateEvent::Required(fact) = event {
            fact.of.as_ref().and_then(|id| talks.state.parties.find(id.as_str()))
        } else {
            gate.and_then(|gate| gate.of)
        };
        let on = if let GateEvent::Required(fact) = event {
            talks.state.instrument_gated(fact)
        } else {
            gate.and_then(GateState::instrument).and_then(|on| talks.state.instruments.get(on))
        };
        let parties = match (of, on) {
            (Some(_), _) => Vec::new(),
            (None, Some(on)) => talks.concerned(on),
            (None, None) => talks.state.principals.clone(),
        };
        let instrument = on.map(|on| &on.id);
        let concern = Concern { party: of, members: &parties, instrument, ..Concern::default() };
        if let GateEvent::Recommended(_) = event {
            self.entitled(concern)?;
        } else if let Some(action) = action(event) {
            self.step::<GateLifecycle>(status, action, concern)?;
        }
        match event {
            GateEvent::Passed(fact) => {
                let kept =
                    gate.is_none_or(|gate| talks.says_of(gate, fact.poll.as_ref()) != Some(Verdict::Failed));
                self.require(&GATE_PASSED_THRESHOLD, kept)?;
            }
            GateEvent::Failed(fact) => {
                let kept =
                    gate.is_none_or(|gate| talks.says_of(gate, fact.poll.as_ref()) != Some(Verdict::Carried));
                self.require(&GATE_FAILED_THRESHOLD, kept)?;
            }
            // Of a gate that its own law asks for, that party disposes alone.
            GateEvent::Waived(_) | GateEvent::Replaced(_) if of.is_some() => {}
            GateEvent::Waived(_) => return self.disposed(&GATE_WAIVED_AGREEMENT, on, build),
            GateEvent::Replaced(_) => return self.disposed(&GATE_REPLACED_AGREEMENT, on, build),
            GateEvent::Required(_) => {
                let drawn_up = on.is_some_and(|on| on.status.value() != InstrumentStatus::Draft);
                if of.is_none() && drawn_up {
                    return self.disposed(&GATE_REQUIRED_AGREEMENT, on, build);
                }
            }
            GateEvent::Scheduled(_)
            | GateEvent::Recommended(_)
            | GateEvent::NotHeld(_)
            | GateEvent::Annulled(_) => {}
        }
        Ok(Fill::default())
    }

    /// What the parties of its instrument, or else the principals, decide together.
    fn disposed(
        &mut self,
        guard: &'static Rule,
        on: Option<&InstrumentState>,
        build: bool,
    ) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let parties = on.map_or_else(|| talks.state.principals.clone(), |on| talks.concerned(on));
        let ever = || on.map_or(0, |on| talks.ever_party_to(on));
        self.decided_among(guard, talks.state.procedure().agreeing(), &parties, ever, build)
    }
}

impl Judge<'_> {
    /// Whether the gates are passed of the instruments that the negotiation concluded with, where it named
    /// them, or else of all that still stand; and those on the whole.
    pub(crate) fn gates_of_the_whole(&self) -> Answer {
        let talks = self.talks;
        let named = talks.concluded_with();
        let is_meant = |instrument: &&InstrumentState| {
            let over = InstrumentLifecycle::is_resting(instrument.status.value());
            if named.is_empty() {
                // What nobody agreed to yet holds up no others.
                let drawn_up = instrument.status.value() != InstrumentStatus::Draft;
                !over
                    && drawn_up
                    && talks.is_of_several(instrument)
                    && talks.is_before_all(instrument.introduced)
            } else {
                named.contains(&instrument.id)
            }
        };
        let instruments = talks.state.instruments.items().iter().filter(is_meant);
        let on_the_whole =
            talks.state.gates.items().iter().filter(|gate| gate.is_on_the_whole() && gate.of.is_none());
        let open = |gate: &GateState| !talks.is_met(&Condition::GatePassed(gate.id.clone()), self.moment());
        instruments
            .map(|instrument| talks.gates_passed(instrument, None, self.moment()))
            .chain(on_the_whole.filter(|gate| open(gate)).map(|gate| {
                if let GateStatus::Failed = gate.status.value() { Answer::Broken } else { Answer::NotShown }
            }))
            .fold(Answer::Kept, crate::talks::person::rules::worse)
    }
}

impl Negotiation {
    /// Whether an instrument is of several who decide; what one drew up for itself is of none of the others.
    pub(crate) fn is_of_several(&self, instrument: &InstrumentState) -> bool {
        let concerned = self.concerned(instrument);
        concerned.iter().filter(|party| self.state.principals.contains(party)).count() > 1
    }

    /// The fact by which a gate became needed.
    pub(crate) fn required(&self, gate: &GateState) -> Option<&Required> {
        match self.nth(gate.introduced).map(Entry::event) {
            Some(Event::Gate(GateEvent::Required(fact))) => Some(fact),
            _ => None,
        }
    }

    /// What the rule of a gate says of a result; none where one of them is not known.
    fn says_of(&self, gate: &GateState, poll: Option<&Poll>) -> Option<Verdict> {
        Some(self.required(gate)?.rule.as_ref()?.of_poll(poll?))
    }
}

const fn action(event: &GateEvent) -> Option<GateAction> {
    Some(match event {
        GateEvent::Required(_) => GateAction::Required,
        GateEvent::Scheduled(_) => GateAction::Scheduled,
        GateEvent::Passed(_) => GateAction::Passed,
        GateEvent::Failed(_) => GateAction::Failed,
        GateEvent::NotHeld(_) => GateAction::NotHeld,
        GateEvent::Annulled(_) => GateAction::Annulled,
        GateEvent::Waived(_) => GateAction::Waived,
        GateEvent::Replaced(_) => GateAction::Replaced,
        GateEvent::Recommended(_) => return None,
    })
}

impl Judged for GateEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<GateLifecycle>("Gate")];
}
