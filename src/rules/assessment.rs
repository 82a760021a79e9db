//! Anybody may say how things stand.

use crate::{
    assessment::AssessmentEvent,
    role::Entitled,
    rules::{Refusal, decide::Fill, judge::Judge},
};

impl Judge<'_> {
    pub(super) fn assessment(&mut self, event: &AssessmentEvent) -> Result<Fill, Refusal> {
        match event {
            AssessmentEvent::Given(_) => self.entitled(&[Entitled::Any], Self::no_one())?,
        }
        Ok(Fill::default())
    }
}

/// Who is entitled to an act beside a lifecycle.
pub(super) fn beside(action: &str) -> Option<&'static [Entitled]> {
    (action == "given").then_some(&[Entitled::Any])
}
