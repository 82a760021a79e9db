//! Strangers' data: entries in any order, bytes of any kind. Nothing panics, nothing is half done.

use negotiation::{
    event::Entry,
    format::json,
    record::{Audience, Record},
    state::Negotiation,
    testing::history::{self, drafts, histories},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

/// The entries that a history comes to.
fn entries(opening: u8, history: &[history::Bytes]) -> Vec<Entry> {
    let mut record = Record::new();
    for draft in drafts(opening, history) {
        let _ = record.propose(draft);
    }
    record.entries().iter().map(|entry| (**entry).clone()).collect()
}

/// Entries that nobody decided on: drafts as they would stand in a file.
fn undecided(opening: u8, history: &[history::Bytes]) -> Vec<Entry> {
    let text = json::write_drafts(&drafts(opening, history)).unwrap();
    let text = text.replacen(",\"content\":\"drafts\"", "", 1);
    json::read_entries(&text).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_does_not_fit_changes_nothing((opening, history) in histories(80)) {
        let mut whole = Negotiation::new();
        for entry in undecided(opening, &history) {
            let before = whole.what_if();
            if whole.apply(entry).is_err() {
                prop_assert!(before.has_same_state(&whole));
                prop_assert_eq!(before.entries(), whole.entries());
            } else {
                prop_assert_eq!(before.entries().len() + 1, whole.entries().len());
            }
        }
        prop_assert_eq!(broken(&whole), vec![]);
    }

    #[test]
    fn entries_in_any_order_are_replayed_or_refused(
        (opening, history) in histories(40), order in proptest::collection::vec(any::<prop::sample::Index>(), 0..80),
    ) {
        let entries = entries(opening, &history);
        let soup: Vec<_> = order.iter().map(|at| entries[at.index(entries.len())].clone()).collect();
        if let Ok(whole) = Negotiation::replay(soup.clone()) {
            prop_assert_eq!(whole.entries().len(), soup.len());
        }
        let mut whole = Negotiation::new();
        for entry in entries.iter().take(1).cloned().chain(soup) {
            let _ = whole.apply(entry);
        }
        prop_assert_eq!(broken(&whole), vec![]);
    }

    #[test]
    fn a_record_takes_entries_in_any_order_or_refuses_them_corrections_too(
        (opening, history) in histories(60), order in proptest::collection::vec(any::<prop::sample::Index>(), 0..120),
        end in 0_usize..80,
    ) {
        let (entries, undecided) = (entries(opening, &history), undecided(opening, &history));
        let mut record = Record::new();
        for at in order {
            let from = if at.index(3) == 0 { &undecided } else { &entries };
            let before = record.clone();
            if record.apply(from[at.index(from.len())].clone()).is_err() {
                prop_assert!(before.negotiation().has_same_state(record.negotiation()));
                prop_assert_eq!(before.entries(), record.entries());
            } else {
                prop_assert_eq!(before.entries().len() + 1, record.entries().len());
            }
        }
        for entry in entries {
            let _ = record.apply(entry);
        }
        prop_assert_eq!(broken(record.negotiation()), vec![]);
        let known = record.known_at(history::instant(end));
        prop_assert_eq!(broken(known.negotiation()), vec![]);
        let _ = record.review(history::instant(end));
        let again = Record::replay(record.entries().iter().map(|entry| (**entry).clone())).unwrap();
        prop_assert!(again.negotiation().has_same_state(record.negotiation()));
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = json::utf8(&bytes);
        let _ = json::read_entries(&text);
        let headed = format!("{{\"format\":{{\"major\":1,\"minor\":0}}}}\n{text}");
        let _ = json::read_entries(&headed);
        let _ = json::read_drafts(&headed);
        let _ = json::read_view(&format!("{{\"format\":{{\"major\":1,\"minor\":0}},\"content\":\"view\",\"audience\":\"public\"}}\n{text}"));
    }

    #[test]
    fn a_view_with_bytes_exchanged_is_read_or_refused(
        drafts in history::restricted(25), in_header in any::<bool>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut record = Record::new();
        for draft in drafts {
            let _ = record.propose(draft);
        }
        let mut bytes = json::write_view(&record.view(&Audience::Party(history::party_id(0)))).unwrap().into_bytes();
        let header = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        let length = if in_header { header } else { bytes.len() };
        for (at, byte) in changes {
            bytes[at.index(length)] = byte;
        }
        if let Ok(view) = json::read_view(&String::from_utf8_lossy(&bytes)) {
            let _ = view.known_at(history::instant(20));
            prop_assert!(view.entries().iter().all(|entry| view.known_since(entry.id()).is_some()));
        }
    }

    #[test]
    fn a_record_with_bytes_exchanged_is_read_or_refused(
        (opening, history) in histories(20),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let drafts = drafts(opening, &history);
        let mut bytes = json::write_drafts(&drafts).unwrap().into_bytes();
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at.index(length)] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(drafts) = json::read_drafts(&text) {
            let mut record = Record::new();
            for draft in drafts {
                let _ = record.propose(draft);
            }
            prop_assert_eq!(broken(record.negotiation()), vec![]);
        }
    }
}

/// Coherence only: what nobody decided on need not be lawful.
fn broken(whole: &Negotiation) -> Vec<negotiation::state::Broken> {
    let mut broken = whole.broken_invariants();
    broken.retain(|broken| broken.sort == negotiation::state::InvariantSort::Coherence);
    broken
}

#[test]
fn deep_and_huge_lines_are_refused() {
    let header = "{\"format\":{\"major\":1,\"minor\":0}}\n";
    for deep in ["[", "{\"event\":", "{\"occurred\":{\"before\":"] {
        let text = format!("{header}{}", deep.repeat(100_000));
        assert!(json::read_entries(&text).is_err());
    }
    let huge = format!("{header}\"{}\"", "a".repeat(json::MAX_LINE));
    assert!(json::read_entries(&huge).unwrap_err().to_string().contains("at most"));
}
