//! Help with what is refused of the watch list.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::list},
    notes::watch::{Extended, WatchEvent, WatchStatus, WatchView},
    state::Negotiation,
};

fn item<'a>(help: &Help<'a>) -> Option<WatchView<'a>> {
    help.subject().watch().and_then(|id| help.talks.watch(id))
}

pub(crate) fn later(help: &Help<'_>) -> String {
    match item(help).and_then(|item| item.due()) {
        Some(due) => format!("give a date that ends after {due}"),
        None => "give a later date".to_owned(),
    }
}

pub(crate) fn indicator(help: &Help<'_>) -> String {
    match item(help).map(|item| item.indicators()) {
        None | Some([]) => "leave `indicator` out; the item has none".to_owned(),
        Some(indicators) => {
            format!("name one of its indicators, or none: {}", list(indicators.iter(), "none"))
        }
    }
}

pub(crate) fn due(help: &Help<'_>) -> String {
    match item(help).and_then(|item| item.due()) {
        Some(due) => format!("propose it when {due} is over"),
        None => "there is nothing to record; it has no date, and so never lapses".to_owned(),
    }
}

impl Explained for WatchEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.watch(subject.watch()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        (*help.kind() == *Extended::KIND).then(|| help.only_from(&[WatchStatus::Open.to_string()]))
    }
}
