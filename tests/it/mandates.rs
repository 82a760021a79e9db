//! What persons of limited powers do for a party: nothing on what their powers do not extend to, nor what changes something
//! for others and is of nothing that was named.

use crate::story::Story;

const P: &str =
    r#"b point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const Q: &str =
    r#"b point.tabled {"point":"q","title":"Q","areas":["security"],"wording":{"id":"wq","text":"words"}}"#;
const V: &str = r#"b version.drafted {"version":"v","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"p","number":"1","wording":"w"}}]}"#;
const TABLED: &str = r#"b version.tabled {"version":"v"}"#;

fn three() -> Story {
    let two = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"50%","strict":true}},"observing":"allowed","silence":"PT24H"}"#;
    Story::open(two).principals(&["a", "b", "c"])
}

const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;
const ON_Q: &str = r#"a person.accredited {"person":"n","party":"a","capacity":"representative","powers":["negotiate","sign"],"points":["q"]}"#;
const TO_A: &str = r#"b proposal.submitted {"proposal":"o","to":["a"],"channel":"in_public","contents":[{"point":"p"},{"point":"q"}]}"#;

/// Who may act on one point alone does not act on another through what contains it.
#[test]
fn powers_on_one_point_extend_to_no_other_through_what_contains_it() {
    let story = three().given(&[
        P,
        Q,
        N,
        ON_Q,
        TO_A,
        V,
        TABLED,
        r#"b version.drafted {"version":"vq","label":"V","owner":{"party":"b"},"operations":[{"add":{"point":"q","number":"1","wording":"wq"}}]}"#,
        r#"b version.tabled {"version":"vq"}"#,
        r#"a proposal.submitted {"proposal":"own","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"a link.made {"link":"l","kind":"package","points":["p","q"]}"#,
        r#"a commitment.made {"commitment":"k","text":"pays","obligors":["a"],"to":["b"],"point":"p"}"#,
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
        r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#,
    ]);
    let beyond = [
        r#"proposal.answered {"proposal":"o","party":"a","answer":"accept"}"#,
        r#"proposal.answered {"proposal":"o","party":"a","answer":"accept_in_part","points":["p"]}"#,
        r#"proposal.submitted {"proposal":"n","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#,
        r#"proposal.withdrawn {"proposal":"own"}"#,
        r#"link.made {"link":"m","kind":"package","points":["p","q"]}"#,
        r#"link.released {"link":"l"}"#,
        r#"point.tabled {"point":"s","title":"S","areas":["security"],"parent":"p"}"#,
        r#"point.nested {"point":"q","parent":"p"}"#,
        r#"commitment.made {"commitment":"m","text":"pays","obligors":["a"],"to":["b"],"point":"p"}"#,
        r#"commitment.reported {"commitment":"k","degree":"complete"}"#,
        r#"position.taken {"party":"a","on":{"version":"v"},"stance":"accepts"}"#,
        r#"question.put {"question":"u","text":"?","on":{"version":"v"}}"#,
        r#"instrument.agreed {"instrument":"i"}"#,
        // Offers of others and of its own that it answers, replaces or binds, and a text that it proceeds from.
        r#"proposal.submitted {"proposal":"n","to":["b"],"channel":"in_public","contents":[{"point":"q"}],"replaces":"own"}"#,
        r#"proposal.submitted {"proposal":"n","to":["b"],"channel":"in_public","contents":[{"point":"q"}],"reply_to":"o"}"#,
        r#"proposal.submitted {"proposal":"n","to":["b"],"channel":"in_public","base":"v"}"#,
        r#"link.made {"link":"m","kind":"exclusive","points":["q"],"proposals":["own"]}"#,
        // What binds the party on no point at all.
        r#"commitment.made {"commitment":"m","text":"pays","obligors":["a"],"to":["b"]}"#,
        r#"measure.taken {"measure":"m","kind":"sanctions","parties":["a"],"text":"t"}"#,
        r#"ceasefire.declared {"ceasefire":"f","kind":"truce","parties":["a","b"]}"#,
        // What was said by others of the party is not said anew by who could not say it.
        r#"record.retracted {"entry":"e026"}"#,
        r#"record.corrected {"entry":"e026","event":{"position":{"taken":{"party":"a","on":{"point":"p"},"stance":"accepts"}}}}"#,
    ];
    for act in beyond {
        assert_eq!(story.refused(&format!("a:n {act}")).rule().id(), "any.any.powers", "{act}");
    }
    let within = [
        r#"proposal.answered {"proposal":"o","party":"a","answer":"accept_in_part","points":["q"]}"#,
        r#"proposal.submitted {"proposal":"n","to":["b"],"channel":"in_public","contents":[{"point":"q"}]}"#,
        r#"point.tabled {"point":"s","title":"S","areas":["security"],"parent":"q"}"#,
        r#"position.taken {"party":"a","on":{"version":"vq"},"stance":"accepts"}"#,
        r#"commitment.made {"commitment":"m","text":"pays","obligors":["a"],"to":["b"],"point":"q"}"#,
    ];
    for act in within {
        let refusal = story.refusal(&format!("a:n {act}"));
        assert!(refusal.is_none(), "{act}: {refusal:?}");
    }
}

const GIVEN: &[&str] = &[
    P,
    Q,
    N,
    ON_Q,
    r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
    r#"a gate.required {"gate":"g","kind":"referendum","body":"B","question":"?","on":{"instrument":"i"},"of":"a"}"#,
    r#"b proposal.submitted {"proposal":"o","to":["a"],"channel":"in_public","contents":[{"point":"p"}]}"#,
    r#"b proposal.submitted {"proposal":"oq","to":["a"],"channel":"in_public","contents":[{"point":"q"}]}"#,
    r#"a deadline.set {"deadline":"d","title":"D","due":"2026-06-01","parties":["a"]}"#,
    r#"a deadline.set {"deadline":"dp","title":"D","due":"2026-06-01","parties":["a"],"on":{"point":"p"}}"#,
    r#"a deadline.set {"deadline":"dq","title":"D","due":"2026-06-01","parties":["a"],"on":{"point":"q"}}"#,
    r#"a meeting.added {"meeting":"m","format":"bilateral"}"#,
    r#"a+b+c track.opened {"track":"t","title":"T","parties":["a","b"]}"#,
    r#"a meeting.added {"meeting":"mt","format":"bilateral","track":"t"}"#,
    r#"a id=hidden disclosure={"parties":["a","b"]} position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#,
    r#"a id=shown disclosure={"parties":["a","b"]} position.taken {"party":"a","on":{"point":"q"},"stance":"opposes"}"#,
];

/// Nor does it act through what hangs on a point or an instrument: the law that a party says it has, its terms, its meetings,
/// what it keeps to itself.
#[test]
fn powers_on_one_point_extend_to_nothing_that_binds_beyond_it() {
    let story = three().given(GIVEN);
    let beyond = [
        r#"gate.required {"gate":"h","kind":"referendum","body":"B","question":"?","on":{"instrument":"i"},"of":"a"}"#,
        r#"gate.required {"gate":"h","kind":"referendum","body":"B","question":"?","on":{"proposal":"o"},"of":"a"}"#,
        r#"gate.required {"gate":"h","kind":"referendum","body":"B","question":"?","of":"a"}"#,
        r#"gate.failed {"gate":"g"}"#,
        r#"gate.waived {"gate":"g"}"#,
        r#"deadline.set {"deadline":"e","title":"D","due":"2026-06-01","parties":["a"]}"#,
        r#"deadline.set {"deadline":"e","title":"D","due":"2026-06-01","parties":["a"],"on":{"point":"p"}}"#,
        r#"deadline.lifted {"deadline":"d"}"#,
        r#"deadline.lifted {"deadline":"dp"}"#,
        r#"meeting.announced {"meeting":"m"}"#,
        r#"meeting.held {"meeting":"m"}"#,
        r#"meeting.held {"meeting":"mt"}"#,
        r#"record.disclosed {"entry":"hidden"}"#,
        r#"point.tabled {"point":"s","title":"S","areas":["security"]}"#,
        r#"party.alias_added {"party":"a","alias":"A"}"#,
    ];
    for act in beyond {
        assert_eq!(story.refused(&format!("a:n {act}")).rule().id(), "any.any.powers", "{act}");
    }
    let within = [
        r#"gate.required {"gate":"h","kind":"referendum","body":"B","question":"?","on":{"proposal":"oq"},"of":"a"}"#,
        r#"deadline.set {"deadline":"e","title":"D","due":"2026-06-01","parties":["a"],"on":{"point":"q"}}"#,
        r#"deadline.lifted {"deadline":"dq"}"#,
        r#"meeting.read_out {"meeting":"mt","text":"t"}"#,
        r#"record.disclosed {"entry":"shown"}"#,
    ];
    for act in within {
        let refusal = story.refusal(&format!("a:n {act}"));
        assert!(refusal.as_ref().is_none_or(|one| one.rule().id() != "any.any.powers"), "{act}: {refusal:?}");
    }
    // Who is sent to a track meets there; who may only sign does nothing at the table.
    let on_t = ON_Q.replace(r#""points":["q"]"#, r#""tracks":["t"]"#).replace("accredited", "powers_changed");
    let on_t = on_t.replace(r#""capacity":"representative","#, "");
    let story = story.given(&[&on_t]);
    assert!(story.refusal(r#"a:n meeting.held {"meeting":"mt"}"#).is_none());
    assert_eq!(story.refused(r#"a:n meeting.held {"meeting":"m"}"#).rule().id(), "any.any.powers");
    let signs = r#"a person.powers_changed {"person":"n","party":"a","powers":["sign"]}"#;
    let story = story.given(&[signs]);
    for act in [
        r#"meeting.held {"meeting":"m"}"#,
        r#"gate.waived {"gate":"g"}"#,
        r#"deadline.lifted {"deadline":"d"}"#,
    ] {
        assert_eq!(story.refused(&format!("a:n {act}")).rule().id(), "any.any.powers", "{act}");
    }
}

/// A role is held for whom it names: a stand-in of two speaks for both, and an adviser is taken on by whom it advises.
#[test]
fn a_role_is_held_once_for_each_party_that_it_is_for() {
    let outsider = r#"secretariat party.added {"party":"m","name":"M","kind":"state"}"#;
    let invited = r#"a+b+c party.invited {"party":"m"}"#;
    let joined = r#"m party.joined {"party":"m"}"#;
    let given = |by: &str| {
        format!(r#"{by} party.role_assigned {{"party":"m","role":"acts_for","for_party":"{by}"}}"#)
    };
    let story = three().given(&[P, outsider, invited, joined, &given("a"), &given("b")]);
    for by in ["a", "b"] {
        let speaks =
            format!(r#"m/{by} position.taken {{"party":"{by}","on":{{"point":"p"}},"stance":"opposes"}}"#);
        assert!(story.refusal(&speaks).is_none(), "{speaks}");
    }
    // What one gave, it takes back, and no other's.
    let ended =
        |by: &str| format!(r#"{by} party.role_ended {{"party":"m","role":"acts_for","for_party":"b"}}"#);
    assert_eq!(story.refused(&ended("a")).rule().id(), "any.any.alone");
    let story = story.given(&[&ended("b")]);
    let still = r#"m/a position.taken {"party":"a","on":{"point":"p"},"stance":"opposes"}"#;
    let no_more = r#"m/b position.taken {"party":"b","on":{"point":"p"},"stance":"opposes"}"#;
    assert!(story.refusal(still).is_none());
    assert_eq!(story.refused(no_more).rule().id(), "any.any.acts_for");

    let adviser = |by: &str, whose: &str| {
        format!(r#"{by} party.role_assigned {{"party":"m","role":"adviser","for_party":"{whose}"}}"#)
    };
    assert_eq!(story.refused(&adviser("a", "b")).rule().id(), "any.any.alone");
    let story = story.given(&[&adviser("b", "b")]);
    let of_whom: Vec<_> = {
        let m = story.record.negotiation().party(&"m".parse().unwrap()).unwrap();
        m.roles().map(|role| format!("{} {:?}", role.role, role.for_party.map(ToString::to_string))).collect()
    };
    assert_eq!(of_whom, [r#"acts_for Some("a")"#, r#"acts_for Some("b")"#, r#"adviser Some("b")"#]);
    for nonsense in [r#""role":"principal","for_party":"b""#, r#""role":"acts_for""#] {
        let nonsense = format!(r#"secretariat party.role_assigned {{"party":"m",{nonsense}}}"#);
        assert_eq!(story.refused(&nonsense).rule().id(), "party.any.for", "{nonsense}");
    }
}

#[test]
fn a_help_names_a_role_with_whom_it_is_for() {
    let line = |kind: &str, more: &str| {
        format!(r#"secretariat party.{kind} {{"party":"b","role":"adviser"{more}}}"#)
    };
    let story = Story::three("{}").given(&[&line("role_assigned", r#","for_party":"c""#)]);
    let refusal = story.refused(&line("role_ended", ""));
    let said = refusal.explain(story.record.negotiation()).to_string();
    assert!(said.contains("`principal` and `adviser for c`"), "{said}");
}
