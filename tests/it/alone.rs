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
    (&[M], r#"a party.succeeded {"party":"b","successor":"m","inherits":"carried"}"#),
    (&[M], r#"a party.merged {"party":"m","parties":["b","c"]}"#),
    (
        &[M, r#"secretariat party.added {"party":"o","name":"O","kind":"state"}"#],
        r#"a party.split {"party":"b","continues":false,"into":["m","o"]}"#,
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
    (&[], r#"a party.role_assigned {"party":"a","role":"acts_for","on_behalf_of":"b"}"#),
    (&[M], r#"a party.role_assigned {"party":"m","role":"acts_for","on_behalf_of":"b"}"#),
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
        &[M, r#"b party.role_assigned {"party":"m","role":"acts_for","on_behalf_of":"b"}"#],
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
        let together = act.replacen("a ", "a+b+c ", 1);
        if let Some(refusal) = three().given(given).refusal(&together) {
            assert!(!refusal.rule().id().ends_with("alone"), "{together}: {refusal}");
        }
    }
}
