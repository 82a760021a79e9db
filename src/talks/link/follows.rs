//! What follows from links: the points of a package reopen together.

use crate::{
    event::Event,
    judge::consequence::Followed,
    state::{Moment, Negotiation},
    talks::{
        link::{LinkEvent, LinkKind},
        point::Reopened,
    },
};

impl Followed for LinkEvent {
    fn join(talks: &Negotiation, act: &Event, events: &mut Vec<Event>, _: Moment<'_>) {
        talks.packages_reopen(act, events);
    }
}

impl Negotiation {
    /// With a point of a package the others of it that are agreed reopen, and so on from package to
    /// package; each point once.
    fn packages_reopen(&self, event: &Event, events: &mut Vec<Event>) {
        let reopened =
            |event: &Event| Reopened::of(event).and_then(|fact| self.state.points.find(fact.point.as_str()));
        let mut all: Vec<_> = reopened(event).into_iter().chain(events.iter().filter_map(reopened)).collect();
        let number = all.len();
        let mut at = 0;
        while let Some(point) = all.get(at).and_then(|ix| self.state.points.get(*ix)) {
            at += 1;
            for ix in self.links_of(point, LinkKind::Package).flat_map(|link| link.points.iter().copied()) {
                let agreed = self.state.points.get(ix).is_some_and(|point| point.status.value().is_agreed());
                if agreed && !all.contains(&ix) {
                    all.push(ix);
                }
            }
        }
        let mut others = all.split_off(number);
        if others.is_empty() {
            return;
        }
        others.sort_unstable_by_key(|ix| ix.to_usize());
        let others = others.into_iter().filter_map(|ix| self.state.points.get(ix));
        events.extend(others.map(|point| Reopened::new(point.id.clone()).into()));
    }
}
