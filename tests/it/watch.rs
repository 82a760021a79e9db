//! The watch list: what is waited for, in the manner of deadlines.

use crate::story::Story;
use negotiation::{
    notes::watch::WatchStatus,
    query::DueKind,
    value::{id::WatchId, when::Instant},
};

const K: &str = r#"secretariat watch.added {"watch":"k","question":"Is the envoy named?","indicators":["a decree"],"due":"2026-02"}"#;

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

#[test]
fn what_is_waited_for_is_due_and_in_the_chronology_and_over_in_the_review() {
    let mut story = told(&[K]);
    let whole = story.record.negotiation();
    let k = WatchId::new("k").unwrap();
    let item = whole.watch(&k).unwrap();
    assert_eq!(item.question().unwrap().as_str(), "Is the envoy named?");
    assert_eq!(item.indicators().len(), 1);
    assert!(whole.chronology().iter().any(|line| line.to_string().contains("watch item `k` added")));
    let due: Vec<_> = whole.due(at("2026-01-15T00:00:00Z")).iter().map(|due| due.kind).collect();
    assert_eq!(due, [DueKind::Watch]);
    let overdue = |story: &Story, when: &str| {
        let found = story.record.review(at(when));
        found.iter().any(|one| one.rule.id() == "review.watch.overdue")
    };
    assert!(!overdue(&story, "2026-02-28T12:00:00Z"));
    assert!(overdue(&story, "2026-03-01T00:00:00Z"));
    story.tell(r#"secretariat recorded=2026-03-02T00:00:00Z watch.lapsed {"watch":"k"}"#);
    assert_eq!(story.record.negotiation().watch(&k).unwrap().status(), WatchStatus::Lapsed);
    assert!(!overdue(&story, "2026-03-03T00:00:00Z"));
}

#[test]
fn an_item_without_a_date_is_given_one_and_is_seen_by_one_of_its_indicators() {
    let mut story =
        told(&[r#"secretariat watch.added {"watch":"k","question":"Is it?","indicators":["a decree"]}"#]);
    let k = WatchId::new("k").unwrap();
    assert!(story.record.negotiation().due(at("2026-01-15T00:00:00Z")).is_empty());
    story.tell(r#"a watch.extended {"watch":"k","due":"2026-02"}"#);
    assert_eq!(story.record.negotiation().watch(&k).unwrap().due().unwrap().to_string(), "2026-02");
    assert_eq!(
        story.refused(r#"a watch.extended {"watch":"k","due":"2026-01"}"#).rule().id(),
        "watch.extended.later"
    );
    let seen = r#"secretariat watch.observed {"watch":"k","indicator":"a speech"}"#;
    let refusal = story.refused(seen);
    assert_eq!(refusal.rule().id(), "watch.observed.indicator");
    let said = refusal.explain(story.record.negotiation());
    assert_eq!(said.help(), "name one of its indicators, or none: `a decree`");
    assert_eq!(story.irregularities(seen), ["watch.observed.indicator"]);
    // What was erased may have been that one.
    let mut erased = story.record.clone();
    erased.erase(&"e009".parse().unwrap(), "2026-05".parse().unwrap()).unwrap();
    let decided = erased.decide(story.draft(seen, "observed")).unwrap();
    assert!(decided.entries().all(|entry| entry.irregularities().is_empty()));
    story.tell(r#"secretariat watch.observed {"watch":"k","indicator":"a decree"}"#);
}

#[test]
fn it_is_put_off_seen_and_open_again() {
    let mut story = told(&[
        K,
        r#"a watch.extended {"watch":"k","due":"2026-03"}"#,
        r#"secretariat person.added {"person":"n","name":"N"}"#,
    ]);
    story.tell(
        r#"~a-newspaper mode=observed watch.observed {"watch":"k","entry":"e011","indicator":"a decree"}"#,
    );
    let k = WatchId::new("k").unwrap();
    let item = story.record.negotiation().watch(&k).unwrap();
    let (seen, entry) = item.observed().unwrap();
    assert_eq!(seen.entry.as_ref().unwrap().as_str(), "e011");
    assert!(entry.irregularities().is_empty());
    assert_eq!(item.due().unwrap().to_string(), "2026-03");
    story.tell(r#"secretariat watch.reopened {"watch":"k","due":"2026-04"}"#);
    let item = story.record.negotiation().watch(&k).unwrap();
    assert_eq!((item.status(), item.due().unwrap().to_string()), (WatchStatus::Open, "2026-04".to_owned()));
    assert!(item.observed().is_none());
}
