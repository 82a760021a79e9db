//! Help with what is refused of entries about entries.

use crate::{
    event::{Actor, Entry, Event, Subject},
    judge::explain::{Explained, Help, facts::list},
    notes::correction::{PayloadEvent, RecordEvent},
    state::Negotiation,
};

pub(crate) fn kind(help: &Help<'_>) -> String {
    let subject = help.subject();
    match help.introduced().map(Entry::event) {
        Some(Event::Record(_)) => {
            format!("record `record.retracted` of it, and the entry anew; {subject} is about an entry itself")
        }
        Some(event) => format!(
            "give a `{}` of {}, as {subject} is, or record `record.retracted` of it and another entry",
            event.kind(),
            event.subject()
        ),
        None => "give an event of the same kind on the same thing".to_owned(),
    }
}

pub(crate) fn disclosure(help: &Help<'_>) -> String {
    format!(
        "disclose it exactly as {} was at first; those to whom that was disclosed since see it at once as well",
        help.subject()
    )
}

pub(crate) fn authority(help: &Help<'_>) -> String {
    let by = match help.introduced().map(Entry::by) {
        Some(Actor::Secretariat | Actor::Procedure | Actor::Unknown) | None => {
            return format!("let the secretariat record `{}`", help.act());
        }
        Some(by @ Actor::Outside(_)) => format!("{by}, who made it,"),
        Some(by) => {
            let made = by.voices();
            let jointly = if matches!(by, Actor::Jointly(_)) { " together" } else { "" };
            format!("{}, who made it{jointly},", list(made, "those"))
        }
    };
    format!("let {by} or the secretariat record `{}`", help.act())
}

pub(crate) fn fallen(help: &Help<'_>) -> String {
    format!(
        "record `record.retracted` of what took {} out first; it was retracted, or fell with what it followed from",
        help.subject()
    )
}

pub(crate) fn disclosed_with(help: &Help<'_>) -> String {
    match help.introduced().map(Entry::event) {
        Some(Event::Record(event)) => {
            format!("record `record.disclosed` of entry `{}`, which it is of", event.entry())
        }
        _ => format!("record `record.disclosed` of what {} is of", help.subject()),
    }
}

pub(crate) fn authorship(help: &Help<'_>) -> String {
    format!("record `record.corrected` or `record.retracted` instead; {} is the actor's own", help.subject())
}

impl Explained for RecordEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }
}

impl Explained for PayloadEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }
}
