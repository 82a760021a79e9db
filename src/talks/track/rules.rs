//! What may be done to tracks, and who acts on the points of which table.

use crate::{
    event::{
        Subject,
        fact::{Mention, Mentions},
    },
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        require::{Concern, Judge},
        rule::catalogue::{ANY_ANY_TRACK, ANY_ANY_TRACK_SUSPENDED, TRACK_CLOSED_POINTS},
    },
    notes::correction::{Corrected, Restated},
    state::Negotiation,
    talks::{
        alternative::AlternativeEvent,
        link::Made,
        party::PartyState,
        point::{Nested, PointEvent, PointState, Tabled},
        position::{Matter, PositionEvent},
        track::{TrackAction, TrackEvent, TrackLifecycle, TrackState},
    },
    value::{gather::Gather, id::PartyId, role::RoleSet, table::Ix},
};

impl<'a> Judge<'a> {
    pub(crate) fn track(&mut self, event: &TrackEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let track = self.named.track.and_then(|track| talks.state.tracks.get(track));
        let status = track.map(|track| track.status.value());
        let tracks = self.named.track.filter(|_| track.is_some());
        let concern = Concern { tracks: tracks.as_slice(), ..Concern::default() };
        let step = |judge: &mut Self, action| judge.step::<TrackLifecycle>(status, action, concern);
        match event {
            TrackEvent::Opened(_) => step(self, TrackAction::Opened)?,
            TrackEvent::Revised(_) => self.entitled(concern)?,
            TrackEvent::Suspended(_) => step(self, TrackAction::Suspended)?,
            TrackEvent::Resumed(_) => step(self, TrackAction::Resumed)?,
            TrackEvent::Closed(_) => {
                step(self, TrackAction::Closed)?;
                let open = track.is_some_and(|track| {
                    let points = track.points.iter().filter(|(_, current)| current.value());
                    let mut points = points.filter_map(|(ix, _)| talks.state.points.get(*ix));
                    points.any(|point| point.status.value().is_open())
                });
                self.require(&TRACK_CLOSED_POINTS, !open)?;
            }
            TrackEvent::Reopened(_) => step(self, TrackAction::Reopened)?,
        }
        Ok(Fill::default())
    }

    /// The point that an act at the table is on.
    pub(crate) fn point_concerned(&self) -> Option<(Ix<PointState>, &'a PointState)> {
        let state = &self.talks.state;
        let of_alternative = || state.alternatives.get(self.named.alternative?).map(|track| track.point);
        let event = &self.entry.event;
        let ix = if let Some(event) = PositionEvent::of(event) {
            match event.on() {
                Matter::Point(_) => self.named.point,
                Matter::Alternative(_) => of_alternative(),
                Matter::Version(_) => None,
            }
        } else if AlternativeEvent::of(event).is_some() {
            of_alternative().or(self.named.point)
        } else {
            PointEvent::of(event).and(self.named.point)
        }?;
        Some((ix, state.points.get(ix)?))
    }

    /// The points that an act, or what it says instead of another, holds up, beside the one that it is on: those that a link
    /// binds, and the one of which a point becomes a part.
    fn points_held_up(&self) -> impl Iterator<Item = (Ix<PointState>, &'a PointState)> + use<'a> {
        let state = &self.talks.state;
        let event = &self.entry.event;
        let instead = Corrected::of(event).and_then(|fact| fact.event.as_ref()).map(Restated::event);
        let all = std::iter::once(event).chain(instead).flat_map(|event| {
            let points = Made::of(event).map_or(&[][..], |fact| &fact.points);
            let tabled = Tabled::of(event).and_then(|fact| fact.parent.as_ref());
            let nested = Nested::of(event).and_then(|fact| fact.parent.as_ref());
            points.iter().chain(tabled).chain(nested)
        });
        let all = all.filter_map(|id| state.points.find(id.as_str()));
        all.filter_map(|ix| Some((ix, state.points.get(ix)?)))
    }

    /// `any.any.track`: a principal that is at no table of a point's tracks does not act on the point, nor hold it up.
    pub(crate) fn at_its_table(&mut self) -> Result<(), Refusal> {
        let talks = self.talks;
        // Often there is no track, and nobody is looked for.
        if talks.state.tracks.len() == 0 {
            return Ok(());
        }
        let all = self.point_concerned().into_iter().chain(self.points_held_up());
        let mut all = all.filter(|(_, point)| !point.tracks.is_empty());
        let strange = all.find(|(ix, point)| {
            let is_stranger = |actor| {
                let party = talks.state.parties.get(actor);
                party.is_some_and(|party| party.roles.has_any(RoleSet::PRINCIPAL))
                    && !talks.state.is_at_table(*ix, point, actor)
            };
            // A motion may have been put to more than the table.
            if self.moved.is_some() { self.actors().all(is_stranger) } else { self.actors().any(is_stranger) }
        });
        let subject = || strange.map_or(Subject::Negotiation, |(_, point)| Subject::Point(point.id.clone()));
        self.require_of(&ANY_ANY_TRACK, strange.is_none(), subject)
    }

    /// Whether a principal does for a group of its own what it could do itself: it is a member, and sits at the tables
    /// concerned.
    pub(crate) fn is_spoken_for_by_a_member(&self, group: Ix<PartyState>, id: &PartyId) -> bool {
        let state = &self.talks.state;
        let sits = |own: Ix<PartyState>| {
            let mut points = self.point_concerned().into_iter().chain(self.points_held_up());
            state.parties.get(own).is_some_and(|own| own.is_principal() && own.is_member_of(group))
                && points.all(|(ix, point)| state.is_at_table(ix, point, own))
        };
        let speaking = self.entry.by.parties().filter(|(_, other)| *other == Some(id));
        speaking.filter_map(|(own, _)| state.parties.find(own.as_str())).any(sits)
    }

    /// `any.any.track_suspended`: while its track is suspended, a point is neither agreed nor closed.
    pub(crate) fn track_goes_on(&mut self) -> Result<(), Refusal> {
        let talks = self.talks;
        let Some((ix, point)) = self.point_concerned().filter(|(_, point)| !point.tracks.is_empty()) else {
            return Ok(());
        };
        self.require(&ANY_ANY_TRACK_SUSPENDED, !talks.state.table_rests(ix, point))
    }
}

crate::judge::consequence::nothing_follows! { TrackEvent }

impl Judged for TrackEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<TrackLifecycle>("Track")];
}

impl Negotiation {
    /// The open tracks that deal with every point that an event names.
    pub(crate) fn tracks_of_all(&self, event: &impl Mentions) -> Vec<Ix<TrackState>> {
        let mut points = Vec::new();
        event.each_mention(&mut |mention| {
            if let Mention::Point(id) = mention {
                points.extend(self.state.points.find(id.as_str()));
            }
        });
        let first = points.first().and_then(|ix| self.state.points.get(*ix));
        let tracks = first.map_or(&[][..], |point| &point.tracks).iter().copied();
        let deals_with_all = |track: &Ix<TrackState>| {
            let track = self.state.tracks.get(*track).filter(|track| !track.is_closed());
            track.is_some_and(|track| points.iter().all(|point| track.has_point(*point)))
        };
        tracks.filter(deals_with_all).gather()
    }
}
