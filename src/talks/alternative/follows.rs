//! What follows when an alternative is chosen.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation},
    talks::{
        alternative::{AlternativeEvent, SetAside},
        point::WordingState,
    },
    value::{gather::Gather, register::EventTime, table::Ix},
};

impl Followed for AlternativeEvent {
    /// Of an alternative that is chosen, its own words; those of the point otherwise.
    fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
        match self {
            Self::Chosen(_) => {
                talks.state.alternatives.get(named.alternative?).map(|alternative| alternative.words.value())
            }
            Self::Reworded(_) => {
                let alternative = talks.state.alternatives.get(named.alternative?)?;
                talks.state.points.get(alternative.point)?.words.value()
            }
            Self::Proposed(_) | Self::SetAside(_) | Self::Withdrawn(_) | Self::Reopened(_) => {
                talks.state.points.get(named.point?)?.words.value()
            }
        }
    }

    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        _: EventTime,
        _: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::Chosen(_) => talks.rivals_set_aside(named),
            Self::Proposed(_)
            | Self::Reworded(_)
            | Self::SetAside(_)
            | Self::Withdrawn(_)
            | Self::Reopened(_) => Vec::new(),
        }
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        matches!(self, Self::Chosen(_))
    }
}

impl Negotiation {
    /// The other open alternatives of the point.
    fn rivals_set_aside(&self, named: Named) -> Vec<Event> {
        let alternative = named.alternative.and_then(|ix| self.state.alternatives.get(ix));
        let point = alternative.and_then(|alternative| self.state.points.get(alternative.point));
        let rivals = point.into_iter().flat_map(|point| self.open_alternatives(point));
        let rivals = rivals.filter(|(ix, _)| Some(*ix) != named.alternative);
        rivals.map(|(_, rival)| SetAside::from_parts(rival.id.clone()).into()).gather()
    }
}
