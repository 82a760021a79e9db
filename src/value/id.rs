//! Identifiers, chosen by the caller and stable for ever.
//!
//! An id is a short text key such as `us`, `territory` or `abu-dhabi-1`, or a UUID or ULID as
//! text: ASCII letters and digits, and `-`, `_`, `.`, `:` after the first character, at most
//! [`MAX_LEN`] bytes. Each kind of thing has a type of its own, so that a party cannot be passed
//! where a point is meant.
//!
//! ```
//! use negotiation::value::id::{PartyId, PointId};
//!
//! let us = PartyId::new("us")?;
//! let territory: PointId = "territory".parse()?;
//! assert_eq!(us.as_str(), "us");
//! assert!(PointId::new("two words").is_err());
//! # Ok::<(), negotiation::value::id::InvalidId>(())
//! ```
//!
//! The id of one kind is not taken for that of another:
//!
//! ```compile_fail,E0277
//! use negotiation::{talks::point, value::{Invalid, id::PartyId}};
//!
//! fn mixed(party: PartyId) -> Result<point::TakenUp, Invalid> {
//!     point::TakenUp::new(party)
//! }
//! ```

use std::{borrow::Borrow, fmt, str::FromStr};

use smol_str::SmolStr;

use crate::wire::{Reader, Tape, Wire, Wrong};

/// The greatest length of an id, in bytes. Ids of consequences, which are made of others, may
/// take up to [`MAX_CONSEQUENCE_LEN`].
pub const MAX_LEN: usize = 64;

/// The greatest length of the id of a consequence, in bytes.
pub const MAX_CONSEQUENCE_LEN: usize = 320;

/// A text that cannot be an id: what it was meant for, and why not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not {} {kind} id: {problem}", article(.kind))]
pub struct InvalidId {
    kind: &'static str,
    problem: Problem,
}

/// The article that the name of a kind takes.
fn article(kind: &str) -> &'static str {
    if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("an id is not empty")]
    Empty,
    #[error("an id has at most {MAX_LEN} bytes, this one has {0}")]
    TooLong(usize),
    #[error(
        "`{}` at byte {at} is not allowed; an id has ASCII letters, digits, and `-`, `_`, `.`, `:` after the first",
        character.escape_debug()
    )]
    Character { character: char, at: usize },
}

impl InvalidId {
    /// What the id was meant for, such as `party`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }
}

fn problem_of(text: &str, max: usize, slash: bool) -> Option<Problem> {
    if text.is_empty() {
        return Some(Problem::Empty);
    }
    if text.len() > max {
        return Some(Problem::TooLong(text.len()));
    }
    let fits = |at: usize, byte: u8| {
        byte.is_ascii_alphanumeric()
            || (at > 0 && (matches!(byte, b'-' | b'_' | b'.' | b':') || (slash && byte == b'/')))
    };
    if text.bytes().enumerate().all(|(at, byte)| fits(at, byte)) {
        return None;
    }
    text.char_indices()
        .find(|&(at, character)| !u8::try_from(character).is_ok_and(|byte| fits(at, byte)))
        .map(|(at, character)| Problem::Character { character, at })
}

/// The text on the wire, if it can be an id.
fn checked<'a>(from: Reader<'a>, kind: &'static str, max: usize, slash: bool) -> Result<&'a str, Wrong> {
    let Some(text) = from.as_text() else {
        return Err(from.unlike(&format_args!("{} {kind} id", article(kind))));
    };
    match problem_of(text, max, slash) {
        None => Ok(text),
        Some(problem) => Err(from.wrong(&InvalidId { kind, problem })),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $kind:literal, $max:expr, $slash:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// Checks the text and makes the id.
            ///
            /// # Errors
            /// [`InvalidId`] if the text is empty, too long or has a character that ids do not have.
            pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidId> {
                let text = text.as_ref();
                match problem_of(text, $max, $slash) {
                    None => Ok(Self(SmolStr::new(text))),
                    Some(problem) => Err(InvalidId { kind: $kind, problem }),
                }
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = InvalidId;
            fn try_from(text: &str) -> Result<Self, InvalidId> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl Wire for $name {
            const IS_TEXT: bool = true;

            fn read(from: Reader<'_>) -> Result<Self, Wrong> {
                checked(from, $kind, $max, $slash).map(|text| Self(SmolStr::new(text)))
            }

            fn write<'t>(&'t self, to: &mut Tape<'t>) {
                to.text(&self.0);
            }
        }

        crate::wire::wire_serde! { $name }
        crate::value::from_text! { $name }
    )*};
}

impl EntryId {
    /// Whether it is made of others, as that of a consequence is.
    pub(crate) fn is_made(&self) -> bool {
        self.0.as_bytes().contains(&b'/')
    }
}

ids! {
    /// The id of a negotiation.
    NegotiationId, "negotiation", MAX_LEN, false;
    /// The id of an entry of a record; it is also the key that makes a repeated draft harmless.
    /// The id of a consequence is made of its cause, its kind and its subject, joined by `/`.
    EntryId, "entry", MAX_CONSEQUENCE_LEN, true;
    /// The id of who writes entries down: a desk, a program.
    RecorderId, "recorder", MAX_LEN, false;
    /// The id of a party.
    PartyId, "party", MAX_LEN, false;
    /// The id of a point; it outlives every renumbering.
    PointId, "point", MAX_LEN, false;
    /// The id of one wording of a point.
    WordingId, "wording", MAX_LEN, false;
    /// The id of a version of the framework.
    VersionId, "version", MAX_LEN, false;
    /// The id of an alternative for the words of a point.
    AlternativeId, "alternative", MAX_LEN, false;
    /// The id of a link between points or proposals.
    LinkId, "link", MAX_LEN, false;
    /// The id of a proposal.
    ProposalId, "proposal", MAX_LEN, false;
    /// The id of a question put to the parties at the table.
    QuestionId, "question", MAX_LEN, false;
    /// The id of a meeting.
    MeetingId, "meeting", MAX_LEN, false;
    /// The id of a person.
    PersonId, "person", MAX_LEN, false;
    /// The id of a track.
    TrackId, "track", MAX_LEN, false;
    /// The id of a deadline.
    DeadlineId, "deadline", MAX_LEN, false;
    /// The id of an instrument.
    InstrumentId, "instrument", MAX_LEN, false;
    /// The id of a reservation to an instrument.
    ReservationId, "reservation", MAX_LEN, false;
    /// The id of a gate.
    GateId, "gate", MAX_LEN, false;
    /// The id of a commitment.
    CommitmentId, "commitment", MAX_LEN, false;
    /// The id of a ceasefire or a standstill.
    CeasefireId, "ceasefire", MAX_LEN, false;
    /// The id of a measure.
    MeasureId, "measure", MAX_LEN, false;
    /// The id of an item of the watch list.
    WatchId, "watch", MAX_LEN, false;
}
