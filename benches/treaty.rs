//! W7: a treaty of 200 parties, each of which signs and ratifies, and of which every tenth gives notice. What it
//! costs to decide a signature, a ratification and a notice, the first twenty of each and the last twenty, and to ask
//! for whom the treaty is in force. The floor of asking is one look at every entry for the acts of consent among them,
//! written by hand.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use negotiation::{
    decision::Procedure,
    outcome::{
        consent::{self, ConsentEvent, Means},
        instrument::{self, InstrumentKind},
    },
    prelude::*,
    query::Force,
    talks::{party, process},
    value::{role::Role, word::PartyKind},
};

const PARTIES: usize = 200;
/// How many acts are measured together.
const SOME: usize = 20;

/// What stands before the first signature: an opening, the parties and a depositary, the treaty open for signature.
const BEFORE: usize = 1 + PARTIES + 2 + 2;

fn drafts() -> Vec<Draft> {
    let at: Instant = "2026-03-02T09:00:00+01:00".parse().unwrap();
    let mut all = Vec::new();
    let mut add = |by: Actor, event: Event| {
        let id = EntryId::new(format!("e{}", all.len())).unwrap();
        all.push(Draft::new(id, RecorderId::new("desk").unwrap(), at, by, event));
    };
    let name = |text: &str| Name::new(text).unwrap();
    let pact = InstrumentId::new("pact").unwrap();
    let parties: Vec<_> = (0..PARTIES).map(|n| PartyId::new(format!("p{n}")).unwrap()).collect();
    let procedure = Procedure::multilateral_conference();
    add(
        Actor::Secretariat,
        process::Opened::from_parts(NegotiationId::new("w7").unwrap(), name("W7"), procedure).into(),
    );
    for party in &parties {
        add(
            Actor::Secretariat,
            party::Added::from_parts(party.clone(), name("A state"), PartyKind::STATE).into(),
        );
    }
    let depositary = PartyId::new("depositary").unwrap();
    let kind = PartyKind::ORGANISATION;
    add(
        Actor::Secretariat,
        party::Added::from_parts(depositary.clone(), name("An organisation"), kind).into(),
    );
    add(Actor::Secretariat, party::RoleAssigned::from_parts(depositary.clone(), Role::DEPOSITARY).into());
    let drafted =
        instrument::Drafted::from_parts(pact.clone(), InstrumentKind::TREATY, name("The pact"), true);
    add(Actor::Secretariat, drafted.with_parties(parties.clone()).into());
    add(Actor::party(depositary), instrument::OpenedForSignature::from_parts(pact.clone()).into());
    for party in &parties {
        add(Actor::party(party.clone()), consent::Signed::from_parts(pact.clone(), party.clone()).into());
    }
    for party in &parties {
        let expressed = consent::Expressed::from_parts(pact.clone(), party.clone(), Means::RATIFICATION);
        add(Actor::party(party.clone()), expressed.into());
    }
    for party in parties.iter().step_by(10) {
        let until: When = "2028-01-01".parse().unwrap();
        let notified = consent::WithdrawalNotified::from_parts(pact.clone(), party.clone(), until);
        add(Actor::party(party.clone()), notified.into());
    }
    all
}

/// Every entry, looked at once, and the acts of consent counted.
fn floor(whole: &Negotiation) -> usize {
    let acts = whole.entries().iter().filter(|entry| {
        matches!(
            entry.event(),
            Event::Consent(ConsentEvent::Expressed(_) | ConsentEvent::WithdrawalNotified(_))
        )
    });
    acts.count()
}

fn treaty(criterion: &mut Criterion) {
    let drafts = drafts();
    let whole = &common::handle(drafts.clone());
    let pact = InstrumentId::new("pact").unwrap();
    let at: Instant = "2028-06-01T00:00:00Z".parse().unwrap();
    let answers = whole.in_force_for(&pact, at);
    let bound = answers.iter().filter(|(_, answer)| answer.force() == Some(Force::InForce)).count();
    assert_eq!(bound, PARTIES - PARTIES / 10, "all but those of whom notice was given");
    let mut group = criterion.benchmark_group("W7 treaty");
    group.sample_size(10).measurement_time(std::time::Duration::from_secs(1));
    group.bench_function("floor", |b| b.iter(|| floor(whole)));
    group.bench_function("in force for all", |b| b.iter(|| whole.in_force_for(&pact, at).len()));
    group.bench_function("what it waits for", |b| b.iter(|| whole.what_force_waits_for(&pact)));
    group.finish();
    let once = common::median(200, || (), |()| floor(whole)).as_secs_f64();
    let asked = common::median(50, || (), |()| whole.in_force_for(&pact, at).len()).as_secs_f64();
    println!(
        "W7 {PARTIES} parties: in force for all {:.1} us, {:.1} x one look at all",
        asked * 1e6,
        asked / once
    );
    let notices = PARTIES / 10;
    for (what, from, acts) in [
        ("signatures", BEFORE, PARTIES),
        ("ratifications", BEFORE + PARTIES, PARTIES),
        ("notices", BEFORE + 2 * PARTIES, notices),
    ] {
        let early = each(&drafts, from);
        let late = each(&drafts, from + acts - SOME);
        println!("W7 {what}: {early:.2} us each of the first {SOME}, {late:.2} us each of the last {SOME}");
    }
}

/// How many microseconds each of some drafts takes, once those before it are there.
fn each(drafts: &[Draft], from: usize) -> f64 {
    let before = common::handle(drafts[..from].to_vec());
    let input = || (before.what_if(), drafts[from..from + SOME].to_vec());
    let time = common::median(50, input, |(before, some)| common::handle_on(before, some, 0));
    time.as_secs_f64() * 1e6 / SOME as f64
}

criterion_group!(benches, treaty);
criterion_main!(benches);
