//! Stories of meetings in full and of deadlines: rounds, moved, adjourned, crossing midnight; put off, stopped,
//! missed; what is due, and what the review finds.

use crate::story::Story;
use negotiation::{
    event::Actor,
    record::Audience,
    state::Negotiation,
    talks::{
        deadline::{DeadlineStatus, DeadlineView},
        meeting::{MeetingStatus, MeetingView},
    },
    value::{
        id::{DeadlineId, MeetingId},
        when::Instant,
    },
};

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed","silence":"PT1M","backdating":true}"#)
        .principals(&["a", "b"])
        .given(lines)
}

fn meeting<'a>(whole: &'a Negotiation, id: &str) -> MeetingView<'a> {
    whole.meeting(&MeetingId::new(id).unwrap()).unwrap()
}

fn deadline(whole: &Negotiation) -> DeadlineView<'_> {
    whole.deadline(&DeadlineId::new("d").unwrap()).unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn due(story: &Story, text: &str) -> Vec<String> {
    story.record.negotiation().due(at(text)).iter().map(ToString::to_string).collect()
}

fn found(story: &Story, text: &str) -> Vec<String> {
    story.record.negotiation().review(at(text)).iter().map(ToString::to_string).collect()
}

fn add(id: &str) -> String {
    format!(r#"secretariat meeting.added {{"meeting":"{id}","format":"plenary"}}"#)
}

#[test]
fn fact_16_a_chain_of_extensions_a_stopped_clock_and_a_deadline_that_is_missed_without_effect() {
    let mut story = told(&[]);
    story.tell(r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-01-20","consequence":"none"}"#);
    story.tell(r#"a+b deadline.extended {"deadline":"d","due":"2026-02-20"}"#);
    story.tell(r#"a+b deadline.extended {"deadline":"d","due":"2026-04-20"}"#);
    let dates: Vec<_> =
        deadline(story.record.negotiation()).dates().map(|(_, due)| due.to_string()).collect();
    assert_eq!(dates, ["2026-01-20", "2026-02-20", "2026-04-20"], "the chain is kept");
    story.tell(r#"a+b deadline.stopped {"deadline":"d","reason":"the clock of the chamber was stopped"}"#);
    assert_eq!(due(&story, "2026-05-01T00:00:00Z"), [""; 0], "while the clock is stopped nothing is due");
    story.tell(r#"a+b deadline.restarted {"deadline":"d"}"#);
    assert_eq!(
        due(&story, "2026-05-01T00:00:00Z"),
        ["deadline `d` is due: Monday 20 April 2026 (over)"],
        "time itself moves nothing"
    );
    // It passed, and was missed before anything else is done to it.
    let late = r#"a+b recorded=2026-05-01T00:00:00Z deadline.extended {"deadline":"d","due":"2026-06-01"}"#;
    assert_eq!(story.refused(late).rule().id(), "deadline.extended.status");
    story.tell(r#"a+b recorded=2026-05-01T00:00:00Z deadline.renewed {"deadline":"d","due":"2026-06-01"}"#);
    let whole = story.record.negotiation();
    let kinds: Vec<_> =
        whole.entries().iter().rev().take(2).map(|entry| entry.event().kind().name()).collect();
    assert_eq!(kinds, ["deadline.renewed", "deadline.missed"]);
    assert_eq!(deadline(whole).status(), DeadlineStatus::Running);
    // Missed again; nothing follows, and the talks go on.
    story.tell(r#"secretariat recorded=2026-07-01T00:00:00Z deadline.missed {"deadline":"d"}"#);
    assert_eq!(deadline(story.record.negotiation()).status(), DeadlineStatus::Missed);
    story.tell(r#"secretariat deadline.met {"deadline":"d"}"#.replace("secretariat ", "secretariat recorded=2026-07-02T00:00:00Z ").as_str());
}

#[test]
fn a_deadline_is_put_off_by_those_whom_it_binds_with_those_who_set_it() {
    let mut story = told(&[]);
    story.tell(r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["b"]}"#);
    let extended = |who: &str| format!(r#"{who} deadline.extended {{"deadline":"d","due":"2026-03-01"}}"#);
    assert_eq!(story.refused(&extended("a")).rule().id(), "deadline.extended.agreement");
    assert_eq!(story.refused(&extended("b")).rule().id(), "any.any.alone");
    story.tell(&extended("a+b"));
}

#[test]
fn a_deadline_may_hang_on_an_entry_whichever_is_earlier() {
    let mut story = told(&[]);
    story.tell(
        r#"a+b deadline.set {"deadline":"d","title":"D","due":"earliest of 2026-12-31 | @e001 + P180D"}"#,
    );
    let lines = due(&story, "2026-06-01T00:00:00Z");
    assert!(lines[0].ends_with("(to come)"), "{lines:?}");
    assert!(due(&story, "2026-07-01T00:00:00Z")[0].ends_with("(over)"), "180 days after 1 January");
}

#[test]
fn what_is_due_is_one_list() {
    let mut story = told(&[&add("m"), &add("n")]);
    for line in [
        r#"a meeting.announced {"meeting":"m","window":"2026-01-05"}"#,
        r#"a meeting.announced {"meeting":"n","window":"about 2026-03"}"#,
        r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-01-31"}"#,
        r#"a+b deadline.set {"deadline":"x","title":"X","due":"unknown"}"#,
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"2026-01-20"}"#,
        r#"a question.put {"question":"u","text":"?","closes":"2026-01-25","voting":{"how":"tacitly"}}"#,
        r#"secretariat person.added {"person":"p","name":"P"}"#,
        r#"a person.accredited {"person":"p","party":"a","capacity":"envoy","until":"2026-06"}"#,
        r#"a+b negotiation.suspended {"reason":"r","until":"2026-01-15"}"#,
    ] {
        story.tell(line);
    }
    let expected = [
        "meeting `m` meets: Monday 5 January 2026 (over)",
        "the negotiation may be resumed: Thursday 15 January 2026 (now)",
        "proposal `o` lapses: Tuesday 20 January 2026 (to come)",
        "question `u` carries by silence: Sunday 25 January 2026 (to come)",
        "deadline `d` is due: Saturday 31 January 2026 (to come)",
        "meeting `n` meets: about March 2026 (to come)",
        "person `p` is no longer accredited: June 2026 (to come)",
        "deadline `x` is due: date unknown (no date)",
    ];
    assert_eq!(due(&story, "2026-01-15T12:00:00Z"), expected);
}

#[test]
fn a_meeting_takes_every_turn_that_meetings_take() {
    let mut story = told(&[&add("m")]);
    let status = |story: &Story| meeting(story.record.negotiation(), "m").status();
    story.tell(r#"a meeting.announced {"meeting":"m","window":"2026-01-05"}"#);
    story.tell(r#"a meeting.postponed {"meeting":"m"}"#);
    assert_eq!(meeting(story.record.negotiation(), "m").window(), None, "postponed without a new date");
    story.tell(r#"a meeting.reinstated {"meeting":"m","window":"2026-01-06"}"#);
    story.tell(r#"a meeting.moved {"meeting":"m","window":"2026-01-07","place":{"named":"Oslo"}}"#);
    story.tell(r#"b meeting.confirmed {"meeting":"m"}"#);
    story.tell(r#"a meeting.started {"meeting":"m"}"#);
    story.tell(r#"a meeting.adjourned {"meeting":"m","until":"2026-01-08"}"#);
    assert_eq!(
        due(&story, "2026-01-07T00:00:00Z"),
        ["meeting `m` goes on: Thursday 8 January 2026 (to come)"]
    );
    story.tell(r#"b meeting.continued {"meeting":"m"}"#);
    story.tell(r#"a meeting.attendance_recorded {"meeting":"m","party":"b","presence":"walked_out"}"#);
    story.tell(r#"a meeting.document_handed_over {"meeting":"m","to":["b"],"title":"A non-paper"}"#);
    story.tell(r#"a meeting.held {"meeting":"m"}"#);
    story.tell(r#"a meeting.read_out {"meeting":"m","text":"Three hours."}"#);
    story.tell(r#"b meeting.read_out {"meeting":"m","text":"Over four hours."}"#);
    assert_eq!(status(&story), MeetingStatus::Held);
    let whole = story.record.negotiation();
    let own = meeting(whole, "m");
    let told: Vec<_> = own.readouts().map(|(entry, fact)| format!("{}: {}", entry.by(), fact.text)).collect();
    assert_eq!(told, ["a: Three hours.", "b: Over four hours."], "both stand");
    assert_eq!(own.documents().next().unwrap().1.title.as_str(), "A non-paper");
    assert_eq!(
        story.refused(r#"a meeting.moved {"meeting":"m","window":"2026-02"}"#).rule().id(),
        "meeting.held.final"
    );
    // One that was known only afterwards is added and held; one that did not take place may come back.
    story.tell(&add("x"));
    story.tell(r#"a meeting.held {"meeting":"x","interval":"2025-10-29"}"#);
    story.tell(&add("y"));
    story.tell(r#"a meeting.announced {"meeting":"y","window":"2025-12-30"}"#);
    story.tell(r#"a meeting.not_held {"meeting":"y"}"#);
    story.tell(r#"a meeting.reinstated {"meeting":"y","window":"2026-02-04/2026-02-05"}"#);
}

/// All that is ever known of meetings, and no more than that.
#[test]
fn fact_18_meetings_known_only_as_thursday_after_seven_across_midnight_in_secret_moved_or_not_held() {
    let mut story = told(&[&add("moscow"), &add("round"), &add("night"), &add("dinner"), &add("oman")]);
    for line in [
        // "Thursday", said on Wednesday 21 January by one side, at the invitation of the other.
        r#"a meeting.announced {"meeting":"moscow","window":"Thu 2026-01-22"}"#,
        r#"a meeting.announced {"meeting":"round","window":"about 2026-03-01/2026-03-10"}"#,
        r#"a meeting.announced {"meeting":"oman","window":"2026-01-20","place":"undisclosed"}"#,
        // After 7 or 8 p.m., and into the next day; the dinner lies in between.
        r#"a meeting.held {"meeting":"night","interval":"after 2025-12-02T19:00:00+03:00","until":"2025-12-03T00:40:00+03:00"}"#,
        r#"a meeting.held {"meeting":"dinner","interval":"2025-12-02T21:00:00+03:00","until":"2025-12-02T22:00:00+03:00"}"#,
    ] {
        story.tell(line);
    }
    // One was in secret: those who were there know of it, and nobody else.
    for line in [
        r#"secretariat disclosure={"parties":["a","b"]} meeting.added {"meeting":"secret","format":"bilateral"}"#,
        r#"a disclosure={"parties":["a","b"]} meeting.held {"meeting":"secret","interval":"2025-12-28","place":"undisclosed"}"#,
    ] {
        story.tell(line);
    }
    let whole = story.record.negotiation();
    let window = |whole: &Negotiation, id: &str| meeting(whole, id).window().unwrap().describe().to_string();
    assert_eq!(window(whole, "moscow"), "Thursday 22 January 2026");
    assert_eq!(window(whole, "round"), "about 1 to 10 March 2026");
    assert_eq!(meeting(whole, "moscow").status(), MeetingStatus::Announced);
    assert_eq!(
        meeting(whole, "oman").planned_place(),
        Some(&negotiation::talks::meeting::Place::Undisclosed)
    );
    let sees = |audience: Audience| {
        let view = story.record.view(&audience);
        let secret = view.negotiation().meeting(&"secret".parse().unwrap()).is_some();
        (secret, view.negotiation().meetings().count())
    };
    assert_eq!(sees(Audience::Party("b".parse().unwrap())), (true, 6));
    assert_eq!(sees(Audience::Public), (false, 5));
    // One side alone does not confirm what it announced.
    assert_eq!(meeting(whole, "moscow").announced_by(), Some(&Actor::Party("a".parse().unwrap())));
    let confirmed = |by: &str| format!(r#"{by} meeting.confirmed {{"meeting":"moscow"}}"#);
    assert_eq!(story.refused(&confirmed("a")).rule().id(), "meeting.confirmed.other_side");
    story.tell(&confirmed("b"));
    assert_eq!(meeting(story.record.negotiation(), "moscow").status(), MeetingStatus::Confirmed);
    let night = meeting(story.record.negotiation(), "night");
    assert_eq!(night.interval().unwrap().to_string(), "after 2025-12-02T19:00:00+03:00");
    assert_eq!(night.until().unwrap().to_string(), "2025-12-03T00:40:00+03:00");
    // Of the night the chronology says that nobody knows when it began; the dinner is certain.
    let lines: Vec<_> = story.record.negotiation().chronology().iter().map(ToString::to_string).collect();
    let expected = [
        "~ after Tuesday 2 December 2025, 19:00 (+03:00): night",
        "  Tuesday 2 December 2025, 21:00 (+03:00): dinner",
    ];
    assert_eq!(lines[..2], expected);
    // Moved, it is the same meeting, and where it was before is not forgotten.
    story.tell(r#"a recorded=2026-01-02T00:00:00Z meeting.moved {"meeting":"round","window":"2026-02-04/2026-02-05"}"#);
    assert_eq!(window(story.record.negotiation(), "round"), "4 to 5 February 2026");
    assert_eq!(story.record.negotiation().meetings().count(), 6);
    let before = story.record.known_at(at("2026-01-01T12:00:00Z"));
    assert_eq!(window(before.negotiation(), "round"), "about 1 to 10 March 2026");
    // Not held, it is found so only once its day is certainly over.
    let not_held = |at: &str| format!(r#"a recorded=2026-01-{at}Z meeting.not_held {{"meeting":"oman"}}"#);
    assert_eq!(story.refused(&not_held("20T12:00:00")).rule().id(), "meeting.not_held.window");
    assert_eq!(story.refused(&not_held("20T23:59:59")).rule().id(), "meeting.not_held.window");
    story.tell(&not_held("21T00:00:00"));
    assert_eq!(meeting(story.record.negotiation(), "oman").status(), MeetingStatus::NotHeld);
}

#[test]
fn the_review_finds_meetings_in_the_wrong_order_and_a_person_in_two_places() {
    let mut story = told(&[&add("prep"), &add("round"), &add("side"), &add("part")]);
    for line in [
        r#"secretariat person.added {"person":"w","name":"W"}"#,
        r#"a meeting.ordered {"meeting":"prep","other":"round","relation":"preparatory_to"}"#,
        r#"a meeting.ordered {"meeting":"part","other":"round","relation":"part_of"}"#,
        // Across midnight, and over another one.
        r#"a meeting.held {"meeting":"round","interval":"2025-12-20T22:00:00+03:00","until":"2025-12-21T02:00:00+03:00"}"#,
        r#"a meeting.held {"meeting":"side","interval":"2025-12-21T01:00:00+03:00","until":"2025-12-21T01:30:00+03:00"}"#,
        r#"a meeting.held {"meeting":"part","interval":"2025-12-20T22:30:00+03:00","until":"2025-12-20T23:00:00+03:00"}"#,
        r#"a meeting.held {"meeting":"prep","interval":"2025-12-22"}"#,
    ] {
        story.tell(line);
    }
    for id in ["round", "side", "part"] {
        story.tell(&format!(
            r#"a meeting.attendance_recorded {{"meeting":"{id}","party":"a","presence":"present","persons":["w"]}}"#
        ));
    }
    let expected = [
        "meeting `prep`: it is preparatory to `round`, and comes after it [review.meeting.order]",
        "person `w`: at `round` and at `side` at the same time [review.meeting.overlap]",
    ];
    assert_eq!(found(&story, "2026-01-02T00:00:00Z"), expected, "a part is no other meeting");
}

#[test]
fn the_review_finds_terms_that_are_over_and_what_nobody_dealt_with() {
    let mut story = told(&[&add("m"), &add("n")]);
    for line in [
        r#"a meeting.announced {"meeting":"m","window":"Fri 2026-01-08"}"#,
        r#"a meeting.participant_expected {"meeting":"n","party":"b"}"#,
        r#"b meeting.held {"meeting":"n","interval":"2025-12-30"}"#,
        r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-01-09"}"#,
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"2026-01-10"}"#,
        r#"a question.put {"question":"u","text":"?","closes":"2026-01-11"}"#,
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"secretariat point.tabled {"point":"q","title":"Q","areas":["security"]}"#,
        r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#,
        r#"secretariat point.dropped {"point":"q"}"#,
    ] {
        story.tell(line);
    }
    let rules: Vec<_> = story
        .record
        .negotiation()
        .review(at("2026-02-01T00:00:00Z"))
        .iter()
        .map(|one| one.rule.id())
        .collect();
    let expected = [
        "review.when.weekday",
        "review.link.orphaned",
        "review.meeting.unanswered",
        "review.meeting.past_window",
        "review.deadline.overdue",
        "review.proposal.expired",
        "review.question.overdue",
        "review.point.unowned",
    ];
    assert_eq!(rules, expected);
    // Before its time, nothing is over.
    let early: Vec<_> = story
        .record
        .negotiation()
        .review(at("2026-01-05T00:00:00Z"))
        .iter()
        .map(|one| one.rule.id())
        .collect();
    assert_eq!(early, [expected[0], expected[1], expected[2], expected[7]]);
}

#[test]
fn the_chronology_shows_uncertain_dates_as_uncertain() {
    let mut story = told(&[&add("m"), &add("n"), &add("x"), &add("y")]);
    story.tell(r#"secretariat occurred=2025-11-01 mode=observed negotiation.phase_begun {"phase":"talks"}"#);
    for line in [
        r#"a meeting.held {"meeting":"m","interval":"2025-12-22"}"#,
        r#"a meeting.held {"meeting":"n","interval":"about 2025-10"}"#,
        r#"a meeting.announced {"meeting":"x","window":"2026-03"}"#,
        r#"secretariat occurred=2025-11-20 version.drafted {"version":"v","label":"V","owner":"mediator"}"#,
        r#"secretariat occurred=2025-11-21/2025-11-24 version.tabled {"version":"v"}"#,
    ] {
        story.tell(line);
    }
    let lines: Vec<_> = story.record.negotiation().chronology().iter().map(ToString::to_string).collect();
    let expected = [
        "~ about October 2025: n",
        "  Saturday 1 November 2025: talks begun",
        "  Thursday 20 November 2025: version `v` drafted",
        "~ 21 to 24 November 2025: version `v` tabled",
        "  Monday 22 December 2025: m",
    ];
    assert_eq!(lines[..5], expected);
    assert_eq!(lines[lines.len() - 2..], ["> March 2026: x (announced)", "> no date: y (mooted)"]);
}

#[test]
fn a_meeting_of_which_only_the_entry_tells_when_it_was_stands_at_that_time_and_says_so() {
    let mut story = told(&[&add("m"), &add("n")]);
    story.tell(r#"secretariat occurred=2025-12-14 mode=observed meeting.held {"meeting":"m"}"#);
    let held = story.record.entries().last().unwrap().id().clone();
    // Of this one nobody says when it was.
    story.tell(r#"secretariat mode=observed meeting.held {"meeting":"n"}"#);
    story.tell(r#"a+b party.role_assigned {"party":"b","role":"mediator"}"#);
    let told = story.record.negotiation().chronology();
    let lines: Vec<_> = told.iter().map(ToString::to_string).collect();
    let line = format!("  Sunday 14 December 2025: m (held, by the time of entry `{held}`)");
    assert!(lines.contains(&line), "{lines:#?}");
    assert!(lines.contains(&"? no date: n".to_owned()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.ends_with("party `b` role assigned: mediator")), "{lines:#?}");
}

const COMMONS: [&str; 2] = [
    r#"a+b instrument.drafted {"instrument":"i","kind":"treaty","title":"Withdrawal","binding":true}"#,
    r#"a gate.required {"gate":"commons","on":{"instrument":"i"},"of":"a","question":"Approved?","kind":"parliament","body":"Commons"}"#,
];
const LEAVE: &str = r#"a+b deadline.set {"deadline":"d","title":"Exit day","due":"2026-04-12","instead":[{"due":"2026-05-22","if":{"gate_passed":"commons"},"by":"2026-03-29"}]}"#;
const PASSED: &str = r#"gate.passed {"gate":"commons"}"#;

#[test]
fn a_deadline_that_is_later_once_parliament_approved_in_time() {
    let mut story = told(&COMMONS);
    story.tell(LEAVE);
    let either = [
        "deadline `d` is due: Sunday 12 April 2026 (to come)",
        "deadline `d` is due: Friday 22 May 2026 if `commons` is passed by Sunday 29 March 2026 (to come)",
    ];
    assert_eq!(due(&story, "2026-03-29T23:00:00Z"), either);
    assert_eq!(due(&story, "2026-03-30T00:00:00Z"), either[..1], "it is too late for that");
    // Both wait for it who set the dates: the party whose gate it is does not say alone that it is passed.
    let alone = format!("a recorded=2026-03-20T12:00:00Z {PASSED}");
    assert_eq!(story.refused(&alone).rule().id(), "any.any.alone");
    let mut passed = told(&COMMONS).given(&[LEAVE, &format!("a+b recorded=2026-03-20T12:00:00Z {PASSED}")]);
    let later = "deadline `d` is due: Friday 22 May 2026";
    assert_eq!(due(&passed, "2026-04-20T00:00:00Z"), [format!("{later} (to come)")]);
    assert_eq!(due(&passed, "2026-05-23T00:00:00Z"), [format!("{later} (over)")]);
    let missed =
        |day: &str| format!(r#"secretariat recorded={day}T00:00:00Z deadline.missed {{"deadline":"d"}}"#);
    assert_eq!(passed.refused(&missed("2026-04-13")).rule().id(), "deadline.missed.passed");
    assert_eq!(passed.irregularities(&missed("2026-04-13")), ["deadline.missed.passed"]);
    // Later than the date that holds, each of the new ones.
    let extended = |dates: &str| {
        format!(r#"a+b recorded=2026-04-13T00:00:00Z deadline.extended {{"deadline":"d",{dates}}}"#)
    };
    let earlier = extended(r#""due":"2026-06-30","instead":[{"due":"2026-05-10","if":{"text":"it fails"}}]"#);
    assert_eq!(passed.refused(&earlier).rule().id(), "deadline.extended.later");
    passed.tell(&extended(r#""due":"2026-06-30""#));
    assert!(
        deadline(passed.record.negotiation()).instead().is_empty(),
        "what was given before holds no longer"
    );
}

#[test]
fn a_condition_that_is_met_too_late_moves_no_deadline() {
    // Told later, and in time all the same; or after its day.
    for (day, date) in [("2026-03-29", "2026-05-22"), ("2026-03-30", "2026-04-12")] {
        let line = format!("a+b recorded=2026-04-02T12:00:00Z occurred={day} {PASSED}");
        let story = told(&COMMONS).given(&[LEAVE, &line]);
        assert_eq!(deadline(story.record.negotiation()).due().to_string(), date);
    }
    // Overdue, it is missed before anything else is done to it, whatever comes about then.
    let late = [LEAVE, &format!("a+b recorded=2026-04-14T12:00:00Z {PASSED}")];
    let mut story = told(&COMMONS).given(&late);
    story.tell(r#"a+b recorded=2026-04-14T13:00:00Z deadline.renewed {"deadline":"d","due":"2026-10-31"}"#);
    let dates: Vec<_> =
        deadline(story.record.negotiation()).dates().map(|(_, due)| due.to_string()).collect();
    assert_eq!(dates, ["2026-04-12", "2026-10-31"]);
    let kinds =
        story.record.entries().iter().filter(|entry| entry.event().kind().name() == "deadline.missed");
    assert_eq!(kinds.count(), 1);
    // What is approved and taken back has approved nothing.
    let line = format!("a+b recorded=2026-03-20T12:00:00Z {PASSED}");
    let mut story = told(&COMMONS).given(&[LEAVE, &line]);
    story.tell(r#"a+b recorded=2026-03-21T12:00:00Z gate.annulled {"gate":"commons"}"#);
    assert_eq!(deadline(story.record.negotiation()).due().to_string(), "2026-04-12");
}
