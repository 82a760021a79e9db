//! Stories of agreement that waits for itself, and of agreement by acting jointly.

use crate::story::Story;

fn table(points: &[&str]) -> Story {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]);
    for point in points {
        story.tell(&format!(
            r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":["economic"],"wording":{{"id":"w_{point}","text":"the {point}"}}}}"#
        ));
    }
    story
}

fn accepts(story: &mut Story, parties: &[&str], point: &str) {
    for party in parties {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
        ));
    }
}

fn accepts_if(story: &mut Story, party: &str, point: &str, condition: &str) {
    story.tell(&format!(
        r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts_if","condition":{condition}}}"#
    ));
}

fn agreed(point: &str) -> String {
    format!(r#"a point.text_agreed {{"point":"{point}"}}"#)
}

/// What follows from a line.
fn follows(story: &Story, line: &str) -> Vec<String> {
    let decision = story.record.decide(story.draft(line, "governed")).unwrap();
    let made = decision.entries().skip(1).map(|entry| entry.id().as_str().to_owned());
    made.map(|id| id.split_once('/').unwrap().1.to_owned()).collect()
}

fn statuses(story: &Story) -> Vec<String> {
    story.record.negotiation().points().map(|point| point.status().to_string()).collect()
}

/// One takes the cap if the escrow is agreed, another the escrow if the cap is.
fn crosswise() -> Story {
    let mut story = table(&["cap", "escrow", "fee"]);
    accepts_if(&mut story, "a", "cap", r#"{"point_agreed":"escrow"}"#);
    accepts(&mut story, &["b", "c"], "cap");
    accepts_if(&mut story, "b", "escrow", r#"{"point_agreed":"cap"}"#);
    accepts(&mut story, &["a", "c"], "escrow");
    // What has nothing to do with them stays as it is.
    accepts(&mut story, &["a", "b", "c"], "fee");
    story
}

#[test]
fn acceptances_that_wait_for_each_other_are_agreed_together() {
    let mut story = crosswise();
    assert_eq!(follows(&story, &agreed("cap")), ["point.text_agreed/escrow"]);
    assert_eq!(follows(&story, &agreed("escrow")), ["point.text_agreed/cap"]);
    assert_eq!(follows(&story, &agreed("fee")), [""; 0]);
    story.tell(&agreed("cap"));
    assert_eq!(statuses(&story), ["text_agreed", "text_agreed", "tabled"]);
    story.tell(r#"a point.closed {"point":"escrow"}"#);
    story.tell(r#"b point.closed {"point":"cap"}"#);
    let review = story.record.negotiation().review("2026-01-02T00:00:00Z".parse().unwrap());
    assert!(!review.iter().any(|found| found.to_string().contains("cap")), "{review:?}");
}

#[test]
fn what_was_agreed_together_reopens_together() {
    let mut story = crosswise();
    story.tell(&agreed("cap"));
    // Another takes back what the first rests on; what has nothing to do with it stays.
    story.tell(&agreed("fee"));
    let back = r#"c position.withdrawn {"party":"c","on":{"point":"cap"}}"#;
    assert_eq!(follows(&story, back), ["point.reopened/cap", "point.reopened/escrow"]);
    story.tell(r#"b point.reopened {"point":"escrow"}"#);
    assert_eq!(statuses(&story), ["under_discussion", "under_discussion", "text_agreed"]);
    // Agreed again, it is agreed together again.
    assert_eq!(follows(&story, &agreed("escrow")), ["point.text_agreed/cap"]);
}

#[test]
fn what_was_agreed_on_a_condition_reopens_without_it() {
    let mut story = table(&["p", "q", "r"]);
    accepts(&mut story, &["a", "b", "c"], "p");
    accepts_if(&mut story, "a", "q", r#"{"point_agreed":"p"}"#);
    accepts(&mut story, &["b", "c"], "q");
    accepts_if(&mut story, "a", "r", r#"{"any_of":[{"point_agreed":"q"},{"point_agreed":"p"}]}"#);
    accepts(&mut story, &["b", "c"], "r");
    for point in ["p", "q", "r"] {
        story.tell(&agreed(point));
    }
    assert_eq!(follows(&story, r#"a point.reopened {"point":"q"}"#), [""; 0], "one of two ways is left");
    let both = ["point.reopened/q", "point.reopened/r"];
    assert_eq!(follows(&story, r#"a point.reopened {"point":"p"}"#), both);
    assert_eq!(follows(&story, r#"a+b+c point.dropped {"point":"p"}"#), both);
    // What is closed stays closed.
    story.tell(r#"a+b+c point.closed {"point":"r"}"#);
    assert_eq!(follows(&story, r#"a point.reopened {"point":"p"}"#), both[..1]);
    // Where acceptances may not be taken back, neither may what they rest on.
    story.tell(r#"a+b+c negotiation.procedure_changed {"procedure":{"observing":"allowed","withdrawn_acceptance_reopens":false}}"#);
    assert_eq!(follows(&story, r#"a point.reopened {"point":"p"}"#), [""; 0]);
}

#[test]
fn only_what_is_not_agreed_together_is_a_circle() {
    let circles = |story: &Story| story.record.negotiation().condition_circles().len();
    let mut story = crosswise();
    assert_eq!(circles(&story), 0);
    // A day after the other is too late for both; so is waiting for the other to close.
    for condition in [r#"{"after":["P1D",{"point_agreed":"cap"}]}"#, r#"{"point_closed":"cap"}"#] {
        accepts_if(&mut story, "b", "escrow", condition);
        assert_eq!(circles(&story), 1, "{condition}");
        assert!(story.refusal(&agreed("cap")).is_some(), "{condition}");
    }
}

#[test]
fn observed_they_are_expected_together() {
    let story = crosswise();
    let decision = story.record.decide(story.draft(&agreed("cap"), "observed")).unwrap();
    assert!(decision.entries().all(|entry| entry.irregularities().is_empty()));
    let expected: Vec<_> = decision.expected().iter().map(|event| event.kind().name()).collect();
    assert_eq!(expected, ["point.text_agreed"]);
}

#[test]
fn a_longer_circle_is_agreed_together_and_a_chain_that_breaks_is_not() {
    let mut story = table(&["p", "q", "r", "s"]);
    for (point, awaited) in [("p", "q"), ("q", "r"), ("r", "p")] {
        accepts_if(&mut story, "a", point, &format!(r#"{{"all_of":[{{"point_agreed":"{awaited}"}}]}}"#));
        accepts(&mut story, &["b"], point);
    }
    // One of the circle is not agreed by all: then none is.
    accepts(&mut story, &["c"], "p");
    accepts(&mut story, &["c"], "q");
    let refused = |story: &Story, point: &str| story.refused(&agreed(point)).rule().id().to_owned();
    assert_eq!(refused(&story, "p"), "point.text_agreed.agreement");
    assert_eq!(refused(&story, "q"), "point.text_agreed.agreement");
    // One that waits for something else beside is not either.
    accepts_if(&mut story, "c", "r", r#"{"all_of":[{"point_agreed":"p"},{"point_agreed":"s"}]}"#);
    assert_eq!(refused(&story, "p"), "point.text_agreed.agreement");
    accepts(&mut story, &["a", "b", "c"], "s");
    assert_eq!(
        follows(&story, &agreed("q")),
        ["point.text_agreed/p", "point.text_agreed/r", "point.text_agreed/s"]
    );
}

#[test]
fn what_waits_for_itself_or_for_one_of_several_is_agreed() {
    let mut story = table(&["p", "q"]);
    accepts_if(&mut story, "a", "p", r#"{"point_agreed":"p"}"#);
    accepts(&mut story, &["b", "c"], "p");
    assert_eq!(follows(&story, &agreed("p")), [""; 0]);
    // Of two ways the one that is open is enough.
    let mut story = table(&["p", "q"]);
    accepts_if(&mut story, "a", "p", r#"{"any_of":[{"point_agreed":"q"},{"point_agreed":"p"}]}"#);
    accepts(&mut story, &["b", "c"], "p");
    assert_eq!(follows(&story, &agreed("p")), [""; 0]);
}

#[test]
fn brackets_a_table_that_rests_and_closing_are_not_waited_for() {
    let mut story = crosswise();
    story.tell(
        r#"c alternative.proposed {"alternative":"x","point":"escrow","wording":{"id":"wx","text":"none"}}"#,
    );
    assert_eq!(story.refused(&agreed("cap")).rule().id(), "point.text_agreed.agreement");
    let mut story = table(&["p", "q"]);
    accepts_if(&mut story, "a", "p", r#"{"point_closed":"q"}"#);
    accepts(&mut story, &["b", "c"], "p");
    accepts(&mut story, &["a", "b", "c"], "q");
    assert_eq!(story.refused(&agreed("p")).rule().id(), "point.text_agreed.agreement", "q is not closed");
}

#[test]
fn who_acts_jointly_agrees() {
    let mut story = table(&["p"]);
    let all = r#"a+b+c point.text_agreed {"point":"p"}"#;
    assert_eq!(
        story.refused(r#"a+b point.text_agreed {"point":"p"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    // One says so beforehand, the others by the act.
    accepts(&mut story, &["c"], "p");
    assert!(story.refusal(r#"a+b point.text_agreed {"point":"p"}"#).is_none());
    assert!(
        story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_some(),
        "one alone speaks for itself only"
    );
    story.tell(all);
    let talks = story.record.negotiation();
    let point = talks.points().next().unwrap();
    let told: Vec<_> =
        point.positions().map(|own| format!("{} {} {}", own.party, own.stance, own.counts)).collect();
    assert_eq!(told, ["a accepts true", "b accepts true", "c accepts true"]);
    // So it closes as well, and reopens where one of them takes it back.
    assert!(story.refusal(r#"a point.closed {"point":"p"}"#).is_none());
    let back = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#;
    assert_eq!(follows(&story, back), ["point.reopened/p"]);
    story.tell(back);
    assert_eq!(statuses(&story), ["under_discussion"]);
}

#[test]
fn points_are_closed_words_chosen_and_texts_adopted_jointly() {
    let mut story = table(&["p"]);
    for party in ["a", "b", "c"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts_ad_referendum"}}"#
        ));
    }
    story.tell(&agreed("p"));
    assert_eq!(story.refused(r#"a point.closed {"point":"p"}"#).rule().id(), "point.closed.agreement");
    assert_eq!(story.refused(r#"a+b point.closed {"point":"p"}"#).rule().id(), "point.closed.agreement");
    story.tell(r#"a+b+c point.closed {"point":"p"}"#);

    let mut story = table(&["p"]);
    story.tell(
        r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"none"}}"#,
    );
    assert_eq!(
        story.refused(r#"a+b alternative.chosen {"alternative":"x"}"#).rule().id(),
        "alternative.chosen.agreement"
    );
    story.tell(r#"a+b+c alternative.chosen {"alternative":"x"}"#);
    assert!(story.refusal(&agreed("p")).is_none(), "who chose the words accepts them");

    let mut story = table(&["p"]);
    story.tell(r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1"}}]}"#);
    story.tell(r#"a version.tabled {"version":"v"}"#);
    let basis = "version.taken_as_basis";
    assert!(story.refusal(&format!(r#"a+b {basis} {{"version":"v"}}"#)).is_some());
    story.tell(&format!(r#"a+b+c {basis} {{"version":"v"}}"#));
    let adopted = "version.adopted_ad_referendum";
    assert!(story.refusal(&format!(r#"a+b {adopted} {{"version":"v"}}"#)).is_some());
    story.tell(&format!(r#"a+b+c {adopted} {{"version":"v"}}"#));
}

#[test]
fn the_aim_is_agreed_while_the_words_are_open() {
    let aim = |party: &str| {
        format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"agrees_in_principle"}}"#
        )
    };
    let mut story = table(&["p"]);
    let agreed_aim = r#"a point.agreed_in_principle {"point":"p"}"#;
    for party in ["a", "b"] {
        story.tell(&aim(party));
    }
    assert_eq!(story.refused(agreed_aim).rule().id(), "point.agreed_in_principle.agreement");
    story.tell(&aim("c"));
    // The words change, the aim does not.
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"v","text":"other"}}"#);
    story.tell(agreed_aim);
    assert_eq!(
        story.refused(&agreed("p")).rule().id(),
        "point.text_agreed.agreement",
        "nobody spoke of words"
    );
    // It reopens where one does not agree with the aim any more, and stays where one takes the words, too.
    accepts(&mut story, &["a"], "p");
    assert_eq!(statuses(&story), ["agreed_in_principle"]);
    let point = |story: &Story| story.record.negotiation().points().next().unwrap().tally().to_string();
    assert!(point(&story).contains("1"), "{}", point(&story));
    assert_eq!(
        follows(&story, r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#),
        ["point.reopened/p"]
    );
    accepts(&mut story, &["b", "c"], "p");
    story.tell(&agreed("p"));
    // Who takes back its words to the aim alone takes back what was agreed in words.
    assert_eq!(follows(&story, &aim("c")), ["point.reopened/p"]);
}

/// What blocks is the condition that is not met, and one act agrees what is agreed together.
#[test]
fn what_waits_for_each_other_is_advised_in_one_act() {
    let story = crosswise();
    let blocking = story.record.negotiation().what_blocks_closing("2026-01-02T00:00:00Z".parse().unwrap());
    let told = blocking.to_string();
    assert!(told.contains("`cap`: it is tabled; the acceptance of `a` waits: `escrow` is agreed"), "{told}");
    let steps: Vec<_> = blocking.steps.unwrap().iter().map(|step| step.event.kind().name()).collect();
    let agreed = steps.iter().filter(|kind| **kind == "point.text_agreed").count();
    assert_eq!((agreed, steps.len()), (2, 5), "{steps:?}");
}

/// Who acts jointly keeps what it said in its own way: subject to confirmation, with a reservation, on a condition.
#[test]
fn a_joint_act_takes_back_no_reservation() {
    let mut story = table(&["p"]);
    for (party, stance) in [
        ("a", r#""stance":"accepts_ad_referendum""#),
        ("b", r#""stance":"accepts_with_reservation","reservation":"not at sea""#),
    ] {
        story.tell(&format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},{stance}}}"#));
    }
    story.tell(r#"a+b+c point.text_agreed {"point":"p"}"#);
    let talks = story.record.negotiation();
    let told: Vec<String> =
        talks.points().next().unwrap().positions().map(|own| own.stance.to_string()).collect();
    assert_eq!(told, ["accepts_ad_referendum", "accepts_with_reservation", "accepts"]);
    assert_eq!(story.refused(r#"b point.closed {"point":"p"}"#).rule().id(), "point.closed.agreement");
}

/// What all agree in principle jointly, one alone does not take out; and it reopens where one turns against it.
#[test]
fn a_joint_agreement_in_principle_is_the_consent_of_those_who_act() {
    let mut story = table(&["p"]);
    story.tell(r#"a+b+c point.agreed_in_principle {"point":"p"}"#);
    assert_eq!(
        follows(&story, r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#),
        ["point.reopened/p"]
    );
    let own = r#"a point.tabled {"point":"q","title":"Q","areas":["economic"]}"#;
    story.tell(own);
    story.tell(r#"a+b+c point.agreed_in_principle {"point":"q"}"#);
    assert_eq!(story.refused(r#"a point.dropped {"point":"q"}"#).rule().id(), "point.dropped.agreement");
}

/// A question that asks for agreement agrees, as those do jointly who voted for it.
#[test]
fn a_motion_for_agreement_agrees() {
    let mut story = table(&["p"]);
    story.tell(r#"a question.put {"question":"q","text":"Agreed?","motion":{"point":{"text_agreed":{"point":"p"}}}}"#);
    for party in ["a", "b", "c"] {
        story.tell(&format!(r#"{party} question.voted {{"question":"q","party":"{party}","vote":"for"}}"#));
    }
    assert_eq!(statuses(&story), ["text_agreed"]);
}

/// Only those who decide hold up words: an observer, and a mediator that acts with the others, do not.
#[test]
fn who_does_not_decide_holds_up_no_words() {
    let mut story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"o","name":"O","kind":"organisation"}"#,
        r#"a+b party.role_assigned {"party":"o","role":"mediator"}"#,
        r#"a point.tabled {"point":"p","title":"P","areas":["economic"],"wording":{"id":"w","text":"one"}}"#,
        r#"secretariat position.taken {"party":"o","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    let other = r#"a point.reworded {"point":"p","wording":{"id":"v","text":"two"}}"#;
    assert!(story.refusal(other).is_none());
    story.tell(r#"a+b+o point.text_agreed {"point":"p"}"#);
    let rectified = r#"a+b point.rectified {"point":"p","wording":{"id":"v","text":"One"}}"#;
    assert!(story.refusal(rectified).is_none());
}

/// Words that one rectifies do not inherit an acceptance without those who gave it, whether it is seen or not.
#[test]
fn a_hidden_acceptance_does_not_pass_to_other_words() {
    let story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"a point.tabled {"point":"p","title":"P","areas":["economic"],"wording":{"id":"en","text":"pay 1","language":"en"}}"#,
        r#"b disclosure={"parties":["b"]} position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    for line in [
        r#"a point.rectified {"point":"p","wording":{"id":"en2","text":"pay 1000000"}}"#,
        r#"a point.language_added {"point":"p","wording":{"id":"fr","text":"payer","language":"fr","standing":"authentic"}}"#,
    ] {
        assert_eq!(story.refused(line).rule().id(), "any.any.alone", "{line}");
    }
}

/// What can be agreed in one act is not counted apart, so that fewer steps are not denied.
#[test]
fn what_may_be_agreed_together_proves_no_fewest_steps() {
    let mut story = table(&["q", "r"]);
    for (point, awaited) in [("q", "r"), ("r", "q")] {
        accepts_if(&mut story, "a", point, &format!(r#"{{"point_agreed":"{awaited}"}}"#));
        accepts(&mut story, &["b", "c"], point);
    }
    let blocking = story.record.negotiation().what_blocks_closing("2026-01-02T00:00:00Z".parse().unwrap());
    assert_eq!((blocking.steps.map(|steps| steps.len()), blocking.are_fewest), (Some(3), false));
}
