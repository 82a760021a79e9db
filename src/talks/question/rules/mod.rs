//! What may be done to questions, and what follows from votes.

mod found;
mod putting;
mod resting;

use self::found::Found;
pub(crate) use self::resting::Words;
use crate::{
    decision::{Tally, Verdict, Vote},
    event::{Actor, Entry, Event, Mode},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer, Concern, Judge},
        rule::{
            Rule,
            catalogue::{
                ANY_ANY_REACHED, QUESTION_ANNULLED_DECIDED, QUESTION_CARRIED_CHAIR_FINDING,
                QUESTION_CARRIED_RULE, QUESTION_CARRIED_SILENCE, QUESTION_EXTENDED_LATER,
                QUESTION_FAILED_RULE, QUESTION_LAPSED_TIME, QUESTION_VOTED_ELECTORATE, QUESTION_VOTED_FINAL,
                QUESTION_VOTED_OPEN, QUESTION_VOTED_SECRET, QUESTION_WITHDRAWN_TIME,
            },
        },
    },
    state::Negotiation,
    talks::{
        party::PartyState,
        proposal::{ProposalEvent, ProposalOutcome},
        question::{
            Basis, Carried, Failed, Lapsed, Place, QuestionAction, QuestionEvent, QuestionLifecycle,
            QuestionState, QuestionStatus,
            fold::{Count, is_by_proxy},
        },
    },
    value::{register::EventTime, table::Ix, when::When},
};

impl Judge<'_> {
    pub(crate) fn question(&mut self, event: &QuestionEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let question = self.named.question.and_then(|question| talks.state.questions.get(question));
        let status = question.map(|question| question.status.value());
        let proposer = question.and_then(|question| talks.nth(question.introduced)).map(|entry| &entry.by);
        let concern = Concern { proposer, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<QuestionLifecycle>(status, action, concern);
        match event {
            QuestionEvent::Put(fact) => {
                step(self, QuestionAction::Put)?;
                self.settles(fact)?;
            }
            QuestionEvent::Voted(fact) => {
                self.permits(status == Some(QuestionStatus::Open))?;
                let member = question
                    .zip(self.named.party)
                    .is_some_and(|(question, party)| talks.is_asked(question, party));
                let answer = match &self.entry.by {
                    _ if !member => Answer::Broken,
                    Actor::Secretariat | Actor::Procedure => Answer::Kept,
                    Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
                    Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                        Answer::from(self.entry.by.voices().any(|question| *question == fact.party))
                    }
                };
                self.require(&QUESTION_VOTED_ELECTORATE, answer)?;
                let in_time = question
                    .map_or(Answer::NotShown, |question| self.is_within(question.closes.get().as_ref()));
                self.require(&QUESTION_VOTED_OPEN, in_time)?;
                let again = question.is_some_and(|question| self.votes_again(question));
                self.require(&QUESTION_VOTED_FINAL, !again)?;
                self.require(
                    &QUESTION_VOTED_SECRET,
                    !question.is_some_and(|question| question.voting.is_secret()),
                )?;
            }
            QuestionEvent::Extended(fact) => {
                self.permits(status == Some(QuestionStatus::Open))?;
                self.entitled(concern)?;
                let later = question.map_or(Answer::NotShown, |question| {
                    let before = question.closes.get().as_ref();
                    match self.is_within(before) {
                        Answer::Kept => self.ends_later(before, &fact.closes),
                        over @ (Answer::Broken | Answer::NotShown) => over,
                    }
                });
                self.require(&QUESTION_EXTENDED_LATER, later)?;
            }
            QuestionEvent::Carried(fact) => {
                step(self, QuestionAction::Carried)?;
                self.not_counted(question, fact.tally.is_some())?;
                self.not_suspended()?;
                let found = question.map_or(Found::Counted(Verdict::Open), |question| {
                    self.found(question, fact.basis, fact.tally.as_ref())
                });
                let answer = match found {
                    Found::Counted(verdict) => Answer::from(verdict),
                    Found::Declared => Answer::Kept,
                    Found::Impossible => Answer::Broken,
                };
                self.require(rule_of(fact.basis), answer)?;
            }
            QuestionEvent::Failed(fact) => {
                step(self, QuestionAction::Failed)?;
                self.not_counted(question, fact.tally.is_some())?;
                let found = question.map_or(Found::Counted(Verdict::Open), |question| {
                    self.found(question, fact.basis, fact.tally.as_ref())
                });
                // Where only the quorum is lacking, it lapses; who tells a count has seen what it is.
                let lapses = question.is_some_and(|question| {
                    !(self.is_told(question) && fact.tally.is_some()) && self.lapses(question) == Answer::Kept
                });
                let answer = match found {
                    Found::Counted(Verdict::Failed) if lapses => Answer::Broken,
                    Found::Counted(Verdict::Failed) | Found::Declared => Answer::Kept,
                    Found::Counted(Verdict::Open) => Answer::NotShown,
                    Found::Counted(Verdict::Carried) | Found::Impossible => Answer::Broken,
                };
                self.require(&QUESTION_FAILED_RULE, answer)?;
            }
            QuestionEvent::Lapsed(_) => {
                step(self, QuestionAction::Lapsed)?;
                let answer = question.map_or(Answer::NotShown, |question| self.lapses(question));
                self.require(&QUESTION_LAPSED_TIME, answer)?;
            }
            QuestionEvent::Withdrawn(_) => {
                step(self, QuestionAction::Withdrawn)?;
                let in_time = question
                    .map_or(Answer::NotShown, |question| self.is_within(question.closes.get().as_ref()));
                self.require(&QUESTION_WITHDRAWN_TIME, in_time)?;
            }
            QuestionEvent::Annulled(_) => {
                step(self, QuestionAction::Annulled)?;
                let procedure = talks.state.procedure().clone();
                let rule = &QUESTION_ANNULLED_DECIDED;
                return self.jointly_decided(rule, procedure.agreeing(), None, build);
            }
        }
        Ok(Fill::default())
    }

    /// Whether there is a final vote in the place of who votes. Its own vote goes before that of its proxy, also then.
    fn votes_again(&self, question: &QuestionState) -> bool {
        let talks = self.talks;
        let Some(party) = self.named.party.filter(|_| question.voting.has_final_votes()) else {
            return false;
        };
        let by_proxy = |entry: &Entry, voter: Ix<PartyState>| {
            let voter = talks.party_id(voter);
            !question.voting.lets_proxies_override() && voter.is_some_and(|voter| is_by_proxy(entry, voter))
        };
        let own = !by_proxy(self.entry, party);
        let places = talks.places_in(question);
        places.iter().filter(|place| place.party == party).flat_map(Place::voices).any(|voter| {
            let votes = question.votes_of(voter).iter().filter_map(|(seq, _)| talks.nth(*seq));
            votes.into_iter().any(|entry| !(own && by_proxy(entry, voter)))
        })
    }

    /// Requires that a governed result does not claim a tally, which the judge computes unless the ballot is secret.
    fn not_counted(&mut self, question: Option<&QuestionState>, claimed: bool) -> Result<(), Refusal> {
        let secret = question.is_some_and(|question| question.voting.is_secret());
        let claimed = claimed && self.governs() && !secret;
        self.require(&ANY_ANY_REACHED, !claimed)
    }
}

/// How a question closes when its term is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Carried,
    Failed,
    Lapsed,
}

const fn rule_of(basis: Basis) -> &'static Rule {
    match basis {
        Basis::Votes | Basis::Declared => &QUESTION_CARRIED_RULE,
        Basis::NoObjection | Basis::ChairFinding => &QUESTION_CARRIED_CHAIR_FINDING,
        Basis::Silence => &QUESTION_CARRIED_SILENCE,
    }
}

impl Negotiation {
    /// What the votes so far come to, one perhaps added, before the term is over. A ballot with a term stays open to it,
    /// unless it closes early; a silence that is broken is over. On a motion everybody votes who wants to, so that it is
    /// carried only by all votes, or when its term is over: who would be asked for the act need not be who carries the
    /// question. Without a term the secretariat closes it.
    pub(crate) fn verdict_so_far(&self, question: &QuestionState, count: Count, told: bool) -> Verdict {
        let stays_open = question.stays_open();
        let by = |votes: &[Vote<'_>]| match question.while_open(votes) {
            Verdict::Carried | Verdict::Failed if stays_open && !question.is_broken(votes) => Verdict::Open,
            verdict @ (Verdict::Carried | Verdict::Open | Verdict::Failed) => verdict,
        };
        let verdict = self.verdict_on(question, count, &by);
        let all_voted =
            || self.votes_on(question, count, |votes| votes.iter().all(|vote| vote.stance.is_some()));
        let waits = !told && verdict == Verdict::Carried && question.motion(self).is_some() && !all_voted();
        if waits { Verdict::Open } else { verdict }
    }

    fn closes_with(&self, question: &QuestionState, told: bool, at: EventTime) -> Closing {
        match self.verdict_at_close(question, told, at) {
            Verdict::Carried => Closing::Carried,
            Verdict::Failed
                if self.votes_on(question, Count::at(at), |votes| question.rule.lacks_quorum(votes)) =>
            {
                Closing::Lapsed
            }
            Verdict::Failed => Closing::Failed,
            Verdict::Open => Closing::Lapsed,
        }
    }

    /// How a question closes whose term is over, whoever closes it; nothing where it depends on who is absent, since then the
    /// secretariat closes it.
    fn closing_for_all(&self, question: &QuestionState, at: EventTime) -> Option<Closing> {
        let closes = self.closes_with(question, false, at);
        (closes == self.closes_with(question, true, at)).then_some(closes)
    }

    /// The act that closes a question whose term is over, and whether anybody finds it.
    pub(crate) fn closing_act(&self, question: &QuestionState, at: EventTime) -> (QuestionAction, bool) {
        let act = match self.closes_with(question, true, at) {
            Closing::Carried => QuestionAction::Carried,
            Closing::Failed => QuestionAction::Failed,
            Closing::Lapsed => QuestionAction::Lapsed,
        };
        (act, !question.voting.is_secret() && self.closing_for_all(question, at).is_some())
    }

    pub(crate) fn tally_on(&self, question: &QuestionState, count: Count) -> Tally {
        self.votes_on(question, count, |votes| question.rule.tally(votes))
    }

    /// The closing of a question that an act depends on, where its term is over.
    pub(crate) fn due_question(&self, act: &Entry) -> Option<Entry> {
        if act.mode != Mode::Governed {
            return None;
        }
        let on_one = QuestionEvent::of(&act.event).and_then(|event| match event {
            QuestionEvent::Extended(_) | QuestionEvent::Withdrawn(_) | QuestionEvent::Annulled(_) => {
                Some(event.question())
            }
            QuestionEvent::Put(_)
            | QuestionEvent::Voted(_)
            | QuestionEvent::Carried(_)
            | QuestionEvent::Failed(_)
            | QuestionEvent::Lapsed(_) => None,
        });
        // A proposal that was put to this vote.
        let put = ProposalEvent::of(&act.event).and_then(|event| match event {
            ProposalEvent::Decided(fact) => match fact.outcome {
                ProposalOutcome::Accepted | ProposalOutcome::Rejected => Some(&fact.proposal),
                ProposalOutcome::Countered(_) => None,
            },
            ProposalEvent::Withdrawn(fact) => Some(&fact.proposal),
            ProposalEvent::Submitted(fact) => fact.replaces.as_ref(),
            ProposalEvent::Conveyed(_)
            | ProposalEvent::Answered(_)
            | ProposalEvent::Extended(_)
            | ProposalEvent::PutToVote(_)
            | ProposalEvent::Lapsed(_)
            | ProposalEvent::Renewed(_) => None,
        });
        let put = put.and_then(|id| self.state.vote_on(self.state.proposals.by_key(id.as_str())?));
        let id = on_one.or(put.map(|question| &question.id)).or(act.rare.rests_on.as_ref());
        let question = self.state.questions.by_key(id?.as_str())?;
        let end = self.end_of_term(question.closes.get().as_ref());
        let over = end.is_some_and(|end| end < act.recorded.to_utc());
        if !over || question.voting.is_secret() || question.status.value() != QuestionStatus::Open {
            return None;
        }
        let now = act.recorded.to_utc();
        let closes = self.closing_for_all(question, now)?;
        let basis = if question.voting.is_tacit() { Basis::Silence } else { Basis::Votes };
        let tally = self.tally_on(question, Count::at(now));
        let closing: Event = match closes {
            Closing::Carried => Carried::from_parts(question.id.clone(), basis).with_tally(tally).into(),
            Closing::Failed => Failed::from_parts(question.id.clone(), basis).with_tally(tally).into(),
            Closing::Lapsed => Lapsed::from_parts(question.id.clone()).into(),
        };
        self.closing_of(act, self.nth(question.closes.seq())?, closing)
    }

    /// Whether a term is as long as silence has to last before it is agreement.
    fn is_long_enough(&self, put: EventTime, closes: Option<&When>) -> Answer {
        let Some(least) = self.state.procedure().silence() else { return Answer::Broken };
        match (self.end_of_term(closes), least.from(put, self.state.offset())) {
            (Some(end), Some(least)) => Answer::from(end >= least),
            (Some(_), None) => Answer::Broken,
            (None, _) => Answer::NotShown,
        }
    }

    /// Whether silence counts that lasted as long as a question was open.
    pub(crate) fn had_time_to_object(&self, question: &QuestionState) -> bool {
        let put = self.nth(question.introduced).map(|entry| entry.recorded.to_utc());
        put.is_some_and(|put| self.is_long_enough(put, question.closes.get().as_ref()) == Answer::Kept)
    }
}

impl Judged for QuestionEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<QuestionLifecycle>("Question")];
}
