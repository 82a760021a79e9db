//! Meetings and terms as a calendar, RFC 5545 and RFC 5546 (feature `ical`).
//!
//! A meeting is an event; a deadline, a question with a term, and a proposal with a term are to-dos. A calendar that is
//! published ([`calendar`]) names nobody who is invited. An invitation to one meeting ([`invitation`]) is written on
//! request, with who invites and who replied.
//!
//! The UID of each is made of the id here and that of the negotiation, and never changes. Its SEQUENCE is the number of
//! entries since that bear on its date, its place or its state, as they were written: corrections and retractions count, and
//! those of any entry that its time is counted from. Replies, the agenda and who is expected do not. Its DTSTAMP is when
//! the last entry about it was recorded. So neither ever falls while the record grows (RFC 5545, 3.8.7.4), none depends on a
//! clock, and a calendar that is written again takes the place of the one before. A view counts the entries that it has.
//!
//! - What is mooted, announced, adjourned or has a vague date is `TENTATIVE`; what another side confirmed, what
//!   goes on and what was held is `CONFIRMED`; what was called off, not held, or put off without a new date is
//!   `CANCELLED`, at the last date that it had.
//! - A day is written as a date, whatever the clocks of those who read it say; a moment as one of UTC; where
//!   the record names the zone of the clock, the description says the time there. A week, a month, or any other vague
//!   date is written as the days that it can mean, and said in the description.
//! - A meeting that never had a date, or one that has no beginning or no end, has no place in a calendar. One whose
//!   first entry was retracted is in it no longer.
//! - A venue that is not disclosed is left out.
//!
//! What is written is what the record holds. Whoever hands a calendar on makes it of a
//! [view](crate::record::View), which has what the audience may see.

mod meeting;
mod post;
mod revised;
mod text;
mod todo;

use std::sync::Arc;

use icalendar::{Calendar, Component, Property};

pub use self::post::{Address, InvalidAddress, Post};
use self::{
    revised::Revisions,
    text::{parameter, plain},
};
use crate::{
    event::{Entry, Subject},
    record::{Past, Record, View},
    state::Negotiation,
    value::id::MeetingId,
};

/// What a calendar is made of: the state, and the entries that led to it as they were written.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    talks: &'a Negotiation,
    entries: &'a [Arc<Entry>],
}

impl<'a> From<&'a Record> for Written<'a> {
    fn from(record: &'a Record) -> Self {
        Self { talks: record.negotiation(), entries: record.entries() }
    }
}

impl<'a> From<&'a View> for Written<'a> {
    fn from(view: &'a View) -> Self {
        Self { talks: view.negotiation(), entries: view.entries() }
    }
}

impl<'a> From<&'a Past> for Written<'a> {
    fn from(past: &'a Past) -> Self {
        Self { talks: past.negotiation(), entries: past.entries() }
    }
}

/// Returns the meetings and the terms of a record, a view or a past as a calendar to publish.
///
/// It has no METHOD: an object of RFC 5546 has either events or to-dos (3.2.1, 3.4.1), and this one is no such message but a
/// snapshot of both (RFC 5545, 3.7.2). So it names no organizer either (3.8.4.3).
///
/// ```
/// # use negotiation::{prelude::*, testing};
/// # let mut record = testing::ports();
/// use negotiation::{format::ical::calendar, talks::meeting::{Added, Announced, Format}};
///
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
/// desk.secretariat().propose(Added::new("oslo", Format::BILATERAL)?)?;
/// assert!(!calendar(desk.record()).contains("VEVENT"), "it has no date");
///
/// desk.secretariat().propose(Announced::new("oslo")?.with_window("2026-01-29".parse()?))?;
/// let calendar = calendar(desk.record());
/// assert!(calendar.contains("DTSTART;VALUE=DATE:20260129\r\n"));
/// assert!(calendar.contains("SEQUENCE:1\r\n") && calendar.contains("STATUS:TENTATIVE\r\n"));
/// # Ok::<(), Error>(())
/// ```
#[must_use]
pub fn calendar<'a>(of: impl Into<Written<'a>>) -> String {
    let Written { talks, entries } = of.into();
    let revisions = Revisions::of(entries);
    let mut calendar = begun(talks, None);
    for meeting in talks.meetings() {
        let revised = revisions.revised(&Subject::Meeting(meeting.id().clone()));
        if let Some(event) = meeting::event(talks, meeting, revised) {
            calendar.push(event);
        }
    }
    let deadlines = talks.deadlines().map(|deadline| {
        todo::of_deadline(talks, deadline, revisions.revised(&Subject::Deadline(deadline.id().clone())))
    });
    let questions = talks.questions().filter_map(|question| {
        todo::of_question(talks, question, revisions.revised(&Subject::Question(question.id().clone())))
    });
    let proposals = talks.proposals().filter_map(|proposal| {
        todo::of_proposal(talks, proposal, revisions.revised(&Subject::Proposal(proposal.id().clone())))
    });
    for todo in deadlines.chain(questions).chain(proposals) {
        calendar.push(todo);
    }
    calendar.to_string()
}

/// Returns the invitation to a meeting for those who are expected, with their replies (METHOD:REQUEST), or its
/// cancellation if it was called off or put off without a new date (METHOD:CANCEL, RFC 5546, 3.2.5).
///
/// Returns `None` if there is no such meeting, if it has no date with a beginning and an end, if nobody is expected, or
/// if it has begun.
///
/// ```
/// # use negotiation::{prelude::*, testing};
/// # let mut record = testing::ports();
/// use negotiation::format::ical::{Address, Post, invitation};
/// use negotiation::talks::meeting::{Added, Announced, Format, ParticipantExpected};
///
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
/// desk.secretariat().propose(Added::new("oslo", Format::BILATERAL)?)?;
/// desk.secretariat().propose(Announced::new("oslo")?.with_window("2026-01-29".parse()?))?;
///
/// let (oslo, north) = (MeetingId::new("oslo")?, PartyId::new("north")?);
/// let post = Post::new(Address::new("mailto:desk@example.org")?)
///     .with_party(north, Address::new("mailto:north@example.org")?);
/// assert!(invitation(desk.record(), &oslo, &post).is_none(), "nobody is expected");
///
/// desk.secretariat().propose(ParticipantExpected::new("oslo", "north")?)?;
/// let invitation = invitation(&record, &oslo, &post).expect("somebody is");
/// assert!(invitation.contains("METHOD:REQUEST\r\n") && invitation.contains("mailto:north@example.org"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn invitation<'a>(of: impl Into<Written<'a>>, meeting: &MeetingId, post: &Post) -> Option<String> {
    let Written { talks, entries } = of.into();
    let meeting = talks.meeting(meeting).filter(|meeting| !meeting.status().has_begun())?;
    let revised = Revisions::of(entries).revised(&Subject::Meeting(meeting.id().clone()));
    let mut event = meeting::event(talks, meeting, revised)?;
    let mut expected = meeting.participants().filter(|one| one.expected).peekable();
    expected.peek()?;
    for one in expected {
        event.append_multi_property(meeting::attendee(talks, one, &post.address(one.party)));
    }
    let mut organizer = Property::new("ORGANIZER", post.organizer.as_str());
    if let Some(title) = talks.title() {
        organizer.add_parameter("CN", &parameter(title.as_str()));
    }
    event.append_property(organizer.done());
    let method = if meeting::is_off(meeting) { "CANCEL" } else { "REQUEST" };
    let mut calendar = begun(talks, Some(method));
    calendar.push(event.done());
    Some(calendar.to_string())
}

/// A calendar without components.
fn begun(talks: &Negotiation, method: Option<&str>) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new(
        "PRODID",
        concat!("-//negotiation//", env!("CARGO_PKG_VERSION"), "//EN"),
    ));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    if let Some(method) = method {
        calendar.append_property(Property::new("METHOD", method));
    }
    if let Some(title) = talks.title() {
        calendar.name(&plain(title.as_str()));
    }
    calendar
}
