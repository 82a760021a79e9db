//! What follows from what parties say to an instrument.

use crate::{
    event::{Entry, Event},
    judge::consequence::Followed,
    lifecycle::Lifecycle,
    outcome::{
        consent::{ConsentEvent, ConsentState, ConsentStatus},
        instrument::{self, InstrumentAction, InstrumentLifecycle, InstrumentStatus},
    },
    state::{Coming, Moment, Named, Negotiation},
    talks::party::PartyState,
    value::{register::EventTime, table::Ix},
};

impl Followed for ConsentEvent {
    /// An instrument that all have initialled or signed is initialled or signed, and one may enter into force.
    fn follows(
        &self,
        talks: &Negotiation,
        _: &Entry,
        named: Named,
        place: EventTime,
        moment: Moment<'_>,
    ) -> Vec<Event> {
        let (Some(ix), Some(party)) = (named.instrument, named.party) else { return Vec::new() };
        let Some(instrument) = talks.state.instruments.get(ix) else { return Vec::new() };
        let others = |did: fn(ConsentStatus) -> bool| {
            let parties = talks.parties_of(instrument);
            let is_its_own = |other: &Ix<PartyState>| talks.heir(*other) == party;
            let has_done = |other: &Ix<PartyState>| {
                talks.consent_status(instrument, talks.consenting(instrument, *other)).is_some_and(did)
            };
            parties.iter().any(is_its_own) && parties.iter().all(|other| is_its_own(other) || has_done(other))
        };
        // What would come late is left to who records.
        let on_time = talks.places().get(instrument.status.seq() as usize).is_none_or(|last| *last <= place);
        let permits = |action: InstrumentAction| {
            on_time && InstrumentLifecycle::row(Some(instrument.status.value()), action).is_some()
        };
        let initialled = |status| !matches!(status, ConsentStatus::Refused | ConsentStatus::Withdrawn);
        let signed = |status: ConsentStatus| status == ConsentStatus::Signed || status.is_bound();
        let (mut events, mut coming) = (Vec::new(), Vec::new());
        match self {
            Self::Initialled(_) if permits(InstrumentAction::Initialled) && others(initialled) => {
                events.push(instrument::Initialled::from_parts(instrument.id.clone()).into());
                coming.push(Coming::Stands(ix, InstrumentStatus::Initialled));
            }
            Self::Expressed(fact) => {
                let since =
                    talks.deposited(fact.deposited.as_ref(), moment.at, moment.vague).unwrap_or(place);
                coming.push(Coming::Bound(ix, party, since));
            }
            Self::Rejoined(_) => coming.push(Coming::Bound(ix, party, place)),
            Self::Signed(_) => {}
            Self::FullPowersPresented(_)
            | Self::Initialled(_)
            | Self::SignedAdReferendum(_)
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
            | Self::Withdrawn(_) => return events,
        }
        let signs = !matches!(self, Self::Initialled(_));
        // Nearly always all is told by how many of its parties have signed.
        let count = || {
            let (count, withdrew) = instrument.signed;
            let plain = withdrew == 0 && instrument.reopened.is_none() && !talks.state.succeeded;
            let own = instrument.consent(party).is_some_and(ConsentState::has_signed);
            let all = instrument.parties.get().len();
            (plain && all > 0).then(|| instrument.is_party(party) && count + usize::from(!own) == all)
        };
        if signs && permits(InstrumentAction::Signed) && count().unwrap_or_else(|| others(signed)) {
            events.push(instrument::Signed::from_parts(instrument.id.clone()).into());
            coming.push(Coming::Stands(ix, InstrumentStatus::Signed));
        }
        if !coming.is_empty() {
            events.extend(talks.entering(coming, place, moment));
        }
        events
    }

    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        true
    }
}
