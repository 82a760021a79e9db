//! Stories of links: what closes together, what waits, what shuts out, and what circles.

use crate::story::Story;

const SINGLE: &str = r#"{"single_undertaking":true}"#;

/// Three points, and two principals that accept each of them, in words agreed on.
fn agreed(procedure: &str) -> Story {
    let mut story = Story::open(procedure).principals(&["a", "b"]);
    for point in ["p", "q", "r"] {
        story.tell(&format!(
            r#"secretariat point.tabled {{"point":"{point}","title":"T","areas":["security"]}}"#
        ));
        accept(&mut story, point);
        story.tell(&format!(r#"a point.text_agreed {{"point":"{point}"}}"#));
    }
    story
}

fn accept(story: &mut Story, point: &str) {
    for party in ["a", "b"] {
        story.tell(&stance(party, point, "accepts"));
    }
}

fn stance(party: &str, point: &str, stance: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"{stance}"}}"#)
}

fn package(link: &str, points: &str) -> String {
    format!(r#"a link.made {{"link":"{link}","kind":"package","points":{points}}}"#)
}

fn statuses(story: &Story) -> Vec<String> {
    story.record.negotiation().points().map(|point| point.status().to_string()).collect()
}

/// The ids of what the last line appended, the act itself left out.
fn consequences(story: &Story, line: &str) -> Vec<String> {
    let decision = story.record.decide(story.draft(line, "governed")).unwrap();
    let made = decision.entries().skip(1).map(|entry| entry.id().as_str().to_owned());
    made.map(|id| id.split_once('/').unwrap().1.to_owned()).collect()
}

#[test]
fn the_points_of_a_package_close_together_and_reopen_together() {
    let mut story = agreed("{}");
    story.tell(&package("l", r#"["q","r"]"#));
    let close = r#"a point.closed {"point":"r"}"#;
    assert_eq!(consequences(&story, close), ["point.closed/q"]);
    story.tell(close);
    assert_eq!(statuses(&story), ["text_agreed", "closed", "closed"]);

    let reopen = r#"a+b point.reopened {"point":"q","reason":"news"}"#;
    assert_eq!(consequences(&story, reopen), ["point.reopened/r"]);
    story.tell(reopen);
    assert_eq!(statuses(&story), ["text_agreed", "under_discussion", "under_discussion"]);
}

#[test]
fn from_package_to_package_each_point_is_visited_once() {
    let mut story = agreed("{}");
    for (link, points) in [("l", r#"["r","q"]"#), ("m", r#"["q","p"]"#), ("n", r#"["p","r"]"#)] {
        story.tell(&package(link, points));
    }
    let close = r#"a point.closed {"point":"r"}"#;
    assert_eq!(consequences(&story, close), ["point.closed/p", "point.closed/q"]);
    let gone = stance("b", "q", "opposes");
    let all = ["point.reopened/q", "point.reopened/p", "point.reopened/r"];
    assert_eq!(consequences(&story, &gone), all);
    // What is closed is not undone by one of those who closed it.
    story.tell(close);
    assert_eq!(consequences(&story, &gone), [""; 0]);
}

#[test]
fn a_package_waits_for_each_of_its_points_and_for_firm_consent_to_each() {
    let mut story = agreed("{}");
    story.tell(&package("l", r#"["p","q"]"#));
    story.tell(&stance("b", "q", "accepts_ad_referendum"));
    let close = r#"a point.closed {"point":"p"}"#;
    let refusal = story.refused(close);
    assert_eq!(refusal.rule().id(), "point.closed.agreement");
    assert_eq!(refusal.subject().as_str(), "q");
    let explanation = refusal.explain(story.record.negotiation());
    assert_eq!(
        explanation.help(),
        "record `position.taken` with `accepts` by `b`, or `position.confirmed` of what was accepted ad referendum"
    );

    story.tell(r#"a point.reopened {"point":"q","reason":"news"}"#);
    story.tell(&stance("b", "p", "accepts"));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    assert_eq!(story.refused(close).rule().id(), "point.closed.package");

    story.tell(r#"a+b link.released {"link":"l"}"#);
    story.tell(close);
    assert_eq!(statuses(&story), ["closed", "under_discussion", "text_agreed"]);
}

#[test]
fn an_early_harvest_is_the_exception_to_a_single_undertaking() {
    let mut story = agreed(SINGLE);
    story.tell(r#"secretariat point.tabled {"point":"s","title":"T","areas":["security"]}"#);
    let close = r#"a point.closed {"point":"p"}"#;
    assert_eq!(story.refused(close).rule().id(), "point.closed.undertaking");
    story.tell(r#"a+b link.made {"link":"l","kind":"early_harvest","points":["p"]}"#);
    story.tell(close);
    assert_eq!(statuses(&story), ["closed", "text_agreed", "text_agreed", "tabled"]);

    // The rest closes as a whole.
    accept(&mut story, "s");
    story.tell(r#"a point.text_agreed {"point":"s"}"#);
    assert_eq!(consequences(&story, r#"a point.closed {"point":"r"}"#), ["point.closed/q", "point.closed/s"]);
}

#[test]
fn a_conditional_point_closes_once_its_condition_is_met() {
    let mut story = agreed("{}");
    story.tell(
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"all_of":[{"point_closed":"q"},{"any_of":[{"text":"aid flows"},{"date_reached":"2025-12-31"}]}]}}"#,
    );
    let close = r#"a point.closed {"point":"p"}"#;
    let refusal = story.refused(close);
    assert_eq!(refusal.rule().id(), "point.closed.conditional");
    assert_eq!(
        refusal.explain(story.record.negotiation()).help(),
        "see first that `q` is closed and (\"aid flows\" or 2025-12-31 is reached), or record `link.released` of `l`"
    );
    story.tell(r#"a point.closed {"point":"q"}"#);
    story.tell(close);
    assert_eq!(statuses(&story), ["closed", "closed", "text_agreed"]);
}

#[test]
fn points_that_wait_for_each_other_close_together_in_a_package() {
    let mut story = agreed("{}");
    for (link, own, other) in [("l", "p", "q"), ("m", "q", "p")] {
        story.tell(&format!(
            r#"a link.made {{"link":"{link}","kind":"conditional","points":["{own}"],"condition":{{"point_closed":"{other}"}}}}"#
        ));
    }
    let close = r#"a point.closed {"point":"p"}"#;
    assert_eq!(story.refused(close).rule().id(), "point.closed.conditional");
    story.tell(&package("n", r#"["p","q"]"#));
    story.tell(close);
    assert_eq!(statuses(&story), ["closed", "closed", "text_agreed"]);
}

#[test]
fn a_date_is_judged_by_the_time_of_recording() {
    let mut story = agreed("{}");
    story.tell(
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"date_reached":"2026-03-01"}}"#,
    );
    let close = r#"a point.closed {"point":"p"}"#;
    assert_eq!(story.refused(close).rule().id(), "point.closed.conditional");
    assert!(story.refusal(r#"a recorded=2026-02-28T23:00:00Z point.closed {"point":"p"}"#).is_some());
    assert!(story.refusal(r#"a recorded=2026-03-01T00:00:00Z point.closed {"point":"p"}"#).is_none());
    let link = story.record.negotiation().links().next().unwrap();
    assert!(!link.is_met("2026-02-28T12:00:00Z".parse().unwrap()));
    assert!(link.is_met("2026-03-01T00:00:00Z".parse().unwrap()));
}

#[test]
fn of_an_exclusive_link_one_closes_until_it_is_released_by_those_who_made_it() {
    let mut story = agreed("{}");
    story.tell(r#"a+b link.made {"link":"l","kind":"exclusive","points":["p","q"]}"#);
    story.tell(r#"a point.closed {"point":"p"}"#);
    let close = r#"a point.closed {"point":"q"}"#;
    assert_eq!(story.refused(close).rule().id(), "point.closed.exclusive");
    let release = r#"{"link":"l"}"#;
    assert_eq!(story.refused(&format!("a link.released {release}")).rule().id(), "link.released.agreement");
    story.tell(&format!("a+b link.released {release}"));
    story.tell(close);
}

#[test]
fn conditions_are_bounded_while_they_are_read() {
    use negotiation::value::condition::Condition;
    let read = |text: &str| serde_json::from_str::<Condition>(text).map_err(|error| error.to_string());
    assert!(read(r#"{"all_of":[{"any_of":[{"text":"t"}]}]}"#).is_ok());
    let deep = read(r#"{"all_of":[{"any_of":[{"all_of":[{"text":"t"}]}]}]}"#).unwrap_err();
    assert!(deep.contains("at most 3 deep"), "{deep}");
    let many = vec![r#"{"text":"t"}"#; 17].join(",");
    let many = read(&format!(r#"{{"any_of":[{many}]}}"#)).unwrap_err();
    assert!(many.contains("at most 16"), "{many}");
    assert!(read(r#"{"all_of":[]}"#).unwrap_err().contains("at least one"));
}

#[test]
fn circles_of_conditions_are_found_and_explained() {
    let mut story = agreed("{}");
    let circles = |story: &Story| -> Vec<String> {
        story.record.negotiation().condition_circles().iter().map(ToString::to_string).collect()
    };
    let conditional = |link: &str, point: &str, condition: &str| {
        format!(
            r#"a link.made {{"link":"{link}","kind":"conditional","points":["{point}"],"condition":{condition}}}"#
        )
    };
    story.tell(&conditional("l", "p", r#"{"any_of":[{"point_agreed":"q"},{"text":"aid flows"}]}"#));
    assert_eq!(circles(&story), [""; 0]);
    story.tell(
        r#"b position.taken {"party":"b","on":{"point":"q"},"stance":"accepts_if","condition":{"point_closed":"p"}}"#,
    );
    story.tell(&conditional("m", "r", r#"{"point_agreed":"p"}"#));
    let found = ["`p` waits for `q` (link `l`), `q` waits for `p` (acceptance of `b`)"];
    assert_eq!(circles(&story), found);

    story.tell(&conditional("n", "r", r#"{"point_closed":"r"}"#));
    assert_eq!(circles(&story), [found[0], "`r` waits for `r` (link `n`)"]);
    story.tell(r#"a link.released {"link":"l"}"#);
    assert_eq!(circles(&story), ["`r` waits for `r` (link `n`)"]);
}
