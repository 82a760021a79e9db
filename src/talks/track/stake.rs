//! What acts on tracks change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    talks::track::TrackEvent,
};

impl Staked for TrackEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let track = judge.named.track.and_then(|ix| judge.talks.state.tracks.get(ix));
        let idle = track.is_some_and(|track| track.is_idle() && judge.is_of_makers(track.introduced));
        match self {
            // Without a point and a rule it is a table of its makers, at which nothing is decided.
            Self::Revised(fact) if idle && fact.points_added.is_empty() => Touched::NobodyElse,
            Self::Suspended(_) | Self::Resumed(_) | Self::Closed(_) | Self::Reopened(_) if idle => {
                Touched::NobodyElse
            }
            Self::Opened(fact) if fact.points.is_empty() && fact.rule.is_none() => Touched::NobodyElse,
            Self::Revised(fact) => {
                let removed = judge.parties_of(&fact.parties_removed);
                let leaves = fact.parties_added.is_empty()
                    && fact.points_added.is_empty()
                    && fact.points_removed.is_empty()
                    && judge.others(removed.iter().copied()).is_empty();
                if leaves {
                    return Touched::NobodyElse;
                }
                Touched::All(Vec::new())
            }
            Self::Opened(_) | Self::Suspended(_) | Self::Resumed(_) | Self::Closed(_) | Self::Reopened(_) => {
                Touched::All(Vec::new())
            }
        }
    }
}
