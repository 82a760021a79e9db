//! W6: 578 commitments on ten points, each reported on once a year by two, of whom one sees it go faster, for ten
//! years: deciding them all, and how far they are carried out. The floor is one look at every entry for the reports
//! among them, written by hand.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use negotiation::{
    outcome::commitment::{CommitmentEvent, Degree, Made, Reported},
    prelude::*,
    state::Negotiation,
};

const COMMITMENTS: usize = 578;
const YEARS: usize = 10;

/// The drafts of W1 with ten points and one round, and what follows them.
fn drafts() -> Vec<Draft> {
    let mut all = common::drafts(10, 1);
    let mut number = all.len();
    let mut add = |at: Instant, by: &Actor, event: Event| {
        number += 1;
        let id = EntryId::new(format!("e{number}")).unwrap();
        all.push(Draft::new(id, RecorderId::new("desk").unwrap(), at, by.clone(), event));
    };
    let begun: Instant = "2026-03-02T09:00:00+01:00".parse().unwrap();
    let (owes, is_owed) = (PartyId::new("us").unwrap(), PartyId::new("ukraine").unwrap());
    let ids: Vec<_> = (0..COMMITMENTS).map(|n| CommitmentId::new(format!("c-{n}")).unwrap()).collect();
    for (n, id) in ids.iter().enumerate() {
        let made = Made::from_parts(id.clone(), Text::new("What is owed").unwrap())
            .with_obligors(vec![owes.clone()]);
        let point = PointId::new(format!("point-{}", n % 10)).unwrap();
        let made = made.with_to(vec![is_owed.clone()]).with_point(point);
        add(begun, &Actor::party(owes.clone()), made.into());
    }
    for year in 0..YEARS {
        let at: Instant = format!("{}-03-02T09:00:00+01:00", 2027 + year).parse().unwrap();
        for (n, id) in ids.iter().enumerate() {
            for (by, slower) in [(&owes, 2), (&is_owed, 4)] {
                let degree = Degree::ALL[((year + n % 3) / slower).min(3)];
                add(at, &Actor::party(by.clone()), Reported::from_parts(id.clone(), degree).into());
            }
        }
    }
    all
}

/// Every entry, looked at once, and what each report says.
fn floor(whole: &Negotiation) -> u64 {
    let reports = whole.entries().iter().filter_map(|entry| match entry.event() {
        Event::Commitment(CommitmentEvent::Reported(fact)) => Some(fact.degree.points()),
        _ => None,
    });
    reports.sum()
}

fn implementation(criterion: &mut Criterion) {
    let drafts = drafts();
    let whole = &common::handle(drafts.clone());
    let reporter = Actor::party(PartyId::new("ukraine").unwrap());
    let asked = whole.implementation();
    let questions: [(&str, &dyn Fn() -> usize); 6] = [
        ("tally", &|| asked.tally().total() as usize),
        ("tally of one reporter", &|| asked.as_reported_by(&reporter).tally().total() as usize),
        ("by area", &|| asked.by_area().len()),
        ("by obligor", &|| asked.by_obligor().len()),
        ("series", &|| asked.series().len()),
        ("due", &|| whole.due(whole.last_recorded().unwrap()).len()),
    ];
    let mut group = criterion.benchmark_group("W6 implementation");
    group.sample_size(10).measurement_time(std::time::Duration::from_secs(1));
    group.bench_function("floor", |b| b.iter(|| floor(whole)));
    for (name, question) in &questions {
        group.bench_function(*name, |b| b.iter(question));
    }
    group.finish();
    let handled = common::median(5, || drafts.clone(), common::handle).as_secs_f64() / drafts.len() as f64;
    println!("W6 {} drafts: {:.0} ns each to decide and accept", drafts.len(), handled * 1e9);
    let once = common::median(50, || (), |()| floor(whole)).as_secs_f64();
    for (name, question) in &questions {
        let time = common::median(20, || (), |()| question()).as_secs_f64();
        println!("W6 {name}: {:.1} us, {:.1} x one look at every entry", time * 1e6, time / once);
    }
}

criterion_group!(benches, implementation);
criterion_main!(benches);
