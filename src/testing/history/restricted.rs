//! Histories of which much is disclosed to few, disclosed later, corrected and retracted.

use proptest::prelude::*;

use super::{Choice, draft_of, drafts, instant, name, party_id, record, scene};
use crate::{
    event::{Actor, Disclosure, Draft, Event},
    notes::correction::{Corrected, Disclosed, Manner, Retracted},
    talks::{party, proposal},
    value::{id::ProposalId, role::Role, word::PartyKind},
};

/// The bytes of one draft and of its envelope.
pub type Veiled = [u8; 20];

/// Rules of procedure that allow observing.
const OBSERVING: [u8; 5] = [0, 1, 4, 6, 7];

/// Drafts of which about half are disclosed to few: to some parties, to who holds a role, to those who take part, to
/// nobody. Nearly all are observed, so that they are recorded. Parties and points are hidden, and many entries are
/// disclosed later, corrected or retracted, and parties come, go and change their roles in between. For the tests of a
/// program that shows [views](crate::record::View).
///
/// ```
/// use negotiation::{record::{Audience, Record}, testing::history};
/// use proptest::{prelude::*, test_runner::TestRunner};
///
/// let mut runner = TestRunner::deterministic();
/// runner.run(&history::restricted(40), |drafts| {
///     let mut record = Record::new();
///     for draft in drafts {
///         let _ = record.propose(draft);
///     }
///     let view = record.view(&Audience::Public);
///     prop_assert!(view.entries().iter().all(|entry| record.entry(entry.id()).is_some()));
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn restricted(most: usize) -> impl Strategy<Value = Vec<Draft>> {
    let bytes = proptest::collection::vec(any::<Veiled>(), 0..most);
    (any::<u8>(), any::<u32>(), bytes).prop_map(|(opening, hidden, bytes)| veiled(opening, hidden, &bytes))
}

fn veiled(opening: u8, hidden: u32, history: &[Veiled]) -> Vec<Draft> {
    let (scene, preset) = ((opening % 224) & !7, OBSERVING[usize::from(opening) % OBSERVING.len()]);
    let mut all = drafts(scene | preset, &[]);
    for (n, draft) in all.iter_mut().enumerate().skip(1) {
        // Of the first parties seldom, of what comes then often.
        let mask = if n < 12 { hidden & (hidden >> 7) & (hidden >> 13) } else { hidden };
        if mask & (1 << n) != 0 {
            let mut c = Choice { bytes: [hidden.to_be_bytes()[n % 4].wrapping_mul(17); 12], at: n };
            *draft = draft.clone().with_disclosure(narrow(&mut c));
        }
    }
    for bytes in history {
        let n = all.len();
        let mut head = [0; 12];
        head.copy_from_slice(&bytes[..12]);
        let mut rest = [0; 12];
        rest[..8].copy_from_slice(&bytes[12..]);
        let mut c = Choice { bytes: rest, at: 0 };
        let draft = match c.below(16) {
            kind @ 0..=5 => about(kind, n, &all, head, &mut c),
            kind @ 6..=8 => coming_and_going(kind, n, &mut c),
            9 => {
                let scene = scene::acts(head).into_iter().zip(n..);
                all.extend(scene.map(|((by, event), n)| {
                    let draft = draft_of(format!("e{n}"), instant(n), by, event);
                    draft.observed().with_disclosure(disclosure(&mut c))
                }));
                continue;
            }
            _ => {
                let draft = super::draft(n, head);
                let draft = if c.below(8) == 0 { draft } else { draft.observed() };
                let draft = record::restating(draft, &all, head);
                if draft.event().is_correction() { draft } else { draft.with_disclosure(disclosure(&mut c)) }
            }
        };
        all.push(draft);
    }
    all
}

/// About an entry, one of the last more often than not.
fn about(kind: usize, n: usize, all: &[Draft], bytes: super::Bytes, c: &mut Choice) -> Draft {
    let back = if c.maybe() { c.below(n) } else { c.below(n.min(12)) };
    let Some(target) = all.iter().rev().nth(back) else { return coming_and_going(8, n, c) };
    let by = match c.below(6) {
        0 => Actor::Party(c.party()),
        1 => target.by().clone(),
        _ => Actor::Secretariat,
    };
    let entry = target.id().clone();
    let made = |event: Event| draft_of(format!("e{n}"), instant(n), by, event).observed();
    match kind {
        0..=2 => {
            let fact = Disclosed::from_parts(entry);
            let fact = if c.below(5) == 0 { fact.with_manner(Manner::LEAKED) } else { fact };
            made(fact.into()).with_disclosure(disclosure(c))
        }
        3..=4 => {
            let fact = Corrected::from_parts(entry);
            let fact = if c.maybe() { fact.with_occurred(c.when(n)) } else { fact };
            let draft = made(fact.into()).with_disclosure(target.disclosure().clone());
            record::restating(draft, all, bytes)
        }
        _ => made(Retracted::from_parts(entry).into()).with_disclosure(target.disclosure().clone()),
    }
}

/// Roles, memberships and who takes part.
fn coming_and_going(kind: usize, n: usize, c: &mut Choice) -> Draft {
    let party = party_id(c.below(4));
    let role = c.one(&[Role::MEDIATOR, Role::MEDIATOR, Role::PRINCIPAL, Role::CHAIR]);
    let event: Event = match (kind, c.below(6)) {
        (6, 0..=2) => party::RoleAssigned::from_parts(party, role).into(),
        (6, _) => party::RoleEnded::from_parts(party, role).into(),
        (7, 0..=2) => party::MembershipBegun::from_parts(party, party_id(3 + c.below(2))).into(),
        (7, _) => party::MembershipEnded::from_parts(party, party_id(3 + c.below(2))).into(),
        (_, 0) => party::Suspended::from_parts(party).into(),
        (_, 1) => party::Withdrawn::from_parts(party).into(),
        (_, 2) => party::Joined::from_parts(party).into(),
        (_, 3) => party::Invited::from_parts(party).into(),
        // By the go-between, to whom it is for; the proposal is hidden from that one more often than not.
        (_, 4) => {
            let fact = proposal::Conveyed::from_parts(ProposalId::new("o1").unwrap(), party_id(0).into());
            let draft = draft_of(format!("e{n}"), instant(n), Actor::Party(party_id(2)), fact);
            let to = [vec![party_id(0), party_id(2)], vec![party_id(0)], vec![party_id(2)]];
            return draft.with_disclosure(Disclosure::Parties(c.one(&to)));
        }
        _ => party::Added::from_parts(party_id(3 + c.below(4)), name(), PartyKind::STATE).into(),
    };
    draft_of(format!("e{n}"), instant(n), Actor::Secretariat, event).observed().with_disclosure(disclosure(c))
}

/// To everybody, or to few.
fn disclosure(c: &mut Choice) -> Disclosure {
    if c.below(2) == 0 { Disclosure::Public } else { narrow(c) }
}

fn narrow(c: &mut Choice) -> Disclosure {
    match c.below(8) {
        0 | 1 => Disclosure::Participants,
        2 => Disclosure::Recorder,
        3 | 4 => Disclosure::Role(c.one(&[Role::MEDIATOR, Role::MEDIATOR, Role::PRINCIPAL])),
        5 => Disclosure::Parties(vec![c.party(), c.party()]),
        _ => Disclosure::Parties(vec![c.party()]),
    }
}
