//! What is others' of points and alternatives.

use negotiation::{
    event::{Event, Subject},
    state::Negotiation,
    talks::{
        alternative::{AlternativeStatus, AlternativeView},
        point::{Flag, PointEvent, PointStatus, PointView, Standing},
        position::Stance,
        proposal::ProposalStatus,
    },
    value::id::PointId,
};

use super::theirs::Look;

fn is_agreed(status: PointStatus) -> bool {
    !matches!(status, PointStatus::Tabled | PointStatus::UnderDiscussion)
}

/// What comes after it is not said by one.
const fn is_over(status: PointStatus) -> bool {
    matches!(status, PointStatus::Closed | PointStatus::Dropped | PointStatus::Superseded)
}

const fn is_for(stance: Stance) -> bool {
    matches!(stance, Stance::Accepts | Stance::AcceptsIf | Stance::AcceptsWithReservation)
}

/// Whether somebody accepts the words of a point who does not play.
fn is_accepted(look: &Look<'_>, point: &PointView<'_>) -> bool {
    point.positions().any(|held| !look.is_own(held.party) && held.is_current && is_for(held.stance))
}

/// Whether somebody offered a point who does not play, in the words that it has.
fn is_offered(look: &Look<'_>, point: &PointId) -> bool {
    let mut open = look.first.proposals().filter(|one| one.status() == ProposalStatus::Submitted);
    open.any(|offer| {
        let others = offer
            .proposer()
            .is_some_and(|by| by.parties().any(|(own, other)| !look.is_own(other.unwrap_or(own))));
        others
            && offer
                .contents()
                .any(|(on, words)| on.id() == point && words == on.wording().map(|current| &current.id))
    })
}

/// Whether the words of a point are made others, and stay what they were accepted as.
fn mends(event: &Event, point: &PointId) -> bool {
    match event {
        Event::Point(PointEvent::Rectified(fact)) => fact.point == *point,
        Event::Point(PointEvent::LanguageAdded(fact)) => {
            fact.point == *point && fact.wording.standing == Some(Standing::Authentic)
        }
        _ => false,
    }
}

impl Look<'_> {
    pub(super) fn points(&self) {
        let (first, talks) = (self.first, self.talks);
        for point in talks.points() {
            let id = point.id();
            let before = first.point(id);
            let theirs = self.is_theirs(&Subject::Point(id.clone()));
            let status = point.status();
            let agreed = is_agreed(status);
            // What a player tabled itself it drops itself; what was agreed with its consent it undoes.
            let own = !theirs
                && (!agreed || matches!(status, PointStatus::Dropped | PointStatus::MovedToInstrument));
            let undone = before.is_some_and(|before| {
                let accepted = before.positions().any(|held| self.is_own(held.party) && is_for(held.stance));
                let gone = point.positions().all(|held| !self.is_own(held.party) || !is_for(held.stance));
                let closed = before.status() == PointStatus::Closed;
                accepted && (before.status() == PointStatus::TextAgreed || closed && gone)
            });
            if !own && (agreed || !undone) {
                self.is(format!("{id} agreed {agreed}"));
            } else if undone {
                self.is(format!("{id} agreed true"));
            }
            if let Some(before) = before.filter(|before| is_over(before.status())) {
                let status = if undone { before.status() } else { status };
                self.is(format!("{id} was {} and is {status}", before.status()));
            }
            let Some(before) = before else { continue };
            if is_offered(self, id) {
                let mended = talks.entries().iter().filter(|entry| mends(entry.event(), id)).count();
                self.is(format!("{id} is offered, and was mended {mended} times"));
            }
            self.taken_away(&point, &before);
            if is_agreed(before.status()) || is_accepted(self, &before) {
                let words = point.wording().map(|words| (&words.id, &words.text));
                self.is(format!("{id} {} {:?} {words:?}", point.title(), point.areas()));
                let authentic = point.languages().filter(|(_, standing)| *standing == Standing::Authentic);
                self.is(format!("{id} in {:?}", authentic.map(|(words, _)| &words.id).collect::<Vec<_>>()));
                self.is(format!("{id} is part of {:?}", point.parent()));
                let parts = first.points().filter_map(|part| talks.point(part.id()));
                let parts: Vec<_> = parts.filter(|part| part.parent() == Some(id)).collect();
                self.is(format!("{id} has {} parts", parts.len()));
            }
            if before.flag() == Some(Flag::ReferredToArbiter) {
                self.is(format!("{id} {:?}", point.flag()));
            }
            // What a mediator holds in confidence does not count.
            for held in point.positions().filter(|held| held.counts && is_for(held.stance)) {
                if !self.is_own(held.party) {
                    self.is(format!("{id} {} {} on {:?}", held.party, held.stance, held.wording));
                }
            }
        }
        for alternative in talks.alternatives() {
            let (id, before) = (alternative.id(), first.alternative(alternative.id()));
            let words = alternative.wording().map(|words| (&words.id, &words.text));
            if self.is_theirs(&Subject::Alternative(id.clone())) {
                self.is(format!("{id} {} {words:?}", alternative.status()));
            } else if before.is_some_and(|before| {
                before.positions().any(|held| !self.is_own(held.party) && is_for(held.stance))
            }) {
                self.is(format!("{id} {words:?}"));
            }
        }
    }

    /// Where others took away brackets or a part of a player, there are no more of them than at the beginning.
    fn taken_away(&self, point: &PointView<'_>, before: &PointView<'_>) {
        let is_own = |thing: Subject| !self.is_theirs(&thing);
        let is_aside = |one: &AlternativeView<'_>| {
            one.status() == AlternativeStatus::SetAside && is_own(Subject::Alternative(one.id().clone()))
        };
        if before.alternatives().any(|one| is_aside(&one)) {
            let more = point.open_alternatives().count() > before.open_alternatives().count();
            self.is(format!("{} has more brackets: {more}", point.id()));
        }
        let parts = |talks: &Negotiation| {
            let of = |part: &PointView<'_>| {
                part.parent() == Some(point.id()) && part.status() != PointStatus::Dropped
            };
            talks.points().filter(of).count()
        };
        let mut dropped = self
            .first
            .points()
            .filter(|part| part.parent() == Some(point.id()) && part.status() == PointStatus::Dropped);
        if dropped.any(|part| is_own(Subject::Point(part.id().clone()))) {
            let more = parts(self.talks) > parts(self.first);
            self.is(format!("{} has more parts: {more}", point.id()));
        }
    }
}
