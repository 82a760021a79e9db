//! Cases of links and proposals, and of points that are linked.

use super::cases::{C, Case, P, Q, W, YES_A, YES_B};

const EARLY: &str = r#"a+b link.made {"link":"l","kind":"early_harvest","points":["p"]}"#;
const PACKAGE: &str = r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#;
const O: &str = r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public"}"#;
const THROUGH: &str =
    r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"through_go_between","via":"c"}"#;
const PAST: &str =
    r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"2025-12-31"}"#;

pub(crate) const LINKED: &[Case] = &[
    ("link.made.once", &[P], r#"a link.made {"link":"l","kind":"package","points":["p","p"]}"#, &[]),
    ("link.made.size", &[P], r#"a link.made {"link":"l","kind":"package","points":["p"]}"#, &[]),
    (
        "link.made.settled",
        &[P, Q, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#, r#"a point.closed {"point":"p"}"#],
        r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#,
        &["link.made.settled"],
    ),
    ("link.released.agreement", &[P, EARLY], r#"b link.released {"link":"l"}"#, &[]),
    (
        "point.closed.package",
        &[P, Q, YES_A, YES_B, PACKAGE, r#"a point.text_agreed {"point":"p"}"#],
        r#"a point.closed {"point":"p"}"#,
        &["point.closed.package"],
    ),
    (
        "point.closed.conditional",
        &[
            P,
            Q,
            YES_A,
            YES_B,
            r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"point_agreed":"q"}}"#,
            r#"a point.text_agreed {"point":"p"}"#,
        ],
        r#"a point.closed {"point":"p"}"#,
        &[],
    ),
    (
        "point.closed.exclusive",
        &[
            P,
            Q,
            YES_A,
            YES_B,
            r#"a position.taken {"party":"a","on":{"point":"q"},"stance":"accepts"}"#,
            r#"b position.taken {"party":"b","on":{"point":"q"},"stance":"accepts"}"#,
            r#"a link.made {"link":"l","kind":"exclusive","points":["p","q"]}"#,
            r#"a point.text_agreed {"point":"p"}"#,
            r#"a point.text_agreed {"point":"q"}"#,
            r#"a point.closed {"point":"q"}"#,
        ],
        r#"a point.closed {"point":"p"}"#,
        &["point.closed.exclusive"],
    ),
    (
        "proposal.put_to_vote.question",
        &[
            O,
            r#"secretariat question.put {"question":"u","text":"?","electorate":[{"party":"a"}],"rule":{"at_least":1}}"#,
        ],
        r#"b proposal.put_to_vote {"proposal":"o","question":"u"}"#,
        &["proposal.put_to_vote.question"],
    ),
    (
        "proposal.submitted.addressee",
        &[],
        r#"a proposal.submitted {"proposal":"o","to":["b","a"],"channel":"in_public"}"#,
        &[],
    ),
    (
        "proposal.submitted.via",
        &[],
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","via":"b"}"#,
        &[],
    ),
    (
        "proposal.submitted.term",
        &[],
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","term":"P10D","expires":"2026-03-01"}"#,
        &[],
    ),
    (
        "proposal.submitted.contents",
        &[W, Q],
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"q","wording":"w"}]}"#,
        &[],
    ),
    (
        "proposal.submitted.reply",
        &[O],
        r#"a proposal.submitted {"proposal":"r","to":["b"],"channel":"in_public","reply_to":"o"}"#,
        &[],
    ),
    (
        "proposal.submitted.replaces",
        &[O],
        r#"b proposal.submitted {"proposal":"r","to":["a"],"channel":"in_public","replaces":"o"}"#,
        &[],
    ),
    (
        "proposal.submitted.base",
        &[
            W,
            r#"a version.drafted {"version":"v","label":"v","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#,
            r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#,
        ],
        r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}],"base":"v"}"#,
        &["proposal.submitted.base"],
    ),
    (
        "proposal.submitted.at_table",
        &[C],
        r#"a proposal.submitted {"proposal":"o","to":["c"],"channel":"at_the_table"}"#,
        &["proposal.submitted.at_table"],
    ),
    ("proposal.conveyed.addressee", &[C, THROUGH], r#"c proposal.conveyed {"proposal":"o","to":["c"]}"#, &[]),
    (
        "proposal.conveyed.via",
        &[C, THROUGH],
        r#"a proposal.conveyed {"proposal":"o","to":["b"]}"#,
        &["proposal.conveyed.via"],
    ),
    (
        "proposal.conveyed.once",
        &[
            C,
            r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"through_go_between","via":"c","term":"P3D"}"#,
            r#"c proposal.conveyed {"proposal":"o","to":["b"]}"#,
        ],
        r#"c proposal.conveyed {"proposal":"o","to":["b"]}"#,
        &["proposal.conveyed.once"],
    ),
    (
        "proposal.answered.part",
        &[P, O],
        r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept_in_part","points":["p"]}"#,
        &[],
    ),
    (
        "proposal.answered.current",
        &[
            r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"one"}}"#,
            r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
            r#"a point.reworded {"point":"p","wording":{"id":"v","text":"two"}}"#,
        ],
        r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        &["proposal.answered.current"],
    ),
    (
        "proposal.answered.own",
        &[O],
        r#"a proposal.answered {"proposal":"o","party":"a","answer":"accept"}"#,
        &["proposal.answered.own", "proposal.answered.addressee"],
    ),
    (
        "proposal.answered.addressee",
        &[C, O],
        r#"c proposal.answered {"proposal":"o","party":"c","answer":"accept"}"#,
        &["proposal.answered.addressee"],
    ),
    (
        "proposal.answered.received",
        &[C, THROUGH],
        r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        &[],
    ),
    (
        "proposal.answered.expired",
        &[PAST],
        r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        &["proposal.answered.expired"],
    ),
    (
        "proposal.extended.later",
        &[r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","expires":"2026-02"}"#],
        r#"a proposal.extended {"proposal":"o","expires":"2026-02-03"}"#,
        &["proposal.extended.later"],
    ),
    (
        "proposal.decided.acceptance",
        &[O],
        r#"secretariat proposal.decided {"proposal":"o","outcome":"accepted"}"#,
        &[],
    ),
    (
        "proposal.decided.rejection",
        &[O],
        r#"secretariat proposal.decided {"proposal":"o","outcome":"rejected"}"#,
        &[],
    ),
    (
        "proposal.decided.exclusive",
        &[
            O,
            r#"a proposal.submitted {"proposal":"o2","to":["b"],"channel":"in_public"}"#,
            r#"a link.made {"link":"l","kind":"exclusive","proposals":["o","o2"]}"#,
            r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        ],
        r#"b proposal.answered {"proposal":"o2","party":"b","answer":"accept"}"#,
        &["proposal.decided.exclusive"],
    ),
    (
        "proposal.decided.reply",
        &[O, r#"b proposal.submitted {"proposal":"r","to":["a"],"channel":"in_public"}"#],
        r#"b proposal.decided {"proposal":"o","outcome":{"countered":"r"}}"#,
        &["proposal.decided.reply"],
    ),
    (
        "proposal.withdrawn.vote",
        &[
            O,
            r#"b question.put {"question":"u","text":"Yes?","closes":"2026-01-01T00:00:30Z"}"#,
            r#"b proposal.put_to_vote {"proposal":"o","question":"u"}"#,
        ],
        r#"a recorded=2026-01-01T00:01:00Z proposal.withdrawn {"proposal":"o"}"#,
        &["proposal.withdrawn.vote"],
    ),
    ("proposal.lapsed.expired", &[O], r#"secretariat proposal.lapsed {"proposal":"o"}"#, &[]),
];
