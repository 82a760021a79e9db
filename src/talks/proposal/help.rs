//! Help with what is refused of proposals.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::list},
    outcome::gate::GateView,
    state::Negotiation,
    talks::{
        party::PartyState,
        proposal::{Answer, Answered, Conveyed, Extended, ProposalEvent, ProposalStatus, ProposalView},
        question::{QuestionStatus, QuestionView},
    },
    value::{gather::Gather, id::PartyId},
};

fn proposal<'a>(help: &Help<'a>) -> Option<ProposalView<'a>> {
    help.subject().proposal().and_then(|id| help.talks.proposal(id))
}

/// Those who can still be asked.
fn addressed(help: &Help<'_>) -> String {
    list(proposal(help).iter().flat_map(ProposalView::still_addressed), "its addressees")
}

pub(crate) fn addressees(help: &Help<'_>) -> String {
    format!("convey it to one of its addressees: {}", addressed(help))
}

pub(crate) fn base(help: &Help<'_>) -> String {
    match help.talks.basis_version() {
        Some(basis) => format!("base it on `{}`, or leave `base` out", basis.id()),
        None => "base it on a version with the current words, or leave `base` out".to_owned(),
    }
}

pub(crate) fn go_between(help: &Help<'_>) -> String {
    match proposal(help).and_then(|proposal| proposal.fact()).and_then(|fact| fact.via.as_ref()) {
        Some(via) => format!("let `{via}` record `proposal.conveyed`"),
        None => "there is nothing to convey; the proposal names no go-between".to_owned(),
    }
}

pub(crate) fn answerers(help: &Help<'_>) -> String {
    format!("let one of its addressees record `proposal.answered`: {}", addressed(help))
}

pub(crate) fn later(help: &Help<'_>) -> String {
    match proposal(help).and_then(|proposal| proposal.expires()) {
        Some(expires) => format!("give a term that ends after {expires}"),
        None => "give a term that ends on a known day".to_owned(),
    }
}

pub(crate) fn answers(help: &Help<'_>) -> String {
    let Some(proposal) = proposal(help) else {
        return "record `proposal.answered` by its addressees first".to_owned();
    };
    if let Some(vote) = proposal.vote() {
        return format!("record `question.carried` of `{}` first, which it was put to", vote.id());
    }
    let waits = |gate: &GateView<'_>| !gate.is_passed();
    let all_said = proposal.still_to_answer().next().is_none();
    if let Some(gate) = proposal.gates().filter(waits).find(|_| all_said) {
        return format!(
            "record `gate.passed` of `{}` first, or of the gate that stands in for it",
            gate.id()
        );
    }
    if proposal.still_addressed().next().is_none() {
        return "let its proposer record `proposal.withdrawn`; all its addressees have left".to_owned();
    }
    // Where all have answered, some have to answer otherwise.
    let accepts =
        |party: &PartyId| proposal.answers().any(|(of, answer, _)| of == party && answer == Answer::Accept);
    let mut asked = proposal.still_to_answer().gather();
    if asked.is_empty() {
        asked = proposal.still_addressed().filter(|party| !accepts(party)).gather();
    }
    let unreached = asked.iter().filter(|party| !proposal.has_reached(party)).gather();
    if let Some(via) = proposal.fact().and_then(|fact| fact.via.as_ref()).filter(|_| !unreached.is_empty()) {
        let to = list(unreached.into_iter(), "its addressees");
        return format!(
            "let `{via}` record `proposal.conveyed` to {to} first, and then {to} `proposal.answered`"
        );
    }
    let is_away =
        |party: &&PartyId| help.talks.state.parties.by_key(party.as_str()).is_some_and(PartyState::is_away);
    let (away, here): (Vec<_>, Vec<_>) = asked.into_iter().partition(is_away);
    let (first, after) = (list(here.iter(), "its addressees"), list(away.iter(), ""));
    match (here.is_empty(), away.is_empty()) {
        (_, true) => format!("record `proposal.answered` by {first} first"),
        (true, false) => {
            format!("record `party.resumed` of {after} first, and then `proposal.answered` by {after}")
        }
        (false, false) => {
            format!("record `proposal.answered` by {first} first, and by {after} after `party.resumed`")
        }
    }
}

pub(crate) fn vote(help: &Help<'_>) -> String {
    format!(
        "record `question.put` to all its addressees, {}, under the decision rule ({}), and name that question before anybody votes",
        addressed(help),
        help.talks.procedure().agreeing()
    )
}

pub(crate) fn reply(help: &Help<'_>) -> String {
    format!(
        "record `proposal.submitted` with `{}` in `reply_to` first, or let its maker reject it with `proposal.answered`; \
         others may still accept it",
        help.subject().as_str()
    )
}

/// Of one that is put to a vote: how that is decided.
pub(crate) fn voted(help: &Help<'_>) -> String {
    match proposal(help).and_then(|proposal| proposal.vote()) {
        Some(vote) => decide(&vote),
        None => "let the secretariat find what came of the vote".to_owned(),
    }
}

fn decide(vote: &QuestionView<'_>) -> String {
    format!("let the secretariat record `question.carried` or `question.failed` of `{}`", vote.id())
}

pub(crate) fn lapses(help: &Help<'_>) -> String {
    let open = |vote: &QuestionView<'_>| vote.status() == QuestionStatus::Open;
    if let Some(vote) = proposal(help).and_then(|proposal| proposal.vote()).filter(open) {
        return format!("{} first; its vote is to be decided", decide(&vote));
    }
    match proposal(help).and_then(|proposal| proposal.expires()) {
        Some(expires) => format!("propose it when {expires} is over"),
        None => "let its proposer record `proposal.withdrawn`; it has no term".to_owned(),
    }
}

impl Explained for ProposalEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.proposal(subject.proposal()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        let asks = [Conveyed::KIND, Answered::KIND, Extended::KIND].contains(&help.kind());
        let vote = proposal(help).and_then(|proposal| proposal.vote()).filter(|_| asks);
        if let Some(vote) = vote {
            return Some(format!(
                "record `question.voted` on `{}`; {} is put to that vote",
                vote.id(),
                help.subject()
            ));
        }
        asks.then(|| help.only_from(&[ProposalStatus::Submitted.to_string()]))
    }
}
