//! What follows from acts on points: those close together that hang together, and what was agreed reopens once the
//! agreement that it rested on no longer holds.

use crate::{
    decision::{Ballot, DecisionRule, OnWithdrawal, Verdict},
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Asked, Moment, Named, Negotiation, Said},
    talks::{
        link::LinkKind,
        party::PartyState,
        point::{Closed, PointEvent, PointState, PointStatus, Reopened, TextAgreed},
        process::Opened,
    },
    value::{gather::Gather, register::EventTime, role::Role, table::Ix},
};

impl Followed for PointEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        entry: &Entry,
        named: Named,
        _: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        match self {
            Self::Closed(_) => {
                // Those of its packages close together, and under a single undertaking all points.
                let together = named.point.map_or_else(Vec::new, |point| talks.closing_with(point));
                let others = together.iter().skip(1).filter_map(|ix| talks.state.points.get(*ix));
                others.map(|point| Closed::from_parts(point.id.clone()).into()).gather()
            }
            // Those whose acceptances wait for each other are agreed together.
            Self::TextAgreed(_) if entry.rare.rests_on.is_none() && !talks.state.conditions.is_empty() => {
                let acting = talks.state.jointly(&entry.by);
                let moment = Moment { acting: &acting, ..moment };
                let together = named.point.map_or_else(Vec::new, |point| talks.agreed_with(point, moment));
                let others = together.iter().skip(1).filter_map(|ix| talks.state.points.get(*ix));
                others.map(|point| TextAgreed::from_parts(point.id.clone()).into()).gather()
            }
            Self::Tabled(_)
            | Self::Renamed(_)
            | Self::AreasSet(_)
            | Self::Nested(_)
            | Self::Reworded(_)
            | Self::Rectified(_)
            | Self::LanguageAdded(_)
            | Self::TakenUp(_)
            | Self::Returned(_)
            | Self::AgreedInPrinciple(_)
            | Self::TextAgreed(_)
            | Self::Referred(_)
            | Self::Awarded(_)
            | Self::Dropped(_)
            | Self::MovedToInstrument(_)
            | Self::Superseded(_)
            | Self::Reinstated(_)
            | Self::Reopened(_) => Vec::new(),
        }
    }

    /// A point reopens as long as its agreement is gone, or that of one that it reopens with.
    fn is_still_due(&self, talks: &Negotiation) -> bool {
        let Self::Reopened(fact) = self else { return true };
        let point = talks.state.points.by_key(fact.point.as_str());
        point.is_some_and(|point| {
            let (verdict, _) = talks.agreement(point, point.ground(), talks.now(), false);
            // Who leaves is still asked by that, and not afterwards.
            let has_left = |party: &PartyState| {
                party.left.value()
                    && party.left.seq() > point.status.seq()
                    && party.has_held(&Role::PRINCIPAL)
            };
            let reopens = talks.state.procedure().on_withdrawal() == OnWithdrawal::Reopening;
            !verdict.is_carried()
                || talks.is_bound(point, LinkKind::Package)
                || reopens && talks.state.parties.items().iter().any(has_left)
        })
    }

    fn may_lack(&self, now: &Negotiation, _: u32) -> bool {
        match self {
            Self::Closed(_) => now.state.links.len() > 0 || now.may_have_closed_together(),
            Self::TextAgreed(_) => !now.state.conditions.is_empty(),
            Self::Reopened(_) | Self::Dropped(_) => now.may_hang_together(),
            Self::Tabled(_)
            | Self::Renamed(_)
            | Self::AreasSet(_)
            | Self::Nested(_)
            | Self::Reworded(_)
            | Self::Rectified(_)
            | Self::LanguageAdded(_)
            | Self::TakenUp(_)
            | Self::Returned(_)
            | Self::AgreedInPrinciple(_)
            | Self::Referred(_)
            | Self::Awarded(_)
            | Self::MovedToInstrument(_)
            | Self::Superseded(_)
            | Self::Reinstated(_) => false,
        }
    }
}

impl Negotiation {
    /// Whether all points may have had to close together at some time.
    fn may_have_closed_together(&self) -> bool {
        let changed = self.state.process.as_ref().map(|process| process.procedure.seq());
        let is_other = |seq| self.nth(seq).is_some_and(|entry| Opened::of(&entry.event).is_none());
        self.state.procedure().single_undertaking() || changed.is_some_and(is_other)
    }

    /// point.reopened: an agreed point that is not closed and loses an acceptance that it rests on, once parties say
    /// something new, and that the rest does not carry.
    pub(crate) fn agreement_gone(
        &self,
        point: &PointState,
        moment: Moment<'_>,
        new: &dyn Fn(Ix<PartyState>) -> Option<Said>,
    ) -> Vec<Event> {
        // What is closed rests on its closing, and not on one of those who agreed.
        let stays = !point.status.value().is_agreed() || point.status.value() == PointStatus::Closed;
        if stays || !self.state.procedure().withdrawn_acceptance_reopens() {
            return Vec::new();
        }
        let asked = Asked::Point(point);
        let said = |ix| new(ix).unwrap_or_else(|| self.said(asked, ix, point.ground(), moment));
        let electorate = self.state.electorate(asked);
        let lost = electorate.iter().any(|&ix| {
            (new(ix).is_some() || self.state.procedure().group_positions())
                && self.ballot(asked, ix, point.ground(), moment) == Some(Ballot::For)
                && self.ballot_where(asked, ix, &said) != Some(Ballot::For)
        });
        if lost { self.reopens(point, &electorate, &said) } else { Vec::new() }
    }

    /// The same, once other points are open again.
    pub(crate) fn agreement_gone_with(
        &self,
        point: &PointState,
        moment: Moment<'_>,
        then: Moment<'_>,
    ) -> bool {
        let new = |ix| Some(self.said(Asked::Point(point), ix, point.ground(), then));
        !self.agreement_gone(point, moment, &new).is_empty()
    }

    /// That a point reopens, where what they say now does not carry it.
    pub(crate) fn reopens(
        &self,
        point: &PointState,
        electorate: &[Ix<PartyState>],
        said: &dyn Fn(Ix<PartyState>) -> Said,
    ) -> Vec<Event> {
        let rule = self.state.agreeing(Asked::Point(point));
        let verdict = self.count(
            rule,
            electorate,
            |ix| self.ballot_where(Asked::Point(point), ix, said),
            DecisionRule::verdict,
        );
        match verdict {
            Verdict::Failed | Verdict::Open => {
                vec![Reopened::from_parts(point.id.clone()).into()]
            }
            Verdict::Carried => Vec::new(),
        }
    }
}
