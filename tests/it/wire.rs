//! Data that are not ours, damaged or newer: each fault with its line and its path.

use std::fmt::Write as _;

use crate::golden;
use negotiation::format::json;

const HEADER: &str = r#"{"format":{"major":2,"minor":0},"content":"drafts"}"#;

/// A file of one draft with this event: the path to the fault, and what is said of it.
fn fault(event: &str) -> (String, String) {
    let line = format!(
        r#"{{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-01T00:00:00Z","event":{event}}}"#
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
        (
            r#"{"question":{"put":{"question":"q","text":"?","voting":{"how":"tacitly","final":true}}}}"#,
            "event.question.put.voting",
        ),
    ] {
        let (found, message) = fault(event);
        assert!(found.starts_with(path), "{path}: {found}: {message}");
        assert!(
            message.starts_with("line 2, column ") && message.contains(&format!(", at {path}")),
            "{message}"
        );
    }
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_whole() {
    for (text, said) in [
        ("", "not a record of this library"),
        ("{}\n", "not a record of this library"),
        (r#"{"format":{"major":9,"minor":0},"content":"drafts"}"#, "newer than this library"),
        (r#"{"format":{"major":2,"minor":0}}"#, "drafts were asked for"),
    ] {
        let (_, message) = file(text);
        assert!(message.contains(said), "{text}: {message}");
    }
}

#[test]
fn an_unknown_kind_under_a_greater_minor_is_newer_than_this_library() {
    let text = r#"{"format":{"major":2,"minor":99},"content":"drafts"}
{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-01T00:00:00Z","event":{"party":{"cloned":{"party":"a"}}}}
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

/// Damaged files: what is wrong with each, and the file. The event, the line or the whole.
fn damaged() -> Vec<(&'static str, String)> {
    let event = |event: &str| {
        format!(
            "{HEADER}\n{{\"id\":\"e1\",\"recorder\":\"desk\",\"by\":\"secretariat\",\"recorded\":\"2026-01-01T00:00:00Z\",\"event\":{event}}}\n"
        )
    };
    let line = |fields: &str| {
        format!("{HEADER}\n{{{fields},\"event\":{{\"party\":{{\"invited\":{{\"party\":\"a\"}}}}}}}}\n")
    };
    let recorded =
        |at: &str| line(&format!(r#""id":"e1","recorder":"desk","by":"secretariat","recorded":"{at}""#));
    let occurred = |when: &str| {
        line(&format!(
            r#""id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-01T00:00:00Z","occurred":"{when}""#
        ))
    };
    let whole = r#""id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-01T00:00:00Z""#;
    let reason = |text: &str| line(&format!(r#"{whole},"reason":"{text}""#));
    let party = |id: &str| event(&format!(r#"{{"party":{{"invited":{{"party":"{id}"}}}}}}"#));
    let voting = |how: &str| {
        event(&format!(r#"{{"question":{{"put":{{"question":"q","text":"?","voting":{{{how}}}}}}}}}"#))
    };
    let many = |member: &str, count: usize| vec![member; count].join(",");
    vec![
        ("a text that is too long", reason(&"x".repeat(70_000))),
        ("an empty text", reason("")),
        ("a control character in a text", reason("a\\u0007b")),
        ("a raw control character", reason("a\u{7}b")),
        ("a NUL in an id", party("a\\u0000")),
        ("a lone surrogate", reason("\\ud800")),
        ("an id that is too long", party(&"x".repeat(65))),
        ("an empty id", party("")),
        ("a space in an id", party("a b")),
        ("a slash in an id", party("a/b")),
        (
            "too many members of a list",
            event(&format!(
                r#"{{"meeting":{{"agenda_set":{{"meeting":"m","items":[{}]}}}}}}"#,
                many(r#"{"title":"t"}"#, 4097)
            )),
        ),
        (
            "too many areas",
            event(&format!(
                r#"{{"point":{{"areas_set":{{"point":"p","areas":[{}]}}}}}}"#,
                (0..17).map(|n| format!("\"a{n}\"")).collect::<Vec<_>>().join(",")
            )),
        ),
        ("no area", event(r#"{"point":{"areas_set":{"point":"p","areas":[]}}}"#)),
        ("too many sources", line(&format!(r#"{whole},"sources":[{}]"#, many(r#"{"title":"s"}"#, 33)))),
        (
            "one party acting jointly",
            line(
                r#""id":"e1","recorder":"desk","by":{"jointly":[{"party":"a"}]},"recorded":"2026-01-01T00:00:00Z""#,
            ),
        ),
        ("a day that is none", recorded("2026-02-30T00:00:00Z")),
        ("an hour that is none", recorded("2026-01-01T24:00:00Z")),
        ("a leap second", recorded("2026-12-31T23:59:60Z")),
        ("no offset", recorded("2026-01-01T00:00:00")),
        ("a day and an hour, and no minutes", recorded("2026-01-01T09")),
        ("a year of five digits", recorded("10000-01-01T00:00:00Z")),
        ("the year zero", occurred("0000")),
        ("30 February", occurred("2026-02-30")),
        ("a range that runs backwards", occurred("2026-01-02/2026-01-01")),
        ("before about", occurred("before about 2026")),
        ("a word that is no time", occurred("yesterday")),
        ("an entry that cannot be", occurred("@ + P1D")),
        ("a distance that is none", occurred("@e1 + 5 days")),
        ("an unknown kind", event(r#"{"party":{"cloned":{"party":"a"}}}"#)),
        ("an unknown thing", event(r#"{"planet":{"added":{}}}"#)),
        ("two kinds at once", event(r#"{"party":{"invited":{"party":"a"},"joined":{"party":"a"}}}"#)),
        ("no kind", event("{}")),
        ("an event that is a text", event(r#""party""#)),
        ("an unknown field of an event", event(r#"{"party":{"invited":{"party":"a","colour":"red"}}}"#)),
        ("an unknown field of an entry", line(&format!(r#"{whole},"colour":"red""#))),
        ("a missing field of an event", event(r#"{"party":{"added":{"party":"a"}}}"#)),
        (
            "a missing field of an entry",
            line(r#""id":"e1","by":"secretariat","recorded":"2026-01-01T00:00:00Z""#),
        ),
        ("a field twice", line(&format!(r#"{whole},"id":"e2""#))),
        ("a line that is cut off", format!("{HEADER}\n{{\"id\":\"e99\"\n")),
        ("null for a kind", event("null")),
        ("a number for a kind", event(r#"{"party":7}"#)),
        ("a list for a kind", event(r#"{"party":[{}]}"#)),
        ("nothing for a fact", event(r#"{"party":{"invited":}}"#)),
        (
            "null for a word",
            event(r#"{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":null}}}"#),
        ),
        (
            "null for who acts",
            line(r#""id":"e1","recorder":"desk","by":null,"recorded":"2026-01-01T00:00:00Z""#),
        ),
        ("a word for an object", event(r#"{"party":{"invited":"a"}}"#)),
        ("a number for a text", event(r#"{"party":{"invited":{"party":7}}}"#)),
        ("a negative weight", event(r#"{"party":{"weight_set":{"party":"a","weight":-1}}}"#)),
        ("a weight with a fraction", event(r#"{"party":{"weight_set":{"party":"a","weight":0.5}}}"#)),
        ("a huge number", event(r#"{"party":{"weight_set":{"party":"a","weight":99999999999999999999}}}"#)),
        (
            "a stance that is none",
            event(r#"{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":"likes"}}}"#),
        ),
        ("a secret vote that is final", voting(r#""how":"secretly","final":true"#)),
        ("a silence that ends early", voting(r#""how":"tacitly","early":true"#)),
        ("a way to vote that is none", voting(r#""how":"loudly""#)),
        ("a way to vote that is not said", voting(r#""early":true"#)),
        (
            "a procedure under which silence decides",
            event(
                r#"{"negotiation":{"opened":{"negotiation":"n","title":"T","procedure":{"voting":{"how":"tacitly"}}}}}"#,
            ),
        ),
        ("a draft with a cause", line(&format!(r#"{whole},"cause":"e0""#))),
        (
            "a draft that says how it was reached",
            line(&format!(
                r#"{whole},"reached":{{"rule":"unanimity","electorate":["a"],"tally":{{"heads":{{"for":1,"against":0,"abstained":0,"missing":0}}}}}}"#
            )),
        ),
        ("a mode that is none", line(&format!(r#"{whole},"mode":"guessed""#))),
        (
            "an actor that is none",
            line(r#""id":"e1","recorder":"desk","by":"some body","recorded":"2026-01-01T00:00:00Z""#),
        ),
        (
            "a person without the key for it",
            line(
                r#""id":"e1","recorder":"desk","by":{"party":"eg","person":"sadat"},"recorded":"2026-01-01T00:00:00Z""#,
            ),
        ),
        ("a misspelled kind", event(r#"{"party":{"invitd":{"party":"a"}}}"#)),
        (
            "an invisible character in a name",
            event(r#"{"party":{"added":{"party":"a","name":"Nor\u200Bway","kind":"state"}}}"#),
        ),
        (
            "a name that is turned round",
            event(r#"{"party":{"added":{"party":"a","name":"safe\u202Egnirts","kind":"state"}}}"#),
        ),
        ("two values on a line", line(whole).replace("}}}\n", "}}} {}\n")),
        ("a line cut off", format!("{HEADER}\n{{\"id\":\"e1\",\"rec\n")),
        ("a line that is a list", format!("{HEADER}\n[]\n")),
        ("an empty line between", format!("{HEADER}\n\n")),
        ("a byte order mark", format!("\u{feff}{HEADER}\n")),
        ("no header", r#"{"id":"e1"}"#.to_owned()),
        ("nothing at all", String::new()),
        ("a header of another major", r#"{"format":{"major":1,"minor":0},"content":"drafts"}"#.to_owned()),
        ("a header without a major", r#"{"format":{"minor":0},"content":"drafts"}"#.to_owned()),
        ("entries where drafts are asked for", r#"{"format":{"major":2,"minor":0}}"#.to_owned()),
    ]
}

#[test]
fn every_fault_has_a_message_that_has_been_read() {
    let mut all = String::new();
    for (what, text) in damaged() {
        let said = match json::read_drafts(&text) {
            Err(error) => error.to_string(),
            Ok(drafts) => format!("read: {} drafts", drafts.len()),
        };
        assert!(said.len() < 700, "{what}: {said}");
        writeln!(all, "{what}\n  {}\n", said.replace('\n', "\n  ")).unwrap();
    }
    golden::is_fresh("tests/golden/faults.txt", &all, "wire");
}
