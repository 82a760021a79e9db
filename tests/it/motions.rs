//! A question that asks for an act: once carried, the act follows, as that of those who voted for it.

use negotiation::record::Record;
use serde_json::Value;

use crate::{alone::OF_ONE, story::Story};

const D: &str = r#"secretariat party.added {"party":"d","name":"D","kind":"coalition"}"#;

/// The question that asks for an act, told as a line by itself.
fn motion(story: &Story, act: &str, fields: &str) -> String {
    let event: Value = story.envelope(act, "governed")["event"].clone();
    let by = act.split_once(' ').unwrap().0;
    format!(r#"{by} question.put {{"question":"q","text":"shall we?","motion":{event}{fields}}}"#)
}

fn vote(party: &str, vote: &str) -> String {
    format!(r#"{party} question.voted {{"question":"q","party":"{party}","vote":"{vote}"}}"#)
}

fn three(procedure: &str) -> Story {
    Story::open(procedure).principals(&["a", "b", "c"])
}

fn last(record: &Record) -> String {
    record.entries().last().unwrap().event().kind().name().into()
}

/// Whatever one cannot do alone and all can do jointly, all can do by voting for it, and not without one of them.
#[test]
fn all_who_vote_for_an_act_do_it() {
    let mut done = 0;
    for (given, act) in OF_ONE {
        let mut story = three("{}").given(given);
        if story.refusal(&motion(&story, act, "")).is_some() {
            // Who has left or was put out puts no question.
            continue;
        }
        let jointly = story.refusal(&act.replacen("a ", "a+b+c ", 1));
        let kind = act.split(' ').nth(1).unwrap();
        let members: Vec<String> = {
            let principals = story.record.negotiation().principals();
            principals.map(|party| party.id().to_string()).collect()
        };
        story.tell(&motion(&story, act, ""));
        for member in &members[1..] {
            story.tell(&vote(member, "for"));
            assert_eq!(last(&story.record), "question.voted", "{act}");
        }
        let mut against = story.record.clone();
        let _ = against.propose(story.draft(&vote(&members[0], "against"), "governed")).unwrap();
        assert_ne!(last(&against), kind, "{act}");
        story.tell(&vote(&members[0], "for"));
        if jointly.is_none() && members.len() == 3 {
            let mut since = story.record.entries().iter().rev();
            let found = since.find(|entry| entry.event().kind().name() == kind);
            assert!(found.is_some_and(|found| found.cause().is_some()), "{act}");
            done += 1;
        }
    }
    assert!(done > 30, "{done}");
}

/// A rule or an electorate of one's choosing carries the question, and not the act; nor does a rule that the
/// secretariat chose.
#[test]
fn an_act_is_not_carried_by_a_rule_of_the_movers_choosing() {
    let act = r#"a party.excluded {"party":"c"}"#;
    for fields in [
        r#","rule":{"at_least":1}"#,
        r#","electorate":[{"party":"a"}]"#,
        r#","electorate":[{"party":"a"},{"party":"b"}]"#,
    ] {
        let mut story = three("{}");
        if fields.contains("rule") {
            assert_eq!(story.refused(&motion(&story, act, fields)).rule().id(), "question.put.rule");
            story.tell(&motion(&story, act, fields).replacen("a ", "secretariat ", 1));
        } else {
            story.tell(&motion(&story, act, fields));
        }
        story.tell(&vote("a", "for"));
        if fields.contains("\"b\"") {
            story.tell(&vote("b", "for"));
        }
        if fields.contains("rule") {
            // Everybody votes first.
            assert_eq!(last(&story.record), "question.voted");
            story.tell(&vote("b", "against"));
            story.tell(&vote("c", "against"));
        }
        assert_eq!(last(&story.record), "question.carried", "{fields}");
    }
}

/// Where two thirds change the procedure, two of three exclude the third; its vote is counted.
#[test]
fn a_majority_carries_what_its_rule_lets_it() {
    let two_thirds = r#"{"changing":{"at_least":2},"excluding":{"at_least":2}}"#;
    let act = r#"a party.excluded {"party":"c"}"#;
    let mut story = three(two_thirds);
    story.tell(&motion(&story, act, ""));
    story.tell(&vote("a", "for"));
    story.tell(&vote("b", "for"));
    assert_eq!(last(&story.record), "question.voted");
    story.tell(&vote("c", "against"));
    let entries = story.record.entries();
    let excluded = entries.last().unwrap();
    assert_eq!(excluded.event().kind().name(), "party.excluded");
    assert_eq!(*excluded.by(), negotiation::event::Actor::Procedure);
    assert_eq!(excluded.cause().unwrap(), entries[entries.len() - 3].id());
    assert_eq!(excluded.reached().unwrap().electorate().len(), 2);
}

/// Who is silent until a term is over lets a rectification pass, where silence counts; in nobody's name.
#[test]
fn silence_within_a_term_is_agreement_where_it_counts() {
    let agreed = [
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
        r#"secretariat point.text_agreed {"point":"p"}"#,
    ];
    let rectified = r#"a point.rectified {"point":"p","wording":{"id":"x","text":"words,"}}"#;
    let term = r#","closes":"2026-01-05T00:00:00Z","silence":true"#;
    let mut story = three(r#"{"silence":"P3D"}"#).given(&agreed);
    let carried = r#"a recorded=2026-01-06T00:00:00Z question.carried {"question":"q","basis":"silence"}"#;

    assert_eq!(
        three("{}").given(&agreed).refused(&motion(&story, rectified, term)).rule().id(),
        "question.put.tacit"
    );
    // Not over a night.
    let short = motion(&story, rectified, r#","closes":"2026-01-03T23:59:59Z","silence":true"#);
    let refusal = story.refused(&short);
    assert_eq!(refusal.rule().id(), "question.put.tacit");
    let help = refusal.explain(story.record.negotiation()).help().to_owned();
    assert_eq!(help, "give `closes` + P3D from now or later, or leave `silence` out");
    story.tell(&motion(&story, rectified, term));
    let early = carried.replace("-06T", "-04T");
    assert_eq!(story.refused(&early).rule().id(), "question.carried.silence");
    story.tell(carried);
    assert_eq!(last(&story.record), "point.rectified");

    // One who breaks the silence keeps its words.
    let mut broken = three(r#"{"silence":"P3D"}"#).given(&agreed);
    broken.tell(&motion(&broken, rectified, term));
    broken.tell(&vote("c", "against"));
    assert_eq!(last(&broken.record), "question.failed");

    // Nobody is spoken for by keeping silent.
    let proxy = r#"a party.role_assigned {"party":"a","role":"acts_for","on_behalf_of":"b"}"#;
    let mut story = three(r#"{"silence":"P3D"}"#);
    story.tell(&motion(&story, proxy, term));
    story.tell(carried);
    assert_eq!(last(&story.record), "question.carried");
}

/// What stands against the act when the question is carried keeps it from following; the question stays carried.
#[test]
fn an_act_that_is_not_possible_then_does_not_follow() {
    let act = r#"a party.membership_begun {"party":"c","group":"d"}"#;
    let mut story = three("{}").given(&[D]);
    story.tell(&motion(&story, act, ""));
    story.tell(r#"a+b+c party.membership_begun {"party":"c","group":"d"}"#);
    for party in ["a", "b", "c"] {
        story.tell(&vote(party, "for"));
    }
    assert_eq!(last(&story.record), "question.carried");
}

/// A question is on a matter or on a motion; a motion asks for an act that touches others.
#[test]
fn a_motion_is_the_matter_of_its_question() {
    let story =
        three("{}").given(&[r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#]);
    let act = r#"a point.dropped {"point":"p"}"#;
    let both = motion(&story, act, r#","on":{"point":"p"}"#);
    assert_eq!(story.refused(&both).rule().id(), "question.put.motion");
    let unknown = motion(&story, r#"a point.dropped {"point":"z"}"#, "");
    assert_eq!(story.refused(&unknown).rule().id(), "question.put.known");
    for (act, said) in [
        (r#"a question.withdrawn {"question":"q"}"#, "a motion asks for no act on a question"),
        (r#"a record.retracted {"entry":"e001"}"#, "a motion asks for no act on an entry"),
        (
            r#"a position.withdrawn {"party":"a","on":{"point":"p"}}"#,
            "a motion cannot ask for `position.withdrawn`",
        ),
    ] {
        let draft = story.envelope(&motion(&story, act, ""), "governed");
        let error = serde_json::from_value::<negotiation::event::Draft>(draft).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
}

/// A newsroom is told what follows, and records it if it happened.
#[test]
fn of_an_observed_vote_the_act_is_expected() {
    let mut story = three(r#"{"observing":"allowed"}"#);
    story.tell(&motion(&story, r#"a party.excluded {"party":"c"}"#, ""));
    for party in ["a", "b"] {
        story.tell(&vote(party, "for"));
    }
    let decision = story.record.decide(story.draft(&vote("c", "for"), "observed")).unwrap();
    let expected: Vec<_> = decision.expected().iter().map(|event| event.kind().name()).collect();
    assert_eq!(expected, ["question.carried", "party.excluded"]);
}
