//! How facts about instruments fit and fold.

use crate::{
    decision::Reached,
    event::Entry,
    event::{
        Subject,
        fact::{Mention, Mentions},
    },
    judge::rule::{
        Rule,
        catalogue::{
            ENTRY_BOUNDS_SIZE, INSTRUMENT_AMENDED_OTHER, INSTRUMENT_DRAFTED_ITSELF,
            INSTRUMENT_DRAFTED_NOTICE, INSTRUMENT_DRAFTED_PARTIES, INSTRUMENT_DRAFTED_UNILATERAL,
            INSTRUMENT_ENTERED_INTO_FORCE_FOR, INSTRUMENT_REVISED_GATES, INSTRUMENT_REVISED_SOMETHING,
            INSTRUMENT_SUPERSEDED_SUCCESSOR,
        },
    },
    outcome::instrument::{
        BoundBy, Drafted, EnteredIntoForce, InstrumentEvent, InstrumentState, InstrumentStatus,
        MAX_PER_INSTRUMENT, PartActs, Revised,
    },
    state::{Actors, Fault, Folded, Named, Negotiation, State},
    talks::{party::PartyState, track::fold::is_each_once},
    value::{
        condition::Condition,
        gather::Gather,
        id::PartyId,
        register::{At, Register, set_first},
        sorted::Map,
        table::Ix,
        text::Name,
        when::When,
    },
};

impl State {
    fn check_instrument(&self, event: &InstrumentEvent) -> Result<(), Fault> {
        let id = event.instrument();
        let fault = |rule| Err(Fault::new(rule, Subject::Instrument(id.clone())));
        let instrument = self.instruments.by_key(id.as_str());
        let parties = |parties: &[PartyId], one_party: bool| -> Option<&'static Rule> {
            if parties.len() > MAX_PER_INSTRUMENT {
                Some(&ENTRY_BOUNDS_SIZE)
            } else if !is_each_once(parties) {
                // instrument.drafted.parties
                Some(&INSTRUMENT_DRAFTED_PARTIES)
            } else if one_party && parties.len() != 1 {
                // instrument.drafted.unilateral
                Some(&INSTRUMENT_DRAFTED_UNILATERAL)
            } else {
                None
            }
        };
        match event {
            InstrumentEvent::Drafted(fact) => {
                if let Some(rule) = parties(&fact.parties, fact.kind.steps().one_party) {
                    return fault(rule);
                }
                // instrument.drafted.notice
                if fact.notice.is_some_and(|notice| notice.count() < 0) {
                    return fault(&INSTRUMENT_DRAFTED_NOTICE);
                }
                // instrument.drafted.itself
                let others = [&fact.annex_to, &fact.carries_out, &fact.supplements, &fact.replaces];
                if others.into_iter().flatten().any(|other| other == id) {
                    fault(&INSTRUMENT_DRAFTED_ITSELF)
                } else {
                    Ok(())
                }
            }
            InstrumentEvent::Revised(fact) => {
                let one_party = instrument.is_some_and(|instrument| instrument.steps.one_party);
                let misnamed = fact.parties.as_ref().and_then(|list| parties(list.as_slice(), one_party));
                // instrument.revised.gates: gates of this instrument, and nothing else
                let are_gates = |gates| self.are_gates_of(gates, self.instruments.find(id.as_str()));
                let broken: &'static Rule = if fact.says_nothing() {
                    &INSTRUMENT_REVISED_SOMETHING
                } else if let Some(rule) = misnamed {
                    rule
                } else if !fact.gates.as_ref().is_none_or(are_gates) {
                    &INSTRUMENT_REVISED_GATES
                } else {
                    return Ok(());
                };
                fault(broken)
            }
            // entry.bounds.size
            _ if !self.has_room_for_parts(instrument, event) => fault(&ENTRY_BOUNDS_SIZE),
            // instrument.entered_into_force.for: its parties, or others that did something to be bound
            InstrumentEvent::EnteredIntoForce(fact) => {
                let may = |party: &PartyId| {
                    instrument.zip(self.parties.find(party.as_str())).is_some_and(|(instrument, party)| {
                        instrument.parties.get().is_empty()
                            || instrument.consent(party).is_some()
                            || instrument.is_party(party)
                    })
                };
                if is_each_once(&fact.parties) && fact.parties.iter().all(may) {
                    Ok(())
                } else {
                    fault(&INSTRUMENT_ENTERED_INTO_FORCE_FOR)
                }
            }
            // instrument.superseded.successor: by another
            InstrumentEvent::Superseded(fact) if fact.successor == *id => {
                fault(&INSTRUMENT_SUPERSEDED_SUCCESSOR)
            }
            // instrument.amended.other: by another
            InstrumentEvent::Amended(fact) if fact.amending.as_ref() == Some(id) => {
                fault(&INSTRUMENT_AMENDED_OTHER)
            }
            InstrumentEvent::Agreed(_)
            | InstrumentEvent::Initialled(_)
            | InstrumentEvent::Adopted(_)
            | InstrumentEvent::OpenedForSignature(_)
            | InstrumentEvent::Signed(_)
            | InstrumentEvent::Suspended(_)
            | InstrumentEvent::Resumed(_)
            | InstrumentEvent::Amended(_)
            | InstrumentEvent::Rectified(_)
            | InstrumentEvent::Superseded(_)
            | InstrumentEvent::Terminated(_)
            | InstrumentEvent::Revived(_)
            | InstrumentEvent::Rejected(_)
            | InstrumentEvent::Resubmitted(_)
            | InstrumentEvent::Reopened(_)
            | InstrumentEvent::Lapsed(_) => Ok(()),
        }
    }

    /// Whether an instrument has room for the parts that an act names, of those who hold that or of everybody.
    fn has_room_for_parts(&self, instrument: Option<&InstrumentState>, event: &InstrumentEvent) -> bool {
        let (named, none) = (parts_of(event), PartActs::default());
        let holders = self.party_list(according_to(event));
        let of =
            |holder: Option<Ix<PartyState>>| instrument.and_then(|instrument| instrument.parts.get(&holder));
        let has_room = |holder| of(holder).unwrap_or(&none).has_room(named);
        named.is_empty()
            || if holders.is_empty() { has_room(None) } else { holders.into_iter().map(Some).all(has_room) }
    }

    fn are_gates_of(&self, gates: &Condition, instrument: Option<Ix<InstrumentState>>) -> bool {
        match gates {
            Condition::GatePassed(id) => self
                .gates
                .by_key(id.as_str())
                .is_some_and(|gate| instrument.is_some() && gate.instrument() == instrument),
            Condition::AllOf(parts) | Condition::AnyOf(parts) => {
                parts.iter().all(|part| self.are_gates_of(part, instrument))
            }
            Condition::PointAgreed(_)
            | Condition::PointClosed(_)
            | Condition::ProposalAccepted(_)
            | Condition::InstrumentInForce(_)
            | Condition::Bound(_)
            | Condition::MeetingHeld(_)
            | Condition::CeasefireInEffect(_)
            | Condition::CommitmentComplete(_)
            | Condition::DateReached(_)
            | Condition::After(_)
            | Condition::Text(_) => false,
        }
    }

    fn party_list(&self, ids: &[PartyId]) -> Vec<Ix<PartyState>> {
        ids.iter().filter_map(|id| self.parties.find(id.as_str())).gather()
    }

    fn fold_instrument(
        &mut self,
        event: &InstrumentEvent,
        reached: Option<&Reached>,
        named: Named,
        at: At<'_>,
    ) {
        if let InstrumentEvent::Drafted(fact) = event {
            let instrument = self.new_instrument(fact, named, at);
            let ix = self.instruments.add(instrument);
            self.watches(ix, fact.in_force_when.as_ref());
            return;
        }
        if let InstrumentEvent::Revised(fact) = event {
            self.revise_instrument(fact, named, at);
            return;
        }
        let parties = self.party_list(according_to(event));
        let agreed_by =
            reached.filter(|_| is_agreed(event)).map(|reached| self.party_list(reached.electorate()));
        let version = named.version;
        let Some(instrument) = named.instrument.and_then(|instrument| self.instruments.get_mut(instrument))
        else {
            return;
        };
        if let Some(parties) = agreed_by {
            set_first(&mut instrument.agreed_by, parties, at);
        }
        // Of the whole it says nothing.
        let named = parts_of(event);
        if !named.is_empty() {
            let holders =
                if parties.is_empty() { vec![None] } else { parties.into_iter().map(Some).collect() };
            for holder in holders {
                instrument.parts.or_default(holder).note(named, at.seq);
            }
            return;
        }
        let Some(status) = event.leads_to() else {
            instrument.amended.push(at.seq);
            if let InstrumentEvent::Amended(fact) = event
                && fact.version.is_some()
            {
                instrument.version.set(version, at);
            }
            return;
        };
        if let InstrumentEvent::Reopened(_) = event {
            set_first(&mut instrument.reopened, (), at);
        }
        if status.says_for_whom() {
            instrument.turns.push(at.seq);
            let apart = |fact: &EnteredIntoForce| fact.according_to.is_empty() && !fact.parties.is_empty();
            if EnteredIntoForce::of(event).is_some_and(apart) {
                let place = instrument.entries.partition_point(|one| at.order(*one) <= at.order(at.seq));
                instrument.entries.insert(place, at.seq);
            } else {
                instrument.others.push(at.seq);
            }
        }
        if status.takes_back() {
            instrument.lapses.push(at.seq);
        }
        if parties.is_empty() {
            instrument.status.set(status, at);
        }
        for party in parties {
            match instrument.held.iter_mut().find(|(holder, _)| *holder == party) {
                Some((_, held)) => {
                    held.set(status, at);
                }
                None => instrument.held.push((party, Register::new(status, at.seq))),
            }
        }
    }

    /// What is said of it changes, and the rest stays.
    fn revise_instrument(&mut self, fact: &Revised, named: Named, at: At<'_>) {
        let Some(ix) = named.instrument else { return };
        self.watches(ix, fact.in_force_when.as_ref());
        let parties = fact.parties.as_ref().map(|parties| self.party_list(parties.as_slice()));
        let Some(instrument) = self.instruments.get_mut(ix) else { return };
        if let Some(parties) = parties {
            instrument.parties.set(parties, at);
            instrument.sum_up_signed();
        }
        if fact.version.is_some() {
            instrument.version.set(named.version, at);
        }
        if fact.gates.is_some() {
            instrument.gates.set(fact.gates.clone(), at);
        }
        if fact.in_force_when.is_some() {
            instrument.in_force_when.set(fact.in_force_when.clone(), at);
        }
    }

    /// Notes an instrument whose entry into force may wait for what happens to others.
    fn watches(&mut self, instrument: Ix<InstrumentState>, condition: Option<&Condition>) {
        let id = self.instruments.get(instrument).map(|instrument| instrument.id.clone());
        let mut others = false;
        if let Some(condition) = condition {
            condition.each_mention(&mut |mention| {
                if let Mention::Instrument(other) = mention {
                    others |= Some(other) != id.as_ref();
                }
                others |= matches!(mention, Mention::Gate(_));
            });
        }
        match self.watching.binary_search_by_key(&instrument.to_usize(), |ix| ix.to_usize()) {
            Err(at) if others => self.watching.insert(at, instrument),
            Ok(_) | Err(_) => {}
        }
    }

    fn new_instrument(&self, fact: &Drafted, named: Named, at: At<'_>) -> InstrumentState {
        InstrumentState {
            id: fact.instrument.clone(),
            introduced: at.seq,
            binding: fact.binding,
            steps: fact.kind.steps(),
            parties: Register::new(self.party_list(&fact.parties), at.seq),
            version: Register::new(named.version.filter(|_| fact.version.is_some()), at.seq),
            gates: Register::new(None, at.seq),
            in_force_when: Register::new(fact.in_force_when.clone(), at.seq),
            status: Register::new(InstrumentStatus::Draft, at.seq),
            held: Vec::new(),
            agreed_by: None,
            reopened: None,
            consents: Vec::new(),
            required: Vec::new(),
            signed: (0, 0),
            bound: BoundBy::default(),
            turns: Vec::new(),
            lapses: Vec::new(),
            entries: Vec::new(),
            others: Vec::new(),
            parts: Map::new(),
            amended: Vec::new(),
        }
    }
}

/// Whether all agree on the text with it.
const fn is_agreed(event: &InstrumentEvent) -> bool {
    match event {
        InstrumentEvent::Agreed(_) | InstrumentEvent::Adopted(_) | InstrumentEvent::Resubmitted(_) => true,
        InstrumentEvent::Drafted(_)
        | InstrumentEvent::Revised(_)
        | InstrumentEvent::Initialled(_)
        | InstrumentEvent::OpenedForSignature(_)
        | InstrumentEvent::Signed(_)
        | InstrumentEvent::EnteredIntoForce(_)
        | InstrumentEvent::Suspended(_)
        | InstrumentEvent::Resumed(_)
        | InstrumentEvent::Amended(_)
        | InstrumentEvent::Rectified(_)
        | InstrumentEvent::Superseded(_)
        | InstrumentEvent::Terminated(_)
        | InstrumentEvent::Revived(_)
        | InstrumentEvent::Rejected(_)
        | InstrumentEvent::Reopened(_)
        | InstrumentEvent::Lapsed(_) => false,
    }
}

impl InstrumentEvent {
    /// How it stands after this, if that changes.
    pub(crate) const fn leads_to(&self) -> Option<InstrumentStatus> {
        Some(match self {
            Self::Drafted(_) | Self::Reopened(_) => InstrumentStatus::Draft,
            Self::Agreed(_) | Self::Resubmitted(_) => InstrumentStatus::Agreed,
            Self::Initialled(_) => InstrumentStatus::Initialled,
            Self::Adopted(_) => InstrumentStatus::Adopted,
            Self::OpenedForSignature(_) => InstrumentStatus::OpenForSignature,
            Self::Signed(_) => InstrumentStatus::Signed,
            Self::EnteredIntoForce(_) | Self::Resumed(_) | Self::Revived(_) => InstrumentStatus::InForce,
            Self::Suspended(_) => InstrumentStatus::Suspended,
            Self::Superseded(_) => InstrumentStatus::Superseded,
            Self::Terminated(_) => InstrumentStatus::Terminated,
            Self::Rejected(_) => InstrumentStatus::Rejected,
            Self::Lapsed(_) => InstrumentStatus::Lapsed,
            Self::Revised(_) | Self::Amended(_) | Self::Rectified(_) => return None,
        })
    }
}

/// The parts that an act is on alone; none, if it is on the whole.
pub(crate) fn parts_of(event: &InstrumentEvent) -> &[Name] {
    match event {
        InstrumentEvent::EnteredIntoForce(fact) => &fact.parts,
        InstrumentEvent::Suspended(fact) => &fact.parts,
        InstrumentEvent::Resumed(fact) => &fact.parts,
        InstrumentEvent::Terminated(fact) => &fact.parts,
        InstrumentEvent::Drafted(_)
        | InstrumentEvent::Revised(_)
        | InstrumentEvent::Agreed(_)
        | InstrumentEvent::Initialled(_)
        | InstrumentEvent::Adopted(_)
        | InstrumentEvent::OpenedForSignature(_)
        | InstrumentEvent::Signed(_)
        | InstrumentEvent::Amended(_)
        | InstrumentEvent::Rectified(_)
        | InstrumentEvent::Superseded(_)
        | InstrumentEvent::Revived(_)
        | InstrumentEvent::Rejected(_)
        | InstrumentEvent::Resubmitted(_)
        | InstrumentEvent::Reopened(_)
        | InstrumentEvent::Lapsed(_) => &[],
    }
}

/// The parties in whose eyes alone it is so.
pub(crate) fn according_to(event: &InstrumentEvent) -> &[PartyId] {
    match event {
        InstrumentEvent::EnteredIntoForce(fact) => &fact.according_to,
        InstrumentEvent::Suspended(fact) => &fact.according_to,
        InstrumentEvent::Resumed(fact) => &fact.according_to,
        InstrumentEvent::Superseded(fact) => &fact.according_to,
        InstrumentEvent::Terminated(fact) => &fact.according_to,
        InstrumentEvent::Revived(fact) => &fact.according_to,
        InstrumentEvent::Drafted(_)
        | InstrumentEvent::Revised(_)
        | InstrumentEvent::Agreed(_)
        | InstrumentEvent::Initialled(_)
        | InstrumentEvent::Adopted(_)
        | InstrumentEvent::OpenedForSignature(_)
        | InstrumentEvent::Signed(_)
        | InstrumentEvent::Amended(_)
        | InstrumentEvent::Rectified(_)
        | InstrumentEvent::Rejected(_)
        | InstrumentEvent::Resubmitted(_)
        | InstrumentEvent::Reopened(_)
        | InstrumentEvent::Lapsed(_) => &[],
    }
}

/// When an act on an instrument takes effect, where it says so; that of an entry into force is apart, in its `at`.
pub(crate) const fn date_of(event: &InstrumentEvent) -> Option<&When> {
    match event {
        InstrumentEvent::Suspended(fact) => fact.from.as_ref(),
        InstrumentEvent::Resumed(fact) => fact.at.as_ref(),
        InstrumentEvent::Superseded(fact) => fact.at.as_ref(),
        InstrumentEvent::Terminated(fact) => fact.at.as_ref(),
        InstrumentEvent::Revived(fact) => fact.at.as_ref(),
        InstrumentEvent::Drafted(_)
        | InstrumentEvent::Revised(_)
        | InstrumentEvent::Agreed(_)
        | InstrumentEvent::Initialled(_)
        | InstrumentEvent::Adopted(_)
        | InstrumentEvent::OpenedForSignature(_)
        | InstrumentEvent::Signed(_)
        | InstrumentEvent::EnteredIntoForce(_)
        | InstrumentEvent::Amended(_)
        | InstrumentEvent::Rectified(_)
        | InstrumentEvent::Rejected(_)
        | InstrumentEvent::Resubmitted(_)
        | InstrumentEvent::Reopened(_)
        | InstrumentEvent::Lapsed(_) => None,
    }
}

impl Folded for InstrumentEvent {
    fn check(&self, state: &State, _: Named, _: &Actors) -> Result<(), Fault> {
        state.check_instrument(self)
    }

    fn fold(&self, state: &mut State, entry: &Entry, named: Named, at: At<'_>) {
        state.fold_instrument(self, entry.reached(), named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let instrument = talks.state.instruments.get(named.instrument?)?;
        match self {
            Self::Drafted(_) | Self::Rectified(_) => None,
            Self::Revised(fact) => {
                let said = [
                    fact.parties.is_some().then(|| instrument.parties.seq()),
                    fact.version.is_some().then(|| instrument.version.seq()),
                    fact.gates.is_some().then(|| instrument.gates.seq()),
                    fact.in_force_when.is_some().then(|| instrument.in_force_when.seq()),
                ];
                talks.last_in_time(said.into_iter().flatten())
            }
            Self::Amended(fact) => fact.version.as_ref().map(|_| instrument.version.seq()),
            _ if !parts_of(self).is_empty() => None,
            // Of one that is in force for others already, it changes how those stand for whom it enters into force now.
            Self::EnteredIntoForce(fact)
                if !fact.parties.is_empty()
                    && fact.according_to.is_empty()
                    && instrument.status.value() == InstrumentStatus::InForce =>
            {
                let parties = fact.parties.iter().filter_map(|id| talks.state.parties.find(id.as_str()));
                let lines = parties.filter_map(|party| instrument.consent(party)?.status.as_ref());
                talks.last_in_time(lines.map(Register::seq))
            }
            Self::EnteredIntoForce(_)
            | Self::Suspended(_)
            | Self::Resumed(_)
            | Self::Superseded(_)
            | Self::Terminated(_)
            | Self::Revived(_)
            | Self::Agreed(_)
            | Self::Initialled(_)
            | Self::Adopted(_)
            | Self::OpenedForSignature(_)
            | Self::Signed(_)
            | Self::Rejected(_)
            | Self::Resubmitted(_)
            | Self::Reopened(_)
            | Self::Lapsed(_) => {
                // What only some hold changes how they see it, unless everybody saw it change later.
                let holders =
                    according_to(self).iter().filter_map(|id| talks.state.parties.find(id.as_str()));
                let statuses =
                    holders.filter_map(|holder| instrument.held.iter().find(|(party, _)| *party == holder));
                let last = statuses.map(|(_, status)| status.seq()).chain([instrument.status.seq()]);
                talks.last_in_time(last)
            }
        }
    }
}
