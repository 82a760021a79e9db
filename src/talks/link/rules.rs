//! What may be done to links.

use crate::{
    event::Actor,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Concern, Judge},
        rule::catalogue::{LINK_MADE_SETTLED, LINK_RELEASED_AGREEMENT},
    },
    talks::{
        link::{LinkAction, LinkEvent, LinkKind, LinkLifecycle, LinkState, Made},
        point::PointStatus,
    },
};

impl Judge<'_> {
    pub(crate) fn link(&mut self, event: &LinkEvent, build: bool) -> Result<Fill, Refusal> {
        self.table_rules()?;
        let talks = self.talks;
        let link = self.named.link.and_then(|link| talks.state.links.get(link));
        let status = link.map(|link| link.status.value());
        let proposer = link.and_then(|link| talks.nth(link.introduced)).map(|entry| &entry.by);
        let concern = Concern { proposer, ..Concern::default() };
        match event {
            LinkEvent::Made(made) => {
                self.step::<LinkLifecycle>(status, LinkAction::Made, concern)?;
                let settled = made.kind == LinkKind::Package && self.names_closed(made);
                self.require(&LINK_MADE_SETTLED, !settled)?;
            }
            LinkEvent::Released(_) => {
                self.step::<LinkLifecycle>(status, LinkAction::Released, concern)?;
                // What others accepted under it is not released behind it.
                let alone = proposer.is_some_and(|made_by| self.acts_as(made_by))
                    && !link.is_some_and(|link| self.is_relied_on(link));
                if !alone {
                    let procedure = talks.state.procedure().clone();
                    return self.jointly_decided(&LINK_RELEASED_AGREEMENT, procedure.agreeing(), None, build);
                }
            }
        }
        Ok(Fill::default())
    }

    /// Whether others than those who act have accepted a point of a package.
    pub(crate) fn is_relied_on(&self, link: &LinkState) -> bool {
        let mut points = link.points.iter().filter_map(|ix| self.talks.state.points.get(*ix));
        self.entry.by.is_of_parties()
            && link.binds(LinkKind::Package)
            && points.any(|point| !self.others(self.seen_accepting(point, link.introduced)).is_empty())
    }

    fn names_closed(&self, made: &Made) -> bool {
        let points = &self.talks.state.points;
        let mut named = made.points.iter().filter_map(|id| points.by_key(id.as_str()));
        named.any(|point| point.status.value() == PointStatus::Closed)
    }

    /// Whether all of those act, or who carries on their place.
    fn acts_as(&self, those: &Actor) -> bool {
        match those {
            Actor::Secretariat => self.entry.by == Actor::Secretariat,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let makers = self.parties_of(those.voices());
                makers.into_iter().all(|maker| self.actors().any(|actor| actor == self.talks.heir(maker)))
            }
            Actor::Procedure | Actor::Outside(_) | Actor::Unknown => false,
        }
    }
}

impl Judged for LinkEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<LinkLifecycle>("Link")];
}
