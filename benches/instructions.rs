//! What is counted by `benches/instructions.sh`: the instructions of one kind of act, in the workload W1. By itself it only
//! prints what it can be asked for.
//!
//! Callgrind counts inside [`measured`] alone, so that neither making the drafts nor the other acts are counted.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use std::hint::black_box;

use common::floor::TextFloor;
use negotiation::{format::json, prelude::*, record::Audience, talks::point};

/// The kinds of act of W1 that have a budget each.
const KINDS: [&str; 5] =
    ["point.tabled", "position.taken", "point.taken_up", "point.text_agreed", "point.reopened"];

/// The questions that have a budget each, asked of the record of W1 a second time.
const QUESTIONS: [&str; 9] = [
    "sticking points",
    "what blocks closing",
    "permitted",
    "review",
    "as of",
    "known at",
    "view",
    "changes since the middle",
    "changes since ten entries",
];

/// What is counted. Nothing of it may be inlined into what is not.
#[inline(never)]
fn measured<I, O>(run: impl FnOnce(I) -> O, input: I) -> O {
    black_box(run(black_box(input)))
}

/// Decides and accepts one draft.
fn handle(talks: &mut Negotiation, draft: Draft) {
    let decision = talks.decide(draft).expect("none is refused");
    talks.accept(decision).expect("nothing came between");
}

/// A refusal by status, and how it is explained.
fn refused() -> (Negotiation, Draft) {
    let talks = common::handle(common::drafts(20, 8));
    let reinstated = point::Reinstated::from_parts(PointId::new("point-0").expect("an id"));
    let us = Actor::party(PartyId::new("us").expect("an id"));
    let at = talks.last_recorded().expect("it has entries");
    let id = EntryId::new("r").expect("an id");
    (talks, Draft::new(id, RecorderId::new("desk").expect("an id"), at, us, reinstated))
}

/// Runs a workload, and returns over how many the count is to be divided.
fn run(workload: &str) -> usize {
    let drafts = common::drafts(20, 8);
    // What is made once in a process is made.
    drop(common::handle(drafts.clone()));
    match workload {
        "W1" => {
            let events = drafts.len();
            measured(common::handle, drafts);
            events
        }
        "F1t" => {
            let events = drafts.len();
            measured(common::floor::text_floor, drafts);
            events
        }
        "W2 load" | "W2 parse" | "W2 serde_json" => {
            let mut record = Record::new();
            for draft in drafts {
                record.propose(draft).expect("none is refused");
            }
            let text = json::write_record(&record).expect("it can be written");
            if workload == "W2 load" {
                let load = |text| Record::replay(json::read_entries(text).expect("as written"));
                drop(measured(load, text.as_str()).expect("as recorded"));
            } else {
                let parse = |text: &str| -> Vec<Entry> {
                    let lines = text.lines().skip(1);
                    if workload == "W2 serde_json" {
                        return lines.map(|line| serde_json::from_str(line).expect("as written")).collect();
                    }
                    lines.map(|line| json::read_entry(line).expect("as written")).collect()
                };
                drop(measured(parse, text.as_str()));
            }
            record.entries().len()
        }
        "refusal" => {
            let (talks, draft) = refused();
            drop(measured(|draft| talks.decide(draft).expect_err("it is agreed"), draft));
            1
        }
        "explanation" => {
            let (talks, draft) = refused();
            let refusal = talks.decide(draft).expect_err("it is agreed");
            drop(refusal.explain(&talks));
            drop(measured(|refusal: Refusal| refusal.explain(&talks), refusal));
            1
        }
        question if question.starts_with("ask ") => {
            let mut record = Record::new();
            for draft in drafts {
                record.propose(draft).expect("none is refused");
            }
            let from_end = |number: usize| &record.entries()[record.entries().len() - number];
            let (middle, late) = (from_end(record.entries().len() / 2), from_end(10));
            let (at, earlier) = (from_end(1).recorded(), middle.recorded());
            let us = Audience::Party(PartyId::new("us").expect("an id"));
            let ask = |what: &str| match what {
                "sticking points" => record.negotiation().sticking_points().len(),
                "what blocks closing" => record.negotiation().what_blocks_closing(at).points.len(),
                "permitted" => record.negotiation().permitted(&Actor::Secretariat, at).len(),
                "review" => record.review(at).len(),
                "as of" => record.as_of(earlier).negotiation().entries().len(),
                "known at" => record.known_at(earlier).negotiation().entries().len(),
                "view" => record.view(&us).entries().len(),
                "changes since the middle" => record.changes_since(middle.id()).expect("it is there").len(),
                "changes since ten entries" => record.changes_since(late.id()).expect("it is there").len(),
                other => panic!("no question: {other}"),
            };
            let what = &question["ask ".len()..];
            // What is kept from one question for the next is kept.
            black_box(ask(what));
            measured(ask, what);
            1
        }
        kind => {
            let (floor, kind) = kind.strip_prefix("F1t ").map_or((false, kind), |kind| (true, kind));
            assert!(KINDS.contains(&kind), "no workload: {kind}");
            let (mut talks, mut by_hand, mut events) = (Negotiation::new(), TextFloor::default(), 0);
            for draft in drafts {
                let is_counted = draft.event().kind().name() == kind;
                events += usize::from(is_counted);
                match (floor, is_counted) {
                    (true, true) => assert!(measured(|draft| by_hand.handle(draft), draft)),
                    (true, false) => assert!(by_hand.handle(draft)),
                    (false, true) => measured(|draft| handle(&mut talks, draft), draft),
                    (false, false) => handle(&mut talks, draft),
                }
            }
            events
        }
    }
}

fn main() {
    let workload = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    if let Some(workload) = workload {
        println!("{}", run(&workload));
    } else {
        let floors = KINDS.iter().map(|kind| format!("F1t {kind}"));
        let asked = QUESTIONS.iter().map(|question| format!("ask {question}"));
        let whole = ["W1", "F1t", "W2 load", "W2 parse", "W2 serde_json", "refusal", "explanation"];
        for workload in whole.into_iter().chain(KINDS).map(str::to_owned).chain(floors).chain(asked) {
            println!("{workload}");
        }
    }
}
