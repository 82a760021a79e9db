//! Stories of words in several languages: authentic texts, translations, and what each side reads in them.

use negotiation::{
    event::Subject,
    talks::point::{PointView, Standing},
};

use crate::story::Story;

const EN: &str = r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"en","text":"withdrawal from territories","language":"en"}}"#;
const FR: &str = r#"a point.language_added {"point":"p","wording":{"id":"fr","text":"retrait des territoires","language":"fr","standing":"authentic"}}"#;
const UK: &str = r#"b point.language_added {"point":"p","wording":{"id":"uk","text":"viddil","language":"uk","standing":"translation"}}"#;

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(lines)
}

fn accepts(party: &str, words: &str) -> String {
    format!(
        r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts","wording":"{words}"}}"#
    )
}

fn languages(story: &Story) -> Vec<(String, Standing)> {
    let talks = story.record.negotiation();
    let point: PointView<'_> = talks.points().next().unwrap();
    point.languages().map(|(words, standing)| (words.id.to_string(), standing)).collect()
}

#[test]
fn one_wording_in_two_authentic_languages_is_agreed_whichever_text_each_accepts() {
    let mut story = told(&[EN, FR, &accepts("a", "en"), &accepts("b", "fr")]);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let talks = story.record.negotiation();
    let point = talks.points().next().unwrap();
    assert_eq!(point.wording().unwrap().id.as_str(), "en", "the words that it has are those it had");
    assert!(point.positions().all(|position| position.counts && position.is_current));
    let both = [("en".to_owned(), Standing::Authentic), ("fr".to_owned(), Standing::Authentic)];
    assert_eq!(languages(&story), both);
    // Other words have other texts.
    let mut story = told(&[EN, FR, r#"a point.reworded {"point":"p","wording":{"id":"x","text":"none"}}"#]);
    assert_eq!(languages(&story).len(), 1);
    story.tell(r#"b point.reworded {"point":"p","wording":{"id":"y","text":"rien","language":"fr"}}"#);
    let taken = r#"a point.language_added {"point":"p","wording":{"id":"z","text":"rien","language":"fr"}}"#;
    assert_eq!(story.refused(taken).rule().id(), "point.language_added.language");
}

#[test]
fn another_authentic_text_needs_those_who_accepted() {
    let story = told(&[EN, &accepts("b", "en")]);
    assert_eq!(story.refused(FR).rule().id(), "any.any.alone");
    assert!(story.refusal(&FR.replacen("a ", "a+b ", 1)).is_none());
    // A translation binds nobody, so that anybody gives one.
    assert!(story.refusal(UK).is_none());
    assert!(story.refusal(&UK.replacen("b ", "a ", 1)).is_none());
}

#[test]
fn nobody_takes_a_position_on_a_translation() {
    let mut story = told(&[EN, UK]);
    assert_eq!(languages(&story)[1].1, Standing::Translation);
    let rules = [
        accepts("a", "uk"),
        r#"a point.text_agreed {"point":"p","wording":"uk"}"#.into(),
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p","wording":"uk"}]}"#.into(),
        r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1","wording":"uk"}}]}"#.into(),
        r#"a question.put {"question":"q","text":"?","on":{"point":"p"},"wording":"uk"}"#.into(),
        r#"a point.language_added {"point":"p","of":"uk","wording":{"id":"de","text":"d","language":"de"}}"#.into(),
    ];
    for line in rules {
        assert_eq!(story.refused(&line).rule().id(), "any.any.translation", "{line}");
    }
    // It is put right by whoever sees that it is wrong, though others have accepted the words.
    story.tell(&accepts("a", "en"));
    story.tell(r#"b point.rectified {"point":"p","of":"uk","wording":{"id":"uk2","text":"vidvedennia","language":"uk"}}"#);
    let now: Vec<String> = languages(&story).into_iter().map(|(id, _)| id).collect();
    assert_eq!(now, ["en", "uk2"]);
    assert_eq!(story.refused(&accepts("b", "uk2")).rule().id(), "any.any.translation");
    story.tell(&accepts("b", "en"));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
}

#[test]
fn an_authentic_text_is_rectified_in_its_own_language() {
    let mut story = told(&[EN, FR, &accepts("a", "en"), &accepts("b", "fr")]);
    let line = r#"a point.rectified {"point":"p","of":"fr","wording":{"id":"fr2","text":"retrait de territoires","language":"fr"}}"#;
    assert_eq!(story.refused(line).rule().id(), "any.any.alone");
    story.tell(&line.replacen("a ", "a+b ", 1));
    let now: Vec<String> = languages(&story).into_iter().map(|(id, _)| id).collect();
    assert_eq!(now, ["en", "fr2"], "the other text stays");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
}

#[test]
fn how_each_side_reads_a_text_is_told_side_by_side() {
    let mut story = told(&[EN, FR]);
    story.tell(
        r#"a account.given {"on":{"wording":"en"},"aspect":"meaning","value":{"text":"from some of them"}}"#,
    );
    story.tell(
        r#"b account.given {"on":{"wording":"en"},"aspect":"meaning","value":{"text":"from all of them"}}"#,
    );
    let word = r#"b account.given {"on":{"wording":"en"},"aspect":"meaning","value":{"word":"exists"}}"#;
    assert_eq!(story.refused(word).rule().id(), "account.given.aspect");
    let talks = story.record.negotiation();
    let words = Subject::Wording("en".parse().unwrap());
    let told: Vec<String> = talks.accounts(&words).iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|told| told.contains("some of them") && told.contains("all of them")),
        "{told:?}"
    );
}

#[test]
fn whose_words_they_are_and_where_they_were_given_is_known() {
    let named = r#"a point.reworded {"point":"p","wording":{"id":"x","text":"what b said","proposer":"b"}}"#;
    let story = told(&[EN, FR, named]);
    let talks = story.record.negotiation();
    let by = |id: &str| talks.wording_by(&id.parse().unwrap()).map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!((by("en"), by("x")), (vec!["a".to_owned()], vec!["b".to_owned()]));
    let entry = talks.wording_entry(&"fr".parse().unwrap()).unwrap();
    assert_eq!(entry.event().kind().name(), "point.language_added");
    let point = talks.points().next().unwrap();
    let all: Vec<_> = point.wordings().map(|words| words.id.as_str()).collect();
    assert_eq!(all, ["en", "fr", "x"]);
    assert!(talks.wording_by(&"none".parse().unwrap()).next().is_none());
}

/// A translation takes no place of an authentic text, and what is rectified twice is there once.
#[test]
fn nobody_occupies_a_language() {
    let junk = r#"a point.language_added {"point":"p","wording":{"id":"junk","text":"?","language":"fr"}}"#;
    let mut story = told(&[EN, junk]);
    story.tell(&FR.replacen("a ", "b ", 1));
    assert_eq!(story.refused(&junk.replace("junk", "more")).rule().id(), "point.language_added.language");
    for (of, to) in [("fr", "fr2"), ("fr", "fr3"), ("fr3", "fr4")] {
        story.tell(&format!(
            r#"a+b point.rectified {{"point":"p","of":"{of}","wording":{{"id":"{to}","text":"{to}","language":"fr"}}}}"#
        ));
    }
    let now: Vec<String> = languages(&story).into_iter().map(|(id, _)| id).collect();
    assert_eq!(now, ["en", "junk", "fr4"]);
    // A basis in another language has the words that this one is given beside.
    let drafted = r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1","wording":"fr"}}]}"#;
    story.tell(r#"a point.reworded {"point":"p","wording":{"id":"x","text":"else"}}"#);
    story.tell(drafted);
    story.tell(r#"a version.tabled {"version":"v"}"#);
    story.tell(r#"a+b version.taken_as_basis {"version":"v"}"#);
    assert_eq!(story.record.negotiation().points().next().unwrap().wording().unwrap().id.as_str(), "en");
}

/// What is rectified stays in its language, and what it is among the texts, said again or not.
#[test]
fn a_rectification_is_of_a_text_in_its_language() {
    let mut story = told(&[EN, FR, UK]);
    let of = |of: &str, said: &str| {
        format!(
            r#"a+b point.rectified {{"point":"p","of":"{of}","wording":{{"id":"x-{of}","text":"put right"{said}}}}}"#
        )
    };
    let rule = "point.rectified.language";
    for (text, said) in [
        ("en", r#","language":"fr""#),
        ("fr", r#","language":"en""#),
        ("fr", r#","standing":"translation""#),
        ("uk", r#","standing":"authentic""#),
        ("en", r#","standing":"translation""#),
    ] {
        assert_eq!(story.refused(&of(text, said)).rule().id(), rule, "{text} {said}");
        assert_eq!(story.irregularities(&of(text, said)), [rule]);
    }
    story.tell(&of("fr", r#","language":"fr","standing":"authentic""#));
    story.tell(&of("uk", r#","standing":"translation""#));
    story.tell(&of("en", ""));
    let talks = story.record.negotiation();
    let language = |id: &str| talks.wording_language(&id.parse().unwrap()).unwrap().as_str();
    assert_eq!([language("x-en"), language("x-fr"), language("x-uk")], ["en", "fr", "uk"]);
    let all = [("x-en", Standing::Authentic), ("x-fr", Standing::Authentic), ("x-uk", Standing::Translation)];
    assert_eq!(languages(&story), all.map(|(id, standing)| (id.to_owned(), standing)));
    // Of words that name no language, none is named by putting them right.
    let plain = EN.replace(r#","language":"en""#, "");
    let story = told(&[&plain]);
    assert_eq!(story.refused(&of("en", r#","language":"en""#)).rule().id(), rule);
}
