//! Reading tracks.

use crate::{
    decision::DecisionRule,
    event::{Entry, Event},
    state::Negotiation,
    talks::{
        party::PartyView,
        point::PointView,
        track::{Opened, TrackEvent, TrackState, TrackStatus},
    },
    value::{
        id::{PointId, TrackId},
        role::{Role, Scope},
        text::Name,
    },
};

/// A track as it stands.
#[derive(Clone, Copy, Debug)]
pub struct TrackView<'a> {
    talks: &'a Negotiation,
    state: &'a TrackState,
}

impl<'a> TrackView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a TrackId {
        &self.state.id
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> TrackStatus {
        self.state.status.value()
    }

    /// The entry in which it was opened.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Opened> {
        match self.entry().map(Entry::event) {
            Some(Event::Track(TrackEvent::Opened(fact))) => Some(fact),
            _ => None,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(&self) -> Option<&'a Name> {
        self.fact().map(|fact| &fact.title)
    }

    /// The track that it is a part of.
    #[must_use]
    pub fn parent(&self) -> Option<&'a TrackId> {
        self.fact()?.parent.as_ref()
    }

    /// How its points are agreed, where it has a rule of its own.
    #[must_use]
    pub const fn rule(&self) -> Option<&'a DecisionRule> {
        self.state.rule.as_ref()
    }

    /// The parties that are named at its table; none: every party is there.
    pub fn parties(&self) -> impl Iterator<Item = PartyView<'a>> {
        let talks = self.talks;
        let current = self.state.parties.iter().filter(|(_, current)| current.value());
        current.filter_map(move |(ix, _)| talks.party(talks.party_id(*ix)?))
    }

    /// The points that are dealt with at it.
    pub fn points(&self) -> impl Iterator<Item = PointView<'a>> {
        let talks = self.talks;
        let current = self.state.points.iter().filter(|(_, current)| current.value());
        current.filter_map(move |(ix, _)| talks.point(&talks.state.points.get(*ix)?.id))
    }

    /// The parties that preside over it: those that hold the role of chair with it as the scope.
    pub fn chairs(&self) -> impl Iterator<Item = PartyView<'a>> {
        let scope = Scope::Track(self.id().clone());
        self.talks.parties().filter(move |party| party.holds_in(&Role::CHAIR, &scope))
    }
}

impl Negotiation {
    /// Every track, in the order in which they were opened.
    pub fn tracks(&self) -> impl Iterator<Item = TrackView<'_>> {
        self.state.tracks.items().iter().map(|state| TrackView { talks: self, state })
    }

    /// One track.
    #[must_use]
    pub fn track(&self, id: &TrackId) -> Option<TrackView<'_>> {
        self.state.tracks.by_key(id.as_str()).map(|state| TrackView { talks: self, state })
    }

    /// The tracks that deal with a point now; none: it is everybody's.
    pub fn tracks_with(&self, point: &PointId) -> impl Iterator<Item = TrackView<'_>> {
        let point = self.state.points.find(point.as_str());
        let tracks = self.state.tracks.items().iter();
        let with = move |track: &&TrackState| {
            point.is_some_and(|point| track.has_point(point) && !track.is_closed())
        };
        tracks.filter(with).map(|state| TrackView { talks: self, state })
    }
}
