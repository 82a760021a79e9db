//! Payloads to ask the judge with: instruments, consent and gates.

use crate::judge::permitted::{Each, Probe};
use crate::{
    event::{Event, Subject},
    outcome::{
        consent::{self, Attesting, Means, Objection},
        gate::{self, GateKind},
        instrument::{self, InstrumentKind},
    },
    value::{
        condition::{Condition, Consents},
        id::{EntryId, GateId, InstrumentId, PartyId, ReservationId},
        when::When,
    },
};

impl Probe<'_> {
    fn party_ids(&self) -> impl Iterator<Item = PartyId> {
        self.whole.parties().map(|party| party.id().clone())
    }

    pub(crate) fn new_instruments_and_gates(&self, each: Each<'_>) {
        if let Ok(own) = InstrumentId::new(&self.new) {
            let title = || self.name.clone();
            let drafted = || instrument::Drafted::new(own.clone(), InstrumentKind::CONTRACT, title(), false);
            let of_one = self.party_ids().map(|party| drafted().with_parties(vec![party]).into());
            let acting = self.actor.parties().map(|(party, other)| other.unwrap_or(party).clone());
            let of_those = drafted().with_parties(acting.collect()).into();
            each(None, [drafted().into(), of_those].into_iter().chain(of_one).collect());
        }
        if let Ok(own) = GateId::new(&self.new) {
            let required = || {
                gate::Required::new(own.clone(), GateKind::PARLIAMENT, self.name.clone(), self.text.clone())
            };
            let of_one = self.party_ids().map(|party| required().with_of(party).into());
            each(None, std::iter::once(required().into()).chain(of_one).collect());
        }
    }

    pub(crate) fn instrument(&self, id: &InstrumentId, each: Each<'_>) {
        let own = || id.clone();
        let text = || self.text.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Instrument(id.clone())), events);
        let Some(view) = self.whole.instrument(id) else { return };
        let parties: Vec<_> = view.named_parties().cloned().collect();
        many(vec![instrument::PartiesSet::new(own()).with_parties(parties).into()]);
        let version = self.whole.versions().next().map(|version| version.id().clone());
        many(version.into_iter().map(|version| instrument::TextSet::new(own(), version).into()).collect());
        let gates = view.gates().map(|gate| gate.id().clone()).take(1);
        many(
            gates.map(|gate| instrument::GatesSet::new(own(), Condition::GatePassed(gate)).into()).collect(),
        );
        many(vec![instrument::InForceRuleSet::new(own(), Condition::Bound(Consents::to(own()))).into()]);
        many(vec![instrument::Agreed::new(own()).into()]);
        many(vec![instrument::Initialled::new(own()).into()]);
        many(vec![instrument::Adopted::new(own()).into()]);
        many(vec![instrument::OpenedForSignature::new(own()).into()]);
        many(vec![instrument::Signed::new(own()).into()]);
        let others = || self.whole.instruments().map(|other| other.id().clone()).filter(|other| other != id);
        // What only some hold is theirs to record.
        let held = |all: fn(InstrumentId, &Self) -> Event, some: &dyn Fn(PartyId) -> Event| {
            let general = all(own(), self);
            std::iter::once(general).chain(self.party_ids().map(some)).collect::<Vec<_>>()
        };
        // The first day that can be written has begun, and any entry will do to show what nobody computes.
        if let Ok(at) = "0001-01-02".parse::<When>() {
            let shown: Vec<EntryId> =
                self.whole.entries().iter().map(|entry| entry.id().clone()).take(1).collect();
            let enters = || instrument::EnteredIntoForce::new(own(), at.clone()).with_shown_by(shown.clone());
            let some = self.party_ids().map(|party| enters().with_according_to(vec![party]).into());
            many(std::iter::once(enters().into()).chain(some).collect());
        }
        many(held(|own, _| instrument::Suspended::new(own).into(), &|party| {
            instrument::Suspended::new(own()).with_according_to(vec![party]).into()
        }));
        many(held(|own, _| instrument::Resumed::new(own).into(), &|party| {
            instrument::Resumed::new(own()).with_according_to(vec![party]).into()
        }));
        many(vec![instrument::Amended::new(own()).into()]);
        many(vec![instrument::Rectified::new(own(), text()).into()]);
        let superseded = others().take(1).flat_map(|other| {
            let one = instrument::Superseded::new(own(), other.clone()).into();
            let some = self.party_ids().map(move |party| {
                instrument::Superseded::new(own(), other.clone()).with_according_to(vec![party]).into()
            });
            std::iter::once(one).chain(some).collect::<Vec<_>>()
        });
        many(superseded.collect());
        many(held(|own, _| instrument::Terminated::new(own).into(), &|party| {
            instrument::Terminated::new(own()).with_according_to(vec![party]).into()
        }));
        many(held(|own, _| instrument::Revived::new(own).into(), &|party| {
            instrument::Revived::new(own()).with_according_to(vec![party]).into()
        }));
        many(vec![instrument::Rejected::new(own()).into()]);
        many(vec![instrument::Resubmitted::new(own()).into()]);
        many(vec![instrument::Reopened::new(own()).into()]);
        many(vec![instrument::Lapsed::new(own()).into()]);
        self.consent(id, &mut many);
    }

    fn consent(&self, id: &InstrumentId, many: &mut dyn FnMut(Vec<Event>)) {
        let own = || id.clone();
        let text = || self.text.clone();
        let mut by_party =
            |of: &dyn Fn(PartyId) -> Option<Event>| many(self.party_ids().filter_map(of).collect());
        let person = self.whole.persons().next().map(|person| person.id().clone());
        by_party(&|party| Some(consent::FullPowersPresented::new(own(), party, person.clone()?).into()));
        by_party(&|party| Some(consent::Initialled::new(own(), party).into()));
        by_party(&|party| Some(consent::SignedAdReferendum::new(own(), party).into()));
        by_party(&|party| Some(consent::Signed::new(own(), party).into()));
        by_party(&|party| Some(consent::Attested::new(own(), party, Attesting::WITNESS).into()));
        by_party(&|party| Some(consent::Refused::new(own(), party).into()));
        by_party(&|party| Some(consent::ProvisionallyApplied::new(own(), party).into()));
        by_party(&|party| Some(consent::ProvisionalApplicationEnded::new(own(), party).into()));
        let new = ReservationId::new(&self.new).ok();
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
        many(self.party_ids().flat_map(expressed).collect());
        let reservations: Vec<_> = self
            .whole
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
            let others = self.party_ids().filter(move |party| Some(party) != reservation.party());
            others.map(move |party| {
                consent::Objected::new(own(), party, reservation.id().clone(), Objection::None).into()
            })
        });
        many(objected.collect());
    }

    pub(crate) fn gate(&self, id: &GateId, each: Each<'_>) {
        let own = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Gate(id.clone())), events);
        many(vec![gate::Scheduled::new(own(), When::UNKNOWN).into()]);
        many(vec![gate::Recommended::new(own(), gate::Recommendation::For).into()]);
        many(vec![gate::Passed::new(own()).into()]);
        many(vec![gate::Failed::new(own()).into()]);
        many(vec![gate::NotHeld::new(own()).into()]);
        many(vec![gate::Annulled::new(own()).into()]);
        many(vec![gate::Waived::new(own()).into()]);
        // One of the same instrument and party that does not lead back.
        let same = |gate: &crate::outcome::gate::GateState| (gate.on, gate.of);
        let whole = &self.whole.state;
        let siblings = whole.gates.by_key(id.as_str()).map(same);
        let others =
            whole.gates.items().iter().filter(|other| other.id != *id && Some(same(other)) == siblings);
        let others = others.map(|other| other.id.clone()).take(crate::outcome::instrument::MAX_GATES);
        many(others.map(|other| gate::Replaced::new(own(), other).into()).collect());
    }
}
