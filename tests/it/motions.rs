//! A question that asks for an act: once carried, the act follows, as that of those who voted for it.

use negotiation::record::Record;
use serde_json::Value;

use crate::{alone::OF_ONE, story::Story};

const S: &str = r#"secretariat party.added {"party":"s","name":"S","kind":"state"}"#;
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
    let term = r#","closes":"2026-01-05T00:00:00Z","voting":{"how":"tacitly"}"#;
    let mut story = three(r#"{"silence":"P3D"}"#).given(&agreed);
    let carried = r#"a recorded=2026-01-06T00:00:00Z question.carried {"question":"q","basis":"silence"}"#;

    assert_eq!(
        three("{}").given(&agreed).refused(&motion(&story, rectified, term)).rule().id(),
        "question.put.tacit"
    );
    // Not over a night.
    let short = motion(&story, rectified, r#","closes":"2026-01-03T23:59:59Z","voting":{"how":"tacitly"}"#);
    let refusal = story.refused(&short);
    assert_eq!(refusal.rule().id(), "question.put.tacit");
    let help = refusal.explain(story.record.negotiation()).help().to_owned();
    assert_eq!(help, "give `closes` + P3D from now or later, or leave `voting` out");
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
    let proxy = r#"a party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#;
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

const CHAIR: &[&str] = &[
    r#"secretariat party.added {"party":"h","name":"H","kind":"state"}"#,
    r#"secretariat party.invited {"party":"h"}"#,
    r#"h party.joined {"party":"h"}"#,
    r#"a+b+c party.role_assigned {"party":"h","role":"chair"}"#,
];
const TWO: &str = r#"{"changing":{"at_least":2},"excluding":{"at_least":2}}"#;
const EXCLUDED: &str = r#"a party.excluded {"party":"c"}"#;

/// Whoever puts it, it is the act of those who vote for it.
#[test]
fn who_puts_a_motion_need_not_be_who_may_act() {
    let mut story = three("{}").given(CHAIR);
    let put = motion(&story, r#"a negotiation.abandoned {}"#, "").replacen("a ", "h ", 1);
    story.tell(&put);
    for party in ["a", "b", "c"] {
        story.tell(&vote(party, "for"));
    }
    assert_eq!(last(&story.record), "negotiation.abandoned");

    // Nor need it be there any more.
    let mut story = three(TWO);
    story.tell(&motion(&story, r#"a negotiation.renamed {"title":"X"}"#, ""));
    story.tell(&vote("a", "for"));
    story.tell(&vote("b", "for"));
    story.tell(r#"a party.withdrawn {"party":"a"}"#);
    story.tell(&vote("c", "for"));
    assert_eq!(last(&story.record), "negotiation.renamed");
}

/// What a party may do alone is not done for it by others, because it asked for it once.
#[test]
fn who_votes_against_its_own_motion_does_not_act() {
    let group = r#"secretariat party.membership_begun {"party":"a","group":"d"}"#;
    let mut story = three(r#"{"agreeing":{"at_least":2}}"#).given(&[D, group]);
    let act = r#"a party.membership_ended {"party":"a","group":"d"}"#;
    story.tell(&motion(&story, act, r#","rule":{"at_least":2}"#));
    for (party, said) in [("b", "for"), ("c", "for"), ("a", "against")] {
        story.tell(&vote(party, said));
    }
    assert_eq!(last(&story.record), "question.carried");
}

/// A vote in confidence closes nothing for those who do not see it; who sees the question finds the result.
#[test]
fn a_vote_in_confidence_hides_no_result() {
    let mut story = three(TWO);
    story.tell(&motion(&story, EXCLUDED, ""));
    story.tell(&vote("a", "for"));
    story.tell(&vote("b", "for"));
    story.tell(
        r#"c disclosure={"parties":["c"]} question.voted {"question":"q","party":"c","vote":"against"}"#,
    );
    assert_eq!(last(&story.record), "question.voted");
    let hidden = r#"a disclosure={"parties":["a"]} question.carried {"question":"q","basis":"votes"}"#;
    assert_eq!(story.refused(hidden).rule().id(), "entry.disclosure.touched");
    story.tell(r#"a question.carried {"question":"q","basis":"votes"}"#);
    assert_eq!(last(&story.record), "party.excluded");
}

/// Where nobody objects, those who said nothing are counted as for it.
#[test]
fn no_objection_is_agreement_by_consensus() {
    let consensus = r#"{"agreeing":"consensus","changing":"consensus","silence":"P3D"}"#;
    let mut story = three(consensus).given(CHAIR);
    let act = r#"a negotiation.renamed {"title":"X"}"#;
    story.tell(&motion(&story, act, r#","closes":"2026-01-05T00:00:00Z""#));
    let found = r#"h recorded=2026-01-06T00:00:00Z question.carried {"question":"q","basis":"no_objection"}"#;
    assert!(story.refusal(&found.replace("-06T", "-04T")).is_some(), "before everybody could object");
    story.tell(found);
    assert_eq!(last(&story.record), "negotiation.renamed");
}

/// Who was asked and did not vote is absent, where the secretariat closes the vote, or it was open long enough.
#[test]
fn who_is_absent_does_not_keep_those_present_from_acting() {
    let present = r#"{"changing":{"majority":{"base":"for_and_against","threshold":"2/3","strict":false}},"silence":"P3D"}"#;
    let act = r#"a negotiation.renamed {"title":"X"}"#;
    let mut story = three(present);
    story.tell(&motion(&story, act, r#","closes":"2026-01-05T00:00:00Z""#));
    story.tell(&vote("a", "for"));
    story.tell(&vote("b", "for"));
    let carried = r#"recorded=2026-01-06T00:00:00Z question.carried {"question":"q","basis":"votes"}"#;
    let mut by_party = Story::new();
    by_party.record = story.record.clone();
    story.tell(&format!("secretariat {carried}"));
    assert_eq!(last(&story.record), "negotiation.renamed");
    // Who closes it otherwise finds the same once there was time to come.
    let draft = by_party.draft(&format!("a id=found {carried}"), "governed");
    assert!(by_party.record.propose(draft).is_ok());
    assert_eq!(last(&by_party.record), "negotiation.renamed");

    let mut short = three(present);
    short.tell(&motion(&short, act, r#","closes":"2026-01-01T00:00:00Z""#));
    short.tell(&vote("a", "for"));
    assert_eq!(
        short.refused(&format!("a {}", carried.replace("-06T", "-02T"))).rule().id(),
        "question.carried.rule"
    );
}

/// What is erased is not done, what is asked for is not exchanged, and what is set aside at once has no effect.
#[test]
fn a_motion_stays_what_it_was() {
    let tabled = r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
    let reworded = r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    let mut story = three("{}").given(&[tabled]);
    story.tell(&motion(&story, reworded, ""));
    let put = story.record.entries().last().unwrap().id().clone();
    let mut other = story.draft(
        r#"secretariat record.corrected {"entry":"e014","event":{"point":{"dropped":{"point":"p"}}}}"#,
        "governed",
    );
    let mut envelope = serde_json::to_value(&other).unwrap();
    envelope["event"]["record"]["corrected"]["event"] = serde_json::json!({"question":{"put":{"question":"q","text":"shall we?","motion":{"point":{"dropped":{"point":"p"}}}}}});
    other = serde_json::from_value(envelope).unwrap();
    assert_eq!(story.record.check(&other).unwrap_err().rule().id(), "record.corrected.kind");
    story.record.erase(&put, "2026-01-02".parse().unwrap()).unwrap();
    for party in ["a", "b", "c"] {
        story.tell(&vote(party, "for"));
    }
    assert_eq!(last(&story.record), "question.carried");

    let mut story = three(r#"{"silence":"P1D"}"#);
    let act = r#"a negotiation.renamed {"title":"X"}"#;
    story.tell(&motion(&story, act, r#","closes":"2026-01-05T00:00:00Z","voting":{"how":"tacitly"}"#));
    story.tell(r#"a+b+c recorded=2026-01-06T00:00:00Z question.annulled {"question":"q"}"#);
    let kinds: Vec<_> =
        story.record.entries().iter().rev().map(|entry| entry.event().kind().name()).take(2).collect();
    assert_eq!(kinds, ["question.annulled", "question.carried"]);
}

/// A motion that was carried and had no effect is found.
#[test]
fn a_motion_without_effect_is_found_by_the_review() {
    let mut story = three("{}");
    story.tell(&motion(&story, EXCLUDED, r#","electorate":[{"party":"a"}]"#));
    story.tell(&vote("a", "for"));
    assert_eq!(last(&story.record), "question.carried");
    let talks = story.record.negotiation();
    let found = talks.review("2026-01-02T00:00:00Z".parse().unwrap());
    let found: Vec<_> = found.iter().map(|finding| (finding.rule.id(), finding.says.as_str())).collect();
    assert!(
        found.contains(&("review.question.motion", "it was carried, and no `party.excluded` followed")),
        "{found:?}"
    );
}

/// A question that asks for an act is put by its own rule to those who decide on it.
#[test]
fn a_motion_is_put_to_those_who_decide_on_its_matter() {
    let drafted = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#;
    let mut story = three("{}").given(&[drafted]);
    story.tell(&motion(&story, r#"a instrument.adopted {"instrument":"i"}"#, ""));
    let asked: Vec<_> = {
        let talks = story.record.negotiation();
        let question = talks.questions().next().unwrap();
        question.electorate().map(|(party, ..)| party.to_string()).collect()
    };
    assert_eq!(asked, ["a", "b"]);
    story.tell(&vote("a", "for"));
    story.tell(&vote("b", "for"));
    assert_eq!(last(&story.record), "instrument.adopted");
}

/// Who speaks for a party on one point alone answers no question on another, nor one that asks for an act on it.
#[test]
fn a_delegate_votes_within_its_powers() {
    let mut story = three("{}").given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"secretariat point.tabled {"point":"r","title":"R","areas":["security"]}"#,
        r#"secretariat person.added {"person":"n","name":"N"}"#,
        r#"a person.accredited {"person":"n","party":"a","capacity":"delegate","points":["r"]}"#,
    ]);
    story.tell(&motion(&story, r#"b point.dropped {"point":"p"}"#, ""));
    let by_delegate = r#"a:n question.voted {"question":"q","party":"a","vote":"for"}"#;
    assert_eq!(story.refused(by_delegate).rule().id(), "any.any.powers");
    let own = r#"b question.put {"question":"u","text":"?","on":{"point":"r"}}"#;
    story.tell(own);
    story.tell(r#"a:n question.voted {"question":"u","party":"a","vote":"for"}"#);
}

/// The consents to a text are gathered one by one: each of its parties votes for the act, and with the last it follows.
#[test]
fn an_instrument_is_agreed_by_consents_gathered_one_by_one() {
    for parties in [&["a", "b", "c"][..], &["a", "b"]] {
        let named = serde_json::to_string(parties).unwrap();
        let drafted = format!(
            r#"secretariat instrument.drafted {{"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":{named}}}"#
        );
        let mut story = three("{}").given(&[&drafted]);
        story.tell(&motion(&story, r#"a instrument.agreed {"instrument":"i"}"#, ""));
        for party in parties {
            assert_eq!(
                story.record.negotiation().instruments().next().unwrap().status().to_string(),
                "draft"
            );
            story.tell(&vote(party, "for"));
        }
        assert_eq!(
            story.record.negotiation().instruments().next().unwrap().status().to_string(),
            "agreed",
            "{parties:?}"
        );
        let last = story.record.entries().last().unwrap();
        assert!(last.cause().is_some());
    }
}

/// Who carries on the place of a member stands by its vote until it votes itself, and the act follows as one of theirs.
#[test]
fn who_carries_on_a_place_votes_in_it() {
    let act = r#"a party.invited {"party":"d"}"#;
    let open = || {
        let mut story = three("{}").given(&[D, S]);
        story.tell(&motion(&story, act, ""));
        story.tell(&vote("b", "for"));
        story.tell(r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#);
        story
    };
    let mut stands = open();
    assert_eq!(stands.refused(&vote("b", "for")).rule().id(), "any.any.participating");
    stands.tell(&vote("a", "for"));
    assert_eq!(last(&stands.record), "question.voted");
    stands.tell(&vote("c", "for"));
    assert_eq!(last(&stands.record), "party.invited");
    let carried =
        stands.record.entries().iter().rfind(|entry| entry.event().kind().name() == "question.carried");
    assert!(serde_json::to_string(&**carried.unwrap()).unwrap().contains(r#""for":3"#));

    // It votes otherwise.
    let mut turns = open();
    turns.tell(&vote("s", "against"));
    assert_eq!(last(&turns.record), "question.failed");
}
