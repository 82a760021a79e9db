//! Help with what is refused of links.

use crate::{
    event::{Actor, Entry, Subject},
    judge::explain::{Explained, Help, facts::list},
    state::Negotiation,
    talks::link::LinkEvent,
};

pub(crate) fn released(help: &Help<'_>) -> String {
    let by = help.introduced().map(Entry::by);
    let by = by.into_iter().flat_map(Actor::voices);
    let agreeing = help.talks.procedure().agreeing();
    format!("let {} release it, or {}", list(by, "all who made it"), help.joint(agreeing, None))
}

impl Explained for LinkEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.link(subject.link()?)?.status().to_string())
    }
}
