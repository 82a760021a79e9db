//! Stories of versions: made from others point by point, taken as the basis, adopted; what became
//! of each point, and where each comes from.

use crate::story::Story;
use negotiation::{
    query::Descent,
    state::Negotiation,
    talks::{point::PointStatus, version::VersionStatus},
    value::id::{PointId, VersionId},
};

/// Points `p`, `q`, `r`, `s`, each in the words `wp`, `wq`, `wr`, `ws`.
fn told(lines: &[&str]) -> Story {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    for point in ["p", "q", "r", "s"] {
        story.tell(&format!(
            r#"a point.tabled {{"point":"{point}","title":"{point}","areas":["security"],"wording":{{"id":"w{point}","text":"words of {point}"}}}}"#
        ));
    }
    story.given(lines)
}

/// A version by both, from these parents, made so.
fn made(id: &str, parents: &[&str], operations: &str) -> String {
    let parents: Vec<_> = parents.iter().map(|parent| format!("{parent:?}")).collect();
    format!(
        r#"a version.drafted {{"version":"{id}","label":"{id}","owner":{{"party":"a"}},"parents":[{}],"operations":[{operations}]}}"#,
        parents.join(",")
    )
}

const FIRST: &str =
    r#"{"add":{"point":"p","number":"1","wording":"wp"}},{"add":{"point":"q","number":"2","wording":"wq"}}"#;

fn accepted_as_basis(story: &mut Story, id: &str) {
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"version":"{id}"}},"stance":"accepts"}}"#
        ));
    }
    story.tell(&format!(r#"a version.taken_as_basis {{"version":"{id}"}}"#));
}

fn id(id: &str) -> VersionId {
    id.parse().unwrap()
}

fn point(story: &Story, id: &str) -> PointStatus {
    let id: PointId = id.parse().unwrap();
    story.record.negotiation().point(&id).unwrap().status()
}

fn words(story: &Story, id: &str) -> Option<String> {
    let id: PointId = id.parse().unwrap();
    story.record.negotiation().point(&id).unwrap().wording().map(|words| words.id.to_string())
}

fn version(story: &Story, name: &str) -> VersionStatus {
    story.record.negotiation().version(&id(name)).unwrap().status()
}

/// A line of descent in short: `p 1 -> amended, carried -> p 2`.
fn line(descent: &Descent<'_>) -> String {
    let end = |placed: &Option<negotiation::query::Placed<'_>>| {
        placed.map_or("-".to_owned(), |own| format!("{} {}", own.point.id(), own.number))
    };
    let turns: Vec<_> = descent.turns.iter().map(|(_, turn)| turn.to_string()).collect();
    format!("{} -> {} -> {}", end(&descent.was), turns.join(", "), end(&descent.now))
}

fn lineage(talks: &Negotiation, from: &str, to: &str) -> Option<Vec<String>> {
    Some(talks.lineage(&id(from), &id(to))?.iter().map(line).collect())
}

#[test]
fn a_point_that_was_forgotten_is_named() {
    let mut story = told(&[&made("v1", &[], FIRST)]);
    let refusal = story.refused(&made("v2", &["v1"], r#"{"carry":{"point":"p"}}"#));
    assert_eq!(refusal.rule().id(), "version.drafted.complete");
    assert_eq!(refusal.subject().to_string(), "point `q`");
    story.tell(&made("v2", &["v1"], r#"{"carry":{"point":"p"}},{"drop":{"point":"q"}}"#));
    assert_eq!(version(&story, "v2"), VersionStatus::Drafted);
}

#[test]
fn fact_02_points_are_renumbered_dropped_split_and_merged_and_each_is_followed_both_ways() {
    let story = told(&[
        &made("v1", &[], FIRST),
        // p is split into r and s, q renumbered; then r and s become one again, and q is left out.
        &made(
            "v2",
            &["v1"],
            r#"{"split":{"point":"p","into":[{"point":"r","number":"1"},{"point":"s","number":"2"}]}},{"renumber":{"point":"q","number":"3"}}"#,
        ),
        &made(
            "v3",
            &["v2"],
            r#"{"merge":{"points":["r","s"],"into":{"point":"p","number":"1"}}},{"drop":{"point":"q"}}"#,
        ),
        &made("v4", &["v3"], r#"{"carry":{"point":"p"}},{"reinstate":{"point":"q","number":"2"}}"#),
    ]);
    let talks = story.record.negotiation();
    let two = lineage(talks, "v1", "v2").unwrap();
    assert_eq!(two, ["p 1 -> split -> r 1", "p 1 -> split -> s 2", "q 2 -> renumbered -> q 3"]);
    let three = lineage(talks, "v1", "v3").unwrap();
    assert_eq!(three, ["p 1 -> split, merged -> p 1", "q 2 -> renumbered, dropped -> -"]);
    let four = lineage(talks, "v1", "v4").unwrap();
    assert_eq!(
        four,
        ["p 1 -> split, merged, carried -> p 1", "q 2 -> renumbered, dropped, reinstated -> q 2"]
    );
    let from = |point: &str| {
        let all = talks.where_from(&point.parse().unwrap(), &id("v3"), &id("v2")).unwrap();
        all.iter().map(line).collect::<Vec<_>>()
    };
    assert_eq!(from("p"), ["r 1 -> merged -> p 1", "s 2 -> merged -> p 1"]);
    let became = talks.what_became_of(&"q".parse().unwrap(), &id("v2"), &id("v3")).unwrap();
    assert_eq!(became.iter().map(line).collect::<Vec<_>>(), ["q 3 -> dropped -> -"]);
    assert_eq!(lineage(talks, "v3", "v1"), None, "time runs one way");
    assert_eq!(lineage(talks, "v1", "v1").unwrap(), ["p 1 ->  -> p 1", "q 2 ->  -> q 2"]);
}

#[test]
fn fact_02_two_drafts_from_one_parent_are_rivals_and_are_compared() {
    let reworded = r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"fewer words of p"}}"#;
    let ours = r#"{"amend":{"point":"p","wording":"wp2"}},{"carry":{"point":"q"}}"#;
    let theirs = r#"{"renumber":{"point":"p","number":"7"}},{"drop":{"point":"q"}},{"add":{"point":"r","number":"8"}}"#;
    let story = told(&[
        &made("v1", &[], FIRST),
        reworded,
        &made("ours", &["v1"], ours),
        &made("theirs", &["v1"], theirs),
    ]);
    let talks = story.record.negotiation();
    let children: Vec<_> =
        talks.version(&id("v1")).unwrap().children().map(|child| child.id().to_string()).collect();
    assert_eq!(children, ["ours", "theirs"]);
    assert_eq!(lineage(talks, "ours", "theirs"), None, "neither comes from the other");
    let compared = talks.compare(&id("ours"), &id("theirs")).unwrap();
    let of = |n: usize| {
        let pair = &compared[n];
        (pair.first.is_some(), pair.second.is_some(), pair.is_reworded, pair.is_renumbered)
    };
    assert_eq!(of(0), (true, true, true, true), "p");
    assert_eq!(of(1), (true, false, false, false), "q");
    assert_eq!(of(2), (false, true, false, false), "r");
    assert_eq!(compared.len(), 3);
    let same = talks.compare(&id("ours"), &id("ours")).unwrap();
    assert!(same.iter().all(negotiation::query::Compared::is_same));
}

#[test]
fn two_parents_that_differ_are_reported_and_never_merged_in_silence() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"other words of p"}}"#,
        r#"a point.reworded {"point":"p","wording":{"id":"wp3","text":"third words of p"}}"#,
        &made("u1", &["v1"], r#"{"amend":{"point":"p","wording":"wp2"}},{"carry":{"point":"q"}}"#),
        &made("u2", &["v1"], r#"{"amend":{"point":"p","wording":"wp3"}},{"carry":{"point":"q"}}"#),
    ]);
    let carried =
        story.refused(&made("m", &["u1", "u2"], r#"{"carry":{"point":"p"}},{"carry":{"point":"q"}}"#));
    assert_eq!(carried.rule().id(), "version.drafted.conflict");
    assert_eq!(carried.subject().to_string(), "point `p`");
    // Which words stand is said.
    story.tell(&made(
        "m",
        &["u1", "u2"],
        r#"{"amend":{"point":"p","wording":"wp3"}},{"carry":{"point":"q"}}"#,
    ));
    let talks = story.record.negotiation();
    // A point that came down both ways has one line.
    assert_eq!(
        lineage(talks, "v1", "m").unwrap(),
        ["p 1 -> amended, amended -> p 1", "q 2 -> carried, carried -> q 2"]
    );
}

#[test]
fn what_one_parent_left_out_and_another_kept_is_kept() {
    let story = told(&[
        &made("v1", &[], FIRST),
        &made("u1", &["v1"], r#"{"drop":{"point":"p"}},{"carry":{"point":"q"}}"#),
        &made("u2", &["v1"], r#"{"carry":{"point":"p"}},{"carry":{"point":"q"}}"#),
        &made("m", &["u1", "u2"], r#"{"renumber":{"point":"p","number":"9"}},{"carry":{"point":"q"}}"#),
    ]);
    let told = lineage(story.record.negotiation(), "v1", "m").unwrap();
    assert_eq!(told, ["p 1 -> carried, renumbered -> p 9", "q 2 -> carried, carried -> q 2"]);
}

#[test]
fn a_basis_taken_without_consent_is_recorded_as_it_was_and_points_follow_when_it_is_told() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        &made("v2", &["v1"], r#"{"drop":{"point":"p"}},{"carry":{"point":"q"}}"#),
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        r#"a point.text_agreed {"point":"p"}"#,
        r#"b position.taken {"party":"b","on":{"version":"v2"},"stance":"rejects"}"#,
    ]);
    let taken = r#"a version.taken_as_basis {"version":"v2"}"#;
    let broken = ["version.taken_as_basis.agreed_points", "version.taken_as_basis.agreement"];
    assert_eq!(story.irregularities(taken), broken);
    let decision = story.record.decide(story.draft(taken, "observed")).unwrap();
    let expected: Vec<_> = decision.expected().iter().map(|event| event.kind().name()).collect();
    assert_eq!(expected, ["point.dropped"], "what should follow is said, and not recorded");
    story.record.accept(decision).unwrap();
    assert_eq!(point(&story, "p"), PointStatus::TextAgreed);
}

#[test]
fn the_words_and_the_points_follow_the_basis() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"other words of p"}}"#,
        &made(
            "v2",
            &["v1"],
            r#"{"split":{"point":"q","into":[{"point":"r","number":"2"},{"point":"s","number":"3"}]}},{"move_to_instrument":{"point":"p","instrument":"the protocol"}}"#,
        ),
    ]);
    assert_eq!(words(&story, "p").as_deref(), Some("wp2"));
    accepted_as_basis(&mut story, "v1");
    assert_eq!(words(&story, "p").as_deref(), Some("wp"), "as the basis has it");
    accepted_as_basis(&mut story, "v2");
    assert_eq!(version(&story, "v1"), VersionStatus::Superseded);
    assert_eq!(point(&story, "p"), PointStatus::MovedToInstrument);
    assert_eq!(point(&story, "q"), PointStatus::Superseded);
    let followed: Vec<_> = story
        .record
        .entries()
        .iter()
        .filter(|entry| entry.cause().is_some())
        .map(|entry| entry.event())
        .collect();
    let kinds: Vec<_> = followed.iter().map(|event| event.kind().name()).collect();
    assert_eq!(kinds, ["version.superseded", "point.moved_to_instrument", "point.superseded"]);
    // What is out of the text can be taken back into it by another.
    story.tell(&made(
        "v3",
        &["v2"],
        r#"{"carry":{"point":"r"}},{"drop":{"point":"s"}},{"reinstate":{"point":"q","number":"4","wording":"wq"}}"#,
    ));
    accepted_as_basis(&mut story, "v3");
    assert_eq!(point(&story, "q"), PointStatus::UnderDiscussion);
    assert_eq!(point(&story, "s"), PointStatus::Dropped);
}

#[test]
fn what_is_agreed_stands_until_it_is_reopened() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        r#"a point.text_agreed {"point":"p"}"#,
        &made("v2", &["v1"], r#"{"drop":{"point":"p"}},{"carry":{"point":"q"}}"#),
        r#"a position.taken {"party":"a","on":{"version":"v2"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"version":"v2"},"stance":"accepts"}"#,
    ]);
    let refusal = story.refused(r#"a version.taken_as_basis {"version":"v2"}"#);
    assert_eq!(refusal.rule().id(), "version.taken_as_basis.agreed_points");
    // Its words are those of the version: that one touches nothing.
    story.tell(r#"a position.taken {"party":"a","on":{"version":"v1"},"stance":"accepts"}"#);
    story.tell(r#"b position.taken {"party":"b","on":{"version":"v1"},"stance":"accepts"}"#);
    story.tell(r#"a version.taken_as_basis {"version":"v1"}"#);
    assert_eq!(point(&story, "p"), PointStatus::TextAgreed);
    story.tell(r#"a+b point.reopened {"point":"p","reason":"r"}"#);
    story.tell(r#"a version.taken_as_basis {"version":"v2"}"#);
    assert_eq!(point(&story, "p"), PointStatus::Dropped);
}

#[test]
fn a_version_is_adopted_ad_referendum_first_and_then_firmly() {
    let mut story = told(&[&made("v1", &[], FIRST)]);
    story.tell(r#"a position.taken {"party":"a","on":{"version":"v1"},"stance":"accepts"}"#);
    story.tell(r#"b position.taken {"party":"b","on":{"version":"v1"},"stance":"accepts_ad_referendum"}"#);
    story.tell(r#"a version.taken_as_basis {"version":"v1"}"#);
    let adopted = r#"a version.adopted {"version":"v1"}"#;
    assert_eq!(story.refused(adopted).rule().id(), "version.adopted.settled");
    story.tell(r#"a version.adopted_ad_referendum {"version":"v1"}"#);
    for point in ["p", "q"] {
        for party in ["a", "b"] {
            story.tell(&format!(
                r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
            ));
        }
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
        story.tell(&format!(r#"a point.closed {{"point":"{point}"}}"#));
    }
    let unconfirmed = story.refused(adopted);
    assert_eq!(unconfirmed.rule().id(), "version.adopted.agreement");
    let explained = unconfirmed.explain(story.record.negotiation()).to_string();
    assert!(explained.contains("needs 2 of 2, 1 is for (missing `b`)"), "{explained}");
    story.tell(r#"b position.confirmed {"party":"b","on":{"version":"v1"}}"#);
    story.tell(adopted);
    assert_eq!(version(&story, "v1"), VersionStatus::Adopted);
    let entry = story.record.entries().last().unwrap();
    assert_eq!(entry.reached().unwrap().tally().heads.in_favour, 2);
}

#[test]
fn a_version_that_was_turned_down_is_put_on_the_table_again() {
    let mut story = told(&[&made("v1", &[], FIRST), r#"a version.tabled {"version":"v1"}"#]);
    story.tell(r#"a+b version.rejected {"version":"v1","reason":"not as a basis"}"#);
    assert_eq!(version(&story, "v1"), VersionStatus::Rejected);
    assert_eq!(
        story.refused(r#"a version.taken_as_basis {"version":"v1"}"#).rule().id(),
        "version.taken_as_basis.status"
    );
    story.tell(r#"a+b version.revived {"version":"v1"}"#);
    assert_eq!(version(&story, "v1"), VersionStatus::Tabled);
    story.tell(r#"a+b version.renamed {"version":"v1","label":"the plan of January"}"#);
    let talks = story.record.negotiation();
    assert_eq!(talks.version(&id("v1")).unwrap().label().as_str(), "the plan of January");
}

#[test]
fn a_question_that_carried_makes_a_version_the_basis() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        r#"a question.put {"question":"u","text":"Shall we proceed from it?","on":{"version":"v1"}}"#,
        r#"a question.voted {"question":"u","party":"a","vote":"for"}"#,
    ]);
    let early = story.refused(r#"a version.taken_as_basis {"version":"v1","rests_on":"u"}"#);
    assert_eq!(early.rule().id(), "any.any.question");
    story.tell(r#"b question.voted {"question":"u","party":"b","vote":"for"}"#);
    story.tell(r#"a version.taken_as_basis {"version":"v1","rests_on":"u"}"#);
    assert_eq!(version(&story, "v1"), VersionStatus::UnderNegotiation);
}

#[test]
fn a_point_is_not_split_into_more_than_can_be_told_of() {
    let mut story = told(&[&made("v1", &[], FIRST)]);
    for part in 0..70 {
        story.tell(&format!(r#"a point.tabled {{"point":"s{part}","title":"T","areas":["security"]}}"#));
    }
    let into = |parts: usize| {
        let into: Vec<_> =
            (0..parts).map(|part| format!(r#"{{"point":"s{part}","number":"s{part}"}}"#)).collect();
        let split =
            format!(r#"{{"split":{{"point":"p","into":[{}]}}}},{{"carry":{{"point":"q"}}}}"#, into.join(","));
        made("v2", &["v1"], &split)
    };
    story.tell(&into(64));
    let line = into(65).replace("v2", "v3");
    let refused = serde_json::from_value::<negotiation::event::Draft>(story.envelope(&line, "governed"));
    let told = refused.unwrap_err().to_string();
    assert!(told.contains("64"), "{told}");
}

#[test]
fn a_version_whose_points_were_agreed_in_other_words_is_not_adopted_in_its_own() {
    let mut story = told(&[&made("v", &[], FIRST)]);
    accepted_as_basis(&mut story, "v");
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"the agreed words"}}"#);
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#
        ));
    }
    for line in [
        r#"a point.text_agreed {"point":"p"}"#,
        r#"a point.closed {"point":"p"}"#,
        r#"a+b point.dropped {"point":"q"}"#,
    ] {
        story.tell(line);
    }
    let adopted = r#"a version.adopted {"version":"v"}"#;
    assert_eq!(story.refused(adopted).rule().id(), "version.adopted.settled");
}

#[test]
fn what_was_taken_as_the_basis_earlier_and_told_of_later_does_not_displace_the_later_one() {
    let mut story = Story::open(r#"{"observing":"allowed","backdating":true,"basis":"consensus"}"#)
        .principals(&["a", "b"]);
    story.tell(
        r#"a point.tabled {"point":"p","title":"p","areas":["security"],"wording":{"id":"wp","text":"p"}}"#,
    );
    story.tell(&made("v0", &[], r#"{"add":{"point":"p","number":"1","wording":"wp"}}"#));
    story.tell(&made("v1", &["v0"], r#"{"carry":{"point":"p"}}"#));
    story.tell(&made("v2", &["v0"], r#"{"drop":{"point":"p"}}"#));
    for version in ["v1", "v2"] {
        for party in ["a", "b"] {
            story.tell(&format!(
                r#"{party} position.taken {{"party":"{party}","on":{{"version":"{version}"}},"stance":"accepts"}}"#
            ));
        }
    }
    story.tell(r#"a recorded=2026-01-10T00:00:00Z version.taken_as_basis {"version":"v1"}"#);
    let late = r#"a recorded=2026-01-11T00:00:00Z occurred=2026-01-05T00:00:00Z version.taken_as_basis {"version":"v2"}"#;
    assert_eq!(story.refused(late).rule().id(), "entry.time.late");
    assert_eq!(story.irregularities(late), ["entry.time.late"]);
    story.record.propose(story.draft(late, "observed")).unwrap();
    let whole = story.record.negotiation();
    assert_eq!(whole.basis_version().unwrap().id().as_str(), "v1");
    assert_eq!(point(&story, "p"), PointStatus::Tabled, "dropped in v2 alone");
}

#[test]
fn only_the_words_that_a_point_has_now_are_rectified() {
    let mut story = told(&[
        r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"new words"}}"#,
        r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"rival"}}"#,
    ]);
    for other in ["wp", "wx"] {
        let line = format!(
            r#"a point.rectified {{"point":"p","wording":{{"id":"n","text":"spelled"}},"of":"{other}"}}"#
        );
        assert_eq!(story.refused(&line).rule().id(), "point.rectified.words");
    }
    story.tell(r#"a point.rectified {"point":"p","wording":{"id":"n","text":"spelled"},"of":"wp2"}"#);
    assert_eq!(words(&story, "p").as_deref(), Some("n"));
}

#[test]
fn a_point_that_some_accepted_is_dropped_by_all_principals_together() {
    let mut story = told(&[]);
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"q"}},"stance":"accepts"}}"#
        ));
    }
    assert_eq!(story.refused(r#"a point.dropped {"point":"q"}"#).rule().id(), "point.dropped.agreement");
    story.tell(r#"a+b point.dropped {"point":"q"}"#);
    assert_eq!(point(&story, "q"), PointStatus::Dropped);
}

#[test]
fn what_came_in_from_another_parent_has_a_line_too() {
    let story = told(&[
        &made("v1", &[], r#"{"add":{"point":"p","number":"1","wording":"wp"}}"#),
        &made(
            "u",
            &[],
            r#"{"add":{"point":"q","number":"2","wording":"wq"}},{"add":{"point":"r","number":"3"}}"#,
        ),
        &made(
            "v2",
            &["v1", "u"],
            r#"{"carry":{"point":"p"}},{"carry":{"point":"q"}},{"drop":{"point":"r"}}"#,
        ),
        &made("v3", &["v2"], r#"{"carry":{"point":"p"}},{"renumber":{"point":"q","number":"4"}}"#),
    ]);
    let whole = story.record.negotiation();
    let told = lineage(whole, "v1", "v3").unwrap();
    assert_eq!(told, ["p 1 -> carried, carried -> p 1", "- -> carried, renumbered -> q 4"]);
    assert_eq!(whole.where_from(&"q".parse().unwrap(), &id("v3"), &id("v1")).unwrap().len(), 1);
}

#[test]
fn a_new_basis_repeats_nothing_of_what_led_to_the_old_one() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        &made("v2", &["v1"], r#"{"drop":{"point":"p"}},{"carry":{"point":"q"}}"#),
    ]);
    accepted_as_basis(&mut story, "v2");
    assert_eq!(point(&story, "p"), PointStatus::Dropped);
    // Put in again beside the text, it is not dropped a second time.
    story.tell(r#"a+b point.reinstated {"point":"p"}"#);
    let reinstated = point(&story, "p");
    story.tell(&made("v3", &["v2"], r#"{"renumber":{"point":"q","number":"5"}}"#));
    accepted_as_basis(&mut story, "v3");
    assert_eq!(point(&story, "p"), reinstated);
}

#[test]
fn what_was_rectified_stays_so_when_a_text_with_the_old_spelling_becomes_the_basis() {
    let mut story = told(&[
        &made("v1", &[], FIRST),
        r#"a point.rectified {"point":"p","wording":{"id":"spelled","text":"words of p."}}"#,
    ]);
    accepted_as_basis(&mut story, "v1");
    assert_eq!(words(&story, "p").as_deref(), Some("spelled"));
}

#[test]
fn a_basis_may_say_the_agreed_words_once_more() {
    let mut story = told(&[&made("v1", &[], FIRST)]);
    accepted_as_basis(&mut story, "v1");
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"wp2","text":"better words"}}"#);
    story.tell(&made("v2", &["v1"], r#"{"amend":{"point":"p","wording":"wp2"}},{"carry":{"point":"q"}}"#));
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#
        ));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    accepted_as_basis(&mut story, "v2");
    assert_eq!(words(&story, "p").as_deref(), Some("wp2"));
    assert_eq!(point(&story, "p"), PointStatus::TextAgreed);
    assert_eq!(story.record.negotiation().broken_invariants(), vec![]);
}

/// What is carried has its words as they were rectified; what names its words has these.
#[test]
fn rectified_words_reach_the_versions_that_carry_them() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    for line in [
        r#"a point.tabled {"point":"p","title":"P","areas":["economic"],"wording":{"id":"w","text":"Teh text"}}"#,
        r#"a version.drafted {"version":"one","label":"1","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#,
        r#"a point.rectified {"point":"p","wording":{"id":"v","text":"The text"}}"#,
        r#"a version.drafted {"version":"two","label":"2","owner":{"party":"a"},"parents":["one"],"operations":[{"carry":{"point":"p"}}]}"#,
        r#"a version.drafted {"version":"three","label":"3","owner":{"party":"a"},"parents":["two"],"operations":[{"renumber":{"point":"p","number":"2"}}]}"#,
    ] {
        story.tell(line);
    }
    let words = |story: &Story, id: &str| {
        let id = VersionId::new(id).unwrap();
        let version = story.record.negotiation().version(&id).unwrap();
        version.contents().next().unwrap().2.unwrap().to_string()
    };
    assert_eq!(words(&story, "one"), "w");
    assert_eq!(words(&story, "two"), "v");
    assert_eq!(words(&story, "three"), "v");
    // Whatever words the point has since.
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"x","text":"Another"}}"#);
    assert_eq!(words(&story, "two"), "v");
}

/// Whoever presides over a track writes its paper, and no other.
#[test]
fn the_chair_of_a_track_drafts_on_the_points_of_its_track() {
    let mut story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"chair","name":"C","kind":"organisation"}"#,
        r#"secretariat point.tabled {"point":"fish","title":"F","areas":["economy"]}"#,
        r#"secretariat point.tabled {"point":"coal","title":"C","areas":["economy"]}"#,
        r#"a+b track.opened {"track":"sea","title":"Sea","points":["fish"]}"#,
        r#"a+b party.role_assigned {"party":"chair","role":"chair","scope":{"track":"sea"}}"#,
    ]);
    let paper = |points: &[&str]| {
        let all: Vec<_> = (1..)
            .zip(points)
            .map(|(n, point)| format!(r#"{{"add":{{"point":"{point}","number":"{n}"}}}}"#))
            .collect();
        format!(
            r#"chair version.drafted {{"version":"v","label":"V","owner":{{"party":"chair"}},"operations":[{}]}}"#,
            all.join(",")
        )
    };
    assert_eq!(story.refused(&paper(&["fish", "coal"])).rule().id(), "version.drafted.entitled");
    assert_eq!(story.refused(&paper(&[])).rule().id(), "version.drafted.entitled");
    story.tell(&paper(&["fish"]));
    story.tell(r#"secretariat point.dropped {"point":"fish"}"#);
    story.tell(r#"a+b track.closed {"track":"sea"}"#);
    let later = paper(&["fish"]).replace(r#""v""#, r#""w""#);
    assert_eq!(story.refused(&later).rule().id(), "version.drafted.entitled", "the track is closed");
}
