//! Payloads to ask the judge with: what parties say to an instrument.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    outcome::consent::{self, Attesting, ConsentEvent, Means, Objection},
    value::{
        id::{InstrumentId, PartyId, ReservationId},
        when::When,
    },
};

impl Probed for ConsentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        for own in probe.talks.state.instruments.items() {
            acts_on(probe, &own.id, each);
        }
    }
}

fn acts_on(probe: &Probe<'_>, id: &InstrumentId, each: Each<'_>) {
    let mut many = |events: Vec<Event>| each(Some(Subject::Instrument(id.clone())), events);
    let own = || id.clone();
    let text = || probe.text.clone();
    let mut by_party =
        |of: &dyn Fn(PartyId) -> Option<Event>| many(probe.party_ids().filter_map(of).collect());
    let person = probe.talks.persons().next().map(|person| person.id().clone());
    by_party(&|party| Some(consent::FullPowersPresented::new(own(), party, person.clone()?).into()));
    by_party(&|party| Some(consent::Initialled::new(own(), party).into()));
    by_party(&|party| Some(consent::SignedAdReferendum::new(own(), party).into()));
    by_party(&|party| Some(consent::Signed::new(own(), party).into()));
    by_party(&|party| Some(consent::Attested::new(own(), party, Attesting::WITNESS).into()));
    by_party(&|party| Some(consent::Refused::new(own(), party).into()));
    by_party(&|party| Some(consent::ProvisionallyApplied::new(own(), party).into()));
    by_party(&|party| Some(consent::ProvisionalApplicationEnded::new(own(), party).into()));
    let new = ReservationId::new(&probe.new).ok();
    by_party(&|party| Some(consent::ReservationMade::new(own(), party, new.clone()?, text()).into()));
    by_party(&|party| Some(consent::DeclarationMade::new(own(), party, text()).into()));
    by_party(&|party| Some(consent::Suspended::new(own(), party).into()));
    by_party(&|party| Some(consent::Resumed::new(own(), party).into()));
    // The last day that can be written leaves time enough.
    let last = "9999-12-31".parse::<When>().ok();
    by_party(&|party| Some(consent::WithdrawalNotified::new(own(), party, last.clone()?).into()));
    by_party(&|party| Some(consent::WithdrawalRevoked::new(own(), party).into()));
    by_party(&|party| Some(consent::Withdrawn::new(own(), party).into()));
    by_party(&|party| Some(consent::Rejoined::new(own(), party).into()));
    let means = [Means::DEFINITIVE_SIGNATURE, Means::RATIFICATION, Means::ACCESSION, Means::SUCCESSION];
    let expressed = |party: PartyId| {
        means.iter().map(move |by| consent::Expressed::new(own(), party.clone(), by.clone()).into())
    };
    many(probe.party_ids().flat_map(expressed).collect());
    let reservations: Vec<_> = probe
        .talks
        .instrument(id)
        .into_iter()
        .flat_map(|own| own.reservations().collect::<Vec<_>>())
        .collect();
    let withdrawn = reservations.iter().filter_map(|reservation| {
        let party = reservation.party()?.clone();
        Some(consent::ReservationWithdrawn::new(own(), party, reservation.id().clone()).into())
    });
    many(withdrawn.collect());
    let objected = reservations.iter().flat_map(|reservation| {
        let others = probe.party_ids().filter(move |party| Some(party) != reservation.party());
        others.map(move |party| {
            consent::Objected::new(own(), party, reservation.id().clone(), Objection::None).into()
        })
    });
    many(objected.collect());
}
