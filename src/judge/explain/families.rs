//! Help with the rules that every kind of event has: what it names, the ids that it gives, the status, the actor.

use crate::{
    event::{
        Event, Subject,
        fact::{Fact, Kind},
    },
    judge::{
        act::of_name,
        explain::{Help, facts::steps},
    },
    talks::process::Opened,
};

/// Helps with one of the four.
pub(crate) fn of_a_family(help: &Help<'_>) -> String {
    let (rule, kind) = (help.refusal.rule, help.kind());
    if *rule == *kind.known() {
        unknown(help)
    } else if *rule == *kind.free() {
        taken(help)
    } else if *rule == *kind.status() {
        not_from_here(help)
    } else {
        format!("let one of these record `{}`: {}", help.act(), help.entitled())
    }
}

/// Something is named that is not there.
pub(crate) fn unknown(help: &Help<'_>) -> String {
    match introducing(help.subject()) {
        Some(first) => {
            format!("record `{first}` of `{}` first, or name one that is there", help.subject().as_str())
        }
        None => "name an entry of the record that stands".to_owned(),
    }
}

/// The kind of event that introduces a thing.
fn introducing(subject: &Subject) -> Option<&'static Kind> {
    let thing = subject.thing()?;
    let first = |kind: &&Kind| kind.marks().introduces.first() == Some(&thing);
    Event::kinds().find(first).or((thing == Opened::KIND.thing()).then_some(Opened::KIND))
}

fn taken(help: &Help<'_>) -> String {
    let since = help.introduced().map(|entry| format!(" since entry `{}`", entry.id()));
    format!("choose another id; {} is there{}", help.subject(), since.unwrap_or_default())
}

/// The status does not permit the act: of some acts the thing itself knows more.
fn not_from_here(help: &Help<'_>) -> String {
    help.help_of_thing().unwrap_or_else(|| from_elsewhere(help))
}

/// The lifecycle says from where the act starts.
fn from_elsewhere(help: &Help<'_>) -> String {
    let (act, subject) = (help.act(), help.subject());
    let now = help.status().unwrap_or_else(|| "not there".to_owned());
    let already = of_name(act).any(|act| act.to.as_ref() == Some(&now));
    let way = match help.way_to_act() {
        Some(acts) => format!("; record {} first", steps(&acts)),
        None => String::new(),
    };
    let already = if already { " already" } else { "" };
    format!("{subject} is {now}{already}; `{act}` starts from {}{way}", one_of(&help.starts_from()))
}

/// Statuses, one of which is needed.
pub(crate) fn one_of(statuses: &[&str]) -> String {
    match statuses {
        [some @ .., last] if !some.is_empty() => format!("{} or {last}", some.join(", ")),
        _ => statuses.concat(),
    }
}

impl Help<'_> {
    /// Says which status the thing has to have for an act that stands beside its lifecycle.
    pub(crate) fn only_from(&self, statuses: &[String]) -> String {
        let now = self.status().unwrap_or_else(|| "not there".to_owned());
        let statuses: Vec<_> = statuses.iter().map(String::as_str).collect();
        let way = match self.way_to(&statuses).as_deref() {
            Some([one]) => format!("; record `{one}` first"),
            _ => String::new(),
        };
        format!("{} is {now}; `{}` is for one that is {}{way}", self.subject(), self.act(), one_of(&statuses))
    }
}
