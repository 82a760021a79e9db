//! Anybody may say how things stand.

use crate::{
    event::Subject,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::Judge,
    },
    notes::assessment::AssessmentEvent,
    state::Negotiation,
};

impl Judge<'_> {
    pub(crate) fn assessment(&mut self, event: &AssessmentEvent, _: bool) -> Result<Fill, Refusal> {
        match event {
            AssessmentEvent::Given(_) => self.entitled(Self::no_one())?,
        }
        Ok(Fill::default())
    }
}

crate::judge::consequence::nothing_follows! { AssessmentEvent }

impl crate::judge::explain::Explained for AssessmentEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }
}

impl crate::judge::stake::Staked for AssessmentEvent {}

impl Judged for AssessmentEvent {
    const MACHINES: &'static [Machine] = &[];
}
