//! What follows from what parties say to an instrument.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    outcome::consent::ConsentEvent,
    state::{Moment, Named, Negotiation},
    value::register::EventTime,
};

impl Followed for ConsentEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        talks.of_consent(self, named, place, moment)
    }
}
