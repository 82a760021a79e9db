//! Reading a decision rule written by a stranger: depth and number of parts are bounded while it
//! is read, so that neither the stack nor the memory depends on who wrote it.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use super::{
    majority::Weighing,
    minority::{CastingVote, Minority},
    quorum::{Counting, Quorum},
    rule::{DecisionRule, InvalidRule, MAX_RULE_DEPTH, MAX_RULE_PARTS, MAX_VETOES, Parts, Veto},
};
use crate::value::{id::PartyId, share::Share};

const NAMES: &[&str] = &[
    "unanimity",
    "consensus",
    "majority",
    "at_least",
    "no_blocking_minority",
    "casting_vote",
    "declared",
    "quorum",
    "veto",
    "among",
    "all_of",
    "any_of",
];

#[derive(Deserialize)]
#[serde(variant_identifier)]
enum Tag {
    #[serde(rename = "unanimity")]
    Unanimity,
    #[serde(rename = "consensus")]
    Consensus,
    #[serde(rename = "majority")]
    Majority,
    #[serde(rename = "at_least")]
    AtLeast,
    #[serde(rename = "no_blocking_minority")]
    NoBlockingMinority,
    #[serde(rename = "casting_vote")]
    CastingVote,
    #[serde(rename = "declared")]
    Declared,
    #[serde(rename = "quorum")]
    Quorum,
    #[serde(rename = "veto")]
    Veto,
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
    #[serde(rename = "share")]
    Share,
    #[serde(rename = "weighing")]
    Weighing,
    #[serde(rename = "counting")]
    Counting,
    #[serde(rename = "of")]
    Of,
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

/// Reads the fields of what stands around one rule.
struct Around {
    rule: Rule,
    what: What,
}

/// What stands around one rule.
#[derive(Clone, Copy)]
enum What {
    Quorum,
    Veto,
    Among,
}

impl What {
    const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Quorum => &["share", "weighing", "counting", "rule"],
            Self::Veto => &["of", "rule"],
            Self::Among => &["group", "rule"],
        }
    }
}

impl Field {
    const fn name(&self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Share => "share",
            Self::Weighing => "weighing",
            Self::Counting => "counting",
            Self::Of => "of",
            Self::Rule => "rule",
        }
    }
}

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

    fn around<E: Error>(self, what: What) -> Result<Around, E> {
        Ok(Around { rule: self.inside()?, what })
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
            Tag::AtLeast => content.newtype_variant().map(DecisionRule::AtLeast),
            Tag::NoBlockingMinority => content.newtype_variant::<Minority>().map(DecisionRule::from),
            Tag::CastingVote => content.newtype_variant::<CastingVote>().map(DecisionRule::from),
            Tag::Declared => content.unit_variant().map(|()| DecisionRule::Declared),
            Tag::Quorum => content.newtype_variant_seed(self.around(What::Quorum)?),
            Tag::Veto => content.newtype_variant_seed(self.around(What::Veto)?),
            Tag::Among => content.newtype_variant_seed(self.around(What::Among)?),
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
                // Each list is measured as it ends, so that no more than a few of them are ever held.
                None => return Parts::new(parts).map_err(A::Error::custom),
            }
        }
        match items.next_element::<IgnoredAny>()? {
            None => Parts::new(parts).map_err(A::Error::custom),
            Some(_) => Err(A::Error::custom(InvalidRule::TooManyParts)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Around {
    type Value = DecisionRule;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<DecisionRule, D::Error> {
        deserializer.deserialize_struct("decision_rule", self.what.fields(), self)
    }
}

impl<'de> Visitor<'de> for Around {
    type Value = DecisionRule;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a decision rule with the fields {}", self.what.fields().join(", "))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<DecisionRule, A::Error> {
        let (mut group, mut rule) = (None::<PartyId>, None::<DecisionRule>);
        let (mut share, mut weighing, mut of) = (None::<Share>, None::<Weighing>, None::<Vetoes>);
        let mut counting = None::<Counting>;
        while let Some(field) = fields.next_key::<Field>()? {
            let name = field.name();
            if !self.what.fields().contains(&name) {
                return Err(A::Error::unknown_field(name, self.what.fields()));
            }
            let again = match field {
                Field::Group => group.replace(fields.next_value()?).is_some(),
                Field::Share => share.replace(fields.next_value()?).is_some(),
                Field::Weighing => weighing.replace(fields.next_value()?).is_some(),
                Field::Counting => counting.replace(fields.next_value()?).is_some(),
                Field::Of => of.replace(fields.next_value()?).is_some(),
                Field::Rule => rule.replace(fields.next_value_seed(self.rule)?).is_some(),
            };
            if again {
                return Err(A::Error::duplicate_field(name));
            }
        }
        let missing = A::Error::missing_field;
        let rule = rule.ok_or_else(|| missing("rule"))?;
        let made = match self.what {
            What::Among => DecisionRule::among(group.ok_or_else(|| missing("group"))?, rule),
            What::Quorum => {
                let share = share.ok_or_else(|| missing("share"))?;
                let (weighing, counting) = (weighing.unwrap_or_default(), counting.unwrap_or_default());
                Quorum { share, weighing, counting, rule }.checked()
            }
            What::Veto => Veto { of: of.ok_or_else(|| missing("of"))?.0, rule }.checked(),
        };
        made.map_err(A::Error::custom)
    }
}

/// Who may veto, bounded while it is read.
#[derive(Deserialize)]
struct Vetoes(#[serde(deserialize_with = "crate::value::bounded::list::<_, _, MAX_VETOES>")] Vec<PartyId>);

#[cfg(test)]
mod tests {
    use super::super::{Base, Majority};
    use super::*;
    use crate::value::share::Share;

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
    fn a_rule_of_many_rules_is_refused_while_it_is_read() {
        let of = |count: usize, inner: &str| format!("{{\"any_of\":[{}]}}", vec![inner; count].join(","));
        let fifteen = of(15, "\"consensus\"");
        assert!(read(&of(16, &fifteen)).is_ok(), "sixteen times sixteen");
        let sixteen = of(16, "\"consensus\"");
        for many in [of(16, &sixteen), of(16, &of(16, &of(16, &sixteen)))] {
            let error = read(&many).unwrap_err();
            assert!(error.contains("at most 256 rules in all"), "{error}");
        }
    }

    #[test]
    fn every_rule_is_written_and_read() {
        for json in [
            r#"{"at_least":9}"#,
            r#""declared""#,
            r#"{"quorum":{"share":"2/3","rule":"consensus"}}"#,
            r#"{"quorum":{"share":"50%","weighing":"by_weight","rule":{"at_least":2}}}"#,
            r#"{"quorum":{"share":"50%","counting":"for_and_against","rule":{"at_least":2}}}"#,
            r#"{"no_blocking_minority":{"of":"against","members":2}}"#,
            r#"{"no_blocking_minority":{"of":"with_veto","share":{"base":"votes_cast","threshold":"33.4%","strict":true}}}"#,
            r#"{"casting_vote":{"by":"chair"}}"#,
            r#"{"casting_vote":{"by":"chair","weighing":"by_weight"}}"#,
            r#"{"majority":{"base":"electorate","threshold":"2/3","strict":false,"or_no_objection":true}}"#,
            r#"{"veto":{"of":["a","b"],"rule":{"at_least":9}}}"#,
            r#"{"majority":{"base":"electorate","threshold":"50%","strict":true,"recused":"stays"}}"#,
        ] {
            assert_eq!(serde_json::to_string(&read(json).unwrap()).unwrap(), json);
        }
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
        refused(r#"{"among":{"of":["a"],"rule":"unanimity"}}"#, "unknown field `of`");
        refused(r#"{"veto":{"of":["a","a"],"rule":"unanimity"}}"#, "each once");
        refused(r#"{"veto":{"rule":"unanimity"}}"#, "missing field `of`");
        refused(r#"{"quorum":{"share":"3/2","rule":"unanimity"}}"#, "not even everybody");
        refused(r#"{"at_least":0}"#, "nonzero");
        refused(
            r#"{"no_blocking_minority":{"of":"against"}}"#,
            "a number of members, at least one, or a share",
        );
        refused(r#"{"no_blocking_minority":{"of":"against","members":0}}"#, "nonzero");
        refused(r#"{"casting_vote":{"by":"a","of":"b"}}"#, "unknown field `of`");
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
