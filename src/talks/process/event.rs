//! What happens to the negotiation as a whole: the facts.

use crate::{
    decision::Procedure,
    event::{declare::facts, fact::Subject},
    talks::process::{Kinship, Phase, TalksEnd},
    value::{
        id::{GateId, InstrumentId, NegotiationId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about the negotiation as a whole.
    pub enum NegotiationEvent("negotiation") about nothing {}
    facts {
        /// The negotiation was opened. The first entry of every record, and only the first.
        ///
        /// Rules: `negotiation.opened.first`.
        Opened = "opened" in Box [changes(nothing)] {
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
        /// A phase began: exploration, preparation, talks, implementation.
        ///
        /// Rules: `negotiation.phase_begun.status`, `negotiation.phase_begun.entitled`; of talks
        /// `negotiation.phase_begun.two_principals`, of implementation `negotiation.phase_begun.gates`.
        PhaseBegun = "phase_begun" [changes(course) chooses(phase: Phase)] {
            /// Which.
            phase: Phase,
        }
        /// The talks were suspended; the status survives.
        ///
        /// Rules: `negotiation.suspended.known`, `negotiation.suspended.status`, `negotiation.suspended.entitled`.
        Suspended = "suspended" [changes(course) beside(Principal, Mediator, Chair) asks(status)] {
            ;
            /// Until when, as announced.
            until / with_until: Option<When>,
        }
        /// Suspended talks went on.
        ///
        /// Rules: `negotiation.resumed.status`, `negotiation.resumed.entitled`.
        Resumed = "resumed" [changes(course) beside(Principal, Mediator, Chair) asks(status)] {}
        /// The talks were broken off. Where the actor gave no reason, the entry has none.
        ///
        /// Rules: `negotiation.broken_off.status`, `negotiation.broken_off.entitled`.
        BrokenOff = "broken_off" [changes(course)] {
            ;
            /// How, in a word.
            how / with_how: Option<TalksEnd>,
        }
        /// The talks were concluded. Points that one of those who decide may not see do not block it.
        ///
        /// Rules: `negotiation.concluded.known`, `negotiation.concluded.status`, `negotiation.concluded.entitled`,
        /// `any.any.suspended`, `negotiation.concluded.nothing_blocks`, `negotiation.concluded.instruments`.
        Concluded = "concluded" [changes(course)] {
            ;
            /// The instruments that came out of it.
            instruments / with_instruments: Vec<InstrumentId>,
            /// Whether points are left open on purpose.
            partial / with_partial: Option<bool>,
        }
        /// Everything is done: no standing commitment is left below complete that is before all who decide.
        ///
        /// Rules: `negotiation.completed.status`, `negotiation.completed.entitled`,
        /// `negotiation.completed.gates`, `negotiation.completed.commitments`.
        Completed = "completed" [changes(course)] {}
        /// The negotiation was given up.
        ///
        /// Rules: `negotiation.abandoned.status`, `negotiation.abandoned.entitled`.
        Abandoned = "abandoned" [changes(course)] {
            ;
            /// How, in a word.
            how / with_how: Option<TalksEnd>,
        }
        /// A negotiation that had ended was taken up again.
        ///
        /// Rules: `negotiation.reopened.known`, `negotiation.reopened.status`, `negotiation.reopened.entitled`.
        ///
        /// Where the procedure says so, this follows from a gate that failed.
        Reopened = "reopened" [changes(course)] {
            ;
            /// The gate that failed.
            gate / with_gate: Option<GateId>,
        }
        /// The negotiation was given another title.
        ///
        /// Rules: `negotiation.renamed.entitled`.
        Renamed = "renamed" [changes(voice) beside(Principal, Mediator, Convener, Chair)] {
            /// Its new title.
            title: Name,
        }
        /// The rules of procedure changed. What was reached before keeps the rule it was reached
        /// under.
        ///
        /// Rules: `negotiation.procedure_changed.entitled`, `any.any.reached`,
        /// `negotiation.procedure_changed.decided`.
        ProcedureChanged = "procedure_changed" [changes(count) beside(Principal, Chair) decided(jointly)] {
            /// The rules from now on.
            procedure: Procedure,
        }
        /// Another negotiation has to do with this one. It is named and never read.
        ///
        /// Rules: `negotiation.related.other`.
        Related = "related" [changes(nothing) beside(Any)] {
            /// The other negotiation.
            negotiation: NegotiationId,
            /// What the other is to this one.
            relation: Kinship,
        }
    }
}

impl NegotiationEvent {
    /// Returns what it is about: the whole.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        Subject::Negotiation
    }
}
