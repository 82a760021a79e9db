//! What is wrong with JSON that cannot be read, and where.

use std::fmt;

use super::json::{MAJOR, MAX_LINE, MINOR};
use crate::record::InvalidView;

/// What cannot be written, such as a date beyond the year 9999.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct EncodeError(#[from] serde_json::Error);

impl EncodeError {
    pub(super) fn new(why: impl fmt::Display) -> Self {
        Self(serde::ser::Error::custom(why))
    }
}

/// The greatest number of faults that are told of one file; how many more there are is counted.
pub const MAX_FAULTS: usize = 100;

/// Data that are not ours, or newer than us: the line, the path to the fault, and why. Of a file with several such lines it is the
/// first fault, with the first of each other line after it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}{}{path}: {problem}{}", Column(*.column), if .path.is_empty() { "" } else { ", at " }, Others(.rest.as_deref()))]
pub struct DecodeError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) path: String,
    pub(super) problem: Problem,
    rest: Option<Box<Rest>>,
}

/// What is wrong with later lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Rest {
    others: Vec<DecodeError>,
    /// How many are not kept.
    more: usize,
}

struct Others<'a>(Option<&'a Rest>);

impl fmt::Display for Others<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Rest { others, more }) = self.0 else { return Ok(()) };
        others.iter().try_for_each(|other| write!(f, "\n{other}"))?;
        if *more == 0 { Ok(()) } else { write!(f, "\nand {more} more lines with faults") }
    }
}

struct Column(usize);

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { Ok(()) } else { write!(f, ", column {}", self.0) }
    }
}

/// What sort of fault it is, to branch on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The first line is not a header of this format.
    #[error(
        "not a record of this library: the first line is to be a header such as {{\"format\":{{\"major\":2,\"minor\":0}}}}"
    )]
    NoHeader,
    /// The format is of an earlier major version than this library reads.
    #[error("the data are in format {major}.{minor}; this library reads format {MAJOR} only")]
    Older {
        /// The major version of the data.
        major: u32,
        /// The minor version of the data.
        minor: u32,
    },
    /// The format is of a version that is newer than this library.
    #[error(
        "the data are newer than this library: format {major}.{minor}, this library reads up to {MAJOR}.{MINOR}"
    )]
    Newer {
        /// The major version of the data.
        major: u32,
        /// The minor version of the data.
        minor: u32,
    },
    /// The file holds drafts where entries were asked for, or the other way round.
    #[error("the file holds {found}, and {wanted} were asked for")]
    OtherContent {
        /// What the file holds.
        found: &'static str,
        /// What was asked for.
        wanted: &'static str,
    },
    /// The header of a view does not say for whom it is.
    #[error("the header of a view names its audience, such as {{\"audience\":\"public\"}}")]
    NoAudience,
    /// The entries of a view do not fit, or do not tell what its header says.
    #[error(transparent)]
    View(InvalidView),
    /// A line is too long.
    #[error("the line has {0} bytes, at most {MAX_LINE} are read")]
    TooLong(usize),
    /// The line is not what it should be; what the parser says of it.
    #[error("{0}")]
    Invalid(String),
    /// The line has something that this library does not know, and the data say that they are
    /// newer than it.
    #[error("newer than this library: {0}")]
    Unknown(String),
    /// The text is not UTF-8.
    #[error("not UTF-8 text, from byte {0}")]
    NotUtf8(usize),
}

impl DecodeError {
    /// The line, from one.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Where in the line the value or the key at fault begins, in bytes, from one; in a line that is not JSON, where that was
    /// noticed. Zero if the line as a whole is at fault.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// The path to the fault within the line, such as `event.point.tabled.title`; empty if the
    /// line as a whole is at fault.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the code of what is wrong, which never changes.
    pub(crate) const fn code(&self) -> &'static str {
        match self.problem {
            Problem::NoHeader => "unreadable.header",
            Problem::Older { .. } => "unreadable.older",
            Problem::Newer { .. } | Problem::Unknown(_) => "unreadable.newer",
            Problem::OtherContent { .. } => "unreadable.content",
            Problem::NoAudience | Problem::View(_) => "unreadable.view",
            Problem::TooLong(_) => "unreadable.length",
            Problem::Invalid(_) => "unreadable.line",
            Problem::NotUtf8(_) => "unreadable.text",
        }
    }

    /// What is wrong.
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Returns the first fault of each other line, in their order: at most [`MAX_FAULTS`] with this one.
    #[must_use]
    pub fn others(&self) -> &[Self] {
        self.rest.as_ref().map_or(&[], |rest| &rest.others)
    }

    pub(super) const fn new(line: usize, problem: Problem) -> Self {
        Self::at(line, 0, String::new(), problem)
    }

    pub(super) const fn at(line: usize, column: usize, path: String, problem: Problem) -> Self {
        Self { line, column, path, problem, rest: None }
    }

    /// Adds what is wrong with a later line.
    pub(super) fn add(&mut self, other: Self) {
        let rest = self.rest.get_or_insert_default();
        if rest.others.len() + 1 < MAX_FAULTS {
            rest.others.push(other);
        } else {
            rest.more += 1;
        }
    }
}
