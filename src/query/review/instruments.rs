//! What the review finds of instruments: what could be in force, and for whom it is before it can be.

use crate::{
    event::{Entry, Subject},
    judge::rule::catalogue::{
        REVIEW_INSTRUMENT_DEADLOCK, REVIEW_INSTRUMENT_OUTLIVES, REVIEW_INSTRUMENT_OWN_GATE,
        REVIEW_INSTRUMENT_READY, REVIEW_INSTRUMENT_REPLACED, REVIEW_INSTRUMENT_UNBOUND,
        REVIEW_INSTRUMENT_VIEWPOINTS,
    },
    lifecycle::Lifecycle,
    outcome::{
        consent::Expressed,
        instrument::{
            EnteredIntoForce, InstrumentLifecycle, InstrumentState, InstrumentStatus, InstrumentView,
            timeline::{Asking, Bound},
        },
    },
    query::{Finding, Force},
    state::{Moment, Negotiation, Vague},
    talks::party::PartyState,
    value::{condition::Condition, gather::Gather, id::PartyId, sorted::Map, table::Ix, when::Instant},
};

impl Negotiation {
    /// What could be in force, as far as the record shows.
    pub(super) fn ready<'a>(&'a self, at: Instant, found: &mut Vec<Finding<'a>>) {
        for instrument in self.instruments() {
            let waits = self.what_force_waits_for(instrument.id());
            let since = waits.and_then(|waits| {
                let state = self.state.instruments.by_key(instrument.id().as_str())?;
                let now = self.now();
                let gates = self.gates_since(state, now).is_some_and(|passed| passed <= now.at);
                waits.from.filter(|from| *from <= at.to_utc() && gates)
            });
            if let Some(since) = since.filter(|_| instrument.status().can_enter_into_force()) {
                found.push(Finding {
                    rule: &REVIEW_INSTRUMENT_READY,
                    count: 1,
                    subject: Subject::Instrument(instrument.id().clone()),
                    entries: instrument.entry().into_iter().collect(),
                    says: format!("its condition has been met since {}", since.date_naive()),
                    help: "record `instrument.entered_into_force`, or what it still waits for",
                });
            }
        }
    }

    /// What is in force between parties for which the one is in force, too, that was to replace it (articles 30 and 59).
    pub(super) fn replaced<'a>(&'a self, at: Instant, found: &mut Vec<Finding<'a>>) {
        for instrument in self.instruments() {
            let Some(old) = instrument.replaces() else { continue };
            let (newer, older) = (self.whom_it_binds(&instrument, at), self.whom_it_binds(&old, at));
            let both = older.iter().filter(|party| newer.contains(party)).gather();
            let is_all = both.len() == older.len();
            if both.is_empty() || (both.len() < 2 && !is_all) {
                continue;
            }
            let named = both.iter().map(|party| format!("`{party}`")).collect::<Vec<_>>().join(", ");
            let between = if is_all { "" } else { " between them" };
            found.push(Finding {
                rule: &REVIEW_INSTRUMENT_REPLACED,
                count: 1,
                subject: Subject::Instrument(old.id().clone()),
                entries: instrument.entry().into_iter().collect(),
                says: format!(
                    "`{}` is in force for {named} and replaces it{between}, and no entry says since when",
                    instrument.id()
                ),
                help: "record `instrument.superseded`, or `instrument.terminated`; where some are bound by the older one alone, \
                    it goes on between these and the others",
            });
        }
    }

    /// What is in force, and carries out an instrument, adds to one or is an annex of one that has ended or was never agreed.
    pub(super) fn outliving<'a>(&'a self, at: Instant, found: &mut Vec<Finding<'a>>) {
        for instrument in self.instruments() {
            let bases = [
                (instrument.carries_out(), "which it carries out"),
                (instrument.supplements(), "which it adds to"),
                (instrument.annex_to(), "of which it is an annex"),
            ];
            for (base, how) in bases {
                let is_off = |status| {
                    InstrumentLifecycle::is_resting(status) || matches!(status, InstrumentStatus::Draft)
                };
                let Some(base) = base.filter(|base| is_off(base.status())) else { continue };
                if !self.whom_it_binds(&base, at).is_empty() || self.whom_it_binds(&instrument, at).is_empty()
                {
                    continue;
                }
                found.push(Finding {
                    rule: &REVIEW_INSTRUMENT_OUTLIVES,
                    count: 1,
                    subject: Subject::Instrument(instrument.id().clone()),
                    entries: instrument.entry().into_iter().collect(),
                    says: format!("it is in force, and `{}`, {how}, is {}", base.id(), base.status()),
                    help: "look whether it ended with that, and record `instrument.terminated`; or leave it, if it stands by itself, and \
                        record what became of the other",
                });
            }
        }
    }

    /// The parties for which an instrument is in force at an instant, as far as nobody disputes it.
    fn whom_it_binds(&self, instrument: &InstrumentView<'_>, at: Instant) -> Vec<&PartyId> {
        let all = self.in_force_for(instrument.id(), at).into_iter();
        let bound = all.filter(|(_, answer)| answer.general().force == Force::InForce);
        bound.map(|(party, _)| party).gather()
    }

    /// Instruments that wait for each other.
    pub(super) fn locked<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for lock in self.deadlocks() {
            let instrument = self.instrument(lock.instrument);
            let awaited: Vec<_> = lock.awaited.iter().map(|id| format!("`{id}`")).collect();
            found.push(Finding {
                rule: &REVIEW_INSTRUMENT_DEADLOCK,
                count: 1,
                subject: Subject::Instrument(lock.instrument.clone()),
                entries: instrument.and_then(|instrument| instrument.entry()).into_iter().collect(),
                says: format!("it waits for {}, and none of them can be the first", awaited.join(", ")),
                help: "record `instrument.revised` of one of them, with another `in_force_when`",
            });
        }
    }

    pub(super) fn held_otherwise<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for instrument in self.state.instruments.items() {
            let mut said: Map<InstrumentStatus, Vec<String>> = Map::new();
            let mut entries = Vec::new();
            for (party, held) in &instrument.held {
                let status = self.status_held_by(instrument, *party);
                let Some(id) = self.party_id(*party).filter(|_| status != instrument.status.value()) else {
                    continue;
                };
                said.or_default(status).push(format!("`{id}`"));
                let entry = self.nth(held.seq());
                entries.extend(
                    entry.filter(|entry| !entries.iter().any(|other: &&Entry| other.id() == entry.id())),
                );
            }
            if !said.is_empty() {
                let word = |status: InstrumentStatus| status.to_string().replace('_', " ");
                let others = said
                    .iter()
                    .map(|(status, by)| format!("{} according to {}", word(*status), by.join(", ")));
                let others = others.collect::<Vec<_>>().join(", and ");
                found.push(Finding {
                    rule: &REVIEW_INSTRUMENT_VIEWPOINTS,
                    count: 1,
                    subject: Subject::Instrument(instrument.id.clone()),
                    entries,
                    says: format!("it is {}, and {others}", word(instrument.status.value())),
                    help: "ask `in_force` from each viewpoint",
                });
            }
        }
    }

    /// Parties for which an instrument is in force from a day before they consented, as an entry said that came before that. What they
    /// apply provisionally, and what something is named to show, is in order.
    pub(super) fn unbound<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        for instrument in self.state.instruments.items().iter().filter(|instrument| instrument.binding) {
            for entry in instrument.turns.iter().filter_map(|seq| self.nth(*seq)) {
                let Some(fact) = EnteredIntoForce::of(&entry.event) else { continue };
                if !fact.shown_by.is_empty() || !fact.according_to.is_empty() {
                    continue;
                }
                for id in &fact.parties {
                    let party = self.state.parties.find(id.as_str());
                    let later = party.and_then(|party| self.consented_later(instrument, party, entry, fact));
                    found.extend(later.map(|consent| Finding {
                        rule: &REVIEW_INSTRUMENT_UNBOUND,
                        count: 1,
                        subject: Subject::Instrument(instrument.id.clone()),
                        entries: vec![entry, consent],
                        says: format!("it is in force for `{id}` from {}, and `{id}` consented only later", fact.at),
                        help: "look which date is wrong; record `consent.provisionally_applied` if that is what it was",
                    }));
                }
            }
        }
    }

    /// The entry by which a party was first bound, if that is certainly later than an entry into force that names it.
    fn consented_later(
        &self,
        instrument: &InstrumentState,
        party: Ix<PartyState>,
        entered: &Entry,
        fact: &EnteredIntoForce,
    ) -> Option<&Entry> {
        let done = self.place_of(&entered.id)?;
        let lines = self.own_lines(instrument, party, Asking::Of(done));
        let begins = self.span_of(&fact.at);
        let applied = lines.provisional.said().any(|said| said.value && said.starts() <= done);
        let bound = lines.bound.said().find(|said| said.value == Bound::Yes).filter(|_| !applied)?;
        let consent = self.nth(bound.seq)?;
        let deposited = Expressed::of(&consent.event).and_then(|fact| fact.deposited.as_ref());
        let span =
            deposited.map_or_else(|| self.span_of_entry(bound.seq), |date| Some(self.span_of(date)))?;
        let later = span.earliest.zip(begins.latest).is_some_and(|(bound, begun)| begun < bound);
        Some(consent).filter(|_| later && bound.done > done)
    }

    /// Parties that are bound by an instrument without a gate that their own law asks for.
    pub(super) fn before_own_gates<'a>(&'a self, found: &mut Vec<Finding<'a>>) {
        let now = self.now();
        for instrument in self.state.instruments.items() {
            for gate in self.gates_on(instrument) {
                let Some((party, id)) = gate.of.and_then(|party| Some((party, self.party_id(party)?))) else {
                    continue;
                };
                let party = self.consenting(instrument, party);
                let (first, last) =
                    (Moment { vague: Vague::First, ..now }, Moment { vague: Vague::Last, ..now });
                let bound = self.binds_by(instrument, party, last);
                let Some((bound, consent)) = bound.filter(|(bound, _)| *bound <= now.at) else { continue };
                let passed = self.when_met(&Condition::GatePassed(gate.id.clone()), first);
                if passed.is_none_or(|passed| bound < passed) {
                    found.push(Finding {
                        rule: &REVIEW_INSTRUMENT_OWN_GATE,
                        count: 1,
                        subject: Subject::Gate(gate.id.clone()),
                        entries: [gate.status.seq()].into_iter().filter_map(|seq| self.nth(seq)).gather(),
                        says: format!(
                            "`{id}` has been bound by `{}` since {}, and its law asks for this gate first",
                            instrument.id,
                            told_of(consent)
                        ),
                        help: "look whether the gate was passed by then, or record `gate.waived`",
                    });
                }
            }
        }
    }
}

/// When a party was bound, as the entry of its consent tells it.
fn told_of(consent: &Entry) -> String {
    let deposited = Expressed::of(&consent.event).and_then(|fact| fact.deposited.as_ref());
    let told = deposited.or(consent.rare.occurred.as_ref());
    told.map_or_else(|| consent.recorded.date_naive().to_string(), ToString::to_string)
}
