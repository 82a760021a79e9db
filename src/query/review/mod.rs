//! The review: what does not fit together, and who should look at it. It refuses nothing. What it finds of meetings
//! is in [`meetings`], of instruments in [`instruments`], and what it finds doubtful in what was told in [`telling`].

mod disclosure;
mod instruments;
mod meetings;
mod order;
mod rechecks;
mod telling;

use crate::{
    event::{Entry, Event, Mode, Subject, fact::Mentions},
    judge::rule::catalogue::{
        LINK_MADE_CIRCLE, REVIEW_ACCOUNT_DIFFERS, REVIEW_CEASEFIRE_OVERDUE, REVIEW_COMMITMENT_OVERDUE,
        REVIEW_DEADLINE_OVERDUE, REVIEW_GATE_OVERDUE, REVIEW_INSTRUMENT_OVERDUE, REVIEW_LINK_ORPHANED,
        REVIEW_MEETING_PAST_WINDOW, REVIEW_POINT_UNOWNED, REVIEW_PROPOSAL_EXPIRED, REVIEW_QUESTION_MOTION,
        REVIEW_QUESTION_OVERDUE, REVIEW_SOURCE_NONE, REVIEW_WATCH_OVERDUE, REVIEW_WHEN_WEEKDAY,
        REVIEW_WHEN_ZONE,
    },
    notes::correction::RecordEvent,
    query::{DueKind, DueStanding, Finding, Through, finding::gathered},
    state::Negotiation,
    talks::{link::LinkStatus, point::PointStatus, question::QuestionStatus},
    value::{
        gather::Gather,
        sorted::{Map, Set},
        when::{Instant, When},
    },
};

impl Negotiation {
    /// Returns what is found at an instant, errors first: dates whose weekday is another, or in which day and month may
    /// be exchanged, shares of more than the whole, meetings in the wrong order, persons at two meetings at once, terms
    /// that are over, motions that were carried without effect, links of points that are out, conditions that form a circle, open points on which no principal
    /// said anything or on the words of which nobody said anything since they changed, names that look alike, commitments on words
    /// that were replaced, instruments that could be in force, that never will be, or that stand differently in different eyes, accounts that differ, what was denied or
    /// disputed and stands, what was observed without a source. [`Record::review`](crate::record::Record::review) adds
    /// what rested on entries that were corrected or retracted since.
    ///
    /// What is found more than [`MAX_EXAMPLES`](crate::query::MAX_EXAMPLES) times is one finding, with its number and the
    /// first examples: warnings of one rule, and errors of one rule that say the same. [`findings`](Self::findings) lists
    /// each. Linear in the record, in pairs of the meetings
    /// of one person, and in points times conditions.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::talks::meeting::{Added, Announced, Format};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.secretariat().propose(Added::new("oslo", Format::BILATERAL)?)?;
    /// // The 29th was a Thursday.
    /// desk.secretariat().propose(Announced::new("oslo")?.with_window("Fri 2026-01-29".parse()?))?;
    ///
    /// let found = desk.negotiation().review(desk.time());
    /// assert_eq!(found[0].rule.id(), "review.when.weekday");
    /// assert_eq!(found[0].severity().to_string(), "error");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn review(&self, at: Instant) -> Vec<Finding<'_>> {
        gathered(self.findings(at))
    }

    /// Returns what [`review`](Self::review) makes its list of, each finding for itself, by the rules.
    #[must_use]
    pub fn findings(&self, at: Instant) -> Vec<Finding<'_>> {
        let mut found = Vec::new();
        self.wrong_dates(&mut found);
        self.swapped_dates(&mut found);
        self.shares_too_great(&mut found);
        self.out_of_order(&mut found);
        self.in_two_places(&mut found);
        self.unanswered(&mut found);
        self.overdue(at, &mut found);
        self.without_effect(&mut found);
        self.orphaned(&mut found);
        self.circles(&mut found);
        self.unowned(&mut found);
        self.alike(&mut found);
        self.stale(&mut found);
        self.on_former_words(&mut found);
        self.not_in_order(&mut found);
        self.ready(at, &mut found);
        self.locked(&mut found);
        self.replaced(at, &mut found);
        self.outliving(at, &mut found);
        self.held_otherwise(&mut found);
        self.unbound(&mut found);
        self.before_own_gates(&mut found);
        self.told_otherwise(&mut found);
        self.denied(&mut found);
        self.without_source(&mut found);
        found
    }

    fn told_otherwise<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for (subject, accounts) in self.disputed() {
            let says = accounts.to_string();
            let last = accounts.accounts.into_iter().filter(|account| !account.superseded);
            found.push(Finding {
                rule: &REVIEW_ACCOUNT_DIFFERS,
                count: 1,
                subject,
                entries: last.map(|account| account.entry).gather(),
                says,
                help: "look who is right; to leave it disputed is an answer, too",
            });
        }
    }

    /// What was observed is known from somewhere.
    fn without_source<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let mut sourced = Set::new();
        for entry in self.state.remarks.iter().filter_map(|seq| self.nth(*seq)) {
            if let Event::Record(RecordEvent::Sourced(fact)) = &entry.event {
                sourced.insert(&fact.entry);
            }
        }
        let without = self.entries().iter().filter(|entry| {
            let source = matches!(entry.event, Event::Record(RecordEvent::Sourced(_)));
            let observed = entry.mode == Mode::Observed && !source;
            observed && entry.rare.sources.is_empty() && !sourced.contains(&entry.id)
        });
        for entry in without {
            found.push(Finding {
                rule: &REVIEW_SOURCE_NONE,
                count: 1,
                subject: Subject::Entry(entry.id.clone()),
                entries: vec![entry],
                says: "it was observed, and nothing says where it is known from".to_owned(),
                help: "record `record.sourced`",
            });
        }
    }

    fn wrong_dates<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for entry in self.entries() {
            let mut look_at = |date: &When| {
                let mut find = |rule, says, help| {
                    let subject = Subject::Entry(entry.id.clone());
                    found.push(Finding { rule, count: 1, subject, entries: vec![entry], says, help });
                };
                if let Some((given, right)) = date.wrong_weekday() {
                    let says = format!("the date is a {right}, the source says {given}");
                    let help = "look which of the two the source got wrong, and correct the entry";
                    find(&REVIEW_WHEN_WEEKDAY, says, help);
                }
                if let Some(fault) = date.zone_fault() {
                    let help = "look whether the zone has changed its clocks since, and correct the entry";
                    find(&REVIEW_WHEN_ZONE, format!("`{date}`: {fault}"), help);
                }
            };
            entry.rare.occurred.iter().chain(&entry.rare.embargo).for_each(&mut look_at);
            entry.rare.sources.each_date(&mut look_at);
            // What a correction says is read where the corrected entry stands.
            if !entry.event.is_correction() {
                entry.event.each_date(&mut look_at);
            }
        }
    }

    fn overdue<'a>(&'a self, at: Instant, found: &mut Vec<Finding<'a>>) {
        let over = self.due(at).into_iter().filter(|due| due.standing == DueStanding::Over).gather();
        if over.is_empty() {
            return;
        }
        let last: Map<Subject, &Entry> =
            self.entries().iter().map(|entry| (entry.event.subject(), entry.as_ref())).collect();
        for due in over {
            let (rule, help) = match due.kind {
                DueKind::Meeting | DueKind::Adjournment => {
                    (&REVIEW_MEETING_PAST_WINDOW, "record whether it was held, moved, or not held")
                }
                DueKind::Deadline => {
                    (&REVIEW_DEADLINE_OVERDUE, "record whether it was met, missed, or put off")
                }
                DueKind::Commitment => (&REVIEW_COMMITMENT_OVERDUE, "record a report, or another date"),
                DueKind::Ceasefire => {
                    (&REVIEW_CEASEFIRE_OVERDUE, "record whether it expired, or was extended")
                }
                DueKind::Gate => (&REVIEW_GATE_OVERDUE, "record whether it was passed, failed, or not held"),
                DueKind::Signature => {
                    (&REVIEW_INSTRUMENT_OVERDUE, "record that it is signed, or that it lapsed")
                }
                DueKind::Withdrawal => (&REVIEW_INSTRUMENT_OVERDUE, "record that the party withdrew"),
                DueKind::Watch => (&REVIEW_WATCH_OVERDUE, "record whether it was seen, put off, or lapsed"),
                DueKind::Proposal => (&REVIEW_PROPOSAL_EXPIRED, "record that it lapsed, or was renewed"),
                DueKind::Question | DueKind::Silence => (&REVIEW_QUESTION_OVERDUE, "record how it closed"),
                // The first is `review.instrument.ready`.
                DueKind::EntryIntoForce
                | DueKind::Exclusion
                | DueKind::Suspension
                | DueKind::Accreditation
                | DueKind::Referral
                | DueKind::Role
                | DueKind::CommitmentEnd
                | DueKind::CeasefireStart
                | DueKind::Measure
                | DueKind::Embargo
                | DueKind::Effect => continue,
            };
            let entries = last.get(&due.subject).copied().into_iter().collect();
            let says = format!("{} {}, which is over", due.kind, due.term.describe());
            found.push(Finding { rule, count: 1, subject: due.subject, entries, says, help });
        }
    }

    /// Motions that were carried, and whose act was refused then, or is not recorded.
    fn without_effect<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let carried = self.questions().filter(|question| question.status() == QuestionStatus::Carried);
        let mut motions = carried.filter_map(|question| Some((question, question.motion()?))).gather();
        if motions.is_empty() {
            return;
        }
        let acts: Set<String> =
            motions.iter().map(|(_, motion)| motion.event().kind().name().to_owned()).collect();
        let mut done: Map<Subject, Vec<&Event>> = Map::new();
        for event in self.entries().iter().map(|entry| &entry.event) {
            if acts.contains(event.kind().name()) {
                done.or_default(event.subject()).push(event);
            }
        }
        motions.retain(|(_, motion)| {
            let same = done.get(&motion.event().subject());
            !same.is_some_and(|events| events.iter().any(|event| event.completes(motion.event())))
        });
        for (question, motion) in motions {
            found.push(Finding {
                rule: &REVIEW_QUESTION_MOTION,
                count: 1,
                subject: Subject::Question(question.id().clone()),
                entries: question.entry().into_iter().collect(),
                says: format!("it was carried, and no `{}` followed", motion.event().kind()),
                help: "look what the rules of the act lacked; put the question again once that is there",
            });
        }
    }

    fn circles<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for circle in self.condition_circles() {
            let Some(first) = circle.waits().first() else { continue };
            let links = circle.waits().iter().filter_map(|wait| match wait.through {
                Through::Link(id) => self.link(id)?.entry(),
                Through::Acceptance(_) => None,
            });
            found.push(Finding {
                rule: &LINK_MADE_CIRCLE,
                count: 1,
                subject: Subject::Point(first.point.clone()),
                entries: links.gather(),
                says: circle.to_string(),
                help: "close them together as a package, or release a link",
            });
        }
    }

    fn orphaned<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for link in self.links().filter(|link| link.status() == LinkStatus::Standing) {
            for point in link
                .points()
                .filter(|point| matches!(point.status(), PointStatus::Dropped | PointStatus::Superseded))
            {
                found.push(Finding {
                    rule: &REVIEW_LINK_ORPHANED,
                    count: 1,
                    subject: Subject::Link(link.id().clone()),
                    entries: link.entry().into_iter().collect(),
                    says: format!("it binds `{}`, which is {}", point.id(), point.status()),
                    help: "release it, or reinstate the point",
                });
            }
        }
    }

    fn unowned<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let principals: Vec<_> = self.principals().map(|party| party.id()).collect();
        if principals.is_empty() {
            return;
        }
        for point in self.points().filter(|point| point.status().is_open()) {
            if principals.iter().all(|party| point.position(party).is_none()) {
                found.push(Finding {
                    rule: &REVIEW_POINT_UNOWNED,
                    count: 1,
                    subject: Subject::Point(point.id().clone()),
                    entries: self
                        .introduced(crate::event::fact::Mention::Point(point.id()))
                        .into_iter()
                        .collect(),
                    says: "no principal has taken a position on it".to_owned(),
                    help: "record the positions, or drop the point",
                });
            }
        }
    }
}
