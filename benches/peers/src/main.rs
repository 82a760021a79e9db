//! W1 beside peers, in one process: the crate, a floor written by hand, and cqrs-es with and without its framework. All take the
//! same drafts, keep a log of them, and end in the same state.
//!
//! `negotiation-peers drafts` writes the drafts as JSON Lines, for peers in other languages; `negotiation-peers NAME=NS ..` measures, and
//! puts what those took for each event into the table too. `benches/peers/run.sh` does both.

#[expect(dead_code, reason = "what one bench does not need, another does")]
#[path = "../../common/mod.rs"]
mod common;
mod cqrs;
mod live;

use std::{
    hint::black_box,
    pin::pin,
    task::{Context, Poll, Waker},
    time::Instant as Clock,
};

use common::floor::{TextFloor, text_floor};
use negotiation::{format::json, prelude::*, talks::point::PointStatus};

/// How often each of them runs. In each round all run, one after the other, and another one is the first.
const ROUNDS: usize = 300;

/// What a run ends in.
trait End {
    /// How many entries the log has.
    fn logged(&self) -> usize;

    /// The status of each point, in the order in which they were tabled.
    fn statuses(&self, points: &[PointId]) -> Vec<PointStatus>;
}

impl End for Negotiation {
    fn logged(&self) -> usize {
        self.entries().len()
    }

    fn statuses(&self, points: &[PointId]) -> Vec<PointStatus> {
        points.iter().map(|id| self.point(id).expect("it was tabled").status()).collect()
    }
}

impl End for Record {
    fn logged(&self) -> usize {
        self.entries().len()
    }

    fn statuses(&self, points: &[PointId]) -> Vec<PointStatus> {
        self.negotiation().statuses(points)
    }
}

impl End for TextFloor {
    fn logged(&self) -> usize {
        self.log.len()
    }

    fn statuses(&self, _points: &[PointId]) -> Vec<PointStatus> {
        self.status.clone()
    }
}

impl End for cqrs::Bare {
    fn logged(&self) -> usize {
        self.log.len()
    }

    fn statuses(&self, points: &[PointId]) -> Vec<PointStatus> {
        self.talks.statuses(points)
    }
}

impl End for live::Live {
    fn logged(&self) -> usize {
        self.inspect(|_, log| log)
    }

    fn statuses(&self, points: &[PointId]) -> Vec<PointStatus> {
        self.inspect(|talks, _| talks.statuses(points))
    }
}

/// The drafts, and what every run over them has to end in.
struct Workload {
    drafts: Vec<Draft>,
    points: Vec<PointId>,
    end: Vec<PointStatus>,
}

impl Workload {
    fn new() -> Self {
        let drafts = common::drafts(20, 8);
        let talks = common::handle(drafts.clone());
        let points: Vec<PointId> = talks.points().map(|point| point.id().clone()).collect();
        let end = talks.statuses(&points);
        assert!(end.len() == 20 && end.iter().all(|status| *status == PointStatus::TextAgreed));
        Self { drafts, points, end }
    }

    /// The nanoseconds that a run takes for each event. Neither making the drafts nor dropping what came of them is in it.
    fn time<E: End>(&self, run: fn(Vec<Draft>) -> E) -> f64 {
        let drafts = black_box(self.drafts.clone());
        let start = Clock::now();
        let end = black_box(run(drafts));
        let time = start.elapsed();
        assert_eq!(end.logged(), self.drafts.len());
        assert_eq!(end.statuses(&self.points), self.end);
        time.as_nanos() as f64 / self.drafts.len() as f64
    }
}

/// Proposes them all to a record.
fn propose(drafts: Vec<Draft>) -> Record {
    let mut record = Record::new();
    for draft in drafts {
        record.propose(draft).expect("none is refused");
    }
    record
}

/// What a future gives that waits for nothing.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("nothing is waited for"),
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

type Contender = (&'static str, fn(&Workload) -> f64);

/// The first is what the others are divided by.
const CONTENDERS: [Contender; 5] = [
    ("this crate, `decide` and `accept`", |w| w.time(common::handle)),
    ("this crate, `Record::propose`", |w| w.time(propose)),
    ("an enum, a `Vec` and few rules, by hand", |w| w.time(text_floor)),
    ("cqrs-es 0.5, the aggregate alone", |w| w.time(cqrs::bare)),
    ("cqrs-es 0.5, its framework over a live aggregate", |w| w.time(live::live)),
];

/// Measures, and prints the table.
fn measure(others: &[(String, f64)]) {
    let workload = Workload::new();
    for (_, run) in CONTENDERS {
        run(&workload);
    }
    let mut times = CONTENDERS.map(|_| Vec::with_capacity(ROUNDS));
    for round in 0..ROUNDS {
        for turn in 0..CONTENDERS.len() {
            let one = (round + turn) % CONTENDERS.len();
            times[one].push((CONTENDERS[one].1)(&workload));
        }
    }
    let crate_time = median(times[0].clone());
    // Each round's time by the same round's time of the crate: what disturbs a while disturbs both.
    let ratios =
        times.each_ref().map(|all| median(all.iter().zip(&times[0]).map(|(one, ours)| one / ours).collect()));

    eprintln!("{} events, {ROUNDS} rounds; nanoseconds for each event, medians:", workload.drafts.len());
    for ((name, _), all) in CONTENDERS.iter().zip(&times) {
        eprintln!("{:>10.0}  {name}", median(all.clone()));
    }
    for (name, time) in others {
        eprintln!("{time:>10.0}  {name}");
    }
    eprintln!();
    println!("| what takes the same drafts to the same state | time, crate = 1 |");
    println!("|---|---:|");
    for ((name, _), ratio) in CONTENDERS.iter().zip(ratios) {
        println!("| {name} | {} |", rounded(ratio));
    }
    for (name, time) in others {
        println!("| {name} | {} |", rounded(time / crate_time));
    }
}

/// Two digits, and whole numbers where there are more.
fn rounded(ratio: f64) -> String {
    if ratio < 10.0 { format!("{ratio:.2}") } else { format!("{ratio:.0}") }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["drafts"] {
        print!("{}", json::write_drafts(&Workload::new().drafts).expect("they can be written"));
        return;
    }
    let others = arguments.iter().map(|argument| {
        let (name, time) = argument.rsplit_once('=').expect("`drafts`, or NAME=NANOSECONDS of another peer");
        (name.to_owned(), time.trim().parse().expect("nanoseconds"))
    });
    measure(&others.collect::<Vec<_>>());
}
