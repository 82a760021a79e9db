//! Cases of entries about entries, of accounts and the watch list. The first entry is the opening; what is given stands from `e009` on.

use super::cases::{Case, P};

const YES: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
const GONE: &str = r#"secretariat record.retracted {"entry":"e010","reason":"r"}"#;

const HIDDEN: &str =
    r#"secretariat disclosure="recorder" point.tabled {"point":"s","title":"S","areas":["security"]}"#;

const K: &str = r#"secretariat watch.added {"watch":"k","question":"Is the envoy named?","due":"2026-02"}"#;

pub(crate) const RECORD: &[Case] = &[
    (
        "record.corrected.something",
        &[P],
        r#"secretariat record.corrected {"entry":"e009","reason":"r"}"#,
        &[],
    ),
    (
        "watch.observed.indicator",
        &[
            r#"secretariat watch.added {"watch":"k","question":"Is the envoy named?","indicators":["a decree"]}"#,
        ],
        r#"secretariat watch.observed {"watch":"k","indicator":"a speech"}"#,
        &["watch.observed.indicator"],
    ),
    (
        "record.corrected.kind",
        &[P],
        r#"secretariat record.corrected {"entry":"e009","reason":"r","event":{"point":{"taken_up":{"point":"p"}}}}"#,
        &[],
    ),
    (
        "record.corrected.disclosure",
        &[P],
        r#"secretariat disclosure=recorder record.corrected {"entry":"e009","reason":"r","occurred":"2025-12-31"}"#,
        &[],
    ),
    (
        "record.corrected.structural",
        &[P],
        r#"secretariat record.corrected {"entry":"e009","reason":"r","occurred":"2027"}"#,
        &[],
    ),
    (
        "record.corrected.authority",
        &[P, YES],
        r#"a record.corrected {"entry":"e010","reason":"r","sources":[{"title":"S"}]}"#,
        &["record.corrected.authority"],
    ),
    (
        "record.corrected.rules",
        &[P, YES],
        r#"b record.corrected {"entry":"e010","event":{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":"accepts"}}}}"#,
        &[],
    ),
    ("record.confirmed.own", &[P, YES], r#"b record.denied {"entry":"e010"}"#, &["record.confirmed.own"]),
    (
        "account.given.aspect",
        &[P],
        r#"a account.given {"on":{"point":"p"},"aspect":"count","value":{"range":[28,26]}}"#,
        &[],
    ),
    (
        "watch.extended.later",
        &[K],
        r#"secretariat watch.extended {"watch":"k","due":"2026-01"}"#,
        &["watch.extended.later"],
    ),
    (
        "watch.observed.after",
        &[
            r#"secretariat mode=observed occurred=2025-12-30 assessment.given {"on":"whole","rating":"stalled"}"#,
            K,
        ],
        r#"secretariat watch.observed {"watch":"k","entry":"e009"}"#,
        &["watch.observed.after"],
    ),
    ("watch.lapsed.due", &[K], r#"secretariat watch.lapsed {"watch":"k"}"#, &["watch.lapsed.due"]),
    (
        "record.retracted.disclosed",
        &[HIDDEN, r#"secretariat record.disclosed {"entry":"e009"}"#],
        r#"secretariat record.retracted {"entry":"e010","reason":"r"}"#,
        &[],
    ),
    (
        "record.disclosed.kind",
        &[HIDDEN, r#"secretariat disclosure="recorder" record.retracted {"entry":"e009","reason":"r"}"#],
        r#"secretariat record.disclosed {"entry":"e010"}"#,
        &[],
    ),
    (
        "record.disclosed.wider",
        &[P],
        r#"secretariat disclosure="participants" record.disclosed {"entry":"e009"}"#,
        &["record.disclosed.wider"],
    ),
    (
        "record.disclosed.authority",
        &[r#"b disclosure="participants" meeting.added {"meeting":"m","format":"plenary"}"#],
        r#"a record.disclosed {"entry":"e009"}"#,
        &["record.disclosed.authority"],
    ),
    ("payload.erased.made", &[], r#"secretariat payload.erased {"kind":"position.taken"}"#, &[]),
    ("record.retracted.opening", &[], r#"secretariat record.retracted {"entry":"e000","reason":"r"}"#, &[]),
    ("record.retracted.once", &[P, YES, GONE], GONE, &[]),
    (
        "record.retracted.structural",
        &[P, YES],
        r#"secretariat record.retracted {"entry":"e009","reason":"r"}"#,
        &[],
    ),
    (
        "record.retracted.authority",
        &[P, YES],
        r#"a record.retracted {"entry":"e010","reason":"r"}"#,
        &["record.retracted.authority"],
    ),
];
