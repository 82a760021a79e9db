//! Statuses, lists and dates in words.

use std::fmt::Display;

use negotiation::prelude::*;

/// A word of the record in plain English, or nothing.
pub fn say(word: Option<impl Display>) -> String {
    after("", word).replace('_', " ")
}

/// Something with what comes before it; nothing if there is nothing.
pub fn after(before: &str, what: Option<impl Display>) -> String {
    what.map_or_else(String::new, |what| format!("{before}{what}"))
}

/// Several, with a word or a sign between them.
pub fn join(items: impl IntoIterator<Item = impl Display>, between: &str) -> String {
    items.into_iter().map(|item| item.to_string()).collect::<Vec<_>>().join(between)
}

/// The day of a time, worked out where it depends on an entry. A vaguer time is described as it is.
pub fn date(talks: &Negotiation, when: &When) -> String {
    let (span, offset) = (talks.span_of(when), talks.procedure().offset());
    let day = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&offset).date_naive();
    let day = span.earliest.map(day).filter(|first| span.latest.map(day) == Some(*first));
    day.map_or_else(|| when.describe().to_string(), |day| day.format("%-d %B %Y").to_string())
}

/// When the event of an entry occurred; if that is not known, when it was recorded.
pub fn day(talks: &Negotiation, entry: &Entry) -> String {
    let recorded = || entry.recorded().format("%-d %B %Y").to_string();
    entry.occurred().map_or_else(recorded, |when| date(talks, when))
}
