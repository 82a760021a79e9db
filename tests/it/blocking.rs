//! What blocks closing, and the steps that would do, taken on a copy.

use std::{fs, path::Path};

use crate::story::Story;
use negotiation::{
    event::Draft,
    format::json,
    query::Blocking,
    record::Record,
    state::Negotiation,
    value::{
        id::{EntryId, RecorderId},
        when::Instant,
    },
};

fn at() -> Instant {
    "2026-02-01T12:00:00Z".parse().unwrap()
}

fn blocking(story: &Story) -> Blocking<'_> {
    story.record.negotiation().what_blocks_closing(at())
}

fn accept(story: &mut Story, party: &str, point: &str) {
    story.tell(&format!(
        r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#
    ));
}

fn told(procedure: &str) -> Story {
    let mut story = Story::open(procedure).principals(&["a", "b"]);
    for point in ["p", "q"] {
        story.tell(&format!(
            r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":["security"]}}"#
        ));
    }
    story
}

/// Takes the steps one after the other; all is settled afterwards.
fn walk(whole: &Negotiation) {
    let mut copy = whole.what_if();
    let blocking = whole.what_blocks_closing(at());
    for (n, step) in blocking.steps.expect("a way").into_iter().enumerate() {
        let id = EntryId::new(format!("step-{n}")).unwrap();
        let recorded = copy.last_recorded().unwrap().max(at());
        let said = step.to_string();
        let draft = Draft::new(id, RecorderId::new("desk").unwrap(), recorded, step.by, step.event);
        let decision = copy.decide(draft).unwrap_or_else(|refusal| panic!("{said}: {refusal}"));
        copy.accept(decision).unwrap();
    }
    assert!(copy.points().all(|point| point.status().is_settled()));
    assert!(copy.what_blocks_closing(at()).is_nothing());
}

#[test]
fn nothing_blocks_what_only_has_to_be_closed() {
    let mut story = told("{}");
    for point in ["p", "q"] {
        accept(&mut story, "a", point);
        accept(&mut story, "b", point);
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    let blocking = blocking(&story);
    assert!(blocking.is_nothing());
    assert_eq!(blocking.to_string(), "nothing blocks closing");
    let steps: Vec<_> = blocking.steps.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        steps,
        ["the secretariat: point.closed of point `q`", "the secretariat: point.closed of point `p`"]
    );
}

#[test]
fn the_points_the_parties_and_the_links_are_named_with_a_way_to_closing() {
    let mut story = told("{}");
    accept(&mut story, "a", "p");
    accept(&mut story, "b", "p");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    story.tell(r#"a position.taken {"party":"a","on":{"point":"q"},"stance":"rejects"}"#);
    story.tell(r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#);
    story.tell(
        r#"b link.made {"link":"m","kind":"conditional","points":["p"],"condition":{"text":"aid flows"}}"#,
    );
    assert_eq!(
        blocking(&story).to_string(),
        "`p`: `q` of package `l` is not agreed; link `m` waits: \"aid flows\"\n\
         `q`: it is tabled; `a` rejects; nothing that counts is recorded of `b`; \
         link `m` waits: \"aid flows\"\n\
         this would do:\n  \
         1. b: position.taken of point `q`\n  \
         2. a: position.taken of point `q`\n  \
         3. the secretariat: point.text_agreed of point `q`\n  \
         4. b: link.released of link `m`\n  \
         5. the secretariat: point.closed of point `q`"
    );
    walk(story.record.negotiation());
}

#[test]
fn those_are_asked_first_who_stand_least_against_it_and_no_more_than_are_needed() {
    let most = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"1/2","strict":true}}}"#;
    let mut story = Story::open(most).principals(&["a", "b", "c"]);
    story.tell(r#"secretariat point.tabled {"point":"p","title":"T","areas":["security"]}"#);
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"rejects"}"#);
    accept(&mut story, "c", "p");
    let steps: Vec<_> = blocking(&story).steps.unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        steps,
        [
            "b: position.taken of point `p`",
            "the secretariat: point.text_agreed of point `p`",
            "the secretariat: point.closed of point `p`",
        ]
    );
    walk(story.record.negotiation());
}

#[test]
fn under_a_single_undertaking_every_open_point_blocks_all_but_an_early_harvest() {
    let mut story = told(r#"{"single_undertaking":true}"#);
    accept(&mut story, "a", "p");
    accept(&mut story, "b", "p");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let of_p = |story: &Story| {
        let blocking = blocking(story);
        let own = blocking.points.iter().find(|blocked| blocked.point.id().as_str() == "p");
        own.map(|own| own.reasons.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(of_p(&story).unwrap(), ["under the single undertaking, `q` is not agreed"]);
    walk(story.record.negotiation());
    story.tell(r#"a+b link.made {"link":"l","kind":"early_harvest","points":["p"]}"#);
    assert_eq!(of_p(&story), None);
}

#[test]
fn a_circle_is_named_and_the_way_leads_through_it() {
    let mut story = told("{}");
    for (link, own, other) in [("l", "p", "q"), ("m", "q", "p")] {
        story.tell(&format!(
            r#"a link.made {{"link":"{link}","kind":"conditional","points":["{own}"],"condition":{{"point_closed":"{other}"}}}}"#
        ));
    }
    story.tell(r#"a+b negotiation.suspended {"reason":"r"}"#);
    let told = blocking(&story).to_string();
    assert!(told.starts_with("the negotiation is suspended\n"), "{told}");
    assert!(
        told.contains("in a circle, `p` waits for `q` (link `l`), `q` waits for `p` (link `m`)"),
        "{told}"
    );
    walk(story.record.negotiation());
}

#[test]
fn of_two_that_shut_each_other_out_both_close_only_once_the_link_is_gone() {
    let mut story = told("{}");
    story.tell(r#"a+b link.made {"link":"l","kind":"exclusive","points":["p","q"]}"#);
    walk(story.record.negotiation());
}

#[test]
fn without_principals_there_is_no_way() {
    let mut story = Story::open("{}");
    story.tell(r#"secretariat point.tabled {"point":"p","title":"T","areas":["security"]}"#);
    let told = blocking(&story).to_string();
    assert_eq!(told, "`p`: it is tabled; no principal takes part\nno way was found");
}

#[test]
fn the_worked_example_has_a_way_too() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/ukraine_2026.jsonl");
    let drafts = json::read_drafts(&fs::read_to_string(data).unwrap()).unwrap();
    let record = Record::observe(drafts).unwrap();
    let whole = record.negotiation();
    let blocking = whole.what_blocks_closing(at());
    let unsettled = whole.points().filter(|point| !point.status().is_settled()).count();
    assert_eq!(blocking.points.len(), unsettled);
    let territory =
        blocking.points.iter().find(|blocked| blocked.point.id().as_str() == "territory").unwrap();
    let reasons: Vec<_> = territory.reasons.iter().map(ToString::to_string).collect();
    let expected = [
        "it is under_discussion",
        "`us` reserves",
        "nothing that counts is recorded of `russia`",
        "alternative `from-the-line` is open",
        "alternative `economic-zone` is open",
        "alternative `transitional` is open",
        "alternative `special-status` is open",
        "alternative `in-phases` is open",
        "alternative `demilitarised` is open",
        "alternative `oversight` is open",
    ];
    assert_eq!(reasons, expected);
    walk(whole);
}

#[test]
fn what_holds_one_of_those_that_close_together_holds_them_all() {
    let mut story = Story::open(r#"{"single_undertaking":true}"#).principals(&["a", "b"]);
    for point in ["p", "q", "r"] {
        story.tell(&format!(
            r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":["security"]}}"#
        ));
        accept(&mut story, "a", point);
        accept(&mut story, "b", point);
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    assert!(blocking(&story).is_nothing());
    // Two that close each on its own, and not both; the third closes with all or not at all.
    story.tell(r#"a+b link.made {"link":"h","kind":"early_harvest","points":["p","q"]}"#);
    story.tell(r#"a+b link.made {"link":"l","kind":"exclusive","points":["p","q"]}"#);
    let told = blocking(&story);
    assert!(!told.is_nothing());
    let own: Vec<_> = told.points.iter().map(|blocked| blocked.point.id().as_str()).collect();
    assert_eq!(own, ["r"]);
    assert_eq!(told.points[0].reasons[0].to_string(), "link `l` lets only one of its members close");
    assert_eq!(
        story.refused(r#"secretariat point.closed {"point":"r"}"#).rule().id(),
        "point.closed.exclusive"
    );
    walk(story.record.negotiation());
}

#[test]
fn of_an_undertaking_the_first_open_point_is_named_and_the_others_are_counted() {
    let mut story = Story::open(r#"{"single_undertaking":true}"#).principals(&["a", "b"]);
    for point in ["p", "q", "r", "s"] {
        story.tell(&format!(
            r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":["security"]}}"#
        ));
    }
    accept(&mut story, "a", "p");
    accept(&mut story, "b", "p");
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    let told = blocking(&story);
    let reasons: Vec<_> = told.points[0].reasons.iter().map(ToString::to_string).collect();
    assert_eq!(reasons, ["under the single undertaking, `q` is not agreed, nor are 2 more"]);
}
