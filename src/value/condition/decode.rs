//! Reads conditions, no deeper than they may be.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, SeqAccess, VariantAccess, Visitor},
};

use super::{After, Condition, Conditions, InvalidConditions, MAX_CONDITION_DEPTH, MAX_CONDITIONS};

const NAMES: &[&str] = &[
    "point_agreed",
    "point_closed",
    "proposal_accepted",
    "instrument_in_force",
    "bound",
    "gate_passed",
    "meeting_held",
    "date_reached",
    "after",
    "ceasefire_in_effect",
    "commitment_complete",
    "all_of",
    "any_of",
    "text",
];

#[derive(Deserialize)]
#[serde(variant_identifier)]
enum Tag {
    #[serde(rename = "point_agreed")]
    PointAgreed,
    #[serde(rename = "point_closed")]
    PointClosed,
    #[serde(rename = "proposal_accepted")]
    ProposalAccepted,
    #[serde(rename = "instrument_in_force")]
    InstrumentInForce,
    #[serde(rename = "bound")]
    Bound,
    #[serde(rename = "gate_passed")]
    GatePassed,
    #[serde(rename = "meeting_held")]
    MeetingHeld,
    #[serde(rename = "after")]
    After,
    #[serde(rename = "ceasefire_in_effect")]
    CeasefireInEffect,
    #[serde(rename = "commitment_complete")]
    CommitmentComplete,
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

/// Reads a distance and the condition that it is from.
struct Delayed(One);

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        One { levels: MAX_CONDITION_DEPTH }.deserialize(deserializer)
    }
}

impl One {
    fn inside<E: Error>(self) -> Result<Self, E> {
        match self.levels.checked_sub(1) {
            None | Some(0) => Err(E::custom(InvalidConditions::TooDeep)),
            Some(levels) => Ok(Self { levels }),
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
            Tag::CeasefireInEffect => content.newtype_variant().map(Condition::CeasefireInEffect),
            Tag::CommitmentComplete => content.newtype_variant().map(Condition::CommitmentComplete),
            Tag::DateReached => content.newtype_variant().map(Condition::DateReached),
            Tag::InstrumentInForce => content.newtype_variant().map(Condition::InstrumentInForce),
            Tag::Bound => content.newtype_variant().map(Condition::Bound),
            Tag::GatePassed => content.newtype_variant().map(Condition::GatePassed),
            Tag::MeetingHeld => content.newtype_variant().map(Condition::MeetingHeld),
            Tag::After => content.newtype_variant_seed(Delayed(self.inside()?)).map(Condition::After),
            Tag::AllOf => content.newtype_variant_seed(List(self.inside()?)).map(Condition::AllOf),
            Tag::AnyOf => content.newtype_variant_seed(List(self.inside()?)).map(Condition::AnyOf),
            Tag::Text => content.newtype_variant().map(Condition::Text),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Delayed {
    type Value = After;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<After, D::Error> {
        deserializer.deserialize_tuple(2, self)
    }
}

impl<'de> Visitor<'de> for Delayed {
    type Value = After;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of a distance and a condition")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<After, A::Error> {
        let distance = parts.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let condition = parts.next_element_seed(self.0)?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        match parts.next_element::<IgnoredAny>()? {
            None => After::new(distance, condition).map_err(A::Error::custom),
            Some(_) => Err(A::Error::invalid_length(3, &self)),
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
