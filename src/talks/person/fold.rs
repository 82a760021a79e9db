//! How facts about persons fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::{
        Rule,
        catalogue::{
            ENTRY_BOUNDS_SIZE, PERSON_ACCREDITATION_ENDED_GIVEN, PERSON_OFFICE_BEGUN_ONCE,
            PERSON_OFFICE_ENDED_HELD,
        },
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::person::{Accreditation, AccreditationStatus, MAX_PER_PERSON, Office, PersonEvent, PersonState},
    value::{
        register::{At, Register},
        text::Name,
    },
};

impl State {
    fn check_person(&self, event: &PersonEvent, named: Named) -> Result<(), Fault> {
        match self.person_fault(event, named) {
            Some(rule) => Err(Fault::new(rule, Subject::Person(event.person().clone()))),
            None => Ok(()),
        }
    }

    fn person_fault(&self, event: &PersonEvent, named: Named) -> Option<&'static Rule> {
        if let PersonEvent::Added(fact) = event {
            // entry.bounds.size
            return (fact.aliases.len() > MAX_PER_PERSON).then_some(&ENTRY_BOUNDS_SIZE);
        }
        let person = named.person.and_then(|person| self.persons.get(person))?;
        let party = named.party;
        let office = |title: &Name| party.and_then(|party| person.office(party, title));
        let holds = |title: &Name| office(title).is_some_and(|office| office.held.value());
        let accredited = || party.and_then(|party| person.accreditation(party)).is_some();
        let broken: &'static Rule = match event {
            PersonEvent::Renamed(_) if person.aliases.len() >= MAX_PER_PERSON => &ENTRY_BOUNDS_SIZE,
            // person.office_begun.once: an office is held once at a time
            PersonEvent::OfficeBegun(fact) if holds(&fact.title) => &PERSON_OFFICE_BEGUN_ONCE,
            PersonEvent::OfficeBegun(fact)
                if office(&fact.title).is_none()
                    && person.offices.iter().filter(|office| Some(office.party) == party).count()
                        >= MAX_PER_PERSON =>
            {
                &ENTRY_BOUNDS_SIZE
            }
            // person.office_ended.held: only an office that is held ends
            PersonEvent::OfficeEnded(fact) if !holds(&fact.title) => &PERSON_OFFICE_ENDED_HELD,
            // person.accreditation_ended.given: only one that was given ends, or changes
            PersonEvent::PowersChanged(_) | PersonEvent::AccreditationEnded(_) if !accredited() => {
                &PERSON_ACCREDITATION_ENDED_GIVEN
            }
            PersonEvent::Added(_)
            | PersonEvent::Renamed(_)
            | PersonEvent::OfficeBegun(_)
            | PersonEvent::OfficeEnded(_)
            | PersonEvent::Accredited(_)
            | PersonEvent::PowersChanged(_)
            | PersonEvent::AccreditationEnded(_) => return None,
        };
        Some(broken)
    }

    fn fold_person(&mut self, event: &PersonEvent, named: Named, at: At<'_>) {
        if let PersonEvent::Added(fact) = event {
            self.persons.add(PersonState {
                id: fact.person.clone(),
                introduced: at.seq,
                name: Register::new(fact.name.clone(), at.seq),
                aliases: fact.aliases.iter().map(|alias| (alias.clone(), at.seq)).collect(),
                offices: Vec::new(),
                accreditations: Vec::new(),
            });
            return;
        }
        let Some(person) = named.person.and_then(|person| self.persons.get_mut(person)) else { return };
        match (event, named.party) {
            (PersonEvent::Renamed(fact), _) => {
                crate::talks::party::fold::rename(&mut person.name, &mut person.aliases, &fact.name, at);
            }
            (PersonEvent::OfficeBegun(fact), Some(party)) => {
                let office =
                    person.offices.iter_mut().find(|one| one.party == party && one.title == fact.title);
                match office {
                    Some(office) => {
                        office.held.set(true, at);
                    }
                    None => person.offices.push(Office {
                        party,
                        title: fact.title.clone(),
                        held: Register::new(true, at.seq),
                    }),
                }
            }
            (PersonEvent::OfficeEnded(fact), Some(party)) => {
                let office =
                    person.offices.iter_mut().find(|one| one.party == party && one.title == fact.title);
                if let Some(office) = office {
                    office.held.set(false, at);
                }
            }
            (PersonEvent::Accredited(_), Some(party)) => {
                match person.accreditations.iter_mut().find(|one| one.party == party) {
                    Some(accreditation) => {
                        accreditation.status.set(AccreditationStatus::Valid, at);
                        accreditation.given.set((), at);
                        accreditation.powers.set((), at);
                    }
                    None => person.accreditations.push(Accreditation {
                        party,
                        status: Register::new(AccreditationStatus::Valid, at.seq),
                        given: Register::new((), at.seq),
                        powers: Register::new((), at.seq),
                    }),
                }
            }
            (PersonEvent::PowersChanged(_), Some(party)) => {
                if let Some(person) = person.accreditations.iter_mut().find(|one| one.party == party) {
                    person.powers.set((), at);
                }
            }
            (PersonEvent::AccreditationEnded(_), Some(party)) => {
                if let Some(person) = person.accreditations.iter_mut().find(|one| one.party == party) {
                    person.status.set(AccreditationStatus::Ended, at);
                }
            }
            (PersonEvent::Added(_), _) | (_, None) => {}
        }
    }
}

impl Folded for PersonEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_person(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_person(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let person = talks.state.persons.get(named.person?)?;
        let office = |title| Some(person.office(named.party?, title)?.held.seq());
        match self {
            Self::Added(_) => None,
            Self::Renamed(_) => Some(person.name.seq()),
            Self::OfficeBegun(fact) => office(&fact.title),
            Self::OfficeEnded(fact) => office(&fact.title),
            Self::Accredited(_) | Self::AccreditationEnded(_) => {
                Some(person.accreditation(named.party?)?.status.seq())
            }
            Self::PowersChanged(_) => Some(person.accreditation(named.party?)?.powers.seq()),
        }
    }
}
