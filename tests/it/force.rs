//! Stories of instruments in force: for whom, from when on and until when, as the dates of the acts say it.

use crate::story::Story;
use negotiation::{query::Force, state::Negotiation};

use Force::{InForce, NotInForce, Suspended, Unclear};

/// Three states at the table, and a treaty between them that these words complete.
fn treaty(more: &str) -> Story {
    let by = if more.contains(r#""parties""#) { "a+b" } else { "a+b+c" };
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]);
    story.tell(&format!(
        r#"a instrument.drafted {{"instrument":"i","kind":"treaty","title":"I","binding":true{more}}}"#
    ));
    story.tell(&format!(r#"{by} instrument.agreed {{"instrument":"i"}}"#));
    story
}

/// The party binds itself on a day.
fn bound(party: &str, day: &str) -> String {
    format!(
        r#"{party} recorded={day}T00:00:00Z consent.expressed {{"instrument":"i","party":"{party}","means":"definitive_signature"}}"#
    )
}

/// Whoever does something on a day, with the instrument in their hands.
fn on(day: &str, by: &str, kind: &str, more: &str) -> String {
    let party = if kind.starts_with("consent.") { format!(r#","party":"{by}""#) } else { String::new() };
    format!(r#"{by} recorded={day}T00:00:00Z {kind} {{"instrument":"i"{party}{more}}}"#)
}

fn force(whole: &Negotiation, party: &str, day: &str) -> Force {
    let at = format!("{day}T12:00:00Z").parse().unwrap();
    whole.in_force(&"i".parse().unwrap(), &party.parse().unwrap(), at).unwrap().force().unwrap()
}

fn for_each(story: &Story, day: &str) -> [Force; 3] {
    ["a", "b", "c"].map(|party| force(story.record.negotiation(), party, day))
}

/// Since when the condition for entry into force is met, or from when it will be.
fn ready(story: &Story) -> Option<String> {
    let own = story.record.negotiation().instrument(&"i".parse().unwrap()).unwrap();
    own.ready_since().map(|at| at.date_naive().to_string())
}

const AFTER_TWO: &str = r#","in_force_when":{"after":["P30D",{"bound":{"instrument":"i","at_least":2}}]}"#;

#[test]
fn what_a_party_does_once_it_is_bound_moves_no_date_of_entry_into_force() {
    let mut story = treaty(AFTER_TWO);
    story.tell(&bound("a", "2026-04-01"));
    story.tell(&bound("b", "2026-05-01"));
    assert_eq!(ready(&story).as_deref(), Some("2026-05-31"));
    let due = story.record.negotiation().due("2026-05-02T00:00:00Z".parse().unwrap());
    let due: Vec<_> = due.iter().map(ToString::to_string).collect();
    assert_eq!(due, ["instrument `i` can enter into force: Sunday 31 May 2026, 00:00 (UTC) (to come)"]);
    for line in [
        on("2026-05-05", "a", "consent.suspended", r#","reason":"r""#),
        on("2026-05-06", "a", "consent.resumed", ""),
        on("2026-05-10", "a", "consent.withdrawal_notified", r#","effective":"2027-06-01""#),
        on("2026-05-25", "a", "consent.withdrawal_revoked", ""),
    ] {
        story.tell(&line);
        assert_eq!(ready(&story).as_deref(), Some("2026-05-31"), "{line}");
    }
    story.tell(&on("2026-06-02", "b", "instrument.entered_into_force", r#","at":"2026-05-31""#));
    assert_eq!(for_each(&story, "2026-06-01"), [InForce, InForce, NotInForce]);
}

#[test]
fn who_left_does_not_count_towards_the_entry_into_force() {
    let mut story = treaty(r#","in_force_when":{"bound":{"instrument":"i","at_least":2}}"#);
    story.tell(&bound("a", "2026-02-01"));
    story.tell(&on("2026-02-02", "a", "consent.withdrawal_notified", r#","effective":"2027-03-01""#));
    // Its notice has taken effect, and no entry had to say so.
    story.tell(&bound("b", "2028-01-01"));
    assert_eq!(for_each(&story, "2028-02-01"), [NotInForce; 3]);
    story.tell(&bound("c", "2028-03-01"));
    assert_eq!(for_each(&story, "2028-04-01"), [NotInForce, InForce, InForce]);
}

#[test]
fn who_left_has_no_say_any_more_and_who_is_leaving_has_until_then() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    story.tell(&on("2026-03-01", "a", "consent.withdrawal_notified", r#","effective":"2027-06-01""#));
    let amended = |day: &str, by: &str| {
        format!(r#"{by} recorded={day}T00:00:00Z instrument.amended {{"instrument":"i"}}"#)
    };
    assert_eq!(story.refused(&amended("2027-05-01", "b+c")).rule().id(), "instrument.amended.agreement");
    assert!(story.refusal(&amended("2027-05-01", "a+b+c")).is_none());
    story.tell(&amended("2028-01-01", "b+c"));
    assert_eq!(for_each(&story, "2028-02-01"), [NotInForce, InForce, InForce]);
}

#[test]
fn who_withdraws_as_of_a_later_day_is_bound_and_asked_until_then() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    story.tell(&on("2026-03-01", "c", "consent.withdrawal_notified", r#","effective":"2027-03-01""#));
    // The withdrawal names a later day than the notice did, and that day counts.
    story.tell(&on("2027-02-01", "c", "consent.withdrawn", r#","effective":"2027-09-01""#));
    assert_eq!(force(story.record.negotiation(), "c", "2027-06-01"), InForce);
    assert_eq!(force(story.record.negotiation(), "c", "2027-09-02"), NotInForce);
    let suspended = |day: &str, by: &str| {
        format!(r#"{by} recorded={day}T00:00:00Z instrument.suspended {{"instrument":"i","reason":"r"}}"#)
    };
    assert_eq!(story.refused(&suspended("2027-05-01", "a+b")).rule().id(), "instrument.suspended.agreement");
    assert!(story.refusal(&suspended("2027-10-01", "a+b")).is_none());
}

/// Vienna Convention, articles 55 and 70: it goes on as long as there are two.
#[test]
fn nobody_is_bound_alone() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    for (party, effective) in [("a", "2027-04-01"), ("b", "2027-08-01")] {
        let effective = format!(r#","effective":"{effective}""#);
        story.tell(&on("2026-03-01", party, "consent.withdrawal_notified", &effective));
    }
    assert_eq!(for_each(&story, "2027-03-01"), [InForce; 3]);
    assert_eq!(for_each(&story, "2027-05-01"), [NotInForce, InForce, InForce]);
    assert_eq!(for_each(&story, "2027-09-01"), [NotInForce; 3]);
}

#[test]
fn with_one_that_acceded_two_are_left_when_one_of_two_leaves() {
    let mut story = treaty(r#","parties":["a","b"],"open_to_accession":true"#);
    for party in ["a", "b"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    story.tell(&on("2026-02-02", "c", "consent.expressed", r#","means":"accession""#));
    story.tell(&on("2026-03-01", "a", "consent.withdrawal_notified", r#","effective":"2027-04-01""#));
    assert_eq!(for_each(&story, "2027-05-01"), [NotInForce, InForce, InForce]);
}

/// Article 72, paragraph 1: with whom it is suspended, nobody performs it.
#[test]
fn who_is_left_beside_parties_that_suspended_it_performs_it_for_nobody() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    story.tell(&on("2026-03-01", "a", "consent.suspended", r#","reason":"r""#));
    assert_eq!(for_each(&story, "2026-04-01"), [Suspended, InForce, InForce]);
    story.tell(&on("2026-03-02", "b", "consent.suspended", r#","reason":"r""#));
    assert_eq!(for_each(&story, "2026-04-01"), [Suspended; 3]);
    // A notice that was taken back ends no suspension.
    story.tell(&on("2026-04-01", "a", "consent.withdrawal_notified", r#","effective":"2027-06-01""#));
    story.tell(&on("2026-04-02", "a", "consent.withdrawal_revoked", ""));
    assert_eq!(for_each(&story, "2026-05-01"), [Suspended; 3]);
    story.tell(&on("2026-06-01", "a", "consent.resumed", ""));
    assert_eq!(for_each(&story, "2026-07-01"), [InForce, Suspended, InForce]);
}

#[test]
fn it_enters_into_force_for_one_after_the_other_and_ends_for_nobody_by_that() {
    let mut story = treaty(r#","in_force_when":{"date_reached":"2026-02-01"}"#);
    for party in ["a", "b"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    story.tell(&on(
        "2026-02-01",
        "a",
        "instrument.entered_into_force",
        r#","at":"2026-02-01","parties":["a","b"]"#,
    ));
    story.tell(&bound("c", "2026-03-01"));
    // Left alone, it would be in force for it from the day on which it is bound.
    assert_eq!(for_each(&story, "2026-03-15"), [InForce; 3]);
    // It says that it is in force for c thirty days later; for all it is said once.
    let again = on("2026-03-31", "a", "instrument.entered_into_force", r#","at":"2026-03-31""#);
    assert_eq!(story.refused(&again).rule().id(), "instrument.entered_into_force.once");
    story.tell(&on(
        "2026-03-31",
        "c",
        "instrument.entered_into_force",
        r#","at":"2026-03-31","parties":["c"]"#,
    ));
    assert_eq!(for_each(&story, "2026-03-15"), [InForce, InForce, NotInForce]);
    assert_eq!(for_each(&story, "2026-04-01"), [InForce; 3]);
}

#[test]
fn a_notice_taken_back_brings_nobody_into_force_who_was_left_out() {
    let mut story = treaty(r#","in_force_when":{"date_reached":"2026-02-01"}"#);
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    story.tell(&on(
        "2026-02-01",
        "a",
        "instrument.entered_into_force",
        r#","at":"2026-02-01","parties":["a","b"]"#,
    ));
    assert_eq!(for_each(&story, "2026-02-15"), [InForce, InForce, NotInForce]);
    story.tell(&on("2026-03-01", "c", "consent.withdrawal_notified", r#","effective":"2027-06-01""#));
    story.tell(&on("2026-04-01", "c", "consent.withdrawal_revoked", ""));
    assert_eq!(for_each(&story, "2026-05-01"), [InForce, InForce, NotInForce]);
}

#[test]
fn a_vague_end_or_suspension_is_unclear_until_it_is_over() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    for (until, in_march, in_july) in [
        (r#","until":"unknown""#, Suspended, Suspended),
        (r#","until":"after 2026-06-01""#, Suspended, Unclear),
        (r#","until":"2026-04""#, Suspended, InForce),
    ] {
        let line = on("2026-02-01", "a+b+c", "instrument.suspended", &format!(r#","reason":"r"{until}"#));
        let mut record = story.record.clone();
        record.propose(story.draft(&line, "governed")).unwrap();
        assert_eq!(force(record.negotiation(), "a", "2026-03-01"), in_march, "{until}");
        assert_eq!(force(record.negotiation(), "a", "2026-07-01"), in_july, "{until}");
    }
    // On some days of a month, the first and the last of them unknown.
    let within = on(
        "2026-01-20",
        "a+b+c",
        "instrument.suspended",
        r#","reason":"r","from":"2026-03","until":"2026-03""#,
    );
    let mut record = story.record.clone();
    record.propose(story.draft(&within, "governed")).unwrap();
    let days = ["2026-02-15", "2026-03-15", "2026-04-15"].map(|day| force(record.negotiation(), "a", day));
    assert_eq!(days, [InForce, Unclear, InForce]);
    story.tell(&on("2026-01-20", "a+b+c", "instrument.terminated", r#","reason":"r","at":"2026""#));
    assert_eq!(force(story.record.negotiation(), "a", "2026-03-01"), Unclear);
    assert_eq!(force(story.record.negotiation(), "a", "2027-01-01"), NotInForce);
}

#[test]
fn a_suspension_calls_off_no_end_that_was_decided_before() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    story.tell(&on("2026-02-01", "a+b+c", "instrument.suspended", r#","reason":"r","until":"2026-03-01""#));
    story.tell(&on("2026-02-02", "a+b+c", "instrument.terminated", r#","reason":"r","at":"2026-06-01""#));
    let days =
        ["2026-02-15", "2026-04-01", "2026-06-02"].map(|day| force(story.record.negotiation(), "b", day));
    assert_eq!(days, [Suspended, InForce, NotInForce]);
}

#[test]
fn who_agreed_on_it_are_its_parties_whoever_sits_at_the_table_later() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(&[
        r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"declaration","title":"I","binding":false}"#,
        r#"a+b instrument.agreed {"instrument":"i"}"#,
        r#"a+b instrument.adopted {"instrument":"i"}"#,
    ]);
    assert_eq!(for_each(&story, "2026-01-15"), [InForce, InForce, NotInForce]);
    for line in [
        r#"b recorded=2026-03-01T00:00:00Z party.withdrawn {"party":"b"}"#,
        r#"secretariat recorded=2026-03-01T00:00:00Z party.invited {"party":"c"}"#,
        r#"c recorded=2026-03-01T00:00:00Z party.joined {"party":"c"}"#,
        r#"secretariat recorded=2026-03-01T00:00:00Z party.role_assigned {"party":"c","role":"principal"}"#,
    ] {
        story.tell(line);
    }
    assert_eq!(for_each(&story, "2026-01-15"), [InForce, InForce, NotInForce]);
    assert_eq!(for_each(&story, "2026-04-01"), [InForce, InForce, NotInForce]);
}

#[test]
fn who_refused_what_does_not_bind_takes_no_part_in_it() {
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&[
        r#"a instrument.drafted {"instrument":"i","kind":"declaration","title":"I","binding":false}"#,
        r#"a+b+c instrument.agreed {"instrument":"i"}"#,
    ]);
    story.tell(&on("2026-01-02", "c", "consent.refused", ""));
    story.tell(&on("2026-01-03", "a+b+c", "instrument.adopted", ""));
    assert_eq!(for_each(&story, "2026-02-01"), [InForce, InForce, NotInForce]);
}

#[test]
fn what_does_not_bind_is_left_with_the_notice_that_it_asks_for() {
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&[
        r#"a instrument.drafted {"instrument":"i","kind":"memorandum","title":"I","binding":false,"notice":"P1M"}"#,
        r#"a+b+c instrument.agreed {"instrument":"i"}"#,
        r#"a+b+c instrument.adopted {"instrument":"i"}"#,
    ]);
    let left = |effective: &str| on("2026-02-01", "c", "consent.withdrawn", effective);
    assert_eq!(story.refused(&left("")).rule().id(), "consent.withdrawn.notice");
    assert_eq!(story.refused(&left(r#","effective":"2026-02-20""#)).rule().id(), "consent.withdrawn.notice");
    story.tell(&left(r#","effective":"2026-03-01""#));
    assert_eq!(for_each(&story, "2026-02-20"), [InForce; 3]);
    assert_eq!(for_each(&story, "2026-03-02"), [InForce, InForce, NotInForce]);
}

#[test]
fn a_notice_of_a_year_is_long_enough_whatever_the_contract_says() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]).given(&[
        r#"a instrument.drafted {"instrument":"i","kind":"collective_agreement","title":"I","binding":true}"#,
        r#"a+b+c instrument.agreed {"instrument":"i"}"#,
    ]);
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    let notified = |effective: &str| {
        on("2026-02-01", "c", "consent.withdrawal_notified", &format!(r#","effective":"{effective}""#))
    };
    assert_eq!(story.refused(&notified("2026-05-01")).rule().id(), "consent.withdrawal_notified.term");
    assert_eq!(story.irregularities(&notified("2026-05-01")), [""; 0], "it may ask for three months");
    story.tell(&notified("2027-02-01"));
}

#[test]
fn a_gate_that_is_passed_last_brings_into_force_and_not_before_its_day() {
    let mut story = treaty("");
    story.tell(r#"a+b+c recorded=2026-01-02T00:00:00Z gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?","on":{"instrument":"i"}}"#);
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-02-01"));
    }
    story.tell(r#"secretariat recorded=2026-07-01T00:00:00Z gate.passed {"gate":"g"}"#);
    let days = ["2026-06-30", "2026-07-01"].map(|day| force(story.record.negotiation(), "a", day));
    assert_eq!(days, [NotInForce, InForce]);
}

#[test]
fn a_term_after_words_runs_from_what_shows_them() {
    let mut story = treaty(r#","in_force_when":{"after":["P90D",{"text":"the report is in"}]}"#);
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    story.tell(r#"secretariat id=report recorded=2026-02-01T00:00:00Z account.given {"on":{"instrument":"i"},"aspect":"content","value":{"text":"The report."}}"#);
    let entered = |by: &str, day: &str| {
        let at = format!(r#","at":"{day}","shown_by":["report"]"#);
        on("2026-06-01", by, "instrument.entered_into_force", &at)
    };
    let early = story.refused(&entered("a", "2026-02-01"));
    assert_eq!(early.rule().id(), "instrument.entered_into_force.condition");
    story.tell(&entered("a+b+c", "2026-05-02"));
}

#[test]
fn a_second_report_that_all_is_done_moves_no_date() {
    let after = r#","in_force_when":{"after":["P30D",{"commitment_complete":"d"}]}"#;
    let mut story = Story::open(r#"{"observing":"allowed"}"#)
        .principals(&["a", "b", "c"])
        .given(&[r#"a commitment.made {"commitment":"d","text":"Disarm","obligors":["a"]}"#]);
    story.tell(&format!(
        r#"a instrument.drafted {{"instrument":"i","kind":"treaty","title":"I","binding":true{after}}}"#
    ));
    for day in ["2026-01-01", "2026-01-25", "2027-01-25"] {
        story.tell(&format!(
            r#"b recorded={day}T00:00:00Z commitment.reported {{"commitment":"d","degree":"complete"}}"#
        ));
        assert_eq!(ready(&story).as_deref(), Some("2026-01-31"), "{day}");
    }
    story.tell(r#"b recorded=2027-02-01T00:00:00Z commitment.reported {"commitment":"d","degree":"minimum","reason":"r"}"#);
    assert_eq!(ready(&story), None);
    story.tell(
        r#"b recorded=2027-03-01T00:00:00Z commitment.reported {"commitment":"d","degree":"complete"}"#,
    );
    assert_eq!(ready(&story).as_deref(), Some("2027-03-31"));
}

#[test]
fn a_signature_comes_while_it_is_open_for_that_and_ratification_later() {
    let mut story = treaty("");
    story.tell(&on("2026-01-02", "a+b+c", "instrument.opened_for_signature", r#","until":"2026-03-01""#));
    story.tell(&on("2026-02-01", "a", "consent.signed", ""));
    let late = on("2026-09-15", "b", "consent.signed", "");
    assert_eq!(story.refused(&late).rule().id(), "consent.signed.open");
    assert_eq!(story.irregularities(&late), ["consent.signed.open"]);
    story.tell(&on("2026-09-15", "a", "consent.expressed", r#","means":"ratification""#));
}

/// Article 18(a): it made clear that it does not want to be a party; it may come round, as what it was.
#[test]
fn a_signatory_that_refused_may_ratify_and_cannot_accede() {
    let mut story = treaty(r#","open_to_accession":true"#);
    story.tell(&on("2026-02-01", "a", "consent.signed", ""));
    story.tell(&on("2026-02-02", "a", "consent.refused", ""));
    let expressed =
        |means: &str| on("2026-03-01", "a", "consent.expressed", &format!(r#","means":"{means}""#));
    assert_eq!(story.refused(&expressed("accession")).rule().id(), "consent.expressed.means");
    let reserved = on("2026-02-03", "a", "consent.reservation_made", r#","reservation":"r","text":"r""#);
    assert_eq!(story.refused(&reserved).rule().id(), "consent.reservation_made.time");
    story.tell(&expressed("ratification"));
}

#[test]
fn taken_up_again_nothing_of_the_former_text_is_left() {
    let mut story = treaty("");
    story.tell(&on("2026-01-02", "a", "consent.signed", ""));
    story.tell(&on("2026-01-02", "a", "consent.reservation_made", r#","reservation":"r","text":"r""#));
    let notified = on("2026-01-02", "b", "consent.withdrawal_notified", r#","effective":"2026-01-03""#);
    story.record.propose(story.draft(&notified.replacen("b ", "b id=notice ", 1), "observed")).unwrap();
    story.tell(&on("2026-01-03", "a+b+c", "instrument.reopened", ""));
    // There is no notice any more of which it could be said that it has taken effect.
    let revoked = on("2026-01-04", "b", "consent.withdrawal_revoked", "");
    assert_eq!(story.irregularities(&revoked), ["consent.withdrawal_revoked.status"]);
    let whole = story.record.negotiation();
    assert!(!whole.reservation(&"r".parse().unwrap()).unwrap().stands());
    story.tell(&on("2026-01-04", "a+b+c", "instrument.agreed", ""));
    let objected = on("2026-01-05", "b", "consent.objected", r#","reservation":"r","effect":"none""#);
    assert_eq!(story.refused(&objected).rule().id(), "consent.reservation_withdrawn.stands");
}

#[test]
fn what_is_decided_takes_effect_now_or_later_and_a_draft_ends_nothing() {
    let mut story = treaty("");
    for party in ["a", "b", "c"] {
        story.tell(&bound(party, "2026-01-10"));
    }
    let ended = |at: &str| {
        on("2026-02-01", "a+b+c", "instrument.terminated", &format!(r#","reason":"r","at":"{at}""#))
    };
    assert_eq!(story.refused(&ended("1950-01-01")).rule().id(), "instrument.any.dated");
    let notified = on("2026-06-01", "a", "consent.withdrawal_notified", r#","effective":"2026-01-15""#);
    assert_eq!(story.refused(&notified).rule().id(), "consent.any.dated");
    story.tell(r#"a recorded=2026-02-01T00:00:00Z instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true}"#);
    let superseded = on("2026-02-01", "a+b+c", "instrument.superseded", r#","successor":"j""#);
    assert_eq!(story.refused(&superseded).rule().id(), "instrument.any.concluded");
    story.tell(&ended("2026-12-31"));
    assert_eq!(force(story.record.negotiation(), "a", "2026-12-30"), InForce);
}

#[test]
fn instruments_that_wait_for_each_other_are_found_and_one_that_may_wait_for_another_is_not() {
    let mut story = treaty("");
    let drafted = |id: &str, waits: &str| {
        format!(
            r#"a instrument.drafted {{"instrument":"{id}","kind":"treaty","title":"T","binding":true,"in_force_when":{waits}}}"#
        )
    };
    story.tell(&drafted("j", r#"{"instrument_in_force":"i"}"#));
    story.tell(&drafted("k", r#"{"any_of":[{"instrument_in_force":"k"},{"instrument_in_force":"i"}]}"#));
    let locked = |story: &Story| {
        let found = story.record.negotiation().review("2026-02-01T00:00:00Z".parse().unwrap());
        let found = found.iter().filter(|one| one.rule.id() == "review.instrument.deadlock");
        found.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(locked(&story), [""; 0]);
    story.tell(r#"a+b+c instrument.revised {"instrument":"i","in_force_when":{"after":["P1M",{"instrument_in_force":"j"}]}}"#);
    story.tell(&drafted("l", r#"{"instrument_in_force":"i"}"#));
    assert_eq!(
        locked(&story),
        [
            "instrument `i`: it waits for `j`, and none of them can be the first [review.instrument.deadlock]",
            "instrument `j`: it waits for `i`, and none of them can be the first [review.instrument.deadlock]",
            "instrument `k`: it waits for `i`, `k`, and none of them can be the first [review.instrument.deadlock]",
            "instrument `l`: it waits for `i`, and none of them can be the first [review.instrument.deadlock]",
        ]
    );
}

/// In force for two since February and for a third since March, as far as nobody says otherwise.
fn acceded() -> Story {
    let mut story = treaty(r#","in_force_when":{"date_reached":"2026-02-01"}"#);
    story.tell(&bound("a", "2026-01-10"));
    story.tell(&bound("b", "2026-01-10"));
    let parties = r#","at":"2026-02-01","parties":["a","b"]"#;
    story.tell(&on("2026-02-01", "a", "instrument.entered_into_force", parties));
    story.tell(&bound("c", "2026-03-01"));
    story
}

/// How it stands for a party in its own eyes.
fn in_its_eyes(story: &Story, party: &str, day: &str) -> Force {
    let (id, at) = (party.parse().unwrap(), format!("{day}T12:00:00Z").parse().unwrap());
    story.record.negotiation().in_force(&"i".parse().unwrap(), &id, at).unwrap().as_held_by(&id).force
}

/// Vienna Convention, article 45: who carries on with it, as all others do, cannot treat it as ended.
#[test]
fn whoever_halts_or_resumes_it_with_all_others_holds_again_what_they_hold() {
    let mut story = acceded();
    story.tell(&on("2026-04-01", "c", "instrument.terminated", r#","reason":"r","according_to":["c"]"#));
    assert_eq!(in_its_eyes(&story, "c", "2026-04-15"), NotInForce);
    story.tell(&on("2026-05-01", "a+b+c", "instrument.suspended", r#","reason":"r","from":"2026-05-10""#));
    assert_eq!(in_its_eyes(&story, "c", "2026-05-05"), NotInForce);
    assert_eq!(for_each(&story, "2026-05-15"), [Suspended; 3]);
    story.tell(&on("2026-06-01", "a+b+c", "instrument.resumed", ""));
    assert_eq!(for_each(&story, "2026-06-15"), [InForce; 3]);
}

#[test]
fn what_all_end_on_a_later_day_ends_for_nobody_sooner_by_what_all_do_before() {
    let mut story = acceded();
    story.tell(&on("2026-03-10", "a+b+c", "instrument.terminated", r#","reason":"r","at":"2027-01-01""#));
    story.tell(&on("2026-04-01", "c", "instrument.revived", r#","reason":"r","according_to":["c"]"#));
    let suspended = on("2026-05-01", "a+b+c", "instrument.suspended", r#","reason":"r""#);
    story.record.propose(story.draft(&suspended, "observed")).unwrap();
    let days = ["2026-04-15", "2026-05-15", "2027-01-15"];
    assert_eq!(days.map(|day| in_its_eyes(&story, "c", day)), [InForce, Suspended, NotInForce]);
}

#[test]
fn whoever_says_with_all_others_that_it_enters_into_force_for_one_more_has_not_ended_it() {
    let mut story = acceded();
    story.tell(&on("2026-04-01", "a", "instrument.terminated", r#","reason":"r","according_to":["a"]"#));
    assert_eq!(in_its_eyes(&story, "a", "2026-04-15"), NotInForce);
    let third = r#","at":"2026-05-01","parties":["c"]"#;
    story.tell(&on("2026-05-01", "a+b+c", "instrument.entered_into_force", third));
    assert_eq!(in_its_eyes(&story, "a", "2026-04-15"), NotInForce);
    assert_eq!(for_each(&story, "2026-05-15"), [InForce; 3]);
}

/// A story of contracts between parties, observed, and what the review finds of them in July.
fn contracts(lines: &[String]) -> Vec<String> {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]);
    for line in lines {
        let mut envelope = story.envelope(line, "observed");
        envelope["id"] = format!("o{}", story.record.entries().len()).into();
        story.record.propose(serde_json::from_value(envelope).unwrap()).unwrap();
    }
    let found = story.record.findings("2026-07-01T00:00:00Z".parse().unwrap());
    let about = ["review.instrument.replaced", "review.instrument.outlives"];
    found.iter().filter(|one| about.contains(&one.rule.id())).map(|one| one.says.clone()).collect()
}

fn drawn_up(id: &str, parties: &[&str], more: &str) -> String {
    format!(
        r#"a instrument.drafted {{"instrument":"{id}","kind":"contract","title":"T","binding":true,"parties":{parties:?}{more}}}"#
    )
}

fn in_force_for(id: &str, parties: &[&str]) -> Vec<String> {
    let consents = parties.iter().map(|party| {
        format!(r#"{party} consent.expressed {{"instrument":"{id}","party":"{party}","means":"acceptance"}}"#)
    });
    let entered = format!(r#"a+b instrument.entered_into_force {{"instrument":"{id}","at":"2026-01-01"}}"#);
    consents.chain([entered]).collect()
}

#[test]
fn what_replaces_another_does_so_between_those_for_whom_it_is_in_force() {
    let lines = |newer: &[&str]| {
        let mut lines = vec![
            drawn_up("old", &["a", "b", "c"], ""),
            drawn_up("new", &["a", "b", "c"], r#","replaces":"old""#),
        ];
        lines.extend(in_force_for("old", &["a", "b", "c"]));
        lines.extend(in_force_for("new", newer));
        lines
    };
    assert_eq!(
        contracts(&lines(&["a", "b", "c"])),
        ["`new` is in force for `a`, `b`, `c` and replaces it, and no entry says since when"]
    );
    assert_eq!(
        contracts(&lines(&["a", "b"])),
        ["`new` is in force for `a`, `b` and replaces it between them, and no entry says since when"]
    );
    assert!(contracts(&lines(&["a"])).is_empty(), "between nobody");
}

#[test]
fn what_adds_to_an_instrument_that_ended_is_found_while_it_is_in_force() {
    let mut lines =
        vec![drawn_up("base", &["a", "b"], ""), drawn_up("more", &["a", "b"], r#","supplements":"base""#)];
    lines.extend(in_force_for("base", &["a", "b"]));
    lines.extend(in_force_for("more", &["a", "b"]));
    assert!(contracts(&lines).is_empty());
    let ended =
        |id: &str, day: &str| format!(r#"a+b instrument.terminated {{"instrument":"{id}","at":"{day}"}}"#);
    let with = |more: &[String]| contracts(&[&lines[..], more].concat());
    assert!(with(&[ended("base", "2026-08-01")]).is_empty(), "it is in force until then");
    assert_eq!(
        with(&[ended("base", "2026-06-01")]),
        ["it is in force, and `base`, which it adds to, is terminated"]
    );
    assert!(with(&[ended("base", "2026-06-01"), ended("more", "2026-06-01")]).is_empty());
}

#[test]
fn what_happened_falls_under_what_says_that_it_applies_from_a_day_before() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    story.tell(r#"a instrument.drafted {"instrument":"i","kind":"collective_agreement","title":"I","binding":true,"applies_from":"2026-02-01"}"#);
    story.tell(r#"a+b instrument.agreed {"instrument":"i"}"#);
    story.tell(&on("2026-03-01", "a", "consent.expressed", r#","means":"ratification""#));
    story.tell(&on("2026-03-01", "b", "consent.expressed", r#","means":"ratification""#));
    story.tell(&on("2026-06-01", "a+b", "instrument.terminated", ""));
    let applies = |happened: &str, asked: &str| {
        let at = |day: &str| format!("{day}T12:00:00Z").parse().unwrap();
        let talks = story.record.negotiation();
        talks.applies_to(&"i".parse().unwrap(), &"a".parse().unwrap(), at(happened), at(asked)).unwrap()
    };
    assert_eq!(applies("2026-02-10", "2026-02-20"), NotInForce, "it is not in force yet");
    assert_eq!(applies("2026-02-10", "2026-03-02"), InForce);
    assert_eq!(applies("2026-01-31", "2026-03-02"), NotInForce, "that was before");
    assert_eq!(applies("2026-04-10", "2026-04-10"), InForce);
    // What fell under it does so when it has ended, and what comes after it does not.
    assert_eq!(applies("2026-02-10", "2026-07-01"), InForce);
    assert_eq!(applies("2026-06-10", "2026-07-01"), NotInForce);
}

/// The acts that may come one after the other on a treaty, each by somebody on a day of its own.
fn acts() -> Vec<(&'static str, &'static str, &'static str)> {
    let mut all = Vec::new();
    for party in ["a", "b", "c"] {
        let named = match party {
            "a" => r#","at":"2026-02-10","parties":["a"]"#,
            "b" => r#","at":"2026-03-10","parties":["b"]"#,
            _ => r#","at":"2026-08-10","parties":["c","a"]"#,
        };
        all.extend([
            (party, "consent.expressed", r#","means":"accession""#),
            (party, "consent.withdrawn", ""),
            (party, "consent.suspended", ""),
            (party, "instrument.entered_into_force", named),
        ]);
    }
    all.extend([
        ("a", "instrument.entered_into_force", r#","at":"2026-03-01""#),
        ("a", "instrument.suspended", ""),
        ("a", "instrument.terminated", r#","at":"2026-06-01""#),
        ("a", "instrument.revived", r#","at":"2026-07-01""#),
        ("a", "instrument.reopened", ""),
        ("b", "instrument.terminated", r#","according_to":["b"]"#),
    ]);
    all
}

#[test]
fn for_all_it_is_told_as_for_each_whatever_came_before() {
    let (acts, mut next) = (acts(), 7_usize);
    for _ in 0..60 {
        let mut story = treaty("");
        for day in 1..=16 {
            next = next.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (by, kind, more) = acts[(next >> 33) % acts.len()];
            let line = on(&format!("2026-04-{day:02}"), by, kind, more);
            let mut envelope = story.envelope(&line, "observed");
            envelope["id"] = format!("o{day}").into();
            if next >> 60 == 3 {
                envelope["occurred"] = "2026-04-01".into();
            }
            // What does not fit is left out.
            drop(story.record.propose(serde_json::from_value(envelope).unwrap()));
        }
        let (whole, pact) = (story.record.negotiation(), "i".parse().unwrap());
        for at in
            ["2026-02-15T00:00:00Z", "2026-04-10T00:00:00Z", "2026-06-15T00:00:00Z", "2027-01-01T00:00:00Z"]
        {
            let at = at.parse().unwrap();
            for (party, answer) in whole.in_force_for(&pact, at) {
                let alone = whole.in_force(&pact, party, at).unwrap();
                let told = |answer: &negotiation::query::InForce<'_>| {
                    let of = answer.readings().map(|one| (one.force, one.rests_on.map(|by| by.id().clone())));
                    of.collect::<Vec<_>>()
                };
                assert_eq!(told(&answer), told(&alone), "{party} at {at}: {:#?}", whole.entries());
            }
        }
    }
}
