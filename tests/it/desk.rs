//! The desk: proposing in one line, and one error over all families.

use std::{error::Error as _, fs};

use negotiation::{
    decision::Procedure,
    format::json,
    prelude::*,
    record::{Gatekeeper, View},
    talks::{
        party,
        point::{self, Wording},
        position::{self, Stance},
        process,
    },
    value::{
        IntoValue,
        id::InvalidId,
        word::{Area, PartyKind},
    },
};

const AT: &str = "2026-03-02T09:00:00+01:00";

/// The talks of the README.
fn talks(record: &mut Record) -> Result<(), Error> {
    let mut desk = Desk::of(record, "secretariat", AT)?;
    let rules = Procedure::collective_bargaining();
    desk.secretariat().propose(process::Opened::new("wages", "Wages 2026", rules)?)?;
    desk.seat("union", "The union", PartyKind::UNION)?;
    desk.seat("firm", "The firm", PartyKind::COMPANY)?;
    desk.by("union").propose(point::Tabled::new("pay", "Pay", Area::ECONOMY)?)?;
    Ok(())
}

fn ids(record: &Record) -> Vec<&str> {
    record.entries().iter().map(|entry| entry.id().as_str()).collect()
}

#[test]
fn the_first_program_prints_what_the_readme_shows() {
    let mut record = Record::new();
    talks(&mut record).unwrap();
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    let error = desk.by("union").propose(point::TextAgreed::new("pay").unwrap()).unwrap_err();
    let readme = fs::read_to_string("README.md").unwrap();
    let shown = readme.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(shown.trim_end(), desk.explain(&error));
    let program = readme.split("```rust\n").nth(1).unwrap().split("\n```").next().unwrap();
    assert!(program.lines().count() <= 20, "{program}");
    assert!(program.lines().all(|line| !line.starts_with('#')), "hidden lines: {program}");
}

#[test]
fn entries_are_numbered_on_when_a_record_was_loaded_and_what_is_taken_is_passed_over() {
    let mut record = Record::new();
    talks(&mut record).unwrap();
    assert_eq!(ids(&record), ["e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10"]);

    let text = json::write_record(&record).unwrap();
    let mut loaded = Record::replay(json::read_entries(&text).unwrap()).unwrap();
    let mut desk = Desk::of(&mut loaded, "secretariat", AT).unwrap();
    let takes_up = || point::TakenUp::new("pay").unwrap();
    // A refused draft takes no number.
    desk.by("firm").propose(point::Closed::new("pay").unwrap()).unwrap_err();
    desk.by("firm").with_id("e13").propose(takes_up()).unwrap();
    let tabled = |id: &str| point::Tabled::new(id, id, Area::ECONOMY).unwrap();
    desk.by("firm").propose(tabled("hours")).unwrap();
    desk.by("firm").propose(tabled("leave")).unwrap();
    assert_eq!(ids(&loaded)[10..], ["e13", "e12", "e14"]);
}

#[test]
fn parties_are_seated_after_an_id_that_was_passed_over() {
    let mut record = Record::new();
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    let opened = process::Opened::new("wages", "Wages", Procedure::default()).unwrap();
    desk.secretariat().with_id("e3").propose(opened).unwrap();
    desk.seat("union", "The union", PartyKind::UNION).unwrap();
    assert_eq!(ids(&record), ["e3", "e2", "e4", "e5", "e6"]);
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    desk.seat("firm", "The firm", PartyKind::COMPANY).unwrap();
    assert_eq!(ids(&record)[5..], ["e7", "e8", "e9", "e10"]);
    assert_eq!(record.negotiation().principals().count(), 2);
}

#[test]
fn an_actor_is_made_from_the_text_that_stands_for_it_in_a_draft() {
    let of = |text: &str| -> Actor { text.into_value().unwrap() };
    let words = (of("secretariat"), of("unknown"), of("procedure"));
    assert_eq!(words, (Actor::Secretariat, Actor::Unknown, Actor::Procedure));
    let union = Actor::party(PartyId::new("union").unwrap());
    assert_eq!((of("union"), String::from("union").into_value().unwrap()), (union.clone(), union));
}

#[test]
fn ids_of_ones_own_are_taken_as_they_come() {
    let mut record = Record::new();
    talks(&mut record).unwrap();
    let own = ["a", "e1", "b"].map(|id| EntryId::new(id).unwrap());
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap().with_ids(own);
    let tabled = |id: &str| point::Tabled::new(id, id, Area::ECONOMY).unwrap();
    desk.by("firm").propose(tabled("hours")).unwrap();
    assert_eq!(desk.by("firm").propose(tabled("leave")).unwrap_err().code(), "entry.id.same");
    desk.by("firm").propose(tabled("leave")).unwrap();
    let error = desk.by("firm").propose(tabled("canteen")).unwrap_err();
    assert_eq!((error.code(), error.refusal()), ("no_ids", None));
    // Seating takes four of them, and nothing is half seated.
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    desk = desk.with_ids(["p", "q", "r"].map(|id| EntryId::new(id).unwrap()));
    let error = desk.seat("bank", "The bank", PartyKind::COMPANY).unwrap_err();
    assert_eq!(error.code(), "no_ids");
    assert_eq!(ids(&record)[10..], ["a", "b"]);
}

#[test]
fn a_party_is_seated_whole_or_not_at_all() {
    let mut record = Record::new();
    talks(&mut record).unwrap();
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    assert_eq!(desk.seat("firm", "Again", PartyKind::COMPANY).unwrap_err().code(), "party.added.free");
    assert_eq!(desk.seat("the firm", "x", PartyKind::COMPANY).unwrap_err().code(), "invalid.id");
    assert_eq!(desk.seat("bank", " ", PartyKind::COMPANY).unwrap_err().code(), "invalid.text");
    assert_eq!(desk.seat("bank", "The bank", "A Bank").unwrap_err().code(), "invalid.word");
    // The third of the four is refused, and the first two are not recorded either.
    let own = ["p", "q", "e1", "r"].map(|id| EntryId::new(id).unwrap());
    let mut desk = desk.with_ids(own);
    assert_eq!(desk.seat("bank", "The bank", PartyKind::COMPANY).unwrap_err().code(), "entry.id.same");
    assert_eq!(desk.record().entries().len(), 10);
}

#[test]
fn the_first_fault_of_a_turn_is_told_and_nothing_is_recorded() {
    let mut record = Record::new();
    talks(&mut record).unwrap();
    let mut desk = Desk::of(&mut record, "secretariat", AT).unwrap();
    let taken_up = || point::TakenUp::new("pay").unwrap();
    for (error, code) in [
        (desk.by("the union").with_occurred("yesterday").propose(taken_up()), "invalid.id"),
        (desk.by("union").with_occurred("yesterday").with_reason("").propose(taken_up()), "invalid.when"),
        (desk.by("union").with_reason("").with_id("a b").propose(taken_up()), "invalid.text"),
        (desk.by("union").with_id("e 11").propose(taken_up()), "invalid.id"),
    ] {
        assert_eq!(error.unwrap_err().code(), code);
    }
    assert_eq!(desk.record().entries().len(), 10);
    assert_eq!(desk.set_time("noon").unwrap_err().code(), "invalid.when");
    assert_eq!(desk.time(), AT.into_value().unwrap());
    desk.set_time("2026-03-01T09:00:00Z").unwrap();
    assert_eq!(desk.by("union").propose(taken_up()).unwrap_err().code(), "entry.recorded.order");

    let said = desk.set_time("2026-03-02T10:00:00+01:00").unwrap().by("union");
    let source = Source::new("The union's letter").unwrap();
    let said = said
        .with_reason("we begin")
        .with_source(source)
        .with_occurred("2026-03-02T10:00:00+01:00")
        .with_disclosure(Disclosure::Participants);
    let recorded = said.propose(taken_up()).unwrap();
    let entry = recorded.entries().next().unwrap();
    assert_eq!(entry.reason().unwrap().as_str(), "we begin");
    assert_eq!(entry.sources()[0].title().as_str(), "The union's letter");
    assert_eq!(entry.occurred().unwrap().to_string(), "2026-03-02T10:00:00+01:00");
    assert_eq!(entry.disclosure(), &Disclosure::Participants);
}

#[test]
fn constructors_take_texts_values_and_references_alike() {
    let (union, pay) = (PartyId::new("union").unwrap(), PointId::new("pay").unwrap());
    let one = position::Taken::new("union", &pay, Stance::Accepts).unwrap();
    assert_eq!(one, position::Taken::from_parts(union.clone(), pay.clone().into(), Stance::Accepts));
    assert_eq!(one, position::Taken::new(&union, pay.clone(), Stance::Accepts).unwrap());
    let (id, name) = (String::from("union"), String::from("The union"));
    let added = party::Added::new(&id, name.clone(), "union").unwrap();
    assert_eq!(added, party::Added::new(id, &name, PartyKind::UNION).unwrap());
    assert_eq!(
        Wording::new("w", "Words.").unwrap(),
        Wording::from_parts(WordingId::new("w").unwrap(), Text::new("Words.").unwrap())
    );
    assert_eq!(process::Concluded::new(), process::Concluded::from_parts());
}

/// Anything that can go wrong, by `?`.
#[test]
fn every_error_of_the_crate_is_one_error_with_its_code() {
    fn told<T>(answer: Result<T, impl Into<Error>>) -> &'static str {
        let error = answer.err().unwrap().into();
        assert_eq!(format!("{error:?}"), error.to_string(), "as `main` shows it");
        error.code()
    }
    let mut record = Record::new();
    talks(&mut record).unwrap();
    let opened = record.entries()[0].as_ref().clone();
    let draft = |id: &str| {
        let (id, desk) = (EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap());
        let taken_up = point::TakenUp::new("pay").unwrap();
        Draft::new(id, desk, AT.into_value().unwrap(), Actor::Secretariat, taken_up)
    };
    let stale = record.decide(draft("x")).unwrap();
    record.propose(draft("y")).unwrap();

    assert_eq!(told(PartyId::new("a b")), "invalid.id");
    assert_eq!(told(Actor::jointly([])), "invalid.joint");
    assert_eq!(told(record.clone().propose(draft("e1"))), "entry.id.same");
    assert_eq!(told(record.clone().propose_all([draft("e1")])), "entry.id.same");
    assert_eq!(told(record.clone().accept(stale)), "stale");
    assert_eq!(told(Record::replay([opened.clone(), opened.clone()])), "negotiation.opened.first");
    let gate = Gatekeeper::for_party(
        "firm".into_value().unwrap(),
        "desk".into_value().unwrap(),
        AT.into_value().unwrap(),
    );
    assert_eq!(told(gate.admit(draft("firm:1"), &record)), "not_admitted");
    let nowhere = EntryId::new("nowhere").unwrap();
    let erased = |record: &mut Record| record.erase(&nowhere, "2026-03-02".into_value().unwrap()).map(drop);
    assert_eq!(told(erased(&mut record.clone())), "not_erased");
    let twice = [opened.clone(), opened];
    let view = || View::replay(negotiation::record::Audience::Public, twice, []);
    assert_eq!(told(view()), "not_a_view");
    assert_eq!(told(json::read_drafts("{}")), "unreadable.header");

    assert_eq!(told("noon".parse::<Instant>()), "invalid.instant");
    let year_10000 = AT.parse::<Instant>().unwrap() + chrono::TimeDelta::days(366 * 8000);
    assert_eq!(told(json::write_drafts([&draft("z").with_recorded(year_10000)])), "unwritable");
    assert_eq!(told(negotiation::format::ical::Address::new("nobody")), "invalid.address");

    let error = Error::from(PartyId::new("a b").unwrap_err());
    let Error::Invalid(invalid) = &error else { panic!("{error}") };
    assert!(invalid.get().downcast_ref::<InvalidId>().is_some_and(|own| own.kind() == "party"));
    assert!(error.source().is_none());
}
