//! What happens to gates: the facts.

use crate::{
    decision::{DecisionRule, Poll},
    event::declare::facts,
    outcome::gate::{GateKind, On, Recommendation},
    value::{
        id::{GateId, PartyId},
        text::{Name, Text},
        when::When,
    },
};

facts! {
    /// A fact about a gate.
    pub enum GateEvent("gate") about gate {
        /// The gate.
        gate: GateId,
    }
    facts {
        /// A gate became needed: one question, to one body. Where the gates of its instrument were combined before,
        /// it is needed beside them.
        ///
        /// Rules: `gate.required.known`, `gate.required.free`, `gate.required.entitled`,
        /// `any.any.reached`, `gate.required.agreement`.
        Required = "required" [changes(terms) introduces(gate) decided(jointly) known_by(ballot)] {
            /// What sort of body it is put to, and how.
            kind: GateKind,
            /// The body: `the people of Colombia`, `the Senate`.
            body: Name,
            /// The question. A second question on the same paper is another gate.
            question: Text,
            ;
            /// What the body decides on; left out, the whole.
            on / with_on: Option<On>,
            /// The party whose own law or statutes ask for it, and that does not bind itself before. Left
            /// out, the instrument itself needs it.
            of / with_of: Option<PartyId>,
            /// The rule for its result.
            rule / with_rule: Option<DecisionRule>,
            /// What the paper is called, where several questions stand on it.
            ballot / with_ballot: Option<Name>,
        }
        /// The date of a gate was set, or set anew.
        ///
        /// Rules: `gate.scheduled.known`, `gate.scheduled.status`, `gate.scheduled.entitled`.
        Scheduled = "scheduled" [changes(nothing)] {
            /// When it is to be.
            window: When,
        }
        /// Somebody recommended how to vote.
        ///
        /// Rules: `gate.recommended.known`.
        Recommended = "recommended" [changes(nothing) beside(Any)] {
            /// How.
            recommendation: Recommendation,
        }
        /// A gate was passed. It stays so when the instrument is taken up again, since many a body is asked once, whatever
        /// becomes of the words; where it was asked about the former text alone, `gate.annulled` says so. No party alone
        /// says what came of a gate that the instrument itself, or the whole, needs. A party says it of what its own law
        /// asks for, with those whose acceptance or link waits for that.
        ///
        /// Rules: `gate.passed.known`, `gate.passed.status`, `gate.passed.entitled`,
        /// `gate.any.poll`, `gate.passed.threshold`.
        ///
        /// Consequence: where that was the last that an instrument waited for,
        /// [`instrument::EnteredIntoForce`](crate::outcome::instrument::EnteredIntoForce). On an offer, what follows from
        /// the answers that waited for it ([`proposal::Decided`](crate::talks::proposal::Decided)).
        Passed = "passed" [changes(terms)] {
            ;
            /// The result.
            poll / with_poll: Option<Poll>,
        }
        /// A gate failed.
        ///
        /// Rules: `gate.failed.known`, `gate.failed.status`, `gate.failed.entitled`,
        /// `gate.any.poll`, `gate.failed.threshold`.
        ///
        /// Consequences: as [`on_failed_gate`](crate::decision::Procedure::on_failed_gate) of the procedure
        /// says, the instrument is rejected
        /// ([`instrument::Rejected`](crate::outcome::instrument::Rejected)), or it is reopened
        /// ([`instrument::Reopened`](crate::outcome::instrument::Reopened)), and with it the negotiation, where that has
        /// concluded, with this instrument if it named some ([`process::Reopened`](crate::talks::process::Reopened)).
        /// A gate on the whole reopens the negotiation alone; with a gate on an offer the offer is rejected, or counts as not
        /// accepted by the addressee whose law asks for it. Nothing follows where the gate was not needed: where
        /// the gates of the instrument can be passed without it, and so many parties be bound as the condition for
        /// entry into force asks for. So a gate that the law of one party sets rejects nothing for the others who
        /// are enough; that party does not bind itself (`consent.expressed.gates`). Nor where it comes late, and the
        /// instrument has changed since.
        Failed = "failed" [changes(terms)] {
            ;
            /// The result.
            poll / with_poll: Option<Poll>,
        }
        /// A gate was not held.
        ///
        /// Rules: `gate.not_held.known`, `gate.not_held.status`, `gate.not_held.entitled`.
        NotHeld = "not_held" [changes(terms)] {}
        /// The result of a gate was annulled.
        ///
        /// Rules: `gate.annulled.known`, `gate.annulled.status`, `gate.annulled.entitled`.
        Annulled = "annulled" [changes(terms)] {}
        /// A gate is not needed any more: it counts as passed.
        ///
        /// Rules: `gate.waived.known`, `gate.waived.status`, `gate.waived.entitled`, `any.any.reached`,
        /// `gate.waived.agreement`.
        Waived = "waived" [changes(terms) decided(jointly)] {}
        /// Another gate stands in the place of this one: once that is passed, this one counts as passed, and where
        /// that failed, so did this one. At most 64 gates stand in for one another.
        ///
        /// Rules: `gate.replaced.known`, `gate.replaced.status`, `gate.replaced.entitled`,
        /// `gate.replaced.successor`, `any.any.reached`, `gate.replaced.agreement`.
        Replaced = "replaced" [changes(terms) decided(jointly)] {
            /// The one that stands in its place.
            successor: GateId,
        }
    }
}
