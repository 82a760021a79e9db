//! Several bodies that decide on one thing: gates that are combined, and one question that is counted in groups.

use negotiation::{
    decision::{Ballot, DecisionRule, Poll, Verdict, Vote},
    outcome::instrument::InstrumentStatus,
    talks::question::QuestionStatus,
    value::id::PartyId,
};

use crate::story::Story;

const HALF: &str = r#"{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}"#;

/// An amendment of the Swiss constitution, put to the people and to the cantons (Federal Constitution of the Swiss
/// Confederation, articles 140(1) and 142): both have to accept it. The result of a canton is its vote, and six cantons have
/// half a vote each, so that the 23 votes are counted in halves.
fn put_to_people_and_cantons() -> Story {
    let gate = |id: &str, kind: &str, body: &str| {
        format!(
            r#"a+b gate.required {{"gate":"{id}","kind":"{kind}","body":"{body}","question":"Do you accept?","on":{{"instrument":"article"}},"rule":{HALF}}}"#
        )
    };
    Story::open(r#"{"observing":"allowed","on_failed_gate":"rejects"}"#).principals(&["a", "b"]).given(&[
        r#"a instrument.drafted {"instrument":"article","kind":"contract","title":"The article","binding":true,"parties":["a","b"]}"#,
        r#"a+b instrument.agreed {"instrument":"article"}"#,
        &gate("people", "referendum", "The people"),
        &gate("cantons", "council", "The cantons"),
        r#"a+b instrument.revised {"instrument":"article","gates":{"all_of":[{"gate_passed":"people"},{"gate_passed":"cantons"}]}}"#,
        r#"a consent.signed {"instrument":"article","party":"a"}"#,
        r#"b consent.signed {"instrument":"article","party":"b"}"#,
        r#"a consent.expressed {"instrument":"article","party":"a","means":"ratification"}"#,
        r#"b consent.expressed {"instrument":"article","party":"b","means":"ratification"}"#,
    ])
}

fn told(result: &str, gate: &str, poll: Poll) -> String {
    let poll = serde_json::to_string(&poll).unwrap();
    format!(r#"secretariat gate.{result} {{"gate":"{gate}","poll":{poll}}}"#)
}

/// The same line in a mode.
fn by_mode(mode: &str, line: &str) -> String {
    line.replacen(' ', &format!(" mode={mode} "), 1)
}

fn status(story: &Story) -> InstrumentStatus {
    story.record.negotiation().instruments().next().unwrap().status()
}

const ENTERED: &str = r#"a+b instrument.entered_into_force {"instrument":"article","at":"2026-01-01"}"#;

/// Responsible Business Initiative, 29 November 2020: 50.7 % of the people, and 8½ of 23 votes of the cantons.
#[test]
fn what_the_people_accept_and_the_cantons_do_not_is_rejected() {
    for mode in ["governed", "observed"] {
        let people = told("passed", "people", Poll::counts(1_299_173, 1_261_673));
        let cantons = Poll::counts(17, 29);
        let mut story = put_to_people_and_cantons();
        story.tell(&by_mode(mode, &people));
        // One of two is not enough, and nobody tells the other otherwise than it was.
        assert_eq!(story.refused(ENTERED).rule().id(), "instrument.entered_into_force.gates");
        let passed = told("passed", "cantons", cantons);
        assert_eq!(story.refused(&passed).rule().id(), "gate.passed.threshold");
        assert_eq!(story.irregularities(&passed), ["gate.passed.threshold"]);
        story.tell(&by_mode(mode, &told("failed", "cantons", cantons)));
        if mode == "governed" {
            assert_eq!(status(&story), InstrumentStatus::Rejected);
        } else {
            assert_eq!(story.irregularities(ENTERED), ["instrument.entered_into_force.gates"]);
        }
    }
}

#[test]
fn eleven_and_a_half_of_the_cantons_are_no_majority_and_twelve_are() {
    let half: DecisionRule = serde_json::from_str(HALF).unwrap();
    assert_eq!(half.of_poll(&Poll::counts(23, 23)), Verdict::Failed);
    assert_eq!(half.of_poll(&Poll::counts(24, 22)), Verdict::Carried);
    for mode in ["governed", "observed"] {
        // In whichever order they are told.
        let mut all = [
            told("passed", "cantons", Poll::counts(24, 22)),
            told("passed", "people", Poll::counts(1_000_001, 1_000_000)),
        ];
        for _ in 0..2 {
            let mut story = put_to_people_and_cantons();
            story.tell(&by_mode(mode, &all[0]));
            assert_eq!(story.refused(ENTERED).rule().id(), "instrument.entered_into_force.gates", "{mode}");
            story.tell(&by_mode(mode, &all[1]));
            // It follows by itself, unless one only watches.
            if mode == "observed" {
                assert_eq!(story.irregularities(ENTERED), [""; 0]);
                story.tell(&by_mode(mode, ENTERED));
            }
            assert_eq!(status(&story), InstrumentStatus::InForce, "{mode}");
            all.reverse();
        }
    }
}

/// First reading of the ordinary legislative procedure of the European Union (Treaty on the Functioning of the European
/// Union, articles 231 and 294(3) and (4); Treaty on European Union, article 16(4)): the Parliament takes its position by a
/// majority of the votes cast, and the Council approves it by a qualified majority. Both are one electorate, counted in two
/// groups.
fn of_both() -> DecisionRule {
    let qualified = r#"{"all_of":[
        {"majority":{"base":"electorate","threshold":"55%","strict":false}},
        {"any_of":[
            {"majority":{"base":"electorate","threshold":"65%","strict":false,"weighing":"by_weight"}},
            {"no_blocking_minority":{"of":"not_for","members":4}}]}]}"#;
    let by_weight = HALF.replace(r#""strict":true"#, r#""strict":true,"weighing":"by_weight""#);
    let rule = format!(
        r#"{{"all_of":[{{"among":{{"group":"parliament","rule":{by_weight}}}}},{{"among":{{"group":"council","rule":{qualified}}}}}]}}"#
    );
    serde_json::from_str(&rule).unwrap()
}

#[test]
fn a_council_and_a_parliament_decide_together() {
    let rule = of_both();
    let (parliament, council) =
        (vec![PartyId::new("parliament").unwrap()], vec![PartyId::new("council").unwrap()]);
    let members: Vec<_> = (0..34).map(|at| PartyId::new(format!("m{at}")).unwrap()).collect();
    // Seven groups of the Parliament with their seats, and twenty-seven states with their parts of the people.
    let seats = [188, 136, 84, 78, 77, 53, 46];
    let decided = |groups: [Option<Ballot>; 7], states: &[(usize, u64, Option<Ballot>)]| {
        let states = states.iter().flat_map(|(number, weight, says)| vec![(*weight, *says); *number]);
        let seats = seats.into_iter().zip(groups).map(|own| (own, &parliament));
        let all: Vec<_> = seats.chain(states.map(|own| (own, &council))).collect();
        assert_eq!(all.len(), members.len());
        let votes = members.iter().zip(&all).map(|(party, ((weight, says), group))| {
            Vote::new(party, *says).with_weight(*weight).with_groups(group)
        });
        rule.at_close(&votes.collect::<Vec<_>>(), false)
    };
    let (yes, no, abstain) = (Some(Ballot::For), Some(Ballot::Against), Some(Ballot::Abstain));
    let four = [yes, yes, no, no, yes, no, no];
    let fifteen = [(15, 52, yes), (12, 35, no)];
    assert_eq!(
        decided(four, &fifteen),
        Verdict::Carried,
        "401 to 261, and fifteen states with 65 % of the people"
    );
    // Each of the two can stop it.
    assert_eq!(decided([no, yes, no, no, yes, no, no], &fifteen), Verdict::Failed, "213 to 449");
    assert_eq!(decided(four, &[(14, 60, yes), (13, 1, no)]), Verdict::Failed, "fourteen states");
    assert_eq!(decided(four, &[(15, 51, yes), (12, 36, no)]), Verdict::Failed, "63.9 % of the people");
    // Who abstains in the Council is not for it; in the Parliament nobody asks.
    assert_eq!(decided(four, &[(15, 51, yes), (12, 36, abstain)]), Verdict::Failed);
    assert_eq!(
        decided([yes, no, no, abstain, abstain, abstain, abstain], &fifteen),
        Verdict::Failed,
        "188 to 220"
    );
    assert_eq!(
        decided([yes, no, abstain, abstain, abstain, abstain, abstain], &fifteen),
        Verdict::Carried,
        "188 to 136"
    );
    // Three states alone do not block.
    assert_eq!(decided(four, &[(24, 1, yes), (3, 60, no)]), Verdict::Carried);
}

/// The same at the table: one question, put by the secretariat to the members of both with their weights.
#[test]
fn one_question_is_put_to_two_bodies() {
    let member = |party: &str, weight: u64, group: &str| {
        format!(r#"{{"party":"{party}","weight":{weight},"groups":["{group}"]}}"#)
    };
    let electorate = [
        member("left", 330, "parliament"),
        member("right", 390, "parliament"),
        member("east", 40, "council"),
        member("west", 60, "council"),
    ];
    let rule = of_both();
    let put = format!(
        r#"secretariat question.put {{"question":"act","text":"Do you approve the position?","on":{{"point":"act"}},"rule":{},"electorate":[{}]}}"#,
        serde_json::to_string(&rule).unwrap(),
        electorate.join(",")
    );
    let group = |id: &str| {
        format!(r#"secretariat party.added {{"party":"{id}","name":"The {id}","kind":"organization"}}"#)
    };
    let opened = || {
        Story::open(r#"{"observing":"allowed"}"#).principals(&["left", "right", "east", "west"]).given(&[
            &group("parliament"),
            &group("council"),
            r#"east point.tabled {"point":"act","title":"The act","areas":["economy"],"wording":{"id":"w","text":"words"}}"#,
            &put,
        ])
    };
    let vote = |mode: &str, party: &str, vote: &str| {
        format!(
            r#"{party} mode={mode} question.voted {{"question":"act","party":"{party}","vote":"{vote}"}}"#
        )
    };
    let stands =
        |story: &Story| story.record.negotiation().question(&"act".parse().unwrap()).unwrap().status();
    for mode in ["governed", "observed"] {
        let mut story = opened();
        let carried = r#"secretariat question.carried {"question":"act","basis":"votes"}"#;
        for (party, says) in [("right", "for"), ("left", "against"), ("west", "for")] {
            story.tell(&vote(mode, party, says));
            assert_eq!(stands(&story), QuestionStatus::Open, "{mode}: {party}");
        }
        // One of two states is no qualified majority, however many people it has.
        assert_eq!(story.refused(carried).rule().id(), "question.carried.rule");
        story.tell(&vote(mode, "east", "for"));
        if mode == "observed" {
            story.tell(&carried.replacen(' ', " mode=observed ", 1));
        }
        assert_eq!(stands(&story), QuestionStatus::Carried, "{mode}");
        assert_eq!(story.record.entries().last().unwrap().irregularities(), []);
    }
}
