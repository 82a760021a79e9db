//! What every component of a calendar is written with: ids, dates, text.

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::Property;

use crate::{
    state::Negotiation,
    value::when::{When, WhenKind},
};

/// A date as a calendar has it.
pub(super) enum Dates {
    /// A moment, and perhaps the one when it was over.
    Moment(DateTime<Utc>, Option<DateTime<Utc>>),
    /// Days, from the first to the last, and whether they are no more than what a vague date can mean.
    Days(NaiveDate, NaiveDate, bool),
}

/// Nothing where a date has no beginning or no end.
pub(super) fn dates(talks: &Negotiation, when: &When, until: Option<&When>) -> Option<Dates> {
    let day = |at: DateTime<Utc>| at.with_timezone(&talks.procedure().offset()).date_naive();
    let end = until.and_then(|until| talks.span_of(until).latest);
    Some(match when.kind() {
        WhenKind::Instant(at) | WhenKind::Zoned { at, .. } => {
            let until = until.and_then(When::as_instant).map(|until| until.to_utc());
            Dates::Moment(at.to_utc(), until.filter(|until| *until > at.to_utc()))
        }
        WhenKind::Day { date, .. } => Dates::Days(date, end.map_or(date, day).max(date), false),
        WhenKind::Days { first, last, .. } => Dates::Days(first, last, false),
        WhenKind::Unknown
        | WhenKind::Week { .. }
        | WhenKind::Month { .. }
        | WhenKind::Quarter { .. }
        | WhenKind::Season { .. }
        | WhenKind::Year { .. }
        | WhenKind::Decade { .. }
        | WhenKind::Third { .. }
        | WhenKind::Between(..)
        | WhenKind::Before(_)
        | WhenKind::After(_)
        | WhenKind::About(_)
        | WhenKind::Relative { .. }
        | WhenKind::Earliest(_)
        | WhenKind::Latest(_) => {
            let span = talks.span_of(when);
            let (earliest, latest) = span.earliest.zip(span.latest)?;
            if earliest == latest {
                Dates::Moment(earliest, None)
            } else {
                Dates::Days(day(earliest), day(latest), true)
            }
        }
    })
}

pub(super) fn uid(talks: &Negotiation, id: &str, thing: &str) -> String {
    let negotiation = talks.id().map_or("unopened", |id| id.as_str());
    format!("{id}.{thing}@{negotiation}.negotiation")
}

pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

pub(super) fn date(key: &str, day: NaiveDate) -> Property {
    Property::new(key, day.format("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// Text without characters that could end a line; new lines are escaped when it is written.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The value of a parameter: without quotes and line ends, and in quotes where it has to be. (What has a
/// colon or a semicolon is put in quotes when it is written.)
pub(super) fn parameter(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .map(|c| if c == '"' { '\'' } else { c })
        .collect();
    if text.contains(',') && !text.contains([':', ';']) { format!("\"{text}\"") } else { text }
}
