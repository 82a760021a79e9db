//! Payloads to ask the judge with: acts on persons.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    talks::person::{self, Capacity, PersonEvent},
    value::{
        gather::Gather,
        id::{PartyId, PersonId},
    },
};

impl Probed for PersonEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for person in probe.seen(&probe.talks.state.persons) {
            acts_on(probe, &person.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(person) = PersonId::new(&probe.new) {
        each(None, &mut once(person::Added::from_parts(person, probe.name.clone()).into()));
    }
}

fn acts_on(probe: &Probe<'_>, id: &PersonId, each: Each<'_>) {
    let person = || id.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Person(id.clone())), events);
    let parties = probe.party_ids().gather();
    let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).gather();
    let name = || probe.name.clone();
    many(&mut once(person::Renamed::from_parts(person(), name()).into()));
    many(&mut with(&|party| person::OfficeBegun::from_parts(person(), party, name()).into()).into_iter());
    many(
        &mut with(&|party| person::Accredited::from_parts(person(), party, Capacity::MEMBER).into())
            .into_iter(),
    );
    many(&mut with(&|party| person::PowersChanged::from_parts(person(), party).into()).into_iter());
    many(&mut with(&|party| person::AccreditationEnded::from_parts(person(), party).into()).into_iter());
    let state = &probe.talks.state;
    let offices = state.persons.by_key(id.as_str()).into_iter().flat_map(|person| &person.offices);
    let ended = offices.filter(|office| probe.sight.sees(office.held.seq())).filter_map(|office| {
        let party = state.parties.get(office.party)?;
        Some(person::OfficeEnded::from_parts(person(), party.id.clone(), office.title.clone()))
    });
    let ended: Vec<Event> = ended.map(Event::from).gather();
    let none = with(&|party| person::OfficeEnded::from_parts(person(), party, name()).into());
    many(&mut { if ended.is_empty() { none } else { ended } }.into_iter());
}
