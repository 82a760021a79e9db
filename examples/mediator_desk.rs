//! A mediator's desk: what two parties tell in confidence, who sees what of it, a red line that is disclosed
//! later, and an entry that is put right: `cargo run --example mediator_desk`.
//!
//! The talks are made up. Everything printed is worked out from the record in
//! `examples/data/mediator_desk.jsonl` or from a view of it; nothing that is hidden from somebody stands in the
//! view that this somebody is given.

mod common;

use std::process::ExitCode;

use common::{Answer, Page, after, refused, say};
use negotiation::{
    format::json,
    notes::{assessment::Topic, correction::RecordEvent},
    prelude::*,
    record::{Audience, View},
    talks::{point, position::PositionEvent},
    value::when::instant,
};

const DRAFTS: &str = include_str!("data/mediator_desk.jsonl");

fn main() -> ExitCode {
    common::run("mediator_desk", |page| {
        let mut drafts = json::read_drafts(DRAFTS)?.into_iter().peekable();
        let mut record = Record::new();
        // All but the disclosure and the correction.
        while let Some(draft) = drafts.next_if(|draft| !matches!(draft.event(), Event::Record(_))) {
            record.propose(draft)?;
        }
        page.head("One record, as each sees it");
        side_by_side(page, &record)?;

        page.head("Highland asks for agreement on the crossings");
        ask(page, &record)?;

        page.head("Highland tells the other side where it cannot go");
        let told = record.propose(drafts.next().ok_or("the red line is disclosed")?)?;
        since(page, &record, told.entries().next().ok_or("it is recorded")?)?;

        page.head("Lowland puts its own words right");
        let corrected = record.propose(drafts.next().ok_or("the entry is corrected")?)?;
        for entry in corrected.entries() {
            history(page, &record, entry);
        }

        page.head("And now, as each sees it");
        side_by_side(page, &record)
    })
}

/// Who looks, and what the column is called.
fn audiences() -> Answer<[(&'static str, Audience); 4]> {
    let party = |id: &str| PartyId::new(id).map(Audience::Party);
    Ok([
        ("mediator", party("mediator")?),
        ("highland", party("highland")?),
        ("lowland", party("lowland")?),
        ("public", Audience::Public),
    ])
}

/// One column for each audience: its view, and nothing else, is asked.
fn side_by_side(page: &mut Page, record: &Record) -> Answer {
    let columns = audiences()?.map(|(name, audience)| (name, record.view(&audience)));
    page.row(("", 17), (columns.iter().map(|(name, _)| name), 15));
    let mut row = |name: &str, cell: &dyn Fn(&View) -> String| {
        page.row((name, 17), (columns.iter().map(|(_, view)| cell(view)), 15));
    };
    row("entries", &|view| view.entries().len().to_string());
    for point in record.negotiation().points() {
        row(point.title().as_str(), &|_| String::new());
        for party in ["highland", "lowland"] {
            let id = PartyId::new(party)?;
            row(&format!("  {party}"), &|view| stance(view, point.id(), &id));
        }
        row("  alternatives", &|view| alternatives(view, point.id()));
        row("  assessed", &|view| assessed(view, point.id()));
    }
    Ok(())
}

fn stance(view: &View, point: &PointId, party: &PartyId) -> String {
    let point = view.negotiation().point(point);
    let position = point.and_then(|point| point.position(party));
    or_dash(position.map(|position| position.stance))
}

fn alternatives(view: &View, point: &PointId) -> String {
    let count = view.negotiation().point(point).map(|point| point.alternatives().count());
    or_dash(count.filter(|count| *count > 0))
}

fn assessed(view: &View, point: &PointId) -> String {
    let said = view.negotiation().assessments().filter(|own| own.fact.on == Topic::Point(point.clone()));
    or_dash(said.last().map(|own| own.fact.rating))
}

fn or_dash(what: Option<impl std::fmt::Display>) -> String {
    if what.is_some() { say(what) } else { "-".to_owned() }
}

/// In the eyes of Highland both have accepted. The record knows better, and does not say why.
fn ask(page: &mut Page, record: &Record) -> Answer {
    let (highland, at) = (PartyId::new("highland")?, "2026-03-05T10:00:00Z".parse()?);
    let agreed = point::TextAgreed::new("crossings")?;
    let by = Actor::party(highland.clone());
    let draft = Draft::new(EntryId::new("agreed")?, RecorderId::new("desk")?, at, by, agreed);
    let refusal = refused(record.check(&draft), "point.text_agreed.agreement")?;
    writeln!(page, "The desk reads: {}", refusal.explain(record.negotiation()));
    let view = record.view(&Audience::Party(highland));
    match view.explain(&draft) {
        Some(told) => writeln!(page, "Highland is told: {told}"),
        None => writeln!(page, "Highland is told: not now."),
    }
    Ok(())
}

/// What is new for each of them, and since when they have known of it.
fn since(page: &mut Page, record: &Record, told: &Entry) -> Answer {
    let Event::Record(RecordEvent::Disclosed(fact)) = told.event() else { return Ok(()) };
    let yesterday = "2026-03-08T23:59:59Z".parse()?;
    for (name, audience) in audiences()? {
        let view = record.view(&audience);
        match view.known_since(&fact.entry) {
            Some(at) => writeln!(page, "{name} has known of it since {}", instant::display(&at)),
            None => writeln!(page, "{name} knows nothing of it"),
        }
        for change in view.changes_since_instant(yesterday) {
            writeln!(page, "  new: {change}");
        }
    }
    Ok(())
}

/// An entry as it was written, what corrected it, and how it reads now.
fn history(page: &mut Page, record: &Record, correction: &Entry) {
    let Event::Record(RecordEvent::Corrected(fact)) = correction.event() else { return };
    let said = |entry: Option<&Entry>| match entry.map(|entry| (entry.event(), entry.reason())) {
        Some((Event::Position(PositionEvent::Taken(taken)), reason)) => {
            format!("{}{}", taken.stance, after(": ", reason))
        }
        _ => "nothing".to_owned(),
    };
    let why = correction.reason().map_or("no reason given", Text::as_str);
    writeln!(page, "written:   {}", said(record.entry(&fact.entry)));
    writeln!(page, "corrected: {}, because: {}", instant::display(&correction.recorded()), why);
    writeln!(page, "reads now: {}", said(record.negotiation().entry(&fact.entry)));
    let before = record.known_at(correction.recorded() - chrono::TimeDelta::seconds(1));
    writeln!(page, "believed until then: {}", said(before.negotiation().entry(&fact.entry)));
}
