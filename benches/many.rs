//! W9: many records at once. Records of W1 are loaded, first by one thread, then by two: nothing that records share keeps
//! them from each other. Then so many are held, and what they take is read from the system, beside their bytes as JSON Lines:
//! what a program can drop, and load again when it is asked for.
//!
//! `cargo bench --bench many` holds 300; `MANY=10000 cargo bench --bench many` as many as it says.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use std::{hint::black_box, thread};

use negotiation::{format::json, record::Record};

/// How many are loaded for the time.
const LOADED: usize = 300;

fn load(text: &str) -> Record {
    Record::replay(json::read_entries(text).expect("as written")).expect("as recorded")
}

/// Loads so many records, each by one of the threads.
fn load_on(threads: usize, text: &str) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| (0..LOADED / threads).for_each(|_| drop(black_box(load(text)))));
        }
    });
}

/// The bytes of memory that the process has, as Linux tells them; none elsewhere.
fn resident() -> Option<usize> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    statm.split_whitespace().nth(1)?.parse().ok().map(|pages: usize| pages * 4096)
}

fn main() {
    let mut record = Record::new();
    for draft in common::drafts(20, 8) {
        record.propose(draft).expect("none is refused");
    }
    let text = json::write_record(&record).expect("it can be written");
    let entries = record.entries().len();

    let one = common::median(5, || (), |()| load_on(1, &text));
    let two = common::median(5, || (), |()| load_on(2, &text));
    let ratio = two.as_secs_f64() / one.as_secs_f64();
    println!(
        "W9 loading {LOADED} records of {entries} entries: two threads take {ratio:.2} of the time of one"
    );

    let many = std::env::var("MANY").ok().and_then(|many| many.parse().ok()).unwrap_or(LOADED);
    let before = resident();
    let held: Vec<Record> = (0..many).map(|_| load(&text)).collect();
    if let (Some(before), Some(after)) = (before, resident()) {
        let each = after.saturating_sub(before) / many.max(1);
        println!(
            "W9 {many} records held: {each} bytes each, {} an entry, {:.1} x their {} bytes as JSON Lines",
            each / entries,
            each as f64 / text.len() as f64,
            text.len()
        );
    }
    drop(black_box(held));
}
