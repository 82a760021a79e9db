//! W5: what the questions cost, on the record of W1, after which half of the points were reopened and opposed. The
//! floor is one look at every position of every point and at every entry, written by hand: no question that has to
//! look at them all can be cheaper. Some questions look at less; those of the past fold entries anew.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use negotiation::{
    prelude::*,
    state::Negotiation,
    talks::{
        point::Reopened,
        position::{Matter, Stance, Taken},
    },
};

const POINTS: usize = 20;

/// The drafts of W1, and those by which half of the points are in dispute again: else nothing sticks.
fn drafts() -> Vec<Draft> {
    let mut all = common::drafts(POINTS, 8);
    let at = all.last().map(Draft::recorded).unwrap();
    let europe = PartyId::new("europe").unwrap();
    let mut add = |id: String, event: Event| {
        let by = Actor::party(europe.clone());
        all.push(Draft::new(EntryId::new(id).unwrap(), RecorderId::new("desk").unwrap(), at, by, event));
    };
    for n in (0..POINTS).step_by(2) {
        let point = PointId::new(format!("point-{n}")).unwrap();
        add(format!("reopened-{n}"), Reopened::from_parts(point.clone()).into());
        let opposed = Taken::from_parts(europe.clone(), Matter::Point(point), Stance::Opposes);
        add(format!("opposed-{n}"), opposed.into());
    }
    all
}

/// The entries and the positions, each looked at once.
fn floor(whole: &Negotiation) -> usize {
    let positions: usize =
        whole.points().map(|point| point.positions().filter(|position| position.counts).count()).sum();
    positions + whole.entries().iter().filter(|entry| entry.cause().is_some()).count()
}

fn ask(criterion: &mut Criterion) {
    let whole = &common::handle(drafts());
    assert_eq!(whole.sticking_points().len(), POINTS / 2);
    let record = Record::replay(whole.entries().iter().map(|entry| (**entry).clone())).expect("it fits");
    let at: Instant = whole.last_recorded().expect("there are entries");
    let point = whole.points().next().expect("there are points").id().clone();
    let questions: [(&str, &dyn Fn() -> usize); 9] = [
        ("sticking points", &|| whole.sticking_points().len()),
        ("what blocks closing", &|| whole.what_blocks_closing(at).points.len()),
        ("permitted", &|| whole.permitted(&Actor::Secretariat, at).len()),
        ("progress", &|| whole.progress().total()),
        ("due", &|| whole.due(at).len()),
        ("who may speak", &|| whole.who_may_speak(&point, at).len()),
        ("review", &|| whole.review(at).len()),
        ("chronology", &|| whole.chronology().len()),
        ("as of", &|| record.as_of(at).negotiation().entries().len()),
    ];
    let mut group = criterion.benchmark_group("W5 ask");
    group.sample_size(10).measurement_time(std::time::Duration::from_secs(1));
    group.bench_function("floor", |b| b.iter(|| floor(whole)));
    for (name, question) in &questions {
        group.bench_function(*name, |b| b.iter(question));
    }
    group.finish();
    let once = common::median(200, || (), |()| floor(whole)).as_secs_f64();
    println!(
        "W5 {} entries, {} points; one look at all: {:.1} us",
        whole.entries().len(),
        whole.points().count(),
        once * 1e6
    );
    for (name, question) in &questions {
        let time = common::median(50, || (), |()| question()).as_secs_f64();
        println!("W5 {name}: {:.1} us, {:.1} x one look at all", time * 1e6, time / once);
    }
}

criterion_group!(benches, ask);
criterion_main!(benches);
