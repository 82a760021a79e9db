//! Calendars, read back by a parser that has nothing to do with the crate that writes them.

use std::{collections::BTreeMap, fs, path::Path};

use crate::story::Story;
use negotiation::{
    format::{ical::calendar, json},
    record::Record,
};

/// A component as it was read: each property with its value and its parameters.
type Read = BTreeMap<String, Vec<(String, BTreeMap<String, Vec<String>>)>>;

fn read_all(text: &str) -> (Vec<Read>, Vec<Read>) {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("well formed");
    assert!(calendars.next().is_none());
    let of = |properties: &[ical::property::Property]| {
        let mut all = Read::new();
        for property in properties {
            let params = property.params.clone().unwrap_or_default().into_iter().collect();
            let value = property.value.clone().unwrap_or_default();
            all.entry(property.name.clone()).or_default().push((value, params));
        }
        all
    };
    let events = calendar.events.iter().map(|event| of(&event.properties)).collect();
    (events, calendar.todos.iter().map(|todo| of(&todo.properties)).collect())
}

fn one<'a>(read: &'a Read, name: &str) -> &'a str {
    match read.get(name).map(Vec::as_slice) {
        Some([(value, _)]) => value,
        Some(_) => panic!("{name} more than once"),
        None => "",
    }
}

fn story() -> Story {
    Story::open(r#"{"observing":"allowed","offset":"+03:00"}"#).principals(&["a", "b"])
}

fn event(story: &Story) -> Read {
    let (events, _) = read_all(&calendar(story.record.negotiation()));
    events.into_iter().next().expect("an event")
}

const M: &str = r#"a meeting.added {"meeting":"m","format":"plenary","title":"The round; first, of two"}"#;

#[test]
fn a_meeting_keeps_its_uid_and_its_sequence_rises_with_every_change() {
    let mut story = story();
    story.tell(M);
    let (events, _) = read_all(&calendar(story.record.negotiation()));
    assert!(events.is_empty(), "it has no date");
    let mut seen = Vec::new();
    for line in [
        r#"a meeting.announced {"meeting":"m","window":"2026-02-05"}"#,
        r#"b meeting.confirmed {"meeting":"m"}"#,
        r#"a meeting.moved {"meeting":"m","window":"2026-02-06"}"#,
        r#"a meeting.postponed {"meeting":"m"}"#,
        r#"a meeting.reinstated {"meeting":"m","window":"2026-02-07"}"#,
        r#"a meeting.cancelled {"meeting":"m"}"#,
    ] {
        story.tell(line);
        let event = event(&story);
        assert_eq!(one(&event, "UID"), "m.meeting@n.negotiation");
        assert_eq!(event["DTSTART"][0].1["VALUE"], ["DATE"]);
        let word = |name: &str| one(&event, name).to_owned();
        seen.push(format!("{} {} {}", word("SEQUENCE"), word("STATUS"), word("DTSTART")));
    }
    let expected = [
        "1 TENTATIVE 20260205",
        "2 CONFIRMED 20260205",
        "3 CONFIRMED 20260206",
        // Put off without a new date: off, at the last date that it had.
        "4 CANCELLED 20260206",
        "5 TENTATIVE 20260207",
        "6 CANCELLED 20260207",
    ];
    assert_eq!(seen, expected);
}

#[test]
fn moments_are_those_of_utc_and_a_meeting_may_cross_midnight() {
    let mut story = story();
    story.tell(M);
    story.tell(r#"a meeting.announced {"meeting":"m","window":"2025-12-30T22:00:00+03:00"}"#);
    assert_eq!(one(&event(&story), "DTSTART"), "20251230T190000Z");
    assert_eq!(one(&event(&story), "DTEND"), "");
    story.tell(
        r#"a meeting.held {"meeting":"m","interval":"2025-12-30T23:00:00+03:00","until":"2025-12-31T02:30:00+03:00"}"#,
    );
    let event = event(&story);
    assert_eq!((one(&event, "DTSTART"), one(&event, "DTEND")), ("20251230T200000Z", "20251230T233000Z"));
    assert_eq!(one(&event, "STATUS"), "CONFIRMED");
}

#[test]
fn a_vague_date_is_the_days_that_it_can_mean_and_says_so() {
    let mut story = story();
    story.tell(M);
    story.tell(r#"a meeting.announced {"meeting":"m","window":"2026-02"}"#);
    let read = event(&story);
    assert_eq!((one(&read, "DTSTART"), one(&read, "DTEND")), ("20260201", "20260301"));
    assert_eq!(one(&read, "STATUS"), "TENTATIVE");
    assert!(one(&read, "DESCRIPTION").contains("Date as known: February 2026"), "{read:?}");
    // What has no end has no place in a calendar.
    story.tell(r#"a meeting.moved {"meeting":"m","window":"after 2026-03-01"}"#);
    assert!(read_all(&calendar(story.record.negotiation())).0.is_empty());
}

#[test]
fn attendees_reply_and_an_undisclosed_venue_is_absent() {
    let mut story = story();
    story.tell(
        r#"secretariat party.added {"party":"c","name":"The \"E3\" (one, two: three)","kind":"coalition"}"#,
    );
    story.tell(M);
    for line in [
        r#"a meeting.announced {"meeting":"m","window":"2025-12-30","place":"undisclosed"}"#,
        r#"a meeting.participant_expected {"meeting":"m","party":"a"}"#,
        r#"a meeting.participant_expected {"meeting":"m","party":"b"}"#,
        r#"a meeting.participant_expected {"meeting":"m","party":"c"}"#,
        r#"a meeting.participant_replied {"meeting":"m","party":"a","reply":"accepted"}"#,
        r#"b meeting.participant_replied {"meeting":"m","party":"b","reply":"tentative"}"#,
    ] {
        story.tell(line);
    }
    let read = event(&story);
    assert!(!read.contains_key("LOCATION"));
    let replies: Vec<_> =
        read["ATTENDEE"].iter().map(|(who, params)| (&**who, &*params["PARTSTAT"][0])).collect();
    let expected = [
        ("urn:x-negotiation:party:a", "ACCEPTED"),
        ("urn:x-negotiation:party:b", "TENTATIVE"),
        ("urn:x-negotiation:party:c", "NEEDS-ACTION"),
    ];
    assert_eq!(replies, expected);
    assert_eq!(read["ATTENDEE"][2].1["CN"], ["The 'E3' (one, two: three)"]);
    // Announced, then absent.
    story.tell(r#"a meeting.started {"meeting":"m","place":{"undisclosed_in":"Davos"}}"#);
    story.tell(r#"a meeting.attendance_recorded {"meeting":"m","party":"a","presence":"absent"}"#);
    let read = event(&story);
    assert_eq!(read["ATTENDEE"][0].1["PARTSTAT"], ["DECLINED"]);
    assert_eq!(one(&read, "LOCATION"), "Davos", "the town is known, the venue is not");
}

#[test]
fn a_deadline_is_a_to_do() {
    let mut story = story();
    story.tell(r#"a+b deadline.set {"deadline":"d","title":"An answer","due":"2026-02-05"}"#);
    let todo = |story: &Story| read_all(&calendar(story.record.negotiation())).1.remove(0);
    assert_eq!(one(&todo(&story), "DUE"), "20260205");
    assert_eq!(todo(&story)["DUE"][0].1["VALUE"], ["DATE"]);
    assert_eq!(one(&todo(&story), "STATUS"), "NEEDS-ACTION");
    story.tell(r#"a+b deadline.stopped {"deadline":"d"}"#);
    assert_eq!(one(&todo(&story), "DUE"), "", "the clock is stopped");
    story.tell(r#"a+b deadline.restarted {"deadline":"d","due":"2026-02-06T12:00:00+03:00"}"#);
    assert_eq!(one(&todo(&story), "DUE"), "20260206T090000Z");
    story.tell(r#"a+b deadline.met {"deadline":"d"}"#);
    assert_eq!((one(&todo(&story), "STATUS"), one(&todo(&story), "SEQUENCE")), ("COMPLETED", "3"));
    assert_eq!(one(&todo(&story), "UID"), "d.deadline@n.negotiation");
}

#[test]
fn text_of_strangers_ends_no_line_and_lines_are_folded() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/ukraine_2026.jsonl");
    let drafts = json::read_drafts(&fs::read_to_string(data).unwrap()).unwrap();
    let record = Record::observe(drafts).unwrap().record;
    let text = calendar(record.negotiation());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let (events, todos) = read_all(&text);
    assert!(events.len() > 15 && todos.len() == 1);

    let mut story = story();
    story.tell(
        r#"a meeting.added {"meeting":"m","format":"plenary","title":"END:VEVENT, BEGIN:VEVENT; \\n"}"#,
    );
    story.tell(r#"a meeting.announced {"meeting":"m","window":"2026-02-05"}"#);
    story.tell(
        r#"a meeting.agenda_set {"meeting":"m","items":[{"title":"UID:x"},{"title":"a \"second\", one"}]}"#,
    );
    let (events, _) = read_all(&calendar(story.record.negotiation()));
    assert_eq!(events.len(), 1);
    assert_eq!(one(&events[0], "UID"), "m.meeting@n.negotiation");
}
