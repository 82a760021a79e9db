//! Help with what is refused of meetings.

use crate::{
    event::{Actor, Subject},
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::meeting::{MeetingEvent, MeetingView},
};

fn meeting<'a>(help: &Help<'a>) -> Option<MeetingView<'a>> {
    help.subject().meeting().and_then(|id| help.talks.meeting(id))
}

pub(crate) fn other(help: &Help<'_>) -> String {
    format!("name another meeting than {}", help.subject())
}

pub(crate) fn other_side(help: &Help<'_>) -> String {
    let by = meeting(help).and_then(|meeting| meeting.announced_by());
    let by = by.into_iter().flat_map(Actor::voices);
    format!(
        "let a party other than {}, or the secretariat, record `meeting.confirmed`",
        list(by, "the one that announced it")
    )
}

pub(crate) fn over(help: &Help<'_>) -> String {
    format!("record `meeting.added` of another meeting; {} is over", help.subject())
}

pub(crate) fn window(help: &Help<'_>) -> String {
    let subject = help.subject();
    match meeting(help).and_then(|meeting| meeting.window()) {
        Some(window) => format!("propose it when {window} is over, for which {subject} is planned"),
        None => format!("record `meeting.moved` with a window first; {subject} has none"),
    }
}

pub(crate) fn begins(help: &Help<'_>) -> String {
    let now = help.status().map(|now| format!("; {} is {now}", help.subject()));
    format!("record `meeting.started` or `meeting.held` first{}", now.unwrap_or_default())
}

impl Explained for MeetingEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.meeting(subject.meeting()?)?.status().to_string())
    }
}
