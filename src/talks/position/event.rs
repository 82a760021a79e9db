//! What parties say of the words before them: the facts.

use crate::{
    event::declare::facts,
    talks::position::{Matter, Stance},
    value::{
        condition::Condition,
        id::{AlternativeId, PartyId, WordingId},
        text::Text,
    },
};

facts! {
    /// A fact about a position.
    ///
    /// Beside the rules of each kind, every position keeps `any.any.participating` and `any.any.resting`.
    pub enum PositionEvent("position") about on {
        /// Whose position it is.
        party: PartyId,
        /// What it is on.
        on: Matter,
    }
    facts {
        /// A party took a position. It replaces the one that the party had on the same matter.
        ///
        /// Rules: `position.taken.known`, `position.taken.wording`, `position.taken.shape`,
        /// `position.taken.party`, `position.taken.current`, `position.taken.part`, `party.dissolved.last`,
        /// `position.taken.succeeded`.
        ///
        /// A party may accept parts of words that it does not accept as a whole: it quotes them (`parts`). The stance alone
        /// counts for the whole; [`accepted_parts`](crate::state::Negotiation::accepted_parts) counts each part.
        ///
        /// Consequence: where the procedure says so, an agreed point whose agreement no longer holds,
        /// because the position replaces an acceptance, is reopened
        /// ([`point::Reopened`](crate::talks::point::Reopened)).
        Taken = "taken" [changes(nothing) beside(Own) words(wording about on)] {
            /// For, against, or neither.
            stance: Stance,
            ;
            /// The words it is about; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
            /// What an acceptance waits for; with `accepts_if` and nothing else.
            condition / with_condition: Option<Condition>,
            /// What it is countered with: an alternative of the same point; with `counters` and nothing
            /// else.
            alternative / with_alternative: Option<AlternativeId>,
            /// What is reserved; with `accepts_with_reservation` and nothing else.
            reservation / with_reservation: Option<Text>,
            /// The parts of the words that are accepted, quoted word for word; with a stance that does not accept the whole.
            parts / with_parts: Vec<Text>,
        }
        /// An acceptance ad referendum was confirmed at home: it is a full one from now on (Vienna
        /// Convention on the Law of Treaties, article 12.2(b), of signatures).
        ///
        /// Rules: `position.confirmed.known`, `position.taken.wording`, `position.taken.party`,
        /// `position.taken.current`, `position.confirmed.ad_referendum`, `party.dissolved.last`,
        /// `position.taken.succeeded`.
        Confirmed = "confirmed" [changes(nothing) beside(Own) words(wording about on)] {
            ;
            /// The words it is about; left out: those that were accepted, filled in.
            wording / with_wording: Option<WordingId>,
        }
        /// A party took its position back and has none.
        ///
        /// Rules: `position.withdrawn.known`, `position.withdrawn.current`, `position.taken.party`,
        /// `position.taken.current`, `position.taken.succeeded`.
        ///
        /// Consequence: where the procedure says so, an agreed point whose agreement no longer holds
        /// is reopened ([`point::Reopened`](crate::talks::point::Reopened)).
        Withdrawn = "withdrawn" [changes(nothing) beside(Own)] {}
    }
}
