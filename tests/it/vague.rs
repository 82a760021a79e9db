//! Times that are known to a day, a month, or not at all: no answer depends on when they were told, and only what is certain
//! is held against an entry.

use crate::story::Story;
use negotiation::{query::Force, record::Record};

const RULES: &str = r#"{"observing":"allowed","backdating":true,"joining":"open"}"#;

fn told(story: &mut Story, lines: &[String]) -> Vec<String> {
    let mut irregular = Vec::new();
    for line in lines {
        irregular.extend(story.irregularities(line));
        let (by, rest) = line.split_once(' ').unwrap();
        story.tell(&format!("{by} mode=observed {rest}"));
    }
    irregular
}

/// A treaty that enters into force for each of its parties on the day on which that is bound.
fn treaty() -> Story {
    let mut story = Story::new();
    let before = "occurred=1948-01";
    story.tell(&format!(
        r#"secretariat mode=observed {before} negotiation.opened {{"negotiation":"n","title":"N","procedure":{RULES}}}"#
    ));
    for party in ["a", "b", "c"] {
        story.tell(&format!(
            r#"secretariat mode=observed {before} party.added {{"party":"{party}","name":"{party}","kind":"state"}}"#
        ));
    }
    for line in [
        r#"instrument.drafted {"instrument":"i","kind":"other","title":"I","binding":true,"parties":["a","b","c"],"open_to_accession":true}"#,
        r#"instrument.opened_for_signature {"instrument":"i"}"#,
    ] {
        story.tell(&format!("secretariat mode=observed {before} {line}"));
    }
    story
}

fn bound(party: &str, day: &str) -> Vec<String> {
    vec![
        format!(
            r#"{party} occurred={day} consent.expressed {{"instrument":"i","party":"{party}","means":"accession"}}"#
        ),
        format!(
            r#"secretariat occurred={day} instrument.entered_into_force {{"instrument":"i","at":"{day}","parties":["{party}"]}}"#
        ),
    ]
}

/// For whom it is in force, at noon of each of these days and of the days before them.
fn in_force(record: &Record, days: &[&str]) -> Vec<String> {
    let (instrument, mut all) = ("i".parse().unwrap(), Vec::new());
    for day in days {
        let noon: chrono::DateTime<chrono::Utc> = format!("{day}T12:00:00Z").parse().unwrap();
        for at in [noon - chrono::TimeDelta::days(1), noon] {
            let at = at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true).parse().unwrap();
            let now = record.negotiation().in_force_for(&instrument, at);
            let then = record.as_of(at);
            let then = then.negotiation().in_force_for(&instrument, at);
            let names = |all: &[(&_, negotiation::query::InForce<'_>)]| {
                let stands = all.iter().filter(|(_, force)| force.force() == Some(Force::InForce));
                stands.map(|(party, _)| format!("{party} ")).collect::<String>()
            };
            all.push(format!("{at}: {}| {}", names(&now), names(&then)));
        }
    }
    all
}

#[test]
fn what_is_told_of_a_day_is_so_on_that_day_in_whatever_order_it_is_told() {
    let days = ["1949-06-30", "1950-06-15", "1962-10-23"];
    let each = [bound("a", days[0]), bound("b", days[1]), bound("c", days[2])];
    let mut answers = Vec::new();
    for [first, second, third] in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut story = treaty();
        let order = [first, second, third].map(|at| each[at].clone()).concat();
        let irregular = told(&mut story, &order);
        assert_eq!(irregular, [""; 0], "{first} {second} {third}");
        answers.push(in_force(&story.record, &days));
    }
    assert!(answers.iter().all(|all| *all == answers[0]), "{answers:#?}");
    assert_eq!(answers[0][3], "1950-06-15 12:00:00 +00:00: a b | a b ");
    assert_eq!(answers[0][4], "1962-10-22 12:00:00 +00:00: a b | a b ");
}

#[test]
fn only_what_is_certainly_before_the_introduction_of_a_thing_is_held_against_it() {
    let rule = "entry.time.before_introduction";
    let tabled = |time: &str| {
        let mut story = Story::open(RULES).principals(&["a", "b"]);
        told(
            &mut story,
            &[
                r#"a occurred=2025-12-01 point.tabled {"point":"old","title":"Old","areas":["security"]}"#
                    .to_owned(),
                r#"a occurred=2025-12-06T16:30:00Z point.taken_up {"point":"old"}"#.to_owned(),
                format!(r#"a occurred={time} point.tabled {{"point":"p","title":"P","areas":["security"]}}"#),
            ],
        );
        story
    };
    let taken_up = r#"a occurred=2025-12-06T15:00:00Z point.taken_up {"point":"p"}"#;
    for possible in ["2025-12-06", "2025-12", "unknown", "2025-12-05/2025-12-08"] {
        assert_eq!(tabled(possible).irregularities(taken_up), [""; 0], "{possible}");
    }
    for impossible in ["2025-12-07", "2025-12-06T16:00:00Z", "2025-12-07/2025-12-09"] {
        assert_eq!(tabled(impossible).irregularities(taken_up), [rule], "{impossible}");
        assert_eq!(tabled(impossible).refused(taken_up).rule().id(), rule);
    }
}

#[test]
fn who_imports_out_of_order_is_told_where_the_earlier_time_belongs() {
    let story = Story::open(RULES).given(&[
        r#"secretariat recorded=2026-01-10T09:00:00Z meeting.added {"meeting":"m","format":"technical"}"#,
    ]);
    let refusal = story.refused(
        r#"secretariat recorded=2026-01-08T09:00:00Z meeting.added {"meeting":"m2","format":"technical"}"#,
    );
    let said = refusal.explain(story.record.negotiation()).to_string();
    assert!(said.contains("or later; when it happened is `occurred`, which may be earlier"), "{said}");
}
