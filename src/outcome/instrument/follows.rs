//! What follows from acts on instruments: they enter into force once nothing is missing.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    outcome::instrument::InstrumentEvent,
    state::{Moment, Named, Negotiation},
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
