//! What is others' of what came of the talks.

use negotiation::{
    event::Subject,
    outcome::{
        commitment::{self, CommitmentStatus},
        gate::GateStatus,
        instrument::{InstrumentStatus, InstrumentView},
    },
    talks::party::PartyView,
    value::id::{InstrumentId, PartyId},
};

use super::theirs::Look;

impl Look<'_> {
    /// Whether others drew up an instrument, for others.
    fn is_of_others(&self, id: &InstrumentId) -> bool {
        let before = self.first.instrument(id);
        before.is_some_and(|before| before.parties().any(|party| !self.is_own(party)))
            && self.is_theirs(&Subject::Instrument(id.clone()))
    }

    pub(super) fn instruments(&self) {
        for instrument in self.talks.instruments() {
            let id = instrument.id();
            let parties: Vec<_> = instrument.parties().collect();
            let concerns = parties.iter().any(|party| !self.is_own(party));
            let rests = matches!(
                instrument.status(),
                InstrumentStatus::Draft | InstrumentStatus::Lapsed | InstrumentStatus::Rejected
            );
            let theirs = self.is_of_others(id);
            if concerns && (!rests || theirs) {
                // The depositary corrects slips.
                let corrected = self.world.role != Some("depositary");
                let amended = corrected.then(|| instrument.amendments().count());
                self.is(format!("{id} {} amended {amended:?}", instrument.status()));
            }
            if theirs {
                let others: Vec<_> = parties.iter().filter(|party| self.is_other_principal(party)).collect();
                self.is(format!("{id} {others:?}"));
                self.is(format!("{id} {}", terms(&instrument)));
            }
            for consent in instrument.consents() {
                if consent.party().is_some_and(|party| !self.is_own(party)) {
                    self.is(format!("{id} {:?} {:?}", consent.party(), consent.status()));
                }
            }
        }
    }

    pub(super) fn gates(&self) {
        for gate in self.talks.gates() {
            let id = gate.id();
            let status = gate.status();
            if gate.of().is_some_and(|party| self.is_own(party)) {
                // Its own law is its own affair, unless others wait for it.
                let met = matches!(status, GateStatus::Passed | GateStatus::Waived | GateStatus::Replaced);
                if self.is_awaited(id.as_str()) {
                    self.is(format!("{id} met {met}"));
                }
                continue;
            }
            // Who makes an offer makes it subject to what it will.
            let own_offer = gate
                .proposal()
                .and_then(|offer| offer.proposer())
                .is_some_and(|by| by.parties().all(|(own, other)| self.is_own(other.unwrap_or(own))));
            let holds_up = !own_offer && gate.instrument().is_none_or(|on| self.is_of_others(on.id()));
            if holds_up && gate.of().is_none() || self.is_theirs(&Subject::Gate(id.clone())) {
                let status = if status == GateStatus::Scheduled { GateStatus::Required } else { status };
                self.is(format!("{id} is asked for: {status}"));
            }
        }
    }

    pub(super) fn duties(&self) {
        let talks = self.talks;
        for commitment in talks.commitments() {
            let id = commitment.id();
            let owing = self.others(commitment.obligors());
            // To nobody in particular is to all.
            let to_all = commitment.beneficiaries().count() == 0;
            let to = self.others(commitment.beneficiaries());
            let owed = to_all || !to.is_empty();
            if !owing.is_empty() {
                // The only one to whom it is owed lets go of it alone.
                let waits = |party: &PartyView<'_>| {
                    self.is_other_principal(party.id()) && !owing.contains(&party.id())
                };
                let status = talks.principals().any(|party| waits(&party)).then(|| commitment.status());
                self.is(format!("{id} owed by {owing:?} {status:?} {:?}", commitment.due()));
            } else if let Some(before) = self.first.commitment(id).filter(|_| owed) {
                // Sooner is no harm.
                let is_gone = |status| status == CommitmentStatus::Obsolete;
                let obsolete = is_gone(commitment.status()) && !is_gone(before.status());
                let [due, was] = [commitment.due(), before.due()].map(|due| format!("{due:?}"));
                self.is(format!("{id} obsolete {obsolete}, later {}", due > was));
            }
            let owes = |party: &PartyId| self.is_own(party) && commitment.obligors().any(|own| own == party);
            if owed && commitment.verifier().is_some_and(owes) {
                self.is(format!("{id} is verified by who owes it"));
            }
            // Who is owed it finds that it is done.
            let debtors: Vec<_> = commitment.obligors().collect();
            let is_owed = |party: &&PartyId| !debtors.contains(party);
            let found = if to_all {
                self.players.iter().any(|party| is_owed(&party))
            } else {
                commitment.beneficiaries().any(|party| self.is_own(party) && is_owed(&party))
            };
            if owing.is_empty() && owed && !found && commitment.is_complete() {
                self.is(format!("{id} is found complete by who owes it"));
            }
        }
        if let Some(fact) = talks.entries().last().and_then(|entry| commitment::Reported::of(entry.event())) {
            let mut owing = talks.commitment(&fact.commitment).unwrap().obligors();
            if fact.verified == Some(true) && owing.any(|party| self.is_own(party)) {
                self.is(format!("{} is said to be verified by who owes it", fact.commitment));
            }
        }
        for ceasefire in talks.ceasefires() {
            let id = ceasefire.id();
            let theirs = self.is_theirs(&Subject::Ceasefire(id.clone()));
            let bound = self.others(ceasefire.parties());
            let stranger = |party: &&PartyId| !self.world.principals.contains(&party.as_str());
            let strangers: Vec<_> = ceasefire.parties().filter(stranger).collect();
            // Each leaves it alone, and of two ends it: where the players are all but one, they do. Who mediates declares one for
            // others.
            let ends = bound.len() < 2;
            if theirs || !bound.is_empty() && !self.world.mediates() {
                let status = (!ends).then(|| ceasefire.status());
                self.is(format!("{id} binds {bound:?} {:?} {status:?}", ceasefire.until()));
                self.is(format!("{id} lets in {strangers:?}"));
            }
        }
        for measure in talks.measures() {
            let by = self.others(measure.parties());
            if !by.is_empty() {
                self.is(format!("{} by {by:?} {:?}", measure.id(), measure.status()));
            }
        }
    }
}

pub(super) fn terms(instrument: &InstrumentView<'_>) -> String {
    let version = instrument.version().map(|version| version.id().clone());
    let (when, gates) = (instrument.in_force_when(), instrument.gates_needed());
    format!("{:?} {version:?} {when:?} {gates:?} {:?}", instrument.title(), instrument.notice())
}
