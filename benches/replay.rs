//! W2: decoding and applying the record of W1, beside parsing its lines into the crate's own entries and no more.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use negotiation::{format::json, prelude::*};

fn replay(criterion: &mut Criterion) {
    let mut record = Record::new();
    for draft in common::drafts(20, 8) {
        record.propose(draft).expect("none is refused");
    }
    let text = json::write_record(&record).unwrap();
    println!("{} entries, {} bytes", record.entries().len(), text.len());
    let parse = |text: &str| -> Vec<Entry> {
        text.lines().skip(1).map(|line| json::read_entry(line).unwrap()).collect()
    };
    let load = |text: &str| Record::replay(json::read_entries(text).unwrap()).unwrap();
    assert_eq!(load(&text).entries().len(), parse(&text).len());

    let mut group = criterion.benchmark_group("W2 replay");
    group.sample_size(20).measurement_time(std::time::Duration::from_secs(3));
    group.bench_function("decode and apply", |b| b.iter(|| load(&text)));
    group.bench_function("parse only", |b| b.iter(|| parse(&text)));
    group.finish();

    let ours = common::median(60, || text.as_str(), load);
    let floor = common::median(60, || text.as_str(), parse);
    common::ratio("W2 replay, each entry", ours, floor, record.entries().len());
}

criterion_group!(benches, replay);
criterion_main!(benches);
