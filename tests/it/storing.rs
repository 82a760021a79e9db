//! Stores: a decision is there whole or not at all, wherever the machine stops.

use negotiation::{
    format::json::{self, MAX_LINE, Problem},
    prelude::*,
    talks::{
        party,
        position::{self, Stance},
    },
    value::IntoValue,
};

use crate::story::Story;

/// A store with acts that other entries follow from, and how many entries each of its lines has.
fn store() -> (Vec<u8>, Vec<usize>, Record) {
    let opening = r#"{"model":"collective_bargaining"}"#;
    let mut story = Story::three(opening);
    let mut store = json::header().into_bytes();
    for entry in story.record.entries() {
        store.extend(json::write_decision([&**entry]).unwrap().bytes());
    }
    let mut counts = vec![1; story.record.entries().len()];
    for (number, line) in [
        r#"a point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"Words, é, 漢."}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
        r#"a point.text_agreed {"point":"p"}"#,
        r#"b position.withdrawn {"party":"b","on":{"point":"p"}}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
    ]
    .into_iter()
    .enumerate()
    {
        let id = EntryId::new(format!("d{number}")).unwrap();
        let recorded = story.record.propose(story.draft(line, "governed").with_id(id)).unwrap();
        counts.push(recorded.entries().count());
        store.extend(json::write_decision(recorded.entries()).unwrap().bytes());
    }
    assert!(counts.contains(&2), "something follows from something: {counts:?}");
    (store, counts, story.record)
}

#[test]
fn cut_anywhere_a_store_has_whole_decisions_and_says_what_was_cut() {
    let (store, counts, record) = store();
    let whole = json::recover(&store).unwrap();
    assert!(whole.cut.is_none());
    assert_eq!((whole.bytes, whole.entries.len()), (store.len(), record.entries().len()));
    let header = json::header().len();
    for cut in 0..store.len() {
        let part = &store[..cut];
        let Ok(recovered) = json::recover(part) else {
            assert!(cut < header, "{cut}");
            continue;
        };
        assert!(cut >= header);
        // As many entries as the whole lines have.
        let lines = part.iter().filter(|byte| **byte == b'\n').count() - 1;
        assert_eq!(recovered.entries.len(), counts[..lines].iter().sum::<usize>(), "{cut}");
        let is_torn = !part.ends_with(b"\n");
        assert_eq!(recovered.cut.is_some(), is_torn, "{cut}: {:?}", recovered.cut);
        assert_eq!(recovered.cut.map(|fault| fault.line()), is_torn.then_some(lines + 2), "{cut}");
        assert!(part[..recovered.bytes].ends_with(b"\n"));
        let again = json::recover(&part[..recovered.bytes]).unwrap();
        assert!(again.cut.is_none());
        assert_eq!(again.entries, recovered.entries);
        Record::replay(recovered.entries).unwrap();
    }
}

#[test]
fn what_is_damaged_in_the_middle_ends_what_is_read() {
    let (store, counts, _) = store();
    let starts: Vec<usize> =
        store.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
    // The byte of no text, and a byte of another line, in the fifth entry.
    for byte in [0xFF, b'}'] {
        let mut damaged = store.clone();
        damaged[starts[4] + 1] = byte;
        let recovered = json::recover(&damaged).unwrap();
        assert_eq!(recovered.entries.len(), counts[..4].iter().sum::<usize>());
        assert_eq!(recovered.bytes, starts[4]);
        assert_eq!(recovered.cut.unwrap().line(), 6);
    }
    // A decision that lost one entry in the middle is no list any more.
    let nothing = [json::header().as_bytes(), b"[]\n"].concat();
    let cut = json::recover(&nothing).unwrap().cut.unwrap();
    assert!(cut.to_string().contains("a decision has an entry"), "{cut}");
    let second = json::write_decision(json::recover(&store).unwrap().entries.iter().take(2)).unwrap();
    let damaged = format!("{}{}", json::header(), second.replace("\"party\":\"a\"", "\"party\":\"a b\""));
    let recovered = json::recover(damaged.as_bytes()).unwrap();
    assert!(recovered.entries.is_empty(), "none of a decision that is damaged in its second entry");
    assert!(recovered.cut.unwrap().path().starts_with("[1].event."));
}

#[test]
fn a_store_of_something_else_is_not_recovered() {
    for (text, problem) in [
        ("", Problem::NoHeader),
        ("{}\n", Problem::NoHeader),
        (
            "{\"format\":{\"major\":2,\"minor\":0},\"content\":\"drafts\"}\n",
            Problem::OtherContent { found: "drafts", wanted: "entries" },
        ),
    ] {
        assert_eq!(*json::recover(text.as_bytes()).unwrap_err().problem(), problem, "{text}");
    }
    assert!(matches!(json::recover(&[0xFF]).unwrap_err().problem(), Problem::NotUtf8(0)));
    // What is newer or damaged in the header is told, and nothing is cut.
    let newer = json::header().replace("\"major\":2", "\"major\":3");
    assert!(matches!(json::recover(newer.as_bytes()).unwrap_err().problem(), Problem::Newer { .. }));
}

#[test]
fn lines_of_decisions_and_lines_of_entries_are_read_alike() {
    let (store, _, record) = store();
    let store = String::from_utf8(store).unwrap();
    let entries = json::read_entries(&store).unwrap();
    assert_eq!(entries, json::read_entries(&json::write_record(&record).unwrap()).unwrap());
    // Only entries stand together: a draft is proposed by itself.
    let drafts = store.replace("\"minor\":0}}", "\"minor\":0},\"content\":\"drafts\"}");
    let error = json::read_drafts(&drafts).unwrap_err().to_string();
    assert!(error.contains("a list is given, and an object is expected"), "{error}");
    assert_eq!(json::write_decision([]).unwrap(), "");

    // A decision that no reader would take is not written.
    let mut value = serde_json::to_value(&entries[3]).unwrap();
    value["reason"] = "x".repeat(60_000).into();
    let entry: Entry = serde_json::from_value(value).unwrap();
    let many = vec![&entry; MAX_LINE / 60_000 + 1];
    assert!(json::write_decision(many).unwrap_err().to_string().contains("a line at most"));
}

#[test]
fn a_retry_is_a_repeat_whenever_it_comes_and_nothing_else_is() {
    let (_, _, mut record) = store();
    let at = record.negotiation().last_recorded().unwrap();
    let later = at + chrono::TimeDelta::minutes(5);
    let taken = || position::Taken::new("c", PointId::new("p").unwrap(), Stance::Opposes).unwrap();
    let draft = Desk::of(&mut record, "desk", at).unwrap().by("c").with_id("c1").draft(taken()).unwrap();
    record.propose(draft.clone()).unwrap();
    let before = record.entries().len();
    for again in [
        draft.clone(),
        draft.clone().with_recorded(later),
        draft.clone().with_recorded(at - chrono::TimeDelta::days(1)),
    ] {
        assert!(record.check(&again).is_ok());
        assert!(record.propose(again).unwrap().repeats());
    }
    assert_eq!(record.entries().len(), before);
    for other in [
        draft.clone().with_recorder("other".into_value().unwrap()),
        draft.clone().with_by(Actor::Secretariat),
        draft.clone().with_reason("because".into_value().unwrap()),
        draft.clone().with_disclosure(Disclosure::Participants),
        draft.clone().observed(),
    ] {
        assert_eq!(record.propose(other).unwrap_err().rule().id(), "entry.id.same");
    }
    // Under another id it is another act.
    let other = draft.with_id("c2".into_value().unwrap()).with_recorded(later);
    assert!(!record.propose(other).unwrap().repeats());
    // A correction is sent again like any other.
    let mut desk = Desk::of(&mut record, "desk", later).unwrap();
    let renamed =
        desk.secretariat().with_id("r1").draft(party::Renamed::new("c", "C again").unwrap()).unwrap();
    desk.propose(renamed.clone()).unwrap();
    assert!(desk.propose(renamed.with_recorded(later + chrono::TimeDelta::hours(1))).unwrap().repeats());
}
