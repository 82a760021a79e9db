//! What the review expects: nothing where all was governed, and what was lost between two writes.

use negotiation::{
    event::{Entry, Mode},
    record::Record,
    talks::process::NegotiationStatus,
    testing::history::{drafts, histories, instant},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

const EXPECTED: &str = "review.record.expected";

fn found(record: &Record, rules: &[&str]) -> Vec<String> {
    let all = record.review(instant(200)).into_iter();
    all.filter(|one| rules.contains(&one.rule.id())).map(|one| one.to_string()).collect()
}

/// What is governed from the first to the last, without corrections.
fn governed() -> impl Strategy<Value = Record> {
    histories(60).prop_map(|(opening, history)| {
        let mut record = Record::new();
        let governed = drafts(opening, &history).into_iter().filter(|draft| {
            draft.mode() == Mode::Governed && !draft.event().kind().name().starts_with("record.")
        });
        for draft in governed {
            let _ = record.propose(draft);
        }
        record
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::with_cases(200)
    })]

    #[test]
    fn what_is_governed_lacks_nothing_and_what_is_lost_is_found(record in governed()) {
        prop_assert_eq!(found(&record, &[EXPECTED, "review.record.unfounded"]), Vec::<String>::new());
        let entries: Vec<Entry> = record.entries().iter().map(|entry| (**entry).clone()).collect();
        // Each act in turn, without what followed from it by the same write.
        for (at, entry) in entries.iter().enumerate() {
            // What a term led to later was written later.
            let same = |next: &&Entry| next.cause() == Some(entry.id()) && next.recorded() == entry.recorded();
            let follows = entries[at + 1..].iter().take_while(same);
            let lost: Vec<_> = follows.filter(|next| !next.event().kind().name().starts_with("record.")).collect();
            if lost.is_empty() {
                continue;
            }
            let beginning = Record::replay(entries[..=at].iter().cloned()).unwrap();
            // Where the whole rests, nobody could record it any more.
            let whole = beginning.negotiation();
            let rests = [NegotiationStatus::BrokenOff, NegotiationStatus::Completed, NegotiationStatus::Abandoned];
            if whole.is_suspended() || whole.status().is_some_and(|status| rests.contains(&status)) {
                continue;
            }
            // What a motion asks for has a finding of its own.
            let found = found(&beginning, &[EXPECTED, "review.question.motion"]);
            prop_assert!(!found.is_empty(), "{:?} lost {:?}", entry.event(), lost[0].event());
        }
    }
}
