//! What consent to be bound changes for others.

use crate::{
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    outcome::consent::{ConsentEvent, Means},
    value::role::Role,
};

impl Staked for ConsentEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        let talks = judge.talks;
        let Self::Expressed(fact) = self else { return Touched::NobodyElse };
        let instrument = judge.named.instrument.and_then(|ix| talks.state.instruments.get(ix));
        let party = judge.named.party.and_then(|ix| talks.state.parties.get(ix));
        // Who accedes decides with the others. So that nobody brings in votes of its own, whom parties brought to the
        // talks does so with their agreement, unless it has sat at the table.
        let brought = party.filter(|party| !party.has_held(&Role::PRINCIPAL)).and_then(|party| {
            let added = talks.nth(party.introduced);
            added.filter(|added| added.by.is_of_parties())
        });
        match (instrument, brought) {
            (Some(instrument), Some(_)) if fact.means == Means::ACCESSION => {
                Touched::All(talks.concerned(instrument))
            }
            _ => Touched::NobodyElse,
        }
    }
}
