//! Help with what is refused of deadlines.

use crate::{
    event::{Subject, fact::Fact},
    judge::explain::{Explained, Help, facts::Acting},
    state::Negotiation,
    talks::deadline::{DeadlineEvent, DeadlineStatus, DeadlineView, Extended},
    value::gather::Gather,
};

fn deadline<'a>(help: &Help<'a>) -> Option<DeadlineView<'a>> {
    help.subject().deadline().and_then(|id| help.talks.deadline(id))
}

pub(crate) fn later(help: &Help<'_>) -> String {
    match deadline(help) {
        Some(deadline) => format!("give a date that ends after {}", deadline.due()),
        None => "give a later date".to_owned(),
    }
}

pub(crate) fn passed(help: &Help<'_>) -> String {
    match deadline(help) {
        Some(deadline) => format!("propose it when {} is over", deadline.due()),
        None => "propose it when its date is over".to_owned(),
    }
}

pub(crate) fn agreement(help: &Help<'_>) -> String {
    let bound = deadline(help).into_iter().flat_map(|deadline| deadline.parties().gather()).gather();
    let rule = help.talks.procedure().agreeing();
    if bound.is_empty() {
        return help.joint(rule, None);
    }
    help.jointly(&Acting::of(bound, "those whom it binds"), rule)
}

impl Explained for DeadlineEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.deadline(subject.deadline()?)?.status().to_string())
    }

    fn help_with_status(help: &Help<'_>) -> Option<String> {
        if *help.kind() != *Extended::KIND {
            return None;
        }
        // An overdue one is missed before the act, which it says of itself only afterwards.
        if deadline(help).is_some_and(|deadline| deadline.status() == DeadlineStatus::Running) {
            return Some(format!(
                "record `deadline.renewed` instead; {} is over, and so missed",
                help.subject()
            ));
        }
        Some(help.only_from(&[DeadlineStatus::Running.to_string(), DeadlineStatus::Stopped.to_string()]))
    }
}
