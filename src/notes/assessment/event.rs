//! What people say of how things stand: the facts.

use crate::{
    event::declare::facts,
    notes::assessment::{Rating, Topic},
    value::{share::Share, text::Text},
};

facts! {
    /// A fact about an assessment.
    pub enum AssessmentEvent("assessment") about on {
        /// What it is about.
        on: Topic,
    }
    facts {
        /// Somebody said how something stands. Whose view it is, is the actor. It never moves a
        /// status.
        ///
        /// Rules: `assessment.given.known`.
        Given = "given" [changes(nothing) beside(Any)] {
            /// The view.
            rating: Rating,
            ;
            /// A share that was named, such as `90%`.
            share / with_share: Option<Share>,
            /// What was said.
            text / with_text: Option<Text>,
        }
    }
}
