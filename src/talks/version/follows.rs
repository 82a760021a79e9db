//! What follows when a version is taken as the basis.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation},
    talks::{
        point::{self, PointStatus},
        version::{Superseded, VersionEvent, VersionState, VersionStatus, fold::Effect},
    },
    value::{gather::Gather, id::VersionId, register::EventTime},
};

impl Followed for VersionEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        _: EventTime,
        _: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::TakenAsBasis(fact) => talks.of_basis(&fact.version, named),
            Self::Drafted(_)
            | Self::Tabled(_)
            | Self::AdoptedAdReferendum(_)
            | Self::Adopted(_)
            | Self::Rejected(_)
            | Self::Revived(_)
            | Self::Renamed(_)
            | Self::Superseded(_)
            | Self::Withdrawn(_) => Vec::new(),
        }
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        matches!(self, Self::TakenAsBasis(_))
    }
}

impl Negotiation {
    /// The former basis is superseded, and points follow the new one.
    fn of_basis(&self, version: &VersionId, named: Named) -> Vec<Event> {
        let former = self.state.basis.as_ref().and_then(|basis| self.state.versions.get(basis.value()));
        let former = former.filter(|former| {
            former.id != *version && former.status.value() == VersionStatus::UnderNegotiation
        });
        let superseded = |former: &VersionState| {
            Superseded::from_parts(former.id.clone()).with_successor(version.clone()).into()
        };
        let mut events: Vec<Event> = former.map(superseded).into_iter().gather();
        for (ix, effect) in named.version.map_or_else(Vec::new, |ix| self.effects(ix)) {
            let Some(point) = self.state.points.get(ix) else { continue };
            let (id, status) = (point.id.clone(), point.status.value());
            let in_text = !status.is_out() && status != PointStatus::Closed;
            events.extend(match effect {
                Effect::Dropped if in_text => Some(point::Dropped::from_parts(id).into()),
                Effect::Moved(to) if in_text => {
                    Some(point::MovedToInstrument::from_parts(id, to.clone()).into())
                }
                Effect::Superseded(into) if in_text => {
                    let into = into.iter().map(|add| add.point.clone()).collect();
                    Some(point::Superseded::from_parts(id).with_into(into).into())
                }
                Effect::Reinstated => Some(point::Reinstated::from_parts(id).into()),
                Effect::Dropped | Effect::Moved(_) | Effect::Superseded(_) => None,
            });
        }
        events
    }
}
