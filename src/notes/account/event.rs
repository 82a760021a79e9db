//! What people tell of a fact: the facts.

use crate::{
    event::declare::facts,
    notes::account::{About, Aspect, Value},
    value::text::Text,
};

facts! {
    /// A fact about an account.
    pub enum AccountEvent("account") about on {
        /// What it is about.
        on: About,
    }
    facts {
        /// Somebody gave a version of a fact: how many points the plan has, where the meeting was. Whose
        /// version it is, is the actor. It moves nothing, and contradicts whom it likes.
        ///
        /// Rules: `account.given.known`, `account.given.aspect`.
        Given = "given" [changes(nothing) beside(Any)] {
            /// Which side of it.
            aspect: Aspect,
            /// How it was, says the actor.
            value: Value,
            ;
            /// In the words of the actor.
            text / with_text: Option<Text>,
        }
    }
}
