//! How a question stands: its lifecycle.

use crate::{
    decision::{Reached, Verdict},
    judge::rule::catalogue::{
        QUESTION_ANNULLED_DECIDED, QUESTION_CARRIED_RULE, QUESTION_FAILED_RULE, QUESTION_LAPSED_TIME,
    },
    lifecycle,
    value::role::Entitled::{Chair, Consequence, Principal, Proposer},
};

lifecycle! {
    /// The lifecycle of a question.
    pub lifecycle QuestionLifecycle("question") entitles crate::value::role::Entitled;
    /// How a question stands.
    pub status QuestionStatus {
        /// Put, and not yet decided.
        Open = "open" initial,
        /// Decided in favour.
        Carried = "carried" resting,
        /// Decided against.
        Failed = "failed" resting,
        /// Closed undecided.
        Lapsed = "lapsed" last,
        /// Taken back.
        Withdrawn = "withdrawn" last,
        /// Decided, and the result set aside.
        Annulled = "annulled" last,
    }
    /// What moves a question.
    pub action QuestionAction {
        /// It was put.
        Put = "put",
        /// It carried.
        Carried = "carried",
        /// It failed.
        Failed = "failed",
        /// It lapsed.
        Lapsed = "lapsed",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// Its result was set aside.
        Annulled = "annulled",
    }
    rows {
        new => Put => Open: [Principal, Chair];
        Open => Carried => Carried: [Consequence, Chair, Principal] if &QUESTION_CARRIED_RULE;
        Open => Failed => Failed: [Consequence, Chair, Principal] if &QUESTION_FAILED_RULE;
        Open => Lapsed => Lapsed: [Consequence, Chair, Principal] if &QUESTION_LAPSED_TIME;
        Open => Withdrawn => Withdrawn: [Proposer];
        Carried | Failed => Annulled => Annulled: [Principal, Chair] if &QUESTION_ANNULLED_DECIDED;
    }
}

impl From<Verdict> for QuestionStatus {
    /// How a question stands that was put and counted in one act.
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Carried => Self::Carried,
            Verdict::Failed => Self::Failed,
            Verdict::Open => Self::Open,
        }
    }
}

impl From<&Reached> for QuestionStatus {
    /// What was reached was carried.
    fn from(_: &Reached) -> Self {
        Self::Carried
    }
}
