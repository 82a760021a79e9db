//! How facts about links fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{LINK_MADE_ONCE, LINK_MADE_SIZE},
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::link::{LinkEvent, LinkKind, LinkState, LinkStatus, Made},
    value::{
        gather::Gather,
        register::{At, Register},
        sorted::sort,
    },
};

/// The structural rules of links.
fn check_link(event: &LinkEvent) -> Result<(), Fault> {
    let LinkEvent::Made(made) = event else { return Ok(()) };
    let fault = |rule| Err(Fault::new(rule, Subject::Link(made.link.clone())));
    // link.made.once: a member stands in a link once
    let points = made.points.iter().map(AsRef::<str>::as_ref).map(|id| (0, id));
    let proposals = made.proposals.iter().map(AsRef::<str>::as_ref).map(|id| (1, id));
    let mut members: Vec<_> = points.chain(proposals).collect();
    sort(&mut members);
    if members.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        return fault(&LINK_MADE_ONCE);
    }
    // link.made.size
    if fits(made) { Ok(()) } else { fault(&LINK_MADE_SIZE) }
}

impl State {
    fn fold_link(&mut self, event: &LinkEvent, named: Named, at: At<'_>) {
        match event {
            LinkEvent::Made(made) => {
                let points = made.points.iter().filter_map(|id| self.points.find(id.as_str())).gather();
                let proposals =
                    made.proposals.iter().filter_map(|id| self.proposals.find(id.as_str())).gather();
                let link = self.links.add(LinkState {
                    id: made.link.clone(),
                    introduced: at.seq,
                    kind: made.kind,
                    points: points.clone(),
                    proposals: proposals.clone(),
                    condition: made.condition.clone(),
                    status: Register::new(LinkStatus::Standing, at.seq),
                });
                for ix in points {
                    if let Some(point) = self.points.get_mut(ix) {
                        point.links.push(link);
                    }
                }
                for ix in proposals {
                    if let Some(proposal) = self.proposals.get_mut(ix) {
                        proposal.links.push(link);
                    }
                }
            }
            LinkEvent::Released(_) => {
                if let Some(link) = named.link.and_then(|link| self.links.get_mut(link)) {
                    link.status.set(LinkStatus::Released, at);
                }
            }
        }
    }
}

/// A package or an exclusive link has at least two members, any other one; a conditional link has
/// a condition, no other has one; proposals stand in exclusive links only.
fn fits(made: &Made) -> bool {
    let least = match made.kind {
        LinkKind::Package | LinkKind::Exclusive => 2,
        LinkKind::Conditional | LinkKind::EarlyHarvest => 1,
    };
    let waits = made.kind == LinkKind::Conditional;
    made.points.len() + made.proposals.len() >= least
        && (made.proposals.is_empty() || made.kind == LinkKind::Exclusive)
        && made.condition.is_some() == waits
}

impl Folded for LinkEvent {
    fn check(&self, _: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        check_link(self)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_link(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        match self {
            Self::Made(_) => None,
            Self::Released(_) => talks.state.links.get(named.link?).map(|link| link.status.seq()),
        }
    }
}
