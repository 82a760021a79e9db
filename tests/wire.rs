//! Data that are not ours, damaged or newer: each fault with its line and its path.
#![cfg(feature = "json")]

use negotiation::json;

const HEADER: &str = r#"{"format":{"major":1,"minor":0},"content":"drafts"}"#;

/// A file of one draft with this event: the path to the fault, and what is said of it.
fn fault(event: &str) -> (String, String) {
    let line = format!(
        r#"{{"id":"e1","recorder":"desk","by":"host","recorded":"2026-01-01T00:00:00Z","event":{event}}}"#
    );
    file(&format!("{HEADER}\n{line}\n"))
}

fn file(text: &str) -> (String, String) {
    let error = json::read_drafts(text).expect_err("it is to be refused");
    (error.path().to_owned(), error.to_string())
}

#[test]
fn a_fault_in_an_event_is_named_with_its_line_and_path() {
    let deep = format!(
        r#"{{"negotiation":{{"opened":{{"negotiation":"n","title":"T","procedure":{{"agreeing":{}"unanimity"{}}}}}}}}}"#,
        r#"{"all_of":["#.repeat(1000),
        "]}".repeat(1000)
    );
    let long = format!(r#"{{"party":{{"renamed":{{"party":"{}","name":"A"}}}}}}"#, "x".repeat(1000));
    for (event, path) in [
        (r#"{"party":{"invited":{"partty":"a"}}}"#, "event.party.invited"),
        (r#"{"party":{"invted":{"party":"a"}}}"#, "event.party"),
        (r#"{"party":{"invited":{"party":"a b"}}}"#, "event.party.invited.party"),
        (r#"{"party":{"invited":{"party":null}}}"#, "event.party.invited.party"),
        (r#"{"party":{"invited":{"party":"a","party":"b"}}}"#, "event.party.invited"),
        (long.as_str(), "event.party.renamed.party"),
        (deep.as_str(), "event.negotiation.opened.procedure.agreeing"),
    ] {
        let (found, message) = fault(event);
        assert!(found.starts_with(path), "{path}: {found}: {message}");
        assert!(message.starts_with("line 2, at "), "{message}");
    }
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_whole() {
    for (text, said) in [
        ("", "not a record of this library"),
        ("{}\n", "not a record of this library"),
        (r#"{"format":{"major":9,"minor":0},"content":"drafts"}"#, "newer than this library"),
        (r#"{"format":{"major":1,"minor":0}}"#, "drafts were asked for"),
    ] {
        let (_, message) = file(text);
        assert!(message.contains(said), "{text}: {message}");
    }
}

#[test]
fn an_unknown_kind_under_a_greater_minor_is_newer_than_this_library() {
    let text = r#"{"format":{"major":1,"minor":99},"content":"drafts"}
{"id":"e1","recorder":"desk","by":"host","recorded":"2026-01-01T00:00:00Z","event":{"party":{"cloned":{"party":"a"}}}}
"#;
    let (_, message) = file(text);
    assert!(message.contains("newer than this library"), "{message}");
}

#[test]
fn a_damaged_line_is_named() {
    let (_, message) = file(&format!("{HEADER}\n{{\"id\":\"e1\",\"rec\n"));
    assert!(message.starts_with("line 2"), "{message}");
    assert!(json::utf8(b"ab\xff").expect_err("not UTF-8").to_string().contains("from byte 2"));
}
