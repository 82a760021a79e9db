//! Payloads to ask the judge with: acts on proposals.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
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
        each(None, &mut probe.seen(&probe.talks.state.parties).map(to));
    }
}

fn acts_on(probe: &Probe<'_>, id: &ProposalId, each: Each<'_>) {
    let proposal = || id.clone();
    let parties = probe.party_ids().gather();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Proposal(id.clone())), events);
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    many(&mut with(&|party| proposal::Conveyed::from_parts(proposal(), party.into()).into()).into_iter());
    many(
        &mut with(&|party| proposal::Answered::from_parts(proposal(), party, Answer::WillStudy).into())
            .into_iter(),
    );
    // The last day that can be written is later than any other term.
    many(
        &mut "9999-12-31"
            .parse()
            .into_iter()
            .map(|end| proposal::Extended::from_parts(proposal(), end).into()),
    );
    let questions = probe.seen(&probe.talks.state.questions).map(|question| question.id.clone());
    many(&mut questions.map(|question| proposal::PutToVote::from_parts(proposal(), question).into()));
    let decided = |outcome| proposal::Decided::from_parts(proposal(), outcome).into();
    many(&mut once(decided(ProposalOutcome::Accepted)));
    many(&mut once(decided(ProposalOutcome::Rejected)));
    let all = probe.seen(&probe.talks.state.proposals).map(|other| other.id.clone());
    many(&mut all.map(|other| decided(ProposalOutcome::Countered(other))));
    many(&mut once(proposal::Withdrawn::from_parts(proposal()).into()));
    many(&mut once(proposal::Lapsed::from_parts(proposal()).into()));
    many(&mut once(proposal::Renewed::from_parts(proposal()).into()));
}
