//! Which steps an instrument needs, by its kind; and for whom it is in force before they were taken.

use crate::story::Story;
use negotiation::{
    outcome::{
        consent::{Attitude, ConsentStatus},
        instrument::InstrumentStatus,
        measure::MeasureStatus,
    },
    query::{Force, Severity},
    talks::process::{NegotiationStatus, TalksEnd},
    value::when::Instant,
};

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// An instrument between two, of a kind, with whatever more is said of it.
fn drafted(kind: &str, more: &str) -> String {
    format!(
        r#"a instrument.drafted {{"instrument":"i","kind":"{kind}","title":"I","binding":true,"parties":["a","b"]{more}}}"#
    )
}

const AGREED: &str = r#"a+b instrument.agreed {"instrument":"i"}"#;

fn talks(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","backdating":true}"#).principals(&["a", "b"]).given(given)
}

fn on(day: &str, by: &str, act: &str, more: &str) -> String {
    format!(r#"{by} recorded={day}T09:00:00Z {act} {{"instrument":"i"{more}}}"#)
}

fn signed(party: &str, day: &str) -> String {
    on(day, party, "consent.signed", &format!(r#","party":"{party}""#))
}

fn expressed(party: &str, means: &str, day: &str) -> String {
    on(day, party, "consent.expressed", &format!(r#","party":"{party}","means":"{means}""#))
}

fn withdrawn(party: &str, day: &str, more: &str) -> String {
    on(day, party, "consent.withdrawn", &format!(r#","party":"{party}"{more}"#))
}

/// Tells a line as it was observed, under an id of its own.
fn observe(story: &mut Story, line: &str) {
    let (by, rest) = line.split_once(' ').unwrap();
    let id = story.record.entries().len();
    let draft = story.draft(&format!("{by} id=o{id} {rest}"), "observed");
    story.record.propose(draft).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
}

fn rule(story: &Story, line: &str) -> Option<&'static str> {
    story.refusal(line).map(|refusal| refusal.rule().id())
}

fn status(story: &Story) -> InstrumentStatus {
    story.record.negotiation().instrument(&id("i")).unwrap().status()
}

fn consent(story: &Story, party: &str) -> Option<ConsentStatus> {
    story.record.negotiation().instrument(&id("i")).unwrap().consent(&id(party)).and_then(|own| own.status())
}

fn force(story: &Story, party: &str, day: &str) -> Option<Force> {
    let at: Instant = format!("{day}T12:00:00Z").parse().unwrap();
    story.record.negotiation().in_force(&id("i"), &id(party), at).unwrap().force()
}

fn findings(story: &Story, rule: &str) -> Vec<String> {
    let at: Instant = "2030-01-01T00:00:00Z".parse().unwrap();
    let talks = story.record.negotiation();
    talks.review(at).iter().filter(|found| found.rule.id() == rule).map(|found| found.says.clone()).collect()
}

#[test]
fn a_collective_agreement_is_ratified_by_ballots_and_nobody_signed_it_before() {
    let mut story = talks(&[&drafted("collective_agreement", ""), AGREED]);
    for party in ["a", "b"] {
        story.tell(&expressed(party, "ratification", "2026-02-01"));
    }
    assert_eq!(status(&story), InstrumentStatus::InForce);
    assert!(findings(&story, "review.instrument.order").is_empty());
    // Of a treaty the same is out of order.
    let treaty = talks(&[&drafted("treaty", ""), AGREED]);
    let ratified = expressed("a", "ratification", "2026-02-01");
    assert_eq!(rule(&treaty, &ratified), Some("consent.expressed.means"));
    assert_eq!(treaty.irregularities(&ratified), ["consent.expressed.means"]);
    // And a collective agreement is agreed on before it is voted on.
    let draft = talks(&[&drafted("collective_agreement", "")]);
    assert_eq!(rule(&draft, &ratified), Some("consent.signed.open"));
}

#[test]
fn of_something_else_no_rule_asks_for_a_step() {
    for kind in ["other", "term_sheet"] {
        let mut story = talks(&[&drafted(kind, "")]);
        story.tell(&signed("a", "2026-02-01"));
        // Whoever signed may accede, and ratify what nobody agreed on.
        story.tell(&expressed("a", "accession", "2026-02-02"));
        story.tell(&expressed("b", "ratification", "2026-02-03"));
        assert_eq!(status(&story), InstrumentStatus::InForce);
        // It is left without notice.
        story.tell(&withdrawn("b", "2026-03-01", ""));
        assert_eq!(consent(&story, "b"), Some(ConsentStatus::Withdrawn));
    }
}

#[test]
fn a_contract_is_signed_in_counterpart_and_closes_on_another_day() {
    let closing =
        r#","in_force_when":{"all_of":[{"bound":{"instrument":"i"}},{"text":"the authority cleared it"}]}"#;
    let mut story = talks(&[&drafted("contract", closing)]);
    // Each signs its own copy; there is no act on one text before.
    story.tell(&expressed("a", "definitive_signature", "2026-02-01"));
    assert_eq!(status(&story), InstrumentStatus::Draft);
    story.tell(&expressed("b", "definitive_signature", "2026-02-03"));
    assert_eq!(status(&story), InstrumentStatus::Signed);
    assert_eq!(force(&story, "a", "2026-02-04"), Some(Force::NotInForce));
    // Between signing and closing nobody walks away alone.
    assert_eq!(rule(&story, &withdrawn("a", "2026-02-10", "")), Some("consent.withdrawn.notice"));
    let closes =
        on("2026-03-01", "a+b", "instrument.entered_into_force", r#","at":"2026-03-01","shown_by":["e000"]"#);
    story.tell(&closes);
    assert_eq!(force(&story, "b", "2026-02-27"), Some(Force::NotInForce));
    assert_eq!(force(&story, "b", "2026-03-02"), Some(Force::InForce));
}

#[test]
fn an_exchange_of_letters_binds_with_the_second_letter() {
    let mut story = talks(&[&drafted("exchange_of_letters", "")]);
    story.tell(&expressed("a", "exchange", "2026-02-01"));
    assert_eq!(status(&story), InstrumentStatus::Draft);
    story.tell(&expressed("b", "exchange", "2026-02-05"));
    assert_eq!(status(&story), InstrumentStatus::InForce);
    assert_eq!(force(&story, "a", "2026-02-04"), Some(Force::NotInForce));
    assert_eq!(force(&story, "a", "2026-02-06"), Some(Force::InForce));
}

#[test]
fn a_joint_statement_binds_nobody_and_is_made_by_whoever_signs_it() {
    let binding = drafted("joint_statement", "");
    let nothing = talks(&[]);
    assert_eq!(rule(&nothing, &binding), Some("instrument.drafted.binding"));
    assert_eq!(nothing.irregularities(&binding), ["instrument.drafted.binding"]);
    let mut story = talks(&[&binding.replace(r#""binding":true"#, r#""binding":false"#)]);
    story.tell(&signed("a", "2026-02-01"));
    story.tell(&signed("b", "2026-02-01"));
    assert_eq!(status(&story), InstrumentStatus::InForce);
    story.tell(&withdrawn("a", "2026-02-02", ""));
    assert_eq!(force(&story, "a", "2026-02-03"), Some(Force::NotInForce));
}

#[test]
fn a_ratification_is_taken_back_before_the_treaty_is_in_force_and_the_party_is_a_signatory_again() {
    let mut story = talks(&[&drafted("treaty", ""), AGREED]);
    for line in [signed("a", "2026-02-01"), expressed("a", "ratification", "2026-03-01")] {
        story.tell(&line);
    }
    story.tell(&withdrawn("a", "2026-06-01", ""));
    assert_eq!(consent(&story, "a"), Some(ConsentStatus::Signed));
    // It counts as one that signed, and not as one that is bound.
    story.tell(&signed("b", "2026-06-02"));
    assert_eq!(status(&story), InstrumentStatus::Signed);
    story.tell(&expressed("b", "ratification", "2026-06-03"));
    assert_eq!(status(&story), InstrumentStatus::Signed);
    let waits = story.record.negotiation().what_force_waits_for(&id("i")).unwrap();
    assert_eq!(waits.unbound, [&id("a")]);
    // It may ratify once more; once the treaty is in force, it is left by notice only.
    story.tell(&expressed("a", "ratification", "2026-07-01"));
    assert_eq!(status(&story), InstrumentStatus::InForce);
    assert_eq!(rule(&story, &withdrawn("a", "2026-08-01", "")), Some("consent.withdrawn.notice"));
    let notice =
        on("2026-08-01", "a", "consent.withdrawal_notified", r#","party":"a","effective":"2026-09-01""#);
    assert_eq!(rule(&story, &notice), Some("consent.withdrawal_notified.term"));
}

#[test]
fn who_acceded_and_takes_that_back_has_done_nothing() {
    let mut story = talks(&[&drafted("treaty", ""), AGREED]);
    story.tell(&expressed("a", "accession", "2026-02-01"));
    story.tell(&withdrawn("a", "2026-03-01", ""));
    assert_eq!(consent(&story, "a"), None);
    story.tell(&expressed("a", "accession", "2026-04-01"));
    assert_eq!(consent(&story, "a"), Some(ConsentStatus::Bound));
    // A signatory that will not be a party has withdrawn.
    story.tell(&signed("b", "2026-04-02"));
    story.tell(&withdrawn("b", "2026-04-03", ""));
    assert_eq!(consent(&story, "b"), Some(ConsentStatus::Withdrawn));
}

#[test]
fn of_a_withdrawal_that_is_known_by_its_effect_alone_the_notice_is_not_shown() {
    let mut story = talks(&[&drafted("treaty", ""), AGREED]);
    for party in ["a", "b"] {
        story.tell(&signed(party, "2026-02-01"));
        story.tell(&expressed(party, "ratification", "2026-02-01"));
    }
    let left = withdrawn("a", "2028-01-01", "");
    assert_eq!(rule(&story, &left), Some("consent.withdrawn.notice"));
    assert_eq!(story.irregularities(&left), [""; 0]);
    observe(&mut story, &left);
    assert_eq!(force(&story, "a", "2028-01-02"), Some(Force::NotInForce));
    assert!(findings(&story, "review.instrument.order").is_empty());
}

#[test]
fn all_whom_it_binds_agree_that_it_takes_effect_before_they_signed_it() {
    for kind in ["treaty", "contract", "collective_agreement"] {
        let mut story = talks(&[&drafted(kind, ""), AGREED]);
        story.tell(&expressed("a", "definitive_signature", "2026-03-05"));
        let enters = |by: &str, day: &str| {
            on("2026-03-06", by, "instrument.entered_into_force", &format!(r#","at":"{day}""#))
        };
        // Not before all are bound.
        assert_eq!(
            rule(&story, &enters("a+b", "2026-01-01")),
            Some("instrument.entered_into_force.condition")
        );
        story.tell(&expressed("b", "definitive_signature", "2026-03-05"));
        assert_eq!(force(&story, "a", "2026-02-01"), Some(Force::NotInForce));
        // One of them alone sets no date anew, and both set no later one.
        assert_eq!(rule(&story, &enters("a", "2026-01-01")), Some("instrument.entered_into_force.once"));
        assert_eq!(rule(&story, &enters("a+b", "2026-03-06")), Some("instrument.entered_into_force.once"));
        story.tell(&enters("a+b", "2026-01-01"));
        for party in ["a", "b"] {
            assert_eq!(force(&story, party, "2025-12-31"), Some(Force::NotInForce));
            assert_eq!(force(&story, party, "2026-02-01"), Some(Force::InForce));
        }
        assert!(findings(&story, "review.instrument.unbound").is_empty());
    }
}

#[test]
fn in_force_for_one_that_consented_only_later_is_found() {
    let observed = |story: &mut Story, day: &str, by: &str, act: &str, more: &str| {
        observe(
            story,
            &format!(r#"{by} recorded=2026-05-01T00:00:00Z occurred={day} {act} {{"instrument":"i"{more}}}"#),
        );
    };
    let enters = r#","at":"2026-02-01","parties":["b"]"#;
    let ratified = r#","party":"b","means":"ratification""#;
    let begin = || {
        let mut story = talks(&[&drafted("treaty", "")]);
        observed(&mut story, "2026-01-02", "secretariat", "instrument.opened_for_signature", "");
        story
    };
    let mut story = begin();
    observed(&mut story, "2026-02-01", "secretariat", "instrument.entered_into_force", enters);
    // Nobody knows yet whether it consented.
    assert!(findings(&story, "review.instrument.unbound").is_empty());
    observed(&mut story, "2026-03-01", "b", "consent.signed", r#","party":"b""#);
    observed(&mut story, "2026-04-01", "b", "consent.expressed", ratified);
    let found = findings(&story, "review.instrument.unbound");
    assert_eq!(found, ["it is in force for `b` from 2026-02-01, and `b` consented only later"]);
    let at: Instant = "2030-01-01T00:00:00Z".parse().unwrap();
    let severe = story.record.negotiation().review(at);
    let severe = severe.iter().find(|found| found.rule.id() == "review.instrument.unbound").unwrap();
    assert_eq!(severe.severity(), Severity::Error);
    // In whatever order it is told.
    let mut late = begin();
    observed(&mut late, "2026-03-01", "b", "consent.signed", r#","party":"b""#);
    observed(&mut late, "2026-04-01", "b", "consent.expressed", ratified);
    observed(&mut late, "2026-02-01", "secretariat", "instrument.entered_into_force", enters);
    assert_eq!(findings(&late, "review.instrument.unbound"), found);
    // What it applied provisionally is in order.
    let mut applied = begin();
    observed(&mut applied, "2026-01-20", "b", "consent.provisionally_applied", r#","party":"b""#);
    observed(&mut applied, "2026-02-01", "secretariat", "instrument.entered_into_force", enters);
    observed(&mut applied, "2026-04-01", "b", "consent.expressed", ratified);
    assert!(findings(&applied, "review.instrument.unbound").is_empty());
    assert_eq!(force(&applied, "b", "2026-02-15"), Some(Force::Provisional));
}

/// Observed in the archive of a depositary: the day is one of the event, or a month, or a year.
fn in_the_archive(story: &mut Story, when: &str, by: &str, act: &str, more: &str) {
    let line = format!(
        "{by} recorded=2040-05-01T00:00:00Z occurred=\"{when}\" {act} {{\"instrument\":\"i\"{more}}}"
    );
    observe(story, &line);
}

#[test]
fn of_an_act_without_a_day_only_what_is_certain_is_held_against_anybody() {
    let enters = r#","at":"2030-06-15","parties":["a"]"#;
    let ratified = |party: &str| format!(r#","party":"{party}","means":"ratification""#);
    let order = "review.instrument.order";
    let when = r#","open_to_accession":true,"in_force_when":{"bound":{"instrument":"i","at_least":2}}"#;
    for (year, certain) in [("2030", false), ("unknown", false), ("2031", true), ("2030-06", false)] {
        let mut story = talks(&[&drafted("treaty", when)]);
        in_the_archive(&mut story, "2029-01-01", "secretariat", "instrument.opened_for_signature", "");
        for party in ["a", "b"] {
            let signed = format!(r#","party":"{party}""#);
            in_the_archive(&mut story, "2029-01-02", party, "consent.signed", &signed);
        }
        in_the_archive(&mut story, "2029-02-01", "a", "consent.expressed", &ratified("a"));
        // Something else happened late in that year, so that what has no day of its own stands after it.
        in_the_archive(
            &mut story,
            "2030-11-30",
            "a",
            "consent.declaration_made",
            r#","party":"a","text":"d""#,
        );
        in_the_archive(&mut story, year, "b", "consent.expressed", &ratified("b"));
        // One of them tells in the next year when it entered into force.
        in_the_archive(&mut story, "2032-01-01", "a", "instrument.entered_into_force", enters);
        assert_eq!(findings(&story, order).len(), usize::from(certain), "{year}");
        // The same of the date from which it is in force for that party.
        let enters = r#","at":"2030-06-15","parties":["b"]"#;
        in_the_archive(&mut story, "2030-06-15", "secretariat", "instrument.entered_into_force", enters);
        assert_eq!(findings(&story, "review.instrument.unbound").len(), usize::from(certain), "{year}");
    }
}

#[test]
fn what_was_told_later_and_came_before_is_in_order() {
    let order = "review.instrument.order";
    let ratified = r#","party":"a","means":"ratification""#;
    for (signed, in_order) in [("2029", true), ("2030", true), ("2031-01-01", false)] {
        let mut story = talks(&[&drafted("treaty", "")]);
        in_the_archive(&mut story, "2030-06-15", "a", "consent.expressed", ratified);
        // Neither opened for signature nor signed, as far as is known.
        let broken: Vec<_> = story.record.entries().last().unwrap().irregularities().to_vec();
        let broken: Vec<_> = broken.iter().map(|one| one.rule().to_owned()).collect();
        assert_eq!(broken, ["consent.signed.open", "consent.expressed.means"]);
        assert_eq!(findings(&story, order).len(), 1);
        in_the_archive(&mut story, "2029-01-01", "secretariat", "instrument.opened_for_signature", "");
        assert_eq!(findings(&story, order).len(), 1);
        in_the_archive(&mut story, signed, "a", "consent.signed", r#","party":"a""#);
        assert_eq!(findings(&story, order).is_empty(), in_order, "{signed}");
    }
}

/// When, what, by whom, and with what more.
type Told = (&'static str, &'static str, &'static str, &'static str);

/// What one act follows has to be of the same words, and while they can be consented to: of what was reopened, was turned down or
/// was open for a time no former step is one.
#[test]
fn a_step_before_a_reopening_or_after_the_end_puts_nothing_in_order() {
    let order = "review.instrument.order";
    let opened = "instrument.opened_for_signature";
    let one = |means: &str| format!(r#","party":"a","means":"{means}""#);
    let signed = r#","party":"a""#;
    let steps: [(&[Told], bool); 13] = [
        // Whenever it was drafted as told, that came first.
        (&[("2025", opened, "secretariat", "")], false),
        // Opened and signed, then reopened.
        (&[("2029", opened, "secretariat", ""), ("2030", "instrument.reopened", "a+b", "")], true),
        // The day of the reopening may come after the act, or before the opening.
        (&[("2029", opened, "secretariat", ""), ("2032", "instrument.reopened", "a+b", "")], false),
        (&[("2030", opened, "secretariat", ""), ("2030", "instrument.reopened", "a+b", "")], false),
        (&[("2030", opened, "secretariat", ""), ("2029", "instrument.reopened", "a+b", "")], false),
        // Turned down, ended, lapsed.
        (&[("2029", opened, "secretariat", ""), ("2030", "instrument.rejected", "a+b", "")], true),
        (&[("2029", opened, "secretariat", ""), ("2030", "instrument.lapsed", "a+b", "")], true),
        (&[("2029", opened, "secretariat", ""), ("2032", "instrument.rejected", "a+b", "")], false),
        (&[("2029", opened, "secretariat", ""), ("2032", "instrument.lapsed", "a+b", "")], false),
        // Put forward again.
        (
            &[
                ("2028", opened, "secretariat", ""),
                ("2029", "instrument.rejected", "a+b", ""),
                ("2030", "instrument.resubmitted", "a+b", ""),
            ],
            false,
        ),
        // Open for a time.
        (&[("2029", opened, "secretariat", r#","until":"2030""#)], true),
        (&[("2029", opened, "secretariat", r#","until":"2032""#)], false),
        (&[("2029", opened, "secretariat", r#","until":"2032-05""#)], false),
    ];
    for (steps, out_of_order) in steps {
        for first in [true, false] {
            let mut story = talks(&[&drafted("treaty", "")]);
            let mut all: Vec<_> = steps.to_vec();
            all.insert(if first { 0 } else { all.len() }, ("2032", "consent.signed", "a", signed));
            for (when, act, by, more) in all {
                in_the_archive(&mut story, when, by, act, more);
            }
            assert_eq!(!findings(&story, order).is_empty(), out_of_order, "{first} {steps:?}");
        }
    }
    // One signed the former words, and ratified the new ones; or acceded to the new ones.
    let again = [("2030", "instrument.reopened", "a+b", ""), ("2031", opened, "secretariat", "")];
    for (means, reopened, out_of_order) in [
        ("ratification", true, true),
        ("ratification", false, false),
        ("accession", true, false),
        // When it was told, nobody knew of the signature.
        ("accession", false, false),
    ] {
        let mut story = talks(&[&drafted("treaty", r#","open_to_accession":true"#)]);
        in_the_archive(&mut story, "2028", "secretariat", opened, "");
        in_the_archive(&mut story, "2033", "a", "consent.expressed", &one(means));
        in_the_archive(&mut story, "2029", "a", "consent.signed", signed);
        let again = again.iter().filter(|_| reopened);
        again.for_each(|(when, act, by, more)| in_the_archive(&mut story, when, by, act, more));
        let found = !findings(&story, order).is_empty();
        assert_eq!(found, out_of_order, "{means} {reopened}");
    }
    for (signed_in, out_of_order) in [("2029", true), ("2033", false)] {
        let mut story = talks(&[&drafted("treaty", r#","open_to_accession":true"#)]);
        in_the_archive(&mut story, "2028", "secretariat", opened, "");
        in_the_archive(&mut story, signed_in, "a", "consent.signed", signed);
        in_the_archive(&mut story, "2033", "a", "consent.expressed", &one("accession"));
        assert_eq!(findings(&story, order).len(), usize::from(out_of_order), "{signed_in}");
    }
}

#[test]
fn an_act_that_names_one_that_is_not_bound_is_refused_unless_it_shows_why() {
    let of_a_day = r#","in_force_when":{"date_reached":"2026-01-01"}"#;
    let story = talks(&[&drafted("treaty", of_a_day), AGREED]);
    let enters = |more: &str| {
        on(
            "2026-02-01",
            "a+b",
            "instrument.entered_into_force",
            &format!(r#","at":"2026-02-01","parties":["b"]{more}"#),
        )
    };
    assert_eq!(rule(&story, &enters("")), Some("instrument.entered_into_force.bound"));
    assert_eq!(story.irregularities(&enters("")), [""; 0]);
    // Its clause lets others decide for all.
    assert_eq!(rule(&story, &enters(r#","shown_by":["e001"]"#)), None);
}

#[test]
fn bound_before_its_own_parliament_agreed_is_found() {
    let gate = r#"a gate.required {"gate":"g","kind":"parliament","body":"The Senate","question":"Yes?","on":{"instrument":"i"},"of":"a"}"#;
    let mut story = talks(&[&drafted("treaty", ""), gate, AGREED]);
    observe(&mut story, &expressed("a", "definitive_signature", "2026-02-01"));
    assert_eq!(findings(&story, "review.instrument.own_gate").len(), 1);
    story.tell(r#"secretariat recorded=2026-02-05T09:00:00Z gate.passed {"gate":"g"}"#);
    let found = findings(&story, "review.instrument.own_gate");
    assert_eq!(found, ["`a` has been bound by `i` since 2026-02-01, and its law asks for this gate first"]);
    // When it was bound is told as it was.
    for (told, more) in [("2029", ""), ("2028-10", r#","deposited":"2028-10""#)] {
        let mut story = talks(&[&drafted("treaty", ""), gate, AGREED]);
        let consents = format!(r#","party":"a","means":"definitive_signature"{more}"#);
        in_the_archive(&mut story, "2029", "a", "consent.expressed", &consents);
        let says = format!("`a` has been bound by `i` since {told}, and its law asks for this gate first");
        assert_eq!(findings(&story, "review.instrument.own_gate"), [says]);
    }
    // In order it finds nothing.
    let mut in_order =
        talks(&[&drafted("treaty", ""), gate, AGREED, r#"secretariat gate.passed {"gate":"g"}"#]);
    in_order.tell(&expressed("a", "definitive_signature", "2026-02-01"));
    assert!(findings(&in_order, "review.instrument.own_gate").is_empty());
}

#[test]
fn the_mediator_extends_the_truce_that_it_declared_for_both() {
    let mut story = talks(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"secretariat party.invited {"party":"m"}"#,
        r#"m party.joined {"party":"m"}"#,
        r#"a+b party.role_assigned {"party":"m","role":"mediator"}"#,
        r#"m ceasefire.declared {"ceasefire":"c","kind":"truce","parties":["a","b"],"until":"2026-01-10"}"#,
        r#"m ceasefire.took_effect {"ceasefire":"c"}"#,
        r#"m ceasefire.extended {"ceasefire":"c","until":"2026-01-12"}"#,
        r#"a+b ceasefire.declared {"ceasefire":"own","kind":"truce","parties":["a","b"]}"#,
    ]);
    let extended = |by: &str, truce: &str, until: &str| {
        format!(r#"{by} ceasefire.extended {{"ceasefire":"{truce}","until":"{until}"}}"#)
    };
    assert_eq!(rule(&story, &extended("m", "c", "2026-01-11")), Some("ceasefire.extended.later"));
    assert_eq!(rule(&story, &extended("a", "c", "2026-01-20")), Some("ceasefire.extended.agreement"));
    // What the two declared themselves, they extend themselves; a first term is no extension, and is theirs to set.
    assert_eq!(rule(&story, &extended("m", "own", "2026-01-20")), Some("ceasefire.extended.agreement"));
    story.tell(&extended("a+b", "own", "2026-01-20"));
    story.tell(r#"a+b ceasefire.ended {"ceasefire":"c","how":"terminated"}"#);
    assert_eq!(rule(&story, r#"m ceasefire.renewed {"ceasefire":"c"}"#), Some("any.any.alone"));
    story.tell(r#"a+b ceasefire.renewed {"ceasefire":"c"}"#);
    assert_eq!(rule(&story, &extended("m", "c", "2026-01-20")), Some("ceasefire.extended.agreement"));
}

#[test]
fn an_offer_without_a_term_is_given_its_first() {
    let mut story = talks(&[
        r#"a point.tabled {"point":"x","title":"X","areas":["security"]}"#,
        r#"a proposal.submitted {"proposal":"p","to":["b"],"channel":"at_the_table","contents":[{"point":"x"}]}"#,
        r#"a proposal.extended {"proposal":"p","expires":"2026-01-08"}"#,
    ]);
    let shorter = r#"a proposal.extended {"proposal":"p","expires":"2026-01-07"}"#;
    assert_eq!(rule(&story, shorter), Some("proposal.extended.later"));
    story.tell(r#"a proposal.extended {"proposal":"p","expires":"2026-01-09"}"#);
}

#[test]
fn an_instrument_says_what_it_carries_out_adds_to_or_is_to_replace_and_from_when_it_applies() {
    let other = |id: &str, more: &str| {
        format!(
            r#"a instrument.drafted {{"instrument":"{id}","kind":"contract","title":"T","binding":true,"parties":["a"]{more}}}"#
        )
    };
    let story = talks(&[
        &drafted("collective_agreement", r#","applies_from":"2026-01-01""#),
        &other("plan", r#","carries_out":"i""#),
        &other("more", r#","supplements":"plan""#),
        &other("next", r#","replaces":"i""#),
    ]);
    let talks = story.record.negotiation();
    let find = |of: &str| talks.instrument(&id(of)).unwrap();
    assert_eq!(find("plan").carries_out().map(|other| other.id().as_str()), Some("i"));
    assert_eq!(find("more").supplements().map(|other| other.id().as_str()), Some("plan"));
    assert_eq!(find("next").replaces().map(|other| other.id().as_str()), Some("i"));
    // It applies from a day on which it is not in force, and that is another date.
    assert_eq!(find("i").applies_from().map(ToString::to_string).as_deref(), Some("2026-01-01"));
    assert_eq!(find("next").applies_from(), None);
    for field in ["carries_out", "supplements", "replaces"] {
        let itself = other("self", &format!(r#","{field}":"self""#));
        assert_eq!(rule(&story, &itself), Some("instrument.drafted.itself"));
    }
}

#[test]
fn an_outsider_says_how_it_stands_to_an_instrument_and_consents_to_nothing() {
    let mut story = talks(&[
        &drafted("treaty", ""),
        AGREED,
        r#"secretariat party.added {"party":"o","name":"O","kind":"state"}"#,
    ]);
    let declares = |attitude: &str| {
        format!(
            r#"o consent.declaration_made {{"instrument":"i","party":"o","text":"Our view.","attitude":"{attitude}"}}"#
        )
    };
    story.tell(&declares("takes_note"));
    story.tell(&declares("opposes"));
    let own = story.record.negotiation().instrument(&id("i")).unwrap().consent(&id("o")).unwrap();
    assert_eq!((own.attitude(), own.status()), (Some(&Attitude::OPPOSES), None));
    assert_eq!(force(&story, "o", "2026-02-01"), Some(Force::NotInForce));
}

#[test]
fn talks_are_broken_off_without_a_reason_and_end_in_a_word() {
    let mut story = talks(&[r#"secretariat negotiation.phase_begun {"phase":"talks"}"#]);
    story.tell(r#"a+b negotiation.broken_off {}"#);
    let talks = story.record.negotiation();
    assert_eq!((talks.status(), talks.ended_how()), (Some(NegotiationStatus::BrokenOff), None));
    assert!(talks.entries().last().unwrap().reason().is_none());
    story.tell(r#"a+b negotiation.abandoned {"how":"faded_away"}"#);
    assert_eq!(story.record.negotiation().ended_how(), Some(&TalksEnd::FADED_AWAY));
    story.tell(r#"a+b negotiation.reopened {}"#);
    assert_eq!(story.record.negotiation().ended_how(), None);
}

#[test]
fn a_threat_is_announced_and_carried_out_or_called_off() {
    let announced = |id: &str| {
        format!(
            r#"a measure.announced {{"measure":"{id}","kind":"strike","parties":["a"],"against":["b"],"from":"2026-02-01","unless":"The offer is mended."}}"#
        )
    };
    let mut story = talks(&[&announced("threat"), &announced("bluff")]);
    let status = |story: &Story, of: &str| story.record.negotiation().measure(&id(of)).unwrap().status();
    assert_eq!(status(&story, "threat"), MeasureStatus::Announced);
    let suspended = r#"a measure.suspended {"measure":"threat"}"#;
    assert_eq!(rule(&story, suspended), Some("measure.suspended.status"));
    assert_eq!(rule(&story, r#"b measure.begun {"measure":"threat"}"#), Some("measure.begun.entitled"));
    story.tell(r#"a measure.begun {"measure":"threat"}"#);
    story.tell(suspended);
    story.tell(r#"a measure.ended {"measure":"bluff"}"#);
    assert_eq!(rule(&story, r#"a measure.begun {"measure":"bluff"}"#), Some("measure.begun.status"));
    assert_eq!(status(&story, "bluff"), MeasureStatus::Ended);
    let bluff = story.record.negotiation().measure(&id("bluff")).unwrap();
    assert!(bluff.fact().is_none() && bluff.announced().is_some_and(|fact| fact.unless.is_some()));
}
