//! Anybody may say how things stand.

use crate::{
    judge::{Refusal, decide::Fill, require::Judge},
    notes::assessment::AssessmentEvent,
    value::role::Entitled,
};

impl Judge<'_> {
    pub(crate) fn assessment(&mut self, event: &AssessmentEvent) -> Result<Fill, Refusal> {
        match event {
            AssessmentEvent::Given(_) => self.entitled(&[Entitled::Any], Self::no_one())?,
        }
        Ok(Fill::default())
    }
}

/// Who is entitled to an act beside a lifecycle.
pub(crate) fn beside(action: &str) -> Option<&'static [Entitled]> {
    (action == "given").then_some(&[Entitled::Any])
}
