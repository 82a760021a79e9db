//! W9: an archive of treaties, observed: 3,510 of them with 2 to 190 parties, each of which signs, ratifies and is named
//! by an entry into force, and some of which give notice; about 305,000 entries. Loaded as a record for each treaty, and as
//! one record of all, with 200 parties.
//!
//! The floor written by hand takes the same drafts, looks ids up with a fast hash, and keeps a log and the last status of
//! each party to each treaty. Printed are drafts a second, the ratio to the floor, and what a draft of the last tenth costs
//! beside one of the first tenth. Then what each question costs at two sizes, one four times the other: about 4 is linear.
//!
//! `ARCHIVE` is the number of treaties; 175 if it is left out, a twentieth. With the name of a workload, nothing is
//! measured but run: for callgrind, with `--toggle-collect='*archive::measured*'`.

#[expect(dead_code, reason = "what one bench does not need, another does")]
mod common;

use std::{hint::black_box, time::Instant as Clock};

use chrono::{Days, NaiveDate};
use negotiation::{
    decision::Procedure,
    notes::{
        assessment::{self, Rating, Topic},
        correction::{self, Manner},
    },
    outcome::{
        commitment::{self, Degree},
        consent::{self, ConsentEvent, Means},
        instrument::{self, InstrumentEvent, InstrumentKind},
    },
    prelude::*,
    query::word_difference,
    talks::{
        meeting::{self, Format, Presence},
        party, person,
        point::{PointEvent, Wording},
        position::PositionEvent,
        process,
    },
    value::{
        condition::{Condition, Consents},
        word::PartyKind,
    },
};

/// How many parties the one record of all has.
const PARTIES: usize = 200;

/// What is counted. Nothing of it may be inlined into what is not.
#[inline(never)]
fn measured<I, O>(run: impl FnOnce(I) -> O, input: I) -> O {
    black_box(run(black_box(input)))
}

/// Makes drafts, each on a day of its own time.
struct Desk {
    drafts: Vec<Draft>,
    recorder: RecorderId,
    recorded: Instant,
    series: String,
}

impl Desk {
    fn new(series: &str) -> Self {
        Self {
            drafts: Vec::new(),
            recorder: RecorderId::new("desk").unwrap(),
            recorded: "2026-03-02T09:00:00Z".parse().unwrap(),
            series: series.to_owned(),
        }
    }

    fn add(&mut self, by: Actor, day: Option<NaiveDate>, event: impl Into<Event>) {
        let id = EntryId::new(format!("{}-{}", self.series, self.drafts.len())).unwrap();
        let draft = Draft::new(id, self.recorder.clone(), self.recorded, by, event).observed();
        self.drafts.push(match day {
            Some(day) => draft.with_occurred(When::day(day).unwrap()),
            None => draft,
        });
    }

    fn opening(&mut self, parties: usize) {
        let id = NegotiationId::new(self.series.clone()).unwrap();
        let title = Name::new("An archive").unwrap();
        self.add(
            Actor::Secretariat,
            Some(day(0)),
            process::Opened::from_parts(id, title, Procedure::observed()),
        );
        for n in 0..parties {
            let added =
                party::Added::from_parts(party_id(n), Name::new("A state").unwrap(), PartyKind::STATE);
            self.add(Actor::Secretariat, Some(day(0)), added);
        }
    }

    /// One treaty: drafted and adopted, signed, ratified, and in force for one party after the other.
    fn treaty(&mut self, number: usize, size: usize, of: usize) {
        let pact = InstrumentId::new(format!("treaty-{number}")).unwrap();
        let parties: Vec<_> = (0..size).map(|n| party_id((number * 7 + n) % of)).collect();
        let enough = size.div_ceil(2).max(2);
        let begin = 1 + number as u64 % 9_000;
        let drafted = instrument::Drafted::from_parts(
            pact.clone(),
            InstrumentKind::TREATY,
            Name::new("A treaty").unwrap(),
            true,
        )
        .with_parties(parties.clone());
        let drafted = if size > 4 {
            let bound = Consents::to(pact.clone()).at_least(u32::try_from(enough).unwrap()).unwrap();
            drafted.with_in_force_when(Condition::Bound(bound))
        } else {
            drafted
        };
        self.add(Actor::Secretariat, Some(day(begin)), drafted);
        self.add(Actor::Secretariat, Some(day(begin)), instrument::Adopted::from_parts(pact.clone()));
        for party in &parties {
            let signed = consent::Signed::from_parts(pact.clone(), party.clone());
            self.add(Actor::party(party.clone()), Some(day(begin + 1)), signed);
        }
        for (n, party) in parties.iter().enumerate() {
            let on = begin + 10 + n as u64;
            let ratified = consent::Expressed::from_parts(pact.clone(), party.clone(), Means::RATIFICATION);
            self.add(Actor::party(party.clone()), Some(day(on)), ratified);
            // With the one by which enough are bound it is in force for all of these, each told by itself.
            let enters = match n + 1 {
                bound if bound < enough => &[][..],
                bound if bound == enough => &parties[..bound],
                _ => std::slice::from_ref(party),
            };
            for party in enters {
                let entered =
                    instrument::EnteredIntoForce::from_parts(pact.clone(), When::day(day(on)).unwrap());
                self.add(Actor::Secretariat, Some(day(on)), entered.with_parties(vec![party.clone()]));
            }
        }
        for party in parties.iter().skip(2).step_by(25) {
            let on = begin + 400;
            let until = When::day(day(on + 400)).unwrap();
            let notified = consent::WithdrawalNotified::from_parts(pact.clone(), party.clone(), until);
            self.add(Actor::party(party.clone()), Some(day(on)), notified);
        }
    }
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(number)
}

fn party_id(number: usize) -> PartyId {
    PartyId::new(format!("state-{number}")).unwrap()
}

/// How many parties a treaty has: 2 to 190, and few of them many; about 28 on the mean.
fn size(number: usize) -> usize {
    let part = (number as f64 * 0.618_033_988_749_895).fract();
    2 + (188.0 * part.powf(6.2)) as usize
}

/// A record for each treaty.
fn apart(treaties: usize) -> Vec<Vec<Draft>> {
    let one = |number| {
        let mut desk = Desk::new(&format!("t{number}"));
        let size = size(number);
        desk.opening(size);
        desk.treaty(number, size, size);
        desk.drafts
    };
    (0..treaties).map(one).collect()
}

/// One record of all.
fn together(treaties: usize) -> Vec<Draft> {
    let mut desk = Desk::new("archive");
    desk.opening(PARTIES);
    (0..treaties).for_each(|number| desk.treaty(number, size(number), PARTIES));
    desk.drafts
}

/// One treaty with so many parties.
fn single(parties: usize) -> Vec<Draft> {
    let mut desk = Desk::new("single");
    desk.opening(parties);
    desk.treaty(0, parties, parties);
    desk.drafts
}

/// The floor by hand: a log, and per treaty and party the last status.
#[derive(Default)]
struct Floor {
    log: Vec<Draft>,
    entries: common::floor::Ids<EntryId>,
    parties: common::floor::Ids<PartyId>,
    treaties: common::floor::Ids<InstrumentId>,
    in_force: Vec<bool>,
    status: Vec<Vec<u8>>,
}

impl Floor {
    fn handle(&mut self, draft: Draft) -> bool {
        let mut says = |treaty: &InstrumentId, party: &PartyId, status: u8| {
            let (Some(treaty), Some(party)) = (self.treaties.get(treaty), self.parties.get(party)) else {
                return false;
            };
            if let Some(slot) = self.status.get_mut(*treaty).and_then(|all| all.get_mut(*party)) {
                *slot = status;
            }
            true
        };
        let fits = match draft.event() {
            Event::Party(party::PartyEvent::Added(fact)) => {
                self.parties.insert(fact.party.clone(), self.parties.len());
                true
            }
            Event::Instrument(InstrumentEvent::Drafted(fact)) => {
                self.treaties.insert(fact.instrument.clone(), self.in_force.len());
                self.in_force.push(false);
                self.status.push(vec![0; self.parties.len()]);
                true
            }
            Event::Instrument(InstrumentEvent::EnteredIntoForce(fact)) => {
                let all = fact.parties.iter().all(|party| says(&fact.instrument, party, 3));
                if let Some(treaty) = self.treaties.get(&fact.instrument) {
                    self.in_force[*treaty] = true;
                }
                all
            }
            Event::Consent(ConsentEvent::Signed(fact)) => says(&fact.instrument, &fact.party, 1),
            Event::Consent(ConsentEvent::Expressed(fact)) => says(&fact.instrument, &fact.party, 2),
            Event::Consent(ConsentEvent::WithdrawalNotified(fact)) => says(&fact.instrument, &fact.party, 4),
            _ => true,
        };
        let number = self.log.len();
        if !fits || self.entries.insert(draft.id().clone(), number).is_some() {
            return false;
        }
        self.log.push(draft);
        true
    }
}

fn floor(drafts: Vec<Draft>) -> Floor {
    let mut floor = Floor::default();
    for draft in drafts {
        assert!(floor.handle(draft));
    }
    floor
}

fn load(drafts: Vec<Draft>) -> Negotiation {
    let mut whole = Negotiation::new();
    for draft in drafts {
        let decision = whole.decide(draft).unwrap();
        whole.accept(decision).unwrap();
    }
    whole
}

/// How much a draft of the last tenth costs beside one of the first, once the parties are there.
fn last_beside_first(drafts: &[Draft]) -> f64 {
    let rest = &drafts[PARTIES + 1..];
    let tenth = rest.len() / 10;
    let mut whole = load(drafts[..=PARTIES].to_vec());
    let mut took = Vec::new();
    for some in rest.chunks(tenth).take(10) {
        let some = some.to_vec();
        let start = Clock::now();
        for draft in some {
            let decision = whole.decide(draft).unwrap();
            whole.accept(decision).unwrap();
        }
        took.push(start.elapsed().as_secs_f64());
    }
    took[9] / took[0]
}

/// A record with so many meetings, one after the other, each planned, and every second held.
fn meetings(number: usize) -> Vec<Draft> {
    let mut desk = Desk::new("meetings");
    desk.opening(4);
    let envoy = PersonId::new("envoy").unwrap();
    let added = person::Added::from_parts(envoy.clone(), Name::new("An envoy").unwrap());
    desk.add(Actor::Secretariat, Some(day(0)), added);
    for n in 0..number {
        let id = MeetingId::new(format!("m{n}")).unwrap();
        let on = 10 + n as u64;
        desk.add(Actor::Secretariat, Some(day(on)), meeting::Added::from_parts(id.clone(), Format::SUMMIT));
        let window = When::day(day(on + 1)).unwrap();
        desk.add(
            Actor::Secretariat,
            Some(day(on)),
            meeting::Announced::from_parts(id.clone()).with_window(window),
        );
        if n % 2 == 0 {
            desk.add(
                Actor::Secretariat,
                Some(day(on + 1)),
                meeting::Held::from_parts(id.clone()).with_interval(When::day(day(on + 1)).unwrap()),
            );
            let came = meeting::AttendanceRecorded::from_parts(id, party_id(0), Presence::Present);
            desk.add(Actor::Secretariat, Some(day(on + 1)), came.with_persons(vec![envoy.clone()]));
        }
    }
    desk.drafts
}

/// A record with so many commitments, each reported on twice.
fn commitments(number: usize) -> Vec<Draft> {
    let mut desk = Desk::new("commitments");
    desk.opening(4);
    for n in 0..number {
        let id = CommitmentId::new(format!("c{n}")).unwrap();
        let made = commitment::Made::from_parts(id.clone(), Text::new("It opens again").unwrap());
        desk.add(Actor::Secretariat, None, made.with_obligors(vec![party_id(n % 4)]));
        for degree in [Degree::Minimum, Degree::Complete] {
            desk.add(Actor::party(party_id(0)), None, commitment::Reported::from_parts(id.clone(), degree));
        }
    }
    desk.drafts
}

/// So many points with a position of each of four parties, for as many rounds.
fn points(number: usize, rounds: usize) -> Negotiation {
    common::handle(common::drafts(number, rounds))
}

/// So many points on which one of four parties has said nothing, and each is called the main obstacle by two.
fn open_points(number: usize) -> Negotiation {
    let mut drafts = common::drafts(number, 1);
    drafts.retain(|draft| match draft.event() {
        Event::Position(PositionEvent::Taken(fact)) => fact.party.as_str() != "russia",
        Event::Point(PointEvent::TextAgreed(_)) => false,
        _ => true,
    });
    let mut whole = common::handle(drafts);
    let at = whole.last_recorded().unwrap();
    for n in 0..2 * number {
        let topic = Topic::Point(PointId::new(format!("point-{}", n / 2)).unwrap());
        let given = assessment::Given::from_parts(topic, Rating::MainObstacle);
        let by = Actor::party(PartyId::new(if n % 2 == 0 { "us" } else { "europe" }).unwrap());
        let id = EntryId::new(format!("said-{n}")).unwrap();
        let decision = whole.decide(Draft::new(id, RecorderId::new("desk").unwrap(), at, by, given)).unwrap();
        whole.accept(decision).unwrap();
    }
    whole
}

/// A record in which each of so many entries is retracted, the retraction retracted, and so on.
fn retractions(number: usize) -> Vec<Draft> {
    let mut desk = Desk::new("chain");
    desk.opening(4);
    for _ in 0..number {
        let last = desk.drafts.last().unwrap().id().clone();
        desk.add(Actor::Secretariat, None, correction::Retracted::from_parts(last));
    }
    desk.drafts
}

/// A record in which an entry is confidential, and disclosed to one more, time and again.
fn disclosures(number: usize) -> Vec<Draft> {
    let mut desk = Desk::new("shown");
    desk.opening(PARTIES);
    let id = CommitmentId::new("c").unwrap();
    let made = commitment::Made::from_parts(id, Text::new("It opens again").unwrap());
    desk.add(Actor::Secretariat, None, made.with_obligors(vec![party_id(0)]));
    let secret = desk.drafts.pop().unwrap();
    let hidden = secret.id().clone();
    desk.drafts.push(secret.with_disclosure(Disclosure::Recorder));
    for n in 0..number {
        desk.add(
            Actor::Secretariat,
            None,
            correction::Disclosed::from_parts(hidden.clone()).with_manner(Manner::RELEASED),
        );
        let told = desk.drafts.pop().unwrap();
        let to = (0..=n % PARTIES).map(party_id);
        desk.drafts.push(told.with_disclosure(Disclosure::Parties(to.collect())));
    }
    desk.drafts
}

fn record(drafts: Vec<Draft>) -> Record {
    let mut record = Record::new();
    for draft in drafts {
        record.propose(draft).unwrap();
    }
    record
}

/// The questions, each with the smaller of the two sizes that it is asked at, and what there is more of.
const QUESTIONS: [(&str, usize); 15] = [
    ("load one treaty", 40),
    ("load retractions", 40),
    ("load disclosures", 40),
    ("in force", 40),
    ("in force for all", 40),
    ("what force waits for", 40),
    ("review a treaty", 40),
    ("review meetings", 200),
    ("due meetings", 200),
    ("implementation", 200),
    ("implementation series", 200),
    ("agreement history", 20),
    ("what blocks closing", 8),
    ("sticking points", 100),
    ("word difference", 200),
];

/// What a question comes to.
fn asked(question: &str, size: usize) -> Box<dyn FnMut() -> usize> {
    let pact = InstrumentId::new("treaty-0").unwrap();
    let at: Instant = "2003-06-01T00:00:00Z".parse().unwrap();
    let treaty = || load(single(size));
    match question {
        "load one treaty" => {
            let drafts = single(size);
            Box::new(move || load(drafts.clone()).entries().len())
        }
        "load retractions" => {
            let drafts = retractions(size);
            Box::new(move || record(drafts.clone()).entries().len())
        }
        "load disclosures" => {
            let drafts = disclosures(size);
            Box::new(move || record(drafts.clone()).entries().len())
        }
        "in force" => {
            let (whole, party) = (treaty(), party_id(size / 2));
            Box::new(move || usize::from(whole.in_force(&pact, &party, at).is_some()))
        }
        "in force for all" => {
            let whole = treaty();
            Box::new(move || whole.in_force_for(&pact, at).len())
        }
        "what force waits for" => {
            let whole = load(single(size).into_iter().take(5 * size / 2).collect());
            Box::new(move || usize::from(whole.what_force_waits_for(&pact).is_some()))
        }
        "review a treaty" => {
            let whole = treaty();
            Box::new(move || whole.review(at).len())
        }
        "review meetings" => {
            let whole = load(meetings(size));
            Box::new(move || whole.review(at).len())
        }
        "due meetings" => {
            let whole = load(meetings(size));
            Box::new(move || whole.due(at).len())
        }
        "implementation" => {
            let whole = load(commitments(size));
            Box::new(move || whole.implementation().by_obligor().len())
        }
        "implementation series" => {
            let whole = load(commitments(size));
            Box::new(move || whole.implementation().series().len())
        }
        // Of one point out of so many: what is looked at stays the same.
        "agreement history" => {
            let (whole, point) = (points(size, 2), PointId::new("point-0").unwrap());
            Box::new(move || whole.agreement_history(&point).len())
        }
        "what blocks closing" => {
            let whole = open_points(size);
            Box::new(move || whole.what_blocks_closing(at).points.len())
        }
        "sticking points" => {
            let whole = open_points(size);
            Box::new(move || whole.sticking_points().len())
        }
        "word difference" => {
            let text = |from: usize| {
                let words: Vec<_> = (0..size).map(|n| format!("w{}", (from + n) * 7 % 97)).collect();
                Wording::from_parts(WordingId::new("w").unwrap(), Text::new(words.join(" ")).unwrap())
            };
            let (one, other) = (text(0), text(3));
            Box::new(move || word_difference(Some(&one), Some(&other)).len())
        }
        other => panic!("no question: {other}"),
    }
}

/// Runs a workload once, for callgrind: `load 9`, `floor 9`, `apart 9`, or a question and its size.
fn run(workload: &str, size: usize) {
    match workload {
        "load" => println!("{}", measured(load, together(size)).entries().len()),
        "floor" => println!("{}", measured(floor, together(size)).log.len()),
        "apart" => {
            let records = apart(size);
            let drafts: usize = records.iter().map(Vec::len).sum();
            measured(|records| records.into_iter().map(load).map(black_box).count(), records);
            println!("{drafts}");
        }
        question => {
            let mut ask = asked(question, size);
            println!("{}", measured(|()| ask(), ()));
        }
    }
}

fn main() {
    let args: Vec<_> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if let [workload, size] = args.as_slice() {
        return run(workload, size.parse().expect("a size"));
    }
    let treaties = std::env::var("ARCHIVE").ok().and_then(|number| number.parse().ok()).unwrap_or(175);
    let (one, records) = (together(treaties), apart(treaties));
    let by_hand = common::median(3, || one.clone(), floor);
    let whole = common::median(3, || one.clone(), load);
    let told = |what: &str, drafts: usize, took: std::time::Duration| {
        println!("W9 {what}: {drafts} drafts, {:.0} a second", drafts as f64 / took.as_secs_f64());
    };
    told("one record of all", one.len(), whole);
    common::ratio("W9 one record of all", whole, by_hand, one.len());
    println!("W9 a draft of the last tenth beside one of the first: {:.2}", last_beside_first(&one));
    let apart = || records.clone();
    let each = common::median(3, apart, |records| records.into_iter().map(load).collect::<Vec<_>>());
    let by_hand = common::median(3, apart, |records| records.into_iter().map(floor).collect::<Vec<_>>());
    let drafts = records.iter().map(Vec::len).sum();
    told("a record for each treaty", drafts, each);
    common::ratio("W9 a record for each treaty", each, by_hand, drafts);
    for (question, size) in QUESTIONS {
        let mut took = [size, 4 * size].map(|size| {
            let mut ask = asked(question, size);
            common::median(9, || (), |()| ask()).as_secs_f64()
        });
        let [few, many] = &mut took;
        println!(
            "W9 {question}: {:.1} us of {size}, {:.2} x of four times as many",
            *few * 1e6,
            *many / *few
        );
    }
}
