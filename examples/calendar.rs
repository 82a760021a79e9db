//! The meetings and the deadlines of the worked example as a calendar, RFC 5545.
//!
//! `cargo run --example calendar > talks.ics`

mod common;

use std::process::ExitCode;

use negotiation::format::ical;

fn main() -> ExitCode {
    common::run("calendar", |page| {
        let record = common::ukraine_2026()?;
        write!(page, "{}", ical::calendar(&record));
        Ok(())
    })
}
