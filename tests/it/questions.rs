//! Stories of questions: frozen when they are put, answered over time, closed by votes, silence, a
//! finding or a declared verdict.

use crate::story::Story;
use negotiation::{
    decision::{DecisionRule, Verdict},
    event::{Actor, Entry},
    talks::question::QuestionStatus,
    value::{
        id::{PointId, QuestionId},
        when::Instant,
    },
};

const P: &str =
    r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const PUT: &str = r#"a question.put {"question":"u","text":"Do we agree?","on":{"point":"p"}}"#;
const AGREED: &str = r#"a point.text_agreed {"point":"p","rests_on":"u"}"#;

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","silence":"PT1M"}"#)
        .principals(&["a", "b"])
        .given(&[P])
        .given(lines)
}

fn vote(party: &str, vote: &str) -> String {
    format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"{vote}"}}"#)
}

fn status(story: &Story) -> QuestionStatus {
    let id: QuestionId = "u".parse().unwrap();
    story.record.negotiation().question(&id).unwrap().status()
}

fn last(story: &Story) -> String {
    story.record.entries().last().unwrap().id().to_string()
}

#[test]
fn the_last_vote_that_is_needed_carries_the_question() {
    let mut story = told(&[PUT, &vote("a", "for")]);
    assert_eq!(status(&story), QuestionStatus::Open);
    let early = story.refused(AGREED);
    assert_eq!(early.rule().id(), "any.any.question");
    story.tell(&vote("b", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
    assert_eq!(last(&story), "e012/question.carried/u");
    story.tell(AGREED);
    let entry = story.record.entries().last().unwrap().clone();
    let reached = entry.reached().expect("it says how it was reached");
    assert_eq!(reached.tally().heads.in_favour, 2);
    assert_eq!(reached.rule(), &DecisionRule::Unanimity);
}

#[test]
fn one_against_fails_a_question_that_needs_all() {
    let mut story = told(&[PUT]);
    story.tell(&vote("b", "against"));
    assert_eq!(status(&story), QuestionStatus::Failed);
    assert_eq!(story.refused(AGREED).rule().id(), "any.any.question");
    assert_eq!(story.refused(&vote("a", "for")).rule().id(), "question.voted.status");
}

#[test]
fn the_last_vote_of_a_party_counts() {
    let mut story = told(&[PUT, &vote("a", "abstain")]);
    // Unanimity cannot be reached any more: it failed at once.
    assert_eq!(status(&story), QuestionStatus::Failed);
    story = told(&[r#"secretariat question.put {"question":"u","text":"?","rule":{"at_least":2}}"#]);
    story.tell(&vote("a", "abstain"));
    assert_eq!(status(&story), QuestionStatus::Failed, "of two, two are needed");
    story = told(&[
        r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
        r#"secretariat question.put {"question":"u","text":"?","rule":{"at_least":2},"electorate":[{"party":"a"},{"party":"b"},{"party":"c"}]}"#,
    ]);
    story.tell(&vote("a", "against"));
    story.tell(&vote("a", "for"));
    story.tell(&vote("c", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
}

/// A ballot with a term stays open to it: whoever votes in time is counted, as it voted last.
#[test]
fn a_ballot_with_a_term_stays_open_to_it() {
    let present = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"silence":"P1D"}"#;
    let open = |put: &str| {
        let story = Story::open(present).principals(&["a", "b", "c", "d", "e"]);
        story.given(&[&format!(
            r#"secretariat question.put {{"question":"u","text":"?","closes":"2026-01-20"{put}}}"#
        )])
    };
    let carried = r#"a recorded=2026-01-21T00:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    let all =
        [vote("a", "for"), vote("b", "for"), vote("c", "for"), vote("d", "against"), vote("e", "against")];
    let mut story = open("");
    all.iter().for_each(|line| story.tell(line));
    assert_eq!(status(&story), QuestionStatus::Open);
    let early = r#"secretariat question.carried {"question":"u","basis":"votes"}"#;
    assert_eq!(story.refused(early).rule().id(), "question.carried.rule");
    story.tell(&vote("c", "against"));
    assert_eq!(story.refused(carried).rule().id(), "question.carried.rule");
    story.tell(&vote("c", "for"));
    story.tell(carried);
    let id: QuestionId = "u".parse().unwrap();
    let heads = story.record.negotiation().question(&id).unwrap().tally().reason().tally().heads;
    assert_eq!((heads.in_favour, heads.against), (3, 2));

    // Where the question or the procedure says so, it closes once nobody can change it.
    let mut story = open(r#","voting":{"how":"openly","early":true}"#);
    all.iter().take(3).for_each(|line| story.tell(line));
    assert_eq!(status(&story), QuestionStatus::Carried);
    let chosen = r#"a question.put {"question":"v","text":"?","closes":"2026-01-20","voting":{"how":"openly","early":true}}"#;
    assert_eq!(open("").refused(chosen).rule().id(), "question.put.rule");
}

/// A member's own vote counts whenever it was cast; where votes are final, it is cast once.
#[test]
fn a_proxy_does_not_override_a_vote_of_ones_own() {
    let story = |put: &str| {
        let proxy = r#"b party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#;
        let put =
            format!(r#"secretariat question.put {{"question":"u","text":"?","closes":"2026-01-20"{put}}}"#);
        let by_proxy = r#"a/b question.voted {"question":"u","party":"b","vote":"against"}"#;
        Story::open(r#"{"silence":"P1D"}"#).principals(&["a", "b"]).given(&[
            proxy,
            &put,
            &vote("a", "for"),
            &vote("b", "for"),
            by_proxy,
        ])
    };
    let carried = r#"a recorded=2026-01-21T00:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    assert!(story("").refusal(carried).is_none());
    let overridden = story(r#","voting":{"how":"openly","proxies_override":true}"#);
    assert_eq!(overridden.refused(carried).rule().id(), "question.carried.rule");
}

/// Of a secret ballot only the count is told, by the secretariat, and judged by the same rule.
#[test]
fn a_secret_ballot_is_told_by_its_count() {
    let majority = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"observing":"allowed"}"#;
    let opened = || {
        let put = r#"secretariat question.put {"question":"u","text":"?","on":{"point":"p"},"voting":{"how":"secretly"},"closes":"2026-01-20"}"#;
        Story::open(majority).principals(&["a", "b", "c", "d", "e"]).given(&[P, put])
    };
    let count = |by: &str, event: &str, heads: &str| {
        format!(
            r#"{by} recorded=2026-01-21T00:00:00Z question.{event} {{"question":"u","basis":"votes","tally":{{"heads":{heads}}}}}"#
        )
    };
    let won = r#"{"for":3,"against":2,"abstained":0,"missing":0}"#;
    let rule = "question.carried.rule";
    assert_eq!(opened().refused(&vote("a", "for")).rule().id(), "question.voted.secret");
    // No party, however entitled, tells what nobody else could check; nor is it told before its term.
    assert_eq!(opened().refused(&count("a", "carried", won)).rule().id(), rule);
    let early = count("secretariat", "carried", won).replace("recorded=2026-01-21T00:00:00Z ", "");
    assert_eq!(opened().refused(&early).rule().id(), rule);
    // A count of more than were asked, of fewer, and one that does not carry.
    for wrong in [
        r#"{"for":4,"against":2,"abstained":0,"missing":0}"#,
        r#"{"for":3,"against":1,"abstained":0,"missing":0}"#,
        r#"{"for":2,"against":3,"abstained":0,"missing":0}"#,
    ] {
        let told = count("secretariat", "carried", wrong);
        assert_eq!(opened().refused(&told).rule().id(), rule);
        assert_eq!(opened().irregularities(&told), [rule]);
    }
    let without =
        r#"secretariat recorded=2026-01-21T00:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    assert_eq!(opened().refused(without).rule().id(), rule);
    let lost = count("secretariat", "failed", r#"{"for":2,"against":2,"abstained":1,"missing":0}"#);
    assert_eq!(opened().refusal(&lost), None);
    let told = count("secretariat", "carried", won);
    assert_eq!(opened().irregularities(&told), [""; 0]);
    // An act rests on it, with the count that was told.
    let story = opened().given(&[&told, &AGREED.replacen("a ", "a recorded=2026-01-21T00:00:00Z ", 1)]);
    let reached = story.record.entries().last().unwrap().reached().unwrap().clone();
    assert_eq!((reached.tally().heads.in_favour, reached.tally().heads.against), (3, 2));
}

/// Who reads of a vote that it was 3 to 2, and not who voted how, records that.
#[test]
fn a_result_that_is_known_by_its_numbers_is_no_irregularity() {
    let majority = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"observing":"allowed"}"#;
    let put = r#"secretariat question.put {"question":"u","text":"?","on":{"point":"p"}}"#;
    let story = Story::open(majority).principals(&["a", "b", "c", "d", "e"]).given(&[P, put]);
    let told = |heads: &str| {
        format!(
            r#"secretariat question.carried {{"question":"u","basis":"votes","tally":{{"heads":{heads}}}}}"#
        )
    };
    let right = told(r#"{"for":3,"against":2,"abstained":0,"missing":0}"#);
    assert_eq!(story.irregularities(&right), [""; 0]);
    assert_eq!(story.refused(&right).rule().id(), "any.any.reached");
    let wrong = told(r#"{"for":2,"against":3,"abstained":0,"missing":0}"#);
    assert_eq!(story.irregularities(&wrong), ["question.carried.rule"]);
}

/// Where the procedure says so, who leaves while a ballot is open drops out of it; otherwise who was asked stays in it.
#[test]
fn members_that_leave_drop_out_of_an_open_ballot_where_the_procedure_says_so() {
    let story = |leavers: &str| {
        let procedure = format!(
            r#"{{"agreeing":{{"majority":{{"base":"electorate","threshold":"50%","strict":true}}}}{leavers}}}"#
        );
        Story::open(&procedure).principals(&["a", "b", "c", "d"]).given(&[
            r#"a question.put {"question":"u","text":"?"}"#,
            &vote("a", "for"),
            r#"c party.withdrawn {"party":"c"}"#,
            &vote("b", "for"),
        ])
    };
    assert_eq!(status(&story("")), QuestionStatus::Open, "two of four are not more than half");
    let left = story(r#","leavers_drop_out":true,"returning":"admitted""#);
    assert_eq!(status(&left), QuestionStatus::Carried, "two of three are");
    // Who leaves after it closed was a member when it closed.
    let after = left.given(&[r#"d party.withdrawn {"party":"d"}"#]);
    let heads = |story: &Story| {
        let id: QuestionId = "u".parse().unwrap();
        story.record.negotiation().question(&id).unwrap().tally().reason().tally().heads
    };
    assert_eq!((heads(&after).in_favour, heads(&after).missing), (2, 1));
    // Who comes back after it closed is no member of it again.
    let back = after.given(&[r#"c party.returned {"party":"c"}"#]);
    assert_eq!((heads(&back).in_favour, heads(&back).missing), (2, 1));
    let chosen = r#"b question.put {"question":"v","text":"?","leavers_drop_out":true}"#;
    assert_eq!(story("").refused(chosen).rule().id(), "question.put.rule");
}

/// A party answers, votes and takes positions for itself while it takes part, whoever writes it down, and for another only
/// then.
#[test]
fn who_has_left_neither_votes_nor_answers_for_itself_or_another() {
    let procedure = r#"{"observing":"allowed","backdating":true}"#;
    let story = Story::open(procedure).principals(&["a", "b", "c"]).given(&[
        P,
        r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"a question.put {"question":"u","text":"?"}"#,
        r#"a party.role_assigned {"party":"b","role":"acts_for","for_party":"a"}"#,
        r#"b party.withdrawn {"party":"b"}"#,
    ]);
    let rule = "any.any.participating";
    for line in [
        r#"b/a question.voted {"question":"u","party":"a","vote":"for"}"#,
        r#"secretariat question.voted {"question":"u","party":"b","vote":"for"}"#,
        r#"secretariat proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        r#"secretariat position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
    ] {
        assert_eq!(story.refused(line).rule().id(), rule, "{line}");
        assert_eq!(story.irregularities(line), [rule], "{line}");
    }
    // What was dissolved answers no more than what withdrew.
    let gone = story.given(&[r#"secretariat party.dissolved {"party":"c"}"#]);
    let answered = r#"secretariat proposal.answered {"proposal":"o","party":"c","answer":"accept"}"#;
    assert_eq!(gone.refused(answered).rule().id(), rule);
}

#[test]
fn what_is_asked_is_frozen_when_it_is_put() {
    let majority =
        r#"{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}}"#;
    let put = format!(
        r#"secretariat question.put {{"question":"u","text":"?","on":{{"point":"p"}},"rule":{majority}}}"#
    );
    let mut story = told(&[r#"a+b party.weight_set {"party":"a","weight":5}"#, &put]);
    // Neither a new weight, nor new words, nor another rule of procedure changes what was put.
    story.tell(r#"a+b party.weight_set {"party":"b","weight":50}"#);
    story.tell(r#"a+b point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#);
    let changed =
        r#"a+b negotiation.procedure_changed {"procedure":{"agreeing":"consensus","observing":"allowed"}}"#;
    story.tell(changed);
    story.tell(&vote("a", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
    assert_eq!(story.refused(AGREED).rule().id(), "any.any.question", "it was on other words");
    let id: QuestionId = "u".parse().unwrap();
    let question = story.record.negotiation().question(&id).unwrap();
    let weights: Vec<_> = question.electorate().map(|(party, weight, _)| (party.as_str(), weight)).collect();
    assert_eq!(weights, [("a", 5), ("b", 1)]);
    assert_eq!(question.wording().unwrap().as_str(), "w");
}

#[test]
fn a_silence_that_nobody_broke_is_complete_when_its_term_is_over() {
    let consensus = r#"a+b negotiation.procedure_changed {"procedure":{"observing":"allowed","silence":"PT1M","agreeing":"consensus"}}"#;
    let put = r#"a question.put {"question":"u","text":"?","on":{"point":"p"},"closes":"2026-01-01","voting":{"how":"tacitly"}}"#;
    let mut story = told(&[consensus, put]);
    // Nobody broke it: it did not fail for want of votes.
    let failed =
        r#"secretariat recorded=2026-01-02T00:00:00Z question.failed {"question":"u","basis":"votes"}"#;
    assert_eq!(story.refused(failed).rule().id(), "question.failed.rule");
    let at: Instant = "2026-01-02T00:00:00Z".parse().unwrap();
    let due: Vec<_> = story.record.negotiation().due_questions(at).map(|(_, verdict)| verdict).collect();
    assert_eq!(due, [Verdict::Carried]);
    assert_eq!(story.record.negotiation().open_questions(at).count(), 0);
    // Deciding what depends on it appends first that it carried.
    story.tell(&AGREED.replacen("a ", "a recorded=2026-01-02T00:00:00Z ", 1));
    let ids: Vec<_> =
        story.record.entries().iter().rev().take(2).map(|entry| entry.id().to_string()).collect();
    assert_eq!(ids, ["e012", "e011/question.carried/u"]);
}

#[test]
fn a_silence_is_broken_by_one_objection_at_once() {
    let put = r#"secretariat question.put {"question":"u","text":"?","rule":"consensus","closes":"2026-02","voting":{"how":"tacitly"}}"#;
    let mut story = told(&[put]);
    assert_eq!(
        story.refused(r#"secretariat question.carried {"question":"u","basis":"silence"}"#).rule().id(),
        "question.carried.silence"
    );
    story.tell(&vote("b", "against"));
    assert_eq!(status(&story), QuestionStatus::Failed);
}

#[test]
fn an_objection_too_late_does_not_count_and_one_of_unknown_time_leaves_it_open() {
    let put = r#"secretariat question.put {"question":"u","text":"?","rule":"consensus","closes":"2026-01-01","voting":{"how":"tacitly"}}"#;
    let observed = |when: &str| {
        let mut story = told(&[put]);
        let line = format!(
            r#"b recorded=2026-01-03T00:00:00Z occurred={when} question.voted {{"question":"u","party":"b","vote":"against"}}"#
        );
        let draft = story.draft(&line, "observed");
        story.record.propose(draft).unwrap();
        story
    };
    let at: Instant = "2026-01-02T00:00:00Z".parse().unwrap();
    let due = |story: &Story| story.record.negotiation().due_questions(at).next().unwrap().1;
    assert_eq!(due(&observed("2026-01-02T00:00:00Z")), Verdict::Carried);
    assert_eq!(due(&observed("2026-01-01T12:00:00Z")), Verdict::Failed);
    assert_eq!(due(&observed("unknown")), Verdict::Open);
}

#[test]
fn a_chair_finds_consensus_where_nobody_objects_and_the_rule_is_consensus() {
    let chair = [
        r#"secretariat party.added {"party":"c","name":"C","kind":"organisation"}"#,
        r#"secretariat party.role_assigned {"party":"c","role":"chair"}"#,
        r#"secretariat question.put {"question":"u","text":"Any objection?","rule":"consensus","closes":"2026-01-01"}"#,
    ];
    let found = r#"c question.carried {"question":"u","basis":"chair_finding"}"#;
    // A chair needs the consent of the principals; before there are any, nobody has to be asked.
    let open = || {
        Story::open(r#"{"observing":"allowed","silence":"PT1M"}"#)
            .given(&chair[..2])
            .principals(&["a", "b"])
            .given(&chair[2..])
    };
    // Not before everybody could object; who keeps the minutes tells what happened in the room.
    assert_eq!(open().refused(found).rule().id(), "question.carried.chair_finding");
    assert_eq!(open().refusal(&found.replacen("c ", "secretariat ", 1)), None);
    let story = open().given(&[&found.replacen("c ", "c recorded=2026-01-02T00:00:00Z ", 1)]);
    assert_eq!(status(&story), QuestionStatus::Carried);
    let story = open().given(&[&vote("a", "against")]);
    assert_eq!(status(&story), QuestionStatus::Open, "an objection may be taken back until the term is over");
    assert_eq!(story.refused(found).rule().id(), "question.carried.chair_finding");
    let by_all = open().given(&[r#"c question.put {"question":"v","text":"?"}"#]);
    let found = r#"c question.carried {"question":"v","basis":"chair_finding"}"#;
    assert_eq!(by_all.refused(found).rule().id(), "question.carried.chair_finding");
}

#[test]
fn a_declared_verdict_is_the_secretariats() {
    let put = r#"secretariat question.put {"question":"u","text":"?","rule":"declared"}"#;
    let mut story = told(&[put, &vote("a", "for"), &vote("b", "for")]);
    assert_eq!(status(&story), QuestionStatus::Open, "nobody computes it");
    let by_votes = r#"secretariat question.carried {"question":"u","basis":"votes"}"#;
    assert_eq!(story.refused(by_votes).rule().id(), "question.carried.rule");
    story.tell(r#"secretariat question.carried {"question":"u","basis":"declared"}"#);
    assert_eq!(status(&story), QuestionStatus::Carried);
}

#[test]
fn without_a_quorum_a_question_lapses() {
    let rule = r#"{"quorum":{"share":"2/3","rule":{"at_least":1}}}"#;
    let put = format!(
        r#"secretariat question.put {{"question":"u","text":"?","rule":{rule},"closes":"2026-01-01T00:00:00Z"}}"#
    );
    let mut story = told(&[&put, &vote("a", "for")]);
    assert_eq!(status(&story), QuestionStatus::Open);
    // The last instant of the term is in time; it is over after that.
    let lapsed = r#"question.lapsed {"question":"u"}"#;
    assert_eq!(story.refused(&format!("secretariat {lapsed}")).rule().id(), "question.lapsed.time");
    // Without a quorum it did not fail either.
    let failed =
        r#"secretariat recorded=2026-01-01T00:00:01Z question.failed {"question":"u","basis":"votes"}"#;
    assert_eq!(story.refused(failed).rule().id(), "question.failed.rule");
    story.tell(&format!("secretariat recorded=2026-01-01T00:00:01Z {lapsed}"));
    assert_eq!(status(&story), QuestionStatus::Lapsed);
}

#[test]
fn an_annulled_result_carries_nothing_any_more() {
    let mut story = told(&[PUT, &vote("a", "for"), &vote("b", "for")]);
    assert_eq!(
        story.refused(r#"a question.annulled {"question":"u","reason":"r"}"#).rule().id(),
        "question.annulled.decided"
    );
    story.tell(r#"a+b question.annulled {"question":"u","reason":"a member could not vote"}"#);
    assert_eq!(story.irregularities(AGREED), ["any.any.question"]);
}

#[test]
fn a_proposal_is_decided_by_the_vote_that_it_was_put_to() {
    let lines = [
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"b question.put {"question":"u","text":"Do we take the offer?","electorate":[{"party":"b"}]}"#,
        r#"b proposal.put_to_vote {"proposal":"o","question":"u"}"#,
    ];
    let mut story = told(&lines);
    let answered = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    assert_eq!(story.refused(answered).rule().id(), "proposal.answered.status");
    story.tell(&vote("b", "for"));
    let act = |entry: &Entry| (entry.event().kind().name(), entry.event().choice());
    let acts: Vec<_> = story.record.entries().iter().rev().take(3).map(|entry| act(entry)).collect();
    let decided = |outcome| ("proposal.decided", Some(outcome));
    assert_eq!(acts, [("position.taken", None), decided("accepted"), ("question.carried", None)]);
    let mut story = told(&lines);
    story.tell(&vote("b", "against"));
    assert_eq!(act(story.record.entries().last().unwrap()), decided("rejected"));
}

#[test]
fn points_close_over_a_question_too() {
    let votes = [vote("a", "for"), vote("b", "for")];
    let again = r#"a question.put {"question":"v","text":"Do we close?","on":{"point":"p"}}"#;
    let mut story = told(&[PUT, &votes[0], &votes[1], AGREED, again]);
    let closed = r#"a point.closed {"point":"p","rests_on":"v"}"#;
    assert_eq!(story.refused(closed).rule().id(), "any.any.question");
    for party in ["a", "b"] {
        story.tell(&vote(party, "for").replace(r#""u""#, r#""v""#));
    }
    story.tell(closed);
    let p: PointId = "p".parse().unwrap();
    assert_eq!(story.record.negotiation().point(&p).unwrap().status().to_string(), "closed");
}

#[test]
fn an_act_rests_on_a_question_only_where_all_were_asked_whose_consent_counts_under_its_rule() {
    // One principal alone asks itself, under a rule of its own.
    let alone = r#"secretariat question.put {"question":"u","text":"?","on":{"point":"p"},"rule":{"at_least":1},"electorate":[{"party":"a"}]}"#;
    let mut story = told(&[alone, &vote("a", "for")]);
    assert_eq!(status(&story), QuestionStatus::Carried);
    assert_eq!(story.refused(AGREED).rule().id(), "any.any.question");
    assert_eq!(story.irregularities(AGREED), ["any.any.question"]);
    // All were asked, but under another rule than the act needs.
    story = told(&[
        r#"secretariat question.put {"question":"u","text":"?","on":{"point":"p"},"rule":{"at_least":1}}"#,
        &vote("a", "for"),
    ]);
    assert_eq!(story.refused(AGREED).rule().id(), "any.any.question");
    // A question on words that the point no longer has carries no dropping either.
    story = told(&[PUT, &vote("a", "for"), &vote("b", "for")]);
    story.tell(r#"secretariat point.reworded {"point":"p","wording":{"id":"new","text":"new words"}}"#);
    let dropped = r#"a point.dropped {"point":"p","rests_on":"u"}"#;
    assert_eq!(story.refused(dropped).rule().id(), "any.any.question");
}

#[test]
fn the_tally_of_a_governed_result_is_computed_and_not_claimed() {
    let mut story = told(&[r#"secretariat question.put {"question":"u","text":"?","rule":"consensus"}"#]);
    let claimed = r#"secretariat question.carried {"question":"u","basis":"no_objection","tally":{"heads":{"for":999,"against":0,"abstained":0,"missing":0}}}"#;
    assert_eq!(story.refused(claimed).rule().id(), "any.any.reached");
    story.tell(&vote("a", "for"));
    story.tell(r#"secretariat question.carried {"question":"u","basis":"no_objection"}"#);
}

#[test]
fn while_the_talks_are_suspended_a_vote_carries_nothing() {
    let mut story = told(&[PUT, &vote("a", "for"), r#"a+b negotiation.suspended {"reason":"r"}"#]);
    story.tell(&vote("b", "for"));
    assert_eq!(status(&story), QuestionStatus::Open);
    story.tell(r#"a+b negotiation.resumed {}"#);
    story.tell(r#"secretariat question.carried {"question":"u","basis":"votes"}"#);
    assert_eq!(status(&story), QuestionStatus::Carried);
}

#[test]
fn weights_that_cannot_be_summed_are_no_electorate() {
    let by_weight =
        r#"{"majority":{"base":"electorate","threshold":"1/2","strict":true,"weighing":"by_weight"}}"#;
    let mut story = told(&[&format!(
        r#"a+b negotiation.procedure_changed {{"procedure":{{"observing":"allowed","agreeing":{by_weight}}}}}"#
    )]);
    let set = |party: &str, weight: u64| {
        format!(r#"secretariat party.weight_set {{"party":"{party}","weight":{weight}}}"#)
    };
    // So heavy is nobody that the weights of 256 could not be summed.
    let most = u64::MAX / 256;
    for party in ["a", "b"] {
        assert_eq!(story.refused(&set(party, most + 1)).rule().id(), "entry.bounds.size");
        story.tell(&set(party, most));
    }
    // Nor are weights that a question invents.
    let invented = format!(
        r#"secretariat question.put {{"question":"u","text":"?","electorate":[{{"party":"a","weight":{}}},{{"party":"b"}}]}}"#,
        u64::MAX
    );
    assert_eq!(story.refused(&invented).rule().id(), "question.put.members");
    story.tell(PUT);
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#
        ));
    }
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
}

#[test]
fn what_follows_from_the_closing_of_a_vote_is_recorded_with_it() {
    let consensus = r#"a+b negotiation.procedure_changed {"procedure":{"observing":"allowed","silence":"PT1M","agreeing":"consensus"}}"#;
    let mut story = told(&[
        consensus,
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"},"closes":"2026-01-02","voting":{"how":"tacitly"}}"#,
        r#"b proposal.put_to_vote {"proposal":"o","question":"u"}"#,
    ]);
    let later = AGREED.replace("a ", "a recorded=2026-01-05T00:00:00Z ");
    story.tell(&later);
    let whole = story.record.negotiation();
    let own = whole.proposals().next().unwrap();
    assert_eq!(own.status().to_string(), "accepted");
}

#[test]
fn a_proposal_is_put_to_an_open_question_that_its_addressees_are_asked_and_to_another_when_that_came_to_nothing()
 {
    let mut story = told(&[
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public"}"#,
        r#"secretariat question.put {"question":"lunch","text":"Lunch?","electorate":[{"party":"a"}],"rule":{"at_least":1}}"#,
        r#"a question.put {"question":"u","text":"?"}"#,
        r#"a question.put {"question":"w","text":"?"}"#,
    ]);
    let to = |question: &str| format!(r#"b proposal.put_to_vote {{"proposal":"o","question":"{question}"}}"#);
    assert_eq!(story.refused(&to("lunch")).rule().id(), "proposal.put_to_vote.question");
    story.tell(&to("u"));
    assert_eq!(story.refused(&to("w")).rule().id(), "proposal.put_to_vote.question");
    story.tell(r#"a question.withdrawn {"question":"u"}"#);
    story.tell(&to("w"));
}

#[test]
fn what_an_actor_may_do_counts_what_it_may_do_by_a_question() {
    let at: Instant = "2026-02-01T12:00:00Z".parse().unwrap();
    let may = |story: &Story, by: &Actor, kind: &str| {
        let permitted = story.record.negotiation().permitted(by, at);
        let act = permitted.into_iter().find(|act| act.kind.name() == kind).unwrap();
        let rests_on = act.rests_on.as_ref().map_or_else(String::new, |question| format!(" over {question}"));
        let example = act.example.clone().map(|event| serde_json::to_string(&event).unwrap() + &rests_on);
        act.refused.map_or_else(|| Ok(example.unwrap()), |rule| Err(rule.id()))
    };
    let a = Actor::Party("a".parse().unwrap());
    let mut story = told(&[PUT, &vote("a", "for")]);
    assert_eq!(may(&story, &a, "point.text_agreed"), Err("point.text_agreed.agreement"));
    story.tell(&vote("b", "for"));
    assert!(may(&story, &a, "point.text_agreed").unwrap().ends_with(" over u"));
    // A term is put off beyond a late one; a question can be put to one party alone.
    story.tell(r#"a question.put {"question":"late","text":"?","closes":"2099-01-01"}"#);
    let permitted = story.record.negotiation().permitted(&a, at);
    let extended = permitted.iter().filter(|act| act.kind.name() == "question.extended");
    assert_eq!(extended.filter(|act| act.is_possible()).count(), 1);
    let alone =
        Story::open("{}").given(&[r#"secretariat party.added {"party":"z","name":"z","kind":"state"}"#]);
    assert!(may(&alone, &Actor::Secretariat, "question.put").is_ok());
}

/// Three decide by consensus, and one presides who does not.
fn presided() -> Story {
    Story::open(r#"{"agreeing":"consensus","changing":"consensus"}"#).principals(&["a", "b", "c"]).given(&[
        r#"secretariat party.added {"party":"pres","name":"P","kind":"organisation"}"#,
        r#"a+b+c party.role_assigned {"party":"pres","role":"chair"}"#,
    ])
}

/// A question on the whole text carries what is in it: the points that the text has in the words that they have now.
#[test]
fn a_question_on_a_text_agrees_the_points_in_it() {
    let mut story = presided();
    for line in [
        r#"a point.tabled {"point":"x","title":"X","areas":["economy"],"wording":{"id":"x1","text":"one"}}"#,
        r#"a point.tabled {"point":"y","title":"Y","areas":["economy"],"wording":{"id":"y1","text":"two"}}"#,
        r#"a point.tabled {"point":"z","title":"Z","areas":["economy"]}"#,
        r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"x","number":"1","wording":"x1"}},{"add":{"point":"y","number":"2","wording":"y1"}},{"add":{"point":"z","number":"3"}}]}"#,
        r#"a question.put {"question":"q","text":"Shall it be adopted?","on":{"version":"v"},"rule":"consensus"}"#,
        r#"a question.voted {"question":"q","party":"a","vote":"for"}"#,
        r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        r#"c question.voted {"question":"q","party":"c","vote":"abstain"}"#,
    ] {
        story.tell(line);
    }
    let agreed = |point: &str| format!(r#"pres point.text_agreed {{"point":"{point}","rests_on":"q"}}"#);
    // Words that the point got since were not voted on; nor were words that the text does not say.
    story.tell(r#"secretariat point.reworded {"point":"y","wording":{"id":"y2","text":"more"}}"#);
    assert_eq!(story.refused(&agreed("y")).rule().id(), "any.any.question");
    assert_eq!(story.refused(&agreed("z")).rule().id(), "any.any.question");
    let dropped = r#"pres point.dropped {"point":"x","rests_on":"q"}"#;
    assert!(story.refusal(dropped).is_some(), "a vote for a text takes nothing out of it");
    story.tell(&agreed("x"));
    story.tell(r#"pres point.closed {"point":"x","rests_on":"q"}"#);
    let x = story.record.negotiation().points().next().unwrap();
    assert_eq!(x.status().to_string(), "closed");
}

/// Whoever presides adopts a text by consensus: once nobody objects, the act that was asked for follows.
#[test]
fn whoever_presides_adopts_an_instrument_by_consensus() {
    let mut story = presided();
    for line in [
        r#"secretariat instrument.drafted {"instrument":"d","kind":"resolution","title":"D","binding":false}"#,
        r#"pres question.put {"question":"q","text":"Any objections?","motion":{"instrument":{"adopted":{"instrument":"d"}}}}"#,
        r#"a question.voted {"question":"q","party":"a","vote":"for"}"#,
        r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
    ] {
        story.tell(line);
    }
    let objects = story.record.clone();
    story.tell(r#"c question.voted {"question":"q","party":"c","vote":"abstain"}"#);
    let status = |record: &negotiation::record::Record| {
        record.negotiation().instruments().next().unwrap().status().to_string()
    };
    // What does not bind in law takes effect with that.
    assert_eq!(status(&story.record), "in_force");
    story.record = objects;
    let found = r#"pres question.carried {"question":"q","basis":"chair_finding"}"#;
    assert!(story.refusal(found).is_some(), "not all were heard");
    story.tell(r#"c question.voted {"question":"q","party":"c","vote":"against"}"#);
    assert!(story.refusal(found).is_some());
    assert_eq!(status(&story.record), "draft");
}

/// What is told of a secret ballot is judged exactly, as far as numbers say it.
#[test]
fn a_count_is_judged_as_the_votes_would_be() {
    let half = r#"{"majority":{"base":"electorate","threshold":"50%","strict":true,"recused":"stays"}}"#;
    let unopposed =
        r#"{"majority":{"base":"votes_cast","threshold":"2/3","strict":false,"or_no_objection":true}}"#;
    let vetoes = r#"{"no_blocking_minority":{"of":"with_veto","share":{"base":"votes_cast","threshold":"1/3","strict":true}}}"#;
    let of_a = r#"{"veto":{"of":["a"],"rule":{"at_least":2}}}"#;
    let told = |rule: &str, result: &str, heads: &str| {
        let procedure =
            format!(r#"{{"voting":{{"how":"secretly"}},"agreeing":{rule},"changing":"unanimity"}}"#);
        let story = Story::open(&procedure).principals(&["a", "b", "c", "d"]).given(&[
            r#"a point.tabled {"point":"p","title":"P","areas":["economy"]}"#,
            r#"a question.put {"question":"q","text":"?","on":{"point":"p"}}"#,
        ]);
        let basis = r#","basis":"votes""#;
        let line =
            format!(r#"secretariat question.{result} {{"question":"q"{basis},"tally":{{"heads":{heads}}}}}"#);
        story.refusal(&line).is_none()
    };
    let both = |rule: &str, heads: &str| (told(rule, "carried", heads), told(rule, "failed", heads));
    let counts = |fields: &str| {
        let given = |of: &str| fields.contains(&format!(r#""{of}""#));
        let rest = ["for", "against", "abstained", "missing"].iter().filter(|of| !given(of));
        let rest: String = rest.map(|of| format!(r#","{of}":0"#)).collect();
        format!("{{{fields}{rest}}}")
    };
    assert_eq!(both(half, &counts(r#""for":2,"recused":2"#)), (false, true), "two of four");
    assert_eq!(both(unopposed, &counts(r#""for":2,"no_objection":2"#)), (true, false));
    assert_eq!(both(unopposed, &counts(r#""for":2,"against":2"#)), (false, true));
    assert_eq!(both(vetoes, &counts(r#""for":2,"against":2"#)), (true, false));
    assert_eq!(both(vetoes, &counts(r#""for":2,"against":2,"with_veto":2"#)), (false, true));
    // Whether it was `a` that was against, nobody knows; that all were for it, everybody does.
    assert_eq!(both(of_a, &counts(r#""for":3,"against":1"#)), (false, false));
    assert_eq!(both(of_a, &counts(r#""for":4"#)), (true, false));
    // A count that cannot be is no result.
    assert_eq!(both(vetoes, &counts(r#""for":4,"with_veto":18446744073709551615"#)), (false, false));
    assert_eq!(both(half, &counts(r#""for":5"#)), (false, false));
}

/// Where votes are final, what a proxy said does not take the vote of a member away.
#[test]
fn a_final_vote_of_a_proxy_leaves_its_member_the_vote() {
    let mut story = Story::open(r#"{"voting":{"how":"openly","final":true},"agreeing":"unanimity"}"#)
        .principals(&["a", "b", "c"]);
    for line in [
        r#"a party.role_assigned {"party":"b","role":"acts_for","for_party":"a"}"#,
        r#"c question.put {"question":"q","text":"?","closes":"2026-02-01"}"#,
        r#"b/a question.voted {"question":"q","party":"a","vote":"abstain"}"#,
    ] {
        story.tell(line);
    }
    let again = r#"b/a question.voted {"question":"q","party":"a","vote":"for"}"#;
    assert_eq!(story.refused(again).rule().id(), "question.voted.final");
    let own = r#"a question.voted {"question":"q","party":"a","vote":"for"}"#;
    story.tell(own);
    assert_eq!(story.refused(own).rule().id(), "question.voted.final");
}

/// Under a secret vote nobody changes what is voted on alone until its term: all may have voted.
#[test]
fn what_is_voted_on_in_secret_stays() {
    let story = Story::open(r#"{"voting":{"how":"secretly"}}"#).principals(&["a", "b"]).given(&[
        r#"a point.tabled {"point":"p","title":"P","areas":["economy"],"wording":{"id":"w","text":"one"}}"#,
        r#"a question.put {"question":"q","text":"?","on":{"point":"p"},"closes":"2026-02-01"}"#,
    ]);
    for line in [
        r#"a point.reworded {"point":"p","wording":{"id":"v","text":"two"}}"#,
        r#"a point.dropped {"point":"p"}"#,
    ] {
        assert!(story.refusal(line).is_some(), "{line}");
    }
}

const SUCCEEDED: &str = r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#;
const HEIR: &str = r#"secretariat party.added {"party":"s","name":"S","kind":"state"}"#;

/// Whoever is still to vote, and may, is who carries on the place; the weight that stood when the question was put stays
/// with it.
#[test]
fn who_carries_on_a_place_is_asked_in_it() {
    let put = r#"secretariat question.put {"question":"u","text":"?","electorate":[{"party":"a","weight":3},
        {"party":"b","weight":5},{"party":"c"}],"rule":{"majority":{"base":"electorate","threshold":"50%","strict":true,
        "weighing":"by_weight"}}}"#;
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&[HEIR, put, SUCCEEDED]);
    let names = |story: &Story| {
        let question = story.record.negotiation().question(&QuestionId::new("u").unwrap()).unwrap();
        let voters: Vec<_> = question.voters().map(|(party, weight)| format!("{party} {weight}")).collect();
        let silent: Vec<_> = question.still_to_vote().map(ToString::to_string).collect();
        let asked: Vec<_> = question.electorate().map(|(party, ..)| party.to_string()).collect();
        (voters.join(", "), silent.join(", "), asked.join(", "))
    };
    assert_eq!(names(&story), ("a 3, s 5, c 1".into(), "a, s, c".into(), "a, b, c".into()));
    let refusal = story.refused(r#"a question.voted {"question":"u","party":"d","vote":"for"}"#);
    assert_eq!(refusal.rule().id(), "question.voted.known");
    let stranger = story.refused(r#"secretariat question.voted {"question":"u","party":"b","vote":"for"}"#);
    assert_eq!(stranger.rule().id(), "any.any.participating");
    // Five of nine.
    story.tell(&vote("s", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
    // What becomes of the parties after the closing changes nothing of it.
    story.tell(r#"a+c+s party.succeeded {"party":"s","successor":"a","inherits":"carried"}"#);
    assert_eq!(names(&story).0, "a 3, s 5, c 1");
    assert_eq!(story.record.negotiation().broken_invariants(), vec![]);
}

/// Places that fell to one party have one vote, and the weight of all of them, so that a share of the whole stays one. Who was
/// asked itself speaks for itself, whatever was said in the place that fell to it.
#[test]
fn places_that_fall_to_one_party_have_one_vote() {
    let put = r#"secretariat question.put {"question":"u","text":"?","electorate":[{"party":"a","weight":3},
        {"party":"b","weight":4},{"party":"c"},{"party":"s"}],"rule":{"all_of":[{"at_least":2},{"majority":{
        "base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}}]}}"#;
    let mut story = Story::open("{}").principals(&["a", "b", "c"]).given(&[HEIR, put]);
    story.tell(&vote("b", "against"));
    story.tell(SUCCEEDED);
    let tally = |story: &Story| {
        let question = story.record.negotiation().question(&QuestionId::new("u").unwrap()).unwrap();
        question.tally().reason().tally().to_string()
    };
    assert!(tally(&story).starts_with("0 for, 0 against, 0 abstained, 3 missing"), "{}", tally(&story));
    story.tell(&vote("s", "for"));
    assert_eq!(
        tally(&story),
        "1 for, 0 against, 0 abstained, 2 missing; by weight 5 for, 0 against, 0 abstained, 4 missing"
    );
    story.tell(&vote("c", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
}

/// An act that rests on a question may do so where who carries on a place now was not asked itself; and a final vote binds the
/// place.
#[test]
fn what_was_decided_with_a_member_is_decided_for_its_heir() {
    let lines = [P, HEIR, r#"a question.put {"question":"u","text":"?","on":{"point":"p"}}"#];
    let mut story =
        Story::open(r#"{"voting":{"how":"openly","final":true}}"#).principals(&["a", "b"]).given(&lines);
    story.tell(&vote("b", "for"));
    story.tell(SUCCEEDED);
    assert_eq!(story.refused(&vote("s", "against")).rule().id(), "question.voted.final");
    story.tell(&vote("a", "for"));
    assert_eq!(status(&story), QuestionStatus::Carried);
    story.tell(r#"secretariat party.added {"party":"t","name":"T","kind":"state"}"#);
    story.tell(r#"s+t party.succeeded {"party":"s","successor":"t","inherits":"carried"}"#);
    story.tell(r#"t point.text_agreed {"point":"p","rests_on":"u"}"#);
}

const MEETING: [&str; 3] = [
    r#"secretariat meeting.added {"meeting":"m","format":"round"}"#,
    r#"secretariat meeting.announced {"meeting":"m","window":"2026-01"}"#,
    r#"secretariat meeting.started {"meeting":"m"}"#,
];

fn came(by: &str, party: &str, presence: &str) -> String {
    format!(r#"{by} meeting.attendance_recorded {{"meeting":"m","party":"{party}","presence":{presence}}}"#)
}

/// A general meeting: whoever is there makes the quorum, voting or not, as the minutes say or it says itself; not on the
/// word of others, and not who had left.
#[test]
fn who_is_at_a_meeting_makes_the_quorum_of_what_is_put_there() {
    let put = r#"a question.put {"question":"u","text":"?","at":"m","closes":"2026-01-01T12:00:00Z"}"#;
    let rule = r#"{"agreeing":{"quorum":{"share":"3/4","counting":"present","rule":{"at_least":1}}},"backdating":true}"#;
    let open = || Story::open(rule).principals(&["a", "b", "c", "d"]).given(&MEETING);
    let closes =
        r#"secretariat recorded=2026-01-01T13:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    let count = |story: &Story| {
        let question = story.record.negotiation().question(&QuestionId::new("u").unwrap()).unwrap();
        question.tally().to_string().lines().next().unwrap().to_owned()
    };
    let mut story = open();
    story.tell(&came("secretariat", "b", r#""present""#));
    story.tell(put);
    story.tell(&vote("a", "for"));
    assert_eq!(story.refused(closes).rule().id(), "question.carried.rule");
    for (by, presence, present) in
        [("a", r#""present""#, 2), ("c", r#""walked_out""#, 2), ("c", r#""remote""#, 3)]
    {
        story.tell(&came(by, "c", presence));
        assert!(count(&story).contains(&format!(": {present} of 4 present, 3 needed")), "{}", count(&story));
    }
    // Who had left before is not there.
    let mut left = story.record.clone();
    let gone = came("secretariat", "b", r#""present","until":"2025-12-31""#);
    let _ = left.propose(story.draft(&gone, "governed")).unwrap();
    let left = left.negotiation().question(&QuestionId::new("u").unwrap()).unwrap().tally().to_string();
    assert!(left.contains(": 2 of 4 present"), "{left}");
    assert_eq!(story.record.negotiation().questions().next().unwrap().meeting().unwrap().as_str(), "m");
    // It is closed when its term is over.
    assert_eq!(status(&story), QuestionStatus::Open);
    story.tell(closes);
    assert_eq!(status(&story), QuestionStatus::Carried);
}

/// The count of a secret ballot says how many were there besides.
#[test]
fn a_count_that_is_told_says_how_many_were_there() {
    let rule = r#"{"agreeing":{"quorum":{"share":"3/4","counting":"present","rule":{"at_least":2}}},"voting":{"how":"secretly"}}"#;
    let story = Story::open(rule)
        .principals(&["a", "b", "c", "d"])
        .given(&[r#"a question.put {"question":"u","text":"?"}"#]);
    let told = |heads: &str| {
        story.refusal(&format!(
            r#"secretariat question.carried {{"question":"u","basis":"votes","tally":{{"heads":{{"for":2,"against":0,"abstained":0,{heads}}}}}}}"#
        ))
    };
    assert!(told(r#""missing":2,"present":1"#).is_none());
    assert_eq!(told(r#""missing":2"#).unwrap().rule().id(), "question.carried.rule");
    assert_eq!(told(r#""missing":2,"present":3"#).unwrap().rule().id(), "question.carried.rule");
}
