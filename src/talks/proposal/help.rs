//! Help with what is refused of proposals.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::proposal::{Answered, Conveyed, Extended, ProposalEvent, ProposalStatus, ProposalView},
};

fn proposal<'a>(help: &Help<'a>) -> Option<ProposalView<'a>> {
    help.subject().proposal().and_then(|id| help.talks.proposal(id))
}

fn addressed(help: &Help<'_>) -> String {
    list(proposal(help).iter().flat_map(ProposalView::addressees), "its addressees")
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
        None => "there is nothing to extend; it has no term".to_owned(),
    }
}

pub(crate) fn answers(help: &Help<'_>) -> String {
    let proposal = proposal(help);
    let awaited = proposal.iter().flat_map(ProposalView::still_to_answer);
    format!("record `proposal.answered` by {} first", list(awaited, "its addressees"))
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

pub(crate) fn lapses(help: &Help<'_>) -> String {
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
        asks.then(|| help.only_from(&[ProposalStatus::Submitted.to_string()]))
    }
}
