//! Instruments that wait for each other before they enter into force, so that none of them does.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    condition::Condition,
    id::InstrumentId,
    instrument::{InstrumentAction, InstrumentLifecycle, InstrumentStatus},
    lifecycle::Lifecycle,
    negotiation::Negotiation,
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
    /// # use negotiation::{condition::Condition, instrument, prelude::*, process::Opened, terms::Procedure};
    /// # let mut record = Record::new();
    /// # let mut n = 0;
    /// # let mut add = |event: Event| -> Result<(), Box<dyn std::error::Error>> {
    /// #     n += 1;
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     let draft = Draft::new(EntryId::new(format!("e{n}"))?, RecorderId::new("desk")?, at, Actor::Host, event);
    /// #     record.propose(draft.observed())?;
    /// #     Ok(())
    /// # };
    /// # add(Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, Procedure::observed()).into())?;
    /// let (pact, annex) = (InstrumentId::new("pact")?, InstrumentId::new("annex")?);
    /// for id in [&pact, &annex] {
    ///     let title = Name::new(id.as_str())?;
    ///     add(instrument::Drafted::new(id.clone(), instrument::InstrumentKind::TREATY, title, true).into())?;
    /// }
    /// for (own, other) in [(&pact, &annex), (&annex, &pact)] {
    ///     let waits = Condition::InstrumentInForce(other.clone());
    ///     add(instrument::InForceRuleSet::new(own.clone(), waits).into())?;
    /// }
    /// let found = record.negotiation().deadlocks();
    /// assert_eq!(found.len(), 2);
    /// assert_eq!(found[0].awaited, [&annex]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn deadlocks(&self) -> Vec<Deadlock<'_>> {
        let comes = |status: InstrumentStatus| {
            status != InstrumentStatus::InForce
                && InstrumentLifecycle::row(Some(status), InstrumentAction::EnteredIntoForce).is_some()
        };
        // What each that is not in force yet needs in any case.
        let mut needs: BTreeMap<&InstrumentId, BTreeSet<&InstrumentId>> = BTreeMap::new();
        for own in self.state.instruments.items() {
            let status = own.status.value();
            if comes(status) || status == InstrumentStatus::Draft {
                let needed = own.in_force_when.get().as_ref().map(needed).unwrap_or_default();
                needs.insert(&own.id, needed);
            }
        }
        let mut awaited_by: BTreeMap<&InstrumentId, Vec<&InstrumentId>> = BTreeMap::new();
        for (own, needed) in &needs {
            for other in needed {
                awaited_by.entry(other).or_default().push(own);
            }
        }
        // Whatever needs nothing more is free, and frees those that wait for it.
        let mut open: BTreeMap<&InstrumentId, usize> = BTreeMap::new();
        for (own, needed) in &needs {
            open.insert(own, needed.iter().filter(|other| needs.contains_key(*other)).count());
        }
        let mut free: Vec<&InstrumentId> =
            open.iter().filter(|(_, count)| **count == 0).map(|(own, _)| *own).collect();
        while let Some(own) = free.pop() {
            open.remove(own);
            for other in awaited_by.get(own).into_iter().flatten() {
                if let Some(count) = open.get_mut(other) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        free.push(other);
                    }
                }
            }
        }
        let drafted = self.state.instruments.items().iter().map(|own| &own.id);
        let stuck = drafted.filter(|own| open.contains_key(own));
        let awaited = |own: &InstrumentId| {
            let all = needs.get(own).into_iter().flatten();
            all.copied().filter(|other| open.contains_key(other)).collect()
        };
        stuck.map(|own| Deadlock { instrument: own, awaited: awaited(own) }).collect()
    }
}

/// The instruments that have to be in force for a condition in any case.
fn needed(condition: &Condition) -> BTreeSet<&InstrumentId> {
    match condition {
        Condition::InstrumentInForce(id) => BTreeSet::from([id]),
        Condition::After(after) => needed(after.condition()),
        Condition::AllOf(parts) => parts.iter().flat_map(needed).collect(),
        Condition::AnyOf(parts) => {
            let all = parts.iter().map(needed);
            all.reduce(|one, other| one.intersection(&other).copied().collect()).unwrap_or_default()
        }
        Condition::PointAgreed(_)
        | Condition::PointClosed(_)
        | Condition::ProposalAccepted(_)
        | Condition::Bound(_)
        | Condition::GatePassed(_)
        | Condition::MeetingHeld(_)
        | Condition::CeasefireInEffect(_)
        | Condition::CommitmentComplete(_)
        | Condition::DateReached(_)
        | Condition::Text(_) => BTreeSet::new(),
    }
}
