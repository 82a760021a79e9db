//! What follows from acts on proposals: positions on exactly the words contained, decisions once
//! the addressees have decided, proposals countered and replaced.

use crate::{
    decision::{Ballot, Verdict},
    event::{Disclosure, Entry, Event, fact::Mention},
    judge::consequence::Followed,
    notes::correction::Disclosed,
    outcome::gate::GateState,
    state::{Moment, Named, Negotiation, Said},
    talks::{
        link::LinkKind,
        party::PartyState,
        point::PointState,
        position::{Stance, Taken},
        proposal::{
            Answer, Answered, Contained, Decided, Lapsed, ProposalEvent, ProposalOutcome, ProposalState,
            ProposalStatus, Submitted, Withdrawn,
        },
        question::{Carried, Failed, QuestionStatus},
    },
    value::{gather::Gather, id::PartyId, register::EventTime, table::Ix},
};

/// A position that a party takes by accepting.
struct Accepting {
    content: Contained,
    party: Ix<PartyState>,
}

impl Followed for ProposalEvent {
    fn join(talks: &Negotiation, act: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
        // Nothing was put to a vote where there is none.
        if talks.state.questions.len() > 0 {
            talks.votes_decide(act, events, moment);
        }
    }

    /// The words of each point that a proposal settles, where it names none.
    fn fill_in(&mut self, talks: &Negotiation, place: EventTime) {
        if let Self::Submitted(fact) = self {
            for content in fact.contents.iter_mut().filter(|content| content.wording.is_none()) {
                let words = if let Some(id) = &content.alternative {
                    talks.state.alternatives.by_key(id.as_str()).map(|proposal| proposal.words.value())
                } else {
                    let point = talks.state.points.by_key(content.point.as_str());
                    point.and_then(|point| point.words.value())
                };
                content.wording = talks.words_by(words, place);
            }
        }
    }

    fn follows(
        &self,
        talks: &Negotiation,
        entry: &Entry,
        named: Named,
        _: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let proposal = named.proposal.and_then(|proposal| talks.state.proposals.get(proposal));
        let of = |what: &dyn Fn(&ProposalState) -> Vec<Event>| proposal.map_or_else(Vec::new, what);
        match self {
            Self::Submitted(fact) => talks.of_submission(fact, entry, moment),
            Self::Answered(fact) => of(&|proposal| talks.of_answer(fact, proposal, named, moment)),
            Self::Conveyed(_) => of(&|proposal| talks.of_conveying(entry, proposal)),
            Self::Decided(fact) if fact.outcome == ProposalOutcome::Accepted => {
                of(&|proposal| talks.positions(of_proposers(proposal), moment))
            }
            Self::Decided(_)
            | Self::Extended(_)
            | Self::PutToVote(_)
            | Self::Withdrawn(_)
            | Self::Lapsed(_)
            | Self::Renewed(_) => Vec::new(),
        }
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        matches!(self, Self::Submitted(_) | Self::Answered(_) | Self::Conveyed(_) | Self::Decided(_))
    }
}

impl Negotiation {
    /// With the question that was put on it, a proposal is decided.
    fn votes_decide(&self, event: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
        let voted = |event: &Event| {
            let carried = Carried::of(event).map(|fact| (fact.question.clone(), true));
            carried.or_else(|| Failed::of(event).map(|fact| (fact.question.clone(), false)))
        };
        let all: Vec<_> = voted(event).into_iter().chain(events.iter().filter_map(voted)).collect();
        for (id, carried) in all {
            let Some(ix) = self.state.questions.find(id.as_str()) else { continue };
            let under_vote = self.state.questions.get(ix).map_or(&[][..], |question| &question.proposals);
            for proposal in under_vote.iter().filter_map(|proposal| self.state.proposals.get(*proposal)) {
                let vote = self.state.vote_on(proposal).filter(|vote| vote.id == id);
                // Of those that shut each other out, one vote accepts the first.
                let shut_out =
                    proposal.links.iter().filter_map(|link| self.state.links.get(*link)).any(|link| {
                        let others =
                            link.proposals.iter().filter_map(|other| self.state.proposals.get(*other));
                        link.binds(LinkKind::Exclusive)
                            && others
                                .into_iter()
                                .any(|other| events.contains(&decided(other, ProposalOutcome::Accepted)))
                    });
                let Some(vote) = vote else { continue };
                if self.is_too_late(proposal, vote, moment.at) {
                    events.push(Lapsed::from_parts(proposal.id.clone()).into());
                } else if !(carried && shut_out) {
                    events.extend(self.decided_by_vote(proposal, carried, moment));
                }
            }
        }
    }

    /// The submission is disclosed to those to whom it is conveyed, as far as they can make sense of it.
    fn of_conveying(&self, entry: &Entry, proposal: &ProposalState) -> Vec<Event> {
        let submitted =
            self.nth(proposal.introduced).filter(|submitted| !self.told_by(entry, submitted).is_empty());
        submitted.map(|submitted| Disclosed::from_parts(submitted.id.clone()).into()).into_iter().gather()
    }

    /// To whom conveying a proposal discloses its submission: those who could not see it, and to whom the conveying
    /// is disclosed, where all that the submission rests on may be seen by them, and they by each other.
    pub(crate) fn told_by(&self, conveyed: &Entry, submitted: &Entry) -> Vec<PartyId> {
        let Event::Proposal(ProposalEvent::Conveyed(fact)) = &conveyed.event else { return Vec::new() };
        let mut told: Vec<PartyId> = Vec::new();
        for party in fact.to.iter() {
            let to = Disclosure::Parties(vec![party.clone()]);
            let makes_sense = to.is_no_wider_than(&conveyed.disclosure)
                && self.hidden_from(&to, submitted, &submitted.id).is_none();
            told.push(party.clone());
            let all = Disclosure::Parties(told.clone());
            let is_known = |party| {
                self.introduced(Mention::Party(party))
                    .is_some_and(|proposal| self.may_be_seen(proposal, &all))
            };
            if self.may_be_seen(submitted, &to) || !makes_sense || !told.iter().all(is_known) {
                told.pop();
            }
        }
        told
    }

    /// The submission that an entry conveys, if all to whom the entry is disclosed see it, or are told of it.
    pub(crate) fn conveyed_with(&self, entry: &Entry) -> Option<&Entry> {
        let Event::Proposal(ProposalEvent::Conveyed(fact)) = &entry.event else { return None };
        let submitted = self.introduced(Mention::Proposal(&fact.proposal))?;
        let told = self.told_by(entry, submitted);
        let sees = |party: &PartyId| {
            told.contains(party) || self.may_be_seen(submitted, &Disclosure::Parties(vec![party.clone()]))
        };
        let parties = entry.disclosure.parties();
        (!parties.is_empty() && parties.iter().all(sees)).then_some(submitted)
    }

    /// What it answers is countered, what it replaces withdrawn.
    fn of_submission(&self, fact: &Submitted, entry: &Entry, moment: Moment<'_>) -> Vec<Event> {
        let known = |id: &crate::value::id::ProposalId| self.state.proposals.by_key(id.as_str());
        let stands = |id| known(id).map(|proposal| self.state.stands_now(proposal));
        let makers = entry.by.voices().filter_map(|id| self.state.parties.find(id.as_str())).gather();
        let ends = |id| known(id).is_some_and(|proposal| self.is_countered_by(proposal, &makers));
        let mut events = Vec::new();
        if let Some(id) = &fact.reply_to {
            if stands(id) == Some(ProposalStatus::Submitted) && ends(id) {
                let outcome = ProposalOutcome::Countered(fact.proposal.clone());
                events.push(Decided::from_parts(id.clone(), outcome).into());
            }
        }
        if let Some(id) = fact.replaces.as_ref().filter(|id| fact.reply_to.as_ref() != Some(id)) {
            // The vote on it has ended, and what it came to is yet to be found.
            let is_voted = known(id).and_then(|proposal| self.state.vote_on(proposal)).is_some_and(|vote| {
                let end = self.end_of_term(vote.closes.get().as_ref());
                vote.status.value() == QuestionStatus::Open && end.is_some_and(|end| end < moment.at)
            });
            let stands = matches!(
                stands(id),
                Some(ProposalStatus::Submitted | ProposalStatus::PutToVote | ProposalStatus::Countered)
            );
            if stands && !is_voted {
                events.push(Withdrawn::from_parts(id.clone()).into());
            }
        }
        events
    }

    /// Who accepts takes positions; once the addressees have decided, the proposal is accepted, and
    /// its proposers take theirs, or rejected.
    fn of_answer(
        &self,
        fact: &Answered,
        proposal: &ProposalState,
        named: Named,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let Some(party) = named.party.filter(|party| self.still_addressed(proposal).contains(party)) else {
            return Vec::new();
        };
        // Who accepts subject to a gate takes no position before that is passed.
        let free = self.came_of_own_gates(proposal, party, None) == Verdict::Carried;
        let all = if free { self.accepted_by(fact, proposal, party) } else { Vec::new() };
        let verdict = match self.state.stands_now(proposal) {
            ProposalStatus::Submitted => self.verdict_of(proposal, &[(party, fact.answer)], None),
            ProposalStatus::PutToVote
            | ProposalStatus::Accepted
            | ProposalStatus::Rejected
            | ProposalStatus::Countered
            | ProposalStatus::Withdrawn
            | ProposalStatus::Lapsed => Verdict::Open,
        };
        self.decides(proposal, verdict, all, moment)
    }

    /// What an answer accepts.
    fn accepted_by(
        &self,
        fact: &Answered,
        proposal: &ProposalState,
        party: Ix<PartyState>,
    ) -> Vec<Accepting> {
        let part = |point: Ix<PointState>| {
            let id = self.state.points.get(point).map(|point| &point.id);
            fact.answer == Answer::Accept || id.is_some_and(|id| fact.points.contains(id))
        };
        let accepts = matches!(fact.answer, Answer::Accept | Answer::AcceptInPart);
        let contents = proposal.contents.iter().filter(|content| accepts && part(content.point));
        contents.map(|&content| Accepting { content, party }).gather()
    }

    /// What follows once something came of a gate on an offer: the positions of those whose answers waited for it, and the
    /// decision.
    pub(crate) fn of_gate_on_offer(
        &self,
        proposal: &ProposalState,
        coming: (Ix<GateState>, Verdict),
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let waits = matches!(proposal.status.value(), ProposalStatus::Submitted | ProposalStatus::PutToVote);
        if !waits || coming.1 == Verdict::Open {
            return Vec::new();
        }
        let mut all = Vec::new();
        for party in self.still_addressed(proposal) {
            let waited = self.came_of_own_gates(proposal, party, None) != Verdict::Carried;
            let free = self.came_of_own_gates(proposal, party, Some(coming)) == Verdict::Carried;
            let answer = self.answer_of(proposal, party).filter(|_| waited && free);
            let fact = answer.and_then(|(_, seq)| Answered::of(&self.nth(seq)?.event));
            all.extend(fact.into_iter().flat_map(|fact| self.accepted_by(fact, proposal, party)));
        }
        let verdict = self.without_rival(proposal, self.verdict_of(proposal, &[], Some(coming)));
        self.decides(proposal, verdict, all, moment)
    }

    /// The decision that a verdict leads to, and the positions that are taken with it.
    fn decides(
        &self,
        proposal: &ProposalState,
        verdict: Verdict,
        mut all: Vec<Accepting>,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let decision = match verdict {
            Verdict::Carried => {
                all.extend(of_proposers(proposal));
                Some(decided(proposal, ProposalOutcome::Accepted))
            }
            Verdict::Failed => Some(decided(proposal, ProposalOutcome::Rejected)),
            Verdict::Open => None,
        };
        decision.into_iter().chain(self.positions(all, moment)).collect()
    }

    /// A vote decided: the proposal is accepted, and its proposers take positions, or it is rejected.
    fn decided_by_vote(&self, proposal: &ProposalState, carried: bool, moment: Moment<'_>) -> Vec<Event> {
        let verdict = if carried { Verdict::Carried } else { Verdict::Failed };
        let verdict = self.without_rival(proposal, self.gated(proposal, verdict, None));
        self.decides(proposal, verdict, Vec::new(), moment)
    }

    /// A verdict, where of the members of an exclusive link at most one is accepted.
    fn without_rival(&self, proposal: &ProposalState, verdict: Verdict) -> Verdict {
        if verdict == Verdict::Carried && self.has_rival(proposal) { Verdict::Open } else { verdict }
    }

    /// The positions that are not taken already, and the agreed points that reopen because an
    /// acceptance of other words is replaced. Each point once.
    fn positions(&self, all: Vec<Accepting>, moment: Moment<'_>) -> Vec<Event> {
        let state = &self.state;
        let mut events: Vec<Event> = Vec::new();
        let mut taken: Vec<Accepting> = Vec::new();
        for one in all {
            let Contained { point, wording, alternative } = one.content;
            let Some(point) = state.points.get(point) else { continue };
            let rival = alternative.and_then(|ix| state.alternatives.get(ix));
            let position = rival.map_or(&point.positions, |rival| &rival.positions).of(one.party);
            let same = position.is_some_and(|position| {
                position.stance == Some(Stance::Accepts) && state.same_words(position.wording, wording)
            });
            let dropped = point.status.value().is_out();
            let party =
                state.parties.get(one.party).filter(|party| !party.is_dissolved() && !party.is_carried_on());
            if let (false, false, Some(party)) = (same, dropped, party) {
                let on = rival.map_or_else(|| point.id.clone().into(), |rival| rival.id.clone().into());
                let fact = Taken::from_parts(party.id.clone(), on, Stance::Accepts);
                let wording = wording.and_then(|ix| state.wordings.get(ix));
                let fact = match wording {
                    Some(wording) => fact.with_wording(wording.id.clone()),
                    None => fact,
                };
                events.push(fact.into());
                taken.push(one);
            }
        }
        let mut visited: Vec<Ix<PointState>> = Vec::new();
        for one in &taken {
            let ix = one.content.point;
            let Some(point) = state.points.get(ix).filter(|_| !visited.contains(&ix)) else { continue };
            visited.push(ix);
            let words = point.words.value();
            // An acceptance of an alternative takes nothing from the point.
            let new = |party| {
                let of_point =
                    |new: &&Accepting| new.content.point == ix && new.content.alternative.is_none();
                let new = taken.iter().filter(of_point).find(|new| new.party == party)?;
                let there = self.source_of(point).and_then(|source| source.positions.of(party));
                Some(if state.same_words(new.content.wording, words) {
                    Said::Vote(Ballot::For)
                } else {
                    self.weigh(party, there, words, point.ground(), moment)
                })
            };
            events.extend(self.agreement_gone(point, moment, &new));
        }
        events
    }
}

/// That a proposal was decided.
fn decided(proposal: &ProposalState, outcome: ProposalOutcome) -> Event {
    Decided::from_parts(proposal.id.clone(), outcome).into()
}

/// The positions that those take who made a proposal.
fn of_proposers(proposal: &ProposalState) -> Vec<Accepting> {
    let of =
        |&party: &Ix<PartyState>| proposal.contents.iter().map(move |&content| Accepting { content, party });
    proposal.proposers.iter().flat_map(of).gather()
}
