//! The values that facts about versions carry: numbers, operations, owners.

use std::{cmp::Ordering, fmt};

use smol_str::SmolStr;

use super::MAX_PART;
use crate::{
    event::fact::{Mentions, Naming},
    value::{
        id::{PartyId, PointId, WordingId},
        text::Name,
    },
};

/// A text that cannot be the number of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of a point: it has 1 to 16 ASCII letters, digits, `.` or `-`")]
pub struct InvalidNumber;

/// The number of a point in one version of the text, such as `14` or `10a`. It belongs to the
/// version, never to the identity of the point. Numbers stand in the order in which people count.
///
/// ```
/// use negotiation::talks::version::Number;
///
/// assert_eq!(Number::new("10a")?.as_str(), "10a");
/// assert!(Number::new("point ten").is_err());
///
/// let mut numbers = ["10a", "2", "10", "9"].map(|number| Number::new(number).unwrap());
/// numbers.sort();
/// assert_eq!(numbers.map(|number| number.to_string()), ["2", "9", "10", "10a"]);
/// # Ok::<(), negotiation::talks::version::InvalidNumber>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(SmolStr);

impl Number {
    /// Checks the text and makes the number.
    ///
    /// # Errors
    /// [`InvalidNumber`] if it is empty, longer than 16 bytes, or has other characters.
    pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidNumber> {
        let text = text.as_ref();
        let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
        if (1..=16).contains(&text.len()) && text.bytes().all(fits) {
            Ok(Self(SmolStr::new(text)))
        } else {
            Err(InvalidNumber)
        }
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        // Digits that stand together are one number; what is equal so far is told apart as text.
        let runs = |text: &SmolStr| {
            let mut runs: Vec<(u8, u128)> = Vec::new();
            let mut digits = false;
            for byte in text.bytes() {
                match runs.last_mut() {
                    Some((_, value)) if digits && byte.is_ascii_digit() => {
                        *value = value.saturating_mul(10).saturating_add(u128::from(byte - b'0'));
                    }
                    _ if byte.is_ascii_digit() => runs.push((0, u128::from(byte - b'0'))),
                    _ => runs.push((byte, 0)),
                }
                digits = byte.is_ascii_digit();
            }
            runs
        };
        runs(&self.0).cmp(&runs(&other.0)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({})", self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl crate::wire::Wire for Number {
    const IS_TEXT: bool = true;

    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        let text = from.text("the number of a point, as a string")?;
        Self::new(text).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.text(&self.0);
    }
}

crate::wire::wire_serde! { Number }

/// A point put into a version, under a number, in certain words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Add {
    /// The point.
    pub point: PointId,
    /// Its number in this version.
    pub number: Number,
    /// Its words in this version, where it has any.
    pub wording: Option<WordingId>,
}

crate::wire::wire_struct! { Add {
    point: required,
    number: required,
    wording: optional,
} }

impl Add {
    /// A point under a number, without words.
    #[must_use]
    pub const fn new(point: PointId, number: Number) -> Self {
        Self { point, number, wording: None }
    }

    /// The words of the point in this version.
    #[must_use]
    pub fn with_wording(mut self, wording: WordingId) -> Self {
        self.wording = Some(wording);
        self
    }
}

/// A point that a version takes over with other words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Amend {
    /// The point.
    pub point: PointId,
    /// Its words in this version.
    pub wording: WordingId,
    /// Its number in this version; left out: that of the parent.
    pub number: Option<Number>,
}

crate::wire::wire_struct! { Amend {
    point: required,
    wording: required,
    number: optional,
} }

impl Amend {
    /// A point with other words, under the number that it has.
    #[must_use]
    pub const fn new(point: PointId, wording: WordingId) -> Self {
        Self { point, wording, number: None }
    }

    /// The same under another number.
    #[must_use]
    pub fn with_number(mut self, number: Number) -> Self {
        self.number = Some(number);
        self
    }
}

/// A point that a version takes over word by word under another number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renumber {
    /// The point.
    pub point: PointId,
    /// Its number in this version.
    pub number: Number,
}

crate::wire::wire_struct! { Renumber {
    point: required,
    number: required,
} }

impl Renumber {
    /// A point under another number.
    #[must_use]
    pub const fn new(point: PointId, number: Number) -> Self {
        Self { point, number }
    }
}

/// A point that gives way to several.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PointSplit {
    /// The point.
    pub point: PointId,
    /// What it is split into; at least two.
    pub into: Vec<Add>,
}

crate::wire::wire_struct! { PointSplit {
    point: required,
    into: whole_list(MAX_PART),
} }

impl PointSplit {
    /// A point, and those that take its place.
    #[must_use]
    pub const fn new(point: PointId, into: Vec<Add>) -> Self {
        Self { point, into }
    }
}

/// Points that give way to one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Merge {
    /// The points; at least two.
    pub points: Vec<PointId>,
    /// What they are merged into.
    pub into: Add,
}

crate::wire::wire_struct! { Merge {
    points: whole_list(MAX_PART),
    into: required,
} }

impl Merge {
    /// Points, and the one that takes their place.
    #[must_use]
    pub const fn new(points: Vec<PointId>, into: Add) -> Self {
        Self { points, into }
    }
}

/// A point that is left to a document of its own, such as a side letter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Move {
    /// The point.
    pub point: PointId,
    /// The document.
    pub instrument: Name,
}

crate::wire::wire_struct! { Move {
    point: required,
    instrument: required,
} }

impl Move {
    /// A point, and the document that it moves to.
    #[must_use]
    pub const fn new(point: PointId, instrument: Name) -> Self {
        Self { point, instrument }
    }
}

/// How a version is made from its parents, point by point. A version without parents only adds.
///
/// ```
/// use negotiation::talks::version::{Add, Number, Operation};
///
/// let add: Operation = serde_json::from_str(r#"{"add":{"point":"line","number":"14"}}"#)?;
/// assert_eq!(add, Operation::Add(Add::new("line".parse()?, Number::new("14")?)));
/// assert!(serde_json::from_str::<Operation>(r#"{"copy":{"point":"line"}}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Operation {
    /// A point that no parent has.
    Add(Add),
    /// A point as the parent has it: its number, its words.
    Carry(Carry),
    /// A point with other words.
    Amend(Amend),
    /// A point under another number.
    Renumber(Renumber),
    /// A point that this version leaves out.
    Drop(Carry),
    /// A point that was left out on the way to the parents and is in again.
    Reinstate(Add),
    /// A point that gives way to several.
    Split(PointSplit),
    /// Points that give way to one.
    Merge(Merge),
    /// A point that is left to a document of its own.
    Move(Move),
}

crate::wire::wire_enum! { Operation {
    Add(Add) = "add",
    Carry(Carry) = "carry",
    Amend(Amend) = "amend",
    Renumber(Renumber) = "renumber",
    Drop(Carry) = "drop",
    Reinstate(Add) = "reinstate",
    Split(PointSplit) = "split",
    Merge(Merge) = "merge",
    Move(Move) = "move_to_instrument",
} }

/// A point, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Carry {
    /// The point.
    pub point: PointId,
}

crate::wire::wire_struct! { Carry {
    point: required,
} }

impl Carry {
    /// A point.
    #[must_use]
    pub const fn new(point: PointId) -> Self {
        Self { point }
    }
}

impl Operation {
    /// The points of the parents that it says something of.
    #[must_use]
    pub fn sources(&self) -> &[PointId] {
        match self {
            Self::Add(_) | Self::Reinstate(_) => &[],
            Self::Carry(Carry { point }) | Self::Drop(Carry { point }) => std::slice::from_ref(point),
            Self::Amend(amend) => std::slice::from_ref(&amend.point),
            Self::Renumber(renumber) => std::slice::from_ref(&renumber.point),
            Self::Split(split) => std::slice::from_ref(&split.point),
            Self::Merge(merge) => &merge.points,
            Self::Move(moved) => std::slice::from_ref(&moved.point),
        }
    }

    /// The points that it puts in anew, each with its number and words.
    #[must_use]
    pub fn results(&self) -> &[Add] {
        match self {
            Self::Add(add) | Self::Reinstate(add) => std::slice::from_ref(add),
            Self::Split(split) => &split.into,
            Self::Merge(merge) => std::slice::from_ref(&merge.into),
            Self::Carry(_) | Self::Amend(_) | Self::Renumber(_) | Self::Drop(_) | Self::Move(_) => &[],
        }
    }
}

impl Mentions for Operation {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        for point in self.sources() {
            each.point(point);
        }
        if let Self::Amend(amend) = self {
            each.wording(&amend.wording);
        }
        for add in self.results() {
            each.point(&add.point);
            add.wording.name_to(each);
        }
    }

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        if let Self::Move(moved) = self {
            moved.instrument.erase(texts);
        }
    }
}

/// On whose responsibility a version is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Owner {
    /// One party.
    Party(PartyId),
    /// Several parties together; at least two, at most 64.
    Jointly(Vec<PartyId>),
    /// The chair, on own responsibility.
    Chair,
    /// The mediator, on own responsibility.
    Mediator,
    /// Nobody knows, or nobody says.
    Unknown,
}

crate::wire::wire_enum! { Owner {
    Party(PartyId) = "party",
    Jointly[MAX_PART] = "jointly",
    Chair = "chair",
    Mediator = "mediator",
    Unknown = "unknown",
} }

impl Mentions for Owner {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        match self {
            Self::Party(party) => each.party(party),
            Self::Jointly(parties) => parties.name_to(each),
            Self::Chair | Self::Mediator | Self::Unknown => {}
        }
    }
}

crate::value::invalid::invalid! { InvalidNumber = "invalid.number" }
