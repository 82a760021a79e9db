//! Strangers' data: entries in any order, bytes of any kind. Nothing panics, nothing is half done.

use std::sync::Arc;

use negotiation::{
    event::{Draft, Entry},
    format::json::{self, Problem},
    record::{Audience, Record, View},
    state::{Broken, InvariantSort, Negotiation},
    testing::history::{self, drafts, histories},
};
use proptest::{prelude::*, sample::Index};

/// The entries that a history comes to.
fn entries(opening: u8, history: &[history::Bytes]) -> Vec<Entry> {
    told(drafts(opening, history)).entries().iter().map(|entry| (**entry).clone()).collect()
}

/// Each draft is proposed in turn, and what is accepted is kept.
fn told(drafts: Vec<Draft>) -> Record {
    let mut record = Record::new();
    for draft in drafts {
        let _ = record.propose(draft);
    }
    record
}

/// Entries that nobody decided on: drafts as they would stand in a file.
fn undecided(opening: u8, history: &[history::Bytes]) -> Vec<Entry> {
    let text = json::write_drafts(&drafts(opening, history)).unwrap();
    let text = text.replacen(",\"content\":\"drafts\"", "", 1);
    json::read_entries(&text).unwrap()
}

/// Coherence only: what nobody decided on need not be lawful.
fn broken(whole: &Negotiation) -> Vec<Broken> {
    let mut broken = whole.broken_invariants();
    broken.retain(|broken| broken.sort == InvariantSort::Coherence);
    broken
}

/// The same entry, recorded at another time: one that comes out of order is refused for its time alone, if for
/// nothing else.
fn recorded_at(entry: &Entry, hours: usize) -> Entry {
    let mut value = serde_json::to_value(entry).unwrap();
    value["recorded"] = history::instant(hours).to_rfc3339().into();
    serde_json::from_value(value).unwrap()
}

/// Some of what a text has is exchanged: one digit for another, which most often leaves something that can be read,
/// or any byte for any other, which seldom does.
fn exchanged(text: &[u8], changes: &[(Index, u8)], any: bool) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        if any {
            bytes[at] = *byte;
        } else if let Some(digit) = bytes[at..].iter_mut().find(|byte| byte.is_ascii_digit()) {
            *digit = b'0' + byte % 10;
        }
    }
    bytes
}

#[test]
fn what_does_not_fit_changes_nothing() {
    let least = [("refused", 5000), ("applied", 5000)];
    crate::reach::holds(file!(), &histories(80), &least, |(opening, history), met| {
        let mut whole = Negotiation::new();
        for entry in undecided(opening, &history) {
            let before = whole.what_if();
            if whole.apply(entry).is_err() {
                met.count("refused", 1);
                prop_assert!(before.has_same_state(&whole));
                prop_assert_eq!(before.entries(), whole.entries());
            } else {
                met.count("applied", 1);
                prop_assert_eq!(before.entries().len() + 1, whole.entries().len());
            }
        }
        prop_assert_eq!(broken(&whole), vec![]);
        Ok(())
    });
}

/// A few entries change places, and a few are left out: what is left fits as a whole, or the first that does not fit
/// is named.
#[test]
fn entries_in_another_order_are_replayed_or_the_first_that_does_not_fit_is_named() {
    let moves = proptest::collection::vec((any::<Index>(), any::<Index>(), 0..4), 0..6);
    let least = [("replayed, and moved", 25), ("replayed, and fewer", 20), ("refused", 100)];
    crate::reach::holds(file!(), &(histories(40), moves), &least, |((opening, history), moves), met| {
        let mut decided = Negotiation::new();
        for draft in drafts(opening, &history) {
            if let Ok(decision) = decided.decide(draft) {
                decided.accept(decision).unwrap();
            }
        }
        let told: Vec<Entry> = decided.entries().iter().map(|entry| (**entry).clone()).collect();
        let mut soup = told.clone();
        for (one, other, sort) in moves {
            let (one, other) = (one.index(soup.len()), other.index(soup.len()));
            match sort {
                0 if soup.len() > 1 => drop(soup.remove(one)),
                1 => soup.swap(one, other),
                _ => {
                    let next = (one + 1) % soup.len();
                    soup.swap(one, next);
                }
            }
        }
        let soup: Vec<Entry> = (0..).zip(&soup).map(|(n, entry)| recorded_at(entry, n)).collect();
        let moved = || !soup.iter().map(Entry::id).eq(told.iter().map(Entry::id));
        match Negotiation::replay(soup.clone()) {
            Ok(whole) => {
                met.if_so("replayed, and moved", moved() && soup.len() == told.len());
                met.if_so("replayed, and fewer", soup.len() < told.len());
                prop_assert!(whole.entries().iter().map(|entry| &**entry).eq(&soup));
                prop_assert_eq!(broken(&whole), vec![]);
            }
            Err(error) => {
                met.count("refused", 1);
                let before = error.number() - 1;
                prop_assert_eq!(error.entry(), soup[before].id());
                let mut whole = Negotiation::replay(soup[..before].to_vec()).unwrap();
                prop_assert!(whole.apply(soup[before].clone()).is_err());
            }
        }
        Ok(())
    });
}

#[test]
fn entries_in_any_order_leave_something_coherent() {
    let order = proptest::collection::vec(any::<Index>(), 0..80);
    let least = [("refused", 3000), ("applied", 2000)];
    crate::reach::holds(file!(), &(histories(40), order), &least, |((opening, history), order), met| {
        let entries = entries(opening, &history);
        let soup = order.iter().map(|at| at.get(&entries));
        let mut whole = Negotiation::new();
        for (n, entry) in (0..).zip(entries.iter().take(1).chain(soup)) {
            met.count(if whole.apply(recorded_at(entry, n)).is_ok() { "applied" } else { "refused" }, 1);
        }
        prop_assert_eq!(broken(&whole), vec![]);
        Ok(())
    });
}

#[test]
fn a_record_takes_entries_in_any_order_or_refuses_them_corrections_too() {
    let order = proptest::collection::vec(any::<Index>(), 0..120);
    let strategy = (histories(60), order, 0_usize..80);
    let least = [("applied", 700), ("refused", 5000), ("corrected", 25), ("found", 250)];
    crate::reach::holds(file!(), &strategy, &least, |((opening, history), order, end), met| {
        let (entries, undecided) = (entries(opening, &history), undecided(opening, &history));
        let mut record = Record::new();
        for (n, at) in (0..).zip(order) {
            let from = if at.index(3) == 0 { &undecided } else { &entries };
            let before = record.clone();
            // Some of them at the time at which they were recorded, and out of order.
            let entry = at.get(from).clone();
            let entry = if at.index(5) == 0 { entry } else { recorded_at(&entry, n) };
            if record.apply(entry).is_err() {
                met.count("refused", 1);
                prop_assert!(before.negotiation().has_same_state(record.negotiation()));
                prop_assert_eq!(before.entries(), record.entries());
            } else {
                met.count("applied", 1);
                prop_assert_eq!(before.entries().len() + 1, record.entries().len());
            }
        }
        for entry in entries {
            let _ = record.apply(entry);
        }
        prop_assert_eq!(broken(record.negotiation()), vec![]);
        let known = record.known_at(history::instant(end));
        prop_assert_eq!(broken(known.negotiation()), vec![]);
        let again = Record::replay(record.entries().iter().map(|entry| (**entry).clone())).unwrap();
        prop_assert!(again.negotiation().has_same_state(record.negotiation()));
        // What is replayed is reviewed as it was, whatever it grew out of.
        let review = |of: &Record| {
            let found = of.review(history::instant(end));
            found.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        let found = review(&record);
        prop_assert_eq!(&found, &review(&again));
        met.count("found", found.len());
        met.if_so("corrected", record.entries() != record.negotiation().entries());
        Ok(())
    });
}

/// What may stand on a line of a stranger's file.
#[derive(Clone, Debug)]
enum Line {
    /// One that is in order.
    Right(Index),
    /// The beginning of one.
    Cut(Index, Index),
    /// Two at once.
    Twice(Index),
    /// Nothing, or nothing that is seen.
    Blank(u8),
    /// Bytes that are text, if nothing much.
    Letters(String),
    /// Bytes.
    Any(Vec<u8>),
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let one = prop_oneof![
        20 => any::<Index>().prop_map(Line::Right),
        3 => (0_u8..4).prop_map(Line::Blank),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(at, end)| Line::Cut(at, end)),
        1 => any::<Index>().prop_map(Line::Twice),
        1 => "[ -~]{1,40}".prop_map(Line::Letters),
        1 => proptest::collection::vec(any::<u8>(), 0..60).prop_map(Line::Any),
    ];
    proptest::collection::vec(one, 0..20)
}

/// A file is read up to the first line that is not in order, and that one is named.
#[test]
fn lines_of_any_kind_are_read_or_the_first_that_is_at_fault_is_named() {
    let strategy = (histories(20), lines(), any::<bool>());
    let least =
        [("read", 50), ("refused", 150), ("refused further down", 60), ("no text", 50), ("text", 150)];
    crate::reach::holds(file!(), &strategy, &least, |((opening, history), lines, entries), met| {
        let written = if entries {
            json::write_record(&told(drafts(opening, &history))).unwrap()
        } else {
            json::write_drafts(&drafts(opening, &history)).unwrap()
        };
        let (header, body) = written.split_once('\n').unwrap();
        let right: Vec<&str> = body.lines().collect();
        let mut file = header.as_bytes().to_vec();
        let (mut many, mut fault) = (0, None);
        for (number, line) in (2..).zip(&lines) {
            let bytes = match line {
                Line::Right(at) => at.get(&right).as_bytes().to_vec(),
                Line::Cut(at, end) => {
                    let whole = at.get(&right).as_bytes();
                    whole[..end.index(whole.len())].to_vec()
                }
                Line::Twice(at) => at.get(&right).repeat(2).into_bytes(),
                Line::Blank(which) => [&b""[..], b"  ", b"\t", b"\r"][usize::from(*which)].to_vec(),
                Line::Letters(text) => text.clone().into_bytes(),
                Line::Any(bytes) => {
                    bytes.iter().map(|byte| if *byte == b'\n' { b' ' } else { *byte }).collect()
                }
            };
            let is_blank = String::from_utf8_lossy(&bytes).trim().is_empty();
            if fault.is_none() && !is_blank {
                match line {
                    Line::Right(_) => many += 1,
                    _ => fault = Some(number),
                }
            }
            file.push(b'\n');
            file.extend(bytes);
        }
        match json::utf8(&file) {
            Ok(text) => {
                met.count("text", 1);
                prop_assert_eq!(text.as_bytes(), &file);
            }
            Err(error) => {
                met.count("no text", 1);
                let at = std::str::from_utf8(&file).unwrap_err().valid_up_to();
                prop_assert_eq!(error.problem(), &Problem::NotUtf8(at));
                let line = 1 + file[..at].iter().filter(|byte| **byte == b'\n').count();
                prop_assert_eq!(error.line(), line);
            }
        }
        let text = String::from_utf8_lossy(&file);
        let read = if entries {
            json::read_entries(&text).map(|all| all.len())
        } else {
            json::read_drafts(&text).map(|all| all.len())
        };
        let read = read.map_err(|error| error.line());
        met.if_so("read", read.is_ok() && many > 0);
        met.if_so("refused", read.is_err());
        met.if_so("refused further down", read.is_err() && many > 2);
        prop_assert_eq!(read, fault.map_or(Ok(many), Err));
        prop_assert!(json::read_view(&text).is_err(), "it is no view");
        Ok(())
    });
}

/// What a view that was read has to be, whoever wrote it.
fn is_sound(view: &View, end: usize) -> Result<(), TestCaseError> {
    prop_assert_eq!(broken(view.negotiation()), vec![]);
    for entry in view.entries() {
        // Since it was recorded, or since another that tells of it was.
        let since = view.known_since(entry.id());
        prop_assert!(since.is_some_and(|since| since >= entry.recorded()), "{}", entry.id());
        prop_assert!(view.entries().iter().any(|other| Some(other.recorded()) == since), "{}", entry.id());
    }
    let known = view.known_at(history::instant(end));
    let all = view.entries();
    prop_assert!(known.negotiation().entries().iter().all(|entry| view.entry(entry.id()).is_some()));
    let again = json::read_view(&json::write_view(view).unwrap()).unwrap();
    prop_assert_eq!(again.audience(), view.audience());
    prop_assert_eq!(again.entries(), all);
    Ok(())
}

#[test]
fn a_view_with_bytes_exchanged_is_read_or_refused() {
    let changes = proptest::collection::vec((any::<Index>(), any::<u8>()), 1..4);
    let strategy = (history::restricted(25), 0_u8..4, 0_u8..4, changes);
    let least = [("read", 30), ("refused", 150)];
    crate::reach::holds(file!(), &strategy, &least, |(drafts, in_header, any, changes), met| {
        let record = told(drafts);
        let view = record.view(&Audience::Party(history::party_id(0)));
        let written = json::write_view(&view).unwrap().into_bytes();
        let header = written.iter().position(|byte| *byte == b'\n').unwrap();
        let length = if in_header == 0 { header } else { written.len() };
        let mut bytes = exchanged(&written[..length], &changes, any == 0);
        bytes.extend(&written[length..]);
        match json::read_view(&String::from_utf8_lossy(&bytes)) {
            Ok(read) => {
                met.if_so("read", bytes != written);
                is_sound(&read, 20)?;
            }
            Err(error) => {
                met.count("refused", 1);
                prop_assert!(bytes != written, "{error}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_record_with_bytes_exchanged_is_read_or_refused() {
    let changes = proptest::collection::vec((any::<Index>(), any::<u8>()), 1..12);
    let strategy = (histories(20), 0_u8..4, changes);
    let least = [("read", 80), ("refused", 120), ("accepted", 1000)];
    crate::reach::holds(file!(), &strategy, &least, |((opening, history), any, changes), met| {
        let written = json::write_drafts(&drafts(opening, &history)).unwrap().into_bytes();
        let bytes = exchanged(&written, &changes, any == 0);
        let Ok(drafts) = json::read_drafts(&String::from_utf8_lossy(&bytes)) else {
            met.count("refused", 1);
            prop_assert!(bytes != written);
            return Ok(());
        };
        let record = told(drafts);
        met.if_so("read", bytes != written);
        met.count("accepted", record.entries().len());
        prop_assert_eq!(broken(record.negotiation()), vec![]);
        let entries = json::read_entries(&json::write_record(&record).unwrap()).unwrap();
        prop_assert!(record.entries().iter().map(Arc::as_ref).eq(&entries));
        Ok(())
    });
}

#[test]
fn deep_and_huge_lines_are_refused() {
    let header = "{\"format\":{\"major\":2,\"minor\":0}}\n";
    for deep in ["[", "{\"event\":", "{\"occurred\":{\"before\":"] {
        let text = format!("{header}{}", deep.repeat(100_000));
        assert!(json::read_entries(&text).is_err());
    }
    let huge = format!("{header}\"{}\"", "a".repeat(json::MAX_LINE));
    assert!(json::read_entries(&huge).unwrap_err().to_string().contains("at most"));
}
