//! W1: deciding and applying, beside two floors written by hand, which keep the log and come to the same end
//! state. Of the rules they have those that these drafts are nearest to break: who is entitled, which status
//! permits what, who has to consent. One floor has numbers for ids, looked up before the clock runs; the other
//! takes the drafts themselves and looks their text ids up.
//!
//! W1r: the same drafts, and among them one in five that is refused.

mod common;

use common::floor::text_floor;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use negotiation::{
    prelude::*,
    talks::{
        point::{PointEvent, PointStatus},
        position::{Matter, PositionEvent},
    },
};

/// The floor's events: ids are numbers, looked up before the clock runs.
#[derive(Clone)]
#[expect(dead_code, reason = "the texts are kept, as in the crate, and nobody reads them here")]
enum Fact {
    Other(String),
    Tabled { title: String, words: String },
    Taken { party: usize, point: usize, reason: String },
    TakenUp(usize),
    TextAgreed { point: usize, electorate: Vec<usize>, tally: [u64; 5] },
    Reopened { point: usize, reason: String },
}

#[derive(Clone)]
#[expect(dead_code, reason = "the fields of an entry are kept, not all are read")]
struct FloorEntry {
    id: u64,
    recorder: u32,
    by: usize,
    recorded: (i64, i32),
    occurred: Option<(i64, i64, i32)>,
    sources: Vec<String>,
    disclosure: u8,
    mode: u8,
    metadata: Vec<(String, String)>,
    cause: Option<u64>,
    irregularities: Vec<u32>,
    fact: Fact,
}

#[derive(Default)]
struct Floor {
    log: Vec<FloorEntry>,
    status: Vec<PointStatus>,
    accepts: Vec<[bool; 4]>,
}

impl Floor {
    /// Decides and applies one entry: entitlement, status, consent.
    fn handle(&mut self, mut entry: FloorEntry) -> bool {
        let is_principal = entry.by < 4;
        if entry.id != self.log.len() as u64 {
            return false;
        }
        match &mut entry.fact {
            Fact::Other(_) => {}
            Fact::Tabled { .. } => {
                self.status.push(PointStatus::Tabled);
                self.accepts.push([false; 4]);
            }
            Fact::Taken { party, point, .. } => {
                let Some(accepts) = self.accepts.get_mut(*point) else { return false };
                if *party != entry.by {
                    return false;
                }
                accepts[*party] = true;
            }
            Fact::TakenUp(point) => match self.status.get_mut(*point) {
                Some(status @ PointStatus::Tabled) if is_principal => *status = PointStatus::UnderDiscussion,
                _ => return false,
            },
            Fact::TextAgreed { point, electorate, tally } => {
                let open = matches!(
                    self.status.get(*point),
                    Some(PointStatus::Tabled | PointStatus::UnderDiscussion | PointStatus::AgreedInPrinciple)
                );
                let Some(accepts) = self.accepts.get(*point) else { return false };
                if !open || !is_principal || !accepts.iter().all(|yes| *yes) {
                    return false;
                }
                *electorate = vec![0, 1, 2, 3];
                *tally = [4, 0, 0, 0, 0];
                self.status[*point] = PointStatus::TextAgreed;
            }
            Fact::Reopened { point, .. } => match self.status.get_mut(*point) {
                Some(status @ (PointStatus::TextAgreed | PointStatus::Closed)) if is_principal => {
                    *status = PointStatus::UnderDiscussion;
                }
                _ => return false,
            },
        }
        self.log.push(entry);
        true
    }
}

/// The same entries for the floor, with numbers for ids.
fn for_floor(drafts: &[Draft]) -> Vec<FloorEntry> {
    let parties = ["us", "russia", "ukraine", "europe"];
    let number = |id: &PartyId| parties.iter().position(|known| *known == id.as_str()).unwrap_or(9);
    let point = |id: &PointId| id.as_str().trim_start_matches("point-").parse().unwrap();
    let owned = |text: &Text| text.as_str().to_owned();
    (0..)
        .zip(drafts)
        .map(|(id, draft)| {
            let fact = match draft.event() {
                Event::Point(PointEvent::Tabled(fact)) => Fact::Tabled {
                    title: fact.title.to_string(),
                    words: fact.wording.as_ref().and_then(|w| w.text.as_ref()).map(owned).unwrap_or_default(),
                },
                Event::Point(PointEvent::TakenUp(fact)) => Fact::TakenUp(point(&fact.point)),
                Event::Point(PointEvent::TextAgreed(fact)) => {
                    Fact::TextAgreed { point: point(&fact.point), electorate: Vec::new(), tally: [0; 5] }
                }
                Event::Point(PointEvent::Reopened(fact)) => Fact::Reopened {
                    point: point(&fact.point),
                    reason: draft.reason().map(owned).unwrap_or_default(),
                },
                Event::Position(PositionEvent::Taken(fact)) => Fact::Taken {
                    party: number(&fact.party),
                    point: match &fact.on {
                        Matter::Point(id) => point(id),
                        _ => 0,
                    },
                    reason: draft.reason().map(owned).unwrap_or_default(),
                },
                other => Fact::Other(other.kind().name().to_owned()),
            };
            FloorEntry {
                id,
                recorder: 0,
                by: draft.by().parties().next().map_or(9, |(party, _)| number(party)),
                recorded: (draft.recorded().timestamp(), 3600),
                occurred: None,
                sources: Vec::new(),
                disclosure: 0,
                mode: 0,
                metadata: Vec::new(),
                cause: None,
                irregularities: Vec::new(),
                fact,
            }
        })
        .collect()
}

fn floor(entries: Vec<FloorEntry>) -> Floor {
    let mut floor = Floor::default();
    for entry in entries {
        assert!(floor.handle(entry));
    }
    floor
}

/// One in five is refused: an act from a status that does not permit it.
fn with_refusals(drafts: &[Draft]) -> Vec<Draft> {
    let mut all = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        all.push(draft.clone());
        if n > 40 && n % 4 == 0 {
            let id = EntryId::new(format!("r{n}")).unwrap();
            let refused = negotiation::talks::point::Reinstated::from_parts(PointId::new("point-0").unwrap());
            let us = Actor::party(PartyId::new("us").unwrap());
            all.push(Draft::new(id, RecorderId::new("desk").unwrap(), draft.recorded(), us, refused));
        }
    }
    all
}

fn handle(criterion: &mut Criterion) {
    let drafts = common::drafts(20, 8);
    let entries = for_floor(&drafts);
    let refusing = with_refusals(&drafts);

    // The same end state on all sides.
    let negotiation = common::handle(drafts.clone());
    let end = floor(entries.clone());
    assert_eq!(end.log.len(), negotiation.entries().len());
    let texts = text_floor(drafts.clone());
    assert_eq!((&texts.status, &texts.accepts), (&end.status, &end.accepts));
    let statuses: Vec<_> = negotiation.points().map(|point| point.status()).collect();
    assert_eq!(statuses, end.status);
    let accepts: Vec<_> =
        negotiation.points().map(|p| p.positions().filter(|one| one.counts).count()).collect();
    assert!(accepts.iter().zip(&end.accepts).all(|(n, all)| *n == all.iter().filter(|yes| **yes).count()));
    // What was put among them is refused, and nothing else.
    let refused = refusing.len() - drafts.len();
    let handle_refusing = |drafts| common::handle_on(Negotiation::new(), drafts, refused);
    assert_eq!(handle_refusing(refusing.clone()).entries(), negotiation.entries());
    println!("{} drafts; with refusals {} of which {refused} refused", drafts.len(), refusing.len());

    let mut group = criterion.benchmark_group("W1 handle");
    group.sample_size(20).measurement_time(std::time::Duration::from_secs(3));
    group.bench_function("crate", |b| {
        b.iter_batched(|| drafts.clone(), common::handle, BatchSize::SmallInput);
    });
    group.bench_function("floor", |b| b.iter_batched(|| entries.clone(), floor, BatchSize::SmallInput));
    group.bench_function("floor with text ids", |b| {
        b.iter_batched(|| drafts.clone(), text_floor, BatchSize::SmallInput);
    });
    group.finish();

    let ours = common::median(100, || drafts.clone(), common::handle);
    let theirs = common::median(100, || entries.clone(), floor);
    common::ratio("W1 handle, each event", ours, theirs, drafts.len());
    let with_texts = common::median(100, || drafts.clone(), text_floor);
    common::ratio("W1 handle, each event, floor with text ids", ours, with_texts, drafts.len());
    let ours_refusing = common::median(100, || refusing.clone(), handle_refusing);
    common::ratio("W1r, each draft, beside W1", ours_refusing, ours, drafts.len());
}

criterion_group!(benches, handle);
criterion_main!(benches);
