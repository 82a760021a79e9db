//! W4: one negotiation with 10, 100, 1,000 and 10,000 points, thirteen events for each: what one
//! event costs should not depend on how many points there are.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

fn scale(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("W4 scale");
    group.sample_size(10).measurement_time(std::time::Duration::from_secs(2));
    let mut first = None;
    for points in [10, 100, 1_000, 10_000] {
        let drafts = common::drafts(points, 2);
        if points <= 1_000 {
            group.bench_function(format!("{points} points"), |b| {
                b.iter_batched(|| drafts.clone(), common::handle, BatchSize::LargeInput);
            });
        }
        let time = common::median(if points > 1_000 { 5 } else { 30 }, || drafts.clone(), common::handle);
        let each = time.as_secs_f64() * 1e9 / drafts.len() as f64;
        let first = *first.get_or_insert(each);
        println!("W4 {points} points: {each:.0} ns each event, {:.2} x of 10 points", each / first);
    }
    group.finish();
}

criterion_group!(benches, scale);
criterion_main!(benches);
