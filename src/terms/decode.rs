//! Reading a decision rule written by a stranger: depth and number of parts are bounded while it
//! is read, so that neither the stack nor the memory depends on who wrote it.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use super::decision::{Among, DecisionRule, InvalidRule, MAX_RULE_DEPTH, MAX_RULE_PARTS, Parts};
use crate::id::PartyId;

const NAMES: &[&str] = &["unanimity", "consensus", "majority", "among", "all_of", "any_of"];

#[derive(Deserialize)]
#[serde(variant_identifier)]
enum Tag {
    #[serde(rename = "unanimity")]
    Unanimity,
    #[serde(rename = "consensus")]
    Consensus,
    #[serde(rename = "majority")]
    Majority,
    #[serde(rename = "among")]
    Among,
    #[serde(rename = "all_of")]
    AllOf,
    #[serde(rename = "any_of")]
    AnyOf,
}

#[derive(Deserialize)]
#[serde(field_identifier)]
enum Field {
    #[serde(rename = "group")]
    Group,
    #[serde(rename = "rule")]
    Rule,
}

/// Reads one rule that may have `levels` levels, itself included.
#[derive(Clone, Copy)]
struct Rule {
    levels: usize,
}

/// Reads the parts of a combination.
struct List(Rule);

/// Reads the fields of `among`.
struct Group(Rule);

impl<'de> Deserialize<'de> for DecisionRule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Rule { levels: MAX_RULE_DEPTH }.deserialize(deserializer)
    }
}

impl Rule {
    /// What reads the rules inside this one.
    fn inside<E: Error>(self) -> Result<Self, E> {
        match self.levels.checked_sub(1) {
            None | Some(0) => Err(E::custom(InvalidRule::TooDeep)),
            Some(levels) => Ok(Self { levels }),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Rule {
    type Value = DecisionRule;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<DecisionRule, D::Error> {
        deserializer.deserialize_enum("decision_rule", NAMES, self)
    }
}

impl<'de> Visitor<'de> for Rule {
    type Value = DecisionRule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decision rule")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<DecisionRule, A::Error> {
        let (tag, content) = data.variant::<Tag>()?;
        match tag {
            Tag::Unanimity => content.unit_variant().map(|()| DecisionRule::Unanimity),
            Tag::Consensus => content.unit_variant().map(|()| DecisionRule::Consensus),
            Tag::Majority => content.newtype_variant().map(DecisionRule::Majority),
            Tag::Among => {
                let among = content.newtype_variant_seed(Group(self.inside()?))?;
                Ok(DecisionRule::Among(Box::new(among)))
            }
            Tag::AllOf => content.newtype_variant_seed(List(self.inside()?)).map(DecisionRule::AllOf),
            Tag::AnyOf => content.newtype_variant_seed(List(self.inside()?)).map(DecisionRule::AnyOf),
        }
    }
}

impl<'de> DeserializeSeed<'de> for List {
    type Value = Parts;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Parts, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List {
    type Value = Parts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of 1 to {MAX_RULE_PARTS} decision rules")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Parts, A::Error> {
        let mut parts = Vec::new();
        while parts.len() < MAX_RULE_PARTS {
            match items.next_element_seed(self.0)? {
                Some(part) => parts.push(part),
                None if parts.is_empty() => return Err(A::Error::custom(InvalidRule::NoParts)),
                None => return Ok(Parts(parts.into_boxed_slice())),
            }
        }
        match items.next_element::<IgnoredAny>()? {
            None => Ok(Parts(parts.into_boxed_slice())),
            Some(_) => Err(A::Error::custom(InvalidRule::TooManyParts)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Group {
    type Value = Among;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Among, D::Error> {
        deserializer.deserialize_struct("among", &["group", "rule"], self)
    }
}

impl<'de> Visitor<'de> for Group {
    type Value = Among;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a group and a decision rule")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Among, A::Error> {
        let (mut group, mut rule) = (None::<PartyId>, None::<DecisionRule>);
        while let Some(field) = fields.next_key::<Field>()? {
            match field {
                Field::Group if group.is_some() => return Err(A::Error::duplicate_field("group")),
                Field::Group => group = Some(fields.next_value()?),
                Field::Rule if rule.is_some() => return Err(A::Error::duplicate_field("rule")),
                Field::Rule => rule = Some(fields.next_value_seed(self.0)?),
            }
        }
        Ok(Among {
            group: group.ok_or_else(|| A::Error::missing_field("group"))?,
            rule: rule.ok_or_else(|| A::Error::missing_field("rule"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Base, Majority};
    use super::*;
    use crate::share::Share;

    fn read(json: &str) -> Result<DecisionRule, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    fn nested(levels: usize) -> String {
        let around = levels - 1;
        format!("{}\"unanimity\"{}", r#"{"all_of":["#.repeat(around), "]}".repeat(around))
    }

    #[test]
    fn sufficient_consensus_is_written_and_read() {
        let parts = ["north", "south"].map(|community| {
            DecisionRule::among(PartyId::new(community).unwrap(), DecisionRule::majority()).unwrap()
        });
        let weighed = Majority::new(Base::Electorate, Share::new(2, 3).unwrap(), false).unwrap().by_weight();
        let rule = DecisionRule::all_of(parts.into_iter().chain([weighed.into()])).unwrap();
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(
            json,
            concat!(
                r#"{"all_of":[{"among":{"group":"north","rule":{"majority":{"base":"for_and_against","#,
                r#""threshold":"50%","strict":true}}}},{"among":{"group":"south","rule":{"majority":"#,
                r#"{"base":"for_and_against","threshold":"50%","strict":true}}}},{"majority":"#,
                r#"{"base":"electorate","threshold":"2/3","strict":false,"weighing":"by_weight"}}]}"#,
            )
        );
        assert_eq!(read(&json), Ok(rule));
    }

    #[test]
    fn depth_and_width_end_where_they_are_said_to() {
        assert_eq!(read(&nested(MAX_RULE_DEPTH)).unwrap().depth(), MAX_RULE_DEPTH);
        assert!(read(&nested(MAX_RULE_DEPTH + 1)).unwrap_err().contains("at most 8 deep"));
        // Far too deep a text is refused at the same place, without being read to its end.
        assert!(read(&r#"{"any_of":["#.repeat(100_000)).unwrap_err().contains("at most 8 deep"));

        let wide = |n: usize| format!("{{\"any_of\":[{}]}}", vec!["\"consensus\""; n].join(","));
        assert_eq!(read(&wide(16)).unwrap().parts().len(), 16);
        assert!(read(&wide(17)).unwrap_err().contains("at most 16 parts"));
        assert!(read(&wide(0)).unwrap_err().contains("at least one part"));
    }

    #[test]
    fn constructors_keep_the_same_bounds() {
        let mut rule = DecisionRule::Unanimity;
        for _ in 1..MAX_RULE_DEPTH {
            rule = DecisionRule::any_of([rule]).unwrap();
        }
        assert_eq!(rule.depth(), MAX_RULE_DEPTH);
        assert_eq!(DecisionRule::all_of([rule.clone()]), Err(InvalidRule::TooDeep));
        assert_eq!(DecisionRule::among(PartyId::new("g").unwrap(), rule), Err(InvalidRule::TooDeep));
        let many = std::iter::repeat(DecisionRule::Consensus);
        assert_eq!(DecisionRule::all_of(many), Err(InvalidRule::TooManyParts));
    }

    #[test]
    fn typos_and_impossible_majorities_are_errors() {
        let refused = |json: &str, says: &str| {
            let error = read(json).unwrap_err();
            assert!(error.contains(says), "{error}");
        };
        refused(r#""unanimous""#, "unknown variant `unanimous`");
        refused(r#"{"among":{"grup":"a","rule":"unanimity"}}"#, "unknown field `grup`");
        refused(r#"{"among":{"group":"a"}}"#, "missing field `rule`");
        refused(r#"{"among":{"group":"a","group":"b","rule":"unanimity"}}"#, "duplicate field `group`");
        refused(r#"{"majority":{"base":"electorate","threshold":"1/2"}}"#, "missing field `strict`");
        refused(
            r#"{"majority":{"base":"electorate","threshold":"1/1","strict":true}}"#,
            "not even everybody",
        );
    }

    #[test]
    fn a_rule_is_small() {
        assert!(size_of::<DecisionRule>() <= 24, "{}", size_of::<DecisionRule>());
    }
}
