//! Cases of persons, tracks, deadlines, and of what becomes of parties.

use super::cases::{C, Case, P, W, YES_A, YES_B};

const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;
const SENT: &str = r#"a person.accredited {"person":"n","party":"a","capacity":"envoy"}"#;
const OFFICE: &str = r#"a person.office_begun {"person":"n","party":"a","title":"Minister"}"#;
const T: &str = r#"a+b track.opened {"track":"t","title":"T","parties":["a"],"points":["p"]}"#;
const D: &str = r#"a+b deadline.set {"deadline":"d","title":"D","due":"2026-02-01"}"#;
const MET: &str = r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#;

pub(crate) const PEOPLE: &[Case] = &[
    ("entry.person.known", &[P], r#"a:n point.taken_up {"point":"p"}"#, &[]),
    (
        "any.any.accredited",
        &[P, N, SENT, r#"a person.accreditation_ended {"person":"n","party":"a"}"#],
        r#"a:n point.taken_up {"point":"p"}"#,
        &["any.any.accredited"],
    ),
    (
        "any.any.powers",
        &[P, N, SENT, r#"a person.powers_changed {"person":"n","party":"a","powers":["sign"]}"#],
        r#"a:n point.taken_up {"point":"p"}"#,
        &["any.any.powers"],
    ),
    ("any.any.track", &[P, T], r#"b point.taken_up {"point":"p"}"#, &["any.any.track"]),
    (
        "any.any.track_suspended",
        &[W, YES_A, YES_B, T, r#"a+b track.suspended {"track":"t","reason":"r"}"#],
        r#"a point.text_agreed {"point":"p"}"#,
        &["any.any.track_suspended"],
    ),
    (
        "person.office_begun.once",
        &[N, OFFICE],
        r#"a person.office_begun {"person":"n","party":"a","title":"Minister"}"#,
        &[],
    ),
    (
        "person.office_ended.held",
        &[N, OFFICE],
        r#"a person.office_ended {"person":"n","party":"a","title":"President"}"#,
        &[],
    ),
    (
        "person.accreditation_ended.given",
        &[N],
        r#"a person.accreditation_ended {"person":"n","party":"a"}"#,
        &[],
    ),
    ("track.opened.once", &[], r#"a track.opened {"track":"t","title":"T","parties":["a","a"]}"#, &[]),
    ("track.revised.something", &[P, T], r#"a track.revised {"track":"t"}"#, &[]),
    (
        "track.revised.once",
        &[P, T],
        r#"a track.revised {"track":"t","parties_added":["b"],"parties_removed":["b"]}"#,
        &[],
    ),
    ("track.revised.parties_added", &[P, T], r#"a track.revised {"track":"t","parties_added":["a"]}"#, &[]),
    (
        "track.revised.parties_removed",
        &[P, T],
        r#"a track.revised {"track":"t","parties_removed":["b"]}"#,
        &[],
    ),
    ("track.revised.points_added", &[P, T], r#"a track.revised {"track":"t","points_added":["p"]}"#, &[]),
    (
        "track.revised.points_removed",
        &[P, T, r#"secretariat point.tabled {"point":"q","title":"Q","areas":["security"]}"#],
        r#"a track.revised {"track":"t","points_removed":["q"]}"#,
        &[],
    ),
    ("track.closed.points", &[P, T], r#"a track.closed {"track":"t"}"#, &["track.closed.points"]),
    (
        "deadline.set.parties",
        &[],
        r#"a deadline.set {"deadline":"d","title":"D","due":"2026-02-01","parties":["a","a"]}"#,
        &[],
    ),
    (
        "deadline.extended.later",
        &[D],
        r#"a+b deadline.extended {"deadline":"d","due":"2026-01-20"}"#,
        &["deadline.extended.later"],
    ),
    ("deadline.extended.agreement", &[D], r#"a deadline.extended {"deadline":"d","due":"2026-03-01"}"#, &[]),
    (
        "deadline.renewed.agreement",
        &[
            r#"a+b deadline.set {"deadline":"d","title":"D","due":"2025-12-31","parties":["a","b"]}"#,
            r#"secretariat deadline.missed {"deadline":"d"}"#,
        ],
        r#"a deadline.renewed {"deadline":"d","due":"2026-03-01"}"#,
        &[],
    ),
    (
        "deadline.missed.passed",
        &[D],
        r#"secretariat deadline.missed {"deadline":"d"}"#,
        &["deadline.missed.passed"],
    ),
    (
        "meeting.held.ends",
        &[MET],
        r#"secretariat meeting.held {"meeting":"m","interval":"2025-12-30","until":"2025-12-29"}"#,
        &["meeting.held.ends"],
    ),
    (
        "meeting.document_handed_over.took_place",
        &[MET],
        r#"secretariat meeting.document_handed_over {"meeting":"m","to":["a"],"title":"A paper"}"#,
        &["meeting.document_handed_over.took_place"],
    ),
    ("party.split.into", &[C], r#"a party.split {"party":"a","continues":true,"into":["b","c"]}"#, &[]),
    ("party.merged.parties", &[], r#"a party.merged {"party":"a","parties":["b"]}"#, &[]),
    (
        "party.succeeded.other",
        &[],
        r#"a party.succeeded {"party":"a","successor":"a","inherits":"carried"}"#,
        &[],
    ),
    (
        "party.any.heir",
        &[C],
        r#"a party.succeeded {"party":"a","successor":"c","inherits":"carried"}"#,
        &["party.any.heir"],
    ),
    (
        "party.act_confirmed.defect",
        &[],
        r#"a party.act_confirmed {"party":"a","entry":"e000"}"#,
        &["party.act_confirmed.defect"],
    ),
    (
        "position.taken.succeeded",
        &[W, C, r#"b+c party.succeeded {"party":"b","successor":"c","inherits":"carried"}"#],
        r#"secretariat position.withdrawn {"party":"b","on":{"point":"p"}}"#,
        &[],
    ),
];
