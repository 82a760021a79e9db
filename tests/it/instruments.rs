//! Instruments, consent and gates: what follows, what lapses, and what is in force.

use crate::story::Story;
use negotiation::{
    outcome::{consent::ConsentStatus, instrument::InstrumentStatus},
    query::Force,
    value::{
        condition::{After, Condition, Consents},
        id::{GateId, InstrumentId, PartyId},
        when::{Distance, Instant, Unit},
    },
};

const I: &str = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#;
const AGREED: &str = r#"a+b instrument.agreed {"instrument":"i"}"#;

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn open(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","backdating":true}"#).principals(&["a", "b"]).given(given)
}

fn signed(party: &str) -> String {
    format!(r#"{party} consent.signed {{"instrument":"i","party":"{party}"}}"#)
}

fn ratified(party: &str) -> String {
    format!(r#"{party} consent.expressed {{"instrument":"i","party":"{party}","means":"ratification"}}"#)
}

fn in_force() -> Story {
    let mut story = open(&[I, AGREED]);
    for line in [signed("a"), signed("b"), ratified("a"), ratified("b")] {
        story.tell(&line);
    }
    story
}

fn status(story: &Story) -> InstrumentStatus {
    story.record.negotiation().instrument(&id("i")).unwrap().status()
}

fn consent(story: &Story, party: &str) -> Option<ConsentStatus> {
    let own = story.record.negotiation().instrument(&id("i")).unwrap();
    own.consent(&id(party)).and_then(|consent| consent.status())
}

fn kinds(story: &Story, last: usize) -> Vec<&'static str> {
    let entries = story.record.negotiation().entries();
    entries[entries.len() - last..].iter().map(|entry| entry.event().kind().name()).collect()
}

fn force(story: &Story, party: &str, at: &str) -> Option<Force> {
    let at: Instant = at.parse().unwrap();
    story.record.negotiation().in_force(&id("i"), &id(party), at).unwrap().force()
}

#[test]
fn the_last_initials_the_last_signature_and_the_last_ratification_are_followed_at_once() {
    let mut story = open(&[I, r#"a consent.initialled {"instrument":"i","party":"a"}"#]);
    assert_eq!(status(&story), InstrumentStatus::Draft);
    story.tell(r#"b consent.initialled {"instrument":"i","party":"b"}"#);
    assert_eq!(kinds(&story, 2), ["consent.initialled", "instrument.initialled"]);
    story.tell(&signed("a"));
    assert_eq!(status(&story), InstrumentStatus::Initialled);
    story.tell(&signed("b"));
    assert_eq!(kinds(&story, 2), ["consent.signed", "instrument.signed"]);
    story.tell(&ratified("a"));
    story.tell(&ratified("b"));
    assert_eq!(kinds(&story, 2), ["consent.expressed", "instrument.entered_into_force"]);
    assert_eq!(status(&story), InstrumentStatus::InForce);
}

#[test]
fn a_definitive_signature_of_both_signs_and_brings_into_force() {
    let by = |party| {
        format!(
            r#"{party} consent.expressed {{"instrument":"i","party":"{party}","means":"definitive_signature"}}"#
        )
    };
    let mut story = open(&[I, AGREED, &by("a")]);
    assert_eq!(status(&story), InstrumentStatus::Agreed);
    story.tell(&by("b"));
    assert_eq!(kinds(&story, 3), ["consent.expressed", "instrument.signed", "instrument.entered_into_force"]);
}

#[test]
fn a_gate_holds_up_the_entry_into_force_and_its_passing_brings_it() {
    let gate = r#"a+b gate.required {"gate":"g","kind":"court","body":"The court","question":"Lawful?","on":{"instrument":"i"}}"#;
    let mut story = open(&[I, AGREED, gate]);
    for line in [signed("a"), signed("b"), ratified("a"), ratified("b")] {
        story.tell(&line);
    }
    assert_eq!(status(&story), InstrumentStatus::Signed);
    story.tell(r#"secretariat gate.passed {"gate":"g"}"#);
    assert_eq!(kinds(&story, 2), ["gate.passed", "instrument.entered_into_force"]);
}

#[test]
fn a_failed_gate_sends_back_and_what_was_signed_lapses() {
    let mut story =
        Story::open(r#"{"observing":"allowed","on_failed_gate":"reopens"}"#).principals(&["a", "b"]);
    story = story.given(&[
        I,
        AGREED,
        r#"a+b gate.required {"gate":"g","kind":"referendum","body":"The people","question":"?","on":{"instrument":"i"}}"#,
    ]);
    story.tell(&signed("a"));
    story.tell(&signed("b"));
    story.tell(r#"a negotiation.phase_begun {"phase":"talks"}"#);
    story.tell(r#"a+b negotiation.concluded {"instruments":["i"]}"#);
    story.tell(r#"secretariat gate.failed {"gate":"g","poll":{"counts":{"for":6377482,"against":6431376}}}"#);
    assert_eq!(kinds(&story, 3), ["gate.failed", "instrument.reopened", "negotiation.reopened"]);
    assert_eq!(status(&story), InstrumentStatus::Draft);
    assert_eq!((consent(&story, "a"), consent(&story, "b")), (None, None));
    // Another body takes its place, and the new text is signed anew.
    story.tell(AGREED);
    story.tell(
        r#"a+b gate.required {"gate":"h","kind":"parliament","body":"Congress","question":"?","on":{"instrument":"i"}}"#,
    );
    story.tell(r#"a+b gate.replaced {"gate":"g","successor":"h"}"#);
    story.tell(&signed("a"));
    assert_eq!(consent(&story, "a"), Some(ConsentStatus::Signed));
    assert_eq!(status(&story), InstrumentStatus::Agreed);
    story.tell(&signed("b"));
    assert_eq!(status(&story), InstrumentStatus::Signed);
    assert!(!story.record.negotiation().gate(&id("g")).unwrap().is_passed());
    story.tell(r#"secretariat gate.passed {"gate":"h"}"#);
    assert!(story.record.negotiation().gate(&id("g")).unwrap().is_passed());
}

#[test]
fn an_entry_into_force_waits_for_time_and_says_from_when() {
    let story = open(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"],"in_force_when":{"after":["P30D",{"bound":{"instrument":"i"}}]}}"#,
        AGREED,
    ]);
    let own = |story: &Story| story.record.negotiation().instrument(&id("i")).unwrap().ready_since();
    let mut story = story;
    assert_eq!(own(&story), None);
    for line in [signed("a"), signed("b"), ratified("a"), ratified("b")] {
        story.tell(&line);
    }
    assert_eq!(own(&story).unwrap().to_rfc3339(), "2026-01-31T00:00:00+00:00");
    assert_eq!(status(&story), InstrumentStatus::Signed);
    let enters = |recorded: &str, at: &str| {
        format!(
            r#"a recorded={recorded}T00:00:00Z instrument.entered_into_force {{"instrument":"i","at":"{at}"}}"#
        )
    };
    // Neither before it is met, nor afterwards as of a day before.
    for (recorded, at) in [("2026-01-30", "2026-01-30"), ("2026-02-15", "2026-01-02")] {
        let refusal = story.refused(&enters(recorded, at));
        assert_eq!(refusal.rule().id(), "instrument.entered_into_force.condition");
    }
    assert!(story.refusal(&enters("2026-02-15", "2026-01-31")).is_none());
}

#[test]
fn a_signature_by_a_person_without_powers_is_refused_and_full_powers_cure_it() {
    let mut story = open(&[I, AGREED, r#"secretariat person.added {"person":"n","name":"N"}"#]);
    let by_n = r#"a:n consent.signed {"instrument":"i","party":"a"}"#;
    assert_eq!(story.refused(by_n).rule().id(), "any.any.accredited");
    story.tell(r#"a consent.full_powers_presented {"instrument":"i","party":"a","person":"n"}"#);
    story.tell(by_n);
    assert_eq!(consent(&story, "a"), Some(ConsentStatus::Signed));
}

#[test]
fn a_notice_of_withdrawal_takes_effect_without_an_entry_and_can_be_revoked_before() {
    let mut story = in_force();
    story.tell(r#"a consent.withdrawal_notified {"instrument":"i","party":"a","effective":"2027-06-01"}"#);
    assert_eq!(force(&story, "a", "2027-05-31T12:00:00Z"), Some(Force::InForce));
    assert_eq!(force(&story, "a", "2027-06-01T12:00:00Z"), Some(Force::NotInForce));
    // Between two, it ends for the other as well.
    assert_eq!(force(&story, "b", "2027-05-31T12:00:00Z"), Some(Force::InForce));
    assert_eq!(force(&story, "b", "2027-06-01T12:00:00Z"), Some(Force::NotInForce));
    story
        .tell(r#"a recorded=2027-02-01T00:00:00Z consent.withdrawal_revoked {"instrument":"i","party":"a"}"#);
    assert_eq!(force(&story, "a", "2027-06-01T12:00:00Z"), Some(Force::InForce));
}

#[test]
fn what_some_hold_is_their_reading_until_everybody_records_something_later() {
    let mut story = in_force();
    story.tell(r#"a recorded=2026-03-01T00:00:00Z instrument.terminated {"instrument":"i","reason":"over","according_to":["a"]}"#);
    let whole = story.record.negotiation();
    let at: Instant = "2026-04-01T00:00:00Z".parse().unwrap();
    let answer = whole.in_force(&id("i"), &id("b"), at).unwrap();
    assert!(answer.is_disputed());
    assert_eq!(answer.general().force, Force::InForce);
    assert_eq!(answer.as_held_by(&id("a")).force, Force::NotInForce);
    assert_eq!(answer.as_held_by(&id("b")).force, Force::InForce);
    let own = whole.instrument(&id("i")).unwrap();
    assert_eq!(own.status(), InstrumentStatus::InForce);
    assert_eq!(own.status_held_by(&id("a")), InstrumentStatus::Terminated);
    // Before that day nothing was disputed.
    assert_eq!(force(&story, "b", "2026-02-01T00:00:00Z"), Some(Force::InForce));
    let found = story.record.negotiation().review(at);
    assert!(found.iter().any(|finding| finding.rule.id() == "review.instrument.viewpoints"));
    // For a it is over already, so that it cannot be ended once more in its eyes.
    let again = r#"a recorded=2026-03-02T00:00:00Z instrument.terminated {"instrument":"i","reason":"over","according_to":["a"]}"#;
    assert_eq!(story.refused(again).rule().id(), "instrument.terminated.status");
    story.tell(r#"a+b recorded=2026-05-01T00:00:00Z instrument.suspended {"instrument":"i","reason":"r"}"#);
    assert_eq!(force(&story, "b", "2026-06-01T00:00:00Z"), Some(Force::Suspended));
}

#[test]
fn a_suspension_ends_on_its_day_and_is_no_end() {
    let mut story = in_force();
    story.tell(r#"a+b instrument.suspended {"instrument":"i","reason":"r","from":"2026-02-01","until":"2026-02-10"}"#);
    for (at, held) in [
        ("2026-01-31T12:00:00Z", Force::InForce),
        ("2026-02-01T12:00:00Z", Force::Suspended),
        ("2026-02-10T12:00:00Z", Force::Suspended),
        ("2026-02-11T12:00:00Z", Force::InForce),
    ] {
        assert_eq!(force(&story, "a", at), Some(held), "{at}");
    }
}

#[test]
fn a_vague_date_is_unclear_as_long_as_it_matters() {
    let mut story = in_force();
    story.tell(r#"a+b instrument.terminated {"instrument":"i","reason":"r","at":"2026-03"}"#);
    assert_eq!(force(&story, "a", "2026-02-27T12:00:00Z"), Some(Force::InForce));
    assert_eq!(force(&story, "a", "2026-03-15T12:00:00Z"), Some(Force::Unclear));
    assert_eq!(force(&story, "a", "2026-04-02T12:00:00Z"), Some(Force::NotInForce));
}

#[test]
fn one_that_accedes_later_is_bound_from_then_on_and_one_that_is_no_party_never() {
    let open_to_all = I.replace("\"binding\":true", "\"binding\":true,\"open_to_accession\":true");
    let mut story = open(&[&open_to_all, AGREED]);
    for line in [signed("a"), signed("b"), ratified("a"), ratified("b")] {
        story.tell(&line);
    }
    story.tell(r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#);
    story.tell(r#"secretariat party.added {"party":"d","name":"D","kind":"state"}"#);
    story.tell(
        r#"c recorded=2026-03-01T00:00:00Z consent.expressed {"instrument":"i","party":"c","means":"accession"}"#,
    );
    assert_eq!(force(&story, "c", "2026-02-01T00:00:00Z"), Some(Force::NotInForce));
    assert_eq!(force(&story, "c", "2026-03-02T00:00:00Z"), Some(Force::InForce));
    assert_eq!(force(&story, "d", "2026-03-02T00:00:00Z"), Some(Force::NotInForce));
    let at = "2026-03-02T00:00:00Z".parse().unwrap();
    let all = story.record.negotiation().in_force_for(&id("i"), at);
    let all: Vec<_> = all.iter().map(|(party, answer)| (party.as_str(), answer.force())).collect();
    assert_eq!(all, ["a", "b", "c"].map(|party| (party, Some(Force::InForce))));
}

#[test]
fn provisional_application_is_not_being_in_force() {
    let mut story = open(&[I, AGREED, r#"a consent.provisionally_applied {"instrument":"i","party":"a"}"#]);
    assert_eq!(force(&story, "a", "2026-02-01T00:00:00Z"), Some(Force::Provisional));
    assert_eq!(force(&story, "b", "2026-02-01T00:00:00Z"), Some(Force::NotInForce));
    story.tell(
        r#"a recorded=2026-03-01T00:00:00Z consent.provisional_application_ended {"instrument":"i","party":"a"}"#,
    );
    assert_eq!(force(&story, "a", "2026-03-02T00:00:00Z"), Some(Force::NotInForce));
}

#[test]
fn what_does_not_bind_in_law_takes_effect_once_adopted_and_is_left_without_notice() {
    let mut story = open(&[
        r#"a instrument.drafted {"instrument":"i","kind":"political_commitment","title":"I","binding":false,"parties":["a","b"]}"#,
        r#"a+b instrument.adopted {"instrument":"i"}"#,
    ]);
    assert_eq!(force(&story, "a", "2026-02-01T00:00:00Z"), Some(Force::InForce));
    assert_eq!(kinds(&story, 2), ["instrument.adopted", "instrument.entered_into_force"]);
    story.tell(r#"a consent.withdrawn {"instrument":"i","party":"a"}"#);
    assert_eq!(force(&story, "a", "2026-02-01T00:00:00Z"), Some(Force::NotInForce));
    assert_eq!(force(&story, "b", "2026-02-01T00:00:00Z"), Some(Force::InForce));
    // What binds in law is not left like that, whether a party was ever bound or not.
    let treaty = open(&[I, AGREED]);
    let gone = r#"a consent.withdrawn {"instrument":"i","party":"a"}"#;
    assert_eq!(treaty.refused(gone).rule().id(), "consent.withdrawn.notice");
}

#[test]
fn what_a_revision_leaves_out_stays_as_it_was() {
    let seen = |recorded: &str, occurred: &str, fields: &str| {
        format!(
            r#"a mode=observed recorded=2026-01-{recorded}T12:00:00Z occurred=2026-01-{occurred} instrument.revised {{"instrument":"i",{fields}}}"#
        )
    };
    let mut story = open(&[I]);
    story.tell(&seen("10", "08", r#""parties":[]"#));
    // It comes before the last word on the parties, and is the last on the condition.
    story.tell(&seen("11", "05", r#""parties":["a"],"in_force_when":{"date_reached":"2026-03-01"}"#));
    let late = story.record.entries().last().unwrap().irregularities();
    assert_eq!(late.iter().map(|one| one.rule()).collect::<Vec<_>>(), ["entry.time.late"]);
    let own = story.record.negotiation().instrument(&id("i")).unwrap();
    assert_eq!(own.named_parties().count(), 0);
    assert_eq!(own.in_force_when(), Some(&Condition::DateReached(id("2026-03-01"))));
}

#[test]
fn the_gates_of_an_instrument_are_combined_as_it_says() {
    let gate = |id: &str, body: &str| {
        format!(
            r#"a+b gate.required {{"gate":"{id}","kind":"parliament","body":"{body}","question":"?","on":{{"instrument":"i"}}}}"#
        )
    };
    let mut story = open(&[I, AGREED, &gate("g", "Senate"), &gate("h", "House")]);
    story.tell(r#"a+b instrument.revised {"instrument":"i","gates":{"any_of":[{"gate_passed":"g"},{"gate_passed":"h"}]}}"#);
    for line in [signed("a"), signed("b"), ratified("a"), ratified("b")] {
        story.tell(&line);
    }
    story.tell(r#"secretariat gate.failed {"gate":"h"}"#);
    assert_eq!(status(&story), InstrumentStatus::Signed);
    story.tell(r#"secretariat gate.passed {"gate":"g"}"#);
    assert_eq!(status(&story), InstrumentStatus::InForce);
}

#[test]
fn a_condition_is_written_read_and_bounded() {
    let month = Distance::new(1, Unit::Months).unwrap();
    let bound = Condition::Bound(
        Consents::to(id::<InstrumentId>("i")).of([id::<PartyId>("a")]).unwrap().at_least(1).unwrap(),
    );
    let after = Condition::After(After::new(month, bound).unwrap());
    let text = serde_json::to_string(&after).unwrap();
    assert_eq!(text, r#"{"after":["P1M",{"bound":{"instrument":"i","of":["a"],"at_least":1}}]}"#);
    assert_eq!(serde_json::from_str::<Condition>(&text).unwrap(), after);
    assert_eq!(after.to_string(), "1 month after 1 of `a` are bound by `i`");
    let gate = Condition::GatePassed(id::<GateId>("g"));
    assert_eq!(serde_json::to_string(&gate).unwrap(), r#"{"gate_passed":"g"}"#);
    for bad in [
        r#"{"after":["P1M"]}"#,
        r#"{"after":["P1M",{"gate_passed":"g"},1]}"#,
        r#"{"after":["1 month",{"gate_passed":"g"}]}"#,
        r#"{"after":["P1M",{"after":["P1M",{"after":["P1M",{"gate_passed":"g"}]}]}]}"#,
        r#"{"bound":{"instrument":"i","from":["a"]}}"#,
    ] {
        assert!(serde_json::from_str::<Condition>(bad).is_err(), "{bad}");
    }
}

#[test]
fn what_the_entry_into_force_waits_for_is_listed() {
    let mut story = open(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"],"in_force_when":{"all_of":[{"date_reached":"2026-06-01"},{"bound":{"instrument":"i"}}]}}"#,
        AGREED,
        r#"a+b gate.required {"gate":"g","kind":"court","body":"The court","question":"Lawful?","on":{"instrument":"i"}}"#,
    ]);
    story.tell(&signed("a"));
    story.tell(&ratified("a"));
    let waits = |story: &Story| {
        let waiting = story.record.negotiation().what_force_waits_for(&id("i")).unwrap();
        let unbound = waiting.unbound.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let conditions = waiting.conditions.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        (unbound, conditions, waiting.gates.len(), waiting.from.map(|at| at.to_rfc3339()))
    };
    assert_eq!(
        waits(&story),
        ("b".into(), "2026-06-01 is reached; all of its parties are bound by `i`".into(), 1, None)
    );
    story.tell(&signed("b"));
    story.tell(&ratified("b"));
    story.tell(r#"secretariat gate.passed {"gate":"g"}"#);
    let from = Some("2026-06-01T00:00:00+00:00".into());
    assert_eq!(waits(&story), (String::new(), "2026-06-01 is reached".into(), 0, from));
}

#[test]
fn the_chronology_says_that_the_consent_of_a_party_is_withdrawn_and_not_the_instrument() {
    let mut story = in_force();
    story.tell(r#"b consent.suspended {"instrument":"i","party":"b","reason":"r"}"#);
    story.tell(r#"b consent.resumed {"instrument":"i","party":"b"}"#);
    story.tell(r#"b mode=observed consent.withdrawn {"instrument":"i","party":"b"}"#);
    let lines = story.record.negotiation().chronology();
    let told = |text: &str| lines.iter().any(|one| one.what == text);
    for text in [
        "instrument `i` signed by party `b`",
        "consent to instrument `i` expressed by party `b`",
        "instrument `i` suspended for party `b` alone",
        "instrument `i` resumed for party `b` alone",
        "consent to instrument `i` withdrawn by party `b`",
    ] {
        assert!(told(text), "{text}");
    }
}

#[test]
fn who_is_no_party_of_a_resolution_holds_something_of_it_and_only_for_itself() {
    let mut story = open(&[
        r#"secretariat party.added {"party":"council","name":"The council","kind":"organisation"}"#,
        r#"secretariat instrument.drafted {"instrument":"i","kind":"resolution","title":"I","binding":true,"parties":["council"]}"#,
        r#"council instrument.adopted {"instrument":"i"}"#,
        r#"council consent.expressed {"instrument":"i","party":"council","means":"adoption"}"#,
    ]);
    let ended = |by: &str, holders: &str| {
        format!(r#"{by} instrument.terminated {{"instrument":"i","reason":"r","according_to":[{holders}]}}"#)
    };
    assert_eq!(story.refused(&ended("a", r#""b""#)).rule().id(), "instrument.terminated.entitled");
    assert_eq!(story.refused(&ended("a", r#""a","b""#)).rule().id(), "instrument.any.according_to");
    let alone = r#"a+b instrument.terminated {"instrument":"i","reason":"r"}"#;
    assert_eq!(story.refused(alone).rule().id(), "instrument.terminated.entitled");
    story.tell(&ended("a+b", r#""a","b""#));
    let whole = story.record.negotiation();
    let at = "2026-02-01T12:00:00Z".parse().unwrap();
    let answer = whole.in_force(&id("i"), &id("council"), at).unwrap();
    let as_held_by = |party: &str| answer.as_held_by(&id(party)).force;
    assert_eq!((as_held_by("a"), as_held_by("council")), (Force::NotInForce, Force::InForce));
    let found = whole.review(at);
    assert!(found.iter().any(|one| one.says == "it is in force, and terminated according to `a`, `b`"));
}

#[test]
fn what_was_applied_provisionally_before_it_was_taken_up_again_has_lapsed() {
    let story = open(&[
        I,
        AGREED,
        r#"a consent.provisionally_applied {"instrument":"i","party":"a"}"#,
        r#"a+b instrument.reopened {"instrument":"i"}"#,
        AGREED,
    ]);
    let ended = r#"a consent.provisional_application_ended {"instrument":"i","party":"a"}"#;
    assert_eq!(story.refused(ended).rule().id(), "consent.provisional_application_ended.applied");
}

#[test]
fn what_is_in_force_beside_the_one_that_replaces_it_is_found() {
    let drafted = |id: &str, more: &str| {
        format!(
            r#"a instrument.drafted {{"instrument":"{id}","kind":"contract","title":"T","binding":true,"parties":["a","b"]{more}}}"#
        )
    };
    let force = |id: &str| {
        [
            format!(r#"a+b instrument.agreed {{"instrument":"{id}"}}"#),
            format!(r#"a consent.expressed {{"instrument":"{id}","party":"a","means":"acceptance"}}"#),
            format!(r#"b consent.expressed {{"instrument":"{id}","party":"b","means":"acceptance"}}"#),
            format!(r#"a+b instrument.entered_into_force {{"instrument":"{id}","at":"2026-01-01"}}"#),
        ]
    };
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    let observe = |story: &mut Story, line: &str| {
        let mut envelope = story.envelope(line, "observed");
        envelope["id"] = format!("o{}", story.record.entries().len()).into();
        story
            .record
            .propose(serde_json::from_value(envelope).unwrap())
            .unwrap_or_else(|e| panic!("{line}: {e}"));
    };
    observe(&mut story, &drafted("old", ""));
    observe(&mut story, &drafted("new", r#","replaces":"old""#));
    force("old").iter().for_each(|line| observe(&mut story, line));
    let found = |story: &Story| {
        let found = story.record.findings("2026-02-01T00:00:00Z".parse().unwrap());
        let found = found.into_iter().filter(|one| one.rule.id() == "review.instrument.replaced");
        found.map(|one| one.to_string()).collect::<Vec<_>>()
    };
    assert!(found(&story).is_empty(), "the new one is only a draft");
    force("new").iter().for_each(|line| observe(&mut story, line));
    let said = found(&story);
    assert!(
        said.len() == 1 && said[0].contains("`new` is in force for `a`, `b` and replaces it, and no entry"),
        "{said:?}"
    );
    let talks = story.record.negotiation();
    let old = talks.instrument(&"old".parse().unwrap()).unwrap();
    assert_eq!(old.replaced_by().map(|one| one.id().to_string()).collect::<Vec<_>>(), ["new"]);
    observe(
        &mut story,
        r#"a+b instrument.superseded {"instrument":"old","successor":"new","at":"2026-01-01"}"#,
    );
    assert!(found(&story).is_empty());
}

/// Who may consent is named in the help, and that is who carries on the place of a dissolved party.
#[test]
fn the_help_on_who_consents_names_who_carries_on_a_place() {
    let mut story = open(&[I, AGREED]);
    for party in ["c", "s"] {
        story.tell(&format!(
            r#"secretariat party.added {{"party":"{party}","name":"{party}","kind":"state"}}"#
        ));
    }
    story.tell(r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#);
    let refusal = story.refused(&ratified("c"));
    assert_eq!(refusal.rule().id(), "consent.expressed.party");
    let help = refusal.explain(story.record.negotiation()).help().to_owned();
    assert!(help.contains("act: `a`;") && help.contains("by succession (`s`)"), "{help}");
    story.tell(&ratified("s").replace("ratification", "succession"));
}
