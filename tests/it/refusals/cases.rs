//! The cases: each rule with a story in which exactly that rule is not kept.

pub(crate) const W: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
pub(crate) const Q: &str = r#"secretariat point.tabled {"point":"q","title":"Q","areas":["security"]}"#;
const V: &str = r#"a version.drafted {"version":"v","label":"v","owner":{"party":"a"}}"#;
const G: &str = r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#;
pub(crate) const YES_A: &str = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
pub(crate) const YES_B: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;
pub(crate) const P: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["territory"]}"#;
const M: &str = r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#;
pub(crate) const C: &str = r#"secretariat party.added {"party":"c","name":"C","kind":"state"}"#;
const FORBIDS: &str = r#"a+b negotiation.procedure_changed {"procedure":{"observing":"forbidden"}}"#;
const BACKDATES: &str =
    r#"a+b negotiation.procedure_changed {"procedure":{"observing":"allowed","backdating":true}}"#;
const UNDERTAKES: &str =
    r#"a+b negotiation.procedure_changed {"procedure":{"observing":"allowed","single_undertaking":true}}"#;

/// The rule, what is given, the act that is refused, and the irregularities when it is observed
/// (none where the rule is not shown rather than broken).
pub(crate) type Case = (&'static str, &'static [&'static str], &'static str, &'static [&'static str]);

pub(crate) const CASES: &[Case] = &[
    (
        "negotiation.opened.first",
        &[],
        r#"secretariat negotiation.opened {"negotiation":"o","title":"T","procedure":{}}"#,
        &[],
    ),
    ("entry.parties.known", &[], r#"x party.invited {"party":"a"}"#, &[]),
    ("party.invited.known", &[], r#"secretariat party.invited {"party":"x"}"#, &[]),
    ("party.added.free", &[], r#"secretariat party.added {"party":"a","name":"A","kind":"state"}"#, &[]),
    ("party.joined.status", &[], r#"secretariat party.joined {"party":"a"}"#, &["party.joined.status"]),
    ("party.role_ended.held", &[], r#"secretariat party.role_ended {"party":"a","role":"chair"}"#, &[]),
    (
        "party.role_assigned.for",
        &[],
        r#"secretariat party.role_assigned {"party":"a","role":"acts_for"}"#,
        &[],
    ),
    (
        "party.membership_begun.group",
        &[],
        r#"secretariat party.membership_begun {"party":"a","group":"b"}"#,
        &[],
    ),
    (
        "party.membership_ended.member",
        &[],
        r#"secretariat party.membership_ended {"party":"a","group":"b"}"#,
        &[],
    ),
    (
        "party.dissolved.last",
        &[C, r#"secretariat party.dissolved {"party":"c"}"#],
        r#"secretariat party.invited {"party":"c"}"#,
        &[],
    ),
    ("party.joined.admitted", &[C], r#"c party.joined {"party":"c"}"#, &[]),
    ("point.closed.known", &[], r#"secretariat point.closed {"point":"x"}"#, &[]),
    ("point.tabled.free", &[P], P, &[]),
    ("point.nested.circle", &[P], r#"secretariat point.nested {"point":"p","parent":"p"}"#, &[]),
    ("point.agreed_in_principle.agreement", &[P], r#"a point.agreed_in_principle {"point":"p"}"#, &[]),
    ("point.returned.held", &[P], r#"a point.returned {"point":"p"}"#, &["point.returned.held"]),
    (
        "position.taken.shape",
        &[P],
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts_if"}"#,
        &[],
    ),
    ("position.withdrawn.current", &[P], r#"a position.withdrawn {"party":"a","on":{"point":"p"}}"#, &[]),
    (
        "position.taken.party",
        &[P],
        r#"b position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#,
        &["position.taken.party"],
    ),
    ("meeting.announced.known", &[], r#"secretariat meeting.announced {"meeting":"m"}"#, &[]),
    ("meeting.added.free", &[M], M, &[]),
    (
        "meeting.ordered.other",
        &[M],
        r#"secretariat meeting.ordered {"meeting":"m","other":"m","relation":"prepares"}"#,
        &[],
    ),
    (
        "meeting.read_out.took_place",
        &[M],
        r#"a meeting.read_out {"meeting":"m","text":"t"}"#,
        &["meeting.read_out.took_place"],
    ),
    (
        "point.taken_up.status",
        &[P, r#"a point.taken_up {"point":"p"}"#],
        r#"a point.taken_up {"point":"p"}"#,
        &["point.taken_up.status"],
    ),
    ("point.taken_up.entitled", &[P, C], r#"c point.taken_up {"point":"p"}"#, &["point.taken_up.entitled"]),
    ("point.text_agreed.agreement", &[P], r#"a point.text_agreed {"point":"p"}"#, &[]),
    ("point.agreed.wording", &[W, Q], r#"a point.text_agreed {"point":"q","wording":"w"}"#, &[]),
    (
        "position.taken.wording",
        &[W, Q],
        r#"a position.taken {"party":"a","on":{"point":"q"},"stance":"accepts","wording":"w"}"#,
        &[],
    ),
    (
        "position.taken.current",
        &[W, r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"other words"}}"#],
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts","wording":"w"}"#,
        &["position.taken.current"],
    ),
    (
        "point.referred.one",
        &[P, r#"a point.referred {"point":"p","to":"later"}"#],
        r#"a point.referred {"point":"p","to":{"leaders":"leaders"}}"#,
        &["point.referred.one"],
    ),
    ("point.referred.agreement", &[P, C], r#"a point.referred {"point":"p","to":{"arbiter":"c"}}"#, &[]),
    (
        "point.language_added.words",
        &[P],
        r#"a point.language_added {"point":"p","wording":{"id":"w","text":"mots","language":"fr"}}"#,
        &["point.language_added.words"],
    ),
    (
        "point.language_added.language",
        &[W],
        r#"a point.language_added {"point":"p","wording":{"id":"v","text":"mots"}}"#,
        &[],
    ),
    (
        "any.any.translation",
        &[W, r#"a point.language_added {"point":"p","wording":{"id":"v","text":"mots","language":"fr"}}"#],
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts","wording":"v"}"#,
        &[],
    ),
    (
        "point.rectified.words",
        &[P],
        r#"a point.rectified {"point":"p","wording":{"id":"w","text":"words"}}"#,
        &["point.rectified.words"],
    ),
    (
        "point.reworded.settled",
        &[P, r#"secretariat point.dropped {"point":"p"}"#],
        r#"a point.reworded {"point":"p","wording":{"id":"w","text":"words"}}"#,
        &["point.reworded.settled"],
    ),
    (
        "point.awarded.entitled",
        &[P],
        r#"a point.awarded {"point":"p"}"#,
        &["point.awarded.entitled", "point.awarded.arbiter"],
    ),
    (
        "any.any.suspended",
        &[P, r#"a+b negotiation.suspended {"reason":"r"}"#],
        r#"a point.text_agreed {"point":"p"}"#,
        &["any.any.suspended"],
    ),
    (
        "any.any.resting",
        &[P, r#"a+b negotiation.abandoned {"reason":"r"}"#],
        r#"a point.taken_up {"point":"p"}"#,
        &["any.any.resting"],
    ),
    (
        "any.any.participating",
        &[P, r#"a party.withdrawn {"party":"a"}"#],
        r#"a point.taken_up {"point":"p"}"#,
        &["any.any.participating", "point.taken_up.entitled"],
    ),
    (
        "negotiation.concluded.nothing_blocks",
        &[P, r#"a negotiation.phase_begun {"phase":"talks"}"#],
        r#"a negotiation.concluded {}"#,
        &["negotiation.concluded.nothing_blocks"],
    ),
    (
        "meeting.held.final",
        &[M, r#"a meeting.held {"meeting":"m"}"#],
        r#"a meeting.moved {"meeting":"m"}"#,
        &["meeting.held.final"],
    ),
    (
        "meeting.held.past",
        &[M],
        r#"a meeting.held {"meeting":"m","interval":"9000"}"#,
        &["meeting.held.past"],
    ),
    ("meeting.not_held.window", &[M], r#"a meeting.not_held {"meeting":"m"}"#, &[]),
    (
        "meeting.confirmed.other_side",
        &[M, r#"a meeting.announced {"meeting":"m"}"#],
        r#"a meeting.confirmed {"meeting":"m"}"#,
        &["meeting.confirmed.other_side"],
    ),
    (
        "meeting.participant_replied.expected",
        &[M],
        r#"a meeting.participant_replied {"meeting":"m","party":"a","reply":"accepted"}"#,
        &[],
    ),
    (
        "meeting.attendance_recorded.held",
        &[M],
        r#"a meeting.attendance_recorded {"meeting":"m","party":"a","presence":"present"}"#,
        &["meeting.attendance_recorded.held"],
    ),
    (
        "meeting.outcome_recorded.took_place",
        &[M],
        r#"a meeting.outcome_recorded {"meeting":"m","outcome":"none"}"#,
        &["meeting.outcome_recorded.took_place"],
    ),
    (
        "version.drafted.numbers",
        &[P, Q],
        r#"a version.drafted {"version":"v","label":"v","owner":"unknown","operations":[{"add":{"point":"p","number":"1"}},{"add":{"point":"q","number":"1"}}]}"#,
        &[],
    ),
    (
        "version.drafted.once",
        &[P],
        r#"a version.drafted {"version":"v","label":"v","owner":"unknown","operations":[{"add":{"point":"p","number":"1"}},{"add":{"point":"p","number":"2"}}]}"#,
        &[],
    ),
    (
        "version.drafted.wording",
        &[W, Q],
        r#"a version.drafted {"version":"v","label":"v","owner":"unknown","operations":[{"add":{"point":"q","number":"1","wording":"w"}}]}"#,
        &[],
    ),
    (
        "version.drafted.owner",
        &[],
        r#"a version.drafted {"version":"v","label":"v","owner":{"jointly":["a","a"]}}"#,
        &[],
    ),
    (
        "version.superseded.successor",
        &[V],
        r#"secretariat version.superseded {"version":"v","successor":"v"}"#,
        &[],
    ),
    ("version.taken_as_basis.agreement", &[V], r#"a version.taken_as_basis {"version":"v"}"#, &[]),
    ("version.tabled.entitled", &[V], r#"b version.tabled {"version":"v"}"#, &["version.tabled.entitled"]),
    (
        "negotiation.procedure_changed.decided",
        &[],
        r#"a negotiation.procedure_changed {"procedure":{}}"#,
        &[],
    ),
    (
        "negotiation.phase_begun.two_principals",
        &[r#"a party.withdrawn {"party":"a"}"#],
        r#"b negotiation.phase_begun {"phase":"talks"}"#,
        &[],
    ),
    (
        "party.suspended.decided",
        &[C, r#"secretariat party.invited {"party":"c"}"#, r#"c party.joined {"party":"c"}"#],
        r#"a party.suspended {"party":"c","reason":"r"}"#,
        &[],
    ),
    (
        "party.excluded.decided",
        &[C, r#"secretariat party.invited {"party":"c"}"#],
        r#"a party.excluded {"party":"c","reason":"r"}"#,
        &[],
    ),
    ("party.role_assigned.accepted", &[C], r#"a party.role_assigned {"party":"c","role":"mediator"}"#, &[]),
    (
        "party.returned.admitted",
        &[r#"a party.withdrawn {"party":"a"}"#],
        r#"a party.returned {"party":"a"}"#,
        &["party.returned.admitted"],
    ),
    (
        "party.membership_begun.once",
        &[G, r#"a+b party.membership_begun {"party":"a","group":"g"}"#],
        r#"a party.membership_begun {"party":"a","group":"g"}"#,
        &[],
    ),
    (
        "party.membership_begun.circle",
        &[G],
        r#"secretariat party.membership_begun {"party":"g","group":"g"}"#,
        &[],
    ),
    (
        "point.reopened.agreement",
        &[
            P,
            YES_A,
            YES_B,
            r#"a point.text_agreed {"point":"p"}"#,
            C,
            r#"secretariat party.role_assigned {"party":"c","role":"principal"}"#,
            r#"secretariat party.invited {"party":"c"}"#,
            r#"c party.joined {"party":"c"}"#,
        ],
        r#"c point.reopened {"point":"p","reason":"r"}"#,
        &[],
    ),
    (
        "point.dropped.agreement",
        &[r#"a point.tabled {"point":"p","title":"P","areas":["security"]}"#, YES_B],
        r#"a point.dropped {"point":"p"}"#,
        &[],
    ),
    (
        "point.closed.agreement",
        &[
            P,
            YES_A,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_ad_referendum"}"#,
            r#"a point.text_agreed {"point":"p"}"#,
        ],
        r#"a point.closed {"point":"p"}"#,
        &[],
    ),
    (
        "point.closed.sub_points",
        &[
            P,
            YES_A,
            YES_B,
            r#"a point.text_agreed {"point":"p"}"#,
            r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
        ],
        r#"a point.closed {"point":"p"}"#,
        &["point.closed.sub_points"],
    ),
    ("version.tabled.known", &[], r#"secretariat version.tabled {"version":"v"}"#, &[]),
    (
        "negotiation.related.other",
        &[],
        r#"secretariat negotiation.related {"negotiation":"n","relation":"rival"}"#,
        &[],
    ),
    (
        "negotiation.completed.status",
        &[],
        r#"secretariat negotiation.completed {}"#,
        &["negotiation.completed.status"],
    ),
    ("entry.id.same", &[], r#"secretariat id=e001 party.invited {"party":"a"}"#, &[]),
    ("entry.id.reserved", &[C], r#"secretariat id=e001/more party.invited {"party":"c"}"#, &[]),
    (
        "entry.bounds.size",
        &[C],
        r#"secretariat id=an-id-of-sixty-five-characters-which-is-one-more-than-an-id-may-have-x party.invited {"party":"c"}"#,
        &[],
    ),
    ("entry.mode.allowed", &[C, FORBIDS], r#"secretariat mode=observed party.invited {"party":"c"}"#, &[]),
    (
        "entry.recorded.order",
        &[C],
        r#"secretariat recorded=2025-12-31T00:00:00Z party.invited {"party":"c"}"#,
        &[],
    ),
    ("entry.occurred.anchor", &[C], r#"secretariat occurred=@e99 party.invited {"party":"c"}"#, &[]),
    ("entry.occurred.not_later", &[C], r#"secretariat occurred=2026-02 party.invited {"party":"c"}"#, &[]),
    (
        "entry.occurred.backdated",
        &[],
        r#"secretariat occurred=2025-12 negotiation.related {"negotiation":"o","relation":"sibling"}"#,
        &[],
    ),
    (
        "entry.time.before_introduction",
        &[BACKDATES, r#"a recorded=2026-03-01T00:00:00Z meeting.added {"meeting":"m","format":"plenary"}"#],
        r#"a recorded=2026-03-02T00:00:00Z occurred=2026-02-01 meeting.announced {"meeting":"m"}"#,
        &["entry.time.before_introduction"],
    ),
    (
        "entry.time.late",
        &[BACKDATES, r#"a+b recorded=2026-03-01T00:00:00Z negotiation.renamed {"title":"Peace talks"}"#],
        r#"a+b recorded=2026-03-02T00:00:00Z occurred=2026-02-01 negotiation.renamed {"title":"Truce talks"}"#,
        &["entry.time.late"],
    ),
    ("entry.by.named", &[P], r#"unknown point.taken_up {"point":"p"}"#, &[]),
    (
        "entry.disclosure.mentions",
        &[
            r#"a disclosure={"parties":["a","b"]} point.tabled {"point":"p","title":"P","areas":["territory"]}"#,
        ],
        r#"a point.taken_up {"point":"p"}"#,
        &["entry.disclosure.mentions"],
    ),
    (
        "any.any.reached",
        &[r#"secretariat question.put {"question":"u","text":"?","rule":"consensus"}"#],
        r#"secretariat question.carried {"question":"u","basis":"no_objection","tally":{"heads":{"for":9,"against":0,"abstained":0,"missing":0}}}"#,
        &[],
    ),
    ("entry.rests_on.question", &[P], r#"a point.taken_up {"point":"p","rests_on":"u"}"#, &[]),
    (
        "entry.disclosure.touched",
        &[P],
        r#"a disclosure={"parties":["a"]} point.reworded {"point":"p","wording":{"id":"w2","text":"t"}}"#,
        &[],
    ),
    (
        "question.voted.final",
        &[
            r#"secretariat question.put {"question":"u","text":"?","final_votes":true}"#,
            r#"a question.voted {"question":"u","party":"a","vote":"for"}"#,
        ],
        r#"a question.voted {"question":"u","party":"a","vote":"against"}"#,
        &["question.voted.final"],
    ),
    ("any.any.alone", &[], r#"a negotiation.renamed {"title":"X"}"#, &[]),
    ("any.any.acts_for", &[P], r#"a/b point.taken_up {"point":"p"}"#, &["any.any.acts_for"]),
    (
        "party.readmitted.term",
        &[
            C,
            r#"secretariat party.invited {"party":"c"}"#,
            r#"a+b party.excluded {"party":"c","reason":"r","until":"2027"}"#,
        ],
        r#"a party.readmitted {"party":"c"}"#,
        &["party.readmitted.term"],
    ),
    ("point.awarded.arbiter", &[P], r#"secretariat point.awarded {"point":"p"}"#, &["point.awarded.arbiter"]),
    (
        "point.closed.undertaking",
        &[UNDERTAKES, P, Q, YES_A, YES_B, r#"a point.text_agreed {"point":"p"}"#],
        r#"a point.closed {"point":"p"}"#,
        &["point.closed.undertaking"],
    ),
];
