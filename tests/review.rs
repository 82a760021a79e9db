//! Findings of the review on what was told, and many of them at once.

#[path = "story/mod.rs"]
#[expect(dead_code, reason = "the refusals use more of it")]
mod story;

use std::collections::BTreeMap;

use negotiation::when::Instant;
use story::Story;

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

fn spring() -> Instant {
    "2026-04-01T00:00:00Z".parse().unwrap()
}

/// What is found under a rule, as lines.
fn found(story: &Story, rule: &str) -> Vec<String> {
    let all = story.record.review(spring());
    all.iter().filter(|one| one.rule.id() == rule).map(ToString::to_string).collect()
}

#[test]
fn a_date_with_day_and_month_exchanged_stands_out_among_its_neighbours() {
    let observed = |occurred: &str| {
        format!(
            r#"host recorded=2026-03-31T00:00:00Z mode=observed occurred={occurred} assessment.given {{"on":"whole","rating":"advancing"}}"#
        )
    };
    let lines = |dates: &[&str]| {
        let mut story = told(&[]);
        for date in dates {
            story.tell(&observed(date));
        }
        found(&story, "review.when.swapped")
    };
    // 3 February, written as 2 March the American way.
    assert_eq!(
        lines(&["2026-02-01", "2026-03-02", "2026-02-05"]),
        [
            "entry `e010`: it is told of 2026-03-02; 2026-02-03 would stand between what was told before and after \
             it [review.when.swapped]"
        ]
    );
    assert_eq!(lines(&["2026-02-01", "2026-02-03", "2026-02-05"]), [""; 0], "in its place");
    assert_eq!(lines(&["2026-02-01", "2026-03-20", "2026-02-05"]), [""; 0], "there is no twentieth month");
    assert_eq!(lines(&["2026-02-01", "2026-03-08", "2026-02-05"]), [""; 0], "nor would August fit");
}

#[test]
fn a_share_of_more_than_the_whole_is_found_and_kept() {
    let mut story = told(&[]);
    story.tell(r#"a assessment.given {"on":"whole","rating":"nearly_agreed","share":"90%"}"#);
    assert_eq!(found(&story, "review.share.total"), [""; 0]);
    story.tell(r#"a assessment.given {"on":{"area":"security"},"rating":"nearly_agreed","share":"950%"}"#);
    assert_eq!(
        found(&story, "review.share.total"),
        ["area `security`: 950% of it, says a [review.share.total]"]
    );
}

#[test]
fn a_position_on_earlier_words_is_stale_until_it_is_renewed() {
    let mut story = told(&[
        r#"host point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"words"}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    assert_eq!(found(&story, "review.position.stale"), [""; 0]);
    story.tell(r#"b point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#);
    assert_eq!(
        found(&story, "review.position.stale"),
        ["point `p`: the last position of `a` was on earlier words [review.position.stale]"]
    );
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#);
    assert_eq!(found(&story, "review.position.stale"), [""; 0]);
}

#[test]
fn thousands_of_anomalies_are_found_one_by_one() {
    let many = 400;
    let mut story = told(&[r#"host person.added {"person":"n","name":"N"}"#]);
    let mut observe = |line: String| {
        let draft = story.draft(&line, "observed");
        let mut value = serde_json::to_value(draft).unwrap();
        value["id"] = format!("x{}", story.record.entries().len()).into();
        story.record.propose(serde_json::from_value(value).unwrap()).unwrap();
    };
    for n in 0..many {
        observe(format!(r#"a meeting.added {{"meeting":"m{n}","format":"bilateral"}}"#));
        observe(format!(r#"a meeting.announced {{"meeting":"m{n}","window":"Fri 2026-01-08"}}"#));
        observe(format!(r#"a meeting.participant_expected {{"meeting":"m{n}","party":"b"}}"#));
        observe(format!(r#"a deadline.set {{"deadline":"d{n}","title":"D","due":"2026-01-09"}}"#));
        observe(format!(
            r#"a account.given {{"on":{{"meeting":"m{n}"}},"aspect":"count","value":{{"number":1}}}}"#
        ));
        observe(format!(
            r#"b account.given {{"on":{{"meeting":"m{n}"}},"aspect":"count","value":{{"number":2}}}}"#
        ));
        observe(r#"a assessment.given {"on":"whole","rating":"agreed","share":"101%"}"#.to_owned());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in story.record.review(spring()) {
        assert!(!one.help.is_empty() && !one.to_string().is_empty());
        *counts.entry(one.rule.id()).or_default() += 1;
    }
    let expected = [
        ("review.account.differs", many),
        ("review.deadline.overdue", many),
        ("review.meeting.past_window", many),
        ("review.share.total", many),
        ("review.source.none", 7 * many),
        ("review.when.weekday", many),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}
