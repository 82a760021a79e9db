//! Conditions: what an acceptance or a link waits for.
//!
//! A condition is met, or not shown to be met; nothing here acts by itself. What is combined is bounded
//! in length and depth, in the type and while it is read.
//!
//! ```
//! use negotiation::{condition::{Condition, Conditions}, id::PointId};
//!
//! let [line, aid] = [PointId::new("line")?, PointId::new("aid")?].map(Condition::PointAgreed);
//! let both = Condition::AllOf(Conditions::new([line, aid])?);
//! assert_eq!(both.to_string(), "`line` is agreed and `aid` is agreed");
//! assert!(Conditions::new([]).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, SeqAccess, VariantAccess, Visitor},
};

use crate::{
    fact::{Mention, Mentions},
    id::{PointId, ProposalId},
    text::Text,
    when::When,
};

/// The greatest number of members of one combination.
pub const MAX_CONDITIONS: usize = 16;

/// How deep conditions nest, at most: combinations of combinations of plain ones.
pub const MAX_CONDITION_DEPTH: usize = 3;

/// What an acceptance or a link waits for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub enum Condition {
    /// The words of a point are agreed, or it is closed.
    #[serde(rename = "point_agreed")]
    PointAgreed(PointId),
    /// A point is closed.
    #[serde(rename = "point_closed")]
    PointClosed(PointId),
    /// A proposal is accepted.
    #[serde(rename = "proposal_accepted")]
    ProposalAccepted(ProposalId),
    /// A date is reached: it has begun, at the record's stated offset. An instant is reached when it
    /// comes.
    #[serde(rename = "date_reached")]
    DateReached(When),
    /// Each of these.
    #[serde(rename = "all_of")]
    AllOf(Conditions),
    /// At least one of these.
    #[serde(rename = "any_of")]
    AnyOf(Conditions),
    /// Something that is written down and that nobody computes; it is never shown to be met.
    #[serde(rename = "text")]
    Text(Text),
}

/// The members of a combination: one to sixteen, and no deeper than [`MAX_CONDITION_DEPTH`] allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
// INVARIANT (conditions): one to MAX_CONDITIONS members, none of them MAX_CONDITION_DEPTH deep.
pub struct Conditions(Vec<Condition>);

/// A combination of conditions that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidConditions {
    /// It has no member.
    #[error("a combination has at least one condition")]
    None,
    /// It has too many.
    #[error("a combination has at most {MAX_CONDITIONS} conditions")]
    TooMany,
    /// It nests too deep.
    #[error("conditions nest at most {MAX_CONDITION_DEPTH} deep")]
    TooDeep,
}

impl Conditions {
    /// One or more conditions.
    ///
    /// # Errors
    /// [`InvalidConditions`] if there is none, if there are more than sixteen, or if they nest too
    /// deep.
    pub fn new(members: impl IntoIterator<Item = Condition>) -> Result<Self, InvalidConditions> {
        let members: Vec<_> = members.into_iter().take(MAX_CONDITIONS + 1).collect();
        if members.is_empty() {
            return Err(InvalidConditions::None);
        }
        if members.len() > MAX_CONDITIONS {
            return Err(InvalidConditions::TooMany);
        }
        if members.iter().any(|member| member.depth() >= MAX_CONDITION_DEPTH) {
            return Err(InvalidConditions::TooDeep);
        }
        Ok(Self(members))
    }

    /// The members.
    pub fn iter(&self) -> impl Iterator<Item = &Condition> {
        self.0.iter()
    }
}

impl Condition {
    fn depth(&self) -> usize {
        match self {
            Self::PointAgreed(_)
            | Self::PointClosed(_)
            | Self::ProposalAccepted(_)
            | Self::DateReached(_)
            | Self::Text(_) => 1,
            Self::AllOf(members) | Self::AnyOf(members) => {
                1 + members.iter().map(Self::depth).max().unwrap_or(0)
            }
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, members: &Conditions, word: &str| {
            for (at, member) in members.iter().enumerate() {
                let gap = if at == 0 { "" } else { word };
                match member {
                    Self::AllOf(_) | Self::AnyOf(_) => write!(f, "{gap}({member})")?,
                    _ => write!(f, "{gap}{member}")?,
                }
            }
            Ok(())
        };
        match self {
            Self::PointAgreed(point) => write!(f, "`{point}` is agreed"),
            Self::PointClosed(point) => write!(f, "`{point}` is closed"),
            Self::ProposalAccepted(proposal) => write!(f, "`{proposal}` is accepted"),
            Self::DateReached(when) => write!(f, "{when} is reached"),
            Self::AllOf(members) => joined(f, members, " and "),
            Self::AnyOf(members) => joined(f, members, " or "),
            Self::Text(text) => write!(f, "\"{text}\""),
        }
    }
}

impl Mentions for Condition {
    fn each_mention<'a>(&'a self, each: &mut dyn FnMut(Mention<'a>)) {
        match self {
            Self::PointAgreed(point) | Self::PointClosed(point) => each(Mention::Point(point)),
            Self::ProposalAccepted(proposal) => each(Mention::Proposal(proposal)),
            Self::AllOf(members) | Self::AnyOf(members) => {
                members.0.each_mention(each);
            }
            Self::DateReached(when) => when.each_mention(each),
            Self::Text(_) => {}
        }
    }
}

const NAMES: &[&str] =
    &["point_agreed", "point_closed", "proposal_accepted", "date_reached", "all_of", "any_of", "text"];

#[derive(Deserialize)]
#[serde(variant_identifier)]
enum Tag {
    #[serde(rename = "point_agreed")]
    PointAgreed,
    #[serde(rename = "point_closed")]
    PointClosed,
    #[serde(rename = "proposal_accepted")]
    ProposalAccepted,
    #[serde(rename = "date_reached")]
    DateReached,
    #[serde(rename = "all_of")]
    AllOf,
    #[serde(rename = "any_of")]
    AnyOf,
    #[serde(rename = "text")]
    Text,
}

/// Reads a condition that may be so deep, itself included.
#[derive(Clone, Copy)]
struct One {
    levels: usize,
}

/// Reads the members of a combination.
struct List(One);

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        One { levels: MAX_CONDITION_DEPTH }.deserialize(deserializer)
    }
}

impl One {
    fn inside<E: Error>(self) -> Result<List, E> {
        match self.levels.checked_sub(1) {
            None | Some(0) => Err(E::custom(InvalidConditions::TooDeep)),
            Some(levels) => Ok(List(Self { levels })),
        }
    }
}

impl<'de> DeserializeSeed<'de> for One {
    type Value = Condition;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Condition, D::Error> {
        deserializer.deserialize_enum("condition", NAMES, self)
    }
}

impl<'de> Visitor<'de> for One {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a condition")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Condition, A::Error> {
        let (tag, content) = data.variant::<Tag>()?;
        match tag {
            Tag::PointAgreed => content.newtype_variant().map(Condition::PointAgreed),
            Tag::PointClosed => content.newtype_variant().map(Condition::PointClosed),
            Tag::ProposalAccepted => content.newtype_variant().map(Condition::ProposalAccepted),
            Tag::DateReached => content.newtype_variant().map(Condition::DateReached),
            Tag::AllOf => content.newtype_variant_seed(self.inside()?).map(Condition::AllOf),
            Tag::AnyOf => content.newtype_variant_seed(self.inside()?).map(Condition::AnyOf),
            Tag::Text => content.newtype_variant().map(Condition::Text),
        }
    }
}

impl<'de> DeserializeSeed<'de> for List {
    type Value = Conditions;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Conditions, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List {
    type Value = Conditions;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of 1 to {MAX_CONDITIONS} conditions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Conditions, A::Error> {
        let mut all = Vec::new();
        while all.len() < MAX_CONDITIONS {
            match members.next_element_seed(self.0)? {
                Some(member) => all.push(member),
                None => return Conditions::new(all).map_err(A::Error::custom),
            }
        }
        match members.next_element::<IgnoredAny>()? {
            None => Conditions::new(all).map_err(A::Error::custom),
            Some(_) => Err(A::Error::custom(InvalidConditions::TooMany)),
        }
    }
}
