//! What happens to alternatives: the facts.

use crate::{
    event::declare::facts,
    talks::point::Wording,
    value::{
        id::{AlternativeId, PointId, WordingId},
        text::Name,
    },
};

facts! {
    /// A fact about an alternative (bracketed text).
    ///
    /// Beside the rules of each kind, every act on an alternative keeps `any.any.participating` and
    /// `any.any.resting`.
    pub enum AlternativeEvent("alternative") about alternative {
        /// The alternative.
        alternative: AlternativeId,
    }
    facts {
        /// Other words for a point were put forward. From two open alternatives on, the point is
        /// bracketed.
        ///
        /// Rules: `alternative.proposed.known`, `alternative.proposed.free`,
        /// `alternative.proposed.words`, `alternative.proposed.entitled`,
        /// `alternative.proposed.settled`, `alternative.proposed.duplicate`.
        Proposed = "proposed" [changes(course) introduces(alternative, wording) words(of about point)] {
            /// The point.
            point: PointId,
            /// Its words; [`Wording::no_text`] for the option that the point has none.
            wording: Wording,
            ;
            /// What people call it.
            title / with_title: Option<Name>,
            /// The words of the point that it would take the place of; left out: the current ones,
            /// filled in.
            of / with_of: Option<WordingId>,
        }
        /// The words of an alternative changed, or it was brought onto other words of its point (rebased). Positions on its
        /// old words no longer count.
        ///
        /// Rules: `alternative.reworded.known`, `alternative.reworded.free`,
        /// `alternative.reworded.status`, `alternative.proposed.words`, `alternative.reworded.entitled`,
        /// `alternative.proposed.settled`, `alternative.proposed.duplicate`.
        Reworded = "reworded" [changes(terms) introduces(wording) beside(Proposer, Mediator, Chair) asks(status) words(of about alternative)] {
            /// Its words from now on.
            wording: Wording,
            ;
            /// The words of the point that it would take the place of from now on; left out: the current ones, filled in.
            of / with_of: Option<WordingId>,
        }
        /// An alternative was preferred to its rivals: its words are those of the point from now on,
        /// and what parties said of it is said of the point. A second one is chosen onto the words of the first: it amends
        /// them.
        ///
        /// Rules: `alternative.chosen.known`, `alternative.chosen.wording`,
        /// `alternative.chosen.status`, `alternative.chosen.entitled`, `any.any.suspended`,
        /// `alternative.proposed.settled`, `alternative.chosen.one`, `any.any.reached`, `any.any.question`,
        /// `alternative.chosen.agreement`.
        ///
        /// Consequence: the other open alternatives of the point are [`SetAside`]. Who chooses jointly accepts the words by that.
        Chosen = "chosen" [changes(terms) decided(jointly, question) words(wording about alternative)] {
            ;
            /// In which words; left out: its current ones, filled in. Without, the words of the
            /// point stay as they are.
            wording / with_wording: Option<WordingId>,
        }
        /// An alternative was put aside, by those who could agree on the point. Who put it forward does not put forward
        /// another one alone.
        ///
        /// Rules: `alternative.set_aside.known`, `alternative.set_aside.status`,
        /// `alternative.set_aside.entitled`.
        SetAside = "set_aside" [changes(terms)] {}
        /// An alternative was taken back by those who proposed it. Who supports it may propose it
        /// again.
        ///
        /// Rules: `alternative.withdrawn.known`, `alternative.withdrawn.status`,
        /// `alternative.withdrawn.entitled`.
        Withdrawn = "withdrawn" [changes(terms)] {}
        /// An alternative is discussed again. Words that were chosen stay those of the point until
        /// others are.
        ///
        /// Rules: `alternative.reopened.known`, `alternative.reopened.status`,
        /// `alternative.reopened.entitled`, `alternative.proposed.settled`,
        /// `alternative.proposed.duplicate`.
        Reopened = "reopened" [changes(terms)] {}
    }
}

impl AlternativeEvent {
    /// Returns the words that the event gives the alternative, if they are new.
    #[must_use]
    pub const fn new_words(&self) -> Option<&Wording> {
        match self {
            Self::Proposed(fact) => Some(&fact.wording),
            Self::Reworded(fact) => Some(&fact.wording),
            Self::Chosen(_) | Self::SetAside(_) | Self::Withdrawn(_) | Self::Reopened(_) => None,
        }
    }
}
