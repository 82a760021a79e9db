//! The meetings and the deadlines of the worked example as a calendar, RFC 5545.
//!
//! `cargo run --example calendar > talks.ics`

use negotiation::{
    format::{ical, json},
    record::Record,
};

const SHIPPED: &str = include_str!("data/ukraine_2026.jsonl");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let record = Record::observe(json::read_drafts(SHIPPED)?)?;
    // What does not keep the rules is recorded all the same: the European text, and nothing else, is meant to.
    let found = record.entries().iter().filter(|entry| !entry.irregularities().is_empty());
    let found: Vec<_> = found.map(|entry| entry.id().as_str()).collect();
    if found != ["e085", "e086", "e088"] {
        return Err(format!("out of order, and not meant to be: {found:?}").into());
    }
    print!("{}", ical::calendar(record.negotiation()));
    Ok(())
}
