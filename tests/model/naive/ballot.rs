//! Ballots outside the table: every way in which one can have been, as far as its numbers go.

use serde_json::Value;

/// A ballot of which everything is known, in whatever unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ballot {
    one: u128,
    other: u128,
    cast: u128,
    electorate: u128,
    /// How many were there at least.
    there: u128,
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
    let there = own("present").unwrap_or(heard);
    heard <= there && own("electorate").is_none_or(|all| there <= all)
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
                    let electorate = UNIT * UNIT;
                    // Nobody else was there, or all were.
                    ways.extend([whole, electorate].map(|there| Ballot {
                        one,
                        other,
                        cast: whole,
                        electorate,
                        there,
                    }));
                }
            }
        }
        return ways;
    }
    let own = |name: &str| poll["counts"][name].as_u64().map(u128::from);
    let (one, other) = (own("for").unwrap(), own("against").unwrap());
    let (all, present) = (own("electorate"), own("present"));
    let most = present.or(all).unwrap_or(one + other + 40);
    for cast in one + other..=most {
        if own("blank").is_some_and(|blank| one + other + blank != cast) {
            continue;
        }
        let fewest = present.unwrap_or(cast);
        for electorate in all.map_or(fewest..=fewest + 40, |all| all..=all) {
            let there = present.map_or([cast, electorate], |present| [present; 2]);
            ways.extend(there.map(|there| Ballot { one, other, cast, electorate, there }));
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
        let Ballot { one, other, cast, electorate, there } = *self;
        if rule == "unanimity" {
            return one == electorate && one > 0;
        }
        let (name, content) = rule.as_object().unwrap().iter().next().unwrap();
        if name == "quorum" {
            let taking_part = match content["counting"].as_str() {
                Some("for_and_against") => one + other,
                Some("present") => there,
                _ => cast,
            };
            let enough = Self::reaches(taking_part, electorate, &content["share"], false);
            return enough && self.carries(&content["rule"]);
        }
        let whole = match content["base"].as_str() {
            Some("electorate") => electorate,
            Some("votes_cast") => cast,
            _ => one + other,
        };
        one > 0 && Self::reaches(one, whole, &content["threshold"], content["strict"] == true)
    }
}
