//! Reading a point, the positions on it, and its words.

use crate::{
    decision::{DecisionRule, Outcome},
    event::Entry,
    state::{Asked, Ground, Negotiation, Said},
    talks::{
        alternative::{AlternativeEvent, AlternativeView},
        party::PartyState,
        point::{
            Areas, Flag, Language, PointEvent, PointState, PointStatus, Standing, Wording, WordingState,
        },
        position::{Held, Matter, PositionEvent, PositionView},
        version::Number,
    },
    value::{
        id::{PartyId, PointId, VersionId, WordingId},
        table::Ix,
        text::Name,
    },
};

/// A point as it stands.
#[derive(Clone, Copy, Debug)]
pub struct PointView<'a> {
    pub(crate) talks: &'a Negotiation,
    pub(crate) state: &'a PointState,
}

impl<'a> PointView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a PointId {
        &self.state.id
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &'a Name {
        self.state.title.get()
    }

    /// What it is about.
    #[must_use]
    pub const fn areas(&self) -> &'a Areas {
        self.state.areas.get()
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> PointStatus {
        self.state.status.value()
    }

    /// Where it is for the time being, beside its status.
    #[must_use]
    pub const fn flag(&self) -> Option<Flag> {
        self.state.flag.value()
    }

    /// The point that it is a part of.
    #[must_use]
    pub fn parent(&self) -> Option<&'a PointId> {
        let parent = self.state.parent.value().and_then(|ix| self.talks.state.points.get(ix));
        parent.map(|point| &point.id)
    }

    /// Its number in the text that is the basis of the talks.
    #[must_use]
    pub fn number(&self) -> Option<&'a Number> {
        let basis = self.talks.basis_version()?;
        self.number_in(basis.id())
    }

    /// Its number in a version.
    #[must_use]
    pub fn number_in(&self, version: &VersionId) -> Option<&'a Number> {
        let point = self.talks.state.points.find(self.state.id.as_str())?;
        let version = self.talks.state.versions.by_key(version.as_str())?;
        version.contents.iter().find(|content| content.point == point).map(|content| &content.number)
    }

    /// The current words.
    #[must_use]
    pub fn wording(&self) -> Option<&'a Wording> {
        self.talks.wording_at(self.state.words.value()?)
    }

    /// The current words in every language that they are given in: first those that the point has, then those beside them,
    /// as they were rectified last, with what each is. Whoever accepts one authentic text accepts all.
    pub fn languages(&self) -> impl Iterator<Item = (&'a Wording, Standing)> {
        let (talks, current) = (self.talks, self.state.words.value());
        let beside = self.state.languages.iter().filter_map(move |ix| {
            let words = talks.state.wordings.get(*ix)?;
            let stands = talks.state.same_words(Some(*ix), current);
            let now = talks.state.rectified(*ix)?;
            Some((talks.wording_at(now)?, words.beside.filter(|_| stands)?))
        });
        let own = current.and_then(|ix| Some((talks.wording_at(ix)?, talks.standing(ix))));
        own.into_iter().chain(beside)
    }

    /// Every wording that was ever given for it, those of its alternatives and of other languages too, in the order in which
    /// they were given. Linear in the wordings of all points.
    pub fn wordings(&self) -> impl Iterator<Item = &'a Wording> {
        let talks = self.talks;
        let own = talks.state.points.find(self.state.id.as_str());
        let all = talks.state.wordings.iter().filter(move |(_, words)| Some(words.point) == own);
        all.filter_map(move |(ix, _)| talks.wording_at(ix))
    }

    /// The position of a party, on whatever words it took it; none if it took none or withdrew it.
    #[must_use]
    pub fn position(&self, party: &PartyId) -> Option<PositionView<'a>> {
        let ix = self.talks.state.parties.find(party.as_str())?;
        let position = self.talks.held_on(Asked::Point(self.state), ix)?;
        self.talks.position_view(ix, position, self.state.words.value())
    }

    /// The positions that parties have, in the order of the parties.
    pub fn positions(&self) -> impl Iterator<Item = PositionView<'a>> {
        let (talks, state) = (self.talks, self.state);
        talks
            .all_held_on(state)
            .filter_map(move |(party, position)| talks.position_view(party, position, state.words.value()))
    }

    /// How the positions that count add up under the decision rule, with reasons: for agreeing in principle, where who
    /// agrees with the aim counts, too.
    pub fn tally_in_principle(&self) -> Outcome {
        self.tally_on(Ground::Principle)
    }

    /// The same for agreeing on the words, where an acceptance ad referendum counts.
    pub fn tally(&self) -> Outcome {
        self.tally_on(Ground::Provisional)
    }

    /// The same for closing, where an acceptance ad referendum does not count.
    pub fn tally_for_closing(&self) -> Outcome {
        self.tally_on(Ground::Closing)
    }

    fn tally_on(&self, ground: Ground) -> Outcome {
        let (talks, asked) = (self.talks, Asked::Point(self.state));
        let rule = talks.state.agreeing(asked);
        talks.count(
            rule,
            &talks.state.electorate(asked),
            |ix| talks.ballot(asked, ix, ground, talks.now()),
            DecisionRule::count,
        )
    }

    /// Its alternatives, in the order in which they were proposed.
    pub fn alternatives(&self) -> impl Iterator<Item = AlternativeView<'a>> + use<'a> {
        let talks = self.talks;
        self.state.alternatives.iter().filter_map(move |ix| talks.alternative_at(*ix))
    }

    /// The alternatives that can still be chosen.
    pub fn open_alternatives(&self) -> impl Iterator<Item = AlternativeView<'a>> + use<'a> {
        self.alternatives().filter(AlternativeView::is_open)
    }

    /// Whether its text stands in brackets: the point is open, and so are two or more alternatives.
    #[must_use]
    pub fn is_bracketed(&self) -> bool {
        self.status().is_open() && self.open_alternatives().nth(1).is_some()
    }

    /// When its status last changed.
    #[must_use]
    pub fn status_entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.status.seq())
    }
}

impl Negotiation {
    /// Every point, in the order in which they were tabled.
    pub fn points(&self) -> impl Iterator<Item = PointView<'_>> {
        self.state.points.items().iter().map(|state| PointView { talks: self, state })
    }

    /// One point.
    #[must_use]
    pub fn point(&self, id: &PointId) -> Option<PointView<'_>> {
        self.state.points.by_key(id.as_str()).map(|state| PointView { talks: self, state })
    }

    /// A wording, current or not, with its words.
    #[must_use]
    pub fn wording(&self, id: &WordingId) -> Option<&Wording> {
        self.wording_at(self.state.wordings.find(id.as_str())?)
    }

    /// The language of a wording; of rectified words, that of the words that they rectify.
    #[must_use]
    pub fn wording_language(&self, id: &WordingId) -> Option<&Language> {
        self.state.wordings.by_key(id.as_str())?.language.as_ref()
    }

    /// What a wording is among those of its languages; rectified words are what those are that they rectify.
    pub(crate) fn standing(&self, ix: Ix<WordingState>) -> Standing {
        let state = &self.state;
        let first = || self.wording_at(state.root(Some(ix))?)?.standing;
        state.beside(Some(ix)).or_else(first).unwrap_or(Standing::Authentic)
    }

    /// The entry that gave words first.
    #[must_use]
    pub fn wording_entry(&self, id: &WordingId) -> Option<&Entry> {
        self.nth(self.state.wordings.by_key(id.as_str())?.introduced)
    }

    /// Whose words these are: those of the party that they name, or else of those whose act gave them.
    pub fn wording_by<'a>(&'a self, id: &WordingId) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let named = self.wording(id).and_then(|wording| wording.proposer.as_ref());
        let given = self.wording_entry(id).filter(|_| named.is_none());
        named.into_iter().chain(given.into_iter().flat_map(|entry| entry.by.voices()))
    }

    /// Everything that a party ever said on a matter, in the order of the record. Linear in the
    /// record.
    pub fn position_history<'a>(
        &'a self,
        party: &'a PartyId,
        on: &'a Matter,
    ) -> impl Iterator<Item = &'a Entry> {
        self.entries().iter().map(AsRef::as_ref).filter(move |entry| {
            PositionEvent::of(&entry.event).is_some_and(|event| event.party() == party && event.on() == on)
        })
    }

    pub(crate) fn wording_at(&self, ix: Ix<WordingState>) -> Option<&Wording> {
        let state = self.state.wordings.get(ix)?;
        let event = &self.nth(state.introduced)?.event;
        let of_point = PointEvent::of(event).and_then(PointEvent::new_words);
        let wording = of_point.or(AlternativeEvent::of(event).and_then(AlternativeEvent::new_words));
        wording.filter(|wording| wording.id == state.id)
    }

    pub(crate) fn position_view(
        &self,
        ix: Ix<PartyState>,
        position: Held,
        current: Option<Ix<WordingState>>,
    ) -> Option<PositionView<'_>> {
        let wording = position.wording.and_then(|ix| self.state.wordings.get(ix)).map(|wording| &wording.id);
        let said = self.weigh(ix, Some(position), current, Ground::Provisional, self.now());
        Some(PositionView {
            party: self.party_id(ix)?,
            stance: position.stance?,
            wording,
            counts: matches!(said, Said::Vote(_)),
            is_current: self.state.same_words(position.wording, current),
            entry: self.nth(position.seq)?,
        })
    }
}
