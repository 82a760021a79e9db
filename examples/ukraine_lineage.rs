//! Where the points of a text come from, and what became of those before them: the plan of twenty-eight
//! points of November 2025, the twenty points of December, and of the European counter-text of 23 November,
//! which went along the same plan and led nowhere, as much as is told.
//!
//! `cargo run --example ukraine_lineage`
//!
//! Reads the record of the worked example. The lineage is the desk's reading of the texts as published, and
//! marked as inferred in the record: nobody has published it.

use std::error::Error;

use negotiation::{
    format::json,
    prelude::*,
    query::{Descent, Placed},
    talks::version::VersionView,
};

const SHIPPED: &str = include_str!("data/ukraine_2026.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let record = Record::observe(json::read_drafts(SHIPPED)?)?;
    in_order(&record)?;
    let talks = record.negotiation();
    let version = |id: &str| -> Result<VersionView<'_>, Box<dyn Error>> {
        Ok(talks.version(&VersionId::new(id)?).ok_or("no such version")?)
    };
    let (plan, text, rival) = (version("v28")?, version("v20")?, version("e3-text")?);
    let lines = talks.lineage(plan.id(), text.id()).ok_or("not made from it")?;

    println!("What became of each point of the {}", plan.label());
    for line in lines.iter().filter(|line| line.was.is_some()) {
        println!("  {:<58}{}", placed(line.was), became(line));
    }

    println!("\nWhere each point of the {} comes from", text.label());
    for (number, point, _) in text.contents() {
        let from = lines.iter().filter(|line| line.now.is_some_and(|now| now.point.id() == point.id()));
        let from: Vec<_> =
            from.map(|line| line.was.map_or("new".to_owned(), |was| was.number.to_string())).collect();
        println!("  {:<58}{}", format!("{number:>2} {}", point.title()), from.join(", "));
    }

    let count = |keep: fn(&Descent<'_>) -> bool| lines.iter().filter(|line| keep(line)).count();
    let dropped = count(|line| line.now.is_none());
    let kept = count(|line| line.was.is_some() && line.now.is_some());
    let new = count(|line| line.was.is_none());
    let before = plan.contents().count();
    println!(
        "\n{before} points - {dropped} left out = {kept} kept; + {new} new = {}",
        text.contents().count()
    );

    println!("\nThe {}: {}", rival.label(), rival.status());
    if rival.contents().next().is_none() {
        println!("  What became of each point in it is not known. What is told of it:");
    }
    for account in talks.accounts(&Subject::Version(rival.id().clone())).iter().flat_map(|own| &own.accounts)
    {
        wrap(&format!("{}: {}", account.entry.by(), account.fact.value));
    }
    println!("  What is recorded of its owner beside it:");
    let e3 = PartyId::new("e3")?;
    for alternative in
        talks.alternatives().filter(|own| own.proposer().is_some_and(|by| by.alone() == Some(&e3)))
    {
        let words = alternative.wording().and_then(|own| own.text.as_ref()).ok_or("no words")?;
        let point = alternative.point().ok_or("of no point")?.title();
        wrap(&format!("{point}: \u{201c}{words}\u{201d} ({})", alternative.status()));
    }
    for point in talks.points() {
        if let Some(position) = point.position(&e3) {
            wrap(&format!("{}: {}", point.title(), position.stance));
        }
    }
    Ok(())
}

fn placed(placed: Option<Placed<'_>>) -> String {
    placed.map_or_else(String::new, |own| format!("{:>2} {}", own.number, own.point.title()))
}

fn became(line: &Descent<'_>) -> String {
    let turns: Vec<_> = line.turns.iter().map(|(_, turn)| turn.to_string()).collect();
    let now = line.now.map_or_else(String::new, |now| format!(", now {}", now.number));
    format!("{}{now}", turns.join(", then "))
}

/// A paragraph of at most a hundred columns.
fn wrap(text: &str) {
    let mut line = "    ".to_owned();
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() > 99 {
            println!("{}", line.trim_end());
            "      ".clone_into(&mut line);
        }
        line.push_str(word);
        line.push(' ');
    }
    println!("{}", line.trim_end());
}

/// What does not keep the rules is recorded all the same, and must not go unseen: the European text is tabled by
/// who is no principal, and nothing else is out of order.
fn in_order(record: &Record) -> Result<(), Box<dyn Error>> {
    let found = record.entries().iter().filter(|entry| !entry.irregularities().is_empty());
    let found: Vec<_> = found.map(|entry| entry.id().as_str()).collect();
    if found == ["e085", "e086", "e088"] { Ok(()) } else { Err(format!("out of order: {found:?}").into()) }
}
