//! What happens to proposals: the facts.

use crate::{
    event::declare::facts,
    talks::proposal::{Addressees, Answer, Channel, Content, ProposalOutcome, Term},
    value::{
        id::{PartyId, PointId, ProposalId, QuestionId, VersionId},
        text::Name,
        when::{Distance, When},
    },
};

facts! {
    /// A fact about a proposal.
    ///
    /// Beside the rules of each kind, every act on a proposal keeps `any.any.participating` and
    /// `any.any.resting`. Where a governed act depends on a proposal whose term is over,
    /// deciding appends first that it [`Lapsed`].
    pub enum ProposalEvent("proposal") about proposal {
        /// The proposal.
        proposal: ProposalId,
    }
    facts {
        /// A party put a proposal to others.
        ///
        /// Rules: `proposal.submitted.known`, `proposal.submitted.free`,
        /// `proposal.submitted.addressee`, `proposal.submitted.via`, `proposal.submitted.term`, `proposal.submitted.contents`,
        /// `proposal.submitted.reply`, `proposal.submitted.replaces`, `proposal.submitted.entitled`,
        /// `proposal.submitted.base`, `proposal.submitted.at_table`.
        ///
        /// Consequence: the proposal that it answers is countered ([`Decided`]) if without its maker it cannot be
        /// accepted any more, the one that it replaces withdrawn ([`Withdrawn`]).
        Submitted = "submitted" in Box [changes(nothing) introduces(proposal) filled(contents)] {
            /// To whom it is put.
            to: Addressees,
            /// By which way.
            channel: Channel,
            ;
            /// What people call it.
            title / with_title: Option<Name>,
            /// The points that it settles, and in which words.
            contents / with_contents: Vec<Content>,
            /// The version of the framework that it is based on.
            base / with_base: Option<VersionId>,
            /// The go-between.
            via / with_via: Option<PartyId>,
            /// Until when it can be accepted, the end included; the same moment for all.
            expires / with_expires: Option<When>,
            /// How long from receipt it can be accepted, instead. The term is one for all: it runs from the last that the
            /// go-between handed it to, without one from the submission. A term in working days is worked out by the
            /// program ([`WorkingDays`](crate::value::working_days::WorkingDays)) and recorded with [`Extended`].
            ///
            /// ```
            /// # use negotiation::{prelude::*, talks::proposal::{Addressees, Channel, Submitted}};
            /// let to: Addressees = PartyId::new("firm")?.into();
            /// let offer = Submitted::new(ProposalId::new("offer")?, to, Channel::InPublic)?;
            /// let offer = offer.with_term("P10D".parse()?);
            /// assert_eq!(offer.term.unwrap().to_string(), "+ P10D");
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            term / with_term: Option<Distance>,
            /// The proposal that it answers.
            reply_to / with_reply_to: Option<ProposalId>,
            /// The proposal of the same party, or of one whose place it carries on, that it replaces.
            replaces / with_replaces: Option<ProposalId>,
            /// What its proposer says that it is; no rule reads it.
            terms / with_terms: Vec<Term>,
        }
        /// The go-between handed a proposal to addressees. From then on they can answer, and a term from receipt runs.
        ///
        /// Consequence: its submission is disclosed ([`Disclosed`](crate::notes::correction::Disclosed)) to those
        /// of them who could not see it, who see this entry and may see all that the submission rests on.
        ///
        /// Rules: `proposal.conveyed.known`, `proposal.conveyed.addressee`,
        /// `proposal.conveyed.status`, `proposal.conveyed.via`, `proposal.conveyed.once`.
        Conveyed = "conveyed" [changes(nothing) asks(status)] {
            /// Who has it now.
            to: Addressees,
        }
        /// An addressee answered. Its last answer counts. Who carries on the place of one answers for it, unless it was asked
        /// itself; until it does, what was answered before counts.
        ///
        /// Rules: `proposal.answered.known`, `proposal.answered.part`, `proposal.answered.status`,
        /// `proposal.answered.own`, `proposal.answered.addressee`, `proposal.answered.received`,
        /// `proposal.answered.expired`, `proposal.answered.current`, `any.any.suspended`, `proposal.decided.exclusive`.
        ///
        /// Consequence: who accepts takes a position for exactly the words contained
        /// ([`position::Taken`](crate::talks::position::Taken)), and so does the proposer once the proposal
        /// is accepted. Once its addressees have decided, it is accepted or rejected ([`Decided`]).
        Answered = "answered" [changes(nothing) asks(status)] {
            /// Who answers.
            party: PartyId,
            /// The answer.
            answer: Answer,
            ;
            /// The points accepted, where it is accepted in part.
            points / with_points: Vec<PointId>,
        }
        /// The term of a proposal was made longer, before it was over; or one that had none got its first.
        ///
        /// Rules: `proposal.extended.known`, `proposal.extended.status`,
        /// `proposal.extended.entitled`, `proposal.extended.later`.
        Extended = "extended" [changes(nothing) beside(Proposer) asks(status)] {
            /// Until when it can be accepted now.
            expires: When,
        }
        /// A proposal was accepted, rejected, or countered with another.
        ///
        /// Rules: `proposal.decided.known`, `proposal.decided.status`, `proposal.decided.entitled`; of one that is
        /// accepted `any.any.suspended`, `proposal.decided.acceptance` and `proposal.decided.exclusive`, of one that
        /// is rejected `proposal.decided.rejection`, of one that is countered `proposal.decided.reply`.
        ///
        /// Consequence, if it is accepted: its proposer takes a position for the words contained
        /// ([`position::Taken`](crate::talks::position::Taken)).
        Decided = "decided" [changes(nothing) chooses(outcome: ProposalOutcome)] {
            /// How.
            outcome: ProposalOutcome,
        }
        /// The addressees, or the chair, put it to a vote: the question decides. One of several addressees needs the others:
        /// while it is voted on nobody answers. Where the question is withdrawn, lapses or is set aside, it waits for answers
        /// again.
        ///
        /// Rules: `proposal.put_to_vote.known`, `proposal.put_to_vote.status`,
        /// `proposal.put_to_vote.entitled`, `proposal.put_to_vote.question`.
        ///
        /// Consequence, once the question is decided: the proposal is accepted or rejected ([`Decided`]). A vote that ends
        /// after the term of the proposal accepts nothing: the proposal [`Lapsed`].
        PutToVote = "put_to_vote" [changes(course)] {
            /// The question.
            question: QuestionId,
        }
        /// A proposal was taken back.
        ///
        /// Rules: `proposal.withdrawn.known`, `proposal.withdrawn.status`,
        /// `proposal.withdrawn.entitled`, `proposal.withdrawn.vote`.
        Withdrawn = "withdrawn" [changes(nothing)] {}
        /// The term of a proposal ran out. One that was put to a vote within its term waits for what that came to.
        ///
        /// Rules: `proposal.lapsed.known`, `proposal.lapsed.status`, `proposal.lapsed.entitled`,
        /// `proposal.lapsed.expired`.
        Lapsed = "lapsed" [changes(nothing)] {}
        /// A proposal was put anew. Answers given before no longer count, and a term from receipt runs anew, unless an end is
        /// given.
        ///
        /// Rules: `proposal.renewed.known`, `proposal.renewed.status`, `proposal.renewed.entitled`.
        Renewed = "renewed" [changes(nothing)] {
            ;
            /// Until when it can be accepted now.
            expires / with_expires: Option<When>,
        }
    }
}
