//! What happens to the negotiation as a whole: the facts.

use crate::{
    fact::facts,
    id::NegotiationId,
    process::Kinship,
    terms::{Procedure, Reached},
    text::{Name, Text},
    when::When,
};

facts! {
    /// A fact about the negotiation as a whole.
    pub enum NegotiationEvent("negotiation") {
        /// The negotiation was opened. The first entry of every record, and only the first.
        Opened = "opened" {
            /// Its id.
            negotiation: NegotiationId,
            /// Its title.
            title: Name,
            /// The rules of procedure that it runs under.
            procedure: Procedure,
            ;
            /// What it is about.
            summary / with_summary: Option<Text>,
        }
        /// The parties began to explore whether to negotiate.
        ExplorationBegun = "exploration_begun" {
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// The parties began to prepare: agenda, procedure, place.
        PreparationBegun = "preparation_begun" {
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// Talks on substance began.
        TalksBegun = "talks_begun" {}
        /// The talks were suspended; the status survives.
        Suspended = "suspended" {
            /// Why.
            reason: Text,
            ;
            /// Until when, as announced.
            until / with_until: Option<When>,
        }
        /// Suspended talks went on.
        Resumed = "resumed" {}
        /// The talks were broken off.
        BrokenOff = "broken_off" {
            /// Why.
            reason: Text,
        }
        /// The talks were concluded.
        Concluded = "concluded" {
            ;
            /// Whether points are left open on purpose.
            partial / with_partial: Option<bool>,
        }
        /// What was agreed began to be carried out.
        ImplementationBegun = "implementation_begun" {}
        /// Everything is done.
        Completed = "completed" {
            ;
            /// Why.
            reason / with_reason: Option<Text>,
        }
        /// The negotiation was given up.
        Abandoned = "abandoned" {
            /// Why.
            reason: Text,
        }
        /// A negotiation that had ended was taken up again.
        Reopened = "reopened" {
            /// Why.
            reason: Text,
        }
        /// The negotiation was given another title.
        Retitled = "retitled" {
            /// Its new title.
            title: Name,
        }
        /// The rules of procedure changed. What was reached before keeps the rule it was reached
        /// under.
        ProcedureChanged = "procedure_changed" {
            /// The rules from now on.
            procedure: Procedure,
            ;
            /// How it was decided; filled in when left out.
            reached / with_reached: Option<Reached>,
        }
        /// Another negotiation has to do with this one. It is named and never read.
        Related = "related" {
            /// The other negotiation.
            negotiation: NegotiationId,
            /// What the other is to this one.
            relation: Kinship,
        }
    }
}
