//! Help with what is refused of ceasefires.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{
        Explained, Help,
        facts::{Acting, named},
    },
    outcome::ceasefire::{CeasefireEvent, CeasefireStatus, CeasefireView, Denounced, Extended, Joined},
    state::Negotiation,
    value::gather::Gather,
};

fn ceasefire<'a>(help: &Help<'a>) -> Option<CeasefireView<'a>> {
    help.subject().ceasefire().and_then(|id| help.talks.ceasefire(id))
}

pub(crate) fn effective(help: &Help<'_>) -> String {
    match ceasefire(help).and_then(|ceasefire| ceasefire.effective()) {
        Some(effective) => format!("propose it in {effective} or later, when it is to take effect"),
        None => "propose it when it takes effect".to_owned(),
    }
}

pub(crate) fn later(help: &Help<'_>) -> String {
    match ceasefire(help).and_then(|ceasefire| ceasefire.until()) {
        Some(until) => format!("give a term that ends after {until}"),
        None => "give a term that ends on a known day".to_owned(),
    }
}

pub(crate) fn bound(help: &Help<'_>) -> String {
    let bound = ceasefire(help).into_iter().flat_map(|ceasefire| ceasefire.parties().gather());
    format!("record `{}` by {}", help.act(), Acting::of(bound, "those whom it binds").in_one_draft())
}

pub(crate) fn in_effect(help: &Help<'_>) -> String {
    let now = ceasefire(help).map(|ceasefire| ceasefire.status());
    match now {
        Some(now @ CeasefireStatus::Declared) => {
            format!("record `ceasefire.took_effect` first; {} is {now}", help.subject())
        }
        Some(now) => {
            format!("give in `occurred` a time at which it was in effect; {} is {now}", help.subject())
        }
        None => "record `ceasefire.took_effect` first".to_owned(),
    }
}

pub(crate) fn expires(help: &Help<'_>) -> String {
    match ceasefire(help).and_then(|ceasefire| ceasefire.until()) {
        Some(until) => format!("propose it when {until} is over"),
        None => {
            "record `ceasefire.ended(collapsed)` or `ceasefire.ended(terminated)` instead; it has no term"
                .to_owned()
        }
    }
}

impl Explained for CeasefireEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.ceasefire(subject.ceasefire()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        if *help.kind() == *Joined::KIND || *help.kind() == *Denounced::KIND {
            let now = help.status().unwrap_or_else(|| "not there".to_owned());
            return Some(format!("record `ceasefire.renewed` first; {} is {now}", help.subject()));
        }
        let lasts = [CeasefireStatus::Declared.to_string(), CeasefireStatus::InEffect.to_string()];
        (*help.kind() == *Extended::KIND).then(|| help.only_from(&lasts))
    }

    fn itself(help: &Help<'_>) -> String {
        if *help.kind() == *Joined::KIND || *help.kind() == *Denounced::KIND {
            return "the party itself".to_owned();
        }
        named(
            "a party that it binds",
            &mut ceasefire(help).into_iter().flat_map(|ceasefire| ceasefire.parties()),
        )
    }
}
