//! What a record promises, as stories.

#[expect(dead_code, reason = "refusals are told in another test")]
mod story;

use story::Story;

const POINT: &str = r#"a point.tabled {"point":"p","title":"P","areas":["territory"]}"#;
const PROCEDURE: &str = r#"{"observing":"allowed"}"#;

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
fn a_withdrawn_acceptance_reopens_when_governing_and_is_expected_when_observing() {
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
