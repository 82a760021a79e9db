//! Cases of what comes after agreement, and beside it: commitments, ceasefires, measures.

use super::cases::{Case, W};

const MADE: &str =
    r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"to":["b"],"verifier":"b"}"#;
const REPORTED: &str = r#"b commitment.reported {"commitment":"k","degree":"intermediate"}"#;
const TRUCE: &str = r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a"],"effective":"2026-02-01","until":"2026-03-01"}"#;

pub(crate) const AFTER: &[Case] = &[
    (
        "negotiation.completed.commitments",
        &[
            MADE,
            REPORTED,
            r#"a negotiation.phase_begun {"phase":"talks"}"#,
            r#"a+b negotiation.concluded {}"#,
            r#"a+b negotiation.phase_begun {"phase":"implementation"}"#,
        ],
        r#"a negotiation.completed {}"#,
        &["negotiation.completed.commitments"],
    ),
    (
        "commitment.made.obligors",
        &[],
        r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"to":["a"]}"#,
        &[],
    ),
    (
        "commitment.made.wording",
        &[W],
        r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"wording":"w"}"#,
        &[],
    ),
    (
        "commitment.made.verifier",
        &[],
        r#"a commitment.made {"commitment":"k","text":"t","obligors":["a"],"verifier":"a"}"#,
        &["commitment.made.verifier"],
    ),
    (
        "commitment.made.undertaken",
        &[],
        r#"a commitment.made {"commitment":"k","text":"t","obligors":["a","b"]}"#,
        &["commitment.made.undertaken"],
    ),
    (
        "commitment.any.creditor",
        &[MADE],
        r#"a commitment.due_changed {"commitment":"k","due":"2036"}"#,
        &["commitment.any.creditor", "any.any.alone"],
    ),
    (
        "commitment.reported.count",
        &[MADE],
        r#"a commitment.reported {"commitment":"k","degree":"minimum","done":3,"of":2}"#,
        &[],
    ),
    (
        "commitment.reported.regress",
        &[MADE, REPORTED],
        r#"b commitment.reported {"commitment":"k","degree":"minimum"}"#,
        &["commitment.reported.regress"],
    ),
    (
        "commitment.reported.verifier",
        &[MADE],
        r#"a commitment.reported {"commitment":"k","degree":"minimum","verified":true}"#,
        &["commitment.reported.verifier"],
    ),
    (
        "commitment.violation_alleged.standing",
        &[MADE, r#"a+b commitment.suspended {"commitment":"k","reason":"r"}"#],
        r#"b commitment.violation_alleged {"commitment":"k","text":"t"}"#,
        &["commitment.violation_alleged.standing"],
    ),
    (
        "ceasefire.declared.parties",
        &[],
        r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a","a"]}"#,
        &[],
    ),
    (
        "ceasefire.declared.interval",
        &[],
        r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a"],"effective":"2026-03-01","until":"2026-02-01"}"#,
        &[],
    ),
    (
        "ceasefire.declared.agreement",
        &[],
        r#"a ceasefire.declared {"ceasefire":"g","kind":"truce","parties":["a","b"]}"#,
        &["ceasefire.declared.agreement"],
    ),
    (
        "ceasefire.joined.status",
        &[TRUCE, r#"a ceasefire.ended {"ceasefire":"g","how":"terminated"}"#],
        r#"b ceasefire.joined {"ceasefire":"g","party":"b"}"#,
        &["ceasefire.joined.status"],
    ),
    (
        "ceasefire.extended.agreement",
        &[TRUCE, r#"b ceasefire.joined {"ceasefire":"g","party":"b"}"#],
        r#"b ceasefire.extended {"ceasefire":"g","until":"2099-01-01"}"#,
        &["ceasefire.extended.agreement"],
    ),
    (
        "ceasefire.denounced.entitled",
        &[
            TRUCE,
            r#"b ceasefire.joined {"ceasefire":"g","party":"b"}"#,
            r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
            r#"secretariat ceasefire.joined {"ceasefire":"g","party":"c"}"#,
        ],
        r#"a ceasefire.denounced {"ceasefire":"g","party":"b"}"#,
        &["ceasefire.denounced.entitled"],
    ),
    ("ceasefire.denounced.bound", &[TRUCE], r#"a ceasefire.denounced {"ceasefire":"g","party":"a"}"#, &[]),
    (
        "ceasefire.denounced.status",
        &[
            TRUCE,
            r#"b ceasefire.joined {"ceasefire":"g","party":"b"}"#,
            r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#,
            r#"secretariat ceasefire.joined {"ceasefire":"g","party":"c"}"#,
            r#"secretariat ceasefire.ended {"ceasefire":"g","how":"terminated"}"#,
        ],
        r#"b ceasefire.denounced {"ceasefire":"g","party":"b"}"#,
        &["ceasefire.denounced.status"],
    ),
    ("ceasefire.joined.once", &[TRUCE], r#"a ceasefire.joined {"ceasefire":"g","party":"a"}"#, &[]),
    (
        "ceasefire.took_effect.declared",
        &[TRUCE],
        r#"a ceasefire.took_effect {"ceasefire":"g"}"#,
        &["ceasefire.took_effect.declared"],
    ),
    (
        "ceasefire.extended.later",
        &[TRUCE],
        r#"a ceasefire.extended {"ceasefire":"g","until":"2026-02-20"}"#,
        &["ceasefire.extended.later"],
    ),
    (
        "ceasefire.violation_alleged.effect",
        &[TRUCE],
        r#"b ceasefire.violation_alleged {"ceasefire":"g","text":"t"}"#,
        &["ceasefire.violation_alleged.effect"],
    ),
    (
        "ceasefire.ended.until",
        &[TRUCE],
        r#"secretariat ceasefire.ended {"ceasefire":"g","how":"expired"}"#,
        &["ceasefire.ended.until"],
    ),
    (
        "measure.taken.parties",
        &[],
        r#"a measure.taken {"measure":"m","kind":"strike","parties":["a","a"]}"#,
        &[],
    ),
];
