//! What is due of instruments: signatures, gates, entries into force, suspensions, and what was recorded ahead of its day.

use std::borrow::Cow;

use super::{Due, DueKind, standing};
use crate::{
    event::{Entry, Event, Subject},
    outcome::{
        consent::Withdrawn,
        gate::GateStatus,
        instrument::{
            EnteredIntoForce, InstrumentEvent, InstrumentState, InstrumentStatus, PartActs, Resumed, Revived,
            Superseded, Suspended, Terminated,
        },
    },
    state::Negotiation,
    value::{
        gather::Gather,
        register::{EventTime, Register},
        sorted::Set,
        when::When,
    },
};

/// From when an act on an instrument has effect, which may be recorded before.
fn ahead(event: &Event) -> Option<&When> {
    let in_force = EnteredIntoForce::of(event).map(|fact| &fact.at);
    let suspended = || Suspended::of(event)?.from.as_ref();
    let resumed = || Resumed::of(event)?.at.as_ref();
    let superseded = || Superseded::of(event)?.at.as_ref();
    let terminated = || Terminated::of(event)?.at.as_ref();
    let revived = || Revived::of(event)?.at.as_ref();
    let withdrawn = || Withdrawn::of(event)?.effective.as_ref();
    in_force
        .or_else(suspended)
        .or_else(resumed)
        .or_else(superseded)
        .or_else(terminated)
        .or_else(revived)
        .or_else(withdrawn)
}

/// Whether an act on the whole says whether it is in force, and of its parts too.
const fn says_how_it_stands(event: &InstrumentEvent) -> bool {
    match event {
        InstrumentEvent::EnteredIntoForce(_)
        | InstrumentEvent::Superseded(_)
        | InstrumentEvent::Terminated(_)
        | InstrumentEvent::Revived(_)
        | InstrumentEvent::Rejected(_)
        | InstrumentEvent::Reopened(_)
        | InstrumentEvent::Lapsed(_) => true,
        InstrumentEvent::Drafted(_)
        | InstrumentEvent::Revised(_)
        | InstrumentEvent::Agreed(_)
        | InstrumentEvent::Initialled(_)
        | InstrumentEvent::Adopted(_)
        | InstrumentEvent::OpenedForSignature(_)
        | InstrumentEvent::Signed(_)
        | InstrumentEvent::Suspended(_)
        | InstrumentEvent::Resumed(_)
        | InstrumentEvent::Amended(_)
        | InstrumentEvent::Rectified(_)
        | InstrumentEvent::Resubmitted(_) => false,
    }
}

/// Whether an act on the whole says whether it operates, or ends that.
const fn says_whether_it_operates(event: &InstrumentEvent) -> bool {
    let of_operation = matches!(event, InstrumentEvent::Suspended(_) | InstrumentEvent::Resumed(_));
    of_operation || says_how_it_stands(event) && !matches!(event, InstrumentEvent::EnteredIntoForce(_))
}

impl Negotiation {
    pub(super) fn each_term_of_instruments<'a>(&'a self, each: &mut dyn FnMut(Subject, DueKind, &'a When)) {
        let state = &self.state;
        for gate in state.gates.items().iter().filter(|gate| gate.status.value() == GateStatus::Scheduled) {
            let window = gate.window.as_ref().map(Register::get).into_iter();
            window.for_each(|window| each(Subject::Gate(gate.id.clone()), DueKind::Gate, window));
        }
        for instrument in state.instruments.items() {
            let id = || Subject::Instrument(instrument.id.clone());
            if let (InstrumentStatus::OpenForSignature, Some(until)) =
                (instrument.status.value(), self.open_until(instrument))
            {
                each(id(), DueKind::Signature, until);
            }
            if let (InstrumentStatus::Suspended, Some(until)) =
                (instrument.status.value(), self.suspended_until(instrument))
            {
                each(id(), DueKind::Suspension, until);
            }
            let since = self.nth(instrument.status.seq()).and_then(|entry| ahead(&entry.event));
            if let Some(since) = since {
                each(id(), DueKind::Effect, since);
            }
            self.each_term_of_parts(instrument, each);
            for consent in &instrument.consents {
                let withdrawn = consent.status.as_ref().and_then(|status| self.nth(status.seq()));
                let withdrawn = withdrawn.and_then(|entry| ahead(&entry.event));
                if let Some(since) = withdrawn {
                    each(id(), DueKind::Effect, since);
                }
                let notice = self.notice_of(instrument, consent.party).into_iter();
                notice.for_each(|at| each(id(), DueKind::Withdrawal, at));
            }
        }
    }

    /// The dates of parts of an instrument, as everybody sees them, that no later act on the part or the whole has overtaken.
    fn each_term_of_parts<'a>(
        &'a self,
        instrument: &InstrumentState,
        each: &mut dyn FnMut(Subject, DueKind, &'a When),
    ) {
        let order = |seq: &u32| (self.places().get(*seq as usize).copied(), *seq);
        let event = |seq: &u32| self.nth(*seq).and_then(|entry| InstrumentEvent::of(&entry.event));
        let shared = instrument.turns.iter().filter(|seq| self.holders(**seq).is_empty());
        let turns = shared.filter_map(|seq| Some((order(seq), event(seq)?))).gather();
        let last_of = |says: fn(&InstrumentEvent) -> bool| {
            turns.iter().filter(|(_, event)| says(event)).map(|(order, _)| *order).max()
        };
        let (stood, halted) = (last_of(says_how_it_stands), last_of(says_whether_it_operates));
        // Of each part the last that says how it stands, and the last that says whether it operates.
        let mut last = Set::new();
        let is_of_operation = |event: &Event| Suspended::of(event).is_some() || Resumed::of(event).is_some();
        for (_, acts) in instrument.parts.get(&None).into_iter().flat_map(PartActs::iter) {
            let acts = acts.iter().filter_map(|seq| Some((order(seq), &self.nth(*seq)?.event)));
            let (operating, standing): (Vec<_>, Vec<_>) = acts.partition(|(_, event)| is_of_operation(event));
            let standing = standing.into_iter().max_by_key(|(order, _)| *order);
            let operating = operating.into_iter().max_by_key(|(order, _)| *order).filter(|(order, _)| {
                // A part that has ended at once is suspended until nothing.
                !standing.is_some_and(|(stood, event)| stood > *order && ahead(event).is_none())
            });
            last.extend(standing.into_iter().chain(operating).map(|(order, _)| order));
        }
        for (place, seq) in last {
            let Some(entry) = self.nth(seq) else { continue };
            let suspended = Suspended::of(&entry.event);
            let whole = if is_of_operation(&entry.event) { halted } else { stood };
            if whole > Some((place, seq)) {
                continue;
            }
            let id = || Subject::Instrument(instrument.id.clone());
            if let Some(until) = suspended.and_then(|fact| fact.until.as_ref()) {
                each(id(), DueKind::Suspension, until);
            }
            if let Some(since) = ahead(&entry.event) {
                each(id(), DueKind::Effect, since);
            }
        }
    }

    /// From when instruments can enter into force that wait for nothing but time.
    pub(super) fn entries_into_force(&self, at: EventTime) -> impl Iterator<Item = Due<'_>> {
        let now = self.now();
        let comes = |instrument: &&InstrumentState| instrument.status.value().can_enter_into_force();
        self.state.instruments.items().iter().filter(comes).filter_map(move |instrument| {
            let gates = self.gates_since(instrument, now).filter(|passed| *passed <= now.at)?;
            let ready = self.ready_since(instrument, now)?;
            let from = When::instant(ready.max(gates).with_timezone(&self.state.offset())).ok()?;
            let span = self.span_of(&from);
            Some(Due {
                subject: Subject::Instrument(instrument.id.clone()),
                kind: DueKind::EntryIntoForce,
                term: Cow::Owned(from),
                span,
                standing: standing(span, at),
                condition: None,
            })
        })
    }

    fn suspended_until(&self, instrument: &InstrumentState) -> Option<&When> {
        match self.nth(instrument.status.seq()).map(Entry::event) {
            Some(Event::Instrument(InstrumentEvent::Suspended(fact))) => fact.until.as_ref(),
            _ => None,
        }
    }
}
