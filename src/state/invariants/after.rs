//! What holds of instruments, consent to them, gates, commitments, ceasefires, and of what is said of entries.

use crate::{
    event::{Event, Subject},
    notes::correction::RecordEvent,
    outcome::{
        consent::{Binding, ConsentEvent, ConsentStatus},
        gate::{GateEvent, GateStatus},
        instrument::{InstrumentState, PartActs},
    },
    state::Negotiation,
    talks::party::PartyState,
    value::{gather::Gather, register::Register, table::Ix},
};
use crate::{
    state::invariants::{Findings, is_found},
    value::sorted::sort,
};

impl Negotiation {
    pub(crate) fn coherent_instruments(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, instrument) in state.instruments.iter() {
            let subject = || Subject::Instrument(instrument.id.clone());
            findings.expect(
                is_found(&state.instruments, ix, instrument),
                "an instrument is found by its id",
                subject,
            );
            findings.expect(
                self.are_parties_each_once(instrument.parties.get()),
                "parties of an instrument are parties, each once",
                subject,
            );
            findings.expect(
                !instrument.steps.one_party || instrument.parties.get().len() == 1,
                "a unilateral statement is made by one",
                subject,
            );
            let text = instrument.version.value().map(|version| state.versions.get(version));
            findings.expect(
                text.is_none_or(|text| text.is_some()),
                "an instrument embodies a version",
                subject,
            );
            let holders: Vec<_> = instrument.held.iter().map(|(party, _)| *party).collect();
            findings.expect(
                self.are_parties_each_once(&holders),
                "who holds something of an instrument is a party, and stands once",
                subject,
            );
            let gates = instrument.required.iter().map(|gate| state.gates.get(*gate));
            let required =
                gates.into_iter().all(|gate| gate.is_some_and(|gate| gate.instrument() == Some(ix)));
            findings.expect(required, "a gate that is required of an instrument names it", subject);
            let of_this = |event: &Event| matches!(event, Event::Instrument(event) if *event.instrument() == instrument.id);
            findings.expect(
                self.tells(&instrument.turns, of_this),
                "an instrument turns by acts on it",
                subject,
            );
            let partial = instrument.parts.values().all(|parts| self.tell_parts(parts, of_this));
            findings.expect(partial, "a part of an instrument turns by acts that name it", subject);
            // What is derived of its acts is what they say.
            let order = |seq: &u32| (self.places().get(*seq as usize).copied(), *seq);
            let mut told = [instrument.entries.as_slice(), &instrument.others].concat();
            sort(&mut told);
            let lapses = instrument.lapses.iter().all(|seq| instrument.others.contains(seq));
            findings.expect(
                told == instrument.turns && lapses && instrument.entries.is_sorted_by_key(order),
                "the acts on an instrument are told apart, each once",
                subject,
            );
            self.coherent_consents(instrument, subject, findings);
            let mut again = instrument.clone();
            again.sum_up_signed();
            findings.expect(
                again.signed == instrument.signed,
                "those of its parties that signed are counted",
                subject,
            );
            let bound = instrument.consents.iter().filter(|own| own.binding != Binding::Nothing).count();
            let once = instrument.bound.once();
            let is_once =
                |seq: &u32| instrument.consents.iter().any(|own| own.binding == Binding::Once(*seq));
            findings.expect(
                instrument.bound.at_most() == bound
                    && once.iter().all(is_once)
                    && once.is_sorted_by_key(order),
                "those who did anything about being bound are counted, each once",
                subject,
            );
        }
        for (ix, reservation) in state.reservations.iter() {
            let subject = || Subject::Reservation(reservation.id.clone());
            findings.expect(
                is_found(&state.reservations, ix, reservation),
                "a reservation is found by its id",
                subject,
            );
            let of = state
                .instruments
                .get(reservation.instrument)
                .and_then(|instrument| instrument.consent(reservation.party));
            findings.expect(of.is_some(), "who made a reservation did something about its consent", subject);
            let objects = |event: &Event| matches!(event, Event::Consent(ConsentEvent::Objected(_)));
            findings.expect(
                self.tells(&reservation.objections, objects),
                "an objection to a reservation is one",
                subject,
            );
        }
    }

    /// Whether the acts on each part are such, and name it.
    fn tell_parts(&self, parts: &PartActs, are: impl Fn(&Event) -> bool) -> bool {
        parts.iter().all(|(part, acts)| {
            self.tells(acts, &are) && acts.iter().all(|seq| self.names_parts(*seq).contains(part))
        })
    }

    fn coherent_consents(
        &self,
        instrument: &InstrumentState,
        subject: impl Fn() -> Subject,
        findings: &mut Findings,
    ) {
        let mut last = None;
        for consent in &instrument.consents {
            let party = consent.party.to_usize();
            let ordered =
                last.is_none_or(|last| last < party) && self.state.parties.get(consent.party).is_some();
            last = Some(party);
            findings.expect(ordered, "consents stand in the order of the parties, each once", &subject);
            let of_this = |event: &Event| matches!(event, Event::Consent(event) if *event.instrument() == instrument.id);
            findings.expect(
                [&consent.turns, &consent.declared].into_iter().all(|acts| self.tells(acts, of_this))
                    && self.tell_parts(&consent.parts, of_this),
                "the consent of a party turns by acts on it",
                &subject,
            );
            let known = |(person, seq): &(Ix<_>, u32)| {
                self.state.persons.get(*person).is_some() && self.tells(&[*seq], of_this)
            };
            findings.expect(consent.powers.iter().all(known), "full powers are those of a person", &subject);
        }
    }

    pub(crate) fn coherent_gates(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, gate) in state.gates.iter() {
            let subject = || Subject::Gate(gate.id.clone());
            findings.expect(is_found(&state.gates, ix, gate), "a gate is found by its id", subject);
            let known = gate.instrument().is_none_or(|on| {
                state.instruments.get(on).is_some_and(|instrument| instrument.required.contains(&ix))
            });
            findings.expect(known, "an instrument knows the gates that are required of it", subject);
            let of = gate.of.is_none_or(|of| state.parties.get(of).is_some());
            findings.expect(of, "the party whose law asks for a gate is one", subject);
            let (passed, failed) = (GateStatus::Passed, GateStatus::Failed);
            let result =
                |event: &Event| matches!(event, Event::Gate(GateEvent::Passed(_) | GateEvent::Failed(_)));
            findings.expect(
                self.tells(&gate.results, result)
                    && (![passed, failed].contains(&gate.status.value()) || !gate.results.is_empty()),
                "a gate that is passed or failed has a result",
                subject,
            );
            let successor = gate.replaced_by.as_ref().map(crate::value::register::Register::value);
            findings.expect(
                gate.status.value() != GateStatus::Replaced || successor.is_some(),
                "a gate that is replaced has a successor",
                subject,
            );
            let alike = successor.and_then(|by| state.gates.get(by)).map(|by| by.purpose() == gate.purpose());
            findings.expect(
                alike.unwrap_or(true) && successor != Some(ix),
                "the successor of a gate is another of the same instrument, measure and party",
                subject,
            );
        }
    }

    pub(crate) fn coherent_commitments(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, commitment) in state.commitments.iter() {
            let subject = || Subject::Commitment(commitment.id.clone());
            findings.expect(
                is_found(&state.commitments, ix, commitment),
                "a commitment is found by its id",
                subject,
            );
            findings.expect(
                self.are_parties_each_once(&commitment.obligors)
                    && self.are_parties_each_once(&commitment.to),
                "who owes a commitment, and to whom, is a party, and stands once",
                subject,
            );
            let of_this = |event: &Event| matches!(event, Event::Commitment(_));
            findings.expect(
                [&commitment.turns, &commitment.reports, &commitment.alleged]
                    .into_iter()
                    .all(|acts| self.tells(acts, of_this)),
                "what is reported of a commitment is told by an entry",
                subject,
            );
            let mut all: Vec<u32> = commitment.series.values().flatten().map(|(_, seq, _)| *seq).gather();
            sort(&mut all);
            let sorted = commitment
                .series
                .values()
                .all(|series| series.is_sorted_by_key(|(place, seq, _)| (*place, *seq)));
            let last = commitment.series.values().flatten().max_by_key(|(place, seq, _)| (*place, *seq));
            findings.expect(
                all == commitment.reports
                    && sorted
                    && last.map(|(.., degree)| *degree) == commitment.last.as_ref().map(Register::value),
                "the reports on a commitment are those of its reporters, each in the order of time",
                subject,
            );
        }
        for (ix, ceasefire) in state.ceasefires.iter() {
            let subject = || Subject::Ceasefire(ceasefire.id.clone());
            findings.expect(
                is_found(&state.ceasefires, ix, ceasefire),
                "a ceasefire is found by its id",
                subject,
            );
            findings.expect(
                self.are_parties_each_once(&ceasefire.sides.iter().map(|(ix, _)| *ix).collect::<Vec<_>>()),
                "who is bound by a ceasefire is a party, and stands once",
                subject,
            );
            let of_this = |event: &Event| matches!(event, Event::Ceasefire(_));
            findings.expect(
                self.tells(&ceasefire.alleged, of_this),
                "a violation is alleged by an entry",
                subject,
            );
        }
    }

    pub(crate) fn coherent_remarks(&self, findings: &mut Findings) {
        let talks = || Subject::Negotiation;
        let state = &self.state;
        let account = |event: &Event| matches!(event, Event::Account(_));
        findings.expect(self.tells(&state.accounts, account), "an account is one", talks);
        let remark = |event: &Event| matches!(event, Event::Record(_)) && !event.is_correction();
        findings.expect(self.tells(&state.remarks, remark), "a remark is on an entry", talks);
        for (entry, to) in &state.disclosed {
            let by = &to.by;
            let discloses = |event: &Event| matches!(event, Event::Record(RecordEvent::Disclosed(fact)) if fact.entry == *entry);
            findings.expect(self.tells(by, discloses), "an entry is disclosed by one that names it", || {
                Subject::Entry(entry.clone())
            });
        }
    }

    pub(crate) fn lawful_consents(&self, findings: &mut Findings) {
        for instrument in self.state.instruments.items() {
            let subject = || Subject::Instrument(instrument.id.clone());
            let reopened = instrument.reopened.as_ref().map(crate::value::register::Register::seq);
            let after = |seq: u32| reopened.is_none_or(|reopened| reopened < seq);
            let bound = instrument.consents.iter().filter_map(|consent| consent.status.as_ref());
            let mut bound = bound
                .filter(|status| status.value() == ConsentStatus::Bound && after(status.seq()))
                .map(|status| self.nth(status.seq()).map(|entry| &entry.event));
            findings.expect(
                bound.all(|by| {
                    matches!(
                        by,
                        Some(Event::Consent(
                            ConsentEvent::Expressed(_)
                                | ConsentEvent::Resumed(_)
                                | ConsentEvent::WithdrawalRevoked(_)
                                | ConsentEvent::Rejoined(_)
                        ))
                    )
                }),
                "who is bound said so",
                subject,
            );
        }
    }

    fn are_parties_each_once(&self, parties: &[Ix<PartyState>]) -> bool {
        let mut all = parties.iter().enumerate();
        all.all(|(at, party)| {
            self.state.parties.get(*party).is_some() && !parties.iter().take(at).any(|other| other == party)
        })
    }

    /// Whether these are entries that tell such an event, in the order of the record.
    fn tells(&self, seqs: &[u32], such: impl Fn(&Event) -> bool) -> bool {
        let told = |seq: &u32| self.nth(*seq).is_some_and(|entry| such(&entry.event));
        seqs.iter().all(told) && seqs.windows(2).all(|pair| matches!(pair, [one, other] if one < other))
    }
}
