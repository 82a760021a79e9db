//! A way to closing, found by trying each step on a copy.

use crate::{
    decision::{Ballot, Verdict},
    event::{Actor, Draft, Event},
    query::{Block, Step},
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        alternative, link,
        party::PartyState,
        point::{self, PointState, PointStatus},
        position::{Stance, Taken},
        process::{self, NegotiationStatus, Phase},
    },
    value::{
        id::{EntryId, LinkId, PointId, RecorderId},
        table::Ix,
        when::Instant,
    },
};

/// A way under trial: the copy, and the steps that were taken on it.
pub(super) struct Way {
    copy: Negotiation,
    at: Instant,
    recorder: RecorderId,
    steps: Vec<Step>,
}

impl Way {
    pub(super) fn new(talks: &Negotiation, at: Instant) -> Option<Self> {
        // Nothing is recorded before the last entry.
        let at = talks.last_recorded().map_or(at, |last| last.max(at));
        Some(Self { copy: talks.what_if(), at, recorder: RecorderId::new("way").ok()?, steps: Vec::new() })
    }

    /// The steps after which every point is closed or dropped.
    pub(super) fn close_all(mut self) -> Option<Vec<Step>> {
        self.resume()?;
        for point in self.unsettled() {
            self.agree(&point)?;
        }
        loop {
            let left = self.unsettled();
            if left.is_empty() {
                return Some(self.steps);
            }
            // Whatever closes may be what others wait for.
            let close = |point: &PointId| self.take(Actor::Secretariat, point::Closed::new(point.clone()));
            if left.iter().find_map(close).is_none() {
                let (link, made_by) = left.iter().find_map(|point| self.in_the_way(point))?;
                self.release(&link, made_by)?;
            }
        }
    }

    fn take(&mut self, by: Actor, event: impl Into<Event>) -> Option<()> {
        let event = event.into();
        let id = (0..).map(|n| format!("way-{}-{n}", self.steps.len()));
        let mut ids = id.filter_map(|id| EntryId::new(id).ok());
        let id = ids.find(|id| self.copy.entry(id).is_none())?;
        let draft = Draft::new(id, self.recorder.clone(), self.at, by.clone(), event.clone());
        let decision = self.copy.decide(draft).ok()?;
        self.copy.accept(decision).ok()?;
        self.steps.push(Step { by, event });
        Some(())
    }

    /// The whole takes closings.
    fn resume(&mut self) -> Option<()> {
        if matches!(self.copy.status(), Some(NegotiationStatus::Completed | NegotiationStatus::Abandoned)) {
            self.take(Actor::Secretariat, process::Reopened::new())?;
        }
        if self.copy.is_suspended() {
            self.take(Actor::Secretariat, process::Resumed::new())?;
        }
        if self.copy.status() == Some(NegotiationStatus::BrokenOff) {
            self.take(Actor::Secretariat, process::PhaseBegun::new(Phase::Talks))?;
        }
        Some(())
    }

    /// The points that are neither closed nor dropped, parts before the whole.
    fn unsettled(&self) -> Vec<PointId> {
        let points = self.copy.points().filter(|point| !point.status().is_settled());
        let mut all: Vec<_> = points.map(|point| point.id().clone()).collect();
        all.reverse();
        all
    }

    /// Enough principals accept the current words, those first who stand least against them; then
    /// the words are agreed.
    fn agree(&mut self, id: &PointId) -> Option<()> {
        let (_, point) = self.find(id)?;
        for party in self.lacking(point)? {
            let party = self.copy.state.parties.get(party)?.id.clone();
            let taken = Taken::new(party.clone(), id.clone().into(), Stance::Accepts);
            self.take(Actor::Party(party), taken)?;
        }
        // A position may have reopened the point.
        if self.find(id)?.1.status.value() != PointStatus::TextAgreed {
            // Rival words would keep the text from being agreed.
            let rivals: Vec<_> = self
                .copy
                .open_alternatives(self.find(id)?.1)
                .map(|(_, alternative)| alternative.id.clone())
                .collect();
            for rival in rivals {
                self.take(Actor::Secretariat, alternative::SetAside::new(rival))?;
            }
            self.take(Actor::Secretariat, point::TextAgreed::new(id.clone()))?;
        }
        Some(())
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
        let mut others: Vec<_> = copy
            .state
            .electorate(asked)
            .iter()
            .copied()
            .filter(|ix| ballot(*ix) != Some(Ballot::For))
            .collect();
        others.sort_by_key(|ix| {
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
                |votes| if votes.is_empty() { Verdict::Open } else { rule.verdict(votes) },
            );
            if verdict.is_carried() {
                return Some(accepting);
            }
            accepting.push(others.next()?);
        }
    }

    /// A link is released, by those who made it or by all principals.
    fn release(&mut self, link: &LinkId, made_by: Option<Actor>) -> Option<()> {
        let principals = || self.copy.principals().map(|party| party.id().clone());
        let all = Actor::jointly(principals()).ok().or_else(|| principals().next().map(Actor::Party));
        [made_by, all].into_iter().flatten().find_map(|by| self.take(by, link::Released::new(link.clone())))
    }

    /// The first link that keeps a point, or one that would close with it, from closing, and who
    /// made it.
    fn in_the_way(&self, id: &PointId) -> Option<(LinkId, Option<Actor>)> {
        let (point, _) = self.find(id)?;
        let copy = &self.copy;
        let link = copy.closing_with(point).into_iter().find_map(|ix| {
            let blocks = copy.blocks_of(ix, copy.state.points.get(ix)?, self.at.to_utc());
            blocks.into_iter().find_map(|block| {
                if let Block::Condition(link, _) | Block::Exclusive(link) | Block::Package(link, _) = block {
                    Some(link)
                } else {
                    None
                }
            })
        })?;
        let made_by = copy.link(link)?.entry().map(|entry| entry.by().clone());
        Some((link.clone(), made_by))
    }
}
