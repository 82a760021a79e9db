//! Times that hang on entries of the record.

use chrono::{DateTime, Utc};
use negotiation::{
    event::Draft,
    format::json,
    judge::Refusal,
    record::Record,
    value::{id::EntryId, when::Instant},
};

/// Observed talks, told line by line: id, day of January 2026 on which it is recorded, when it
/// occurred, event.
fn told(lines: &[(&str, u32, &str, &str)]) -> Record {
    let mut record = Record::new();
    let open = r#"{"negotiation":{"opened":{"negotiation":"n","title":"Talks","procedure":{"observing":"allowed"}}}}"#;
    tell(&mut record, "open", 1, "2026-01-01", open).unwrap();
    for (id, day, occurred, event) in lines {
        tell(&mut record, id, *day, occurred, event).unwrap();
    }
    record
}

fn tell(record: &mut Record, id: &str, day: u32, occurred: &str, event: &str) -> Result<(), Refusal> {
    let line = format!(
        r#"{{"id":"{id}","recorder":"desk","by":"unknown","recorded":"2026-01-{day:02}T12:00:00Z","occurred":"{occurred}","event":{event}}}"#
    );
    let draft: Draft = serde_json::from_str(&line).unwrap();
    record.propose(draft.observed()).map(drop)
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

const SIGNING: &str = r#"{"meeting":{"added":{"meeting":"signing","format":"signing"}}}"#;

fn window(window: &str) -> String {
    format!(r#"{{"meeting":{{"announced":{{"meeting":"signing","window":"{window}"}}}}}}"#)
}

#[test]
fn what_is_planned_so_long_after_an_entry_has_the_dates_of_that_entry() {
    let record =
        told(&[("added", 5, "2026-01-04", SIGNING), ("said", 6, "2026-01-06", &window("@added + P10D"))]);
    let next = record.negotiation().next_meetings(at("2026-01-06T12:00:00Z"));
    let span = next[0].span.unwrap();
    assert_eq!(span.earliest, Some(utc("2026-01-14T00:00:00Z")));
    assert_eq!(span.latest, Some(utc("2026-01-14T23:59:59.999999999Z")));
}

#[test]
fn an_entry_may_have_occurred_before_the_one_that_tells_when() {
    let record = told(&[
        ("added", 10, "2026-01-08", SIGNING),
        ("before", 11, "@added - P2D", r#"{"negotiation":{"renamed":{"title":"Talks on the ports"}}}"#),
        (
            "chained",
            12,
            "@before - PT12H",
            r#"{"negotiation":{"related":{"negotiation":"o","relation":"rival"}}}"#,
        ),
    ]);
    let span = |id: &str| {
        let entry = record.negotiation().entry(&EntryId::new(id).unwrap()).unwrap();
        record.negotiation().span_of(entry.occurred().unwrap())
    };
    assert_eq!(span("before").earliest, Some(utc("2026-01-06T00:00:00Z")));
    assert_eq!(span("chained").earliest, Some(utc("2026-01-05T12:00:00Z")));
    assert!(record.entries().iter().all(|entry| entry.irregularities().is_empty()));
    // On the seventh it had been renamed, and of the meeting nothing was there.
    let then = record.as_of(at("2026-01-07T12:00:00Z"));
    assert_eq!(then.negotiation().title().unwrap().as_str(), "Talks on the ports");
    assert_eq!(then.negotiation().meetings().count(), 0);
    assert_eq!(then.negotiation().broken_invariants(), vec![]);
    // The record reads back the same.
    let text = json::write_record(&record).unwrap();
    let read = Record::replay(json::read_entries(&text).unwrap()).unwrap();
    assert!(read.negotiation().has_same_state(record.negotiation()));
}

#[test]
fn a_time_hangs_on_an_entry_that_is_there() {
    let mut record = told(&[("added", 5, "2026-01-05", SIGNING)]);
    let renamed = r#"{"negotiation":{"renamed":{"title":"T"}}}"#;
    for (id, occurred, event, rule) in [
        ("e1", "@nobody", renamed.to_owned(), "entry.occurred.anchor"),
        ("e1", "@e1 - P1D", renamed.to_owned(), "entry.occurred.anchor"),
        ("e1", "earliest of 2026-01-05 | after @nobody", renamed.to_owned(), "entry.occurred.anchor"),
        ("e1", "@added + P3D", renamed.to_owned(), "entry.occurred.not_later"),
        ("e1", "2026-01-06", window("latest of @added + P3D | @nobody"), "meeting.announced.known"),
    ] {
        let refusal = tell(&mut record, id, 6, occurred, &event).unwrap_err();
        assert_eq!(refusal.rule().id(), rule, "{occurred} {event}");
    }
    assert_eq!(record.entries().len(), 2);
}

#[test]
fn in_a_past_without_the_anchor_the_time_is_open() {
    let record = told(&[
        ("talk", 5, "2026-01-02", SIGNING),
        ("later", 8, "2026-01-08", r#"{"negotiation":{"renamed":{"title":"T"}}}"#),
        ("said", 9, "2026-01-03", &window("@later + P1D")),
    ]);
    let then = record.as_of(at("2026-01-04T00:00:00Z"));
    let next = then.negotiation().next_meetings(at("2026-01-04T00:00:00Z"));
    assert_eq!(next[0].span.unwrap().earliest, None);
    assert_eq!(then.negotiation().broken_invariants(), vec![]);
}

#[test]
fn a_long_chain_of_times_is_followed_without_deep_calls() {
    let renamed = r#"{"negotiation":{"renamed":{"title":"T"}}}"#;
    let mut record = told(&[("c0", 5, "2026-01-05", renamed)]);
    for n in 1..5000 {
        tell(&mut record, &format!("c{n}"), 5, &format!("@c{} - PT1M", n - 1), renamed).unwrap();
    }
    let last = record.entries().last().unwrap();
    let span = record.negotiation().span_of(last.occurred().unwrap());
    assert_eq!(span.earliest, Some(utc("2026-01-01T12:41:00Z")));
}
