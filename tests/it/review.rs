//! Findings of the review on what was told, and many of them at once.

use std::collections::BTreeMap;

use crate::story::Story;
use negotiation::{judge::rule::catalogue::FINDINGS, query::Severity, value::when::Instant};

fn told(given: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(given)
}

fn spring() -> Instant {
    "2026-04-01T00:00:00Z".parse().unwrap()
}

/// What is found under a rule, as lines.
fn found(story: &Story, rule: &str) -> Vec<String> {
    let all = story.record.review(spring());
    all.iter().filter(|one| one.rule.id() == rule).map(ToString::to_string).collect()
}

#[test]
fn a_date_with_day_and_month_exchanged_stands_out_among_its_neighbours() {
    let observed = |occurred: &str| {
        format!(
            r#"secretariat recorded=2026-03-31T00:00:00Z mode=observed occurred={occurred} assessment.given {{"on":"whole","rating":"advancing"}}"#
        )
    };
    let lines = |dates: &[&str]| {
        let mut story = told(&[]);
        for date in dates {
            story.tell(&observed(date));
        }
        found(&story, "review.when.swapped")
    };
    // 3 February, written as 2 March the American way.
    assert_eq!(
        lines(&["2026-02-01", "2026-03-02", "2026-02-05"]),
        [
            "entry `e010`: it is told of 2026-03-02; 2026-02-03 would stand between what was told before and after \
             it [review.when.swapped]"
        ]
    );
    assert_eq!(lines(&["2026-02-01", "2026-02-03", "2026-02-05"]), [""; 0], "in its place");
    assert_eq!(lines(&["2026-02-01", "2026-03-20", "2026-02-05"]), [""; 0], "there is no twentieth month");
    assert_eq!(lines(&["2026-02-01", "2026-03-08", "2026-02-05"]), [""; 0], "nor would August fit");
}

#[test]
fn a_share_of_more_than_the_whole_is_found_and_kept() {
    let mut story = told(&[]);
    story.tell(r#"a assessment.given {"on":"whole","rating":"nearly_agreed","share":"90%"}"#);
    assert_eq!(found(&story, "review.share.total"), [""; 0]);
    story.tell(r#"a assessment.given {"on":{"area":"security"},"rating":"nearly_agreed","share":"950%"}"#);
    assert_eq!(
        found(&story, "review.share.total"),
        ["area `security`: 950% of it, says a [review.share.total]"]
    );
    story.tell(r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"]}"#);
    story.tell(r#"a commitment.reported {"commitment":"k","degree":"complete","share":"100%"}"#);
    assert_eq!(found(&story, "review.share.total").len(), 1);
    story.tell(r#"a commitment.reported {"commitment":"k","degree":"complete","share":"300%"}"#);
    assert_eq!(
        found(&story, "review.share.total").last().map(String::as_str),
        Some("commitment `k`: 300% of it is done, says a [review.share.total]")
    );
}

#[test]
fn a_position_on_earlier_words_is_stale_until_it_is_renewed() {
    let mut story = told(&[
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"],"wording":{"id":"w","text":"words"}}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
    ]);
    assert_eq!(found(&story, "review.position.stale"), [""; 0]);
    story.tell(r#"a+b point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#);
    assert_eq!(
        found(&story, "review.position.stale"),
        ["point `p`: the last position of `a` was on earlier words [review.position.stale]"]
    );
    story.tell(r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#);
    assert_eq!(found(&story, "review.position.stale"), [""; 0]);
}

#[test]
fn thousands_of_anomalies_are_found_one_by_one() {
    let many = 400;
    let mut story = told(&[r#"secretariat person.added {"person":"n","name":"N"}"#]);
    let mut observe = |line: String| {
        let draft = story.draft(&line, "observed");
        let mut value = serde_json::to_value(draft).unwrap();
        value["id"] = format!("x{}", story.record.entries().len()).into();
        story.record.propose(serde_json::from_value(value).unwrap()).unwrap();
    };
    for n in 0..many {
        observe(format!(r#"a meeting.added {{"meeting":"m{n}","format":"bilateral"}}"#));
        observe(format!(r#"a meeting.announced {{"meeting":"m{n}","window":"Fri 2026-01-08"}}"#));
        observe(format!(r#"a meeting.participant_expected {{"meeting":"m{n}","party":"b"}}"#));
        observe(format!(r#"a deadline.set {{"deadline":"d{n}","title":"D","due":"2026-01-09"}}"#));
        observe(format!(
            r#"a account.given {{"on":{{"meeting":"m{n}"}},"aspect":"count","value":{{"number":1}}}}"#
        ));
        observe(format!(
            r#"b account.given {{"on":{{"meeting":"m{n}"}},"aspect":"count","value":{{"number":2}}}}"#
        ));
        observe(r#"a assessment.given {"on":"whole","rating":"agreed","share":"101%"}"#.to_owned());
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in story.record.findings(spring()) {
        assert!(!one.help.is_empty() && !one.to_string().is_empty());
        *counts.entry(one.rule.id()).or_default() += 1;
    }
    let expected = [
        ("review.account.differs", many),
        ("review.deadline.overdue", many),
        ("review.meeting.past_window", many),
        ("review.share.total", many),
        ("review.source.none", 7 * many),
        ("review.when.weekday", many),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

/// The 29th of January was a Thursday.
#[test]
fn the_weekday_of_every_date_is_read_wherever_it_stands() {
    let day = "Fri 2026-01-29";
    let lines = [
        format!(r#"a gate.scheduled {{"gate":"g","window":"{day}"}}"#),
        format!(r#"a ceasefire.declared {{"ceasefire":"f","kind":"truce","parties":["a"],"until":"{day}"}}"#),
        format!(
            r#"a ceasefire.declared {{"ceasefire":"f","kind":"truce","parties":["a"],"effective":"{day}"}}"#
        ),
        format!(r#"a commitment.made {{"commitment":"k","text":"t","obligors":["a"],"due":"{day}"}}"#),
        format!(r#"a deadline.set {{"deadline":"d","title":"D","due":"{day}"}}"#),
        format!(r#"secretariat watch.added {{"watch":"w","question":"Q?","due":"{day}"}}"#),
        format!(r#"a+b instrument.opened_for_signature {{"instrument":"i","until":"{day}"}}"#),
        format!(r#"a consent.provisionally_applied {{"instrument":"i","party":"a","from":"{day}"}}"#),
        format!(
            r#"a instrument.revised {{"instrument":"i","in_force_when":{{"after":["P1D",{{"any_of":[{{"date_reached":"{day}"}}]}}]}}}}"#
        ),
        format!(r#"secretariat meeting.announced {{"meeting":"m","window":"{day}"}}"#),
        format!(r#"a account.given {{"on":{{"meeting":"m"}},"aspect":"date","value":{{"when":"{day}"}}}}"#),
        r#"a sources=[{"title":"T","published":"DAY"}] party.renamed {"party":"a","name":"A"}"#.to_owned(),
    ];
    for line in lines {
        let mut story = told(&[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#,
            r#"a gate.required {"gate":"g","kind":"court","body":"B","question":"?","on":{"instrument":"i"}}"#,
            r#"secretariat meeting.added {"meeting":"m","format":"bilateral"}"#,
        ]);
        let mut envelope = story.envelope(&line.replace("DAY", "2026-01-29"), "observed");
        if line.contains("DAY") {
            envelope["sources"][0]["published"] = day.into();
        }
        story.record.propose(serde_json::from_value(envelope).unwrap()).unwrap();
        let found = found(&story, "review.when.weekday");
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert!(found[0].contains("the date is a Thu, the source says Fri"), "{found:?}");
    }
}

#[test]
fn of_meetings_that_are_ordered_vague_dates_do_not_tell_which_came_first() {
    let told_of = |round: &str, prep: &str| {
        let mut story = told(&[
            r#"secretariat meeting.added {"meeting":"round","format":"plenary"}"#,
            r#"secretariat meeting.added {"meeting":"prep","format":"working_group"}"#,
            r#"secretariat meeting.ordered {"meeting":"prep","relation":"preparatory_to","other":"round"}"#,
        ]);
        for (meeting, window) in [("round", round), ("prep", prep)] {
            if !window.is_empty() {
                story.tell(&format!(
                    r#"secretariat meeting.announced {{"meeting":"{meeting}","window":"{window}"}}"#
                ));
            }
        }
        found(&story, "review.when.precision")
    };
    assert_eq!(
        told_of("2026-05", "2026-05-10"),
        ["meeting `prep`: it is preparatory to `round`, and their dates do not tell which came first \
             [review.when.precision]"]
    );
    assert_eq!(told_of("2026-05", "2026-04-30"), [""; 0], "before it");
    assert_eq!(told_of("2026-05", "2026-06"), [""; 0], "in the wrong order, which is another finding");
    assert_eq!(told_of("2026-05", ""), [""; 0], "where one has no date, nothing is said");
}

#[test]
fn an_instrument_is_ready_once_its_combined_gates_are_passed_too() {
    let bound = |party: &str| {
        format!(
            r#"{party} consent.expressed {{"instrument":"i","party":"{party}","means":"definitive_signature"}}"#
        )
    };
    let mut story = told(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#,
        r#"a gate.required {"gate":"g","kind":"court","body":"B","question":"?","on":{"instrument":"i"}}"#,
        r#"a instrument.revised {"instrument":"i","gates":{"gate_passed":"g"}}"#,
        r#"a+b instrument.agreed {"instrument":"i"}"#,
        &bound("a"),
        &bound("b"),
    ]);
    assert_eq!(found(&story, "review.instrument.ready"), [""; 0], "the court has not spoken");
    let mut passed = story.envelope(r#"a gate.passed {"gate":"g"}"#, "observed");
    passed["id"] = "x1".into();
    story.record.propose(serde_json::from_value(passed).unwrap()).unwrap();
    assert_eq!(
        found(&story, "review.instrument.ready"),
        ["instrument `i`: its condition has been met since 2026-01-01 [review.instrument.ready]"]
    );
}

#[test]
fn conditions_that_form_a_circle_are_an_error_of_none_and_what_cannot_all_be_is_one() {
    let mut story = told(&[
        r#"a point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"a point.tabled {"point":"q","title":"Q","areas":["security"]}"#,
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"point_closed":"q"}}"#,
    ]);
    assert_eq!(found(&story, "link.made.circle"), [""; 0]);
    story.tell(
        r#"a link.made {"link":"m","kind":"conditional","points":["q"],"condition":{"point_closed":"p"}}"#,
    );
    assert_eq!(
        found(&story, "link.made.circle"),
        ["point `p`: `p` waits for `q` (link `l`), `q` waits for `p` (link `m`) [link.made.circle]"]
    );
    story.tell(r#"a assessment.given {"on":"whole","rating":"advancing","share":"120%"}"#);
    let all = story.record.review(spring());
    let severity = |rule: &str| all.iter().find(|one| one.rule.id() == rule).unwrap().severity();
    assert_eq!(severity("link.made.circle"), Severity::Warning);
    assert_eq!(severity("review.share.total"), Severity::Error);
    // The errors are those of which nobody needs to be asked whether something is wrong.
    let errors = FINDINGS
        .iter()
        .filter(|rule| all.iter().any(|one| one.rule == **rule && one.severity() == Severity::Error));
    assert_eq!(errors.map(|rule| rule.id()).collect::<Vec<_>>(), ["review.share.total"]);
}
