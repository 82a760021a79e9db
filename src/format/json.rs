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
//! | `offset` | the offset of `recorded`, where that has none; of a day it is UTC else |
//!
//! `recorded` of a draft may be a day: it is the end of that day.
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

use serde::ser::Error as _;

use crate::{
    event::{Defaults, Draft, Entry},
    format::place::place,
    record::{Audience, InvalidView, Record, View},
    value::{id::EntryId, when::Instant},
    wire::{Fault, ROOM, Reader, Tape, Wire, Wrong, wire_struct, wire_words},
};

pub use super::error::{DecodeError, MAX_FAULTS, Problem};

/// The major version of the format. Another is not read.
pub const MAJOR: u32 = 2;

/// The minor version of the format. It rises with every new kind of event and every new field.
pub const MINOR: u32 = 0;

/// The greatest number of entries of one view that were disclosed later than they were recorded.
pub const MAX_DISCLOSED: usize = 32_768;

/// The greatest length of one line, in bytes; a longer one is refused unread.
pub const MAX_LINE: usize = 4 * 1024 * 1024;

struct Header {
    format: Format,
    content: Content,
    /// Of a view: for whom it is.
    audience: Option<Audience>,
    /// Of a view: what was disclosed later than it was recorded.
    disclosed: Vec<Told>,
    /// Of drafts: what stands for all of them.
    defaults: Option<Defaults>,
}

impl Header {
    const fn of(content: Content) -> Self {
        let format = Format { major: MAJOR, minor: MINOR };
        Self { format, content, audience: None, disclosed: Vec::new(), defaults: None }
    }

    /// Whether these are the data of a view, whatever else is wrong with the header.
    fn is_of_view(from: Reader<'_>) -> bool {
        let content = from.key("content").and_then(|(_, content)| Content::read(content).ok());
        content == Some(Content::View)
    }
}

// Of another version there may be more in it.
impl Wire for Header {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        const NAMES: &[&str] = &["format", "content", "audience", "disclosed", "defaults"];
        let mut slots = [0; NAMES.len()];
        let mut fields = from.some_fields(NAMES, &mut slots)?;
        let (format, content) = (fields.required()?, fields.or(Content::Entries)?);
        let (audience, disclosed) = (fields.optional()?, fields.list(MAX_DISCLOSED)?);
        let defaults = match (fields.next(), content) {
            (Some(defaults), Content::Drafts) => Some(Defaults::read(defaults)?),
            (Some(defaults), Content::Entries | Content::View) => {
                return Err(defaults.wrong(&"only drafts have `defaults`; an entry says all of it itself"));
            }
            (None, _) => None,
        };
        Ok(Self { format, content, audience, disclosed, defaults })
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        // Drafts that are written say all of it themselves.
        let Self { format, content, audience, disclosed, defaults: _ } = self;
        let mut map = to.map();
        map.field("format", format);
        map.or("content", content, &Content::Entries);
        map.optional("audience", audience.as_ref());
        map.list("disclosed", disclosed);
        map.end();
    }
}

/// An entry that was disclosed to the audience of a view, and when.
struct Told {
    entry: EntryId,
    at: Instant,
}

wire_struct! { Told {
    entry: required,
    at: required,
} }

#[derive(Clone, Copy)]
struct Format {
    major: u32,
    minor: u32,
}

impl Wire for Format {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let mut slots = [0; 2];
        let mut fields = from.some_fields(&["major", "minor"], &mut slots)?;
        Ok(Self { major: fields.required()?, minor: fields.required()? })
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let mut map = to.map();
        map.field("major", &self.major);
        map.field("minor", &self.minor);
        map.end();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Entries,
    Drafts,
    View,
}

wire_words! { Content {
    Entries = "entries",
    Drafts = "drafts",
    View = "view",
} }

/// Reads the entries of a record.
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
pub fn write_entry(entry: &Entry) -> Result<String, serde_json::Error> {
    serde_json::to_string(entry)
}

/// Writes a whole record: the header, then one entry a line.
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999.
pub fn write_record(record: &Record) -> Result<String, serde_json::Error> {
    write_all(&Header::of(Content::Entries), record.entries())
}

fn write_all(header: &Header, entries: &[Arc<Entry>]) -> Result<String, serde_json::Error> {
    write_lines(header, entries.iter().map(|entry| &**entry))
}

fn write_lines<'t, T: Wire + 't>(
    header: &Header,
    values: impl IntoIterator<Item = &'t T>,
) -> Result<String, serde_json::Error> {
    let mut text = String::new();
    let (mut first, mut tape) = (Tape::new(), Tape::new());
    header.write(&mut first);
    add_line(&mut text, &mut first)?;
    for value in values {
        value.write(&mut tape);
        add_line(&mut text, &mut tape)?;
    }
    Ok(text)
}

fn add_line(text: &mut String, tape: &mut Tape<'_>) -> Result<(), serde_json::Error> {
    text.push_str(&serde_json::to_string(tape)?);
    text.push('\n');
    tape.clear();
    Ok(())
}

/// Writes a view: the header, which says for whom it is and what was disclosed to them later, and when; then one
/// entry a line.
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999, or if more than [`MAX_DISCLOSED`] entries were
/// disclosed later.
pub fn write_view(view: &View) -> Result<String, serde_json::Error> {
    let disclosed = view.disclosed_later().map(|(entry, at)| Told { entry: entry.clone(), at });
    let disclosed: Vec<_> = disclosed.collect();
    if disclosed.len() > MAX_DISCLOSED {
        return Err(serde_json::Error::custom(format_args!(
            "more than {MAX_DISCLOSED} entries were disclosed later"
        )));
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
pub fn write_drafts<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> Result<String, serde_json::Error> {
    write_lines(&Header::of(Content::Drafts), drafts)
}

fn read<T: Line>(text: &str, wanted: Content) -> Result<Vec<T>, DecodeError> {
    let (_, values, _) = read_with_header(text, wanted)?;
    Ok(values)
}

/// What stands on a line.
trait Line: Sized {
    fn read(from: Reader<'_>, header: &Header) -> Result<Self, Wrong>;
}

impl Line for Entry {
    fn read(from: Reader<'_>, _: &Header) -> Result<Self, Wrong> {
        Wire::read(from)
    }
}

impl Line for Draft {
    fn read(from: Reader<'_>, header: &Header) -> Result<Self, Wrong> {
        header.defaults.as_ref().map_or_else(|| Wire::read(from), |defaults| Self::read_with(from, defaults))
    }
}

/// The header with the number of its line, and what follows it, with the numbers of its lines.
type Read<T> = ((usize, Header), Vec<T>, Vec<usize>);

/// The length of a line in bytes that room is made for: most are shorter.
const MOST_LINES: usize = 1024;

fn read_with_header<T: Line>(text: &str, wanted: Content) -> Result<Read<T>, DecodeError> {
    // Some editors begin a file with a mark that says nothing.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut tape = Tape::new();
    let (first, header) = lines.next().ok_or(DecodeError::new(1, Problem::NoHeader))?;
    let header = header_of(first, header, &mut tape, wanted)?;
    let room = text.len() / MOST_LINES;
    let (mut all, mut numbers) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut faults: Option<DecodeError> = None;
    for (line, text) in lines {
        let value = fill(line, text, &mut tape).and_then(|()| {
            T::read(tape.reader(), &header).map_err(|wrong| fault(line, text, &tape, &wrong, header.format))
        });
        match (value, &mut faults) {
            (Ok(_), Some(_)) => {}
            (Ok(value), None) => {
                all.push(value);
                numbers.push(line);
            }
            (Err(other), Some(first)) => first.add(other),
            (Err(first), None) => faults = Some(first),
        }
    }
    match faults {
        Some(faults) => Err(faults),
        None => Ok(((first, header), all, numbers)),
    }
}

/// Reads a line for its form alone.
fn fill<'t>(line: usize, text: &'t str, tape: &mut Tape<'t>) -> Result<(), DecodeError> {
    if text.len() > MAX_LINE {
        return Err(DecodeError::new(line, Problem::TooLong(text.len())));
    }
    tape.clear();
    if tape.take(text) {
        return Ok(());
    }
    tape.clear();
    let mut json = serde_json::Deserializer::from_str(text);
    tape.fill_from(&mut json).map_err(|fault| no_json(line, fault))?;
    json.end()
        .map_err(|_| DecodeError::new(line, Problem::Invalid("more than one value on the line".to_owned())))
}

#[cold]
fn no_json(line: usize, Fault { error, path }: Fault<serde_json::Error>) -> DecodeError {
    let column = error.column();
    // The place that the parser appends counts from this line.
    let (said, appended) = (error.to_string(), format!(" at line {} column {column}", error.line()));
    let said = said.strip_suffix(&appended).unwrap_or(&said).to_owned();
    let line = line + error.line().saturating_sub(1);
    DecodeError::at(line, column, path, Problem::Invalid(said))
}

#[cold]
fn fault(line: usize, text: &str, tape: &Tape<'_>, wrong: &Wrong, format: Format) -> DecodeError {
    let said = wrong.says().to_owned();
    let is_newer = wrong.is_unknown() && format.minor > MINOR;
    let problem = if is_newer { Problem::Unknown(said) } else { Problem::Invalid(said) };
    let (before, column) = place(text, wrong.number());
    DecodeError::at(line + before, column, wrong.path(tape.nodes()), problem)
}

fn header_of<'t>(
    line: usize,
    text: &'t str,
    tape: &mut Tape<'t>,
    wanted: Content,
) -> Result<Header, DecodeError> {
    fill(line, text, tape).map_err(|error| {
        if matches!(error.problem, Problem::TooLong(_)) {
            error
        } else {
            DecodeError::new(line, Problem::NoHeader)
        }
    })?;
    let header = Header::read(tape.reader()).map_err(|wrong| {
        // It is a header, and something in it is at fault.
        if tape.reader().key("format").is_some() || Header::is_of_view(tape.reader()) {
            fault(line, text, tape, &wrong, Format { major: MAJOR, minor: MINOR })
        } else {
            DecodeError::new(line, Problem::NoHeader)
        }
    })?;
    let Format { major, minor } = header.format;
    let problem = if major > MAJOR {
        Problem::Newer { major, minor }
    } else if major < MAJOR {
        Problem::Older { major, minor }
    } else if header.content != wanted {
        let word = |content| match content {
            Content::Entries => "entries",
            Content::Drafts => "drafts",
            Content::View => "view",
        };
        Problem::OtherContent { found: word(header.content), wanted: word(wanted) }
    } else {
        return Ok(header);
    };
    Err(DecodeError::new(line, problem))
}
