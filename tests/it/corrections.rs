//! Setting the record straight: what was written stays, what holds is what the corrections leave.

use crate::story::Story;
use negotiation::{
    event::Event,
    format::json,
    judge::RefusalKind,
    record::Record,
    state::Negotiation,
    talks::meeting::MeetingEvent,
    testing::history::{self, drafts, histories, instant},
    value::{id::EntryId, when::Instant},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

pub(crate) const P: &str =
    r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
pub(crate) const YES_A: &str = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
pub(crate) const YES_B: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;

pub(crate) fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

pub(crate) fn id(text: &str) -> EntryId {
    EntryId::new(text).unwrap()
}

/// The id of the last entry that was proposed.
pub(crate) fn last(story: &Story) -> String {
    story.record.entries().iter().rfind(|entry| entry.cause().is_none()).unwrap().id().to_string()
}

pub(crate) fn replayed(record: &Record) -> Record {
    let text = json::write_record(record).unwrap();
    Record::replay(json::read_entries(&text).unwrap()).unwrap()
}

pub(crate) fn status(record: &Record) -> String {
    record.negotiation().points().next().unwrap().status().to_string()
}

#[test]
fn what_was_written_stays_and_what_holds_is_what_is_left() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    let agreed = last(&story);
    story.tell(&format!(
        r#"secretariat record.retracted {{"entry":"{agreed}","reason":"the readout was wrong"}}"#
    ));
    let record = &story.record;
    assert_eq!(status(record), "tabled");
    assert!(record.entry(&id(&agreed)).is_some(), "as it was written");
    assert!(record.negotiation().entry(&id(&agreed)).is_none(), "as it holds");
    assert_eq!(record.corrections_of(&id(&agreed)).count(), 1);
    assert_eq!(record.tip().entries(), record.entries().len());
    assert!(replayed(record).negotiation().has_same_state(record.negotiation()));
}

#[test]
fn what_followed_falls_with_another_event_and_stays_with_another_date_or_source() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#);
    let rejected = last(&story);
    assert_eq!(status(&story.record), "under_discussion", "its consent is gone");
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"{rejected}","reason":"a source","sources":[{{"title":"Readout"}}]}}"#
    ));
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"{rejected}","reason":"a date","occurred":"2025-12-31"}}"#
    ));
    assert_eq!(status(&story.record), "under_discussion");
    let reads = story.record.negotiation().entry(&id(&rejected)).unwrap();
    assert_eq!((reads.sources().len(), reads.occurred().unwrap().to_string()), (1, "2025-12-31".to_owned()));
    // As it was proposed: the same event, though deciding had filled in the words.
    let event = r#"{"position":{"taken":{"party":"b","on":{"point":"p"},"stance":"rejects"}}}"#;
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"{rejected}","reason":"no change","event":{event}}}"#
    ));
    assert_eq!(status(&story.record), "under_discussion");
    let event = r#"{"position":{"taken":{"party":"b","on":{"point":"p"},"stance":"accepts"}}}"#;
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"{rejected}","reason":"misheard","event":{event}}}"#
    ));
    assert_eq!(status(&story.record), "text_agreed", "it never reopened");
    let found = story.record.review(instant(0));
    assert_eq!(found.iter().map(|one| one.rule.id()).collect::<Vec<_>>(), ["review.record.fallen"]);
    assert!(replayed(&story.record).negotiation().has_same_state(story.record.negotiation()));
}

#[test]
fn acts_that_rested_on_it_stand_and_are_listed() {
    let mut story = told(&[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#]);
    let agreed = last(&story);
    let yes = story.record.entries().iter().rfind(|entry| entry.event().kind().name() == "position.taken");
    let yes = yes.unwrap().id().clone();
    assert!(story.record.review(instant(0)).is_empty());
    let retracted =
        |by: &str| format!(r#"{by} record.retracted {{"entry":"{yes}","reason":"b had not said so"}}"#);
    // a has gone on from it since.
    assert_eq!(story.refused(&retracted("b")).rule().id(), "any.any.alone");
    assert_eq!(story.refusal(&retracted("a+b")), None);
    story.tell(&retracted("secretariat"));
    assert_eq!(status(&story.record), "text_agreed");
    let found = story.record.review(instant(0));
    let rested: Vec<_> = found.iter().filter(|one| one.rule.id() == "review.record.rested").collect();
    assert_eq!(rested.len(), 1);
    assert_eq!(rested[0].subject.as_str(), agreed);
    assert!(rested[0].says.contains("point.text_agreed.agreement"), "{}", rested[0]);
}

#[test]
fn who_stands_in_the_way_is_named_and_a_refused_correction_changes_nothing() {
    let story = told(&[P, YES_A, YES_B]);
    let tabled =
        story.record.entries().iter().find(|one| one.event().kind().name() == "point.tabled").unwrap();
    let retracted = format!(r#"a record.retracted {{"entry":"{}","reason":"r"}}"#, tabled.id());
    let draft = story.draft(&retracted, "governed");
    let before = story.record.negotiation().what_if();
    assert_eq!(story.refused(&retracted).rule().id(), "record.retracted.structural");
    let way: Vec<_> = story.record.in_the_way(&draft);
    let named: Vec<_> = way.iter().map(|one| one.entry().clone()).collect();
    let taken = story.record.entries().iter().filter(|one| one.event().kind().name() == "position.taken");
    assert_eq!(named, taken.map(|one| one.id().clone()).collect::<Vec<_>>());
    assert!(way.iter().all(|one| one.rule().id() == "position.taken.known"));
    assert!(before.has_same_state(story.record.negotiation()));
    assert_eq!(before.entries(), story.record.entries());
}

#[test]
fn a_negotiation_alone_answers_that_it_cannot() {
    let mut story = told(&[P]);
    let tabled = last(&story);
    let retracted = format!(r#"a record.retracted {{"entry":"{tabled}","reason":"r"}}"#);
    let refusal = story.record.negotiation().decide(story.draft(&retracted, "governed")).unwrap_err();
    assert_eq!((refusal.rule().id(), refusal.kind()), ("record.any.whole", RefusalKind::NotPermitted));
    story.tell(&retracted);
    let entries: Vec<_> = story.record.entries().iter().map(|entry| (**entry).clone()).collect();
    let error = Negotiation::replay(entries).unwrap_err();
    assert_eq!(error.rule().id(), "record.any.whole");
    assert_eq!(error.number(), story.record.entries().len());
}

#[test]
fn an_id_stays_taken_and_a_repeat_is_one_whatever_became_of_the_entry() {
    let mut story = told(&[]);
    let draft = story.draft(P, "governed");
    story.tell(P);
    let tabled = last(&story);
    story.tell(&format!(r#"a record.retracted {{"entry":"{tabled}","reason":"r"}}"#));
    assert!(story.record.decide(draft.clone()).unwrap().repeats());
    let other = draft.with_source(negotiation::value::source::Source::from_parts("S".parse().unwrap()));
    assert_eq!(story.record.check(&other).unwrap_err().rule().id(), "entry.id.same");
    let again =
        replayed(&story.record).apply((*story.record.entries()[story.record.entries().len() - 2]).clone());
    assert_eq!(again.unwrap_err().rule().id(), "entry.id.same");
    // The point can be tabled anew.
    story.tell(P);
    assert_eq!(status(&story.record), "tabled");
}

#[test]
fn a_decision_made_before_a_correction_is_stale() {
    let mut story = told(&[P]);
    let (tabled, before) = (last(&story), story.record.decide(story.draft(YES_A, "governed")).unwrap());
    let retract =
        story.draft(&format!(r#"a record.retracted {{"entry":"{tabled}","reason":"r"}}"#), "governed");
    let decision = story.record.decide(retract).unwrap();
    let mut other = story.record.clone();
    assert!(other.accept(decision.clone()).is_err(), "a copy goes its own way");
    story.record.accept(decision.clone()).unwrap();
    assert!(story.record.accept(before).is_err());
    assert!(story.record.accept(decision).is_err(), "accepted once");
}

#[test]
fn a_term_that_was_corrected_is_over_anew() {
    let mut story = told(&[r#"a+b deadline.set {"deadline":"d","title":"D","due":"2025-06-01"}"#]);
    let set = last(&story);
    story.tell(r#"a+b deadline.lifted {"deadline":"d"}"#);
    let missed = |story: &Story| {
        let entries = story.record.negotiation().entries().iter();
        let missed = entries.filter(|entry| entry.event().kind().name() == "deadline.missed");
        missed.map(|entry| entry.id().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(missed(&story), [format!("{set}/deadline.missed/d")], "it was missed first");
    let lifted = last(&story);
    story.tell(&format!(r#"a+b record.retracted {{"entry":"{lifted}","reason":"it was not"}}"#));
    let event = r#"{"deadline":{"set":{"deadline":"d","title":"D","due":"2025-05-01"}}}"#;
    story.tell(&format!(
        r#"a+b record.corrected {{"entry":"{set}","reason":"the other May","event":{event}}}"#
    ));
    assert_eq!(missed(&story), [""; 0], "that it was missed falls");
    story.tell(r#"a+b deadline.met {"deadline":"d"}"#);
    assert_eq!(missed(&story), [format!("{set}/deadline.missed/d/2")]);
    // It followed from the date as it was corrected, and stands while that holds.
    let corrected =
        story.record.entries().iter().rfind(|one| one.event().kind().name() == "record.corrected");
    let corrected = corrected.unwrap().id().clone();
    story.tell(&format!(
        r#"a+b record.corrected {{"entry":"{set}","reason":"a source","sources":[{{"title":"S"}}]}}"#
    ));
    assert_eq!(missed(&story), [format!("{set}/deadline.missed/d/2")]);
    assert!(replayed(&story.record).negotiation().has_same_state(story.record.negotiation()));
    story.tell(&format!(r#"a+b record.retracted {{"entry":"{corrected}","reason":"June was right"}}"#));
    assert_eq!(missed(&story), [format!("{set}/deadline.missed/d")], "what followed from the date as it was");
    assert!(replayed(&story.record).negotiation().has_same_state(story.record.negotiation()));
}

/// Three wrong reports of real talks: the weekday against the date, day and month exchanged, off by one.
#[test]
fn fact_25_wrong_reports_are_put_right_and_it_stays_visible_what_was_believed() {
    let mut story = told(&[r#"secretariat meeting.added {"meeting":"oslo","format":"bilateral"}"#]);
    let window = |whole: &Negotiation| whole.meetings().next().unwrap().window().unwrap().to_string();
    let noon = |day: usize| format!("2026-01-{day:02}T12:00:00Z").parse::<Instant>().unwrap();
    let weekdays = |record: &Record| {
        let found = record.review(noon(9));
        found.iter().filter(|one| one.rule.id() == "review.when.weekday").count()
    };
    let mut reported = Vec::new();
    for (day, (wrong, right)) in (2..).step_by(2).zip([
        ("Fri 2026-01-29", "Fri 2026-01-30"),
        ("2026-04-03", "2026-03-04"),
        ("2026-02-10", "2026-02-11"),
    ]) {
        let at = |day: usize| format!("recorded=2026-01-{day:02}T00:00:00Z");
        let moved = format!(r#"meeting.moved {{"meeting":"oslo","window":"{wrong}"}}"#);
        story.tell(&format!("secretariat {} {moved}", at(day)));
        let entry = last(&story);
        assert_eq!(window(story.record.negotiation()), wrong);
        assert_eq!(
            weekdays(&story.record),
            usize::from(wrong.starts_with("Fri")),
            "29 January was a Thursday"
        );
        let event = format!(r#"{{"meeting":{{"moved":{{"meeting":"oslo","window":"{right}"}}}}}}"#);
        story.tell(&format!(
            r#"secretariat {} record.corrected {{"entry":"{entry}","reason":"the report was wrong","event":{event}}}"#,
            at(day + 1)
        ));
        assert_eq!(window(story.record.negotiation()), right);
        assert_eq!(weekdays(&story.record), 0, "the wrong weekday is put right");
        reported.push((day, entry, wrong, right));
    }
    for (day, entry, wrong, right) in reported {
        // What was written stays written, and reads otherwise today.
        let moved_to = |entry: &negotiation::event::Entry| match entry.event() {
            Event::Meeting(MeetingEvent::Moved(fact)) => fact.window.as_ref().unwrap().to_string(),
            event => panic!("{event:?}"),
        };
        let entry = id(&entry);
        assert_eq!(moved_to(story.record.entry(&entry).unwrap()), wrong);
        assert_eq!(moved_to(story.record.negotiation().entry(&entry).unwrap()), right);
        // What was believed on a day is what was reported by then, and not yet put right.
        assert_eq!(window(story.record.known_at(noon(day)).negotiation()), wrong);
        assert_eq!(window(story.record.known_at(noon(day + 1)).negotiation()), right);
    }
}

/// Proposes each draft in turn, and keeps what is accepted.
fn recorded(opening: u8, history: &[history::Bytes]) -> Record {
    let mut record = Record::new();
    for draft in drafts(opening, history) {
        let _ = record.propose(draft);
    }
    record
}

/// A draft of the secretariat at an instant.
fn by_host(name: &str, hours: usize, event: impl Into<Event>) -> negotiation::event::Draft {
    negotiation::event::Draft::new(
        id(name),
        negotiation::value::id::RecorderId::new("desk").unwrap(),
        instant(hours),
        negotiation::event::Actor::Secretariat,
        event,
    )
}

fn retracted(entry: &EntryId) -> negotiation::notes::correction::Retracted {
    negotiation::notes::correction::Retracted::from_parts(entry.clone())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn retracting_a_retraction_restores((opening, history) in histories(40), at in any::<prop::sample::Index>()) {
        let mut record = recorded(opening, &history);
        let target = at.get(record.entries()).clone();
        let before = record.negotiation().what_if();
        let draft = by_host("r1", 200, retracted(target.id())).with_disclosure(target.disclosure().clone());
        if record.propose(draft).is_ok() {
            prop_assert!(record.negotiation().entry(target.id()).is_none());
            let draft = by_host("r2", 201, retracted(&id("r1"))).with_disclosure(target.disclosure().clone());
            record.propose(draft).unwrap();
            prop_assert!(before.has_same_state(record.negotiation()));
        } else {
            prop_assert!(before.has_same_state(record.negotiation()));
            prop_assert_eq!(before.entries(), record.negotiation().entries());
        }
    }

    #[test]
    fn a_correction_recorded_later_changes_nothing_that_was_known(
        (opening, history) in histories(40), at in any::<prop::sample::Index>(), end in 0_usize..80, of in 0_usize..80,
    ) {
        let mut record = recorded(opening, &history);
        let known = record.known_at(instant(end));
        let both = record.as_of(instant(of)).known_at(instant(end));
        let target = at.get(record.entries()).clone();
        let draft = by_host("r1", 200, retracted(target.id())).with_disclosure(target.disclosure().clone());
        if record.propose(draft).is_ok() {
            let again = record.known_at(instant(end));
            prop_assert!(known.negotiation().has_same_state(again.negotiation()));
            prop_assert_eq!(known.negotiation().entries(), again.negotiation().entries());
            let again = record.as_of(instant(of)).known_at(instant(end));
            prop_assert!(both.negotiation().has_same_state(again.negotiation()));
            prop_assert_eq!(both.straddling(), again.straddling());
        }
    }

    #[test]
    fn the_written_lines_replay_to_the_same_and_without_corrections_all_of_it_holds(
        (opening, history) in histories(60),
    ) {
        let record = recorded(opening, &history);
        let again = replayed(&record);
        prop_assert_eq!(again.entries(), record.entries());
        prop_assert_eq!(again.negotiation().entries(), record.negotiation().entries());
        prop_assert!(again.negotiation().has_same_state(record.negotiation()));
        let corrects = |entry: &negotiation::event::Entry| entry.event().kind().thing() == "record";
        if !record.entries().iter().any(|entry| corrects(entry)) {
            prop_assert_eq!(record.entries(), record.negotiation().entries());
        }
        // The review only looks.
        let _ = record.review(instant(100));
    }
}

#[test]
fn a_second_opening_is_told_so_whether_or_not_its_id_is_taken_and_something_was_corrected() {
    let mut story = told(&[P]);
    let opening = story.record.entries()[0].event().clone();
    let again = |story: &Story, id: &str| {
        let mut value = serde_json::to_value(story.draft(P, "governed")).unwrap();
        value["id"] = id.into();
        value["event"] = serde_json::to_value(&opening).unwrap();
        story.record.check(&serde_json::from_value(value).unwrap()).unwrap_err().rule().id()
    };
    let last = story.record.entries().last().unwrap().id().to_string();
    assert_eq!(again(&story, &last), "negotiation.opened.first");
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"{last}","reason":"r","sources":[{{"title":"S"}}]}}"#
    ));
    assert_eq!(again(&story, &last), "negotiation.opened.first");
    assert_eq!(again(&story, "another"), "negotiation.opened.first");
}

/// One act of a kind is not turned into another by a correction, around the rules of the other: it is retracted, and the
/// other recorded.
#[test]
fn a_correction_turns_no_act_into_another_of_its_kind() {
    let story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"m","name":"m","kind":"state"}"#,
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"a id=phase negotiation.phase_begun {"phase":"preparation"}"#,
        r#"a id=parked point.referred {"point":"p","to":"later"}"#,
    ]);
    let turned = |entry: &str, event: &str| {
        let line = format!(r#"secretariat record.corrected {{"entry":"{entry}","event":{event}}}"#);
        story.refusal(&line).map(|refusal| refusal.rule().id())
    };
    let begun = |phase: &str| format!(r#"{{"negotiation":{{"phase_begun":{{"phase":"{phase}"}}}}}}"#);
    assert_eq!(turned("phase", &begun("implementation")), Some("record.corrected.kind"));
    assert_eq!(turned("phase", &begun("preparation")), None);
    let referred = |to: &str| format!(r#"{{"point":{{"referred":{{"point":"p","to":{to}}}}}}}"#);
    assert_eq!(turned("parked", &referred(r#"{"arbiter":"m"}"#)), Some("record.corrected.kind"));
    assert_eq!(turned("parked", &referred(r#"{"leaders":"the two"}"#)), Some("record.corrected.kind"));
    assert_eq!(turned("parked", &referred(r#""later""#)), None);
}

/// Parties are said to have decided only what parties decide: an arbiter, and not that a point waits.
#[test]
fn only_a_referral_to_an_arbiter_was_decided() {
    let story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"m","name":"m","kind":"state"}"#,
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
    ]);
    let decided = |to: &str| {
        let entry = format!(
            r#"{{"id":"x","recorder":"desk","by":"secretariat","recorded":"2026-06-01T00:00:00Z",
                "reached":{{"rule":"unanimity","electorate":["a","b"],
                "tally":{{"heads":{{"for":2,"against":0,"abstained":0,"missing":0}}}}}},
                "event":{{"point":{{"referred":{{"point":"p","to":{to}}}}}}}}}"#
        );
        let entry = serde_json::from_str(&entry).unwrap();
        story.record.negotiation().clone().apply(entry).map_err(|error| error.rule().id())
    };
    assert_eq!(decided(r#""later""#), Err("entry.reached.decided"));
    assert_eq!(decided(r#"{"leaders":"the two"}"#), Err("entry.reached.decided"));
    assert_eq!(decided(r#"{"arbiter":"m"}"#), Ok(()));
}
