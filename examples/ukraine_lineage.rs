//! Where the points of a text come from, and what became of those before them: the plan of twenty-eight
//! points of November 2025, the twenty points of December, and the European counter-text of 23 November,
//! which was made from the same plan and led nowhere.
//!
//! `cargo run --example ukraine_lineage`
//!
//! Reads the record of the worked example. The lineage is a reading of the texts as published: nobody
//! has published it.

use std::error::Error;

use negotiation::{
    format::json,
    prelude::*,
    query::{Compared, Descent, Placed},
    talks::version::VersionView,
};

const SHIPPED: &str = include_str!("data/ukraine_2026.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let record = Record::observe(json::read_drafts(SHIPPED)?)?;
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

    println!("\nThe {}: made from the {} too, {}", rival.label(), plan.label(), rival.status());
    let rest = talks.lineage(plan.id(), rival.id()).ok_or("not made from it")?;
    for line in rest.iter().filter(|line| !line.is_unchanged()) {
        println!("  {:<58}{}", placed(line.was), became(line));
    }
    if talks.lineage(rival.id(), text.id()).is_none() {
        println!("  The {} does not come from it. Side by side:", text.label());
    }
    let compared = talks.compare(rival.id(), text.id()).ok_or("no such versions")?;
    let count = |keep: fn(&Compared<'_>) -> bool| compared.iter().filter(|pair| keep(pair)).count();
    println!(
        "  {} points in both, {} of them in the same words; {} only in the one, {} only in the other",
        count(|pair| pair.first.is_some() && pair.second.is_some()),
        count(|pair| pair.first.is_some() && pair.second.is_some() && !pair.is_reworded),
        count(|pair| pair.second.is_none()),
        count(|pair| pair.first.is_none()),
    );
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
