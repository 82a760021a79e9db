//! How facts about the consent of parties to instruments fit and fold.

use crate::{
    event::Entry,
    event::Subject,
    judge::rule::catalogue::{
        CONSENT_OBJECTED_RESERVATION, CONSENT_RESERVATION_WITHDRAWN_OWN, ENTRY_BOUNDS_SIZE,
    },
    outcome::{
        consent::{Binding, ConsentEvent, ConsentState, ConsentStatus, Means, ReservationState},
        instrument::{InstrumentState, MAX_PER_INSTRUMENT, PartActs},
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::party::PartyState,
    value::{
        register::{At, Register, set_first},
        role::RoleSet,
        table::Ix,
        text::Name,
    },
};

impl State {
    fn check_consent(&self, event: &ConsentEvent, named: Named) -> Result<(), Fault> {
        let reservation = named.reservation.and_then(|reservation| self.reservations.get(reservation));
        let fault = |rule, id: &crate::value::id::ReservationId| {
            Err(Fault::new(rule, Subject::Reservation(id.clone())))
        };
        let of_this = reservation.is_some_and(|reservation| Some(reservation.instrument) == named.instrument);
        let of_party = reservation.is_some_and(|reservation| Some(reservation.party) == named.party);
        // entry.bounds.size: whom it names, and who decides, has room in any case; who only speaks of it leaves others as much again
        let instrument = named.instrument.and_then(|instrument| self.instruments.get(instrument));
        let speaks = matches!(
            event,
            ConsentEvent::FullPowersPresented(_)
                | ConsentEvent::Attested(_)
                | ConsentEvent::DeclarationMade(_)
        );
        let room = if speaks { MAX_PER_INSTRUMENT } else { 2 * MAX_PER_INSTRUMENT };
        let full = instrument.zip(named.party).is_some_and(|(instrument, party)| {
            let sits = self.parties.get(party).is_some_and(|party| party.roles.has_any(RoleSet::PRINCIPAL));
            let has_room = sits || instrument.parties.get().contains(&party);
            instrument.consents.len() >= room && instrument.find_consent(party).is_err() && !has_room
        });
        // Each party names parts of its own.
        let own = instrument.zip(named.party).and_then(|(instrument, party)| instrument.consent(party));
        let fits = match own {
            Some(own) => own.parts.has_room(event.parts()),
            None => PartActs::default().has_room(event.parts()),
        };
        if full || !fits {
            let id = event.instrument().clone();
            return Err(Fault::new(&ENTRY_BOUNDS_SIZE, Subject::Instrument(id)));
        }
        match event {
            // consent.reservation_withdrawn.own: its own, to this instrument
            ConsentEvent::ReservationWithdrawn(fact) if !(of_this && of_party) => {
                fault(&CONSENT_RESERVATION_WITHDRAWN_OWN, &fact.reservation)
            }
            // consent.objected.reservation: that of another party, to this instrument
            ConsentEvent::Objected(fact) if !of_this || of_party => {
                fault(&CONSENT_OBJECTED_RESERVATION, &fact.reservation)
            }
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Initialled(_)
            | ConsentEvent::SignedAdReferendum(_)
            | ConsentEvent::Signed(_)
            | ConsentEvent::Expressed(_)
            | ConsentEvent::Attested(_)
            | ConsentEvent::Refused(_)
            | ConsentEvent::ProvisionallyApplied(_)
            | ConsentEvent::ProvisionalApplicationEnded(_)
            | ConsentEvent::ReservationMade(_)
            | ConsentEvent::DeclarationMade(_)
            | ConsentEvent::ReservationWithdrawn(_)
            | ConsentEvent::Objected(_)
            | ConsentEvent::Suspended(_)
            | ConsentEvent::Resumed(_)
            | ConsentEvent::WithdrawalNotified(_)
            | ConsentEvent::WithdrawalRevoked(_)
            | ConsentEvent::Withdrawn(_)
            | ConsentEvent::Rejoined(_) => Ok(()),
        }
    }

    fn fold_consent(&mut self, event: &ConsentEvent, named: Named, at: At<'_>) {
        let (Some(instrument), Some(party)) = (named.instrument, named.party) else { return };
        match event {
            ConsentEvent::ReservationMade(fact) => {
                self.reservations.add(ReservationState {
                    id: fact.reservation.clone(),
                    introduced: at.seq,
                    instrument,
                    party,
                    stands: Register::new(true, at.seq),
                    objections: Vec::new(),
                });
            }
            ConsentEvent::ReservationWithdrawn(_) => {
                if let Some(reservation) = named.reservation.and_then(|ix| self.reservations.get_mut(ix)) {
                    reservation.stands.set(false, at);
                }
                return;
            }
            ConsentEvent::Objected(_) => {
                if let Some(reservation) = named.reservation.and_then(|ix| self.reservations.get_mut(ix)) {
                    reservation.objections.push(at.seq);
                }
                return;
            }
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Initialled(_)
            | ConsentEvent::SignedAdReferendum(_)
            | ConsentEvent::Signed(_)
            | ConsentEvent::Expressed(_)
            | ConsentEvent::Attested(_)
            | ConsentEvent::Refused(_)
            | ConsentEvent::ProvisionallyApplied(_)
            | ConsentEvent::ProvisionalApplicationEnded(_)
            | ConsentEvent::DeclarationMade(_)
            | ConsentEvent::Suspended(_)
            | ConsentEvent::Resumed(_)
            | ConsentEvent::WithdrawalNotified(_)
            | ConsentEvent::WithdrawalRevoked(_)
            | ConsentEvent::Withdrawn(_)
            | ConsentEvent::Rejoined(_) => {}
        }
        let Some(instrument) = self.instruments.get_mut(instrument) else { return };
        if let Err(at) = instrument.find_consent(party) {
            let new = ConsentState {
                party,
                status: None,
                provisional: None,
                powers: Vec::new(),
                turns: Vec::new(),
                binding: Binding::default(),
                parts: PartActs::default(),
                declared: Vec::new(),
            };
            instrument.consents.insert(at, new);
        }
        let consent = instrument.find_consent(party).ok().and_then(|at| instrument.consents.get_mut(at));
        let Some(consent) = consent else { return };
        match event {
            ConsentEvent::ReservationMade(_)
            | ConsentEvent::ReservationWithdrawn(_)
            | ConsentEvent::Objected(_) => return,
            ConsentEvent::FullPowersPresented(_) => {
                consent.powers.extend(named.person.map(|person| (person, at.seq)));
                return;
            }
            ConsentEvent::Attested(_) | ConsentEvent::DeclarationMade(_) => {
                consent.declared.push(at.seq);
                return;
            }
            ConsentEvent::ProvisionallyApplied(_) | ConsentEvent::ProvisionalApplicationEnded(_)
                if !event.parts().is_empty() =>
            {
                consent.parts.note(event.parts(), at.seq);
                return;
            }
            ConsentEvent::ProvisionallyApplied(_) => set_first(&mut consent.provisional, true, at),
            ConsentEvent::ProvisionalApplicationEnded(_)
            | ConsentEvent::Refused(_)
            | ConsentEvent::Withdrawn(_) => set_first(&mut consent.provisional, false, at),
            ConsentEvent::Initialled(_)
            | ConsentEvent::SignedAdReferendum(_)
            | ConsentEvent::Signed(_)
            | ConsentEvent::Expressed(_)
            | ConsentEvent::Suspended(_)
            | ConsentEvent::Resumed(_)
            | ConsentEvent::WithdrawalNotified(_)
            | ConsentEvent::WithdrawalRevoked(_)
            | ConsentEvent::Rejoined(_) => {}
        }
        consent.turns.push(at.seq);
        instrument.turn(party, event, at);
    }
}

impl InstrumentState {
    /// Notes how the consent of a party stands with an act of its own, and counts it.
    fn turn(&mut self, party: Ix<PartyState>, event: &ConsentEvent, at: At<'_>) {
        let own = self.find_consent(party).ok().and_then(|at| self.consents.get_mut(at));
        let Some(consent) = own else { return };
        if let Some(status) = event.leads_to() {
            let (signed, withdrew) = (consent.has_signed(), consent.withdrew());
            set_first(&mut consent.status, status, at);
            let now = (consent.has_signed(), consent.withdrew());
            if now != (signed, withdrew) && self.parties.get().contains(&party) {
                let all = &mut self.signed;
                all.0 = all.0 + usize::from(now.0) - usize::from(signed);
                all.1 = all.1 + usize::from(now.1) - usize::from(withdrew);
            }
        }
        if event.is_about_being_bound() {
            let now = if event.binds() { Binding::Once(at.seq) } else { Binding::Otherwise };
            let before = consent.binding;
            consent.binding = if before == Binding::Nothing { now } else { Binding::Otherwise };
            self.bound.note(before, consent.binding, event.effective().is_some(), at);
        }
    }
}

impl ConsentEvent {
    /// What the event makes of how the consent stands. A withdrawal before the instrument was ever in force leads back to what
    /// was before, which is found out when it is asked.
    pub(crate) const fn leads_to(&self) -> Option<ConsentStatus> {
        Some(match self {
            Self::Initialled(_) => ConsentStatus::Initialled,
            Self::SignedAdReferendum(_) => ConsentStatus::SignedAdReferendum,
            Self::Signed(_) => ConsentStatus::Signed,
            Self::Refused(_) => ConsentStatus::Refused,
            Self::Expressed(_) | Self::Resumed(_) | Self::WithdrawalRevoked(_) | Self::Rejoined(_) => {
                ConsentStatus::Bound
            }
            Self::Suspended(_) => ConsentStatus::Suspended,
            Self::WithdrawalNotified(_) => ConsentStatus::Withdrawing,
            Self::Withdrawn(_) => ConsentStatus::Withdrawn,
            Self::FullPowersPresented(_)
            | Self::Attested(_)
            | Self::ProvisionallyApplied(_)
            | Self::ProvisionalApplicationEnded(_)
            | Self::ReservationMade(_)
            | Self::DeclarationMade(_)
            | Self::ReservationWithdrawn(_)
            | Self::Objected(_) => return None,
        })
    }

    /// The parts of the instrument that it is about; none: the whole.
    pub(crate) fn parts(&self) -> &[Name] {
        match self {
            Self::ProvisionallyApplied(fact) => &fact.parts,
            Self::ProvisionalApplicationEnded(fact) => &fact.parts,
            Self::FullPowersPresented(_)
            | Self::Initialled(_)
            | Self::SignedAdReferendum(_)
            | Self::Signed(_)
            | Self::Expressed(_)
            | Self::Attested(_)
            | Self::Refused(_)
            | Self::ReservationMade(_)
            | Self::DeclarationMade(_)
            | Self::ReservationWithdrawn(_)
            | Self::Objected(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::WithdrawalNotified(_)
            | Self::WithdrawalRevoked(_)
            | Self::Withdrawn(_)
            | Self::Rejoined(_) => &[],
        }
    }

    /// Whether a party signs with it, for which there may be a term.
    pub(crate) fn signs(&self) -> bool {
        match self {
            Self::Signed(_) | Self::SignedAdReferendum(_) => true,
            Self::Expressed(fact) => fact.means == Means::DEFINITIVE_SIGNATURE,
            Self::FullPowersPresented(_)
            | Self::Initialled(_)
            | Self::Attested(_)
            | Self::Refused(_)
            | Self::ProvisionallyApplied(_)
            | Self::ProvisionalApplicationEnded(_)
            | Self::ReservationMade(_)
            | Self::DeclarationMade(_)
            | Self::ReservationWithdrawn(_)
            | Self::Objected(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::WithdrawalNotified(_)
            | Self::WithdrawalRevoked(_)
            | Self::Withdrawn(_)
            | Self::Rejoined(_) => false,
        }
    }

    /// Whether it says whether a party is bound.
    const fn is_about_being_bound(&self) -> bool {
        match self {
            Self::Expressed(_)
            | Self::Rejoined(_)
            | Self::Refused(_)
            | Self::WithdrawalNotified(_)
            | Self::WithdrawalRevoked(_)
            | Self::Withdrawn(_) => true,
            Self::FullPowersPresented(_)
            | Self::Initialled(_)
            | Self::SignedAdReferendum(_)
            | Self::Signed(_)
            | Self::Attested(_)
            | Self::ProvisionallyApplied(_)
            | Self::ProvisionalApplicationEnded(_)
            | Self::ReservationMade(_)
            | Self::DeclarationMade(_)
            | Self::ReservationWithdrawn(_)
            | Self::Objected(_)
            | Self::Suspended(_)
            | Self::Resumed(_) => false,
        }
    }

    /// Whether a party binds itself with it.
    pub(crate) const fn binds(&self) -> bool {
        matches!(self, Self::Expressed(_) | Self::Rejoined(_))
    }
}

impl Folded for ConsentEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_consent(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_consent(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let instrument = talks.state.instruments.get(named.instrument?)?;
        let consent = instrument.consent(named.party?);
        match self {
            Self::FullPowersPresented(_)
            | Self::Attested(_)
            | Self::DeclarationMade(_)
            | Self::ReservationMade(_)
            | Self::Objected(_) => None,
            Self::ReservationWithdrawn(_) => {
                talks.state.reservations.get(named.reservation?).map(|reservation| reservation.stands.seq())
            }
            Self::ProvisionallyApplied(_) | Self::ProvisionalApplicationEnded(_)
                if !self.parts().is_empty() =>
            {
                None
            }
            Self::ProvisionallyApplied(_) | Self::ProvisionalApplicationEnded(_) => {
                consent?.provisional.as_ref().map(Register::seq)
            }
            Self::Initialled(_)
            | Self::SignedAdReferendum(_)
            | Self::Signed(_)
            | Self::Expressed(_)
            | Self::Refused(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::WithdrawalNotified(_)
            | Self::WithdrawalRevoked(_)
            | Self::Withdrawn(_)
            | Self::Rejoined(_) => {
                // Once the instrument is taken up again, what came before has lapsed.
                let status = consent.and_then(|consent| consent.status.as_ref());
                let last = status.map(Register::seq);
                let reopened = instrument.reopened.as_ref().map(Register::seq);
                talks.last_in_time(last.into_iter().chain(reopened))
            }
        }
    }
}
