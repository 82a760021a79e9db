//! Nobody alone changes who decides, how it is counted, who acts for whom, what was consented to, or whether others
//! can act: what one principal, or one party without a vote, tries, and is refused.

use crate::story::Story;

const P: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const T: &str =
    r#"secretariat track.opened {"track":"t","title":"T","parties":["a","b","c"],"points":["p"]}"#;
const M: &str = r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#;
const G: &str = r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#;
const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;
const AGREED: &[&str] = &[
    P,
    r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
    r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
    r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
    r#"secretariat point.text_agreed {"point":"p"}"#,
];

/// Acts of `a`, each with what is recorded before it.
pub(crate) const OF_ONE: &[(&[&str], &str)] = &[
    // Who decides.
    (&[], r#"a party.role_ended {"party":"b","role":"principal"}"#),
    (&[M], r#"a party.role_assigned {"party":"m","role":"principal"}"#),
    (&[P], r#"a track.opened {"track":"t","title":"T","parties":["a"],"points":["p"]}"#),
    (
        &[P],
        r#"a track.opened {"track":"t","title":"T","parties":["a","b","c"],"points":["p"],"rule":{"at_least":1}}"#,
    ),
    (&[P, T], r#"a track.revised {"track":"t","parties_removed":["b","c"]}"#),
    (&[P, T], r#"a track.revised {"track":"t","parties_added":["b"],"points_removed":["p"]}"#),
    (
        &[P, T, r#"b track.revised {"track":"t","parties_removed":["b"]}"#],
        r#"a track.revised {"track":"t","parties_added":["b"]}"#,
    ),
    (&[P, T], r#"a track.suspended {"track":"t"}"#),
    (&[M], r#"a+m party.succeeded {"party":"b","successor":"m","inherits":"carried"}"#),
    (&[M], r#"a+m party.merged {"party":"m","parties":["b","c"]}"#),
    (
        &[M, r#"secretariat party.added {"party":"o","name":"O","kind":"state"}"#],
        r#"a+m+o party.split {"party":"b","continues":false,"into":["m","o"]}"#,
    ),
    (&[r#"a+b+c party.suspended {"party":"c"}"#], r#"a party.suspended {"party":"b"}"#),
    (&[r#"c party.withdrawn {"party":"c"}"#], r#"a party.excluded {"party":"b"}"#),
    (&[r#"c party.withdrawn {"party":"c"}"#], r#"a party.suspended {"party":"b"}"#),
    (&[r#"c party.withdrawn {"party":"c"}"#], r#"a party.invited {"party":"c"}"#),
    (&[r#"a+b+c party.suspended {"party":"a"}"#], r#"a party.resumed {"party":"a"}"#),
    (&[r#"a+b+c party.excluded {"party":"c"}"#], r#"a party.readmitted {"party":"c"}"#),
    // How it is counted.
    (&[], r#"a negotiation.procedure_changed {"procedure":{"agreeing":{"at_least":1}}}"#),
    (&[], r#"a party.weight_set {"party":"a","weight":18446744073709551615}"#),
    (&[], r#"a party.weight_set {"party":"b","weight":1}"#),
    (&[G], r#"a party.membership_begun {"party":"a","group":"g"}"#),
    (
        &[G, r#"secretariat party.membership_begun {"party":"b","group":"g"}"#],
        r#"a party.membership_ended {"party":"b","group":"g"}"#,
    ),
    // Who acts for whom.
    (&[], r#"a party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#),
    (&[M], r#"a party.role_assigned {"party":"m","role":"acts_for","for_party":"b"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"good_offices"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"facilitator"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"monitor"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"depositary"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"guarantor"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"convener"}"#),
    (&[], r#"a party.role_assigned {"party":"a","role":"chair"}"#),
    (
        &[M, r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#],
        r#"a party.role_ended {"party":"m","role":"mediator"}"#,
    ),
    (
        &[M, r#"b party.role_assigned {"party":"m","role":"acts_for","for_party":"b"}"#],
        r#"a party.role_ended {"party":"m","role":"acts_for"}"#,
    ),
    (&[], r#"a party.renamed {"party":"c","name":"X"}"#),
    (&[], r#"a party.alias_added {"party":"c","alias":"X"}"#),
    (
        &[N, r#"b person.office_begun {"person":"n","party":"b","title":"minister"}"#],
        r#"a person.renamed {"person":"n","name":"X"}"#,
    ),
    // What was consented to.
    (AGREED, r#"a point.rectified {"point":"p","wording":{"id":"x","text":"other"}}"#),
    (AGREED, r#"a point.renamed {"point":"p","title":"X"}"#),
    (
        &[P, r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#],
        r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#,
    ),
    (&[P, r#"a+b+c point.dropped {"point":"p"}"#], r#"a point.reinstated {"point":"p"}"#),
    (
        &[
            P,
            M,
            r#"a+b+c party.role_assigned {"party":"m","role":"arbiter"}"#,
            r#"a+b+c point.referred {"point":"p","to":{"arbiter":"m"}}"#,
        ],
        r#"a point.returned {"point":"p"}"#,
    ),
    (&[P], r#"a commitment.made {"commitment":"d","text":"pays","obligors":["b"],"to":["a"],"point":"p"}"#),
    // Whether others can act.
    (&[], r#"a negotiation.abandoned {}"#),
    (&[], r#"a negotiation.suspended {}"#),
    (&[r#"secretariat negotiation.phase_begun {"phase":"talks"}"#], r#"a negotiation.broken_off {}"#),
    (&[], r#"a negotiation.renamed {"title":"X"}"#),
    (&[], r#"a gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?"}"#),
    (&[], r#"a deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["b"]}"#),
    (
        &[r#"secretariat deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["a"]}"#],
        r#"a deadline.stopped {"deadline":"d"}"#,
    ),
    (
        &[r#"secretariat deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["a"]}"#],
        r#"a deadline.lifted {"deadline":"d"}"#,
    ),
    (
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a"]}"#,
            r#"a instrument.agreed {"instrument":"i"}"#,
        ],
        r#"a instrument.revised {"instrument":"i","parties":["a","b"]}"#,
    ),
    (
        &[
            r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"}}"#,
            r#"b version.tabled {"version":"v"}"#,
        ],
        r#"a version.rejected {"version":"v"}"#,
    ),
];

fn three() -> Story {
    Story::open(r#"{}"#).principals(&["a", "b", "c"])
}

#[test]
fn what_one_principal_tries_alone_is_refused() {
    let recorded: Vec<_> = OF_ONE
        .iter()
        .filter(|(given, act)| three().given(given).refusal(act).is_none())
        .map(|(_, act)| *act)
        .collect();
    assert_eq!(recorded, [""; 0], "recorded, of {}", OF_ONE.len());
}

/// What all do together goes.
#[test]
fn what_all_principals_do_jointly_is_recorded() {
    for (given, act) in OF_ONE {
        let together = format!("b+c+{act}");
        if let Some(refusal) = three().given(given).refusal(&together) {
            assert!(!refusal.rule().id().ends_with("alone"), "{together}: {refusal}");
        }
    }
}

const EXPECTS_A: &str = r#"secretariat meeting.participant_expected {"meeting":"m","party":"a"}"#;
const EXPECTS_B: &str = r#"secretariat meeting.participant_expected {"meeting":"m","party":"b"}"#;
const ANNOUNCED: &str = r#"b meeting.announced {"meeting":"m","window":"2026-02-01"}"#;
const MET: &str = r#"secretariat meeting.added {"meeting":"m","format":"direct"}"#;
const DRAFTED: &str = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#;
const ON_I: &str = r#"a gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?","on":{"instrument":"i"}}"#;
const ON_ALL: &str =
    r#"secretariat gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?"}"#;
const OF_A: &str = r#"a gate.required {"gate":"g","kind":"parliament","body":"A house","question":"Yes?","on":{"instrument":"i"},"of":"a"}"#;
const OF_A_TOO: &str = r#"a gate.required {"gate":"h","kind":"court","body":"A court","question":"Yes?","on":{"instrument":"i"},"of":"a"}"#;
const B_WAITS_FOR_G: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"after":["P1D",{"gate_passed":"g"}]}}"#;

/// What `a` says, and others wait for or share: what is recorded before, what `a` says, and with whom it can say so.
const TOLD_BY_ONE: &[(&[&str], &str, &str)] = &[
    // An acceptance that waits for it, at any depth.
    (
        &[
            P,
            MET,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"any_of":[{"point_agreed":"p"},{"all_of":[{"meeting_held":"m"}]}]}}"#,
        ],
        r#"meeting.held {"meeting":"m"}"#,
        "a+b",
    ),
    // A link, an instrument.
    (
        &[
            P,
            MET,
            r#"c link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"meeting_held":"m"}}"#,
        ],
        r#"meeting.held {"meeting":"m"}"#,
        "a+c",
    ),
    (
        &[MET, DRAFTED, r#"a instrument.revised {"instrument":"i","in_force_when":{"meeting_held":"m"}}"#],
        r#"meeting.held {"meeting":"m"}"#,
        "a+b",
    ),
    // The gate of an instrument, and of the whole.
    (&[DRAFTED, ON_I], r#"gate.passed {"gate":"g"}"#, "a+b+c"),
    (&[DRAFTED, ON_I], r#"gate.failed {"gate":"g"}"#, "a+b+c"),
    (&[DRAFTED, ON_I], r#"gate.not_held {"gate":"g"}"#, "a+b+c"),
    (&[DRAFTED, ON_I, r#"secretariat gate.passed {"gate":"g"}"#], r#"gate.annulled {"gate":"g"}"#, "a+b+c"),
    (&[ON_ALL], r#"gate.failed {"gate":"g"}"#, "a+b+c"),
    // A gate of its own law that others wait for, and one that stands in for it.
    (&[P, DRAFTED, OF_A, B_WAITS_FOR_G], r#"gate.passed {"gate":"g"}"#, "a+b"),
    (&[P, DRAFTED, OF_A, B_WAITS_FOR_G], r#"gate.waived {"gate":"g"}"#, "a+b"),
    (&[P, DRAFTED, OF_A, OF_A_TOO, B_WAITS_FOR_G], r#"gate.replaced {"gate":"g","successor":"h"}"#, "a+b"),
    (
        &[P, DRAFTED, OF_A, OF_A_TOO, r#"a gate.replaced {"gate":"g","successor":"h"}"#, B_WAITS_FOR_G],
        r#"gate.passed {"gate":"h"}"#,
        "a+b",
    ),
];

#[test]
fn what_others_wait_for_is_said_with_them() {
    for (given, act, with) in TOLD_BY_ONE {
        let story = three().given(given);
        assert_eq!(story.refused(&format!("a {act}")).rule().id(), "any.any.alone", "{act}");
        for by in [with, "secretariat"] {
            assert!(story.refusal(&format!("{by} {act}")).is_none(), "{act} by {by}");
        }
        // What is only watched is recorded all the same.
        let story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b", "c"]).given(given);
        let _ = story.irregularities(&format!("a {act}"));
    }
}

#[test]
fn what_nobody_else_waits_for_is_said_alone() {
    let mediated =
        [P, MET, M, r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#, TOLD_BY_ONE[0].0[2]];
    let cases: &[(&[&str], &str)] = &[
        (&[MET], r#"a meeting.held {"meeting":"m"}"#),
        // Its own wish alone, and that of somebody that left it.
        (
            &[
                P,
                MET,
                r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts_if","condition":{"meeting_held":"m"}}"#,
            ],
            r#"a meeting.held {"meeting":"m"}"#,
        ),
        (
            &[P, MET, TOLD_BY_ONE[0].0[2], r#"b position.withdrawn {"party":"b","on":{"point":"p"}}"#],
            r#"a meeting.held {"meeting":"m"}"#,
        ),
        (&mediated, r#"m meeting.held {"meeting":"m"}"#),
        (&[DRAFTED, OF_A], r#"a gate.passed {"gate":"g"}"#),
        (&[P, DRAFTED, OF_A, B_WAITS_FOR_G], r#"a gate.failed {"gate":"g"}"#),
    ];
    for (given, act) in cases {
        let refusal = three().given(given).refusal(act);
        assert!(refusal.is_none(), "{act}: {refusal:?}");
    }
}

/// Who owes says how it sees it, and others find it.
#[test]
fn those_who_owe_it_do_not_meet_a_condition_by_their_own_report() {
    let made =
        r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"to":["b"],"verifier":"c"}"#;
    let said = |by: &str| format!(r#"{by} commitment.reported {{"commitment":"k","degree":"complete"}}"#);
    let complete = |lines: &[&str]| {
        let story = three().given(&[made]).given(lines);
        story.record.negotiation().commitments().all(|own| own.is_complete())
    };
    assert!(!complete(&[&said("a")]));
    for by in ["b", "c", "a+b", "secretariat"] {
        assert!(complete(&[&said("a"), &said(by)]), "{by}");
    }
    // A later account takes nothing back.
    let less = r#"a commitment.reported {"commitment":"k","degree":"minimum","reason":"r"}"#;
    assert!(complete(&[&said("b"), less]));
    // What nobody else is owed it reports itself.
    let story = Story::open("{}")
        .principals(&["a"])
        .given(&[r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"]}"#, &said("a")]);
    assert!(story.record.negotiation().commitments().all(|own| own.is_complete()));
}

/// Who is left over of a table agrees with nobody.
#[test]
fn who_is_left_over_of_a_table_agrees_nothing() {
    let accepts = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
    let left = [r#"b party.withdrawn {"party":"b"}"#, r#"c party.withdrawn {"party":"c"}"#];
    let two = three().given(&[P, accepts, left[0]]);
    assert_eq!(
        two.refused(r#"a point.text_agreed {"point":"p"}"#).rule().id(),
        "point.text_agreed.agreement"
    );
    let mut story = two.given(&[left[1]]);
    for by in ["a", "secretariat"] {
        let refusal = story.refused(&format!(r#"{by} point.text_agreed {{"point":"p"}}"#));
        assert_eq!(refusal.rule().id(), "point.text_agreed.agreement");
        let whole = story.record.negotiation();
        assert_eq!(
            refusal.explain(whole).to_string().lines().last().unwrap().trim(),
            "help: let another principal take its seat first; one alone decides, and has nobody to agree with"
        );
    }
    let whole = story.record.negotiation();
    let reasons: Vec<_> = whole.sticking_points()[0].reasons.iter().map(ToString::to_string).collect();
    assert_eq!(reasons, ["a alone decides; there is nobody to agree with"]);
    let blocking = whole.what_blocks_closing("2026-02-01T00:00:00Z".parse().unwrap());
    let reasons: Vec<_> = blocking.points[0].reasons.iter().map(ToString::to_string).collect();
    assert!(reasons.contains(&"`a` alone decides; there is nobody to agree with".to_owned()), "{reasons:?}");
    assert!(blocking.steps.is_none());
    // Nor does its own vote carry a question.
    story.tell(r#"a question.put {"question":"q","text":"Yes?","on":{"point":"p"}}"#);
    story.tell(r#"a question.voted {"question":"q","party":"a","vote":"for"}"#);
    let carried = r#"secretariat question.carried {"question":"q","basis":"votes"}"#;
    assert_eq!(story.refused(carried).rule().id(), "question.carried.rule");
    let one = Story::open("{}").principals(&["a"]).given(&[P, accepts]);
    assert!(one.refusal(r#"a point.text_agreed {"point":"p"}"#).is_none(), "a table of one from the first");
}

/// A draft of another is not made to wait, and no party fills it for the others.
#[test]
fn a_gate_on_the_draft_of_another_needs_those_concerned() {
    let by_b = ON_I.replacen("a ", "b ", 1);
    let story = three().given(&[DRAFTED]);
    assert_eq!(story.refused(&by_b).rule().id(), "any.any.alone");
    assert!(story.refusal(&ON_I.replacen("a ", "a+b ", 1)).is_none());
    let of = |party: &str, n: usize| {
        OF_A.replacen("a ", &format!("{party} "), 1)
            .replace(r#""of":"a""#, &format!(r#""of":"{party}""#))
            .replace(r#""gate":"g""#, &format!(r#""gate":"{party}{n}""#))
    };
    let mut story = story;
    for n in 0..64 {
        story.tell(&of("a", n));
    }
    assert_eq!(story.refused(&of("a", 64)).rule().id(), "entry.bounds.size");
    assert!(story.refusal(&of("b", 0)).is_none());
    assert!(story.refusal(ON_I).is_none());
}

/// Who could not speak was not silent.
#[test]
fn silence_carries_nothing_where_nobody_could_act() {
    let put = r#"secretariat question.put {"question":"q","text":"Yes?","closes":"2026-01-10","voting":{"how":"tacitly"}}"#;
    let carried =
        r#"secretariat recorded=2026-01-20T00:00:00Z question.carried {"question":"q","basis":"silence"}"#;
    let lapsed = r#"secretariat recorded=2026-01-20T00:00:00Z question.lapsed {"question":"q"}"#;
    let open = || Story::open(r#"{"silence":"PT1M"}"#).principals(&["a", "b"]);
    assert!(open().given(&[put]).refusal(carried).is_none());
    let pause = [
        r#"secretariat recorded=2026-01-05T00:00:00Z negotiation.suspended {"reason":"r"}"#,
        r#"secretariat recorded=2026-01-06T00:00:00Z negotiation.resumed {}"#,
    ];
    let paused = open().given(&[put]).given(&pause);
    assert_eq!(paused.refused(carried).rule().id(), "question.carried.silence");
    assert!(paused.refusal(lapsed).is_none());
    let after = pause.map(|line| line.replace("2026-01-0", "2026-01-1"));
    let later = open().given(&[put]).given(&[&after[0], &after[1]]);
    assert!(later.refusal(carried).is_none(), "its term was over by then");
}

/// What was initialled is agreed all the same, and a vote on a proposal is no way round the rule.
#[test]
fn a_proposal_is_put_to_a_vote_under_the_rule_for_agreeing() {
    let offered = r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"in_public","contents":[{"point":"p"}]}"#;
    let asked = |rule: &str| format!(r#"secretariat question.put {{"question":"q","text":"Yes?"{rule}}}"#);
    let put = r#"b proposal.put_to_vote {"proposal":"o","question":"q"}"#;
    let story = three().given(&[P, offered]);
    let own = story.given(&[&asked(r#","rule":{"at_least":1}"#)]);
    assert_eq!(own.refused(put).rule().id(), "proposal.put_to_vote.question");
    let story = three().given(&[P, offered, &asked("")]);
    // While it is voted on nobody answers: one of two addressees does not bring that about alone.
    assert_eq!(story.refused(put).rule().id(), "any.any.alone");
    let put = &put.replacen("b ", "b+c ", 1);
    assert!(story.refusal(put).is_none());
    // Votes on another matter are not votes on this one.
    let voted = story.given(&[r#"a question.voted {"question":"q","party":"a","vote":"for"}"#]);
    assert_eq!(voted.refused(put).rule().id(), "proposal.put_to_vote.question");
    let initialled = three().given(&[
        DRAFTED,
        r#"a consent.initialled {"instrument":"i","party":"a"}"#,
        r#"b consent.initialled {"instrument":"i","party":"b"}"#,
    ]);
    assert!(initialled.refusal(r#"a+b instrument.agreed {"instrument":"i"}"#).is_none());
}

const MOTION: &str =
    r#"b question.put {"question":"q","text":"?","motion":{"negotiation":{"renamed":{"title":"X"}}}}"#;
const ON_P: &str = r#"a question.put {"question":"q","text":"?","on":{"point":"p"}}"#;
const D: &str = r#"secretariat party.added {"party":"d","name":"D","kind":"state"}"#;
const TRUCE: &str = r#"a+b ceasefire.declared {"ceasefire":"f","kind":"ceasefire","parties":["a","b"]}"#;
const TWO: &str = r#"{"agreeing":{"at_least":2},"changing":{"at_least":2},"excluding":{"at_least":2}}"#;
const PRESENT: &str =
    r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"silence":"P2D"}"#;

/// Ways round the rules that an attacker found: the procedure, what is recorded before, what is refused, and under which
/// rule.
const WAYS_ROUND: &[(&str, &[&str], &str, &str)] = &[
    // An act is not corrected into that of another.
    (
        "{}",
        &[MOTION, r#"a question.voted {"question":"q","party":"a","vote":"for"}"#],
        r#"a record.corrected {"entry":"e014","event":{"question":{"voted":{"question":"q","party":"b","vote":"for"}}}}"#,
        "record.corrected.rules",
    ),
    // What is asked is frozen when it is put.
    (
        "{}",
        &[r#"a question.put {"question":"q","text":"?","closes":"2026-01-05"}"#],
        r#"a record.corrected {"entry":"e013","event":{"question":{"put":{"question":"q","text":"?","closes":"2026-01-05","voting":{"how":"tacitly"}}}}}"#,
        "any.any.alone",
    ),
    // A term of a moment makes nobody absent.
    (
        PRESENT,
        &[
            P,
            r#"a question.put {"question":"q","text":"?","on":{"point":"p"},"closes":"2026-01-01T00:00:00Z"}"#,
            r#"a question.voted {"question":"q","party":"a","vote":"for"}"#,
        ],
        r#"a recorded=2026-01-01T00:00:01Z question.carried {"question":"q","basis":"votes"}"#,
        "question.carried.rule",
    ),
    // Who is asked sees the question, and what came of it.
    (
        "{}",
        &[P],
        r#"a disclosure={"parties":["a"]} question.put {"question":"q","text":"?","on":{"point":"p"}}"#,
        "entry.disclosure.touched",
    ),
    // What others have voted on is not changed under their hands.
    (
        "{}",
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true}"#,
            r#"c question.put {"question":"q","text":"?","motion":{"instrument":{"agreed":{"instrument":"i"}}}}"#,
            r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        ],
        r#"a instrument.revised {"instrument":"i","parties":["a","b"]}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[
            P,
            r#"secretariat track.opened {"track":"t","title":"T","parties":["a","b","c"]}"#,
            r#"c question.put {"question":"q","text":"?","motion":{"track":{"revised":{"track":"t","points_added":["p"]}}}}"#,
            r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        ],
        r#"a track.revised {"track":"t","parties_removed":["a"]}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[
            r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"good"}}"#,
            ON_P,
            r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        ],
        r#"a record.corrected {"entry":"e013","event":{"point":{"tabled":{"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"bad"}}}}}"#,
        "any.any.alone",
    ),
    // What others agreed to makes no debt of one's own wording.
    (
        "{}",
        AGREED,
        r#"a commitment.made {"commitment":"k","text":"b pays","obligors":["b"],"to":["a"],"point":"p"}"#,
        "commitment.made.undertaken",
    ),
    // What holds others up, or undoes what they agreed, is not done behind their backs.
    (
        "{}",
        AGREED,
        r#"a disclosure={"parties":["a"]} position.withdrawn {"party":"a","on":{"point":"p"}}"#,
        "entry.disclosure.touched",
    ),
    (
        TWO,
        &[P],
        r#"a disclosure={"parties":["a"]} link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"text":"never"}}"#,
        "entry.disclosure.touched",
    ),
    (
        TWO,
        &[P],
        r#"a disclosure={"parties":["a"]} alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
        "entry.disclosure.touched",
    ),
    (
        TWO,
        &[P],
        r#"a disclosure={"parties":["a"]} point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
        "entry.disclosure.touched",
    ),
    // What others released is not bound again by one.
    (
        TWO,
        &[
            P,
            r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"text":"never"}}"#,
            r#"b+c link.released {"link":"l"}"#,
        ],
        r#"a link.made {"link":"k","kind":"conditional","points":["p"],"condition":{"text":"never"}}"#,
        "any.any.alone",
    ),
    // What ended something is not taken back.
    (
        "{}",
        &[
            r#"a question.put {"question":"q","text":"?","closes":"2026-01-05"}"#,
            r#"a question.withdrawn {"question":"q"}"#,
        ],
        r#"a record.retracted {"entry":"e014"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[r#"a party.withdrawn {"party":"a"}"#],
        r#"a record.retracted {"entry":"e013"}"#,
        "any.any.alone",
    ),
    // Whom others invite who have nothing to do with a meeting, or who announced it before anybody was named, does not
    // dispose of it.
    (
        "{}",
        &[MET, EXPECTS_B, r#"a meeting.participant_expected {"meeting":"m","party":"c"}"#],
        r#"c meeting.cancelled {"meeting":"m"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[MET, r#"a meeting.announced {"meeting":"m"}"#, EXPECTS_B],
        r#"a meeting.started {"meeting":"m"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[MET, EXPECTS_B],
        r#"a meeting.participant_expected {"meeting":"m","party":"b"}"#,
        "any.any.alone",
    ),
    // Who is concerned and does not decide helps nobody to carry it.
    (
        TWO,
        &[D, r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#],
        r#"a+d party.membership_begun {"party":"d","group":"g"}"#,
        "any.any.alone",
    ),
    // Nobody is named a successor without itself.
    ("{}", &[D], r#"a party.succeeded {"party":"a","successor":"d","inherits":"carried"}"#, "party.any.heir"),
    // A seat that one was put out of is not passed on.
    (
        TWO,
        &[D, r#"b+c party.excluded {"party":"a"}"#],
        r#"a+d party.succeeded {"party":"a","successor":"d","inherits":"carried"}"#,
        "any.any.alone",
    ),
    // What was disclosed to a role is not read by taking it.
    (
        "{}",
        &[r#"b disclosure={"role":"donor"} meeting.added {"meeting":"m","format":"bilateral"}"#],
        r#"a party.role_assigned {"party":"a","role":"donor"}"#,
        "any.any.alone",
    ),
    // Who does not sit at the table of a point does not hold it up.
    (
        TWO,
        &[P, r#"secretariat track.opened {"track":"t","title":"T","parties":["b","c"],"points":["p"]}"#],
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"text":"never"}}"#,
        "any.any.track",
    ),
    (
        TWO,
        &[P, r#"secretariat track.opened {"track":"t","title":"T","parties":["b","c"],"points":["p"]}"#],
        r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
        "any.any.track",
    ),
    // A truce of two is theirs.
    ("{}", &[D, TRUCE], r#"d ceasefire.joined {"ceasefire":"f","party":"d"}"#, "any.any.alone"),
    // Who is left over does not decide for those who left.
    (
        "{}",
        &[r#"b party.suspended {"party":"b"}"#, r#"c party.withdrawn {"party":"c"}"#],
        r#"a negotiation.procedure_changed {"procedure":{}}"#,
        "negotiation.procedure_changed.decided",
    ),
    // Nobody is named without itself.
    (
        "{}",
        &[],
        r#"a measure.taken {"measure":"x","kind":"sanctions","parties":["a","b"],"text":"t"}"#,
        "any.any.alone",
    ),
    ("{}", &[], r#"a version.drafted {"version":"v","label":"V","owner":{"party":"b"}}"#, "any.any.alone"),
    // What moves what others see is shown to them, and so is what follows from it.
    (
        r#"{"on_withdrawal":"reopening"}"#,
        AGREED,
        r#"a disclosure={"parties":["a"]} party.withdrawn {"party":"a"}"#,
        "entry.disclosure.touched",
    ),
    (
        "{}",
        &[
            P,
            r#"b proposal.submitted {"proposal":"o","to":["a","c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        ],
        r#"a disclosure={"parties":["a"]} proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","reply_to":"o","contents":[{"point":"p"}]}"#,
        "entry.disclosure.touched",
    ),
    (
        "{}",
        &[r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#],
        r#"a disclosure={"parties":["a"]} meeting.moved {"meeting":"m","window":"2026-03-01"}"#,
        "entry.disclosure.touched",
    ),
    // What all close together is not parted by one.
    (
        r#"{"single_undertaking":true}"#,
        AGREED,
        r#"a link.made {"link":"l","kind":"early_harvest","points":["p"]}"#,
        "any.any.alone",
    ),
    // An offer is bound by who makes it, and ended by whom it ends with.
    (
        "{}",
        &[
            P,
            r#"b proposal.submitted {"proposal":"o","to":["c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
            r#"a proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        ],
        r#"a link.made {"link":"l","kind":"exclusive","proposals":["o","r"]}"#,
        "any.any.alone",
    ),
    (
        TWO,
        &[
            P,
            r#"b proposal.submitted {"proposal":"o","to":["a","c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
            r#"secretariat party.added {"party":"d","name":"D","kind":"state"}"#,
            r#"b proposal.submitted {"proposal":"n","to":["a","c","d"],"channel":"in_public","contents":[{"point":"p"}]}"#,
            r#"a proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","reply_to":"n","contents":[{"point":"p"}]}"#,
        ],
        r#"a proposal.decided {"proposal":"n","outcome":{"countered":"r"}}"#,
        "proposal.decided.reply",
    ),
    // What others set aside or took out is not put back by one.
    (
        TWO,
        &[
            P,
            r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
            r#"b+c alternative.set_aside {"alternative":"x"}"#,
        ],
        r#"a alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy","text":"other"}}"#,
        "any.any.alone",
    ),
    (
        TWO,
        &[
            P,
            r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
            r#"b+c point.dropped {"point":"s"}"#,
        ],
        r#"a point.tabled {"point":"t","title":"T","areas":["security"],"parent":"p"}"#,
        "any.any.alone",
    ),
    // Nor once it has taken up the whole, which everybody does alone.
    (
        TWO,
        &[
            P,
            r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
            r#"b+c point.dropped {"point":"s"}"#,
            r#"a point.taken_up {"point":"p"}"#,
        ],
        r#"a point.tabled {"point":"t","title":"T","areas":["security"],"parent":"p"}"#,
        "any.any.alone",
    ),
    (
        TWO,
        &[
            P,
            r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
            r#"b+c alternative.set_aside {"alternative":"x"}"#,
            r#"a point.taken_up {"point":"p"}"#,
        ],
        r#"a alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy","text":"other"}}"#,
        "any.any.alone",
    ),
    // Who was suspended with its own agreement does not come back by leaving.
    (
        r#"{"returning":"admitted"}"#,
        &[r#"a+b+c party.suspended {"party":"a"}"#, r#"a party.withdrawn {"party":"a"}"#],
        r#"a party.returned {"party":"a"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[
            r#"a point.tabled {"point":"q","title":"Q","areas":["security"]}"#,
            P,
            r#"c link.made {"link":"l","kind":"package","points":["p","q"]}"#,
            r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
        ],
        r#"a point.dropped {"point":"q"}"#,
        "point.dropped.agreement",
    ),
    (
        "{}",
        &[
            r#"a point.tabled {"point":"q","title":"Q","areas":["security"]}"#,
            r#"a alternative.proposed {"alternative":"x","point":"q","wording":{"id":"wx","text":"other"}}"#,
            r#"b position.taken {"party":"b","on":{"alternative":"x"},"stance":"accepts"}"#,
        ],
        r#"a point.dropped {"point":"q"}"#,
        "point.dropped.agreement",
    ),
    (
        "{}",
        &[
            P,
            r#"a point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"wq","text":"q"}}"#,
            r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        ],
        r#"a link.released {"link":"l"}"#,
        "link.released.agreement",
    ),
    // Who decides on a point decides on what becomes of it.
    (
        r#"{"basis":{"at_least":2}}"#,
        &[
            P,
            r#"a+b+c track.opened {"track":"t","title":"T","parties":["a","b"]}"#,
            r#"secretariat point.tabled {"point":"r","title":"R","areas":["security"]}"#,
            r#"a+b+c track.revised {"track":"t","points_added":["r"]}"#,
            r#"secretariat point.tabled {"point":"s","title":"S","areas":["security"]}"#,
            r#"a version.drafted {"version":"u","label":"U","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1"}}]}"#,
            r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"parents":["u"],"operations":[{"split":{"point":"p","into":[{"point":"r","number":"1"},{"point":"s","number":"2"}]}}]}"#,
            r#"a version.tabled {"version":"v"}"#,
            r#"a position.taken {"party":"a","on":{"version":"v"},"stance":"accepts"}"#,
            r#"b position.taken {"party":"b","on":{"version":"v"},"stance":"accepts"}"#,
        ],
        r#"a+b version.taken_as_basis {"version":"v"}"#,
        "any.any.alone",
    ),
    // Nobody writes in the name of who presides, gives itself more time, or keeps others from meeting.
    ("{}", &[], r#"a version.drafted {"version":"v","label":"V","owner":"chair"}"#, "any.any.alone"),
    (
        "{}",
        &[r#"a+b+c deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["a"]}"#],
        r#"a deadline.extended {"deadline":"d","due":"2026-03-01"}"#,
        "any.any.alone",
    ),
    // Who invites itself to a meeting has no say in it.
    (
        "{}",
        &[
            r#"b meeting.added {"meeting":"m","format":"bilateral"}"#,
            r#"b meeting.participant_expected {"meeting":"m","party":"c"}"#,
            r#"a meeting.participant_expected {"meeting":"m","party":"a"}"#,
        ],
        r#"a meeting.postponed {"meeting":"m"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[r#"b meeting.added {"meeting":"m","format":"bilateral"}"#],
        r#"a meeting.cancelled {"meeting":"m"}"#,
        "any.any.alone",
    ),
    // What was referred is taken back by those who referred it; a party's own law is its own to tell.
    (
        "{}",
        &[
            P,
            D,
            r#"a+b+c party.role_assigned {"party":"d","role":"arbiter"}"#,
            r#"a+b+c point.referred {"point":"p","to":{"arbiter":"d"}}"#,
        ],
        r#"a point.taken_up {"point":"p"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[
            D,
            r#"a+b+c party.role_assigned {"party":"d","role":"chair"}"#,
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true}"#,
        ],
        r#"d gate.required {"gate":"g","kind":"court","body":"A court","question":"Yes?","on":{"instrument":"i"},"of":"b"}"#,
        "any.any.alone",
    ),
    // A party and its successor are one: they have one vote, one consent, one weight, one table.
    (
        r#"{"agreeing":{"at_least":2}}"#,
        &[D, OF_THREE, JOINTLY_AGREED, A_BOUND, B_BOUND, C_BOUND, SUCCEEDED, D_BOUND],
        r#"d instrument.terminated {"instrument":"i"}"#,
        "instrument.terminated.agreement",
    ),
    (
        "{}",
        &[D, OF_THREE, JOINTLY_AGREED, SUCCEEDED],
        r#"a consent.expressed {"instrument":"i","party":"a","means":"definitive_signature"}"#,
        "any.any.participating",
    ),
    (
        r#"{"agreeing":{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}}}"#,
        &[P, D, r#"secretariat party.weight_set {"party":"a","weight":0}"#, A_ACCEPTS, B_ACCEPTS, SUCCEEDED],
        r#"d point.text_agreed {"point":"p"}"#,
        "point.text_agreed.agreement",
    ),
    (
        "{}",
        &[P, D, AT_TWO, SUCCEEDED, B_ACCEPTS],
        r#"b point.text_agreed {"point":"p"}"#,
        "point.text_agreed.agreement",
    ),
    ("{}", &[D, TRUCE, SUCCEEDED], r#"b ceasefire.took_effect {"ceasefire":"f"}"#, "any.any.alone"),
    // Who acts for a party does not dispose of it, nor does a person with narrow powers.
    (
        "{}",
        &[N, PROXY],
        r#"a/b person.accredited {"person":"n","party":"b","capacity":"envoy"}"#,
        "any.any.acts_for",
    ),
    (
        "{}",
        &[D, PROXY],
        r#"a/b party.succeeded {"party":"b","successor":"d","inherits":"carried"}"#,
        "any.any.acts_for",
    ),
    (
        "{}",
        &[P, AT_TWO, PROXY],
        r#"a/b track.revised {"track":"t","parties_removed":["b"]}"#,
        "any.any.acts_for",
    ),
    (
        TWO,
        &[
            D,
            PROXY,
            r#"a question.put {"question":"q","text":"?","motion":{"party":{"succeeded":{"party":"b","successor":"d","inherits":"carried"}}}}"#,
        ],
        r#"a/b question.voted {"question":"q","party":"b","vote":"for"}"#,
        "any.any.acts_for",
    ),
    ("{}", &[N, NARROW], r#"b:n person.powers_changed {"person":"n","party":"b"}"#, "any.any.powers"),
    (
        "{}",
        &[N, NARROW],
        r#"b:n party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#,
        "any.any.powers",
    ),
    (
        "{}",
        &[N, NARROW],
        r#"b:n record.corrected {"entry":"e014","event":{"person":{"accredited":{"person":"n","party":"b","capacity":"envoy"}}}}"#,
        "any.any.powers",
    ),
    // Who is left over of a track, a group, or an instrument agrees nothing, and nobody decides for principals that left.
    (
        "{}",
        &[P, AT_TWO, r#"b track.revised {"track":"t","parties_removed":["b"]}"#, A_ACCEPTS],
        r#"a point.text_agreed {"point":"p"}"#,
        "point.text_agreed.agreement",
    ),
    (
        r#"{"agreeing":{"any_of":["unanimity",{"among":{"group":"g","rule":"unanimity"}}]}}"#,
        &[
            P,
            G,
            r#"a+b+c party.membership_begun {"party":"a","group":"g"}"#,
            r#"a+b+c party.membership_begun {"party":"b","group":"g"}"#,
            A_ACCEPTS,
            r#"b party.membership_ended {"party":"b","group":"g"}"#,
        ],
        r#"a point.text_agreed {"point":"p"}"#,
        "point.text_agreed.agreement",
    ),
    (
        "{}",
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b"]}"#,
            r#"a+b instrument.agreed {"instrument":"i"}"#,
            A_BOUND,
            B_BOUND,
            r#"b party.dissolved {"party":"b"}"#,
        ],
        r#"a instrument.amended {"instrument":"i"}"#,
        "instrument.amended.agreement",
    ),
    (
        "{}",
        &[
            D,
            r#"a+b+c party.role_assigned {"party":"d","role":"convener"}"#,
            r#"a party.withdrawn {"party":"a"}"#,
            r#"b party.withdrawn {"party":"b"}"#,
            r#"c party.withdrawn {"party":"c"}"#,
        ],
        r#"d party.role_assigned {"party":"d","role":"mediator"}"#,
        "party.role_assigned.accepted",
    ),
    // A truce of two is theirs before a principal, too.
    ("{}", &[TRUCE], r#"c ceasefire.joined {"ceasefire":"f","party":"c"}"#, "any.any.alone"),
    // What several made, one of them does not take back.
    (
        "{}",
        &[P, r#"a+b question.put {"question":"q","text":"?","on":{"point":"p"}}"#],
        r#"a question.withdrawn {"question":"q"}"#,
        "question.withdrawn.entitled",
    ),
    (
        "{}",
        &[r#"a+b version.drafted {"version":"v","label":"V","owner":{"jointly":["a","b"]}}"#],
        r#"a version.withdrawn {"version":"v"}"#,
        "version.withdrawn.entitled",
    ),
    (
        "{}",
        &[r#"a+b measure.taken {"measure":"x","kind":"sanctions","parties":["a","b"],"text":"t"}"#],
        r#"a measure.ended {"measure":"x"}"#,
        "any.any.alone",
    ),
    // An annex leaves out nobody who is party to what it belongs to.
    (
        "{}",
        &[
            r#"b instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["b","c"]}"#,
        ],
        r#"a instrument.drafted {"instrument":"j","kind":"protocol","title":"J","binding":true,"parties":["a"],"annex_to":"i"}"#,
        "any.any.alone",
    ),
    // A person is not renamed by who accredited it as well.
    (
        "{}",
        &[
            r#"b person.added {"person":"n","name":"N"}"#,
            r#"a person.accredited {"person":"n","party":"a","capacity":"envoy"}"#,
        ],
        r#"a person.renamed {"person":"n","name":"X"}"#,
        "any.any.alone",
    ),
    // Whom one brought to the talks does not count beside those whom an instrument binds before they agree.
    (
        "{}",
        &[
            r#"a+b+c instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b","c"],"open_to_accession":true}"#,
            JOINTLY_AGREED,
            A_BOUND,
            B_BOUND,
            r#"a party.added {"party":"x","name":"X","kind":"state"}"#,
        ],
        r#"x consent.expressed {"instrument":"i","party":"x","means":"accession"}"#,
        "any.any.alone",
    ),
    // Whether others meet, one who has nothing to do with it does not say.
    ("{}", &[MET, EXPECTS_A, EXPECTS_B, ANNOUNCED], r#"c meeting.started {"meeting":"m"}"#, "any.any.alone"),
    (
        "{}",
        &[MET, EXPECTS_A, EXPECTS_B, ANNOUNCED],
        r#"c recorded=2026-12-01T00:00:00Z meeting.held {"meeting":"m"}"#,
        "any.any.alone",
    ),
    (
        "{}",
        &[MET, EXPECTS_A, EXPECTS_B],
        r#"c meeting.announced {"meeting":"m","window":"2026-02-01"}"#,
        "any.any.alone",
    ),
    // Nor is put back by another way what others took out.
    (
        TWO,
        &[
            P,
            r#"a alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy","text":"else"}}"#,
            r#"a alternative.withdrawn {"alternative":"y"}"#,
            r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
            r#"b+c alternative.set_aside {"alternative":"x"}"#,
        ],
        r#"a alternative.reopened {"alternative":"y"}"#,
        "any.any.alone",
    ),
    (
        TWO,
        &[
            P,
            r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
            r#"b+c point.dropped {"point":"s"}"#,
            r#"a point.tabled {"point":"t","title":"T","areas":["security"]}"#,
        ],
        r#"a point.nested {"point":"t","parent":"p"}"#,
        "any.any.alone",
    ),
    // What a table of its own decides on, no basis takes out.
    (
        r#"{"basis":{"at_least":2}}"#,
        &[
            r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"]}"#,
            r#"a+b+c track.opened {"track":"t","title":"T","parties":["b","c"]}"#,
            r#"a+b+c track.revised {"track":"t","points_added":["p"]}"#,
            r#"a version.drafted {"version":"u","label":"U","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1"}}]}"#,
            r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"parents":["u"],"operations":[{"drop":{"point":"p"}}]}"#,
            r#"a version.tabled {"version":"v"}"#,
            r#"a position.taken {"party":"a","on":{"version":"v"},"stance":"accepts"}"#,
            r#"b position.taken {"party":"b","on":{"version":"v"},"stance":"accepts"}"#,
        ],
        r#"a+b version.taken_as_basis {"version":"v"}"#,
        "any.any.alone",
    ),
];

const OF_THREE: &str = r#"secretariat instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b","c"]}"#;
const JOINTLY_AGREED: &str = r#"a+b+c instrument.agreed {"instrument":"i"}"#;
const A_BOUND: &str = r#"a consent.expressed {"instrument":"i","party":"a","means":"definitive_signature"}"#;
const B_BOUND: &str = r#"b consent.expressed {"instrument":"i","party":"b","means":"definitive_signature"}"#;
const C_BOUND: &str = r#"c consent.expressed {"instrument":"i","party":"c","means":"definitive_signature"}"#;
const D_BOUND: &str = r#"d consent.expressed {"instrument":"i","party":"d","means":"succession"}"#;
const SUCCEEDED: &str = r#"a+d party.succeeded {"party":"a","successor":"d","inherits":"carried"}"#;
const A_ACCEPTS: &str = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
const B_ACCEPTS: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
const AT_TWO: &str =
    r#"secretariat track.opened {"track":"t","title":"T","parties":["a","b"],"points":["p"]}"#;
const PROXY: &str = r#"b party.role_assigned {"party":"a","role":"acts_for","for_party":"b"}"#;
const NARROW: &str =
    r#"b person.accredited {"person":"n","party":"b","capacity":"envoy","powers":["negotiate"]}"#;

#[test]
fn ways_round_the_rules_are_closed() {
    for (procedure, given, act, rule) in WAYS_ROUND {
        let story = Story::open(procedure).principals(&["a", "b", "c"]).given(given);
        assert_eq!(story.refused(act).rule().id(), *rule, "{act}");
    }
}

/// What was of a party is of the one that carries on its place.
#[test]
fn who_carries_on_a_place_has_what_was_of_it() {
    let gate = r#"a gate.required {"gate":"g","kind":"parliament","body":"The chamber","question":"Yes?","on":{"instrument":"i"},"of":"a"}"#;
    let story = three().given(&[D, OF_THREE, gate, JOINTLY_AGREED, SUCCEEDED]);
    assert_eq!(story.refused(D_BOUND).rule().id(), "consent.expressed.gates");
    assert!(story.given(&[r#"d gate.passed {"gate":"g"}"#]).refusal(D_BOUND).is_none());

    let deadline = r#"a deadline.set {"deadline":"t","title":"T","due":"2026-02-01","parties":["a"]}"#;
    let link = r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#;
    let point = r#"b point.tabled {"point":"q","title":"Q","areas":["security"]}"#;
    let story = three().given(&[D, P, point, deadline, link, SUCCEEDED]);
    for act in [r#"d deadline.lifted {"deadline":"t"}"#, r#"d link.released {"link":"l"}"#] {
        assert!(story.refusal(act).is_none(), "{act}");
    }

    // A host that has no seat is succeeded by agreement of the two.
    let story = three().given(&[
        D,
        r#"secretariat party.added {"party":"h","name":"H","kind":"state"}"#,
        r#"secretariat meeting.added {"meeting":"m","format":"direct","host":"h"}"#,
        r#"h+d party.succeeded {"party":"h","successor":"d","inherits":"carried"}"#,
    ]);
    assert!(story.refusal(r#"d meeting.started {"meeting":"m"}"#).is_none());
}

/// A broken silence fails, whatever the rule.
#[test]
fn who_breaks_a_silence_ends_it() {
    let mut story =
        Story::open(r#"{"agreeing":{"at_least":2},"silence":"P1D"}"#).principals(&["a", "b", "c"]);
    story.tell(
        r#"a question.put {"question":"q","text":"?","closes":"2026-01-05","voting":{"how":"tacitly"}}"#,
    );
    story.tell(r#"c question.voted {"question":"q","party":"c","vote":"against"}"#);
    assert_eq!(story.record.entries().last().unwrap().event().kind().name(), "question.failed");
}

/// Lists that several share are filled by several, and not by one.
#[test]
fn nobody_fills_a_list_that_others_share() {
    let mut story = three().given(&[D]);
    let offered = |n: usize| format!(r#"a party.role_offered {{"party":"d","role":"label{n}"}}"#);
    for n in 0..16 {
        story.tell(&offered(n));
    }
    assert_eq!(story.refused(&offered(16)).rule().id(), "any.any.alone");
    assert!(story.refusal(&offered(16).replacen("a ", "b ", 1)).is_none());
    assert!(story.refusal(r#"a+b+c party.role_assigned {"party":"d","role":"mediator"}"#).is_none());

    // What a party says of a person counts for itself alone.
    let mut story = three().given(&[r#"b person.added {"person":"n","name":"N"}"#]);
    let begun = |party: &str, n: usize| {
        format!(r#"{party} person.office_begun {{"person":"n","party":"{party}","title":"title {n}"}}"#)
    };
    (0..64).for_each(|n| story.tell(&begun("a", n)));
    assert_eq!(story.refused(&begun("a", 64)).rule().id(), "entry.bounds.size");
    assert!(story.refusal(&begun("b", 0)).is_none());

    let mut story = three().given(&[r#"b meeting.added {"meeting":"m","format":"plenary"}"#]);
    let parties: Vec<String> = (0..65)
        .map(|n| format!(r#"secretariat party.added {{"party":"g{n}","name":"G{n}","kind":"state"}}"#))
        .collect();
    parties.iter().for_each(|line| story.tell(line));
    let expected = |n: usize| format!(r#"a meeting.participant_expected {{"meeting":"m","party":"g{n}"}}"#);
    (0..64).for_each(|n| story.tell(&expected(n)));
    assert_eq!(story.refused(&expected(64)).rule().id(), "any.any.alone");
    assert!(story.refusal(r#"b meeting.participant_expected {"meeting":"m","party":"c"}"#).is_none());
}

/// What two owe each other is carried out if both say so.
#[test]
fn one_of_those_who_owe_each_other_makes_nothing_complete() {
    let mutual = r#"a+b commitment.made {"commitment":"k","text":"each withdraws","obligors":["a","b"],"to":["a","b"]}"#;
    let mut story = three().given(&[mutual]);
    let id = "k".parse().unwrap();
    let complete = |story: &Story| story.record.negotiation().commitment(&id).unwrap().is_complete();
    story.tell(r#"a commitment.reported {"commitment":"k","degree":"complete"}"#);
    assert!(!complete(&story));
    story.tell(r#"a+b commitment.reported {"commitment":"k","degree":"complete"}"#);
    assert!(complete(&story));
}

/// What is hidden from one of those who decide holds up none of them.
#[test]
fn what_is_hidden_from_some_does_not_hold_up_the_whole() {
    let hidden = r#"a disclosure={"parties":["a","b"]} point.tabled {"point":"h","title":"H","areas":["security"],"wording":{"id":"wh","text":"t"}}"#;
    let owed = r#"secretariat disclosure={"parties":["a","b"]} commitment.made {"commitment":"k","text":"pays","obligors":["a"],"to":["b"]}"#;
    let begun = r#"a+b+c negotiation.phase_begun {"phase":"talks"}"#;
    let mut story = three().given(&[begun, hidden, owed]);
    story.tell(r#"a+b+c negotiation.concluded {}"#);
    story.tell(r#"a+b+c negotiation.completed {}"#);

    let shown = hidden.replace(r#"disclosure={"parties":["a","b"]} "#, "");
    let story = three().given(&[begun, &shown]);
    let concluded = "a+b+c negotiation.concluded {}";
    assert_eq!(story.refused(concluded).rule().id(), "negotiation.concluded.nothing_blocks");
}

/// What one accepts behind the back of another keeps the other from nothing; nor does what was accepted before a package
/// was made.
#[test]
fn what_one_does_not_see_or_did_not_cause_binds_one_to_nothing() {
    let own = r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
    let other = r#"a point.reworded {"point":"p","wording":{"id":"v","text":"other"}}"#;
    let behind = r#"b disclosure={"parties":["b","c"]} position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
    assert!(three().given(&[own, behind]).refusal(other).is_none());
    assert_eq!(three().given(&[own, B_ACCEPTS]).refused(other).rule().id(), "any.any.alone");
    let package = r#"a link.made {"link":"l","kind":"package","points":["p","r"]}"#;
    let released = r#"a link.released {"link":"l"}"#;
    assert!(three().given(&[own, R, B_ACCEPTS, package]).refusal(released).is_none());
    assert!(three().given(&[own, R, package, behind]).refusal(released).is_none());
    assert!(three().given(&[own, R, package, B_ACCEPTS]).refusal(released).is_some());
}

/// Who was brought by the secretariat, or sat at the table, accedes by itself; so does whom all agree to.
#[test]
fn who_was_not_brought_by_one_accedes() {
    let open = r#"a+b+c instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b","c"],"open_to_accession":true}"#;
    let added = |by: &str| format!(r#"{by} party.added {{"party":"x","name":"X","kind":"state"}}"#);
    let accedes = r#"x consent.expressed {"instrument":"i","party":"x","means":"accession"}"#;
    let given = |by: &str| three().given(&[open, JOINTLY_AGREED, A_BOUND, B_BOUND, &added(by)]);
    assert!(given("secretariat").refusal(accedes).is_none());
    assert_eq!(given("a").refused(accedes).rule().id(), "any.any.alone");
    let mut invited = given("a");
    invited.tell(r#"a+b+c party.role_assigned {"party":"x","role":"principal"}"#);
    assert!(invited.refusal(accedes).is_none());
}

/// Under a single undertaking neither, nor does a part that is hidden, nor brackets.
#[test]
fn what_is_hidden_from_some_does_not_hold_up_a_point() {
    let single = r#"{"single_undertaking":true}"#;
    let hidden =
        r#"a disclosure={"parties":["a"]} point.tabled {"point":"h","title":"H","areas":["security"]}"#;
    let part = r#"a disclosure={"parties":["a"]} point.nested {"point":"h","parent":"p"}"#;
    let closed = r#"b point.closed {"point":"p"}"#;
    let agreed: Vec<&str> = AGREED.iter().copied().chain([hidden]).collect();
    let story = Story::open(single).principals(&["a", "b", "c"]).given(&agreed);
    assert!(story.refusal(closed).is_none());
    let blocking = story.record.negotiation().what_blocks_closing("2026-01-02T00:00:00Z".parse().unwrap());
    let blocked: Vec<_> = blocking.points.iter().map(|blocked| blocked.point.id().as_str()).collect();
    assert_eq!(blocked, ["h"], "{blocking}");
    let mut story = three().given(&[P, hidden, part]).given(&AGREED[1..]);
    story.tell(closed);
}

/// Whoever accepts something once an instrument is in force does so with its parties as they were.
#[test]
fn what_others_wait_for_is_not_exchanged() {
    let drafted = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","parties":["a","b"],"binding":true}"#;
    let accepts = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"instrument_in_force":"i"}}"#;
    let revised = r#"a instrument.revised {"instrument":"i","parties":["a","c"]}"#;
    let story = three().given(&[P, drafted]);
    assert!(story.refusal(revised).is_none());
    let story = story.given(&[accepts]);
    assert_eq!(story.refused(revised).rule().id(), "any.any.alone");
    assert!(story.refusal(&revised.replacen("a ", "a+b ", 1)).is_none());
}

/// Where agreement is an act, a refusal says whose is missing.
#[test]
fn a_refusal_tells_whose_agreement_is_missing() {
    let story = three();
    let refusal = story.refused(r#"a party.role_ended {"party":"b","role":"principal"}"#);
    let told = refusal.explain(story.record.negotiation());
    let missing: Vec<_> = told.tally().unwrap().reason().missing().iter().map(|id| id.as_str()).collect();
    assert_eq!(missing, ["b", "c"]);
    let with = "record `party.role_ended` jointly with `b` and `c`, in one draft";
    assert!(told.help().starts_with(with), "{}", told.help());
}

/// Of what is owed to nobody in particular, bystanders say nothing that counts.
#[test]
fn a_bystander_makes_nothing_complete() {
    let made = r#"a commitment.made {"commitment":"k","text":"pays","obligors":["a"]}"#;
    let mut story = three().given(&[D, made]);
    let id = "k".parse().unwrap();
    let complete = |story: &Story| story.record.negotiation().commitment(&id).unwrap().is_complete();
    story.tell(r#"d commitment.reported {"commitment":"k","degree":"complete"}"#);
    assert!(!complete(&story));
    story.tell(r#"b commitment.reported {"commitment":"k","degree":"complete"}"#);
    assert!(complete(&story));
}

/// An offer to several is over once no acceptance can come any more, and not with one counter-offer.
#[test]
fn a_counter_offer_of_one_ends_the_offer_where_all_are_needed() {
    let offer = r#"b proposal.submitted {"proposal":"o","to":["a","c"],"channel":"in_public","contents":[{"point":"p"}]}"#;
    let counter = r#"a proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","reply_to":"o","contents":[{"point":"p"}]}"#;
    let id = "o".parse().unwrap();
    let status = |story: &Story| story.record.negotiation().proposal(&id).unwrap().status().to_string();
    let all = Story::open("{}").principals(&["a", "b", "c"]).given(&[P, offer, counter]);
    assert_eq!(status(&all), "countered");
    let one = Story::open(r#"{"agreeing":{"at_least":1}}"#)
        .principals(&["a", "b", "c"])
        .given(&[P, offer, counter]);
    assert_eq!(status(&one), "submitted");
}

/// Who acts for another lets nobody else act for it, and nobody else be it.
#[test]
fn a_proxy_gives_no_proxy() {
    let given = r#"b party.role_assigned {"party":"d","role":"acts_for","for_party":"b"}"#;
    let story =
        three().given(&[D, r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#, given]);
    let on = r#"d/b party.role_assigned {"party":"m","role":"acts_for","for_party":"b"}"#;
    assert_eq!(story.refused(on).rule().id(), "any.any.acts_for");
    assert!(story.refusal(&on.replacen("d/b", "b", 1)).is_none());
}

const DATED: &str = r#"{"backdating":true,"silence":"PT24H"}"#;
const R: &str = r#"a point.tabled {"point":"r","title":"R","areas":["security"]}"#;
const S: &str = r#"a point.tabled {"point":"s","title":"S","areas":["security"]}"#;
const ON_R: &str = r#"a record.corrected {"entry":"e014","occurred":"@e013"}"#;
const OF_R: &str = r#"a record.corrected {"entry":"e013","occurred":"2025-06-01"}"#;
const X: &str =
    r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"a pays"}}"#;
const OTHER_X: &str = r#"a record.corrected {"entry":"e014","event":{"alternative":{"proposed":{"alternative":"x","point":"p","wording":{"id":"wx","text":"b pays"}}}}}"#;
const V: &str = r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"}}"#;
const OTHER_V: &str = r#"a record.corrected {"entry":"e014","event":{"version":{"drafted":{"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1"}}]}}}}"#;
const EMBODIES: &str =
    r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"version":"v"}"#;
const OWN: &str =
    r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"good"}}"#;
const OTHER_OWN: &str = r#"a record.corrected {"entry":"e013","event":{"point":{"tabled":{"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"bad"}}}}}"#;
const OWED: &str = r#"b commitment.made {"commitment":"k","text":"t","obligors":["b"],"to":["a"]}"#;
const LATER: &[&str] = &[
    MET,
    r#"a recorded=2026-01-30T00:00:00Z point.tabled {"point":"r","title":"R","areas":["security"]}"#,
    r#"b recorded=2026-02-05T00:00:00Z occurred=2026-01 meeting.held {"meeting":"m"}"#,
];

/// Corrections and retractions that reach what others count on, through what lies between: the procedure, what is recorded
/// before, and what `a` tries alone.
const REACHING: &[(&str, &[&str], &str)] = &[
    // A term, a proxy, a condition or a debt that hangs on an entry that hangs on another.
    (
        DATED,
        &[
            R,
            S,
            ON_R,
            r#"b question.put {"question":"q","text":"?","closes":"@e014 + PT240H","voting":{"how":"tacitly"}}"#,
        ],
        OF_R,
    ),
    (
        DATED,
        &[
            R,
            S,
            ON_R,
            r#"b party.role_assigned {"party":"a","role":"acts_for","for_party":"b","until":"@e014 + PT720H"}"#,
        ],
        OF_R,
    ),
    (
        DATED,
        &[
            R,
            S,
            ON_R,
            P,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"date_reached":"@e014 + PT720H"}}"#,
        ],
        OF_R,
    ),
    (
        DATED,
        &[
            R,
            S,
            ON_R,
            r#"a+b commitment.made {"commitment":"k","text":"pays","obligors":["a"],"to":["b"],"due":"@e014 + PT8760H"}"#,
        ],
        OF_R,
    ),
    (
        DATED,
        &[
            r#"a account.given {"on":"whole","aspect":"count","value":{"number":3}}"#,
            S,
            ON_R,
            r#"b party.role_assigned {"party":"a","role":"acts_for","for_party":"b","until":"@e014 + PT720H"}"#,
        ],
        OF_R,
    ),
    // A vague time, which is told by what came before it.
    (
        DATED,
        LATER,
        r#"a recorded=2026-02-10T00:00:00Z record.corrected {"entry":"e014","occurred":"2026-01-01"}"#,
    ),
    (DATED, LATER, r#"a recorded=2026-02-10T00:00:00Z record.retracted {"entry":"e014"}"#),
    // The text of an instrument, and of what is voted on.
    ("{}", &[P, V, EMBODIES, r#"a+b+c instrument.agreed {"instrument":"i"}"#], OTHER_V),
    (
        "{}",
        &[
            P,
            V,
            EMBODIES,
            r#"a question.put {"question":"q","text":"?","motion":{"instrument":{"agreed":{"instrument":"i"}}}}"#,
            r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        ],
        OTHER_V,
    ),
    // Words that a version of another took from an alternative.
    (
        "{}",
        &[
            P,
            X,
            r#"a alternative.withdrawn {"alternative":"x"}"#,
            r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"p","number":"1","wording":"wx"}}]}"#,
        ],
        OTHER_X,
    ),
    // What a chair took as the basis, and others agreed to.
    (
        r#"{"chair_sets_basis":true}"#,
        &[
            P,
            r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#,
            r#"a+b+c party.role_assigned {"party":"a","role":"chair"}"#,
            r#"a version.taken_as_basis {"version":"v"}"#,
        ],
        OTHER_V,
    ),
    // Who is silent has answered too.
    (
        DATED,
        &[
            OWN,
            r#"a question.put {"question":"q","text":"?","on":{"point":"p"},"closes":"2026-01-05","voting":{"how":"tacitly"}}"#,
        ],
        OTHER_OWN,
    ),
    // How a question ended is not untold by who told it.
    (
        DATED,
        &[
            r#"a question.put {"question":"q","text":"?","closes":"2026-01-05","voting":{"how":"tacitly"}}"#,
            r#"a recorded=2026-01-07T00:00:00Z question.carried {"question":"q","basis":"silence"}"#,
        ],
        r#"a recorded=2026-01-08T00:00:00Z record.retracted {"entry":"e014"}"#,
    ),
    // What was carried out is found once, and not of an earlier time.
    (
        DATED,
        &[
            OWED,
            r#"a recorded=2026-03-01T00:00:00Z commitment.reported {"commitment":"k","degree":"complete"}"#,
        ],
        r#"a recorded=2026-03-02T00:00:00Z record.corrected {"entry":"e014","occurred":"2026-01-02"}"#,
    ),
    (
        DATED,
        &[OWED, r#"a commitment.reported {"commitment":"k","degree":"complete"}"#],
        r#"a record.retracted {"entry":"e014"}"#,
    ),
    (
        DATED,
        &[OWED, r#"a commitment.reported {"commitment":"k","degree":"minimum"}"#],
        r#"a record.corrected {"entry":"e014","event":{"commitment":{"reported":{"commitment":"k","degree":"complete"}}}}"#,
    ),
];

#[test]
fn what_others_count_on_is_not_corrected_through_what_lies_between() {
    for (procedure, given, act) in REACHING {
        let story = Story::open(procedure).principals(&["a", "b", "c"]).given(given);
        assert_eq!(story.refused(act).rule().id(), "any.any.alone", "{act} after {given:?}");
        for by in ["a+b+c ", "secretariat "] {
            let refusal = story.refusal(&act.replacen("a ", by, 1));
            assert!(refusal.is_none(), "{by}{act} after {given:?}: {refusal:?}");
        }
    }
}

/// What nobody has gone on from its makers correct alone, also where they went on from it themselves.
#[test]
fn what_nobody_else_has_gone_on_from_is_corrected_alone() {
    let cases: &[(&[&str], &str)] = &[
        (&[R, S, ON_R], OF_R),
        (&[P, V, EMBODIES], OTHER_V),
        (&[P, X, r#"a alternative.withdrawn {"alternative":"x"}"#], OTHER_X),
        (&[OWN, r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#], OTHER_OWN),
        (&[OWN, r#"b account.given {"on":{"point":"p"},"aspect":"count","value":{"number":3}}"#], OTHER_OWN),
        (&[OWN], r#"a record.corrected {"entry":"e013","occurred":"2025-12-31"}"#),
        (
            &[OWED, r#"a commitment.reported {"commitment":"k","degree":"minimum"}"#],
            r#"a record.corrected {"entry":"e014","event":{"commitment":{"reported":{"commitment":"k","degree":"intermediate"}}}}"#,
        ),
    ];
    for (given, act) in cases {
        let refusal = Story::open(DATED).principals(&["a", "b", "c"]).given(given).refusal(act);
        assert!(refusal.is_none(), "{act} after {given:?}: {refusal:?}");
    }
}

/// A correction gives an act no time that the act could not have had, and hides no other fault behind one that it has.
#[test]
fn a_correction_of_when_it_was_keeps_the_rules_of_then() {
    let dated = r#"a record.corrected {"entry":"e013","occurred":"2025-12-31"}"#;
    assert_eq!(three().given(&[OWN]).refused(dated).rule().id(), "record.corrected.rules");
    assert!(three().given(&[OWN]).refusal(&dated.replacen("a ", "secretariat ", 1)).is_none());
    let voted = three().given(&[
        r#"b question.put {"question":"q","text":"?"}"#,
        r#"a question.voted {"question":"q","party":"a","vote":"for"}"#,
        r#"secretariat record.corrected {"entry":"e014","occurred":"2025-12-31"}"#,
    ]);
    let for_b = r#"a record.corrected {"entry":"e014","event":{"question":{"voted":{"question":"q","party":"b","vote":"for"}}}}"#;
    assert_eq!(voted.refused(for_b).rule().id(), "record.corrected.rules");
}

/// A party and the one that carries on its place consent once, and decide once.
#[test]
fn a_successor_takes_the_place_of_the_one_before() {
    let waits = OF_THREE.replacen(
        r#","parties""#,
        r#","in_force_when":{"bound":{"instrument":"i","at_least":3}},"parties""#,
        1,
    );
    let story = three().given(&[D, &waits, JOINTLY_AGREED, B_BOUND, A_BOUND, SUCCEEDED, D_BOUND]);
    let of = |story: &Story| story.record.negotiation().instrument(&"i".parse().unwrap()).unwrap().status();
    assert_eq!(of(&story).to_string(), "agreed", "two are bound, and not three");
    assert_eq!(of(&story.given(&[C_BOUND])).to_string(), "in_force");
    // It decides in that place, also of what it did not consent to itself.
    let story = three().given(&[D, OF_THREE, JOINTLY_AGREED, A_BOUND, B_BOUND, C_BOUND, SUCCEEDED]);
    let ended = r#"instrument.terminated {"instrument":"i"}"#;
    assert!(story.refusal(&format!("b+c {ended}")).is_some());
    assert!(story.refusal(&format!("b+c+d {ended}")).is_none());
    let truce = three().given(&[D, TRUCE, SUCCEEDED]);
    assert!(truce.refusal(r#"b+d ceasefire.took_effect {"ceasefire":"f"}"#).is_none());
    // Its weight, its groups and its tables go with the seat.
    let joined = r#"a+b+c party.membership_begun {"party":"a","group":"g"}"#;
    let weighed = r#"secretariat party.weight_set {"party":"a","weight":7}"#;
    let story = three().given(&[P, D, G, joined, weighed, AT_TWO, SUCCEEDED]);
    let whole = story.record.negotiation();
    let d = whole.party(&"d".parse().unwrap()).unwrap();
    assert_eq!((d.weight(), d.groups().map(|id| id.as_str()).collect::<Vec<_>>()), (7, vec!["g"]));
    let track = whole.track(&"t".parse().unwrap()).unwrap();
    let mut seated: Vec<_> = track.parties().map(|party| party.id().as_str()).collect();
    seated.sort_unstable();
    assert_eq!(seated, ["b", "d"]);
}

/// What was meant for one, one decides; and who left is still put out.
#[test]
fn a_table_of_one_is_its_own_and_a_leaver_is_excluded() {
    let of_one = r#"a+b+c track.opened {"track":"t","title":"T","parties":["a"],"points":["p"]}"#;
    let story = three().given(&[P, of_one, A_ACCEPTS]);
    assert!(story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_none());
    // Where each group has to agree, one that is left of a group still speaks for it.
    let both = r#"{"agreeing":{"all_of":[{"at_least":2},{"among":{"group":"g","rule":"unanimity"}}]}}"#;
    let story = Story::open(both).principals(&["a", "b", "c"]).given(&[
        P,
        G,
        r#"a+b+c party.membership_begun {"party":"a","group":"g"}"#,
        r#"a+b+c party.membership_begun {"party":"b","group":"g"}"#,
        r#"b party.membership_ended {"party":"b","group":"g"}"#,
        A_ACCEPTS,
        B_ACCEPTS,
    ]);
    assert!(story.refusal(r#"a point.text_agreed {"point":"p"}"#).is_none());
    let alone = r#"a ceasefire.declared {"ceasefire":"f","kind":"ceasefire","parties":["a"]}"#;
    let joined = r#"b ceasefire.joined {"ceasefire":"f","party":"b"}"#;
    assert!(three().given(&[alone]).refusal(joined).is_none(), "it reciprocates");

    let procedure = r#"{"changing":{"at_least":2},"excluding":{"at_least":2},"returning":"admitted"}"#;
    let put = r#"b question.put {"question":"q","text":"?","motion":{"party":{"excluded":{"party":"a"}}}}"#;
    let story = Story::open(procedure).principals(&["a", "b", "c"]).given(&[
        put,
        r#"b question.voted {"question":"q","party":"b","vote":"for"}"#,
        r#"a party.withdrawn {"party":"a"}"#,
        r#"c question.voted {"question":"q","party":"c","vote":"for"}"#,
        r#"secretariat question.carried {"question":"q","basis":"votes"}"#,
    ]);
    assert!(story.refusal(r#"a party.returned {"party":"a"}"#).is_some());
    // Any of its authors shows a joint text.
    let drafted = r#"a+b version.drafted {"version":"v","label":"V","owner":{"jointly":["a","b"]}}"#;
    assert!(three().given(&[drafted]).refusal(r#"a version.tabled {"version":"v"}"#).is_none());
}

/// Where a rule counts a group that was left to one, or to nobody, all decide: neither that one alone, nor nobody ever.
#[test]
fn where_a_group_was_left_all_decide() {
    let of_group = r#"{"agreeing":{"among":{"group":"g","rule":{"at_least":1}}},"changing":{"among":{"group":"g","rule":{"at_least":1}}}}"#;
    let open = || {
        Story::open(of_group).principals(&["a", "b", "c"]).given(&[
            P,
            G,
            r#"secretariat party.membership_begun {"party":"a","group":"g"}"#,
            r#"secretariat party.membership_begun {"party":"b","group":"g"}"#,
            A_ACCEPTS,
        ])
    };
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    assert!(open().refusal(agreed).is_none(), "one of the group is enough");
    let b_leaves = r#"b party.membership_ended {"party":"b","group":"g"}"#;
    for left in [&[b_leaves][..], &[b_leaves, r#"a party.membership_ended {"party":"a","group":"g"}"#]] {
        let mut story = open().given(left);
        assert_eq!(story.refused(agreed).rule().id(), "point.text_agreed.agreement");
        let change = r#"negotiation.procedure_changed {"procedure":{}}"#;
        let refusal = story.refused(&format!("a+b {change}"));
        assert_eq!(refusal.rule().id(), "negotiation.procedure_changed.decided");
        let help = refusal.explain(story.record.negotiation()).help().to_owned();
        assert_eq!(help, "record `negotiation.procedure_changed` by `a`, `b` and `c` jointly, in one draft");
        assert!(story.refusal(&format!("a+b+c {change}")).is_none());
        // A question is put to all, too, and never carried by one.
        let put = r#"a question.put {"question":"u","text":"?","on":{"point":"p"}}"#;
        let narrow =
            put.replace(r#""text""#, r#""rule":{"among":{"group":"g","rule":{"at_least":1}}},"text""#);
        assert_eq!(story.refused(&narrow).rule().id(), "question.put.rule");
        story.tell(put);
        for party in ["a", "b", "c"] {
            story.tell(&format!(
                r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#
            ));
        }
        let story = story
            .given(&[B_ACCEPTS, r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#]);
        assert!(story.refusal(agreed).is_none());
    }
}
