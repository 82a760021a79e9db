//! What follows from acts on instruments: they enter into force once nothing is missing.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    outcome::instrument::{InstrumentEvent, InstrumentStatus, fold::according_to},
    state::{Moment, Named, Negotiation, agreement::Coming},
    value::register::EventTime,
};

impl Followed for InstrumentEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        talks.of_instrument(self, named, place, moment)
    }
}

impl Negotiation {
    /// What follows from an act on an instrument as a whole.
    fn of_instrument(
        &self,
        event: &InstrumentEvent,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let status = match event {
            InstrumentEvent::Agreed(_) | InstrumentEvent::Resubmitted(_) => InstrumentStatus::Agreed,
            InstrumentEvent::Initialled(_) => InstrumentStatus::Initialled,
            InstrumentEvent::Adopted(_) => InstrumentStatus::Adopted,
            InstrumentEvent::OpenedForSignature(_) => InstrumentStatus::OpenForSignature,
            InstrumentEvent::Signed(_) => InstrumentStatus::Signed,
            InstrumentEvent::EnteredIntoForce(_) | InstrumentEvent::Revived(_)
                if according_to(event).is_empty() =>
            {
                InstrumentStatus::InForce
            }
            InstrumentEvent::Drafted(_)
            | InstrumentEvent::Revised(_)
            | InstrumentEvent::EnteredIntoForce(_)
            | InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Amended(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Superseded(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Revived(_)
            | InstrumentEvent::Rejected(_)
            | InstrumentEvent::Reopened(_)
            | InstrumentEvent::Lapsed(_) => return Vec::new(),
        };
        let instrument =
            named.instrument.filter(|instrument| self.state.instruments.get(*instrument).is_some());
        instrument.map_or_else(Vec::new, |instrument| {
            self.entering(vec![Coming::Stands(instrument, status)], place, moment)
        })
    }
}
