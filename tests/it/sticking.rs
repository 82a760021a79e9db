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
    assert_eq!(first.weight(), 100 + 2 * 3, "and of two nothing is recorded");
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
