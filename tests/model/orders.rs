//! What happened is told in one order and in another: every question has the same answer. Each act has a time of its own, so that
//! the order of the events is the same, and only that of the record differs.

use std::collections::BTreeSet;

use negotiation::{event::Draft, record::Record};
use proptest::{prelude::*, sample::subsequence, test_runner::FileFailurePersistence};
use serde_json::json;

use crate::story::Story;

/// What the talks are about, told first; and after an empty line what may happen then, each at a time of its own.
const LINES: &str = include_str!("orders.txt");

fn lines() -> (Vec<&'static str>, Vec<&'static str>) {
    let (before, then) = LINES.split_once("\n\n").unwrap();
    (before.lines().collect(), then.lines().collect())
}

/// The same acts in the order of the record; each has its id and its time from its place in the list.
fn told(order: &[usize]) -> Option<Record> {
    let (mut record, story) = (Record::new(), Story::new());
    let (before, then) = lines();
    let before = (0..).zip(&before).map(|(n, line)| (format!("b{n:02}"), n, line));
    let then = order.iter().filter_map(|n| Some((format!("t{n:02}"), 100 + 7 * n, then.get(*n)?)));
    for (id, hour, line) in before.chain(then) {
        let mut envelope = story.envelope(line, "observed");
        let day = |hour: usize| format!("2026-01-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24);
        envelope["id"] = json!(id);
        envelope["recorded"] = json!("2026-03-01T00:00:00Z");
        envelope["occurred"] = json!(day(hour));
        let draft: Draft = serde_json::from_value(envelope).unwrap_or_else(|error| panic!("{line}: {error}"));
        if let Err(refusal) = record.propose(draft) {
            assert!(id.starts_with('t'), "{line}: {refusal}");
            return None;
        }
    }
    Some(record)
}

/// The answers to every question that does not ask in which order it was recorded.
fn answers(record: &Record) -> BTreeSet<String> {
    let mut all = crate::views::of_record(record);
    let talks = record.negotiation();
    for at in ["2026-01-12T00:00:00Z", "2026-01-25T00:00:00Z", "2026-06-01T00:00:00Z"] {
        let at = at.parse().unwrap();
        all.extend(talks.due(at).iter().map(|due| format!("{due}")));
        let past = record.as_of(at);
        all.extend(
            past.negotiation().points().map(|point| format!("{at} {} {}", point.id(), point.status())),
        );
        let statuses = past.negotiation().instruments();
        all.extend(statuses.map(|own| format!("{at} {} {}", own.id(), own.status())));
    }
    all.extend(talks.chronology().iter().map(|happening| format!("{happening}")));
    all
}

#[test]
fn each_act_is_one_that_can_be_told() {
    let (_, then) = lines();
    let untold: Vec<_> = (0..then.len()).filter(|n| told(&[*n]).is_none()).map(|n| then[n]).collect();
    assert!(untold.is_empty(), "{untold:#?}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_order_of_recording_changes_no_answer(
        (acts, other) in subsequence((0..lines().1.len()).collect::<Vec<_>>(), 2..16)
            .prop_flat_map(|acts| (Just(acts.clone()), Just(acts).prop_shuffle())),
    ) {
        if let (Some(one), Some(two)) = (told(&acts), told(&other)) {
            let (one, two) = (answers(&one), answers(&two));
            let (here, there): (Vec<_>, Vec<_>) = (one.difference(&two).collect(), two.difference(&one).collect());
            prop_assert!(here.is_empty() && there.is_empty(), "in order: {here:#?}, else: {there:#?}");
        }
    }
}
