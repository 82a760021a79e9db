//! Every state that a ceasefire with a term can reach, and every state that a commitment can, governed
//! throughout: by whatever acts of two parties, a monitor and the secretariat; of the ceasefire before its effective
//! date, within its term and after it.

use std::collections::{BTreeSet, VecDeque};

use negotiation::{
    decision::Procedure,
    event::{Actor, Draft, Event},
    outcome::{
        ceasefire::{self, CeasefireKind, Ending},
        commitment::{self, Degree},
    },
    state::Negotiation,
    value::{
        id::{CeasefireId, CommitmentId},
        role::Role,
        text::Text,
        when::Instant,
    },
};

use crate::small::{self, opened, party_id};

/// How many states there are of a ceasefire, of a commitment. They change only when a rule does.
const STATES: [usize; 2] = [69, 406];

/// Before the effective date, within the term, after it.
const DAYS: [&str; 3] = ["2026-01-05T00:00:00Z", "2026-01-20T00:00:00Z", "2026-02-01T00:00:00Z"];

fn truce() -> CeasefireId {
    CeasefireId::new("f").unwrap()
}

fn owed() -> CommitmentId {
    CommitmentId::new("c").unwrap()
}

fn text() -> Text {
    Text::new("a text").unwrap()
}

fn instant(day: usize) -> Instant {
    DAYS[day].parse().unwrap()
}

fn draft(whole: &Negotiation, day: usize, by: &Actor, event: impl Into<Event>) -> Draft {
    small::draft(whole, instant(day), by, event)
}

/// Two principals, and a third party that monitors.
fn beginning() -> Negotiation {
    let roles = [Role::PRINCIPAL, Role::PRINCIPAL, Role::MONITOR];
    opened(Procedure::mediated_peace_process(), &roles, instant(0))
}

fn of_a_ceasefire() -> Vec<Event> {
    let declared =
        ceasefire::Declared::from_parts(truce(), CeasefireKind::TRUCE).with_parties(vec![party_id(0)]);
    vec![
        declared.with_effective("2026-01-10".parse().unwrap()).with_until("2026-01".parse().unwrap()).into(),
        ceasefire::Joined::from_parts(truce(), party_id(1)).into(),
        ceasefire::Denounced::from_parts(truce(), party_id(0)).into(),
        ceasefire::Denounced::from_parts(truce(), party_id(1)).into(),
        ceasefire::TookEffect::from_parts(truce()).into(),
        ceasefire::Extended::from_parts(truce(), "2026-03".parse().unwrap()).into(),
        ceasefire::Ended::from_parts(truce(), Ending::Collapsed).into(),
        ceasefire::Ended::from_parts(truce(), Ending::Expired).into(),
        ceasefire::Ended::from_parts(truce(), Ending::Terminated).into(),
        ceasefire::Renewed::from_parts(truce()).into(),
    ]
}

fn of_a_commitment() -> Vec<Event> {
    let made = commitment::Made::from_parts(owed(), text()).with_obligors(vec![party_id(0)]);
    let mut acts: Vec<Event> = vec![
        made.with_to(vec![party_id(1)]).with_verifier(party_id(2)).into(),
        commitment::Suspended::from_parts(owed()).into(),
        commitment::Resumed::from_parts(owed()).into(),
        commitment::MadeObsolete::from_parts(owed()).into(),
        commitment::Reinstated::from_parts(owed()).into(),
    ];
    for degree in [Degree::Minimum, Degree::Complete] {
        acts.push(commitment::Reported::from_parts(owed(), degree).into());
    }
    acts
}

/// What tells two states apart.
fn seen(whole: &Negotiation, day: usize) -> String {
    let truce = whole.ceasefire(&truce()).map(|own| {
        let parties: Vec<_> = own.parties().map(ToString::to_string).collect();
        format!("{} {parties:?} {:?}", own.status(), own.until().map(ToString::to_string))
    });
    let owed = whole.commitment(&owed()).map(|own| {
        let mut last: Vec<_> =
            own.last_reports().iter().map(|one| format!("{} {}", one.entry.by(), one.fact.degree)).collect();
        last.sort();
        format!("{} {last:?} {:?} {}", own.status(), own.degree(), own.is_complete())
    });
    format!("{day} {truce:?} {owed:?}")
}

/// How many states these acts reach, until the last of so many days.
fn reached(acts: &[Event], days: usize) -> usize {
    let actors =
        [Actor::Secretariat, Actor::Party(party_id(0)), Actor::Party(party_id(1)), Actor::Party(party_id(2))];
    let first = beginning();
    let mut known = BTreeSet::from([seen(&first, 0)]);
    let mut queue = VecDeque::from([(first, 0)]);
    while let Some((whole, day)) = queue.pop_front() {
        assert_eq!(whole.broken_invariants(), vec![], "{}", seen(&whole, day));
        small::agrees(&whole, instant(day), acts);
        if day + 1 < days && known.insert(seen(&whole, day + 1)) {
            queue.push_back((whole.what_if(), day + 1));
        }
        for actor in &actors {
            let permitted = whole.permitted(actor, instant(day));
            for (event, explained) in acts.iter().flat_map(|event| {
                // A report gives a reason or none; nothing else depends on one.
                let reports = event.kind().name() == "commitment.reported";
                [(event, false), (event, true)].into_iter().take(1 + usize::from(reports))
            }) {
                let draft = || {
                    let draft = draft(&whole, day, actor, event.clone());
                    if explained { draft.with_reason(text()) } else { draft }
                };
                let new = ["declared", "made"].contains(&event.kind().action());
                let subject = (!new).then(|| event.subject());
                let asked = (event.kind(), event.choice(), subject);
                let listed =
                    permitted.iter().find(|act| (act.kind, act.choice, act.subject.clone()) == asked);
                let Ok(decision) = whole.decide(draft()) else { continue };
                assert!(listed.is_some_and(|act| act.is_possible()), "{event:?} by {actor}");
                let mut next = whole.what_if();
                let there = next.decide(draft()).unwrap();
                assert!(decision.entries().eq(there.entries()));
                next.accept(there).unwrap();
                if known.insert(seen(&next, day)) {
                    queue.push_back((next, day));
                }
            }
        }
    }
    known.len()
}

#[test]
fn every_state_of_a_ceasefire_and_of_a_commitment_is_sound() {
    let reached = [reached(&of_a_ceasefire(), DAYS.len()), reached(&of_a_commitment(), 1)];
    assert_eq!(reached, STATES, "the number of states that can be reached");
}
