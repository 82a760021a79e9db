//! A desk that numbers its drafts, and refusals that are expected.

use negotiation::prelude::*;

use super::Answer;

/// Who writes down what happens: gives each draft its id and the time at which it is recorded.
pub struct Desk {
    /// Who records.
    pub recorder: RecorderId,
    /// The time that the clock of the desk shows.
    pub at: Instant,
    /// How the ids begin.
    pub prefix: &'static str,
    /// How many drafts there are so far.
    pub drafts: usize,
}

impl Desk {
    /// A desk that begins with the draft `e1`.
    pub fn new(recorder: &str, at: Instant) -> Answer<Self> {
        Ok(Self { recorder: RecorderId::new(recorder)?, at, prefix: "e", drafts: 0 })
    }

    /// The next draft.
    pub fn draft(&mut self, by: &Actor, event: impl Into<Event>) -> Answer<Draft> {
        self.drafts += 1;
        let id = EntryId::new(format!("{}{}", self.prefix, self.drafts))?;
        Ok(Draft::new(id, self.recorder.clone(), self.at, by.clone(), event.into()))
    }
}

/// The refusal that is expected, under the rule that is expected. It is an error if the act was possible, or was
/// refused under another rule.
pub fn refused<T>(answer: Result<T, Refusal>, rule: &str) -> Answer<Refusal> {
    match answer {
        Ok(_) => Err(format!("it was to be refused: {rule}").into()),
        Err(refusal) if refusal.rule().id() == rule => Ok(refusal),
        Err(refusal) => Err(refusal.into()),
    }
}
