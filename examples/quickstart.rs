//! A small negotiation, governed: `cargo run --example quickstart`.

mod common;

use common::{Answer, Desk, refused};
use negotiation::{
    decision::Procedure,
    prelude::*,
    talks::{
        party,
        point::{self, Areas, Wording},
        position::{self, Stance},
        process,
    },
    value::{
        role::Role,
        word::{Area, PartyKind},
    },
};

fn main() -> Answer {
    let (union, firm, pay) = (PartyId::new("union")?, PartyId::new("firm")?, PointId::new("pay")?);
    let words = Wording::new(WordingId::new("pay-1")?, Text::new("Wages rise by six per cent from April.")?);
    let (title, rules) = (Name::new("Wages 2026")?, Procedure::collective_bargaining());
    // The desk numbers the drafts and gives them their time; the record judges each of them.
    let mut desk = Desk::new("secretariat", "2026-03-02T09:00:00+01:00".parse()?)?;
    let mut record = Record::new();

    let opened = process::Opened::new(NegotiationId::new("wages-2026")?, title, rules);
    tell(&record.propose(desk.draft(&Actor::Secretariat, opened)?)?);
    for (id, kind) in [(&union, PartyKind::UNION), (&firm, PartyKind::COMPANY)] {
        let added = party::Added::new(id.clone(), Name::new(id)?, kind);
        tell(&record.propose(desk.draft(&Actor::Secretariat, added)?)?);
        let principal = party::RoleAssigned::new(id.clone(), Role::PRINCIPAL);
        tell(&record.propose(desk.draft(&Actor::Secretariat, principal)?)?);
        tell(&record.propose(desk.draft(&Actor::Secretariat, party::Invited::new(id.clone()))?)?);
        tell(&record.propose(desk.draft(&Actor::party(id.clone()), party::Joined::new(id.clone()))?)?);
    }
    let (by_union, by_firm) = (Actor::party(union.clone()), Actor::party(firm.clone()));
    let tabled = point::Tabled::new(pay.clone(), Name::new("Pay")?, Areas::from(Area::ECONOMY));
    tell(&record.propose(desk.draft(&by_union, tabled.with_wording(words))?)?);
    let accepts = |party: PartyId| position::Taken::new(party, pay.clone().into(), Stance::Accepts);
    tell(&record.propose(desk.draft(&by_union, accepts(union))?)?);

    // One of two is not enough: refused, with the tally. Then the other accepts.
    let agreed = point::TextAgreed::new(pay.clone());
    let refusal = record.propose(desk.draft(&by_union, agreed.clone())?);
    let refusal = refused(refusal, "point.text_agreed.agreement")?;
    println!("{}", refusal.explain(record.negotiation()));
    tell(&record.propose(desk.draft(&by_firm, accepts(firm.clone()))?)?);
    tell(&record.propose(desk.draft(&by_union, agreed)?)?);

    // The firm takes its acceptance back, and the point reopens by itself.
    let withdrawn = position::Withdrawn::new(firm, pay.clone().into());
    tell(&record.propose(desk.draft(&by_firm, withdrawn)?)?);
    Ok(())
}

/// What was recorded: the act, and what follows from it.
fn tell(recorded: &Recorded) {
    recorded.entries().for_each(|entry| println!("{:<28} {}", entry.id(), entry.event().kind()));
}
