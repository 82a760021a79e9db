//! Reading a file line by line: each line's faults with their places.

use super::{
    error::{DecodeError, Problem},
    header::{Content, Format, Header},
    json::{MAJOR, MAX_LINE, MINOR},
    place::place,
};
use crate::{
    event::{Draft, Entry},
    wire::{Fault, Reader, Tape, Wire, Wrong},
};

/// What stands on a line.
pub(super) trait Line: Sized {
    fn read(from: Reader<'_>, header: &Header, all: &mut Vec<Self>) -> Result<(), Wrong>;
}

/// An entry, or the entries of a decision.
impl Line for Entry {
    fn read(from: Reader<'_>, _: &Header, all: &mut Vec<Self>) -> Result<(), Wrong> {
        let Some(decision) = from.members() else {
            all.push(Wire::read(from)?);
            return Ok(());
        };
        if decision.len() == 0 {
            return Err(from.wrong(&"a decision has an entry"));
        }
        decision.map(Wire::read).try_for_each(|entry| entry.map(|entry| all.push(entry)))
    }
}

impl Line for Draft {
    fn read(from: Reader<'_>, header: &Header, all: &mut Vec<Self>) -> Result<(), Wrong> {
        let defaults = header.defaults.as_ref();
        all.push(defaults.map_or_else(|| Wire::read(from), |defaults| Self::read_with(from, defaults))?);
        Ok(())
    }
}

pub(super) fn read<T: Line>(text: &str, wanted: Content) -> Result<Vec<T>, DecodeError> {
    let (_, values, _) = read_with_header(text, wanted)?;
    Ok(values)
}

/// The header with the number of its line, and what follows it, with the numbers of its lines.
type Read<T> = ((usize, Header), Vec<T>, Vec<usize>);

/// The length of a line in bytes that room is made for: most are shorter.
const MOST_LINES: usize = 1024;

pub(super) fn read_with_header<T: Line>(text: &str, wanted: Content) -> Result<Read<T>, DecodeError> {
    let mut lines = (1..).zip(without_mark(text).lines()).filter(|(_, line)| !line.trim().is_empty());
    let mut tape = Tape::new();
    let (first, header) = lines.next().ok_or(DecodeError::new(1, Problem::NoHeader))?;
    let header = header_of(first, header, &mut tape, wanted)?;
    let room = text.len() / MOST_LINES;
    let (mut all, mut numbers) = (Vec::with_capacity(room), Vec::with_capacity(room));
    let mut faults: Option<DecodeError> = None;
    for (line, text) in lines {
        let read = fill(line, text, &mut tape).and_then(|()| {
            let read = T::read(tape.reader(), &header, &mut all);
            read.map_err(|wrong| fault(line, text, &tape, &wrong, header.format))
        });
        match (read, &mut faults) {
            (Ok(()), _) => numbers.resize(all.len(), line),
            (Err(other), Some(first)) => first.add(other),
            (Err(first), None) => faults = Some(first),
        }
        if faults.is_some() {
            all.clear();
        }
    }
    match faults {
        Some(faults) => Err(faults),
        None => Ok(((first, header), all, numbers)),
    }
}

/// The text without the mark with which some editors begin a file; it says nothing.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Reads a line for its form alone.
pub(super) fn fill<'t>(line: usize, text: &'t str, tape: &mut Tape<'t>) -> Result<(), DecodeError> {
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
pub(super) fn fault(line: usize, text: &str, tape: &Tape<'_>, wrong: &Wrong, format: Format) -> DecodeError {
    let said = wrong.says().to_owned();
    let is_newer = wrong.is_unknown() && format.minor > MINOR;
    let problem = if is_newer { Problem::Unknown(said) } else { Problem::Invalid(said) };
    let (before, column) = place(text, wrong.number());
    DecodeError::at(line + before, column, wrong.path(tape.nodes()), problem)
}

pub(super) fn header_of<'t>(
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
    let from = tape.reader();
    if from.key("format").is_none() {
        return Err(DecodeError::new(line, Problem::NoHeader));
    }
    // Of another version nothing else is read.
    let this = Format { major: MAJOR, minor: MINOR };
    let format = Format::of(from).map_err(|wrong| fault(line, text, tape, &wrong, this))?;
    let Format { major, minor } = format;
    if major > MAJOR {
        return Err(DecodeError::new(line, Problem::Newer { major, minor }));
    }
    if major < MAJOR {
        return Err(DecodeError::new(line, Problem::Older { major, minor }));
    }
    let header = Header::read(from).map_err(|wrong| fault(line, text, tape, &wrong, format))?;
    if header.content == wanted {
        return Ok(header);
    }
    let word = |content| match content {
        Content::Entries => "entries",
        Content::Drafts => "drafts",
        Content::View => "view",
    };
    let (found, wanted) = (word(header.content), word(wanted));
    Err(DecodeError::new(line, Problem::OtherContent { found, wanted }))
}
