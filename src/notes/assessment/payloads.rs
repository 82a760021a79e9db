//! Payloads to ask the judge with: assessments.

use crate::{
    event::Subject,
    judge::permitted::{Each, Probe, Probed},
    notes::assessment::{AssessmentEvent, Given, Rating, Topic},
};

impl Probed for AssessmentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        let given = Given::new(Topic::Whole, Rating::UnderDiscussion);
        each(Some(Subject::Negotiation), vec![given.into()]);
        for point in probe.talks.state.points.items() {
            let given = Given::new(Topic::Point(point.id.clone()), Rating::UnderDiscussion);
            each(Some(Subject::Point(point.id.clone())), vec![given.into()]);
        }
    }
}
