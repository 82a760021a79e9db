//! Every state that a small world can reach: two principals, one point, governed throughout.
//!
//! States are told apart by what can be seen: statuses, participation, and who stands how on the
//! current words. The ids of wordings and entries are left aside, so that the world is finite.

use std::collections::{BTreeSet, VecDeque};

use negotiation::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    state::Negotiation,
    talks::{
        party,
        point::{self, Areas, Wording},
        position::{self, Stance},
    },
    value::{
        id::{PointId, WordingId},
        role::Role,
        text::Text,
        when::Instant,
        word::Area,
    },
};

use crate::small::{self, name, opened, party_id, record};

/// How many states there are. It changes only when a rule does.
const STATES: usize = 2071;

fn point_id() -> PointId {
    PointId::new("q").unwrap()
}

fn instant() -> Instant {
    "2026-01-05T08:00:00Z".parse().unwrap()
}

fn draft(talks: &Negotiation, by: &Actor, event: Event) -> Draft {
    small::draft(talks, instant(), by, event)
}

fn words(whole: &Negotiation) -> Wording {
    let id = WordingId::new(format!("w{}", whole.entries().len())).unwrap();
    Wording::from_parts(id, Text::new("some words").unwrap())
}

fn beginning(procedure: Procedure) -> Negotiation {
    let mut talks = opened(procedure, &[Role::PRINCIPAL, Role::PRINCIPAL], instant());
    let tabled = point::Tabled::from_parts(point_id(), name(), Areas::from(Area::SECURITY));
    let first = words(&talks);
    record(&mut talks, instant(), tabled.with_wording(first));
    talks
}

/// What tells two states apart.
fn seen(whole: &Negotiation) -> String {
    let point = whole.point(&point_id()).unwrap();
    let positions: Vec<_> =
        point.positions().map(|p| (p.party.clone(), p.stance, p.is_current, p.counts)).collect();
    let parties: Vec<_> = whole.parties().map(|party| party.participation()).collect();
    format!("{:?} {:?} {:?} {positions:?} {parties:?}", whole.status(), point.status(), point.flag())
}

/// The acts of the world.
fn acts(whole: &Negotiation) -> Vec<Event> {
    let q = point_id;
    let mut acts: Vec<Event> = vec![
        point::TakenUp::from_parts(q()).into(),
        point::AgreedInPrinciple::from_parts(q()).into(),
        point::TextAgreed::from_parts(q()).into(),
        point::Closed::from_parts(q()).into(),
        point::Reopened::from_parts(q()).into(),
        point::Reworded::from_parts(q(), words(whole)).into(),
        point::Rectified::from_parts(q(), words(whole)).into(),
        point::Referred::from_parts(q(), point::Referral::Later).into(),
        point::Returned::from_parts(q()).into(),
        point::Dropped::from_parts(q()).into(),
        point::Reinstated::from_parts(q()).into(),
    ];
    for n in 0..2 {
        for stance in [Stance::Accepts, Stance::AcceptsAdReferendum, Stance::Opposes] {
            acts.push(position::Taken::from_parts(party_id(n), q().into(), stance).into());
        }
        acts.push(position::Withdrawn::from_parts(party_id(n), q().into()).into());
        acts.push(party::Withdrawn::from_parts(party_id(n)).into());
        acts.push(party::Returned::from_parts(party_id(n)).into());
    }
    acts
}

#[test]
fn every_state_of_a_small_world_is_sound() {
    let actors = [
        Actor::Party(party_id(0)),
        Actor::Party(party_id(1)),
        Actor::jointly([party_id(0), party_id(1)]).unwrap(),
    ];
    let first = beginning(Procedure::mediated_peace_process());
    let at = first.last_recorded().unwrap();
    let mut known = BTreeSet::from([seen(&first)]);
    let mut queue = VecDeque::from([first]);
    while let Some(whole) = queue.pop_front() {
        assert_eq!(whole.broken_invariants(), vec![], "{}", seen(&whole));
        // There are many, and much alike.
        if known.len() % 4 == 0 {
            small::agrees(&whole, at, &acts(&whole));
        }
        for actor in &actors {
            let permitted = whole.permitted(actor, at);
            for event in acts(&whole) {
                let listed = permitted
                    .iter()
                    .filter(|act| (act.kind, act.choice) == (event.kind(), event.choice()))
                    .find(|act| act.subject == Some(event.subject()))
                    .unwrap();
                match whole.decide(draft(&whole, actor, event.clone())) {
                    Err(_) => {}
                    Ok(decision) => {
                        assert!(listed.is_possible(), "{event:?} by {actor} in {}", seen(&whole));
                        let mut next = whole.what_if();
                        let decision_there = next.decide(draft(&whole, actor, event)).unwrap();
                        assert!(decision.entries().eq(decision_there.entries()));
                        next.accept(decision_there).unwrap();
                        if known.insert(seen(&next)) {
                            queue.push_back(next);
                        }
                    }
                }
            }
        }
    }
    assert_eq!(known.len(), STATES, "the number of states that can be reached");
}
