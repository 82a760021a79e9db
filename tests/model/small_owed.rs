//! Who undertakes a commitment and a ceasefire, who may let go of them, and by what time a violation is judged.

use crate::story::Story;
use negotiation::{
    event::{Actor, Draft},
    outcome::commitment::{CommitmentStatus, CommitmentView, Degree},
    value::id::{CeasefireId, CommitmentId, PartyId},
};

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn talks(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","backdating":true}"#)
        .principals(&["a", "b", "c"])
        .given(&[
            r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
            r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#,
        ])
        .given(given)
}

fn observe(story: &mut Story, own: &str, line: &str) -> Vec<String> {
    let found = story.irregularities(line);
    let mut envelope = story.envelope(line, "observed");
    envelope["id"] = own.into();
    let draft: Draft = serde_json::from_value(envelope).unwrap();
    story.record.propose(draft).unwrap();
    found
}

fn rule(story: &Story, line: &str) -> Option<&'static str> {
    story.refusal(line).map(|refusal| refusal.rule().id())
}

fn commitment<'a>(story: &'a Story, own: &str) -> CommitmentView<'a> {
    story.record.negotiation().commitment(&id::<CommitmentId>(own)).unwrap()
}

const MADE: &str =
    r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"to":["b"],"due":"2026-06"}"#;

#[test]
fn nobody_promises_for_another() {
    let verbal = |by: &str, owing: &str| {
        format!(r#"{by} commitment.made {{"commitment":"k","text":"t","obligors":{owing}}}"#)
    };
    let mut story = talks(&[]);
    for (by, owing) in [("c", r#"["b"]"#), ("b", r#"["b","c"]"#), ("m", r#"["b"]"#), ("c", r#"["b","c"]"#)] {
        assert_eq!(rule(&story, &verbal(by, owing)), Some("commitment.made.undertaken"), "{by} for {owing}");
    }
    for (by, owing) in
        [("b", r#"["b"]"#), ("b+c", r#"["b","c"]"#), ("c+b", r#"["b","c"]"#), ("secretariat", r#"["b"]"#)]
    {
        assert_eq!(rule(&story, &verbal(by, owing)), None, "{by} for {owing}");
    }

    story.tell(r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true}"#);
    let agreed = r#"a commitment.made {"commitment":"k","text":"t","obligors":["b"],"instrument":"i"}"#;
    assert_eq!(rule(&story, agreed), Some("commitment.made.undertaken"));
    // The words of a debt are those of who makes it, whatever was agreed; a newsroom tells that it was made.
    story.tell(r#"a+b+c instrument.agreed {"instrument":"i"}"#);
    assert_eq!(rule(&story, agreed), Some("commitment.made.undertaken"));
    assert_eq!(rule(&story, &agreed.replacen("a ", "b ", 1)), None);
    assert_eq!(story.irregularities(agreed), [""; 0]);
    assert_eq!(
        story.irregularities(&verbal("c", r#"["b"]"#)),
        ["commitment.made.undertaken"],
        "a newsroom records that it was said, and how"
    );
}

#[test]
fn who_owes_it_alone_neither_puts_it_off_nor_lets_go_of_it() {
    let later = |by: &str| format!(r#"{by} commitment.due_changed {{"commitment":"k","due":"2036"}}"#);
    let obsolete = |by: &str| format!(r#"{by} commitment.made_obsolete {{"commitment":"k","reason":"r"}}"#);
    let mut story = talks(&[MADE]);
    assert_eq!(rule(&story, &later("a")), Some("commitment.any.creditor"));
    assert_eq!(rule(&story, &obsolete("a")), Some("commitment.any.creditor"));
    for by in ["a+b", "b", "secretariat"] {
        assert_eq!((rule(&story, &later(by)), rule(&story, &obsolete(by))), (None, None), "{by}");
    }
    // To be done sooner takes nothing from anybody.
    assert_eq!(rule(&story, r#"a commitment.due_changed {"commitment":"k","due":"2026-05"}"#), None);
    let help = story.refused(&later("a")).explain(story.record.negotiation()).to_string();
    assert!(help.contains("record `commitment.due_changed` jointly with one of `b`"), "{help}");
    // Owed to nobody in particular, it is owed to the others at the table.
    story.tell(r#"a commitment.made {"commitment":"l","text":"t","obligors":["a"]}"#);
    let vague = r#"a commitment.due_changed {"commitment":"l","due":"2036"}"#;
    assert_eq!(rule(&story, vague), Some("commitment.any.creditor"));
    story.tell(r#"a+b+c commitment.made {"commitment":"m","text":"t","obligors":["a","b","c"]}"#);
    let ours = r#"a commitment.due_changed {"commitment":"m","due":"2036"}"#;
    assert_eq!(rule(&story, ours), Some("any.any.alone"), "a date where there was none binds the others too");
    assert_eq!(rule(&story, &ours.replacen("a ", "a+b+c ", 1)), None, "there is nobody else");
}

#[test]
fn a_report_is_compared_with_the_one_before_it_and_not_with_one_that_came_later() {
    let report = |recorded: &str, occurred: &str, degree: &str| {
        format!(
            r#"a recorded={recorded}T00:00:00Z occurred={occurred} commitment.reported {{"commitment":"k","degree":"{degree}"}}"#
        )
    };
    let mut story = talks(&[MADE]);
    observe(&mut story, "x1", &report("2026-02-01", "2026-02-01", "minimum"));
    observe(&mut story, "x2", &report("2028-02-01", "2028-02-01", "complete"));
    let late = report("2030-01-01", "2027-08-01", "intermediate");
    assert_eq!(observe(&mut story, "x3", &late), [""; 0], "in 2027 it was on the way");
    let back = report("2030-01-01", "2027-09-01", "minimum");
    assert_eq!(story.irregularities(&back), ["commitment.reported.regress"]);
    let a = Actor::party(id::<PartyId>("a"));
    let own = commitment(&story, "k");
    assert_eq!((own.degree_by(&a), own.degree()), (Some(Degree::Complete), Some(Degree::Complete)));
    assert_eq!(own.reports().len(), 3);
    let told: Vec<_> = own.last_reports().iter().map(|report| report.entry.id().to_string()).collect();
    assert_eq!(told, ["x2"]);
}

#[test]
fn two_who_report_jointly_are_one_voice_in_whatever_order() {
    let made = r#"a+b commitment.made {"commitment":"k","text":"t","obligors":["a","b"]}"#;
    let mut story = talks(&[made, r#"a+b commitment.reported {"commitment":"k","degree":"complete"}"#]);
    let down = r#"b+a commitment.reported {"commitment":"k","degree":"minimum"}"#;
    assert_eq!(rule(&story, down), Some("commitment.reported.regress"));
    story.tell(r#"b+a commitment.reported {"commitment":"k","degree":"complete"}"#);
    let series = |order: [&str; 2]| {
        let by = Actor::jointly(order.map(id::<PartyId>)).unwrap();
        story.record.negotiation().implementation().as_reported_by(&by).series().len()
    };
    assert_eq!(commitment(&story, "k").last_reports().len(), 1);
    assert_eq!(series(["a", "b"]), series(["b", "a"]));
}

#[test]
fn what_was_taken_up_again_is_counted_in_the_series_too() {
    let obsolete = r#"b commitment.made_obsolete {"commitment":"k","reason":"r"}"#;
    for again in [
        r#"a recorded=2026-02-01T00:00:00Z commitment.resumed {"commitment":"k"}"#,
        r#"secretariat recorded=2026-02-01T00:00:00Z commitment.suspended {"commitment":"k","reason":"r"}"#,
    ] {
        let mut story = talks(&[MADE, obsolete]);
        observe(&mut story, "x1", again);
        let how_far = story.record.negotiation().implementation();
        let last = how_far.series().last().map(|(_, tally)| tally.total());
        assert_eq!((how_far.tally().total(), last), (1, Some(1)), "{again}");
    }
}

#[test]
fn a_violation_is_judged_by_how_things_stood_when_it_happened() {
    let mut story = talks(&[
        r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a"],"until":"2026-03-01"}"#,
        r#"a ceasefire.took_effect {"ceasefire":"g"}"#,
        r#"secretariat recorded=2026-03-02T00:00:00Z ceasefire.ended {"ceasefire":"g","how":"expired"}"#,
    ]);
    let alleged = |what: &str, day: &str| {
        format!(
            r#"b recorded=2026-03-05T00:00:00Z occurred={day} {what}.violation_alleged {{"{what}":"{}","text":"t"}}"#,
            if what == "ceasefire" { "g" } else { "k" }
        )
    };
    assert_eq!(rule(&story, &alleged("ceasefire", "2026-02-10")), None, "it was in effect that day");
    assert_eq!(rule(&story, &alleged("ceasefire", "2026-03-04")), Some("ceasefire.violation_alleged.effect"));
    assert_eq!(story.irregularities(&alleged("ceasefire", "2026-02-10")), [""; 0]);
    story.tell(&alleged("ceasefire", "2026-02-10"));

    let mut story = talks(&[
        MADE,
        r#"secretariat recorded=2026-02-01T00:00:00Z commitment.suspended {"commitment":"k","reason":"r"}"#,
        r#"a recorded=2026-02-15T00:00:00Z commitment.resumed {"commitment":"k"}"#,
        r#"b recorded=2026-03-01T00:00:00Z commitment.made_obsolete {"commitment":"k","reason":"r"}"#,
    ]);
    assert_eq!(commitment(&story, "k").status(), CommitmentStatus::Obsolete);
    let rules = ["2026-01-20", "2026-02-10", "2026-02-20", "2026-03-03"]
        .map(|day| rule(&story, &alleged("commitment", day)).is_none());
    assert_eq!(rules, [true, false, true, false]);
    story.tell(&alleged("commitment", "2026-02-20"));
    assert_eq!(commitment(&story, "k").alleged_violations().count(), 1);
}

#[test]
fn one_side_binds_itself_alone_to_a_ceasefire_and_to_its_extension() {
    let declared = |by: &str, parties: &str| {
        format!(
            r#"{by} ceasefire.declared {{"ceasefire":"g","kind":"truce","parties":{parties},"until":"2026-03-01"}}"#
        )
    };
    let mut story = talks(&[]);
    assert_eq!(rule(&story, &declared("c", r#"["a","b","c"]"#)), Some("ceasefire.declared.agreement"));
    assert_eq!(rule(&story, &declared("a+b", r#"["a","b","c"]"#)), Some("ceasefire.declared.agreement"));
    for by in ["a+b+c", "m", "secretariat"] {
        assert_eq!(rule(&story, &declared(by, r#"["a","b","c"]"#)), None, "{by}");
    }
    story.tell(&declared("a", r#"["a"]"#));
    // Alone it extends what binds it alone.
    let extended =
        |by: &str, year: &str| format!(r#"{by} ceasefire.extended {{"ceasefire":"g","until":"{year}"}}"#);
    story.tell(&extended("a", "2026-04"));
    story.tell(r#"b ceasefire.joined {"ceasefire":"g","party":"b"}"#);
    for by in ["a", "b", "m"] {
        assert_eq!(rule(&story, &extended(by, "2099")), Some("ceasefire.extended.agreement"), "{by}");
    }
    story.tell(&extended("b+a", "2026-05"));
    story.tell(r#"b ceasefire.ended {"ceasefire":"g","how":"terminated"}"#);
    // What is over is not joined, and is renewed by all whom it bound.
    let joined = r#"c ceasefire.joined {"ceasefire":"g","party":"c"}"#;
    assert_eq!(rule(&story, joined), Some("ceasefire.joined.status"));
    let renewed = |by: &str| format!(r#"{by} ceasefire.renewed {{"ceasefire":"g"}}"#);
    assert_eq!(rule(&story, &renewed("b")), Some("ceasefire.extended.agreement"));
    story.tell(&renewed("a+b"));
    // Those whom it binds let others in.
    assert_eq!(rule(&story, joined), Some("any.any.alone"));
    story.tell(&joined.replacen("c ", "a+b+c ", 1));
    let own = story.record.negotiation().ceasefire(&id::<CeasefireId>("g")).unwrap();
    assert_eq!(own.parties().count(), 3);
}

#[test]
fn a_ceasefire_is_not_over_before_it_takes_effect() {
    let story = talks(&[]);
    let from = |effective: &str, until: &str| {
        format!(
            r#"a ceasefire.declared {{"ceasefire":"g","kind":"truce","parties":["a"],"effective":"{effective}","until":"{until}"}}"#
        )
    };
    let interval = Some("ceasefire.declared.interval");
    assert_eq!(rule(&story, &from("2026-03-01", "2026-02-01")), interval);
    assert_eq!(rule(&story, &from("2026-03", "2026-02-28")), interval);
    // Within the vagueness of both it may last.
    assert_eq!(rule(&story, &from("2026-03-15", "2026-03")), None);
    assert_eq!(rule(&story, &from("2026-03-01", "unknown")), None);
}

#[test]
fn talks_end_with_what_is_drawn_up_and_are_completed_through_its_gates() {
    let mut story = talks(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#,
        r#"a gate.required {"gate":"g","kind":"court","body":"The court","question":"Lawful?","on":{"instrument":"i"}}"#,
        r#"a negotiation.phase_begun {"phase":"talks"}"#,
    ]);
    let concluded = |with: &str| format!(r#"secretariat negotiation.concluded {{"instruments":{with}}}"#);
    assert_eq!(rule(&story, &concluded(r#"["i"]"#)), Some("negotiation.concluded.instruments"));
    story.tell(r#"a+b instrument.agreed {"instrument":"i"}"#);
    assert_eq!(rule(&story, &concluded(r#"["i","i"]"#)), Some("negotiation.concluded.instruments"));
    story.tell(&concluded(r#"["i"]"#));
    for (line, under) in [
        ("secretariat negotiation.completed {}", "negotiation.completed.gates"),
        (r#"c negotiation.phase_begun {"phase":"implementation"}"#, "negotiation.phase_begun.gates"),
    ] {
        assert_eq!(rule(&story, line), Some(under));
    }
    story.tell(r#"secretariat gate.passed {"gate":"g"}"#);
    story.tell("secretariat negotiation.completed {}");
}

#[test]
fn what_was_given_up_takes_no_new_instrument() {
    let drafted = r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#;
    let mut story = talks(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#,
        r#"secretariat negotiation.abandoned {"reason":"r"}"#,
    ]);
    let agreed = r#"a+b instrument.agreed {"instrument":"i"}"#;
    assert_eq!(
        (rule(&story, drafted), rule(&story, agreed)),
        (Some("any.any.resting"), Some("any.any.resting"))
    );
    story.tell(r#"secretariat negotiation.reopened {"reason":"r"}"#);
    story.tell(drafted);
    story.tell(agreed);
}
