//! Rules that refuse: each with a story in which exactly that rule is not kept.

mod story;

use std::{collections::BTreeSet, fmt::Write as _, fs};

use negotiation::rule::Grade;
use story::Story;

const P: &str = r#"host point.tabled {"point":"p","title":"P","areas":["territory"]}"#;
const M: &str = r#"host meeting.added {"meeting":"m","format":"plenary"}"#;
const C: &str = r#"host party.added {"party":"c","name":"C","kind":"state"}"#;

/// The rule, what is given, the act that is refused, and the irregularities when it is observed
/// (none where the rule is not shown rather than broken).
type Case = (&'static str, &'static [&'static str], &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        "negotiation.opened.first",
        &[],
        r#"host negotiation.opened {"negotiation":"o","title":"T","procedure":{}}"#,
        &[],
    ),
    ("entry.parties.known", &[], r#"x party.invited {"party":"a"}"#, &[]),
    ("party.invited.known", &[], r#"host party.invited {"party":"x"}"#, &[]),
    ("party.added.free", &[], r#"host party.added {"party":"a","name":"A","kind":"state"}"#, &[]),
    ("party.joined.status", &[], r#"host party.joined {"party":"a"}"#, &["party.joined.status"]),
    ("party.role_ended.held", &[], r#"host party.role_ended {"party":"a","role":"chair"}"#, &[]),
    ("party.role_assigned.for", &[], r#"host party.role_assigned {"party":"a","role":"acts_for"}"#, &[]),
    ("party.membership_begun.group", &[], r#"host party.membership_begun {"party":"a","group":"b"}"#, &[]),
    ("party.membership_ended.member", &[], r#"host party.membership_ended {"party":"a","group":"b"}"#, &[]),
    (
        "party.dissolved.last",
        &[C, r#"host party.dissolved {"party":"c"}"#],
        r#"host party.invited {"party":"c"}"#,
        &[],
    ),
    ("party.joined.admitted", &[C], r#"c party.joined {"party":"c"}"#, &[]),
    ("point.closed.known", &[], r#"host point.closed {"point":"x"}"#, &[]),
    ("point.tabled.free", &[P], P, &[]),
    ("point.nested.circle", &[P], r#"host point.nested {"point":"p","parent":"p"}"#, &[]),
    ("point.agreed_in_principle.consent", &[P], r#"a point.agreed_in_principle {"point":"p"}"#, &[]),
    ("point.returned.held", &[P], r#"a point.returned {"point":"p"}"#, &["point.returned.held"]),
    (
        "position.taken.shape",
        &[P],
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts_if"}"#,
        &[],
    ),
    ("position.withdrawn.current", &[P], r#"a position.withdrawn {"party":"a","on":{"point":"p"}}"#, &[]),
    (
        "position.taken.party",
        &[P],
        r#"b position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        &["position.taken.party"],
    ),
    ("meeting.announced.known", &[], r#"host meeting.announced {"meeting":"m"}"#, &[]),
    ("meeting.added.free", &[M], M, &[]),
    (
        "meeting.ordered.other",
        &[M],
        r#"host meeting.ordered {"meeting":"m","other":"m","relation":"prepares"}"#,
        &[],
    ),
    (
        "meeting.read_out.took_place",
        &[M],
        r#"a meeting.read_out {"meeting":"m","text":"t"}"#,
        &["meeting.read_out.took_place"],
    ),
    ("version.tabled.known", &[], r#"host version.tabled {"version":"v"}"#, &[]),
    (
        "negotiation.related.other",
        &[],
        r#"host negotiation.related {"negotiation":"n","relation":"rival"}"#,
        &[],
    ),
    (
        "negotiation.completed.status",
        &[],
        r#"host negotiation.completed {}"#,
        &["negotiation.completed.status"],
    ),
];

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
