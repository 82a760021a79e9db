//! What follows from positions: an agreed point reopens whose agreement no longer holds.

use crate::{
    decision::Ballot,
    event::{Entry, Event},
    judge::consequence::Followed,
    state::{Moment, Named, Negotiation, Said},
    talks::{
        point::{PointState, WordingState},
        position::{Held, Matter, PositionEvent, Stance},
    },
    value::{register::EventTime, table::Ix},
};

impl Followed for PositionEvent {
    /// The current words; of what is confirmed, those that were accepted.
    fn words_meant(&self, talks: &Negotiation, named: Named) -> Option<Ix<WordingState>> {
        match self {
            Self::Confirmed(fact) => talks.state.position(&fact.on, named)?.wording,
            Self::Taken(fact) => talks.words_on(&fact.on, named),
            Self::Withdrawn(_) => None,
        }
    }

    /// An agreed point reopens whose agreement no longer holds once this position stands.
    fn follows(
        &self,
        talks: &Negotiation,
        entry: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        // It is not in the state yet, and neither is its condition.
        let seq = u32::try_from(talks.entries().len()).unwrap_or(u32::MAX);
        let (on, stance, said) = match self {
            Self::Withdrawn(fact) => (&fact.on, None, Said::Nothing),
            Self::Confirmed(fact) => (&fact.on, Some(Stance::Accepts), Said::Vote(Ballot::For)),
            Self::Taken(fact) => {
                let said = match &fact.condition {
                    Some(condition) if !talks.is_met(condition, moment) => Said::Pending,
                    _ => Said::Vote(fact.stance.ballot()),
                };
                (&fact.on, Some(fact.stance), said)
            }
        };
        let Some(party) = named.party else { return Vec::new() };
        let own = || entry.speaks_for(self.party());
        let new = || Held { stance, wording: stance.and(named.wording), seq, own: own() };
        let position = |point: &PointState| point.positions.of(party);
        let (point, position, there) = match on {
            Matter::Version(_) => return Vec::new(),
            Matter::Point(_) => {
                let Some(point) = named.point.and_then(|ix| talks.state.points.get(ix)) else {
                    return Vec::new();
                };
                // Nearly always nothing was agreed that could come undone.
                if !point.status.value().is_agreed() {
                    return Vec::new();
                }
                (point, Some(new()), talks.source_of(point).and_then(|source| source.positions.of(party)))
            }
            // A position on the alternative whose words the point has is one on the point.
            Matter::Alternative(_) => {
                let source = named.alternative.and_then(|ix| talks.state.alternatives.get(ix));
                let point = source.and_then(|source| talks.state.points.get(source.point));
                match point {
                    Some(point) if talks.state.alternative_of(point.words.value()) == named.alternative => {
                        (point, position(point), Some(new()))
                    }
                    _ => return Vec::new(),
                }
            }
        };
        let words = point.words.value();
        let then = match talks.later(position, there, words, Some(place)) {
            Some(position) if position.seq == seq => {
                if !position.own {
                    // What a mediator holds in confidence is no act of the party.
                    Said::Nothing
                } else if stance == Some(Stance::AgreesInPrinciple) {
                    Said::of_aim(point.ground())
                } else if talks.state.same_words(position.wording, words) {
                    said
                } else {
                    Said::Nothing
                }
            }
            position => talks.weigh(party, position, words, point.ground(), moment),
        };
        talks.agreement_gone(point, moment, &|ix| (ix == party).then_some(then))
    }

    /// Several parties may take positions on one point.
    fn consequence_suffix(&self) -> Option<String> {
        let Self::Taken(fact) = self else { return None };
        // Points, alternatives and versions may have ids in common.
        Some(match fact.on {
            Matter::Point(_) => fact.party.to_string(),
            Matter::Alternative(_) => format!("alternative/{}", fact.party),
            Matter::Version(_) => format!("version/{}", fact.party),
        })
    }

    /// The point may reopen, unless its status was changed since, and with it what hangs together with it.
    fn may_lack(&self, now: &Negotiation, seq: u32) -> bool {
        let points = &now.state.points;
        let point = match self.on() {
            Matter::Point(id) => points.by_key(id.as_str()),
            Matter::Alternative(id) => {
                let alternative = now.state.alternatives.by_key(id.as_str());
                alternative.and_then(|alternative| points.get(alternative.point))
            }
            Matter::Version(_) => None,
        };
        point.is_some_and(|point| {
            now.may_hang_together() || now.order_of(point.status.seq()) <= now.order_of(seq)
        })
    }
}

impl Negotiation {
    /// The words that the matter has now; a version has none of its own.
    pub(crate) fn words_on(&self, on: &Matter, named: Named) -> Option<Ix<WordingState>> {
        match on {
            Matter::Point(_) => self.state.points.get(named.point?)?.words.value(),
            Matter::Alternative(_) => {
                self.state.alternatives.get(named.alternative?).map(|alternative| alternative.words.value())
            }
            Matter::Version(_) => None,
        }
    }
}
