//! Erasing what an entry told: the texts of one that stands, all of one that does not; and that nothing else
//! changes.

#[path = "story/mod.rs"]
#[expect(dead_code, reason = "the refusals use more of it")]
mod story;

use negotiation::{
    account::About,
    amendment::PayloadEvent,
    entry::{Actor, Draft, Entry, Event, Subject},
    id::{EntryId, PartyId, PointId},
    json,
    looking::Aspect,
    negotiation::Negotiation,
    record::{Audience, NotErased, Record},
    testing::history::{drafts, histories, instant},
    when::When,
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};
use story::Story;

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
        r#"host point.tabled {"point":"p","title":"What Mr Jones told us","areas":["territory"],"wording":{"id":"w","text":"Mr Jones lives at 4 Quay Street."}}"#,
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
    assert!(changes.iter().all(|change| change.aspect == Aspect::Title), "{changes:?}");
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
    story.tell(&format!(r#"host record.retracted {{"entry":"{taken}","reason":"Mr Jones asked for it"}}"#));
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
    story.tell(&format!(r#"host record.retracted {{"entry":"{retraction}","reason":"a slip"}}"#));
    let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
    assert_eq!(point.positions().count(), 0);
}

#[test]
fn what_rests_on_it_is_erased_first() {
    let mut story = talks();
    for entry in ["e010", "e009"] {
        story.tell(&format!(r#"host record.retracted {{"entry":"{entry}","reason":"r"}}"#));
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
    story.tell(r#"host record.retracted {"entry":"e010","reason":"r"}"#);
    story.record.erase(&id("e010"), may()).unwrap();
    story.tell(r#"host record.retracted {"entry":"e009","reason":"r"}"#);
    // What is left of the position still names the point.
    let Err(NotErased::InTheWay(error)) = story.record.erase(&id("e009"), may()) else { panic!("it fits") };
    assert_eq!((error.entry(), error.rule().id()), (&id("e010"), "payload.erased.known"));
    story.record.erase(&id("e010"), may()).unwrap();
    story.record.erase(&id("e009"), may()).unwrap();
}

#[test]
fn a_view_shows_what_is_left_to_those_who_saw_what_was_there() {
    let mut story = talks();
    story.tell(
        r#"host disclosure={"parties":["b"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#,
    );
    story.tell(r#"b disclosure={"parties":["b"]} position.taken {"party":"b","on":{"point":"s"},"stance":"rejects"}"#);
    let secret = last(&story);
    story.tell(&format!(
        r#"host disclosure={{"parties":["b"]}} record.retracted {{"entry":"{secret}","reason":"r"}}"#
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
    let corrected =
        |event: &str| format!(r#"host record.corrected {{"entry":"e010","reason":"r","event":{event}}}"#);
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
                if stance == "accepts" {
                    let entry = story.record.negotiation().entry(&id("e010")).unwrap();
                    assert!(
                        !serde_json::to_string(entry).unwrap().contains("Jones"),
                        "the texts cannot be known"
                    );
                }
            }
            let text: String =
                stored(&story.record).lines().filter(|line| !line.contains("tabled")).collect();
            assert!(!text.contains("Jones"), "{text}");
        }
    }
}

/// Everything that does not show a text, line by line.
fn standing(whole: &Negotiation) -> Vec<String> {
    let at = instant(500);
    let party = |id: &str| Actor::Party(id.parse().unwrap());
    let mut lines = Vec::new();
    for actor in [Actor::Host, party("p0"), party("p1")] {
        for act in whole.permitted(&actor, at) {
            // Whether words were the same as others can no longer be told.
            let refused = act.refused.map(negotiation::rule::Rule::id);
            let refused = refused.filter(|rule| *rule != "alternative.proposed.duplicate");
            lines.push(format!("{actor} {} {:?} {refused:?}", act.kind, act.subject));
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
    ) {
        let mut record = Record::new();
        for draft in drafts(opening, &history) {
            let _ = record.propose(draft);
        }
        if record.entries().is_empty() {
            return Ok(());
        }
        let (before, was) = (record.negotiation().what_if(), standing(record.negotiation()));
        let ids: Vec<EntryId> = match all {
            true => record.entries().iter().rev().map(|entry| entry.id().clone()).collect(),
            false => which.iter().map(|at| record.entries()[at.index(record.entries().len())].id().clone()).collect(),
        };
        for own in &ids {
            match record.erase(own, may()) {
                Ok(left) => {
                    let left = serde_json::to_string(&left).unwrap();
                    // Several gates on one ballot are told by its name.
                    let left = left.replace(r#""ballot":"a name""#, "");
                    let texts = ["a text", "a name", "a party", "a person", "a track", "a deadline", "words "];
                    prop_assert!(texts.iter().all(|text| !left.contains(&format!("\"{text}"))), "{}", left);
                }
                Err(NotErased::InTheWay(_)) => prop_assert!(record.negotiation().entry(own).is_none(), "{}", own),
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        let changes = record.negotiation().changes_from(&before);
        let only = |aspect: &Aspect| matches!(aspect, Aspect::Title | Aspect::Where | Aspect::Assessment(_));
        prop_assert!(changes.iter().all(|change| only(&change.aspect)), "{:?}", changes);
        let is = standing(record.negotiation());
        let other = was.iter().zip(&is).find(|(was, is)| was != is);
        prop_assert_eq!(other, None);
        prop_assert_eq!(is.len(), was.len());
        let again = Record::replay(record.entries().iter().map(|entry| (**entry).clone()));
        let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(again.negotiation().has_same_state(record.negotiation()));
        prop_assert_eq!(stored(&again), stored(&record));
    }
}
