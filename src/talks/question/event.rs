//! What happens to questions: the facts.

use crate::{
    decision::{Ballot, DecisionRule, Tally, Voting},
    event::declare::facts,
    talks::{
        position::Matter,
        question::{Basis, Member, Motion},
    },
    value::{
        id::{MeetingId, PartyId, QuestionId, WordingId},
        text::Text,
        when::When,
    },
};

facts! {
    /// A fact about a question.
    ///
    /// Beside the rules of each kind, every act on a question keeps `any.any.participating` and
    /// `any.any.resting`. Where a governed act depends on a question whose term is over, deciding
    /// appends first how it closed: [`Carried`], [`Failed`] or [`Lapsed`].
    pub enum QuestionEvent("question") about question {
        /// The question.
        question: QuestionId,
    }
    facts {
        /// A question was put. Who is asked, by which rule, and on which words is settled with that. It is on a matter
        /// that acts on it rest on, or on a motion, which asks for an act itself; or on neither.
        ///
        /// Put at a meeting, it counts who is there for a quorum of those present
        /// ([`Counting::Present`](crate::decision::Counting::Present)) when it is decided: as the secretariat, an observer or
        /// that party itself said last before it closed, and not after its term
        /// ([`meeting::AttendanceRecorded`](crate::talks::meeting::AttendanceRecorded)). What others say of it counts for
        /// nothing, nor does what a party says when it is over.
        ///
        /// Rules: `question.put.known`, `question.put.free`, `question.put.wording`, `question.put.motion`,
        /// `question.put.members`, `question.put.silence`, `question.put.secret`, `question.put.entitled`,
        /// `question.put.electorate`, `question.put.rule`, `question.put.term`, `question.put.tacit`,
        /// `question.put.meeting`.
        Put = "put" [changes(nothing) introduces(question) words(wording about on) filled(rule, voting, leavers_drop_out, electorate about on)] {
            /// What is asked.
            text: Text,
            ;
            /// What it is on: a point, an alternative or a version.
            on / with_on: Option<Matter>,
            /// In which words; left out: the current ones, filled in.
            wording / with_wording: Option<WordingId>,
            /// By which rule it is decided; left out: that of the procedure for its matter, filled in. A party chooses
            /// among those of the procedure, the secretariat any. An act that is asked for satisfies its own rules, too.
            rule / with_rule: Option<DecisionRule>,
            /// Who is asked; left out: the principals that take part, with their weights and groups,
            /// filled in, or who decides on what it is on or asks for. Only the secretariat asks others.
            electorate / with_electorate: Vec<Member>,
            /// Until when it can be answered, the end included; not past when the question is put.
            closes / with_closes: Option<When>,
            /// How it is voted on; left out: as the procedure says, filled in, and openly where it asks for an act. A party puts it
            /// so, or to silence. Without a term it closes once nobody who is missing can change the result.
            ///
            /// ```
            /// use negotiation::{decision::Voting, talks::question::Put};
            ///
            /// let put = Put::new("q1", "Any objection?")?;
            /// let put = put.with_closes("2026-02-05T18:00:00Z".parse()?).with_voting(Voting::Tacitly);
            /// assert_eq!(serde_json::to_value(&put)?["voting"]["how"], "tacitly");
            ///
            /// // Silence is no vote that could be final.
            /// let both = r#"{"question":"q1","text":"?","voting":{"how":"tacitly","final":true}}"#;
            /// assert!(serde_json::from_str::<Put>(both).is_err());
            /// # Ok::<(), Box<dyn std::error::Error>>(())
            /// ```
            voting / with_voting: Option<Voting>,
            /// Whether members that leave while it is open drop out of it; left out: as the procedure says, filled in.
            leavers_drop_out / with_leavers_drop_out: Option<bool>,
            /// The meeting at which it is put.
            at / with_at: Option<MeetingId>,
            /// The act that it asks for. Once the question is carried, and if nothing stands against it then, the act
            /// follows, as that of those who voted for it.
            motion / with_motion: Option<Motion>,
        }
        /// A party answered. Its last vote before the closing counts; who breaks a silence votes against.
        ///
        /// Where a member is succeeded while the question is open
        /// ([`party::Succeeded`](crate::talks::party::Succeeded), its place carried on), its successor votes in its place, and
        /// the vote that was cast there before counts until it does; a final vote stays. Several places that fell to one party
        /// have one vote, and the sum of their weights, so that the whole that a share is taken of is the one that was asked.
        /// Who was asked itself speaks for itself, whatever was said in a place that fell to it.
        ///
        /// Rules: `question.voted.known`, `question.voted.status`, `question.voted.electorate`,
        /// `question.voted.open`, `question.voted.final`, `question.voted.secret`.
        ///
        /// Consequence: once nobody who is missing can change it, the question is [`Carried`] or
        /// [`Failed`]; one with a term when that is over, unless it closes early or a silence is broken.
        Voted = "voted" [changes(nothing) asks(status)] {
            /// Who votes.
            party: PartyId,
            /// For, against, neither.
            vote: Ballot,
        }
        /// The term of a question was made longer, before it was over. Where an offer was put to that vote, its addressees
        /// agree, who do not answer meanwhile.
        ///
        /// Rules: `question.extended.known`, `question.extended.status`,
        /// `question.extended.entitled`, `question.extended.later`.
        Extended = "extended" [changes(terms) beside(Proposer, Chair) asks(status)] {
            /// Until when it can be answered now.
            closes: When,
        }
        /// A question was decided in favour. Acts may rest on it until its matter is taken up again or rejected; what takes a point
        /// out rests only on a question that asked for it.
        ///
        /// Consequence: where the question asks for an act ([`Motion`]), that act, if it is accepted as the joint act of those
        /// who voted for it. The rules of the act count the votes, whatever the rule of the question. Who was asked and did not vote is
        /// absent, if the secretariat closed the vote or it was open as long as silence has to last; counts as for it, if
        /// silence carried it; and has agreed to nothing that is done in its name. Who put it is for it, unless it voted
        /// otherwise. Once what it asks for was changed, only a vote since then is one of who put it, and silence is none. If the act is refused, nothing follows,
        /// and the review says so.
        ///
        /// A motion is carried once all have voted, when its term is over, or when the secretariat closes the vote, so that a
        /// rule that is satisfied early cuts nobody off whom the act needs.
        ///
        /// Rules: `question.carried.known`, `question.carried.status`, `question.carried.entitled`,
        /// `any.any.suspended`, `question.carried.rule`, `question.carried.chair_finding`,
        /// `question.carried.silence`.
        Carried = "carried" [changes(nothing) tally(tally)] {
            /// On what the result is based.
            basis: Basis,
            ;
            /// The tally; filled in when left out. Of a secret ballot it is the count that the secretariat tells, by heads.
            tally / with_tally: Option<Tally>,
        }
        /// A question was decided against. Where consensus is sought, an objection is enough before the term is over.
        ///
        /// Rules: `question.failed.known`, `question.failed.status`, `question.failed.entitled`,
        /// `question.failed.rule`.
        Failed = "failed" [changes(nothing) tally(tally)] {
            /// On what the result is based.
            basis: Basis,
            ;
            /// The tally; filled in when left out. Of a secret ballot it is the count that the secretariat tells, by heads.
            tally / with_tally: Option<Tally>,
        }
        /// A question closed undecided, or without a quorum, as far as that hangs on nobody's absence, which the secretariat
        /// tells; or silence would have carried it, and the negotiation was
        /// suspended, broken off, completed or abandoned for some of the time in which it was open.
        ///
        /// Rules: `question.lapsed.known`, `question.lapsed.status`, `question.lapsed.entitled`,
        /// `question.lapsed.time`.
        Lapsed = "lapsed" [changes(nothing)] {}
        /// A question was taken back. An offer that was put to it waits for answers again.
        ///
        /// Rules: `question.withdrawn.known`, `question.withdrawn.status`,
        /// `question.withdrawn.entitled`, `question.withdrawn.time`.
        Withdrawn = "withdrawn" [changes(nothing)] {}
        /// The result of a question was set aside. What rested on it stands until it is reopened.
        ///
        /// Rules: `question.annulled.known`, `question.annulled.status`,
        /// `question.annulled.entitled`, `any.any.reached`, `question.annulled.decided`.
        Annulled = "annulled" [changes(terms) decided(jointly)] {}
    }
}
