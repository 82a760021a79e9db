//! What a record promises, as stories.

use crate::story::Story;
use negotiation::{
    state::Negotiation,
    talks::party::Participation,
    value::id::{PartyId, PointId},
};

const POINT: &str = r#"a point.tabled {"point":"p","title":"P","areas":["territory"]}"#;
const PROCEDURE: &str = r#"{"observing":"allowed"}"#;
/// Two of three may put the third out.
const OUTVOTED: &str = r#"{"observing":"allowed","changing":{"at_least":2}}"#;

fn stance(party: &str, stance: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"{stance}"}}"#)
}

#[test]
fn the_same_draft_again_is_a_repeat_and_another_under_its_id_is_refused() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]);
    let draft = story.draft(POINT, "governed");
    let other = story.draft(r#"a point.tabled {"point":"q","title":"Q","areas":["territory"]}"#, "governed");
    story.tell(POINT);
    let again = story.record.decide(draft).unwrap();
    assert_eq!(again.entries().count(), 0);
    let before = story.record.tip();
    story.record.accept(again).unwrap();
    assert_eq!(story.record.tip(), before);
    assert_eq!(story.record.decide(other).unwrap_err().rule().id(), "entry.id.same");
}

#[test]
fn a_decision_is_stale_once_something_else_was_recorded() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]);
    let decision = story.record.decide(story.draft(POINT, "governed")).unwrap();
    story.tell(r#"a point.tabled {"point":"q","title":"Q","areas":["territory"]}"#);
    let before = story.record.tip();
    assert!(story.record.accept(decision).is_err());
    assert_eq!(story.record.tip(), before);
}

#[test]
fn a_what_if_branch_is_not_accepted_by_the_original_nor_by_a_sibling() {
    let story = Story::open(PROCEDURE).principals(&["a", "b"]);
    let mut original = story.record.negotiation().clone();
    let (branch, mut sibling) = (original.what_if(), original.what_if());
    let decide = || branch.decide(story.draft(POINT, "governed")).unwrap();
    assert!(original.accept(decide()).is_err());
    assert!(sibling.accept(decide()).is_err());
}

#[test]
fn fact_04_a_withdrawn_acceptance_reopens_when_governing_and_is_expected_when_observing() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts"));
    story.tell(r#"a point.agreed_in_principle {"point":"p"}"#);
    let line = stance("b", "rejects");

    let governed = story.record.decide(story.draft(&line, "governed")).unwrap();
    let entries: Vec<_> = governed.entries().collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[1].id().as_str().ends_with("/point.reopened/p"), "{}", entries[1].id());

    let observed = story.record.decide(story.draft(&line, "observed")).unwrap();
    assert_eq!(observed.entries().count(), 1);
    assert_eq!(observed.expected()[0].kind().name(), "point.reopened");
}

/// The same as [`Story::tell`], seen from outside: recorded then, having occurred then.
fn seen(story: &mut Story, recorded: &str, occurred: &str, act: &str) {
    story.tell(&format!("unknown mode=observed recorded={recorded}T12:00:00Z occurred={occurred} {act}"));
}

fn title(of: &Negotiation) -> &str {
    of.title().unwrap().as_str()
}

fn renamed(title: &str) -> String {
    format!(r#"negotiation.renamed {{"title":"{title}"}}"#)
}

#[test]
fn what_was_so_and_what_was_known_are_two_questions() {
    let mut story = Story::open(PROCEDURE);
    seen(&mut story, "2026-01-10", "2026-01-08", &renamed("Later"));
    seen(&mut story, "2026-01-11", "2026-01-05", &renamed("Between"));
    let record = &story.record;
    let late: Vec<_> = record.entries()[2].irregularities().iter().map(|one| one.rule()).collect();
    assert_eq!(late, ["entry.time.late"]);
    assert_eq!(title(record.negotiation()), "Later", "what comes late enters history only");
    let at = |day: &str| format!("{day}T13:00:00Z").parse().unwrap();
    assert_eq!(title(record.as_of(at("2026-01-06")).negotiation()), "Between");
    assert_eq!(title(record.as_of(at("2026-01-04")).negotiation()), "Talks");
    assert_eq!(title(record.known_at(at("2026-01-09")).negotiation()), "Talks");
    assert_eq!(title(record.known_at(at("2026-01-10")).as_of(at("2026-01-06")).negotiation()), "Talks");
    assert_eq!(title(record.as_of(at("2026-01-06")).known_at(at("2026-01-11")).negotiation()), "Between");
}

#[test]
fn a_bare_day_ends_at_the_offset_of_the_record() {
    let story = Story::open(r#"{"observing":"allowed","offset":"+03:00"}"#);
    let end = story.record.end_of("2026-01-22".parse().unwrap()).unwrap();
    assert_eq!(end.to_rfc3339(), "2026-01-22T23:59:59.999999999+03:00");
}

#[test]
fn the_opening_is_placed_at_the_offset_that_it_brings() {
    let opened = r#"secretariat mode=observed occurred=2025-11-19 negotiation.opened
        {"negotiation":"n","title":"Talks","procedure":{"observing":"allowed","offset":"+03:00"}}"#;
    let story = Story::new().given(&[&opened.replace("\n       ", "")]);
    let id = story.record.entries()[0].id();
    let place = story.record.negotiation().place_of(id).unwrap();
    assert_eq!(place.to_rfc3339(), "2025-11-18T21:00:00+00:00");
}

#[test]
fn an_entry_whose_time_is_too_vague_is_listed_with_its_side() {
    let mut story = Story::open(PROCEDURE);
    seen(&mut story, "2026-01-20", "2026-01-15", &renamed("First"));
    seen(&mut story, "2026-01-25", "2026-01", &renamed("Some day in January"));
    let then = story.record.as_of("2026-01-10T00:00:00Z".parse().unwrap());
    let sides: Vec<_> = then.straddling().iter().map(|one| (one.entry.as_str(), one.is_in)).collect();
    assert_eq!(sides, [("e002", false)], "it stands at the frontier, which is later");
    let then = story.record.as_of("2026-01-20T00:00:00Z".parse().unwrap());
    let sides: Vec<_> = then.straddling().iter().map(|one| (one.entry.as_str(), one.is_in)).collect();
    assert_eq!(sides, [("e002", true)]);
}

#[test]
fn a_late_entry_closes_no_circle_in_the_past() {
    let mut story = Story::open(PROCEDURE).principals(&["a"]);
    for point in ["p", "q"] {
        let tabled = format!(r#"a point.tabled {{"point":"{point}","title":"P","areas":["territory"]}}"#);
        story.tell(&tabled);
    }
    for group in ["g", "h"] {
        story
            .tell(&format!(r#"secretariat party.added {{"party":"{group}","name":"G","kind":"coalition"}}"#));
    }
    seen(&mut story, "2026-01-12", "2026-01-10", r#"point.nested {"point":"p","parent":"q"}"#);
    seen(&mut story, "2026-01-12", "2026-01-10", r#"party.membership_begun {"party":"g","group":"h"}"#);
    seen(&mut story, "2026-01-13", "2026-01-13", r#"point.nested {"point":"p"}"#);
    seen(&mut story, "2026-01-13", "2026-01-13", r#"party.membership_ended {"party":"g","group":"h"}"#);
    // Today they would fit, and on the eleventh they would have closed a circle.
    let late = "unknown mode=observed recorded=2026-01-14T12:00:00Z occurred=2026-01-11";
    for (act, rule) in [
        (r#"point.nested {"point":"q","parent":"p"}"#, "point.nested.circle"),
        (r#"party.membership_begun {"party":"h","group":"g"}"#, "party.membership_begun.circle"),
    ] {
        assert_eq!(story.refused(&format!("{late} {act}")).rule().id(), rule);
    }
    seen(&mut story, "2026-01-14", "2026-01-13", r#"point.nested {"point":"q","parent":"p"}"#);
    seen(&mut story, "2026-01-14", "2026-01-13", r#"party.membership_begun {"party":"h","group":"g"}"#);
    assert_eq!(story.record.negotiation().broken_invariants(), vec![]);
    for day in 9..15 {
        let then = story.record.as_of(format!("2026-01-{day:02}T12:00:00Z").parse().unwrap());
        assert_eq!(then.negotiation().broken_invariants(), vec![], "{day} January");
    }
}

#[test]
fn positions_lapse_with_their_words_and_are_renewed() {
    let worded = r#"a point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w1","text":"one"}}"#;
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[worded]);
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts"));
    let counts = |story: &Story| {
        let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
        point.positions().filter(|position| position.counts).count()
    };
    assert_eq!(counts(&story), 2);
    story.tell(r#"a+b point.reworded {"point":"p","wording":{"id":"w2","text":"two"}}"#);
    assert_eq!(counts(&story), 0, "they are about other words");
    assert_eq!(
        story.refused(r#"a point.text_agreed {"point":"p"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts"));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    story.tell(r#"a+b point.rectified {"point":"p","wording":{"id":"w3","text":"too"}}"#);
    assert_eq!(counts(&story), 2, "a rectification carries them");
    let old = r#"b position.taken {"party":"b","on":{"point":"p"},"wording":"w1","stance":"accepts"}"#;
    assert_eq!(story.refused(old).rule().id(), "position.taken.current");
}

#[test]
fn acceptance_ad_referendum_agrees_words_and_closes_nothing() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts_ad_referendum"));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    assert_eq!(story.refused(r#"a point.closed {"point":"p"}"#).rule().id(), "point.closed.agreement");
    story.tell(&stance("b", "accepts"));
    story.tell(r#"a point.closed {"point":"p"}"#);
}

#[test]
fn an_acceptance_on_a_condition_counts_once_it_is_met() {
    let other = r#"a point.tabled {"point":"q","title":"Q","areas":["territory"]}"#;
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT, other]);
    story.tell(&stance("a", "accepts"));
    story.tell(
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"point_agreed":"q"}}"#,
    );
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
    for party in ["a", "b"] {
        story.tell(&stance(party, "accepts").replace(r#""point":"p""#, r#""point":"q""#));
    }
    story.tell(r#"a point.text_agreed {"point":"q"}"#);
    story.tell(agreed);
}

#[test]
fn what_becomes_of_positions_when_a_principal_leaves_is_for_the_procedure() {
    for (on_withdrawal, reopens, counting) in [("kept", 0, 2), ("lapsed", 0, 1), ("reopening", 1, 1)] {
        let procedure =
            format!(r#"{{"observing":"allowed","on_withdrawal":"{on_withdrawal}","agreeing":"consensus"}}"#);
        let mut story = Story::open(&procedure).principals(&["a", "b"]).given(&[POINT]);
        story.tell(&stance("a", "accepts"));
        story.tell(&stance("b", "accepts"));
        story.tell(r#"a point.text_agreed {"point":"p"}"#);
        let decision =
            story.record.decide(story.draft(r#"b party.withdrawn {"party":"b"}"#, "governed")).unwrap();
        let reopened = decision.entries().filter(|entry| entry.event().kind().name() == "point.reopened");
        assert_eq!(reopened.count(), reopens, "{on_withdrawal}");
        story.record.accept(decision).unwrap();
        let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
        assert_eq!(point.positions().filter(|one| one.counts).count(), counting, "{on_withdrawal}");
    }
}

#[test]
fn under_a_single_undertaking_all_close_together() {
    let other = r#"a point.tabled {"point":"q","title":"Q","areas":["territory"]}"#;
    let procedure = r#"{"single_undertaking":true}"#;
    let mut story = Story::open(procedure).principals(&["a", "b"]).given(&[POINT, other]);
    for party in ["a", "b"] {
        story.tell(&stance(party, "accepts"));
        story.tell(&stance(party, "accepts").replace(r#""point":"p""#, r#""point":"q""#));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let closed = r#"a point.closed {"point":"p"}"#;
    assert_eq!(story.refused(closed).rule().id(), "point.closed.undertaking");
    story.tell(r#"a point.text_agreed {"point":"q"}"#);
    let decision = story.record.decide(story.draft(closed, "governed")).unwrap();
    let ids: Vec<_> = decision.entries().map(|entry| entry.id().as_str().to_owned()).collect();
    assert_eq!(ids[1..], [format!("{}/point.closed/q", ids[0])]);
}

#[test]
fn fact_26_a_rule_of_several_parts_over_weights_and_groups_is_met_in_all_of_them() {
    let procedure = r#"{"agreeing":{"all_of":[
        {"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}},
        {"majority":{"base":"electorate","threshold":"50%","strict":true}},
        {"among":{"group":"north","rule":{"majority":{"base":"electorate","threshold":"50%","strict":true}}}}]}}"#;
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    // Of eight votes one party has five; of four parties one is of the north.
    let story = |accepting: &str| {
        let mut story = Story::open(procedure).principals(&["a", "b", "c", "d"]).given(&[
            POINT,
            r#"secretariat party.added {"party":"north","name":"North","kind":"community"}"#,
            r#"secretariat party.membership_begun {"party":"d","group":"north"}"#,
            r#"secretariat party.weight_set {"party":"a","weight":5}"#,
        ]);
        accepting.split(' ').for_each(|party| story.tell(&stance(party, "accepts")));
        story
    };
    // Each part in turn is the only one that is not met.
    for (accepting, lacking) in [
        ("b c d", "by weight (more than 50% of the electorate): 3 of 8 for, 5 needed"),
        ("a d", "majority (more than 50% of the electorate): 2 of 4 for, 3 needed"),
        ("a b c", "among `north`: open"),
    ] {
        let story = story(accepting);
        let refusal = story.refused(agreed);
        assert_eq!(refusal.rule().id(), "point.text_agreed.agreement", "{accepting}");
        let said = refusal.explain(story.record.negotiation()).to_string();
        assert!(said.contains(lacking) && said.contains("2 of 3 parts carried"), "{accepting}: {said}");
    }
    story("a b d").tell(agreed);
}

#[test]
fn a_party_excluded_by_the_others_comes_back_after_its_term() {
    let mut story = Story::open(OUTVOTED).principals(&["a", "b", "c"]);
    let excluded = r#"party.excluded {"party":"c","reason":"it left the room","until":"2026-01-10"}"#;
    assert_eq!(story.refused(&format!("a {excluded}")).rule().id(), "party.excluded.decided");
    story.tell(&format!("a+b {excluded}"));
    let readmitted =
        |day: &str| format!(r#"a+b recorded=2026-01-{day}T12:00:00Z party.readmitted {{"party":"c"}}"#);
    assert_eq!(story.refused(&readmitted("09")).rule().id(), "party.readmitted.term");
    story.tell(&readmitted("10"));
    assert_eq!(
        story.record.negotiation().party(&PartyId::new("c").unwrap()).unwrap().participation(),
        Participation::Participating
    );
}

#[test]
fn who_acts_for_another_holds_the_role() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    let spoken = r#"a/b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
    assert_eq!(story.refused(spoken).rule().id(), "any.any.acts_for");
    story.tell(r#"secretariat party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#);
    story.tell(spoken);
}

#[test]
fn a_consequence_is_disclosed_no_more_widely_than_its_cause() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts"));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let secret = r#"b disclosure={"parties":["a","b"]} position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#;
    let decision = story.record.decide(story.draft(secret, "governed")).unwrap();
    let disclosures: Vec<_> = decision.entries().map(|entry| entry.disclosure().clone()).collect();
    assert_eq!(disclosures.len(), 2);
    assert_eq!(disclosures[0], disclosures[1]);
    let cause = decision.entries().nth(1).unwrap().cause().cloned();
    assert_eq!(cause.as_ref(), decision.entries().next().map(|entry| entry.id()));
}

#[test]
fn a_repeat_of_what_was_filled_in_is_a_repeat() {
    let worded = r#"a point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w1","text":"one"}}"#;
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[worded]);
    let draft = story.draft(&stance("a", "accepts"), "governed");
    story.tell(&stance("a", "accepts"));
    assert!(story.record.propose(draft.clone()).unwrap().repeats());
    let mut whole = serde_json::to_value(&draft).unwrap();
    whole["event"]["position"]["taken"]["wording"] = "w1".into();
    assert!(story.record.propose(serde_json::from_value(whole.clone()).unwrap()).unwrap().repeats());
    whole["event"]["position"]["taken"]["stance"] = "rejects".into();
    let other = serde_json::from_value(whole).unwrap();
    assert_eq!(story.record.propose(other).unwrap_err().rule().id(), "entry.id.same");
}

#[test]
fn each_party_of_a_joint_act_has_to_be_entitled() {
    let mut story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    story.tell(r#"secretariat party.added {"party":"guest","name":"Guest","kind":"state"}"#);
    let refusal = story.refused(r#"a+guest point.taken_up {"point":"p"}"#);
    assert_eq!(refusal.rule().id(), "point.taken_up.entitled");
    story.tell(r#"a+b point.taken_up {"point":"p"}"#);
}

#[test]
fn who_is_excluded_is_not_counted() {
    let mut story = Story::open(OUTVOTED).principals(&["a", "b", "c"]).given(&[POINT]);
    story.tell(&stance("a", "accepts"));
    story.tell(&stance("b", "accepts"));
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
    story.tell(r#"a+b party.excluded {"party":"c","reason":"it left the room"}"#);
    story.tell(agreed);
}

#[test]
fn what_stands_at_the_same_time_as_the_last_change_is_not_late() {
    let mut story = Story::open(PROCEDURE);
    seen(&mut story, "2026-01-10", "2026-01-08T00:00:00Z", &renamed("First"));
    seen(&mut story, "2026-01-11", "2026-01-09T00:00:00Z", r#"negotiation.phase_begun {"phase":"talks"}"#);
    seen(&mut story, "2026-01-12", "2026-01-08T00:00:00Z", &renamed("Second"));
    assert_eq!(title(story.record.negotiation()), "Second", "the later one in the record counts");
}

#[test]
fn what_is_shown_of_a_view_in_a_log_does_not_grow_with_the_record() {
    let story = Story::open(PROCEDURE).principals(&["a", "b"]).given(&[POINT]);
    let p: PointId = "p".parse().unwrap();
    let shown = |story: &Story| format!("{:?}", story.record.negotiation().point(&p).unwrap());
    let few = shown(&story).len();
    let mut lines = Vec::new();
    lines.resize(200, r#"a party.renamed {"party":"a","name":"another name"}"#);
    let story = story.given(&lines);
    assert!(shown(&story).len() < few + 10, "{}", shown(&story));
}
