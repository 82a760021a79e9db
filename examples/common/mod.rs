//! What the examples that read a record share: how far each entry is to be relied on.

use std::error::Error;

use negotiation::{
    event::Entry,
    record::Record,
    value::source::{Attribution, Certainty},
};

/// How far an entry is to be relied on. Nothing is said of what a page bears.
pub fn mark(entry: &Entry) -> &'static str {
    let sources = entry.sources();
    let said = |how: &Attribution| sources.iter().filter(|one| one.attribution() == Some(how)).count();
    let unchecked = sources.iter().filter(|one| one.certainty() == Some(&Certainty::UNVERIFIED)).count();
    let inferred = said(&Attribution::INFERRED);
    if inferred > 0 && inferred == sources.len() {
        " (inferred)"
    } else if unchecked > 0 && unchecked == sources.len() {
        " (not checked)"
    } else if inferred > 0 {
        " (in part inferred)"
    } else {
        ""
    }
}

/// How much of the record rests on what.
pub fn rests_on(record: &Record) -> String {
    let count = |how: &str| record.entries().iter().filter(|entry| mark(entry) == how).count();
    format!(
        "Of {} entries {} are readings of the desk (inferred), {} rest on its notes alone (not checked); all others \
         name a page.",
        record.entries().len(),
        count(" (inferred)"),
        count(" (not checked)"),
    )
}

/// What does not keep the rules is recorded all the same, and must not go unseen: here nothing is meant to.
pub fn in_order(record: &Record) -> Result<(), Box<dyn Error>> {
    let found = record.entries().iter().filter(|entry| !entry.irregularities().is_empty());
    let found: Vec<_> = found.map(|entry| entry.id().as_str()).collect();
    if found.is_empty() { Ok(()) } else { Err(format!("out of order: {found:?}").into()) }
}
