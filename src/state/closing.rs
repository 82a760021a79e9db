//! What closes together, and what stands between.

use crate::{
    state::Negotiation,
    talks::{
        link::{LinkKind, LinkState},
        point::{PointState, PointStatus},
        proposal::{ProposalState, ProposalStatus},
    },
    value::{
        sorted::{Set, sort_by_key},
        table::Ix,
    },
};

impl Negotiation {
    /// The points that close with this one, itself first: those of its packages that are agreed in
    /// words, and under a single undertaking all that are, unless it is an early harvest. Each
    /// once, the others in the order in which they were tabled. Linear in these, and under a single undertaking in all points.
    pub(crate) fn closing_with(&self, first: Ix<PointState>) -> Vec<Ix<PointState>> {
        let points = &self.state.points;
        let agreed = |ix: Ix<PointState>| {
            points.get(ix).is_some_and(|point| point.status.value() == PointStatus::TextAgreed)
        };
        let undertaking = self.state.procedure().single_undertaking();
        if !undertaking && points.get(first).is_some_and(|point| point.links.is_empty()) {
            return vec![first];
        }
        let mut together = vec![first];
        let mut seen = Set::from_iter([first.to_usize()]);
        let mut all = false;
        let mut at = 0;
        while let Some(point) = together.get(at).and_then(|ix| points.get(*ix)) {
            at += 1;
            if undertaking && !all && !self.is_bound(point, LinkKind::EarlyHarvest) {
                all = true;
                let others = points.iter().map(|(ix, _)| ix).filter(|ix| agreed(*ix));
                together.extend(others.filter(|ix| seen.insert(ix.to_usize())));
            }
            for link in self.links_of(point, LinkKind::Package) {
                let others = link.points.iter().copied().filter(|ix| agreed(*ix));
                together.extend(others.filter(|ix| seen.insert(ix.to_usize())));
            }
        }
        let (_, others) = together.split_at_mut(1);
        sort_by_key(others, |ix| ix.to_usize());
        together
    }

    /// The standing links of a kind that bind a point.
    pub(crate) fn links_of(&self, point: &PointState, kind: LinkKind) -> impl Iterator<Item = &LinkState> {
        let links = point.links.iter().filter_map(|ix| self.state.links.get(*ix));
        links.filter(move |link| link.binds(kind))
    }

    /// Whether a standing link of this kind binds a point.
    pub(crate) fn is_bound(&self, point: &PointState, kind: LinkKind) -> bool {
        self.links_of(point, kind).next().is_some()
    }

    /// A standing exclusive link of this point of which another member is closed or accepted, or
    /// closes together with it.
    pub(crate) fn rivalry_of(
        &self,
        point: Ix<PointState>,
        together: &[Ix<PointState>],
    ) -> Option<&LinkState> {
        let mut links = self.links_of(self.state.points.get(point)?, LinkKind::Exclusive);
        links.find(|link| self.settles_one(link, Some(point), None, together))
    }

    /// Whether a member of a link, other than the one named, is closed or accepted, or about to be
    /// closed.
    pub(crate) fn settles_one(
        &self,
        link: &LinkState,
        point: Option<Ix<PointState>>,
        proposal: Option<Ix<ProposalState>>,
        closing: &[Ix<PointState>],
    ) -> bool {
        let closes = |ix: &Ix<PointState>| {
            let other = self.state.points.get(*ix);
            closing.contains(ix) || other.is_some_and(|other| other.status.value() == PointStatus::Closed)
        };
        let accepted = |ix: &Ix<ProposalState>| {
            let other = self.state.proposals.get(*ix);
            other.is_some_and(|other| other.status.value() == ProposalStatus::Accepted)
        };
        link.points.iter().filter(|ix| Some(**ix) != point).any(closes)
            || link.proposals.iter().filter(|ix| Some(**ix) != proposal).any(accepted)
    }
}
