//! Instruments that wait for each other before they enter into force, so that none of them does.

use crate::{
    outcome::instrument::InstrumentStatus,
    state::Negotiation,
    value::{
        condition::Condition,
        gather::Gather,
        id::InstrumentId,
        sorted::{Map, Set},
    },
};

/// An instrument whose condition is never met, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadlock<'a> {
    /// The instrument.
    pub instrument: &'a InstrumentId,
    /// What it waits for: itself, or others that wait for it in their turn or never come otherwise.
    pub awaited: Vec<&'a InstrumentId>,
}

impl Negotiation {
    /// The instruments that cannot enter into force because what they wait for waits for them, or for itself. An
    /// instrument that waits for any of several is free as soon as one of them is. Linear in the conditions.
    ///
    /// This is the finding `review.instrument.deadlock`.
    ///
    /// ```
    /// # use negotiation::{prelude::*, testing};
    /// # let mut record = testing::ports();
    /// use negotiation::{outcome::instrument::{Drafted, InstrumentKind, Revised}, value::condition::Condition};
    ///
    /// let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
    /// let (pact, annex) = (InstrumentId::new("pact")?, InstrumentId::new("annex")?);
    /// desk.by("north").propose(Drafted::new(&pact, InstrumentKind::TREATY, "The pact", true)?)?;
    /// desk.by("north").propose(Drafted::new(&annex, InstrumentKind::TREATY, "The annex", true)?)?;
    /// for (own, other) in [(&pact, &annex), (&annex, &pact)] {
    ///     let waits = Condition::InstrumentInForce(other.clone());
    ///     desk.by("north").propose(Revised::new(own)?.with_in_force_when(waits))?;
    /// }
    ///
    /// let found = record.negotiation().deadlocks();
    /// assert_eq!(found.len(), 2);
    /// assert_eq!(found[0].awaited, [&annex]);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn deadlocks(&self) -> Vec<Deadlock<'_>> {
        let comes =
            |status: InstrumentStatus| status == InstrumentStatus::Draft || status.can_enter_into_force();
        // Those that are not in force yet, and what each waits for.
        let waits: Map<&InstrumentId, Option<&Condition>> = self
            .state
            .instruments
            .items()
            .iter()
            .filter(|instrument| comes(instrument.status.value()))
            .map(|instrument| (&instrument.id, instrument.in_force_when.get().as_ref()))
            .collect();
        let mut awaited_by: Map<&InstrumentId, Vec<&InstrumentId>> = Map::new();
        for (instrument, condition) in &waits {
            for other in condition.iter().flat_map(|condition| named(condition)) {
                awaited_by.or_default(other).push(instrument);
            }
        }
        // Whatever waits for none of them is free, and may free those that wait for it.
        let mut stuck: Set<&InstrumentId> = waits.keys().copied().collect();
        let mut asked: Vec<&InstrumentId> = stuck.iter().copied().collect();
        while let Some(instrument) = asked.pop() {
            let condition = waits.get(instrument).copied().flatten();
            if stuck.contains(instrument) && condition.is_none_or(|condition| can_come(condition, &stuck)) {
                stuck.remove(instrument);
                asked.extend(awaited_by.get(instrument).into_iter().flatten());
            }
        }
        let drafted = self.state.instruments.items().iter().map(|instrument| &instrument.id);
        let awaited = |instrument: &InstrumentId| {
            let all: Set<_> = waits.get(instrument).copied().flatten().into_iter().flat_map(named).collect();
            all.into_iter().filter(|other| stuck.contains(other)).gather()
        };
        let stuck = drafted.filter(|instrument| stuck.contains(instrument));
        stuck.map(|instrument| Deadlock { instrument, awaited: awaited(instrument) }).gather()
    }
}

/// The instruments that a condition waits for.
fn named(condition: &Condition) -> Vec<&InstrumentId> {
    match condition {
        Condition::InstrumentInForce(id) => vec![id],
        Condition::After(after) => named(after.condition()),
        Condition::AllOf(parts) | Condition::AnyOf(parts) => parts.iter().flat_map(named).gather(),
        Condition::PointAgreed(_)
        | Condition::PointClosed(_)
        | Condition::ProposalAccepted(_)
        | Condition::Bound(_)
        | Condition::GatePassed(_)
        | Condition::MeetingHeld(_)
        | Condition::CeasefireInEffect(_)
        | Condition::CommitmentComplete(_)
        | Condition::DateReached(_)
        | Condition::Text(_) => Vec::new(),
    }
}

/// Whether a condition may be met while these do not come.
fn can_come(condition: &Condition, stuck: &Set<&InstrumentId>) -> bool {
    match condition {
        Condition::InstrumentInForce(id) => !stuck.contains(id),
        Condition::After(after) => can_come(after.condition(), stuck),
        Condition::AllOf(parts) => parts.iter().all(|part| can_come(part, stuck)),
        Condition::AnyOf(parts) => parts.iter().any(|part| can_come(part, stuck)),
        Condition::PointAgreed(_)
        | Condition::PointClosed(_)
        | Condition::ProposalAccepted(_)
        | Condition::Bound(_)
        | Condition::GatePassed(_)
        | Condition::MeetingHeld(_)
        | Condition::CeasefireInEffect(_)
        | Condition::CommitmentComplete(_)
        | Condition::DateReached(_)
        | Condition::Text(_) => true,
    }
}
