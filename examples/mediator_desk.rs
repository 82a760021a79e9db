//! A mediator's desk: what two parties tell in confidence, who sees what of it, a red line that is disclosed
//! later, and an entry that is put right: `cargo run --example mediator_desk`.
//!
//! The talks are made up. Everything printed is worked out from the record in
//! `examples/data/mediator_desk.jsonl` or from a view of it; nothing that is hidden from somebody stands in the
//! view that this somebody is given.

use std::error::Error;

use negotiation::{
    format::json,
    notes::{assessment::Topic, correction::RecordEvent},
    prelude::*,
    record::{Audience, Record, View},
    talks::{point, position::PositionEvent},
    value::when::instant,
};

const DRAFTS: &str = include_str!("data/mediator_desk.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let mut drafts = json::read_drafts(DRAFTS)?.into_iter().peekable();
    let mut record = Record::new();
    // All but the disclosure and the correction.
    while let Some(draft) = drafts.next_if(|draft| !matches!(draft.event(), Event::Record(_))) {
        record.propose(draft)?;
    }
    heading("One record, as each sees it");
    side_by_side(&record)?;

    heading("Highland asks for agreement on the crossings");
    ask(&record)?;

    heading("Highland tells the other side where it cannot go");
    let told = record.propose(drafts.next().ok_or("the red line is disclosed")?)?;
    let told = told.entries().next().ok_or("it is recorded")?.clone();
    since(&record, &told)?;

    heading("Lowland puts its own words right");
    let corrected = record.propose(drafts.next().ok_or("the entry is corrected")?)?;
    for entry in corrected.entries() {
        history(&record, entry);
    }

    heading("And now, as each sees it");
    side_by_side(&record)
}

/// Who looks, and what the column is called.
fn audiences() -> Result<[(&'static str, Audience); 4], Box<dyn Error>> {
    let party = |id: &str| PartyId::new(id).map(Audience::Party);
    Ok([
        ("mediator", party("mediator")?),
        ("highland", party("highland")?),
        ("lowland", party("lowland")?),
        ("public", Audience::Public),
    ])
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.len()));
}

/// One column for each audience: its view, and nothing else, is asked.
fn side_by_side(record: &Record) -> Result<(), Box<dyn Error>> {
    let columns = audiences()?.map(|(name, audience)| (name, record.view(&audience)));
    row("", columns.each_ref().map(|(name, _)| (*name).to_owned()));
    row("entries", columns.each_ref().map(|(_, view)| view.entries().len().to_string()));
    for point in record.negotiation().points() {
        println!("{}", point.title());
        for party in ["highland", "lowland"] {
            let id = PartyId::new(party)?;
            row(&format!("  {party}"), columns.each_ref().map(|(_, view)| stance(view, point.id(), &id)));
        }
        let brackets = columns.each_ref().map(|(_, view)| {
            let alternatives = view.negotiation().point(point.id()).map(|point| point.alternatives().count());
            alternatives.filter(|count| *count > 0).map_or_else(|| "-".to_owned(), |count| count.to_string())
        });
        row("  alternatives", brackets);
        let said = columns.each_ref().map(|(_, view)| assessed(view, point.id()));
        row("  assessed", said);
    }
    Ok(())
}

fn row(name: &str, cells: [String; 4]) {
    let cells: String = cells.iter().map(|cell| format!("{cell:<15}")).collect();
    println!("{}", format!("{name:<17}{cells}").trim_end());
}

fn stance(view: &View, point: &PointId, party: &PartyId) -> String {
    let point = view.negotiation().point(point);
    let position = point.and_then(|point| point.position(party));
    position.map_or_else(|| "-".to_owned(), |position| position.stance.to_string().replace('_', " "))
}

fn assessed(view: &View, point: &PointId) -> String {
    let said = view.negotiation().assessments().filter(|own| own.fact.on == Topic::Point(point.clone()));
    said.last().map_or_else(|| "-".to_owned(), |own| own.fact.rating.to_string().replace('_', " "))
}

/// In the eyes of Highland both have accepted. The record knows better, and does not say why.
fn ask(record: &Record) -> Result<(), Box<dyn Error>> {
    let (highland, at) = (PartyId::new("highland")?, "2026-03-05T10:00:00Z".parse()?);
    let agreed = point::TextAgreed::new(PointId::new("crossings")?);
    let by = Actor::party(highland.clone());
    let draft = Draft::new(EntryId::new("agreed")?, RecorderId::new("desk")?, at, by, agreed);
    let refusal = record.check(&draft).err().ok_or("Lowland has its red line")?;
    if refusal.rule().id() != "point.text_agreed.consent" {
        return Err(refusal.into());
    }
    println!("The desk reads: {}", refusal.explain(record.negotiation()));
    let view = record.view(&Audience::Party(highland));
    match view.refusal(&draft, &refusal) {
        Some(refusal) => println!("Highland is told: {refusal}"),
        None => println!("Highland is told: not now."),
    }
    Ok(())
}

/// What is new for each of them, and since when they have known of it.
fn since(record: &Record, told: &Entry) -> Result<(), Box<dyn Error>> {
    let Event::Record(RecordEvent::Disclosed(fact)) = told.event() else { return Ok(()) };
    let yesterday = "2026-03-08T23:59:59Z".parse()?;
    for (name, audience) in audiences()? {
        let view = record.view(&audience);
        match view.known_since(&fact.entry) {
            Some(at) => println!("{name} has known of it since {}", instant::display(&at)),
            None => println!("{name} knows nothing of it"),
        }
        for change in view.changes_since_instant(yesterday) {
            println!("  new: {change}");
        }
    }
    Ok(())
}

/// An entry as it was written, what corrected it, and how it reads now.
fn history(record: &Record, correction: &Entry) {
    let Event::Record(RecordEvent::Corrected(fact)) = correction.event() else { return };
    let said = |entry: Option<&Entry>| match entry.map(|entry| (entry.event(), entry.reason())) {
        Some((Event::Position(PositionEvent::Taken(taken)), reason)) => {
            let reason = reason.map_or_else(String::new, |reason| format!(": {reason}"));
            format!("{}{reason}", taken.stance)
        }
        _ => "nothing".to_owned(),
    };
    let why = correction.reason().map_or("no reason given", Text::as_str);
    println!("written:   {}", said(record.entry(&fact.entry)));
    println!("corrected: {}, because: {}", instant::display(&correction.recorded()), why);
    println!("reads now: {}", said(record.negotiation().entry(&fact.entry)));
    let before = record.known_at(correction.recorded() - chrono::TimeDelta::seconds(1));
    println!("believed until then: {}", said(before.negotiation().entry(&fact.entry)));
}
