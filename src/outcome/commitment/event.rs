//! What happens to commitments: the facts.

use crate::{
    event::declare::facts,
    outcome::commitment::Degree,
    value::{
        condition::Condition,
        id::{CommitmentId, InstrumentId, PartyId, PointId, WordingId},
        share::Share,
        text::Text,
        when::When,
    },
};

facts! {
    /// A fact about a commitment.
    ///
    /// No entry follows from one of these. What is due and below complete stays in
    /// [`Negotiation::due`](crate::state::Negotiation::due), and the whole is not completed before.
    pub enum CommitmentEvent("commitment") about commitment {
        /// The commitment.
        commitment: CommitmentId,
    }
    facts {
        /// A commitment was made: who owes what, to whom, by when. It binds from then on, agreement or none; one
        /// that rests on no instrument and no point is a verbal or a unilateral one. Those who owe it undertake it
        /// themselves, whatever it rests on: its words are its maker's, and nobody is bound by what others agree without its
        /// consent (Vienna Convention, articles 34 and 35). The secretariat may tell it for them.
        ///
        /// Rules: `commitment.made.known`, `commitment.made.free`, `commitment.made.entitled`,
        /// `commitment.made.obligors`, `commitment.made.wording`, `commitment.made.verifier`,
        /// `commitment.made.undertaken`.
        Made = "made" in Box [changes(terms) introduces(commitment) words(wording about point)] {
            /// What is owed.
            text: Text,
            ;
            /// The parties that owe it, one at least.
            obligors / with_obligors: Vec<PartyId>,
            /// The parties that it is owed to; left out, all.
            to / with_to: Vec<PartyId>,
            /// The instrument that it comes from; left out, a verbal or a unilateral one.
            instrument / with_instrument: Option<InstrumentId>,
            /// The point that it comes from.
            point / with_point: Option<PointId>,
            /// The words of the point that it comes from; left out: those that the point has then, filled in.
            wording / with_wording: Option<WordingId>,
            /// By when it is to be done.
            due / with_due: Option<When>,
            /// Until when it holds.
            until / with_until: Option<When>,
            /// What it waits for. No rule reads it.
            condition / with_condition: Option<Condition>,
            /// The party that verifies it: none of those that owe it.
            verifier / with_verifier: Option<PartyId>,
        }
        /// The date by which a commitment is to be done was changed, to an earlier or a later one. To a later one, not
        /// by those alone who owe it, where somebody else is owed, or a principal.
        ///
        /// Rules: `commitment.due_changed.known`, `commitment.due_changed.entitled`, `commitment.any.creditor`.
        DueChanged = "due_changed" [changes(terms) beside(Obligor, Principal, Mediator)] {
            /// By when it is to be done now.
            due: When,
        }
        /// How far a commitment is carried out, as its reporter sees it: who owes it, to whom it is owed, who
        /// verifies it, or a monitor. Each reporter keeps a series of its own, in which the degree may go down
        /// for a reason. A party is one reporter, whoever acts for it. What those alone report who owe it is their
        /// account: where somebody else is owed, or a principal, it makes nothing complete; nor does what one of several
        /// reports to whom alone it is owed.
        ///
        /// Rules: `commitment.reported.known`, `commitment.reported.entitled`,
        /// `commitment.reported.count`, `commitment.reported.regress`, `commitment.reported.verifier`.
        Reported = "reported" [changes(nothing) beside(Obligor, Beneficiary, Verifier, Monitor)] {
            /// How far.
            degree: Degree,
            ;
            /// The time that the report is on, such as a year. No rule reads it.
            period / with_period: Option<When>,
            /// The share that is done, as quoted. No rule reads it; the review finds one of more than the whole.
            share / with_share: Option<Share>,
            /// How many are done, of [`of`](Self::of).
            done / with_done: Option<u64>,
            /// How many there are to do.
            of / with_of: Option<u64>,
            /// Whether it was verified, and not only said.
            verified / with_verified: Option<bool>,
        }
        /// Somebody alleges that a commitment was violated. That moves no status and no degree. It stood at the time of
        /// what is alleged, whatever has become of it by the time when that is told.
        ///
        /// Rules: `commitment.violation_alleged.known`, `commitment.violation_alleged.standing`.
        ViolationAlleged = "violation_alleged" [changes(nothing) beside(Any)] {
            /// What is alleged.
            text: Text,
            ;
            /// Against whom.
            against / with_against: Vec<PartyId>,
        }
        /// A commitment does not bind for the time being: it is not overdue, and does not keep the whole from
        /// being completed. It stays among those that are counted.
        ///
        /// Rules: `commitment.suspended.known`, `commitment.suspended.status`,
        /// `commitment.suspended.entitled`.
        Suspended = "suspended" [changes(terms)] {}
        /// A suspended commitment binds again.
        ///
        /// Rules: `commitment.resumed.known`, `commitment.resumed.status`, `commitment.resumed.entitled`.
        Resumed = "resumed" [changes(terms)] {}
        /// A commitment is without object: overtaken, or replaced. It is counted no longer. Those who owe it do not
        /// say so alone, where somebody else is owed, or a principal; what they owe one another they let go of together.
        ///
        /// Rules: `commitment.made_obsolete.known`, `commitment.made_obsolete.status`,
        /// `commitment.made_obsolete.entitled`, `commitment.any.creditor`.
        MadeObsolete = "made_obsolete" [changes(terms)] {}
        /// A commitment that was without object binds again, with the reports that it had.
        ///
        /// Rules: `commitment.reinstated.known`, `commitment.reinstated.status`,
        /// `commitment.reinstated.entitled`.
        Reinstated = "reinstated" [changes(terms)] {}
    }
}
