//! What blocks closing, and the steps that would do, taken on a copy.

use std::{fs, path::Path};

use crate::story::Story;
use negotiation::{
    event::Disclosure,
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

/// Takes the steps of each way one after the other; all is settled afterwards.
fn walk(whole: &Negotiation) {
    let blocking = whole.what_blocks_closing(at());
    for steps in blocking.steps.iter().chain(&blocking.instead) {
        let mut copy = whole.what_if();
        for (n, step) in steps.iter().enumerate() {
            let id = EntryId::new(format!("step-{n}")).unwrap();
            let recorded = copy.last_recorded().unwrap().max(at());
            let draft = step.to_draft(id, RecorderId::new("desk").unwrap(), recorded);
            let decision = copy.decide(draft).unwrap_or_else(|refusal| panic!("{step}: {refusal}"));
            copy.accept(decision).unwrap();
        }
        assert!(copy.points().all(|point| point.status().is_settled()));
        assert!(copy.what_blocks_closing(at()).is_nothing());
    }
    assert!(blocking.steps.is_some(), "a way");
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
         1. b, a: point.text_agreed of point `q`\n  \
         2. b: link.released of link `m`\n  \
         3. the secretariat: point.closed of point `q`"
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
        ["b, c: point.text_agreed of point `p`", "the secretariat: point.closed of point `p`",]
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
fn without_principals_a_point_can_only_be_dropped() {
    let mut story = Story::open("{}");
    story.tell(r#"secretariat point.tabled {"point":"p","title":"T","areas":["security"]}"#);
    let told = blocking(&story).to_string();
    assert_eq!(
        told,
        "`p`: it is tabled; no principal takes part\n\
         this would do:\n  1. the secretariat: point.dropped of point `p`"
    );
}

#[test]
fn the_worked_example_has_a_way_too() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/ukraine_2026.jsonl");
    let drafts = json::read_drafts(&fs::read_to_string(data).unwrap()).unwrap();
    let record = Record::observe(drafts).unwrap().record;
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

#[test]
fn a_track_that_rests_blocks_its_points_and_goes_on_first() {
    let mut story = told("{}");
    for point in ["p", "q"] {
        accept(&mut story, "a", point);
        accept(&mut story, "b", point);
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    story.tell(r#"a+b track.opened {"track":"k","title":"K","parties":["a","b"],"points":["p"]}"#);
    assert!(blocking(&story).is_nothing());
    story.tell(r#"a+b track.suspended {"track":"k"}"#);
    assert_eq!(
        blocking(&story).to_string(),
        "`p`: its track `k` is suspended\n\
         this would do:\n  \
         1. the secretariat: track.resumed of track `k`\n  \
         2. the secretariat: point.closed of point `q`\n  \
         3. the secretariat: point.closed of point `p`"
    );
    walk(story.record.negotiation());
}

/// Brackets keep a text from being agreed. Once it is, they hold up no closing: the judge and the list say the same.
#[test]
fn brackets_block_what_is_not_agreed_and_nothing_else() {
    let proposed =
        r#"b alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"t"}}"#;
    let mut story = told(r#"{"observing":"allowed"}"#).given(&[proposed]);
    let first =
        |story: &Story| blocking(story).points[0].reasons.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(first(&story).last().unwrap(), "alternative `x` is open");
    accept(&mut story, "a", "p");
    accept(&mut story, "b", "p");
    story.tell(r#"b alternative.withdrawn {"alternative":"x"}"#);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    story.tell(r#"secretariat point.dropped {"point":"q"}"#);
    let late = story.draft(&proposed.replace(r#""x""#, r#""y""#).replace("wx", "wy"), "observed");
    assert_eq!(
        story.record.propose(late).unwrap().entries().next().unwrap().irregularities()[0].rule(),
        "alternative.proposed.settled"
    );
    assert!(blocking(&story).is_nothing());
}

#[test]
fn steps_on_what_is_hidden_are_disclosed_to_those_who_see_it() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    story.tell(
        r#"a disclosure=participants point.tabled {"point":"p","title":"T","areas":["security"],"wording":{"id":"w","text":"t"}}"#,
    );
    let blocking = blocking(&story);
    assert_eq!(blocking.instead.as_ref().map(Vec::len), Some(2));
    assert!(
        blocking
            .steps
            .iter()
            .chain(&blocking.instead)
            .flatten()
            .all(|step| step.disclosure != Disclosure::Public)
    );
    walk(story.record.negotiation());
}

#[test]
fn a_rival_is_dropped_and_no_link_between_rivals_released() {
    let mut story = told("{}");
    story.tell(r#"secretariat point.tabled {"point":"r","title":"T","areas":["security"]}"#);
    story.tell(r#"a+b link.made {"link":"l","kind":"exclusive","points":["p","q"]}"#);
    let found = blocking(&story);
    assert_eq!(
        found.steps.as_ref().map(Vec::len),
        Some(3),
        "nobody accepts any of them, and all are dropped"
    );
    assert!(found.are_fewest);
    let instead: Vec<_> = found.instead.as_ref().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(instead.len(), 5, "two are agreed and closed: {instead:?}");
    assert!(instead.contains(&"the secretariat: point.dropped of point `p`".to_owned()));
    walk(story.record.negotiation());
    // Once both are agreed, each closes, and not both.
    for point in ["p", "q"] {
        accept(&mut story, "a", point);
        accept(&mut story, "b", point);
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    story.tell(r#"secretariat point.dropped {"point":"r"}"#);
    let found = blocking(&story);
    assert!(found.points.is_empty() && !found.is_nothing(), "{found}");
    walk(story.record.negotiation());
}

#[test]
fn what_is_not_accepted_for_good_holds_those_that_close_with_it() {
    let mut story = told("{}");
    for point in ["p", "q"] {
        accept(&mut story, "a", point);
        let stance = if point == "p" { "accepts" } else { "accepts_ad_referendum" };
        story.tell(&format!(
            r#"b position.taken {{"party":"b","on":{{"point":"{point}"}},"stance":"{stance}"}}"#
        ));
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    story.tell(r#"a+b link.made {"link":"l","kind":"package","points":["p","q"]}"#);
    assert_eq!(
        blocking(&story).to_string(),
        "`p`: `q`, which closes with it, lacks agreement\n\
         `q`: `b` accepts_ad_referendum\n\
         this would do:\n  \
         1. b: position.taken of point `q`\n  \
         2. the secretariat: point.closed of point `q`"
    );
    walk(story.record.negotiation());
}

#[test]
fn a_question_that_carried_leaves_nothing_to_be_accepted() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    story.tell(r#"secretariat point.tabled {"point":"p","title":"T","areas":["security"]}"#);
    story.tell(r#"secretariat question.put {"question":"v","text":"Agreed?","on":{"point":"p"}}"#);
    for party in ["a", "b"] {
        story.tell(&format!(r#"{party} question.voted {{"question":"v","party":"{party}","vote":"for"}}"#));
    }
    let found = blocking(&story);
    let steps: Vec<_> = found.instead.as_ref().or(found.steps.as_ref()).unwrap().iter().collect();
    assert!(steps.iter().all(|step| step.rests_on.is_some()), "{found}");
    assert!(steps.iter().all(|step| step.to_string().contains(", resting on question `")), "{found}");
    assert_eq!(steps.len(), 2);
    walk(story.record.negotiation());
}

/// A way may reopen what was closed before it: an award ends the talks on one point of a package, and the other point reopens with
/// what its agreement hung on.
#[test]
fn what_a_step_reopens_is_closed_again() {
    let mut story = Story::open("{}").principals(&["a", "b"]);
    story.tell(r#"secretariat party.added {"party":"tribunal","name":"The tribunal","kind":"organisation"}"#);
    for point in ["s", "q", "p", "r"] {
        story.tell(&format!(
            r#"a point.tabled {{"point":"{point}","title":"{point}","areas":["security"],"wording":{{"id":"w-{point}","text":"Words of {point}."}}}}"#
        ));
    }
    story.tell(r#"a+b link.made {"link":"rivals","kind":"exclusive","points":["p","s"]}"#);
    story.tell(r#"a+b link.made {"link":"package","kind":"package","points":["q","r"]}"#);
    story.tell(r#"a+b point.referred {"point":"r","to":{"arbiter":"tribunal"},"until":"2026-12"}"#);
    story.tell(r#"tribunal point.awarded {"point":"r","wording":{"id":"award","text":"As awarded."}}"#);
    for point in ["p", "s", "q"] {
        for party in ["a", "b"] {
            let condition = if point == "q" {
                r#","stance":"accepts_if","condition":{"point_agreed":"p"}"#
            } else {
                r#","stance":"accepts""#
            };
            story.tell(&format!(
                r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}}{condition}}}"#
            ));
        }
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    walk(story.record.negotiation());
}
