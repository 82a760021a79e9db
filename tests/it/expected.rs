//! What should follow by now, and what would not follow any more.

use crate::story::Story;
use negotiation::{
    event::{Draft, Entry},
    record::Record,
    value::when::Instant,
};

fn at() -> Instant {
    "2026-04-01T00:00:00Z".parse().unwrap()
}

fn found(record: &Record, rule: &str) -> Vec<String> {
    let all = record.review(at()).into_iter().filter(|one| one.rule.id() == rule);
    all.map(|one| one.says).collect()
}

fn expected(story: &Story) -> Vec<String> {
    found(&story.record, "review.record.expected")
}

/// What a newsroom tells of talks that it only watches.
fn watched(lines: &[&str]) -> Story {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["north", "south"]);
    watch(&mut story, lines);
    story
}

pub(crate) fn watch(story: &mut Story, lines: &[&str]) {
    for line in lines {
        let (by, rest) = line.split_once(' ').unwrap();
        story.tell(&format!("{by} mode=observed {rest}"));
    }
}

const OFFERED: [&str; 2] = [
    r#"north point.tabled {"point":"dam","title":"The dam","areas":["energy"],"wording":{"id":"w","text":"It stays."}}"#,
    r#"north proposal.submitted {"proposal":"deal","to":["south"],"channel":"at_the_table","contents":[{"point":"dam"}]}"#,
];

#[test]
fn an_offer_that_all_accepted_is_expected_to_be_recorded_as_accepted() {
    let mut story = watched(&OFFERED);
    watch(&mut story, &[r#"south proposal.answered {"proposal":"deal","party":"south","answer":"accept"}"#]);
    let of = |kind: &str| format!("`{kind}` follows from entry `e011`, and is not recorded");
    let both = [of("position.taken"), of("proposal.decided(accepted)")];
    let listed = |story: &Story| {
        let mut all = expected(story);
        all.sort();
        all.dedup();
        all
    };
    assert_eq!(listed(&story), both);
    let whole = story.record.negotiation();
    assert_eq!(whole.open_proposals(at()).count(), 0, "nobody has to answer any more");
    // Told as it happened, and otherwise.
    watch(&mut story, &[r#"secretariat proposal.decided {"proposal":"deal","outcome":"accepted"}"#]);
    let mut then = expected(&story);
    then.dedup();
    assert_eq!(then.len(), 2, "each of them takes its position: {then:?}");
    watch(
        &mut story,
        &[
            r#"north position.taken {"party":"north","on":{"point":"dam"},"stance":"accepts","wording":"w"}"#,
            r#"south position.taken {"party":"south","on":{"point":"dam"},"stance":"rejects"}"#,
        ],
    );
    assert_eq!(expected(&story), [""; 0], "what the south said later makes moot what was expected of it");
}

#[test]
fn whoever_takes_an_answer_back_leaves_nothing_to_be_expected() {
    let mut story = watched(
        &OFFERED[1..]
            .iter()
            .map(|line| line.replace(r#","contents":[{"point":"dam"}]"#, ""))
            .collect::<Vec<_>>()
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
    watch(&mut story, &[r#"south proposal.answered {"proposal":"deal","party":"south","answer":"accept"}"#]);
    assert_eq!(
        expected(&story),
        ["`proposal.decided(accepted)` follows from entry `e010`, and is not recorded"]
    );
    watch(&mut story, &[r#"south proposal.answered {"proposal":"deal","party":"south","answer":"reject"}"#]);
    assert_eq!(
        expected(&story),
        ["`proposal.decided(rejected)` follows from entry `e011`, and is not recorded"]
    );
    watch(&mut story, &[r#"north proposal.withdrawn {"proposal":"deal"}"#]);
    assert_eq!(expected(&story), [""; 0]);
}

#[test]
fn the_rivals_of_a_chosen_alternative_are_expected_to_be_set_aside() {
    let mut story = watched(&[
        r#"north point.tabled {"point":"dam","title":"The dam","areas":["energy"]}"#,
        r#"north alternative.proposed {"alternative":"stays","point":"dam","wording":{"id":"w1","text":"It stays."}}"#,
        r#"south alternative.proposed {"alternative":"goes","point":"dam","wording":{"id":"w2","text":"It goes."}}"#,
        r#"unknown alternative.chosen {"alternative":"stays"}"#,
    ]);
    assert_eq!(expected(&story), ["`alternative.set_aside` follows from entry `e012`, and is not recorded"]);
    watch(&mut story, &[r#"south alternative.withdrawn {"alternative":"goes"}"#]);
    assert_eq!(expected(&story), [""; 0]);
}

#[test]
fn what_all_have_signed_is_expected_to_be_signed() {
    let mut story = watched(&[
        r#"north instrument.drafted {"instrument":"pact","kind":"treaty","title":"Pact","parties":["north","south"],"binding":true}"#,
        r#"north+south instrument.agreed {"instrument":"pact"}"#,
        r#"north consent.signed {"instrument":"pact","party":"north"}"#,
    ]);
    assert_eq!(expected(&story), [""; 0]);
    watch(&mut story, &[r#"south consent.signed {"instrument":"pact","party":"south"}"#]);
    assert_eq!(expected(&story), ["`instrument.signed` follows from entry `e012`, and is not recorded"]);
    watch(&mut story, &[r#"unknown instrument.signed {"instrument":"pact"}"#]);
    assert_eq!(expected(&story), [""; 0]);
}

/// A store that took the act, and not what followed from it.
#[test]
fn what_was_lost_between_two_writes_is_found() {
    let mut story = Story::open("{}").principals(&["north", "south"]).given(&OFFERED);
    story.tell(r#"south proposal.answered {"proposal":"deal","party":"south","answer":"accept"}"#);
    assert_eq!(expected(&story), [""; 0]);
    let stored: Vec<Entry> = story.record.entries().iter().map(|entry| (**entry).clone()).collect();
    let lost = Record::replay(stored.into_iter().filter(|entry| entry.cause().is_none())).unwrap();
    assert_eq!(
        found(&lost, "review.record.expected"),
        [
            "`proposal.decided(accepted)` follows from entry `e011`, and is not recorded",
            "`position.taken` follows from entry `e011`, and is not recorded",
            "`position.taken` follows from entry `e011`, and is not recorded",
        ]
    );
}

/// Who retracts what followed has looked at it.
#[test]
fn what_followed_and_was_retracted_is_not_asked_for_again() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["north", "south"]).given(&[
        OFFERED[0],
        r#"north+south point.text_agreed {"point":"dam"}"#,
        r#"north position.withdrawn {"party":"north","on":{"point":"dam"}}"#,
    ]);
    let followed = story.record.entries().last().unwrap().id().clone();
    assert!(followed.as_str().ends_with("/point.reopened/dam"), "{followed}");
    watch(&mut story, &[&format!(r#"secretariat record.retracted {{"entry":"{followed}"}}"#)]);
    assert!(story.record.negotiation().entry(&followed).is_none());
    assert_eq!(expected(&story), [""; 0]);
}

#[test]
fn observing_hands_back_what_it_expected() {
    let mut story = watched(&OFFERED);
    watch(&mut story, &[r#"south proposal.answered {"proposal":"deal","party":"south","answer":"accept"}"#]);
    let entries = story.record.entries().iter();
    let drafts = entries.map(|entry| {
        let draft = Draft::new(
            entry.id().clone(),
            entry.recorder().clone(),
            entry.recorded(),
            entry.by().clone(),
            entry.event().clone(),
        );
        draft.observed()
    });
    let observed = Record::observe(drafts).unwrap();
    let all: Vec<_> =
        observed.expected.iter().map(|one| format!("{} after {}", one.event.kind(), one.after)).collect();
    assert_eq!(
        all,
        ["proposal.decided after e011", "position.taken after e011", "position.taken after e011"]
    );
    assert!(!observed.record.negotiation().open_proposals(at()).any(|_| true));
}

/// A recount: of five, three were told to be for it.
#[test]
fn a_result_that_a_recount_turns_is_found_and_what_rests_on_it() {
    let most = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"1/2","strict":true}}}"#;
    let mut story = Story::open(most).principals(&["a", "b", "c"]).given(&[
        r#"secretariat point.tabled {"point":"dam","title":"The dam","areas":["energy"]}"#,
        r#"secretariat question.put {"question":"vote","text":"Agreed?","on":{"point":"dam"}}"#,
        r#"a question.voted {"question":"vote","party":"a","vote":"for"}"#,
        r#"b question.voted {"question":"vote","party":"b","vote":"for"}"#,
    ]);
    let carried = story.record.entries().last().unwrap();
    assert_eq!(
        (carried.event().kind().name(), carried.cause().unwrap().as_str()),
        ("question.carried", "e016")
    );
    story.tell(r#"a point.text_agreed {"point":"dam","rests_on":"vote"}"#);
    assert_eq!(found(&story.record, "review.record.unfounded"), [""; 0]);
    story.tell(
        r#"a+b+c record.corrected {"entry":"e015","event":{"question":{"voted":{"question":"vote","party":"a","vote":"against"}}}}"#,
    );
    assert_eq!(
        found(&story.record, "review.record.unfounded"),
        ["that question `vote` carried followed from entry `e016`, and would not follow any more"]
    );
    assert_eq!(
        found(&story.record, "review.record.rested"),
        ["as the record reads now, it would break `any.any.question`"]
    );
}

/// The result followed by itself when the term was over, before the first act that rests on it; the clerk had misread a
/// ballot. Who voted cannot set that straight alone; the help says who does.
#[test]
fn a_vote_that_was_misread_is_corrected_as_the_help_says_and_the_result_is_found() {
    let most = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"1/2","strict":true}},"backdating":true}"#;
    let mut story = Story::open(most).principals(&["a", "b", "c"]).given(&[
        r#"secretariat point.tabled {"point":"dam","title":"The dam","areas":["energy"],"wording":{"id":"w","text":"It is built."}}"#,
        r#"secretariat question.put {"question":"vote","text":"Agreed?","on":{"point":"dam"},"closes":"2026-01-20"}"#,
        r#"a question.voted {"question":"vote","party":"a","vote":"for"}"#,
        r#"b question.voted {"question":"vote","party":"b","vote":"for"}"#,
        r#"secretariat recorded=2026-01-22T10:00:00Z point.text_agreed {"point":"dam","rests_on":"vote"}"#,
    ]);
    let kinds: Vec<_> = story.record.entries().iter().map(|entry| entry.event().kind().name()).collect();
    assert!(kinds.ends_with(&["question.carried", "point.text_agreed"]), "{kinds:?}");
    let corrected = |who: &str| {
        format!(
            r#"{who} recorded=2026-01-23T10:00:00Z record.corrected {{"entry":"e015","event":{{"question":{{"voted":{{"question":"vote","party":"a","vote":"against"}}}}}}}}"#
        )
    };
    let refusal = story.refused(&corrected("a"));
    let help = refusal.explain(story.record.negotiation()).help().to_owned();
    assert_eq!(help, "record `record.corrected` jointly with `b` and `c`, in one draft");
    story.tell(&corrected("a+b+c"));
    assert_eq!(
        found(&story.record, "review.record.unfounded"),
        ["that question `vote` carried followed from entry `e014`, and would not follow any more"]
    );
    assert_eq!(
        found(&story.record, "review.record.rested"),
        ["as the record reads now, it would break `any.any.question`"]
    );
}
