//! Ways to closing, found by trying each step on a copy.

use crate::{
    decision::{Ballot, Verdict},
    event::{Actor, Disclosure, Event},
    judge::permitted::Probe,
    query::{Block, Step},
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        alternative,
        link::{self, LinkKind},
        party::PartyState,
        point::{self, PointState, PointStatus},
        position::{Stance, Taken},
        process::{self, NegotiationStatus, Phase},
        track::{self, TrackStatus},
    },
    value::{
        gather::Gather,
        id::{EntryId, PointId, RecorderId},
        sorted::{Set, sort_by_key},
        table::Ix,
        when::Instant,
    },
};

/// What is done about a point that is not agreed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Preference {
    /// It is agreed, unless a rival closes.
    Agreeing,
    /// It is agreed or dropped, whichever weighs less.
    Lighter,
}

/// A way under trial: the copy, and the steps that were taken on it.
struct Way<'w> {
    copy: Negotiation,
    /// The points that close before any step.
    closing: &'w Set<Ix<PointState>>,
    at: Instant,
    recorder: RecorderId,
    steps: Vec<Step>,
    weight: usize,
    /// Whether a point may have been lighter to drop than to agree.
    may_be_lighter: bool,
}

/// The ways that were found.
#[derive(Default)]
pub(super) struct Ways {
    pub(super) steps: Option<Vec<Step>>,
    pub(super) instead: Option<Vec<Step>>,
    pub(super) are_fewest: bool,
}

impl Ways {
    /// Two ways are tried: one drops no point that can be agreed, the other what weighs less dropped.
    pub(super) fn of(talks: &Negotiation, at: Instant, closing: &Set<Ix<PointState>>) -> Self {
        let way = |preference| Way::new(talks, at, closing)?.close_all(preference);
        let agreeing = way(Preference::Agreeing);
        // Where no point is lighter dropped, both are one way.
        let may_be_lighter = agreeing.as_ref().is_none_or(|way| way.may_be_lighter);
        let lighter = if may_be_lighter { way(Preference::Lighter) } else { None };
        let is_lighter =
            |lighter: &Way<'_>| agreeing.as_ref().is_none_or(|other| lighter.weight < other.weight);
        let Some(lighter) = lighter.filter(is_lighter) else {
            let steps = agreeing.map(|way| way.steps);
            return Self { are_fewest: are_fewest(talks, steps.as_deref()), steps, instead: None };
        };
        let steps = Some(lighter.steps);
        Self {
            are_fewest: are_fewest(talks, steps.as_deref()),
            steps,
            instead: agreeing.map(|way| way.steps),
        }
    }
}

/// Whether no way is shorter: each point that is not agreed takes a step at least, those with acceptances that wait one for all,
/// since they may be agreed together, and so do those that are agreed and close together; and the whole takes its steps to
/// take closings.
fn are_fewest(talks: &Negotiation, steps: Option<&[Step]>) -> bool {
    let points = || talks.state.points.iter().filter(|(_, point)| !point.status.value().is_settled());
    let is_agreed = |point: &PointState| point.status.value() == PointStatus::TextAgreed;
    let open = || points().filter(|(_, point)| !is_agreed(point)).map(|(_, point)| point);
    let waits = |point: &&PointState| talks.unmet_on(point, talks.now()).next().is_some();
    let waiting = open().filter(waits).count();
    let apart = open().count() - waiting + waiting.min(1);
    let mut closing = Set::new();
    let mut together = 0_usize;
    for (ix, _) in points().filter(|(_, point)| is_agreed(point)) {
        if !closing.contains(&ix) {
            together += 1;
            closing.extend(talks.closing_with(ix));
        }
    }
    let of_whole = |step: &&Step| matches!(step.event, Event::Negotiation(_));
    steps.is_some_and(|steps| steps.len() <= apart + together + steps.iter().filter(of_whole).count())
}

impl<'w> Way<'w> {
    fn new(talks: &Negotiation, at: Instant, closing: &'w Set<Ix<PointState>>) -> Option<Self> {
        let recorder = RecorderId::new("way").ok()?;
        Some(Self {
            copy: talks.what_if(),
            closing,
            at,
            recorder,
            steps: Vec::new(),
            weight: 0,
            may_be_lighter: false,
        })
    }

    /// Goes on until every point is closed or dropped.
    fn close_all(mut self, preference: Preference) -> Option<Self> {
        self.resume()?;
        for (_, point) in self.unsettled() {
            self.settle(&point, preference)?;
        }
        loop {
            // What was closed may be open again: a package is released, an agreement ends.
            let left = self.unsettled();
            if left.is_empty() {
                return Some(self);
            }
            let mut each = left.iter().map(|(_, point)| point);
            // Whatever closes may be what others wait for.
            let close =
                |point: &PointId| self.take(Actor::Secretariat, point::Closed::from_parts(point.clone()));
            if each.clone().find_map(close).is_none() {
                let cleared = each.clone().find_map(|point| self.clear(point));
                // What nothing else helps, as after a failed gate, is dropped.
                cleared.or_else(|| each.find_map(|point| self.drop_out(point)))?;
            }
        }
    }

    fn take(&mut self, by: Actor, event: impl Into<Event>) -> Option<()> {
        self.take_event(by, event.into())
    }

    fn take_event(&mut self, by: Actor, event: Event) -> Option<()> {
        let id = (0..).map(|n| format!("way-{}-{n}", self.steps.len()));
        let mut ids = id.filter_map(|id| EntryId::new(id).ok());
        let id = ids.find(|id| !self.copy.is_taken(id))?;
        let decide = |step: &Step| {
            let draft = step.to_draft(id.clone(), self.recorder.clone(), self.at);
            self.copy.decide(draft).ok()
        };
        // Nearly always nothing is hidden, and no question is rested on.
        let mut step = Step { by, event, rests_on: None, disclosure: Disclosure::Public };
        let decision = if let Some(decision) = decide(&step) {
            decision
        } else {
            (step.rests_on, step.disclosure) = self.copy.way_to(&step.by, &step.event, self.at).ok()?;
            decide(&step)?
        };
        self.copy.accept(decision).ok()?;
        self.steps.push(step);
        self.weight += 1;
        Some(())
    }

    /// The same by the secretariat, or else jointly by all who are asked for it.
    fn take_together(&mut self, event: impl Into<Event>) -> Option<()> {
        let event = event.into();
        self.take(Actor::Secretariat, event.clone()).or_else(|| {
            let all = self.copy.all_asked_for(&event);
            self.take(all, event)
        })
    }

    /// The whole takes closings, and so does the track of every open point.
    fn resume(&mut self) -> Option<()> {
        if matches!(self.copy.status(), Some(NegotiationStatus::Completed | NegotiationStatus::Abandoned)) {
            self.take_together(process::Reopened::new())?;
        }
        if self.copy.is_suspended() {
            self.take_together(process::Resumed::new())?;
        }
        if self.copy.status() == Some(NegotiationStatus::BrokenOff) {
            self.take_together(process::PhaseBegun::from_parts(Phase::Talks))?;
        }
        Some(())
    }

    /// The points that are neither closed nor dropped, parts before the whole.
    fn unsettled(&self) -> Vec<(Ix<PointState>, PointId)> {
        let points = self.copy.state.points.iter().filter(|(_, point)| !point.status.value().is_settled());
        let mut all = points.map(|(ix, point)| (ix, point.id.clone())).gather();
        all.reverse();
        all
    }

    /// A point is agreed or dropped. Of rivals the first that is agreed closes.
    fn settle(&mut self, id: &PointId, preference: Preference) -> Option<()> {
        let drops = self.has_agreed_rival(id)? || {
            let is_lighter = self.is_lighter_dropped(id);
            self.may_be_lighter |= is_lighter != Some(false);
            preference == Preference::Lighter && is_lighter?
        };
        if drops && self.drop_out(id).is_some() {
            return Some(());
        }
        self.agree(id).or_else(|| self.drop_out(id))
    }

    /// Whether a rival of a point is closed, or agreed and about to be.
    fn has_agreed_rival(&self, id: &PointId) -> Option<bool> {
        let (ix, point) = self.find(id)?;
        if !self.copy.is_bound(point, LinkKind::Exclusive) {
            return Some(false);
        }
        let points = self.copy.state.points.iter();
        let agreed = points.filter(|(_, point)| point.status.value() == PointStatus::TextAgreed);
        let agreed = agreed.map(|(other, _)| other).gather();
        Some(self.copy.rivalry_of(ix, &agreed).is_some())
    }

    fn is_lighter_dropped(&self, id: &PointId) -> Option<bool> {
        let (_, point) = self.find(id)?;
        let agreeing = self.weight_of_agreeing(point);
        Some(agreeing.is_none_or(|agreeing| self.weight_of_dropping(point) < agreeing))
    }

    /// How many steps it takes to agree on a point and close it.
    fn weight_of_agreeing(&self, point: &PointState) -> Option<usize> {
        let positions = self.lacking(point)?.len();
        if point.status.value() == PointStatus::TextAgreed {
            return Some(positions + 1);
        }
        Some(self.copy.brackets_of(point).count() + 2)
    }

    /// Dropping gives up what was accepted: two more for each party that accepts it.
    fn weight_of_dropping(&self, point: &PointState) -> usize {
        let asked = Asked::Point(point);
        let electorate = self.copy.state.electorate(asked);
        let ballot = |ix| self.copy.ballot(asked, ix, Ground::Provisional, Moment::at(self.at.to_utc()));
        1 + 2 * electorate.iter().filter(|ix| ballot(**ix) == Some(Ballot::For)).count()
    }

    fn drop_out(&mut self, id: &PointId) -> Option<()> {
        let weight = self.find(id).map(|(_, point)| self.weight_of_dropping(point))?;
        self.take_together(point::Dropped::from_parts(id.clone()))?;
        self.weight += weight - 1;
        Some(())
    }

    /// The words are agreed: by what is recorded already, or by enough principals, those first who stand least against
    /// them: jointly, or once each of them has accepted them.
    fn agree(&mut self, id: &PointId) -> Option<()> {
        self.go_on(id)?;
        let agreed = |way: &Self| {
            way.find(id).is_some_and(|(_, point)| point.status.value() == PointStatus::TextAgreed)
        };
        let text_agreed =
            |way: &mut Self| way.take(Actor::Secretariat, point::TextAgreed::from_parts(id.clone()));
        if !agreed(self) && text_agreed(self).is_none() {
            // Rival words would keep the text from being agreed.
            let rivals = self.copy.brackets_of(self.find(id)?.1);
            let rivals: Vec<_> = rivals.map(|alternative| alternative.id.clone()).collect();
            for rival in rivals {
                self.take_together(alternative::SetAside::from_parts(rival))?;
            }
        }
        let closes = |way: &Self| {
            if way.steps.is_empty() {
                return way.find(id).is_some_and(|(ix, _)| way.closing.contains(&ix));
            }
            let closed = point::Closed::from_parts(id.clone()).into();
            way.copy.way_to(&Actor::Secretariat, &closed, way.at).is_ok()
        };
        if !agreed(self) && self.agree_jointly(id).is_some() && closes(self) {
            return Some(());
        }
        if !(agreed(self) && closes(self)) {
            for party in self.lacking(self.find(id)?.1)? {
                let party = self.copy.state.parties.get(party)?.id.clone();
                let taken = Taken::from_parts(party.clone(), id.clone().into(), Stance::Accepts);
                self.take(Actor::Party(party), taken)?;
            }
        }
        // A position may have reopened the point.
        if agreed(self) { Some(()) } else { text_agreed(self) }
    }

    /// Those whose acceptance is lacking agree on the words in one act, with another one if it is one alone.
    fn agree_jointly(&mut self, id: &PointId) -> Option<()> {
        let (_, point) = self.find(id)?;
        let mut parties = self.lacking(point)?;
        if let [one] = parties[..] {
            let asked = Asked::Point(point);
            let electorate = self.copy.state.electorate(asked);
            let ballot = |ix| self.copy.ballot(asked, ix, Ground::Provisional, Moment::at(self.at.to_utc()));
            let others = || electorate.iter().copied().filter(|other| *other != one);
            let accepts = others().find(|other| ballot(*other) == Some(Ballot::For));
            parties.extend(accepts.or_else(|| others().next()));
        }
        let parties = parties.iter().filter_map(|ix| self.copy.party_id(*ix)).cloned();
        self.take(Actor::all_of(parties), point::TextAgreed::from_parts(id.clone()))
    }

    /// The work of the tracks of a point goes on, where all of them are suspended.
    fn go_on(&mut self, id: &PointId) -> Option<()> {
        let (ix, point) = self.find(id)?;
        let mut tracks = self.copy.state.tracks_of(ix, point).peekable();
        let first = tracks.peek().map(|track| track.id.clone());
        let rest = tracks.all(|track| track.status.value() == TrackStatus::Suspended);
        drop(tracks);
        match first.filter(|_| rest) {
            Some(track) => self.take_together(track::Resumed::from_parts(track)),
            None => Some(()),
        }
    }

    fn find(&self, id: &PointId) -> Option<(Ix<PointState>, &PointState)> {
        let ix = self.copy.state.points.find(id.as_str())?;
        Some((ix, self.copy.state.points.get(ix)?))
    }

    /// The principals whose acceptance would be enough for closing.
    fn lacking(&self, point: &PointState) -> Option<Vec<Ix<PartyState>>> {
        let copy = &self.copy;
        let (words, moment) = (point.words.value(), Moment::at(self.at.to_utc()));
        let asked = Asked::Point(point);
        let ballot = |ix| copy.ballot(asked, ix, Ground::Closing, moment);
        let mut others = copy
            .state
            .electorate(asked)
            .iter()
            .copied()
            .filter(|ix| ballot(*ix) != Some(Ballot::For))
            .gather();
        sort_by_key(&mut others, |ix| {
            let position =
                copy.held_on(asked, *ix).filter(|position| copy.state.same_words(position.wording, words));
            match position.and_then(|position| position.stance) {
                Some(Stance::Rejects) => 3,
                Some(Stance::Opposes | Stance::Counters) => 2,
                None | Some(Stance::AgreesInPrinciple | Stance::Reserves | Stance::Silent) => 1,
                Some(_) => 0,
            }
        });
        let rule = copy.state.agreeing(asked);
        let electorate = copy.state.electorate(asked);
        let mut accepting = Vec::new();
        let mut others = others.into_iter();
        loop {
            let verdict = copy.count(
                rule,
                &electorate,
                |ix| if accepting.contains(&ix) { Some(Ballot::For) } else { ballot(ix) },
                |rule, votes| if votes.is_empty() { Verdict::Open } else { rule.verdict(votes) },
            );
            if verdict.is_carried() {
                return Some(accepting);
            }
            accepting.push(others.next()?);
        }
    }

    /// What keeps a point from closing is out of the way: of rivals one is dropped, any other link is released, by those
    /// who made it or by all who decide.
    fn clear(&mut self, id: &PointId) -> Option<()> {
        let (ix, point) = self.find(id)?;
        let probe = Probe::new(&self.copy, &Actor::Secretariat, self.at)?;
        let blocks = self.copy.blocks_of(ix, point, &probe).unwrap_or_default();
        let mut rival = false;
        let mut link = None;
        for block in blocks {
            match block {
                Block::Exclusive(_) => rival = true,
                Block::Condition(id, _) | Block::Package(id, _) => link = link.or(Some(id.clone())),
                Block::Status(_)
                | Block::Elsewhere(_)
                | Block::Track(_)
                | Block::NoPrincipals
                | Block::NobodyElse(_)
                | Block::Agreement(..)
                | Block::Waits(..)
                | Block::Alternative(_)
                | Block::Part(_)
                | Block::Gate(_)
                | Block::Undertaking(..)
                | Block::Together(_)
                | Block::Rule(_) => {}
            }
        }
        let Some(link) = link else { return if rival { self.drop_out(id) } else { None } };
        let made_by = self.copy.link(&link)?.entry().map(|entry| entry.by().clone());
        let released = link::Released::from_parts(link);
        made_by.and_then(|by| self.take(by, released.clone())).or_else(|| self.take_together(released))
    }
}
