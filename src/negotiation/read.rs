//! Reading the state: what is asked of a party, a point, a version, a meeting.

use crate::{
    assessment::Given,
    entry::{Actor, Entry, Event},
    id::{MeetingId, NegotiationId, PartyId, PointId, VersionId, WordingId},
    meeting::{
        AgendaItem, Format, MeetingEvent, MeetingState, MeetingStatus, OutcomeRecorded, Place, Presence,
        ReadOut, Relation, Reply,
    },
    negotiation::{Ground, Negotiation},
    party::{Participation, PartyState, RoleStatus},
    point::{Areas, Flag, PointEvent, PointState, PointStatus, Wording, WordingState},
    position::{Held, Matter, PositionEvent, Stance, Taken},
    process::NegotiationStatus,
    role::{Role, Scope},
    table::Ix,
    terms::{Ballot, Outcome, Procedure},
    text::Name,
    version::{Number, Owner, VersionState, VersionStatus},
    when::When,
    word::PartyKind,
};

/// A party as it stands.
#[derive(Clone, Copy, Debug)]
pub struct PartyView<'a> {
    whole: &'a Negotiation,
    state: &'a PartyState,
}

/// A role that a party was offered, holds, or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleView<'a> {
    /// The role.
    pub role: &'a Role,
    /// What it extends to.
    pub scope: &'a Scope,
    /// How the party stands to it.
    pub status: RoleStatus,
    /// The party acted for.
    pub on_behalf_of: Option<&'a PartyId>,
}

impl<'a> PartyView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a PartyId {
        &self.state.id
    }

    /// The name it has now.
    #[must_use]
    pub const fn name(&self) -> &'a Name {
        self.state.name.get()
    }

    /// Other names it has, or had.
    #[must_use]
    pub fn aliases(&self) -> &'a [Name] {
        &self.state.aliases
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> &'a PartyKind {
        &self.state.kind
    }

    /// How it takes part in the whole.
    #[must_use]
    pub const fn participation(&self) -> Participation {
        self.state.participation.value()
    }

    /// Until when it is excluded, as far as said.
    #[must_use]
    pub const fn excluded_until(&self) -> Option<&'a When> {
        self.state.excluded_until.as_ref()
    }

    /// Its weight in decision rules that count weights.
    #[must_use]
    pub const fn weight(&self) -> u64 {
        self.state.weight.value()
    }

    /// Whether it takes part as a principal: its consent counts.
    #[must_use]
    pub fn is_principal(&self) -> bool {
        self.state.is_principal()
    }

    /// Whether it holds this role in the whole.
    #[must_use]
    pub fn holds(&self, role: &Role) -> bool {
        self.state.holding(role, &Scope::Whole).is_some_and(|held| held.status.value() == RoleStatus::Held)
    }

    /// Its roles, in the order in which they were first offered or given.
    pub fn roles(&self) -> impl Iterator<Item = RoleView<'a>> {
        let whole = self.whole;
        self.state.holdings.iter().map(move |holding| RoleView {
            role: &holding.role,
            scope: &holding.scope,
            status: holding.status.value(),
            on_behalf_of: holding.on_behalf_of.and_then(|ix| whole.party_id(ix)),
        })
    }

    /// The groups that it is a member of.
    pub fn groups(&self) -> impl Iterator<Item = &'a PartyId> {
        let whole = self.whole;
        let current = self.state.memberships.iter().filter(|membership| membership.current.value());
        current.filter_map(move |membership| whole.party_id(membership.group))
    }
}

/// A point as it stands.
#[derive(Clone, Copy, Debug)]
pub struct PointView<'a> {
    whole: &'a Negotiation,
    state: &'a PointState,
}

/// A position that a party has taken, on certain words.
#[derive(Clone, Copy, Debug)]
pub struct PositionView<'a> {
    /// Whose it is.
    pub party: &'a PartyId,
    /// For, against, or neither.
    pub stance: Stance,
    /// The words it is about.
    pub wording: Option<&'a WordingId>,
    /// Whether it counts: it is about the current words, and its condition, if it has one, is met.
    pub counts: bool,
    /// Whether it is about the current words, rectifications aside. If not, it has lapsed.
    pub is_current: bool,
    /// The entry in which it was taken.
    pub entry: &'a Entry,
}

impl<'a> PositionView<'a> {
    /// The fact, with reasons and reservations.
    #[must_use]
    pub const fn fact(&self) -> Option<&'a Taken> {
        match &self.entry.event {
            Event::Position(PositionEvent::Taken(taken)) => Some(taken),
            _ => None,
        }
    }
}

impl<'a> PointView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a PointId {
        &self.state.id
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &'a Name {
        self.state.title.get()
    }

    /// What it is about.
    #[must_use]
    pub const fn areas(&self) -> &'a Areas {
        self.state.areas.get()
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> PointStatus {
        self.state.status.value()
    }

    /// Where it is for the time being, beside its status.
    #[must_use]
    pub const fn flag(&self) -> Option<Flag> {
        self.state.flag.value()
    }

    /// The point that it is a part of.
    #[must_use]
    pub fn parent(&self) -> Option<&'a PointId> {
        let parent = self.state.parent.value().and_then(|ix| self.whole.state.points.get(ix));
        parent.map(|point| &point.id)
    }

    /// Its number in the text that is the basis of the talks.
    #[must_use]
    pub fn number(&self) -> Option<&'a Number> {
        let basis = self.whole.basis_version()?;
        self.number_in(basis.id())
    }

    /// Its number in a version.
    #[must_use]
    pub fn number_in(&self, version: &VersionId) -> Option<&'a Number> {
        let own = self.whole.state.points.find(self.state.id.as_str())?;
        let version = self.whole.state.versions.by_key(version.as_str())?;
        version.contents.iter().find(|content| content.point == own).map(|content| &content.number)
    }

    /// The current words.
    #[must_use]
    pub fn wording(&self) -> Option<&'a Wording> {
        self.whole.wording_at(self.state.words.value()?)
    }

    /// The position of a party, on whatever words it took it; none if it took none or withdrew it.
    #[must_use]
    pub fn position(&self, party: &PartyId) -> Option<PositionView<'a>> {
        let ix = self.whole.state.parties.find(party.as_str())?;
        let held = self.state.positions.of(ix)?;
        self.whole.position_view(ix, held, self.state.words.value())
    }

    /// The positions that parties have, in the order of the parties.
    pub fn positions(&self) -> impl Iterator<Item = PositionView<'a>> {
        let (whole, state) = (self.whole, self.state);
        state
            .positions
            .iter()
            .filter_map(move |(party, held)| whole.position_view(party, held, state.words.value()))
    }

    /// How the positions that count add up under the decision rule, with reasons: for agreeing,
    /// where an acceptance ad referendum counts.
    pub fn tally(&self) -> Outcome {
        self.tally_on(Ground::Provisional)
    }

    /// The same for closing, where an acceptance ad referendum does not count.
    pub fn tally_for_closing(&self) -> Outcome {
        self.tally_on(Ground::Closing)
    }

    fn tally_on(&self, ground: Ground) -> Outcome {
        let (whole, state) = (self.whole, self.state);
        let rule = whole.state.procedure().agreeing();
        whole.count(
            rule,
            &whole.state.principals,
            |ix| {
                let held = state.positions.of(ix);
                whole.ballot(ix, held, state.words.value(), ground)
            },
            |votes| rule.count(votes),
        )
    }

    /// When its status last changed.
    #[must_use]
    pub fn status_entry(&self) -> Option<&'a Entry> {
        self.whole.nth(self.state.status.seq())
    }
}

/// A version of the framework as it stands.
#[derive(Clone, Copy, Debug)]
pub struct VersionView<'a> {
    whole: &'a Negotiation,
    state: &'a VersionState,
}

impl<'a> VersionView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a VersionId {
        &self.state.id
    }

    /// What people call it.
    #[must_use]
    pub const fn label(&self) -> &'a Name {
        &self.state.label
    }

    /// On whose responsibility it was written.
    #[must_use]
    pub const fn owner(&self) -> &'a Owner {
        &self.state.owner
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> VersionStatus {
        self.state.status.value()
    }

    /// Its points: number, point, and the words it has there.
    pub fn contents(&self) -> impl Iterator<Item = (&'a Number, PointView<'a>, Option<&'a WordingId>)> {
        let whole = self.whole;
        self.state.contents.iter().filter_map(move |content| {
            let state = whole.state.points.get(content.point)?;
            let wording = content.wording.and_then(|ix| whole.state.wordings.get(ix)).map(|w| &w.id);
            Some((&content.number, PointView { whole, state }, wording))
        })
    }
}

/// A party at a meeting.
#[derive(Clone, Copy, Debug)]
pub struct ParticipantView<'a> {
    /// The party.
    pub party: &'a PartyId,
    /// Whether it is expected.
    pub expected: bool,
    /// What it replied.
    pub reply: Option<Reply>,
    /// Whether it was there.
    pub presence: Option<Presence>,
    /// Who comes, or came, for it.
    pub persons: &'a [Name],
}

/// A meeting as it stands: the plan, and what took place.
#[derive(Clone, Copy, Debug)]
pub struct MeetingView<'a> {
    whole: &'a Negotiation,
    state: &'a MeetingState,
}

impl<'a> MeetingView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a MeetingId {
        &self.state.id
    }

    /// What people call it.
    #[must_use]
    pub const fn title(&self) -> Option<&'a Name> {
        self.state.title.as_ref()
    }

    /// What sort of meeting it is.
    #[must_use]
    pub const fn format(&self) -> &'a Format {
        &self.state.format
    }

    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> MeetingStatus {
        self.state.status.value()
    }

    /// When it is planned for.
    #[must_use]
    pub const fn window(&self) -> Option<&'a When> {
        self.state.window.get().as_ref()
    }

    /// Where it is planned.
    #[must_use]
    pub const fn planned_place(&self) -> Option<&'a Place> {
        self.state.planned_place.get().as_ref()
    }

    /// When it took place.
    #[must_use]
    pub const fn interval(&self) -> Option<&'a When> {
        self.state.interval.get().as_ref()
    }

    /// Where it took place.
    #[must_use]
    pub const fn place(&self) -> Option<&'a Place> {
        self.state.place.get().as_ref()
    }

    /// The party at whose place it is.
    #[must_use]
    pub fn host(&self) -> Option<&'a PartyId> {
        self.state.host.and_then(|ix| self.whole.party_id(ix))
    }

    /// The party at whose invitation it is.
    #[must_use]
    pub fn invited_by(&self) -> Option<&'a PartyId> {
        self.state.invited_by.and_then(|ix| self.whole.party_id(ix))
    }

    /// The party that asked for it.
    #[must_use]
    pub fn requested_by(&self) -> Option<&'a PartyId> {
        self.state.requested_by.and_then(|ix| self.whole.party_id(ix))
    }

    /// Who announced it last.
    #[must_use]
    pub fn announced_by(&self) -> Option<&'a Actor> {
        self.state.announced.value().and_then(|seq| self.whole.nth(seq)).map(|entry| &entry.by)
    }

    /// Who is expected, replied, came.
    pub fn participants(&self) -> impl Iterator<Item = ParticipantView<'a>> {
        let whole = self.whole;
        self.state.participants.iter().filter_map(move |participant| {
            Some(ParticipantView {
                party: whole.party_id(participant.party)?,
                expected: participant.expected.value(),
                reply: participant.reply.value(),
                presence: participant.presence.value(),
                persons: participant.persons.get(),
            })
        })
    }

    /// Its agenda.
    #[must_use]
    pub fn agenda(&self) -> &'a [AgendaItem] {
        self.state.agenda.get()
    }

    /// What it is to other meetings.
    pub fn relations(&self) -> impl Iterator<Item = (&'a Relation, &'a MeetingId)> {
        let whole = self.whole;
        self.state.relations.iter().filter_map(move |(other, relation)| {
            whole.state.meetings.get(*other).map(|other| (relation, &other.id))
        })
    }

    /// What came of it.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a Entry, &'a OutcomeRecorded)> {
        self.state.outcomes.iter().filter_map(|seq| match self.whole.nth(*seq) {
            Some(entry @ Entry { event: Event::Meeting(MeetingEvent::OutcomeRecorded(fact)), .. }) => {
                Some((entry, fact))
            }
            _ => None,
        })
    }

    /// What each party told of it.
    pub fn readouts(&self) -> impl Iterator<Item = (&'a Entry, &'a ReadOut)> {
        self.state.readouts.iter().filter_map(|seq| match self.whole.nth(*seq) {
            Some(entry @ Entry { event: Event::Meeting(MeetingEvent::ReadOut(fact)), .. }) => {
                Some((entry, fact))
            }
            _ => None,
        })
    }
}

/// An assessment, and the entry in which it was given: by whom, when, from which sources.
#[derive(Clone, Copy, Debug)]
pub struct Assessed<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// What was said.
    pub fact: &'a Given,
}

impl Negotiation {
    /// Its id; none before the opening.
    #[must_use]
    pub fn id(&self) -> Option<&NegotiationId> {
        self.state.process.as_ref().map(|process| &process.id)
    }

    /// Its title; none before the opening.
    #[must_use]
    pub fn title(&self) -> Option<&Name> {
        self.state.process.as_ref().map(|process| process.title.get())
    }

    /// How the whole stands; none before the opening.
    #[must_use]
    pub fn status(&self) -> Option<NegotiationStatus> {
        self.state.process.as_ref().map(|process| process.status.value())
    }

    /// Whether it is suspended, beside its status.
    #[must_use]
    pub fn is_suspended(&self) -> bool {
        self.state.process.as_ref().is_some_and(|process| process.suspended.value())
    }

    /// The rules of procedure in force; before the opening, those that forbid the least.
    #[must_use]
    pub fn procedure(&self) -> &Procedure {
        self.state.procedure()
    }

    /// Every party, in the order in which they became known.
    pub fn parties(&self) -> impl Iterator<Item = PartyView<'_>> {
        self.state.parties.items().iter().map(|state| PartyView { whole: self, state })
    }

    /// One party.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<PartyView<'_>> {
        self.state.parties.by_key(id.as_str()).map(|state| PartyView { whole: self, state })
    }

    /// The parties whose consent counts now.
    pub fn principals(&self) -> impl Iterator<Item = PartyView<'_>> {
        let states = self.state.principals.iter().filter_map(|ix| self.state.parties.get(*ix));
        states.map(|state| PartyView { whole: self, state })
    }

    /// Every point, in the order in which they were tabled.
    pub fn points(&self) -> impl Iterator<Item = PointView<'_>> {
        self.state.points.items().iter().map(|state| PointView { whole: self, state })
    }

    /// One point.
    #[must_use]
    pub fn point(&self, id: &PointId) -> Option<PointView<'_>> {
        self.state.points.by_key(id.as_str()).map(|state| PointView { whole: self, state })
    }

    /// Every version of the framework, in the order in which they were drafted.
    pub fn versions(&self) -> impl Iterator<Item = VersionView<'_>> {
        self.state.versions.items().iter().map(|state| VersionView { whole: self, state })
    }

    /// One version.
    #[must_use]
    pub fn version(&self, id: &VersionId) -> Option<VersionView<'_>> {
        self.state.versions.by_key(id.as_str()).map(|state| VersionView { whole: self, state })
    }

    /// The version that the talks proceed from.
    #[must_use]
    pub fn basis_version(&self) -> Option<VersionView<'_>> {
        let state = self.state.versions.get(self.state.basis.as_ref()?.value())?;
        Some(VersionView { whole: self, state })
    }

    /// Every meeting, in the order in which they were heard of.
    pub fn meetings(&self) -> impl Iterator<Item = MeetingView<'_>> {
        self.state.meetings.items().iter().map(|state| MeetingView { whole: self, state })
    }

    /// One meeting.
    #[must_use]
    pub fn meeting(&self, id: &MeetingId) -> Option<MeetingView<'_>> {
        self.state.meetings.by_key(id.as_str()).map(|state| MeetingView { whole: self, state })
    }

    /// Every assessment, in the order of the record.
    pub fn assessments(&self) -> impl Iterator<Item = Assessed<'_>> {
        self.state.assessments.iter().filter_map(|seq| match self.nth(*seq) {
            Some(entry) => match &entry.event {
                Event::Assessment(crate::assessment::AssessmentEvent::Given(fact)) => {
                    Some(Assessed { entry, fact })
                }
                _ => None,
            },
            None => None,
        })
    }

    /// A wording, current or not, with its words.
    #[must_use]
    pub fn wording(&self, id: &WordingId) -> Option<&Wording> {
        self.wording_at(self.state.wordings.find(id.as_str())?)
    }

    /// Everything that a party ever said on a matter, in the order of the record. Linear in the
    /// record.
    pub fn position_history<'a>(
        &'a self,
        party: &'a PartyId,
        on: &'a Matter,
    ) -> impl Iterator<Item = &'a Entry> {
        self.entries().iter().map(AsRef::as_ref).filter(move |entry| match &entry.event {
            Event::Position(PositionEvent::Taken(fact)) => fact.party == *party && fact.on == *on,
            Event::Position(PositionEvent::Withdrawn(fact)) => fact.party == *party && fact.on == *on,
            _ => false,
        })
    }

    fn party_id(&self, ix: Ix<PartyState>) -> Option<&PartyId> {
        self.state.parties.get(ix).map(|party| &party.id)
    }

    fn wording_at(&self, ix: Ix<WordingState>) -> Option<&Wording> {
        let state = self.state.wordings.get(ix)?;
        let wording = match &self.nth(state.introduced)?.event {
            Event::Point(PointEvent::Tabled(fact)) => fact.wording.as_ref(),
            Event::Point(PointEvent::Awarded(fact)) => fact.wording.as_ref(),
            Event::Point(PointEvent::Reworded(fact)) => Some(&fact.wording),
            Event::Point(PointEvent::Rectified(fact)) => Some(&fact.wording),
            _ => None,
        };
        wording.filter(|wording| wording.id == state.id)
    }

    fn position_view(
        &self,
        ix: Ix<PartyState>,
        held: Held,
        current: Option<Ix<WordingState>>,
    ) -> Option<PositionView<'_>> {
        let wording = held.wording.and_then(|ix| self.state.wordings.get(ix)).map(|wording| &wording.id);
        let ballot = self.ballot(ix, Some(held), current, Ground::Provisional);
        Some(PositionView {
            party: self.party_id(ix)?,
            stance: held.stance?,
            wording,
            counts: matches!(ballot, Some(Ballot::For | Ballot::Against | Ballot::Abstain | Ballot::Recused)),
            is_current: self.state.same_words(held.wording, current),
            entry: self.nth(held.seq)?,
        })
    }
}
