//! What the review finds.

use std::fmt;

use crate::{
    event::{Entry, Subject},
    judge::rule::{
        Rule,
        catalogue::{
            REVIEW_INSTRUMENT_DEADLOCK, REVIEW_INSTRUMENT_ORDER, REVIEW_INSTRUMENT_UNBOUND,
            REVIEW_LINK_ORPHANED, REVIEW_MEETING_ORDER, REVIEW_MEETING_OVERLAP, REVIEW_RECORD_FALLEN,
            REVIEW_RECORD_RESTED, REVIEW_RECORD_UNFOUNDED, REVIEW_RECORD_UNSEEN, REVIEW_RECORD_WORDS,
            REVIEW_SHARE_TOTAL, REVIEW_WHEN_WEEKDAY,
        },
    },
    value::sorted::{Map, sort_by_key},
};

/// The greatest number of findings of one sort that a review lists each for itself, and the number of examples of more.
pub const MAX_EXAMPLES: usize = 5;

/// Something that does not fit, or that nobody has dealt with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// The rule of the third grade.
    pub rule: &'static Rule,
    /// How often it was found. Where a review found it more than [`MAX_EXAMPLES`] times, it is one finding.
    pub count: usize,
    /// What it is about; of several, the first.
    pub subject: Subject,
    /// The entries to look at; of several, those of the first [`MAX_EXAMPLES`].
    pub entries: Vec<&'a Entry>,
    /// How things stand; of several, with the first.
    pub says: String,
    /// What to do.
    pub help: &'static str,
}

/// How much there is to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What is recorded cannot all be so, or does not hold together any more.
    Error,
    /// Somebody has something to do, or should look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// The rules of what cannot all be so.
static ERRORS: &[&Rule] = &[
    &REVIEW_WHEN_WEEKDAY,
    &REVIEW_SHARE_TOTAL,
    &REVIEW_MEETING_ORDER,
    &REVIEW_MEETING_OVERLAP,
    &REVIEW_INSTRUMENT_DEADLOCK,
    &REVIEW_INSTRUMENT_ORDER,
    &REVIEW_INSTRUMENT_UNBOUND,
    &REVIEW_LINK_ORPHANED,
    &REVIEW_RECORD_RESTED,
    &REVIEW_RECORD_FALLEN,
    &REVIEW_RECORD_UNFOUNDED,
    &REVIEW_RECORD_WORDS,
    &REVIEW_RECORD_UNSEEN,
];

impl Finding<'_> {
    /// Whether something is wrong with it, or it only waits to be looked at. It goes by the rule.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if ERRORS.contains(&self.rule) { Severity::Error } else { Severity::Warning }
    }
}

/// Puts errors first, and makes one finding of what was found more than [`MAX_EXAMPLES`] times: warnings of one rule,
/// and errors of one rule that say the same.
pub(crate) fn gathered(mut found: Vec<Finding<'_>>) -> Vec<Finding<'_>> {
    sort_by_key(&mut found, Finding::severity);
    let sort = |one: &Finding<'_>| {
        let says = if one.severity() == Severity::Error { one.says.clone() } else { String::new() };
        (one.rule.id(), says)
    };
    let mut counts: Map<_, usize> = Map::new();
    for one in &found {
        *counts.or_default(sort(one)) += 1;
    }
    let mut all: Vec<Finding<'_>> = Vec::new();
    let mut places: Map<_, usize> = Map::new();
    for one in found {
        let sort = sort(&one);
        if counts.get(&sort).is_none_or(|count| *count <= MAX_EXAMPLES) {
            all.push(one);
        } else if let Some(first) = places.get(&sort).and_then(|at| all.get_mut(*at)) {
            if first.count < MAX_EXAMPLES {
                first.entries.extend(one.entries);
            }
            first.count += one.count;
        } else {
            places.insert(sort, all.len());
            all.push(one);
        }
    }
    all
}

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.says)?;
        if self.count > 1 {
            write!(f, " (and {} more)", self.count - 1)?;
        }
        write!(f, " [{}]", self.rule)
    }
}
