//! What comes after agreement, and beside it: how far commitments are carried out, ceasefires with a
//! life of their own, measures away from the table.

use crate::story::Story;
use negotiation::{
    event::Actor,
    outcome::commitment::Degree,
    query::DegreeTally,
    value::{id::PartyId, share::Share, word::Area},
};

fn talks() -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"k","name":"An institute","kind":"organisation"}"#,
        r#"a+b party.role_assigned {"party":"k","role":"monitor"}"#,
    ])
}

/// So many commitments of `a`, numbered on from those that are there, each reported at this degree.
fn owed(story: &mut Story, many: usize, degree: &str) {
    let there = story.record.negotiation().commitments().count();
    for n in there..there + many {
        story.tell(&format!(r#"a commitment.made {{"commitment":"k{n}","text":"t","obligors":["a"]}}"#));
        story.tell(&reported("k", &format!("k{n}"), degree, ""));
    }
}

fn reported(by: &str, commitment: &str, degree: &str, more: &str) -> String {
    format!(r#"{by} commitment.reported {{"commitment":"{commitment}","degree":"{degree}"{more}}}"#)
}

fn counts(tally: &DegreeTally) -> [u64; 4] {
    [Degree::NotInitiated, Degree::Minimum, Degree::Intermediate, Degree::Complete]
        .map(|degree| tally.count(degree))
}

fn tally(story: &Story) -> DegreeTally {
    story.record.negotiation().implementation().tally()
}

fn share(part: u64, whole: u64) -> Share {
    Share::new(part, whole).unwrap()
}

#[test]
fn fact_24_rounded_shares_add_up_to_99_or_101_and_the_exact_ones_to_the_whole() {
    // Three thirds: 33 + 33 + 33.
    let mut story = talks();
    for degree in ["not_initiated", "minimum", "complete"] {
        owed(&mut story, 1, degree);
    }
    assert_eq!(tally(&story).rounded(), Some([33, 33, 0, 33]));
    assert_eq!(tally(&story).rounded().unwrap().iter().sum::<u64>(), 99);
    assert_eq!(tally(&story).shares(), Some([share(1, 3), share(1, 3), Share::NONE, share(1, 3)]));

    // One, three and four of eight: 12.5, 37.5 and 50 become 13 + 38 + 50.
    let mut story = talks();
    for (many, degree) in [(1, "minimum"), (3, "intermediate"), (4, "complete")] {
        owed(&mut story, many, degree);
    }
    assert_eq!(counts(&tally(&story)), [0, 1, 3, 4]);
    assert_eq!(tally(&story).rounded(), Some([0, 13, 38, 50]));
    assert_eq!(tally(&story).rounded().unwrap().iter().sum::<u64>(), 101);
    // 1 + 2*3 + 3*4 of 24.
    assert_eq!(tally(&story).score(), Some(share(19, 24)));
}

#[test]
fn without_a_commitment_there_is_no_share_and_one_that_nobody_reported_on_counts_for_nothing_done() {
    let mut story = talks();
    let none = tally(&story);
    assert_eq!((none.total(), none.score(), none.shares(), none.rounded()), (0, None, None, None));
    owed(&mut story, 1, "complete");
    story.tell(r#"b commitment.made {"commitment":"l","text":"t","obligors":["b"]}"#);
    let half = tally(&story);
    assert_eq!((half.total(), half.unreported(), half.score()), (2, 1, Some(Share::HALF)));
    assert_eq!(half.rounded(), Some([0, 0, 0, 50]));
}

#[test]
fn fact_24_implementation_goes_down_with_a_reason() {
    let mut story = talks();
    owed(&mut story, 1, "complete");
    let back = reported("k", "k0", "minimum", "");
    assert_eq!(story.refused(&back).rule().id(), "commitment.reported.regress");
    assert_eq!(story.irregularities(&back), ["commitment.reported.regress"]);
    story.tell(&reported(
        "k recorded=2026-02-01T00:00:00Z",
        "k0",
        "minimum",
        r#","reason":"the camp opened again""#,
    ));
    assert_eq!(tally(&story).score(), Some(share(1, 3)));
    // It rises again without one.
    story.tell(&reported("k recorded=2026-03-01T00:00:00Z", "k0", "intermediate", ""));
    let whole = story.record.negotiation();
    let own = whole.commitments().next().unwrap();
    let degrees: Vec<_> = own.reports().iter().map(|one| one.fact.degree).collect();
    assert_eq!(degrees, [Degree::Complete, Degree::Minimum, Degree::Intermediate]);
    let scores: Vec<_> = whole.implementation().series().iter().map(|(_, then)| then.score()).collect();
    assert_eq!(scores, [Some(Share::WHOLE), Some(share(1, 3)), Some(share(2, 3))]);
}

#[test]
fn reporters_that_differ_keep_series_of_their_own() {
    let mut story = talks();
    owed(&mut story, 2, "minimum");
    story.tell(&reported("a", "k0", "complete", ""));
    // Less than the owner said, and no step back of its own.
    story.tell(&reported("k", "k0", "minimum", ""));
    story.tell(&reported("b", "k1", "not_initiated", ""));
    let whole = story.record.negotiation();
    let by = |party: &str| {
        let reporter = Actor::party(party.parse().unwrap());
        let tally = whole.implementation().as_reported_by(&reporter).tally();
        (counts(&tally), tally.unreported())
    };
    assert_eq!(counts(&tally(&story)), [1, 1, 0, 0], "the last word of anybody");
    assert_eq!(by("a"), ([0, 0, 0, 1], 1));
    assert_eq!(by("b"), ([1, 0, 0, 0], 1));
    assert_eq!(by("k"), ([0, 2, 0, 0], 0));
    let last: Vec<_> =
        whole.commitments().next().unwrap().last_reports().iter().map(|one| one.fact.degree).collect();
    assert_eq!(last, [Degree::Minimum, Degree::Complete], "of the institute, of the owner");
}

#[test]
fn a_party_is_one_reporter_whoever_acts_for_it() {
    let mut story = talks();
    owed(&mut story, 1, "complete");
    story.tell(r#"secretariat person.added {"person":"n","name":"N"}"#);
    story.tell(r#"secretariat person.accredited {"person":"n","party":"k","capacity":"envoy"}"#);
    let back = reported("k:n", "k0", "minimum", "");
    assert_eq!(story.refused(&back).rule().id(), "commitment.reported.regress");
    story.tell(&reported("k:n", "k0", "minimum", r#","reason":"r""#));
    let institute = Actor::party("k".parse().unwrap());
    let own = story.record.negotiation().commitments().next().unwrap();
    assert_eq!(own.degree_by(&institute), Some(Degree::Minimum));
    assert_eq!(own.last_reports().len(), 1);
}

#[test]
fn what_is_obsolete_is_left_out_and_what_is_suspended_is_not() {
    let mut story = talks();
    owed(&mut story, 1, "complete");
    owed(&mut story, 2, "minimum");
    story.tell(r#"a+b commitment.suspended {"commitment":"k1","reason":"r"}"#);
    assert_eq!(counts(&tally(&story)), [0, 2, 0, 1]);
    story.tell(r#"b recorded=2026-02-01T00:00:00Z commitment.made_obsolete {"commitment":"k2","reason":"overtaken"}"#);
    assert_eq!(counts(&tally(&story)), [0, 1, 0, 1]);
    story.tell(r#"a+b recorded=2026-03-01T00:00:00Z commitment.reinstated {"commitment":"k2"}"#);
    assert_eq!(counts(&tally(&story)), [0, 2, 0, 1]);
    let series = story.record.negotiation().implementation().series();
    let totals: Vec<_> = series.iter().map(|(_, then)| then.total()).collect();
    assert_eq!(totals, [3, 2, 3]);
}

#[test]
fn by_area_of_its_point_and_by_who_owes_it() {
    let mut story = talks();
    for (point, areas) in [("p", r#"["security"]"#), ("q", r#"["security","economy"]"#)] {
        story.tell(&format!(r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":{areas}}}"#));
    }
    for (id, obligors, from) in [
        ("k0", r#"["a"]"#, r#","point":"p""#),
        ("k1", r#"["b"]"#, r#","point":"q""#),
        ("k2", r#"["a","b"]"#, ""),
    ] {
        let made = format!(r#"{{"commitment":"{id}","text":"t","obligors":{obligors}{from}}}"#);
        story.tell(&format!("secretariat commitment.made {made}"));
    }
    story.tell(&reported("k", "k0", "complete", ""));
    story.tell(&reported("k", "k1", "minimum", ""));
    let whole = story.record.negotiation();
    let asked = whole.implementation();
    let by_area: Vec<_> =
        asked.by_area().iter().map(|(area, tally)| (area.to_string(), counts(tally))).collect();
    assert_eq!(by_area, [("economy".into(), [0, 1, 0, 0]), ("security".into(), [0, 1, 0, 1])]);
    let by_obligor: Vec<_> = asked
        .by_obligor()
        .iter()
        .map(|(party, own)| (party.to_string(), counts(own), own.unreported()))
        .collect();
    assert_eq!(by_obligor, [("a".into(), [0, 0, 0, 1], 1), ("b".into(), [0, 1, 0, 0], 1)]);

    let (b, security) = (PartyId::new("b").unwrap(), Area::SECURITY);
    let of_both = asked.of_area(&security).owed_by(&b);
    assert_eq!(counts(&of_both.tally()), [0, 1, 0, 0]);
    assert_eq!(of_both.by_obligor().len(), 1);
    assert_eq!(of_both.by_area().len(), 1, "of the area that was asked for");
}

#[test]
fn at_an_instant_the_series_says_what_the_past_says() {
    let mut story = talks();
    story.tell(
        r#"a recorded=2026-02-01T00:00:00Z commitment.made {"commitment":"k0","text":"t","obligors":["a"]}"#,
    );
    for (at, degree, reason) in [
        ("2027-02-01T00:00:00Z", "minimum", ""),
        ("2028-02-01T00:00:00Z", "complete", ""),
        ("2029-02-01T00:00:00Z", "intermediate", r#","reason":"r""#),
    ] {
        story.tell(&reported(&format!("k recorded={at}"), "k0", degree, reason));
    }
    // Told late: it was so before the last report.
    let late = reported(
        "b mode=observed recorded=2030-01-01T00:00:00Z occurred=2027-08-01T00:00:00Z",
        "k0",
        "not_initiated",
        "",
    );
    story.tell(&late);
    let instants = [
        "2026-01-31T00:00:00Z",
        "2027-02-01T00:00:00Z",
        "2027-12-31T00:00:00Z",
        "2028-06-01T00:00:00Z",
        "2031-01-01T00:00:00Z",
    ]
    .map(|at| at.parse().unwrap());
    let series = story.record.negotiation().implementation().series_at(&instants);
    let scores: Vec<_> = series.iter().map(DegreeTally::score).collect();
    assert_eq!(scores, [None, Some(share(1, 3)), Some(Share::NONE), Some(Share::WHOLE), Some(share(2, 3))]);
    for (instant, then) in instants.iter().zip(&series) {
        assert_eq!(story.record.as_of(*instant).negotiation().implementation().tally(), *then, "{instant}");
    }
}

#[test]
fn a_commitment_is_complete_when_its_verifier_says_so_or_anybody_where_it_has_none() {
    let mut story = talks();
    let made = |id: &str, more: &str| {
        format!(
            r#"a commitment.made {{"commitment":"{id}","text":"t","obligors":["a"],"due":"2026-02-01"{more}}}"#
        )
    };
    story.tell(&made("k0", r#","verifier":"k""#));
    story.tell(&made("k1", ""));
    let open = |story: &Story| -> Vec<String> {
        let whole = story.record.negotiation();
        let at = "2026-03-01T00:00:00Z".parse().unwrap();
        let overdue = whole.review(at);
        let overdue = overdue.iter().filter(|one| one.rule.id() == "review.commitment.overdue");
        overdue.map(|one| one.subject.to_string()).collect()
    };
    assert_eq!(open(&story), ["commitment `k0`", "commitment `k1`"]);
    story.tell(&reported("k", "k0", "intermediate", r#","verified":true"#));
    for id in ["k0", "k1"] {
        story.tell(&reported("a", id, "complete", ""));
    }
    assert_eq!(open(&story), ["commitment `k0`", "commitment `k1`"], "who owes it says so alone");
    for id in ["k0", "k1"] {
        story.tell(&reported("b", id, "complete", ""));
    }
    assert_eq!(open(&story), ["commitment `k0`"], "the verifier said otherwise");
    story.tell(r#"a negotiation.phase_begun {"phase":"talks"}"#);
    story.tell("a+b negotiation.concluded {}");
    story.tell(r#"a+b negotiation.phase_begun {"phase":"implementation"}"#);
    let refusal = story.refused("a+b negotiation.completed {}");
    assert_eq!(refusal.rule().id(), "negotiation.completed.commitments");
    story.tell(&reported("k", "k0", "complete", r#","verified":true"#));
    assert_eq!(open(&story), [""; 0]);
    story.tell("a+b negotiation.completed {}");
}

#[test]
fn what_is_owed_to_nobody_in_particular_is_owed_to_all() {
    let mut story = talks();
    story.tell(r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#);
    story.tell(r#"a commitment.made {"commitment":"k0","text":"t","obligors":["a"],"to":["b"]}"#);
    story.tell(r#"a commitment.made {"commitment":"k1","text":"t","obligors":["a"]}"#);
    assert_eq!(
        story.refused(&reported("c", "k0", "minimum", "")).rule().id(),
        "commitment.reported.entitled"
    );
    story.tell(&reported("c", "k1", "minimum", ""));
}

#[test]
fn fact_20_unilateral_reciprocal_moves() {
    let mut story = talks();
    // No instrument, no point: each says what it will do, and the second waits for the first.
    story.tell(r#"a commitment.made {"commitment":"halt","text":"we halt","obligors":["a"]}"#);
    story.tell(
        r#"b commitment.made {"commitment":"lift","text":"we lift","obligors":["b"],"condition":{"commitment_complete":"halt"}}"#,
    );
    story.tell(r#"a measure.taken {"measure":"m","kind":"release","parties":["a"]}"#);
    let whole = story.record.negotiation();
    assert!(whole.commitments().all(|own| own.point().is_none()));
    let measure = whole.measures().next().unwrap();
    assert_eq!((measure.status().to_string(), measure.parties().count()), ("in_effect".into(), 1));

    // A link that waits for the first lets a point close once it is carried out.
    story.tell(r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#);
    story.tell(
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"commitment_complete":"halt"}}"#,
    );
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#
        ));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let close = r#"a point.closed {"point":"p"}"#;
    let refusal = story.refused(close);
    assert_eq!(refusal.rule().id(), "point.closed.conditional");
    assert_eq!(
        refusal.explain(story.record.negotiation()).help(),
        "see first that `halt` is complete, or record `link.released` of `l`"
    );
    story.tell(&reported("b", "halt", "complete", ""));
    story.tell(close);
}

#[test]
fn fact_21_a_ceasefire_is_declared_effective_and_over_on_three_dates() {
    let mut story = talks();
    story.tell(
        r#"a recorded=2026-02-01T00:00:00Z ceasefire.declared {"ceasefire":"g","kind":"ceasefire","parties":["a"],"effective":"2026-02-03","until":"2026-03"}"#,
    );
    let at = |story: &Story, instant: &str| {
        let past = story.record.as_of(instant.parse().unwrap());
        past.negotiation().ceasefires().next().map(|own| own.status().to_string())
    };
    let effect = r#"ceasefire.took_effect {"ceasefire":"g"}"#;
    let early = format!("a recorded=2026-02-02T12:00:00Z {effect}");
    assert_eq!(story.refused(&early).rule().id(), "ceasefire.took_effect.declared");
    story.tell(&format!("a recorded=2026-02-03T06:00:00Z {effect}"));
    let own = story.record.negotiation().ceasefires().next().unwrap();
    assert!(own.is_unilateral());
    assert_eq!(own.effective().map(ToString::to_string), Some("2026-02-03".into()));

    // The other side joins; it is violated and goes on.
    story.tell(r#"b recorded=2026-02-10T00:00:00Z ceasefire.joined {"ceasefire":"g","party":"b"}"#);
    story.tell(r#"b recorded=2026-02-11T00:00:00Z ceasefire.violation_alleged {"ceasefire":"g","text":"t","against":["a"]}"#);
    let own = story.record.negotiation().ceasefires().next().unwrap();
    assert_eq!((own.status().to_string(), own.alleged_violations().count()), ("in_effect".into(), 1));
    assert!(!own.is_unilateral());

    // Its term passes, and nothing moves by itself.
    let over = "2026-04-02T00:00:00Z";
    let found = story.record.negotiation().review(over.parse().unwrap());
    assert!(found.iter().any(|one| one.rule.id() == "review.ceasefire.overdue"), "{found:?}");
    story
        .tell(&format!(r#"secretariat recorded={over} ceasefire.ended {{"ceasefire":"g","how":"expired"}}"#));
    let found = story.record.negotiation().review("2026-04-03T00:00:00Z".parse().unwrap());
    assert!(found.iter().all(|one| one.rule.id() != "review.ceasefire.overdue"));
    let dates =
        ["2026-01-31T00:00:00Z", "2026-02-02T00:00:00Z", "2026-02-20T00:00:00Z", "2026-04-03T00:00:00Z"];
    let stood = dates.map(|instant| at(&story, instant));
    assert_eq!(stood, [None, Some("declared".into()), Some("in_effect".into()), Some("expired".into())]);
    let told: Vec<_> = story.record.negotiation().chronology().iter().map(|one| one.what.clone()).collect();
    assert!(told.contains(&"ceasefire `g` took effect".into()), "{told:?}");
}

#[test]
fn fact_21_a_ceasefire_is_extended_past_a_failed_vote_and_outlives_the_talks() {
    let mut story = talks();
    story.tell(
        r#"a+b ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a","b"],"until":"2026-02"}"#,
    );
    story.tell(r#"a+b ceasefire.took_effect {"ceasefire":"g"}"#);
    story.tell(r#"a question.put {"question":"u","text":"Is the text adopted?"}"#);
    story.tell(r#"a question.voted {"question":"u","party":"a","vote":"for"}"#);
    story.tell(r#"b question.voted {"question":"u","party":"b","vote":"against"}"#);
    let status = story.record.negotiation().questions().next().unwrap().status().to_string();
    assert_eq!(status, "failed");
    story.tell(r#"a+b ceasefire.extended {"ceasefire":"g","until":"2026-12"}"#);
    story.tell(r#"a+b negotiation.abandoned {"reason":"r"}"#);
    let own = story.record.negotiation().ceasefires().next().unwrap();
    assert_eq!(own.status().to_string(), "in_effect");
    assert_eq!(own.until().map(ToString::to_string), Some("2026-12".into()));
    // Shorter than it is, it is not extended.
    let shorter = r#"a ceasefire.extended {"ceasefire":"g","until":"2026-11"}"#;
    assert_eq!(story.refused(shorter).rule().id(), "ceasefire.extended.later");
    story.tell(r#"b ceasefire.ended {"ceasefire":"g","how":"collapsed","reason":"an attack"}"#);
    story.tell(r#"a+b ceasefire.renewed {"ceasefire":"g"}"#);
    assert_eq!(story.record.negotiation().ceasefires().next().unwrap().until(), None, "without a term");
}

#[test]
fn fact_22_partial_delivery_before_any_agreement() {
    let mut story = talks();
    story.tell(r#"secretariat point.tabled {"point":"p","title":"Prisoners","areas":["security"]}"#);
    story.tell(r#"a commitment.made {"commitment":"k0","text":"a hundred are released","obligors":["a"],"to":["b"],"point":"p"}"#);
    story.tell(r#"a measure.taken {"measure":"m","kind":"release","parties":["a"],"bears_on":["p"]}"#);
    let too_many = reported("a", "k0", "minimum", r#","done":101,"of":100"#);
    assert_eq!(story.refused(&too_many).rule().id(), "commitment.reported.count");
    story.tell(&reported("b", "k0", "minimum", r#","done":30,"of":100,"share":"30%""#));
    let whole = story.record.negotiation();
    assert_eq!(whole.points().next().unwrap().status().to_string(), "tabled");
    assert_eq!(whole.status().unwrap().to_string(), "exploratory");
    let own = whole.commitments().next().unwrap();
    let report = own.reports()[0].fact.clone();
    assert_eq!((report.done, report.of, report.share), (Some(30), Some(100), Some(share(3, 10))));
    assert_eq!(own.point().unwrap().id().as_str(), "p");
    assert_eq!(tally(&story).score(), Some(share(1, 3)));
}

#[test]
fn an_acceptance_may_wait_for_a_ceasefire_to_be_in_effect() {
    let mut story = talks();
    story.tell(r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a"]}"#);
    story.tell(
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#,
    );
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#);
    story.tell(
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"ceasefire_in_effect":"g"}}"#,
    );
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
    story.tell(r#"a ceasefire.took_effect {"ceasefire":"g"}"#);
    assert!(story.refusal(agreed).is_none());
    story.tell(r#"a ceasefire.ended {"ceasefire":"g","how":"terminated"}"#);
    assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
    // What it waits for is there.
    let stranger = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"commitment_complete":"h"}}"#;
    assert_eq!(story.refused(stranger).rule().id(), "position.taken.known");
}

#[test]
fn the_last_instant_of_the_term_of_a_ceasefire_is_in_time() {
    let mut story = talks();
    story.tell(
        r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a"],"until":"2026-02-01T12:00:00Z"}"#,
    );
    let expired = |at: &str| {
        format!(r#"secretariat recorded={at} ceasefire.ended {{"ceasefire":"g","how":"expired"}}"#)
    };
    assert_eq!(story.refused(&expired("2026-02-01T12:00:00Z")).rule().id(), "ceasefire.ended.until");
    assert!(story.refusal(&expired("2026-02-01T12:00:01Z")).is_none());
}

/// What is owed rests on the words that its point had; where these were replaced, somebody has to look.
#[test]
fn a_commitment_rests_on_words_and_their_replacement_is_found() {
    let mut story = Story::open("{}").principals(&["a", "b"]).given(&[
        r#"a point.tabled {"point":"p","title":"P","areas":["economy"],"wording":{"id":"w","text":"ten"}}"#,
        r#"a+b point.text_agreed {"point":"p"}"#,
        r#"a commitment.made {"commitment":"k","text":"pays ten","obligors":["a"],"to":["b"],"point":"p"}"#,
        r#"a commitment.made {"commitment":"other","text":"pays","obligors":["a"],"to":["b"]}"#,
    ]);
    let at = "2026-03-01T00:00:00Z".parse().unwrap();
    let found = |story: &Story| -> Vec<String> {
        let all =
            story.record.review(at).into_iter().filter(|one| one.rule.id() == "review.commitment.words");
        all.map(|one| format!("{}: {}", one.subject, one.says)).collect()
    };
    let fact = |story: &Story| {
        let id = "k".parse().unwrap();
        story.record.negotiation().commitment(&id).unwrap().fact().unwrap().wording.clone()
    };
    assert_eq!(fact(&story).map(|words| words.to_string()).as_deref(), Some("w"), "filled in");
    // The words of a point that it only waits for are not its own.
    story.tell(r#"a commitment.made {"commitment":"waits","text":"t","obligors":["a"],"to":["b"],"condition":{"point_agreed":"p"}}"#);
    story.tell(r#"a+b point.rectified {"point":"p","wording":{"id":"w1","text":"ten."}}"#);
    assert_eq!(found(&story), [""; 0], "rectified words are the same");
    story.tell(r#"a+b point.reopened {"point":"p"}"#);
    story.tell(r#"a+b point.reworded {"point":"p","wording":{"id":"w2","text":"twenty"}}"#);
    assert_eq!(
        found(&story),
        ["commitment `k`: it rests on the words `w` of point `p`, which has others now"]
    );
    story.tell(r#"a+b commitment.made_obsolete {"commitment":"k","reason":"overtaken"}"#);
    assert_eq!(found(&story), [""; 0]);
}
