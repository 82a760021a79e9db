//! What acts on persons change for others.

use crate::{
    event::Actor,
    judge::{
        require::Judge,
        stake::{Staked, Touched},
    },
    talks::person::{AccreditationStatus, PersonEvent},
};

impl Staked for PersonEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // Accrediting is a party's own.
            Self::Added(_) | Self::Accredited(_) | Self::PowersChanged(_) | Self::AccreditationEnded(_) => {
                Touched::NobodyElse
            }
            Self::Renamed(_) => {
                let person = judge.named.person.and_then(|person| judge.talks.state.persons.get(person));
                let Some(person) = person else { return Touched::NobodyElse };
                let offices = person.offices.iter().filter(|office| office.held.value());
                let accredited = person.accreditations.iter();
                let accredited =
                    accredited.filter(|given| given.status.value() == AccreditationStatus::Valid);
                // Whoever brought it in has named it.
                let made = judge.talks.nth(person.introduced).map(|entry| &entry.by);
                let makers = judge.parties_of(made.into_iter().flat_map(Actor::voices));
                let parties = offices.map(|office| office.party).chain(accredited.map(|given| given.party));
                let parties: Vec<_> = parties.chain(makers).collect();
                if parties.is_empty() { Touched::All(parties) } else { Touched::Each(parties) }
            }
            Self::OfficeBegun(fact) => Touched::Each(judge.parties_of([&fact.party])),
            Self::OfficeEnded(fact) => Touched::Each(judge.parties_of([&fact.party])),
        }
    }
}
