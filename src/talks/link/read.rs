//! Reading links.

use crate::{
    event::Entry,
    state::{Moment, Negotiation},
    talks::{
        link::{LinkKind, LinkState, LinkStatus},
        point::PointView,
        proposal::ProposalView,
    },
    value::{condition::Condition, id::LinkId, when::Instant},
};

/// A link as it stands.
#[derive(Clone, Copy, Debug)]
pub struct LinkView<'a> {
    talks: &'a Negotiation,
    state: &'a LinkState,
}

impl<'a> LinkView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a LinkId {
        &self.state.id
    }

    /// How it binds.
    #[must_use]
    pub const fn kind(&self) -> LinkKind {
        self.state.kind
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> LinkStatus {
        self.state.status.value()
    }

    /// The points that it binds.
    pub fn points(&self) -> impl Iterator<Item = PointView<'a>> {
        let talks = self.talks;
        let points = self.state.points.iter().filter_map(move |ix| talks.state.points.get(*ix));
        points.filter_map(move |point| talks.point(&point.id))
    }

    /// Whether it stands, binds in this way, and names the point.
    pub(crate) fn binds(&self, kind: LinkKind, point: &str) -> bool {
        self.state.binds(kind) && self.points().any(|link| link.id().as_str() == point)
    }

    /// The proposals that it binds.
    pub fn proposals(&self) -> impl Iterator<Item = ProposalView<'a>> {
        let talks = self.talks;
        self.state.proposals.iter().filter_map(move |ix| talks.proposal_view(*ix))
    }

    /// What its points wait for, where it is conditional.
    #[must_use]
    pub const fn condition(&self) -> Option<&'a Condition> {
        self.state.condition.as_ref()
    }

    /// Whether its condition is met at an instant; a link without one waits for nothing.
    #[must_use]
    pub fn is_met(&self, at: Instant) -> bool {
        let moment = Moment::at(at.to_utc());
        self.state.condition.as_ref().is_none_or(|condition| self.talks.is_met(condition, moment))
    }

    /// The entry in which it was made.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }
}

impl Negotiation {
    /// Every link, in the order in which they were made.
    pub fn links(&self) -> impl Iterator<Item = LinkView<'_>> {
        self.state.links.items().iter().map(|state| LinkView { talks: self, state })
    }

    /// One link.
    #[must_use]
    pub fn link(&self, id: &LinkId) -> Option<LinkView<'_>> {
        self.state.links.by_key(id.as_str()).map(|state| LinkView { talks: self, state })
    }
}
