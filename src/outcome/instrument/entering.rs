//! When instruments can enter into force, and which of them do at once with what is recorded.

use crate::{
    event::{
        Event,
        fact::{Mention, Mentions},
    },
    outcome::{
        gate::GateState,
        instrument::{EnteredIntoForce, InstrumentState, InstrumentStatus},
    },
    state::{Coming, Moment, Negotiation},
    value::{
        condition::{Condition, Consents},
        id::InstrumentId,
        register::EventTime,
        sorted::{Map, Set},
        table::Ix,
        when::When,
    },
};

impl Negotiation {
    /// The gates required of an instrument.
    pub(crate) fn gates_on<'a>(
        &'a self,
        instrument: &'a InstrumentState,
    ) -> impl Iterator<Item = &'a GateState> {
        instrument.required.iter().filter_map(|gate| self.state.gates.get(*gate))
    }

    /// Since when the gates that the instrument itself needs have been passed; since ever, if it needs none.
    pub(crate) fn gates_since(&self, instrument: &InstrumentState, moment: Moment<'_>) -> Option<EventTime> {
        let combined = match instrument.gates.get() {
            Some(gates) => self.when_met(gates, moment)?,
            None => EventTime::MIN_UTC,
        };
        self.gates_beside(instrument).try_fold(combined, |last, (_, gate)| {
            Some(last.max(self.when_met(&Condition::GatePassed(gate.id.clone()), moment)?))
        })
    }

    /// Since when the condition for entry into force has been met, or from when it will be.
    pub(crate) fn ready_since(&self, instrument: &InstrumentState, moment: Moment<'_>) -> Option<EventTime> {
        if let Some(condition) = instrument.in_force_when.get() {
            return self.when_met(condition, moment);
        }
        let all = Condition::Bound(Consents::to(instrument.id.clone()));
        let status =
            self.state.instruments.find(instrument.id.as_str()).and_then(|ix| self.status_then(ix, moment));
        let settled = matches!(status, Some(InstrumentStatus::Adopted | InstrumentStatus::Signed));
        match self.when_met(&all, moment) {
            None if !instrument.binding && settled && status == Some(instrument.status.value()) => {
                self.done(instrument.status.seq(), moment)
            }
            None if !instrument.binding && settled => Some(moment.at),
            met => met,
        }
    }

    /// The instruments that enter into force with what is about to be recorded, and with one another: each once, and
    /// of several the first that was drafted.
    pub(crate) fn entering(
        &self,
        mut coming: Vec<Coming>,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let touched = coming.iter().filter_map(|coming| match *coming {
            Coming::Bound(instrument, ..) | Coming::Stands(instrument, _) => Some(instrument),
            Coming::Passed(gate) => self.state.gates.get(gate)?.instrument(),
        });
        let number = |instrument: Ix<InstrumentState>| (instrument.to_usize(), instrument);
        // How one stands changes with what is coming, and from then on only by entering.
        let then = Moment { coming: &coming, ..moment };
        let can = |instrument: &Ix<InstrumentState>| {
            self.status_then(*instrument, then).is_some_and(InstrumentStatus::can_enter_into_force)
        };
        let mut asked: Map<_, _> =
            touched.chain(self.state.watching.iter().copied()).filter(can).map(number).collect();
        // Once one enters, those that wait for it are asked again.
        let mut waiting: Map<InstrumentId, Vec<Ix<InstrumentState>>> = Map::new();
        for ix in asked.values().copied() {
            let Some(instrument) = self.state.instruments.get(ix) else { continue };
            let condition = instrument.in_force_when.get();
            condition.each_mention(&mut |mention| {
                if let Mention::Instrument(other) = mention
                    && *other != instrument.id
                {
                    waiting.or_default(other.clone()).push(ix);
                }
            });
        }
        let (mut events, mut entered) = (Vec::new(), Set::new());
        while let Some((number, ix)) = asked.pop_first() {
            let then = Moment { coming: &coming, ..moment };
            let Some((id, at)) = self.enters_at(ix, place, then) else { continue };
            entered.insert(number);
            let others = waiting.remove(&id).into_iter().flatten().map(|ix| (ix.to_usize(), ix));
            asked.extend(others.filter(|(number, _)| !entered.contains(number)));
            events.push(EnteredIntoForce::from_parts(id, at).into());
            coming.push(Coming::Stands(ix, InstrumentStatus::InForce));
        }
        events
    }

    /// From when an instrument is in force with what is coming, if it enters now.
    fn enters_at(
        &self,
        ix: Ix<InstrumentState>,
        place: EventTime,
        then: Moment<'_>,
    ) -> Option<(InstrumentId, When)> {
        let instrument = self.state.instruments.get(ix)?;
        self.status_then(ix, then).filter(|status| status.can_enter_into_force())?;
        // What would come late is left to who records.
        self.places().get(instrument.status.seq() as usize).is_none_or(|last| *last <= place).then_some(())?;
        let met = self.ready_since(instrument, then)?.max(self.gates_since(instrument, then)?);
        let at = When::instant(met.max(EventTime::UNIX_EPOCH).fixed_offset()).ok()?;
        (met <= then.at).then(|| (instrument.id.clone(), at))
    }

    /// The parts of the condition of an instrument that are not met, one by one.
    pub(crate) fn what_is_unmet(&self, instrument: &InstrumentId) -> Vec<&Condition> {
        let instrument = self.state.instruments.by_key(instrument.as_str());
        let mut all = Vec::new();
        if let Some(condition) = instrument.and_then(|instrument| instrument.in_force_when.get().as_ref()) {
            self.unmet(condition, self.now(), &mut all);
        }
        all
    }

    /// The plain conditions in one that are not met.
    fn unmet<'a>(&'a self, condition: &'a Condition, now: Moment<'_>, all: &mut Vec<&'a Condition>) {
        if self.is_met(condition, now) {
            return;
        }
        match condition {
            Condition::AllOf(parts) | Condition::AnyOf(parts) => {
                parts.iter().for_each(|part| self.unmet(part, now, all));
            }
            Condition::PointAgreed(_)
            | Condition::PointClosed(_)
            | Condition::ProposalAccepted(_)
            | Condition::InstrumentInForce(_)
            | Condition::GatePassed(_)
            | Condition::Bound(_)
            | Condition::MeetingHeld(_)
            | Condition::CeasefireInEffect(_)
            | Condition::CommitmentComplete(_)
            | Condition::After(_)
            | Condition::DateReached(_)
            | Condition::Text(_) => all.push(condition),
        }
    }
}
