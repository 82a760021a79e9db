//! Laws of counting, against an evaluation written again in the plainest way.

use proptest::prelude::*;

use super::*;
use crate::value::{id::PartyId, share::Share};

const ANSWERS: [Option<Ballot>; 7] = [
    None,
    Some(Ballot::For),
    Some(Ballot::Against),
    Some(Ballot::Abstain),
    Some(Ballot::Recused),
    Some(Ballot::NoObjection),
    Some(Ballot::AgainstWithVeto),
];

fn id(text: &str) -> PartyId {
    PartyId::new(text).unwrap()
}

/// Those who are there and say nothing.
fn in_silence(votes: &[Vote<'_>], weighed: bool) -> u64 {
    let there = votes.iter().filter(|vote| vote.stance.is_none() && vote.present);
    there.map(|vote| if weighed { vote.weight } else { 1 }).sum()
}

/// What the rule says when no more answers come.
fn naive(rule: &DecisionRule, votes: &[Vote<'_>]) -> Verdict {
    let carried = |carried: bool| if carried { Verdict::Carried } else { Verdict::Failed };
    let sum = |stances: &[Option<Ballot>], weighed: bool| -> u64 {
        votes
            .iter()
            .filter(|vote| stances.contains(&vote.stance))
            .map(|vote| if weighed { vote.weight } else { 1 })
            .sum()
    };
    let [away, yes, no, neither, aside, unopposed, vetoing] = ANSWERS;
    let count = |stances: &[Option<Ballot>], weighed: bool| -> u64 {
        // Who vetoes is against as well.
        let vetoing = if stances.contains(&no) { sum(&[vetoing], weighed) } else { 0 };
        sum(stances, weighed) + vetoing
    };
    let is_yes = sum(&[yes], false) > 0;
    let passing = |share: &Majority| {
        if share.counts_no_objection() {
            sum(&[unopposed], share.weighing() == Weighing::ByWeight)
        } else {
            0
        }
    };
    let whole = |share: &Majority| {
        let weighed = share.weighing() == Weighing::ByWeight;
        match (share.base(), share.recused()) {
            (Base::ForAndAgainst, _) => count(&[yes, no], weighed) + passing(share),
            (Base::VotesCast, _) => count(&[yes, no, neither, unopposed], weighed),
            (Base::Electorate, Recusal::Leaves) => count(&[yes, no, neither, unopposed, away], weighed),
            (Base::Electorate, Recusal::Stays) => count(&[yes, no, neither, unopposed, away, aside], weighed),
        }
    };
    match rule {
        DecisionRule::Unanimity => carried(is_yes && count(&[no, neither, unopposed, away], false) == 0),
        DecisionRule::Consensus if count(&[no], false) > 0 => Verdict::Failed,
        DecisionRule::Consensus if sum(&[away], false) > 0 => Verdict::Open,
        DecisionRule::Consensus => carried(sum(&[yes], false) > 0),
        DecisionRule::Majority(majority) => {
            let weighed = majority.weighing() == Weighing::ByWeight;
            let (part, whole) = (sum(&[yes], weighed) + passing(majority), whole(majority));
            let enough = if majority.is_strict() {
                majority.threshold().is_exceeded_by(part, whole)
            } else {
                majority.threshold().is_reached_by(part, whole)
            };
            carried(is_yes && part > 0 && enough)
        }
        DecisionRule::AtLeast(least) => carried(sum(&[yes], false) >= u64::from(least.get())),
        DecisionRule::NoBlockingMinority(minority) => {
            let share = minority.share();
            let weighed = share.is_some_and(|share| share.weighing() == Weighing::ByWeight);
            let absent = share.map_or(Base::Electorate, Majority::base) == Base::Electorate;
            let part = match minority.of() {
                Blocking::Against => count(&[no], weighed),
                Blocking::WithVeto => sum(&[vetoing], weighed),
                Blocking::NotFor if absent => count(&[no, neither, unopposed, away], weighed),
                Blocking::NotFor => count(&[no, neither, unopposed], weighed),
            };
            let blocked = match (minority.members(), share) {
                (Some(members), _) => part >= u64::from(members.get()),
                (None, Some(share)) => part > 0 && share.is_made_by(part, whole(share)),
                (None, None) => unreachable!(),
            };
            carried(is_yes && !blocked)
        }
        DecisionRule::CastingVote(casting) => {
            let weighed = casting.weighing() == Weighing::ByWeight;
            let (pro, contra) = (count(&[yes], weighed), count(&[no], weighed));
            let decides = votes.iter().any(|vote| vote.party == casting.by() && vote.stance == yes);
            carried(pro > contra || pro == contra && decides)
        }
        DecisionRule::Declared => Verdict::Open,
        DecisionRule::Quorum(quorum) => {
            let weighed = quorum.weighing() == Weighing::ByWeight;
            let all = count(&[yes, no, neither, unopposed, away], weighed);
            let beside = match quorum.counting() {
                Counting::ForAndAgainst => 0,
                Counting::Votes => sum(&[neither, unopposed], weighed),
                Counting::Present => sum(&[neither, unopposed], weighed) + in_silence(votes, weighed),
            };
            let present = count(&[yes, no], weighed) + beside;
            if quorum.share().is_reached_by(present, all) {
                naive(quorum.rule(), votes)
            } else {
                Verdict::Failed
            }
        }
        DecisionRule::Veto(veto) => {
            let vetoed = votes
                .iter()
                .any(|vote| (vote.stance == no || vote.stance == vetoing) && veto.of().contains(vote.party));
            if vetoed { Verdict::Failed } else { naive(veto.rule(), votes) }
        }
        DecisionRule::Among(among) => {
            let inside: Vec<_> =
                votes.iter().filter(|vote| vote.groups.contains(among.group())).copied().collect();
            naive(among.rule(), &inside)
        }
        DecisionRule::AllOf(parts) => parts.iter().map(|part| naive(part, votes)).min().unwrap(),
        DecisionRule::AnyOf(parts) => parts.iter().map(|part| naive(part, votes)).max().unwrap(),
    }
}

/// The verdict by trying everything that those who are missing may do: answer, or stay away.
fn exhaustive(rule: &DecisionRule, votes: &[Vote<'_>]) -> Verdict {
    fn every(rule: &DecisionRule, votes: &mut [Vote<'_>], missing: &[usize], seen: &mut [bool; 2]) {
        match missing.split_first() {
            None => seen[usize::from(naive(rule, votes).is_carried())] = true,
            Some((at, others)) => {
                for answer in ANSWERS {
                    votes[*at].stance = answer;
                    every(rule, votes, others, seen);
                }
            }
        }
    }
    let missing: Vec<_> = (0..votes.len()).filter(|at| votes[*at].stance.is_none()).collect();
    let mut seen = [false; 2];
    every(rule, &mut votes.to_vec(), &missing, &mut seen);
    match seen {
        [false, true] => Verdict::Carried,
        [true, true] => Verdict::Open,
        _ => Verdict::Failed,
    }
}

/// Those of which nobody can tell before they are declared, or which say `open` a little longer.
fn is_exact(rule: &DecisionRule) -> bool {
    fn has(rule: &DecisionRule, one: &dyn Fn(&DecisionRule) -> bool) -> bool {
        one(rule) || rule.parts().iter().any(|part| has(part, one))
    }
    let quorum = |rule: &DecisionRule| matches!(rule, DecisionRule::Quorum(_));
    let either = |rule: &DecisionRule| matches!(rule, DecisionRule::AnyOf(_)) && has(rule, &quorum);
    !has(rule, &|rule| matches!(rule, DecisionRule::Declared)) && !has(rule, &either)
}

fn majorities() -> Vec<DecisionRule> {
    let mut all = Vec::new();
    for base in [Base::Electorate, Base::VotesCast, Base::ForAndAgainst] {
        for (n, d, strict) in [(1, 2, true), (1, 2, false), (2, 3, false), (1, 1, false), (1, 3, true)] {
            let made = Majority::new(base, Share::new(n, d).unwrap(), strict).unwrap();
            all.extend([made.clone().into(), made.clone().with_recused_in().into(), made.by_weight().into()]);
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
    let (half, third) = (Share::HALF, Share::new(2, 3).unwrap());
    let quorum = |share, rule| DecisionRule::quorum(share, rule).unwrap();
    let veto = |of: &[&str], rule| DecisionRule::veto(of.iter().map(|name| id(name)), rule).unwrap();
    let least = |n| DecisionRule::at_least(n).unwrap();
    let security_council = veto(&["a", "c"], least(2));
    all.extend([
        least(1),
        least(3),
        DecisionRule::Declared,
        security_council.clone(),
        veto(&["b"], DecisionRule::Consensus),
        veto(&["nobody"], DecisionRule::majority()),
        quorum(half, DecisionRule::majority()),
        quorum(third, security_council.clone()),
        quorum(third, DecisionRule::Consensus),
        DecisionRule::quorum_by_weight(third, DecisionRule::two_thirds()).unwrap(),
        among("north", quorum(half, DecisionRule::majority())),
        veto(&["a"], quorum(third, least(1))),
        DecisionRule::all_of([quorum(half, least(1)), security_council]).unwrap(),
        DecisionRule::any_of([quorum(third, least(1)), DecisionRule::majority()]).unwrap(),
        DecisionRule::any_of([DecisionRule::Declared, least(2)]).unwrap(),
    ]);
    let share = |base, n, d, strict| Majority::new(base, Share::new(n, d).unwrap(), strict).unwrap();
    let vetoes = Minority::of_share(Blocking::WithVeto, share(Base::VotesCast, 1, 3, true).by_weight());
    let four = |of| DecisionRule::from(Minority::of_members(of, 2).unwrap());
    let council = DecisionRule::any_of([
        share(Base::Electorate, 2, 3, false).by_weight().into(),
        four(Blocking::NotFor),
    ]);
    all.extend([
        DecisionRule::at_most_against(0).unwrap(),
        DecisionRule::at_most_against(1).unwrap(),
        four(Blocking::NotFor),
        council.unwrap(),
        Minority::of_share(Blocking::NotFor, share(Base::VotesCast, 1, 2, false)).into(),
        Minority::of_share(Blocking::Against, share(Base::ForAndAgainst, 1, 3, false)).into(),
        DecisionRule::all_of([quorum(third, DecisionRule::majority()), vetoes.into()]).unwrap(),
        CastingVote::of(id("a")).into(),
        CastingVote::of(id("c")).by_weight().into(),
        among("north", CastingVote::of(id("d")).into()),
        quorum(half, DecisionRule::majority()).counting(Counting::ForAndAgainst),
        quorum(half, DecisionRule::majority()).counting(Counting::Present),
        share(Base::Electorate, 2, 3, false).or_no_objection().into(),
        share(Base::ForAndAgainst, 1, 2, true).or_no_objection().into(),
    ]);
    all
}

#[test]
fn every_electorate_up_to_four_is_counted_as_by_hand() {
    let names = ["a", "b", "c", "d"].map(id);
    let groups = [vec![id("north")], vec![id("south")], vec![id("north"), id("south")], vec![id("north")]];
    let weights = [3, 1, 0, 2];
    for members in 0..=4_usize {
        for code in 0..7_usize.pow(u32::try_from(members).unwrap()) {
            let votes: Vec<_> = (0..members)
                .map(|at| {
                    let answer = ANSWERS[code / 7_usize.pow(u32::try_from(at).unwrap()) % 7];
                    let vote = Vote::new(&names[at], answer).with_weight(weights[at]);
                    vote.with_groups(&groups[at]).with_present(at % 2 == 0)
                })
                .collect();
            for rule in rules() {
                let verdict = rule.verdict(&votes);
                let exhausted = exhaustive(&rule, &votes);
                if is_exact(&rule) {
                    assert_eq!(verdict, exhausted, "{rule:?} {votes:?}");
                } else {
                    assert!(verdict == Verdict::Open || verdict == exhausted, "{rule:?} {votes:?}");
                }
                assert_eq!(rule.at_close(&votes, false), naive(&rule, &votes), "{rule:?} {votes:?}");
                let mut silent = votes.clone();
                for vote in &mut silent {
                    vote.stance = vote.stance.or(Some(Ballot::For));
                }
                assert_eq!(rule.at_close(&votes, true), naive(&rule, &silent), "{rule:?} {votes:?}");
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

#[test]
fn a_majority_of_the_votes_without_each_community_is_no_sufficient_consensus() {
    // Northern Ireland, rules of procedure of 1996: a majority by the votes of the last election, of
    // each community, and of the number of parties.
    let names = ["uup", "sdlp", "alliance", "dup", "sinn-fein"].map(id);
    let groups = [
        vec![id("unionist")],
        vec![id("nationalist")],
        vec![],
        vec![id("unionist")],
        vec![id("nationalist")],
    ];
    let weights = [30, 21, 7, 24, 17];
    let stances = [Ballot::Against, Ballot::For, Ballot::For, Ballot::Against, Ballot::For];
    let votes: Vec<_> = (0..names.len())
        .map(|at| Vote::new(&names[at], Some(stances[at])).with_weight(weights[at]).with_groups(&groups[at]))
        .collect();
    let of = |group| DecisionRule::among(id(group), DecisionRule::majority()).unwrap();
    let parties = DecisionRule::majority();
    let rule = DecisionRule::all_of([parties.clone(), of("unionist"), of("nationalist")]).unwrap();
    assert_eq!(parties.verdict(&votes), Verdict::Carried);
    assert_eq!(
        rule.count(&votes).to_string(),
        "all of: failed, 2 of 3 parts carried, 3 needed\n  \
         majority (more than 50% of those for and against): 3 of 5 for, 3 needed; against: `uup`, `dup`\n  \
         among `unionist`: failed\n    \
         majority (more than 50% of those for and against): 0 of 2 for, 2 needed; against: `uup`, `dup`\n  \
         among `nationalist`: carried\n    \
         majority (more than 50% of those for and against): 2 of 2 for, 2 needed"
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

            // Whatever was certain is so when no more answers come.
            let closed = rule.at_close(&votes, false);
            prop_assert!(verdict == Verdict::Open || closed == verdict, "{:?}", rule);

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
