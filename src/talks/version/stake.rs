//! What acts on versions change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    state::{Asked, Negotiation},
    talks::{
        point::PointState,
        version::{Owner, VersionEvent, VersionState, VersionStatus, fold::Effect},
    },
    value::{gather::Gather, role::RoleSet, table::Ix},
};

impl Staked for VersionEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let version = judge.named.version.and_then(|ix| judge.talks.state.versions.get(ix));
        let own = version.is_some_and(|version| judge.is_of_makers(version.introduced));
        let status = version.map(|version| version.status.value());
        match self {
            // It is a text of those whom it names.
            Self::Drafted(fact) => match &fact.owner {
                Owner::Party(party) => Touched::Each(judge.parties_of([party])),
                Owner::Jointly(parties) => Touched::Each(judge.parties_of(parties)),
                Owner::Chair => judge.of_a_role(RoleSet::CHAIR),
                Owner::Mediator => judge.of_a_role(RoleSet::MEDIATORS),
                Owner::Unknown => Touched::NobodyElse,
            },
            // Who decides on a point decides on what becomes of it.
            Self::TakenAsBasis(_) if judge.named.version.is_some_and(|ix| judge.talks.changes_tables(ix)) => {
                Touched::All(Vec::new())
            }
            Self::Tabled(_) | Self::Withdrawn(_) => Touched::NobodyElse,
            Self::TakenAsBasis(_) | Self::AdoptedAdReferendum(_) | Self::Adopted(_) => Touched::ByItsRule,
            Self::Renamed(_) | Self::Rejected(_)
                if own
                    && matches!(status, Some(VersionStatus::Drafted | VersionStatus::Tabled))
                    && version.is_none_or(|version| {
                        let accepting = judge.talks.of_the_table(version.positions.accepting().collect());
                        judge.others(accepting).is_empty()
                    }) =>
            {
                Touched::NobodyElse
            }
            Self::Revived(_) if own && status == Some(VersionStatus::Withdrawn) => Touched::NobodyElse,
            Self::Renamed(_) | Self::Rejected(_) | Self::Revived(_) | Self::Superseded(_) => {
                Touched::All(Vec::new())
            }
        }
    }

    // Drafts are shown to whom one likes.
    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        if let Self::Drafted(_) = self { Shown::Kept } else { Shown::AsItTouches }
    }
}

impl Judge<'_> {
    /// It is done in the name of those who hold a role: by one of them, or by agreement.
    fn of_a_role(&self, role: RoleSet) -> Touched {
        let parties = self.talks.state.parties.iter().filter(|(_, party)| party.roles.has_any(role));
        let holders = parties.map(|(ix, _)| ix).gather();
        if self.is_of_one_of(&holders) { Touched::NobodyElse } else { Touched::All(holders) }
    }
}

impl Negotiation {
    /// Whether a version takes out or puts back a point that others decide on than on the version, or splits or merges
    /// points whose tables others sit at than at those of what comes out of it.
    fn changes_tables(&self, version: Ix<VersionState>) -> bool {
        let of = |asked: Asked<'_>| (self.state.electorate(asked).into_owned(), self.state.agreeing(asked));
        let of_point = |point: &PointState| of(Asked::Point(point));
        let whole = self.state.versions.get(version).map(|version| of(Asked::Version(version)));
        self.effects(version).into_iter().any(|(from, effect)| {
            let from = self.state.points.get(from).map(of_point);
            match effect {
                Effect::Superseded(into) => {
                    let mut into = into.iter().filter_map(|add| self.state.points.by_key(add.point.as_str()));
                    into.any(|point| Some(of_point(point)) != from)
                }
                Effect::Dropped | Effect::Moved(_) | Effect::Reinstated => from != whole,
            }
        })
    }
}
