//! Stories of amendments to the same words: they combine where they do not touch, and are rebased where they do.

use crate::story::Story;
use negotiation::{
    query::{Combination, combine},
    talks::point::Wording,
    value::id::AlternativeId,
};

const BASE: &str = "Ships pay 5 percent of their cargo within 30 days.";

fn told(lines: &[&str]) -> Story {
    let tabled = format!(
        r#"a point.tabled {{"point":"p","title":"P","areas":["economy"],"wording":{{"id":"w","text":"{BASE}"}}}}"#
    );
    Story::open(r#"{"agreeing":{"at_least":2}}"#).principals(&["a", "b", "c"]).given(&[&tabled]).given(lines)
}

fn amends(party: &str, id: &str, text: &str) -> String {
    format!(
        r#"{party} alternative.proposed {{"alternative":"{id}","point":"p","wording":{{"id":"w-{id}","text":"{text}"}}}}"#
    )
}

fn combined(story: &Story, ids: &[&str]) -> Option<Result<String, Vec<String>>> {
    let ids: Vec<AlternativeId> = ids.iter().map(|id| id.parse().unwrap()).collect();
    let all = story.record.negotiation().combined(&ids.iter().collect::<Vec<_>>())?;
    Some(match all {
        Combination::Text(text) => Ok(text),
        Combination::Touching(places) => Err(places.iter().map(ToString::to_string).collect()),
    })
}

#[test]
fn amendments_combine_where_they_do_not_touch() {
    let story = told(&[
        &amends("a", "lower", "Ships pay 3 percent of their cargo within 30 days."),
        &amends("b", "later", "Ships pay 5 percent of their cargo within 60 days."),
        &amends("c", "higher", "Ships pay 8 percent of their cargo within 30 days, in advance."),
    ]);
    let both = "Ships pay 3 percent of their cargo within 60 days.";
    for order in [["lower", "later"], ["later", "lower"]] {
        assert_eq!(combined(&story, &order), Some(Ok(both.into())));
    }
    let touching = vec!["`w-lower` and `w-higher` both change `5`".to_owned()];
    assert_eq!(combined(&story, &["lower", "higher"]), Some(Err(touching)));
    assert_eq!(combined(&story, &["none"]), None);
}

#[test]
fn the_second_is_adopted_onto_the_first() {
    let mut story = told(&[
        &amends("a", "lower", "Ships pay 3 percent of their cargo within 30 days."),
        &amends("b", "later", "Ships pay 5 percent of their cargo within 60 days."),
        &amends("c", "higher", "Ships pay 8 percent of their cargo within 30 days."),
        r#"a+b alternative.chosen {"alternative":"lower"}"#,
    ]);
    // The others were set aside with it. What they come to now is worked out, and put forward by their authors.
    let both = "Ships pay 3 percent of their cargo within 60 days.";
    assert_eq!(combined(&story, &["later"]), Some(Ok(both.into())));
    let touching = vec!["`w-lower` and `w-higher` both change `5`".to_owned()];
    assert_eq!(combined(&story, &["higher"]), Some(Err(touching)));
    story.tell(&amends("b", "both", both));
    story.tell(r#"a+b alternative.chosen {"alternative":"both"}"#);
    let talks = story.record.negotiation();
    assert_eq!(talks.points().next().unwrap().wording().unwrap().text.as_ref().unwrap().as_str(), both);
}

#[test]
fn an_open_amendment_is_brought_onto_the_words_that_the_point_has_by_now() {
    let mut story = told(&[&amends("b", "later", "Ships pay 5 percent of their cargo within 60 days.")]);
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"Vessels pay 5 percent of their cargo within 30 days."}}"#);
    let later = |story: &Story| {
        let own = story.record.negotiation().alternatives().next().unwrap();
        (own.is_stale(), own.amends().map(ToString::to_string))
    };
    assert_eq!(later(&story), (true, Some("w".into())));
    let now = combined(&story, &["later"]).unwrap().unwrap();
    assert_eq!(now, "Vessels pay 5 percent of their cargo within 60 days.");
    let reworded =
        format!(r#"b alternative.reworded {{"alternative":"later","wording":{{"id":"w3","text":"{now}"}}}}"#);
    story.tell(&reworded);
    assert_eq!(later(&story), (false, Some("w2".into())), "its base is the current words");
    assert_eq!(combined(&story, &["later"]), Some(Ok(now)));
    // It is brought onto words of its own point only.
    story.tell(
        r#"a point.tabled {"point":"q","title":"Q","areas":["economy"],"wording":{"id":"v","text":"else"}}"#,
    );
    let other =
        r#"b alternative.reworded {"alternative":"later","of":"v","wording":{"id":"w4","text":"more"}}"#;
    assert_eq!(story.refused(other).rule().id(), "alternative.proposed.words");
    // Others rebase it as little as they reword it.
    let by_others = reworded.replacen("b ", "c ", 1).replace("w3", "w5").replace("Vessels", "Boats");
    assert_eq!(story.refused(&by_others).rule().id(), "alternative.reworded.entitled");
}

fn words(id: &str, text: &str) -> Wording {
    serde_json::from_value(serde_json::json!({ "id": id, "text": text })).unwrap()
}

#[test]
fn where_two_touch_is_told_word_by_word() {
    let base = words("w", "one two three four");
    let of = |texts: &[&str]| {
        let all: Vec<Wording> =
            texts.iter().enumerate().map(|(n, text)| words(&format!("a{n}"), text)).collect();
        let all: Vec<Option<&Wording>> = all.iter().map(Some).collect();
        match combine(Some(&base), &all) {
            Combination::Text(text) => text,
            Combination::Touching(places) => {
                places.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            }
        }
    };
    assert_eq!(of(&[]), "one two three four");
    assert_eq!(of(&["one 2 three four", "one two 3 four", "1 two three four"]), "1 2 3 four");
    // The same change counts once, beside others of the same amendment.
    assert_eq!(of(&["one 2 three four", "one 2 three 4"]), "one 2 three 4");
    assert_eq!(
        of(&["one two three four five", "one two three four six"]),
        "`a0` and `a1` both change the same place"
    );
    assert_eq!(of(&["one four", "one two 3 four"]), "`a0` and `a1` both change `two three`");
    // Striking everything out touches whatever is changed.
    assert!(matches!(combine(Some(&base), &[None, Some(&words("a", "one"))]), Combination::Touching(_)));
    assert_eq!(combine(Some(&base), &[None, None]), Combination::Text(String::new()));
    assert_eq!(combine(None, &[Some(&base)]), Combination::Text("one two three four".into()));
}
