//! What may be done to proposals.

use crate::{
    decision::{Ballot, DecisionRule, Verdict},
    event::{Actor, Entry},
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Answer as Kept, Concern, Judge},
        rule::catalogue::{
            PROPOSAL_ANSWERED_ADDRESSEE, PROPOSAL_ANSWERED_CURRENT, PROPOSAL_ANSWERED_EXPIRED,
            PROPOSAL_ANSWERED_OWN, PROPOSAL_ANSWERED_RECEIVED, PROPOSAL_CONVEYED_ONCE, PROPOSAL_CONVEYED_VIA,
            PROPOSAL_DECIDED_ACCEPTANCE, PROPOSAL_DECIDED_EXCLUSIVE, PROPOSAL_DECIDED_REJECTION,
            PROPOSAL_DECIDED_REPLY, PROPOSAL_EXTENDED_LATER, PROPOSAL_LAPSED_EXPIRED,
            PROPOSAL_PUT_TO_VOTE_QUESTION, PROPOSAL_SUBMITTED_AT_TABLE, PROPOSAL_SUBMITTED_BASE,
            PROPOSAL_WITHDRAWN_VOTE,
        },
    },
    outcome::gate::GateState,
    state::{Negotiation, State},
    talks::{
        link::LinkKind,
        party::{Participation, PartyState},
        point::PointState,
        proposal::{
            Addressed, Answer, Answered, Channel, Contained, ProposalAction, ProposalEvent,
            ProposalLifecycle, ProposalOutcome, ProposalState, ProposalStatus, Submitted,
        },
        question::{Place, QuestionStatus},
    },
    value::{id::PartyId, register::EventTime, table::Ix, when::When},
};

impl Judge<'_> {
    pub(crate) fn proposal(&mut self, event: &ProposalEvent, _: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let proposal = self.named.proposal.and_then(|proposal| talks.state.proposals.get(proposal));
        let status = proposal.map(|proposal| talks.state.stands_now(proposal));
        let proposer = proposal.and_then(|proposal| talks.nth(proposal.introduced)).map(|entry| &entry.by);
        let concern = Concern { proposer, proposal, ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<ProposalLifecycle>(status, action, concern);
        match event {
            ProposalEvent::Submitted(fact) => {
                step(self, ProposalAction::Submitted)?;
                self.submitted(fact)?;
            }
            ProposalEvent::Conveyed(fact) => {
                self.permits(status == Some(ProposalStatus::Submitted))?;
                let via = proposal.and_then(|proposal| proposal.via);
                let answer = match (&self.entry.by, via) {
                    (_, None) => Kept::Broken,
                    (Actor::Secretariat | Actor::Procedure, _) => Kept::Kept,
                    (Actor::Outside(_) | Actor::Unknown, _) => Kept::NotShown,
                    (_, Some(via)) => Kept::from(self.actors().all(|party| party == via)),
                };
                self.require(&PROPOSAL_CONVEYED_VIA, answer)?;
                // A term from receipt does not begin anew by telling it again, nor unseen by who received it.
                let receives = |id: &PartyId| {
                    let party = talks.state.parties.find(id.as_str());
                    let sees = party.and_then(|ix| talks.state.parties.get(ix));
                    sees.is_none_or(|party| party.is_admitted_by(&self.entry.disclosure))
                        && party.zip(proposal).is_none_or(|(ix, own)| !talks.state.has_reached(own, ix))
                };
                let runs = proposal.is_some_and(|own| own.term.is_some() && own.via.is_some());
                let once = !runs || fact.to.iter().all(receives);
                self.require(&PROPOSAL_CONVEYED_ONCE, once)?;
            }
            ProposalEvent::Answered(fact) => {
                self.permits(status == Some(ProposalStatus::Submitted))?;
                self.answered(fact, proposal)?;
            }
            ProposalEvent::Extended(fact) => {
                self.permits(status == Some(ProposalStatus::Submitted))?;
                self.entitled(concern)?;
                let later = proposal.map_or(Kept::NotShown, |proposal| {
                    self.is_first_or_later(proposal.end().get().as_ref(), &fact.expires)
                });
                self.require(&PROPOSAL_EXTENDED_LATER, later)?;
            }
            ProposalEvent::PutToVote(_) => {
                step(self, ProposalAction::PutToVote)?;
                let question = self.named.question.and_then(|ix| talks.state.questions.get(ix));
                let agreeing = talks.state.procedure().agreeing();
                let open = question.is_some_and(|question| {
                    let asked = |to: Ix<PartyState>| talks.is_asked(question, to);
                    // Votes on another matter are not votes on this one.
                    let voted = |place: &Place<'_>| {
                        question.has_vote_of(place) && !self.actors().any(|actor| actor == place.party)
                    };
                    question.status.value() == QuestionStatus::Open
                        && !question.voting.is_secret()
                        && question.motion(talks).is_none()
                        && !talks.places_in(question).iter().any(voted)
                        && question.rule == *talks.rule_among(agreeing, &talks.state.principals)
                        && proposal
                            .is_some_and(|proposal| talks.still_addressed(proposal).into_iter().all(asked))
                });
                let before = proposal
                    .and_then(|proposal| proposal.vote.value())
                    .and_then(|ix| talks.state.questions.get(ix));
                let stands = status == Some(ProposalStatus::PutToVote)
                    && before.is_some_and(|before| {
                        matches!(before.status.value(), QuestionStatus::Open | QuestionStatus::Carried)
                    });
                self.require(&PROPOSAL_PUT_TO_VOTE_QUESTION, open && !stands)?;
            }
            ProposalEvent::Decided(fact) => {
                step(self, fact.outcome.action())?;
                self.decided_so(&fact.outcome, proposal)?;
            }
            ProposalEvent::Withdrawn(_) => {
                step(self, ProposalAction::Withdrawn)?;
                let vote = proposal.and_then(|proposal| talks.state.vote_on(proposal));
                let vote = vote.filter(|vote| vote.status.value() == QuestionStatus::Open);
                let in_time = vote.map_or(Kept::Kept, |vote| self.is_within(vote.closes.get().as_ref()));
                self.require(&PROPOSAL_WITHDRAWN_VOTE, in_time)?;
            }
            ProposalEvent::Lapsed(_) => {
                step(self, ProposalAction::Lapsed)?;
                let over =
                    proposal.map_or(Kept::NotShown, |proposal| self.has_ended(proposal.end().get().as_ref()));
                let waits = proposal.is_some_and(|proposal| talks.waits_for_vote(proposal));
                self.require(&PROPOSAL_LAPSED_EXPIRED, if waits { Kept::Broken } else { over })?;
            }
            ProposalEvent::Renewed(_) => step(self, ProposalAction::Renewed)?,
        }
        Ok(Fill::default())
    }

    /// Whether the answers, or what replies to it, come to the outcome.
    fn decided_so(
        &mut self,
        outcome: &ProposalOutcome,
        proposal: Option<&ProposalState>,
    ) -> Result<(), Refusal> {
        let talks = self.talks;
        let verdict = || proposal.map_or(Verdict::Open, |proposal| talks.verdict_of(proposal, &[], None));
        match outcome {
            ProposalOutcome::Accepted => {
                self.not_suspended()?;
                self.require(&PROPOSAL_DECIDED_ACCEPTANCE, verdict())?;
                self.no_rival(proposal)
            }
            ProposalOutcome::Rejected => {
                let answer = match verdict() {
                    Verdict::Failed => Kept::Kept,
                    Verdict::Open => Kept::NotShown,
                    Verdict::Carried => Kept::Broken,
                };
                self.require(&PROPOSAL_DECIDED_REJECTION, answer)
            }
            ProposalOutcome::Countered(counter) => {
                let counter = self.talks.state.proposals.by_key(counter.as_str());
                let reply = counter.zip(proposal).is_some_and(|(counter, proposal)| {
                    counter.reply_to == self.named.proposal
                        && talks.is_countered_by(proposal, &counter.proposers)
                });
                self.require(&PROPOSAL_DECIDED_REPLY, reply)
            }
        }
    }

    fn submitted(&mut self, fact: &Submitted) -> Result<(), Refusal> {
        let state = &self.talks.state;
        let base = fact.base.as_ref().and_then(|id| state.versions.find(id.as_str()));
        let fresh = base.is_none_or(|base| {
            let is_basis = state.basis.as_ref().is_some_and(|basis| basis.value() == base);
            is_basis
                || fact.contents.iter().all(|content| {
                    let point = state.points.find(content.point.as_str());
                    let there = state.versions.get(base).and_then(|version| {
                        version.contents.iter().find(|content| Some(content.point) == point)
                    });
                    let now =
                        point.and_then(|point| state.points.get(point)).map(|point| point.words.value());
                    there.is_some_and(|there| now.is_some_and(|now| state.same_words(there.wording, now)))
                })
        });
        self.require(&PROPOSAL_SUBMITTED_BASE, fresh)?;
        let seated = fact.channel != Channel::AtTheTable
            || fact.to.iter().all(|party| {
                let party = state.parties.by_key(party.as_str());
                party.is_some_and(|party| party.participation.value() == Participation::Participating)
            });
        self.require(&PROPOSAL_SUBMITTED_AT_TABLE, seated)
    }

    fn answered(&mut self, fact: &Answered, proposal: Option<&ProposalState>) -> Result<(), Refusal> {
        let party = self.named.party;
        let is_own =
            proposal.zip(party).is_some_and(|(proposal, party)| self.talks.state.is_made_by(proposal, party));
        self.require(&PROPOSAL_ANSWERED_OWN, !is_own)?;
        let addressed =
            proposal.zip(party).filter(|(proposal, party)| self.talks.state.is_addressed(proposal, *party));
        let answer = match (&self.entry.by, addressed) {
            (_, None) => Kept::Broken,
            (Actor::Secretariat | Actor::Procedure, _) => Kept::Kept,
            (Actor::Outside(_) | Actor::Unknown, _) => Kept::NotShown,
            (_, Some((_, party))) => Kept::from(self.actors().any(|actor| actor == party)),
        };
        self.require(&PROPOSAL_ANSWERED_ADDRESSEE, answer)?;
        let received =
            addressed.is_none_or(|(proposal, party)| self.talks.state.has_reached(proposal, party));
        let received = if received { Kept::Kept } else { Kept::NotShown };
        self.require(&PROPOSAL_ANSWERED_RECEIVED, received)?;
        let in_time = proposal.map_or(Kept::Kept, |proposal| self.is_within(proposal.end().get().as_ref()));
        self.require(&PROPOSAL_ANSWERED_EXPIRED, in_time)?;
        let covers = |point: Ix<PointState>| match fact.answer {
            Answer::Accept => true,
            Answer::AcceptInPart => {
                fact.points.iter().any(|id| self.talks.state.points.find(id.as_str()) == Some(point))
            }
            Answer::Reject | Answer::TakeNote | Answer::WillStudy => false,
        };
        let current = proposal.is_none_or(|proposal| {
            let mut covered = proposal.contents.iter().filter(|content| covers(content.point));
            covered.all(|content| self.has_current_words(content))
        });
        self.require(&PROPOSAL_ANSWERED_CURRENT, current)?;
        if fact.answer == Answer::Accept {
            self.not_suspended()?;
            self.no_rival(proposal)?;
        }
        Ok(())
    }

    /// Whether what an offer contains still has the words that it says, or is out of the text.
    fn has_current_words(&self, content: &Contained) -> bool {
        let state = &self.talks.state;
        let alternative = content.alternative.and_then(|ix| state.alternatives.get(ix));
        let point = state.points.get(content.point);
        let now = match alternative {
            Some(alternative) => Some(alternative.words.value()),
            None => point.and_then(|point| point.words.value()),
        };
        content.wording.is_none()
            || state.same_words(content.wording, now)
            || point.is_some_and(|point| point.status.value().is_out())
    }

    /// proposal.decided.exclusive: of the members of an exclusive link at most one is accepted or
    /// closed.
    fn no_rival(&mut self, proposal: Option<&ProposalState>) -> Result<(), Refusal> {
        let rival = proposal.is_some_and(|proposal| self.talks.has_rival(proposal));
        self.require(&PROPOSAL_DECIDED_EXCLUSIVE, !rival)
    }

    /// Whether the act comes before a term is over, the end included.
    pub(crate) fn is_within(&self, term: Option<&When>) -> Kept {
        let (earliest, latest) = self.now();
        match self.end(term) {
            None => Kept::Kept,
            Some(end) if latest <= end => Kept::Kept,
            Some(end) if earliest > end => Kept::Broken,
            Some(_) => Kept::NotShown,
        }
    }

    /// Whether a term is over when the act comes.
    pub(crate) fn has_ended(&self, term: Option<&When>) -> Kept {
        let (earliest, latest) = self.now();
        match self.end(term) {
            Some(end) if earliest > end => Kept::Kept,
            Some(end) if latest <= end => Kept::Broken,
            Some(_) | None => Kept::NotShown,
        }
    }

    /// Whether a term is the first, or ends later than the one before.
    pub(crate) fn is_first_or_later(&self, before: Option<&When>, after: &When) -> Kept {
        if before.is_none() { Kept::Kept } else { self.ends_later(before, after) }
    }

    /// Whether a term ends later than the one before.
    pub(crate) fn ends_later(&self, before: Option<&When>, after: &When) -> Kept {
        match (self.end(before), self.end(Some(after))) {
            (Some(before), Some(after)) => Kept::from(before < after),
            // What has no end is not made longer.
            (None, _) => Kept::Broken,
            (Some(_), None) => Kept::NotShown,
        }
    }

    fn end(&self, term: Option<&When>) -> Option<EventTime> {
        self.talks.end_of_term(term)
    }
}

impl State {
    /// Whether a party made a proposal, or carries on the place of one that did.
    fn is_made_by(&self, proposal: &ProposalState, party: Ix<PartyState>) -> bool {
        proposal.proposers.iter().any(|own| *own == party || self.heir(*own) == party)
    }

    /// Whether a proposal was put to a party, or to one whose place it carries on.
    pub(crate) fn is_addressed(&self, proposal: &ProposalState, party: Ix<PartyState>) -> bool {
        proposal.to.iter().any(|to| to.party == party || self.heir(to.party) == party)
    }

    /// Whether it reached a party, or one whose place it carries on: at once, or once the go-between conveyed it.
    pub(crate) fn has_reached(&self, proposal: &ProposalState, party: Ix<PartyState>) -> bool {
        let conveyed =
            |one: &Addressed| one.conveyed.value() && (one.party == party || self.heir(one.party) == party);
        proposal.via.is_none() || proposal.to.iter().chain(&proposal.beside).any(conveyed)
    }
}

impl Negotiation {
    /// Whether another member of an exclusive link is accepted or closed.
    pub(crate) fn has_rival(&self, proposal: &ProposalState) -> bool {
        let ix = self.state.proposals.find(proposal.id.as_str());
        let mut links = proposal.links.iter().filter_map(|link| self.state.links.get(*link));
        links.any(|link| link.binds(LinkKind::Exclusive) && self.settles_one(link, None, ix, &[]))
    }

    /// The addressees of a proposal who are still in the talks, or carry on the place of one; not who made it.
    pub(crate) fn still_addressed(&self, proposal: &ProposalState) -> Vec<Ix<PartyState>> {
        let is_gone =
            |party| self.state.parties.get(party).is_some_and(|party| party.participation.value().is_gone());
        let mut all = self.heirs(proposal.to.iter().map(|to| to.party));
        all.retain(|party| !is_gone(*party) && !self.state.is_made_by(proposal, *party));
        all
    }

    /// What a party answered, or if it was not asked itself, those whose place it carries on.
    pub(crate) fn answer_of(&self, proposal: &ProposalState, party: Ix<PartyState>) -> Option<(Answer, u32)> {
        let own = proposal.with(party).and_then(|one| one.answer.value());
        if own.is_some() || proposal.to.iter().any(|one| one.party == party) {
            return own;
        }
        let mut before = proposal.to.iter().filter(|one| self.heir(one.party) == party);
        before.find_map(|one| one.answer.value())
    }

    /// What the answers come to, and what came of the gates that hold the offer up: those of nobody's law, or of the law of
    /// who made it. One gate may be about to come.
    pub(crate) fn verdict_of(
        &self,
        proposal: &ProposalState,
        instead: &[(Ix<PartyState>, Answer)],
        coming: Option<(Ix<GateState>, Verdict)>,
    ) -> Verdict {
        self.gated(proposal, self.answered_so(proposal, instead, coming), coming)
    }

    /// A verdict, as far as the gates on the offer let it count.
    pub(crate) fn gated(
        &self,
        proposal: &ProposalState,
        verdict: Verdict,
        coming: Option<(Ix<GateState>, Verdict)>,
    ) -> Verdict {
        let makes = |of: Ix<PartyState>| self.state.is_made_by(proposal, self.heir(of));
        verdict.min(self.came_of_gates(proposal, |of| of.is_none_or(makes), coming))
    }

    /// What came of some of the gates on an offer.
    fn came_of_gates(
        &self,
        proposal: &ProposalState,
        asks: impl Fn(Option<Ix<PartyState>>) -> bool,
        coming: Option<(Ix<GateState>, Verdict)>,
    ) -> Verdict {
        let all = proposal.gates.iter().filter_map(|ix| Some((*ix, self.state.gates.get(*ix)?)));
        let all = all.filter(|(_, gate)| asks(gate.of));
        all.map(|(ix, _)| self.came_of(ix, coming)).min().unwrap_or(Verdict::Carried)
    }

    /// What came of the gates on an offer that the law of a party asks for.
    pub(crate) fn came_of_own_gates(
        &self,
        proposal: &ProposalState,
        party: Ix<PartyState>,
        coming: Option<(Ix<GateState>, Verdict)>,
    ) -> Verdict {
        self.came_of_gates(proposal, |of| of.is_some_and(|of| self.heir(of) == party), coming)
    }

    /// What the answers of the addressees who are still there come to under the rule for agreeing, some of them
    /// perhaps replaced; once it was put to a vote, what that came to.
    fn answered_so(
        &self,
        proposal: &ProposalState,
        instead: &[(Ix<PartyState>, Answer)],
        coming: Option<(Ix<GateState>, Verdict)>,
    ) -> Verdict {
        if let Some(vote) = self.state.vote_on(proposal) {
            return match vote.status.value() {
                QuestionStatus::Carried if self.is_too_late(proposal, vote, EventTime::MAX_UTC) => {
                    Verdict::Open
                }
                QuestionStatus::Carried => Verdict::Carried,
                QuestionStatus::Failed => Verdict::Failed,
                QuestionStatus::Open
                | QuestionStatus::Lapsed
                | QuestionStatus::Withdrawn
                | QuestionStatus::Annulled => Verdict::Open,
            };
        }
        let rule = self.state.procedure().agreeing();
        let electorate = self.still_addressed(proposal);
        // Where nobody is left to answer, that shows nothing.
        if electorate.is_empty() {
            return Verdict::Open;
        }
        let ballot = |ix| -> Option<Ballot> {
            let given = match instead.iter().find(|(party, _)| *party == ix) {
                Some((_, answer)) => answer.ballot(),
                None => self.answer_of(proposal, ix)?.0.ballot(),
            };
            // Who accepts subject to a gate has not accepted before.
            match (given, self.came_of_own_gates(proposal, ix, coming)) {
                (Some(Ballot::For), Verdict::Open) => None,
                (Some(Ballot::For), Verdict::Failed) => Some(Ballot::Against),
                (given, _) => given,
            }
        };
        self.count(rule, &electorate, ballot, DecisionRule::verdict)
    }

    /// Whether a counter-proposal of these ends a proposal: without those of them whom it is addressed to it can no more
    /// be accepted. Of whom the secretariat does not say who made it, it tells that it does.
    pub(crate) fn is_countered_by(&self, proposal: &ProposalState, proposers: &[Ix<PartyState>]) -> bool {
        let rejected: Vec<_> = proposers.iter().map(|party| (*party, Answer::Reject)).collect();
        proposers.is_empty() || self.verdict_of(proposal, &rejected, None) == Verdict::Failed
    }

    /// The closings that are due before an act: proposals that it depends on and whose term is over
    /// lapse first, each by its own entry. Only when governing.
    pub(crate) fn due_proposals(&self, act: &Entry) -> Vec<Entry> {
        let crate::event::Event::Proposal(event) = &act.event else { return Vec::new() };
        if act.mode != crate::event::Mode::Governed {
            return Vec::new();
        }
        let depends_on = match event {
            ProposalEvent::Submitted(fact) => [fact.reply_to.as_ref(), fact.replaces.as_ref()],
            // An answer that comes too late is judged by a rule of its own.
            ProposalEvent::Answered(_) | ProposalEvent::Lapsed(_) => [None, None],
            ProposalEvent::Conveyed(_)
            | ProposalEvent::Extended(_)
            | ProposalEvent::PutToVote(_)
            | ProposalEvent::Decided(_)
            | ProposalEvent::Withdrawn(_)
            | ProposalEvent::Renewed(_) => [Some(event.proposal()), None],
        };
        let mut due = Vec::new();
        for proposal in depends_on.into_iter().flatten() {
            let Some(proposal) = self.state.proposals.by_key(proposal.as_str()) else { continue };
            let end = self.end_of_term(proposal.end().get().as_ref());
            let over = end.is_some_and(|end| end < act.recorded.to_utc());
            let stands =
                matches!(proposal.status.value(), ProposalStatus::Submitted | ProposalStatus::PutToVote);
            let waits = stands && !self.waits_for_vote(proposal);
            let term = self.nth(proposal.end().seq()).filter(|_| waits);
            if let (true, Some(term)) = (over, term) {
                due.extend(self.closing_of(
                    act,
                    term,
                    crate::talks::proposal::Lapsed::from_parts(proposal.id.clone()).into(),
                ));
            }
        }
        due
    }
}

impl Judged for ProposalEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<ProposalLifecycle>("Proposal")];
}
