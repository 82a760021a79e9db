//! Files written by hand: what stands once in the header, short forms, and every line at fault told.

use negotiation::{
    decision::{DecisionRule, Procedure},
    format::json::{self, MAX_FAULTS, Problem},
    prelude::*,
    talks::{
        meeting::{self, MeetingEvent, Place},
        process::{NegotiationEvent, Opened},
    },
    value::source::MAX_SOURCES,
};

const HEADER: &str = r#"{"format":{"major":2,"minor":0},"content":"drafts","defaults":{"recorder":"desk","by":"secretariat","sources":[{"title":"The desk's notes"}],"disclosure":"participants","mode":"observed","offset":"+01:00"}}"#;

fn drafts(header: &str, lines: &[&str]) -> Vec<Draft> {
    json::read_drafts(&format!("{header}\n{}\n", lines.join("\n"))).unwrap()
}

fn refused(header: &str, lines: &[&str]) -> String {
    json::read_drafts(&format!("{header}\n{}\n", lines.join("\n"))).unwrap_err().to_string()
}

#[test]
fn what_the_header_says_stands_for_every_line_that_does_not_say_it_itself() {
    let all = drafts(
        HEADER,
        &[
            r#"{"id":"a","recorded":"2026-03-02","event":{"party":{"joined":{"party":"union"}}}}"#,
            r#"{"id":"b","recorded":"2026-03-03T09:30","recorder":"other","by":"union","sources":[],"disclosure":"public","mode":"governed","event":{"party":{"joined":{"party":"union"}}}}"#,
            r#"{"id":"c","recorded":"2026-03-03T09:30:00-05:00","by":{"outside":"Reuters"},"event":{"party":{"joined":{"party":"union"}}}}"#,
        ],
    );
    // The same with everything on the line.
    let plain = drafts(
        r#"{"format":{"major":2,"minor":0},"content":"drafts"}"#,
        &[
            r#"{"id":"a","recorder":"desk","by":"secretariat","recorded":"2026-03-02T23:59:59.999999999+01:00","sources":[{"title":"The desk's notes"}],"disclosure":"participants","mode":"observed","event":{"party":{"joined":{"party":"union"}}}}"#,
            r#"{"id":"b","recorder":"other","by":{"party":"union"},"recorded":"2026-03-03T09:30:00+01:00","event":{"party":{"joined":{"party":"union"}}}}"#,
            r#"{"id":"c","recorder":"desk","by":{"outside":"Reuters"},"recorded":"2026-03-03T09:30:00-05:00","sources":[{"title":"The desk's notes"}],"disclosure":"participants","mode":"observed","event":{"party":{"joined":{"party":"union"}}}}"#,
        ],
    );
    assert_eq!(all, plain);
    // What is written says all of it on each line.
    let written = json::write_drafts(&all).unwrap();
    assert_eq!(written.lines().next().unwrap(), r#"{"format":{"major":2,"minor":0},"content":"drafts"}"#);
    assert_eq!(json::read_drafts(&written).unwrap(), plain);
}

#[test]
fn what_the_header_says_is_read_as_strictly_as_a_line() {
    let header = |defaults: &str| {
        format!(r#"{{"format":{{"major":2,"minor":0}},"content":"drafts","defaults":{defaults}}}"#)
    };
    let line = r#"{"id":"a","recorded":"2026-03-02","event":{"party":{"joined":{"party":"union"}}}}"#;
    let sources = vec![r#"{"title":"x"}"#; MAX_SOURCES + 1].join(",");
    for (defaults, said) in [
        (
            r#"{"recorder":"the desk"}"#.to_owned(),
            "line 1, column 75, at defaults.recorder: not a recorder id",
        ),
        (r#"{"recordr":"desk"}"#.to_owned(), "unknown field `recordr`"),
        (r#"{"mode":"observd"}"#.to_owned(), "the nearest is `observed`"),
        (r#"{"offset":"CET"}"#.to_owned(), "at defaults.offset: not an offset from utc"),
        (r#"{"offset":"+01:00:30"}"#.to_owned(), "an instant has an offset in whole minutes"),
        (format!(r#"{{"sources":[{}]}}"#, [r#"{"title":"x"}"#; 5].join(",")), "a list has at most 4 members"),
        (
            format!(r#"{{"disclosure":{{"parties":[{}]}}}}"#, [r#""a""#; 62].join(",")),
            "at most 64 values and keys",
        ),
        (r#"{"id":"e1"}"#.to_owned(), "unknown field `id`"),
        (r#"[]"#.to_owned(), "at defaults: a list is given, and an object is expected"),
        (format!(r#"{{"sources":[{sources}]}}"#), "at most 64 values and keys"),
    ] {
        let told = refused(&header(&defaults), &[line]);
        assert!(told.contains(said), "{defaults}: {told}");
    }
    // Without an offset for all neither a day nor a time without one is an instant.
    let own = r#"{"id":"a","recorder":"r","by":"union","recorded":"2026-03-02","event":{"party":{"joined":{"party":"union"}}}}"#;
    assert!(refused(&header("{}"), &[own]).contains("`T` and the time of day is expected"));
    assert!(json::read_draft(own).is_err());
    let at = |recorded: &str| own.replace("2026-03-02", recorded);
    let offset = header(r#"{"offset":"-05:30"}"#);
    let recorded = drafts(&offset, &[own])[0].recorded();
    assert_eq!(recorded.to_rfc3339(), "2026-03-02T23:59:59.999999999-05:30");
    for damaged in
        ["2026-3-2", " 2026-03-02", "+2026-03-02", "2026-03", "2026-02-30", "2026-03-02T09", "unknown"]
    {
        assert!(refused(&offset, &[&at(damaged)]).contains("at recorded: not a date or a time"), "{damaged}");
    }
    let told = refused(&header("{}"), &[&own.replace("-02\"", "-02T09:30\"")]);
    assert!(told.contains("an instant needs its offset"), "{told}");
    let told = refused(&header("{}"), &[&own.replace("2026-03-02", "2026-02-30")]);
    assert!(told.contains("there is no 30 February 2026"), "{told}");
}

#[test]
fn an_entry_says_all_of_it_itself() {
    let header = HEADER.replace(r#""drafts""#, r#""entries""#);
    let told = json::read_entries(&header).unwrap_err().to_string();
    assert!(told.contains("at defaults: only drafts have `defaults`"), "{told}");
    let line = r#"{"id":"a","recorder":"desk","by":"secretariat","recorded":"2026-03-02","event":{"party":{"joined":{"party":"union"}}}}"#;
    assert_eq!(json::read_entry(line).unwrap_err().path(), "recorded");
    // Its actor is written in one way: a word may be a form of a later version.
    let line = line.replace("2026-03-02", "2026-03-02T09:00:00Z").replace("secretariat", "depositary");
    assert!(json::read_entry(&line).unwrap_err().to_string().contains("unknown variant `depositary`"));
    assert!(json::read_draft(&line).is_ok());
}

#[test]
fn a_header_that_is_damaged_is_told_as_a_header() {
    for (header, said) in [
        (r#"{"format":{"mayor":2,"minor":0}}"#, "line 1, column 11, at format: missing field `major`"),
        (r#"{"format":{"major":2,"minor":0},"content":"draft"}"#, "at content: unknown variant `draft`"),
        (r#"{"format":"2.0"}"#, "at format: the text `2.0` is given, and an object is expected"),
        // What is misspelt would leave the drafts public.
        (
            r#"{"format":{"major":2,"minor":0},"content":"drafts","default":{"disclosure":"participants"}}"#,
            "unknown field `default`, expected one of `format`, `content`, `audience`, `disclosed`, `defaults`; the nearest is `defaults`",
        ),
        // What a later version writes is newer, and not damaged.
        (r#"{"format":{"major":3,"minor":0},"content":"records"}"#, "newer than this library: format 3.0"),
        (
            r#"{"format":{"major":2,"minor":9},"content":"drafts","defaults":{"embargo":"2026"}}"#,
            "newer than this library: unknown field `embargo`",
        ),
        (
            r#"{"format":{"major":2,"minor":9},"sealed":true}"#,
            "newer than this library: unknown field `sealed`",
        ),
    ] {
        assert!(refused(header, &[]).contains(said), "{}", refused(header, &[]));
    }
    assert_eq!(*json::read_drafts(r#"{"id":"e1"}"#).unwrap_err().problem(), Problem::NoHeader);
    // A mark at the beginning of a file says nothing.
    assert_eq!(json::read_drafts(&format!("\u{FEFF}{HEADER}\n")).unwrap(), []);
}

#[test]
fn every_line_at_fault_is_told_once() {
    let good = r#"{"id":"a","recorded":"2026-03-02","event":{"party":{"joined":{"party":"union"}}}}"#;
    let text = format!(
        "{HEADER}\n{}\n{good}\n\nnothing\n{}\n",
        good.replace("joined", "joind"),
        good.replace("union", "the union")
    );
    let error = json::read_drafts(&text).unwrap_err();
    assert_eq!((error.line(), error.path()), (2, "event.party"));
    let others: Vec<_> = error.others().iter().map(|other| (other.line(), other.path())).collect();
    assert_eq!(others, [(5, ""), (6, "event.party.joined.party")]);
    let told = error.to_string();
    assert_eq!(told.lines().count(), 3, "{told}");
    assert!(told.lines().nth(1).unwrap().starts_with("line 5, column 2"), "{told}");
    assert!(told.lines().next().unwrap().ends_with("the nearest is `joined`"), "{told}");

    let many = format!("{HEADER}\n{}", "x\n".repeat(MAX_FAULTS + 23));
    let error = json::read_drafts(&many).unwrap_err();
    assert_eq!(error.others().len() + 1, MAX_FAULTS);
    assert!(error.to_string().ends_with("\nand 23 more lines with faults"));
}

/// The procedure and the place of a file with an opening and a meeting.
fn read(procedure: &str, place: &str) -> (Procedure, Option<Place>) {
    let opened = format!(
        r#"{{"id":"a","recorded":"2026-03-02","event":{{"negotiation":{{"opened":{{"negotiation":"n","title":"T","procedure":{procedure}}}}}}}}}"#
    );
    let added = format!(
        r#"{{"id":"b","recorded":"2026-03-02","event":{{"meeting":{{"announced":{{"meeting":"m","window":"2026-03-04","place":{place}}}}}}}}}"#
    );
    let all = drafts(HEADER, &[&opened, &added]);
    let Event::Negotiation(NegotiationEvent::Opened(opened)) = all[0].event() else { panic!("it opens") };
    let Event::Meeting(MeetingEvent::Announced(announced)) = all[1].event() else {
        panic!("it is announced")
    };
    (Opened::clone(opened).procedure, meeting::Announced::clone(announced).place)
}

#[test]
fn rules_places_and_models_have_a_short_form() {
    let named = Place::Named(Name::new("Geneva, Palais des Nations").unwrap());
    for (rule, meant) in [
        (r#""majority""#, DecisionRule::majority()),
        (r#""absolute_majority""#, DecisionRule::absolute_majority()),
        (r#""two_thirds""#, DecisionRule::two_thirds()),
        (r#""consensus""#, DecisionRule::Consensus),
        (r#"{"all_of":["majority",{"among":{"group":"g","rule":"two_thirds"}}]}"#, {
            let group = DecisionRule::among(PartyId::new("g").unwrap(), DecisionRule::two_thirds()).unwrap();
            DecisionRule::all_of([DecisionRule::majority(), group]).unwrap()
        }),
    ] {
        let (procedure, place) =
            read(&format!(r#"{{"agreeing":{rule}}}"#), r#""Geneva, Palais des Nations""#);
        assert_eq!(procedure, Procedure::default().with_agreeing(meant), "{rule}");
        assert_eq!(place, Some(named.clone()));
    }
    assert_eq!(read("{}", r#""remote""#).1, Some(Place::Remote));
    assert_eq!(read("{}", r#"{"named":"remote"}"#).1, Some(Place::Named(Name::new("remote").unwrap())));
    assert_eq!(read(r#"{"model":null}"#, r#"{"undisclosed_in":"Remote"}"#).0, Procedure::default());
    let model = r#"{"model":"bilateral_contract","single_undertaking":false}"#;
    assert_eq!(read(model, r#""remote""#).0, Procedure::bilateral_contract().with_single_undertaking(false));

    let opened = |procedure: &str| {
        let line = format!(
            r#"{{"id":"a","recorded":"2026-03-02","event":{{"negotiation":{{"opened":{{"negotiation":"n","title":"T","procedure":{procedure}}}}}}}}}"#
        );
        refused(HEADER, &[&line])
    };
    for (procedure, said) in [
        (r#"{"model":"bilateral_contrakt"}"#, "the nearest is `bilateral_contract`"),
        (r#"{"agreeing":"majorty"}"#, "the nearest is `majority`"),
        (r#"{"agreeing":"at_least"}"#, "only its name is given"),
    ] {
        assert!(opened(procedure).contains(said), "{procedure}: {}", opened(procedure));
    }
    // What could be a word is none but one that is known, however it is written.
    for place in ["undisclosd", "Remote", "geneva"] {
        let line = format!(
            r#"{{"id":"b","recorded":"2026-03-02","event":{{"meeting":{{"announced":{{"meeting":"m","place":"{place}"}}}}}}}}"#
        );
        assert!(refused(HEADER, &[&line]).contains(&format!("unknown variant `{place}`")), "{place}");
    }
}

#[test]
fn a_party_is_named_by_its_id_alone_and_the_words_for_others_stay_theirs() {
    let by = |by: &str| {
        let line = format!(
            r#"{{"id":"a","recorded":"2026-03-02","by":{by},"event":{{"party":{{"joined":{{"party":"union"}}}}}}}}"#
        );
        json::read_drafts(&format!("{HEADER}\n{line}\n")).map(|mut all| all.remove(0).by().clone())
    };
    assert_eq!(by(r#""union""#).unwrap(), Actor::party(PartyId::new("union").unwrap()));
    assert_eq!(by(r#""secretariat""#).unwrap(), Actor::Secretariat);
    assert_eq!(by(r#""unknown""#).unwrap(), Actor::Unknown);
    assert_eq!(by(r#"{"party":"unknown"}"#).unwrap(), Actor::party(PartyId::new("unknown").unwrap()));
    // A form without what belongs to it is no party.
    assert!(by(r#""jointly""#).unwrap_err().to_string().contains("only its name is given"));
    assert!(by(r#""the union""#).unwrap_err().to_string().contains("not a party id"));
}
