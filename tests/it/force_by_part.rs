//! Stories of instruments of which parts are in force, or applied provisionally, apart from the rest.

use crate::story::Story;
use negotiation::{
    outcome::instrument::{InstrumentStatus, MAX_PARTS},
    query::Force,
    state::Negotiation,
};

use Force::{InForce, NotInForce, Provisional, Suspended};

fn agreement() -> Story {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    story.tell(r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true}"#);
    story.tell(r#"a+b instrument.agreed {"instrument":"i"}"#);
    story.tell(r#"a recorded=2026-02-01T00:00:00Z consent.signed {"instrument":"i","party":"a"}"#);
    story.tell(r#"b recorded=2026-02-01T00:00:00Z consent.signed {"instrument":"i","party":"b"}"#);
    story
}

fn on(day: &str, by: &str, kind: &str, more: &str) -> String {
    let party = if kind.starts_with("consent.") { format!(r#","party":"{by}""#) } else { String::new() };
    format!(r#"{by} recorded={day}T00:00:00Z {kind} {{"instrument":"i"{party}{more}}}"#)
}

fn whole(talks: &Negotiation, party: &str, day: &str) -> Force {
    let at = format!("{day}T12:00:00Z").parse().unwrap();
    talks.in_force(&"i".parse().unwrap(), &party.parse().unwrap(), at).unwrap().force().unwrap()
}

/// How each part stands for a party on a day.
fn parts(story: &Story, party: &str, day: &str) -> Vec<(String, Force)> {
    let at = format!("{day}T12:00:00Z").parse().unwrap();
    let talks = story.record.negotiation();
    let asked = talks.in_force_by_part(&"i".parse().unwrap(), &party.parse().unwrap(), at);
    asked.iter().map(|(part, answer)| (part.to_string(), answer.force().unwrap())).collect()
}

fn are(told: &[(&str, Force)]) -> Vec<(String, Force)> {
    told.iter().map(|(part, force)| ((*part).into(), *force)).collect()
}

#[test]
fn titles_are_applied_provisionally_one_after_the_other_until_the_whole_is_in_force() {
    let mut story = agreement();
    assert_eq!(parts(&story, "a", "2026-02-02"), [], "nobody names a part");
    let applied = "consent.provisionally_applied";
    story.tell(&on("2026-03-01", "a", applied, r#","parts":["Title III","Title V"]"#));
    story.tell(&on("2026-03-01", "a", applied, r#","from":"2026-05-01","parts":["Title IV"]"#));
    let (three, four, five) = ("Title III", "Title IV", "Title V");
    let told = |all: [Force; 3]| are(&[(three, all[0]), (five, all[1]), (four, all[2])]);
    assert_eq!(parts(&story, "a", "2026-04-01"), told([Provisional, Provisional, NotInForce]));
    assert_eq!(parts(&story, "a", "2026-05-01"), told([Provisional; 3]));
    assert_eq!(parts(&story, "b", "2026-05-01"), told([NotInForce; 3]), "each for itself");
    let talks = story.record.negotiation();
    assert_eq!(whole(talks, "a", "2026-05-01"), NotInForce);
    let consent = talks.instrument(&"i".parse().unwrap()).unwrap().consents().next().unwrap();
    assert!(!consent.is_provisional(), "the whole is not");
    // What is not applied is not ended, and one part is not the whole.
    let ended = "consent.provisional_application_ended";
    for more in ["", r#","parts":["Title III","Title VI"]"#] {
        let refused = story.refused(&on("2026-05-02", "a", ended, more));
        assert_eq!(refused.rule().id(), "consent.provisional_application_ended.applied");
    }
    story.tell(&on("2026-06-01", "a", ended, r#","parts":["Title V"]"#));
    assert_eq!(parts(&story, "a", "2026-06-02"), told([Provisional, NotInForce, Provisional]));
    let again = on("2026-06-02", "a", ended, r#","parts":["Title V"]"#);
    assert_eq!(story.refused(&again).rule().id(), "consent.provisional_application_ended.applied");
    for party in ["a", "b"] {
        story.tell(&on("2026-09-01", party, "consent.expressed", r#","means":"ratification""#));
    }
    for party in ["a", "b"] {
        assert_eq!(parts(&story, party, "2026-09-02"), told([InForce; 3]), "all of it is");
        assert_eq!(whole(story.record.negotiation(), party, "2026-09-02"), InForce);
    }
}

#[test]
fn articles_enter_into_force_before_the_rest_by_agreement_of_all() {
    let mut story = agreement();
    let entered = r#","at":"2026-02-02","parts":["Article 30"]"#;
    let alone = story.refused(&on("2026-02-02", "a", "instrument.entered_into_force", entered));
    assert_eq!(alone.rule().id(), "instrument.entered_into_force.shown");
    let ahead = r#","at":"2026-04-01","parts":["Article 30"]"#;
    let ahead = story.refused(&on("2026-02-02", "a+b", "instrument.entered_into_force", ahead));
    assert_eq!(ahead.rule().id(), "instrument.entered_into_force.begun");
    story.tell(&on("2026-02-02", "a+b", "instrument.entered_into_force", entered));
    let talks = story.record.negotiation();
    let own = talks.instrument(&"i".parse().unwrap()).unwrap();
    assert_eq!(own.status(), InstrumentStatus::Signed, "of the whole it says nothing");
    assert_eq!(whole(talks, "a", "2026-03-01"), NotInForce);
    for party in ["a", "b"] {
        assert_eq!(parts(&story, party, "2026-03-01"), are(&[("Article 30", InForce)]));
        assert_eq!(parts(&story, party, "2026-02-01"), are(&[("Article 30", NotInForce)]));
    }
    // Who will not be bound by the treaty is held to no part of it.
    story.tell(&on("2026-03-02", "b", "consent.refused", ""));
    assert_eq!(parts(&story, "b", "2026-03-03"), are(&[("Article 30", NotInForce)]));
    // Parts that end with the whole.
    let mut story = agreement();
    story.tell(&on("2026-02-02", "a+b", "instrument.entered_into_force", entered));
    story.tell(&on("2026-05-01", "a+b", "instrument.rejected", ""));
    assert_eq!(parts(&story, "a", "2026-04-30"), are(&[("Article 30", InForce)]));
    assert_eq!(parts(&story, "a", "2026-05-02"), are(&[("Article 30", NotInForce)]));
}

#[test]
fn a_part_that_can_be_separated_is_suspended_resumed_and_ended_apart_from_the_rest() {
    let both = |story: &mut Story, day: &str, kind: &str, more: &str| story.tell(&on(day, "a+b", kind, more));
    let mut story = agreement();
    both(
        &mut story,
        "2026-02-02",
        "instrument.entered_into_force",
        r#","at":"2026-02-02","parts":["Article 30"]"#,
    );
    for party in ["a", "b"] {
        story.tell(&on("2026-03-01", party, "consent.expressed", r#","means":"ratification""#));
    }
    let (one, both_parts) = (r#","parts":["Title V"]"#, r#","parts":["Title V","Article 30"]"#);
    let alone = story.refused(&on("2026-03-02", "a", "instrument.suspended", one));
    assert_eq!(alone.rule().id(), "instrument.suspended.agreement");
    both(&mut story, "2026-03-02", "instrument.suspended", one);
    let told = |all: [Force; 2]| are(&[("Article 30", all[0]), ("Title V", all[1])]);
    for party in ["a", "b"] {
        assert_eq!(parts(&story, party, "2026-03-03"), told([InForce, Suspended]));
        assert_eq!(whole(story.record.negotiation(), party, "2026-03-03"), InForce);
    }
    let status =
        |story: &Story| story.record.negotiation().instrument(&"i".parse().unwrap()).unwrap().status();
    assert_eq!(status(&story), InstrumentStatus::InForce, "of the whole it says nothing");
    // What is suspended is not suspended again, and what operates does not resume.
    for (kind, more) in
        [("instrument.suspended", both_parts), ("instrument.resumed", both_parts), ("instrument.resumed", "")]
    {
        let line = on("2026-03-04", "a+b", kind, more);
        assert_eq!(story.refused(&line).rule().id(), format!("{kind}.status"), "{line}");
        assert_eq!(story.irregularities(&line), [format!("{kind}.status")]);
    }
    both(&mut story, "2026-04-01", "instrument.resumed", one);
    assert_eq!(parts(&story, "a", "2026-04-02"), told([InForce, InForce]));
    both(&mut story, "2026-05-01", "instrument.terminated", r#","at":"2026-06-01","parts":["Title V"]"#);
    assert_eq!(parts(&story, "a", "2026-05-31"), told([InForce, InForce]), "until then it is in force");
    assert_eq!(parts(&story, "b", "2026-06-02"), told([InForce, NotInForce]));
    assert_eq!(whole(story.record.negotiation(), "b", "2026-06-02"), InForce);
    let ended = on("2026-06-03", "a+b", "instrument.suspended", one);
    assert_eq!(story.refused(&ended).rule().id(), "instrument.suspended.status");
    // The rest is suspended, and the part that ended is not in force by that.
    both(&mut story, "2026-07-01", "instrument.suspended", "");
    assert_eq!(parts(&story, "a", "2026-07-02"), told([Suspended, NotInForce]));
    // Nor does that part resume by an act on the rest, or on itself.
    for more in [one, both_parts] {
        let line = on("2026-07-02", "a+b", "instrument.resumed", more);
        assert_eq!(story.refused(&line).rule().id(), "instrument.resumed.status", "{line}");
    }
    both(&mut story, "2026-07-03", "instrument.resumed", r#","parts":["Article 30"]"#);
    assert_eq!(parts(&story, "a", "2026-07-04"), told([InForce, NotInForce]));
    assert_eq!(whole(story.record.negotiation(), "a", "2026-07-04"), Suspended);
}

#[test]
fn some_hold_that_a_part_is_suspended_and_others_do_not() {
    let mut story = agreement();
    for party in ["a", "b"] {
        story.tell(&on("2026-03-01", party, "consent.expressed", r#","means":"ratification""#));
    }
    let held = r#","parts":["Title V"],"according_to":["a"]"#;
    let anothers = story.refused(&on("2026-03-02", "b", "instrument.suspended", held));
    assert_eq!(anothers.rule().id(), "instrument.any.according_to");
    story.tell(&on("2026-03-02", "a", "instrument.suspended", held));
    let talks = story.record.negotiation();
    let (i, a, b) = ("i".parse().unwrap(), "a".parse().unwrap(), "b".parse().unwrap());
    let asked = talks.in_force_by_part(&i, &b, "2026-03-03T00:00:00Z".parse().unwrap());
    let [(_, answer)] = &asked[..] else { panic!("{}", asked.len()) };
    assert!(answer.is_disputed());
    assert_eq!((answer.as_held_by(&a).force, answer.as_held_by(&b).force), (Suspended, InForce));
}

/// What is due of the instrument on a day.
fn due(story: &Story, day: &str) -> Vec<String> {
    let due = story.record.negotiation().due(format!("{day}T12:00:00Z").parse().unwrap());
    due.iter().map(|due| format!("{:?} {} {}", due.kind, due.term, due.standing)).collect()
}

/// What is said of a part has a date as what is said of the whole has, until something is said later that overtakes it.
#[test]
fn the_dates_of_a_part_are_due_until_a_later_act_overtakes_them() {
    let in_force = || {
        let mut story = agreement();
        for party in ["a", "b"] {
            story.tell(&on("2026-03-01", party, "consent.expressed", r#","means":"ratification""#));
        }
        assert_eq!(due(&story, "2026-03-01"), [""; 0]);
        story
    };
    let (part, other) = (r#","parts":["V"]"#, r#","parts":["VI"]"#);
    let suspended = [
        ("", r#","until":"2026-06-01""#, "Suspension 2026-06-01"),
        (part, r#","until":"2026-06-01""#, "Suspension 2026-06-01"),
        (part, r#","from":"2026-06-01""#, "Effect 2026-06-01"),
    ];
    for (of, dated, told) in suspended {
        let mut story = in_force();
        story.tell(&on("2026-03-02", "a+b", "instrument.suspended", &format!("{of}{dated}")));
        assert_eq!(due(&story, "2026-03-03"), [format!("{told} to come")], "{of}");
        let over = if told.starts_with('E') { vec![] } else { vec![format!("{told} over")] };
        assert_eq!(due(&story, "2026-06-03"), over, "{of}: no entry says that it operates again");
        // Later on the part, or on the whole; on another part it says nothing.
        for (kind, more, overtakes) in [
            ("instrument.resumed", of, true),
            ("instrument.terminated", of, true),
            ("instrument.terminated", "", true),
            ("instrument.suspended", other, false),
            ("instrument.terminated", other, false),
        ] {
            let mut story = in_force();
            story.tell(&on("2026-03-02", "a+b", "instrument.suspended", &format!("{of}{dated}")));
            let line = on("2026-03-04", "a+b", kind, more);
            if of.is_empty() && more == other && kind == "instrument.suspended" {
                continue;
            }
            story.tell(&line);
            let left = if overtakes { vec![] } else { vec![format!("{told} to come")] };
            assert_eq!(due(&story, "2026-03-05"), left, "{of} {line}");
        }
        if of == part {
            let mut story = in_force();
            story.tell(&on("2026-03-02", "a+b", "instrument.suspended", &format!("{of}{dated}")));
            story.tell(&on("2026-03-04", "a+b", "instrument.suspended", ""));
            assert_eq!(due(&story, "2026-03-05"), [""; 0], "the whole is, without an end");
        }
    }
    // Two parts that one act names: one of them was resumed.
    let mut story = in_force();
    let both = r#","until":"2026-06-01","parts":["V","VI"]"#;
    story.tell(&on("2026-03-02", "a+b", "instrument.suspended", both));
    story.tell(&on("2026-03-04", "a+b", "instrument.resumed", other));
    assert_eq!(due(&story, "2026-03-05"), ["Suspension 2026-06-01 to come"]);
    story.tell(&on("2026-03-06", "a+b", "instrument.resumed", part));
    assert_eq!(due(&story, "2026-03-07"), [""; 0]);
    // A part that ends goes on to end while the whole is suspended; once the whole has ended it is over.
    let mut story = in_force();
    let ends = r#","at":"2026-06-01","parts":["V"]"#;
    story.tell(&on("2026-03-02", "a+b", "instrument.terminated", ends));
    story.tell(&on("2026-03-04", "a+b", "instrument.suspended", ""));
    assert_eq!(due(&story, "2026-03-05"), ["Effect 2026-06-01 to come"]);
    assert_eq!(parts(&story, "a", "2026-06-02"), are(&[("V", NotInForce)]));
    story.tell(&on("2026-03-06", "a+b", "instrument.terminated", ""));
    assert_eq!(due(&story, "2026-03-07"), [""; 0]);
    // It is told late, and stands before what overtook it.
    let mut story = in_force();
    let resumed = on("2026-05-05", "a+b", "instrument.resumed", part);
    story.tell(&on("2026-03-02", "a+b", "instrument.suspended", part));
    story.tell(&resumed);
    let late = on("2026-05-06", "a+b", "instrument.suspended", &format!(r#"{part},"until":"2026-06-01""#));
    let late = late.replace(" instrument", " occurred=2026-04-01 instrument");
    let late = story.draft(&late, "observed");
    story.record.propose(late).unwrap();
    assert_eq!(due(&story, "2026-05-07"), [""; 0]);
}

/// The names of so many parts, from this one on.
fn named(from: usize, many: usize) -> String {
    let names: Vec<_> = (from..from + many).map(|n| format!(r#""Article {n}""#)).collect();
    format!(r#","parts":[{}]"#, names.join(","))
}

#[test]
fn nobody_fills_an_instrument_with_parts_for_the_others() {
    let mut story = agreement();
    let size = |story: &Story, line: &str| {
        assert_eq!(story.refused(line).rule().id(), "entry.bounds.size", "{line}");
    };
    let applies = |party: &str, parts: &str| on("2026-02-02", party, "consent.provisionally_applied", parts);
    size(&story, &applies("a", &named(0, MAX_PARTS + 1)));
    let same = vec![r#""V""#; MAX_PARTS + 1].join(",");
    size(&story, &applies("a", &format!(r#","parts":[{same}]"#)));
    story.tell(&applies("a", &named(0, MAX_PARTS - 1)));
    size(&story, &applies("a", &named(MAX_PARTS - 1, 2)));
    story.tell(&applies("a", &named(1, MAX_PARTS - 1)));
    size(&story, &applies("a", &named(MAX_PARTS, 1)));
    story.tell(&applies("a", &named(0, MAX_PARTS)));
    story.tell(&on("2026-02-02", "a", "consent.provisional_application_ended", &named(0, MAX_PARTS)));
    // The other has room, and so have both together.
    story.tell(&applies("b", &named(1000, MAX_PARTS)));
    for party in ["a", "b"] {
        story.tell(&on("2026-02-03", party, "consent.expressed", r#","means":"ratification""#));
    }
    let held = |party: &str, parts: &str| {
        let more = format!(r#","according_to":["{party}"]{parts}"#);
        on("2026-02-04", party, "instrument.suspended", &more)
    };
    story.tell(&held("a", &named(2000, MAX_PARTS)));
    size(&story, &held("a", &named(3000, 1)));
    story.tell(&held("b", &named(3000, 1)));
    let together = |parts: &str| on("2026-02-04", "a+b", "instrument.suspended", parts);
    story.tell(&together(&named(4000, MAX_PARTS)));
    size(&story, &together(&named(5000, 1)));
    size(&story, &held("a", &named(4000, 1)));
    let b_and_a = r#","according_to":["b","a"],"parts":["Article 5000"]"#;
    size(&story, &on("2026-02-04", "a+b", "instrument.suspended", b_and_a));
    story.tell(&on("2026-02-05", "a+b", "instrument.resumed", &named(4000, MAX_PARTS)));
    let named = story.record.negotiation().instrument(&"i".parse().unwrap()).unwrap().parts().len();
    assert_eq!(named, 4 * MAX_PARTS + 1);
}

#[test]
fn a_depositary_leaves_the_parties_room_for_parts() {
    let mut story = agreement();
    for id in ["d", "e"] {
        for line in [
            r#"secretariat recorded=2026-02-01T00:00:00Z party.added {"party":"d","name":"D","kind":"organisation"}"#,
            r#"secretariat recorded=2026-02-01T00:00:00Z party.invited {"party":"d"}"#,
            r#"d recorded=2026-02-01T00:00:00Z party.joined {"party":"d"}"#,
            r#"a+b recorded=2026-02-01T00:00:00Z party.role_assigned {"party":"d","role":"depositary"}"#,
        ] {
            story.tell(
                &line
                    .replace(r#""d""#, &format!(r#""{id}""#))
                    .replace("d recorded", &format!("{id} recorded")),
            );
        }
    }
    let enters = |by: &str, parts: &str| {
        let more = format!(r#","at":"2026-02-02"{parts}"#);
        on("2026-02-02", by, "instrument.entered_into_force", &more)
    };
    let alone = |story: &Story, parts: &str| story.refusal(&enters("d", parts)).map(|no| no.rule().id());
    assert_eq!(alone(&story, &named(0, 65)), Some("instrument.entered_into_force.shown"));
    story.tell(&enters("d", &named(0, 40)));
    assert_eq!(alone(&story, &named(20, 45)), Some("instrument.entered_into_force.shown"));
    story.tell(&enters("d", &named(20, 44)));
    assert_eq!(alone(&story, &named(64, 1)), Some("instrument.entered_into_force.shown"));
    for others in ["e", "d+e"] {
        let refused = story.refused(&enters(others, &named(64, 1)));
        assert_eq!(refused.rule().id(), "instrument.entered_into_force.shown", "{others}");
    }
    story.tell(&enters("a+b", &named(64, MAX_PARTS - 64)));
    // What is named already takes no room, whoever named it first.
    assert_eq!(alone(&story, &named(0, MAX_PARTS)), None);
    assert_eq!(alone(&story, &named(MAX_PARTS, 1)), Some("entry.bounds.size"));
}
