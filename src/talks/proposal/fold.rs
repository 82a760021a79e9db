//! How facts about proposals fit and fold.

use crate::{
    event::{Entry, Subject},
    judge::rule::{
        Rule,
        catalogue::{
            PROPOSAL_ANSWERED_PART, PROPOSAL_CONVEYED_ADDRESSEE, PROPOSAL_SUBMITTED_ADDRESSEE,
            PROPOSAL_SUBMITTED_CONTENTS, PROPOSAL_SUBMITTED_REPLACES, PROPOSAL_SUBMITTED_REPLY,
            PROPOSAL_SUBMITTED_TERM, PROPOSAL_SUBMITTED_VIA,
        },
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State, tables::ix},
    talks::{
        party::PartyState,
        proposal::{
            Addressed, Addressees, Answer, Answered, Channel, Contained, ProposalEvent, ProposalOutcome,
            ProposalState, ProposalStatus, Submitted,
        },
    },
    value::{
        gather::Gather,
        register::{At, Register},
        sorted::Set,
        table::Ix,
        when::When,
    },
};

impl State {
    /// The structural rules of proposals; some depend on whose act it is.
    fn check_proposal(&self, event: &ProposalEvent, named: Named, actors: &Actors) -> Result<(), Fault> {
        let proposal = named.proposal.and_then(|proposal| self.proposals.get(proposal));
        let fault = |rule: &'static Rule| Err(Fault::new(rule, Subject::Proposal(event.proposal().clone())));
        match event {
            ProposalEvent::Submitted(fact) => match self.check_submitted(fact, actors) {
                Some(rule) => fault(rule),
                None => Ok(()),
            },
            // proposal.conveyed.addressee: a proposal is conveyed to its addressees
            ProposalEvent::Conveyed(fact) => {
                let mut to = fact.to.iter().map(|party| self.parties.find(party.as_str()));
                let addressed = to.all(|party| {
                    party.zip(proposal).is_some_and(|(party, proposal)| self.is_addressed(proposal, party))
                });
                if addressed { Ok(()) } else { fault(&PROPOSAL_CONVEYED_ADDRESSEE) }
            }
            // proposal.answered.part: a part accepted is a proper part of the contents
            ProposalEvent::Answered(fact) => {
                if proposal.is_none_or(|proposal| self.is_part(fact, proposal)) {
                    Ok(())
                } else {
                    fault(&PROPOSAL_ANSWERED_PART)
                }
            }
            ProposalEvent::Extended(_)
            | ProposalEvent::PutToVote(_)
            | ProposalEvent::Decided(_)
            | ProposalEvent::Withdrawn(_)
            | ProposalEvent::Lapsed(_)
            | ProposalEvent::Renewed(_) => Ok(()),
        }
    }

    fn check_submitted(&self, fact: &Submitted, actors: &Actors) -> Option<&'static Rule> {
        let actors = actors.as_slice();
        let acts = |party| self.parties.find(party).is_some_and(|ix| actors.contains(&ix));
        // proposal.submitted.addressee: not to its own proposer
        if fact.to.iter().any(|party| acts(party.as_str())) {
            return Some(&PROPOSAL_SUBMITTED_ADDRESSEE);
        }
        // proposal.submitted.via: through one that is neither proposer nor addressee
        let through = fact.channel == Channel::ThroughGoBetween;
        let third = fact.via.as_ref().map(|via| !acts(via.as_str()) && !fact.to.contains(via));
        if through != third.is_some() || third == Some(false) {
            return Some(&PROPOSAL_SUBMITTED_VIA);
        }
        // proposal.submitted.term: one that is still to come, or an end
        if fact.term.is_some_and(|term| term.count() < 0 || fact.expires.is_some()) {
            return Some(&PROPOSAL_SUBMITTED_TERM);
        }
        // proposal.submitted.contents: each point once, in words of its own
        let mut points = Set::new();
        for content in &fact.contents {
            let proposal = self.points.find(content.point.as_str());
            let wording = content.wording.as_ref().and_then(|id| self.wordings.by_key(id.as_str()));
            let rival = ix(&self.alternatives, content.alternative.as_ref());
            let of_rival = rival
                .and_then(|ix| self.alternatives.get(ix))
                .is_none_or(|rival| Some(rival.point) == proposal)
                && wording.is_none_or(|wording| rival.is_none() || wording.alternative == rival);
            if !points.insert(&content.point)
                || !of_rival
                || wording.is_some_and(|wording| Some(wording.point) != proposal)
            {
                return Some(&PROPOSAL_SUBMITTED_CONTENTS);
            }
        }
        // proposal.submitted.reply: to a proposal that was addressed to its proposer
        if let Some(id) = &fact.reply_to {
            let answered = self.proposals.by_key(id.as_str());
            let addressed = answered.is_some_and(|answered| {
                actors.is_empty() || actors.iter().any(|party| self.is_addressed(answered, *party))
            });
            if !addressed {
                return Some(&PROPOSAL_SUBMITTED_REPLY);
            }
        }
        // proposal.submitted.replaces: one of the same proposer
        if let Some(id) = &fact.replaces {
            let replaced = self.proposals.by_key(id.as_str());
            let same = replaced.is_some_and(|replaced| {
                let makers: Set<_> = replaced.proposers.iter().map(|one| self.heir(*one)).collect();
                makers == actors.iter().copied().collect()
            });
            if !same {
                return Some(&PROPOSAL_SUBMITTED_REPLACES);
            }
        }
        None
    }

    fn is_part(&self, fact: &Answered, proposal: &ProposalState) -> bool {
        let distinct: Set<_> = fact.points.iter().collect();
        let contained = fact.points.iter().all(|id| {
            let point = self.points.find(id.as_str());
            proposal.contents.iter().any(|content| Some(content.point) == point)
        });
        if fact.answer == Answer::AcceptInPart {
            let part = (1..proposal.contents.len()).contains(&fact.points.len());
            part && contained && distinct.len() == fact.points.len()
        } else {
            fact.points.is_empty()
        }
    }

    fn fold_proposal(&mut self, event: &ProposalEvent, entry: &Entry, named: Named, at: At<'_>) {
        if let ProposalEvent::Submitted(fact) = event {
            self.submit(fact, entry, at);
            return;
        }
        let to = if let ProposalEvent::Conveyed(fact) = event { self.indexes(&fact.to) } else { Vec::new() };
        let Some(proposal) = named.proposal.and_then(|proposal| self.proposals.get_mut(proposal)) else {
            return;
        };
        let status = match event {
            ProposalEvent::Submitted(_) => return,
            ProposalEvent::Conveyed(_) => {
                for party in to {
                    if let Some(one) = proposal.noted(party) {
                        one.conveyed.set(true, at);
                    }
                }
                proposal.received.set(proposal.received_with(&entry.id), at);
                return;
            }
            ProposalEvent::Answered(fact) => {
                if let Some(one) = named.party.and_then(|party| proposal.noted(party)) {
                    one.answer.set(Some((fact.answer, at.seq)), at);
                }
                return;
            }
            ProposalEvent::Extended(fact) => {
                proposal.expires.set(Some(fact.expires.clone()), at);
                return;
            }
            ProposalEvent::PutToVote(_) => {
                proposal.vote.set(named.question, at);
                let question = named.question.and_then(|ix| self.questions.get_mut(ix));
                if let (Some(question), Some(ix)) = (question, named.proposal) {
                    if !question.proposals.contains(&ix) {
                        question.proposals.push(ix);
                    }
                }
                ProposalStatus::PutToVote
            }
            ProposalEvent::Decided(fact) => match fact.outcome {
                ProposalOutcome::Accepted => ProposalStatus::Accepted,
                ProposalOutcome::Rejected => ProposalStatus::Rejected,
                ProposalOutcome::Countered(_) => ProposalStatus::Countered,
            },
            ProposalEvent::Withdrawn(_) => ProposalStatus::Withdrawn,
            ProposalEvent::Lapsed(_) => ProposalStatus::Lapsed,
            ProposalEvent::Renewed(fact) => {
                proposal.expires.set(fact.expires.clone(), at);
                proposal.received.set(proposal.received_with(&entry.id), at);
                proposal.unanswered.set(None, at);
                for one in proposal.to.iter_mut().chain(&mut proposal.beside) {
                    one.answer.set(None, at);
                }
                ProposalStatus::Submitted
            }
        };
        proposal.status.set(status, at);
    }

    fn indexes(&self, parties: &Addressees) -> Vec<Ix<PartyState>> {
        parties.iter().filter_map(|party| self.parties.find(party.as_str())).gather()
    }

    fn submit(&mut self, fact: &Submitted, entry: &Entry, at: At<'_>) {
        let proposers = entry.by.voices();
        let contents = fact.contents.iter().filter_map(|content| {
            Some(Contained {
                point: self.points.find(content.point.as_str())?,
                wording: ix(&self.wordings, content.wording.as_ref()),
                alternative: ix(&self.alternatives, content.alternative.as_ref()),
            })
        });
        let reply_to = ix(&self.proposals, fact.reply_to.as_ref());
        let to = self.indexes(&fact.to).into_iter().map(|party| Addressed {
            party,
            conveyed: Register::new(false, at.seq),
            answer: Register::new(None, at.seq),
        });
        let term = fact.term.filter(|_| fact.via.is_none());
        let received = term.map(|term| When::relative(entry.id.clone(), Some(term)));
        let proposal = self.proposals.add(ProposalState {
            id: fact.proposal.clone(),
            introduced: at.seq,
            proposers: proposers.filter_map(|party| self.parties.find(party.as_str())).gather(),
            to: to.collect(),
            beside: Vec::new(),
            unanswered: Register::new(None, at.seq),
            contents: contents.gather(),
            via: ix(&self.parties, fact.via.as_ref()),
            status: Register::new(ProposalStatus::Submitted, at.seq),
            expires: Register::new(fact.expires.clone(), at.seq),
            term: fact.term,
            received: Register::new(received, at.seq),
            reply_to,
            vote: Register::new(None, at.seq),
            replies: Vec::new(),
            gates: Vec::new(),
            links: Vec::new(),
        });
        if let Some(answered) = reply_to.and_then(|answered| self.proposals.get_mut(answered)) {
            answered.replies.push(proposal);
        }
    }
}

impl ProposalState {
    /// What is known of a party, which is noted if it is new.
    fn noted(&mut self, party: Ix<PartyState>) -> Option<&mut Addressed> {
        if self.with(party).is_none() {
            let conveyed = Register::new(false, self.introduced);
            self.beside.push(Addressed { party, conveyed, answer: self.unanswered });
        }
        self.to.iter_mut().chain(&mut self.beside).find(|one| one.party == party)
    }
}

impl Folded for ProposalEvent {
    fn check(&self, state: &State, named: Named, actors: &Actors) -> Result<(), Fault> {
        state.check_proposal(self, named, actors)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_proposal(self, entry, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let proposal = talks.state.proposals.get(named.proposal?)?;
        match self {
            Self::Submitted(_) => None,
            Self::Conveyed(fact) => {
                let to = |one: &&Addressed| {
                    talks.state.parties.get(one.party).is_some_and(|party| fact.to.contains(&party.id))
                };
                let all = proposal.to.iter().chain(&proposal.beside);
                let conveyed = all.filter(to).map(|one| one.conveyed.seq());
                talks.last_in_time(conveyed)
            }
            Self::Answered(_) => {
                let before = proposal.with(named.party?).map_or(&proposal.unanswered, |one| &one.answer);
                Some(before.seq())
            }
            Self::Extended(_) => Some(proposal.expires.seq()),
            Self::Decided(_)
            | Self::PutToVote(_)
            | Self::Withdrawn(_)
            | Self::Lapsed(_)
            | Self::Renewed(_) => Some(proposal.status.seq()),
        }
    }
}
