//! Help with what is refused of commitments.

use crate::{
    event::Subject,
    judge::explain::{Explained, Help, facts::list},
    outcome::commitment::{CommitmentEvent, CommitmentView},
    state::Negotiation,
    value::gather::Gather,
};

fn commitment<'a>(help: &Help<'a>) -> Option<CommitmentView<'a>> {
    help.subject().commitment().and_then(|id| help.talks.commitment(id))
}

pub(crate) fn undertaken(help: &Help<'_>) -> String {
    format!(
        "record `{}` by all obligors jointly, in one draft, or name an `instrument` or a `point` that they have agreed",
        help.act()
    )
}

pub(crate) fn owed(help: &Help<'_>) -> String {
    let commitment = commitment(help);
    let owing = commitment.iter().flat_map(CommitmentView::obligors).gather();
    let mut to = commitment.iter().flat_map(CommitmentView::beneficiaries).gather();
    if to.is_empty() {
        to.extend(help.talks.principals().map(|party| party.id()));
    }
    to.retain(|party| !owing.contains(party));
    let to = list(to.into_iter(), "those to whom it is owed");
    format!("record `{}` jointly with one of {to}, in one draft", help.act())
}

pub(crate) fn verifier(help: &Help<'_>) -> String {
    let verifier = commitment(help).and_then(|commitment| commitment.verifier());
    format!(
        "leave `verified` out, or let a monitor or {} report it",
        list(verifier.into_iter(), "the verifier")
    )
}

pub(crate) fn stood(help: &Help<'_>) -> String {
    let now = help.status().map(|now| format!("; {} is {now}", help.subject()));
    format!("give in `occurred` a time at which it stood{}", now.unwrap_or_default())
}

impl Explained for CommitmentEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.commitment(subject.commitment()?)?.status().to_string())
    }
}
