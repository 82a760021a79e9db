//! Reading commitments.

use crate::{
    event::{Actor, Entry, Event, Mode},
    outcome::commitment::{self, CommitmentEvent, CommitmentState, CommitmentStatus, Degree, Made, Reporter},
    state::Negotiation,
    talks::{party::PartyState, point::PointView},
    value::{
        gather::Gather,
        id::{CommitmentId, PartyId},
        register::{EventTime, Register},
        role::Role,
        sorted::sort_by_key,
        table::Ix,
        when::When,
    },
};

/// A commitment as it stands.
#[derive(Clone, Copy, Debug)]
pub struct CommitmentView<'a> {
    talks: &'a Negotiation,
    pub(crate) state: &'a CommitmentState,
}

/// A report on a commitment, and the entry that holds it: by whom, when, from which sources.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct ReportView<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What was reported.
    pub fact: &'a commitment::Reported,
}

impl<'a> CommitmentView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a CommitmentId {
        &self.state.id
    }

    /// How it stands. How far it is carried out is for the reports to say.
    #[must_use]
    pub const fn status(&self) -> CommitmentStatus {
        self.state.status.value()
    }

    /// The entry in which it was made.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was committed to, as it was made.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Made> {
        match self.entry().map(Entry::event) {
            Some(Event::Commitment(CommitmentEvent::Made(fact))) => Some(fact),
            _ => None,
        }
    }

    /// The parties that owe it.
    pub fn obligors(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        self.state.obligors.iter().filter_map(move |ix| talks.party_id(*ix))
    }

    /// The parties that it is owed to; none: it is owed to all.
    pub fn beneficiaries(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        self.state.to.iter().filter_map(move |ix| talks.party_id(*ix))
    }

    /// The point that it comes from; none: it is a verbal or a unilateral one.
    #[must_use]
    pub fn point(&self) -> Option<PointView<'a>> {
        self.talks.point(&self.talks.state.points.get(self.state.point?)?.id)
    }

    /// By when it is to be done.
    #[must_use]
    pub const fn due(&self) -> Option<&'a When> {
        self.state.due.get().as_ref()
    }

    /// The party that verifies it.
    #[must_use]
    pub fn verifier(&self) -> Option<&'a PartyId> {
        self.state.verifier.and_then(|ix| self.talks.party_id(ix))
    }

    /// The reports, in the order of the time of the events.
    #[must_use]
    pub fn reports(&self) -> Vec<ReportView<'a>> {
        self.in_order(self.state.reports.clone())
    }

    fn in_order(&self, mut all: Vec<u32>) -> Vec<ReportView<'a>> {
        sort_by_key(&mut all, |seq| (self.talks.places().get(*seq as usize).copied(), *seq));
        all.into_iter().filter_map(|seq| self.report(seq)).gather()
    }

    fn report(&self, seq: u32) -> Option<ReportView<'a>> {
        match self.talks.nth(seq) {
            Some(entry @ Entry { event: Event::Commitment(CommitmentEvent::Reported(fact)), .. }) => {
                Some(ReportView { entry, fact })
            }
            _ => None,
        }
    }

    /// The last report of each reporter, in the order in which they first reported. A party is one
    /// reporter, whichever person acts for it.
    #[must_use]
    pub fn last_reports(&self) -> Vec<ReportView<'a>> {
        let mut all =
            self.state.series.values().filter_map(|series| series.first().zip(series.last())).gather();
        sort_by_key(&mut all, |((place, seq, _), _)| (*place, *seq));
        all.into_iter().filter_map(|(_, (_, seq, _))| self.report(*seq)).gather()
    }

    /// The degree of the last report, whoever made it; none: nobody reported.
    #[must_use]
    pub fn degree(&self) -> Option<Degree> {
        self.state.last.as_ref().map(Register::value)
    }

    /// The degree of the last report of one reporter, who may be somebody outside; none: there is none.
    #[must_use]
    pub fn degree_by(&self, reporter: &Actor) -> Option<Degree> {
        self.state.series.get(&reporter.voice())?.last().map(|(.., degree)| *degree)
    }

    /// The degree of the last report of one reporter at a place or before it.
    pub(crate) fn degree_before(&self, reporter: &Actor, place: EventTime) -> Option<Degree> {
        let series = self.state.series.get(&reporter.voice())?;
        let before = series.partition_point(|(there, ..)| *there <= place).checked_sub(1)?;
        series.get(before).map(|(.., degree)| *degree)
    }

    /// Whether it is carried out: the last report of its verifier says that it is complete. Where it has no verifier, or
    /// none that reported, the last report of anybody says so. A governed report by those alone who owe it is their account
    /// of it and does not count; where nobody else is owed, and no principal, it counts if all of them make it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let last = |verified: bool| {
            let of = |reporter: &&Reporter| !verified || self.verifier().is_some_and(|id| reporter.names(id));
            let all = self.state.series.iter().filter(|(reporter, _)| of(reporter));
            let counts =
                all.filter_map(|(_, series)| series.iter().rev().find(|(_, seq, _)| !self.is_account(*seq)));
            counts.max_by_key(|(place, seq, _)| (*place, *seq))
        };
        last(true).or_else(|| last(false)).is_some_and(|(.., degree)| *degree == Degree::Complete)
    }

    /// The report since which it has been complete without a break, in the eyes of who decides that.
    pub(crate) fn complete_since(&self) -> Option<&'a Entry> {
        let counts = |seq: &u32| !self.is_account(*seq);
        let all = self.in_order(self.state.reports.iter().copied().filter(counts).gather());
        let by_verifier = |by: &Actor| self.verifier().is_some_and(|id| by.voices().any(|voice| voice == id));
        let verified = all.iter().any(|report| by_verifier(&report.entry.by));
        let of_those = all.iter().filter(|report| !verified || by_verifier(&report.entry.by));
        of_those.fold(None, |since, report| {
            if let Degree::Complete = report.fact.degree { since.or(Some(report.entry)) } else { None }
        })
    }

    /// Whether a governed report is made by those alone who owe it, though somebody else is owed, or not by all of them;
    /// or by bystanders: it says how they see it.
    fn is_account(&self, seq: u32) -> bool {
        let Some(entry) = self.talks.nth(seq) else { return true };
        if entry.mode != Mode::Governed || !entry.by.is_of_parties() {
            return false;
        }
        let parties = &self.talks.state.parties;
        let owing = self.owing();
        let makers = entry.by.voices().filter_map(|id| parties.find(id.as_str()));
        let makers = makers.map(|ix| self.talks.heir(ix)).gather();
        // What is owed to nobody in particular is owed to those who sit at the table.
        let stands_by = |maker: Ix<PartyState>| {
            let named = |party: &PartyState| party.has_sat() || party.has_held(&Role::MONITOR);
            self.state.to.is_empty()
                && self.state.verifier != Some(maker)
                && !parties.get(maker).is_some_and(named)
        };
        let alone = makers.iter().all(|maker| owing.contains(maker) || stands_by(*maker));
        alone && (self.is_owed_to_others() || !owing.iter().all(|owes| makers.contains(owes)))
    }

    /// Those who owe it: who carries on a place owes what is owed there.
    fn owing(&self) -> Vec<Ix<PartyState>> {
        self.state.obligors.iter().map(|ix| self.talks.heir(*ix)).collect()
    }

    /// Whether it is owed to somebody who does not owe it: where it names nobody, to all who have sat at the table,
    /// whether they have left since or not.
    fn is_owed_to_others(&self) -> bool {
        let owing = self.owing();
        let owes = |party| owing.contains(&self.talks.heir(party));
        if self.state.to.is_empty() {
            return self.talks.state.parties.iter().any(|(ix, party)| party.has_sat() && !owes(ix));
        }
        !self.state.to.iter().all(|party| owes(*party))
    }

    /// Whether it stands and is not carried out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status() == CommitmentStatus::Standing && !self.is_complete()
    }

    /// The entries that allege that it was violated.
    pub fn alleged_violations(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let talks = self.talks;
        self.state.alleged.iter().filter_map(move |seq| talks.nth(*seq))
    }
}

impl Negotiation {
    /// Those to whom it is owed, whether or not they owe it to one another; where it names nobody, the principals that do not
    /// owe it. Where all of them do, or none is left, those who owe it.
    pub(crate) fn owed(&self, commitment: &CommitmentState) -> Vec<Ix<PartyState>> {
        if !commitment.to.is_empty() {
            return commitment.to.clone();
        }
        let principals = self.state.principals.iter().copied();
        let others = principals.filter(|party| !self.owes(commitment, *party)).gather();
        if others.is_empty() { commitment.obligors.clone() } else { others }
    }

    /// Whether a party owes it, or carries on the place of one that does.
    pub(crate) fn owes(&self, commitment: &CommitmentState, party: Ix<PartyState>) -> bool {
        let party = self.heir(party);
        commitment.obligors.iter().any(|owes| self.heir(*owes) == party)
    }

    /// Every commitment, in the order in which they were made.
    pub fn commitments(&self) -> impl Iterator<Item = CommitmentView<'_>> {
        self.state.commitments.items().iter().map(|state| CommitmentView { talks: self, state })
    }

    /// One commitment.
    #[must_use]
    pub fn commitment(&self, id: &CommitmentId) -> Option<CommitmentView<'_>> {
        self.state.commitments.by_key(id.as_str()).map(|state| CommitmentView { talks: self, state })
    }
}
