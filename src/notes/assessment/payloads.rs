//! Payloads to ask the judge with: assessments.

use std::iter::once;

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    notes::assessment::{AssessmentEvent, Given, Rating, Topic},
};

impl Probed for AssessmentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        let mut on = |subject, topic| {
            each(Some(subject), &mut once(Given::from_parts(topic, Rating::UnderDiscussion).into()));
        };
        on(Subject::Negotiation, Topic::Whole);
        for area in probe.areas() {
            on(Subject::Area(area.clone()), Topic::Area(area));
        }
        for point in probe.seen(&probe.talks.state.points) {
            on(Subject::Point(point.id.clone()), Topic::Point(point.id.clone()));
        }
    }
}
