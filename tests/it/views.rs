//! Views: what an audience sees, and that nothing else can be got from it.

mod law;
mod naive;
mod told;
mod wall;

use std::sync::Arc;

use crate::story::Story;
use law::audiences;
use negotiation::{
    event::Entry,
    format::json,
    record::{Audience, Record, View},
    state::Negotiation,
    testing::history::{self, drafts, histories},
    value::id::{EntryId, PartyId, PointId},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

fn party(id: &str) -> PartyId {
    id.parse().unwrap()
}

fn recorded(opening: u8, history: &[history::Bytes]) -> Record {
    let mut record = Record::new();
    for draft in drafts(opening, history) {
        let _ = record.propose(draft);
    }
    record
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        // Each with five audiences.
        cases: 500,
        ..ProptestConfig::default()
    })]

    /// Entries of a view are admitted, in their order, and make a record; whatever was admitted and is not
    /// there would not fit.
    #[test]
    fn a_view_is_a_record_of_what_is_admitted((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        let public = record.view(&Audience::Public);
        for audience in audiences() {
            let view = record.view(&audience);
            // Everybody sees what the public sees.
            for entry in public.entries() {
                prop_assert!(view.known_since(entry.id()) <= public.known_since(entry.id()), "{}", entry.id());
                prop_assert!(view.known_since(entry.id()).is_some(), "{}", entry.id());
            }
            let (seen, _) = naive::seen(&record, &audience);
            prop_assert_eq!(seen.entries(), view.entries());
            prop_assert!(seen.negotiation().has_same_state(view.negotiation()));
            let text = json::write_view(&view).unwrap();
            let again = json::read_view(&text).unwrap();
            prop_assert!(again.negotiation().has_same_state(view.negotiation()));
            prop_assert!(json::read_entries(&text).is_err(), "a view is no record");
            if record.entries().iter().all(|entry| entry.disclosure().is_public()) {
                prop_assert_eq!(view.entries(), record.entries());
            }
        }
    }

    /// An entry is known from the first instant at which what was known has it.
    #[test]
    fn since_when_something_is_known_agrees_with_what_was_known_then((opening, history) in histories(60)) {
        let record = recorded(opening, &history);
        for audience in audiences() {
            let view = record.view(&audience);
            for entry in view.entries() {
                let since = view.known_since(entry.id()).unwrap();
                prop_assert!(view.known_at(since).entry(entry.id()).is_some(), "{}", entry.id());
                let before = since - chrono::TimeDelta::nanoseconds(1);
                prop_assert!(view.known_at(before).entry(entry.id()).is_none(), "{}", entry.id());
            }
        }
    }
}

const P: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"words"}}"#;

fn talks() -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"person"}"#,
        r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#,
        P,
    ])
}

fn ids(entries: &[Arc<Entry>]) -> Vec<String> {
    entries.iter().map(|entry| entry.event().kind().name().to_owned()).collect()
}

#[test]
fn a_red_line_told_to_the_mediator_is_seen_by_the_mediator_and_by_who_told_it() {
    let mut story = talks();
    story.tell(
        r#"a disclosure={"parties":["a","m"]} position.taken {"party":"a","on":{"point":"p"},"stance":"rejects"}"#,
    );
    let seen = |audience: Audience| {
        let view = story.record.view(&audience);
        view.negotiation().point(&PointId::new("p").unwrap()).unwrap().position(&party("a")).is_some()
    };
    assert!(seen(Audience::Party(party("a"))));
    assert!(seen(Audience::Party(party("m"))));
    assert!(!seen(Audience::Party(party("b"))));
    assert!(!seen(Audience::Participants));
    assert!(!seen(Audience::Public));
}

#[test]
fn what_rests_on_something_hidden_is_hidden_too() {
    let mut story = talks();
    story
        .tell(r#"secretariat disclosure="recorder" party.added {"party":"g","name":"G","kind":"coalition"}"#);
    // Observed, it is recorded with an irregularity: it is disclosed more widely than what it names.
    let draft = story.draft(r#"secretariat party.membership_begun {"party":"a","group":"g"}"#, "observed");
    story.record.propose(draft).unwrap();
    let view = story.record.view(&Audience::Public);
    assert!(!ids(view.entries()).iter().any(|kind| kind == "party.membership_begun"));
    assert_eq!(view.negotiation().party(&party("a")).unwrap().groups().count(), 0);
}

#[test]
fn a_refusal_that_rests_on_something_hidden_is_not_told() {
    let mut story = talks();
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#);
    story.tell(
        r#"b disclosure={"parties":["b","m"]} position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#,
    );
    let draft = story.draft(r#"a point.text_agreed {"point":"p"}"#, "governed");
    let refusal = story.record.check(&draft).unwrap_err();
    // For a nothing of b is recorded, and that is enough to refuse it.
    let for_a = story.record.view(&Audience::Party(party("a")));
    assert_eq!(for_a.refusal(&draft).as_ref(), Some(&refusal));
    assert!(for_a.negotiation().point(&PointId::new("p").unwrap()).unwrap().position(&party("b")).is_none());

    let taken = story.draft(
        r#"secretariat disclosure="recorder" party.added {"party":"z","name":"Z","kind":"state"}"#,
        "governed",
    );
    story.record.propose(taken).unwrap();
    let mut again = story.draft(r#"a party.added {"party":"z","name":"Z","kind":"state"}"#, "governed");
    again = serde_json::from_value({
        let mut value = serde_json::to_value(&again).unwrap();
        value["id"] = "other".into();
        value
    })
    .unwrap();
    let refusal = story.record.check(&again).unwrap_err();
    assert_eq!(refusal.rule().id(), "party.added.free");
    // In the eyes of a the id is free.
    assert_eq!(for_a.refusal(&again), None);
    assert_eq!(for_a.explain(&again), None);
}

/// A day of January 2026.
fn day(n: u32) -> negotiation::value::when::Instant {
    format!("2026-01-{n:02}T00:00:00Z").parse().unwrap()
}

fn told(story: &mut Story, lines: &[&str]) {
    for line in lines {
        story.tell(line);
    }
}

/// Two talk in secret, agree, and tell the world a week later.
fn secret_channel() -> Story {
    let mut story = talks();
    told(
        &mut story,
        &[
            r#"secretariat disclosure={"parties":["a","b","m"]} recorded=2026-01-02T00:00:00Z point.tabled {"point":"s","title":"S","areas":["security"],"wording":{"id":"sw","text":"secret words"}}"#,
            r#"a disclosure={"parties":["a","b","m"]} recorded=2026-01-03T00:00:00Z position.taken {"party":"a","on":{"point":"s"},"stance":"accepts"}"#,
            r#"b disclosure={"parties":["a","b","m"]} recorded=2026-01-03T00:00:00Z position.taken {"party":"b","on":{"point":"s"},"stance":"accepts"}"#,
            r#"a disclosure={"parties":["a","b","m"]} recorded=2026-01-04T00:00:00Z point.text_agreed {"point":"s"}"#,
            r#"a disclosure={"parties":["a","b","m"]} recorded=2026-01-05T00:00:00Z position.withdrawn {"party":"a","on":{"point":"s"}}"#,
        ],
    );
    story
}

const TABLED: &str = "e012";

#[test]
fn fact_19_a_secret_channel_disclosed_later_is_seen_where_it_was_and_known_since_then() {
    let mut story = secret_channel();
    assert_eq!(story.record.entries()[12].event().kind().name(), "point.tabled");
    let before = story.record.view(&Audience::Public);
    let all: Vec<String> = story.record.entries()[12..].iter().map(|entry| entry.id().to_string()).collect();
    assert!(all.iter().any(|id| id.contains("point.reopened")), "{all:?}");
    for id in all.iter().filter(|id| !id.contains('/')) {
        let line =
            format!(r#"secretariat recorded=2026-01-10T00:00:00Z record.disclosed {{"entry":"{id}"}}"#);
        story.tell(&line);
    }
    let after = story.record.view(&Audience::Public);
    // The entries stand before those that disclosed them, with what followed from them.
    let ids: Vec<String> = after.entries().iter().map(|entry| entry.id().to_string()).collect();
    assert_eq!(ids[12..12 + all.len()], all);
    assert_eq!(after.entries().len(), story.record.entries().len());
    assert!(after.negotiation().has_same_state(story.record.negotiation()));

    let tabled = EntryId::new(TABLED).unwrap();
    assert_eq!(after.known_since(&tabled), Some(day(10)));
    assert_eq!(before.known_since(&tabled), None);
    for id in &all {
        assert_eq!(after.known_since(&EntryId::new(id).unwrap()), Some(day(10)), "{id}");
    }
    // It was so then, and nobody but the two knew.
    let point = PointId::new("s").unwrap();
    assert!(after.as_of(day(6)).negotiation().point(&point).is_some());
    assert!(after.known_at(day(9)).negotiation().point(&point).is_none());
    assert!(after.known_at(day(9)).as_of(day(6)).negotiation().point(&point).is_none());
    assert!(after.as_of(day(6)).known_at(day(9)).negotiation().point(&point).is_none());
    assert!(after.known_at(day(10)).negotiation().point(&point).is_some());
    let of_b = story.record.view(&Audience::Party(party("b")));
    assert_eq!(of_b.known_since(&tabled), Some(day(2)));
    assert!(of_b.known_at(day(9)).negotiation().point(&point).is_some());
    // For the public all of it is new, for b nothing is.
    let new =
        |view: &View| view.changes_since_instant(day(9)).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(
        new(&after).contains(&"point `s`, status: under discussion, new".to_owned()),
        "{:?}",
        new(&after)
    );
    assert_eq!(new(&of_b), [""; 0]);
}

#[test]
fn what_corrects_an_entry_is_disclosed_with_it() {
    let mut story = secret_channel();
    let with = |id: &str, event: &str| {
        format!(
            r#"secretariat disclosure={{"parties":["a","b","m"]}} recorded=2026-01-10T00:00:00Z {event} {{"entry":"{id}","reason":"r"}}"#
        )
    };
    let last =
        story.record.entries().iter().rev().find(|entry| entry.event().kind().name() == "position.withdrawn");
    let withdrawn = last.unwrap().id().to_string();
    for id in ["e012", "e013", "e014", "e015", &withdrawn] {
        story.tell(&format!(
            r#"secretariat recorded=2026-01-10T00:00:00Z record.disclosed {{"entry":"{id}"}}"#
        ));
    }
    // Said later of what is disclosed already, it is disclosed with it as well.
    story.tell(&with(&withdrawn, "record.retracted"));
    let view = story.record.view(&Audience::Public);
    assert!(ids(view.entries()).contains(&"record.retracted".to_owned()));
    assert!(view.negotiation().has_same_state(story.record.negotiation()));
    story.tell(r#"secretariat disclosure={"parties":["a","b","m"]} recorded=2026-01-11T00:00:00Z record.corrected {"entry":"e012","reason":"r","event":{"point":{"tabled":{"point":"s","title":"Another","areas":["security"],"wording":{"id":"sw","text":"secret words"}}}}}"#);
    let view = story.record.view(&Audience::Public);
    assert_eq!(view.negotiation().point(&PointId::new("s").unwrap()).unwrap().title().as_str(), "Another");
    let correction = view.entries().last().unwrap().id().clone();
    assert_eq!(view.known_since(&correction), Some(day(11)));

    // A correction has no disclosure of its own, and what was disclosed stays so.
    let refused = |line: &str| story.refused(line).rule().id();
    let late = "secretariat recorded=2026-01-12T00:00:00Z";
    assert_eq!(
        refused(&format!(r#"{late} record.disclosed {{"entry":"{correction}"}}"#)),
        "record.disclosed.kind"
    );
    let disclosing =
        view.entries().iter().find(|entry| entry.event().kind().name() == "record.disclosed").unwrap();
    let disclosing = disclosing.id();
    assert_eq!(
        refused(&format!(r#"{late} record.disclosed {{"entry":"{disclosing}"}}"#)),
        "record.disclosed.kind"
    );
    assert_eq!(
        refused(&format!(r#"{late} record.retracted {{"entry":"{disclosing}","reason":"r"}}"#)),
        "record.retracted.disclosed"
    );
}

#[test]
fn an_entry_is_disclosed_after_what_it_mentions() {
    let mut story = secret_channel();
    let line = r#"secretariat id=later recorded=2026-01-10T00:00:00Z record.disclosed {"entry":"e013"}"#;
    assert_eq!(story.refused(line).rule().id(), "entry.disclosure.mentions");
    // Recorded all the same, it shows nothing: the wall is that a record has to make sense.
    let draft = story.draft(line, "observed");
    story.record.propose(draft).unwrap();
    let view = story.record.view(&Audience::Public);
    assert!(
        !ids(view.entries()).iter().any(|kind| kind.starts_with("position") || kind == "record.disclosed")
    );
    story.tell(r#"secretariat recorded=2026-01-10T00:00:00Z record.disclosed {"entry":"e012"}"#);
    let view = story.record.view(&Audience::Public);
    assert_eq!(ids(view.entries()).iter().filter(|kind| *kind == "record.disclosed").count(), 2);
    assert!(view.negotiation().point(&PointId::new("s").unwrap()).unwrap().position(&party("a")).is_some());
}

#[test]
fn what_rests_on_something_disclosed_later_is_known_since_then() {
    let mut story = secret_channel();
    // Irregular: the position is disclosed before the point, which nobody can see.
    let early = r#"secretariat recorded=2026-01-08T00:00:00Z record.disclosed {"entry":"e013"}"#;
    let refusal = story.refused(early);
    assert_eq!(refusal.rule().id(), "entry.disclosure.mentions");
    assert_eq!(refusal.subject().to_string(), "entry `e012`");
    let said = refusal.explain(story.record.negotiation());
    assert_eq!(
        said.help(),
        "record `record.disclosed` of entry `e012` to the same first; what is to be seen rests on it, the `point.tabled` of \
         point `s`"
    );
    story.tell(&early.replacen("record.disclosed", "mode=observed record.disclosed", 1));
    story.tell(r#"secretariat recorded=2026-01-10T00:00:00Z record.disclosed {"entry":"e012"}"#);
    let view = story.record.view(&Audience::Public);
    let position = EntryId::new("e013").unwrap();
    assert_eq!(view.known_since(&position), Some(day(10)));
    assert!(view.known_at(day(9)).entry(&position).is_none());
    assert!(view.known_at(day(10)).entry(&position).is_some());
    // Who saw both from the beginning has known of both since then.
    let of_b = story.record.view(&Audience::Party(party("b")));
    assert_eq!(of_b.known_since(&position), Some(day(3)));
    // With the position, the audience had got to know of the point.
    assert!(view.changes_since(&position).unwrap().iter().all(|one| !one.to_string().contains("accepts")));
}

#[test]
fn an_entry_that_does_not_stand_is_not_disclosed_and_one_that_was_disclosed_is_retracted() {
    let mut story = secret_channel();
    let retracted = |by: &str, entry: &str| {
        format!(
            r#"{by} disclosure={{"parties":["a","b","m"]}} recorded=2026-01-06T00:00:00Z record.retracted {{"entry":"{entry}","reason":"r"}}"#
        )
    };
    let disclosed = |by: &str, entry: &str| {
        format!(r#"{by} recorded=2026-01-06T00:00:00Z record.disclosed {{"entry":"{entry}"}}"#)
    };
    story.tell(&disclosed("secretariat", "e012"));
    assert_eq!(story.refusal(&disclosed("b", "e014")), None);
    story.tell(&retracted("secretariat", "e014"));
    let refusal = story.refused(&disclosed("b", "e014"));
    assert_eq!(refusal.rule().id(), "record.retracted.once");
    assert!(refusal.explain(story.record.negotiation()).help().contains("was retracted"));
    let observed = story.draft(&disclosed("b", "e014"), "observed");
    assert_eq!(story.record.check(&observed).unwrap_err().rule().id(), "record.retracted.once");
    let retraction = story.record.entries().last().unwrap().id().to_string();
    // The other way round it is in order, and is loaded as it was.
    story.tell(&disclosed("a", "e016"));
    story.tell(&retracted("secretariat", "e016"));
    let entries = json::read_entries(&json::write_record(&story.record).unwrap()).unwrap();
    let again = Record::replay(entries).unwrap();
    assert!(again.negotiation().has_same_state(story.record.negotiation()));
    let found = story.record.review(day(9));
    let rested: Vec<_> = found.iter().filter(|one| one.rule.id() == "review.record.rested").collect();
    assert_eq!(
        rested.iter().map(|one| one.subject.as_str()).collect::<Vec<_>>(),
        ["e015"],
        "not the disclosure"
    );
    // What took it out is retracted first.
    story.tell(&retracted("secretariat", &retraction));
    story.tell(&disclosed("b", "e014"));
}

#[test]
fn to_each_of_several_by_another_disclosure_is_to_all_of_them() {
    let mut story = talks();
    told(
        &mut story,
        &[
            r#"secretariat disclosure={"parties":["a"]} point.tabled {"point":"s","title":"S","areas":["security"]}"#,
            r#"secretariat disclosure={"parties":["b"]} record.disclosed {"entry":"e012"}"#,
        ],
    );
    let both = r#"a disclosure={"parties":["a","b"]} point.taken_up {"point":"s"}"#;
    assert_eq!(story.refusal(both), None);
    let more = r#"a disclosure={"parties":["a","b","m"]} point.taken_up {"point":"s"}"#;
    assert_eq!(story.refused(more).rule().id(), "entry.disclosure.mentions");
    // What may touch b, b sees.
    let without_b = r#"a disclosure={"parties":["a"]} point.referred {"point":"s","to":"later"}"#;
    assert_eq!(story.refused(without_b).rule().id(), "entry.disclosure.touched");
    let again = r#"secretariat disclosure={"parties":["b","a"]} record.disclosed {"entry":"e012"}"#;
    assert_eq!(story.refused(again).rule().id(), "record.disclosed.wider");
    let by_b = r#"b record.disclosed {"entry":"e012"}"#;
    assert_eq!(story.refused(by_b).rule().id(), "record.disclosed.authority");
}

#[test]
fn a_bidder_that_is_hidden_from_the_others_is_added_before_its_own_eyes() {
    let mut story = Story::open("{}");
    let added = |id: &str, to: &str| {
        format!(
            r#"secretariat disclosure={{"parties":{to}}} party.added {{"party":"{id}","name":"{id}","kind":"company"}}"#
        )
    };
    story.tell(r#"secretariat party.added {"party":"t","name":"T","kind":"company"}"#);
    story.tell(&added("x", r#"["t","x"]"#));
    story.tell(&added("y", r#"["t","y"]"#));
    for (id, sees) in [("t", vec!["t", "x", "y"]), ("x", vec!["t", "x"]), ("y", vec!["t", "y"])] {
        let view = story.record.view(&Audience::Party(party(id)));
        let parties = view.negotiation().parties().map(|party| party.id().to_string());
        assert_eq!(parties.collect::<Vec<_>>(), sees);
    }
    let other = story.refused(&added("z", r#"["t","w"]"#));
    assert_eq!((other.rule().id(), other.subject().as_str()), ("entry.parties.known", "w"));
    // It is taken back and erased like any other.
    let secret = story.record.entries().last().unwrap().id().clone();
    story.tell(&format!(
        r#"secretariat disclosure={{"parties":["t","y"]}} record.retracted {{"entry":"{secret}","reason":"a slip"}}"#
    ));
    story.record.erase(&secret, "2026-01-01".parse().unwrap()).unwrap();
    assert_eq!(story.record.view(&Audience::Party(party("y"))).entries().len(), 4);
}

#[test]
fn a_hidden_opening_hides_the_talks_and_not_what_lives_without_them() {
    let mut story = Story::new();
    for line in [
        r#"secretariat disclosure="participants" negotiation.opened {"negotiation":"n","title":"N","procedure":{}}"#,
        r#"secretariat party.added {"party":"a","name":"A","kind":"state"}"#,
        r#"secretariat party.added {"party":"b","name":"B","kind":"state"}"#,
        r#"secretariat party.role_assigned {"party":"a","role":"principal"}"#,
        r#"secretariat party.invited {"party":"a"}"#,
        r#"secretariat party.joined {"party":"a"}"#,
        r#"secretariat party.role_assigned {"party":"b","role":"principal"}"#,
        r#"secretariat party.invited {"party":"b"}"#,
        r#"b party.joined {"party":"b"}"#,
        r#"a point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"a measure.taken {"measure":"m","kind":"sanctions","parties":["a"],"text":"t"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
    ] {
        story.tell(line);
    }
    let seen = |story: &Story| {
        let view = story.record.view(&Audience::Public);
        let entries = view.entries().iter().map(|entry| Entry::clone(entry)).collect::<Vec<_>>();
        let later = view.disclosed_later().map(|(id, at)| (id.clone(), at)).collect::<Vec<_>>();
        let again = View::replay(Audience::Public, entries, later).unwrap();
        assert_eq!(again.entries(), view.entries());
        assert_eq!(Record::replay(again.entries().iter().map(|entry| Entry::clone(entry))).is_ok(), {
            view.negotiation().status().is_some()
        });
        (view.entries().len(), view.negotiation().points().count(), view.negotiation().measures().count())
    };
    assert_eq!(seen(&story), (4, 0, 1));
    // Who agreed, by which rule, tells who sits at the table.
    story.tell(r#"a+b instrument.agreed {"instrument":"i"}"#);
    assert!(story.record.entries().last().unwrap().reached().is_some());
    assert_eq!(seen(&story), (4, 0, 1));
    let opening = story.record.entries()[0].id().clone();
    story.tell(&format!(r#"secretariat record.disclosed {{"entry":"{opening}"}}"#));
    assert_eq!(seen(&story), (14, 1, 1));
}

#[test]
fn nothing_is_proposed_or_applied_before_the_opening() {
    let mut story = Story::new();
    let line = r#"secretariat party.added {"party":"a","name":"A","kind":"state"}"#;
    assert_eq!(story.refused(line).rule().id(), "any.any.opened");
    let corrected = r#"a record.corrected {"entry":"e0","reason":"slip"}"#;
    assert_eq!(story.refused(corrected).rule().id(), "any.any.opened");
    story.tell(r#"secretariat negotiation.opened {"negotiation":"n","title":"N","procedure":{}}"#);
    story.tell(line);
    let added = story.record.entries()[1].clone();
    for refused in [Record::new().apply(Entry::clone(&added)), Negotiation::new().apply(Entry::clone(&added))]
    {
        assert_eq!(refused.unwrap_err().rule().id(), "any.any.opened");
    }
}
