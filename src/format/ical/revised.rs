//! How often each thing of a calendar was revised, and when last.
//!
//! It is counted over the entries as they were written, and no entry is taken back: so neither number ever falls
//! (RFC 5545, 3.8.7.4). What corrects or retracts an entry revises all that goes back to that entry: what it is
//! about, what followed from it, and whatever has a time that is counted from it.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Utc};

use crate::{
    event::{
        Entry, Subject,
        fact::{Mention, Mentions},
    },
    notes::correction::{Corrected, Erased, RecordEvent, Restated},
    talks::{
        deadline::DeadlineEvent,
        process::{Opened, ProcedureChanged},
    },
    value::{
        id::EntryId,
        sorted::{Map, Set},
    },
};

/// The kinds that revise no date, place or state: those invited do not have to reply anew.
const DETAILS: &[&str] = &[
    "meeting.participant_expected",
    "meeting.participant_replied",
    "meeting.attendance_recorded",
    "meeting.agenda_set",
    "meeting.ordered",
    "meeting.document_handed_over",
    "meeting.outcome_recorded",
    "meeting.read_out",
    "question.voted",
    "proposal.answered",
];

/// How often a thing was revised since it was introduced, and when last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Revised {
    pub(super) sequence: u32,
    pub(super) stamp: DateTime<Utc>,
}

/// What an entry revises of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Revises {
    /// Something that is shown, and neither date nor place nor state.
    Detail,
    /// Its date, its place or its state.
    Plan,
}

/// The revisions of each thing, over the entries as they were written.
#[derive(Default)]
pub(super) struct Revisions<'a> {
    things: Map<Subject, Revised>,
    /// The things that go back to an entry, and the entries that an entry goes back to itself.
    revises: Map<&'a EntryId, Map<Subject, Revises>>,
    rests_on: Map<&'a EntryId, Vec<&'a EntryId>>,
    /// The deadlines that have dates on conditions: any entry may meet one of these, or undo it.
    conditional: Set<Subject>,
    /// At which offset bare dates are read.
    offset: Option<FixedOffset>,
}

impl<'a> Revisions<'a> {
    pub(super) fn of(entries: &'a [Arc<Entry>]) -> Self {
        let mut all = Self::default();
        for entry in entries {
            all.take(entry);
        }
        all
    }

    pub(super) fn revised(&self, subject: &Subject) -> Revised {
        self.things.get(subject).copied().unwrap_or_default()
    }

    fn take(&mut self, entry: &'a Entry) {
        let stamp = entry.recorded().to_utc();
        let corrected = entry.event().correction().map(RecordEvent::entry);
        let mut revises = match corrected {
            Some(corrected) => self.revises.get(corrected).cloned().unwrap_or_default(),
            None => of_itself(entry).into_iter().collect(),
        };
        // Days of another clock are other days.
        if revises.contains_key(&Subject::Negotiation) && (self.is_other_clock(entry) || corrected.is_some())
        {
            revises.extend(self.things.keys().map(|thing| (thing.clone(), Revises::Plan)));
        }
        revises.extend(self.conditional.iter().map(|thing| (thing.clone(), Revises::Plan)));
        self.conditional.extend(with_conditions(entry));
        for (thing, how) in &revises {
            let is_new = !self.things.contains_key(thing);
            let counted = self.things.or_default(thing.clone());
            counted.stamp = counted.stamp.max(stamp);
            if *how == Revises::Plan && !is_new {
                counted.sequence = counted.sequence.saturating_add(1);
            }
        }
        let mut rests_on: Vec<&EntryId> = entry.cause().into_iter().collect();
        let mut each = |mention: Mention<'a>| {
            if let Mention::Entry(id) = mention {
                rests_on.push(id);
            }
        };
        entry.each_mention(&mut each);
        entry.occurred().into_iter().for_each(|when| when.each_mention(&mut each));
        self.rests_on.insert(entry.id(), rests_on);
        self.hand_down(entry.id(), &revises);
    }

    /// Whether an entry sets another offset for bare dates.
    fn is_other_clock(&mut self, entry: &Entry) -> bool {
        let opened = Opened::of(entry.event()).map(|fact| &fact.procedure);
        let changed = ProcedureChanged::of(entry.event()).map(|fact| &fact.procedure);
        let Some(procedure) = opened.or(changed) else { return false };
        let before = self.offset.replace(procedure.offset());
        before.is_some_and(|before| before != procedure.offset())
    }

    /// What goes back to an entry goes back to all that this rests on.
    fn hand_down(&mut self, entry: &'a EntryId, revises: &Map<Subject, Revises>) {
        for (thing, how) in revises {
            let mut entries = vec![entry];
            while let Some(entry) = entries.pop() {
                let known = self.revises.or_default(entry);
                if known.get(thing).is_none_or(|known| known < how) {
                    known.insert(thing.clone(), *how);
                    entries.extend(self.rests_on.get(entry).into_iter().flatten());
                }
            }
        }
    }
}

/// What an entry revises that is no correction.
fn of_itself(entry: &Entry) -> Option<(Subject, Revises)> {
    let (kind, about) = match Erased::of(entry.event()) {
        Some(fact) => (fact.kind.as_str(), fact.mentions.iter().map(Subject::from).collect()),
        None => (entry.event().kind().name(), vec![entry.event().subject()]),
    };
    let (thing, _) = kind.split_once('.')?;
    if let "negotiation.opened" | "negotiation.procedure_changed" = kind {
        return Some((Subject::Negotiation, Revises::Detail));
    }
    let how = if DETAILS.contains(&kind) { Revises::Detail } else { Revises::Plan };
    about.into_iter().find(|subject| is_a(thing, subject)).map(|subject| (subject, how))
}

/// Returns the deadline that an entry, or what it corrects another into, gives dates on conditions.
fn with_conditions(entry: &Entry) -> Option<Subject> {
    let restated = Corrected::of(entry.event()).and_then(|fact| fact.event.as_ref()).map(Restated::event);
    let event = DeadlineEvent::of(restated.unwrap_or(entry.event()))?;
    let instead = match event {
        DeadlineEvent::Set(fact) => &fact.instead,
        DeadlineEvent::Extended(fact) => &fact.instead,
        DeadlineEvent::Renewed(fact) => &fact.instead,
        DeadlineEvent::Stopped(_)
        | DeadlineEvent::Restarted(_)
        | DeadlineEvent::Met(_)
        | DeadlineEvent::Missed(_)
        | DeadlineEvent::Lifted(_) => return None,
    };
    (!instead.is_empty()).then(|| Subject::Deadline(event.deadline().clone()))
}

/// Whether it is a thing of this name that has a place in a calendar.
fn is_a(thing: &str, subject: &Subject) -> bool {
    match thing {
        "meeting" => subject.meeting().is_some(),
        "deadline" => subject.deadline().is_some(),
        "question" => subject.question().is_some(),
        "proposal" => subject.proposal().is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::DETAILS;
    use crate::event::{Event, fact::Kind};

    #[test]
    fn every_kind_of_a_thing_in_the_calendar_is_a_detail_or_one_that_revises_the_plan() {
        let things = ["meeting", "deadline", "question", "proposal"];
        let kinds = Event::kinds().filter(|kind| things.contains(&kind.thing()));
        let plan: Vec<_> = kinds.map(Kind::name).filter(|kind| !DETAILS.contains(kind)).collect();
        let expected = "meeting.added meeting.announced meeting.confirmed meeting.moved meeting.started meeting.adjourned \
            meeting.continued meeting.held meeting.postponed meeting.cancelled meeting.not_held meeting.reinstated \
            proposal.submitted proposal.conveyed proposal.extended proposal.decided proposal.put_to_vote proposal.withdrawn \
            proposal.lapsed proposal.renewed question.put question.extended question.carried question.failed \
            question.lapsed question.withdrawn question.annulled deadline.set deadline.extended deadline.renewed \
            deadline.stopped deadline.restarted deadline.met deadline.missed deadline.lifted";
        assert_eq!(plan, expected.split_whitespace().collect::<Vec<_>>());
        assert!(DETAILS.iter().all(|name| Event::kinds().any(|kind| kind.name() == *name)));
    }
}
