//! What follows from acts on instruments: they enter into force once nothing is missing.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    outcome::instrument::{
        InstrumentEvent, InstrumentStatus,
        fold::{according_to, parts_of},
    },
    state::{Coming, Moment, Named, Negotiation},
    value::register::EventTime,
};

impl Followed for InstrumentEvent {
    /// What follows from an act on an instrument as a whole.
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let status = match self {
            Self::Agreed(_) | Self::Resubmitted(_) => InstrumentStatus::Agreed,
            Self::Initialled(_) => InstrumentStatus::Initialled,
            Self::Adopted(_) => InstrumentStatus::Adopted,
            Self::OpenedForSignature(_) => InstrumentStatus::OpenForSignature,
            Self::Signed(_) => InstrumentStatus::Signed,
            _ if !parts_of(self).is_empty() => return Vec::new(),
            Self::EnteredIntoForce(_) | Self::Revived(_) if according_to(self).is_empty() => {
                InstrumentStatus::InForce
            }
            Self::Drafted(_)
            | Self::Revised(_)
            | Self::EnteredIntoForce(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::Amended(_)
            | Self::Rectified(_)
            | Self::Superseded(_)
            | Self::Terminated(_)
            | Self::Revived(_)
            | Self::Rejected(_)
            | Self::Reopened(_)
            | Self::Lapsed(_) => return Vec::new(),
        };
        let instrument =
            named.instrument.filter(|instrument| talks.state.instruments.get(*instrument).is_some());
        instrument.map_or_else(Vec::new, |instrument| {
            talks.entering(vec![Coming::Stands(instrument, status)], place, moment)
        })
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        true
    }
}
