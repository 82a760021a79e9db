//! That what was decided, given or let go of is not taken back, used again or held up by one alone: by a vote of whoever does not
//! sit at the table, by a carried question, by a seat passed on, by a slip that was none.

use crate::story::Story;

const MAJORITY: &str = r#"{"majority":{"base":"electorate","threshold":"50%","strict":true}}"#;
const P: &str =
    r#"a point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const Q: &str =
    r#"b point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"wq","text":"words q"}}"#;
const X: &str = r#"secretariat party.added {"party":"x","name":"X","kind":"state"}"#;

fn three(procedure: &str) -> Story {
    Story::open(procedure).principals(&["a", "b", "c"])
}

/// The rule under which each of these is refused; `none` for those that are not.
fn each(story: &Story, acts: &[(&str, &str)]) {
    for (act, rule) in acts {
        let refused = story.refusal(act).map_or("none", |refusal| refusal.rule().id());
        assert_eq!(refused, *rule, "{act}");
    }
}

/// A vote, or an acceptance, of whoever never sat at the table keeps no text of others as it is.
#[test]
fn whoever_does_not_decide_freezes_no_text() {
    let motion = r#""motion":{"point":{"reworded":{"point":"p","wording":{"id":"w5","text":"q"}}}}"#;
    let put = |who: &str, members: &str| {
        format!(r#"{who} question.put {{"question":"u","text":"?",{motion},"electorate":[{members}]}}"#)
    };
    let (b, x) = (r#"{"party":"b"}"#, r#"{"party":"x"}"#);
    let puppet = put("b", &format!("{b},{x}"));
    let story = three("{}").given(&[X, P]);
    each(
        &story,
        &[
            (&puppet, "question.put.electorate"),
            (&put("b", x), "question.put.electorate"),
            (&put("b", b), "none"),
            (
                r#"b question.put {"question":"u","text":"?","electorate":[{"party":"x"}]}"#,
                "question.put.electorate",
            ),
        ],
    );
    // Nor where the secretariat asks others what they think.
    let reworded = r#"a point.reworded {"point":"p","wording":{"id":"w2","text":"y"}}"#;
    let asked = story.given(&[
        &put("secretariat", &format!(r#"{b},{x},{{"party":"c"}}"#)),
        r#"x question.voted {"question":"u","party":"x","vote":"for"}"#,
    ]);
    each(&asked, &[(reworded, "none"), (r#"a point.dropped {"point":"p"}"#, "none")]);
    let voted = asked.given(&[r#"b question.voted {"question":"u","party":"b","vote":"for"}"#]);
    each(
        &voted,
        &[(reworded, "any.any.alone"), (r#"a point.dropped {"point":"p"}"#, "point.dropped.agreement")],
    );

    let accepts = |party: &str, on: &str| {
        format!(r#"{party} position.taken {{"party":"{party}","on":{on},"stance":"accepts"}}"#)
    };
    let (alternative, version) = (r#"{"alternative":"al"}"#, r#"{"version":"v"}"#);
    let story = three("{}").given(&[
        X,
        P,
        r#"a alternative.proposed {"alternative":"al","point":"p","wording":{"id":"w2","text":"y"}}"#,
        r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","wording":"w","number":"1"}}]}"#,
        r#"a version.tabled {"version":"v"}"#,
        &accepts("x", alternative),
        &accepts("x", version),
    ]);
    let own = [
        r#"a alternative.reworded {"alternative":"al","wording":{"id":"w3","text":"z"}}"#,
        r#"a version.renamed {"version":"v","label":"VV"}"#,
        r#"a version.rejected {"version":"v"}"#,
    ];
    each(&story, &own.map(|act| (act, "none")));
    let story = story.given(&[&accepts("b", alternative), &accepts("b", version)]);
    each(&story, &own.map(|act| (act, "any.any.alone")));
}

/// Whose treaty it is decides on it, at the table or not: its vote counts.
#[test]
fn a_party_of_a_treaty_is_asked_about_it() {
    let put = |who: &str, members: &str| {
        format!(
            r#"{who} question.put {{"question":"u","text":"?","motion":{{"instrument":{{"agreed":{{"instrument":"i"}}}}}},"electorate":[{members}]}}"#
        )
    };
    let all = r#"{"party":"a"},{"party":"x"}"#;
    let story = three("{}").given(&[
        X,
        r#"secretariat party.added {"party":"y","name":"Y","kind":"state"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","x"]}"#,
    ]);
    each(
        &story,
        &[(&put("b", r#"{"party":"b"},{"party":"y"}"#), "question.put.electorate"), (&put("b", all), "none")],
    );
    let revised = r#"a instrument.revised {"instrument":"i","in_force_when":{"text":"later"}}"#;
    each(&story, &[(revised, "none")]);
    let story =
        story.given(&[&put("b", all), r#"x question.voted {"question":"u","party":"x","vote":"for"}"#]);
    each(&story, &[(revised, "any.any.alone")]);
}

/// What parties owe one another each of them has a say in, and nobody else lets go of it for them.
#[test]
fn what_is_owed_to_one_another_is_let_go_of_together() {
    let acts = |who: &str| {
        [
            format!(r#"{who} commitment.suspended {{"commitment":"k"}}"#),
            format!(r#"{who} commitment.made_obsolete {{"commitment":"k"}}"#),
            format!(r#"{who} commitment.due_changed {{"commitment":"k","due":"2030-06-01"}}"#),
        ]
    };
    let rules = |story: &Story, who: &str| {
        acts(who).map(|act| story.refusal(&act).map_or("none", |refusal| refusal.rule().id()))
    };
    let made = |who: &str, to: &str| {
        let obligors = who.replace('+', r#"",""#);
        format!(
            r#"{who} commitment.made {{"commitment":"k","text":"each withdraws","obligors":["{obligors}"],{to}"due":"2026-06-01"}}"#
        )
    };
    let story = three("{}").given(&[&made("a+b", r#""to":["a","b"],"#)]);
    assert_eq!(rules(&story, "c"), ["any.any.alone"; 3]);
    assert_eq!(rules(&story, "a"), ["any.any.alone"; 3]);
    assert_eq!(rules(&story, "a+b"), ["none"; 3]);
    // Where all owe it, they owe it to one another.
    let story = three("{}").given(&[&made("a+b+c", "")]);
    assert_eq!(rules(&story, "a+b"), ["any.any.alone"; 3]);
    assert_eq!(rules(&story, "a+b+c"), ["none"; 3]);
    // Nor does who carries on the place of one that owes it let go of it.
    let story = three("{}").given(&[
        r#"secretariat party.added {"party":"a2","name":"A2","kind":"state"}"#,
        &made("a+b+c", ""),
        r#"a+a2 party.succeeded {"party":"a","successor":"a2","inherits":"carried"}"#,
    ]);
    assert_eq!(rules(&story, "a2"), ["any.any.alone"; 3]);
    assert_eq!(rules(&story, "a2+b+c"), ["none"; 3]);
}

/// Two that carry on the places of three are two: one ends a truce, since it cannot leave it.
#[test]
fn one_of_two_bound_by_succession_is_not_kept_in_a_truce() {
    let story = three("{}").given(&[
        X,
        r#"secretariat party.added {"party":"y","name":"Y","kind":"armed_group"}"#,
        r#"a+x+y ceasefire.declared {"ceasefire":"t","kind":"ceasefire","parties":["a","x","y"]}"#,
    ]);
    let (leaves, ends) = (
        r#"a ceasefire.denounced {"ceasefire":"t","party":"a"}"#,
        r#"a ceasefire.ended {"ceasefire":"t","how":"terminated"}"#,
    );
    each(&story, &[(leaves, "none"), (ends, "any.any.alone")]);
    let story = story.given(&[r#"x+y party.succeeded {"party":"y","successor":"x","inherits":"carried"}"#]);
    each(&story, &[(leaves, "ceasefire.denounced.bound"), (ends, "none")]);
}

/// Whoever carries on the place of one that made a link waits for what that waits for.
#[test]
fn an_heir_waits_for_what_it_waited_for() {
    let story = three("{}").given(&[
        P,
        r#"secretariat party.added {"party":"a2","name":"A2","kind":"state"}"#,
        r#"b instrument.drafted {"instrument":"i","kind":"treaty","title":"T","binding":true,"parties":["a","b","c"]}"#,
        r#"b gate.required {"gate":"g","kind":"parliament","body":"B","question":"?","on":{"instrument":"i"},"of":"b"}"#,
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"gate_passed":"g"}}"#,
    ]);
    let passed = r#"b gate.passed {"gate":"g"}"#;
    each(&story, &[(passed, "any.any.alone")]);
    let story = story.given(&[r#"a+a2 party.succeeded {"party":"a","successor":"a2","inherits":"carried"}"#]);
    each(&story, &[(passed, "any.any.alone"), (r#"b+a2 gate.passed {"gate":"g"}"#, "none")]);
}

/// What was carried serves once: nothing rests on the vote any more when its matter has been taken up again.
#[test]
fn a_vote_is_not_used_again_once_its_matter_was_reopened() {
    let votes = ["a", "b", "c"]
        .map(|party| format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#));
    let carried = |set: &[&str], on: &str| {
        let put = format!(r#"a question.put {{"question":"u","text":"?",{on}}}"#);
        let votes = votes.each_ref().map(String::as_str);
        three("{}").given(set).given(&[&put]).given(&votes)
    };
    let agreed = r#"b point.text_agreed {"point":"p","rests_on":"u"}"#;
    let closed = r#"b point.closed {"point":"p","rests_on":"u"}"#;
    let story = carried(&[P], r#""on":{"point":"p"}"#).given(&[
        agreed,
        closed,
        r#"a+b+c point.reopened {"point":"p"}"#,
    ]);
    each(&story, &[(agreed, "any.any.question")]);
    // Nor once it was agreed anew without it.
    let story = story.given(&[r#"a+b+c point.text_agreed {"point":"p"}"#]);
    each(&story, &[(closed, "any.any.question"), (r#"a+b+c point.closed {"point":"p"}"#, "none")]);

    let drafted = r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"p","wording":"w","number":"1"}}]}"#;
    let basis = r#"c version.taken_as_basis {"version":"v","rests_on":"u"}"#;
    let story = carried(&[P, drafted, r#"b version.tabled {"version":"v"}"#], r#""on":{"version":"v"}"#);
    each(&story, &[(basis, "none"), (agreed, "none")]);
    let story = story.given(&[basis, r#"a+b+c version.rejected {"version":"v"}"#]);
    each(&story, &[(agreed, "any.any.question")]);
    let story = story.given(&[r#"a+b+c version.revived {"version":"v"}"#]);
    each(&story, &[(basis, "any.any.question"), (agreed, "any.any.question")]);
}

/// A vote for words takes nothing out of the text; a vote to take it out does, also where that could not be done at once.
#[test]
fn a_vote_for_words_takes_nothing_out() {
    let votes = ["a", "b"]
        .map(|party| format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#));
    let put = |on: &str| format!(r#"a question.put {{"question":"u","text":"?",{on}}}"#);
    let told = |on: &str| {
        let votes = votes.each_ref().map(String::as_str);
        let last = r#"c question.voted {"question":"u","party":"c","vote":"for"}"#;
        three("{}").given(&[P, &put(on)]).given(&votes).given(&[last])
    };
    let dropped = r#"c point.dropped {"point":"p","rests_on":"u"}"#;
    let moved = r#"c point.moved_to_instrument {"point":"p","instrument":"Side letter","rests_on":"u"}"#;
    let story = told(r#""on":{"point":"p"}"#);
    each(&story, &[(dropped, "any.any.question"), (moved, "any.any.question")]);
    let story = told(r#""motion":{"point":{"dropped":{"point":"p"}}}"#);
    let status = |story: &Story| {
        let point = story.record.negotiation().point(&"p".parse().unwrap()).unwrap();
        point.status().to_string()
    };
    assert_eq!(status(&story), "dropped");
    let story = story.given(&[r#"a+b+c point.reinstated {"point":"p"}"#]);
    each(&story, &[(dropped, "any.any.question")]);
}

/// Who voted for a text has accepted it: what is agreed over a vote is taken out, or let loose of a package, by no one alone.
#[test]
fn a_vote_is_an_acceptance() {
    let votes = ["a", "b", "c"]
        .map(|party| format!(r#"{party} question.voted {{"question":"u","party":"{party}","vote":"for"}}"#));
    let votes = votes.each_ref().map(String::as_str);
    let on = |on: &str| format!(r#"a question.put {{"question":"u","text":"?","on":{on}}}"#);
    let agreed = r#"a point.text_agreed {"point":"p","rests_on":"u"}"#;
    let dropped = r#"a point.dropped {"point":"p"}"#;
    let put = on(r#"{"point":"p"}"#);
    let story = three("{}").given(&[P, &put]).given(&votes).given(&[agreed]);
    each(&story, &[(dropped, "point.dropped.agreement"), (r#"a+b+c point.dropped {"point":"p"}"#, "none")]);
    // Who voted for it reopens it, and it is as it was before the vote.
    let story = story.given(&[r#"b point.reopened {"point":"p"}"#]);
    each(&story, &[(dropped, "none"), (agreed, "any.any.question")]);

    // So it is of a text as a whole.
    let drafted = r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"p","wording":"w","number":"1"}}]}"#;
    let basis = r#"c version.taken_as_basis {"version":"v","rests_on":"u"}"#;
    let put_text = on(r#"{"version":"v"}"#);
    let story = three("{}").given(&[P, drafted, r#"b version.tabled {"version":"v"}"#, &put_text]);
    let story = story.given(&votes).given(&[basis]);
    each(&story, &[(dropped, "point.dropped.agreement"), (r#"a+b+c point.dropped {"point":"p"}"#, "none")]);

    let link = r#"a id=l link.made {"link":"l","kind":"package","points":["p","q"]}"#;
    let (released, retracted) =
        (r#"a link.released {"link":"l"}"#, r#"a record.retracted {"entry":"l","reason":"slip"}"#);
    let story = three("{}").given(&[P, Q, link, &put]);
    each(&story, &[(released, "none"), (retracted, "none")]);
    let story = story.given(&votes[1..2]);
    each(&story, &[(released, "link.released.agreement"), (retracted, "any.any.alone")]);
    let story = story.given(&[votes[0], votes[2], agreed]);
    each(&story, &[(released, "link.released.agreement"), (retracted, "any.any.alone")]);
}

/// Who was outvoted does not reopen what was agreed by agreeing to it first; who was for it does, however often it says so.
#[test]
fn whoever_was_outvoted_reopens_nothing() {
    let takes = |party: &str, stance: &str| {
        format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"p"}},"stance":"{stance}"}}"#)
    };
    let story = three(r#"{"agreeing":{"at_least":2}}"#).given(&[
        P,
        &takes("a", "accepts"),
        &takes("b", "accepts_ad_referendum"),
        &takes("c", "rejects"),
        r#"a+b point.text_agreed {"point":"p"}"#,
    ]);
    let reopened = |party: &str| format!(r#"{party} point.reopened {{"point":"p"}}"#);
    each(&story, &[(&reopened("c"), "point.reopened.agreement"), (&reopened("b"), "none")]);
    let story = story.given(&[
        &takes("c", "accepts"),
        &takes("a", "accepts"),
        r#"b position.confirmed {"party":"b","on":{"point":"p"}}"#,
    ]);
    each(
        &story,
        &[
            (&reopened("c"), "point.reopened.agreement"),
            (&reopened("a"), "none"),
            (&reopened("b"), "none"),
            (&reopened("a+b"), "none"),
        ],
    );
}

/// A voice that was given is taken back by whose it is, or who carries on its place, at the table or not.
#[test]
fn a_voice_is_taken_back_by_whose_it_is() {
    let ended = |who: &str, whose: &str| {
        format!(r#"{who} party.role_ended {{"party":"x","role":"acts_for","for_party":"{whose}"}}"#)
    };
    let gives = |whose: &str| {
        format!(r#"{whose} party.role_assigned {{"party":"x","role":"acts_for","for_party":"{whose}"}}"#)
    };
    let d = r#"secretariat party.added {"party":"d","name":"D","kind":"state"}"#;
    let story = three("{}").given(&[X, d, &gives("d"), &gives("c")]);
    each(&story, &[(&ended("d", "d"), "none"), (&ended("a", "d"), "any.any.alone")]);
    each(&story, &[(&ended("d", "c"), "party.role_ended.entitled"), (&ended("c", "c"), "none")]);
    let left = story.given(&[r#"c party.withdrawn {"party":"c"}"#]);
    each(&left, &[(&ended("c", "c"), "none")]);
}

/// A seat that is passed on counts where it counted: not in another group, nor at another table, without those who decide.
#[test]
fn a_seat_passed_on_counts_nowhere_else() {
    let among = |group: &str| format!(r#"{{"among":{{"group":"{group}","rule":{{"at_least":1}}}}}}"#);
    let rule = format!(r#"{{"all_of":[{},{}]}}"#, among("g1"), among("g2"));
    let group =
        |id: &str| format!(r#"secretariat party.added {{"party":"{id}","name":"{id}","kind":"coalition"}}"#);
    let joins = |party: &str, group: &str| {
        format!(r#"secretariat party.membership_begun {{"party":"{party}","group":"{group}"}}"#)
    };
    let succeeded =
        |who: &str| format!(r#"{who} party.succeeded {{"party":"a","successor":"x","inherits":"carried"}}"#);
    let story = Story::open(&format!(r#"{{"agreeing":{rule},"changing":{rule}}}"#))
        .given(&[&group("g1"), &group("g2"), X])
        .principals(&["a", "b", "c"])
        .given(&[&joins("a", "g1"), &joins("c", "g1"), &joins("b", "g2")]);
    each(&story, &[(&succeeded("a+x"), "none")]);
    let same = story.given(&[&joins("x", "g1")]);
    each(&same, &[(&succeeded("a+x"), "none")]);
    let story = same.given(&[&joins("x", "g2")]);
    each(&story, &[(&succeeded("a+x"), "any.any.alone"), (&succeeded("a+b+x"), "none")]);

    let opened = |parties: &str, more: &str| {
        format!(r#"secretariat track.opened {{"track":"t","title":"T","parties":[{parties}]{more}}}"#)
    };
    let elsewhere = r#""b","c","x""#;
    for (parties, more, rule) in [
        (elsewhere, "", "none"),
        (elsewhere, r#","points":["p"]"#, "any.any.alone"),
        (elsewhere, r#","rule":"consensus""#, "any.any.alone"),
        (r#""a","b","x""#, r#","points":["p"]"#, "none"),
        (r#""b","c""#, r#","points":["p"]"#, "none"),
    ] {
        let story = three("{}").given(&[X, P, &opened(parties, more)]);
        each(&story, &[(&succeeded("a+x"), rule), (&succeeded("a+b+c+x"), "none")]);
    }
}

/// Who is given a role that something was disclosed to, with or without powers, sees it: those who decide agree to that.
#[test]
fn nothing_hidden_is_shown_by_giving_a_role() {
    for (role, rule) in [
        ("acts_for", "any.any.alone"),
        ("observer", "any.any.alone"),
        ("guarantor", "party.role_assigned.accepted"),
    ] {
        let hidden = format!(
            r#"secretariat disclosure={{"role":"{role}"}} point.tabled {{"point":"h","title":"H","areas":["security"]}}"#
        );
        let given = |who: &str| {
            format!(r#"{who} party.role_assigned {{"party":"x","role":"{role}","for_party":"a"}}"#)
        };
        let story = three("{}").given(&[X, &hidden]);
        each(&story, &[(&given("a+b+c"), "none")]);
        each(&story, &[(&given("a"), rule)]);
    }
}

/// What an act would be refused, a retraction of one's own entry does not bring about.
#[test]
fn no_slip_is_pleaded_for_what_an_act_may_not_do() {
    const RETRACTED: &str = r#"record.retracted {"entry":"own","reason":"slip"}"#;
    // Who declined is not back, and who joined has not left, without the others.
    let seat = r#"secretariat party.role_assigned {"party":"x","role":"principal"}"#;
    for (act, opposite) in [("declined", "joined"), ("joined", "declined")] {
        let story = three("{}").given(&[
            X,
            r#"secretariat party.invited {"party":"x"}"#,
            seat,
            &format!(r#"x id=own party.{act} {{"party":"x"}}"#),
        ]);
        assert!(story.refusal(&format!(r#"x party.{opposite} {{"party":"x"}}"#)).is_some());
        let (alone, all) = (format!("x {RETRACTED}"), format!("a+b+c+x {RETRACTED}"));
        each(&story, &[(&alone, "any.any.alone"), (&all, "none")]);
    }
    // An offer that was taken back does not stand again with the answers of before.
    let story = three("{}").given(&[
        P,
        r#"a proposal.submitted {"proposal":"o","to":["b","c"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#,
        r#"a id=own proposal.withdrawn {"proposal":"o"}"#,
    ]);
    let again = r#"a proposal.renewed {"proposal":"o"}"#;
    each(&story, &[(&format!("a {RETRACTED}"), "any.any.alone"), (again, "none")]);
    // A final vote is final.
    for (casting, rule) in [("", "none"), (r#","final":true"#, "any.any.alone")] {
        let procedure = format!(r#"{{"voting":{{"how":"openly"{casting}}}}}"#);
        let story = three(&procedure).given(&[
            r#"b question.put {"question":"q","text":"?","closes":"2026-01-05T00:00:00Z"}"#,
            r#"b id=own question.voted {"question":"q","party":"b","vote":"for"}"#,
        ]);
        let against = r#"b record.corrected {"entry":"own","reason":"slip","event":{"question":{"voted":{"question":"q","party":"b","vote":"against"}}}}"#;
        each(&story, &[(&format!("b {RETRACTED}"), rule), (against, rule)]);
    }
}

/// What silence has carried is not unasked, nor is a count made another by who says after the vote that it was not there.
#[test]
fn what_is_over_is_not_made_undone() {
    let silent = three(r#"{"silence":"P2D"}"#).given(&[
        P,
        r#"b id=own question.put {"question":"q","text":"?","on":{"point":"p"},"closes":"2026-01-05T00:00:00Z","voting":{"how":"tacitly"}}"#,
    ]);
    let retracted =
        |at: &str| format!(r#"b recorded={at} record.retracted {{"entry":"own","reason":"slip"}}"#);
    each(
        &silent,
        &[
            (&retracted("2026-01-04T00:00:00Z"), "none"),
            (&retracted("2026-01-06T00:00:00Z"), "any.any.alone"),
        ],
    );
    let was_there = three("{}").given(&[
        r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#,
        r#"secretariat meeting.started {"meeting":"m"}"#,
        r#"a question.put {"question":"q","text":"?","at":"m","closes":"2026-01-05T00:00:00Z"}"#,
        r#"b id=own meeting.attendance_recorded {"meeting":"m","party":"b","presence":"present"}"#,
    ]);
    each(
        &was_there,
        &[
            (&retracted("2026-01-04T00:00:00Z"), "none"),
            (&retracted("2026-01-06T00:00:00Z"), "any.any.alone"),
        ],
    );
}

/// What its parties went on from is not corrected behind one of them, at the table or not.
#[test]
fn a_treaty_is_not_corrected_behind_a_party_of_it() {
    let story = three(&format!(r#"{{"changing":{MAJORITY}}}"#)).given(&[
        X,
        r#"a id=own instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","x"],"notice":"P1M"}"#,
    ]);
    let corrected = r#"record.corrected {"entry":"own","reason":"slip","event":{"instrument":{"drafted":{"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","x"],"notice":"P10Y"}}}}"#;
    each(&story, &[(&format!("a {corrected}"), "none")]);
    let story = story.given(&[
        r#"a+x instrument.agreed {"instrument":"i"}"#,
        r#"x consent.expressed {"instrument":"i","party":"x","means":"definitive_signature"}"#,
    ]);
    each(
        &story,
        &[
            (&format!("a+b+c {corrected}"), "any.any.alone"),
            (&format!("a+b+x {corrected}"), "none"),
            (&format!("a+x {corrected}"), "any.any.alone"),
        ],
    );
}

/// Where acts are told of an earlier time, a vote that is over is counted as it was: who says only then that it had left, or was
/// not there, changes nothing; what the secretariat tells counts.
#[test]
fn a_vote_that_is_over_is_counted_as_it_was() {
    let procedure = |more: &str| format!(r#"{{"backdating":true,{more}}}"#);
    let put = |more: &str| {
        format!(
            r#"b recorded=2026-01-01T10:00:00Z question.put {{"question":"u","text":"?",{more}"closes":"2026-01-01T12:00:00Z"}}"#
        )
    };
    let votes = ["a", "b"].map(|party| {
        format!(
            r#"{party} recorded=2026-01-01T10:00:00Z question.voted {{"question":"u","party":"{party}","vote":"for"}}"#
        )
    });
    let late = |who: &str, act: &str| {
        format!("{who} recorded=2026-01-01T12:30:00Z occurred=2026-01-01T11:00:00Z {act}")
    };
    let carried =
        r#"secretariat recorded=2026-01-01T13:00:00Z question.carried {"question":"u","basis":"votes"}"#;

    let rule = r#"{"quorum":{"share":"2/3","counting":"present","rule":{"at_least":1}}}"#;
    let present = |party: &str, presence: &str| {
        format!(r#"meeting.attendance_recorded {{"meeting":"m","party":"{party}","presence":"{presence}"}}"#)
    };
    let there =
        |party: &str| format!("secretariat recorded=2026-01-01T10:00:00Z {}", present(party, "present"));
    let story = three(&procedure(&format!(r#""agreeing":{rule}"#))).given(&[
        r#"secretariat meeting.added {"meeting":"m","format":"plenary"}"#,
        r#"secretariat meeting.started {"meeting":"m"}"#,
        &there("b"),
        &there("c"),
        &put(r#""at":"m","#),
        &votes[1],
    ]);
    each(&story, &[(carried, "none")]);
    for (who, rule) in [("c", "none"), ("secretariat", "question.carried.rule")] {
        let mut told = Story { record: story.record.clone(), told: story.told };
        told.tell(&late(who, &present("c", "absent")));
        each(&told, &[(carried, rule)]);
    }

    let majority = r#"{"majority":{"base":"electorate","threshold":"2/3","strict":true}}"#;
    let procedure = procedure(&format!(r#""leavers_drop_out":true,"agreeing":{majority}"#));
    let votes = votes.each_ref().map(String::as_str);
    let story = three(&procedure).given(&[&put("")]).given(&votes);
    each(&story, &[(carried, "question.carried.rule")]);
    let left = r#"party.suspended {"party":"c"}"#;
    let in_time = format!("c recorded=2026-01-01T11:00:00Z {left}");
    for (act, rule) in [(late("c", left), "question.carried.rule"), (in_time, "none")] {
        let mut told = Story { record: story.record.clone(), told: story.told };
        told.tell(&act);
        each(&told, &[(carried, rule)]);
    }
}

/// How one voted in secret nobody knows: it lets nobody take the result up again alone.
#[test]
fn a_secret_vote_lets_nobody_reopen_alone() {
    let at = "recorded=2026-01-21T00:00:00Z";
    let heads = r#"{"for":2,"against":1,"abstained":0,"missing":0}"#;
    let story = three(&format!(r#"{{"agreeing":{MAJORITY}}}"#)).given(&[
        P,
        r#"secretariat question.put {"question":"u","text":"?","on":{"point":"p"},"voting":{"how":"secretly"},"closes":"2026-01-20"}"#,
        &format!(r#"secretariat {at} question.carried {{"question":"u","basis":"votes","tally":{{"heads":{heads}}}}}"#),
        &format!(r#"a {at} point.text_agreed {{"point":"p","rests_on":"u"}}"#),
    ]);
    for by in ["a", "b", "c", "a+b"] {
        each(
            &story,
            &[(&format!(r#"{by} {at} point.reopened {{"point":"p"}}"#), "point.reopened.agreement")],
        );
    }
}

/// Of a party of which nothing was told when others agreed, it is not shown that it was against.
#[test]
fn what_nobody_told_of_is_no_irregularity() {
    let story = three(r#"{"agreeing":{"at_least":2},"observing":"allowed"}"#);
    let mut story = story.given(&[P]);
    let agreed = story.draft(r#"a point.text_agreed {"point":"p"}"#, "observed");
    story.record.propose(agreed).unwrap();
    let accepts = r#"c position.taken {"party":"c","on":{"point":"p"},"stance":"accepts"}"#;
    let accepts = story.draft(&accepts.replacen("c ", "c id=later ", 1), "observed");
    story.record.propose(accepts).unwrap();
    let reopened = r#"c id=last point.reopened {"point":"p"}"#;
    assert_eq!(story.irregularities(reopened), [""; 0]);
    assert_eq!(story.refused(reopened).rule().id(), "point.reopened.agreement");
}
