//! How assessments fold: they are kept, and move nothing.

use crate::{
    event::Entry,
    notes::assessment::AssessmentEvent,
    state::{Folded, Named, State},
    value::register::At,
};

impl Folded for AssessmentEvent {
    fn fold(&self, state: &mut State, _: &Entry, _: Named, at: At<'_>) {
        match self {
            Self::Given(_) => state.assessments.push(at.seq),
        }
    }
}
