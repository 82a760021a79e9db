//! Ballots outside the table: every way in which one can have been, as far as its numbers go.

use serde_json::Value;

use super::judge::Answer;

/// A ballot of which everything is known, in whatever unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ballot {
    one: u128,
    other: u128,
    cast: u128,
    electorate: u128,
}

/// One, so fine that half of a hundredth of a hundredth is a whole number.
const UNIT: u128 = 100_000_000;

/// A share as part and whole.
fn fraction(value: &Value) -> (u128, u128) {
    let text = value.as_str().unwrap();
    if let Some((part, whole)) = text.split_once('/') {
        return (part.parse().unwrap(), whole.parse().unwrap());
    }
    let per_cent = text.trim_end_matches('%');
    let decimals = per_cent.split_once('.').map_or(0, |(_, part)| part.len());
    (per_cent.replace('.', "").parse().unwrap(), 100 * 10_u128.pow(u32::try_from(decimals).unwrap()))
}

/// The least and the most that a quoted share can have been, and a little less and more.
fn ends(value: &Value) -> [u128; 2] {
    let (part, whole) = fraction(value);
    let is_rounded = value.as_str().unwrap().ends_with('%');
    let (own, half) = (part * UNIT / whole, if is_rounded { UNIT / whole / 2 + 1 } else { 1 });
    [own.saturating_sub(half), (own + half).min(UNIT)]
}

/// Not more than could vote, and not more than the whole, but for rounding.
pub(crate) fn is_possible(poll: &Value) -> bool {
    if let Some(shares) = poll.get("shares") {
        let own = |name: &str| shares.get(name).map_or((0, 1), fraction);
        let ((a, of), (b, of_b)) = (own("for"), own("against"));
        let within = ["for", "against", "turnout"].iter().all(|name| own(name).0 <= own(name).1);
        return within && 100 * (a * of_b + b * of) <= 101 * of * of_b;
    }
    let own = |name: &str| poll["counts"][name].as_u64();
    let heard = own("for").unwrap() + own("against").unwrap() + own("blank").unwrap_or(0);
    own("electorate").is_none_or(|all| heard <= all)
}

/// Every way, or enough of them.
pub(crate) fn every(poll: &Value) -> Vec<Ballot> {
    let mut ways = Vec::new();
    if let Some(shares) = poll.get("shares") {
        // Somebody voted: of nobody there are no shares.
        let turnouts = shares.get("turnout").map_or([1, UNIT], ends).map(|turnout| turnout.max(1));
        for one in ends(&shares["for"]) {
            for other in ends(&shares["against"]) {
                for cast in turnouts {
                    let (one, other, whole) = (one * cast, other * cast, UNIT * cast);
                    ways.push(Ballot { one, other, cast: whole, electorate: UNIT * UNIT });
                }
            }
        }
        return ways;
    }
    let own = |name: &str| poll["counts"][name].as_u64().map(u128::from);
    let (one, other) = (own("for").unwrap(), own("against").unwrap());
    let (all, most) = (own("electorate"), own("electorate").unwrap_or(one + other + 40));
    for cast in one + other..=most {
        if own("blank").is_some_and(|blank| one + other + blank != cast) {
            continue;
        }
        for electorate in all.map_or(cast..=cast + 40, |all| all..=all) {
            ways.push(Ballot { one, other, cast, electorate });
        }
    }
    ways
}

impl Ballot {
    /// Of nobody no share is reached, and nothing is carried without anybody for it.
    fn reaches(part: u128, whole: u128, share: &Value, strictly: bool) -> bool {
        let (own, of) = fraction(share);
        whole > 0 && if strictly { part * of > own * whole } else { part * of >= own * whole }
    }

    pub(crate) fn carries(&self, rule: &Value) -> bool {
        let Ballot { one, other, cast, electorate } = *self;
        if rule == "unanimity" {
            return one == electorate && one > 0;
        }
        let (name, content) = rule.as_object().unwrap().iter().next().unwrap();
        if name == "quorum" {
            let there = Self::reaches(cast, electorate, &content["share"], false);
            return there && self.carries(&content["rule"]);
        }
        let whole = match content["base"].as_str() {
            Some("electorate") => electorate,
            Some("votes_cast") => cast,
            _ => one + other,
        };
        one > 0 && Self::reaches(one, whole, &content["threshold"], content["strict"] == true)
    }
}

/// What a rule says of a count of heads of which every number is known. How single members voted, and what they weigh, is not.
pub(crate) fn told(rule: &Value, heads: &Value) -> Answer {
    let [yes, no, neither, all] =
        ["for", "against", "blank", "electorate"].map(|of| heads[of].as_u64().unwrap());
    let cast = yes + no + neither;
    match rule.as_str() {
        Some("unanimity") => return Answer::kept(yes > 0 && yes == all),
        Some("consensus") if yes == 0 || no > 0 => return Answer::Broken,
        Some("consensus") => return if cast == all { Answer::Kept } else { Answer::NotShown },
        Some(_) => return Answer::NotShown,
        None => {}
    }
    let (name, content) = rule.as_object().unwrap().iter().next().unwrap();
    let of_base = |share: &Value| match share["base"].as_str() {
        Some("electorate") => all,
        Some("votes_cast") => cast,
        _ => yes + no,
    };
    let reaches = |part: u64, whole: u64, share: &Value, strictly: bool| {
        Ballot::reaches(part.into(), whole.into(), share, strictly)
    };
    let parts = || content.as_array().unwrap().iter().map(|part| told(part, heads));
    match name.as_str() {
        "at_least" => Answer::kept(yes >= content.as_u64().unwrap()),
        "majority" if yes == 0 => Answer::Broken,
        "majority" if content["weighing"] == "by_weight" => Answer::NotShown,
        "majority" => {
            let made = reaches(yes, of_base(content), &content["threshold"], content["strict"] == true);
            // Some of those who were neither may have had no objection.
            if made || content["or_no_objection"] != true { Answer::kept(made) } else { Answer::NotShown }
        }
        "quorum" => {
            let present = if content["without_abstentions"] == true { yes + no } else { cast };
            let there = match content["weighing"] == "by_weight" {
                true => Answer::NotShown,
                false => Answer::kept(reaches(present, all.max(1), &content["share"], false)),
            };
            there.min(told(&content["rule"], heads))
        }
        "veto" => told(&content["rule"], heads).min(Answer::NotShown),
        "no_blocking_minority" if yes == 0 => Answer::Broken,
        "no_blocking_minority" if content["share"]["weighing"] == "by_weight" => Answer::NotShown,
        "no_blocking_minority" => {
            let share = &content["share"];
            let whole = if share.is_null() { all } else { of_base(share) };
            let blocks = |part: u64| match content["members"].as_u64() {
                Some(members) => part >= members,
                None => part > 0 && reaches(part, whole, &share["threshold"], share["strict"] == true),
            };
            match content["of"].as_str().unwrap() {
                "against" => Answer::kept(!blocks(no)),
                "with_veto" if blocks(no) => Answer::NotShown,
                "with_veto" => Answer::Kept,
                _ => Answer::kept(!blocks(whole - yes)),
            }
        }
        "casting_vote" if content["weighing"] == "by_weight" || yes == no => Answer::NotShown,
        "casting_vote" => Answer::kept(yes > no),
        "all_of" => parts().min().unwrap(),
        "any_of" => parts().max().unwrap(),
        _ => Answer::NotShown,
    }
}
