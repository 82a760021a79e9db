//! Refusals: every rule of the rule book refuses something, and every message has been read.

mod after;
mod asked;
mod brackets;
mod cases;
mod families;
mod instruments;
mod linked;
mod listed;
mod people;
mod record;
mod versions;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use crate::{golden, story::Story};
use after::AFTER;
use asked::ASKED;
use brackets::BRACKETS;
use cases::{CASES, Case};
use instruments::INSTRUMENTS;
use linked::LINKED;
use negotiation::{
    event::{Actor, Draft, Entry, Event, fact::Kind},
    judge::{
        Refusal,
        rule::{
            Grade,
            catalogue::{FINDINGS, written},
        },
        rule_book, rule_by_id,
    },
    state::HistoryError,
    talks::party::Invited,
};
use people::PEOPLE;
use record::RECORD;
use versions::VERSIONS;

fn cases() -> impl Iterator<Item = &'static Case> {
    let people = CASES.iter().chain(LINKED).chain(BRACKETS).chain(ASKED).chain(VERSIONS).chain(PEOPLE);
    people.chain(AFTER).chain(INSTRUMENTS).chain(RECORD)
}

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","silence":"PT1M"}"#).principals(&["a", "b"]).given(given)
}

/// Every refusal there is here, with the story as it was then.
fn each(mut refused: impl FnMut(&Story, &Refusal)) {
    for (_, given, act, _) in cases() {
        let story = told(given);
        refused(&story, &story.refused(act));
    }
    let nothing = Story::new();
    refused(&nothing, &nothing.refused(r#"secretariat party.invited {"party":"a"}"#));
    let story = told(&[]);
    refused(&story, &story.record.check(&never()).expect_err("such an instant cannot be written"));
    // A correction is not for the negotiation alone.
    let retracted = story.draft(r#"secretariat record.retracted {"entry":"e001","reason":"r"}"#, "governed");
    refused(
        &story,
        &story.record.negotiation().check(&retracted).expect_err("a negotiation corrects nothing"),
    );
    families::each(refused);
}

/// A draft that was recorded when nothing can be written any more.
fn never() -> Draft {
    let draft = told(&[]).draft(r#"secretariat party.invited {"party":"a"}"#, "governed");
    let last = chrono::DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    let invited = Invited::from_parts("a".parse().unwrap());
    Draft::new(draft.id().clone(), draft.recorder().clone(), last, Actor::Secretariat, invited)
}

/// An entry whose cause is not in the record. No draft names a cause.
fn without_its_cause() -> HistoryError {
    let story = told(&[]);
    let line = r#"procedure id=e099/party.invited/a cause=e099 party.invited {"party":"a"}"#;
    let stranger: Entry = serde_json::from_value(story.envelope(line, "governed")).unwrap();
    story.record.negotiation().clone().apply(stranger).unwrap_err()
}

/// An entry that says how a decision rule was satisfied, where none decides. No draft says how.
fn never_decided() -> HistoryError {
    let story = told(&[]);
    let reached = r#"{"rule":"unanimity","electorate":["a"],"tally":{"heads":{"for":1,"against":0,"abstained":0,"missing":0}}}"#;
    let line = format!(r#"secretariat reached={reached} party.invited {{"party":"a"}}"#);
    let stranger: Entry = serde_json::from_value(story.envelope(&line, "governed")).unwrap();
    story.record.negotiation().clone().apply(stranger).unwrap_err()
}

/// What is left of an entry, and names what is not there. No draft is what is left of one.
fn left_of_a_stranger() -> HistoryError {
    let story = told(&[]);
    let line = r#"a erased=2026-05 payload.erased {"kind":"position.taken","mentions":[{"point":"p"}]}"#;
    let stranger: Entry = serde_json::from_value(story.envelope(line, "governed")).unwrap();
    story.record.negotiation().clone().apply(stranger).unwrap_err()
}

#[test]
fn each_case_is_refused_under_its_rule() {
    for (rule, given, act, _) in cases() {
        let refusal = told(given).refusal(act);
        assert_eq!(refusal.map(|refusal| refusal.rule().id()), Some(*rule), "{act}");
    }
    let mut rules = BTreeSet::new();
    let twice: Vec<_> = cases().map(|(rule, ..)| *rule).filter(|rule| !rules.insert(*rule)).collect();
    assert_eq!(twice, [""; 0], "each case has a rule of its own");
}

#[test]
fn the_rules_of_the_rule_book_are_those_that_refuse_and_their_messages_have_been_read() {
    let mut messages = BTreeMap::new();
    each(|story, refusal| {
        let explained = || refusal.explain(story.record.negotiation()).to_string();
        let (rule, act) = (refusal.rule(), refusal.act());
        // From where an act starts and who is entitled to it is asked of each act of a kind.
        let choice = refusal.choice().filter(|_| [act.status(), act.entitled()].contains(&rule));
        messages.entry((rule.id(), choice)).or_insert_with(explained);
    });
    for error in [without_its_cause(), left_of_a_stranger(), never_decided()] {
        messages.entry((error.rule().id(), None)).or_insert_with(|| error.to_string());
    }

    let book: BTreeSet<_> = rule_book().into_iter().map(|rule| rule.id()).collect();
    let refused: BTreeSet<_> = messages.keys().map(|(rule, _)| *rule).collect();
    assert_eq!(refused.difference(&book).collect::<Vec<_>>(), [&""; 0], "not in the book");
    assert_eq!(book.difference(&refused).collect::<Vec<_>>(), [&""; 0], "never refused");

    let mut page = String::new();
    for rule in rule_book() {
        for (_, message) in messages.iter().filter(|((own, _), _)| *own == rule.id()) {
            writeln!(page, "{message}\n").unwrap();
        }
    }
    golden::is_fresh("tests/golden/refusals.txt", &page, "refusals");
}

#[test]
fn what_a_refusal_says_of_itself_agrees_with_its_message() {
    let book: BTreeSet<_> = rule_book().into_iter().map(|rule| rule.id()).collect();
    let nothing = Story::new();
    let mut said = BTreeSet::new();
    each(|story, refusal| {
        let message = refusal.to_string();
        if !said.insert(message.clone()) {
            return;
        }
        let rule = refusal.rule();
        let choice = refusal.choice().map_or_else(String::new, |choice| format!("({choice})"));
        assert!(message.starts_with(&format!("cannot record {}{choice}: ", refusal.act())), "{message}");
        assert!(message.contains(refusal.subject().as_str()), "{message}");
        assert!(message.ends_with(&format!(" [{rule}]")) && !message.contains('\n'), "{message}");
        assert_eq!(rule_by_id(rule.id()), Some(rule));
        assert_eq!(Some(refusal.kind()), rule.kind(), "{rule}");
        assert_eq!(refusal.is_structural(), rule.grade() == Grade::Structural);
        assert!(book.contains(rule.id()), "{rule}");

        let explanation = refusal.explain(story.record.negotiation());
        assert!(!explanation.help().is_empty(), "{message}");
        let told = explanation.to_string();
        let written_by_hand = written().any(|own| own == rule);
        let headline = message.trim_end_matches(&format!(" [{rule}]"));
        let headline = headline.trim_end_matches(&format!(": {}", rule.sentence()));
        assert_eq!(
            headline.len() + rule.sentence().len() + rule.id().len() + 5 == message.len(),
            written_by_hand
        );
        assert!(told.starts_with(headline), "{told}");
        assert!(told.contains(&format!("\n  rule: {} [{rule}]\n", rule.sentence())), "{told}");
        assert!(told.ends_with(&format!("\n  help: {}", explanation.help())), "{told}");
        names_acts_that_there_are(explanation.help());

        // A negotiation that knows nothing of it has less to say, and says it.
        let elsewhere = refusal.explain(nothing.record.negotiation());
        assert!(!elsewhere.help().is_empty(), "{message}");
        names_acts_that_there_are(elsewhere.help());
    });
}

/// A help can be followed: each act that it names is one.
fn names_acts_that_there_are(help: &str) {
    let quoted = help.split('`').skip(1).step_by(2);
    for act in quoted.filter(|text| {
        text.contains('.') && text.chars().all(|c| c.is_ascii_lowercase() || "._()".contains(c))
    }) {
        let is_one = |kind: &Kind| match kind.choices() {
            [] => kind.name() == act,
            choices => choices.iter().any(|choice| format!("{kind}({choice})") == act),
        };
        assert!(Event::kinds().any(is_one), "`{act}` is no act: {help}");
    }
    assert_eq!(help.matches('`').count() % 2, 0, "{help}");
}

#[test]
fn every_rule_is_an_obligation_and_has_a_kind_of_refusal() {
    for rule in rule_book() {
        let words: BTreeSet<_> = rule.sentence().split([' ', ',', ';', ':']).collect();
        assert!(words.contains("must") || words.contains("may"), "{rule}: {}", rule.sentence());
        assert!(rule.sentence().split(' ').count() <= 26, "{rule}: {}", rule.sentence());
        assert!(rule.kind().is_some(), "{rule}");
    }
    for rule in FINDINGS {
        assert_eq!((rule.grade(), rule.kind()), (Grade::Finding, None), "{rule}");
        assert_eq!(rule_by_id(rule.id()), Some(*rule));
    }
    assert_eq!(rule_by_id("hall.quiet"), None);
}

#[test]
fn observed_a_broken_rule_is_an_irregularity_and_one_not_shown_is_none() {
    for (_, given, act, irregularities) in cases() {
        let story = told(given);
        if story.refused(act).rule().grade() == Grade::Procedural {
            assert_eq!(story.irregularities(act), *irregularities, "{act}");
        }
    }
}

#[test]
fn every_written_rule_but_five_has_a_case_told_in_lines() {
    let told: BTreeSet<_> = cases().map(|(rule, ..)| *rule).collect();
    let others = written().map(|rule| rule.id()).filter(|rule| !told.contains(rule));
    assert_eq!(
        others.collect::<Vec<_>>(),
        [
            "entry.reached.decided",
            "entry.recorded.valid",
            "entry.cause.earlier",
            "any.any.opened",
            "record.any.whole"
        ],
        "rules without a case"
    );
}
