//! To whom what follows about entries is disclosed.

use crate::{
    event::{Disclosure, Entry},
    judge::consequence::Followed,
    notes::correction::{PayloadEvent, RecordEvent},
    state::Negotiation,
};

impl Followed for RecordEvent {
    /// Nothing follows from it.
    fn may_lack(&self, _: &Negotiation, _: u32) -> bool {
        false
    }

    /// What discloses something, to those to whom it does.
    fn disclosed_to(&self, talks: &Negotiation, cause: &Entry) -> Option<Disclosure> {
        let Self::Disclosed(fact) = self else { return None };
        let parties = talks.entry(&fact.entry).map(|entry| talks.told_by(cause, entry));
        Some(parties.map_or(Disclosure::Recorder, Disclosure::Parties))
    }
}

crate::judge::consequence::nothing_follows! { PayloadEvent }
