//! How assessments fold: they are kept, and move nothing.

use crate::{notes::assessment::AssessmentEvent, state::State, value::register::At};

impl State {
    pub(crate) fn fold_assessment(&mut self, event: &AssessmentEvent, at: At<'_>) {
        match event {
            AssessmentEvent::Given(_) => self.assessments.push(at.seq),
        }
    }
}
