//! Every state that a treaty of two parties can reach, governed throughout: by whatever either of them, both, or
//! the secretariat do, before a notice of withdrawal takes effect and after it.

use std::collections::{BTreeSet, VecDeque};

use negotiation::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    outcome::{
        consent::{self, ConsentStatus, Means},
        instrument::{self, InstrumentKind, InstrumentStatus},
    },
    query::Force,
    state::Negotiation,
    value::{
        id::{InstrumentId, PartyId},
        role::Role,
        when::Instant,
    },
};

use crate::small::{self, name, opened, party_id, record};

/// How many states there are. It changes only when a rule does.
const STATES: usize = 248;

fn treaty() -> InstrumentId {
    InstrumentId::new("i").unwrap()
}

/// Before a notice takes effect, and after it.
fn day(after: bool) -> Instant {
    if after { "2028-01-01T00:00:00Z" } else { "2026-01-05T00:00:00Z" }.parse().unwrap()
}

fn draft(whole: &Negotiation, after: bool, by: &Actor, event: impl Into<Event>) -> Draft {
    small::draft(whole, day(after), by, event)
}

fn both() -> Actor {
    Actor::jointly([party_id(0), party_id(1)].map(Into::into)).unwrap()
}

fn beginning() -> Negotiation {
    let roles = [Role::PRINCIPAL, Role::PRINCIPAL];
    let mut talks = opened(Procedure::mediated_peace_process(), &roles, day(false));
    let drafted = instrument::Drafted::from_parts(treaty(), InstrumentKind::TREATY, name(), true);
    record(&mut talks, day(false), drafted);
    talks
}

fn acts() -> Vec<Event> {
    let i = treaty;
    let mut acts: Vec<Event> = vec![
        instrument::Agreed::from_parts(i()).into(),
        instrument::Signed::from_parts(i()).into(),
        instrument::EnteredIntoForce::from_parts(i(), "2026-01-01".parse().unwrap()).into(),
        instrument::Suspended::from_parts(i()).into(),
        instrument::Resumed::from_parts(i()).into(),
        instrument::Terminated::from_parts(i()).into(),
        instrument::Rejected::from_parts(i()).into(),
        instrument::Reopened::from_parts(i()).into(),
    ];
    for party in (0..2).map(party_id) {
        let p = || party.clone();
        acts.extend([
            consent::Signed::from_parts(i(), p()).into(),
            consent::Expressed::from_parts(i(), p(), Means::RATIFICATION).into(),
            consent::Refused::from_parts(i(), p()).into(),
            consent::WithdrawalNotified::from_parts(i(), p(), "2027-06-01".parse().unwrap()).into(),
            consent::WithdrawalRevoked::from_parts(i(), p()).into(),
            consent::Withdrawn::from_parts(i(), p()).into(),
            consent::Rejoined::from_parts(i(), p()).into(),
        ]);
    }
    acts
}

fn standing(whole: &Negotiation, party: &PartyId) -> Option<ConsentStatus> {
    whole.instrument(&treaty()).unwrap().consent(party).and_then(|own| own.status())
}

fn force(whole: &Negotiation, party: &PartyId, after: bool) -> Option<Force> {
    whole.in_force(&treaty(), party, day(after)).unwrap().force()
}

/// What tells two states apart.
fn seen(whole: &Negotiation, after: bool) -> String {
    let parties: Vec<_> =
        (0..2).map(party_id).map(|p| (standing(whole, &p), force(whole, &p, after))).collect();
    format!("{after} {} {parties:?}", whole.instrument(&treaty()).unwrap().status())
}

/// What holds whatever was done.
fn sound(whole: &Negotiation, after: bool) {
    let status = whole.instrument(&treaty()).unwrap().status();
    for party in (0..2).map(party_id) {
        let (own, force) = (standing(whole, &party), force(whole, &party, after));
        let at = seen(whole, after);
        if force == Some(Force::InForce) {
            assert_eq!(status, InstrumentStatus::InForce, "{at}");
            assert!(matches!(own, Some(ConsentStatus::Bound | ConsentStatus::Withdrawing)), "{at}");
        }
        let both = (0..2).all(|n| standing(whole, &party_id(n)) == Some(ConsentStatus::Bound));
        if status == InstrumentStatus::InForce && both {
            assert_eq!(force, Some(Force::InForce), "{at}");
        }
        // Nobody is brought into force, or out of it, by the other alone.
        if matches!(own, None | Some(ConsentStatus::Signed | ConsentStatus::Refused)) {
            assert_eq!(force, Some(Force::NotInForce), "{at}");
            assert!(!matches!(status, InstrumentStatus::InForce | InstrumentStatus::Suspended), "{at}");
        }
    }
}

#[test]
fn every_state_of_a_treaty_of_two_is_sound() {
    let actors = [Actor::Secretariat, Actor::Party(party_id(0)), Actor::Party(party_id(1)), both()];
    let first = beginning();
    let mut known = BTreeSet::from([seen(&first, false)]);
    let mut queue = VecDeque::from([(first, false)]);
    while let Some((whole, after)) = queue.pop_front() {
        assert_eq!(whole.broken_invariants(), vec![], "{}", seen(&whole, after));
        small::agrees(&whole, day(after), &acts());
        sound(&whole, after);
        if !after && known.insert(seen(&whole, true)) {
            queue.push_back((whole.what_if(), true));
        }
        for actor in &actors {
            let permitted = whole.permitted(actor, day(after));
            for event in acts() {
                let subject = Some(event.subject());
                let asked = (event.kind(), event.choice(), subject);
                let listed =
                    permitted.iter().find(|act| (act.kind, act.choice, act.subject.clone()) == asked);
                let Ok(decision) = whole.decide(draft(&whole, after, actor, event.clone())) else { continue };
                assert!(listed.is_some_and(|act| act.is_possible()), "{event:?} by {actor}");
                let mut next = whole.what_if();
                let there = next.decide(draft(&whole, after, actor, event)).unwrap();
                assert!(decision.entries().eq(there.entries()));
                next.accept(there).unwrap();
                if known.insert(seen(&next, after)) {
                    queue.push_back((next, after));
                }
            }
        }
    }
    assert_eq!(known.len(), STATES, "the number of states that can be reached");
}
