//! What follows from links and from conditions: what hangs together reopens together.

use crate::{
    event::{
        Event,
        fact::{Mention, Mentions},
    },
    judge::consequence::Followed,
    state::{Moment, Negotiation},
    talks::{
        link::{LinkEvent, LinkKind},
        point::{Dropped, PointState, Reopened},
    },
    value::{
        gather::Gather,
        sorted::{Map, Set, sort_by_key},
        table::Ix,
    },
};

impl Followed for LinkEvent {
    /// Nothing follows from it.
    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        false
    }

    fn join(talks: &Negotiation, act: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
        if talks.may_hang_together() {
            talks.reopen_together(act, events, moment);
        }
    }
}

impl Negotiation {
    /// Whether points may hang together. Nearly always none do.
    pub(crate) fn may_hang_together(&self) -> bool {
        self.state.links.len() > 0 || !self.state.conditions.is_empty()
    }

    /// With a point the others of its packages that are agreed reopen, and those not closed that were agreed on
    /// condition that it is agreed or closed, which its dropping takes away, too; and so on, each point once. Linear in
    /// the positions on agreed points.
    fn reopen_together(&self, act: &Event, events: &mut Vec<Event>, moment: Moment<'_>) {
        let find = |event: &Event| {
            let reopened = Reopened::of(event).map(|fact| (&fact.point, true));
            let (point, reopens) =
                reopened.or_else(|| Dropped::of(event).map(|fact| (&fact.point, false)))?;
            Some((self.state.points.find(point.as_str())?, reopens))
        };
        let mut all = std::iter::once(act).chain(events.iter()).filter_map(find).gather();
        if all.is_empty() {
            return;
        }
        let waited_by = self.waited_by(moment);
        let mut open: Set<usize> = all.iter().map(|(ix, _)| ix.to_usize()).collect();
        let number = all.len();
        let mut at = 0;
        while let Some((ix, reopens)) = all.get(at).copied() {
            at += 1;
            let links = self.state.points.get(ix).filter(|_| reopens).into_iter();
            let links = links.flat_map(|point| self.links_of(point, LinkKind::Package));
            for other in links.flat_map(|link| link.points.iter().copied()) {
                let agreed =
                    self.state.points.get(other).is_some_and(|point| point.status.value().is_agreed());
                if agreed && open.insert(other.to_usize()) {
                    all.push((other, true));
                }
            }
            for other in waited_by.get(&ix.to_usize()).into_iter().flatten() {
                let point = self.state.points.get(*other).filter(|_| !open.contains(&other.to_usize()));
                let then = Moment { open: Some(&open), ..moment };
                if point.is_some_and(|point| self.agreement_gone_with(point, moment, then)) {
                    open.insert(other.to_usize());
                    all.push((*other, true));
                }
            }
        }
        let mut others = all.split_off(number);
        sort_by_key(&mut others, |(ix, _)| ix.to_usize());
        let others = others.into_iter().filter_map(|(ix, _)| self.state.points.get(ix));
        events.extend(others.map(|point| Reopened::from_parts(point.id.clone()).into()));
    }

    /// Of each point the agreed ones that were accepted on conditions that name it, which are met.
    fn waited_by(&self, moment: Moment<'_>) -> Map<usize, Vec<Ix<PointState>>> {
        let mut waited_by: Map<usize, Vec<_>> = Map::new();
        let agreed = self.state.points.iter().filter(|(_, point)| point.status.value().is_agreed());
        for (ix, point) in agreed {
            for condition in self.conditions_on(point).filter(|condition| self.is_met(condition, moment)) {
                condition.each_mention(&mut |mention| {
                    let Mention::Point(id) = mention else { return };
                    if let Some(awaited) = self.state.points.find(id.as_str()) {
                        waited_by.or_default(awaited.to_usize()).push(ix);
                    }
                });
            }
        }
        waited_by
    }
}
