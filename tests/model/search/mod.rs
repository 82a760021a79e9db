//! What parties reach alone: small worlds, in govern mode and without the secretariat, played by one principal, by a
//! coalition that cannot carry, by one without a vote, or by one of each, alone and jointly. In no state reached has anything
//! happened that is not theirs to do.
//!
//! First every act that `permitted` offers: two acts deep in the worlds where nothing has happened yet, one act deep in the
//! others. Then what the generator makes, at random: a million acts in all, in games of 40, with motions, retractions,
//! corrections and leaks among them.

mod outcome;
mod points;
mod theirs;
mod tries;
mod world;

use std::collections::BTreeSet;

use negotiation::{
    event::Draft, record::Record, state::Negotiation, talks::party::Participation, testing::history,
};

use self::{
    theirs::{Theirs, harm, of, theirs, told},
    world::{Begun, WORLDS, World},
};

/// Every act that is offered, and every one after it.
fn offered(world: &World, depth: usize) -> Result<usize, String> {
    let begun = world.begun();
    let before = theirs(world, &begun, &begun.record);
    let since = begun.record.entries().len();
    let mut tried = 0;
    let mut level = vec![begun.record.clone()];
    for _ in 0..depth {
        let mut next: Vec<Record> = Vec::new();
        let mut seen = BTreeSet::new();
        for record in &level {
            let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
            for by in world.actors() {
                for act in record.negotiation().permitted(&by, at) {
                    let Some(event) = act.example else { continue };
                    let mut then = record.clone();
                    let draft = of(format!("x{}", then.entries().len()), at, by.clone(), event.clone());
                    let draft = draft.with_disclosure(act.disclosure);
                    let draft = act.rests_on.into_iter().fold(draft, Draft::resting_on);
                    tried += 1;
                    if then.propose(draft).is_err() {
                        continue;
                    }
                    if let Some(harm) = harm(&before, world, &begun, &then) {
                        return Err(format!("{}: {harm}\nafter\n{}", world.name, told(&then, since)));
                    }
                    // Acts of one kind on one thing lead to much the same.
                    if seen.insert(format!(
                        "{} {:?} {:?} {}",
                        act.kind,
                        act.choice,
                        act.subject,
                        signature(then.negotiation())
                    )) {
                        next.push(then);
                    }
                }
            }
        }
        level = next;
    }
    Ok(tried)
}

/// What tells two states apart, as far as this search is concerned.
fn signature(talks: &Negotiation) -> String {
    let points: Vec<_> = talks.points().map(|point| point.status()).collect();
    let parties: Vec<Participation> = talks.parties().map(|party| party.participation()).collect();
    format!("{points:?} {parties:?} {:?}", talks.status())
}

/// A game at random, of so many acts.
fn played(
    world: &World,
    begun: &Begun,
    before: &Theirs,
    bytes: &mut impl FnMut() -> u8,
    acts: usize,
) -> Result<usize, String> {
    let actors = world.actors();
    let since = begun.record.entries().len();
    let mut record = begun.record.clone();
    let made = history::drafts(0, &[]).len();
    let choices: Vec<history::Bytes> = (0..acts).map(|_| std::array::from_fn(|_| bytes())).collect();
    let drafts: Vec<_> = history::drafts(0, &choices).into_iter().skip(made).collect();
    for (n, draft) in drafts.iter().enumerate() {
        let by = actors[usize::from(bytes()) % actors.len()].clone();
        let at = record.entries().last().unwrap().recorded() + std::time::Duration::from_secs(60);
        let mut draft = {
            let own = of(format!("r{n}"), at, by, draft.event().clone());
            let own = own.with_disclosure(draft.disclosure().clone());
            draft.rests_on().into_iter().fold(own, |own, question| own.resting_on(question.clone()))
        };
        if bytes() % 4 == 0 {
            draft = draft.with_reason("why".parse().unwrap());
        }
        tries::hides(world, begun, &record, &draft)?;
        let drafts = match bytes() % 8 {
            0 | 1 => tries::asked_for(world, begun, &draft, n, bytes()),
            2 => tries::taken_back(&record, &draft, &actors, bytes()).into_iter().collect(),
            3 => tries::again(&record, &draft, &actors, bytes()).into_iter().collect(),
            _ => vec![draft],
        };
        for draft in drafts {
            if record.propose(draft).is_ok() {
                if let Some(harm) = harm(before, world, begun, &record) {
                    return Err(format!("{}: {harm}\nafter\n{}", world.name, told(&record, since)));
                }
            }
        }
    }
    Ok(drafts.len())
}

fn each_world(work: impl Fn(usize, &World) -> Result<usize, String> + Sync) -> usize {
    let results: Vec<_> = std::thread::scope(|scope| {
        let work = &work;
        let workers = (0..4).map(|worker| {
            scope.spawn(move || {
                let mine = WORLDS.iter().enumerate().filter(|(n, _)| n % 4 == worker);
                mine.map(|(n, world)| work(n, world)).collect::<Vec<_>>()
            })
        });
        let workers: Vec<_> = workers.collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let harms: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    assert!(
        harms.is_empty(),
        "{} of {} worlds:\n{}",
        harms.len(),
        WORLDS.len(),
        harms.into_iter().cloned().collect::<Vec<_>>().join("\n\n")
    );
    results.into_iter().flatten().sum()
}

/// How many acts deep everything that is offered is tried, where nothing has happened before.
const DEPTH: usize = 2;

/// How many acts at random each world sees at least.
const AT_RANDOM: usize = 18_000;

#[test]
fn nothing_that_is_offered_to_the_players_touches_others() {
    let tried = each_world(|_, world| {
        offered(world, if world.has_scene() || world.role.is_some() { 1 } else { DEPTH })
    });
    assert!(tried > 10_000, "{tried}");
}

#[test]
fn nothing_that_the_players_try_at_random_touches_others() {
    let tried = each_world(|n, world| {
        let mut state = n as u64 + 1;
        let mut bytes = move || {
            state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            state.to_be_bytes()[0]
        };
        let begun = world.begun();
        let before = theirs(world, &begun, &begun.record);
        let mut tried = 0;
        while tried < AT_RANDOM {
            tried += played(world, &begun, &before, &mut bytes, 40)?;
        }
        Ok(tried)
    });
    assert!(tried >= AT_RANDOM * WORLDS.len(), "{tried}");
}

#[test]
fn nothing_that_the_players_are_told_to_try_touches_others() {
    each_world(|_, world| {
        let begun = world.begun();
        let before = theirs(world, &begun, &begun.record);
        tries::by_hand(world, &begun, &before, begun.record.entries().len())
    });
}

#[test]
fn what_others_share_is_not_filled_by_the_players() {
    each_world(|_, world| tries::filled(world, &world.begun()));
}
