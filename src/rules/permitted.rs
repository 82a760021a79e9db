//! What an actor may do next, and why not the rest.

use crate::{
    alternative,
    assessment::{Given, Rating, Topic},
    entry::{Actor, Draft, Event, Subject},
    fact::Kind,
    id::{
        AlternativeId, EntryId, LinkId, MeetingId, PartyId, PointId, ProposalId, QuestionId, RecorderId,
        VersionId, WordingId,
    },
    link::{self, LinkKind},
    meeting::{self, Format, Presence, Relation, Reply},
    negotiation::Negotiation,
    party::{self, PartyState},
    point::{self, Areas, Wording},
    position::{self, Matter, Stance},
    process::{self, Kinship},
    proposal::{self, Addressees, Answer, Channel},
    question::{self, Basis},
    role::Role,
    rule::{Grade, Rule},
    terms::{Ballot, Procedure},
    text::{Name, Text},
    version::{self, Owner},
    when::{Instant, When},
    word::{Area, PartyKind},
};

/// An act and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Permitted {
    /// The kind of event.
    pub kind: &'static Kind,
    /// What it would be about; none for what would introduce something new.
    pub subject: Option<Subject>,
    /// The rule under which it is refused, whatever its payload; none: some payload is accepted.
    pub refused: Option<&'static Rule>,
    /// A payload that is accepted, where there is one: its texts and new ids stand for others.
    pub example: Option<Event>,
}

impl Permitted {
    /// Whether some payload is accepted.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.refused.is_none()
    }
}

impl Negotiation {
    /// What the actor may do at an instant, act by act and subject by subject, governed.
    ///
    /// An act that is listed as possible is accepted with some payload; one that is not is
    /// refused with every payload that fits the record, under the rule named. It asks the same
    /// judge as [`decide`](Self::decide). Linear in the things of the negotiation.
    ///
    /// ```
    /// # use negotiation::{point, prelude::*, process::Opened, terms::Procedure, word::Area};
    /// # let draft = |id: &str, event: Event| -> Result<Draft, Box<dyn std::error::Error>> {
    /// #     let at = "2026-01-22T14:00:00Z".parse()?;
    /// #     Ok(Draft::new(EntryId::new(id)?, RecorderId::new("desk")?, at, Actor::Host, event))
    /// # };
    /// # let (ports, harbour) = (NegotiationId::new("ports")?, PointId::new("harbour")?);
    /// # let rules = Procedure::mediated_peace_process();
    /// # let opened = draft("e1", Opened::new(ports, Name::new("Ports")?, rules).into())?;
    /// # let title = Name::new("The harbour")?;
    /// # let tabled = draft("e2", point::Tabled::new(harbour.clone(), title, Area::SECURITY.into()).into())?;
    /// # let agreed = draft("e3", point::TextAgreed::new(harbour.clone()).into())?;
    /// let mut record = Record::new();
    /// record.propose(opened)?;
    /// record.propose(tabled)?;
    /// let permitted = record.negotiation().permitted(&Actor::Host, "2026-01-22T15:00:00Z".parse()?);
    /// let act = |kind: &str| permitted.iter().find(|act| act.kind.name() == kind);
    /// assert!(act("point.taken_up").is_some_and(|act| act.is_possible()));
    ///
    /// let rule = act("point.text_agreed").and_then(|act| act.refused).map(|rule| rule.id());
    /// assert_eq!(rule, Some("point.text_agreed.consent"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn permitted(&self, actor: &Actor, at: Instant) -> Vec<Permitted> {
        let Some(probe) = Probe::new(self, actor, at) else { return Vec::new() };
        let mut all = Vec::new();
        probe.all(&mut |subject, payloads| {
            let Some(kind) = payloads.first().map(Event::kind) else { return };
            let (mut refused, mut example) = (None, None);
            for event in payloads {
                match probe.refused(event.clone()) {
                    None => {
                        (refused, example) = (None, Some(event));
                        break;
                    }
                    // A procedural rule says more than that the payload was not a good guess.
                    Some(rule) if refused.is_none() || rule.grade() == Grade::Procedural => {
                        refused = Some(rule);
                    }
                    Some(_) => {}
                }
            }
            all.push(Permitted { kind, subject, refused, example });
        });
        all
    }
}

/// Payloads to ask the judge with: for each act the ones that stand the best chance.
struct Probe<'a> {
    whole: &'a Negotiation,
    actor: &'a Actor,
    at: Instant,
    entry: EntryId,
    recorder: RecorderId,
    name: Name,
    text: Text,
    new: String,
}

type Each<'e> = &'e mut dyn FnMut(Option<Subject>, Vec<Event>);

impl<'a> Probe<'a> {
    fn new(whole: &'a Negotiation, actor: &'a Actor, at: Instant) -> Option<Self> {
        // An id that nobody has taken: one of more candidates than there are things.
        let things = whole.entries().len().saturating_add(1);
        let free = |candidate: &String| {
            EntryId::new(candidate).is_ok_and(|id| whole.entry(&id).is_none())
                && whole.state.parties.find(candidate).is_none()
                && whole.state.points.find(candidate).is_none()
                && whole.state.wordings.find(candidate).is_none()
                && whole.state.versions.find(candidate).is_none()
                && whole.state.meetings.find(candidate).is_none()
                && whole.state.links.find(candidate).is_none()
                && whole.state.proposals.find(candidate).is_none()
                && whole.state.alternatives.find(candidate).is_none()
                && whole.state.questions.find(candidate).is_none()
        };
        let new = (0..=things.saturating_mul(2)).map(|n| format!("probe-{n}")).find(free)?;
        Some(Self {
            whole,
            actor,
            at,
            entry: EntryId::new(&new).ok()?,
            recorder: RecorderId::new("probe").ok()?,
            name: Name::new("probe").ok()?,
            text: Text::new("probe").ok()?,
            new,
        })
    }

    fn refused(&self, event: Event) -> Option<&'static Rule> {
        let draft = Draft::new(self.entry.clone(), self.recorder.clone(), self.at, self.actor.clone(), event);
        self.whole.check(&draft).err().map(|refusal| refusal.rule())
    }

    fn all(&self, each: Each<'_>) {
        self.process(each);
        let first = self.whole.state.parties.items().first().map(|party| party.id.clone());
        self.new_things(each);
        for party in self.whole.state.parties.items() {
            self.party(&party.id, each);
        }
        for point in self.whole.state.points.items() {
            self.point(&point.id, first.as_ref(), each);
        }
        for version in self.whole.state.versions.items() {
            self.version(&version.id, each);
        }
        for alternative in self.whole.state.alternatives.items() {
            self.alternative(&alternative.id, each);
        }
        for meeting in self.whole.state.meetings.items() {
            self.meeting(&meeting.id, each);
        }
        for link in self.whole.state.links.items() {
            each(Some(Subject::Link(link.id.clone())), vec![link::Released::new(link.id.clone()).into()]);
        }
        for proposal in self.whole.state.proposals.items() {
            self.proposal(&proposal.id, each);
        }
        for question in self.whole.state.questions.items() {
            self.question(&question.id, each);
        }
    }

    fn process(&self, each: Each<'_>) {
        let text = || self.text.clone();
        let mut one = |event: Event| each(Some(Subject::Negotiation), vec![event]);
        one(process::ExplorationBegun::new().into());
        one(process::PreparationBegun::new().into());
        one(process::TalksBegun::new().into());
        one(process::Suspended::new(text()).into());
        one(process::Resumed::new().into());
        one(process::BrokenOff::new(text()).into());
        one(process::Concluded::new().with_partial(true).into());
        one(process::ImplementationBegun::new().into());
        one(process::Completed::new().into());
        one(process::Abandoned::new(text()).into());
        one(process::Reopened::new(text()).into());
        one(process::Retitled::new(self.name.clone()).into());
        let procedure: Procedure = self.whole.procedure().clone();
        one(process::ProcedureChanged::new(procedure).into());
        if let Ok(other) = crate::id::NegotiationId::new(&self.new) {
            let other = if Some(&other) == self.whole.id() { None } else { Some(other) };
            if let Some(other) = other {
                one(process::Related::new(other, Kinship::SIBLING).into());
            }
        }
        one(Given::new(Topic::Whole, Rating::UnderDiscussion).into());
        if self.whole.id().is_none() {
            if let Ok(own) = crate::id::NegotiationId::new("probe") {
                one(process::Opened::new(own, self.name.clone(), Procedure::observed()).into());
            }
        }
    }

    fn new_things(&self, each: Each<'_>) {
        if let Ok(party) = PartyId::new(&self.new) {
            each(None, vec![party::Added::new(party, self.name.clone(), PartyKind::STATE).into()]);
        }
        if let Ok(point) = PointId::new(&self.new) {
            each(
                None,
                vec![point::Tabled::new(point, self.name.clone(), Areas::from(Area::SECURITY)).into()],
            );
        }
        if let Ok(version) = VersionId::new(&self.new) {
            each(None, vec![version::Drafted::new(version, self.name.clone(), Owner::Unknown).into()]);
        }
        if let Ok(meeting) = MeetingId::new(&self.new) {
            each(None, vec![meeting::Added::new(meeting, Format::BILATERAL).into()]);
        }
        if let Ok(proposal) = ProposalId::new(&self.new) {
            let to = |to: &PartyState| {
                let to = Addressees::from(to.id.clone());
                proposal::Submitted::new(proposal.clone(), to, Channel::InPublic).into()
            };
            each(None, self.whole.state.parties.items().iter().map(to).collect());
        }
        if let (Ok(own), Ok(words)) = (AlternativeId::new(&self.new), self.words()) {
            let points = self.whole.state.points.items().iter().map(|point| point.id.clone());
            let proposed = |point| alternative::Proposed::new(own.clone(), point, words.clone()).into();
            each(None, points.map(proposed).collect());
        }
        if let Ok(question) = QuestionId::new(&self.new) {
            each(None, vec![question::Put::new(question, self.text.clone()).into()]);
        }
        if let Ok(link) = LinkId::new(&self.new) {
            // Any point will do for an early harvest; without points nothing can be linked.
            let point = self.whole.state.points.items().first().map(|point| point.id.clone());
            let made = link::Made::new(link, LinkKind::EarlyHarvest);
            each(None, vec![made.with_points(point.into_iter().collect()).into()]);
        }
    }

    fn party(&self, id: &PartyId, each: Each<'_>) {
        let party = || id.clone();
        let text = || self.text.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Party(id.clone())), events);
        many(vec![party::Renamed::new(party(), self.name.clone()).into()]);
        many(vec![party::AliasAdded::new(party(), self.name.clone()).into()]);
        many(vec![party::Invited::new(party()).into()]);
        many(vec![party::InvitationWithdrawn::new(party()).into()]);
        many(vec![party::Joined::new(party()).into()]);
        many(vec![party::Declined::new(party()).into()]);
        many(vec![party::Suspended::new(party(), text()).into()]);
        many(vec![party::Resumed::new(party()).into()]);
        many(vec![party::Excluded::new(party(), text()).into()]);
        many(vec![party::Readmitted::new(party()).into()]);
        many(vec![party::Withdrawn::new(party()).into()]);
        many(vec![party::Returned::new(party()).into()]);
        many(vec![party::Dissolved::new(party()).into()]);
        many(vec![party::WeightSet::new(party(), 1).into()]);
        // A role that nobody holds yet is a word of its own; those held are tried as well.
        let mut roles: Vec<Role> = Role::new(&self.new).into_iter().collect();
        if let Some(view) = self.whole.party(id) {
            roles.extend(view.roles().filter(|role| role.scope.is_whole()).map(|role| role.role.clone()));
        }
        let with_roles = |make: &dyn Fn(Role) -> Event| roles.iter().cloned().map(make).collect::<Vec<_>>();
        many(with_roles(&|role| party::RoleOffered::new(party(), role).into()));
        many(with_roles(&|role| party::RoleAssigned::new(party(), role).into()));
        many(with_roles(&|role| party::RoleDeclined::new(party(), role).into()));
        many(with_roles(&|role| party::RoleEnded::new(party(), role).into()));
        let groups: Vec<PartyId> =
            self.whole.parties().filter(|party| is_group(party.kind())).map(|p| p.id().clone()).collect();
        let with_groups =
            |make: &dyn Fn(PartyId) -> Event| groups.iter().cloned().map(make).collect::<Vec<_>>();
        many(with_groups(&|group| party::MembershipBegun::new(party(), group).into()));
        many(with_groups(&|group| party::MembershipEnded::new(party(), group).into()));
    }

    fn point(&self, id: &PointId, first: Option<&PartyId>, each: Each<'_>) {
        let point = || id.clone();
        let mut one = |event: Event| each(Some(Subject::Point(id.clone())), vec![event]);
        one(point::Retitled::new(point(), self.name.clone()).into());
        one(point::AreasSet::new(point(), Areas::from(Area::SECURITY)).into());
        one(point::Nested::new(point()).into());
        if let (Ok(first), Ok(second)) = (self.words(), self.words()) {
            one(point::Reworded::new(point(), first).into());
            one(point::Rectified::new(point(), second).into());
        }
        one(point::TakenUp::new(point()).into());
        one(point::Returned::new(point()).into());
        one(point::AgreedInPrinciple::new(point()).into());
        one(point::TextAgreed::new(point()).into());
        one(point::Closed::new(point()).into());
        one(point::Parked::new(point()).into());
        one(point::ReferredUp::new(point(), self.name.clone()).into());
        if let Some(arbiter) = first {
            one(point::ReferredToArbiter::new(point(), arbiter.clone()).into());
        }
        one(point::Awarded::new(point()).into());
        one(point::Dropped::new(point()).into());
        one(point::MovedToInstrument::new(point(), self.name.clone()).into());
        let others = self.whole.state.points.items().iter().map(|other| other.id.clone());
        let other = others.filter(|other| other != id).take(1).collect();
        one(point::Superseded::new(point()).with_into(other).into());
        one(point::Reinstated::new(point()).into());
        one(point::Reopened::new(point(), self.text.clone()).into());
        let on = Matter::Point(id.clone());
        self.positions(Subject::Point(id.clone()), &on, each);
        each(
            Some(Subject::Point(id.clone())),
            vec![Given::new(Topic::Point(id.clone()), Rating::UnderDiscussion).into()],
        );
    }

    fn question(&self, id: &QuestionId, each: Each<'_>) {
        let mut many = |events: Vec<Event>| each(Some(Subject::Question(id.clone())), events);
        let ballots = [Ballot::For, Ballot::Against, Ballot::Abstain];
        let vote = |party: &PartyId| {
            ballots.map(|vote| question::Voted::new(id.clone(), party.clone(), vote).into())
        };
        many(self.whole.parties().flat_map(|party| vote(party.id())).collect());
        let later = |seconds: i64| {
            let at = self.at + chrono::Duration::seconds(seconds);
            When::instant(at).ok().map(|closes| question::Extended::new(id.clone(), closes).into())
        };
        many([1, 1_000_000_000].into_iter().filter_map(later).collect());
        let bases = || Basis::ALL.iter().copied();
        many(bases().map(|basis| question::Carried::new(id.clone(), basis).into()).collect());
        many(bases().map(|basis| question::Failed::new(id.clone(), basis).into()).collect());
        many(vec![question::Lapsed::new(id.clone()).into()]);
        many(vec![question::Withdrawn::new(id.clone()).into()]);
        many(vec![question::Annulled::new(id.clone(), self.text.clone()).into()]);
    }

    fn words(&self) -> Result<Wording, crate::id::InvalidId> {
        WordingId::new(&self.new).map(|id| Wording::new(id, self.text.clone()))
    }

    fn alternative(&self, id: &AlternativeId, each: Each<'_>) {
        let mut one = |event: Event| each(Some(Subject::Alternative(id.clone())), vec![event]);
        if let Ok(words) = self.words() {
            one(alternative::Reworded::new(id.clone(), words).into());
        }
        one(alternative::Chosen::new(id.clone()).into());
        one(alternative::SetAside::new(id.clone()).into());
        one(alternative::Withdrawn::new(id.clone()).into());
        one(alternative::Reopened::new(id.clone()).into());
        self.positions(Subject::Alternative(id.clone()), &Matter::Alternative(id.clone()), each);
    }

    fn positions(&self, subject: Subject, on: &Matter, each: Each<'_>) {
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let taken =
            |party: &PartyId| position::Taken::new(party.clone(), on.clone(), Stance::Reserves).into();
        let withdrawn = |party: &PartyId| position::Withdrawn::new(party.clone(), on.clone()).into();
        each(Some(subject.clone()), parties.iter().map(taken).collect());
        let confirmed = |party: &PartyId| position::Confirmed::new(party.clone(), on.clone()).into();
        each(Some(subject.clone()), parties.iter().map(confirmed).collect());
        each(Some(subject), parties.iter().map(withdrawn).collect());
    }

    fn version(&self, id: &VersionId, each: Each<'_>) {
        let mut one = |event: Event| each(Some(Subject::Version(id.clone())), vec![event]);
        one(version::Tabled::new(id.clone()).into());
        one(version::TakenAsBasis::new(id.clone()).into());
        one(version::AdoptedAdReferendum::new(id.clone()).into());
        one(version::Adopted::new(id.clone()).into());
        one(version::Rejected::new(id.clone()).into());
        one(version::Revived::new(id.clone()).into());
        one(version::Relabelled::new(id.clone(), self.name.clone()).into());
        one(version::Superseded::new(id.clone()).into());
        one(version::Withdrawn::new(id.clone()).into());
        self.positions(Subject::Version(id.clone()), &Matter::Version(id.clone()), each);
    }

    fn proposal(&self, id: &ProposalId, each: Each<'_>) {
        let proposal = || id.clone();
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let mut many = |events: Vec<Event>| each(Some(Subject::Proposal(id.clone())), events);
        let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
        many(with(&|party| proposal::Conveyed::new(proposal(), party.into()).into()));
        many(with(&|party| proposal::Answered::new(proposal(), party, Answer::WillStudy).into()));
        // The last day that can be written is later than any other term.
        many(
            "9999-12-31"
                .parse()
                .into_iter()
                .map(|end| proposal::Extended::new(proposal(), end).into())
                .collect(),
        );
        let questions = self.whole.questions().map(|question| question.id().clone());
        many(questions.map(|question| proposal::PutToVote::new(proposal(), question).into()).collect());
        many(vec![proposal::Accepted::new(proposal()).into()]);
        many(vec![proposal::Rejected::new(proposal()).into()]);
        let all = self.whole.proposals().map(|other| other.id().clone());
        many(all.map(|other| proposal::Countered::new(proposal(), other).into()).collect());
        many(vec![proposal::Withdrawn::new(proposal()).into()]);
        many(vec![proposal::Lapsed::new(proposal()).into()]);
        many(vec![proposal::Renewed::new(proposal()).into()]);
    }

    fn meeting(&self, id: &MeetingId, each: Each<'_>) {
        let meeting = || id.clone();
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let mut many = |events: Vec<Event>| each(Some(Subject::Meeting(id.clone())), events);
        many(vec![meeting::Announced::new(meeting()).into()]);
        many(vec![meeting::Confirmed::new(meeting()).into()]);
        many(vec![meeting::Moved::new(meeting()).into()]);
        many(vec![meeting::Started::new(meeting()).into()]);
        many(vec![meeting::Adjourned::new(meeting()).into()]);
        many(vec![meeting::Continued::new(meeting()).into()]);
        many(vec![meeting::Held::new(meeting()).into()]);
        many(vec![meeting::Postponed::new(meeting()).into()]);
        many(vec![meeting::Cancelled::new(meeting()).into()]);
        many(vec![meeting::NotHeld::new(meeting()).into()]);
        many(vec![meeting::Reinstated::new(meeting()).into()]);
        many(vec![meeting::AgendaSet::new(meeting()).into()]);
        many(vec![meeting::OutcomeRecorded::new(meeting(), meeting::Outcome::NONE).into()]);
        many(vec![meeting::ReadOut::new(meeting(), self.text.clone()).into()]);
        let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
        many(with(&|party| meeting::ParticipantExpected::new(meeting(), party).into()));
        many(with(&|party| meeting::ParticipantReplied::new(meeting(), party, Reply::Accepted).into()));
        many(with(&|party| meeting::AttendanceRecorded::new(meeting(), party, Presence::Present).into()));
        let others = self.whole.meetings().map(|other| other.id().clone()).filter(|other| other != id);
        many(others.map(|o| meeting::Ordered::new(meeting(), o, Relation::BACK_TO_BACK).into()).collect());
    }
}

/// Whether parties of this kind can have members.
fn is_group(kind: &PartyKind) -> bool {
    [PartyKind::COALITION, PartyKind::COMMUNITY, PartyKind::ORGANISATION].contains(kind)
}
