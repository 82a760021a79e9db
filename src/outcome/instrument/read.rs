//! Reading instruments.

use crate::{
    event::{Entry, Event},
    outcome::{
        gate::GateView,
        instrument::{Drafted, InstrumentKind, InstrumentState, InstrumentStatus, PartActs},
    },
    state::Negotiation,
    talks::{
        point::{PointEvent, PointView},
        version::VersionView,
    },
    value::{
        condition::Condition,
        gather::Gather,
        id::{InstrumentId, PartyId},
        sorted::Set,
        text::Name,
        when::{Distance, When},
    },
};

/// An instrument as it stands.
#[derive(Clone, Copy, Debug)]
pub struct InstrumentView<'a> {
    pub(crate) talks: &'a Negotiation,
    pub(crate) state: &'a InstrumentState,
}

impl<'a> InstrumentView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a InstrumentId {
        &self.state.id
    }

    /// How it stands as a whole, as far as nobody disputes it. For whom it is in force, and since when, is
    /// answered by [`Negotiation::in_force`].
    #[must_use]
    pub const fn status(&self) -> InstrumentStatus {
        self.state.status.value()
    }

    /// How it stands in the eyes of a party: as the party holds, or else as everybody does.
    #[must_use]
    pub fn status_held_by(&self, party: &PartyId) -> InstrumentStatus {
        match self.talks.state.parties.find(party.as_str()) {
            Some(party) => self.talks.status_held_by(self.state, party),
            None => self.status(),
        }
    }

    /// The parties that hold something of it which others do not.
    pub fn viewpoints(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        self.state.held.iter().filter_map(move |(party, _)| talks.party_id(*party))
    }

    /// The entry in which it was drafted.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    fn fact(&self) -> Option<&'a Drafted> {
        self.talks.drafted(self.state)
    }

    /// What sort of document it is.
    #[must_use]
    pub fn kind(&self) -> Option<&'a InstrumentKind> {
        self.fact().map(|fact| &fact.kind)
    }

    /// What people call it.
    #[must_use]
    pub fn title(&self) -> Option<&'a Name> {
        self.fact().map(|fact| &fact.title)
    }

    /// Whether it binds in law.
    #[must_use]
    pub const fn is_binding(&self) -> bool {
        self.state.binding
    }

    /// How long before it takes effect a withdrawal has to be notified, as it says; none: it says nothing.
    #[must_use]
    pub fn notice(&self) -> Option<Distance> {
        self.fact()?.notice
    }

    /// The instrument that it is an annex of.
    #[must_use]
    pub fn annex_to(&self) -> Option<InstrumentView<'a>> {
        self.talks.instrument(self.fact()?.annex_to.as_ref()?)
    }

    /// Its annexes.
    pub fn annexes(&self) -> impl Iterator<Item = InstrumentView<'a>> + use<'a> {
        self.others(|fact| fact.annex_to.as_ref())
    }

    /// Returns the instruments that carry it out, in the order in which they were drafted.
    pub fn carried_out_by(&self) -> impl Iterator<Item = InstrumentView<'a>> + use<'a> {
        self.others(|fact| fact.carries_out.as_ref())
    }

    /// Those that name it so.
    fn others(
        &self,
        named: fn(&Drafted) -> Option<&InstrumentId>,
    ) -> impl Iterator<Item = InstrumentView<'a>> + use<'a> {
        let id = self.id();
        self.talks.instruments().filter(move |other| other.fact().and_then(named) == Some(id))
    }

    /// Returns the parts that acts are on apart from the whole, as they name them, in the order of the events;
    /// [`in_force_by_part`](Negotiation::in_force_by_part) answers for each.
    #[must_use]
    pub fn parts(&self) -> Vec<&'a Name> {
        self.talks.parts_named(self.state)
    }

    /// The instrument that it carries out.
    #[must_use]
    pub fn carries_out(&self) -> Option<InstrumentView<'a>> {
        self.talks.instrument(self.fact()?.carries_out.as_ref()?)
    }

    /// The instrument that it adds to.
    #[must_use]
    pub fn supplements(&self) -> Option<InstrumentView<'a>> {
        self.talks.instrument(self.fact()?.supplements.as_ref()?)
    }

    /// The instrument that it is to replace. Whether it has, the status of that one says.
    #[must_use]
    pub fn replaces(&self) -> Option<InstrumentView<'a>> {
        self.talks.instrument(self.fact()?.replaces.as_ref()?)
    }

    /// The instruments that say they replace this one, in the order in which they were drafted. What they say ends nothing:
    /// since when it is superseded is an act of those whom it binds
    /// ([`Superseded`](crate::outcome::instrument::Superseded)), and
    /// [`review`](Negotiation::review) finds where that is missing (`review.instrument.replaced`).
    pub fn replaced_by(&self) -> impl Iterator<Item = InstrumentView<'a>> + use<'a> {
        self.others(|fact| fact.replaces.as_ref())
    }

    /// From when what happens falls under it, as it says; `None` once it is in force. Whether something does, is for
    /// [`applies_to`](Negotiation::applies_to).
    #[must_use]
    pub fn applies_from(&self) -> Option<&'a When> {
        self.fact()?.applies_from.as_ref()
    }

    /// The parties that it names; none: it is for the principals.
    pub fn named_parties(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        self.state.parties.get().iter().filter_map(move |ix| talks.party_id(*ix))
    }

    /// The parties whose consent it needs: those that it names, or else the principals.
    pub fn parties(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        talks.parties_of(self.state).iter().filter_map(move |ix| talks.party_id(*ix))
    }

    /// Who decides on it together, to end or to amend it: those whom it binds once it was in force, and before that
    /// its parties and whoever else is bound.
    #[must_use]
    pub fn deciding(&self) -> Vec<&'a PartyId> {
        let all = self.talks.bound_by_instrument(self.state, self.talks.now());
        all.into_iter().filter_map(|ix| self.talks.party_id(ix)).gather()
    }

    /// The version of the text that it embodies.
    #[must_use]
    pub fn version(&self) -> Option<VersionView<'a>> {
        let version = self.talks.state.versions.get(self.state.version.value()?)?;
        self.talks.version(&version.id)
    }

    /// The points that were moved out of the text into it.
    #[must_use]
    pub fn points_moved(&self) -> Vec<PointView<'a>> {
        self.talks
            .points()
            .filter(|point| point.instruments().any(|instrument| instrument.id() == self.id()))
            .gather()
    }

    /// What has to come about before it enters into force; none: the consent of all its parties.
    #[must_use]
    pub const fn in_force_when(&self) -> Option<&'a Condition> {
        self.state.in_force_when.get().as_ref()
    }

    /// From when its condition for entry into force is met if it waits for nothing but time, or since when it
    /// has been; none: it waits for something else.
    #[must_use]
    pub fn ready_since(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        self.talks.ready_since(self.state, self.talks.now())
    }

    /// The gates that were required of it, those of single parties among them.
    pub fn gates(&self) -> impl Iterator<Item = GateView<'a>> {
        let talks = self.talks;
        talks.gates_on(self.state).filter_map(move |gate| talks.gate(&gate.id))
    }

    /// How the gates that the instrument itself needs are combined; none: all of them.
    #[must_use]
    pub const fn gates_needed(&self) -> Option<&'a Condition> {
        self.state.gates.get().as_ref()
    }

    /// The entries that amended or rectified it, in the order of the record.
    pub fn amendments(&self) -> impl Iterator<Item = &'a Entry> {
        let talks = self.talks;
        self.state.amended.iter().filter_map(move |seq| talks.nth(*seq))
    }
}

impl<'a> PointView<'a> {
    /// The instruments that the point was moved into last, if it was.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentView<'a>> {
        let talks = self.talks;
        let ids = match talks.nth(self.state.status.seq()).map(Entry::event) {
            Some(Event::Point(PointEvent::MovedToInstrument(fact))) => fact.instruments.as_slice(),
            _ => &[],
        };
        ids.iter().filter_map(move |id| talks.instrument(id))
    }
}

impl Negotiation {
    /// Every instrument, in the order in which they were drafted.
    pub fn instruments(&self) -> impl Iterator<Item = InstrumentView<'_>> {
        self.state.instruments.items().iter().map(|state| InstrumentView { talks: self, state })
    }

    /// The parts of an instrument that acts name, each once, in the order of the events.
    pub(crate) fn parts_named<'a>(&'a self, instrument: &InstrumentState) -> Vec<&'a Name> {
        let consents = instrument.consents.iter().map(|consent| &consent.parts);
        let acts = instrument.parts.values().chain(consents).flat_map(PartActs::acts);
        let place = |seq: u32| self.places().get(seq as usize).copied();
        let acts: Set<_> = acts.map(|seq| (place(seq), seq)).collect();
        let mut seen = Set::new();
        let named = acts.into_iter().flat_map(|(_, seq)| self.names_parts(seq));
        named.filter(|part| seen.insert(*part)).gather()
    }

    /// One instrument.
    #[must_use]
    pub fn instrument(&self, id: &InstrumentId) -> Option<InstrumentView<'_>> {
        self.state.instruments.by_key(id.as_str()).map(|state| InstrumentView { talks: self, state })
    }
}
