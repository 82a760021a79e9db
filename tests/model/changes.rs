//! What changed between two states of a record.

use crate::story::Story;
use negotiation::{
    event::Entry,
    record::{Audience, Record},
    testing::history::{drafts, histories},
    value::id::EntryId,
};
use proptest::{prelude::*, sample::Index};

fn lines(story: &Story, since: usize) -> Vec<String> {
    let since = EntryId::new(format!("e{since:03}")).unwrap();
    let changes = story.record.changes_since(&since).unwrap();
    changes.iter().map(ToString::to_string).collect()
}

#[test]
fn what_changed_since_an_entry_is_told_thing_by_thing() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"words"}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"a meeting.added {"meeting":"m","format":"bilateral"}"#,
        r#"a meeting.announced {"meeting":"m","window":"2026-01-22"}"#,
    ]);
    let last = story.record.entries().len() - 1;
    assert_eq!(lines(&story, last), [""; 0]);
    for line in [
        r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other words"}}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#,
        r#"a point.taken_up {"point":"p"}"#,
        r#"a meeting.moved {"meeting":"m","window":"2026-01-23"}"#,
        r#"a meeting.cancelled {"meeting":"m"}"#,
        r#"~envoy assessment.given {"on":{"point":"p"},"rating":"main_obstacle"}"#,
    ] {
        if line.starts_with('~') {
            let draft = story.draft(line, "observed");
            story.record.propose(draft).unwrap();
        } else {
            story.tell(line);
        }
    }
    assert_eq!(
        lines(&story, last),
        [
            "point `p`, status: tabled -> under discussion",
            "point `p`, words: w -> x",
            "point `p`, position of `a`: accepts -> accepts, lapsed",
            "point `p`, position of `b`: rejects, new",
            "point `p`, assessment by envoy: main obstacle, new",
            "meeting `m`, status: announced -> cancelled",
            "meeting `m`, time: Thursday 22 January 2026 -> Friday 23 January 2026",
        ]
    );
}

#[test]
fn what_is_watched_told_said_and_who_may_act_are_among_the_changes() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
        r#"secretariat person.added {"person":"n","name":"N"}"#,
        r#"secretariat watch.added {"watch":"k","question":"Is it?","due":"2026-02"}"#,
    ]);
    let last = story.record.entries().len() - 1;
    for line in [
        r#"a watch.extended {"watch":"k","due":"2026-03"}"#,
        r#"secretariat watch.observed {"watch":"k"}"#,
        r#"a account.given {"on":{"point":"p"},"aspect":"status","value":{"word":"in_force"}}"#,
        r#"a account.given {"on":{"point":"p"},"aspect":"status","value":{"word":"ended"}}"#,
        r#"b record.denied {"entry":"e009"}"#,
        r#"secretariat person.office_begun {"person":"n","party":"a","title":"Minister"}"#,
        r#"b person.accredited {"person":"n","party":"b","capacity":"envoy","powers":["sign"],"until":"2026-03-05"}"#,
        r#"secretariat point.areas_set {"point":"p","areas":["security","territory"]}"#,
    ] {
        story.tell(line);
    }
    assert_eq!(
        lines(&story, last),
        [
            "point `p`, areas: territory -> security, territory",
            "point `p`, status as told by a: ended, new",
            "person `n`, office Minister of `a`: held, new",
            "person `n`, accreditation by `b`: valid, envoy, for sign, until Thursday 5 March 2026, new",
            "watch item `k`, status: open -> observed",
            "watch item `k`, time: February 2026 -> March 2026",
            "entry `e009`, as b sees it: denied, new",
        ]
    );
}

#[test]
fn a_withdrawn_position_is_gone_and_an_audience_is_told_what_it_sees() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    let last = story.record.entries().len() - 1;
    story.tell(r#"a position.withdrawn {"party":"a","on":{"point":"p"}}"#);
    story.tell(
        r#"b disclosure="recorder" position.taken {"party":"b","on":{"point":"p"},"stance":"rejects"}"#,
    );
    assert_eq!(
        lines(&story, last),
        ["point `p`, position of `a`: no longer accepts", "point `p`, position of `b`: rejects, new"]
    );
    let view = story.record.view(&Audience::Public);
    let since = EntryId::new(format!("e{last:03}")).unwrap();
    let seen = view.changes_since(&since).unwrap();
    assert_eq!(seen.len(), 1);
}

#[test]
fn a_correction_of_what_was_known_before_is_a_change() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    let last = story.record.entries().len() - 1;
    let taken = format!("e{:03}", last - 1);
    story.tell(&format!(r#"secretariat record.retracted {{"entry":"{taken}","reason":"misheard"}}"#));
    let gone = "point `p`, position of `a`: no longer accepts";
    assert_eq!(lines(&story, last), [gone]);
    assert_eq!(lines(&story, last - 1), [gone, "point `p`, position of `b`: accepts, new"]);
    assert_eq!(lines(&story, last - 2), ["point `p`, position of `b`: accepts, new"]);
    assert_eq!(lines(&story, last + 1), [""; 0]);
    let view = story.record.view(&Audience::Public);
    assert_eq!(
        view.changes_since(&EntryId::new(taken).unwrap()),
        story.record.changes_since(&EntryId::new(format!("e{:03}", last - 1)).unwrap())
    );
}

/// Nothing changes from a state to itself; what is told one way is told the other way round.
#[test]
fn changes_are_differences() {
    let least = [("changes", 1000), ("known changes", 1000), ("last", 20), ("undone", 1)];
    crate::reach::holds(
        file!(),
        &(histories(40), any::<Index>()),
        &least,
        |((opening, history), cut), met| {
            let mut record = Record::new();
            for draft in drafts(opening, &history) {
                let _ = record.propose(draft);
            }
            let whole = record.negotiation();
            prop_assert!(whole.changes_from(whole).is_empty());
            let cut = cut.index(record.entries().len());
            let entry = &record.entries()[cut];
            let beginning = record.entries().iter().take(cut + 1).map(|entry| Entry::clone(entry));
            let changes = record.changes_since(entry.id()).unwrap();
            prop_assert_eq!(&changes, &whole.changes_from(Record::replay(beginning).unwrap().negotiation()));
            let known = record.known_at(entry.recorded());
            let back = known.negotiation().changes_from(whole);
            let there = whole.changes_from(known.negotiation());
            prop_assert_eq!(&there, &record.changes_since_instant(entry.recorded()));
            prop_assert_eq!(back.len(), there.len());
            for (one, other) in back.iter().zip(&there) {
                prop_assert_eq!(&one.subject, &other.subject);
                prop_assert_eq!((&one.before, &one.after), (&other.after, &other.before));
            }
            let is_last = cut + 1 == record.entries().len();
            prop_assert!(!is_last || changes.is_empty());
            met.count("changes", changes.len());
            met.count("known changes", there.len());
            met.if_so("last", is_last);
            met.count(
                "undone",
                there.iter().filter(|one| one.before.is_some() && one.after.is_none()).count(),
            );
            Ok(())
        },
    );
}
