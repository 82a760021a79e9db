//! No circle at any time: what a late entry would have made of the past.

use crate::{
    event::Event,
    judge::rule::{
        Rule,
        catalogue::{PARTY_MEMBERSHIP_BEGUN_CIRCLE, POINT_NESTED_CIRCLE},
    },
    state::{Fault, Negotiation},
    talks::{
        party::{MembershipBegun, MembershipEnded},
        point::{Nested, Tabled},
    },
    value::{
        gather::Gather,
        id::PointId,
        register::EventTime,
        sorted::{Map, Set, sort_by_key},
        table::Ix,
    },
};

/// What an event changes above a thing.
enum Change<'a> {
    Only(Option<&'a str>),
    Add(&'a str),
    Remove(&'a str),
}

/// The rule, the thing, and what changes above it.
fn change(event: &Event) -> Option<(&'static Rule, &str, Change<'_>)> {
    let parent = Nested::of(event).map(|fact| (&fact.point, fact.parent.as_ref()));
    let parent = parent.or(Tabled::of(event).map(|fact| (&fact.point, fact.parent.as_ref())));
    if let Some((point, parent)) = parent {
        return Some((&POINT_NESTED_CIRCLE, point.as_str(), Change::Only(parent.map(PointId::as_str))));
    }
    let above = MembershipBegun::of(event).map(|fact| (&fact.party, Change::Add(fact.group.as_str())));
    let above =
        above.or(MembershipEnded::of(event).map(|fact| (&fact.party, Change::Remove(fact.group.as_str()))));
    above.map(|(party, above)| (&PARTY_MEMBERSHIP_BEGUN_CIRCLE, party.as_str(), above))
}

impl Negotiation {
    /// `point.nested.circle` and `party.membership_begun.circle` for an entry that comes late: no circle
    /// at its own time, nor at a later one. Linear in the record, and only for such entries.
    pub(crate) fn no_circle_since(&self, event: &Event, place: EventTime) -> Result<(), Fault> {
        let Some((rule, thing, new)) = change(event) else { return Ok(()) };
        let mut all: Vec<_> = (0..)
            .zip(self.entries().iter().zip(self.places()))
            .filter_map(|(seq, (entry, at))| {
                let (other, thing, change) = change(&entry.event)?;
                (other == rule).then_some(((*at, seq), thing, change))
            })
            .gather();
        let order = (place, usize::MAX);
        all.push((order, thing, new));
        sort_by_key(&mut all, |(at, ..)| *at);
        let mut above: Map<&str, Set<&str>> = Map::new();
        for (at, thing, change) in all {
            let of = above.or_default(thing);
            match change {
                Change::Only(parent) => *of = parent.into_iter().collect(),
                Change::Add(group) => {
                    of.insert(group);
                }
                Change::Remove(group) => {
                    of.remove(group);
                }
            }
            if at >= order && leads_to_itself(&above, thing) {
                return Err(Fault::new(rule, event.subject()));
            }
        }
        Ok(())
    }
}

fn leads_to_itself(above: &Map<&str, Set<&str>>, thing: &str) -> bool {
    let mut seen = Set::new();
    let mut open = vec![thing];
    while let Some(next) = open.pop() {
        for &reached in above.get(next).into_iter().flatten() {
            if reached == thing {
                return true;
            }
            if seen.insert(reached) {
                open.push(reached);
            }
        }
    }
    false
}

/// Whether something leads back to itself.
pub(crate) fn reaches<T>(start: Ix<T>, next: impl Fn(Ix<T>) -> Vec<Ix<T>>) -> bool {
    let mut seen: Vec<Ix<T>> = next(start);
    let mut at = 0;
    while let Some(&reached) = seen.get(at) {
        if reached == start {
            return true;
        }
        for further in next(reached) {
            if !seen.contains(&further) {
                seen.push(further);
            }
        }
        at += 1;
    }
    false
}
