//! What sticks, and why: what is called the main obstacle, and by whose last word.

use crate::story::Story;
use negotiation::query::StickingReason;

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#)
        .principals(&["a", "b"])
        .given(&[
            r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
            r#"secretariat point.tabled {"point":"q","title":"Q","areas":["security","territory"]}"#,
            r#"secretariat point.tabled {"point":"r","title":"R","areas":["territory"]}"#,
        ])
        .given(lines)
}

/// The points that are called the main obstacle, heaviest first.
fn called(story: &Story) -> Vec<String> {
    let sticking = story.record.negotiation().sticking_points().into_iter();
    let called = sticking.filter(|own| own.reasons.contains(&StickingReason::MainObstacle));
    called.map(|own| own.point.id().to_string()).collect()
}

#[test]
fn a_point_is_called_the_main_obstacle_by_itself_or_by_its_main_area() {
    assert_eq!(called(&told(&[])), [""; 0]);
    let whole = r#"a assessment.given {"on":"whole","rating":"main_obstacle"}"#;
    assert_eq!(called(&told(&[whole])), [""; 0], "that is no point of it");
    let security = r#"a assessment.given {"on":{"area":"security"},"rating":"main_obstacle"}"#;
    assert_eq!(called(&told(&[security])), ["p", "q"]);
    let territory = r#"a assessment.given {"on":{"area":"territory"},"rating":"main_obstacle"}"#;
    assert_eq!(called(&told(&[territory])), ["r"], "of several areas the first is the main one");
    let point = r#"a assessment.given {"on":{"point":"q"},"rating":"main_obstacle"}"#;
    let story = told(&[point]);
    assert_eq!(called(&story), ["q"]);
    let first = &story.record.negotiation().sticking_points()[0];
    assert_eq!(first.point.id().as_str(), "q", "it weighs most");
    assert_eq!(first.weight(), 100 + 3, "and of two nothing is recorded, which weighs once");
}

#[test]
fn of_each_speaker_the_last_word_on_a_matter_counts() {
    let says = |who: &str, point: &str, rating: &str| {
        format!(r#"{who} assessment.given {{"on":{{"point":"{point}"}},"rating":"{rating}"}}"#)
    };
    let mut story = told(&[]);
    story.tell(&says("a", "p", "main_obstacle"));
    story.tell(&says("b", "p", "main_obstacle"));
    // What one says later of another point takes nothing back, nor what another says of this one.
    story.tell(&says("a", "q", "advancing"));
    story.tell(&says("a", "p", "advancing"));
    assert_eq!(called(&story), ["p"], "the other still says so");
    story.tell(&says("b", "p", "advancing"));
    assert_eq!(called(&story), [""; 0]);
    story.tell(&says("a", "p", "main_obstacle"));
    assert_eq!(called(&story), ["p"], "the last word counts, whatever was said before");
}

fn reasons(story: &Story, point: &str) -> Vec<String> {
    let sticking = story.record.negotiation().sticking_points().into_iter();
    let own = sticking.filter(|sticking| sticking.point.id().as_str() == point);
    own.flat_map(|sticking| sticking.reasons.iter().map(ToString::to_string).collect::<Vec<_>>()).collect()
}

#[test]
fn only_those_at_the_table_of_a_point_are_missing_there() {
    let mut story = Story::open("{}").principals(&["union", "mill", "port"]).given(&[
        r#"secretariat point.tabled {"point":"shifts","title":"Shifts","areas":["economy"]}"#,
        r#"union+mill+port track.opened {"track":"k","title":"K","parties":["union","mill"],"points":["shifts"]}"#,
    ]);
    assert_eq!(reasons(&story, "shifts"), ["nothing is recorded of union", "nothing is recorded of mill"]);
    for party in ["union", "mill"] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"shifts"}},"stance":"accepts"}}"#
        ));
    }
    assert_eq!(reasons(&story, "shifts"), [""; 0], "the port is at another table");
}

/// One objection outweighs any number of those who are silent or undecided.
#[test]
fn silence_weighs_once_and_less_than_an_objection() {
    let parties: Vec<String> = (0..40).map(|n| format!("s{n}")).collect();
    let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
    let mut story = Story::open("{}").principals(&parties).given(&[
        r#"secretariat point.tabled {"point":"quiet","title":"Quiet","areas":["security"]}"#,
        r#"secretariat point.tabled {"point":"fought","title":"Fought","areas":["security"]}"#,
    ]);
    for party in &parties {
        let stance = if *party == "s0" { "opposes" } else { "accepts" };
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"fought"}},"stance":"{stance}"}}"#
        ));
    }
    for party in &parties[..20] {
        story.tell(&format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"point":"quiet"}},"stance":"reserves"}}"#
        ));
    }
    let sticking = story.record.negotiation().sticking_points();
    let order: Vec<_> = sticking.iter().map(|one| (one.point.id().as_str(), one.weight())).collect();
    assert_eq!(order, [("fought", 30), ("quiet", 8 + 3)]);
    assert_eq!(sticking[1].reasons.len(), 40, "each of them is named all the same");
}

#[test]
fn whoever_spoke_of_an_alternative_or_through_a_group_is_not_silent() {
    let mut story = Story::open(r#"{"group_positions":true}"#).principals(&["a", "b", "c"]).given(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"shall"}}"#,
        r#"a position.taken {"party":"a","on":{"alternative":"x"},"stance":"accepts"}"#,
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"a+b+c party.membership_begun {"party":"c","group":"g"}"#,
        r#"secretariat position.taken {"party":"g","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    assert_eq!(reasons(&story, "p"), ["a accepts alternative `x`", "nothing is recorded of b"]);
    story.tell(r#"secretariat position.taken {"party":"g","on":{"point":"p"},"stance":"rejects"}"#);
    assert!(reasons(&story, "p").contains(&"c opposes it".to_owned()));
}
