//! Conditions that form a circle: found and explained, never refused.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    event::fact::{Mention, Mentions},
    state::Negotiation,
    talks::{
        link::{LinkKind, LinkStatus},
        position::Stance,
    },
    value::{
        condition::Condition,
        id::{LinkId, PartyId, PointId},
    },
};

/// By what a point waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Through<'a> {
    /// By a standing conditional link.
    Link(&'a LinkId),
    /// By the condition of a party's acceptance.
    Acceptance(&'a PartyId),
}

/// One point waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wait<'a> {
    /// The point that waits.
    pub point: &'a PointId,
    /// The point that it waits for.
    pub awaited: &'a PointId,
    /// By what.
    pub through: Through<'a>,
}

/// Points that wait for each other, all round.
#[derive(Clone, Debug, PartialEq, Eq)]
// INVARIANT (circle): the point awaited in each is that which waits in the next, the last leads to
// the first.
pub struct Circle<'a>(Vec<Wait<'a>>);

impl<'a> Circle<'a> {
    /// Who waits for whom, from the point that was tabled first.
    #[must_use]
    pub fn waits(&self) -> &[Wait<'a>] {
        &self.0
    }
}

impl std::fmt::Display for Circle<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, Wait { point, awaited, through }) in self.0.iter().enumerate() {
            let gap = if at == 0 { "" } else { ", " };
            write!(f, "{gap}`{point}` waits for `{awaited}` ")?;
            match through {
                Through::Link(link) => write!(f, "(link `{link}`)")?,
                Through::Acceptance(party) => write!(f, "(acceptance of `{party}`)")?,
            }
        }
        Ok(())
    }
}

impl Negotiation {
    /// The circles that conditions form: of standing links, and of acceptances of the current words. A
    /// point that stands in circles is in at least one of those found, and that one is as short as
    /// it can be. Not every circle is a deadlock: points of one package close together, and
    /// of several conditions one may be enough. Points times conditions.
    ///
    /// This is the finding `link.made.circle`.
    #[must_use]
    pub fn condition_circles(&self) -> Vec<Circle<'_>> {
        let waits = self.waits();
        let mut found = Vec::new();
        let mut seen: BTreeSet<&PointId> = BTreeSet::new();
        for point in self.points() {
            if seen.contains(point.id()) {
                continue;
            }
            if let Some(circle) = shortest(point.id(), &waits) {
                seen.extend(circle.0.iter().map(|wait| wait.point));
                found.push(circle);
            }
        }
        found
    }

    /// What each point waits for.
    fn waits(&self) -> BTreeMap<&PointId, Vec<Wait<'_>>> {
        let mut all: BTreeMap<&PointId, Vec<Wait<'_>>> = BTreeMap::new();
        for link in self.links().filter(|link| link.status() == LinkStatus::Standing) {
            let condition = link.condition().filter(|_| link.kind() == LinkKind::Conditional);
            for point in link.points() {
                let awaited = condition.into_iter().flat_map(points_of);
                let through = Through::Link(link.id());
                let waits = awaited.map(|awaited| Wait { point: point.id(), awaited, through });
                all.entry(point.id()).or_default().extend(waits);
            }
        }
        for point in self.points() {
            for position in point
                .positions()
                .filter(|position| position.is_current && position.stance == Stance::AcceptsIf)
            {
                let condition = position.fact().and_then(|fact| fact.condition.as_ref());
                let through = Through::Acceptance(position.party);
                let awaited = condition.into_iter().flat_map(points_of);
                let waits = awaited.map(|awaited| Wait { point: point.id(), awaited, through });
                all.entry(point.id()).or_default().extend(waits);
            }
        }
        all
    }
}

fn points_of(condition: &Condition) -> Vec<&PointId> {
    let mut all = Vec::new();
    condition.each_mention(&mut |mention| {
        if let Mention::Point(point) = mention {
            all.push(point);
        }
    });
    all
}

/// The shortest way from a point back to itself.
fn shortest<'a>(start: &'a PointId, waits: &BTreeMap<&PointId, Vec<Wait<'a>>>) -> Option<Circle<'a>> {
    // By which wait each point was reached first.
    let mut reached: BTreeMap<&PointId, Wait<'a>> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(point) = queue.pop_front() {
        for wait in waits.get(point).into_iter().flatten() {
            if wait.awaited == start {
                let mut circle = vec![*wait];
                let mut at = point;
                while at != start {
                    let before = reached.get(at)?;
                    circle.push(*before);
                    at = before.point;
                }
                circle.reverse();
                return Some(Circle(circle));
            }
            if !reached.contains_key(wait.awaited) {
                reached.insert(wait.awaited, *wait);
                queue.push_back(wait.awaited);
            }
        }
    }
    None
}
