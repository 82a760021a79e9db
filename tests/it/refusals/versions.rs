//! Cases of versions made from others, and of what becomes of their points.

use super::cases::{Case, P, Q, W, YES_A, YES_B};

const REWORDED: &str =
    r#"secretariat point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#;
/// Versions of the point `p`: in the words `w`, in the words `w2`, and of `q` alone.
const OF_W: &str = r#"a version.drafted {"version":"v","label":"v","owner":"unknown","operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#;
const OF_W2: &str = r#"a version.drafted {"version":"u","label":"u","owner":"unknown","operations":[{"add":{"point":"p","number":"1","wording":"w2"}}]}"#;
const OF_P: &str = r#"a version.drafted {"version":"v","label":"v","owner":"unknown","operations":[{"add":{"point":"p","number":"1"}}]}"#;
const BASIS: &str = r#"a version.taken_as_basis {"version":"v"}"#;
const FOR_A: &str = r#"a position.taken {"party":"a","on":{"version":"v"},"stance":"accepts"}"#;
const FOR_B: &str = r#"b position.taken {"party":"b","on":{"version":"v"},"stance":"accepts"}"#;
const REFERENDUM_B: &str =
    r#"b position.taken {"party":"b","on":{"version":"v"},"stance":"accepts_ad_referendum"}"#;

pub(crate) const VERSIONS: &[Case] = &[
    (
        "version.drafted.parents",
        &[P, OF_P],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v","v"],"operations":[{"carry":{"point":"p"}}]}"#,
        &[],
    ),
    (
        "version.drafted.complete",
        &[P, OF_P, Q],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"add":{"point":"q","number":"2"}}]}"#,
        &[],
    ),
    (
        "version.drafted.source",
        &[P, OF_P, Q],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"carry":{"point":"p"}},{"drop":{"point":"q"}}]}"#,
        &[],
    ),
    (
        "version.drafted.added",
        &[P, OF_P],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"add":{"point":"p","number":"2"}}]}"#,
        &[],
    ),
    (
        "version.drafted.reinstated",
        &[P, OF_P, Q],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"carry":{"point":"p"}},{"reinstate":{"point":"q","number":"2"}}]}"#,
        &[],
    ),
    (
        "version.drafted.merge_sources",
        &[P, OF_P, Q],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"merge":{"points":["p"],"into":{"point":"q","number":"1"}}}]}"#,
        &[],
    ),
    (
        "version.drafted.conflict",
        &[W, REWORDED, OF_W, OF_W2],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v","u"],"operations":[{"carry":{"point":"p"}}]}"#,
        &[],
    ),
    (
        "version.drafted.amend_changes",
        &[W, OF_W],
        r#"a version.drafted {"version":"n","label":"n","owner":"unknown","parents":["v"],"operations":[{"amend":{"point":"p","wording":"w"}}]}"#,
        &[],
    ),
    ("point.superseded.into", &[P], r#"secretariat point.superseded {"point":"p","into":["p"]}"#, &[]),
    (
        "point.moved_to_instrument.agreement",
        &[P, YES_A],
        r#"b point.moved_to_instrument {"point":"p","instrument":"the protocol"}"#,
        &[],
    ),
    (
        "version.taken_as_basis.agreed_points",
        &[W, REWORDED, OF_W, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#],
        BASIS,
        &["version.taken_as_basis.agreed_points"],
    ),
    (
        "version.adopted_ad_referendum.agreement",
        &[P, OF_P, FOR_A, FOR_B, BASIS, r#"b position.withdrawn {"party":"b","on":{"version":"v"}}"#],
        r#"a version.adopted_ad_referendum {"version":"v"}"#,
        &[],
    ),
    (
        "version.adopted.settled",
        &[P, OF_P, FOR_A, FOR_B, BASIS],
        r#"a version.adopted {"version":"v"}"#,
        &["version.adopted.settled"],
    ),
    (
        "version.adopted.agreement",
        &[P, OF_P, FOR_A, REFERENDUM_B, BASIS, r#"secretariat point.dropped {"point":"p"}"#],
        r#"a version.adopted {"version":"v"}"#,
        &[],
    ),
];
