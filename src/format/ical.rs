//! Meetings and deadlines as a calendar, RFC 5545 (feature `ical`).
//!
//! A meeting is an event, a deadline a to-do. The id of each is made of the id here and that of the
//! negotiation, and never changes; its sequence rises with every entry about it. So a calendar that is
//! written again takes the place of the one before.
//!
//! - What is mooted, announced, adjourned or has a vague date is `TENTATIVE`; what another side confirmed, what
//!   goes on and what was held is `CONFIRMED`; what was called off, not held, or put off without a new date is
//!   `CANCELLED`, at the last date that it had.
//! - A day is written as a date, whatever the clocks of those who read it say; a moment as one of UTC. A week, a
//!   month, or any other vague date is written as the days that it can mean, and said in the description.
//! - A meeting that never had a date, or one that has no beginning or no end, has no place in a calendar.
//! - Expected parties are attendees with their replies. A venue that is not disclosed is left out.
//!
//! What is written is what the negotiation holds. Whoever hands a calendar on makes it of what the audience
//! may see.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event as Entry, EventLike, Property, Todo};

use crate::{
    event::{Event, Subject},
    state::Negotiation,
    talks::{
        deadline::{DeadlineStatus, DeadlineView},
        meeting::{
            MeetingEvent, MeetingStatus, MeetingView, ParticipantView, Place, Presence, Relation, Reply,
        },
    },
    value::when::{When, WhenKind},
};

/// Writes the meetings and the deadlines of a negotiation as a calendar.
///
/// ```
/// # use negotiation::{decision::Procedure, prelude::*, talks::process::Opened};
/// use negotiation::talks::meeting::{Added, Announced, Format};
///
/// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
/// #     let at = "2026-01-22T14:00:00Z".parse()?;
/// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Secretariat, event))
/// # };
/// # let rules = Procedure::mediated_peace_process();
/// # let opened = Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, rules);
/// let mut record = Record::new();
/// record.propose(draft("e1", opened.into())?)?;
/// let oslo = MeetingId::new("oslo")?;
/// record.propose(draft("e2", Added::new(oslo.clone(), Format::BILATERAL).into())?)?;
/// assert!(!negotiation::format::ical::calendar(record.negotiation()).contains("VEVENT"), "it has no date");
///
/// let announced = Announced::new(oslo).with_window("2026-01-29".parse()?);
/// record.propose(draft("e3", announced.into())?)?;
/// let calendar = negotiation::format::ical::calendar(record.negotiation());
/// assert!(calendar.contains("DTSTART;VALUE=DATE:20260129\r\n"));
/// assert!(calendar.contains("SEQUENCE:1\r\n") && calendar.contains("STATUS:TENTATIVE\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn calendar(talks: &Negotiation) -> String {
    let changes = changes(talks);
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new(
        "PRODID",
        concat!("-//negotiation//", env!("CARGO_PKG_VERSION"), "//EN"),
    ));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    if let Some(title) = talks.title() {
        calendar.name(&plain(title.as_str()));
    }
    let of = |subject: &Subject| changes.get(subject).copied().unwrap_or_default();
    for meeting in talks.meetings() {
        let change = of(&Subject::Meeting(meeting.id().clone()));
        if let Some(entry) = of_meeting(talks, meeting, change) {
            calendar.push(entry);
        }
    }
    for deadline in talks.deadlines() {
        let change = of(&Subject::Deadline(deadline.id().clone()));
        calendar.push(of_deadline(talks, deadline, change));
    }
    calendar.to_string()
}

/// How often a thing was changed after it became known, when last, and the last date that a meeting had.
#[derive(Clone, Copy, Debug, Default)]
struct Change<'a> {
    sequence: u32,
    last: DateTime<Utc>,
    window: Option<&'a When>,
}

fn changes(talks: &Negotiation) -> BTreeMap<Subject, Change<'_>> {
    let mut all: BTreeMap<Subject, Change<'_>> = BTreeMap::new();
    for entry in talks.entries() {
        let subject = entry.event().subject();
        if matches!(subject, Subject::Meeting(_) | Subject::Deadline(_)) {
            let last = entry.recorded().to_utc();
            let window = window(entry.event());
            all.entry(subject)
                .and_modify(|change| {
                    let sequence = change.sequence.saturating_add(1);
                    *change = Change { sequence, last, window: window.or(change.window) };
                })
                .or_insert(Change { sequence: 0, last, window });
        }
    }
    all
}

/// The date that an event gives a meeting.
fn window(event: &Event) -> Option<&When> {
    MeetingEvent::of(event)?.window()
}

/// A date as a calendar has it.
enum Dates {
    /// A moment, and perhaps the one when it was over.
    Moment(DateTime<Utc>, Option<DateTime<Utc>>),
    /// Days, from the first to the last, and whether they are no more than what a vague date can mean.
    Days(NaiveDate, NaiveDate, bool),
}

/// Nothing where a date has no beginning or no end.
fn dates(talks: &Negotiation, when: &When, until: Option<&When>) -> Option<Dates> {
    let day = |at: DateTime<Utc>| at.with_timezone(&talks.procedure().offset()).date_naive();
    let end = until.and_then(|until| talks.span_of(until).latest);
    Some(match when.kind() {
        WhenKind::Instant(at) => {
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

fn of_meeting(talks: &Negotiation, meeting: MeetingView<'_>, change: Change<'_>) -> Option<Entry> {
    let took_place = meeting.status().has_begun();
    let actual = meeting.interval().filter(|_| took_place);
    // What was called off stands at the last date that it had.
    let off = [MeetingStatus::Postponed, MeetingStatus::Cancelled, MeetingStatus::NotHeld];
    let planned = meeting.window().or(change.window.filter(|_| off.contains(&meeting.status())));
    let until = meeting.until().filter(|_| actual.is_some());
    let when = actual.or(planned)?;
    let dates = dates(talks, when, until)?;
    let vague = matches!(dates, Dates::Days(_, _, true));
    let mut entry = Entry::new();
    entry.uid(&uid(talks, meeting.id().as_str(), "meeting"));
    entry.timestamp(change.last);
    entry.sequence(change.sequence);
    entry.summary(&plain(meeting.title().map_or(meeting.id().as_str(), |title| title.as_str())));
    match dates {
        Dates::Moment(begin, end) => {
            entry.add_property("DTSTART", moment(begin));
            if let Some(end) = end {
                entry.add_property("DTEND", moment(end));
            }
        }
        Dates::Days(first, last, _) => {
            entry.append_property(date("DTSTART", first));
            // The end of days is the day after.
            if let Some(after) = last.succ_opt() {
                entry.append_property(date("DTEND", after));
            }
        }
    }
    let status = match meeting.status() {
        MeetingStatus::Cancelled | MeetingStatus::NotHeld => "CANCELLED",
        MeetingStatus::Postponed if meeting.window().is_none() => "CANCELLED",
        MeetingStatus::Confirmed if !vague => "CONFIRMED",
        MeetingStatus::UnderWay | MeetingStatus::Held => "CONFIRMED",
        MeetingStatus::Mooted
        | MeetingStatus::Announced
        | MeetingStatus::Confirmed
        | MeetingStatus::Adjourned
        | MeetingStatus::Postponed => "TENTATIVE",
    };
    entry.add_property("STATUS", status);
    let place = meeting.place().filter(|_| took_place).or(meeting.planned_place());
    match place {
        Some(Place::Named(name) | Place::UndisclosedIn(name)) => {
            entry.location(&plain(name.as_str()));
        }
        Some(Place::Undisclosed | Place::Remote) | None => {}
    }
    entry.add_property("CATEGORIES", plain(meeting.format().as_str()));
    entry.description(&description(meeting, when, vague));
    for participant in meeting.participants() {
        entry.append_multi_property(attendee(talks, participant));
    }
    for (relation, other) in meeting.relations() {
        if [Relation::PART_OF, Relation::ROUND_OF].contains(relation) {
            let mut related = Property::new("RELATED-TO", uid(talks, other.as_str(), "meeting"));
            entry.append_multi_property(related.add_parameter("RELTYPE", "PARENT").done());
        }
    }
    Some(entry.done())
}

fn description(meeting: MeetingView<'_>, when: &When, vague: bool) -> String {
    let mut lines = vec![meeting.status().to_string().replace('_', " ")];
    if vague {
        lines.push(format!("Date as known: {}", when.describe()));
    }
    if let Some(by) = meeting.announced_by() {
        lines.push(format!("Announced by {by}"));
    }
    if let Some(party) = meeting.invited_by() {
        lines.push(format!("At the invitation of {party}"));
    }
    lines.extend(meeting.agenda().iter().map(|item| format!("- {}", item.title)));
    plain(&lines.join("\n"))
}

fn attendee(talks: &Negotiation, one: ParticipantView<'_>) -> Property {
    let replied = match (one.presence, one.reply) {
        (Some(Presence::Present | Presence::Remote | Presence::WalkedOut), _)
        | (None, Some(Reply::Accepted)) => "ACCEPTED",
        (Some(Presence::Absent), _) | (None, Some(Reply::Declined)) => "DECLINED",
        (None, Some(Reply::Tentative)) => "TENTATIVE",
        (None, Some(Reply::SendsOther)) => "DELEGATED",
        (None, None) => "NEEDS-ACTION",
    };
    let name = talks.party(one.party).map_or_else(String::new, |party| parameter(party.name().as_str()));
    let mut attendee = Property::new("ATTENDEE", format!("urn:x-negotiation:party:{}", one.party));
    attendee
        .add_parameter("CUTYPE", "GROUP")
        .add_parameter("PARTSTAT", replied)
        .add_parameter("CN", &name)
        .done()
}

fn of_deadline(talks: &Negotiation, deadline: DeadlineView<'_>, change: Change<'_>) -> Todo {
    let mut todo = Todo::new();
    todo.uid(&uid(talks, deadline.id().as_str(), "deadline"));
    todo.timestamp(change.last);
    todo.sequence(change.sequence);
    todo.summary(&plain(deadline.title().map_or(deadline.id().as_str(), |title| title.as_str())));
    // A stopped clock has no end.
    let dates = dates(talks, deadline.due(), None).filter(|_| deadline.status() != DeadlineStatus::Stopped);
    match dates {
        Some(Dates::Moment(due, _)) => {
            todo.add_property("DUE", moment(due));
        }
        Some(Dates::Days(_, last, _)) => {
            todo.append_property(date("DUE", last));
        }
        None => {}
    }
    let status = match deadline.status() {
        DeadlineStatus::Running | DeadlineStatus::Stopped | DeadlineStatus::Missed => "NEEDS-ACTION",
        DeadlineStatus::Met => "COMPLETED",
        DeadlineStatus::Lifted => "CANCELLED",
    };
    todo.add_property("STATUS", status);
    if deadline.status() == DeadlineStatus::Met {
        todo.add_property("COMPLETED", moment(change.last));
    }
    let mut lines = vec![format!("{}; due {}", deadline.status(), deadline.due().describe())];
    lines.extend(deadline.consequence().map(ToString::to_string));
    todo.description(&plain(&lines.join("\n")));
    todo.done()
}

fn uid(talks: &Negotiation, id: &str, thing: &str) -> String {
    let negotiation = talks.id().map_or("unopened", |id| id.as_str());
    format!("{id}.{thing}@{negotiation}.negotiation")
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

fn date(key: &str, day: NaiveDate) -> Property {
    Property::new(key, day.format("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// Text without characters that could end a line; new lines are escaped when it is written.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// The value of a parameter: without quotes and line ends, and in quotes where it has to be. (What has a
/// colon or a semicolon is put in quotes when it is written.)
fn parameter(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .map(|c| if c == '"' { '\'' } else { c })
        .collect();
    if text.contains(',') && !text.contains([':', ';']) { format!("\"{text}\"") } else { text }
}
