//! Reading a decision rule written by a stranger: depth and number of parts are bounded while it
//! is read, so that neither the stack nor the memory depends on who wrote it. And writing it.

use super::{
    majority::Weighing,
    quorum::{Counting, Quorum},
    rule::{Among, DecisionRule, InvalidRule, MAX_RULE_DEPTH, MAX_RULE_PARTS, MAX_VETOES, Parts, Veto},
};
use crate::{
    value::{id::PartyId, share::Share},
    wire::{Form, Reader, Tape, Wire, Wrong, wire_serde},
};

const FORMS: &[Form] = &[
    Form("unanimity", false),
    Form("consensus", false),
    Form("majority", true),
    Form("at_least", true),
    Form("no_blocking_minority", true),
    Form("casting_vote", true),
    Form("declared", false),
    Form("quorum", true),
    Form("veto", true),
    Form("among", true),
    Form("all_of", true),
    Form("any_of", true),
];

wire_serde! { DecisionRule }

impl Wire for DecisionRule {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        rule(from, MAX_RULE_DEPTH)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match self {
            Self::Unanimity => to.text("unanimity"),
            Self::Consensus => to.text("consensus"),
            Self::Majority(majority) => to.variant("majority", majority),
            Self::AtLeast(number) => to.variant("at_least", number),
            Self::NoBlockingMinority(minority) => to.variant("no_blocking_minority", minority),
            Self::CastingVote(casting) => to.variant("casting_vote", casting),
            Self::Declared => to.text("declared"),
            Self::Quorum(quorum) => {
                let mut map = to.map();
                quorum.write(map.key("quorum"));
                map.end();
            }
            Self::Veto(veto) => {
                let mut map = to.map();
                veto.write(map.key("veto"));
                map.end();
            }
            Self::Among(among) => {
                let mut map = to.map();
                among.write(map.key("among"));
                map.end();
            }
            Self::AllOf(Parts(parts)) => to.variant_list("all_of", parts),
            Self::AnyOf(Parts(parts)) => to.variant_list("any_of", parts),
        }
    }
}

impl Quorum {
    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let Self { share, weighing, counting, rule } = self;
        let mut map = to.map();
        map.field("share", share);
        map.or("weighing", weighing, &Weighing::ByHead);
        map.or("counting", counting, &Counting::Votes);
        map.field("rule", rule);
        map.end();
    }
}

impl Veto {
    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let Self { of, rule } = self;
        let mut map = to.map();
        map.whole_list("of", of);
        map.field("rule", rule);
        map.end();
    }
}

impl Among {
    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let Self { group, rule } = self;
        let mut map = to.map();
        map.field("group", group);
        map.field("rule", rule);
        map.end();
    }
}

impl Parts {
    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.list(&self.0);
    }
}

// By themselves these are written, and not read: the rule around them says how deep they may be.
macro_rules! written {
    ($($Type:ty),+) => {$(
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut tape = Tape::new();
                self.write(&mut tape);
                tape.serialize(serializer)
            }
        }
    )+};
}

written! { Quorum, Veto, Among, Parts }

/// The majorities that have a name. Where it is not absolute it is one of those present and voting: an abstention does not
/// count (rules 85 and 86 of the United Nations General Assembly; Robert's Rules of Order Newly Revised, 44:1 to 44:3).
fn named(word: &str) -> Option<DecisionRule> {
    match word {
        "majority" => Some(DecisionRule::majority()),
        "absolute_majority" => Some(DecisionRule::absolute_majority()),
        "two_thirds" => Some(DecisionRule::two_thirds()),
        _ => None,
    }
}

/// Reads a rule that may have so many levels, itself included.
fn rule(from: Reader<'_>, levels: usize) -> Result<DecisionRule, Wrong> {
    if let Some(rule) = from.as_text().and_then(named) {
        return Ok(rule);
    }
    let variant = from.variant(FORMS)?;
    let inside = || match levels.checked_sub(1) {
        None | Some(0) => Err(from.wrong(&InvalidRule::TooDeep)),
        Some(levels) => Ok(levels),
    };
    match variant.name {
        "unanimity" => Ok(DecisionRule::Unanimity),
        "consensus" => Ok(DecisionRule::Consensus),
        "majority" => Wire::read(variant.content).map(DecisionRule::Majority),
        "at_least" => Wire::read(variant.content).map(DecisionRule::AtLeast),
        "no_blocking_minority" => Wire::read(variant.content).map(DecisionRule::NoBlockingMinority),
        "casting_vote" => Wire::read(variant.content).map(DecisionRule::CastingVote),
        "declared" => Ok(DecisionRule::Declared),
        "quorum" => quorum(variant.content, inside()?),
        "veto" => veto(variant.content, inside()?),
        "among" => among(variant.content, inside()?),
        "all_of" => parts(variant.content, inside()?).map(DecisionRule::AllOf),
        "any_of" => parts(variant.content, inside()?).map(DecisionRule::AnyOf),
        name => Err(variant.refused(&name)),
    }
}

fn quorum(from: Reader<'_>, levels: usize) -> Result<DecisionRule, Wrong> {
    let mut slots = [0; 4];
    let mut fields = from.fields(&["share", "weighing", "counting", "rule"], &mut slots)?;
    let quorum = Quorum {
        share: fields.required::<Share>()?,
        weighing: fields.or(Weighing::ByHead)?,
        counting: fields.or(Counting::Votes)?,
        rule: rule(fields.given()?, levels)?,
    };
    quorum.checked().map_err(|why| from.wrong(&why))
}

fn veto(from: Reader<'_>, levels: usize) -> Result<DecisionRule, Wrong> {
    let mut slots = [0; 2];
    let mut fields = from.fields(&["of", "rule"], &mut slots)?;
    let veto = Veto { of: fields.whole_list(MAX_VETOES)?, rule: rule(fields.given()?, levels)? };
    veto.checked().map_err(|why| from.wrong(&why))
}

fn among(from: Reader<'_>, levels: usize) -> Result<DecisionRule, Wrong> {
    let mut slots = [0; 2];
    let mut fields = from.fields(&["group", "rule"], &mut slots)?;
    let group: PartyId = fields.required()?;
    DecisionRule::among(group, rule(fields.given()?, levels)?).map_err(|why| from.wrong(&why))
}

/// Reads the parts of a combination, each of which may have so many levels.
fn parts(from: Reader<'_>, levels: usize) -> Result<Parts, Wrong> {
    let Some(items) = from.members() else {
        return Err(from.unlike(&format_args!("a list of at most {MAX_RULE_PARTS} rules")));
    };
    if items.len() > MAX_RULE_PARTS {
        return Err(from.wrong(&InvalidRule::TooManyParts));
    }
    let all: Result<Vec<_>, _> = items.map(|item| rule(item, levels)).collect();
    // Each list is measured as it ends, so that no more than a few of them are ever held.
    Parts::new(all?).map_err(|why| from.wrong(&why))
}

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
        // Far too deep a text is refused without being read to its end.
        assert!(read(&r#"{"any_of":["#.repeat(100_000)).unwrap_err().contains("at most 64 deep"));

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
        refused(r#"{"at_least":0}"#, "above zero");
        refused(
            r#"{"no_blocking_minority":{"of":"against"}}"#,
            "a number of members, at least one, or a share",
        );
        refused(r#"{"no_blocking_minority":{"of":"against","members":0}}"#, "above zero");
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
