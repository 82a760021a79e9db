//! What is left of an entry of which all was erased: the facts.

use crate::{
    event::{declare::facts, fact::Subject},
    notes::account::About,
    value::text::Name,
};

facts! {
    /// What is left where the payload of an entry was erased.
    pub enum PayloadEvent("payload") about nothing {}
    facts {
        /// All that an entry told was erased; this stands in its place. It is left by
        /// [`Record::erase`](crate::record::Record::erase), and nobody proposes it.
        ///
        /// Rules: `payload.erased.known`, `payload.erased.made`.
        Erased = "erased" [changes(nothing) known_by(kind)] {
            /// The kind of event that stood here.
            kind: Name,
            ;
            /// The things that it mentioned, of those that were there without it.
            mentions / with_mentions: Vec<About>,
        }
    }
}

impl PayloadEvent {
    /// Returns what it is about: the first thing that it mentions.
    #[must_use]
    pub fn subject(&self) -> Subject {
        let Self::Erased(fact) = self;
        fact.mentions.first().map_or(Subject::Negotiation, Subject::from)
    }
}
