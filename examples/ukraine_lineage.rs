//! Where the points of a text come from, and what became of those before them: the plan of twenty-eight
//! points of November 2025, the twenty points of December, and of the European counter-text of 23 November,
//! which went along the same plan and led nowhere, as much as is told.
//!
//! `cargo run --example ukraine_lineage`
//!
//! Reads the record of the worked example. The lineage is the desk's reading of the texts as published, and
//! marked as inferred in the record: nobody has published it.

mod common;

use std::process::ExitCode;

use common::{Answer, Page, accounts, after, join};
use negotiation::{
    prelude::*,
    query::{Descent, Placed},
    talks::version::VersionView,
};

fn main() -> ExitCode {
    common::run("ukraine_lineage", |page| {
        let record = common::ukraine_2026()?;
        lineage(page, record.negotiation())
    })
}

fn lineage(page: &mut Page, talks: &Negotiation) -> Answer {
    let version = |id: &str| -> Answer<VersionView<'_>> {
        Ok(talks.version(&VersionId::new(id)?).ok_or("no such version")?)
    };
    let (plan, text, rival) = (version("v28")?, version("v20")?, version("e3-text")?);
    let lines = talks.lineage(plan.id(), text.id()).ok_or("not made from it")?;

    page.head(format!("What became of each point of the {}", plan.label()));
    for line in lines.iter().filter(|line| line.was.is_some()) {
        writeln!(page, "  {:<58}{}", placed(line.was), became(line));
    }

    page.head(format!("Where each point of the {} comes from", text.label()));
    for (number, point, _) in text.contents() {
        let from = lines.iter().filter(|line| line.now.is_some_and(|now| now.point.id() == point.id()));
        let from = from.map(|line| line.was.map_or("new".to_owned(), |was| was.number.to_string()));
        writeln!(page, "  {:<58}{}", format!("{number:>2} {}", point.title()), join(from, ", "));
    }

    let count = |keep: fn(&Descent<'_>) -> bool| lines.iter().filter(|line| keep(line)).count();
    let dropped = count(|line| line.now.is_none());
    let kept = count(|line| line.was.is_some() && line.now.is_some());
    let new = count(|line| line.was.is_none());
    let before = plan.contents().count();
    writeln!(
        page,
        "\n{before} points - {dropped} left out = {kept} kept; + {new} new = {}",
        text.contents().count()
    );

    page.head(format!("The {}: {}", rival.label(), rival.status()));
    if rival.contents().next().is_none() {
        writeln!(page, "  What became of each point in it is not known. What is told of it:");
    }
    for account in accounts(talks, rival.id()) {
        page.indented(4, format!("{}: {}", account.entry.by(), account.fact.value));
    }
    writeln!(page, "  What is recorded of its owner beside it:");
    let e3 = PartyId::new("e3")?;
    let is_its_own = |by: &Actor| by.alone() == Some(&e3);
    for alternative in talks.alternatives().filter(|own| own.proposer().is_some_and(is_its_own)) {
        let words = alternative.wording().and_then(|own| own.text.as_ref()).ok_or("no words")?;
        let point = alternative.point().ok_or("of no point")?.title();
        page.indented(4, format!("{point}: \u{201c}{words}\u{201d} ({})", alternative.status()));
    }
    for point in talks.points() {
        if let Some(position) = point.position(&e3) {
            page.indented(4, format!("{}: {}", point.title(), position.stance));
        }
    }
    Ok(())
}

fn placed(placed: Option<Placed<'_>>) -> String {
    after("", placed.map(|own| format!("{:>2} {}", own.number, own.point.title())))
}

fn became(line: &Descent<'_>) -> String {
    let turns = join(line.turns.iter().map(|(_, turn)| turn), ", then ");
    format!("{turns}{}", after(", now ", line.now.map(|now| now.number)))
}
