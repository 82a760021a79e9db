//! Gates that failed: what follows, and what does not.

use crate::story::Story;
use negotiation::{
    outcome::{
        gate::GateStatus,
        instrument::InstrumentStatus::{self, Agreed, Draft, InForce, Rejected, Signed},
    },
    talks::process::NegotiationStatus,
    value::id::{GateId, InstrumentId},
};

const ENDS: &str = r#"{"observing":"allowed","backdating":true,"on_failed_gate":"rejects"}"#;
const REOPENS: &str = r#"{"observing":"allowed","backdating":true,"on_failed_gate":"reopens"}"#;

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn treaty(own: &str, parties: &str, more: &str) -> String {
    format!(
        r#"a instrument.drafted {{"instrument":"{own}","kind":"treaty","title":"T","binding":true,"parties":{parties}{more}}}"#
    )
}

fn gate(by: &str, own: &str, more: &str) -> String {
    // One on the whole is for all to ask for.
    let whole = !more.contains(r#""on""#) && !more.contains(r#""of""#);
    let by = if whole { "secretariat" } else { by };
    format!(
        r#"{by} gate.required {{"gate":"{own}","kind":"parliament","body":"The house","question":"Yes?"{more}}}"#
    )
}

fn agreed(by: &str, own: &str) -> String {
    format!(r#"{by} instrument.agreed {{"instrument":"{own}"}}"#)
}

fn bound(party: &str) -> String {
    format!(
        r#"{party} consent.expressed {{"instrument":"i","party":"{party}","means":"definitive_signature"}}"#
    )
}

fn talks(procedure: &str, given: &[String]) -> Story {
    let mut story = Story::open(procedure).principals(&["a", "b", "c"]);
    given.iter().for_each(|line| story.tell(line));
    story
}

fn status(story: &Story, own: &str) -> InstrumentStatus {
    story.record.negotiation().instrument(&id::<InstrumentId>(own)).unwrap().status()
}

fn kinds(story: &Story, last: usize) -> Vec<&'static str> {
    let entries = story.record.negotiation().entries();
    entries[entries.len() - last..].iter().map(|entry| entry.event().kind().name()).collect()
}

const TWO: &str = r#"["a","b"]"#;
const ON_I: &str = r#","on":{"instrument":"i"}"#;

#[test]
fn where_the_gate_that_replaced_another_fails_the_other_failed() {
    for combined in [false, true] {
        let mut story =
            talks(ENDS, &[treaty("i", TWO, ""), gate("a", "plebiscite", ON_I), gate("a", "congress", ON_I)]);
        if combined {
            story.tell(r#"a instrument.revised {"instrument":"i","gates":{"gate_passed":"plebiscite"}}"#);
        }
        story.tell(&agreed("a+b", "i"));
        story.tell(r#"a+b gate.replaced {"gate":"plebiscite","successor":"congress"}"#);
        story.tell(r#"secretariat gate.failed {"gate":"congress"}"#);
        assert_eq!(status(&story, "i"), Rejected, "combined: {combined}");
    }
}

#[test]
fn a_gate_that_is_not_needed_any_more_rejects_nothing() {
    let mut story = talks(ENDS, &[treaty("i", TWO, ""), gate("a", "g", ON_I), gate("a", "h", ON_I)]);
    story.tell(
        r#"a instrument.revised {"instrument":"i","gates":{"any_of":[{"gate_passed":"g"},{"gate_passed":"h"}]}}"#,
    );
    story.tell(&agreed("a+b", "i"));
    story.tell(r#"secretariat gate.failed {"gate":"g"}"#);
    assert_eq!(status(&story, "i"), Agreed);
    story.tell(r#"secretariat gate.failed {"gate":"h"}"#);
    assert_eq!(status(&story, "i"), Rejected);
}

#[test]
fn a_failure_that_is_told_late_is_followed_by_nothing() {
    let mut story = talks(ENDS, &[treaty("i", TWO, ""), gate("a", "g", ON_I), agreed("a+b", "i")]);
    for party in ["a", "b"] {
        story.tell(&format!(
            r#"{party} recorded=2026-02-01T00:00:00Z consent.signed {{"instrument":"i","party":"{party}"}}"#
        ));
    }
    story.tell(
        r#"secretariat recorded=2026-03-01T00:00:00Z occurred=2026-01-05T00:00:00Z gate.failed {"gate":"g"}"#,
    );
    assert_eq!((status(&story, "i"), kinds(&story, 1)), (Signed, vec!["gate.failed"]));
    assert_eq!(story.record.negotiation().gate(&id::<GateId>("g")).unwrap().status(), GateStatus::Failed);
}

#[test]
fn a_gate_on_the_whole_takes_concluded_talks_up_again() {
    let given = [
        gate("a", "g", ""),
        r#"a negotiation.phase_begun {"phase":"talks"}"#.into(),
        "a+b+c negotiation.concluded {}".into(),
    ];
    let mut story = talks(REOPENS, &given);
    story.tell(r#"secretariat gate.failed {"gate":"g"}"#);
    assert_eq!(kinds(&story, 2), ["gate.failed", "negotiation.reopened"]);
    assert_eq!(story.record.negotiation().status(), Some(NegotiationStatus::Negotiating));
    // What the law of one party asks for on the whole is waited for by nobody else.
    let mut story = talks(REOPENS, &[gate("c", "g", r#","of":"c""#), given[1].clone(), given[2].clone()]);
    story.tell(r#"secretariat gate.failed {"gate":"g"}"#);
    assert_eq!(story.record.negotiation().status(), Some(NegotiationStatus::Concluded));
    // Told late, it changes nothing any more.
    let mut story = talks(REOPENS, &[given[0].clone(), given[1].clone()]);
    story.tell("secretariat recorded=2026-02-01T00:00:00Z negotiation.concluded {}");
    story.tell(
        r#"secretariat recorded=2026-03-01T00:00:00Z occurred=2026-01-05T00:00:00Z gate.failed {"gate":"g"}"#,
    );
    assert_eq!(story.record.negotiation().status(), Some(NegotiationStatus::Concluded));
}

#[test]
fn a_side_letter_that_fails_does_not_reopen_talks_that_concluded_with_another_instrument() {
    for (with, after) in [("j", NegotiationStatus::Implementing), ("i", NegotiationStatus::Negotiating)] {
        let mut story = talks(
            REOPENS,
            &[treaty("i", TWO, ""), treaty("j", TWO, ""), agreed("a+b", "i"), agreed("a+b", "j")],
        );
        story.tell(&gate("a+b", "g", ON_I));
        story.tell(r#"a negotiation.phase_begun {"phase":"talks"}"#);
        story.tell(&format!(r#"secretariat negotiation.concluded {{"instruments":["{with}"]}}"#));
        if with == "j" {
            story.tell(r#"secretariat negotiation.phase_begun {"phase":"implementation"}"#);
        }
        story.tell(r#"secretariat gate.failed {"gate":"g"}"#);
        assert_eq!(status(&story, "i"), Draft);
        assert_eq!(story.record.negotiation().status(), Some(after), "concluded with {with}");
    }
}

#[test]
fn the_parliament_of_one_of_three_stops_that_one_alone_where_two_are_enough() {
    let enough = |of: &str| format!(r#","in_force_when":{{"bound":{{"instrument":"i"{of},"at_least":2}}}}"#);
    let all = r#"["a","b","c"]"#;
    let own = |party: &str| gate(party, party, &format!(r#","on":{{"instrument":"i"}},"of":"{party}""#));
    let mut story = talks(ENDS, &[treaty("i", all, &enough("")), own("b"), own("c"), agreed("a+b+c", "i")]);
    story.tell(r#"secretariat gate.failed {"gate":"c"}"#);
    assert_eq!(status(&story, "i"), Agreed, "two can still be bound");
    assert_eq!(story.refused(&bound("c")).rule().id(), "consent.expressed.gates");
    // Nobody but the first is left then.
    let mut other = talks(ENDS, &[treaty("i", all, &enough("")), own("b"), own("c"), agreed("a+b+c", "i")]);
    other.tell(r#"secretariat gate.failed {"gate":"c"}"#);
    other.tell(r#"secretariat gate.failed {"gate":"b"}"#);
    assert_eq!(status(&other, "i"), Rejected);
    // The two that are enough go on without the third.
    story.tell(r#"secretariat gate.passed {"gate":"b"}"#);
    story.tell(&bound("a"));
    story.tell(&bound("b"));
    assert_eq!(status(&story, "i"), InForce);
    // Where all have to be bound, the same failure rejects it.
    for needed in [enough(r#","of":["b","c"]"#), String::new()] {
        let mut story = talks(ENDS, &[treaty("i", all, &needed), own("c"), agreed("a+b+c", "i")]);
        story.tell(r#"secretariat gate.failed {"gate":"c"}"#);
        assert_eq!(status(&story, "i"), Rejected, "{needed}");
    }
}

#[test]
fn a_gate_that_is_added_to_those_combined_is_waited_for_too() {
    let court = gate("a+b", "court", ON_I);
    let mut story = talks(ENDS, &[treaty("i", TWO, ""), gate("a", "vote", ON_I)]);
    story.tell(r#"a instrument.revised {"instrument":"i","gates":{"gate_passed":"vote"}}"#);
    story.tell(&agreed("a+b", "i"));
    story.tell(&court);
    story.tell(&bound("a"));
    story.tell(&bound("b"));
    story.tell(r#"secretariat gate.passed {"gate":"vote"}"#);
    assert_eq!(status(&story, "i"), Signed, "the court has not spoken");
    let early = r#"a instrument.entered_into_force {"instrument":"i","at":"2026-01-01"}"#;
    assert_eq!(story.refused(early).rule().id(), "instrument.entered_into_force.gates");
    story.tell(r#"secretariat gate.passed {"gate":"court"}"#);
    assert_eq!(status(&story, "i"), InForce);
    // One that stands in for another counts in its place.
    let mut story = talks(ENDS, &[treaty("i", TWO, ""), gate("a", "vote", ON_I), gate("a", "second", ON_I)]);
    story.tell(
        r#"a instrument.revised {"instrument":"i","gates":{"any_of":[{"gate_passed":"vote"},{"gate_passed":"second"}]}}"#,
    );
    story.tell(&gate("a", "congress", ON_I));
    story.tell(r#"a+b gate.replaced {"gate":"vote","successor":"congress"}"#);
    for line in
        [&agreed("a+b", "i"), &bound("a"), &bound("b"), r#"secretariat gate.passed {"gate":"second"}"#]
    {
        story.tell(line);
    }
    assert_eq!(status(&story, "i"), InForce);
}

#[test]
fn gates_that_stand_in_for_one_another_are_not_endless() {
    let mut story = talks(ENDS, &[]);
    for n in 0..70 {
        story.tell(&gate("a", &format!("g{n}"), ""));
    }
    let replaced =
        |n: usize, by: usize| format!(r#"a+b+c gate.replaced {{"gate":"g{n}","successor":"g{by}"}}"#);
    for n in 0..63 {
        story.tell(&replaced(n, n + 1));
    }
    // The last of sixty-four is not replaced, nor does the first stand in for another.
    assert_eq!(story.refused(&replaced(63, 64)).rule().id(), "gate.replaced.successor");
    assert_eq!(story.refused(&replaced(65, 0)).rule().id(), "gate.replaced.successor");
    story.tell(&replaced(65, 66));
    assert_eq!(story.refused(&replaced(66, 1)).rule().id(), "gate.replaced.successor", "sixty-five in all");
    story.tell(&replaced(66, 2));
    story.tell(r#"secretariat gate.passed {"gate":"g63"}"#);
    let whole = story.record.negotiation();
    for gate in ["g0", "g20", "g65"] {
        assert!(whole.gate(&id::<GateId>(gate)).unwrap().is_passed(), "{gate}");
    }
}
