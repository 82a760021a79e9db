//! Questions that can be answered, and those whose closing is due.

use crate::{
    decision::Verdict,
    state::Negotiation,
    talks::question::{QuestionStatus, QuestionView},
    value::when::Instant,
};

impl Negotiation {
    /// The questions that can be answered at an instant, in the order in which they were put.
    pub fn open_questions(&self, at: Instant) -> impl Iterator<Item = QuestionView<'_>> {
        self.questions()
            .filter(move |question| question.status() == QuestionStatus::Open && !question.is_due(at))
    }

    /// The questions whose term is over at an instant while nothing is recorded of how they closed,
    /// each with what it comes to: carried, failed, or still open, so that it lapses.
    pub fn due_questions(&self, at: Instant) -> impl Iterator<Item = (QuestionView<'_>, Verdict)> {
        self.questions().filter(move |question| question.is_due(at)).filter_map(move |question| {
            let state = self.state.questions.by_key(question.id().as_str())?;
            Some((question, self.verdict_at_close(state, true, at.to_utc())))
        })
    }
}
