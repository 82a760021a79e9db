//! The state: what the entries add up to.

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock},
};

use chrono::FixedOffset;

use crate::{
    decision::Procedure,
    event::{
        Event,
        fact::{Mention, Mentions},
    },
    notes::watch::WatchState,
    outcome::{
        ceasefire::CeasefireState, commitment::CommitmentState, consent::ReservationState, gate::GateState,
        instrument::InstrumentState, measure::MeasureState,
    },
    talks::{
        alternative::AlternativeState,
        deadline::DeadlineState,
        link::LinkState,
        meeting::MeetingState,
        party::PartyState,
        person::PersonState,
        point::{PointState, WordingState},
        process::Process,
        proposal::ProposalState,
        question::QuestionState,
        track::TrackState,
        version::VersionState,
    },
    value::{
        condition::Condition,
        id::{EntryId, PartyId},
        register::Register,
        table::{Ix, Keyed, Table},
    },
};

/// What the entries add up to. Things know each other by their index here, by their id outside.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) process: Option<Process>,
    pub(crate) parties: Table<PartyState>,
    pub(crate) points: Table<PointState>,
    pub(crate) wordings: Table<WordingState>,
    pub(crate) alternatives: Table<AlternativeState>,
    pub(crate) versions: Table<VersionState>,
    pub(crate) meetings: Table<MeetingState>,
    pub(crate) links: Table<LinkState>,
    pub(crate) proposals: Table<ProposalState>,
    pub(crate) questions: Table<QuestionState>,
    pub(crate) persons: Table<PersonState>,
    pub(crate) tracks: Table<TrackState>,
    pub(crate) deadlines: Table<DeadlineState>,
    pub(crate) instruments: Table<InstrumentState>,
    /// Derived: instruments that may enter into force with what happens to others.
    pub(crate) watching: Vec<Ix<InstrumentState>>,
    pub(crate) reservations: Table<ReservationState>,
    pub(crate) gates: Table<GateState>,
    pub(crate) commitments: Table<CommitmentState>,
    pub(crate) ceasefires: Table<CeasefireState>,
    pub(crate) measures: Table<MeasureState>,
    pub(crate) watches: Table<WatchState>,
    pub(crate) basis: Option<Register<Ix<VersionState>>>,
    /// Entries that are assessments.
    pub(crate) assessments: Vec<u32>,
    /// Entries that are accounts.
    pub(crate) accounts: Vec<u32>,
    /// Entries that confirm, dispute or deny an entry, or give it a source.
    pub(crate) remarks: Vec<u32>,
    /// The entries that were disclosed to more than at first, each with those that did so.
    pub(crate) disclosed: BTreeMap<EntryId, Vec<u32>>,
    /// The conditions of standing acceptances, by the entry that took the position.
    pub(crate) conditions: Vec<(u32, Condition)>,
    /// Derived: the principals that take part, in the order of the parties.
    pub(crate) principals: Vec<Ix<PartyState>>,
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        self.process == other.process
            && self.parties.items() == other.parties.items()
            && self.points.items() == other.points.items()
            && self.wordings.items() == other.wordings.items()
            && self.alternatives.items() == other.alternatives.items()
            && self.versions.items() == other.versions.items()
            && self.meetings.items() == other.meetings.items()
            && self.links.items() == other.links.items()
            && self.proposals.items() == other.proposals.items()
            && self.questions.items() == other.questions.items()
            && self.persons.items() == other.persons.items()
            && self.tracks.items() == other.tracks.items()
            && self.deadlines.items() == other.deadlines.items()
            && self.instruments.items() == other.instruments.items()
            && self.reservations.items() == other.reservations.items()
            && self.gates.items() == other.gates.items()
            && self.commitments.items() == other.commitments.items()
            && self.ceasefires.items() == other.ceasefires.items()
            && self.measures.items() == other.measures.items()
            && self.watches.items() == other.watches.items()
            && self.basis == other.basis
            && self.assessments == other.assessments
            && self.accounts == other.accounts
            && self.remarks == other.remarks
            && self.disclosed == other.disclosed
            && self.conditions == other.conditions
            && self.principals == other.principals
    }
}

/// The things that an event names, each looked up once: of each sort the first. The subject of an
/// event is the first of its sort. What the event introduces is [`Ix::NEW`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Named {
    pub(crate) party: Option<Ix<PartyState>>,
    pub(crate) point: Option<Ix<PointState>>,
    pub(crate) wording: Option<Ix<WordingState>>,
    pub(crate) version: Option<Ix<VersionState>>,
    pub(crate) meeting: Option<Ix<MeetingState>>,
    pub(crate) link: Option<Ix<LinkState>>,
    pub(crate) proposal: Option<Ix<ProposalState>>,
    pub(crate) alternative: Option<Ix<AlternativeState>>,
    pub(crate) question: Option<Ix<QuestionState>>,
    pub(crate) person: Option<Ix<PersonState>>,
    pub(crate) track: Option<Ix<TrackState>>,
    pub(crate) deadline: Option<Ix<DeadlineState>>,
    pub(crate) instrument: Option<Ix<InstrumentState>>,
    pub(crate) reservation: Option<Ix<ReservationState>>,
    pub(crate) gate: Option<Ix<GateState>>,
    pub(crate) commitment: Option<Ix<CommitmentState>>,
    pub(crate) ceasefire: Option<Ix<CeasefireState>>,
    pub(crate) measure: Option<Ix<MeasureState>>,
    pub(crate) watch: Option<Ix<WatchState>>,
}

impl State {
    /// What an event names, and the first mention of something that is not there. The acting
    /// party is often the one that is named, and is known already.
    pub(crate) fn look_up<'a>(
        &self,
        event: &'a Event,
        acting: Option<(&PartyId, Ix<PartyState>)>,
        is_entry: impl Fn(&EntryId) -> bool,
    ) -> (Named, Option<Mention<'a>>) {
        fn note<T>(slot: &mut Option<Ix<T>>, ix: Option<Ix<T>>) -> bool {
            *slot = slot.or(ix);
            ix.is_some()
        }
        let new = event.introduces();
        let mut named = Named::default();
        let mut unknown = None;
        event.each_mention(&mut |mention| {
            let is_new = new == Some(mention);
            let found = match mention {
                Mention::Party(id) => note(
                    &mut named.party,
                    match acting {
                        Some((acting, ix)) if acting == id => Some(ix),
                        _ if is_new => Some(Ix::NEW),
                        _ => self.parties.find(id.as_str()),
                    },
                ),
                Mention::Point(_) if is_new => note(&mut named.point, Some(Ix::NEW)),
                Mention::Version(_) if is_new => note(&mut named.version, Some(Ix::NEW)),
                Mention::Meeting(_) if is_new => note(&mut named.meeting, Some(Ix::NEW)),
                Mention::Link(_) if is_new => note(&mut named.link, Some(Ix::NEW)),
                Mention::Proposal(_) if is_new => note(&mut named.proposal, Some(Ix::NEW)),
                Mention::Alternative(_) if is_new => note(&mut named.alternative, Some(Ix::NEW)),
                Mention::Alternative(id) => note(&mut named.alternative, self.alternatives.find(id.as_str())),
                Mention::Question(_) if is_new => note(&mut named.question, Some(Ix::NEW)),
                Mention::Question(id) => note(&mut named.question, self.questions.find(id.as_str())),
                Mention::Proposal(id) => note(&mut named.proposal, self.proposals.find(id.as_str())),
                Mention::Link(id) => note(&mut named.link, self.links.find(id.as_str())),
                Mention::Point(id) => note(&mut named.point, self.points.find(id.as_str())),
                Mention::Wording(id) => note(&mut named.wording, self.wordings.find(id.as_str())),
                Mention::Version(id) => note(&mut named.version, self.versions.find(id.as_str())),
                Mention::Meeting(id) => note(&mut named.meeting, self.meetings.find(id.as_str())),
                Mention::Person(_) if is_new => note(&mut named.person, Some(Ix::NEW)),
                Mention::Person(id) => note(&mut named.person, self.persons.find(id.as_str())),
                Mention::Track(_) if is_new => note(&mut named.track, Some(Ix::NEW)),
                Mention::Track(id) => note(&mut named.track, self.tracks.find(id.as_str())),
                Mention::Deadline(_) if is_new => note(&mut named.deadline, Some(Ix::NEW)),
                Mention::Deadline(id) => note(&mut named.deadline, self.deadlines.find(id.as_str())),
                Mention::Instrument(_) if is_new => note(&mut named.instrument, Some(Ix::NEW)),
                Mention::Instrument(id) => note(&mut named.instrument, self.instruments.find(id.as_str())),
                Mention::Reservation(_) if is_new => note(&mut named.reservation, Some(Ix::NEW)),
                Mention::Reservation(id) => note(&mut named.reservation, self.reservations.find(id.as_str())),
                Mention::Gate(_) if is_new => note(&mut named.gate, Some(Ix::NEW)),
                Mention::Gate(id) => note(&mut named.gate, self.gates.find(id.as_str())),
                Mention::Commitment(_) if is_new => note(&mut named.commitment, Some(Ix::NEW)),
                Mention::Commitment(id) => note(&mut named.commitment, self.commitments.find(id.as_str())),
                Mention::Ceasefire(_) if is_new => note(&mut named.ceasefire, Some(Ix::NEW)),
                Mention::Ceasefire(id) => note(&mut named.ceasefire, self.ceasefires.find(id.as_str())),
                Mention::Measure(_) if is_new => note(&mut named.measure, Some(Ix::NEW)),
                Mention::Measure(id) => note(&mut named.measure, self.measures.find(id.as_str())),
                Mention::Watch(_) if is_new => note(&mut named.watch, Some(Ix::NEW)),
                Mention::Watch(id) => note(&mut named.watch, self.watches.find(id.as_str())),
                Mention::Entry(id) => is_entry(id),
            };
            if !found && unknown.is_none() {
                unknown = Some(mention);
            }
        });
        (named, unknown)
    }

    /// The entry that introduced what is mentioned; none if nothing did.
    pub(crate) fn introduced(&self, mention: Mention<'_>) -> Option<u32> {
        match mention {
            Mention::Party(id) => self.parties.by_key(id.as_str()).map(|party| party.introduced),
            Mention::Point(id) => self.points.by_key(id.as_str()).map(|point| point.introduced),
            Mention::Wording(id) => self.wordings.by_key(id.as_str()).map(|wording| wording.introduced),
            Mention::Version(id) => self.versions.by_key(id.as_str()).map(|version| version.introduced),
            Mention::Meeting(id) => self.meetings.by_key(id.as_str()).map(|meeting| meeting.introduced),
            // Entries are in the log.
            Mention::Entry(_) => None,
            Mention::Link(id) => self.links.by_key(id.as_str()).map(|link| link.introduced),
            Mention::Alternative(id) => self.alternatives.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Question(id) => self.questions.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Person(id) => self.persons.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Track(id) => self.tracks.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Deadline(id) => self.deadlines.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Instrument(id) => self.instruments.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Reservation(id) => self.reservations.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Gate(id) => self.gates.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Commitment(id) => self.commitments.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Ceasefire(id) => self.ceasefires.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Measure(id) => self.measures.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Watch(id) => self.watches.by_key(id.as_str()).map(|own| own.introduced),
            Mention::Proposal(id) => self.proposals.by_key(id.as_str()).map(|proposal| proposal.introduced),
        }
    }

    /// The rules of procedure in force; before the opening, those that forbid the least.
    pub(crate) fn procedure(&self) -> &Arc<Procedure> {
        static NONE: LazyLock<Arc<Procedure>> = LazyLock::new(|| Arc::new(Procedure::observed()));
        self.process.as_ref().map_or(&NONE, |process| process.procedure.get())
    }

    /// The record's stated offset, for bare dates.
    pub(crate) fn offset(&self) -> FixedOffset {
        self.procedure().offset()
    }

    pub(crate) fn condition(&self, seq: u32) -> Option<&Condition> {
        let at = self.conditions.binary_search_by_key(&seq, |(entry, _)| *entry).ok()?;
        self.conditions.get(at).map(|(_, condition)| condition)
    }

    /// Counts anew who the principals are, after a role or a participation changed.
    pub(crate) fn sum_up_principals(&mut self) {
        self.principals =
            self.parties.iter().filter(|(_, party)| party.is_principal()).map(|(ix, _)| ix).collect();
    }

    /// Whether the words of the first are those of the second, rectifications aside.
    pub(crate) fn same_words(
        &self,
        first: Option<Ix<WordingState>>,
        second: Option<Ix<WordingState>>,
    ) -> bool {
        first == second || (first.is_some() && second.is_some() && self.root(first) == self.root(second))
    }

    /// The alternative whose words these are, rectifications aside.
    pub(crate) fn alternative_of(&self, wording: Option<Ix<WordingState>>) -> Option<Ix<AlternativeState>> {
        self.wordings.get(self.root(wording)?)?.alternative
    }

    /// The words that a wording rectifies, directly or through others; its own where it does not.
    pub(crate) fn root(&self, wording: Option<Ix<WordingState>>) -> Option<Ix<WordingState>> {
        wording.and_then(|ix| self.wordings.get(ix).and_then(|w| w.root).or(Some(ix)))
    }
}

/// The index of what an id names; the id was checked before.
pub(crate) fn ix<T: Keyed>(table: &Table<T>, id: Option<&impl AsRef<str>>) -> Option<Ix<T>> {
    id.and_then(|id| table.find(id.as_ref()))
}
