//! To whom what follows about entries is disclosed.

use crate::{
    event::{Disclosure, Entry},
    judge::consequence::Followed,
    notes::correction::{PayloadEvent, RecordEvent},
    state::Negotiation,
};

impl Followed for RecordEvent {
    /// What discloses something, to those to whom it does.
    fn disclosed_to(&self, whole: &Negotiation, cause: &Entry) -> Option<Disclosure> {
        let Self::Disclosed(fact) = self else { return None };
        let told = whole.entry(&fact.entry).map(|own| whole.told_by(cause, own));
        Some(told.map_or(Disclosure::Recorder, Disclosure::Parties))
    }
}

impl Followed for PayloadEvent {}
