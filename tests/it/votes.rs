//! A vote is counted, ended and taken back by nobody alone: who was there says who can tell, what was voted in time waits for
//! who finds it, and an offer is not shut up in a vote.

use crate::story::Story;

const MAJORITY: &str = r#"{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}"#;
const THERE: &str = r#"{"quorum":{"share":"2/3","counting":"present","rule":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}}}"#;
const P: &str =
    r#"b point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;

fn under(agreeing: &str, more: &str) -> Story {
    let observing = r#""observing":"allowed""#;
    Story::open(&format!(r#"{{"agreeing":{agreeing},"changing":{agreeing},{observing}{more}}}"#))
        .principals(&["a", "b", "c"])
}

fn voted(party: &str, vote: &str) -> String {
    format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"{vote}"}}"#)
}

/// A question at a meeting that needs two of three there, which `b` puts and is for, and where `c` is.
fn in_the_room() -> Story {
    under(THERE, "").given(&[
        r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#,
        r#"secretariat meeting.started {"meeting":"m"}"#,
        r#"secretariat recorded=2026-01-01T10:00:00Z meeting.attendance_recorded {"meeting":"m","party":"c","presence":"present"}"#,
        r#"b recorded=2026-01-01T10:00:00Z question.put {"question":"u","text":"?","at":"m","closes":"2026-01-01T12:00:00Z"}"#,
        r#"b recorded=2026-01-01T10:00:00Z question.voted {"question":"u","party":"b","vote":"for"}"#,
    ])
}

const CARRIED: &str =
    r#"secretariat recorded=2026-01-01T13:00:00Z question.carried {"question":"u","basis":"votes"}"#;

fn away(by: &str, at: &str, more: &str) -> String {
    let fact = format!(r#"{{"meeting":"m","party":"c","presence":"absent"{more}}}"#);
    format!("{by} recorded=2026-01-01T{at}:00Z meeting.attendance_recorded {fact}")
}

#[test]
fn who_is_there_is_not_said_away_by_others() {
    assert!(in_the_room().refusal(CARRIED).is_none());
    for by in ["a", "b", "a+b"] {
        let story = in_the_room().given(&[&away(by, "11:00", "")]);
        assert!(story.refusal(CARRIED).is_none(), "{by}: {:?}", story.refusal(CARRIED));
    }
    for by in ["c", "secretariat", "a+c"] {
        let story = in_the_room().given(&[&away(by, "11:00", "")]);
        assert_eq!(story.refused(CARRIED).rule().id(), "question.carried.rule", "{by}");
    }
    // Nor is who is away said there.
    let there = away("a", "11:00", "").replace("absent", "present");
    let story = in_the_room().given(&[&away("secretariat", "10:30", ""), &there]);
    assert_eq!(story.refused(CARRIED).rule().id(), "question.carried.rule");
}

#[test]
fn what_is_said_of_presence_after_the_vote_counts_for_nothing() {
    // After the term, and after the carrying.
    let story = in_the_room().given(&[&away("c", "12:30", "")]);
    assert!(story.refusal(CARRIED).is_none());
    let story = in_the_room().given(&[CARRIED, &away("c", "13:00", "")]);
    let question = story.record.negotiation().questions().next().unwrap();
    assert_eq!(question.tally().reason().reached(), 2, "{}", question.tally());
}

#[test]
fn presence_is_that_at_the_time_of_the_decision() {
    let left = r#"secretariat recorded=2026-01-01T10:00:00Z meeting.attendance_recorded {"meeting":"m","party":"c","presence":"present","until":"UNTIL"}"#;
    let came = r#"secretariat recorded=2026-01-01T10:00:00Z meeting.attendance_recorded {"meeting":"m","party":"c","presence":"present","from":"FROM"}"#;
    let counts = |line: &str| in_the_room().given(&[line]).refusal(CARRIED).is_none();
    for (at, there) in [("2026-01-01T11:59:00Z", false), ("2026-01-01T12:00:00Z", true)] {
        assert_eq!(counts(&left.replace("UNTIL", at)), there, "until {at}");
    }
    for (at, there) in [("2026-01-01T12:00:00Z", true), ("2026-01-01T12:01:00Z", false)] {
        assert_eq!(counts(&came.replace("FROM", at)), there, "from {at}");
    }
}

/// While it is voted on there, who is asked sees what is said about who is there.
#[test]
fn presence_is_not_told_behind_the_back_of_those_who_are_asked() {
    let hidden = away("c", "11:00", "").replacen("c ", r#"c disclosure={"parties":["c"]} "#, 1);
    assert_eq!(in_the_room().refused(&hidden).rule().id(), "entry.disclosure.touched");
    assert!(in_the_room().refusal(&away("c", "11:00", "")).is_none());
    let story = in_the_room().given(&[CARRIED]);
    assert!(story.refusal(&hidden.replace("11:00", "13:00")).is_none());
}

/// The term is over, and whether it carries depends on whether those who did not vote are absent: the secretariat says so.
#[test]
fn what_the_secretariat_would_find_carried_is_not_ended_by_a_party() {
    let put = r#"b question.put {"question":"u","text":"?","closes":"2026-01-01T12:00:00Z"}"#;
    let story = under(MAJORITY, r#","silence":"P2D""#).given(&[put, &voted("b", "for")]);
    let after = |who: &str, act: &str| format!("{who} recorded=2026-01-01T13:00:00Z {act}");
    let acts = [
        (r#"question.lapsed {"question":"u"}"#, "question.lapsed.time"),
        (r#"question.withdrawn {"question":"u"}"#, "question.withdrawn.time"),
        (r#"question.extended {"question":"u","closes":"2027-01-01"}"#, "question.extended.later"),
    ];
    for (act, rule) in acts {
        assert_eq!(story.refused(&after("b", act)).rule().id(), rule, "{act}");
    }
    assert!(
        story
            .refusal(&after("secretariat", r#"question.carried {"question":"u","basis":"votes"}"#))
            .is_none()
    );
    // Before it is over, whoever put it takes it back.
    assert!(story.refusal(r#"b question.withdrawn {"question":"u"}"#).is_none());
    // Where nobody could have been waited for, anybody finds that it came to nothing.
    let long = put.replacen("2026-01-01T12", "2026-01-04T12", 1);
    let story = under(r#""consensus""#, r#","silence":"P2D""#).given(&[&long, &voted("b", "for")]);
    let lapsed = r#"a recorded=2026-01-05T00:00:00Z question.lapsed {"question":"u"}"#;
    assert!(story.refusal(lapsed).is_none(), "{:?}", story.refusal(lapsed));
}

const OFFER: &str = r#"c proposal.submitted {"proposal":"o","to":["a","b"],"channel":"in_public","contents":[{"point":"p"}],"expires":"2026-01-10"}"#;
const VOTE: &str = r#"a question.put {"question":"u","text":"?","closes":"2026-01-20"}"#;
const PUT: &str = r#"a+b proposal.put_to_vote {"proposal":"o","question":"u"}"#;

fn status(story: &Story) -> String {
    story.record.negotiation().proposals().next().unwrap().status().to_string()
}

fn offered(vote: &str) -> Story {
    under(MAJORITY, r#","silence":"P2D""#).given(&[
        P,
        OFFER,
        vote,
        PUT,
        &voted("a", "for"),
        &voted("b", "for"),
    ])
}

/// Who made an offer is bound by it for its term, and not for that of a vote.
#[test]
fn a_vote_after_the_term_of_an_offer_accepts_nothing() {
    let carried = r#"a recorded=DAYT00:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    let story = offered(VOTE).given(&[&carried.replace("DAY", "2026-01-21")]);
    assert_eq!(status(&story), "lapsed");
    assert!(story.record.negotiation().points().all(|point| point.positions().next().is_none()));
    // It ended in time, and is found later.
    let story = offered(&VOTE.replace("2026-01-20", "2026-01-09"));
    let lapsed = r#"secretariat recorded=2026-01-12T00:00:00Z proposal.lapsed {"proposal":"o"}"#;
    assert_eq!(story.refused(lapsed).rule().id(), "proposal.lapsed.expired");
    assert_eq!(status(&story.given(&[&carried.replace("DAY", "2026-01-12")])), "accepted");
    // Nor does who made it take it back between the vote and the finding.
    let story = offered(&VOTE.replace("2026-01-20", "2026-01-09"));
    let withdrawn = r#"c recorded=2026-01-10T00:00:00Z proposal.withdrawn {"proposal":"o"}"#;
    assert_eq!(story.refused(withdrawn).rule().id(), "proposal.withdrawn.status", "it was accepted");
    let again = r#"c recorded=2026-01-10T00:00:00Z proposal.submitted {"proposal":"n","to":["a","b"],"channel":"in_public","replaces":"o"}"#;
    assert_eq!(status(&story.given(&[again])), "accepted");
}

#[test]
fn an_offer_is_not_taken_back_before_what_was_voted_is_found() {
    // Whether who did not vote is absent, the secretariat says.
    let short = VOTE.replace("2026-01-20", "2026-01-01T12:00:00Z");
    let story = under(MAJORITY, r#","silence":"P2D""#).given(&[P, OFFER, &short, PUT, &voted("a", "for")]);
    let after = |act: &str| act.replacen(' ', " recorded=2026-01-01T13:00:00Z ", 1);
    let withdrawn = r#"c proposal.withdrawn {"proposal":"o"}"#;
    assert_eq!(story.refused(&after(withdrawn)).rule().id(), "proposal.withdrawn.vote");
    assert!(story.refusal(withdrawn).is_none());
    let again =
        r#"c proposal.submitted {"proposal":"n","to":["a","b"],"channel":"in_public","replaces":"o"}"#;
    let carried = r#"secretariat question.carried {"question":"u","basis":"votes"}"#;
    assert_eq!(status(&story.given(&[&after(again), &after(carried)])), "accepted");
}

/// What two put to a vote, one of them neither takes away from the other nor keeps there.
#[test]
fn a_vote_on_an_offer_locks_out_nobody() {
    let given = [P, OFFER, &VOTE.replace(r#","closes":"2026-01-20""#, r#","closes":"2026-01-05""#), PUT];
    let story = || under(r#""consensus""#, "").given(&given);
    let later = r#"question.extended {"question":"u","closes":"2099-01-01"}"#;
    assert_eq!(story().refused(&format!("a {later}")).rule().id(), "any.any.alone");
    assert!(story().refusal(&format!("a+b {later}")).is_none());
    let accepts = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    assert_eq!(story().refused(accepts).rule().id(), "proposal.answered.status");
    let gone = [
        r#"a question.withdrawn {"question":"u"}"#,
        r#"secretariat recorded=2026-01-06T00:00:00Z question.lapsed {"question":"u"}"#,
    ];
    for act in gone {
        let story = story().given(&[act]);
        assert_eq!(status(&story), "submitted", "{act}");
        let accepts = accepts.replacen(' ', " recorded=2026-01-06T00:00:00Z ", 1);
        assert!(story.refusal(&accepts).is_none(), "{act}: {:?}", story.refusal(&accepts));
        let again =
            r#"a+b recorded=2026-01-06T00:00:00Z proposal.put_to_vote {"proposal":"o","question":"v"}"#;
        let put = r#"a recorded=2026-01-06T00:00:00Z question.put {"question":"v","text":"?"}"#;
        assert_eq!(status(&story.given(&[put, again])), "put_to_vote", "{act}");
    }
}

/// A question that one puts on another's words binds nobody by what nobody said, until it is over.
#[test]
fn a_question_with_a_far_term_locks_nobody_elses_words() {
    let ways = [
        (r#""consensus""#, "", r#""on":{"point":"p"}"#),
        (MAJORITY, r#","silence":"P2D""#, r#""on":{"point":"p"},"voting":{"how":"tacitly"}"#),
        (MAJORITY, r#","voting":{"how":"secretly"}"#, r#""on":{"point":"p"}"#),
        (
            MAJORITY,
            "",
            r#""motion":{"commitment":{"made":{"commitment":"k","text":"as in p","obligors":["b"],"to":["a"],"point":"p"}}}"#,
        ),
    ];
    let other = r#"b point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    let dropped = r#"b point.dropped {"point":"p"}"#;
    for (agreeing, more, on) in ways {
        let put = format!(r#"PUT question.put {{"question":"u","text":"?",{on},"closes":"2030-01-01"}}"#);
        let by = |who: &str| under(agreeing, more).given(&[P, &put.replacen("PUT", who, 1)]);
        let mut story = by("a");
        if !more.contains("secret") {
            story = story.given(&[&voted("a", "for")]);
        }
        for act in [other, dropped] {
            assert!(story.refusal(act).is_none(), "{act} under {on}: {:?}", story.refusal(act));
        }
        // Once it is over, silence is an answer; a vote is one at once.
        let over = other.replacen(' ', " recorded=2030-01-02T00:00:00Z ", 1);
        if !on.contains("motion") {
            assert_eq!(story.refused(&over).rule().id(), "any.any.alone", "{on}");
        }
        if !more.contains("secret") {
            let story = story.given(&[&voted("c", "for")]);
            assert_eq!(story.refused(other).rule().id(), "any.any.alone", "{on}");
        }
        // What those ask who set the table up, or who change it themselves, all answer from the first.
        if !on.contains("motion") {
            for who in ["secretariat", "b"] {
                assert_eq!(by(who).refused(other).rule().id(), "any.any.alone", "{who}: {on}");
            }
        }
    }
}

/// Who was silent, and who moved it, is for what was asked, and for nothing that was put in its place.
#[test]
fn nobody_is_bound_by_words_that_came_after_a_motion() {
    let asks = r#"a question.put {"question":"u","text":"?","closes":"2026-01-05","voting":{"how":"tacitly"},"motion":{"commitment":{"made":{"commitment":"k","text":"as in p","obligors":["a"],"to":["b"],"point":"p"}}}}"#;
    let other = r#"b point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    let carried = r#"a recorded=2026-01-06T00:00:00Z question.carried {"question":"u","basis":"silence"}"#;
    let owes = |lines: &[&str]| {
        let story = under(MAJORITY, r#","silence":"P2D""#).given(&[P, asks]).given(lines);
        story.record.negotiation().commitments().count()
    };
    let own = voted("a", "for");
    assert_eq!(owes(&[&own, carried]), 1);
    assert_eq!(owes(&[&own, other, carried]), 0, "not of other words");
    assert_eq!(owes(&[other, &own, &voted("c", "for"), carried]), 1, "unless it was said again");
}

#[test]
fn consensus_fails_once_somebody_objects() {
    let put = r#"a question.put {"question":"u","text":"?","closes":"2030-01-01"}"#;
    let story = under(r#""consensus""#, "").given(&[put]);
    let failed = r#"b question.failed {"question":"u","basis":"votes"}"#;
    assert_eq!(story.refused(failed).rule().id(), "question.failed.rule");
    let story = story.given(&[&voted("c", "against")]);
    assert_eq!(story.record.negotiation().questions().next().unwrap().status().to_string(), "open");
    assert!(story.refusal(failed).is_none(), "{:?}", story.refusal(failed));
    // Under another rule votes may still change.
    let story = under(r#""unanimity""#, "").given(&[put, &voted("c", "against")]);
    assert_eq!(story.refused(failed).rule().id(), "question.failed.rule");
}

/// What a help names can be done.
#[test]
fn helps_say_who_finds_what_was_voted() {
    let help =
        |story: &Story, act: &str| story.refused(act).explain(story.record.negotiation()).help().to_owned();
    let put =
        r#"b question.put {"question":"u","text":"?","on":{"point":"p"},"closes":"2026-01-01T12:00:00Z"}"#;
    let story = under(MAJORITY, r#","silence":"P2D""#).given(&[P, put, &voted("b", "for")]);
    let over = [
        r#"question.carried {"question":"u","basis":"votes"}"#,
        r#"question.failed {"question":"u","basis":"votes"}"#,
        r#"question.lapsed {"question":"u"}"#,
        r#"question.withdrawn {"question":"u"}"#,
    ];
    for act in over {
        let act = format!("b recorded=2026-01-01T13:00:00Z {act}");
        let found = "let the secretariat record `question.carried`; its term is over";
        assert_eq!(help(&story, &act), found, "{act}");
    }
    let rests = r#"b recorded=2026-01-01T13:00:00Z point.text_agreed {"point":"p","rests_on":"u"}"#;
    assert_eq!(
        help(&story, rests),
        "let the secretariat record `question.carried` of `u` first, if it was; its term is over"
    );
    let story = under(MAJORITY, "").given(&[P, OFFER, VOTE, PUT]);
    let accepts = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    assert_eq!(help(&story, accepts), "record `question.voted` on `u`; proposal `o` is put to that vote");
    let story = under(MAJORITY, "").given(&[P, OFFER, VOTE]);
    let late = PUT.replacen(' ', " recorded=2026-01-11T00:00:00Z ", 1);
    assert_eq!(
        help(&story, &late),
        "proposal `o` is lapsed; `proposal.put_to_vote` starts from submitted or put_to_vote; record `proposal.renewed` first"
    );
}

/// A party whose place another carries on has one seat with it, though nobody told that it was dissolved.
#[test]
fn who_was_succeeded_is_not_asked_beside_its_successor() {
    let mut story = under(r#""unanimity""#, "")
        .given(&[P, r#"secretariat party.added {"party":"d","name":"D","kind":"state"}"#]);
    for line in [
        r#"secretariat party.succeeded {"party":"c","successor":"d","inherits":"carried"}"#,
        r#"secretariat party.role_assigned {"party":"d","role":"principal"}"#,
        r#"d party.joined {"party":"d"}"#,
    ] {
        let draft = story.draft(&line.replacen(' ', &format!(" id=seen{} ", line.len()), 1), "observed");
        story.record.propose(draft).unwrap();
    }
    let talks = story.record.negotiation();
    assert_eq!(talks.principals().map(|party| party.id().as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
    assert_eq!(story.refused(r#"c point.dropped {"point":"p"}"#).rule().id(), "point.dropped.entitled");
    let story = story.given(&[r#"a question.put {"question":"u","text":"?"}"#]);
    let question = story.record.negotiation().questions().next().unwrap();
    assert_eq!(question.voters().map(|(party, _)| party.as_str()).collect::<Vec<_>>(), ["a", "b", "d"]);
}
