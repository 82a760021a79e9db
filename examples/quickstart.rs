//! A small negotiation, governed: `cargo run --example quickstart`.

use negotiation::{
    decision::Procedure,
    prelude::*,
    talks::{
        point::{self, Wording},
        position::{self, Stance},
        process,
    },
    value::word::{Area, PartyKind},
};

fn main() -> Result<(), Error> {
    let mut record = Record::new();
    let mut desk = Desk::of(&mut record, "secretariat", "2026-03-02T09:00:00+01:00")?;
    let rules = Procedure::collective_bargaining();
    tell(&desk.secretariat().propose(process::Opened::new("wages-2026", "Wages 2026", rules)?)?);
    desk.seat("union", "The union", PartyKind::UNION)?.iter().for_each(tell);
    desk.seat("firm", "The firm", PartyKind::COMPANY)?.iter().for_each(tell);

    let words = Wording::new("pay-1", "Wages rise by six per cent from April.")?;
    tell(&desk.by("union").propose(point::Tabled::new("pay", "Pay", Area::ECONOMY)?.with_wording(words))?);
    let pay = PointId::new("pay")?;
    tell(&desk.by("union").propose(position::Taken::new("union", &pay, Stance::Accepts)?)?);

    // One of two is not enough: refused, with the tally. Then the other accepts.
    match desk.by("union").propose(point::TextAgreed::new(&pay)?) {
        Ok(_) => println!("nobody else was asked"),
        Err(error) => println!("{}", desk.explain(&error)),
    }
    tell(&desk.by("firm").propose(position::Taken::new("firm", &pay, Stance::Accepts)?)?);
    tell(&desk.by("union").propose(point::TextAgreed::new(&pay)?)?);

    // The firm takes its acceptance back, and the point reopens by itself.
    tell(&desk.by("firm").propose(position::Withdrawn::new("firm", &pay)?)?);
    Ok(())
}

/// What was recorded: the act, and what follows from it.
fn tell(recorded: &Recorded) {
    recorded.entries().for_each(|entry| println!("{:<28} {}", entry.id(), entry.event().kind()));
}
