//! Calendars, read back by a parser that has nothing to do with the crate that writes them.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{erasure::put_right, story::Story};
use negotiation::{
    format::{
        ical::{Address, Post, calendar, invitation},
        json,
    },
    query::NextMeeting,
    record::{Audience, Record},
    talks::meeting::{MeetingStatus, Reply},
    testing::history::{drafts, histories},
    value::id::{EntryId, MeetingId, PartyId},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

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
    Story::open(r#"{"observing":"allowed","offset":"+03:00","backdating":true}"#).principals(&["a", "b"])
}

fn event(story: &Story) -> Read {
    let (events, _) = read_all(&calendar(&story.record));
    events.into_iter().next().expect("an event")
}

const M: &str = r#"a meeting.added {"meeting":"m","format":"plenary","title":"The round; first, of two"}"#;

#[test]
fn a_meeting_keeps_its_uid_and_its_sequence_rises_with_every_change() {
    let mut story = story();
    story.tell(M);
    let (events, _) = read_all(&calendar(&story.record));
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
        // Moved by one side: the other has not confirmed that date.
        "3 TENTATIVE 20260206",
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
    assert!(read_all(&calendar(&story.record)).0.is_empty());
}

/// The one event of an invitation, with the method of the calendar.
fn invited(story: &Story) -> (String, Read) {
    let address = |uri: &str| Address::new(uri).unwrap();
    let post = Post::new(address("mailto:desk@example.org"))
        .with_party(PartyId::new("a").unwrap(), address("mailto:a@example.org"));
    let text = invitation(&story.record, &MeetingId::new("m").unwrap(), &post).expect("an invitation");
    let method = text.lines().find_map(|line| line.strip_prefix("METHOD:")).expect("a method").to_owned();
    let (mut events, todos) = read_all(&text);
    assert!(events.len() == 1 && todos.is_empty());
    (method, events.remove(0))
}

fn replies(read: &Read) -> Vec<(&str, &str)> {
    read["ATTENDEE"].iter().map(|(who, params)| (&**who, &*params["PARTSTAT"][0])).collect()
}

#[test]
fn an_invitation_has_replies_and_a_published_calendar_names_nobody() {
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
    let published = event(&story);
    assert!(!published.contains_key("LOCATION") && !published.contains_key("ATTENDEE"));
    // A message of RFC 5546 would have events or to-dos.
    assert!(!calendar(&story.record).contains("METHOD") && !published.contains_key("ORGANIZER"));
    let (method, read) = invited(&story);
    assert_eq!((&*method, one(&read, "ORGANIZER")), ("REQUEST", "mailto:desk@example.org"));
    let expected = [
        ("mailto:a@example.org", "ACCEPTED"),
        ("urn:x-negotiation:party:b", "TENTATIVE"),
        ("urn:x-negotiation:party:c", "NEEDS-ACTION"),
    ];
    assert_eq!(replies(&read), expected);
    assert_eq!(read["ATTENDEE"][2].1["CN"], ["The 'E3' (one, two: three)"]);
    // Replies are asked of those that have not replied, and raise nothing.
    let asked: Vec<_> = read["ATTENDEE"].iter().map(|(_, params)| &*params["RSVP"][0]).collect();
    assert_eq!((asked, one(&read, "SEQUENCE")), (vec!["FALSE", "FALSE", "TRUE"], "1"));
    story.tell(r#"a meeting.cancelled {"meeting":"m"}"#);
    let (method, read) = invited(&story);
    assert_eq!((&*method, one(&read, "STATUS"), one(&read, "SEQUENCE")), ("CANCEL", "CANCELLED", "2"));
    story.tell(r#"a meeting.reinstated {"meeting":"m","window":"2025-12-31"}"#);
    let (method, read) = invited(&story);
    assert_eq!((&*method, one(&read, "SEQUENCE")), ("REQUEST", "3"));
    // What has begun is no invitation.
    story.tell(r#"a meeting.started {"meeting":"m","place":{"undisclosed_in":"Davos"}}"#);
    assert_eq!(one(&event(&story), "LOCATION"), "Davos", "the town is known, the venue is not");
    let post = Post::new(Address::new("mailto:desk@example.org").unwrap());
    assert!(invitation(&story.record, &MeetingId::new("m").unwrap(), &post).is_none());
}

#[test]
fn a_confirmed_meeting_that_one_side_moves_is_announced_again() {
    let mut story = story();
    story.tell(M);
    for line in [
        r#"a meeting.announced {"meeting":"m","window":"2026-02-10T10:00:00+01:00"}"#,
        r#"a meeting.participant_expected {"meeting":"m","party":"a"}"#,
        r#"a meeting.participant_expected {"meeting":"m","party":"b"}"#,
        r#"b meeting.confirmed {"meeting":"m"}"#,
        r#"a meeting.participant_replied {"meeting":"m","party":"a","reply":"accepted"}"#,
        r#"b meeting.participant_replied {"meeting":"m","party":"b","reply":"accepted"}"#,
    ] {
        story.tell(line);
    }
    let meeting = MeetingId::new("m").unwrap();
    let stands = |story: &Story| {
        let meeting = story.record.negotiation().meeting(&meeting).unwrap();
        let replies: Vec<_> = meeting.participants().map(|one| one.reply).collect();
        (meeting.status(), meeting.announced_by().unwrap().to_string(), replies)
    };
    let accepted = Some(Reply::Accepted);
    assert_eq!(stands(&story), (MeetingStatus::Confirmed, "a".into(), vec![accepted; 2]));
    // Moved together, what both said stands.
    story.tell(r#"a+b meeting.moved {"meeting":"m","window":"2026-03-28T10:00:00+01:00"}"#);
    assert_eq!(stands(&story), (MeetingStatus::Confirmed, "a, b".into(), vec![accepted; 2]));
    story.tell(r#"b meeting.moved {"meeting":"m","window":"2026-03-30T10:00:00+02:00"}"#);
    assert_eq!(stands(&story), (MeetingStatus::Announced, "b".into(), vec![None, accepted]));
    let now = "2026-02-01T00:00:00Z".parse().unwrap();
    let next = story.record.negotiation().next_meetings(now);
    assert!(matches!(next[..], [NextMeeting { is_one_sided: true, .. }]));
    // Who moved it does not confirm it.
    let refusal = story.refused(r#"b meeting.confirmed {"meeting":"m"}"#);
    assert_eq!(refusal.rule().id(), "meeting.confirmed.other_side");
    assert_eq!(replies(&invited(&story).1)[0], ("mailto:a@example.org", "NEEDS-ACTION"));
    story.tell(r#"a meeting.confirmed {"meeting":"m"}"#);
    assert_eq!(stands(&story), (MeetingStatus::Confirmed, "b".into(), vec![None, accepted]));
    // A new place is one that the others have not agreed to either.
    story.tell(r#"a meeting.moved {"meeting":"m","place":{"named":"Doha"}}"#);
    assert_eq!(stands(&story), (MeetingStatus::Announced, "a".into(), vec![accepted, None]));
}

/// The sequence and the time stamp of each component, and what a client shows of when, where and whether.
fn revisions(record: &Record) -> BTreeMap<String, ((u32, String), String)> {
    let (events, todos) = read_all(&calendar(record));
    let read = |read: &Read| {
        let sequence = one(read, "SEQUENCE").parse().unwrap();
        let shown = ["DTSTART", "DTEND", "DUE", "LOCATION", "STATUS"].map(|name| one(read, name));
        (one(read, "UID").into(), ((sequence, one(read, "DTSTAMP").into()), shown.join(" ")))
    };
    events.iter().chain(&todos).map(read).collect()
}

#[test]
fn a_correction_and_a_retraction_are_revisions() {
    let mut story = story();
    story.tell(M);
    let m = |story: &Story| {
        let ((sequence, stamp), shown) = revisions(&story.record).remove("m.meeting@n.negotiation").unwrap();
        (sequence, stamp, shown.split(' ').next().unwrap().to_owned())
    };
    let last = |story: &Story| story.record.entries().last().unwrap().id().clone();
    story.tell(r#"a+b deadline.set {"deadline":"d","title":"An answer","due":"2026-02-05"}"#);
    let set = last(&story);
    story.tell(r#"a meeting.announced {"meeting":"m","window":"2026-02-10"}"#);
    let announced = last(&story);
    let mut seen = vec![m(&story)];
    let mut tell = |line: &str| {
        story.tell(line);
        seen.push(m(&story));
        last(&story)
    };
    let moved =
        tell(r#"a recorded=2026-01-02T09:00:00Z meeting.moved {"meeting":"m","window":"2026-02-12"}"#);
    tell(&format!(r#"a+b recorded=2026-01-03T09:00:00Z record.retracted {{"entry":"{moved}"}}"#));
    tell(&format!(
        r#"a+b recorded=2026-01-04T09:00:00Z record.corrected {{"entry":"{announced}","event":{{"meeting":{{"announced":{{"meeting":"m","window":"2026-02-11"}}}}}}}}"#
    ));
    // The time of a meeting may be counted from an entry that is about something else.
    tell(&format!(
        r#"a recorded=2026-01-05T09:00:00Z meeting.moved {{"meeting":"m","window":"@{set} + P30D"}}"#
    ));
    tell(&format!(
        r#"a+b recorded=2026-01-06T09:00:00Z record.corrected {{"entry":"{set}","occurred":"2025-12-30"}}"#
    ));
    let expected = [
        (1, "20260101T000000Z", "20260210"),
        (2, "20260102T090000Z", "20260212"),
        (3, "20260103T090000Z", "20260210"),
        (4, "20260104T090000Z", "20260211"),
        (5, "20260105T090000Z", "20260131T000000Z"),
        (6, "20260106T090000Z", "20260129"),
    ];
    assert_eq!(seen, expected.map(|(sequence, stamp, begins)| (sequence, stamp.into(), begins.into())));
}

#[test]
fn questions_and_offers_with_a_term_are_to_dos() {
    let mut story = story();
    story.tell(
        r#"a question.put {"question":"q","text":"Do we meet again?","closes":"2026-02-05T12:00:00Z"}"#,
    );
    story.tell(r#"a question.put {"question":"r","text":"And when?"}"#);
    story.tell(
        r#"a proposal.submitted {"proposal":"o","title":"An offer","to":["b"],"channel":"at_the_table","expires":"2026-02-06"}"#,
    );
    let todos = |story: &Story| {
        let (_, todos) = read_all(&calendar(&story.record));
        let line = |todo: &Read| {
            ["UID", "SUMMARY", "DUE", "STATUS", "SEQUENCE"].map(|name| one(todo, name).to_owned()).join(" | ")
        };
        todos.iter().map(line).collect::<Vec<_>>()
    };
    let before = [
        "q.question@n.negotiation | Do we meet again? | 20260205T120000Z | NEEDS-ACTION | 0",
        "o.proposal@n.negotiation | An offer | 20260206 | NEEDS-ACTION | 0",
    ];
    assert_eq!(todos(&story), before);
    story.tell(r#"b question.voted {"question":"q","party":"b","vote":"for"}"#);
    assert_eq!(todos(&story), before, "a vote revises no term");
    story.tell(r#"a+b question.extended {"question":"q","closes":"2026-02-07T12:00:00Z"}"#);
    story.tell(r#"a proposal.withdrawn {"proposal":"o"}"#);
    let after = [
        "q.question@n.negotiation | Do we meet again? | 20260207T120000Z | NEEDS-ACTION | 1",
        "o.proposal@n.negotiation | An offer | 20260206 | CANCELLED | 1",
    ];
    assert_eq!(todos(&story), after);
    // A view is a calendar of what it shows.
    let view = story.record.view(&Audience::Public);
    assert_eq!(calendar(&view), calendar(&story.record));
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    /// Over every beginning of a record as it was written. It is a function of the record: there is no clock to ask.
    #[test]
    fn sequence_and_stamp_of_a_uid_never_fall_and_what_is_shown_raises_them(
        (opening, history) in histories(60),
        again in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 0..12),
        erased in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let mut record = Record::new();
        for draft in drafts(opening, &history) {
            let _ = record.propose(draft);
        }
        put_right(&mut record, &again);
        let mut seen: BTreeMap<String, ((u32, String), String)> = BTreeMap::new();
        let mut grown = Record::new();
        for entry in record.entries() {
            grown.apply(entry.as_ref().clone()).unwrap();
            for (uid, (now, shown)) in revisions(&grown) {
                if let Some((before, was)) = seen.insert(uid.clone(), (now.clone(), shown.clone())) {
                    prop_assert!(now.0 >= before.0 && now.1 >= before.1, "{}: {:?} after {:?}", uid, now, before);
                    prop_assert!(shown == was || now.0 > before.0, "{} after {}: {} and {}", uid, entry.id(), was, shown);
                }
            }
        }
        // What is erased was a revision all the same.
        for at in &erased {
            let count = record.entries().len();
            let Some(id): Option<EntryId> = record.entries().get(at.index(count.max(1))).map(|one| one.id().clone()) else {
                return Ok(());
            };
            let before = revisions(&record);
            if record.erase(&id, "2026-05-04".parse().unwrap()).is_ok() {
                for (uid, (now, _)) in revisions(&record) {
                    prop_assert!(before[&uid].0 <= now, "{} after erasing {}", uid, id);
                }
            }
        }
    }
}

#[test]
fn a_deadline_is_a_to_do() {
    let mut story = story();
    story.tell(r#"a+b deadline.set {"deadline":"d","title":"An answer","due":"2026-02-05"}"#);
    let todo = |story: &Story| read_all(&calendar(&story.record)).1.remove(0);
    assert_eq!((one(&todo(&story), "DTSTART"), one(&todo(&story), "SEQUENCE")), ("20260101", "0"));
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
    let text = calendar(&record);
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
    let (events, _) = read_all(&calendar(&story.record));
    assert_eq!(events.len(), 1);
    assert_eq!(one(&events[0], "UID"), "m.meeting@n.negotiation");
}

#[test]
fn the_date_of_a_deadline_that_depends_on_a_condition_is_revised_when_that_is_met() {
    let todo = |story: &Story| read_all(&calendar(&story.record)).1.remove(0);
    let mut story = story();
    story.tell(r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#);
    story.tell(
        r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-04-12","instead":[{"due":"2026-05-22","if":{"meeting_held":"m"}}]}"#,
    );
    let before = todo(&story);
    assert_eq!((one(&before, "DUE"), one(&before, "SEQUENCE")), ("20260412", "0"));
    let told = "running\\; due Sunday 12 April 2026\\, or Friday 22 May 2026 if `m` was held";
    assert_eq!(one(&before, "DESCRIPTION"), told);
    story.tell(r#"a+b meeting.announced {"meeting":"m","window":"2025-12-31"}"#);
    story.tell(r#"a+b meeting.held {"meeting":"m","interval":"2025-12-31"}"#);
    let after = todo(&story);
    assert_eq!(one(&after, "DUE"), "20260522");
    assert!(one(&after, "SEQUENCE").parse::<u32>().unwrap() > 0, "for one UID it rises with the date");
}
