//! W8: a record of about a thousand entries, to which half as many assessments in confidence are added. What a
//! party may see, what is new to it, a correction of an early entry, the disclosure of a secret. The floor is one
//! replay of the entries of the record, since a view is one of the entries that are seen.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use negotiation::{
    notes::{
        assessment::{Given, Rating, Topic},
        correction::{Corrected, Disclosed},
    },
    prelude::*,
    record::{Audience, Record},
};

const SECRETS: usize = 500;

fn at(hour: u32) -> Instant {
    format!("2026-03-03T{hour:02}:00:00+01:00").parse().unwrap()
}

fn draft(id: &str, hour: u32, event: impl Into<Event>) -> Draft {
    Draft::new(
        EntryId::new(id).unwrap(),
        RecorderId::new("desk").unwrap(),
        at(hour),
        Actor::Secretariat,
        event,
    )
}

/// The entries of W1, then what is told to two of the four, one after the other.
fn record() -> Record {
    let mut record = Record::new();
    for draft in common::drafts(20, 8) {
        record.propose(draft).expect("none is refused");
    }
    for n in 0..SECRETS {
        let party = PartyId::new(["us", "russia"][n % 2]).unwrap();
        let secret = draft(&format!("s{n}"), 1, Given::from_parts(Topic::Whole, Rating::Advancing));
        let secret = secret.with_disclosure(Disclosure::Parties(vec![party]));
        record.propose(secret).expect("none is refused");
    }
    record
}

fn replayed(record: &Record) -> usize {
    let entries = record.entries().iter().map(|entry| (**entry).clone());
    Record::replay(entries).unwrap().entries().len()
}

fn views(criterion: &mut Criterion) {
    let record = &record();
    let us = Audience::Party(PartyId::new("us").unwrap());
    let view = &record.view(&us);
    assert_eq!(view.entries().len() + SECRETS / 2, record.entries().len());
    let corrected = Corrected::from_parts(EntryId::new("e2").unwrap());
    let put_right = draft("right", 2, corrected.with_occurred("2026-03-02T09:00:00+01:00".parse().unwrap()));
    let disclosed = draft("told", 2, Disclosed::from_parts(EntryId::new("s0").unwrap()));
    let noon = "2026-03-02T12:00:00+01:00".parse().unwrap();
    let questions: [(&str, &dyn Fn() -> usize); 5] = [
        ("view", &|| record.view(&us).entries().len()),
        ("what is new to it", &|| view.changes_since_instant(noon).len()),
        ("known at", &|| record.known_at(noon).negotiation().entries().len()),
        ("deciding a correction", &|| record.decide(put_right.clone()).unwrap().entries().count()),
        ("deciding a disclosure", &|| record.decide(disclosed.clone()).unwrap().entries().count()),
    ];
    let mut group = criterion.benchmark_group("W8 views");
    group.sample_size(10).measurement_time(std::time::Duration::from_secs(1));
    group.bench_function("floor", |b| b.iter_batched(|| (), |()| replayed(record), BatchSize::SmallInput));
    for (name, question) in &questions {
        group.bench_function(*name, |b| b.iter(question));
    }
    group.finish();
    let once = common::median(20, || (), |()| replayed(record)).as_secs_f64();
    println!("W8 {} entries: {:.0} us to replay them", record.entries().len(), once * 1e6);
    for (name, question) in &questions {
        let time = common::median(20, || (), |()| question()).as_secs_f64();
        println!("W8 {name}: {:.1} us, {:.2} x one replay", time * 1e6, time / once);
    }
}

criterion_group!(benches, views);
criterion_main!(benches);
