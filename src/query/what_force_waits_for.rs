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
    /// # use negotiation::{
    /// #     decision::Procedure, outcome::{consent, instrument}, prelude::*,
    /// #     talks::{party, process::Opened}, value::word::PartyKind,
    /// # };
    /// # let mut record = Record::new();
    /// # let mut n = 0;
    /// # let mut add = |event: Event| -> Result<(), Box<dyn std::error::Error>> {
    /// #     n += 1;
    /// #     let at = format!("2026-01-{n:02}T12:00:00Z").parse()?;
    /// #     let draft = Draft::new(EntryId::new(format!("e{n}"))?, RecorderId::new("desk")?, at, Actor::Secretariat, event);
    /// #     record.propose(draft.observed())?;
    /// #     Ok(())
    /// # };
    /// # let [north, south] = [PartyId::new("north")?, PartyId::new("south")?];
    /// # let pact = InstrumentId::new("pact")?;
    /// # add(Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, Procedure::observed())?.into())?;
    /// # add(party::Added::new(north.clone(), Name::new("North")?, PartyKind::STATE)?.into())?;
    /// # add(party::Added::new(south.clone(), Name::new("South")?, PartyKind::STATE)?.into())?;
    /// let title = Name::new("The pact")?;
    /// let drafted = instrument::Drafted::new(pact.clone(), instrument::InstrumentKind::TREATY, title, true)?;
    /// add(drafted.with_parties(vec![north.clone(), south.clone()]).into())?;
    /// add(consent::Expressed::new(pact.clone(), north, consent::Means::RATIFICATION)?.into())?;
    /// let waiting = record.negotiation().what_force_waits_for(&pact).ok_or("not recorded")?;
    /// assert_eq!(waiting.unbound, [&south]);
    /// assert_eq!(waiting.from, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
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
