//! Whatever has a planned end is due. Every date of every fact is either in the list, as the story beside it shows, or has
//! a reason why not.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{expected::watch, story::Story};
use negotiation::query::{DueKind, DueStanding};

/// A date that is due: of which kind, and after which lines, in which it stands as `TERM`.
type Told = (DueKind, &'static [&'static str]);

const MEETING: &str = r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#;
const DEADLINE: &str = r#"a+b deadline.set {"deadline":"x","title":"X","due":"2026-01-05"}"#;
const OFFER: &str =
    r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"2026-01-05"}"#;
const WATCH: &str = r#"secretariat watch.added {"watch":"w","question":"Q?","due":"2026-01-05"}"#;
const TRUCE: &str =
    r#"a+b ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b"],"until":"2026-01-05"}"#;
const DRAFTED: &str = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#;
const BOUND_A: &str = r#"a consent.expressed {"instrument":"i","party":"a","means":"ratification"}"#;
const BOUND_B: &str = r#"b consent.expressed {"instrument":"i","party":"b","means":"ratification"}"#;
const FORCE: &str = r#"a+b instrument.entered_into_force {"instrument":"i","at":"2026-01-01T00:00:00Z"}"#;

const DUE: &[(&str, Told)] = &[
    (
        "ceasefire.declared effective",
        (
            DueKind::CeasefireStart,
            &[
                r#"a+b ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b"],"effective":"TERM"}"#,
            ],
        ),
    ),
    (
        "ceasefire.declared until",
        (
            DueKind::Ceasefire,
            &[
                r#"a+b ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b"],"until":"TERM"}"#,
            ],
        ),
    ),
    (
        "ceasefire.extended until",
        (DueKind::Ceasefire, &[TRUCE, r#"a+b ceasefire.extended {"ceasefire":"f","until":"TERM"}"#]),
    ),
    (
        "ceasefire.renewed until",
        (
            DueKind::Ceasefire,
            &[
                TRUCE,
                r#"a+b ceasefire.ended {"ceasefire":"f","how":"terminated"}"#,
                r#"a+b ceasefire.renewed {"ceasefire":"f","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "commitment.due_changed due",
        (
            DueKind::Commitment,
            &[
                r#"a+b commitment.made {"commitment":"k","text":"t","obligors":["a","b"]}"#,
                r#"a+b commitment.due_changed {"commitment":"k","due":"TERM"}"#,
            ],
        ),
    ),
    (
        "commitment.made due",
        (
            DueKind::Commitment,
            &[r#"a+b commitment.made {"commitment":"k","text":"t","obligors":["a","b"],"due":"TERM"}"#],
        ),
    ),
    (
        "commitment.made until",
        (
            DueKind::CommitmentEnd,
            &[r#"a+b commitment.made {"commitment":"k","text":"t","obligors":["a","b"],"until":"TERM"}"#],
        ),
    ),
    (
        "consent.withdrawal_notified effective",
        (
            DueKind::Withdrawal,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a consent.withdrawal_notified {"instrument":"i","party":"a","effective":"TERM"}"#,
            ],
        ),
    ),
    (
        "consent.withdrawn effective",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a consent.withdrawn {"instrument":"i","party":"a","effective":"TERM"}"#,
            ],
        ),
    ),
    (
        "deadline.extended due",
        (DueKind::Deadline, &[DEADLINE, r#"a+b deadline.extended {"deadline":"x","due":"TERM"}"#]),
    ),
    (
        "deadline.renewed due",
        (
            DueKind::Deadline,
            &[
                DEADLINE,
                r#"secretariat recorded=2026-01-06T00:00:00Z deadline.missed {"deadline":"x"}"#,
                r#"a+b recorded=2026-01-06T00:00:00Z deadline.renewed {"deadline":"x","due":"TERM"}"#,
            ],
        ),
    ),
    (
        "deadline.restarted due",
        (
            DueKind::Deadline,
            &[
                DEADLINE,
                r#"a+b deadline.stopped {"deadline":"x"}"#,
                r#"a+b deadline.restarted {"deadline":"x","due":"TERM"}"#,
            ],
        ),
    ),
    (
        "deadline.set due",
        (DueKind::Deadline, &[r#"a+b deadline.set {"deadline":"x","title":"X","due":"TERM"}"#]),
    ),
    (
        "gate.scheduled window",
        (
            DueKind::Gate,
            &[
                r#"secretariat gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?"}"#,
                r#"a gate.scheduled {"gate":"g","window":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.entered_into_force at",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                r#"a+b instrument.entered_into_force {"instrument":"i","at":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.opened_for_signature until",
        (
            DueKind::Signature,
            &[DRAFTED, r#"a+b instrument.opened_for_signature {"instrument":"i","until":"TERM"}"#],
        ),
    ),
    (
        "instrument.resumed at",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a+b instrument.suspended {"instrument":"i"}"#,
                r#"a+b instrument.resumed {"instrument":"i","at":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.revived at",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a+b instrument.terminated {"instrument":"i"}"#,
                r#"a+b instrument.revived {"instrument":"i","at":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.superseded at",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true,"parties":["a","b"]}"#,
                r#"a+b instrument.adopted {"instrument":"j"}"#,
                r#"a+b instrument.superseded {"instrument":"i","successor":"j","at":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.suspended from",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a+b instrument.suspended {"instrument":"i","from":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.suspended until",
        (
            DueKind::Suspension,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a+b instrument.suspended {"instrument":"i","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "instrument.terminated at",
        (
            DueKind::Effect,
            &[
                DRAFTED,
                BOUND_A,
                BOUND_B,
                FORCE,
                r#"a+b instrument.terminated {"instrument":"i","at":"TERM"}"#,
            ],
        ),
    ),
    (
        "meeting.adjourned until",
        (
            DueKind::Adjournment,
            &[
                MEETING,
                r#"a meeting.started {"meeting":"m"}"#,
                r#"a meeting.adjourned {"meeting":"m","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "meeting.announced window",
        (DueKind::Meeting, &[MEETING, r#"a meeting.announced {"meeting":"m","window":"TERM"}"#]),
    ),
    (
        "meeting.moved window",
        (DueKind::Meeting, &[MEETING, r#"a meeting.moved {"meeting":"m","window":"TERM"}"#]),
    ),
    (
        "meeting.postponed window",
        (DueKind::Meeting, &[MEETING, r#"a meeting.postponed {"meeting":"m","window":"TERM"}"#]),
    ),
    (
        "measure.announced from",
        (
            DueKind::Measure,
            &[r#"a measure.announced {"measure":"s","kind":"strike","parties":["a"],"from":"TERM"}"#],
        ),
    ),
    (
        "meeting.reinstated window",
        (
            DueKind::Meeting,
            &[
                MEETING,
                r#"a meeting.cancelled {"meeting":"m"}"#,
                r#"a meeting.reinstated {"meeting":"m","window":"TERM"}"#,
            ],
        ),
    ),
    (
        "negotiation.suspended until",
        (DueKind::Suspension, &[r#"a+b negotiation.suspended {"until":"TERM"}"#]),
    ),
    ("party.excluded until", (DueKind::Exclusion, &[r#"a+b party.excluded {"party":"c","until":"TERM"}"#])),
    (
        "party.role_assigned until",
        (DueKind::Role, &[r#"a+b+c party.role_assigned {"party":"c","role":"mediator","until":"TERM"}"#]),
    ),
    ("party.suspended until", (DueKind::Suspension, &[r#"c party.suspended {"party":"c","until":"TERM"}"#])),
    (
        "person.accredited until",
        (
            DueKind::Accreditation,
            &[
                r#"secretariat person.added {"person":"n","name":"N"}"#,
                r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "point.referred until",
        (
            DueKind::Referral,
            &[
                r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
                r#"a+b+c point.referred {"point":"p","to":"later","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "proposal.extended expires",
        (DueKind::Proposal, &[OFFER, r#"a proposal.extended {"proposal":"o","expires":"TERM"}"#]),
    ),
    (
        "proposal.renewed expires",
        (
            DueKind::Proposal,
            &[
                OFFER,
                r#"a proposal.withdrawn {"proposal":"o"}"#,
                r#"a proposal.renewed {"proposal":"o","expires":"TERM"}"#,
            ],
        ),
    ),
    (
        "proposal.submitted expires",
        (
            DueKind::Proposal,
            &[r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"TERM"}"#],
        ),
    ),
    (
        "question.extended closes",
        (
            DueKind::Question,
            &[
                r#"a question.put {"question":"q","text":"?","closes":"2026-01-05"}"#,
                r#"a+b+c question.extended {"question":"q","closes":"TERM"}"#,
            ],
        ),
    ),
    (
        "question.put closes",
        (DueKind::Question, &[r#"a question.put {"question":"q","text":"?","closes":"TERM"}"#]),
    ),
    (
        "track.suspended until",
        (
            DueKind::Suspension,
            &[
                r#"a track.opened {"track":"t","title":"T"}"#,
                r#"a+b+c track.suspended {"track":"t","until":"TERM"}"#,
            ],
        ),
    ),
    (
        "watch.added due",
        (DueKind::Watch, &[r#"secretariat watch.added {"watch":"w","question":"Q?","due":"TERM"}"#]),
    ),
    (
        "watch.extended due",
        (DueKind::Watch, &[WATCH, r#"secretariat watch.extended {"watch":"w","due":"TERM"}"#]),
    ),
    (
        "watch.reopened due",
        (
            DueKind::Watch,
            &[
                WATCH,
                r#"secretariat watch.observed {"watch":"w"}"#,
                r#"secretariat watch.reopened {"watch":"w","due":"TERM"}"#,
            ],
        ),
    ),
];

/// Dates of what was, and beginnings that nobody waits for.
const NOT: &[(&str, &str)] = &[
    ("commitment.reported period", "what a report is about is over"),
    ("consent.expressed deposited", "it was deposited, and counts from then"),
    ("consent.provisionally_applied from", "it begins by itself, and has no end until one is recorded"),
    ("instrument.drafted applies_from", "from when a text applies, which it does by itself"),
    ("meeting.attendance_recorded from", "who was there was there"),
    ("meeting.attendance_recorded until", "who was there was there"),
    ("meeting.held interval", "it took place"),
    ("meeting.held until", "it took place"),
    ("party.alias_added from", "since when a name is used changes nothing"),
    ("party.alias_added until", "until when a name was used changes nothing"),
    ("record.corrected occurred", "when something occurred"),
];

/// Each field of the facts that is a date: the kind, and its name. Read off the declarations.
fn dates_of_facts() -> Vec<String> {
    let mut all = Vec::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for floor in ["talks", "outcome", "notes"] {
        for room in fs::read_dir(src.join(floor)).unwrap() {
            let Ok(text) = fs::read_to_string(room.unwrap().path().join("event.rs")) else { continue };
            let (mut thing, mut action) = (String::new(), String::new());
            for line in text.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
                let quoted = || line.split('"').nth(1).unwrap_or_default().to_owned();
                if line.starts_with("pub enum ") {
                    thing = quoted();
                } else if line.contains(" = \"") && line.contains(" [changes(") {
                    action = quoted();
                } else if let Some((name, of)) = line.split_once(": ") {
                    if ["When,", "Option<When>,", "Vec<When>,"].contains(&of) {
                        let name = name.split(" / ").next().unwrap();
                        all.push(format!("{thing}.{action} {name}"));
                    }
                }
            }
        }
    }
    all.sort();
    all
}

#[test]
fn each_date_of_a_fact_is_due_or_has_a_reason() {
    let reasons: BTreeMap<_, _> = NOT.iter().copied().collect();
    assert!(reasons.values().all(|reason| reason.len() > 10));
    let mut told: Vec<_> = DUE.iter().map(|(field, _)| *field).chain(reasons.into_keys()).collect();
    told.sort_unstable();
    assert_eq!(told, dates_of_facts());
}

#[test]
fn what_has_a_planned_end_is_due_then() {
    let term = "2026-03-05";
    for (field, (kind, lines)) in DUE {
        let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]);
        for line in *lines {
            watch(&mut story, &[&line.replace("TERM", term)]);
        }
        for (at, standing) in
            [("2026-01-02T00:00:00Z", DueStanding::Coming), ("2026-03-05T12:00:00Z", DueStanding::Now)]
        {
            let due = story.record.negotiation().due(at.parse().unwrap());
            let found: Vec<_> = due.iter().filter(|due| due.term.to_string() == term).collect();
            assert!(
                matches!(found[..], [due] if due.kind == *kind && due.standing == standing),
                "{field}: {due:?}"
            );
        }
        let due = story.record.negotiation().due("2026-03-07T00:00:00Z".parse().unwrap());
        let over = due.iter().find(|due| due.term.to_string() == term).map(|due| due.standing);
        let expected = (*kind != DueKind::Effect).then_some(DueStanding::Over);
        assert_eq!(over, expected, "{field}: what has its effect by itself is over by itself");
    }
}

#[test]
fn a_term_may_run_from_receipt() {
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "m"]);
    story.tell(r#"a+b+m party.role_assigned {"party":"m","role":"mediator"}"#);
    story.tell(r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"through_go_between","via":"m","expires":"2027-01-01"}"#);
    story.tell(r#"m recorded=2026-01-10T09:00:00Z proposal.conveyed {"proposal":"o","to":["b"]}"#);
    let received =
        story.record.entries().iter().rev().find(|entry| entry.event().kind().name() == "proposal.conveyed");
    let received = received.unwrap().id().clone();
    story.tell(&format!(
        r#"a recorded=2026-01-11T09:00:00Z proposal.extended {{"proposal":"o","expires":"@{received} + P400D"}}"#
    ));
    let due = story.record.negotiation().due("2026-01-12T00:00:00Z".parse().unwrap());
    assert_eq!(due[0].span.latest, Some("2027-02-14T09:00:00Z".parse().unwrap()));
}
