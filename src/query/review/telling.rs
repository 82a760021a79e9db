//! Findings of the review on what was told: dates in which day and month may be exchanged, shares greater than
//! the whole, positions and commitments on words that were replaced, names that look alike.

use chrono::{Datelike, NaiveDate};

use crate::{
    event::{Entry, Subject, fact::Mention},
    judge::rule::catalogue::{
        REVIEW_COMMITMENT_WORDS, REVIEW_NAME_ALIKE, REVIEW_POSITION_STALE, REVIEW_SHARE_TOTAL,
        REVIEW_WHEN_SWAPPED,
    },
    notes::assessment::Topic,
    outcome::commitment::CommitmentView,
    state::Negotiation,
    talks::{party::Participation, point::PointStatus},
    value::{gather::Gather, lookalike::looks, share::Share, text::Name, when::WhenKind},
};
use crate::{query::Finding, value::sorted::Map};

impl Negotiation {
    /// A date that stands out between its neighbours, and would stand among them with day and month exchanged.
    pub(super) fn swapped_dates<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let is_day = |entry: &Entry| {
            let kind = entry.rare.occurred.as_ref().map(crate::value::when::When::kind);
            matches!(kind, Some(WhenKind::Day { .. }))
        };
        if !self.entries().iter().any(|entry| is_day(entry)) {
            return;
        }
        let dated: Vec<(&Entry, NaiveDate)> =
            self.entries().iter().filter_map(|entry| Some((entry.as_ref(), date_of(entry)?))).gather();
        for (at, &(entry, date)) in dated.iter().enumerate().filter(|(_, (entry, _))| is_day(entry)) {
            let exchanged = NaiveDate::from_ymd_opt(date.year(), date.day(), date.month());
            let before = at.checked_sub(1).and_then(|at| dated.get(at)).map(|(_, date)| *date);
            let after = dated.get(at + 1).map_or(entry.recorded.date_naive(), |(_, date)| *date);
            let between = |date: NaiveDate| before.is_some_and(|before| before <= date) && date <= after;
            if let Some(exchanged) = exchanged.filter(|exchanged| between(*exchanged) && !between(date)) {
                found.push(Finding {
                    rule: &REVIEW_WHEN_SWAPPED,
                    count: 1,
                    subject: Subject::Entry(entry.id.clone()),
                    entries: vec![entry],
                    says: format!(
                        "it is told of {date}; {exchanged} would stand between what was told before and after it"
                    ),
                    help: "look whether the source wrote day and month the other way round, and correct `occurred`",
                });
            }
        }
    }

    /// A share that somebody named and that is more than all.
    pub(super) fn shares_too_great<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for assessment in self.assessments() {
            let Some(share) = assessment.fact.share.filter(|share| *share > Share::WHOLE) else { continue };
            found.push(Finding {
                rule: &REVIEW_SHARE_TOTAL,
                count: 1,
                subject: match &assessment.fact.on {
                    Topic::Whole => Subject::Negotiation,
                    Topic::Area(area) => Subject::Area(area.clone()),
                    Topic::Point(point) => Subject::Point(point.clone()),
                },
                entries: vec![assessment.entry],
                says: format!("{share} of it, says {}", assessment.entry.by()),
                help: "look what the share is of, and correct the entry if it was mistyped",
            });
        }
        for commitment in self.commitments() {
            for report in commitment.reports() {
                let Some(share) = report.fact.share.filter(|share| *share > Share::WHOLE) else { continue };
                found.push(Finding {
                    rule: &REVIEW_SHARE_TOTAL,
                    count: 1,
                    subject: Subject::Commitment(commitment.id().clone()),
                    entries: vec![report.entry],
                    says: format!("{share} of it is done, says {}", report.entry.by()),
                    help: "look what the share is of, and correct the entry if it was mistyped",
                });
            }
        }
    }

    /// Positions of principals on words that an open point no longer has.
    pub(super) fn stale<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for point in self.points().filter(|point| point.status().is_open()) {
            let lapsed = self.principals().filter_map(|party| point.position(party.id()));
            let lapsed = lapsed.filter(|position| !position.is_current).gather();
            if lapsed.is_empty() {
                continue;
            }
            let who: Vec<_> = lapsed.iter().map(|position| format!("`{}`", position.party)).collect();
            found.push(Finding {
                rule: &REVIEW_POSITION_STALE,
                count: 1,
                subject: Subject::Point(point.id().clone()),
                entries: lapsed.iter().map(|position| position.entry).collect(),
                says: format!("the last position of {} was on earlier words", who.join(", ")),
                help: "ask whether it still holds, and record `position.taken` on the words of now",
            });
        }
    }

    /// Parties, and persons, that are taken for each other by their names.
    pub(super) fn alike<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        // A successor may go on with the name of who is dissolved.
        let parties = self.parties().filter(|party| party.participation() != Participation::Dissolved);
        let parties = parties.map(|party| {
            let names = std::iter::once(party.name()).chain(party.aliases()).collect();
            (Subject::Party(party.id().clone()), names, self.introduced(Mention::Party(party.id())))
        });
        let persons = self
            .persons()
            .map(|person| (Subject::Person(person.id().clone()), vec![person.name()], person.entry()));
        alike_among(parties, found);
        alike_among(persons, found);
    }

    /// Commitments that stand, and rest on words that their point no longer has.
    pub(super) fn on_former_words<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for commitment in self.commitments().filter(CommitmentView::is_open) {
            let point = commitment.point().filter(|point| point.status() != PointStatus::Superseded);
            let words = commitment.fact().and_then(|fact| fact.wording.as_ref());
            let (Some(point), Some(words), Some(entry)) = (point, words, commitment.entry()) else {
                continue;
            };
            let now = self.state.points.by_key(point.id().as_str()).and_then(|point| point.words.value());
            if self.state.same_words(self.state.wordings.find(words.as_str()), now) {
                continue;
            }
            let given = point.wording().and_then(|wording| self.wording_entry(&wording.id));
            found.push(Finding {
                rule: &REVIEW_COMMITMENT_WORDS,
                count: 1,
                subject: Subject::Commitment(commitment.id().clone()),
                entries: std::iter::once(entry).chain(given).collect(),
                says: format!("it rests on the words `{words}` of point `{}`, which has others now", point.id()),
                help: "ask who owes it whether it still holds; record `commitment.made_obsolete` if not, and a new one if so",
            });
        }
    }
}

/// Those of whose names one looks as that of another does.
fn alike_among<'a>(
    all: impl Iterator<Item = (Subject, Vec<&'a Name>, Option<&'a Entry>)>,
    found: &mut Vec<Finding<'a>>,
) {
    let mut seen: Map<String, (Subject, &Name, Option<&'a Entry>)> = Map::new();
    for (subject, names, entry) in all {
        for name in names.into_iter().filter(|name| !name.is_erased()) {
            let (first, other, before) =
                seen.or_insert_with(looks(name.as_str()), || (subject.clone(), name, entry));
            if *first != subject {
                found.push(Finding {
                    rule: &REVIEW_NAME_ALIKE,
                    count: 1,
                    subject: subject.clone(),
                    entries: entry.into_iter().chain(*before).collect(),
                    says: format!("its name `{name}` looks like `{other}`, the name of {first}"),
                    help: "look whether they are one; rename one of them if they are two",
                });
                break;
            }
        }
    }
}

/// The date of an entry where it is known to the day, at the offset that is told with it.
fn date_of(entry: &Entry) -> Option<NaiveDate> {
    match entry.rare.occurred.as_ref().map(crate::value::when::When::kind) {
        None => Some(entry.recorded.date_naive()),
        Some(WhenKind::Day { date, .. }) => Some(date),
        Some(WhenKind::Instant(at) | WhenKind::Zoned { at, .. }) => Some(at.date_naive()),
        Some(_) => None,
    }
}
