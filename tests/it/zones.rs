//! Times on the clocks of a zone by name, from the draft to the calendar.

use negotiation::{
    event::Draft,
    format::{ical::calendar, json},
    record::Record,
};

use crate::story::Story;

const SUMMER: &str = "2026-07-06T20:00:00+03:00[Europe/Kyiv]";

fn told(window: &str) -> Story {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    story.tell(r#"secretariat meeting.added {"meeting":"m","format":"bilateral"}"#);
    story.tell(&format!(r#"secretariat meeting.announced {{"meeting":"m","window":"{window}"}}"#));
    story
}

#[test]
fn a_zone_is_kept_and_told_in_lists_and_calendars() {
    let story = told(SUMMER);
    let text = json::write_record(&story.record).unwrap();
    assert!(text.contains(SUMMER));
    let read = Record::replay(json::read_entries(&text).unwrap()).unwrap();
    assert!(read.negotiation().has_same_state(story.record.negotiation()));

    let due = read.negotiation().due("2026-07-01T00:00:00Z".parse().unwrap());
    assert_eq!(
        due[0].to_string(),
        "meeting `m` meets: Monday 6 July 2026, 20:00 (Europe/Kyiv, +03:00) (to come)"
    );
    let calendar = calendar(&read).replace("\r\n ", "");
    assert!(calendar.contains("DTSTART:20260706T170000Z"), "{calendar}");
    assert!(
        calendar.contains("Time there: Monday 6 July 2026\\, 20:00 (Europe/Kyiv\\, +03:00)"),
        "{calendar}"
    );
    assert!(!calendar.contains("TZID"), "a zone would need a VTIMEZONE");
}

#[test]
fn a_draft_whose_zone_and_offset_differ_is_refused_and_an_entry_is_read() {
    let story = told(SUMMER);
    let entries = json::write_record(&story.record).unwrap();
    let drafts = story.record.entries().iter().filter(|entry| entry.cause().is_none());
    let drafts: Vec<String> = drafts.map(|entry| serde_json::to_string(&**entry).unwrap()).collect();
    for (window, why) in [
        ("2026-07-06T20:00:00+02:00[Europe/Kyiv]", "the offset is +02:00, and that of the zone is +03:00"),
        ("2026-07-06T20:00:00+03:00[Europe/Atlantis]", "has no such zone"),
    ] {
        let refused = drafts.iter().map(|line| serde_json::from_str::<Draft>(&line.replace(SUMMER, window)));
        let faults: Vec<String> = refused.filter_map(|read| Some(read.err()?.to_string())).collect();
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0].contains(&format!("`{window}`: not a date or a time: ")) && faults[0].contains(why),
            "{faults:?}"
        );

        // The zone may have changed its clocks since it was recorded.
        let text = entries.replace(SUMMER, window);
        let read = Record::replay(json::read_entries(&text).unwrap()).unwrap();
        assert_eq!(json::write_record(&read).unwrap(), text);
        let found = read.findings("2026-07-01T00:00:00Z".parse().unwrap());
        let found: Vec<_> = found.iter().filter(|one| one.rule.id() == "review.when.zone").collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().contains(why), "{}", found[0]);
    }
}
