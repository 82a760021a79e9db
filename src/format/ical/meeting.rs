//! A meeting as an event, and those who are expected at it.

use icalendar::{Component, Event as Entry, EventLike, Property};

use super::{
    revised::Revised,
    text::{Dates, date, dates, moment, parameter, plain, uid},
};
use crate::{
    state::Negotiation,
    talks::meeting::{
        MeetingEvent, MeetingStatus, MeetingView, ParticipantView, Place, Presence, Relation, Reply,
    },
    value::{
        id::MeetingId,
        when::{When, WhenKind},
    },
};

/// The last date that a meeting had: what was called off is written there.
fn last_window<'a>(talks: &'a Negotiation, meeting: &MeetingId) -> Option<&'a When> {
    let window = |event| MeetingEvent::of(event).filter(|event| event.meeting() == meeting)?.window();
    let dated = (0..).zip(talks.entries()).filter(|(_, entry)| window(entry.event()).is_some());
    let last = talks.last_in_time(dated.map(|(seq, _)| seq))?;
    window(talks.nth(last)?.event())
}

/// How a meeting is written in a calendar: what was called off, or put off without a new date, is cancelled.
pub(super) fn is_off(meeting: MeetingView<'_>) -> bool {
    match meeting.status() {
        MeetingStatus::Cancelled | MeetingStatus::NotHeld => true,
        MeetingStatus::Postponed => meeting.window().is_none(),
        MeetingStatus::Mooted
        | MeetingStatus::Announced
        | MeetingStatus::Confirmed
        | MeetingStatus::UnderWay
        | MeetingStatus::Adjourned
        | MeetingStatus::Held => false,
    }
}

/// Returns a meeting as an event; `None` if it has no date with a beginning and an end.
pub(super) fn event(talks: &Negotiation, meeting: MeetingView<'_>, revised: Revised) -> Option<Entry> {
    let took_place = meeting.status().has_begun();
    let actual = meeting.interval().filter(|_| took_place);
    let off = is_off(meeting);
    let planned = meeting.window().or_else(|| last_window(talks, meeting.id()).filter(|_| off));
    let until = meeting.until().filter(|_| actual.is_some());
    let when = actual.or(planned)?;
    let dates = dates(talks, when, until)?;
    let vague = matches!(dates, Dates::Days(_, _, true));
    let mut entry = Entry::new();
    entry.uid(&uid(talks, meeting.id().as_str(), "meeting"));
    entry.timestamp(revised.stamp);
    entry.sequence(revised.sequence);
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
        _ if off => "CANCELLED",
        MeetingStatus::Confirmed if !vague => "CONFIRMED",
        MeetingStatus::UnderWay | MeetingStatus::Held => "CONFIRMED",
        MeetingStatus::Mooted
        | MeetingStatus::Announced
        | MeetingStatus::Confirmed
        | MeetingStatus::Adjourned
        | MeetingStatus::Postponed
        | MeetingStatus::Cancelled
        | MeetingStatus::NotHeld => "TENTATIVE",
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
    // A zone by name would need its rules beside it (RFC 5545, 3.2.19), which no record has.
    if matches!(when.kind(), WhenKind::Zoned { .. }) {
        lines.push(format!("Time there: {}", when.describe()));
    }
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

/// A party that is expected, with its reply; at this address.
pub(super) fn attendee(talks: &Negotiation, one: ParticipantView<'_>, address: &str) -> Property {
    let replied = match (one.presence, one.reply) {
        (Some(Presence::Present | Presence::Remote | Presence::WalkedOut), _)
        | (None, Some(Reply::Accepted)) => "ACCEPTED",
        (Some(Presence::Absent), _) | (None, Some(Reply::Declined)) => "DECLINED",
        (None, Some(Reply::Tentative)) => "TENTATIVE",
        (None, Some(Reply::SendsOther)) => "DELEGATED",
        (None, None) => "NEEDS-ACTION",
    };
    let name = talks.party(one.party).map_or_else(String::new, |party| parameter(party.name().as_str()));
    let asks = if one.reply.is_none() && one.presence.is_none() { "TRUE" } else { "FALSE" };
    let mut attendee = Property::new("ATTENDEE", address);
    attendee
        .add_parameter("CUTYPE", "GROUP")
        .add_parameter("ROLE", "REQ-PARTICIPANT")
        .add_parameter("PARTSTAT", replied)
        .add_parameter("RSVP", asks)
        .add_parameter("CN", &name)
        .done()
}
