//! Conditions that form a circle: found and explained, never refused.

use std::collections::VecDeque;

use crate::{
    state::Negotiation,
    talks::{
        link::{LinkKind, LinkStatus},
        position::Stance,
    },
    value::{
        condition::Condition,
        gather::Gather,
        id::{LinkId, PartyId, PointId},
        sorted::{Map, Set},
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
    /// The circles that conditions form: of standing links, and of acceptances of the current words, as far as they are not
    /// met. A point that stands in circles is in at least one of those found, and that one is as short as
    /// it can be. Not every circle is a deadlock: points of one package close together, and
    /// of several conditions one may be enough. Acceptances that wait for nothing but the agreement on each other's points
    /// form none, since these are agreed together. Points times conditions.
    ///
    /// This is the finding `link.made.circle`.
    #[must_use]
    pub fn condition_circles(&self) -> Vec<Circle<'_>> {
        let mut waits = self.waits();
        leave_out_chains(&mut waits);
        let mut found = Vec::new();
        let mut seen: Set<&PointId> = Set::new();
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

    /// What each point waits for, and whether it is agreed together with it.
    fn waits(&self) -> Map<&PointId, Vec<(Wait<'_>, bool)>> {
        let mut all: Map<&PointId, Vec<(Wait<'_>, bool)>> = Map::new();
        let unmet = |condition: &&Condition| !self.is_met(condition, self.now());
        for link in self.links().filter(|link| link.status() == LinkStatus::Standing) {
            let condition = link.condition().filter(|_| link.kind() == LinkKind::Conditional).filter(unmet);
            for point in link.points() {
                let through = Through::Link(link.id());
                let waits = all.or_default(point.id());
                for (awaited, _) in condition.map(points_of).unwrap_or_default() {
                    waits.push((Wait { point: point.id(), awaited, through }, false));
                }
            }
        }
        for point in self.points() {
            for position in point
                .positions()
                .filter(|position| position.is_current && position.stance == Stance::AcceptsIf)
            {
                let condition = position.fact().and_then(|fact| fact.condition.as_ref()).filter(unmet);
                let through = Through::Acceptance(position.party);
                let waits = all.or_default(point.id());
                for (awaited, together) in condition.map(points_of).unwrap_or_default() {
                    waits.push((Wait { point: point.id(), awaited, through }, together));
                }
            }
        }
        all
    }
}

/// The points that a condition names, and whether it waits for no more than the agreement on them.
fn points_of(condition: &Condition) -> Vec<(&PointId, bool)> {
    let mut all = Vec::new();
    let mut open = vec![(condition, true)];
    while let Some((condition, at_once)) = open.pop() {
        match condition {
            Condition::PointAgreed(point) => all.push((point, at_once)),
            Condition::PointClosed(point) => all.push((point, false)),
            Condition::After(after) => open.push((after.condition(), false)),
            Condition::AllOf(parts) | Condition::AnyOf(parts) => {
                open.extend(parts.iter().map(|part| (part, at_once)));
            }
            Condition::ProposalAccepted(_)
            | Condition::CeasefireInEffect(_)
            | Condition::CommitmentComplete(_)
            | Condition::MeetingHeld(_)
            | Condition::InstrumentInForce(_)
            | Condition::Bound(_)
            | Condition::GatePassed(_)
            | Condition::DateReached(_)
            | Condition::Text(_) => {}
        }
    }
    all
}

/// Leaves out the points from which no way leads into a circle: those that wait for nothing, then those that wait for none but
/// these, and so on.
fn leave_out_chains(waits: &mut Map<&PointId, Vec<(Wait<'_>, bool)>>) {
    let mut waited_by: Map<&PointId, Vec<&PointId>> = Map::new();
    let mut left: Map<&PointId, usize> = Map::new();
    for (point, all) in waits.iter() {
        left.insert(point, all.len());
        for (wait, _) in all {
            waited_by.or_default(wait.awaited).push(point);
        }
    }
    let waits_for_nothing = |point: &&PointId| left.get(point).is_none_or(|number| *number == 0);
    let mut out: Vec<&PointId> = waited_by.keys().copied().filter(waits_for_nothing).gather();
    while let Some(point) = out.pop() {
        waits.remove(point);
        for by in waited_by.get(point).into_iter().flatten() {
            let Some(number) = left.get_mut(by) else { continue };
            *number = number.saturating_sub(1);
            if *number == 0 {
                out.push(by);
            }
        }
    }
}

/// The shortest way from a point back to itself that not all goes together.
fn shortest<'a>(start: &'a PointId, waits: &Map<&PointId, Vec<(Wait<'a>, bool)>>) -> Option<Circle<'a>> {
    // By which wait each point was reached first, on a way that goes together so far and on one that does not; and
    // from which of these.
    let mut reached: Map<(&PointId, bool), (Wait<'a>, bool)> = Map::new();
    let mut queue = VecDeque::from([(start, true)]);
    while let Some((point, together)) = queue.pop_front() {
        for (wait, with) in waits.get(point).into_iter().flatten() {
            let next = (wait.awaited, together && *with);
            if next == (start, false) {
                let mut circle = vec![*wait];
                let mut at = (point, together);
                while at != (start, true) {
                    let (before, together) = reached.get(&at)?;
                    circle.push(*before);
                    at = (before.point, *together);
                }
                circle.reverse();
                return Some(Circle(circle));
            }
            if next != (start, true) && !reached.contains_key(&next) {
                reached.insert(next, (*wait, together));
                queue.push_back(next);
            }
        }
    }
    None
}
