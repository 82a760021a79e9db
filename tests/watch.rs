//! The watch list: what is waited for, in the manner of deadlines.

#[path = "story/mod.rs"]
#[expect(dead_code, reason = "the refusals use more of it")]
mod story;

use negotiation::{id::WatchId, looking::DueKind, watch::WatchStatus, when::Instant};
use story::Story;

const K: &str = r#"host watch.added {"watch":"k","question":"Is the envoy named?","indicators":["a decree"],"due":"2026-02"}"#;

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
    story.tell(r#"host recorded=2026-03-02T00:00:00Z watch.lapsed {"watch":"k"}"#);
    assert_eq!(story.record.negotiation().watch(&k).unwrap().status(), WatchStatus::Lapsed);
    assert!(!overdue(&story, "2026-03-03T00:00:00Z"));
}

#[test]
fn it_is_put_off_seen_and_open_again() {
    let mut story = told(&[
        K,
        r#"a watch.extended {"watch":"k","due":"2026-03"}"#,
        r#"host person.added {"person":"n","name":"N"}"#,
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
    story.tell(r#"host watch.reopened {"watch":"k","due":"2026-04"}"#);
    let item = story.record.negotiation().watch(&k).unwrap();
    assert_eq!((item.status(), item.due().unwrap().to_string()), (WatchStatus::Open, "2026-04".to_owned()));
    assert!(item.observed().is_none());
}
