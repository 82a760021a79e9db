//! How assessments fold: they are kept, and move nothing.

use crate::{assessment::AssessmentEvent, negotiation::State, register::At};

impl State {
    pub(super) fn fold_assessment(&mut self, event: &AssessmentEvent, at: At<'_>) {
        match event {
            AssessmentEvent::Given(_) => self.assessments.push(at.seq),
        }
    }
}
