//! Ballots outside the table: what can be, what is certain, and what was only quoted.

use crate::story::Story;
use Verdict::{Carried, Failed, Open};
use negotiation::{
    decision::{DecisionRule, Poll, Verdict},
    outcome::gate::GateStatus,
    value::share::Share,
};

fn rule(text: &str) -> DecisionRule {
    serde_json::from_str(text).unwrap()
}

fn majority(base: &str, threshold: &str, strict: bool) -> DecisionRule {
    let (base, threshold) = (format!(r#""base":"{base}""#), format!(r#""threshold":"{threshold}""#));
    rule(&format!(r#"{{"majority":{{{base},{threshold},"strict":{strict}}}}}"#))
}

fn quoted(in_favour: &str, against: &str) -> Poll {
    Poll::shares(share(in_favour), share(against))
}

fn share(text: &str) -> Share {
    text.parse().unwrap()
}

/// The rule under which a result is refused; none if it is recorded.
fn refused(shares: [&str; 2]) -> Option<&'static str> {
    let gate =
        r#"secretariat gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?"}"#;
    let story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[gate]);
    let [one, other] = shares;
    let poll = format!(r#"{{"shares":{{"for":"{one}","against":"{other}"}}}}"#);
    let passed = format!(r#"secretariat gate.passed {{"gate":"g","poll":{poll}}}"#);
    story.refusal(&passed).map(|refusal| refusal.rule().id())
}

#[test]
fn shares_of_one_ballot_are_not_of_more_than_the_whole_but_for_rounding() {
    for [one, other] in [["51%", "50%"], ["50.21%", "49.78%"], ["100%", "0%"], ["50.21%", "50.21%"]] {
        assert_eq!(refused([one, other]), None, "{one} and {other}");
    }
    for [one, other] in [["75%", "75%"], ["60%", "60%"], ["66%", "35.1%"], ["100%", "100%"], ["101%", "0%"]] {
        assert_eq!(refused([one, other]), Some("gate.any.poll"), "{one} and {other}");
    }
}

#[test]
fn a_share_of_the_greatest_numbers_is_refused_and_not_a_panic() {
    let most = ["18446744073709551614/18446744073709551615", "18446744073709551613/18446744073709551614"];
    assert_eq!(refused(most), Some("gate.any.poll"));
    let poll = quoted(most[0], "0%").with_turnout(share(most[1]));
    for base in ["electorate", "votes_cast", "for_and_against"] {
        let _ = majority(base, most[1], false).of_poll(&poll);
    }
    let far = Poll::counts(u64::MAX, 1).with_blank(u64::MAX).with_electorate(u64::MAX);
    assert_eq!(DecisionRule::majority().of_poll(&far), Open, "there can be no such result");
}

#[test]
fn a_rule_is_counted_over_a_poll_as_far_as_its_numbers_go() {
    let majority = DecisionRule::majority();
    assert_eq!(majority.of_poll(&Poll::counts(2, 1)), Carried);
    assert_eq!(majority.of_poll(&Poll::counts(1, 1)), Failed);
    assert_eq!(majority.of_poll(&quoted("49.78%", "50.21%")), Failed);
    let turnout = DecisionRule::quorum(Share::HALF, majority).unwrap();
    assert_eq!(turnout.of_poll(&Poll::counts(2, 1)), Open);
    assert_eq!(turnout.of_poll(&Poll::counts(2, 1).with_blank(0).with_electorate(4)), Carried);
    assert_eq!(turnout.of_poll(&Poll::counts(2, 1).with_blank(0).with_electorate(8)), Failed);
    assert_eq!(turnout.of_poll(&Poll::counts(1, 2)), Failed);
}

#[test]
fn what_a_missing_number_cannot_change_is_certain() {
    let lost = Poll::counts(3, 30);
    // Blank ones only make it worse, and so do those who stayed away.
    assert_eq!(majority("votes_cast", "1/2", true).of_poll(&lost), Failed);
    assert_eq!(majority("electorate", "1/2", true).of_poll(&lost), Failed);
    let won = Poll::counts(30, 3);
    assert_eq!(majority("votes_cast", "1/2", true).of_poll(&won), Open, "forty may have been blank");
    assert_eq!(majority("votes_cast", "1/2", true).of_poll(&won.with_electorate(50)), Carried);
    assert_eq!(majority("electorate", "1/2", true).of_poll(&won), Open);
    assert_eq!(majority("electorate", "1/2", true).of_poll(&quoted("40%", "60%")), Failed);
    // Sixty of a hundred are more than half, whoever else came.
    let half = DecisionRule::quorum(Share::HALF, DecisionRule::majority()).unwrap();
    assert_eq!(half.of_poll(&Poll::counts(40, 20).with_electorate(100)), Carried);
    assert_eq!(half.of_poll(&Poll::counts(20, 10).with_electorate(100)), Open);
}

#[test]
fn all_are_for_it_or_nobody_is_against_it() {
    let [unanimity, consensus] = ["\"unanimity\"", "\"consensus\""].map(rule);
    let all = Poll::counts(10, 0).with_blank(0);
    assert_eq!(unanimity.of_poll(&all.with_electorate(10)), Carried);
    assert_eq!(consensus.of_poll(&all.with_electorate(10)), Carried);
    assert_eq!(unanimity.of_poll(&all), Open, "others may have stayed away");
    assert_eq!(unanimity.of_poll(&all.with_electorate(12)), Failed);
    assert_eq!(consensus.of_poll(&all.with_electorate(12)), Open, "who was away has not shown consent");
    assert_eq!(consensus.of_poll(&all.with_blank(2).with_electorate(12)), Carried);
    assert_eq!(unanimity.of_poll(&Poll::counts(10, 0).with_blank(2)), Failed);
    for rule in [&unanimity, &consensus] {
        assert_eq!(rule.of_poll(&Poll::counts(0, 0)), Failed, "nothing is carried without one for it");
        assert_eq!(rule.of_poll(&Poll::counts(10, 1)), Failed);
        assert_eq!(rule.of_poll(&quoted("99%", "1%")), Failed);
        assert_eq!(rule.of_poll(&quoted("100%", "0%")), Open, "a few may have been rounded away");
    }
    assert_eq!(unanimity.of_poll(&quoted("98%", "0%")), Failed);
}

#[test]
fn a_share_quoted_within_rounding_of_the_threshold_says_nothing() {
    let thirds = majority("for_and_against", "2/3", false);
    assert_eq!(thirds.of_poll(&quoted("66.7%", "33.3%")), Open);
    assert_eq!(thirds.of_poll(&Poll::counts(66_652, 33_348)), Failed, "which are 66.7 % as well");
    assert_eq!(thirds.of_poll(&quoted("66.8%", "33.2%")), Carried);
    assert_eq!(thirds.of_poll(&quoted("66.6%", "33.4%")), Failed);
    let half = DecisionRule::quorum(Share::HALF, DecisionRule::majority()).unwrap();
    assert_eq!(half.of_poll(&quoted("60%", "40%").with_turnout(share("50%"))), Open);
    assert_eq!(half.of_poll(&quoted("60%", "40%").with_turnout(share("51%"))), Carried);
    assert_eq!(half.of_poll(&quoted("60%", "40%").with_turnout(share("49%"))), Failed);
    // Two fifths of the electorate: six tenths of seven tenths, and of two thirds.
    let fifths = majority("electorate", "40%", false);
    assert_eq!(fifths.of_poll(&quoted("60%", "40%").with_turnout(share("70%"))), Carried);
    assert_eq!(fifths.of_poll(&quoted("60%", "40%").with_turnout(share("66.7%"))), Open);
}

#[test]
fn fact_30_one_ballot_two_questions_two_thresholds() {
    let half = r#"{"majority":{"base":"for_and_against","threshold":"1/2","strict":true}}"#;
    let fifths = r#"{"majority":{"base":"electorate","threshold":"2/5","strict":false}}"#;
    let poll = r#"{"counts":{"for":1230937,"against":1153502,"electorate":3747112}}"#;
    let required = |gate: &str, rule: &str| {
        format!(
            r#"secretariat gate.required {{"gate":"{gate}","kind":"referendum","body":"The people","question":"Yes?","ballot":"1 March","rule":{rule}}}"#
        )
    };
    let told =
        |gate: &str, result: &str| format!(r#"secretariat gate.{result} {{"gate":"{gate}","poll":{poll}}}"#);
    let mut story = Story::open(r#"{"observing":"allowed"}"#)
        .principals(&["a", "b"])
        .given(&[&required("assembly", half), &required("taxes", fifths)]);
    // The same numbers pass the one and fail the other.
    assert_eq!(story.refused(&told("taxes", "passed")).rule().id(), "gate.passed.threshold");
    assert_eq!(story.refused(&told("assembly", "failed")).rule().id(), "gate.failed.threshold");
    story.tell(&told("assembly", "passed"));
    story.tell(&told("taxes", "failed"));
    let whole = story.record.negotiation();
    let gate = |own: &str| whole.gate(&own.parse().unwrap()).unwrap();
    assert_eq!((gate("assembly").status(), gate("taxes").status()), (GateStatus::Passed, GateStatus::Failed));
    let verdicts = (gate("assembly").verdict(), gate("taxes").verdict());
    assert_eq!(verdicts, (Some(Verdict::Carried), Some(Verdict::Failed)));
    let other = gate("assembly").on_the_same_ballot().map(|own| own.id().as_str()).collect::<Vec<_>>();
    assert_eq!(other, ["taxes"]);
}
