//! Cases of alternatives, and of acceptances that are confirmed.

use super::cases::{Case, P, Q, W, YES_A, YES_B};

const X: &str =
    r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"shared"}}"#;
const Y: &str =
    r#"b alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy","text":"divided"}}"#;
const YES_X_A: &str = r#"a position.taken {"party":"a","on":{"alternative":"x"},"stance":"accepts"}"#;
const YES_X_B: &str = r#"b position.taken {"party":"b","on":{"alternative":"x"},"stance":"accepts"}"#;
const CHOSEN: &str = r#"a alternative.chosen {"alternative":"x"}"#;

pub(crate) const BRACKETS: &[Case] = &[
    (
        "point.text_agreed.clean",
        &[P, X, YES_A, YES_B],
        r#"a point.text_agreed {"point":"p"}"#,
        &["point.text_agreed.clean"],
    ),
    (
        "alternative.proposed.words",
        &[W, Q],
        r#"a alternative.proposed {"alternative":"x","point":"q","wording":{"id":"wx"},"of":"w"}"#,
        &[],
    ),
    (
        "alternative.chosen.wording",
        &[P, X, Y],
        r#"a alternative.chosen {"alternative":"x","wording":"wy"}"#,
        &[],
    ),
    (
        "alternative.proposed.settled",
        &[P, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#],
        X,
        &["alternative.proposed.settled"],
    ),
    (
        "alternative.proposed.duplicate",
        &[P, X],
        r#"b alternative.proposed {"alternative":"y","point":"p","wording":{"id":"wy","text":"shared"}}"#,
        &["alternative.proposed.duplicate"],
    ),
    (
        "alternative.chosen.one",
        &[P, X, Y, YES_X_A, YES_X_B, CHOSEN, r#"a+b alternative.reopened {"alternative":"y"}"#],
        r#"a alternative.chosen {"alternative":"y"}"#,
        &["alternative.chosen.one"],
    ),
    ("alternative.chosen.agreement", &[P, X, YES_X_A], CHOSEN, &[]),
    (
        "position.confirmed.ad_referendum",
        &[P, YES_A],
        r#"a position.confirmed {"party":"a","on":{"point":"p"}}"#,
        &["position.confirmed.ad_referendum"],
    ),
];
