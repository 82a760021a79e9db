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
    print!("{}", ical::calendar(record.negotiation()));
    Ok(())
}
