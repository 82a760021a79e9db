//! Help with what is refused of links.

use crate::{
    event::{Actor, Entry},
    judge::explain::{Help, facts::list},
};

pub(crate) fn released(help: &Help<'_>) -> String {
    let by = help.introduced().map(Entry::by);
    let by = by.into_iter().flat_map(Actor::parties).map(|(party, other)| other.unwrap_or(party));
    let agreeing = help.talks.procedure().agreeing();
    format!("let {} release it, or {}", list(by, "all who made it"), help.joint(agreeing, None))
}
