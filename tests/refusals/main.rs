//! Rules that refuse: each with a story in which exactly that rule is not kept.

mod cases;
#[path = "../story/mod.rs"]
mod story;

use std::{collections::BTreeSet, fmt::Write as _, fs};

use cases::CASES;
use negotiation::rule::Grade;
use story::Story;

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

#[test]
fn each_rule_refuses_its_case_and_the_messages_are_those_that_were_read() {
    let mut messages = String::new();
    for (rule, given, act, _) in CASES {
        let story = told(given);
        let refusal = story.refused(act);
        assert_eq!(refusal.rule().id(), *rule, "{act}");
        writeln!(messages, "{}\n", refusal.explain(story.record.negotiation())).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/refusals.txt");
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, &messages).unwrap();
    }
    assert_eq!(messages, fs::read_to_string(path).unwrap(), "read the messages, then run with BLESS=1");
}

#[test]
fn observed_a_broken_rule_is_an_irregularity_and_one_not_shown_is_none() {
    for (_, given, act, irregularities) in CASES {
        let story = told(given);
        if story.refused(act).rule().grade() == Grade::Procedural {
            assert_eq!(story.irregularities(act), *irregularities, "{act}");
        }
    }
}

#[test]
fn each_case_has_a_rule_of_its_own() {
    let rules: BTreeSet<_> = CASES.iter().map(|(rule, ..)| rule).collect();
    assert_eq!(rules.len(), CASES.len());
}
