//! That who is outvoted, or stands outside, undoes nothing of others by a way round: by a merger, a correction, a link, a gate of
//! its own, a new point, a note in confidence.

use crate::story::{MAJORITY, P, Story};

const Q: &str =
    r#"b point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"wq","text":"words q"}}"#;
const X: &str = r#"secretariat party.added {"party":"x","name":"X","kind":"organisation"}"#;
const INVITED: &str = r#"secretariat party.invited {"party":"x"}"#;
const JOINED: &str = r#"x party.joined {"party":"x"}"#;

fn accepts(party: &str, point: &str) -> String {
    format!(r#"{party} position.taken {{"party":"{party}","on":{{"point":"{point}"}},"stance":"accepts"}}"#)
}

/// A party ends with an act of its own; what is no more, the secretariat tells.
#[test]
fn nobody_is_merged_succeeded_or_split_by_others() {
    let procedure = format!(r#"{{"changing":{MAJORITY}}}"#);
    let story = Story::three(&procedure).given(&[
        X,
        INVITED,
        JOINED,
        r#"secretariat party.added {"party":"y","name":"Y","kind":"state"}"#,
        r#"secretariat party.added {"party":"z","name":"Z","kind":"state"}"#,
    ]);
    let succeeded = r#"party.succeeded {"party":"b","successor":"y","inherits":"carried"}"#;
    let merged = r#"party.merged {"party":"a","parties":["a","b"]}"#;
    let split = r#"party.split {"party":"b","continues":false,"into":["y","z"]}"#;
    let swallowed = r#"party.merged {"party":"a","parties":["a","x"]}"#;
    for (act, others, all) in [
        (succeeded, "a+c+y", "a+b+c+y"),
        (merged, "a+c", "a+b+c"),
        (split, "a+c+y+z", "a+b+c+y+z"),
        (swallowed, "a+b+c", "a+b+c+x"),
    ] {
        let others = story.refused(&format!("{others} {act}"));
        assert!(["any.any.alone", "party.any.heir"].contains(&others.rule().id()), "{act}: {others}");
        assert!(story.refusal(&format!("{all} {act}")).is_none(), "{act}");
        assert!(story.refusal(&format!("secretariat {act}")).is_none(), "{act}");
    }
}

/// What the other side of a promise, a treaty or a truce has to agree to, it has to agree to correct or take back.
#[test]
fn what_is_owed_is_not_corrected_without_whom_it_is_owed_to() {
    let procedure = format!(r#"{{"changing":{MAJORITY}}}"#);
    let story = Story::three(&procedure).given(&[
        X,
        INVITED,
        JOINED,
        r#"a id=k commitment.made {"commitment":"k","obligors":["a"],"to":["b"],"text":"pay 100","due":"2026-06-01"}"#,
        r#"a+x instrument.drafted {"instrument":"m","kind":"contract","title":"M","binding":true,"parties":["a","x"]}"#,
        r#"a id=s consent.expressed {"instrument":"m","party":"a","means":"definitive_signature"}"#,
        r#"x consent.expressed {"instrument":"m","party":"x","means":"definitive_signature"}"#,
        r#"b party.role_assigned {"party":"x","role":"acts_for","for_party":"b"}"#,
    ]);
    let less = r#"record.corrected {"entry":"k","event":{"commitment":{"made":{"commitment":"k","obligors":["a"],"to":["b"],"text":"pay 1"}}}}"#;
    story.each(&[
        (&format!("a+c {less}"), "any.any.alone"),
        (&format!("a+b {less}"), "none"),
        (r#"a+c record.retracted {"entry":"k"}"#, "any.any.alone"),
        (r#"a+b record.retracted {"entry":"k"}"#, "none"),
        (r#"a+b+c record.retracted {"entry":"s"}"#, "any.any.alone"),
        (r#"a+b+c+x record.retracted {"entry":"s"}"#, "none"),
        (r#"a+c party.role_ended {"party":"x","role":"acts_for","for_party":"b"}"#, "any.any.alone"),
        (r#"b party.role_ended {"party":"x","role":"acts_for","for_party":"b"}"#, "none"),
    ]);
}

/// What others accepted under a link, of whatever kind, is neither released nor corrected behind it.
#[test]
fn a_link_that_others_accepted_under_is_theirs_too() {
    for (kind, more) in [
        ("package", ""),
        ("exclusive", ""),
        ("conditional", r#","condition":{"text":"once the gate is open"}"#),
    ] {
        let made = format!(r#"b id=l link.made {{"link":"l","kind":"{kind}","points":["p","q"]{more}}}"#);
        let elsewhere = format!(
            r#"b record.corrected {{"entry":"l","event":{{"link":{{"made":{{"link":"l","kind":"{kind}","points":["r","s"]{more}}}}}}}}}"#
        );
        let of = |point: &str| {
            P.replace(r#""p""#, &format!(r#""{point}""#)).replace(r#""w""#, &format!(r#""w{point}""#))
        };
        let story = Story::three("{}").given(&[P, Q, &of("r"), &of("s"), &made]);
        story.each(&[(r#"b link.released {"link":"l"}"#, "none"), (&elsewhere, "none")]);
        let story = story.given(&[&accepts("c", "p")]);
        story.each(&[
            (r#"b link.released {"link":"l"}"#, "link.released.agreement"),
            (r#"b record.retracted {"entry":"l"}"#, "any.any.alone"),
            (&elsewhere, "any.any.alone"),
            (r#"a+b+c link.released {"link":"l"}"#, "none"),
        ]);
    }
}

/// What holds a point up is released at its table, by its rule, with those from elsewhere who accepted under it.
#[test]
fn a_link_is_released_at_the_table_of_what_it_holds_up() {
    let opened = format!(
        r#"a+b+c+d+e track.opened {{"track":"t","title":"T","parties":["a","b","c"],"rule":{MAJORITY}}}"#
    );
    let story = Story::open("{}").principals(&["a", "b", "c", "d", "e"]).given(&[
        &opened,
        P,
        &Q.replace("b point", "d point"),
        r#"a+b+c+d+e track.revised {"track":"t","points_added":["p"]}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#,
        r#"a link.made {"link":"l","kind":"conditional","points":["p"],"condition":{"text":"never"}}"#,
        r#"b+c point.text_agreed {"point":"p"}"#,
    ]);
    story.each(&[
        (r#"b+c point.closed {"point":"p"}"#, "point.closed.conditional"),
        (r#"b link.released {"link":"l"}"#, "link.released.agreement"),
        (r#"b+c link.released {"link":"l"}"#, "none"),
        // Nor does who does not sit there put a part into it.
        (r#"d point.nested {"point":"q","parent":"p"}"#, "any.any.track"),
    ]);
}

/// Nor does one alone bind what was agreed, so that it closes or reopens with something of its own.
#[test]
fn what_was_agreed_is_bound_by_those_who_decide_on_it() {
    let story = Story::three(&format!(r#"{{"agreeing":{MAJORITY}}}"#)).given(&[
        P,
        Q,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#,
        r#"a+c point.text_agreed {"point":"p"}"#,
    ]);
    for kind in ["package", "exclusive"] {
        let made = format!(r#"link.made {{"link":"l","kind":"{kind}","points":["q","p"]}}"#);
        story.each(&[(&format!("b {made}"), "any.any.alone"), (&format!("a+c {made}"), "none")]);
    }
}

/// Where nothing closes before everything, who had a late point of its own dropped puts no other before them alone.
#[test]
fn a_single_undertaking_is_not_held_up_without_end() {
    let of =
        |point: &str| format!(r#"c point.tabled {{"point":"{point}","title":"R","areas":["security"]}}"#);
    let story = Story::three(&format!(r#"{{"single_undertaking":true,"agreeing":{MAJORITY}}}"#)).given(&[
        P,
        &of("early"),
        r#"a+b point.dropped {"point":"early"}"#,
        r#"a+b point.text_agreed {"point":"p"}"#,
        &of("r"),
        r#"a+b point.dropped {"point":"r"}"#,
    ]);
    story.each(&[(&of("r2"), "any.any.alone"), (&of("r2").replace("c point", "a point"), "none")]);
}

/// An instrument of one party alone reopens no talks of others, and whoever may accede decides on no draft.
#[test]
fn an_outsider_does_nothing_with_an_instrument_of_others() {
    let story = Story::three(r#"{"on_failed_gate":"reopens"}"#).given(&[
        X,
        r#"a+b+c negotiation.phase_begun {"phase":"talks"}"#,
        r#"a+b+c negotiation.concluded {}"#,
        r#"a+b+c negotiation.phase_begun {"phase":"implementation"}"#,
        r#"x instrument.drafted {"instrument":"u","kind":"unilateral_statement","title":"U","binding":true,"parties":["x"]}"#,
        r#"x instrument.agreed {"instrument":"u"}"#,
        r#"x gate.required {"gate":"g","kind":"referendum","body":"P","question":"?","of":"x","on":{"instrument":"u"}}"#,
        r#"x gate.failed {"gate":"g"}"#,
    ]);
    assert_eq!(
        story.record.negotiation().status().map(|own| own.to_string()).as_deref(),
        Some("implementing")
    );

    let drafted = r#"a+b+c instrument.drafted {"instrument":"m","kind":"contract","title":"M","binding":true,"parties":["a","b","c"],"open_to_accession":true}"#;
    let accedes = r#"x consent.expressed {"instrument":"m","party":"x","means":"accession"}"#;
    let story = Story::three("{}").given(&[X, INVITED, JOINED, drafted]);
    story.each(&[(accedes, "consent.expressed.party")]);
    let story = story.given(&[r#"a+b+c instrument.agreed {"instrument":"m"}"#]);
    story.each(&[(accedes, "none")]);
}

/// However many speak of an instrument, or are at a meeting, those whose it is have room.
#[test]
fn those_who_decide_have_room() {
    let mut story = Story::three("{}").given(&[
        r#"a+b+c instrument.drafted {"instrument":"m","kind":"treaty","title":"M","binding":true,"parties":["a","b","c"]}"#,
        r#"a+b+c instrument.agreed {"instrument":"m"}"#,
        r#"a meeting.added {"meeting":"n","format":"bilateral"}"#,
    ]);
    let mut refused = 0;
    for n in 0..260 {
        story.tell(&format!(r#"a party.added {{"party":"x{n}","name":"X{n}","kind":"organisation"}}"#));
        let speaks = format!(
            r#"x{n} consent.declaration_made {{"instrument":"m","party":"x{n}","text":"No.","attitude":"opposes"}}"#
        );
        match story.refusal(&speaks) {
            Some(refusal) => {
                assert_eq!(refusal.rule().id(), "entry.bounds.size");
                refused += 1;
            }
            None => story.tell(&speaks),
        }
    }
    assert_eq!(refused, 4);
    story.each(&[(r#"c consent.signed {"instrument":"m","party":"c"}"#, "none")]);
}

/// What a mediator holds in confidence takes the place of no group that speaks for a party, and of nothing that it inherits.
#[test]
fn a_note_in_confidence_silences_nobody() {
    let set = [
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"secretariat party.membership_begun {"party":"b","group":"g"}"#,
        r#"secretariat party.membership_begun {"party":"c","group":"g"}"#,
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"secretariat party.invited {"party":"m"}"#,
        r#"m party.joined {"party":"m"}"#,
        r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#,
        P,
        r#"a point.taken_up {"point":"p"}"#,
        &accepts("a", "p"),
        r#"secretariat position.taken {"party":"g","on":{"point":"p"},"stance":"accepts"}"#,
    ];
    let told = |more: &[&str]| Story::three(r#"{"group_positions":true}"#).given(&set).given(more);
    let status = |story: &Story| {
        let point = story.record.negotiation().point(&"p".parse().unwrap()).unwrap();
        point.status().to_string()
    };
    let agreed = r#"a point.text_agreed {"point":"p"}"#;
    for stance in ["accepts", "opposes", "agrees_in_principle"] {
        let note = format!(
            r#"m disclosure={{"parties":["m"]}} position.taken {{"party":"b","on":{{"point":"p"}},"stance":"{stance}"}}"#
        );
        assert_eq!(status(&told(&[&note, agreed])), "text_agreed", "{stance}");
        // What is agreed is not spoken of behind the backs of others.
        let shown = note.replace(r#"{"parties":["m"]}"#, r#""participants""#);
        assert_eq!(status(&told(&[agreed, &shown])), "text_agreed", "{stance}");
    }
}

/// Nor does it undo what a party accepted as an alternative, whose words the point has: not after these were agreed either.
#[test]
fn a_note_in_confidence_undoes_no_acceptance_of_an_alternative() {
    let set = [
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"secretariat party.invited {"party":"m"}"#,
        r#"m party.joined {"party":"m"}"#,
        r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#,
        P,
        r#"a point.taken_up {"point":"p"}"#,
        r#"a alternative.proposed {"alternative":"x","point":"p","wording":{"id":"wx","text":"A zone."}}"#,
    ];
    let yes = |party: &str| {
        format!(
            r#"{party} position.taken {{"party":"{party}","on":{{"alternative":"x"}},"stance":"accepts"}}"#
        )
    };
    let agreed = [r#"a alternative.chosen {"alternative":"x"}"#, r#"a point.text_agreed {"point":"p"}"#]
        .map(str::to_owned);
    let note = |stance: &str| {
        let on = r#""on":{"point":"p"}"#;
        format!(r#"m disclosure="participants" position.taken {{"party":"b",{on},"stance":"{stance}"}}"#)
    };
    let lines: Vec<String> = ["a", "b", "c"].map(yes).into_iter().chain(agreed).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    for stance in ["accepts", "opposes", "agrees_in_principle"] {
        let told = Story::three("{}").given(&set).given(&lines).given(&[&note(stance)]);
        let point = told.record.negotiation().point(&"p".parse().unwrap()).unwrap();
        assert_eq!(point.status().to_string(), "text_agreed", "{stance}");
    }
    // What the party itself says undoes it.
    let opposes = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#;
    let told = Story::three("{}").given(&set).given(&lines).given(&[opposes]);
    let point = told.record.negotiation().point(&"p".parse().unwrap()).unwrap();
    assert_ne!(point.status().to_string(), "text_agreed");
}

/// A role that gives powers over others is that of those who decide, also where it is held for one party; that party takes
/// part in giving it.
#[test]
fn a_role_with_powers_belongs_to_nobody_that_it_is_held_for() {
    let procedure = format!(r#"{{"agreeing":{MAJORITY},"changing":{MAJORITY}}}"#);
    let story = Story::three(&procedure).given(&[X, INVITED, JOINED]);
    let chair = r#"party.role_assigned {"party":"x","role":"guarantor","for_party":"b"}"#;
    story.each(&[(&format!("a+c {chair}"), "any.any.alone"), (&format!("a+b {chair}"), "none")]);
    let story = story.given(&[&format!("a+b {chair}")]);
    let ended = r#"party.role_ended {"party":"x","role":"guarantor","for_party":"b"}"#;
    story.each(&[
        (&format!("b {ended}"), "any.any.alone"),
        (&format!("a+c {ended}"), "none"),
        (&format!("x {ended}"), "none"),
    ]);
}

/// Of several tables, each that agreed to something has a say in what binds it.
#[test]
fn what_several_tables_agreed_to_is_not_bound_at_one_of_them() {
    let opened = format!(
        r#"a+b+c+d+e track.opened {{"track":"t","title":"T","parties":["a","b","c"],"rule":{MAJORITY}}}"#
    );
    let story = Story::open(&format!(r#"{{"agreeing":{MAJORITY},"changing":{MAJORITY}}}"#))
        .principals(&["a", "b", "c", "d", "e"])
        .given(&[
            &opened,
            P,
            Q,
            r#"a+b+c+d+e track.revised {"track":"t","points_added":["q"]}"#,
            r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#,
            r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#,
            r#"c+d+e point.text_agreed {"point":"p"}"#,
            r#"a position.taken {"party":"a","on":{"point":"q"},"stance":"opposes"}"#,
            r#"b+c point.text_agreed {"point":"q"}"#,
        ]);
    for points in [r#"["q","p"]"#, r#"["p","q"]"#] {
        let made = format!(r#"link.made {{"link":"l","kind":"package","points":{points}}}"#);
        story.each(&[(&format!("a+b {made}"), "any.any.alone"), (&format!("a+b+c {made}"), "none")]);
    }
}
