//! What follows from what parties say to an instrument.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    lifecycle::Lifecycle,
    outcome::{
        consent::{ConsentEvent, ConsentStatus},
        instrument::{self, InstrumentAction, InstrumentLifecycle, InstrumentStatus},
    },
    state::{Moment, Named, Negotiation, agreement::Coming},
    value::register::EventTime,
};

impl Followed for ConsentEvent {
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        talks.of_consent(self, named, place, moment)
    }
}

impl Negotiation {
    /// An instrument that all have initialled or signed is initialled or signed, and one may enter into force.
    fn of_consent(
        &self,
        event: &ConsentEvent,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let (Some(ix), Some(party)) = (named.instrument, named.party) else { return Vec::new() };
        let Some(own) = self.state.instruments.get(ix) else { return Vec::new() };
        let others = |did: fn(ConsentStatus) -> bool| {
            let parties = self.parties_of(own);
            parties.contains(&party)
                && parties
                    .iter()
                    .all(|&other| other == party || self.consent_status(own, other).is_some_and(did))
        };
        // What would come late is left to who records.
        let on_time = self.places().get(own.status.seq() as usize).is_none_or(|last| *last <= place);
        let permits = |action: InstrumentAction| {
            on_time && InstrumentLifecycle::row(Some(own.status.value()), action).is_some()
        };
        let initialled = |status| !matches!(status, ConsentStatus::Refused | ConsentStatus::Withdrawn);
        let signed = |status: ConsentStatus| status == ConsentStatus::Signed || status.is_bound();
        let (mut events, mut coming) = (Vec::new(), Vec::new());
        match event {
            ConsentEvent::Initialled(_) if permits(InstrumentAction::Initialled) && others(initialled) => {
                events.push(instrument::Initialled::new(own.id.clone()).into());
                coming.push(Coming::Stands(ix, InstrumentStatus::Initialled));
            }
            ConsentEvent::Expressed(fact) => {
                let since = self.deposited(fact.deposited.as_ref(), moment.at).unwrap_or(place);
                coming.push(Coming::Bound(ix, party, since));
            }
            ConsentEvent::Rejoined(_) => coming.push(Coming::Bound(ix, party, place)),
            ConsentEvent::Signed(_) => {}
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Initialled(_)
            | ConsentEvent::SignedAdReferendum(_)
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
            | ConsentEvent::Withdrawn(_) => return events,
        }
        let signs = !matches!(event, ConsentEvent::Initialled(_));
        if signs && permits(InstrumentAction::Signed) && others(signed) {
            events.push(instrument::Signed::new(own.id.clone()).into());
            coming.push(Coming::Stands(ix, InstrumentStatus::Signed));
        }
        if !coming.is_empty() {
            events.extend(self.entering(coming, place, moment));
        }
        events
    }
}
