//! The harness for stories says what went otherwise than told.

use negotiation::{
    decision::Procedure,
    prelude::*,
    talks::{point, process::Opened},
    testing::{self, Story, given},
    value::word::Area,
};

fn draft(id: &str, event: impl Into<Event>) -> Draft {
    let at = "2026-01-22T14:00:00Z".parse().unwrap();
    Draft::new(EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap(), at, Actor::Secretariat, event)
}

fn harbour() -> PointId {
    PointId::new("harbour").unwrap()
}

fn opened() -> Draft {
    let title = Name::new("Talks on the ports").unwrap();
    draft("e1", Opened::from_parts(NegotiationId::new("ports").unwrap(), title, Procedure::observed()))
}

fn story() -> Story {
    let title = Name::new("The harbour").unwrap();
    given([opened()]).and(draft("e2", point::Tabled::from_parts(harbour(), title, Area::SECURITY.into())))
}

fn agreed() -> Draft {
    draft("e3", point::TextAgreed::from_parts(harbour()))
}

#[test]
fn a_story_is_told_in_several_ways_from_one_beginning() {
    let story = story();
    assert_eq!(
        story.when(agreed()).then_refused("point.text_agreed.agreement").kind(),
        RefusalKind::AgreementLacking
    );
    let seen = story.when(agreed().observed());
    seen.then_recorded(&["point.text_agreed"]).then_irregular(&[]).then_expected(&[]);
    assert_eq!(seen.negotiation().point(&harbour()).unwrap().status(), point::PointStatus::TextAgreed);
    let closed = draft("e4", point::Closed::from_parts(harbour())).observed();
    seen.and_then().when(closed).then_recorded(&["point.closed"]);
    story.when(opened()).then_recorded(&[]);
    assert_eq!(story.record().entries().len(), 2);
}

#[test]
#[should_panic(
    expected = "given point.text_agreed by the secretariat (`e3`):\ncannot record point.text_agreed"
)]
fn what_is_given_has_to_fit() {
    let _ = story().and(agreed());
}

#[test]
#[should_panic(expected = "was to be refused under point.tabled.free, and was under another")]
fn another_rule_is_told() {
    story().when(agreed()).then_refused("point.tabled.free");
}

#[test]
#[should_panic(
    expected = "was to be refused under point.tabled.free, and was recorded: [\"point.text_agreed\"]"
)]
fn no_refusal_is_told() {
    story().when(agreed().observed()).then_refused("point.tabled.free");
}

#[test]
#[should_panic(expected = "was to append [\"point.closed\"], and appended [\"point.text_agreed\"]")]
fn other_entries_are_told() {
    story().when(agreed().observed()).then_recorded(&["point.closed"]);
}

#[test]
#[should_panic(expected = "was to break {\"entry.time.late\"}, and broke {}")]
fn other_irregularities_are_told() {
    story().when(agreed().observed()).then_irregular(&["entry.time.late"]);
}

#[test]
#[should_panic(expected = "was to be recorded, and was refused")]
fn a_refusal_is_told() {
    let _ = story().when(agreed()).and_then();
}

#[test]
fn the_talks_that_are_ready_hold_what_their_pages_say() {
    let record = testing::pact();
    let told: Vec<_> =
        record.entries().iter().map(|entry| format!("{} {}", entry.id(), entry.event().kind())).collect();
    let seated = ["party.added", "party.role_assigned", "party.invited", "party.joined"];
    let ports = [&["negotiation.opened"][..], &seated, &seated, &["point.tabled"]].concat();
    let pact = [&ports[..], &["instrument.drafted", "instrument.agreed"]].concat();
    let pages: Vec<_> = (1..).zip(&pact).map(|(n, kind)| format!("e{n} {kind}")).collect();
    assert_eq!(told, pages);
    assert_eq!(testing::ports().entries(), &record.entries()[..10]);
    assert!(record.entries().iter().all(|entry| *entry.disclosure() == Disclosure::Public));
    assert!(record.entries().iter().all(|entry| entry.mode() == Mode::Governed));
}
