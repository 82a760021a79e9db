//! Reading alternatives.

use crate::{
    decision::{DecisionRule, Outcome},
    event::{Actor, Entry, Event},
    state::{Asked, Ground, Negotiation},
    talks::{
        alternative::{AlternativeEvent, AlternativeState, AlternativeStatus, Proposed},
        point::{PointView, Wording},
        position::PositionView,
    },
    value::{
        id::{AlternativeId, PartyId, WordingId},
        table::Ix,
    },
};

/// An alternative as it stands.
#[derive(Clone, Copy, Debug)]
pub struct AlternativeView<'a> {
    talks: &'a Negotiation,
    state: &'a AlternativeState,
}

impl<'a> AlternativeView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a AlternativeId {
        &self.state.id
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> AlternativeStatus {
        self.state.status.value()
    }

    /// Whether it can still be chosen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status() == AlternativeStatus::Open
    }

    /// The point.
    #[must_use]
    pub fn point(&self) -> Option<PointView<'a>> {
        self.talks.state.points.get(self.state.point).and_then(|point| self.talks.point(&point.id))
    }

    /// The entry in which it was proposed.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was proposed, with its title.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Proposed> {
        match self.entry().map(Entry::event) {
            Some(Event::Alternative(AlternativeEvent::Proposed(fact))) => Some(fact),
            _ => None,
        }
    }

    /// Whose it is.
    #[must_use]
    pub fn proposer(&self) -> Option<&'a Actor> {
        self.entry().map(Entry::by)
    }

    /// Its words now.
    #[must_use]
    pub fn wording(&self) -> Option<&'a Wording> {
        self.talks.wording_at(self.state.words.value())
    }

    /// The words of the point that it would take the place of; none where there were none.
    #[must_use]
    pub fn amends(&self) -> Option<&'a WordingId> {
        self.state.of.and_then(|ix| self.talks.state.wordings.get(ix)).map(|wording| &wording.id)
    }

    /// Whether the point has other words by now than those that it was to take the place of.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let now = self.talks.state.points.get(self.state.point).and_then(|point| point.words.value());
        !self.talks.state.same_words(self.state.of, now)
    }

    /// The position of a party on it; none if it took none or withdrew it.
    #[must_use]
    pub fn position(&self, party: &PartyId) -> Option<PositionView<'a>> {
        let ix = self.talks.state.parties.find(party.as_str())?;
        self.talks.position_view(ix, self.state.positions.of(ix)?, Some(self.state.words.value()))
    }

    /// The positions that parties have on it, in the order of the parties.
    pub fn positions(&self) -> impl Iterator<Item = PositionView<'a>> + use<'a> {
        let (talks, state) = (self.talks, self.state);
        let words = Some(state.words.value());
        state
            .positions
            .iter()
            .filter_map(move |(party, position)| talks.position_view(party, position, words))
    }

    /// How the positions that count add up under the decision rule, with reasons: for choosing it.
    pub fn tally(&self) -> Outcome {
        let (talks, asked) = (self.talks, Asked::Alternative(self.state));
        let rule = talks.state.agreeing(asked);
        talks.count(
            rule,
            &talks.state.electorate(asked),
            |ix| talks.ballot(asked, ix, Ground::Provisional, talks.now()),
            DecisionRule::count,
        )
    }
}

impl Negotiation {
    /// Every alternative, in the order in which they were proposed.
    pub fn alternatives(&self) -> impl Iterator<Item = AlternativeView<'_>> {
        self.state.alternatives.items().iter().map(|state| AlternativeView { talks: self, state })
    }

    /// One alternative.
    #[must_use]
    pub fn alternative(&self, id: &AlternativeId) -> Option<AlternativeView<'_>> {
        self.state.alternatives.by_key(id.as_str()).map(|state| AlternativeView { talks: self, state })
    }

    pub(crate) fn alternative_at(&self, ix: Ix<AlternativeState>) -> Option<AlternativeView<'_>> {
        self.state.alternatives.get(ix).map(|state| AlternativeView { talks: self, state })
    }
}
