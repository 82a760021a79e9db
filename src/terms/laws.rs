//! Laws of counting, against an evaluation written again in the plainest way.

use proptest::prelude::*;

use super::*;
use crate::{id::PartyId, share::Share};

const ANSWERS: [Option<Ballot>; 5] =
    [None, Some(Ballot::For), Some(Ballot::Against), Some(Ballot::Abstain), Some(Ballot::Recused)];

fn id(text: &str) -> PartyId {
    PartyId::new(text).unwrap()
}

/// Carried or not once everybody has answered.
fn naive(rule: &DecisionRule, votes: &[Vote<'_>]) -> bool {
    let sum = |ballots: &[Ballot], weighed: bool| -> u64 {
        votes
            .iter()
            .filter(|vote| ballots.iter().any(|ballot| vote.stance == Some(*ballot)))
            .map(|vote| if weighed { vote.weight } else { 1 })
            .sum()
    };
    match rule {
        DecisionRule::Unanimity => {
            sum(&[Ballot::For], false) > 0 && sum(&[Ballot::Against, Ballot::Abstain], false) == 0
        }
        DecisionRule::Consensus => sum(&[Ballot::For], false) > 0 && sum(&[Ballot::Against], false) == 0,
        DecisionRule::Majority(majority) => {
            let weighed = majority.weighing() == Weighing::ByWeight;
            let part = sum(&[Ballot::For], weighed);
            let whole = match majority.base() {
                Base::ForAndAgainst => sum(&[Ballot::For, Ballot::Against], weighed),
                Base::Electorate | Base::VotesCast => {
                    sum(&[Ballot::For, Ballot::Against, Ballot::Abstain], weighed)
                }
            };
            let enough = if majority.is_strict() {
                majority.threshold().is_exceeded_by(part, whole)
            } else {
                majority.threshold().is_reached_by(part, whole)
            };
            part > 0 && enough
        }
        DecisionRule::Among(among) => {
            let inside: Vec<_> =
                votes.iter().filter(|vote| vote.groups.contains(among.group())).copied().collect();
            naive(among.rule(), &inside)
        }
        DecisionRule::AllOf(parts) => parts.iter().all(|part| naive(part, votes)),
        DecisionRule::AnyOf(parts) => parts.iter().any(|part| naive(part, votes)),
    }
}

/// The verdict by trying every way in which those who are missing may answer.
fn exhaustive(rule: &DecisionRule, votes: &[Vote<'_>]) -> Verdict {
    fn every(rule: &DecisionRule, votes: &mut [Vote<'_>], seen: &mut [bool; 2]) {
        match votes.iter().position(|vote| vote.stance.is_none()) {
            None => seen[usize::from(naive(rule, votes))] = true,
            Some(at) => {
                for answer in &ANSWERS[1..] {
                    votes[at].stance = *answer;
                    every(rule, votes, seen);
                }
                votes[at].stance = None;
            }
        }
    }
    let mut seen = [false; 2];
    every(rule, &mut votes.to_vec(), &mut seen);
    match seen {
        [false, true] => Verdict::Carried,
        [true, true] => Verdict::Open,
        _ => Verdict::Failed,
    }
}

fn majorities() -> Vec<DecisionRule> {
    let mut all = Vec::new();
    for base in [Base::Electorate, Base::VotesCast, Base::ForAndAgainst] {
        for (n, d, strict) in [(1, 2, true), (1, 2, false), (2, 3, false), (1, 1, false), (1, 3, true)] {
            let made = Majority::new(base, Share::new(n, d).unwrap(), strict).unwrap();
            all.extend([made.clone().into(), made.by_weight().into()]);
        }
    }
    all
}

fn rules() -> Vec<DecisionRule> {
    let among = |group, rule| DecisionRule::among(id(group), rule).unwrap();
    let mut all = majorities();
    all.extend([DecisionRule::Unanimity, DecisionRule::Consensus]);
    let both = DecisionRule::all_of([
        among("north", DecisionRule::majority()),
        among("south", DecisionRule::two_thirds()),
    ]);
    let either = DecisionRule::any_of([
        among("north", among("south", DecisionRule::Unanimity)),
        DecisionRule::absolute_majority(),
        among("nobody", DecisionRule::Consensus),
    ]);
    all.extend([both.unwrap(), either.unwrap()]);
    all
}

#[test]
fn every_electorate_up_to_four_is_counted_as_by_hand() {
    let names = ["a", "b", "c", "d"].map(id);
    let groups = [vec![id("north")], vec![id("south")], vec![id("north"), id("south")], vec![id("north")]];
    let weights = [3, 1, 0, 2];
    for members in 0..=4_usize {
        for code in 0..5_usize.pow(u32::try_from(members).unwrap()) {
            let votes: Vec<_> = (0..members)
                .map(|at| {
                    let answer = ANSWERS[code / 5_usize.pow(u32::try_from(at).unwrap()) % 5];
                    Vote::new(&names[at], answer).with_weight(weights[at]).with_groups(&groups[at])
                })
                .collect();
            for rule in rules() {
                let verdict = rule.verdict(&votes);
                assert_eq!(verdict, exhaustive(&rule, &votes), "{rule:?} {votes:?}");
                let outcome = rule.count(&votes);
                assert_eq!(outcome.verdict(), verdict);
                every_reason(outcome.reason());
            }
        }
    }
}

fn every_reason(reason: &Reason) {
    assert_eq!(reason.lacking() == 0, reason.verdict().is_carried(), "{reason} {reason:?}");
    reason.parts().iter().for_each(every_reason);
}

#[test]
fn reasons_read_as_a_chair_would_say_them() {
    let names = ["us", "ukraine", "europe", "russia"].map(id);
    let west = [id("west")];
    let stances = [Some(Ballot::For), Some(Ballot::For), Some(Ballot::For), None];
    let mut votes: Vec<_> = names.iter().zip(stances).map(|(name, stance)| Vote::new(name, stance)).collect();
    assert_eq!(DecisionRule::Unanimity.count(&votes).to_string(), "unanimity: 3 of 4 for; missing: `russia`");
    votes[3].stance = Some(Ballot::Against);
    assert_eq!(
        DecisionRule::Consensus.count(&votes).to_string(),
        "consensus: 3 of 4 for, 1 against; against: `russia`"
    );
    votes[0].groups = &west;
    let among = DecisionRule::among(id("west"), DecisionRule::majority()).unwrap();
    let rule = DecisionRule::all_of([among, DecisionRule::Unanimity]).unwrap();
    assert_eq!(
        rule.count(&votes).to_string(),
        "all of: failed, 1 of 2 parts carried, 2 needed\n  among `west`: carried\n    \
         majority (more than 50% of those for and against): 1 of 1 for, 1 needed\n  \
         unanimity: 3 of 4 for; against: `russia`"
    );
}

fn ballots() -> impl Strategy<Value = Vec<(usize, u64, bool, bool)>> {
    let weight = prop_oneof![0_u64..5, Just(u64::MAX / 64)];
    prop::collection::vec((0..ANSWERS.len(), weight, any::<bool>(), any::<bool>()), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_does_not_matter_and_who_turns_for_never_harms(ballots in ballots(), turn in 0_usize..12) {
        let names: Vec<_> = (0..ballots.len()).map(|at| id(&format!("p{at}"))).collect();
        let (north, south) = (id("north"), id("south"));
        let groups: Vec<Vec<PartyId>> = ballots.iter().map(|(_, _, is_north, is_south)| {
            [(is_north, &north), (is_south, &south)].into_iter()
                .filter(|(is_in, _)| **is_in).map(|(_, group)| group.clone()).collect()
        }).collect();
        let votes: Vec<_> = (0..ballots.len()).map(|at| {
            Vote::new(&names[at], ANSWERS[ballots[at].0]).with_weight(ballots[at].1).with_groups(&groups[at])
        }).collect();
        let newcomer = id("newcomer");
        for rule in rules() {
            let verdict = rule.verdict(&votes);
            let mut turned = votes.clone();
            turned.reverse();
            turned.rotate_left(turn.min(votes.len()));
            prop_assert_eq!(rule.verdict(&turned), verdict);
            prop_assert_eq!(rule.count(&votes).verdict(), verdict);

            let mut more = votes.clone();
            more.push(Vote::new(&newcomer, Some(Ballot::For)));
            prop_assert!(rule.verdict(&more) >= verdict, "{:?}", rule);
            if let Some(vote) = more.get_mut(turn) {
                vote.stance = Some(Ballot::For);
                prop_assert!(!verdict.is_carried() || rule.verdict(&more).is_carried(), "{:?}", rule);
            }
        }
    }
}
