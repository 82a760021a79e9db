//! Help with what is refused of gates.

use crate::{
    event::Subject,
    judge::explain::{
        Explained, Help,
        facts::{Acting, named},
    },
    outcome::{
        gate::{GateEvent, GateView},
        instrument::help::among,
    },
    state::Negotiation,
};

fn gate<'a>(help: &Help<'a>) -> Option<GateView<'a>> {
    help.subject().gate().and_then(|id| help.talks.gate(id))
}

pub(crate) fn successor(help: &Help<'_>) -> String {
    format!(
        "name another gate of the same instrument and party, for which {} does not stand in",
        help.subject()
    )
}

pub(crate) fn not_passed(help: &Help<'_>) -> String {
    format!("record `gate.failed` instead, or mend the numbers{}", rule(help))
}

pub(crate) fn not_failed(help: &Help<'_>) -> String {
    format!("record `gate.passed` instead, or mend the numbers{}", rule(help))
}

fn rule(help: &Help<'_>) -> String {
    let rule = gate(help).and_then(|gate| gate.rule());
    rule.map(|rule| format!("; the rule of {}: {rule}", help.subject())).unwrap_or_default()
}

/// Says who disposes of a gate.
pub(crate) fn disposes(help: &Help<'_>) -> String {
    let gate = gate(help);
    if let Some(of) = gate.and_then(|gate| gate.of()) {
        return format!("let `{of}` record `{}`", help.act());
    }
    match gate.map(|gate| gate.instrument()) {
        Some(Some(on)) => among(help, &Acting::of(on.deciding(), "its parties")),
        Some(None) => {
            among(help, &Acting::of(help.talks.principals().map(|party| party.id()), "the principals"))
        }
        // It is new, and its instrument is in the draft alone.
        None => among(help, &Acting::of([""; 0], "the parties of its instrument")),
    }
}

impl Explained for GateEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.gate(subject.gate()?)?.status().to_string())
    }

    fn itself(help: &Help<'_>) -> String {
        match gate(help).map(|gate| (gate.of(), gate.instrument())) {
            Some((Some(of), _)) => format!("`{of}`, whose law asks for it"),
            Some((None, Some(on))) => named("a party of its instrument", &mut on.deciding().into_iter()),
            Some((None, None)) | None => {
                named("a principal", &mut help.talks.principals().map(|party| party.id()))
            }
        }
    }
}
