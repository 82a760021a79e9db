//! What the review finds.

use std::fmt;

use crate::{
    event::{Entry, Subject},
    judge::rule::{
        Rule,
        catalogue::{
            REVIEW_INSTRUMENT_DEADLOCK, REVIEW_INSTRUMENT_ORDER, REVIEW_LINK_ORPHANED, REVIEW_MEETING_ORDER,
            REVIEW_MEETING_OVERLAP, REVIEW_RECORD_FALLEN, REVIEW_RECORD_RESTED, REVIEW_RECORD_UNFOUNDED,
            REVIEW_RECORD_UNSEEN, REVIEW_RECORD_WORDS, REVIEW_SHARE_TOTAL, REVIEW_WHEN_WEEKDAY,
        },
    },
};

/// Something that does not fit, or that nobody has dealt with.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// The rule of the third grade.
    pub rule: &'static Rule,
    /// What it is about.
    pub subject: Subject,
    /// The entries to look at.
    pub entries: Vec<&'a Entry>,
    /// How things stand.
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

impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.subject, self.says, self.rule)
    }
}
