//! Storing decisions one after the other, and finding what was not written to its end.

use super::{
    error::{DecodeError, EncodeError, Problem},
    header::{Content, Header},
    json::{MAX_LINE, utf8, write_line},
    lines::{Line, fault, fill, header_of, without_mark},
};
use crate::{
    event::Entry,
    wire::{Tape, Wire},
};

/// Writes the header of a record, as a line: what a store begins with before the first decision.
///
/// ```
/// use negotiation::format::json;
///
/// assert_eq!(json::header(), "{\"format\":{\"major\":2,\"minor\":0}}\n");
/// assert!(json::read_entries(&json::header())?.is_empty());
/// # Ok::<(), negotiation::Error>(())
/// ```
#[must_use]
pub fn header() -> String {
    let (mut tape, header) = (Tape::new(), Header::of(Content::Entries));
    header.write(&mut tape);
    // It has no date, and nothing else that cannot be written.
    write_line(&mut tape).unwrap_or_default()
}

/// Writes what was decided as one line: the entry, or the list of entries where something follows from it. It is empty if the draft
/// repeats an entry.
///
/// A decision is stored whole or not at all: append the line in one write, and tell nobody that it is recorded before the store has it.
/// A line that was not written to its end is found by [`recover`]. [`read_entries`](super::json::read_entries) reads such lines, beside
/// those with one entry each.
///
/// ```
/// use negotiation::{decision::Procedure, format::json, prelude::*, talks::process::Opened};
///
/// let mut record = Record::new();
/// let mut desk = Desk::of(&mut record, "secretariat", "2026-03-02T09:00:00Z")?;
/// let recorded = desk.secretariat().propose(Opened::new("wages", "Wages 2026", Procedure::default())?)?;
/// let store = json::header() + &json::write_decision(recorded.entries())?;
/// assert_eq!(json::read_entries(&store)?.len(), 1);
/// # Ok::<(), Error>(())
/// ```
///
/// # Errors
/// If a date cannot be written, such as one beyond the year 9999, or if the line would be longer than [`MAX_LINE`].
pub fn write_decision<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<String, EncodeError> {
    let entries: Vec<&Entry> = entries.into_iter().collect();
    let mut tape = Tape::new();
    match entries.as_slice() {
        [] => return Ok(String::new()),
        [one] => one.write(&mut tape),
        several => tape.list(several.iter().copied()),
    }
    let line = write_line(&mut tape)?;
    if line.len() > MAX_LINE {
        return Err(EncodeError::new(format_args!(
            "the decision has {} bytes, and a line at most {MAX_LINE}",
            line.len()
        )));
    }
    Ok(line)
}

/// The decisions of a store up to the first that is torn or damaged.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Recovered {
    /// The entries of all whole decisions.
    pub entries: Vec<Entry>,
    /// How many bytes these take, with the header. A store that is cut to this length is whole.
    pub bytes: usize,
    /// What is wrong with what comes after them; none if nothing does.
    pub cut: Option<DecodeError>,
}

/// Reads the decisions of a store as far as they are whole.
///
/// A last line without a line break was not written to its end, even if it can be read. Nobody was told that it is recorded, so
/// that it may go: its draft is proposed again.
///
/// ```
/// use negotiation::format::json;
///
/// let line = r#"{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-21T09:00:00Z","event":{"party":{"invited":{"party":"us"}}}}"#;
/// let mut store = json::header().into_bytes();
/// store.extend(format!("{line}\n").bytes());
/// let whole = store.len();
/// // The machine stopped while the second decision was written.
/// store.extend(&line.as_bytes()[..60]);
///
/// let recovered = json::recover(&store)?;
/// assert_eq!((recovered.entries.len(), recovered.bytes), (1, whole));
/// let cut = recovered.cut.expect("a line is torn");
/// assert_eq!(cut.line(), 3);
/// store.truncate(recovered.bytes);
/// assert!(json::recover(&store)?.cut.is_none());
/// # Ok::<(), json::DecodeError>(())
/// ```
///
/// # Errors
/// [`DecodeError`] if not even the header is whole, or it is that of something else.
pub fn recover(bytes: &[u8]) -> Result<Recovered, DecodeError> {
    let (text, no_text) = match utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = if let Problem::NotUtf8(at) = error.problem() { *at } else { 0 };
            let before = bytes.get(..valid).unwrap_or_default();
            (std::str::from_utf8(before).unwrap_or_default(), Some(error))
        }
    };
    let (mut entries, mut whole, mut header) = (Vec::new(), 0, None);
    let mut tape = Tape::new();
    let mut cut = None;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let content = if number == 1 { without_mark(line) } else { line };
        let (content, is_blank) = (content.trim_end_matches(['\r', '\n']), content.trim().is_empty());
        let read = match &header {
            _ if !line.ends_with('\n') => Err(unended(number)),
            _ if is_blank => Ok(()),
            None => header_of(number, content, &mut tape, Content::Entries).map(|own| header = Some(own)),
            Some(header) => fill(number, content, &mut tape).and_then(|()| {
                let before = entries.len();
                let read = Line::read(tape.reader(), header, &mut entries);
                read.map_err(|wrong| {
                    entries.truncate(before);
                    fault(number, content, &tape, &wrong, header.format)
                })
            }),
        };
        match (read, &header) {
            (Ok(()), _) => whole += line.len(),
            (Err(error), None) => return Err(error),
            (Err(error), Some(_)) => {
                cut = Some(error);
                break;
            }
        }
    }
    if header.is_none() {
        return Err(no_text.unwrap_or(DecodeError::new(1, Problem::NoHeader)));
    }
    Ok(Recovered { entries, bytes: whole, cut: cut.or(no_text) })
}

fn unended(line: usize) -> DecodeError {
    let said = "the line does not end with a line break: it was not written to its end";
    DecodeError::new(line, Problem::Invalid(said.to_owned()))
}
