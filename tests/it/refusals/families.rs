//! The families: for each kind of event, what it names exists, what it gives is free, the status
//! permits it, and who acts is entitled. The events are those of the corpus, told at every step of
//! a walk through the lifecycles, each by the secretariat and by a stranger.

use negotiation::{
    event::{Event, fact::Kind},
    judge::Refusal,
};
use serde_json::Value;

use crate::story::Story;

/// A walk on which each thing passes through each status that some act starts from. `s` is the
/// stranger, who holds no role and proposed nothing.
const WALK: &[&str] = &[
    r#"secretariat party.added {"party":"s","name":"S","kind":"state"}"#,
    r#"secretariat party.added {"party":"p0","name":"P","kind":"coalition"}"#,
    r#"secretariat party.added {"party":"p1","name":"P","kind":"coalition"}"#,
    r#"secretariat party.added {"party":"p2","name":"P","kind":"coalition"}"#,
    r#"secretariat party.membership_begun {"party":"p0","group":"p2"}"#,
    // Points.
    r#"a point.tabled {"point":"q0","title":"Q","areas":["security"],"wording":{"id":"w0","text":"words"}}"#,
    r#"a point.tabled {"point":"q2","title":"Q","areas":["security"],"wording":{"id":"w2","text":"words"}}"#,
    r#"a point.reworded {"point":"q0","wording":{"id":"w1","text":"other words"}}"#,
    r#"a point.reworded {"point":"q2","wording":{"id":"w5","text":"other words"}}"#,
    r#"a point.reworded {"point":"q2","wording":{"id":"w6","text":"better words"}}"#,
    r#"a position.taken {"party":"a","on":{"point":"q0"},"stance":"accepts"}"#,
    r#"b position.taken {"party":"b","on":{"point":"q0"},"stance":"accepts"}"#,
    r#"a position.taken {"party":"a","on":{"point":"q2"},"stance":"accepts"}"#,
    r#"b position.taken {"party":"b","on":{"point":"q2"},"stance":"accepts"}"#,
    r#"a point.text_agreed {"point":"q0"}"#,
    r#"a point.text_agreed {"point":"q2"}"#,
    r#"a point.closed {"point":"q0"}"#,
    r#"a+b point.reopened {"point":"q0","reason":"r"}"#,
    r#"a position.withdrawn {"party":"a","on":{"point":"q0"}}"#,
    r#"b position.withdrawn {"party":"b","on":{"point":"q0"}}"#,
    r#"a point.dropped {"point":"q0"}"#,
    r#"a point.closed {"point":"q2"}"#,
    // Alternatives.
    r#"secretariat point.reinstated {"point":"q0"}"#,
    r#"a alternative.proposed {"alternative":"a0","point":"q0","wording":{"id":"w7","text":"rival words"}}"#,
    r#"a alternative.proposed {"alternative":"a1","point":"q0","wording":{"id":"w8"}}"#,
    r#"a alternative.proposed {"alternative":"a2","point":"q0","wording":{"id":"w9","text":"others"}}"#,
    r#"a alternative.withdrawn {"alternative":"a0"}"#,
    r#"secretariat alternative.set_aside {"alternative":"a1"}"#,
    r#"secretariat alternative.set_aside {"alternative":"a2"}"#,
    r#"a point.dropped {"point":"q0"}"#,
    // Questions.
    r#"a question.put {"question":"u0","text":"?"}"#,
    r#"a question.put {"question":"u1","text":"?"}"#,
    r#"a question.put {"question":"u2","text":"?"}"#,
    r#"a question.voted {"question":"u0","party":"a","vote":"against"}"#,
    r#"a question.withdrawn {"question":"u1"}"#,
    r#"a question.withdrawn {"question":"u2"}"#,
    // Links.
    r#"a+b link.made {"link":"l0","kind":"early_harvest","points":["q0"]}"#,
    r#"a+b link.made {"link":"l1","kind":"early_harvest","points":["q0"]}"#,
    r#"a+b link.made {"link":"l2","kind":"early_harvest","points":["q0"]}"#,
    r#"a+b link.released {"link":"l0"}"#,
    r#"a+b link.released {"link":"l1"}"#,
    r#"a+b link.released {"link":"l2"}"#,
    // Proposals.
    r#"a proposal.submitted {"proposal":"o0","to":["b"],"channel":"in_public"}"#,
    r#"a proposal.submitted {"proposal":"o1","to":["b"],"channel":"in_public"}"#,
    r#"a proposal.submitted {"proposal":"o2","to":["b"],"channel":"in_public"}"#,
    r#"b proposal.answered {"proposal":"o0","party":"b","answer":"accept"}"#,
    r#"a proposal.withdrawn {"proposal":"o1"}"#,
    r#"a proposal.withdrawn {"proposal":"o2"}"#,
    // Versions.
    r#"a version.drafted {"version":"v0","label":"V","owner":{"party":"a"}}"#,
    r#"a version.drafted {"version":"v1","label":"V","owner":{"party":"a"}}"#,
    r#"a version.drafted {"version":"v3","label":"V","owner":{"party":"a"}}"#,
    r#"a position.taken {"party":"a","on":{"version":"v3"},"stance":"accepts"}"#,
    r#"b position.taken {"party":"b","on":{"version":"v3"},"stance":"accepts"}"#,
    r#"a version.taken_as_basis {"version":"v3"}"#,
    r#"a+b version.rejected {"version":"v3"}"#,
    r#"a version.withdrawn {"version":"v0"}"#,
    r#"a version.withdrawn {"version":"v1"}"#,
    // Meetings.
    r#"a meeting.added {"meeting":"m0","format":"plenary"}"#,
    r#"a meeting.added {"meeting":"m1","format":"plenary"}"#,
    r#"a meeting.started {"meeting":"m0"}"#,
    r#"a meeting.started {"meeting":"m1"}"#,
    r#"a meeting.adjourned {"meeting":"m0"}"#,
    r#"a meeting.adjourned {"meeting":"m1"}"#,
    r#"a meeting.cancelled {"meeting":"m0"}"#,
    r#"a meeting.cancelled {"meeting":"m1"}"#,
    // Persons.
    r#"secretariat person.added {"person":"n0","name":"N"}"#,
    r#"secretariat person.added {"person":"n1","name":"N"}"#,
    r#"secretariat person.accredited {"person":"n0","party":"p0","capacity":"envoy"}"#,
    r#"secretariat person.office_begun {"person":"n1","party":"p0","title":"Minister"}"#,
    r#"secretariat person.accreditation_ended {"person":"n0","party":"p0"}"#,
    // Tracks.
    r#"a track.opened {"track":"t0","title":"T","parties":["p1"]}"#,
    r#"a+b track.opened {"track":"t1","title":"T","points":["q0"]}"#,
    r#"a+b track.revised {"track":"t0","parties_removed":["p1"]}"#,
    r#"a+b track.suspended {"track":"t0","reason":"r"}"#,
    r#"a+b track.revised {"track":"t1","points_removed":["q0"]}"#,
    r#"a+b track.closed {"track":"t0"}"#,
    r#"a+b track.closed {"track":"t1"}"#,
    // Deadlines.
    r#"a+b deadline.set {"deadline":"d0","title":"D","due":"2026-06-01"}"#,
    r#"a+b deadline.set {"deadline":"d1","title":"D","due":"2026-06-01"}"#,
    r#"a+b deadline.stopped {"deadline":"d1"}"#,
    r#"a+b deadline.restarted {"deadline":"d1","due":"2025-12-01"}"#,
    r#"secretariat deadline.missed {"deadline":"d1"}"#,
    r#"a+b deadline.met {"deadline":"d0","entry":"e000"}"#,
    r#"a+b deadline.lifted {"deadline":"d1"}"#,
    // Commitments.
    r#"a commitment.made {"commitment":"c0","text":"t","obligors":["a"],"to":["b"]}"#,
    r#"a commitment.made {"commitment":"c1","text":"t","obligors":["a"],"to":["b"]}"#,
    r#"a+b commitment.suspended {"commitment":"c0","reason":"r"}"#,
    r#"a+b commitment.suspended {"commitment":"c1","reason":"r"}"#,
    r#"b commitment.made_obsolete {"commitment":"c0","reason":"r"}"#,
    r#"b commitment.made_obsolete {"commitment":"c1","reason":"r"}"#,
    // Ceasefires and measures.
    r#"a ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["a"],"until":"2026-06-01"}"#,
    r#"a ceasefire.declared {"ceasefire":"f1","kind":"truce","parties":["a"],"until":"2026-06-01"}"#,
    r#"a ceasefire.took_effect {"ceasefire":"f0"}"#,
    r#"a ceasefire.took_effect {"ceasefire":"f1"}"#,
    r#"a ceasefire.ended {"ceasefire":"f0","how":"collapsed"}"#,
    r#"a ceasefire.ended {"ceasefire":"f1","how":"terminated"}"#,
    r#"a measure.announced {"measure":"x0","kind":"strike","parties":["a"]}"#,
    r#"a measure.begun {"measure":"x0"}"#,
    r#"a measure.taken {"measure":"x1","kind":"strike","parties":["a"]}"#,
    r#"a measure.suspended {"measure":"x0"}"#,
    r#"a measure.suspended {"measure":"x1"}"#,
    r#"a measure.ended {"measure":"x0"}"#,
    r#"a measure.ended {"measure":"x1"}"#,
    // Instruments, consent to them, and gates.
    r#"a instrument.drafted {"instrument":"i0","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#,
    r#"a gate.required {"gate":"g0","kind":"court","body":"B","question":"?","on":{"instrument":"i0"}}"#,
    r#"a gate.required {"gate":"g1","kind":"court","body":"B","question":"?","on":{"instrument":"i0"}}"#,
    r#"a gate.scheduled {"gate":"g0","window":"2026-06"}"#,
    r#"secretariat gate.failed {"gate":"g0"}"#,
    r#"secretariat gate.annulled {"gate":"g0","reason":"r"}"#,
    r#"a gate.scheduled {"gate":"g0","window":"2026-07"}"#,
    r#"secretariat gate.passed {"gate":"g0"}"#,
    r#"a+b gate.waived {"gate":"g1","reason":"r"}"#,
    r#"a+b instrument.agreed {"instrument":"i0"}"#,
    r#"a consent.reservation_made {"instrument":"i0","party":"a","reservation":"r0","text":"r"}"#,
    r#"a consent.initialled {"instrument":"i0","party":"a"}"#,
    r#"a consent.signed_ad_referendum {"instrument":"i0","party":"a"}"#,
    r#"a consent.signed {"instrument":"i0","party":"a"}"#,
    r#"b consent.signed {"instrument":"i0","party":"b"}"#,
    r#"a consent.expressed {"instrument":"i0","party":"a","means":"ratification"}"#,
    r#"b consent.expressed {"instrument":"i0","party":"b","means":"ratification"}"#,
    r#"a consent.suspended {"instrument":"i0","party":"a","reason":"r"}"#,
    r#"a consent.resumed {"instrument":"i0","party":"a"}"#,
    r#"a consent.withdrawal_notified {"instrument":"i0","party":"a","effective":"2028-01-01"}"#,
    r#"a consent.withdrawal_revoked {"instrument":"i0","party":"a"}"#,
    r#"a+b instrument.suspended {"instrument":"i0","reason":"r"}"#,
    r#"a+b instrument.resumed {"instrument":"i0"}"#,
    r#"a+b instrument.terminated {"instrument":"i0","reason":"r"}"#,
    r#"a+b instrument.revived {"instrument":"i0","reason":"r"}"#,
    r#"a instrument.drafted {"instrument":"i1","kind":"memorandum","title":"I","binding":false,"parties":["a","b"]}"#,
    r#"a+b instrument.rejected {"instrument":"i1"}"#,
    r#"a+b instrument.resubmitted {"instrument":"i1"}"#,
    r#"a consent.withdrawn {"instrument":"i1","party":"a"}"#,
    r#"a consent.rejoined {"instrument":"i1","party":"a"}"#,
    r#"secretariat instrument.lapsed {"instrument":"i1"}"#,
    // Parties.
    r#"secretariat party.role_assigned {"party":"p2","role":"principal"}"#,
    r#"secretariat party.role_offered {"party":"p2","role":"observer"}"#,
    r#"secretariat party.role_assigned {"party":"p2","role":"observer"}"#,
    r#"a+b party.role_ended {"party":"p2","role":"observer"}"#,
    r#"secretariat party.invited {"party":"p0"}"#,
    r#"secretariat party.invited {"party":"p2"}"#,
    r#"p0 party.joined {"party":"p0"}"#,
    r#"p2 party.joined {"party":"p2"}"#,
    r#"p0 party.suspended {"party":"p0","reason":"r"}"#,
    r#"a+b+p2 party.excluded {"party":"p0","reason":"r"}"#,
    r#"p0 party.withdrawn {"party":"p0"}"#,
    r#"p2 party.withdrawn {"party":"p2"}"#,
    // The whole.
    r#"a negotiation.phase_begun {"phase":"preparation"}"#,
    r#"a negotiation.phase_begun {"phase":"talks"}"#,
    r#"a+b negotiation.suspended {"reason":"r"}"#,
    r#"a+b negotiation.resumed {}"#,
    r#"a+b negotiation.concluded {}"#,
    r#"a+b negotiation.phase_begun {"phase":"implementation"}"#,
    r#"a+b negotiation.completed {}"#,
    r#"secretariat negotiation.reopened {"reason":"r"}"#,
    // The watch list.
    r#"secretariat watch.added {"watch":"k0","question":"?"}"#,
    r#"secretariat watch.added {"watch":"k1","question":"?"}"#,
    r#"secretariat watch.observed {"watch":"k0"}"#,
    r#"secretariat watch.observed {"watch":"k1"}"#,
];

/// What the corpus does not say: a link of points that are there, proposals between these parties, a role that is for nobody else, an award without words, an
/// assessment of a point.
const MORE: &[&str] = &[
    r#"proposal.renewed {"proposal":"o1"}"#,
    r#"proposal.put_to_vote {"proposal":"o1","question":"u0"}"#,
    r#"proposal.put_to_vote {"proposal":"o0","question":"u0"}"#,
    r#"proposal.submitted {"proposal":"o1","to":["b"],"channel":"in_public"}"#,
    r#"proposal.answered {"proposal":"o0","party":"a","answer":"will_study"}"#,
    r#"proposal.conveyed {"proposal":"o0","to":["b"]}"#,
    r#"question.annulled {"question":"u0","reason":"r"}"#,
    r#"question.put {"question":"un","text":"?"}"#,
    r#"question.put {"question":"u0","text":"?"}"#,
    r#"question.extended {"question":"u0","closes":"2026-03"}"#,
    r#"alternative.chosen {"alternative":"a0"}"#,
    r#"alternative.reworded {"alternative":"a0","wording":{"id":"wn","text":"new words"}}"#,
    r#"alternative.proposed {"alternative":"an","point":"q0","wording":{"id":"wn"}}"#,
    r#"link.made {"link":"l0","kind":"early_harvest","points":["q0"]}"#,
    r#"party.role_offered {"party":"p2","role":"observer"}"#,
    r#"party.role_assigned {"party":"p2","role":"observer"}"#,
    r#"party.role_declined {"party":"p2","role":"observer"}"#,
    r#"party.role_ended {"party":"p2","role":"observer"}"#,
    r#"point.awarded {"point":"q2"}"#,
    r#"point.superseded {"point":"q0","into":["q2"]}"#,
    r#"version.adopted {"version":"v3"}"#,
    r#"version.adopted_ad_referendum {"version":"v3"}"#,
    r#"version.rejected {"version":"v3"}"#,
    r#"version.revived {"version":"v0"}"#,
    r#"version.renamed {"version":"v0","label":"L"}"#,
    r#"assessment.given {"on":{"point":"x"},"rating":"stalled"}"#,
    r#"deadline.met {"deadline":"d1","entry":"e000"}"#,
    r#"deadline.missed {"deadline":"d0"}"#,
    r#"deadline.set {"deadline":"d0","title":"D","due":"2026-06"}"#,
    r#"deadline.set {"deadline":"dn","title":"D","due":"2026-06"}"#,
    r#"track.opened {"track":"t0","title":"T"}"#,
    r#"track.opened {"track":"tn","title":"T"}"#,
    r#"person.accredited {"person":"n0","party":"p0","capacity":"envoy"}"#,
    r#"person.added {"person":"n0","name":"N"}"#,
    r#"person.powers_changed {"person":"n0","party":"p0"}"#,
    r#"person.office_ended {"person":"n1","party":"p0","title":"Minister"}"#,
    r#"party.split {"party":"p0","continues":false,"into":["p1","p2"]}"#,
    r#"track.opened {"track":"tn","title":"T","parties":["px"]}"#,
    r#"track.revised {"track":"t0","points_added":["q0"]}"#,
    r#"party.act_confirmed {"party":"p0","entry":"e000"}"#,
    r#"party.merged {"party":"p0","parties":["p0","p1"]}"#,
    r#"meeting.document_handed_over {"meeting":"m0","to":["p0"],"title":"T"}"#,
    r#"commitment.made {"commitment":"c0","text":"t","obligors":["p1"]}"#,
    r#"commitment.made {"commitment":"cn","text":"t","obligors":["p1"]}"#,
    r#"ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["p1"]}"#,
    r#"ceasefire.declared {"ceasefire":"fn","kind":"truce","parties":["p1"]}"#,
    r#"ceasefire.joined {"ceasefire":"f0","party":"p1"}"#,
    r#"ceasefire.denounced {"ceasefire":"f0","party":"p1"}"#,
    r#"ceasefire.extended {"ceasefire":"f0","until":"2026-07-01"}"#,
    r#"measure.announced {"measure":"x0","kind":"strike","parties":["p1"]}"#,
    r#"measure.announced {"measure":"xn","kind":"strike","parties":["p1"]}"#,
    r#"measure.taken {"measure":"x0","kind":"strike","parties":["p1"]}"#,
    r#"measure.taken {"measure":"xn","kind":"strike","parties":["p1"]}"#,
    r#"consent.initialled {"instrument":"i0","party":"a"}"#,
    r#"consent.signed_ad_referendum {"instrument":"i0","party":"a"}"#,
    r#"consent.signed {"instrument":"i0","party":"a"}"#,
    r#"consent.refused {"instrument":"i0","party":"a"}"#,
    r#"consent.resumed {"instrument":"i0","party":"a"}"#,
    r#"consent.withdrawal_revoked {"instrument":"i0","party":"a"}"#,
    r#"consent.withdrawn {"instrument":"i0","party":"a"}"#,
    r#"consent.withdrawn {"instrument":"i1","party":"a"}"#,
    r#"consent.rejoined {"instrument":"i0","party":"a"}"#,
    r#"consent.rejoined {"instrument":"i1","party":"a"}"#,
    r#"consent.provisionally_applied {"instrument":"i0","party":"a"}"#,
    r#"consent.provisional_application_ended {"instrument":"i0","party":"a"}"#,
    r#"consent.expressed {"instrument":"i0","party":"a","means":"ratification"}"#,
    r#"consent.attested {"instrument":"i0","party":"a","capacity":"witness"}"#,
    r#"consent.suspended {"instrument":"i0","party":"a","reason":"r"}"#,
    r#"consent.withdrawal_notified {"instrument":"i0","party":"a","effective":"2029-01-01"}"#,
    r#"consent.declaration_made {"instrument":"i0","party":"a","text":"t"}"#,
    r#"consent.reservation_withdrawn {"instrument":"i0","party":"a","reservation":"r0"}"#,
    r#"consent.full_powers_presented {"instrument":"i0","party":"a","person":"n0"}"#,
    r#"consent.reservation_made {"instrument":"i0","party":"a","reservation":"r0","text":"t"}"#,
    r#"consent.reservation_made {"instrument":"i0","party":"a","reservation":"rn","text":"t"}"#,
    r#"consent.objected {"instrument":"i0","party":"b","reservation":"r0","effect":"none"}"#,
    r#"instrument.drafted {"instrument":"i0","kind":"treaty","title":"I","binding":true}"#,
    r#"instrument.drafted {"instrument":"in","kind":"treaty","title":"I","binding":true}"#,
    r#"instrument.superseded {"instrument":"i0","successor":"i1"}"#,
    r#"instrument.superseded {"instrument":"i1","successor":"i0"}"#,
    r#"instrument.entered_into_force {"instrument":"i0","at":"2026-01-01"}"#,
    r#"instrument.revised {"instrument":"i0","gates":{"gate_passed":"g0"}}"#,
    r#"instrument.revised {"instrument":"i0","in_force_when":{"date_reached":"2026-01-01"}}"#,
    r#"instrument.revised {"instrument":"i0","parties":[]}"#,
    r#"instrument.revised {"instrument":"i0","version":"v3"}"#,
    r#"instrument.agreed {"instrument":"i0"}"#,
    r#"instrument.agreed {"instrument":"i1"}"#,
    r#"instrument.initialled {"instrument":"i0"}"#,
    r#"instrument.initialled {"instrument":"i1"}"#,
    r#"instrument.adopted {"instrument":"i0"}"#,
    r#"instrument.adopted {"instrument":"i1"}"#,
    r#"instrument.opened_for_signature {"instrument":"i0"}"#,
    r#"instrument.opened_for_signature {"instrument":"i1"}"#,
    r#"instrument.signed {"instrument":"i0"}"#,
    r#"instrument.signed {"instrument":"i1"}"#,
    r#"instrument.suspended {"instrument":"i0","reason":"r"}"#,
    r#"instrument.suspended {"instrument":"i1","reason":"r"}"#,
    r#"instrument.resumed {"instrument":"i0"}"#,
    r#"instrument.resumed {"instrument":"i1"}"#,
    r#"instrument.terminated {"instrument":"i0","reason":"r"}"#,
    r#"instrument.terminated {"instrument":"i1","reason":"r"}"#,
    r#"instrument.revived {"instrument":"i0","reason":"r"}"#,
    r#"instrument.revived {"instrument":"i1","reason":"r"}"#,
    r#"instrument.rejected {"instrument":"i0"}"#,
    r#"instrument.rejected {"instrument":"i1"}"#,
    r#"instrument.resubmitted {"instrument":"i0"}"#,
    r#"instrument.resubmitted {"instrument":"i1"}"#,
    r#"instrument.reopened {"instrument":"i0"}"#,
    r#"instrument.reopened {"instrument":"i1"}"#,
    r#"instrument.lapsed {"instrument":"i0"}"#,
    r#"instrument.lapsed {"instrument":"i1"}"#,
    r#"instrument.amended {"instrument":"i0"}"#,
    r#"instrument.amended {"instrument":"i1"}"#,
    r#"instrument.rectified {"instrument":"i0","text":"t"}"#,
    r#"instrument.rectified {"instrument":"i1","text":"t"}"#,
    r#"gate.scheduled {"gate":"g0","window":"2026-08"}"#,
    r#"gate.passed {"gate":"g0"}"#,
    r#"gate.failed {"gate":"g0"}"#,
    r#"gate.not_held {"gate":"g0"}"#,
    r#"gate.annulled {"gate":"g0","reason":"r"}"#,
    r#"gate.waived {"gate":"g0","reason":"r"}"#,
    r#"gate.replaced {"gate":"g0","successor":"g1"}"#,
    r#"gate.required {"gate":"g0","kind":"court","body":"B","question":"?"}"#,
    r#"gate.required {"gate":"gn","kind":"court","body":"B","question":"?"}"#,
    r#"watch.observed {"watch":"k0"}"#,
];

/// Every refusal on the walk, with the story as it was then.
pub(crate) fn each(mut refused: impl FnMut(&Story, &Refusal)) {
    let lines = lines();
    let mut story = Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]);
    for step in WALK {
        for line in &lines {
            for actor in ["secretariat", "s"] {
                if let Some(refusal) = story.refusal(&format!("{actor} {line}")) {
                    refused(&story, &refusal);
                }
            }
        }
        story.tell(step);
    }
}

/// An event of each kind, with and without what the envelope says of it.
fn lines() -> Vec<String> {
    let mut lines: Vec<_> = MORE.iter().map(ToString::to_string).collect();
    for line in include_str!("lines.txt").lines() {
        lines.push(line.to_owned());
        let (kind, fields) = line.split_once(' ').unwrap();
        let mut fields: Value = serde_json::from_str(fields).unwrap();
        if fields.as_object_mut().unwrap().remove("rests_on").is_some() {
            lines.push(format!("{kind} {fields}"));
        }
    }
    let told = |kind: &&&Kind| {
        let lines: Vec<_> = lines.iter().filter(|line| line.starts_with(&format!("{kind} "))).collect();
        let chosen = |choice: &&str| lines.iter().any(|line| line.contains(&format!("\"{choice}\"")));
        !lines.is_empty() && kind.choices().iter().all(chosen)
    };
    let untold: Vec<_> = Event::kinds().filter(|kind| !told(&kind)).map(Kind::name).collect();
    assert_eq!(untold, [""; 0], "kinds without a line in tests/it/refusals/lines.txt");
    lines
}
