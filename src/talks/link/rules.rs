//! What may be done to links.

use crate::{
    decision::Verdict,
    event::Actor,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Concern, Judge},
        rule::catalogue::{LINK_MADE_SETTLED, LINK_RELEASED_AGREEMENT},
    },
    talks::{
        link::{LinkAction, LinkEvent, LinkKind, LinkLifecycle, LinkState, LinkStatus, Made},
        party::PartyState,
        point::{PointState, PointStatus},
        proposal::{ProposalState, ProposalStatus},
    },
    value::table::Ix,
};

impl<'a> Judge<'a> {
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
                    let table = link.and_then(|link| self.released_at(link));
                    return self.decided_at_table(&LINK_RELEASED_AGREEMENT, table, build);
                }
            }
        }
        Ok(Fill::default())
    }

    /// Whether others than those who act have accepted a point or an offer under a link.
    pub(crate) fn is_relied_on(&self, link: &LinkState) -> bool {
        self.entry.by.is_of_parties() && !self.relying_on(link).is_empty()
    }

    /// Those who do not act, and have accepted a point of a link since it was made, or voted for it, or an offer that it binds and that stands, as
    /// far as those who act see it.
    pub(crate) fn relying_on(&self, link: &LinkState) -> Vec<Ix<PartyState>> {
        if link.status.value() != LinkStatus::Standing {
            return Vec::new();
        }
        let state = &self.talks.state;
        let points = || link.points.iter().filter_map(|ix| state.points.get(*ix));
        let accepting = points().flat_map(|point| self.seen_accepting(point, link.introduced));
        let voting = self.talks.voting_for(&link.points).into_iter();
        let stands = |offer: &&ProposalState| {
            matches!(
                offer.status.value(),
                ProposalStatus::Submitted | ProposalStatus::PutToVote | ProposalStatus::Accepted
            )
        };
        let offers = link.proposals.iter().filter_map(|ix| state.proposals.get(*ix)).filter(stands);
        let answered = voting.chain(offers.flat_map(ProposalState::accepted_in));
        let under = |(_, seq): &(Ix<PartyState>, u32)| *seq >= link.introduced && self.sees(*seq);
        self.others(accepting.chain(answered.filter(under).map(|(party, _)| party)))
    }

    /// A point of a link at whose table those who act decide to release it. Who sits elsewhere, and accepted under it, acts too.
    fn released_at(&self, link: &LinkState) -> Option<&'a PointState> {
        let talks = self.talks;
        let relying = self.relying_on(link);
        let mut points = link.points.iter().filter_map(|ix| talks.state.points.get(*ix));
        points.find(|point| {
            let (verdict, _, electorate) = self.carried_at(Some(*point));
            verdict == Verdict::Carried
                && relying.iter().all(|party| electorate.contains(&talks.heir(*party)))
        })
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
