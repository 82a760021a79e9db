//! Erasing what an entry told: the texts of one that stands, all of one that does not; and that nothing else
//! changes.

use crate::story::Story;
use negotiation::{
    event::{Actor, Draft, Entry, Event, Subject},
    format::json,
    notes::{
        account::About,
        correction::{Corrected, PayloadEvent, RecordEvent, Restated, Retracted},
    },
    query::{Change, ChangeAspect},
    record::{Audience, NotErased, Record},
    state::Negotiation,
    talks::question::QuestionEvent,
    testing::history::{drafts, histories, instant},
    value::{
        id::{EntryId, PartyId, PointId},
        when::When,
    },
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

fn id(id: &str) -> EntryId {
    EntryId::new(id).unwrap()
}

fn may() -> When {
    "2026-05-04".parse().unwrap()
}

/// Everything that is stored.
fn stored(record: &Record) -> String {
    json::write_record(record).unwrap()
}

/// The id of the last entry.
fn last(story: &Story) -> EntryId {
    story.record.entries().last().unwrap().id().clone()
}

fn talks() -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"What Mr Jones told us","areas":["territory"],"wording":{"id":"w","text":"Mr Jones lives at 4 Quay Street."}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts","reason":"Mr Jones is right"}"#,
    ])
}

#[test]
fn texts_of_an_entry_that_stands_go_and_nothing_else_changes() {
    let mut story = talks();
    let (tabled, taken) = (id("e009"), last(&story));
    let before = story.record.negotiation().what_if();
    let draft = story.record.entry(&tabled).unwrap().clone();
    for entry in [&tabled, &taken] {
        let left = story.record.erase(entry, may()).unwrap();
        assert_eq!(left.erased(), Some(&may()));
        assert_eq!(left.event().kind(), story.record.entry(entry).unwrap().event().kind());
    }
    assert!(!stored(&story.record).contains("Jones"), "{}", stored(&story.record));
    let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
    assert!(point.title().is_erased());
    assert!(point.wording().unwrap().text.as_ref().unwrap().is_erased());
    let changes = story.record.negotiation().changes_from(&before);
    assert!(changes.iter().all(|change| change.aspect == ChangeAspect::Title), "{changes:?}");
    assert_eq!(story.record.erased().map(Entry::id).collect::<Vec<_>>(), [&tabled, &taken]);
    // It is loaded as it is, and is gone from the past as well.
    let entries = json::read_entries(&stored(&story.record)).unwrap();
    let again = Record::replay(entries).unwrap();
    assert!(again.negotiation().has_same_state(story.record.negotiation()));
    let past = story.record.known_at("2026-01-01T00:00:00Z".parse().unwrap());
    assert!(past.negotiation().point(&PointId::new("p").unwrap()).unwrap().title().is_erased());
    // What was erased does not come in again by its id, and a draft says of nothing that it was erased.
    let mut again = serde_json::to_value(&draft).unwrap();
    let again_draft: Draft = serde_json::from_value(again.clone()).unwrap();
    assert_eq!(story.record.check(&again_draft).unwrap_err().rule().id(), "entry.id.same");
    again["erased"] = "2026-05-04".into();
    assert!(serde_json::from_value::<Draft>(again).unwrap_err().to_string().contains("erased"));
    // The time of the first erasure stays.
    let left = story.record.erase(&tabled, "2027".parse().unwrap()).unwrap();
    assert_eq!(left.erased(), Some(&may()));
}

#[test]
fn sources_metadata_and_who_outside_said_it_go_as_well() {
    let mut story = talks();
    let line = r#"~Mr-Jones sources=[{"title":"Jones","address":"4-Quay-Street","published":"2026-01","attribution":"leaked"}] metadata={"desk":"Jones"} account.given {"on":"whole","aspect":"content","value":{"text":"Jones"}}"#;
    let draft = story.draft(line, "observed");
    story.record.propose(draft).unwrap();
    let left = story.record.erase(&last(&story), may()).unwrap();
    assert!(
        !stored(&story.record).contains("Quay-Street")
            && !serde_json::to_string(&left).unwrap().contains("Jones")
    );
    assert_eq!(left.by(), &Actor::Unknown);
    assert!(left.sources()[0].title().is_erased());
    assert_eq!(left.sources()[0].published(), Some(&"2026-01".parse().unwrap()));
    assert!(left.metadata().is_empty());
    // What was erased may have been anything, so that it contradicts nobody.
    let other = r#"a account.given {"on":"whole","aspect":"content","value":{"text":"nothing of the kind"}}"#;
    let draft = Draft::clone(&story.draft(other, "observed"));
    let draft: Draft = serde_json::from_value({
        let mut value = serde_json::to_value(draft).unwrap();
        value["id"] = "other".into();
        value
    })
    .unwrap();
    story.record.propose(draft).unwrap();
    let told = story.record.negotiation().accounts(&Subject::Negotiation);
    assert_eq!(told[0].accounts.len(), 2);
    assert!(!told[0].differ);
}

#[test]
fn of_an_entry_that_was_retracted_all_goes_but_what_it_was_about() {
    let mut story = talks();
    let taken = last(&story);
    story.tell(&format!(
        r#"secretariat record.retracted {{"entry":"{taken}","reason":"Mr Jones asked for it"}}"#
    ));
    let before = story.record.negotiation().what_if();
    let left = story.record.erase(&taken, may()).unwrap();
    let Event::Payload(PayloadEvent::Erased(fact)) = left.event() else { panic!("{left:?}") };
    assert_eq!(fact.kind.as_str(), "position.taken");
    let (a, p) = (About::from(PartyId::new("a").unwrap()), About::from(PointId::new("p").unwrap()));
    assert_eq!(fact.mentions, [a, p]);
    assert!(!stored(&story.record).contains("accepts"));
    assert!(story.record.negotiation().has_same_state(&before));
    // Of the retraction only the reason.
    let retraction = last(&story);
    let left = story.record.erase(&retraction, may()).unwrap();
    assert_eq!(left.event().kind().name(), "record.retracted");
    assert!(story.record.negotiation().has_same_state(&before));
    assert!(!stored(&story.record).contains("asked for it"));
    let again = Record::replay(json::read_entries(&stored(&story.record)).unwrap()).unwrap();
    assert!(again.negotiation().has_same_state(&before));
    // Nor can a retraction that is retracted bring it back: it stands again, and tells nothing.
    story.tell(&format!(r#"secretariat record.retracted {{"entry":"{retraction}","reason":"a slip"}}"#));
    let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
    assert_eq!(point.positions().count(), 0);
}

#[test]
fn what_rests_on_it_is_erased_first() {
    let mut story = talks();
    for entry in ["e010", "e009"] {
        story.tell(&format!(r#"secretariat record.retracted {{"entry":"{entry}","reason":"r"}}"#));
    }
    let before = stored(&story.record);
    let error = story.record.erase(&id("e009"), may()).unwrap_err();
    let NotErased::InTheWay(in_the_way) = &error else { panic!("{error}") };
    assert_eq!(in_the_way.entry(), &id("e010"));
    assert_eq!(stored(&story.record), before, "nothing changed");
    story.record.erase(&id("e010"), may()).unwrap();
    story.record.erase(&id("e009"), may()).unwrap();
    assert!(matches!(story.record.erase(&id("nothing"), may()), Err(NotErased::Unknown(_))));
}

#[test]
fn what_is_left_names_only_what_stands() {
    let mut story = talks();
    story.tell(r#"secretariat record.retracted {"entry":"e010","reason":"r"}"#);
    story.record.erase(&id("e010"), may()).unwrap();
    story.tell(r#"secretariat record.retracted {"entry":"e009","reason":"r"}"#);
    // What is left of the position still names the point.
    let Err(NotErased::InTheWay(error)) = story.record.erase(&id("e009"), may()) else { panic!("it fits") };
    assert_eq!((error.entry(), error.rule().id()), (&id("e010"), "payload.erased.known"));
    story.record.erase(&id("e010"), may()).unwrap();
    story.record.erase(&id("e009"), may()).unwrap();
}

#[test]
fn what_is_left_names_only_what_stood_when_it_was_recorded() {
    let mut story = Story::open(r#"{}"#);
    let set = r#"secretariat deadline.set {"deadline":"d","title":"D","due":"2026-01-31"}"#;
    let retracted =
        |entry: &EntryId| format!(r#"secretariat record.retracted {{"entry":"{entry}","reason":"r"}}"#);
    story.tell(set);
    let first = last(&story);
    story.tell(&retracted(&first));
    let retraction = last(&story);
    // It is set anew and that retracted too, and then the first stands again.
    story.tell(set);
    let anew = last(&story);
    story.tell(&retracted(&anew));
    story.tell(&retracted(&retraction));
    let before = story.record.negotiation().what_if();
    assert!(before.entry(&first).is_some());
    let left = story.record.erase(&anew, may()).unwrap();
    let Event::Payload(PayloadEvent::Erased(fact)) = left.event() else { panic!("{left:?}") };
    assert_eq!((fact.kind.as_str(), fact.mentions.len()), ("deadline.set", 0));
    assert!(story.record.negotiation().has_same_state(&before));
    let again = Record::replay(json::read_entries(&stored(&story.record)).unwrap()).unwrap();
    assert!(again.negotiation().has_same_state(&before));
}

#[test]
fn what_is_left_names_only_what_stood_as_long_as_it_did() {
    // What is said of an entry does not keep that from being retracted, and what is left of it would.
    let mut story = talks();
    let retracted =
        |entry: &EntryId| format!(r#"secretariat record.retracted {{"entry":"{entry}","reason":"r"}}"#);
    let taken = last(&story);
    story.tell(&format!(
        r#"b account.given {{"on":{{"entry":"{taken}"}},"aspect":"content","value":{{"text":"never"}}}}"#
    ));
    let account = last(&story);
    story.tell(&retracted(&taken));
    let retraction = last(&story);
    story.tell(&retracted(&retraction));
    story.tell(&retracted(&account));
    let before = story.record.negotiation().what_if();
    assert!(before.entry(&taken).is_some());
    let left = story.record.erase(&account, may()).unwrap();
    let Event::Payload(PayloadEvent::Erased(fact)) = left.event() else { panic!("{left:?}") };
    assert_eq!((fact.kind.as_str(), fact.mentions.len()), ("account.given", 0));
    let again = Record::replay(json::read_entries(&stored(&story.record)).unwrap()).unwrap();
    assert!(again.negotiation().has_same_state(&before));
}

#[test]
fn a_view_shows_what_is_left_to_those_who_saw_what_was_there() {
    let mut story = talks();
    story.tell(
        r#"secretariat disclosure={"parties":["b"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#,
    );
    story.tell(r#"b disclosure={"parties":["b"]} position.taken {"party":"b","on":{"point":"s"},"stance":"rejects"}"#);
    let secret = last(&story);
    story.tell(&format!(
        r#"secretariat disclosure={{"parties":["b"]}} record.retracted {{"entry":"{secret}","reason":"r"}}"#
    ));
    story.record.erase(&secret, may()).unwrap();
    let seen = |audience: Audience| {
        let view = story.record.view(&audience);
        json::write_view(&view).unwrap().contains("payload")
    };
    assert!(seen(Audience::Party(PartyId::new("b").unwrap())));
    assert!(!seen(Audience::Party(PartyId::new("a").unwrap())));
    assert!(!seen(Audience::Public));
}

#[test]
fn a_correction_of_what_was_erased_stays_a_correction() {
    let corrected = |event: &str| {
        format!(r#"secretariat record.corrected {{"entry":"e010","reason":"r","event":{event}}}"#)
    };
    let taken = r#"{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":"accepts","reason":"Mr Jones is wrong"}}}"#;
    let opposed = taken.replace("accepts", "opposes");
    for (event, stance) in [(taken, "accepts"), (opposed.as_str(), "opposes")] {
        for order in [["e010", "e011"], ["e011", "e010"]] {
            let mut story = talks().given(&[&corrected(event)]);
            for entry in order {
                story.record.erase(&id(entry), may()).unwrap();
                let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
                let position = point.position(&PartyId::new("a").unwrap()).unwrap();
                assert_eq!(position.stance.as_str(), stance);
                let entry = story.record.negotiation().entry(&id("e010")).unwrap();
                let told = serde_json::to_string(entry).unwrap().contains("Jones");
                // What the correction quotes goes with the correction.
                let quoted = story.record.entry(&id("e011")).unwrap().erased().is_none();
                assert_eq!(told, quoted, "the texts are those of the correction");
            }
            let text: String =
                stored(&story.record).lines().filter(|line| !line.contains("tabled")).collect();
            assert!(!text.contains("Jones"), "{text}");
        }
    }
}

#[test]
fn what_is_left_of_an_act_rests_on_no_question() {
    let mut story = talks().given(&[
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"}}"#,
        r#"a question.voted {"question":"u","party":"a","vote":"for"}"#,
        r#"b question.voted {"question":"u","party":"b","vote":"for"}"#,
    ]);
    story.tell(r#"a point.text_agreed {"point":"p","rests_on":"u","reason":"Mr Jones insists"}"#);
    let agreed = story.record.entries().last().unwrap().id().clone();
    story.tell(&format!(r#"secretariat record.retracted {{"entry":"{agreed}","reason":"a slip"}}"#));
    let left = story.record.erase(&agreed, may()).unwrap();
    assert_eq!((left.event().kind().name(), left.rests_on(), left.reason()), ("payload.erased", None, None));
    assert!(left.reached().is_none());
}

#[test]
fn an_entry_that_was_corrected_and_retracted_goes_after_its_corrections() {
    let taken = r#"{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":"opposes","reason":"Mr Jones is wrong"}}}"#;
    let corrected = format!(
        r#"secretariat record.corrected {{"entry":"e010","reason":"Mr Jones","occurred":"2025-12-31","sources":[{{"title":"Jones"}}],"event":{taken}}}"#
    );
    let retracted =
        |entry: &str| format!(r#"secretariat record.retracted {{"entry":"{entry}","reason":"r"}}"#);
    for correction_first in [false, true] {
        let mut story = talks().given(&[&corrected]);
        if correction_first {
            story.tell(&retracted("e011"));
        }
        story.tell(&retracted("e010"));
        let (before, was) = (story.record.negotiation().what_if(), stored(&story.record));
        let Err(NotErased::InTheWay(error)) = story.record.erase(&id("e010"), may()) else {
            panic!("the correction tells what it was")
        };
        assert_eq!((error.entry(), error.rule().id()), (&id("e011"), "record.corrected.kind"));
        assert_eq!(stored(&story.record), was);
        let left = story.record.erase(&id("e011"), may()).unwrap();
        assert_eq!(left.reason().map(negotiation::value::text::Text::as_str), Some("[erased]"));
        let left = serde_json::to_string(left.event()).unwrap();
        assert_eq!(left, r#"{"record":{"corrected":{"entry":"e010"}}}"#);
        let left = story.record.erase(&id("e010"), may()).unwrap();
        assert_eq!(left.event().kind().name(), "payload.erased");
        assert!(story.record.negotiation().has_same_state(&before));
        let text: String = stored(&story.record).lines().filter(|line| !line.contains("tabled")).collect();
        assert!(!text.contains("Jones") && !text.contains("opposes"), "{text}");
        let again = Record::replay(json::read_entries(&stored(&story.record)).unwrap()).unwrap();
        assert!(again.negotiation().has_same_state(&before));
        // It stands again, and tells nothing; erased once more, it is still known what it was.
        let back = story.record.entries().last().unwrap().id().to_string();
        story.tell(&retracted(&back));
        assert_eq!(story.record.negotiation().points().next().unwrap().positions().count(), 0);
        let left = story.record.erase(&id("e010"), may()).unwrap();
        let Event::Payload(PayloadEvent::Erased(fact)) = left.event() else { panic!("{left:?}") };
        assert_eq!(fact.kind.as_str(), "position.taken");
    }
}

#[test]
fn what_rests_on_the_corrected_words_is_erased_before_the_correction() {
    let mut story = talks();
    let event = r#"{"point":{"tabled":{"point":"p","title":"P","areas":["territory"],"wording":{"id":"x","text":"other"}}}}"#;
    story.tell(r#"secretariat record.retracted {"entry":"e010","reason":"r"}"#);
    story.tell(&format!(r#"secretariat record.corrected {{"entry":"e009","reason":"r","event":{event}}}"#));
    story.tell(r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts","wording":"x"}"#);
    let accepted = last(&story);
    story.tell(&format!(r#"secretariat record.retracted {{"entry":"{accepted}","reason":"r"}}"#));
    story.tell(r#"secretariat record.retracted {"entry":"e009","reason":"r"}"#);
    let in_the_way = |story: &mut Story, entry: &str| match story.record.erase(&id(entry), may()) {
        Err(NotErased::InTheWay(error)) => error.entry().clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(in_the_way(&mut story, "e012"), accepted);
    for entry in [accepted.as_str(), "e010", "e012", "e009"] {
        story.record.erase(&id(entry), may()).unwrap();
    }
}

#[test]
fn what_was_erased_is_put_right_by_a_correction_in_words_of_its_own() {
    let mut story = talks();
    story.record.erase(&id("e009"), may()).unwrap();
    let event = r#"{"point":{"tabled":{"point":"p","title":"The quay","areas":["territory"],"wording":{"id":"w","text":"Nobody lives there."}}}}"#;
    story.tell(&format!(
        r#"secretariat record.corrected {{"entry":"e009","reason":"without names","event":{event}}}"#
    ));
    let title = |story: &Story| story.record.negotiation().points().next().unwrap().title().to_string();
    assert_eq!(title(&story), "The quay");
    let correction = last(&story);
    story.record.erase(&correction, may()).unwrap();
    assert_eq!(title(&story), "[erased]");
}

#[test]
fn an_original_draft_that_comes_again_is_told_that_it_was_erased() {
    let mut story = talks();
    let draft: Draft =
        serde_json::from_value(serde_json::to_value(story.record.entry(&id("e009")).unwrap()).unwrap())
            .unwrap();
    story.record.erase(&id("e009"), may()).unwrap();
    let refusal = story.record.check(&draft).unwrap_err();
    assert_eq!(refusal.rule().id(), "entry.id.same");
    let said = refusal.explain(story.record.negotiation());
    assert!(said.help().contains("`e009` was erased"), "{said}");
}

/// The secretariat corrects entries, with the event as it was or with other texts, and retracts them.
pub(crate) fn put_right(record: &mut Record, again: &[(prop::sample::Index, u8)]) {
    for (n, (at, how)) in again.iter().enumerate() {
        let Some(target) = record.entries().get(at.index(record.entries().len().max(1))).cloned() else {
            return;
        };
        let event: Event = if *how < 2 && !matches!(target.event(), Event::Record(_)) {
            let fact =
                Corrected::from_parts(target.id().clone()).with_event(Restated::new(target.event().clone()));
            if *how == 0 { fact.with_occurred(When::UNKNOWN).into() } else { fact.into() }
        } else {
            Retracted::from_parts(target.id().clone()).into()
        };
        let (recorder, when) = ("desk".parse().unwrap(), instant(300 + n));
        let draft = Draft::new(id(&format!("again{n}")), recorder, when, Actor::Secretariat, event);
        let _ = record.propose(
            draft.with_disclosure(target.disclosure().clone()).with_reason("a text".parse().unwrap()),
        );
    }
}

/// Whether a question was put with this entry, as it was written or as it reads now, that asks for an act.
fn asks_for_an_act(record: &Record, entry: &EntryId) -> bool {
    let both = record.entry(entry).into_iter().chain(record.negotiation().entry(entry));
    let asks =
        |event: &Event| matches!(event, Event::Question(QuestionEvent::Put(put)) if put.motion.is_some());
    both.map(Entry::event).any(asks)
}

/// Everything that does not show a text, line by line.
fn standing(whole: &Negotiation) -> Vec<String> {
    let at = instant(500);
    let party = |id: &str| Actor::Party(id.parse().unwrap());
    let mut lines = Vec::new();
    for actor in [Actor::Secretariat, party("p0"), party("p1")] {
        for act in whole.permitted(&actor, at) {
            let refused = act.refused.map(negotiation::judge::rule::Rule::id);
            lines.push(format!("{actor} {} {:?} {:?} {refused:?}", act.kind, act.choice, act.subject));
        }
    }
    lines.push(format!("{:?}", whole.progress()));
    lines.extend(whole.sticking_points().iter().map(|sticking| format!("sticking {}", sticking.point.id())));
    lines.push(format!("{} entries", whole.tip().entries()));
    lines
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_erased_nothing_else_changes(
        (opening, history) in histories(60), which in prop::collection::vec(any::<prop::sample::Index>(), 1..12), all in any::<bool>(),
        again in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 0..12),
    ) {
        let mut record = Record::new();
        for draft in drafts(opening, &history) {
            let _ = record.propose(draft);
        }
        put_right(&mut record, &again);
        if record.entries().is_empty() {
            return Ok(());
        }
        let (before, was) = (record.negotiation().what_if(), standing(record.negotiation()));
        let ids: Vec<EntryId> = match all {
            true => record.entries().iter().rev().map(|entry| entry.id().clone()).collect(),
            false => which.iter().map(|at| record.entries()[at.index(record.entries().len())].id().clone()).collect(),
        };
        // What an erased question asks for is not done.
        for own in &ids {
            if asks_for_an_act(&record, own) {
                continue;
            }
            match record.erase(own, may()) {
                Ok(left) => {
                    let left = serde_json::to_string(&left).unwrap();
                    // Several gates on one ballot are told by its name.
                    let left = left.replace(r#""ballot":"a name""#, "");
                    let texts = ["a text", "a name", "a party", "a person", "a track", "a deadline", "words "];
                    prop_assert!(texts.iter().all(|text| !left.contains(&format!("\"{text}"))), "{}", left);
                }
                Err(NotErased::InTheWay(error)) => {
                    // Not itself, and only what does not stand, or is of what does not stand.
                    prop_assert!(error.entry() != own);
                    let of = match record.entry(own).unwrap().event() {
                        Event::Record(RecordEvent::Corrected(fact)) => &fact.entry,
                        _ => own,
                    };
                    prop_assert!(record.negotiation().entry(of).is_none(), "{}", own);
                }
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        let changes = record.negotiation().changes_from(&before);
        // Names and texts, and what is told under the name of somebody outside, or in words.
        let only = |aspect: &ChangeAspect| {
            let by_name = matches!(aspect, ChangeAspect::Assessment(_) | ChangeAspect::Account(..) | ChangeAspect::Remark(_));
            by_name || matches!(aspect, ChangeAspect::Title | ChangeAspect::Where)
        };
        // A date on a condition in words is told with them.
        let in_words = |change: &Change| {
            let before = change.before.as_ref().map(|before| before.replace("\"a text\"", "\"[erased]\""));
            change.aspect == ChangeAspect::When && before == change.after
        };
        prop_assert!(changes.iter().all(|change| only(&change.aspect) || in_words(change)), "{:?}", changes);
        let is = standing(record.negotiation());
        // Whether words were the same as others can no longer be told, so that what was refused for it may be possible, or be
        // refused by another rule.
        let is_told = |line: &str| !line.contains("alternative.proposed.duplicate");
        let other = was.iter().zip(&is).find(|(was, is)| was != is && is_told(was));
        prop_assert_eq!(other, None);
        prop_assert_eq!(is.len(), was.len());
        let again = Record::replay(record.entries().iter().map(|entry| (**entry).clone()));
        let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(again.negotiation().has_same_state(record.negotiation()));
        prop_assert_eq!(stored(&again), stored(&record));
    }
}
