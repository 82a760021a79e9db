//! Terms: what is due for how long, and that the last instant of a term still lies within it.

use crate::story::Story;
use negotiation::{
    query::{DueKind, DueStanding},
    value::when::Instant,
};

/// Each way of writing the same term; its last instant, and the one after it.
const TERMS: [(&str, &str, &str); 3] = [
    ("2026-01-20", "2026-01-20T23:59:59.999999999Z", "2026-01-21T00:00:00Z"),
    ("2026-01-20T12:00:00Z", "2026-01-20T12:00:00Z", "2026-01-20T12:00:00.000000001Z"),
    ("2026-01-18/2026-01-20", "2026-01-20T23:59:59.999999999Z", "2026-01-21T00:00:00Z"),
];

fn told(lines: &[String]) -> Story {
    let mut story = Story::open(r#"{"observing":"allowed","silence":"PT1M"}"#).principals(&["a", "b", "c"]);
    lines.iter().for_each(|line| story.tell(line));
    story
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Everything that has a term of its own, with the same term.
fn things(term: &str) -> Vec<String> {
    [
        r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
        r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#,
        r#"a meeting.announced {"meeting":"m","window":"TERM"}"#,
        r#"a+b+c deadline.set {"deadline":"d","title":"D","due":"TERM"}"#,
        r#"a+b commitment.made {"commitment":"k","text":"t","obligors":["a","b"],"due":"TERM"}"#,
        r#"a+b ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b"],"until":"TERM"}"#,
        r#"secretariat gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?"}"#,
        r#"a gate.scheduled {"gate":"g","window":"TERM"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"declaration","title":"I","binding":false,"parties":["a","b"]}"#,
        r#"a+b instrument.opened_for_signature {"instrument":"i","until":"TERM"}"#,
        r#"secretariat watch.added {"watch":"w","question":"Q?","due":"TERM"}"#,
        r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"in_public","expires":"TERM"}"#,
        r#"a question.put {"question":"u","text":"?","closes":"TERM"}"#,
        r#"a question.put {"question":"s","text":"?","closes":"TERM","voting":{"how":"tacitly"}}"#,
        r#"secretariat person.added {"person":"n","name":"N"}"#,
        r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","until":"TERM"}"#,
        r#"a track.opened {"track":"t","title":"T"}"#,
        r#"a+b+c track.suspended {"track":"t","reason":"r","until":"TERM"}"#,
        r#"a+b+c party.excluded {"party":"c","reason":"r","until":"TERM"}"#,
    ]
    .map(|line| line.replace("TERM", term))
    .into()
}

/// Every kind of thing is due: until the last instant of its term as something to come or of now, and after it as
/// something that is over, of which no entry says what became of it.
#[test]
fn what_has_a_term_is_due_and_is_over_after_its_last_instant() {
    let kinds = [
        DueKind::Meeting,
        DueKind::Deadline,
        DueKind::Commitment,
        DueKind::Ceasefire,
        DueKind::Gate,
        DueKind::Signature,
        DueKind::Watch,
        DueKind::Proposal,
        DueKind::Question,
        DueKind::Silence,
        DueKind::Exclusion,
        DueKind::Suspension,
        DueKind::Accreditation,
    ];
    for (term, last, after) in TERMS {
        let story = told(&things(term));
        let whole = story.record.negotiation();
        for (instant, standing) in [
            ("2026-01-02T00:00:00Z", DueStanding::Coming),
            (last, DueStanding::Now),
            (after, DueStanding::Over),
        ] {
            let due = whole.due(at(instant));
            let mut found: Vec<_> = due.iter().map(|one| one.kind).collect();
            found.sort();
            assert_eq!(found, kinds, "{term}");
            for one in due {
                assert_eq!(
                    (one.standing, &*one.term),
                    (standing, &term.parse().unwrap()),
                    "{one} at {instant}"
                );
            }
        }
    }
}

#[test]
fn a_gate_is_due_as_long_as_it_is_scheduled() {
    let mut story = told(&things("2026-01-20"));
    let due = |story: &Story| {
        let due = story.record.negotiation().due(at("2026-01-10T00:00:00Z"));
        due.iter().filter(|one| one.kind == DueKind::Gate).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(due(&story), ["gate `g` is put to the vote: Tuesday 20 January 2026 (to come)"]);
    story.tell(r#"secretariat recorded=2026-01-20T00:00:00Z gate.passed {"gate":"g"}"#);
    assert_eq!(due(&story), [""; 0], "it is decided");
}

/// What may be done until a term is over, and what only after it.
#[test]
fn the_last_instant_of_a_term_lies_within_it() {
    let within = [
        (
            "proposal.answered.expired",
            r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        ),
        ("question.voted.open", r#"a question.voted {"question":"u","party":"a","vote":"for"}"#),
        ("any.any.accredited", r#"a:n point.taken_up {"point":"p"}"#),
        ("deadline.extended.status", r#"a+b deadline.extended {"deadline":"d","due":"2026-03-01"}"#),
        ("consent.signed.open", r#"a consent.signed {"instrument":"i","party":"a"}"#),
        ("proposal.withdrawn.status", r#"a proposal.withdrawn {"proposal":"o"}"#),
        ("question.withdrawn.status", r#"a question.withdrawn {"question":"u"}"#),
    ];
    let beyond = [
        ("deadline.missed.passed", r#"secretariat deadline.missed {"deadline":"d"}"#),
        ("proposal.lapsed.expired", r#"secretariat proposal.lapsed {"proposal":"o"}"#),
        ("watch.lapsed.due", r#"secretariat watch.lapsed {"watch":"w"}"#),
        ("ceasefire.ended.until", r#"secretariat ceasefire.ended {"ceasefire":"f","how":"expired"}"#),
        ("question.carried.silence", r#"secretariat question.carried {"question":"s","basis":"silence"}"#),
    ];
    for (term, last, after) in TERMS {
        let story = told(&things(term));
        let when = |line: &str, at: &str| {
            let (who, what) = line.split_once(' ').unwrap();
            format!("{who} recorded={at} {what}")
        };
        for (rule, line) in within {
            let refused = story.refusal(&when(line, last));
            assert!(refused.is_none(), "{line} at {last}: {refused:?}");
            assert_eq!(story.refused(&when(line, after)).rule().id(), rule, "{line} at {after}");
        }
        for (rule, line) in beyond {
            assert_eq!(story.refused(&when(line, last)).rule().id(), rule, "{line} at {last}");
            let refused = story.refusal(&when(line, after));
            assert!(refused.is_none(), "{line} at {after}: {refused:?}");
        }
    }
}

/// The review finds a term over, and a reader is told so, after its last instant and not at it.
#[test]
fn nothing_is_found_overdue_at_the_last_instant_of_its_term() {
    for (term, last, after) in TERMS {
        let story = told(&things(term));
        let whole = story.record.negotiation();
        let found = |at| -> Vec<_> { whole.review(at).iter().map(|one| one.rule.id()).collect() };
        let before = found(at("2026-01-02T00:00:00Z"));
        assert_eq!(found(at(last)), before, "{term}");
        let mut new = found(at(after));
        new.retain(|rule| !before.contains(rule));
        let overdue = [
            "review.meeting.past_window",
            "review.commitment.overdue",
            "review.ceasefire.overdue",
            "review.gate.overdue",
            "review.instrument.overdue",
            "review.watch.overdue",
            "review.proposal.expired",
            "review.question.overdue",
            "review.question.overdue",
            "review.deadline.overdue",
        ];
        assert_eq!(new, overdue, "{term}");
        let proposal = whole.proposals().next().unwrap();
        for (instant, is_over) in [(at(last), false), (at(after), true)] {
            assert_eq!(proposal.is_expired(instant), is_over, "{term}");
            assert!(whole.questions().all(|question| question.is_due(instant) == is_over), "{term}");
            let speaking = whole.who_may_speak(&"p".parse().unwrap(), instant);
            assert_eq!(speaking[0].persons.len(), usize::from(!is_over), "{term}");
        }
    }
}

/// A vote that is cast at the last instant came in time, and what is observed of one that came later did not.
#[test]
fn a_vote_at_the_last_instant_of_the_term_counts() {
    for (term, last, after) in TERMS {
        let mut story = told(&[format!(r#"a question.put {{"question":"u","text":"?","closes":"{term}"}}"#)]);
        for (party, cast) in [("a", last), ("b", last), ("c", after)] {
            let voted = format!(
                r#"{party} id=v{party} recorded=2026-01-22T00:00:00Z occurred={cast} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#
            );
            let draft = story.draft(&voted, "observed");
            story.record.propose(draft).unwrap();
        }
        let tally = story.record.negotiation().questions().next().unwrap().tally().reason().tally().heads;
        assert_eq!((tally.in_favour, tally.missing), (2, 1), "{term}");
    }
}
