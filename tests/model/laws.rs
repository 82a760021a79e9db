//! Laws that hold for every history.

use std::collections::{BTreeMap, BTreeSet};

use crate::both::{act, acts};
use negotiation::{
    event::{Draft, Event},
    format::json,
    record::Record,
    state::{InvariantSort, Negotiation},
    talks::position::{Matter, PositionEvent, Taken},
    testing::history::{self, drafts, histories, instant},
    value::id::PartyId,
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use serde_json::Value;

/// Proposes each draft in turn, and keeps what is accepted.
pub(crate) fn recorded(opening: u8, history: &[history::Bytes]) -> Record {
    let mut record = Record::new();
    for draft in drafts(opening, history) {
        let _ = record.propose(draft);
    }
    record
}

fn replayed(entries: &[std::sync::Arc<negotiation::event::Entry>]) -> Negotiation {
    let record = Record::replay(entries.iter().map(|entry| (**entry).clone())).unwrap();
    record.negotiation().what_if()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn deciding_is_pure_and_a_refusal_changes_nothing((opening, history) in histories(60)) {
        let mut record = Record::new();
        for draft in drafts(opening, &history) {
            let before = record.negotiation().what_if();
            let checked = record.check(&draft);
            let first = record.decide(draft.clone());
            let second = record.decide(draft.clone());
            prop_assert_eq!(&checked, &first.as_ref().map(|_| ()).map_err(Clone::clone));
            prop_assert!(before.has_same_state(record.negotiation()));
            prop_assert_eq!(before.entries(), record.negotiation().entries());
            match (first, second) {
                (Ok(first), Ok(second)) => {
                    prop_assert!(first.entries().eq(second.entries()));
                    let repeats = first.repeats();
                    let other = record.negotiation().what_if().accept(first.clone());
                    prop_assert!(repeats || other.is_err(), "a copy takes no decision of the original");
                    prop_assert!(record.accept(first).is_ok());
                    prop_assert!(repeats || record.accept(second).is_err(), "what was appended makes it stale");
                    prop_assert!(record.decide(draft).unwrap().repeats());
                }
                (Err(first), Err(second)) => prop_assert_eq!(first, second),
                _ => prop_assert!(false, "decided in two ways"),
            }
            let broken = record.negotiation().broken_invariants();
            prop_assert!(broken.is_empty(), "{broken:?}\n{}", json::write_record(&record).unwrap());
        }
    }

    #[test]
    fn a_record_is_the_fold_of_its_entries_and_so_is_each_prefix((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        let same = replayed(record.entries()).has_same_state(record.negotiation());
        prop_assert!(same, "{}", json::write_record(&record).unwrap());
        for end in 0..record.entries().len() {
            let prefix = replayed(&record.entries()[..end]);
            prop_assert_eq!(prefix.broken_invariants(), vec![]);
        }
    }

    #[test]
    fn a_record_that_is_written_is_read_as_it_was((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        let text = json::write_record(&record).unwrap();
        let read = Record::replay(json::read_entries(&text).unwrap()).unwrap();
        prop_assert_eq!(read.entries(), record.entries());
        prop_assert!(read.negotiation().has_same_state(record.negotiation()));
        prop_assert_eq!(json::write_record(&read).unwrap(), text);
        let drafts = drafts(opening, &history);
        let text = json::write_drafts(&drafts).unwrap();
        prop_assert_eq!(json::read_drafts(&text).unwrap(), drafts);
    }

    #[test]
    fn what_was_so_and_what_was_known_commute(
        (opening, history) in histories(40), of in 0_usize..60, known in 0_usize..60,
    ) {
        let record = recorded(opening, &history);
        let one = record.as_of(instant(of)).known_at(instant(known));
        let other = record.known_at(instant(known)).as_of(instant(of));
        prop_assert_eq!(one.negotiation().entries(), other.negotiation().entries());
        prop_assert!(one.negotiation().has_same_state(other.negotiation()));
    }

    #[test]
    fn what_is_kept_of_the_past_changes_no_answer(
        (opening, history) in histories(60), asked in proptest::collection::vec((0_usize..80, any::<bool>()), 1..12),
    ) {
        // The one is asked again and again, and goes on between; each time a copy that was asked nothing is asked the same.
        let whole = recorded(opening, &history);
        let mut record = Record::new();
        for (entry, (end, known)) in whole.entries().iter().zip(asked.iter().cycle()) {
            record.apply((**entry).clone()).unwrap();
            let past = |of: &Record| if *known { of.known_at(instant(*end)) } else { of.as_of(instant(*end)) };
            let (kept, anew) = (past(&record), past(&record.clone()));
            prop_assert_eq!(kept.negotiation().entries(), anew.negotiation().entries());
            prop_assert!(kept.negotiation().has_same_state(anew.negotiation()));
        }
    }

    #[test]
    fn the_past_that_reaches_to_now_is_now((opening, history) in histories(60), end in 0_usize..80) {
        let record = recorded(opening, &history);
        let now = record.negotiation();
        let last = now.last_recorded().unwrap();
        prop_assert!(record.known_at(last).negotiation().has_same_state(now));
        prop_assert!(record.as_of(last).negotiation().has_same_state(now), "nothing occurs after it was recorded");
        // What was known then is what had been recorded by then.
        let known = record.known_at(instant(end));
        let by_then = record.entries().partition_point(|entry| entry.recorded() <= instant(end));
        let then = Record::replay(record.entries()[..by_then].iter().map(|entry| (**entry).clone())).unwrap();
        prop_assert_eq!(known.negotiation().entries(), then.negotiation().entries());
        prop_assert!(known.negotiation().has_same_state(&replayed(&record.entries()[..by_then])));
        // No past breaks what holds always.
        prop_assert_eq!(known.negotiation().broken_invariants(), vec![]);
        let coherence = |past: &negotiation::record::Past| {
            let broken = past.negotiation().broken_invariants();
            broken.into_iter().filter(|one| one.sort == InvariantSort::Coherence).collect::<Vec<_>>()
        };
        prop_assert_eq!(coherence(&record.as_of(instant(end))), vec![]);
    }
}

/// Takes out the parts that are accepted.
fn whole(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("stance") {
                fields.remove("parts");
            }
            // That it was no part of the words is said of the part.
            if let Some(Value::Array(broken)) = fields.get_mut("irregularities") {
                broken.retain(|rule| rule != "position.taken.part");
                if broken.is_empty() {
                    fields.remove("irregularities");
                }
            }
            fields.values_mut().for_each(whole);
        }
        Value::Array(all) => all.iter_mut().for_each(whole),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A record, line by line, without the parts that are accepted.
fn without_parts(record: &Record) -> Vec<Value> {
    let text = json::write_record(record).unwrap();
    let mut all: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    all.iter_mut().for_each(whole);
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    /// Who accepts parts of words changes nothing of what is agreed, nor of what anybody may do.
    #[test]
    fn a_part_accepted_changes_nothing_of_the_whole((opening, history) in histories(60)) {
        let (mut with, mut without) = (Record::new(), Record::new());
        for draft in drafts(opening, &history) {
            let mut plain = serde_json::to_value(&draft).unwrap();
            whole(&mut plain);
            let plain: Draft = serde_json::from_value(plain).unwrap();
            let here = with.propose(draft).map(drop).map_err(|no| no.rule().id());
            if here != Err("position.taken.part") {
                prop_assert_eq!(here, without.propose(plain).map(drop).map_err(|no| no.rule().id()));
            }
        }
        prop_assert_eq!(without_parts(&with), without_parts(&without));
        for point in with.negotiation().points() {
            let on = Matter::Point(point.id().clone());
            let plain = without.negotiation().accepted_parts(&on);
            prop_assert!(plain.len() <= 1);
            for all in &plain {
                prop_assert_eq!(&all.tally, &point.tally());
                // Whoever accepts the whole accepts each part.
                for part in with.negotiation().accepted_parts(&on) {
                    prop_assert!(all.accepted_by.iter().all(|party| part.accepted_by.contains(party)));
                }
            }
        }
    }

    /// What follows from an acceptance takes no position that its party holds already.
    #[test]
    fn nobody_accepts_the_same_words_twice((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        let mut last: BTreeMap<(&PartyId, &Matter), &Taken> = BTreeMap::new();
        for entry in record.negotiation().entries() {
            let Some(event) = PositionEvent::of(entry.event()) else { continue };
            let late = entry.irregularities().iter().any(|broken| broken.rule() == "entry.time.late");
            let held = (event.party(), event.on());
            match Taken::of(entry.event()) {
                Some(taken) if entry.cause().is_some() => {
                    prop_assert_ne!(last.insert(held, taken), Some(taken), "{}", entry.id());
                }
                Some(taken) if !late => drop(last.insert(held, taken)),
                Some(_) => {}
                None => drop(last.remove(&held)),
            }
        }
    }
}

/// Bytes that are always the same.
pub(crate) fn bytes() -> impl FnMut() -> u8 {
    let mut state = 1_u64;
    move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed.to_be_bytes()[0]
    }
}

#[test]
fn the_histories_reach_every_kind_of_event_accepted_and_refused() {
    let mut byte = bytes();
    let (mut accepted, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for opening in 0..4000 {
        let history: Vec<history::Bytes> = (0..60).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in drafts(u8::try_from(opening % 224).unwrap(), &history) {
            let name = act(draft.event().kind(), draft.event().choice());
            let side = if record.propose(draft).is_ok() { &mut accepted } else { &mut refused };
            side.insert(name);
        }
    }
    // What is left of an entry is told by no draft.
    let all = Event::kinds().filter(|kind| kind.name() != "payload.erased").flat_map(acts);
    let all: BTreeSet<_> = all.collect();
    assert_eq!(all.difference(&accepted).collect::<Vec<_>>(), Vec::<&String>::new(), "never accepted");
    assert_eq!(all.difference(&refused).collect::<Vec<_>>(), Vec::<&String>::new(), "never refused");
}
