//! The frozen corpus: one entry of every kind of event, as this format writes it. What stands in
//! `tests/wire/v1` is read for ever. `BLESS=1 cargo test --test corpus` adds what is missing, and
//! never changes what is there.

use std::{collections::BTreeMap, fs, path::PathBuf};

use negotiation::{
    event::{Entry, Event},
    record::{Audience, Record, View},
    testing::history,
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire/v1")
}

/// The fullest entry of each kind in some fixed histories.
fn made() -> BTreeMap<&'static str, String> {
    let mut state = 7_u64;
    let mut byte = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        state.to_be_bytes()[0]
    };
    let mut all: BTreeMap<&'static str, String> = BTreeMap::new();
    for opening in 0..4000_u32 {
        let history: Vec<history::Bytes> = (0..60).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in history::drafts(u8::try_from(opening % 224).unwrap(), &history) {
            let Ok(done) = record.propose(draft) else { continue };
            for entry in done.entries() {
                let text = serde_json::to_string(entry).unwrap();
                let kept = all.entry(entry.event().kind().name()).or_default();
                if kept.len() < text.len() {
                    *kept = text;
                }
            }
        }
    }
    all
}

#[test]
fn every_kind_of_event_is_in_the_corpus_and_is_written_as_it_was_read() {
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for (kind, text) in made() {
            let path = folder().join(format!("{kind}.json"));
            if !path.exists() {
                fs::write(path, text + "\n").unwrap();
            }
        }
    }
    // Fields that came later stand in files of their own: the kind, and what it has.
    for file in fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).unwrap();
            let entry: Entry = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
            let read: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_value(&entry).unwrap(), read, "{path:?}");
            let name = path.file_name().unwrap().to_str().unwrap();
            assert!(name.starts_with(entry.event().kind().name()), "{path:?}");
        }
    }
    for kind in Event::kinds() {
        let path = folder().join(format!("{kind}.json"));
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{kind} is not in the corpus"));
        let entry: Entry = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!(entry.event().kind(), kind);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&entry).unwrap(), read, "{kind}");
    }
}

/// A record with much in it: consequences, irregularities, disclosures, many kinds.
fn rich() -> Record {
    let mut state = 11_u64;
    let mut byte = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        state.to_be_bytes()[0]
    };
    let records = (0..400_u32).map(|opening| {
        let bytes: Vec<history::Bytes> = (0..90).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in history::drafts(u8::try_from(opening % 224).unwrap(), &bytes) {
            let _ = record.propose(draft);
        }
        record
    });
    let worth = |record: &Record| {
        let kinds: std::collections::BTreeSet<_> =
            record.entries().iter().map(|entry| entry.event().kind().name()).collect();
        let rich = |entry: &Entry| {
            50 * usize::from(entry.cause().is_some())
                + entry.irregularities().len()
                + usize::from(!entry.disclosure().is_public())
        };
        kinds.len() + record.entries().iter().map(|entry| rich(entry)).sum::<usize>()
    };
    records.max_by_key(worth).unwrap()
}

#[test]
fn a_whole_record_of_the_corpus_is_read_and_written_as_it_was() {
    let path = folder().join("record.jsonl");
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        fs::write(&path, negotiation::format::json::write_record(&rich()).unwrap()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    let record = Record::replay(negotiation::format::json::read_entries(&text).unwrap()).unwrap();
    assert!(record.entries().iter().any(|entry| entry.cause().is_some()));
    assert!(record.entries().iter().any(|entry| !entry.irregularities().is_empty()));
    let lines = |text: &str| -> Vec<serde_json::Value> {
        text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let written = negotiation::format::json::write_record(&record).unwrap();
    assert_eq!(lines(&written), lines(&text), "the header may name a later minor version");
}

/// A view in which much was disclosed later.
fn told_late() -> View {
    let mut runner = TestRunner::deterministic();
    let views = (0..200).map(|_| {
        let mut record = Record::new();
        for draft in history::restricted(45).new_tree(&mut runner).unwrap().current() {
            let _ = record.propose(draft);
        }
        record.view(&Audience::Party(history::party_id(0)))
    });
    views.max_by_key(|view| view.disclosed_later().count()).unwrap()
}

#[test]
fn a_view_of_the_corpus_is_read_and_written_as_it_was() {
    let path = folder().join("view.jsonl");
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        fs::write(&path, negotiation::format::json::write_view(&told_late()).unwrap()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    let view = negotiation::format::json::read_view(&text).unwrap();
    assert!(view.disclosed_later().count() > 1);
    let lines = |text: &str| -> Vec<serde_json::Value> {
        let mut lines: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        // The header may name a later minor version.
        lines[0]["format"]["minor"] = 0.into();
        lines
    };
    assert_eq!(lines(&negotiation::format::json::write_view(&view).unwrap()), lines(&text));
}
