//! Counts that were told, and votes that only some may see, set straight after the result.

use negotiation::{
    format::json,
    record::{Audience, Record},
    value::{id::PartyId, when::Instant},
};

use crate::story::Story;

fn at() -> Instant {
    "2026-04-01T00:00:00Z".parse().unwrap()
}

/// What the review finds of what does not hold any more, and who is named.
fn found(record: &Record) -> Vec<String> {
    let all = record.review(at()).into_iter();
    let all = all.filter(|one| {
        ["review.record.unfounded", "review.record.rested", "review.record.fallen"].contains(&one.rule.id())
    });
    all.map(|one| format!("{}: {}", one.subject, one.says)).collect()
}

/// The record that an audience has: its view, stored and read as one.
fn seen_by(record: &Record, party: &str) -> Record {
    let view = record.view(&Audience::Party(PartyId::new(party).unwrap()));
    let entries = view.entries().iter().map(|entry| (**entry).clone());
    Record::replay(entries).unwrap()
}

const POINT: &str = r#"a point.tabled {"point":"dam","title":"The dam","areas":["energy"],"wording":{"id":"w","text":"It stays."}}"#;
const MOST: &str = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"observing":"allowed"}"#;

const TOLD: &str = r#"question.carried {"question":"vote","basis":"votes","tally":{"heads":{"for":3,"against":2,"abstained":0,"missing":0}}}"#;
const AGREED: &str = r#"point.text_agreed {"point":"dam","rests_on":"vote"}"#;
const UNFOUNDED: &str = "that question `vote` carried would not follow any more";
const RESTED: &str = "as the record reads now, it would break `any.any.question`";

/// A secret ballot of five, told by its count; the point is agreed by it. In governed mode the secretariat tells it, and
/// who watches tells it all the same.
fn told_in_secret(mode: &str) -> (Story, String, String) {
    let put = r#"secretariat question.put {"question":"vote","text":"Agreed?","on":{"point":"dam"},"voting":{"how":"secretly"}}"#;
    let mut story = Story::open(MOST).principals(&["a", "b", "c", "d", "e"]).given(&[POINT, put]);
    story.tell(&format!("secretariat mode={mode} {TOLD}"));
    let result = story.record.entries().last().unwrap().id().to_string();
    story.tell(&format!("a mode={mode} {AGREED}"));
    let rests = story.record.entries().last().unwrap().id().to_string();
    assert_eq!(found(&story.record), [""; 0]);
    (story, result, rests)
}

/// A recount of a secret ballot: the count is corrected, and no longer carries.
#[test]
fn a_count_that_was_told_wrongly_is_found_and_what_rests_on_it() {
    for mode in ["governed", "observed"] {
        let (story, result, rests) = told_in_secret(mode);
        let recount = |heads: &str| {
            let fact = TOLD
                .split_once(' ')
                .unwrap()
                .1
                .replace(r#"{"for":3,"against":2,"abstained":0,"missing":0}"#, heads);
            let line = format!(
                r#"secretariat record.corrected {{"entry":"{result}","event":{{"question":{{"carried":{fact}}}}}}}"#
            );
            let Story { record, .. } = &story;
            let mut record = record.clone();
            record.propose(story.draft(&line, "governed")).unwrap_or_else(|refusal| panic!("{refusal}"));
            found(&record)
        };
        // Two to three, and a count of more than were asked.
        for lost in [
            r#"{"for":2,"against":3,"abstained":0,"missing":0}"#,
            r#"{"for":4,"against":2,"abstained":0,"missing":0}"#,
        ] {
            assert_eq!(
                recount(lost),
                [format!("entry `{result}`: {UNFOUNDED}"), format!("entry `{rests}`: {RESTED}")],
                "{mode}"
            );
        }
        // It carries by one more: nothing is to be looked at.
        assert_eq!(recount(r#"{"for":4,"against":1,"abstained":0,"missing":0}"#), [""; 0], "{mode}");
    }
}

/// The count is taken back altogether.
#[test]
fn what_rests_on_a_count_that_is_retracted_is_found() {
    for mode in ["governed", "observed"] {
        let (mut story, result, rests) = told_in_secret(mode);
        story.tell(&format!(r#"secretariat record.retracted {{"entry":"{result}"}}"#));
        assert_eq!(found(&story.record), [format!("entry `{rests}`: {RESTED}")], "{mode}");
    }
}

/// Who was asked is corrected, so that the count that was told is of more than that.
#[test]
fn a_count_of_others_than_were_asked_is_found() {
    let (mut story, result, rests) = told_in_secret("governed");
    let put =
        story.record.entries().iter().find(|entry| entry.event().kind().name() == "question.put").unwrap();
    let line = format!(
        r#"secretariat record.corrected {{"entry":"{}","event":{{"question":{{"put":{{"question":"vote","text":"Agreed?","on":{{"point":"dam"}},"voting":{{"how":"secretly"}},"electorate":[{{"party":"a"}},{{"party":"b"}},{{"party":"c"}}]}}}}}}}}"#,
        put.id()
    );
    story.tell(&line);
    assert_eq!(
        found(&story.record),
        [format!("entry `{result}`: {UNFOUNDED}"), format!("entry `{rests}`: {RESTED}")]
    );
}

/// The votes are shown to their voter and the secretariat alone until the close; the result is told to all. One of them
/// turns out to have been misread.
#[test]
fn a_hidden_vote_that_is_set_straight_is_found_and_told_to_nobody_who_may_not_see_it() {
    let vote = |party: &str, vote: &str| {
        format!(
            r#"{party} disclosure={{"parties":["{party}"]}} question.voted {{"question":"vote","party":"{party}","vote":"{vote}"}}"#
        )
    };
    for mode in ["governed", "observed"] {
        let put = r#"secretariat question.put {"question":"vote","text":"Agreed?","on":{"point":"dam"}}"#;
        let mut story = Story::open(MOST).principals(&["a", "b", "c"]).given(&[POINT, put]);
        let mut votes = Vec::new();
        for (party, says) in [("a", "for"), ("b", "for"), ("c", "against")] {
            story.tell(&vote(party, says));
            votes.push(story.record.entries().last().unwrap().id().to_string());
        }
        let kinds = |story: &Story| story.record.entries().last().unwrap().event().kind().name();
        assert_eq!(kinds(&story), "question.voted", "nothing follows for who does not see it");
        story.tell(&format!(
            r#"secretariat mode={mode} question.carried {{"question":"vote","basis":"votes"}}"#
        ));
        let result = story.record.entries().last().unwrap().id().to_string();
        story.tell(&format!("a mode={mode} {AGREED}"));
        let rests = story.record.entries().last().unwrap().id().to_string();
        assert_eq!(found(&story.record), [""; 0]);
        let before = ["a", "b", "c"].map(|party| seen_by(&story.record, party));

        let corrected = format!(
            r#"secretariat disclosure={{"parties":["b"]}} record.corrected {{"entry":"{}","event":{{"question":{{"voted":{{"question":"vote","party":"b","vote":"against"}}}}}}}}"#,
            votes[1]
        );
        let retracted = format!(
            r#"secretariat disclosure={{"parties":["b"]}} record.retracted {{"entry":"{}"}}"#,
            votes[1]
        );
        for line in [corrected, retracted] {
            let mut record = story.record.clone();
            record.propose(story.draft(&line, "governed")).unwrap_or_else(|refusal| panic!("{refusal}"));
            assert_eq!(
                found(&record),
                [format!("entry `{result}`: {UNFOUNDED}"), format!("entry `{rests}`: {RESTED}")],
                "{mode}: {line}"
            );
            for (party, before) in ["a", "c"].into_iter().zip([&before[0], &before[2]]) {
                let view = seen_by(&record, party);
                assert_eq!(view.entries(), before.entries(), "{party} learns nothing of it");
                assert_eq!(found(&view), found(before), "{party}");
                let written = json::write_record(&view).unwrap();
                assert!(!written.contains(&format!(r#""{}""#, votes[1])), "{written}");
            }
        }
    }
}

/// A result told by the secretariat is found after a vote is retracted exactly where it would have been refused without that
/// vote: every way in which three can vote, under four rules, where only their voters see the votes, and where they are open
/// to their term.
#[test]
fn a_result_is_found_where_it_would_have_been_refused_without_the_vote() {
    let rules = [
        r#""unanimity""#,
        r#""consensus""#,
        r#"{"at_least":2}"#,
        r#"{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}"#,
    ];
    let parties = ["a", "b", "c"];
    let ways = [None, Some("for"), Some("against")];
    let mut seen = [0, 0];
    for (rule, term, mode) in rules.into_iter().flat_map(|rule| {
        [(false, "governed"), (false, "observed"), (true, "governed"), (true, "observed")]
            .map(|(term, mode)| (rule, term, mode))
    }) {
        let procedure = format!(r#"{{"agreeing":{rule},"observing":"allowed","silence":"P1D"}}"#);
        let closes = if term { r#","closes":"2026-01-20""# } else { "" };
        let put = format!(r#"secretariat question.put {{"question":"vote","text":"Agreed?"{closes}}}"#);
        let begun = || Story::open(&procedure).principals(&parties).given(&[&put]);
        let vote = |(party, says): (&str, &str)| {
            let hidden =
                if term { String::new() } else { format!(r#" disclosure={{"parties":["{party}"]}}"#) };
            format!(
                r#"{party}{hidden} question.voted {{"question":"vote","party":"{party}","vote":"{says}"}}"#
            )
        };
        for number in 0..27 {
            let says = [number % 3, number / 3 % 3, number / 9].map(|way| ways[way]);
            let cast: Vec<_> =
                parties.into_iter().zip(says).filter_map(|(party, says)| Some((party, says?))).collect();
            for result in ["carried", "failed", "lapsed"] {
                let basis = if result == "lapsed" { "" } else { r#","basis":"votes""# };
                let told = format!(
                    r#"secretariat recorded=2026-01-21T00:00:00Z question.{result} {{"question":"vote"{basis}}}"#
                );
                let mut story = begun();
                let mut votes = Vec::new();
                for own in &cast {
                    story.tell(&vote(*own));
                    votes.push(story.record.entries().last().unwrap().id().to_string());
                }
                if story.refusal(&told).is_some() {
                    continue;
                }
                story.tell(&told.replacen(' ', &format!(" mode={mode} "), 1));
                let closed = story.record.entries().last().unwrap().id().to_string();
                for (at, id) in votes.iter().enumerate() {
                    let mut without = begun();
                    cast.iter()
                        .enumerate()
                        .filter(|(other, _)| *other != at)
                        .for_each(|(_, own)| without.tell(&vote(*own)));
                    let refused = without.refusal(&told).is_some();
                    let hidden = vote(cast[at])
                        .split(' ')
                        .find(|word| word.starts_with("disclosure="))
                        .map(str::to_owned);
                    let retracted = format!(
                        r#"secretariat {}recorded=2026-01-22T00:00:00Z record.retracted {{"entry":"{id}"}}"#,
                        hidden.map_or_else(String::new, |hidden| format!("{hidden} "))
                    );
                    let mut record = story.record.clone();
                    record
                        .propose(story.draft(&retracted, "governed"))
                        .unwrap_or_else(|refusal| panic!("{refusal}"));
                    let expected: Vec<_> =
                        refused.then(|| format!("entry `{closed}`: {UNFOUNDED}")).into_iter().collect();
                    let expected: Vec<_> =
                        expected.into_iter().map(|says| says.replace("carried", result)).collect();
                    assert_eq!(found(&record), expected, "{rule} {mode}: {cast:?} {result}, without {at}");
                    seen[usize::from(refused)] += 1;
                }
            }
        }
    }
    assert!(seen.into_iter().all(|number| number > 100), "{seen:?}");
}
