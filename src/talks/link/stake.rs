//! What acts on links change for others.

use crate::{
    event::fact::Mention,
    judge::{
        require::{Answer, Concern, Judge},
        stake::{Shown, Staked, Touched},
    },
    talks::{
        link::{LinkEvent, LinkKind, LinkState, LinkStatus},
        point::PointState,
    },
    value::{gather::Gather, id::PointId, table::Ix},
};

impl Staked for LinkEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // Whose link others released binds the same points again with them.
            Self::Made(fact) => {
                let points = &judge.talks.state.points;
                let is_named = |id: &PointId| fact.points.contains(id);
                let shares = |link: &&LinkState| {
                    link.points.iter().any(|ix| points.get(*ix).is_some_and(|point| is_named(&point.id)))
                };
                let mut links = judge.talks.state.links.items().iter().filter(shares);
                let released = |link: &LinkState| {
                    link.status.value() == LinkStatus::Released
                        && judge.was_removed_by_others(link.introduced, link.status.seq())
                };
                // What lets points close before the others undoes that all close together.
                if fact.kind == LinkKind::EarlyHarvest || links.any(released) {
                    return Touched::All(Vec::new());
                }
                // An offer is bound by who makes it; what was agreed by who may reopen it, or by those who decide on it.
                let proposals =
                    fact.proposals.iter().filter_map(|id| judge.talks.state.proposals.by_key(id.as_str()));
                let proposers = proposals.flat_map(|proposal| proposal.proposers.iter().copied()).gather();
                let agreed = |ix: &Ix<PointState>| {
                    points.get(*ix).is_some_and(|point| {
                        point.status.value().waits_to_close()
                            && judge.may_reopen(point, Concern::default()) != Answer::Kept
                    })
                };
                let named = fact.points.iter().filter_map(|id| points.find(id.as_str()));
                let all = named.filter(agreed).gather();
                let tables = |ix: Ix<PointState>| points.get(ix).map(|point| &point.tracks);
                let one = all.iter().all(|ix| tables(*ix) == all.first().and_then(|first| tables(*first)));
                match all.first() {
                    Some(point) if one && judge.others(proposers.iter().copied()).is_empty() => {
                        Touched::Table(*point)
                    }
                    Some(_) => Touched::All(proposers),
                    None => Touched::each(proposers),
                }
            }
            // What all agreed to may close before the others, all agree not to.
            Self::Released(fact) => {
                let link = judge.talks.state.links.by_key(fact.link.as_str());
                if link.is_some_and(|link| link.kind == LinkKind::EarlyHarvest) {
                    Touched::All(Vec::new())
                } else {
                    Touched::ByItsRule
                }
            }
        }
    }

    // Whatever binds a point stands in the way of all who see it.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        let Self::Made(fact) = self else { return Shown::AsItTouches };
        Shown::With(fact.points.iter().map(Mention::Point).collect())
    }
}
