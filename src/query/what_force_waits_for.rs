//! What an instrument waits for before it can enter into force.

use chrono::{DateTime, Utc};

use crate::{
    outcome::gate::GateView,
    state::Negotiation,
    value::{
        condition::Condition,
        gather::Gather,
        id::{InstrumentId, PartyId},
    },
};

/// What an instrument waits for before it can enter into force.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Waiting<'a> {
    /// Its parties that are not bound by it, whether or not their consent is needed.
    pub unbound: Vec<&'a PartyId>,
    /// The parts of its condition that are not met, one by one. Of those combined by `any_of` all that are open
    /// are listed, unless one of them is met.
    pub conditions: Vec<&'a Condition>,
    /// Its gates that are not passed, those of single parties among them.
    pub gates: Vec<GateView<'a>>,
    /// From when its condition is met if it waits for nothing but time, or since when it has been.
    pub from: Option<DateTime<Utc>>,
}

impl Negotiation {
    /// What an instrument waits for before it can enter into force, as of the last entry; none: it is not
    /// recorded.
    ///
    /// ```
    /// # use negotiation::{outcome::consent::{Expressed, Means}, prelude::*, testing};
    /// # let mut record = testing::pact();
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// desk.by("north").propose(Expressed::new("pact", "north", Means::DEFINITIVE_SIGNATURE)?)?;
    ///
    /// let pact = InstrumentId::new("pact")?;
    /// let waiting = record.negotiation().what_force_waits_for(&pact).expect("it is there");
    /// assert_eq!(waiting.unbound, [&PartyId::new("south")?]);
    /// assert_eq!(waiting.from, None);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn what_force_waits_for(&self, instrument: &InstrumentId) -> Option<Waiting<'_>> {
        let state = self.state.instruments.by_key(instrument.as_str())?;
        let now = self.now();
        let unbound = self.parties_of(state).iter().filter(|party| !self.binds(state, **party, now));
        let gates = self.gates_on(state).filter_map(|gate| self.gate(&gate.id));
        Some(Waiting {
            unbound: unbound.filter_map(|party| self.party_id(*party)).gather(),
            conditions: self.what_is_unmet(instrument),
            gates: gates.filter(|gate| !gate.is_passed()).gather(),
            from: self.ready_since(state, now),
        })
    }
}
