//! The disputed record: everybody's version is kept, and nothing is overwritten.

use crate::story::Story;
use negotiation::{
    event::Subject,
    notes::{account::Aspect, assessment::Topic},
    query::Remark,
    testing::history::instant,
    value::id::{EntryId, PointId},
};

const P: &str = r#"a point.tabled {"point":"p","title":"P","areas":["security"]}"#;

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

fn id(text: &str) -> EntryId {
    EntryId::new(text).unwrap()
}

/// What a story finds, by rule.
fn found(story: &Story, rule: &str) -> Vec<String> {
    let found = story.record.review(instant(0));
    found.iter().filter(|one| one.rule.id() == rule).map(ToString::to_string).collect()
}

/// One plan, and three sources for how many points it has.
#[test]
fn fact_01_the_number_of_points_differs_by_source() {
    let count = |by: &str, value: &str| {
        format!(
            r#"{by} account.given {{"on":"whole","aspect":"count","value":{value},"text":"points of the plan"}}"#
        )
    };
    let mut story = told(&[]);
    story.tell(&count("a", r#"{"number":28}"#));
    assert!(found(&story, "review.account.differs").is_empty(), "one alone contradicts nobody");
    story.tell(&count("secretariat", r#"{"range":[26,28]}"#));
    assert!(found(&story, "review.account.differs").is_empty(), "28 is among 26 to 28");
    story.tell(&count("b", r#"{"number":27}"#));
    let told = story.record.negotiation().accounts(&Subject::Negotiation);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].aspect, told[0].differ), (Aspect::Count, true));
    assert_eq!(told[0].to_string(), "count: 28 (a); 26 to 28 (the secretariat); 27 (b)");
    assert_eq!(
        found(&story, "review.account.differs"),
        ["the negotiation: count: 28 (a); 26 to 28 (the secretariat); 27 (b) [review.account.differs]"]
    );
    // Who comes round says so; what was said before is kept.
    story.tell(&count("a", r#"{"number":27}"#));
    let told = story.record.negotiation().accounts(&Subject::Negotiation);
    assert_eq!((told[0].accounts.len(), told[0].differ), (4, false));
    assert!(told[0].accounts[0].superseded);
}

/// Agreed by two, unknown for the third; and at one press conference two shares are named.
#[test]
fn fact_03_agreed_by_two_unknown_for_the_third_and_each_speaker_names_another_share() {
    let accepts = |party: &str| {
        format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"accepts"}}"#)
    };
    let mut story = Story::open(r#"{"observing":"allowed","agreeing":"unanimity"}"#)
        .principals(&["a", "b", "c"])
        .given(&[P, &accepts("a"), &accepts("b")]);
    // That nobody said anything of the third one is not its silence.
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    let refusal = story.refused(agreed);
    assert_eq!(refusal.rule().id(), "point.text_agreed.agreement");
    let said = refusal.explain(story.record.negotiation()).to_string();
    assert!(said.contains("unanimity needs 3 of 3, 2 are for (missing `c`)"), "{said}");
    assert_eq!(story.irregularities(agreed), [""; 0], "observed, it may have been so");
    let point = story.record.negotiation().point(&PointId::new("p").unwrap()).unwrap();
    assert!(point.position(&"c".parse().unwrap()).is_none());

    for (by, share) in [("a", "90%"), ("b", "100%")] {
        story.tell(&format!(
            r#"{by} assessment.given {{"on":"whole","rating":"nearly_agreed","share":"{share}"}}"#
        ));
    }
    let whole = story.record.negotiation();
    let shares: Vec<_> = whole
        .assessments_of(&Topic::Whole)
        .iter()
        .map(|own| (own.entry.by().to_string(), own.fact.share.unwrap().to_string()))
        .collect();
    assert_eq!(shares, [("a".to_owned(), "90%".to_owned()), ("b".to_owned(), "100%".to_owned())]);
    assert_eq!(whole.status().unwrap().to_string(), "exploratory", "what is said of it moves nothing");
}

#[test]
fn of_many_accounts_two_that_cannot_both_be_are_enough() {
    let given = |n: usize, aspect: &str, value: &str| {
        format!(
            r#"~source-{n} mode=observed account.given {{"on":"whole","aspect":"{aspect}","value":{value}}}"#
        )
    };
    for (aspect, values, differ) in [
        // Each two of these have something in common, so that one number can be what all mean.
        ("count", [r#"{"range":[1,5]}"#, r#"{"range":[3,9]}"#, r#"{"number":4}"#], false),
        ("count", [r#"{"range":[1,5]}"#, r#"{"range":[3,9]}"#, r#"{"number":6}"#], true),
        ("date", [r#"{"when":"2026-01"}"#, r#"{"when":"unknown"}"#, r#"{"when":"2026-01-05"}"#], false),
        ("date", [r#"{"when":"2026-01-04"}"#, r#"{"when":"2026-01"}"#, r#"{"when":"2026-01-05"}"#], true),
        ("attendance", [r#"{"number":3}"#, r#"{"text":"the three of them"}"#, r#"{"number":3}"#], true),
        ("place", [r#"{"text":"Oslo"}"#, r#"{"text":"Oslo"}"#, r#"{"text":"Oslo"}"#], false),
    ] {
        let lines: Vec<_> = values.iter().enumerate().map(|(n, value)| given(n, aspect, value)).collect();
        let mut story = told(&[]);
        lines.iter().for_each(|line| story.tell(line));
        let told = story.record.negotiation().accounts(&Subject::Negotiation);
        assert_eq!((told[0].accounts.len(), told[0].differ), (3, differ), "{}", told[0]);
    }
}

#[test]
fn a_side_is_its_parties_whoever_speaks_for_them_and_with_whom() {
    let count = |by: &str, value: &str| {
        format!(r#"{by} account.given {{"on":"whole","aspect":"count","value":{{"number":{value}}}}}"#)
    };
    let told_now = |story: &Story| {
        let told = story.record.negotiation().accounts(&Subject::Negotiation);
        (told[0].to_string(), told[0].differ)
    };
    let mut story = told(&[r#"secretariat person.added {"person":"envoy","name":"E"}"#]);
    story.tell(&count("a", "28"));
    // The envoy says what the party says.
    let draft = story.draft(&format!("a:envoy id=x1 {}", &count("a", "27")[2..]), "observed");
    story.record.propose(draft).unwrap();
    assert_eq!(told_now(&story), ("count: 27 (a through `envoy`)".to_owned(), false));
    story.tell(&count("b", "20"));
    assert_eq!(told_now(&story), ("count: 27 (a through `envoy`); 20 (b)".to_owned(), true));
    story.tell(&count("a+b", "28"));
    assert_eq!(told_now(&story), ("count: 28 (a, b)".to_owned(), false), "together they say it anew");
    // What both said stands until both have said something else.
    story.tell(&count("b", "26"));
    assert_eq!(told_now(&story), ("count: 28 (a, b); 26 (b)".to_owned(), true));
    story.tell(&count("a", "26"));
    assert_eq!(told_now(&story), ("count: 26 (b); 26 (a)".to_owned(), false));
    // Who is unknown may be another each time.
    for value in ["26", "3"] {
        story.tell(&count("unknown mode=observed", value));
    }
    assert_eq!(
        told_now(&story),
        ("count: 26 (b); 26 (a); 26 (somebody unknown); 3 (somebody unknown)".to_owned(), true)
    );
}

#[test]
fn what_was_denied_is_listed_until_it_is_dealt_with() {
    let mut story = told(&[P]);
    let denied = |story: &Story| found(story, "review.record.denied");
    assert_eq!(denied(&story), [""; 0]);
    story.tell(r#"b record.denied {"entry":"e009"}"#);
    story.tell(r#"~Reuters mode=observed record.confirmed {"entry":"e009"}"#);
    let line = |by: &str| {
        format!("entry `e009`: `point.tabled` was {by}, and stands as it was [review.record.denied]")
    };
    assert_eq!(denied(&story), [line("denied by b")]);
    let remarked: Vec<_> = story.record.negotiation().remarked().iter().map(ToString::to_string).collect();
    assert_eq!(remarked, ["denied by b, confirmed by Reuters"]);
    // Of each side the last remark counts.
    story.tell(r#"b record.disputed {"entry":"e009"}"#);
    assert_eq!(denied(&story), [line("disputed by b")]);
    // Who corrects it has dealt with it; it can be denied again.
    story.tell(r#"a record.corrected {"entry":"e009","reason":"b is right","sources":[{"title":"S"}]}"#);
    assert_eq!(denied(&story), [""; 0]);
    story.tell(r#"b record.denied {"entry":"e009"}"#);
    assert_eq!(denied(&story), [line("denied by b")]);
    story.tell(r#"a record.retracted {"entry":"e009","reason":"b is right"}"#);
    assert_eq!(denied(&story), [""; 0]);
    let whole = story.record.negotiation();
    assert!(whole.remarked()[0].entry.is_none());
    assert_eq!(whole.remarked()[0].last.len(), 2);
}

#[test]
fn what_is_said_of_an_entry_comes_in_the_order_in_which_it_was_said() {
    let mut story = told(&[P]);
    for (when, line) in [
        ("2025-12-08", r#"record.confirmed {"entry":"e009"}"#),
        ("2025-12-05", r#"record.denied {"entry":"e009"}"#),
        ("2025-12-08", r#"record.sourced {"entry":"e009","source":{"title":"Late"}}"#),
        ("2025-12-05", r#"record.sourced {"entry":"e009","source":{"title":"Early"}}"#),
    ] {
        story.tell(&format!("~Reuters mode=observed occurred={when} {line}"));
    }
    let (whole, tabled) = (story.record.negotiation(), id("e009"));
    let remarks: Vec<_> = whole.remarks_on(&tabled).map(|(remark, ..)| remark).collect();
    assert_eq!(remarks, [Remark::Denied, Remark::Confirmed]);
    let sources: Vec<_> = whole.sources_of(&tabled).map(|(source, _)| source.title().as_str()).collect();
    assert_eq!(sources, ["Early", "Late"]);
    let last: Vec<_> = whole.remarked()[0].last.iter().map(|(remark, ..)| *remark).collect();
    assert_eq!(last, [Remark::Confirmed], "said later, though recorded earlier");
    // A further source needs none itself.
    assert!(
        !found(&story, "review.source.none")
            .iter()
            .any(|line| line.contains("e012") || line.contains("e013"))
    );
}

#[test]
fn dates_and_words_differ_where_they_cannot_both_be() {
    let given = |by: &str, aspect: &str, value: &str| {
        format!(r#"{by} account.given {{"on":{{"point":"p"}},"aspect":"{aspect}","value":{value}}}"#)
    };
    let mut story = told(&[P]);
    for (aspect, one, other, differ) in [
        ("date", r#"{"when":"2026-01"}"#, r#"{"when":"2026-01-20"}"#, false),
        ("existence", r#"{"word":"exists"}"#, r#"{"word":"does_not_exist"}"#, true),
        ("status", r#"{"word":"in_force"}"#, r#"{"word":"in_force"}"#, false),
        ("place", r#"{"text":"Geneva"}"#, r#"{"text":"Abu Dhabi"}"#, true),
    ] {
        story.tell(&given("a", aspect, one));
        story.tell(&given("b", aspect, other));
        let all = story.record.negotiation().accounts(&Subject::Point(PointId::new("p").unwrap()));
        let own = all.iter().find(|group| group.aspect.to_string() == aspect).unwrap();
        assert_eq!(own.differ, differ, "{own}");
    }
}

#[test]
fn an_entry_is_confirmed_disputed_and_denied_and_stands_as_it_was() {
    let mut story = told(&[P]);
    let tabled = id("e009");
    let before = story.record.entry(&tabled).unwrap().clone();
    story.tell(r#"b record.disputed {"entry":"e009","text":"only mentioned"}"#);
    story.tell(r#"secretariat record.confirmed {"entry":"e009"}"#);
    story.tell(r#"b record.denied {"entry":"e009"}"#);
    let whole = story.record.negotiation();
    let remarks: Vec<_> = whole.remarks_on(&tabled).map(|(remark, by, _)| (remark, by.to_string())).collect();
    assert_eq!(
        remarks,
        [
            (Remark::Disputed, "b".to_owned()),
            (Remark::Confirmed, "the secretariat".to_owned()),
            (Remark::Denied, "b".to_owned())
        ]
    );
    assert_eq!(whole.entry(&tabled), Some(&before));
    // What is said of it does not keep it from being retracted, nor falls with it.
    story.tell(r#"a record.retracted {"entry":"e009","reason":"b is right"}"#);
    assert_eq!(story.record.negotiation().remarks_on(&tabled).count(), 3);
}

#[test]
fn a_fact_has_several_sources_and_one_without_is_found() {
    let mut story = told(&[]);
    let draft = story.draft(P, "observed");
    story.record.propose(draft).unwrap();
    let none = found(&story, "review.source.none");
    assert_eq!(none.len(), 1, "{none:?}");
    let tabled = story.record.entries().last().unwrap().id().clone();
    let sourced = story.record.decide(story.draft(
        &format!(r#"secretariat id=s1 record.sourced {{"entry":"{tabled}","source":{{"title":"Reuters"}}}}"#),
        "governed",
    ));
    story.record.accept(sourced.unwrap()).unwrap();
    assert!(found(&story, "review.source.none").is_empty());
    let sources: Vec<_> = story
        .record
        .negotiation()
        .sources_of(&tabled)
        .map(|(one, with)| (one.title().as_str(), with.id().as_str()))
        .collect();
    assert_eq!(sources, [("Reuters", "s1")]);
}
