//! Stories of alternatives: brackets, choosing, and what becomes of positions.

use crate::story::Story;
use negotiation::{
    decision::Verdict,
    query::Fate,
    talks::{alternative::AlternativeStatus, position::Stance},
    value::id::{AlternativeId, PartyId, PointId},
};

const P: &str = r#"a point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"The line stands."}}"#;
const X: &str =
    r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"A zone."}}"#;
const Y: &str = r#"b alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy"}}"#;

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[P]).given(lines)
}

fn yes(party: &str, on: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{on},"stance":"accepts"}}"#)
}

fn chosen() -> Story {
    let [a, b] = ["a", "b"].map(|party| yes(party, r#"{"alternative":"x"}"#));
    told(&[X, Y, &a, &b, r#"a alternative.chosen {"alternative":"x"}"#])
}

fn p() -> PointId {
    "p".parse().unwrap()
}

fn status(story: &Story, id: &str) -> AlternativeStatus {
    let id: AlternativeId = id.parse().unwrap();
    story.record.negotiation().alternative(&id).unwrap().status()
}

#[test]
fn a_point_with_two_open_alternatives_is_bracketed_and_one_with_one_is_not() {
    let bracketed = |story: &Story| story.record.negotiation().point(&p()).unwrap().is_bracketed();
    let mut story = told(&[X]);
    assert!(!bracketed(&story));
    story.tell(Y);
    assert!(bracketed(&story));
    let brackets = story.record.negotiation().brackets();
    let ids: Vec<_> = brackets[0].alternatives.iter().map(|own| own.id().as_str()).collect();
    assert_eq!(ids, ["x", "y"]);
    drop(brackets);
    story.tell(r#"b alternative.withdrawn {"alternative":"y"}"#);
    assert!(!bracketed(&story));
    assert!(story.record.negotiation().brackets().is_empty());
}

#[test]
fn choosing_gives_the_point_the_words_and_sets_the_rivals_aside() {
    let story = chosen();
    assert_eq!(status(&story, "x"), AlternativeStatus::Chosen);
    assert_eq!(status(&story, "y"), AlternativeStatus::SetAside);
    let whole = story.record.negotiation();
    let point = whole.point(&p()).unwrap();
    assert_eq!(point.wording().unwrap().id.as_str(), "wx");
    let again = story.irregularities(r#"a alternative.chosen {"alternative":"y"}"#);
    assert_eq!(again, ["alternative.chosen.status", "alternative.chosen.one"]);
    let last = whole.entries().last().unwrap();
    assert_eq!(last.id().as_str(), "e014/alternative.set_aside/y");
    // What was said of the alternative is said of the point.
    assert_eq!(point.tally().verdict(), Verdict::Carried);
    assert_eq!(point.positions().count(), 2);
}

#[test]
fn an_acceptance_of_the_chosen_words_taken_back_reopens_the_point() {
    let mut story = chosen();
    story.tell(r#"b point.text_agreed {"point":"p"}"#);
    story.tell(r#"b position.withdrawn {"party":"b","on":{"alternative":"x"}}"#);
    let whole = story.record.negotiation();
    assert_eq!(whole.entries().last().unwrap().event().kind().name(), "point.reopened");
    assert_eq!(whole.point(&p()).unwrap().status().to_string(), "under_discussion");
}

#[test]
fn a_later_position_on_the_point_counts_before_that_on_the_alternative() {
    let mut story = chosen();
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#);
    let b: PartyId = "b".parse().unwrap();
    let stance = |story: &Story| {
        let whole = story.record.negotiation();
        whole.point(&p()).unwrap().position(&b).unwrap().stance
    };
    assert_eq!(stance(&story), Stance::Opposes);
    story.tell(&yes("b", r#"{"alternative":"x"}"#));
    assert_eq!(stance(&story), Stance::Accepts);
}

#[test]
fn new_words_of_an_alternative_leave_positions_behind() {
    let mut story = told(&[X]);
    for party in ["a", "b"] {
        story.tell(&yes(party, r#"{"alternative":"x"}"#));
    }
    story.tell(
        r#"secretariat alternative.reworded {"alternative":"x","wording":{"id":"wx2","text":"A smaller zone."}}"#,
    );
    let refusal = story.refused(r#"a alternative.chosen {"alternative":"x"}"#);
    assert_eq!(refusal.rule().id(), "alternative.chosen.agreement");
    let history = story.record.negotiation().agreement_history(&p());
    assert_eq!(history.len(), 2);
    assert!(history.iter().all(|stated| matches!(stated.fate, Fate::Lapsed(_))));
    assert!(history.iter().all(|stated| stated.wording.unwrap().as_str() == "wx"));
}

#[test]
fn amendments_of_one_wording_are_in_conflict_and_are_not_merged() {
    let mut story = told(&[X, Y]);
    let told = |story: &Story| {
        let conflicts = story.record.negotiation().amendment_conflicts();
        conflicts.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(&story), ["`x`, `y` would each take the place of `w` in `p`"]);
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"The line moves."}}"#);
    let stale = "`x`, `y` would each take the place of `w` in `p`, which has other words by now";
    assert_eq!(told(&story), [stale]);
    story.tell(r#"b alternative.withdrawn {"alternative":"y"}"#);
    story.tell(
        r#"b alternative.proposed {"alternative":"z","point":"p","wording":{"id":"wz","text":"Later."}}"#,
    );
    assert!(told(&story).is_empty(), "they amend different words");
}

#[test]
fn a_counter_is_against_and_names_an_alternative_of_the_same_point() {
    let story = told(&[X, r#"a point.tabled {"point":"q","title":"Q","areas":["security"]}"#]);
    let counter = |on: &str| {
        format!(r#"b position.taken {{"party":"b","on":{on},"stance":"counters","alternative":"x"}}"#)
    };
    assert!(story.refusal(&counter(r#"{"point":"p"}"#)).is_none());
    for on in [r#"{"point":"q"}"#, r#"{"alternative":"x"}"#] {
        assert_eq!(story.refused(&counter(on)).rule().id(), "position.taken.shape");
    }
    let story = story.given(&[&counter(r#"{"point":"p"}"#)]);
    assert_eq!(story.record.negotiation().point(&p()).unwrap().tally().verdict(), Verdict::Failed);
}

#[test]
fn an_acceptance_ad_referendum_is_confirmed_in_the_words_accepted() {
    let ad_referendum =
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_ad_referendum"}"#;
    let confirmed = r#"b position.confirmed {"party":"b","on":{"point":"p"}}"#;
    let mut story = told(&[&yes("a", r#"{"point":"p"}"#), ad_referendum]);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    assert_eq!(story.refused(r#"a point.closed {"point":"p"}"#).rule().id(), "point.closed.agreement");
    story.tell(confirmed);
    assert_eq!(story.refused(confirmed).rule().id(), "position.confirmed.ad_referendum");
    let fates: Vec<_> = story.record.negotiation().agreement_history(&p()).iter().map(|s| s.fate).collect();
    assert!(matches!(fates[..], [Fate::Standing, Fate::Confirmed(_), Fate::Standing]));
    story.tell(r#"a point.closed {"point":"p"}"#);
}

#[test]
fn a_proposal_that_contains_an_alternative_is_accepted_as_a_position_on_it() {
    let offer = r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p","alternative":"x"}]}"#;
    let accepted = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    let mut story = told(&[X, Y, offer, accepted]);
    assert!(story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_some());
    story.tell(r#"a alternative.chosen {"alternative":"x"}"#);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let foreign = r#"a proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","contents":[{"point":"p","alternative":"x","wording":"wy"}]}"#;
    assert_eq!(story.refused(foreign).rule().id(), "proposal.submitted.contents");
}

#[test]
fn a_group_speaks_for_a_member_that_has_said_nothing_where_the_procedure_says_so() {
    let group = [
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"secretariat party.membership_begun {"party":"b","group":"g"}"#,
    ];
    let verdict = |story: &Story| story.record.negotiation().point(&p()).unwrap().tally().verdict();
    let words = [yes("a", r#"{"point":"p"}"#), yes("g", r#"{"point":"p"}"#)];
    let lines = [P, group[0], group[1], &words[0], &words[1]];

    let silent = Story::open("{}").principals(&["a", "b"]).given(&lines);
    assert_eq!(verdict(&silent), Verdict::Open);
    let mut speaks = Story::open(r#"{"group_positions":true}"#).principals(&["a", "b"]).given(&lines);
    assert_eq!(verdict(&speaks), Verdict::Carried);
    // Its own word goes before that of the group.
    speaks.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#);
    assert_eq!(verdict(&speaks), Verdict::Failed);
    speaks.tell(r#"b position.withdrawn {"party":"b","on":{"point":"p"}}"#);
    assert_eq!(verdict(&speaks), Verdict::Carried);
    // Two groups that say different things say nothing.
    speaks.tell(r#"secretariat party.added {"party":"h","name":"H","kind":"coalition"}"#);
    speaks.tell(r#"secretariat party.membership_begun {"party":"b","group":"h"}"#);
    speaks.tell(r#"h position.taken {"party":"h","on":{"point":"p"},"stance":"opposes"}"#);
    assert_eq!(verdict(&speaks), Verdict::Open);
}

#[test]
fn the_word_of_a_group_taken_back_reopens_what_rested_on_it() {
    let mut story = Story::open(r#"{"group_positions":true}"#).principals(&["a", "b"]).given(&[
        P,
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"secretariat party.membership_begun {"party":"b","group":"g"}"#,
        &yes("a", r#"{"point":"p"}"#),
        &yes("g", r#"{"point":"p"}"#),
        r#"a point.text_agreed {"point":"p"}"#,
    ]);
    story.tell(r#"g position.withdrawn {"party":"g","on":{"point":"p"}}"#);
    assert_eq!(story.record.entries().last().unwrap().event().kind().name(), "point.reopened");
}

/// Whoever acts for a group of its own puts words forward for it, as it could for itself.
#[test]
fn a_member_puts_words_forward_for_its_group() {
    let mut story = Story::open(r#"{"agreeing":{"at_least":2}}"#).principals(&["a", "b", "c"]).given(&[
        r#"secretariat party.added {"party":"g","name":"The islands","kind":"coalition"}"#,
        r#"a+b+c party.membership_begun {"party":"a","group":"g"}"#,
        r#"secretariat party.role_assigned {"party":"a","role":"acts_for","for_party":"g"}"#,
        r#"secretariat party.role_assigned {"party":"b","role":"acts_for","for_party":"g"}"#,
        r#"b point.tabled {"point":"p","title":"P","areas":["economy"]}"#,
        r#"b point.tabled {"point":"q","title":"Q","areas":["economy"]}"#,
        r#"a+b+c track.opened {"track":"k","title":"K","parties":["b","c"],"points":["q"]}"#,
    ]);
    let words = |by: &str, id: &str, point: &str| {
        format!(
            r#"{by} alternative.proposed {{"alternative":"{id}","point":"{point}","wording":{{"id":"w-{id}","text":"{id}"}}}}"#
        )
    };
    story.tell(&words("a/g", "shall", "p"));
    story.tell(r#"a/g position.taken {"party":"g","on":{"alternative":"shall"},"stance":"accepts"}"#);
    let talks = story.record.negotiation();
    let by: Vec<_> = talks.wording_by(&"w-shall".parse().unwrap()).map(ToString::to_string).collect();
    assert_eq!(by, ["g"], "the words are the group's");
    story.tell(r#"a/g alternative.withdrawn {"alternative":"shall"}"#);
    assert!(story.refusal(r#"a/g point.tabled {"point":"r","title":"R","areas":["economy"]}"#).is_none());
    // It is a member's seat that it uses: of another it has none, nor at a table at which it does not sit.
    let entitled = Some("alternative.proposed.entitled");
    let refused = |line: &str| story.refusal(line).map(|no| no.rule().id());
    assert_eq!(refused(&words("b/g", "should", "p")), entitled);
    assert_eq!(refused(&words("a/g", "should", "q")), entitled);
    // Nor does it put back under the name of its group what others set aside.
    story.tell(&words("a", "may", "p"));
    story.tell(r#"b+c alternative.set_aside {"alternative":"may"}"#);
    for by in ["a", "a/g"] {
        assert_eq!(story.refused(&words(by, "must", "p")).rule().id(), "any.any.alone");
    }
}
