//! A review that is read: what repeats is one finding, errors come first, and what is in order is left alone.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{expected::watch, story::Story};
use negotiation::{
    event::Draft,
    format::json,
    query::{Finding, MAX_EXAMPLES, Severity},
    record::Record,
    value::when::Instant,
};

/// What cannot both be so, as several tell it: one of them errs.
const DIFFER: [&str; 2] = ["review.account.differs", "review.instrument.viewpoints"];

/// How many entries bear a finding that is no error, of theirs or of one of those that differ.
fn noise(found: &[Finding<'_>]) -> usize {
    let warnings = found.iter().filter(|one| one.severity() == Severity::Warning);
    let warnings = warnings.filter(|one| !DIFFER.contains(&one.rule.id()));
    warnings.flat_map(|one| &one.entries).map(|entry| entry.id()).collect::<BTreeSet<_>>().len()
}

fn end(record: &Record) -> Instant {
    record.entries().last().unwrap().recorded()
}

#[test]
fn what_repeats_is_one_finding_and_errors_come_first() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    let lines = MAX_EXAMPLES + 3;
    for n in 0..lines {
        watch(
            &mut story,
            &[&format!(r#"a deadline.set {{"deadline":"d{n}","title":"D","due":"2026-02-0{}"}}"#, n + 1)],
        );
    }
    watch(&mut story, &[r#"a meeting.added {"meeting":"m","format":"bilateral"}"#]);
    // The 29th of January was a Thursday.
    watch(&mut story, &[r#"a meeting.announced {"meeting":"m","window":"Fri 2026-01-29"}"#]);
    let at = "2026-03-01T00:00:00Z".parse().unwrap();
    let found = story.record.review(at);
    let told: Vec<_> = found.iter().map(|one| (one.rule.id(), one.count, one.entries.len())).collect();
    let expected = [
        ("review.when.weekday", 1, 1),
        ("review.meeting.past_window", 1, 1),
        ("review.deadline.overdue", lines, MAX_EXAMPLES),
        ("review.source.none", lines + 2, MAX_EXAMPLES),
    ];
    assert_eq!(told, expected);
    let overdue = "deadline `d0`: is due Sunday 1 February 2026, which is over (and 7 more)";
    assert!(found[2].to_string().starts_with(overdue), "{}", found[2]);
    // Each for itself is listed, too: nothing is lost.
    let each = story.record.findings(at);
    assert_eq!(each.len(), told.iter().map(|(_, count, _)| count).sum::<usize>());
    assert!(each.iter().all(|one| one.count == 1));
    // As many as the examples are listed each for itself.
    let mut few = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    (0..MAX_EXAMPLES).for_each(|n| {
        watch(&mut few, &[&format!(r#"a meeting.added {{"meeting":"m{n}","format":"bilateral"}}"#)])
    });
    assert_eq!(few.record.review(at).len(), MAX_EXAMPLES);
}

#[test]
fn at_most_one_in_twenty_entries_of_the_examples_bears_a_finding_that_is_no_error() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut read = 0;
    for file in fs::read_dir(data).unwrap() {
        let file = file.unwrap().path();
        let Ok(drafts) = json::read_drafts(&fs::read_to_string(&file).unwrap()) else { continue };
        // One of them is of talks that are run and not watched.
        let record = Record::observe(drafts.clone()).map(|observed| observed.record).unwrap_or_else(|_| {
            let mut record = Record::new();
            drafts.into_iter().for_each(|draft| drop(record.propose(draft).unwrap()));
            record
        });
        let found = record.review(end(&record));
        let (noise, all) = (noise(&found), record.entries().len());
        assert!(noise * 20 <= all, "{}: {noise} of {all}\n{}", file.display(), listed(&found));
        read += 1;
    }
    assert!(read >= 3);
}

fn listed(found: &[Finding<'_>]) -> String {
    found.iter().map(|one| format!("{}: {one}\n", one.severity())).collect()
}

/// Treaties and talks of decades, told one after the other, each from its source.
fn archive(treaties: usize) -> Vec<Draft> {
    let mut lines = vec![
        (r#"{"negotiation":{"opened":{"negotiation":"n","title":"An archive","procedure":{"observing":"allowed"}}}}"#.to_owned(), Some("1945".to_owned())),
    ];
    for party in 0..8 {
        lines.push((
            format!(r#"{{"party":{{"added":{{"party":"p{party}","name":"State number {party}","kind":"state"}}}}}}"#),
            Some("1945".to_owned()),
        ));
    }
    for n in 0..treaties {
        // Years and days go forth and back from one treaty to the next.
        let (year, month, day) = (1950 + n * 37 % 70, 1 + n * 7 % 9, 1 + n * 5 % 12);
        let date = |later: usize| Some(format!("{year}-{:02}-{:02}", month + later / 12, day + later % 12));
        let parties: Vec<_> = (0..3).map(|one| format!("p{}", (n + one * 2) % 8)).collect();
        let list = format!(r#"["{}"]"#, parties.join(r#"",""#));
        let mut tell = |event: String, later: usize| lines.push((event, date(later)));
        tell(format!(r#"{{"meeting":{{"added":{{"meeting":"m{n}","format":"plenary"}}}}}}"#), 0);
        tell(
            format!(r#"{{"meeting":{{"announced":{{"meeting":"m{n}","window":"{}"}}}}}}"#, date(2).unwrap()),
            1,
        );
        tell(
            format!(r#"{{"meeting":{{"held":{{"meeting":"m{n}","interval":"{}"}}}}}}"#, date(2).unwrap()),
            2,
        );
        tell(
            format!(
                r#"{{"instrument":{{"drafted":{{"instrument":"i{n}","kind":"treaty","title":"Treaty {n}","binding":true,"parties":{list}}}}}}}"#
            ),
            2,
        );
        tell(format!(r#"{{"instrument":{{"adopted":{{"instrument":"i{n}"}}}}}}"#), 3);
        tell(format!(r#"{{"instrument":{{"opened_for_signature":{{"instrument":"i{n}"}}}}}}"#), 3);
        for party in &parties {
            tell(format!(r#"{{"consent":{{"signed":{{"instrument":"i{n}","party":"{party}"}}}}}}"#), 4);
        }
        tell(format!(r#"{{"instrument":{{"signed":{{"instrument":"i{n}"}}}}}}"#), 4);
        for (place, party) in parties.iter().enumerate() {
            let ratified = format!(
                r#"{{"consent":{{"expressed":{{"instrument":"i{n}","party":"{party}","means":"ratification"}}}}}}"#
            );
            // Of some only the year is known, and of some not even that.
            let on = match (n + place) % 9 {
                3 => Some(year.to_string()),
                6 => Some("unknown".into()),
                _ => date(12),
            };
            lines.push((ratified, on));
        }
        let mut tell = |event: String, later: usize| lines.push((event, date(later)));
        tell(
            format!(
                r#"{{"instrument":{{"entered_into_force":{{"instrument":"i{n}","at":"{}"}}}}}}"#,
                date(24).unwrap()
            ),
            24,
        );
        tell(
            format!(
                r#"{{"commitment":{{"made":{{"commitment":"k{n}","text":"To report","obligors":["{}"],"instrument":"i{n}","due":"{}"}}}}}}"#,
                parties[0],
                date(26).unwrap()
            ),
            24,
        );
        tell(format!(r#"{{"commitment":{{"reported":{{"commitment":"k{n}","degree":"complete"}}}}}}"#), 25);
    }
    let draft = |(n, (event, occurred)): (usize, (String, Option<String>))| {
        let mut draft = serde_json::json!({
            "id": format!("e{n}"), "recorder": "desk", "by": "secretariat", "recorded": "2026-01-01T00:00:00Z",
            "mode": "observed", "sources": [{"title": "The gazette", "attribution": "official", "certainty": "exact"}],
            "event": serde_json::from_str::<serde_json::Value>(&event).unwrap(),
        });
        if let Some(occurred) = occurred {
            draft["occurred"] = occurred.into();
        }
        serde_json::from_value(draft).unwrap_or_else(|error| panic!("{event}: {error}"))
    };
    lines.into_iter().enumerate().map(draft).collect()
}

#[test]
fn at_most_one_in_twenty_entries_of_an_archive_bears_a_finding_that_is_no_error() {
    let record = Record::observe(archive(640)).unwrap().record;
    assert!(record.entries().len() > 10_000);
    // Each for itself: what is gathered hides nothing here.
    let found = record.findings(end(&record));
    let (noise, all) = (noise(&found), record.entries().len());
    assert!(noise * 20 <= all, "{noise} of {all}\n{}", listed(&record.review(end(&record))));
    // Nothing in it is wrong.
    assert!(found.iter().all(|one| one.severity() == Severity::Warning), "{}", listed(&found));
}
