//! How facts about tracks fit and fold, and who is at the table of a point.

use std::borrow::Cow;

use crate::{
    decision::DecisionRule,
    event::Entry,
    event::Subject,
    judge::rule::{
        Rule,
        catalogue::{
            ENTRY_BOUNDS_SIZE, TRACK_OPENED_ONCE, TRACK_PARTY_ADDED_ONCE, TRACK_PARTY_REMOVED_MEMBER,
            TRACK_POINT_ADDED_ONCE, TRACK_POINT_REMOVED_MEMBER,
        },
    },
    state::{Actors, Asked, Fault, Folded, Named, Negotiation, State},
    talks::{
        party::PartyState,
        point::PointState,
        track::{MAX_PER_TRACK, Opened, TrackEvent, TrackState, TrackStatus},
    },
    value::{
        register::{At, Register},
        table::Ix,
    },
};

/// Whether no id stands in a list twice.
pub(crate) fn is_each_once<T: Ord>(ids: &[T]) -> bool {
    let mut sorted: Vec<_> = ids.iter().collect();
    sorted.sort_unstable();
    !sorted.windows(2).any(|pair| matches!(pair, [one, other] if one == other))
}

impl State {
    fn check_track(&self, event: &TrackEvent, named: Named) -> Result<(), Fault> {
        match self.track_fault(event, named) {
            Some(rule) => Err(Fault::new(rule, Subject::Track(event.track().clone()))),
            None => Ok(()),
        }
    }

    fn track_fault(&self, event: &TrackEvent, named: Named) -> Option<&'static Rule> {
        if let TrackEvent::Opened(fact) = event {
            // track.opened.once, entry.bounds.size
            let fits = fact.parties.len() <= MAX_PER_TRACK && fact.points.len() <= MAX_PER_TRACK;
            let once = is_each_once(&fact.parties) && is_each_once(&fact.points);
            return match (fits, once) {
                (false, _) => Some(&ENTRY_BOUNDS_SIZE),
                (true, false) => Some(&TRACK_OPENED_ONCE),
                (true, true) => None,
            };
        }
        let own = named.track.and_then(|own| self.tracks.get(own))?;
        let has_party = || named.party.is_some_and(|party| own.has_party(party));
        let has_point = || named.point.is_some_and(|point| own.has_point(point));
        let knows_party = || own.parties.iter().any(|(party, _)| Some(*party) == named.party);
        let knows_point = || own.points.iter().any(|(point, _)| Some(*point) == named.point);
        let broken: &'static Rule = match event {
            // track.party_added.once, track.point_added.once
            TrackEvent::PartyAdded(_) if has_party() => &TRACK_PARTY_ADDED_ONCE,
            TrackEvent::PointAdded(_) if has_point() => &TRACK_POINT_ADDED_ONCE,
            // entry.bounds.size
            TrackEvent::PartyAdded(_) if own.parties.len() >= MAX_PER_TRACK && !knows_party() => {
                &ENTRY_BOUNDS_SIZE
            }
            TrackEvent::PointAdded(_) if own.points.len() >= MAX_PER_TRACK && !knows_point() => {
                &ENTRY_BOUNDS_SIZE
            }
            // track.party_removed.member, track.point_removed.member
            TrackEvent::PartyRemoved(_) if !has_party() => &TRACK_PARTY_REMOVED_MEMBER,
            TrackEvent::PointRemoved(_) if !has_point() => &TRACK_POINT_REMOVED_MEMBER,
            _ => return None,
        };
        Some(broken)
    }

    fn fold_track(&mut self, event: &TrackEvent, named: Named, at: At<'_>) {
        match event {
            TrackEvent::Opened(fact) => self.open_track(fact, at),
            TrackEvent::PartyAdded(_) => self.seat(named, true, at),
            TrackEvent::PartyRemoved(_) => self.seat(named, false, at),
            TrackEvent::PointAdded(_) => self.deal_with(named, true, at),
            TrackEvent::PointRemoved(_) => self.deal_with(named, false, at),
            TrackEvent::Suspended(_) => self.stands(named, TrackStatus::Suspended, at),
            TrackEvent::Resumed(_) | TrackEvent::Reopened(_) => self.stands(named, TrackStatus::Open, at),
            TrackEvent::Closed(_) => self.stands(named, TrackStatus::Closed, at),
        }
    }

    fn open_track(&mut self, fact: &Opened, at: At<'_>) {
        let since = || Register::new(true, at.seq);
        let parties = fact.parties.iter().filter_map(|id| self.parties.find(id.as_str()));
        let parties = parties.map(|ix| (ix, since())).collect();
        let points: Vec<_> = fact.points.iter().filter_map(|id| self.points.find(id.as_str())).collect();
        let own = self.tracks.add(TrackState {
            id: fact.track.clone(),
            introduced: at.seq,
            rule: fact.rule.clone(),
            parties,
            points: points.iter().map(|ix| (*ix, since())).collect(),
            status: Register::new(TrackStatus::Open, at.seq),
        });
        for point in points {
            if let Some(point) = self.points.get_mut(point) {
                point.tracks.push(own);
            }
        }
    }

    fn seat(&mut self, named: Named, seated: bool, at: At<'_>) {
        let Some(own) = named.track.and_then(|own| self.tracks.get_mut(own)) else { return };
        let Some(party) = named.party else { return };
        match own.parties.iter_mut().find(|(one, _)| *one == party) {
            Some((_, current)) => {
                current.set(seated, at);
            }
            None => own.parties.push((party, Register::new(seated, at.seq))),
        }
    }

    fn deal_with(&mut self, named: Named, dealt: bool, at: At<'_>) {
        let (Some(track), Some(point)) = (named.track, named.point) else { return };
        let Some(own) = self.tracks.get_mut(track) else { return };
        if let Some((_, current)) = own.points.iter_mut().find(|(one, _)| *one == point) {
            current.set(dealt, at);
            return;
        }
        own.points.push((point, Register::new(dealt, at.seq)));
        if let Some(point) = self.points.get_mut(point) {
            point.tracks.push(track);
        }
    }

    fn stands(&mut self, named: Named, status: TrackStatus, at: At<'_>) {
        if let Some(own) = named.track.and_then(|own| self.tracks.get_mut(own)) {
            own.status.set(status, at);
        }
    }

    /// The tracks that deal with a point now; none: it is everybody's.
    pub(crate) fn tracks_of<'a>(
        &'a self,
        ix: Ix<PointState>,
        point: &'a PointState,
    ) -> impl Iterator<Item = &'a TrackState> + use<'a> {
        let tracks = point.tracks.iter().filter_map(|track| self.tracks.get(*track));
        tracks.filter(move |track| track.has_point(ix) && !track.is_closed())
    }

    /// Whether a party is at a table of the point.
    pub(crate) fn is_at_table(&self, ix: Ix<PointState>, point: &PointState, party: Ix<PartyState>) -> bool {
        let mut tracks = self.tracks_of(ix, point).peekable();
        tracks.peek().is_none() || tracks.any(|track| track.seats(party))
    }

    /// The point that is asked about, where it is in any track at all.
    fn tracked(&self, asked: Asked<'_>) -> Option<(Ix<PointState>, &PointState)> {
        let id = match asked {
            Asked::Point(point) if point.tracks.is_empty() => return None,
            Asked::Point(point) => point.id.as_str(),
            Asked::Alternative(own) => self.points.get(own.point)?.id.as_str(),
            Asked::Version(_) | Asked::Adoption(_) => return None,
        };
        let ix = self.points.find(id)?;
        self.points.get(ix).filter(|point| !point.tracks.is_empty()).map(|point| (ix, point))
    }

    /// Whose consent is asked: the principals that take part, at the tables of the point.
    pub(crate) fn electorate(&self, asked: Asked<'_>) -> Cow<'_, [Ix<PartyState>]> {
        match self.tracked(asked) {
            None => Cow::Borrowed(&self.principals),
            Some((ix, point)) => {
                let seated = self.principals.iter().copied();
                Cow::Owned(seated.filter(|party| self.is_at_table(ix, point, *party)).collect())
            }
        }
    }

    /// The rule that an act on a matter needs.
    pub(crate) fn rule_for(&self, asked: Asked<'_>) -> &DecisionRule {
        match asked {
            Asked::Point(_) | Asked::Alternative(_) | Asked::Adoption(_) => self.agreeing(asked),
            Asked::Version(_) => self.procedure().basis(),
        }
    }

    /// By which rule it is agreed: that of its track, where it is in one alone that has a rule.
    pub(crate) fn agreeing(&self, asked: Asked<'_>) -> &DecisionRule {
        let own = self.tracked(asked).and_then(|(ix, point)| {
            let mut tracks = self.tracks_of(ix, point);
            match (tracks.next(), tracks.next()) {
                (Some(track), None) => track.id.as_str().into(),
                _ => None,
            }
        });
        let own = own.and_then(|id: &str| self.tracks.by_key(id)).and_then(|track| track.rule.as_ref());
        own.unwrap_or_else(|| self.procedure().agreeing())
    }
}

impl Folded for TrackEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_track(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_track(self, named, at);
    }

    fn changes(&self, whole: &Negotiation, named: Named) -> Option<u32> {
        let own = whole.state.tracks.get(named.track?)?;
        let party = || own.parties.iter().find(|(party, _)| Some(*party) == named.party);
        let point = || own.points.iter().find(|(point, _)| Some(*point) == named.point);
        match self {
            Self::Opened(_) => None,
            Self::PartyAdded(_) | Self::PartyRemoved(_) => Some(party()?.1.seq()),
            Self::PointAdded(_) | Self::PointRemoved(_) => Some(point()?.1.seq()),
            Self::Suspended(_) | Self::Resumed(_) | Self::Closed(_) | Self::Reopened(_) => {
                Some(own.status.seq())
            }
        }
    }
}
