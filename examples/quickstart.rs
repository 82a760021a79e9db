//! A small negotiation, governed: `cargo run --example quickstart`.

use std::{error::Error, time::Duration};

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

fn main() -> Result<(), Box<dyn Error>> {
    let (union, firm, pay) = (PartyId::new("union")?, PartyId::new("firm")?, PointId::new("pay")?);
    let words = Wording::new(WordingId::new("pay-1")?, Text::new("Wages rise by six per cent from April.")?);
    let mut record = Record::new();
    let mut at: Instant = "2026-03-02T09:00:00+01:00".parse()?;
    let mut number = 0;
    // What is proposed, and the rule that is meant to refuse it, if one is.
    let mut propose = |by: &Actor, event: Event, refused: Option<&str>| -> Result<(), Box<dyn Error>> {
        number += 1;
        at += Duration::from_secs(60);
        let (id, desk) = (EntryId::new(format!("e{number}"))?, RecorderId::new("secretariat")?);
        match record.propose(Draft::new(id, desk, at, by.clone(), event)) {
            Ok(_) if refused.is_some() => return Err("it was to be refused".into()),
            Ok(done) => {
                done.entries().for_each(|entry| println!("{:<28} {}", entry.id(), entry.event().kind()))
            }
            Err(refusal) if Some(refusal.rule().id()) == refused => {
                println!("{}", refusal.explain(record.negotiation()));
            }
            Err(refusal) => return Err(refusal.into()),
        }
        Ok(())
    };

    let opened = process::Opened::new(
        NegotiationId::new("wages-2026")?,
        Name::new("Wages 2026")?,
        Procedure::collective_bargaining(),
    );
    propose(&Actor::Host, opened.into(), None)?;
    for (id, kind) in [(&union, PartyKind::UNION), (&firm, PartyKind::COMPANY)] {
        propose(&Actor::Host, party::Added::new(id.clone(), Name::new(id)?, kind).into(), None)?;
        propose(&Actor::Host, party::RoleAssigned::new(id.clone(), Role::PRINCIPAL).into(), None)?;
        propose(&Actor::Host, party::Invited::new(id.clone()).into(), None)?;
        propose(&Actor::party(id.clone()), party::Joined::new(id.clone()).into(), None)?;
    }
    let tabled = point::Tabled::new(pay.clone(), Name::new("Pay")?, Areas::from(Area::ECONOMY));
    propose(&Actor::party(union.clone()), tabled.with_wording(words).into(), None)?;
    let accepts = |party: &PartyId| position::Taken::new(party.clone(), pay.clone().into(), Stance::Accepts);
    propose(&Actor::party(union.clone()), accepts(&union).into(), None)?;
    // One of two is not enough: refused, with the tally. Then the other accepts.
    propose(
        &Actor::party(union.clone()),
        point::TextAgreed::new(pay.clone()).into(),
        Some("point.text_agreed.consent"),
    )?;
    propose(&Actor::party(firm.clone()), accepts(&firm).into(), None)?;
    propose(&Actor::party(union.clone()), point::TextAgreed::new(pay.clone()).into(), None)?;
    // The firm takes its acceptance back, and the point reopens by itself.
    let withdrawn = position::Withdrawn::new(firm.clone(), pay.clone().into());
    propose(&Actor::party(firm), withdrawn.into(), None)
}
