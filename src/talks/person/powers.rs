//! Whether who signs for a party has the power to (Vienna Convention on the Law of Treaties, articles 7 and 8).

use crate::{
    event::Event,
    judge::{
        Refusal,
        require::{Answer, Judge},
        rule::{
            Rule,
            catalogue::{
                CONSENT_FULL_POWERS_PRESENTED_POWERS, CONSENT_INITIALLED_POWERS,
                CONSENT_SIGNED_AD_REFERENDUM_POWERS, CONSENT_SIGNED_POWERS,
            },
        },
    },
    outcome::consent::ConsentEvent,
    talks::{
        party::PartyState,
        person::{AccreditationStatus, PersonState, Power},
    },
    value::table::Ix,
};

impl Judge<'_> {
    /// Whether each person who acts is in office, presented full powers, or is accredited to do this. An act
    /// in which no person is named is the party's own.
    pub(crate) fn has_power(&mut self, rule: &'static Rule, power: Power) -> Result<(), Refusal> {
        let entry = self.entry;
        let mut all = Answer::Kept;
        for (party, person, _) in entry.by.who() {
            let Some(person) = person else { continue };
            let party = self.talks.state.parties.find(party.as_str());
            let one = self.talks.state.persons.find(person.as_str()).zip(party);
            let one = one.map_or(Answer::NotShown, |(person, party)| self.may_sign(person, party, power));
            all = crate::talks::person::rules::worse(all, one);
        }
        self.require(rule, all)
    }

    fn may_sign(&self, person: Ix<PersonState>, party: Ix<PartyState>, power: Power) -> Answer {
        let Some(signatory) = self.talks.state.persons.get(person) else { return Answer::NotShown };
        let in_office = signatory.offices.iter().any(|office| office.party == party && office.held.value());
        if in_office || self.has_full_powers(person, party) {
            return Answer::Kept;
        }
        match signatory.accreditation(party) {
            Some(accreditation) if accreditation.status.value() == AccreditationStatus::Valid => {
                Answer::from(self.talks.powers(accreditation).lets(power))
            }
            Some(_) => Answer::Broken,
            None => Answer::NotShown,
        }
    }

    /// Whether a person presented full powers of the party for the instrument that the act is on.
    pub(crate) fn has_full_powers(&self, person: Ix<PersonState>, party: Ix<PartyState>) -> bool {
        let Event::Consent(_) = &self.entry.event else { return false };
        let instrument =
            self.named.instrument.and_then(|instrument| self.talks.state.instruments.get(instrument));
        // Who acts for another signs with the powers of either.
        let consents = instrument.into_iter().flat_map(|instrument| &instrument.consents);
        let mut of_these =
            consents.filter(|consent| consent.party == party || Some(consent.party) == self.named.party);
        let lasts =
            |seq: u32| instrument.is_some_and(|instrument| !self.talks.is_before_reopening(instrument, seq));
        of_these.any(|consent| consent.powers.iter().any(|(holder, seq)| *holder == person && lasts(*seq)))
    }
}

/// The power that a person needs for an act, and the rule that asks for it.
pub(crate) const fn power_for(event: &ConsentEvent) -> Option<(&'static Rule, Power)> {
    match event {
        ConsentEvent::FullPowersPresented(_) => Some((&CONSENT_FULL_POWERS_PRESENTED_POWERS, Power::Sign)),
        ConsentEvent::Initialled(_) => Some((&CONSENT_INITIALLED_POWERS, Power::Initial)),
        ConsentEvent::SignedAdReferendum(_) => {
            Some((&CONSENT_SIGNED_AD_REFERENDUM_POWERS, Power::SignAdReferendum))
        }
        ConsentEvent::Signed(_)
        | ConsentEvent::Expressed(_)
        | ConsentEvent::Refused(_)
        | ConsentEvent::ProvisionallyApplied(_)
        | ConsentEvent::ProvisionalApplicationEnded(_)
        | ConsentEvent::Suspended(_)
        | ConsentEvent::Resumed(_)
        | ConsentEvent::WithdrawalNotified(_)
        | ConsentEvent::WithdrawalRevoked(_)
        | ConsentEvent::Withdrawn(_)
        | ConsentEvent::Rejoined(_) => Some((&CONSENT_SIGNED_POWERS, Power::Sign)),
        ConsentEvent::Attested(_)
        | ConsentEvent::ReservationMade(_)
        | ConsentEvent::DeclarationMade(_)
        | ConsentEvent::ReservationWithdrawn(_)
        | ConsentEvent::Objected(_) => None,
    }
}
