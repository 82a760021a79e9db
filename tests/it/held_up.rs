//! That nobody holds up, or does in the name of others, what is not its own: by a promise, a gate, a truce, a treaty that ended,
//! from outside or with the power to do less.

use crate::story::{MAJORITY, P, Story};

const Y: &str = r#"secretariat party.added {"party":"y","name":"Y","kind":"state"}"#;
const DRAFT: &str = r#"a instrument.drafted {"instrument":"i","kind":"memorandum_of_understanding","title":"I","binding":true,"parties":["a","b","c"]}"#;
const OFFER: &str =
    r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#;

fn by_majority() -> Story {
    Story::three(&format!(r#"{{"agreeing":{MAJORITY}}}"#))
}

fn gate(by: &str, on: &str, of: &str) -> String {
    let of = if of.is_empty() { String::new() } else { format!(r#","of":"{of}""#) };
    format!(r#"{by} gate.required {{"gate":"g","kind":"referendum","body":"B","question":"?"{on}{of}}}"#)
}

/// Each leaves a truce of several alone, and none ends it for the others; so it is of one that a mediator declared for all.
#[test]
fn each_leaves_a_truce_of_several_by_itself() {
    let declared = r#"ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b","c"]}"#;
    let mediated = [
        r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#,
        r#"secretariat party.invited {"party":"m"}"#,
        r#"m party.joined {"party":"m"}"#,
        r#"a+b+c party.role_assigned {"party":"m","role":"mediator"}"#,
    ];
    for by in ["a+b+c", "m"] {
        let story = Story::three("{}").given(&mediated).given(&[&format!("{by} {declared}")]);
        let (left, ended) = (
            r#"ceasefire.denounced {"ceasefire":"f","party":"a"}"#,
            r#"ceasefire.ended {"ceasefire":"f","how":"terminated"}"#,
        );
        story.each(&[
            (&format!("a {ended}"), "any.any.alone"),
            (&format!("b {left}"), "ceasefire.denounced.entitled"),
            (&format!("a {left}"), "none"),
        ]);
        let story = story.given(&[&format!("a {left}")]);
        let truce = "f".parse().unwrap();
        let truce = story.record.negotiation().ceasefire(&truce).unwrap();
        assert_eq!(truce.parties().map(ToString::to_string).collect::<Vec<_>>(), ["b", "c"]);
        story.each(&[
            (&format!("a {left}"), "ceasefire.denounced.bound"),
            // Of two, either ends it.
            (r#"b ceasefire.denounced {"ceasefire":"f","party":"b"}"#, "ceasefire.denounced.bound"),
            (&format!("a {ended}"), "ceasefire.ended.entitled"),
            (&format!("b {ended}"), "none"),
            (r#"a ceasefire.joined {"ceasefire":"f","party":"a"}"#, "any.any.alone"),
        ]);
    }
}

/// What an outsider promises, or one alone declares, keeps nobody from being done.
#[test]
fn only_what_those_who_decide_owe_one_another_is_left_to_carry_out() {
    let talks = r#"a+b+c negotiation.phase_begun {"phase":"talks"}"#;
    let concluded = r#"a+b+c negotiation.concluded {}"#;
    let completed = r#"a+b+c negotiation.completed {}"#;
    let owes = |by: &str, to: &str| {
        format!(r#"{by} commitment.made {{"commitment":"k","obligors":["{by}"],"to":["{to}"],"text":"t"}}"#)
    };
    let own = r#"a instrument.drafted {"instrument":"i","kind":"unilateral_statement","title":"I","binding":true,"parties":["a"]}"#;
    let of_own = gate("a", r#","on":{"instrument":"i"}"#, "");
    for (given, rule) in [
        (&[owes("y", "a")][..], "none"),
        (&[owes("a", "y")], "none"),
        (&[owes("a", "b")], "negotiation.completed.commitments"),
        (&[own.to_owned(), of_own.clone()], "none"),
        (&[DRAFT.to_owned(), of_own.clone()], "none"),
        (
            &[DRAFT.to_owned(), of_own, r#"a+b+c instrument.agreed {"instrument":"i"}"#.to_owned()],
            "negotiation.completed.gates",
        ),
    ] {
        let given: Vec<_> = [Y, talks].into_iter().chain(given.iter().map(String::as_str)).collect();
        Story::three("{}").given(&given).given(&[concluded]).each(&[(completed, rule)]);
    }
}

/// Nor does it come to have a say in the words of others.
#[test]
fn nobody_makes_itself_concerned_from_outside() {
    let owes =
        r#"y commitment.made {"commitment":"k","obligors":["y"],"text":"t","point":"p","wording":"w"}"#;
    let agreed = r#"a+b+c point.text_agreed {"point":"p"}"#;
    let rectified = r#"a+b+c point.rectified {"point":"p","wording":{"id":"x","text":"word"}}"#;
    Story::three("{}").given(&[Y, P, agreed, owes]).each(&[(rectified, "none")]);
    // One of them has one.
    let owes = owes.replace(r#"["y"]"#, r#"["c"]"#).replacen('y', "c", 1);
    let two = rectified.replacen("a+b+c", "a+b", 1);
    by_majority().given(&[P, agreed, &owes]).each(&[(&two, "any.any.alone"), (rectified, "none")]);
}

/// What never was in force is not put there by reviving it.
#[test]
fn only_what_was_in_force_is_revived() {
    let revived = r#"instrument.revived {"instrument":"i"}"#;
    let ended = r#"a+b instrument.terminated {"instrument":"i"}"#;
    let story = by_majority().given(&[
        DRAFT,
        r#"a+b+c instrument.adopted {"instrument":"i"}"#,
        r#"c consent.expressed {"instrument":"i","party":"c","means":"ratification"}"#,
        ended,
    ]);
    story.each(&[(&format!("c {revived}"), "instrument.revived.force")]);
    // Nor by one alone what another waits for.
    let own = r#"a instrument.drafted {"instrument":"i","kind":"unilateral_statement","title":"I","binding":true,"parties":["a"]}"#;
    let story = Story::three("{}").given(&[
        P,
        own,
        r#"a instrument.adopted {"instrument":"i"}"#,
        r#"a consent.expressed {"instrument":"i","party":"a","means":"acceptance"}"#,
        r#"a instrument.terminated {"instrument":"i"}"#,
        r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts_if","condition":{"instrument_in_force":"i"}}"#,
    ]);
    story.each(&[(&format!("a {revived}"), "any.any.alone"), (&format!("a+b {revived}"), "none")]);
}

/// A gate is taken away, and put there late, by those whom it guards.
#[test]
fn a_gate_is_of_those_whom_it_guards() {
    let on_offer = r#","on":{"proposal":"o"}"#;
    let accepts = r#"b proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#;
    let waived = r#"gate.waived {"gate":"g"}"#;
    let by = |who: &str| format!("{who} {waived}");
    let story = by_majority().given(&[P, OFFER, &gate("a", on_offer, ""), accepts]);
    story.each(&[(&by("b+c"), "any.any.alone"), (&by("a+b"), "none")]);
    // Of the whole it is waived as it was required.
    let story = by_majority().given(&[&gate("a+b+c", "", "")]);
    story.each(&[(&by("a+b"), "any.any.alone"), (&by("a+b+c"), "none")]);
    let early = r#"a+b+c link.made {"link":"l","kind":"early_harvest","points":["p"]}"#;
    let released = r#"link.released {"link":"l"}"#;
    let story = by_majority().given(&[P, early]);
    story.each(&[(&format!("a+b {released}"), "any.any.alone"), (&format!("a+b+c {released}"), "none")]);
    let set = r#"a+b+c deadline.set {"deadline":"d","title":"D","due":"2026-04-30"}"#;
    let extended = r#"deadline.extended {"deadline":"d","due":"2036-04-30"}"#;
    let story = by_majority().given(&[set]);
    story.each(&[(&format!("a+b {extended}"), "any.any.alone"), (&format!("a+b+c {extended}"), "none")]);

    // Who is bound, or voted, finds no new gate in its way.
    let on_draft = r#","on":{"instrument":"i"}"#;
    let bound = r#"b consent.expressed {"instrument":"i","party":"b","means":"definitive_signature"}"#;
    let late = gate("a", on_draft, "");
    by_majority().given(&[DRAFT]).each(&[(&late, "none")]);
    by_majority().given(&[DRAFT, bound]).each(&[(&late, "any.any.alone")]);
    let put = r#"b question.put {"question":"u","text":"?"}"#;
    let to_vote = r#"b proposal.put_to_vote {"proposal":"o","question":"u"}"#;
    for of in ["", "a", "b"] {
        let late = gate(if of.is_empty() { "a" } else { of }, on_offer, of);
        by_majority().given(&[P, OFFER]).each(&[(&late, "none")]);
        by_majority().given(&[P, OFFER, put, to_vote]).each(&[(&late, "any.any.alone")]);
    }
}

/// A truce that a party ended binds it again only with it.
#[test]
fn a_truce_is_renewed_by_those_whom_it_binds() {
    let mediator = r#"a+b+c party.role_assigned {"party":"y","role":"mediator"}"#;
    let story = Story::three("{}").given(&[
        Y,
        r#"secretariat party.invited {"party":"y"}"#,
        r#"y party.joined {"party":"y"}"#,
        mediator,
        r#"y ceasefire.declared {"ceasefire":"f","kind":"ceasefire","parties":["a","b"]}"#,
        r#"a ceasefire.ended {"ceasefire":"f","how":"terminated"}"#,
    ]);
    let renewed = r#"ceasefire.renewed {"ceasefire":"f"}"#;
    story.each(&[
        (&format!("y {renewed}"), "any.any.alone"),
        (&format!("b {renewed}"), "ceasefire.extended.agreement"),
        (&format!("a+b {renewed}"), "none"),
    ]);
}

/// What was concluded is changed and ended by who may sign.
#[test]
fn who_may_initial_ends_no_treaty() {
    let may = |powers: &str| {
        format!(r#"a person.accredited {{"person":"n","party":"a","capacity":"envoy","powers":{powers}}}"#)
    };
    let person = r#"secretariat person.added {"person":"n","name":"N"}"#;
    let agreed = r#"a:n+b+c instrument.agreed {"instrument":"i"}"#;
    let ended = r#"a:n+b+c instrument.terminated {"instrument":"i"}"#;
    for (powers, rules) in [
        (r#"["initial"]"#, ["any.any.powers", "any.any.powers"]),
        (r#"["negotiate"]"#, ["none", "any.any.powers"]),
        (r#"["sign"]"#, ["none", "none"]),
    ] {
        let story = Story::three("{}").given(&[person, &may(powers), DRAFT]);
        story.each(&[(agreed, rules[0])]);
        let story = story.given(&[r#"a+b+c instrument.adopted {"instrument":"i"}"#]);
        story.each(&[(ended, rules[1])]);
    }
}

/// The roles of others are not used up by giving and taking them.
#[test]
fn roles_given_and_taken_are_counted_for_who_gave_them() {
    let mut story = Story::three("{}").given(&[Y]);
    for n in 0..16 {
        story.tell(&format!(r#"a party.role_assigned {{"party":"y","role":"r{n}"}}"#));
        story.tell(&format!(r#"a party.role_ended {{"party":"y","role":"r{n}"}}"#));
    }
    let more = r#"party.role_assigned {"party":"y","role":"r16"}"#;
    story.each(&[(&format!("a {more}"), "any.any.alone"), (&format!("b {more}"), "none")]);
}
