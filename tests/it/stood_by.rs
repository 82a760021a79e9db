//! Words, points and powers that others stand by: who offered, accepted, was asked or owes by them has to agree when one
//! changes them; and what one may not do, one does not correct into.

use crate::story::Story;

const P: &str =
    r#"b point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const Q: &str =
    r#"b point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"wq","text":"words"}}"#;
const RECTIFIED: &str = r#"a point.rectified {"point":"p","wording":{"id":"x","text":"other"}}"#;
const IN_FRENCH: &str = r#"a point.language_added {"point":"p","wording":{"id":"x","text":"autre","language":"fr","standing":"authentic"}}"#;
const OFFER: &str = r#"b proposal.submitted {"proposal":"o","to":["a","c"],"channel":"in_public","contents":[{"point":"p"}]}"#;
const V: &str = r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#;
const TABLED: &str = r#"b version.tabled {"version":"v"}"#;
const VOTE: &str = r#"b question.voted {"question":"u","party":"b","vote":"for"}"#;
const ON_V: &str = r#"c question.put {"question":"u","text":"?","on":{"version":"v"}}"#;
const BLANK: &str = r#"a question.put {"question":"u","text":"?"}"#;

fn three() -> Story {
    let two = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"50%","strict":true}},"observing":"allowed","silence":"PT24H"}"#;
    Story::open(two).principals(&["a", "b", "c"])
}

/// What binds others to the words that a point has, beside their positions on it.
const BINDING: &[&[&str]] = &[
    &[P, OFFER],
    &[P, OFFER, r#"c proposal.answered {"proposal":"o","party":"c","answer":"accept"}"#],
    &[P, OFFER, BLANK, r#"a+c proposal.put_to_vote {"proposal":"o","question":"u"}"#],
    &[P, OFFER, BLANK, r#"a+c proposal.put_to_vote {"proposal":"o","question":"u"}"#, VOTE],
    &[
        P,
        r#"b question.put {"question":"u","text":"?","on":{"point":"p"},"closes":"2026-02-01","voting":{"how":"tacitly"}}"#,
    ],
    &[
        P,
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"},"closes":"2026-02-01","voting":{"how":"tacitly"}}"#,
    ],
    &[P, V, TABLED, ON_V, VOTE],
    &[P, V, TABLED, r#"b position.taken {"party":"b","on":{"version":"v"},"stance":"accepts"}"#],
    &[P, r#"b commitment.made {"commitment":"k","text":"pays","obligors":["b"],"to":["c"],"point":"p"}"#],
    // A part that is accepted is quoted from them.
    &[P, r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"reserves","parts":["words"]}"#],
    // The text of what was agreed.
    &[
        P,
        V,
        TABLED,
        r#"b instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["b","c"],"version":"v"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
        r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
        r#"b point.text_agreed {"point":"p"}"#,
        r#"b+c instrument.agreed {"instrument":"i"}"#,
        r#"b point.reopened {"point":"p","reason":"r"}"#,
        r#"b position.withdrawn {"party":"b","on":{"point":"p"}}"#,
        r#"c position.withdrawn {"party":"c","on":{"point":"p"}}"#,
    ],
    // It is owed to all.
    &[P, r#"a commitment.made {"commitment":"k","text":"pays","obligors":["a"],"point":"p"}"#],
];

#[test]
fn words_that_others_stand_by_are_not_rectified_alone() {
    for given in BINDING {
        for act in [RECTIFIED, IN_FRENCH] {
            let story = three().given(given);
            assert_eq!(story.refused(act).rule().id(), "any.any.alone", "{act} after {given:?}");
            let all = act.replacen("a ", "a+b+c ", 1);
            assert!(story.refusal(&all).is_none(), "{all} after {given:?}: {:?}", story.refusal(&all));
        }
    }
}

/// What is over binds nobody, and what one offered alone one mends alone.
#[test]
fn words_that_nobody_else_stands_by_are_rectified_alone() {
    let free: &[&[&str]] = &[
        &[P],
        &[P, OFFER, r#"b proposal.withdrawn {"proposal":"o"}"#],
        &[P, OFFER, r#"a proposal.answered {"proposal":"o","party":"a","answer":"reject"}"#],
        &[P, V, TABLED],
        &[
            P,
            r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        ],
        // It rests on a point, and on no words of it.
        &[
            r#"b point.tabled {"point":"p","title":"P","areas":["security"]}"#,
            r#"b commitment.made {"commitment":"k","text":"pays","obligors":["b"],"to":["c"],"point":"p"}"#,
            r#"a point.reworded {"point":"p","wording":{"id":"w","text":"words"}}"#,
        ],
        &[
            P,
            r#"b commitment.made {"commitment":"k","text":"pays","obligors":["b"],"to":["c"],"point":"p"}"#,
            r#"b+c commitment.made_obsolete {"commitment":"k"}"#,
        ],
    ];
    for given in free {
        let story = three().given(given);
        assert!(story.refusal(RECTIFIED).is_none(), "after {given:?}: {:?}", story.refusal(RECTIFIED));
    }
}

/// An offer is accepted in the words that were offered.
#[test]
fn an_offer_binds_nobody_in_words_that_somebody_else_put_under_it() {
    let accepted = r#"a proposal.answered {"proposal":"o","party":"a","answer":"accept"}"#;
    let other = r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    // Other words are another text, so that the offer is no longer of what the point says.
    let story = three().given(&[P, OFFER, other]);
    assert_eq!(story.refused(accepted).rule().id(), "proposal.answered.current");
}

/// Acts that put something where others removed it, or where it is settled, are no corrections of one alone either.
const PUT_ELSEWHERE: &[(&str, &[&str], &str, &str)] = &[
    (
        "any.any.alone",
        &[
            P,
            r#"a point.tabled {"point":"t","title":"T","areas":["security"]}"#,
            r#"a point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
            r#"b+c point.dropped {"point":"s"}"#,
        ],
        r#"a point.tabled {"point":"t2","title":"T","areas":["security"],"parent":"p"}"#,
        r#"a record.corrected {"entry":"e014","event":{"point":{"tabled":{"point":"t","title":"T","areas":["security"],"parent":"p"}}}}"#,
    ),
    (
        "any.any.alone",
        &[
            P,
            Q,
            r#"a alternative.proposed {"alternative":"y","point":"q","wording":{"id":"wy","text":"other"}}"#,
            r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
            r#"b+c alternative.set_aside {"alternative":"x"}"#,
        ],
        r#"a alternative.proposed {"alternative":"z","point":"p","wording":{"id":"wz","text":"more"}}"#,
        r#"a record.corrected {"entry":"e015","event":{"alternative":{"proposed":{"alternative":"y","point":"p","wording":{"id":"wy","text":"other"}}}}}"#,
    ),
    (
        "any.any.alone",
        &[
            P,
            Q,
            r#"b point.tabled {"point":"r","title":"R","areas":["security"]}"#,
            r#"a link.made {"link":"m","kind":"package","points":["q","r"]}"#,
            r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#,
            r#"b+c link.released {"link":"l"}"#,
        ],
        r#"a link.made {"link":"n","kind":"package","points":["p","q"]}"#,
        r#"a record.corrected {"entry":"e016","event":{"link":{"made":{"link":"m","kind":"package","points":["p","q"]}}}}"#,
    ),
    (
        "any.any.alone",
        &[P, Q, r#"a link.made {"link":"m","kind":"package","points":["p","q"]}"#],
        r#"a link.made {"link":"n","kind":"early_harvest","points":["p","q"]}"#,
        r#"a record.corrected {"entry":"e015","event":{"link":{"made":{"link":"m","kind":"early_harvest","points":["p","q"]}}}}"#,
    ),
    (
        "record.corrected.rules",
        &[
            P,
            Q,
            r#"a alternative.proposed {"alternative":"y","point":"q","wording":{"id":"wy","text":"other"}}"#,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
            r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
            r#"b point.text_agreed {"point":"p"}"#,
        ],
        r#"a alternative.proposed {"alternative":"z","point":"p","wording":{"id":"wz","text":"more"}}"#,
        r#"a record.corrected {"entry":"e015","event":{"alternative":{"proposed":{"alternative":"y","point":"p","wording":{"id":"wy","text":"other"}}}}}"#,
    ),
    (
        "record.corrected.rules",
        &[
            P,
            Q,
            r#"b point.tabled {"point":"r","title":"R","areas":["security"]}"#,
            r#"a link.made {"link":"m","kind":"package","points":["q","r"]}"#,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#,
            r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#,
            r#"b point.text_agreed {"point":"p"}"#,
            r#"b point.closed {"point":"p"}"#,
        ],
        r#"a link.made {"link":"n","kind":"package","points":["p","q"]}"#,
        r#"a record.corrected {"entry":"e016","event":{"link":{"made":{"link":"m","kind":"package","points":["p","q"]}}}}"#,
    ),
];

#[test]
fn what_may_not_be_put_there_now_is_not_corrected_there_either() {
    for (rule, given, direct, correction) in PUT_ELSEWHERE {
        let story = three().given(given);
        assert!(story.refusal(direct).is_some(), "{direct} after {given:?}");
        assert_eq!(story.refused(correction).rule().id(), *rule, "{correction} after {given:?}");
    }
}

/// A correction that leaves a thing where it is stays its makers' own.
#[test]
fn what_stays_where_it_is_is_corrected_alone() {
    for (_, given, _, correction) in PUT_ELSEWHERE {
        let entry: usize = correction.split('"').nth(3).unwrap()[1..].parse().unwrap();
        let first = &given[..=entry - 13];
        let again = first.last().unwrap().replacen("security", "economy", 1).replacen("other", "another", 1);
        let event: serde_json::Value = serde_json::from_str(again.splitn(3, ' ').nth(2).unwrap()).unwrap();
        let (thing, act) = again.split(' ').nth(1).unwrap().split_once('.').unwrap();
        let same = format!(
            r#"a record.corrected {{"entry":"e{entry:03}","event":{{"{thing}":{{"{act}":{event}}}}},"reason":"r"}}"#
        );
        let story = three().given(given);
        assert!(story.refusal(&same).is_none(), "{same}: {:?}", story.refusal(&same));
    }
}

const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;

/// Whoever has a voice gives it, also a group that decides nothing itself.
#[test]
fn a_voice_is_given_by_whose_it_is() {
    let story = three().given(&[
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
    ]);
    let given = r#"party.role_assigned {"party":"m","role":"acts_for","for_party":"g"}"#;
    assert_eq!(story.refused(&format!("a {given}")).rule().id(), "any.any.alone");
    for by in ["g", "a+g"] {
        let refusal = story.refusal(&format!("{by} {given}"));
        assert!(refusal.is_none(), "{by}: {refusal:?}");
    }
    assert_eq!(story.refused(&format!("m {given}")).rule().id(), "party.role_assigned.entitled");
}

/// What a help names can be done.
#[test]
fn helps_name_those_who_can_act() {
    let explained =
        |story: &Story, act: &str| story.refused(act).explain(story.record.negotiation()).help().to_owned();
    // The table of the point that an act would hold up.
    let at_two = r#"a+b+c track.opened {"track":"t","title":"T","parties":["a","b"],"points":["p"]}"#;
    let story = three().given(&[P, at_two]);
    for act in [
        r#"c point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
        r#"c alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"other"}}"#,
    ] {
        assert_eq!(story.refused(act).rule().id(), "any.any.track", "{act}");
        assert_eq!(explained(&story, act), "let a party of track `t` act: `a` and `b`", "{act}");
    }
}

/// What has been carried holds until what it is on has moved on.
#[test]
fn a_vote_that_was_carried_is_not_undone_by_one() {
    let on_p = r#"b question.put {"question":"u","text":"?","on":{"point":"p"}}"#;
    let for_it =
        |party: &str| format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#);
    let story = three().given(&[&P.replacen("b ", "a ", 1), on_p, &for_it("b"), &for_it("c")]);
    let acts = [
        RECTIFIED,
        IN_FRENCH,
        r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#,
        r#"a point.renamed {"point":"p","title":"X"}"#,
    ];
    for act in acts {
        assert_eq!(story.refused(act).rule().id(), "any.any.alone", "{act}");
    }
    let dropped = r#"a point.dropped {"point":"p"}"#;
    assert_eq!(story.refused(dropped).rule().id(), "point.dropped.agreement");
    // What was agreed by it and reopened since is as any other point.
    let story = story.given(&[
        r#"b point.text_agreed {"point":"p","rests_on":"u"}"#,
        r#"secretariat point.reopened {"point":"p","reason":"r"}"#,
    ]);
    assert!(story.refusal(acts[2]).is_none(), "{:?}", story.refusal(acts[2]));
}

/// Whoever only goes along has consented, too: in principle, with a reservation, in silence.
#[test]
fn words_are_not_rectified_behind_those_who_go_along() {
    for stance in ["agrees_in_principle", "reserves", "silent", "accepts_ad_referendum"] {
        let held = format!(r#"b position.taken {{"party":"b","on":{{"point":"p"}},"stance":"{stance}"}}"#);
        let story = three().given(&[P, &held]);
        assert_eq!(story.refused(RECTIFIED).rule().id(), "any.any.alone", "{stance}");
    }
    let against = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#;
    assert!(three().given(&[P, against]).refusal(RECTIFIED).is_none());
}

/// Who put a question is for what it asked for, and for nothing that was put in its place.
#[test]
fn a_mover_is_not_bound_by_words_that_came_after_its_motion() {
    let asks = r#"b question.put {"question":"u","text":"?","closes":"2026-01-02","motion":{"commitment":{"made":{"commitment":"k","text":"as in p","obligors":["b"],"to":["a"],"point":"p"}}}}"#;
    let voted =
        |party: &str| format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#);
    let carried = r#"c recorded=2026-01-03T00:00:00Z question.carried {"question":"u","basis":"votes"}"#;
    let owes = |story: &Story| story.record.negotiation().commitments().count();
    let two = r#"{"changing":{"majority":{"base":"electorate","threshold":"50%","strict":true}}}"#;
    let three = || Story::open(two).principals(&["a", "b", "c"]);
    let story = three().given(&[P, asks, &voted("a"), &voted("c"), carried]);
    assert_eq!(owes(&story), 1, "who put it is for it");
    let other = r#"a point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    let story = three().given(&[P, asks, other, &voted("a"), &voted("c"), carried]);
    assert_eq!(owes(&story), 0, "not of other words");
}

/// A voice on a track is not widened by who has it.
#[test]
fn who_speaks_on_a_track_brings_no_points_into_it() {
    let story = three().given(&[
        &P.replacen("b ", "a ", 1),
        r#"secretariat track.opened {"track":"t","title":"T","parties":["a","b","c"]}"#,
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"a party.role_assigned {"party":"m","role":"acts_for","for_party":"a","scope":{"track":"t"}}"#,
        N,
        r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","powers":["negotiate"],"tracks":["t"]}"#,
    ]);
    let added = r#"track.revised {"track":"t","points_added":["p"]}"#;
    let proxy = format!(r#"m/a+b+c {added}"#);
    assert_eq!(story.refused(&proxy).rule().id(), "any.any.acts_for");
    let envoy = format!(r#"a:n+b+c {added}"#);
    assert_eq!(story.refused(&envoy).rule().id(), "any.any.powers");
    assert!(story.refusal(&format!("a+b+c {added}")).is_none());
}

/// A proxy for the whole does not raise itself in the name of whom it acts for.
#[test]
fn a_proxy_does_not_raise_itself() {
    let story = three().given(&[
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"a party.role_assigned {"party":"m","role":"acts_for","for_party":"a"}"#,
    ]);
    for act in [
        r#"party.role_assigned {"party":"m","role":"principal"}"#,
        r#"party.role_assigned {"party":"m","role":"chair"}"#,
        r#"party.invited {"party":"m"}"#,
    ] {
        assert_eq!(story.refused(&format!("m/a+b+c {act}")).rule().id(), "any.any.acts_for", "{act}");
        assert!(story.refusal(&format!("a+b+c {act}")).is_none(), "{act}");
    }
}

/// A point under what others accept as a whole is not taken out from under it by who tabled it.
#[test]
fn a_point_is_not_dropped_from_under_a_version_or_a_debt() {
    let own = P.replacen("b ", "a ", 1);
    let accepted = r#"c position.taken {"party":"c","on":{"version":"v"},"stance":"accepts"}"#;
    let owed =
        r#"b commitment.made {"commitment":"k","text":"pays","obligors":["b"],"to":["c"],"point":"p"}"#;
    let given: &[&[&str]] = &[&[&own, V, TABLED, accepted], &[&own, owed]];
    for given in given {
        let story = three().given(given);
        let dropped = r#"a point.dropped {"point":"p"}"#;
        assert_eq!(story.refused(dropped).rule().id(), "point.dropped.agreement", "{given:?}");
    }
    let own_version = V.replacen("b ", "a ", 1).replace(r#"{"party":"b"}"#, r#"{"party":"a"}"#);
    let story = three().given(&[P, &own_version, r#"a version.tabled {"version":"v"}"#, accepted]);
    assert_eq!(story.refused(r#"a version.rejected {"version":"v"}"#).rule().id(), "any.any.alone");
}

/// A meeting that is to come was not held yet, whoever says so.
#[test]
fn a_meeting_is_not_held_before_its_day() {
    let story = three().given(&[
        r#"b meeting.added {"meeting":"m","format":"plenary"}"#,
        r#"b meeting.announced {"meeting":"m","window":"2026-06-01"}"#,
    ]);
    let held = r#"meeting.held {"meeting":"m"}"#;
    assert_eq!(story.refused(&format!("a {held}")).rule().id(), "meeting.held.past");
    assert!(story.refusal(&format!("b recorded=2026-06-01T12:00:00Z {held}")).is_none());
    // Nor does who has nothing to do with it say that it was, or was not.
    for act in [held, r#"meeting.not_held {"meeting":"m"}"#, r#"meeting.started {"meeting":"m"}"#] {
        let act = format!("a recorded=2026-06-03T12:00:00Z {act}");
        assert_eq!(story.refused(&act).rule().id(), "any.any.alone");
    }
    // It began, earlier than planned.
    let story = story.given(&[r#"b meeting.started {"meeting":"m"}"#]);
    assert!(story.refusal(&format!("b {held}")).is_none());
}

/// Some of those whom a term binds give themselves no more of it than all of them do; and it is met where those find so who
/// set it.
#[test]
fn a_term_is_not_extended_nor_met_by_some_of_those_it_concerns() {
    let set = r#"a+b+c deadline.set {"deadline":"d","title":"D","due":"2026-04-30","parties":["b","c"]}"#;
    let story = Story::open(r#"{"agreeing":{"at_least":1}}"#).principals(&["a", "b", "c"]).given(&[set]);
    for by in ["b", "b+c", "a+b"] {
        let more = format!(r#"{by} deadline.extended {{"deadline":"d","due":"2027-04-30"}}"#);
        assert_eq!(story.refused(&more).rule().id(), "any.any.alone", "{more}");
    }
    assert_eq!(story.refused(r#"a deadline.met {"deadline":"d"}"#).rule().id(), "any.any.alone");
    assert!(story.refusal(r#"a+b+c deadline.met {"deadline":"d"}"#).is_none());
}

/// A question and its own vote lock nobody else's text.
#[test]
fn who_puts_a_question_does_not_lock_what_is_others_own() {
    let secret =
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"},"voting":{"how":"secretly"}}"#;
    let story =
        Story::open(r#"{"voting":{"how":"secretly"}}"#).principals(&["a", "b", "c"]).given(&[P, secret]);
    let other = r#"b point.reworded {"point":"p","wording":{"id":"x","text":"other"}}"#;
    let dropped = r#"b point.dropped {"point":"p"}"#;
    assert!(story.refusal(other).is_none() && story.refusal(dropped).is_none());
    let own = [
        r#"a question.put {"question":"u","text":"?","on":{"point":"p"}}"#,
        r#"a question.voted {"question":"u","party":"a","vote":"for"}"#,
    ];
    let story = three().given(&[P]).given(&own);
    assert!(story.refusal(other).is_none() && story.refusal(dropped).is_none());
    let story = story.given(&[r#"c question.voted {"question":"u","party":"c","vote":"against"}"#]);
    assert_eq!(story.refused(other).rule().id(), "any.any.alone");
}

/// What was shown to those who hold a role is not passed on with the role.
#[test]
fn a_role_that_shows_what_is_hidden_is_not_passed_on() {
    let story = three().given(&[
        r#"a party.added {"party":"z","name":"Z","kind":"state"}"#,
        r#"a party.added {"party":"y","name":"Y","kind":"state"}"#,
        r#"secretariat party.role_assigned {"party":"z","role":"observer"}"#,
        r#"a disclosure={"role":"observer"} point.tabled {"point":"h","title":"H","areas":["security"]}"#,
    ]);
    let succeeded = r#"z+y party.succeeded {"party":"z","successor":"y","inherits":"carried"}"#;
    assert_eq!(story.refused(succeeded).rule().id(), "any.any.alone");
}

/// Who made an offer does not make it wait any more once it was accepted.
#[test]
fn an_offer_that_was_accepted_gets_no_gate_from_who_made_it() {
    let gate = r#"b gate.required {"gate":"g","kind":"parliament","body":"The house","question":"Yes?","on":{"proposal":"o"}}"#;
    assert!(three().given(&[P, OFFER]).refusal(gate).is_none());
    let taken = r#"c proposal.answered {"proposal":"o","party":"c","answer":"accept"}"#;
    assert_eq!(three().given(&[P, OFFER, taken]).refused(gate).rule().id(), "any.any.alone");
}

/// Until when the others may sign, and whether what they waited for is undone, nobody says alone, be it the depositary or by
/// its own law.
#[test]
fn a_party_with_a_role_says_for_itself_alone_nothing_that_others_count_on() {
    let story = three().given(&[
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
        r#"a+b instrument.agreed {"instrument":"i"}"#,
        r#"a+b+c party.role_assigned {"party":"a","role":"depositary","scope":{"instrument":"i"}}"#,
    ]);
    let opened = r#"instrument.opened_for_signature {"instrument":"i"}"#;
    let until = opened.replace(r#""i""#, r#""i","until":"2026-02-01""#);
    assert!(story.refusal(&format!("a {opened}")).is_none());
    assert_eq!(story.refused(&format!("a {until}")).rule().id(), "any.any.alone");
    assert!(story.refusal(&format!("a+b {until}")).is_none());

    let story = three().given(&[
        P,
        r#"a gate.required {"gate":"g","kind":"referendum","body":"B","question":"?","of":"a"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"gate_passed":"g"}}"#,
    ]);
    assert_eq!(story.refused(r#"a gate.passed {"gate":"g"}"#).rule().id(), "any.any.alone");
    let story = story.given(&[r#"a+b gate.passed {"gate":"g"}"#]);
    assert_eq!(story.refused(r#"a gate.annulled {"gate":"g"}"#).rule().id(), "any.any.alone");
    assert!(story.refusal(r#"a+b gate.annulled {"gate":"g"}"#).is_none());
}
