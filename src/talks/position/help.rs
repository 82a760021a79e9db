//! Help with what is refused of positions.

use crate::{
    event::Subject,
    judge::explain::{Explained, Help},
    state::Negotiation,
    talks::position::PositionEvent,
};

pub(crate) fn wording(help: &Help<'_>) -> String {
    format!("name words of this matter; {} belongs to another one", help.subject())
}

pub(crate) fn succeeded(help: &Help<'_>) -> String {
    format!("let the successor of {} act", help.subject())
}

pub(crate) fn none_taken(help: &Help<'_>) -> String {
    format!("there is nothing to withdraw; {} has no position on it", help.subject())
}

pub(crate) fn current(help: &Help<'_>) -> String {
    let subject = help.subject();
    let point = subject.point().and_then(|id| help.talks.point(id));
    match point.map(|point| (point.status(), point.wording())) {
        Some((status, _)) if status.is_out() => {
            format!("record `point.reinstated` first; {subject} is {status}")
        }
        Some((_, Some(words))) => format!("leave `wording` out, or name the current words `{}`", words.id),
        _ => match (subject, help.status()) {
            (Subject::Alternative(_), Some(now)) => format!(
                "record `alternative.reopened` first, or leave `wording` out where it is open or the point has its \
                 words; {subject} is {now}"
            ),
            _ => "leave `wording` out".to_owned(),
        },
    }
}

impl Explained for PositionEvent {
    fn status_of(_: &Negotiation, _: &Subject) -> Option<String> {
        None
    }
}
