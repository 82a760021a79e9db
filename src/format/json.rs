//! JSON and JSON Lines, with a header that says which format it is.
//!
//! A file begins with a header line, `{"format":{"major":2,"minor":0}}`; one of drafts says so:
//! `{"format":{"major":2,"minor":0},"content":"drafts"}`. Then comes one entry or draft a line.
//! Drafts that are written by hand need not say the same on every line: the header may say it once, as `defaults`.
//!
//! | key of `defaults` | what a draft without it has |
//! |---|---|
//! | `recorder` | this recorder; a draft need not give one then |
//! | `by` | this actor; a draft need not give one then |
//! | `sources` | these sources |
//! | `disclosure` | this disclosure, and else the public |
//! | `mode` | `governed` or `observed`, and else `governed` |
//! | `offset` | the offset of each `recorded` that has none |
//!
//! With an offset for all, `recorded` may also be a day: it is the end of that day. In a draft, though not in an entry, a text as
//! `by` may be the id of a party.
//!
//! ```
//! use negotiation::format::json;
//!
//! let text = r#"{"format":{"major":2,"minor":0},"content":"drafts","defaults":{"recorder":"desk","by":"secretariat","offset":"+01:00"}}
//! {"id":"e1","recorded":"2026-03-02","event":{"party":{"invited":{"party":"union"}}}}
//! {"id":"e2","recorded":"2026-03-03T09:30","by":"union","event":{"point":{"taken_up":{"point":"pay"}}}}
//! "#;
//! let drafts = json::read_drafts(text)?;
//! assert_eq!(drafts[0].recorded().to_rfc3339(), "2026-03-02T23:59:59.999999999+01:00");
//! assert_eq!((drafts[1].recorder().as_str(), drafts[1].by().to_string()), ("desk", "union".to_owned()));
//!
//! // Every line that is at fault is told.
//! let without = text.replace("\"recorder\":\"desk\",", "");
//! let error = json::read_drafts(&without).unwrap_err();
//! assert_eq!((error.line(), error.others().len()), (2, 1));
//! assert!(error.to_string().starts_with("line 2, column 1: missing field `recorder`"));
//! # Ok::<(), json::DecodeError>(())
//! ```
//!
//! The header of a view says for whom it is, and what was disclosed to them later than it was recorded. Blank lines are
//! passed over.
//!
//! ```
//! use negotiation::format::json;
//!
//! let text = r#"{"format":{"major":2,"minor":0},"content":"drafts"}
//! {"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-21T09:00:00Z","event":{"party":{"invited":{"party":"us"}}}}
//! "#;
//! assert_eq!(json::read_drafts(text)?.len(), 1);
//!
//! let typo = text.replace("\"party\":\"us\"", "\"parti\":\"us\"");
//! let error = json::read_drafts(&typo).unwrap_err();
//! assert_eq!((error.line(), error.path()), (2, "event.party.invited.parti"));
//! // Where in the line the key begins.
//! assert_eq!(error.column(), 112);
//! # Ok::<(), json::DecodeError>(())
//! ```

use std::sync::Arc;

use crate::{
    event::{Draft, Entry},
    record::{InvalidView, Record, View},
    wire::{ROOM, Tape, Wire},
};

pub use super::{
    decisions::{Recovered, header, recover, write_decision},
    error::{DecodeError, EncodeError, MAX_FAULTS, Problem},
};
use super::{
    header::{Content, Format, Header, Told},
    lines::{fault, fill, read, read_with_header},
};

/// The major version of the format. Another is not read.
pub const MAJOR: u32 = 2;

/// The minor version of the format. It rises with every new kind of event and every new field.
pub const MINOR: u32 = 0;

/// The greatest number of entries of one view that were disclosed later than they were recorded.
pub const MAX_DISCLOSED: usize = 32_768;

/// The greatest length of one line, in bytes; a longer one is refused unread.
pub const MAX_LINE: usize = 4 * 1024 * 1024;

/// Reads the entries of a record: of each line one, or those of a [decision](write_decision).
///
/// # Errors
/// [`DecodeError`] with the line and the path to the first fault.
pub fn read_entries(text: &str) -> Result<Vec<Entry>, DecodeError> {
    read(text, Content::Entries)
}

/// Reads a file of drafts.
///
/// # Errors
/// [`DecodeError`] with the line and the path to the first fault.
pub fn read_drafts(text: &str) -> Result<Vec<Draft>, DecodeError> {
    read(text, Content::Drafts)
}

/// Reads one entry, as [`write_entry`] writes it: for stores that keep each entry by itself. Quicker than
/// `serde_json::from_str`, and the fault has its path and its column.
///
/// ```
/// use negotiation::format::json;
///
/// let line = r#"{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-21T09:00:00Z","event":{"party":{"invited":{"party":"us"}}}}"#;
/// let entry = json::read_entry(line)?;
/// assert_eq!(json::write_entry(&entry)?, line);
///
/// let error = json::read_entry(&line.replace("invited", "envited")).unwrap_err();
/// assert_eq!((error.line(), error.path()), (1, "event.party"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`DecodeError`] with the path to the first fault.
pub fn read_entry(line: &str) -> Result<Entry, DecodeError> {
    read_one(line)
}

/// Reads one draft, without a header: for requests that hold one.
///
/// ```
/// use negotiation::format::json;
///
/// let line = r#"{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-21T09:00:00Z","event":{"party":{"invited":{"party":"us"}}}}"#;
/// assert_eq!(json::read_draft(line)?.id().as_str(), "e1");
///
/// let error = json::read_draft(&line.replace("\"desk\"", "7")).unwrap_err();
/// assert_eq!((error.path(), error.column()), ("recorder", 23));
/// # Ok::<(), json::DecodeError>(())
/// ```
///
/// # Errors
/// [`DecodeError`] with the path to the first fault.
pub fn read_draft(line: &str) -> Result<Draft, DecodeError> {
    read_one(line)
}

fn read_one<T: Wire>(text: &str) -> Result<T, DecodeError> {
    let mut tape = Tape::with_room(ROOM);
    fill(1, text, &mut tape)?;
    let format = Format { major: MAJOR, minor: MINOR };
    T::read(tape.reader()).map_err(|wrong| fault(1, text, &tape, &wrong, format))
}

/// Checks bytes for UTF-8, once for all that follows.
///
/// # Errors
/// [`DecodeError`] with the line on which the first byte stands that is not UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        // Each part but the last ends with a line break.
        let line = before.split(|byte| *byte == b'\n').count();
        DecodeError::new(line, Problem::NotUtf8(error.valid_up_to()))
    })
}

/// Writes one entry as a line, without a line break.
///
/// # Errors
/// If a date of the entry cannot be written, such as one beyond the year 9999.
pub fn write_entry(entry: &Entry) -> Result<String, EncodeError> {
    Ok(serde_json::to_string(entry)?)
}

/// Writes a whole record: the header, then one entry a line.
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999.
pub fn write_record(record: &Record) -> Result<String, EncodeError> {
    write_all(&Header::of(Content::Entries), record.entries())
}

fn write_all(header: &Header, entries: &[Arc<Entry>]) -> Result<String, EncodeError> {
    write_lines(header, entries.iter().map(|entry| &**entry))
}

fn write_lines<'t, T: Wire + 't>(
    header: &Header,
    values: impl IntoIterator<Item = &'t T>,
) -> Result<String, EncodeError> {
    let mut text = String::new();
    let (mut first, mut tape) = (Tape::new(), Tape::new());
    header.write(&mut first);
    text.push_str(&write_line(&mut first)?);
    for value in values {
        value.write(&mut tape);
        text.push_str(&write_line(&mut tape)?);
    }
    Ok(text)
}

/// Writes a tape as a line, and clears it.
pub(super) fn write_line(tape: &mut Tape<'_>) -> Result<String, EncodeError> {
    let mut line = serde_json::to_string(tape)?;
    line.push('\n');
    tape.clear();
    Ok(line)
}

/// Writes a view: the header, which says for whom it is and what was disclosed to them later, and when; then one
/// entry a line.
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999, or if more than [`MAX_DISCLOSED`] entries were
/// disclosed later.
pub fn write_view(view: &View) -> Result<String, EncodeError> {
    let disclosed = view.disclosed_later().map(|(entry, at)| Told { entry: entry.clone(), at });
    let disclosed: Vec<_> = disclosed.collect();
    if disclosed.len() > MAX_DISCLOSED {
        return Err(EncodeError::new(format_args!("more than {MAX_DISCLOSED} entries were disclosed later")));
    }
    let audience = Some(view.audience().clone());
    write_all(&Header { audience, disclosed, ..Header::of(Content::View) }, view.entries())
}

/// Reads a view. It answers as it did when it was written; nothing is to be added to it.
///
/// ```
/// use negotiation::format::json;
///
/// let text = r#"{"format":{"major":2,"minor":0},"content":"view","audience":"public"}
/// {"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-21T09:00:00Z","event":{"negotiation":{"opened":{"negotiation":"n","title":"Talks","procedure":{}}}}}
/// "#;
/// let view = json::read_view(text)?;
/// assert_eq!((view.entries().len(), view.audience().to_string()), (1, "the public".to_owned()));
///
/// let tampered = text.replace(r#""audience":"public""#, r#""audience":"public","disclosed":[{"entry":"e1","at":"2026-01-22T09:00:00Z"}]"#);
/// let error = json::read_view(&tampered).unwrap_err();
/// assert_eq!(error.to_string(), "line 1: entry `e1` was not disclosed then, as far as the view tells");
/// # Ok::<(), json::DecodeError>(())
/// ```
///
/// # Errors
/// [`DecodeError`] with the line and the path to the first fault; [`Problem::View`] if the entries do not fit, or do
/// not tell what the header says.
pub fn read_view(text: &str) -> Result<View, DecodeError> {
    let (header, entries, numbers) = read_with_header::<Entry>(text, Content::View)?;
    let Header { audience: Some(audience), disclosed, .. } = header.1 else {
        return Err(DecodeError::new(header.0, Problem::NoAudience));
    };
    let disclosed = disclosed.into_iter().map(|told| (told.entry, told.at));
    View::replay(audience, entries, disclosed).map_err(|problem| {
        let at = match &problem {
            InvalidView::Entry(error) => numbers.get(error.number().saturating_sub(1)).copied(),
            InvalidView::Since { .. } | InvalidView::Disclosure { .. } => None,
        };
        DecodeError::new(at.unwrap_or(header.0), Problem::View(problem))
    })
}

/// Writes a file of drafts: the header, then one draft a line.
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999.
pub fn write_drafts<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> Result<String, EncodeError> {
    write_lines(&Header::of(Content::Drafts), drafts)
}

/// The code of the page is tested.
#[cfg(doctest)]
#[doc = include_str!("../../docs/storing.md")]
struct Storing;
