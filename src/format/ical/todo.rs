//! What has a term, as a to-do: deadlines, questions and proposals.

use icalendar::{Component, Property, Todo};

use super::{
    revised::Revised,
    text::{Dates, date, dates, moment, plain, uid},
};
use crate::{
    event::Entry,
    state::Negotiation,
    talks::{
        deadline::{DeadlineStatus, DeadlineView},
        proposal::{ProposalStatus, ProposalView},
        question::{QuestionStatus, QuestionView},
    },
    value::when::When,
};

/// How a to-do stands in a calendar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Open,
    Done,
    Off,
}

/// What a to-do says.
struct Term<'a> {
    uid: String,
    title: &'a str,
    due: Option<&'a When>,
    /// The entry that introduced it.
    since: Option<&'a Entry>,
    standing: Standing,
    /// The entry that says how it stands.
    said: Option<&'a Entry>,
    lines: Vec<String>,
}

impl Term<'_> {
    fn write(self, talks: &Negotiation, revised: Revised) -> Todo {
        let mut todo = Todo::new();
        todo.uid(&self.uid);
        todo.timestamp(revised.stamp);
        todo.sequence(revised.sequence);
        todo.summary(&plain(self.title));
        let (begun, due) = self.dates(talks);
        // A task begins before it is due (RFC 5545, 3.8.2.3).
        let is_before = |begun: &Property| due.as_ref().is_some_and(|due| begun.value() < due.value());
        let begun = begun.filter(is_before);
        for date in begun.into_iter().chain(due) {
            todo.append_property(date);
        }
        todo.add_property(
            "STATUS",
            match self.standing {
                Standing::Open => "NEEDS-ACTION",
                Standing::Done => "COMPLETED",
                Standing::Off => "CANCELLED",
            },
        );
        if let (Standing::Done, Some(said)) = (self.standing, self.said) {
            todo.add_property("COMPLETED", moment(said.recorded().to_utc()));
        }
        todo.description(&plain(&self.lines.join("\n")));
        todo.done()
    }

    /// When it was introduced and when it is due: two moments, or two days.
    fn dates(&self, talks: &Negotiation) -> (Option<Property>, Option<Property>) {
        let begun = self.since.map(Entry::recorded);
        match self.due.and_then(|due| dates(talks, due, None)) {
            Some(Dates::Moment(due, _)) => (
                begun.map(|begun| Property::new("DTSTART", moment(begun.to_utc()))),
                Some(Property::new("DUE", moment(due))),
            ),
            Some(Dates::Days(_, last, _)) => {
                let day = |at: crate::value::when::Instant| {
                    date("DTSTART", at.with_timezone(&talks.procedure().offset()).date_naive())
                };
                (begun.map(day), Some(date("DUE", last)))
            }
            None => (None, None),
        }
    }
}

fn line(status: impl std::fmt::Display, due: impl std::fmt::Display) -> String {
    format!("{}; due {due}", status.to_string().replace('_', " "))
}

pub(super) fn of_deadline(talks: &Negotiation, deadline: DeadlineView<'_>, revised: Revised) -> Todo {
    let mut lines = vec![line(deadline.status(), deadline.told())];
    lines.extend(deadline.consequence().map(ToString::to_string));
    let state = talks.state.deadlines.by_key(deadline.id().as_str());
    Term {
        uid: uid(talks, deadline.id().as_str(), "deadline"),
        title: deadline.title().map_or(deadline.id().as_str(), |title| title.as_str()),
        // A stopped clock has no end.
        due: Some(deadline.due()).filter(|_| deadline.status() != DeadlineStatus::Stopped),
        since: deadline.entry(),
        standing: match deadline.status() {
            DeadlineStatus::Running | DeadlineStatus::Stopped | DeadlineStatus::Missed => Standing::Open,
            DeadlineStatus::Met => Standing::Done,
            DeadlineStatus::Lifted => Standing::Off,
        },
        said: state.and_then(|state| talks.nth(state.status.seq())),
        lines,
    }
    .write(talks, revised)
}

/// Returns a question as a to-do; `None` if it has no term.
pub(super) fn of_question(talks: &Negotiation, question: QuestionView<'_>, revised: Revised) -> Option<Todo> {
    let closes = question.closes()?;
    let mut lines = vec![line(question.status(), closes.describe())];
    if question.voting().is_tacit() {
        lines.push("Who is silent until then agrees".into());
    }
    let state = talks.state.questions.by_key(question.id().as_str());
    let term = Term {
        uid: uid(talks, question.id().as_str(), "question"),
        title: question.fact().map_or(question.id().as_str(), |put| put.text.as_str()),
        due: Some(closes),
        since: question.entry(),
        standing: match question.status() {
            QuestionStatus::Open => Standing::Open,
            QuestionStatus::Carried | QuestionStatus::Failed => Standing::Done,
            QuestionStatus::Lapsed | QuestionStatus::Withdrawn | QuestionStatus::Annulled => Standing::Off,
        },
        said: state.and_then(|state| talks.nth(state.status.seq())),
        lines,
    };
    Some(term.write(talks, revised))
}

/// Returns a proposal as a to-do; `None` if it has no term.
pub(super) fn of_proposal(talks: &Negotiation, proposal: ProposalView<'_>, revised: Revised) -> Option<Todo> {
    let expires = proposal.expires()?;
    let title = proposal.fact().and_then(|fact| fact.title.as_ref());
    let state = talks.state.proposals.by_key(proposal.id().as_str());
    let term = Term {
        uid: uid(talks, proposal.id().as_str(), "proposal"),
        title: title.map_or(proposal.id().as_str(), |title| title.as_str()),
        due: Some(expires),
        since: proposal.entry(),
        standing: match proposal.status() {
            ProposalStatus::Submitted | ProposalStatus::PutToVote => Standing::Open,
            ProposalStatus::Accepted | ProposalStatus::Rejected | ProposalStatus::Countered => Standing::Done,
            ProposalStatus::Withdrawn | ProposalStatus::Lapsed => Standing::Off,
        },
        said: state.and_then(|state| talks.nth(state.status.seq())),
        lines: vec![line(proposal.status(), expires.describe())],
    };
    Some(term.write(talks, revised))
}
