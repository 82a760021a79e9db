//! Payloads to ask the judge with: acts on proposals.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::{
        party::PartyState,
        proposal::{self, Addressees, Answer, Channel, ProposalEvent, ProposalOutcome},
    },
    value::{
        gather::Gather,
        id::{PartyId, ProposalId},
    },
};

impl Probed for ProposalEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for proposal in probe.seen(&probe.talks.state.proposals) {
            acts_on(probe, &proposal.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(proposal) = ProposalId::new(&probe.new) {
        let to = |to: &PartyState| {
            let to = Addressees::from(to.id.clone());
            proposal::Submitted::from_parts(proposal.clone(), to, Channel::InPublic).into()
        };
        each(None, probe.seen(&probe.talks.state.parties).map(to).gather());
    }
}

fn acts_on(probe: &Probe<'_>, id: &ProposalId, each: Each<'_>) {
    let proposal = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Vec<Event>| each(Some(Subject::Proposal(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(with(&|party| proposal::Conveyed::from_parts(proposal(), party.into()).into()));
    many(with(&|party| proposal::Answered::from_parts(proposal(), party, Answer::WillStudy).into()));
    // The last day that can be written is later than any other term.
    many(
        "9999-12-31"
            .parse()
            .into_iter()
            .map(|end| proposal::Extended::from_parts(proposal(), end).into())
            .gather(),
    );
    let questions = probe.seen(&probe.talks.state.questions).map(|question| question.id.clone());
    many(questions.map(|question| proposal::PutToVote::from_parts(proposal(), question).into()).gather());
    let decided = |outcome| proposal::Decided::from_parts(proposal(), outcome).into();
    many(vec![decided(ProposalOutcome::Accepted)]);
    many(vec![decided(ProposalOutcome::Rejected)]);
    let all = probe.seen(&probe.talks.state.proposals).map(|other| other.id.clone());
    many(all.map(|other| decided(ProposalOutcome::Countered(other))).gather());
    many(vec![proposal::Withdrawn::from_parts(proposal()).into()]);
    many(vec![proposal::Lapsed::from_parts(proposal()).into()]);
    many(vec![proposal::Renewed::from_parts(proposal()).into()]);
}
