//! W7: a treaty of 200 parties, each of which signs, ratifies, and of which every tenth gives notice. What it costs to
//! decide one act, early and late (a last ratification costs no more than a first one), and to ask for whom the
//! treaty is in force. The floor of asking is one look at every act of consent, written by hand.

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
    talks::{party, process},
    value::word::PartyKind,
};

const PARTIES: usize = 200;

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
    add(Actor::Host, process::Opened::new(NegotiationId::new("w6").unwrap(), name("W7"), procedure).into());
    for party in &parties {
        add(Actor::Host, party::Added::new(party.clone(), name("A state"), PartyKind::STATE).into());
    }
    let drafted = instrument::Drafted::new(pact.clone(), InstrumentKind::TREATY, name("The pact"), true);
    add(Actor::Host, drafted.with_parties(parties.clone()).into());
    add(Actor::Host, instrument::OpenedForSignature::new(pact.clone()).into());
    for party in &parties {
        add(Actor::party(party.clone()), consent::Signed::new(pact.clone(), party.clone()).into());
    }
    for party in &parties {
        let expressed = consent::Expressed::new(pact.clone(), party.clone(), Means::RATIFICATION);
        add(Actor::party(party.clone()), expressed.into());
    }
    for party in parties.iter().step_by(10) {
        let until: When = "2028-01-01".parse().unwrap();
        let notified = consent::WithdrawalNotified::new(pact.clone(), party.clone(), until);
        add(Actor::party(party.clone()), notified.into());
    }
    all
}

/// One look at every act of consent.
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
    let (whole, _) = common::handle(drafts());
    let whole = &whole;
    let pact = InstrumentId::new("pact").unwrap();
    let at: Instant = "2028-06-01T00:00:00Z".parse().unwrap();
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
    for parties in [PARTIES / 10, PARTIES] {
        let time = common::median(20, drafts, |all| {
            let acts = 3 + PARTIES + parties;
            common::handle(all.into_iter().take(acts).collect()).0.entries().len()
        });
        println!(
            "W7 {parties} signatures: {:.2} us an entry",
            time.as_secs_f64() * 1e6 / (3 + PARTIES + parties) as f64
        );
    }
}

criterion_group!(benches, treaty);
criterion_main!(benches);
