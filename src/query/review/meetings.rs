//! Findings of the review on meetings: in the wrong order or in none, one person at two at once, no word of who was
//! expected.

use std::cmp::Ordering;

use crate::{
    event::Subject,
    judge::rule::catalogue::{
        REVIEW_MEETING_ORDER, REVIEW_MEETING_OVERLAP, REVIEW_MEETING_UNANSWERED, REVIEW_WHEN_PRECISION,
    },
    state::Negotiation,
    talks::meeting::{MeetingStatus, MeetingView, Presence, Relation},
    value::{gather::Gather, id::PersonId, register::EventTime, sorted::sort, when::Span},
};
use crate::{query::Finding, value::sorted::Map};

impl Negotiation {
    /// When a meeting is, or was.
    fn span_of_meeting(&self, meeting: MeetingView<'_>) -> Option<Span> {
        let when = meeting.interval().filter(|_| meeting.status().has_begun()).or(meeting.window());
        when.map(|when| self.span_of(when))
    }

    pub(super) fn out_of_order<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for meeting in self.meetings() {
            for (relation, other) in meeting.relations() {
                let Some(other) = self.meeting(other) else { continue };
                let expected = match relation {
                    relation if *relation == Relation::PREPARATORY_TO => Ordering::Less,
                    relation if *relation == Relation::FOLLOW_UP_OF => Ordering::Greater,
                    _ => continue,
                };
                let spans = self.span_of_meeting(meeting).zip(self.span_of_meeting(other));
                let Some((span, others)) = spans else { continue };
                let (rule, says, help) = match span.compare(&others) {
                    Some(order) if order == expected || order == Ordering::Equal => continue,
                    Some(order) => {
                        let comes = if order == Ordering::Less { "before" } else { "after" };
                        let help = "look whether a date is wrong, or record what the meetings are to each other anew";
                        (&REVIEW_MEETING_ORDER, format!("comes {comes} it"), help)
                    }
                    None => {
                        let says = "their dates do not tell which came first".to_owned();
                        (&REVIEW_WHEN_PRECISION, says, "record when each was, as exactly as it is known")
                    }
                };
                found.push(Finding {
                    count: 1,
                    rule,
                    subject: Subject::Meeting(meeting.id().clone()),
                    entries: meeting.entry().into_iter().chain(other.entry()).collect(),
                    says: format!(
                        "it is {} `{}`, and {says}",
                        relation.as_str().replace('_', " "),
                        other.id(),
                    ),
                    help,
                });
            }
        }
    }

    pub(super) fn in_two_places<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let dead = [MeetingStatus::Cancelled, MeetingStatus::NotHeld, MeetingStatus::Postponed];
        let mut there: Map<&PersonId, Vec<MeetingView<'a>>> = Map::new();
        for meeting in self.meetings().filter(|meeting| !dead.contains(&meeting.status())) {
            let present = meeting.participants().filter(|one| one.presence != Some(Presence::Absent));
            for person in present.flat_map(|one| one.persons) {
                let meetings = there.or_default(person);
                // Somebody may come for two parties.
                if meetings.last().is_none_or(|last| last.id() != meeting.id()) {
                    meetings.push(meeting);
                }
            }
        }
        for (person, meetings) in there {
            for (one, other) in self.overlapping(&meetings) {
                if are_one(one, other) {
                    continue;
                }
                found.push(Finding {
                    rule: &REVIEW_MEETING_OVERLAP,
                    count: 1,
                    subject: Subject::Person(person.clone()),
                    entries: one.entry().into_iter().chain(other.entry()).collect(),
                    says: format!("at `{}` and at `{}` at the same time", one.id(), other.id()),
                    help: "look whether a time or a name is wrong",
                });
            }
        }
    }

    /// Each two of these meetings that certainly overlap: each has certainly begun before the other can have ended. In
    /// the order in which they are given.
    fn overlapping<'a>(&self, meetings: &[MeetingView<'a>]) -> Vec<(MeetingView<'a>, MeetingView<'a>)> {
        let ends = |meeting: MeetingView<'_>| -> Option<(EventTime, EventTime)> {
            let begun = self.span_of_meeting(meeting)?;
            let until = meeting.until().and_then(|until| self.span_of(until).earliest);
            Some((begun.latest?, until.or(begun.earliest)?)).filter(|(begun, ended)| begun < ended)
        };
        let each = meetings.iter().enumerate();
        let mut each = each.filter_map(|(at, one)| ends(*one).map(|ends| (ends, at))).gather();
        sort(&mut each);
        // Those that have begun, and may not be over yet.
        let mut begun: Vec<(EventTime, usize)> = Vec::new();
        let mut pairs = Vec::new();
        for ((begins, ended), at) in each {
            begun.retain(|(ended, _)| begins < *ended);
            pairs.extend(begun.iter().map(|(_, other)| (at.min(*other), at.max(*other))));
            begun.push((ended, at));
        }
        sort(&mut pairs);
        pairs
            .into_iter()
            .filter_map(|(one, other)| Some((*meetings.get(one)?, *meetings.get(other)?)))
            .gather()
    }

    pub(super) fn unanswered<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for meeting in self.meetings().filter(|meeting| meeting.status() == MeetingStatus::Held) {
            let silent = meeting
                .participants()
                .filter(|one| one.expected && one.reply.is_none() && one.presence.is_none());
            for one in silent {
                found.push(Finding {
                    rule: &REVIEW_MEETING_UNANSWERED,
                    count: 1,
                    subject: Subject::Meeting(meeting.id().clone()),
                    entries: meeting.entry().into_iter().collect(),
                    says: format!(
                        "`{}` was expected; neither a reply nor whether it came is recorded",
                        one.party
                    ),
                    help: "record `meeting.attendance_recorded`",
                });
            }
        }
    }
}

/// Whether one of two meetings is a part or a round of the other, or both are one occasion.
fn are_one(one: MeetingView<'_>, other: MeetingView<'_>) -> bool {
    let within = |one: MeetingView<'_>, other: MeetingView<'_>| {
        let parts = [Relation::PART_OF, Relation::ROUND_OF];
        one.relations().any(|(relation, id)| id == other.id() && parts.contains(relation))
    };
    within(one, other) || within(other, one)
}
