//! What acts on versions change for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Shown, Staked, Touched},
    },
    talks::version::{Owner, VersionEvent, VersionStatus},
};

impl Staked for VersionEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let version = judge.named.version.and_then(|ix| judge.talks.state.versions.get(ix));
        let own = version.is_some_and(|version| judge.is_of_makers(version.introduced));
        let status = version.map(|version| version.status.value());
        match self {
            // It is a text of those whom it names.
            Self::Drafted(fact) => Touched::Each(match &fact.owner {
                Owner::Party(party) => judge.parties_of([party]),
                Owner::Jointly(parties) => judge.parties_of(parties),
                Owner::Chair | Owner::Mediator | Owner::Unknown => Vec::new(),
            }),
            Self::Tabled(_) | Self::Withdrawn(_) => Touched::NobodyElse,
            Self::TakenAsBasis(_) | Self::AdoptedAdReferendum(_) | Self::Adopted(_) => Touched::ByItsRule,
            Self::Renamed(_) | Self::Rejected(_)
                if own && matches!(status, Some(VersionStatus::Drafted | VersionStatus::Tabled)) =>
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
