//! Payloads to ask the judge with: what parties say to an instrument.

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::consent::{self, Attesting, ConsentEvent, Means, Objection},
    value::{
        gather::Gather,
        id::{InstrumentId, PartyId, ReservationId},
        when::When,
    },
};

impl Probed for ConsentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        for instrument in probe.seen(&probe.talks.state.instruments) {
            acts_on(probe, &instrument.id, each);
        }
    }
}

fn acts_on(probe: &Probe<'_>, id: &InstrumentId, each: Each<'_>) {
    let mut many = |events: Payloads<'_>| each(Some(Subject::Instrument(id.clone())), events);
    let instrument = || id.clone();
    let text = || probe.text.clone();
    let mut by_party = |of: &dyn Fn(PartyId) -> Option<Event>| many(&mut probe.party_ids().filter_map(of));
    let person = probe.seen(&probe.talks.state.persons).next().map(|person| person.id.clone());
    by_party(&|party| {
        Some(consent::FullPowersPresented::from_parts(instrument(), party, person.clone()?).into())
    });
    by_party(&|party| Some(consent::Initialled::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::SignedAdReferendum::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::Signed::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::Attested::from_parts(instrument(), party, Attesting::WITNESS).into()));
    by_party(&|party| Some(consent::Refused::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::ProvisionallyApplied::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::ProvisionalApplicationEnded::from_parts(instrument(), party).into()));
    let new = ReservationId::new(&probe.new).ok();
    by_party(&|party| {
        Some(consent::ReservationMade::from_parts(instrument(), party, new.clone()?, text()).into())
    });
    by_party(&|party| Some(consent::DeclarationMade::from_parts(instrument(), party, text()).into()));
    by_party(&|party| Some(consent::Suspended::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::Resumed::from_parts(instrument(), party).into()));
    // The last day that can be written leaves time enough.
    let last = "9999-12-31".parse::<When>().ok();
    by_party(&|party| {
        Some(consent::WithdrawalNotified::from_parts(instrument(), party, last.clone()?).into())
    });
    by_party(&|party| Some(consent::WithdrawalRevoked::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::Withdrawn::from_parts(instrument(), party).into()));
    by_party(&|party| Some(consent::Rejoined::from_parts(instrument(), party).into()));
    let means = [Means::DEFINITIVE_SIGNATURE, Means::RATIFICATION, Means::ACCESSION, Means::SUCCESSION];
    let expressed = |party: PartyId| {
        means
            .iter()
            .map(move |by| consent::Expressed::from_parts(instrument(), party.clone(), by.clone()).into())
    };
    many(&mut probe.party_ids().flat_map(expressed));
    let reservations = probe
        .talks
        .instrument(id)
        .into_iter()
        .flat_map(|instrument| instrument.reservations().gather())
        .gather();
    let mut withdrawn = reservations.iter().filter_map(|reservation| {
        let party = reservation.party()?.clone();
        Some(consent::ReservationWithdrawn::from_parts(instrument(), party, reservation.id().clone()).into())
    });
    many(&mut withdrawn);
    let mut objected = reservations.iter().flat_map(|reservation| {
        let others = probe.party_ids().filter(move |party| Some(party) != reservation.party());
        others.map(move |party| {
            consent::Objected::from_parts(instrument(), party, reservation.id().clone(), Objection::None)
                .into()
        })
    });
    many(&mut objected);
}
