//! The values that facts about versions carry: numbers, operations, owners.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use crate::{
    fact::{Mention, Mentions},
    id::{PartyId, PointId, WordingId},
};

/// A text that cannot be the number of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of a point: it has 1 to 16 ASCII letters, digits, `.` or `-`")]
pub struct InvalidNumber;

/// The number of a point in one version of the text, such as `14` or `10a`. It belongs to the
/// version, never to the identity of the point.
///
/// ```
/// use negotiation::version::Number;
///
/// assert_eq!(Number::new("10a")?.as_str(), "10a");
/// assert!(Number::new("point ten").is_err());
/// # Ok::<(), negotiation::version::InvalidNumber>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the number of a point, as a string")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Number, E> {
                Number::new(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// A point put into a version, under a number, in certain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Add {
    /// The point.
    pub point: PointId,
    /// Its number in this version.
    pub number: Number,
    /// Its words in this version, where it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<WordingId>,
}

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

/// How a version is made, point by point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Operation {
    /// The point is in this version.
    #[serde(rename = "add")]
    Add(Add),
}

impl Mentions for Operation {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        match self {
            Self::Add(add) => {
                each(Mention::Point(&add.point));
                add.wording.each_mention(each);
            }
        }
    }
}

/// On whose responsibility a version is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Owner {
    /// One party.
    #[serde(rename = "party")]
    Party(PartyId),
    /// Several parties together; at least two, at most 64.
    #[serde(rename = "jointly")]
    Jointly(#[serde(deserialize_with = "crate::bounded::list::<_, _, 64>")] Vec<PartyId>),
    /// The chair, on own responsibility.
    #[serde(rename = "chair")]
    Chair,
    /// The mediator, on own responsibility.
    #[serde(rename = "mediator")]
    Mediator,
    /// Nobody knows, or nobody says.
    #[serde(rename = "unknown")]
    Unknown,
}

impl Mentions for Owner {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        match self {
            Self::Party(party) => each(Mention::Party(party)),
            Self::Jointly(parties) => parties.each_mention(each),
            Self::Chair | Self::Mediator | Self::Unknown => {}
        }
    }
}
