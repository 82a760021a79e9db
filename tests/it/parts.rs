//! Stories of words that are accepted in part: what is agreed of them, and that the whole is what it was.

use crate::story::Story;
use negotiation::{
    query::Part,
    record::Record,
    talks::position::{Matter, Stance},
};

const LIST: &str = r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"Fifty are released. They may travel.\nTheir assets stay frozen."}}"#;

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]).given(&[LIST]).given(lines)
}

fn takes(party: &str, stance: &str, parts: &[&str]) -> String {
    let parts = serde_json::to_string(parts).unwrap();
    format!(
        r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"{stance}","parts":{parts}}}"#
    )
}

fn accepts(party: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#)
}

fn parts(record: &Record) -> Vec<(&str, String, bool)> {
    let on = Matter::Point("p".parse().unwrap());
    let all = record.negotiation().accepted_parts(&on).into_iter();
    let by =
        |part: &Part<'_>| part.accepted_by.iter().map(|party| party.as_str()).collect::<Vec<_>>().join(" ");
    all.map(|part| (part.text, by(&part), part.is_agreed())).collect()
}

#[test]
fn what_everybody_accepts_of_the_words_is_agreed_and_the_rest_is_open() {
    let mut story = told(&[&accepts("a")]);
    let whole = "Fifty are released. They may travel.\nTheir assets stay frozen.";
    assert_eq!(parts(&story.record), [(whole, "a".into(), false)]);
    story.tell(&takes("b", "opposes", &["Fifty are released. They may travel."]));
    story.tell(&takes("c", "reserves", &["Fifty are released.", "Their assets stay frozen."]));
    let all = [
        ("Fifty are released.", "a b c".into(), true),
        ("They may travel.", "a b".into(), false),
        ("Their assets stay frozen.", "a c".into(), false),
    ];
    assert_eq!(parts(&story.record), all);
    // Who accepts the whole afterwards accepts each part once.
    story.tell(&accepts("c"));
    assert_eq!(parts(&story.record)[1], ("Their assets stay frozen.", "a c".into(), false));
    story.tell(&accepts("b"));
    assert_eq!(parts(&story.record), [(whole, "a b c".into(), true)]);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    // What is agreed in part is settled by itself as a part of the point, if those who agree to it want that.
    let part = r#"a point.tabled {"point":"p1","title":"P1","areas":["security"],"parent":"p","wording":{"id":"w1","text":"Fifty are released."}}"#;
    story.tell(part);
    story.tell(r#"a+b+c point.text_agreed {"point":"p1"}"#);
}

#[test]
fn a_part_changes_nothing_of_the_whole() {
    for stance in ["opposes", "rejects", "reserves", "agrees_in_principle"] {
        let mut without = told(&[&accepts("a"), &accepts("b")]);
        let mut with = told(&[&accepts("a"), &accepts("b")]);
        without.tell(&takes("c", stance, &[]));
        with.tell(&takes("c", stance, &["Fifty are released."]));
        let tally = |story: &Story| {
            let point = story.record.negotiation().points().next().unwrap();
            (point.tally(), point.tally_in_principle(), point.tally_for_closing())
        };
        assert_eq!(tally(&without), tally(&with), "{stance}");
        let sticking =
            |story: &Story| format!("{:?}", story.record.negotiation().sticking_points()[0].reasons);
        assert_eq!(sticking(&without), sticking(&with), "{stance}");
        let agreed = r#"a point.text_agreed {"point":"p"}"#;
        assert_eq!(
            with.refusal(agreed).map(|no| no.rule().id()),
            without.refusal(agreed).map(|no| no.rule().id())
        );
        assert!(parts(&with.record)[0].2, "{stance}");
    }
}

#[test]
fn a_part_is_quoted_word_for_word_from_words_that_are_not_accepted_as_a_whole() {
    let story = told(&[]);
    let rule = "position.taken.part";
    let quoted =
        |stance: &str, part: &str| story.refusal(&takes("b", stance, &[part])).map(|no| no.rule().id());
    assert_eq!(quoted("opposes", "They may travel.\nTheir"), None);
    for part in ["Sixty are released.", "fifty", "e"] {
        assert_eq!(quoted("opposes", part), Some(rule), "not there, or not there once: {part}");
    }
    for stance in ["accepts", "accepts_ad_referendum", "silent"] {
        assert_eq!(quoted(stance, "Fifty"), Some(rule), "{stance}");
    }
    assert_eq!(story.irregularities(&takes("b", "opposes", &["Sixty"])), [rule]);
    // There are no words of a version to quote from.
    let stances: Vec<_> =
        Stance::ALL.iter().filter(|stance| quoted(stance.as_str(), "Fifty").is_none()).collect();
    let open = [Stance::AgreesInPrinciple, Stance::Reserves, Stance::Opposes, Stance::Rejects];
    assert_eq!(stances, open.iter().collect::<Vec<_>>(), "what counters needs an alternative as well");
}

#[test]
fn what_was_quoted_counts_where_it_stands_in_the_words_as_they_are_now() {
    let mut story = told(&[&takes("b", "opposes", &["Fifty are released.", "They may travel."])]);
    story.tell(r#"a+b+c point.rectified {"point":"p","wording":{"id":"w2","text":"Fifty are released. They may travel freely."}}"#);
    let of_b = |story: &Story| {
        let all = parts(&story.record).into_iter().filter(|(_, by, _)| by.contains('b'));
        all.map(|(text, ..)| text.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of_b(&story), ["Fifty are released."]);
    // Other words are accepted by nobody, in whole or in part.
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"w3","text":"Fifty are released."}}"#);
    assert_eq!(of_b(&story), [""; 0]);
}

#[test]
fn a_part_of_an_alternative_is_accepted_too_and_stays_accepted_once_it_is_chosen() {
    let mut story = told(&[
        r#"b alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"Thirty now. Twenty later."}}"#,
        r#"a position.taken {"party":"a","on":{"alternative":"x"},"stance":"reserves","parts":["Thirty now."]}"#,
    ]);
    let on = Matter::Alternative("x".parse().unwrap());
    let first = story.record.negotiation().accepted_parts(&on);
    assert_eq!((first[0].text, first[0].accepted_by.len()), ("Thirty now.", 1));
    story = Story::open(r#"{"agreeing":{"at_least":2}}"#).principals(&["a", "b", "c"]).given(&[
        LIST,
        r#"b alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"Thirty now. Twenty later."}}"#,
        r#"a position.taken {"party":"a","on":{"alternative":"x"},"stance":"reserves","parts":["Thirty now."]}"#,
        r#"b+c alternative.chosen {"alternative":"x"}"#,
    ]);
    let all = [("Thirty now.", "a b c".into(), true), ("Twenty later.", "b c".into(), true)];
    assert_eq!(parts(&story.record), all);
}
