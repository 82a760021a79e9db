//! How facts about tracks fit and fold, and who is at the table of a point.

use std::borrow::Cow;

use crate::{
    decision::DecisionRule,
    event::Entry,
    event::Subject,
    judge::rule::{
        Rule,
        catalogue::{
            ENTRY_BOUNDS_SIZE, TRACK_OPENED_ONCE, TRACK_REVISED_ONCE, TRACK_REVISED_PARTIES_ADDED,
            TRACK_REVISED_PARTIES_REMOVED, TRACK_REVISED_POINTS_ADDED, TRACK_REVISED_POINTS_REMOVED,
            TRACK_REVISED_SOMETHING,
        },
    },
    state::{Actors, Asked, Fault, Folded, Named, Negotiation, State},
    talks::{
        party::PartyState,
        point::PointState,
        track::{MAX_PER_TRACK, Opened, Revised, TrackEvent, TrackState, TrackStatus},
    },
    value::{
        gather::Gather,
        id::{PartyId, PointId},
        register::{At, Register},
        sorted::sort,
        table::Ix,
    },
};

/// Whether no id stands in a list twice.
pub(crate) fn is_each_once<T: Ord>(ids: &[T]) -> bool {
    let mut sorted: Vec<_> = ids.iter().collect();
    sort(&mut sorted);
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
        match event {
            TrackEvent::Opened(fact) => {
                // track.opened.once, entry.bounds.size
                let fits = fact.parties.len() <= MAX_PER_TRACK && fact.points.len() <= MAX_PER_TRACK;
                let once = is_each_once(&fact.parties) && is_each_once(&fact.points);
                match (fits, once) {
                    (false, _) => Some(&ENTRY_BOUNDS_SIZE),
                    (true, false) => Some(&TRACK_OPENED_ONCE),
                    (true, true) => None,
                }
            }
            TrackEvent::Revised(fact) => self.revision_fault(fact, named),
            TrackEvent::Suspended(_)
            | TrackEvent::Resumed(_)
            | TrackEvent::Closed(_)
            | TrackEvent::Reopened(_) => None,
        }
    }

    /// What is added is not in the track, what is removed is, and each is named once.
    fn revision_fault(&self, fact: &Revised, named: Named) -> Option<&'static Rule> {
        let track = named.track.and_then(|track| self.tracks.get(track))?;
        let parties: Vec<_> = fact.parties_added.iter().chain(&fact.parties_removed).collect();
        let points: Vec<_> = fact.points_added.iter().chain(&fact.points_removed).collect();
        let party = |id: &PartyId| self.parties.find(id.as_str());
        let point = |id: &PointId| self.points.find(id.as_str());
        let has_party = |id: &PartyId| party(id).is_some_and(|party| track.has_party(party));
        let has_point = |id: &PointId| point(id).is_some_and(|point| track.has_point(point));
        let new_parties = fact.parties_added.iter().map(party);
        let new_parties =
            new_parties.filter(|ix| track.parties.iter().all(|(known, _)| Some(*known) != *ix)).count();
        let new_points = fact.points_added.iter().map(point);
        let new_points =
            new_points.filter(|ix| track.points.iter().all(|(known, _)| Some(*known) != *ix)).count();
        let fits = track.parties.len() + new_parties <= MAX_PER_TRACK
            && track.points.len() + new_points <= MAX_PER_TRACK;
        let rules: [(bool, &'static Rule); 7] = [
            (!parties.is_empty() || !points.is_empty(), &TRACK_REVISED_SOMETHING),
            (is_each_once(&parties) && is_each_once(&points), &TRACK_REVISED_ONCE),
            (!fact.parties_added.iter().any(has_party), &TRACK_REVISED_PARTIES_ADDED),
            (fact.parties_removed.iter().all(has_party), &TRACK_REVISED_PARTIES_REMOVED),
            (!fact.points_added.iter().any(has_point), &TRACK_REVISED_POINTS_ADDED),
            (fact.points_removed.iter().all(has_point), &TRACK_REVISED_POINTS_REMOVED),
            (fits, &ENTRY_BOUNDS_SIZE),
        ];
        rules.into_iter().find_map(|(kept, rule)| (!kept).then_some(rule))
    }

    fn fold_track(&mut self, event: &TrackEvent, named: Named, at: At<'_>) {
        match event {
            TrackEvent::Opened(fact) => self.open_track(fact, at),
            TrackEvent::Revised(fact) => self.revise_track(fact, named, at),
            TrackEvent::Suspended(_) => self.stands(named, TrackStatus::Suspended, at),
            TrackEvent::Resumed(_) | TrackEvent::Reopened(_) => self.stands(named, TrackStatus::Open, at),
            TrackEvent::Closed(_) => self.stands(named, TrackStatus::Closed, at),
        }
    }

    fn open_track(&mut self, fact: &Opened, at: At<'_>) {
        let since = || Register::new(true, at.seq);
        let parties = fact.parties.iter().filter_map(|id| self.parties.find(id.as_str()));
        let parties = parties.map(|ix| (ix, since())).gather();
        let points = fact.points.iter().filter_map(|id| self.points.find(id.as_str())).gather();
        let track = self.tracks.add(TrackState {
            id: fact.track.clone(),
            introduced: at.seq,
            rule: fact.rule.clone(),
            parties,
            points: points.iter().map(|ix| (*ix, since())).collect(),
            status: Register::new(TrackStatus::Open, at.seq),
        });
        for point in points {
            if let Some(point) = self.points.get_mut(point) {
                point.tracks.push(track);
            }
        }
    }

    fn revise_track(&mut self, fact: &Revised, named: Named, at: At<'_>) {
        let Some(track) = named.track else { return };
        for (parties, seated) in [(&fact.parties_added, true), (&fact.parties_removed, false)] {
            for party in parties.iter().filter_map(|id| self.parties.find(id.as_str())) {
                if let Some(track) = self.tracks.get_mut(track) {
                    track.seat(party, seated, at);
                }
            }
        }
        for (points, dealt) in [(&fact.points_added, true), (&fact.points_removed, false)] {
            for ix in points.iter().filter_map(|id| self.points.find(id.as_str())).gather() {
                let is_new = self.tracks.get_mut(track).is_some_and(|track| track.deal_with(ix, dealt, at));
                if let Some(point) = self.points.get_mut(ix).filter(|_| is_new) {
                    point.tracks.push(track);
                }
            }
        }
    }

    fn stands(&mut self, named: Named, status: TrackStatus, at: At<'_>) {
        if let Some(track) = named.track.and_then(|track| self.tracks.get_mut(track)) {
            track.status.set(status, at);
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
            Asked::Alternative(track) => self.points.get(track.point)?.id.as_str(),
            Asked::Version(_) | Asked::Adoption(_) => return None,
        };
        let ix = self.points.find(id)?;
        self.points.get(ix).filter(|point| !point.tracks.is_empty()).map(|point| (ix, point))
    }

    /// Whose agreement is asked: the principals that take part, at the tables of the point.
    pub(crate) fn electorate(&self, asked: Asked<'_>) -> Cow<'_, [Ix<PartyState>]> {
        match self.tracked(asked) {
            None => Cow::Borrowed(&self.principals),
            Some((ix, point)) => {
                let seated = self.principals.iter().copied();
                Cow::Owned(seated.filter(|party| self.is_at_table(ix, point, *party)).gather())
            }
        }
    }

    /// The parties that the tables of a matter have or had.
    pub(crate) fn named_at_table(&self, asked: Asked<'_>) -> Vec<Ix<PartyState>> {
        let tracks = self.tracked(asked).into_iter().flat_map(|(ix, point)| self.tracks_of(ix, point));
        tracks.flat_map(|track| track.parties.iter().map(|(party, _)| *party)).gather()
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
        let id = self.tracked(asked).and_then(|(ix, point)| {
            let mut tracks = self.tracks_of(ix, point);
            match (tracks.next(), tracks.next()) {
                (Some(track), None) => track.id.as_str().into(),
                _ => None,
            }
        });
        let rule = id.and_then(|id: &str| self.tracks.by_key(id)).and_then(|track| track.rule.as_ref());
        rule.unwrap_or_else(|| self.procedure().agreeing())
    }
}

impl TrackState {
    fn seat(&mut self, party: Ix<PartyState>, seated: bool, at: At<'_>) {
        match self.parties.iter_mut().find(|(one, _)| *one == party) {
            Some((_, current)) => {
                current.set(seated, at);
            }
            None => self.parties.push((party, Register::new(seated, at.seq))),
        }
    }

    /// Says whether it never had the point before.
    fn deal_with(&mut self, point: Ix<PointState>, dealt: bool, at: At<'_>) -> bool {
        if let Some((_, current)) = self.points.iter_mut().find(|(one, _)| *one == point) {
            current.set(dealt, at);
            return false;
        }
        self.points.push((point, Register::new(dealt, at.seq)));
        true
    }
}

impl Folded for TrackEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_track(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_track(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let track = talks.state.tracks.get(named.track?)?;
        match self {
            Self::Opened(_) => None,
            Self::Revised(fact) => {
                let parties = fact.parties_added.iter().chain(&fact.parties_removed);
                let parties = parties.filter_map(|id| talks.state.parties.find(id.as_str()));
                let parties = parties.filter_map(|ix| track.parties.iter().find(|(party, _)| *party == ix));
                let points = fact.points_added.iter().chain(&fact.points_removed);
                let points = points.filter_map(|id| talks.state.points.find(id.as_str()));
                let points = points.filter_map(|ix| track.points.iter().find(|(point, _)| *point == ix));
                let points = points.map(|(_, current)| current.seq());
                talks.last_in_time(parties.map(|(_, current)| current.seq()).chain(points))
            }
            Self::Suspended(_) | Self::Resumed(_) | Self::Closed(_) | Self::Reopened(_) => {
                Some(track.status.seq())
            }
        }
    }
}
