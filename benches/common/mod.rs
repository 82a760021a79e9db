//! The workloads, and a way to print medians of one run as a ratio.

pub mod floor;

use std::time::{Duration, Instant as Clock};

use negotiation::{
    decision::Procedure,
    prelude::*,
    talks::{
        party,
        point::{self, Areas, PointEvent, Wording},
        position::{self, Matter, Stance},
        process,
    },
    value::{
        role::Role,
        word::{Area, PartyKind},
    },
};

/// W1: one negotiation, 4 parties, `points` points. Every party takes a position with a text of
/// 50 bytes on each point; each point is discussed, agreed, reopened, agreed again, for as many
/// rounds.
pub fn drafts(points: usize, rounds: usize) -> Vec<Draft> {
    let mut all = Vec::new();
    let at: Instant = "2026-03-02T09:00:00+01:00".parse().unwrap();
    let mut number = 0;
    let mut add = |by: Actor, event: Event| {
        number += 1;
        let id = EntryId::new(format!("e{number}")).unwrap();
        let why = match &event {
            Event::Position(_) => Some("We can live with these words, as a step forward, 1"),
            Event::Point(PointEvent::Reopened(_)) => Some("we think again"),
            _ => None,
        };
        // One a second.
        let at = at + chrono::TimeDelta::seconds(number);
        let draft = Draft::new(id, RecorderId::new("desk").unwrap(), at, by, event);
        all.push(why.into_iter().fold(draft, |draft, why| draft.with_reason(Text::new(why).unwrap())));
    };
    let name = |text: &str| Name::new(text).unwrap();
    let text = |text: &str| Text::new(text).unwrap();
    let parties: Vec<PartyId> =
        ["us", "russia", "ukraine", "europe"].iter().map(|id| PartyId::new(id).unwrap()).collect();
    let procedure = Procedure::mediated_peace_process().with_single_undertaking(false);
    add(
        Actor::Secretariat,
        process::Opened::from_parts(NegotiationId::new("w1").unwrap(), name("W1"), procedure).into(),
    );
    for party in &parties {
        add(
            Actor::Secretariat,
            party::Added::from_parts(party.clone(), name("A state"), PartyKind::STATE).into(),
        );
        add(Actor::Secretariat, party::RoleAssigned::from_parts(party.clone(), Role::PRINCIPAL).into());
        add(Actor::Secretariat, party::Invited::from_parts(party.clone()).into());
        add(Actor::party(party.clone()), party::Joined::from_parts(party.clone()).into());
    }
    let ids: Vec<PointId> = (0..points).map(|n| PointId::new(format!("point-{n}")).unwrap()).collect();
    for (n, id) in ids.iter().enumerate() {
        let words =
            Wording::from_parts(WordingId::new(format!("w-{n}")).unwrap(), text("The words of the point."));
        let tabled = point::Tabled::from_parts(id.clone(), name("A point"), Areas::from(Area::SECURITY));
        add(Actor::party(parties[n % 4].clone()), tabled.with_wording(words).into());
    }
    for round in 0..rounds {
        for id in &ids {
            for party in &parties {
                let taken =
                    position::Taken::from_parts(party.clone(), Matter::Point(id.clone()), Stance::Accepts);
                add(Actor::party(party.clone()), taken.into());
            }
            if round == 0 {
                add(Actor::party(parties[0].clone()), point::TakenUp::from_parts(id.clone()).into());
            }
            add(Actor::party(parties[0].clone()), point::TextAgreed::from_parts(id.clone()).into());
            if round + 1 < rounds {
                let reopened = point::Reopened::from_parts(id.clone());
                add(Actor::party(parties[1].clone()), reopened.into());
            }
        }
    }
    all
}

/// Decides and accepts them all. None may be refused, or what is measured is not what is meant.
pub fn handle(drafts: Vec<Draft>) -> Negotiation {
    handle_on(Negotiation::new(), drafts, 0)
}

/// Decides and accepts them on what is there already. Refused ones are left out; there have to be exactly so
/// many of them.
pub fn handle_on(mut negotiation: Negotiation, drafts: Vec<Draft>, refusals: usize) -> Negotiation {
    let mut refused = 0;
    for draft in drafts {
        match negotiation.decide(draft) {
            Ok(decision) => negotiation.accept(decision).unwrap(),
            Err(refusal) => {
                std::hint::black_box(&refusal);
                refused += 1;
            }
        }
    }
    assert_eq!(refused, refusals, "refusals, and how many are meant");
    negotiation
}

/// The median time of a run over fresh input.
pub fn median<I, O>(runs: usize, mut input: impl FnMut() -> I, mut run: impl FnMut(I) -> O) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let input = input();
            let start = Clock::now();
            let output = run(input);
            let time = start.elapsed();
            drop(std::hint::black_box(output));
            time
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

/// Prints what one thing costs beside its floor.
pub fn ratio(what: &str, crate_time: Duration, floor: Duration, events: usize) {
    let each = |time: Duration| time.as_nanos() / events.max(1) as u128;
    println!(
        "{what}: crate {} ns, floor {} ns, ratio {:.2}",
        each(crate_time),
        each(floor),
        crate_time.as_secs_f64() / floor.as_secs_f64()
    );
}
