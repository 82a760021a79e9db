//! Cases of questions, and of acts that rest on them.

use super::cases::{Case, P, Q, W};

const U: &str = r#"a question.put {"question":"u","text":"Do we agree?"}"#;
const ON_P: &str = r#"a question.put {"question":"u","text":"Do we agree?","on":{"point":"p"}}"#;
const CONSENSUS: &str =
    r#"secretariat question.put {"question":"u","text":"Any objection?","rule":"consensus"}"#;
const UNTIL: &str = r#"a question.put {"question":"u","text":"By then?","closes":"2026-02"}"#;
const SILENCE: &str = r#"secretariat question.put {"question":"u","text":"In silence?","rule":"consensus","closes":"2026-02","voting":{"how":"tacitly"}}"#;
const PAST: &str = r#"a question.put {"question":"u","text":"Too late?","closes":"2026-01-01"}"#;
const YES_A: &str = r#"a question.voted {"question":"u","party":"a","vote":"for"}"#;
const YES_B: &str = r#"b question.voted {"question":"u","party":"b","vote":"for"}"#;
const NO_B: &str = r#"b question.voted {"question":"u","party":"b","vote":"against"}"#;

pub(crate) const ASKED: &[Case] = &[
    (
        "any.any.question",
        &[P, ON_P, YES_A, NO_B],
        r#"a point.text_agreed {"point":"p","rests_on":"u"}"#,
        &["any.any.question"],
    ),
    (
        "question.put.wording",
        &[W, Q],
        r#"a question.put {"question":"u","text":"?","on":{"point":"q"},"wording":"w"}"#,
        &[],
    ),
    (
        "question.put.motion",
        &[P],
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"},"motion":{"point":{"dropped":{"point":"p"}}}}"#,
        &[],
    ),
    (
        "question.put.members",
        &[],
        r#"a question.put {"question":"u","text":"?","electorate":[{"party":"a"},{"party":"a"}]}"#,
        &[],
    ),
    (
        "question.put.rule",
        &[],
        r#"a question.put {"question":"u","text":"?","rule":{"at_least":1}}"#,
        &["question.put.rule"],
    ),
    (
        "question.put.term",
        &[],
        r#"a question.put {"question":"u","text":"?","closes":"2025-12-31"}"#,
        &["question.put.term"],
    ),
    (
        "question.put.meeting",
        &[r#"a meeting.added {"meeting":"m","format":"round"}"#],
        r#"a question.put {"question":"u","text":"?","at":"m"}"#,
        &[],
    ),
    (
        "question.put.tacit",
        &[r#"a+b negotiation.procedure_changed {"procedure":{"observing":"allowed"}}"#],
        SILENCE,
        &["question.put.tacit"],
    ),
    (
        "question.put.silence",
        &[],
        r#"a question.put {"question":"u","text":"?","voting":{"how":"tacitly"}}"#,
        &[],
    ),
    (
        "question.put.electorate",
        &[
            r#"secretariat party.role_ended {"party":"a","role":"principal"}"#,
            r#"secretariat party.role_ended {"party":"b","role":"principal"}"#,
        ],
        r#"secretariat question.put {"question":"u","text":"?"}"#,
        &[],
    ),
    (
        "question.voted.electorate",
        &[U],
        r#"a question.voted {"question":"u","party":"b","vote":"for"}"#,
        &["question.voted.electorate"],
    ),
    (
        "question.voted.open",
        &[PAST],
        r#"a recorded=2026-01-02T00:00:00Z question.voted {"question":"u","party":"a","vote":"for"}"#,
        &["question.voted.open"],
    ),
    (
        "question.extended.later",
        &[UNTIL],
        r#"a question.extended {"question":"u","closes":"2026-02-03"}"#,
        &["question.extended.later"],
    ),
    (
        "question.carried.rule",
        &[U, YES_A],
        r#"secretariat question.carried {"question":"u","basis":"votes"}"#,
        &[],
    ),
    (
        "question.carried.chair_finding",
        &[U],
        r#"secretariat question.carried {"question":"u","basis":"chair_finding"}"#,
        &["question.carried.chair_finding"],
    ),
    (
        "question.carried.silence",
        &[SILENCE],
        r#"secretariat question.carried {"question":"u","basis":"silence"}"#,
        &[],
    ),
    (
        "question.failed.rule",
        &[CONSENSUS, YES_A],
        r#"secretariat question.failed {"question":"u","basis":"no_objection"}"#,
        &["question.failed.rule"],
    ),
    (
        "question.lapsed.time",
        &[UNTIL],
        r#"secretariat question.lapsed {"question":"u"}"#,
        &["question.lapsed.time"],
    ),
    (
        "question.withdrawn.time",
        &[r#"a question.put {"question":"u","text":"At once?","closes":"2026-01-01T00:00:30Z"}"#],
        r#"a recorded=2026-01-01T00:01:00Z question.withdrawn {"question":"u"}"#,
        &["question.withdrawn.time"],
    ),
    (
        "question.annulled.decided",
        &[U, YES_A, YES_B],
        r#"a question.annulled {"question":"u","reason":"r"}"#,
        &[],
    ),
];
