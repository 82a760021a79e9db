//! Payloads to ask the judge with: for each act the ones that stand the best chance.

use crate::judge::permitted::{Each, Probe};
use crate::{
    decision::{Ballot, Procedure},
    event::{Event, Subject},
    notes::{
        assessment::{Given, Rating, Topic},
        watch,
    },
    outcome::{
        ceasefire::{self, CeasefireKind},
        commitment::{self, Degree},
        measure::{self, MeasureKind},
    },
    talks::{
        alternative, deadline,
        link::{self, LinkKind},
        meeting::{self, Format, Presence, Relation, Reply},
        party::{self, Inheritance, PartyState},
        person::{self, Capacity},
        point::{self, Areas, Wording},
        position::{self, Matter, Stance},
        process::{self, Kinship},
        proposal::{self, Addressees, Answer, Channel},
        question::{self, Basis},
        track,
        version::{self, Owner},
    },
    value::{
        id::{
            AlternativeId, CeasefireId, CommitmentId, DeadlineId, LinkId, MeasureId, MeetingId, PartyId,
            PersonId, PointId, ProposalId, QuestionId, TrackId, VersionId, WatchId, WordingId,
        },
        role::Role,
        when::When,
        word::{Area, PartyKind},
    },
};

impl Probe<'_> {
    pub(crate) fn process(&self, each: Each<'_>) {
        let _text = || self.text.clone();
        let mut one = |event: Event| each(Some(Subject::Negotiation), vec![event]);
        one(process::ExplorationBegun::new().into());
        one(process::PreparationBegun::new().into());
        one(process::TalksBegun::new().into());
        one(process::Suspended::new().into());
        one(process::Resumed::new().into());
        one(process::BrokenOff::new().into());
        one(process::Concluded::new().with_partial(true).into());
        one(process::ImplementationBegun::new().into());
        one(process::Completed::new().into());
        one(process::Abandoned::new().into());
        one(process::Reopened::new().into());
        one(process::Retitled::new(self.name.clone()).into());
        let procedure: Procedure = self.whole.procedure().clone();
        one(process::ProcedureChanged::new(procedure).into());
        if let Ok(other) = crate::value::id::NegotiationId::new(&self.new) {
            let other = if Some(&other) == self.whole.id() { None } else { Some(other) };
            if let Some(other) = other {
                one(process::Related::new(other, Kinship::SIBLING).into());
            }
        }
        one(Given::new(Topic::Whole, Rating::UnderDiscussion).into());
        if self.whole.id().is_none() {
            if let Ok(own) = crate::value::id::NegotiationId::new("probe") {
                one(process::Opened::new(own, self.name.clone(), Procedure::observed()).into());
            }
        }
    }

    pub(crate) fn new_things(&self, each: Each<'_>) {
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
            // Those whose consent counts by default; or anybody.
            let put = question::Put::new(question, self.text.clone());
            let anybody = self.whole.state.parties.items().first().map(|party| {
                put.clone().with_electorate(vec![question::Member::new(party.id.clone())]).into()
            });
            each(None, [put.into()].into_iter().chain(anybody).collect());
        }
        if let Ok(person) = PersonId::new(&self.new) {
            each(None, vec![person::Added::new(person, self.name.clone()).into()]);
        }
        if let Ok(track) = TrackId::new(&self.new) {
            each(None, vec![track::Opened::new(track, self.name.clone()).into()]);
        }
        if let Ok(deadline) = DeadlineId::new(&self.new) {
            each(None, vec![deadline::Set::new(deadline, self.name.clone(), When::UNKNOWN).into()]);
        }
        let parties = || self.whole.parties().map(|party| party.id().clone());
        let acting = || -> Vec<PartyId> {
            self.actor.parties().map(|(party, other)| other.unwrap_or(party).clone()).collect()
        };
        if let Ok(commitment) = CommitmentId::new(&self.new) {
            let made = |owing: Vec<PartyId>| {
                commitment::Made::new(commitment.clone(), self.text.clone()).with_obligors(owing)
            };
            // Others owe only what rests on a point or an instrument.
            let point = self.whole.points().next().map(|point| point.id().clone());
            let instrument = self.whole.instruments().next().map(|own| own.id().clone());
            let of_point = point.into_iter().flat_map(|point| {
                parties().map(move |party| made(vec![party]).with_point(point.clone()).into())
            });
            let of_instrument = instrument.into_iter().flat_map(|own| {
                parties().map(move |party| made(vec![party]).with_instrument(own.clone()).into())
            });
            let verbal = parties().map(|party| made(vec![party]).into());
            let all = verbal.chain([made(acting()).into()]).chain(of_point).chain(of_instrument);
            each(None, all.collect());
        }
        if let Ok(ceasefire) = CeasefireId::new(&self.new) {
            let declared = |parties: Vec<PartyId>| {
                let declared = ceasefire::Declared::new(ceasefire.clone(), CeasefireKind::CEASEFIRE);
                declared.with_parties(parties).into()
            };
            let of_one = parties().map(|party| declared(vec![party]));
            each(None, of_one.chain([declared(acting())]).collect());
        }
        if let Ok(watch) = WatchId::new(&self.new) {
            each(None, vec![watch::Added::new(watch, self.text.clone()).into()]);
        }
        if let Ok(measure) = MeasureId::new(&self.new) {
            let taken = |party: PartyId| {
                measure::Taken::new(measure.clone(), MeasureKind::RELEASE).with_parties(vec![party]).into()
            };
            each(None, parties().map(taken).collect());
        }
        if let Ok(link) = LinkId::new(&self.new) {
            // Any point will do for an early harvest; without points nothing can be linked.
            let point = self.whole.state.points.items().first().map(|point| point.id.clone());
            let made = link::Made::new(link, LinkKind::EarlyHarvest);
            each(None, vec![made.with_points(point.into_iter().collect()).into()]);
        }
    }

    pub(crate) fn party(&self, id: &PartyId, each: Each<'_>) {
        let party = || id.clone();
        let _text = || self.text.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Party(id.clone())), events);
        many(vec![party::Renamed::new(party(), self.name.clone()).into()]);
        many(vec![party::AliasAdded::new(party(), self.name.clone()).into()]);
        many(vec![party::Invited::new(party()).into()]);
        many(vec![party::InvitationWithdrawn::new(party()).into()]);
        many(vec![party::Joined::new(party()).into()]);
        many(vec![party::Declined::new(party()).into()]);
        many(vec![party::Suspended::new(party()).into()]);
        many(vec![party::Resumed::new(party()).into()]);
        many(vec![party::Excluded::new(party()).into()]);
        many(vec![party::Readmitted::new(party()).into()]);
        many(vec![party::Withdrawn::new(party()).into()]);
        many(vec![party::Returned::new(party()).into()]);
        many(vec![party::Dissolved::new(party()).into()]);
        many(vec![party::WeightSet::new(party(), 1).into()]);
        let parties: Vec<_> = self.whole.parties().map(|other| other.id().clone()).collect();
        let others: Vec<_> = parties.iter().filter(|other| *other != id).cloned().collect();
        let pair: Vec<_> = others.iter().take(2).cloned().collect();
        many(vec![party::Split::new(party(), false).with_into(pair).into()]);
        let first = others.iter().take(1).cloned().chain([party()]).collect();
        many(vec![party::Merged::new(party()).with_parties(first).into()]);
        let succeeded =
            |other: &PartyId| party::Succeeded::new(party(), other.clone(), Inheritance::Lapsed).into();
        many(parties.iter().map(succeeded).collect());
        let defects = self.whole.defective_acts(id).map(|entry| entry.id().clone());
        let first = self.whole.entries().first().map(|entry| entry.id().clone());
        let confirmed = |entry| party::ActConfirmed::new(party(), entry).into();
        many(defects.chain(first).map(confirmed).collect());
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

    pub(crate) fn point(&self, id: &PointId, first: Option<&PartyId>, each: Each<'_>) {
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
        one(point::Reopened::new(point()).into());
        let on = Matter::Point(id.clone());
        self.positions(&on, each);
        each(
            Some(Subject::Point(id.clone())),
            vec![Given::new(Topic::Point(id.clone()), Rating::UnderDiscussion).into()],
        );
    }

    pub(crate) fn question(&self, id: &QuestionId, each: Each<'_>) {
        let mut many = |events: Vec<Event>| each(Some(Subject::Question(id.clone())), events);
        let ballots = [Ballot::For, Ballot::Against, Ballot::Abstain];
        let vote = |party: &PartyId| {
            ballots.map(|vote| question::Voted::new(id.clone(), party.clone(), vote).into())
        };
        many(self.whole.parties().flat_map(|party| vote(party.id())).collect());
        // A term is put off by a second, or for as long as dates go.
        let soon = When::instant(self.at + chrono::Duration::seconds(1)).ok();
        let terms = soon.into_iter().chain("9999-12-31T23:59:59Z".parse().ok());
        many(terms.map(|closes| question::Extended::new(id.clone(), closes).into()).collect());
        let bases = || Basis::ALL.iter().copied();
        many(bases().map(|basis| question::Carried::new(id.clone(), basis).into()).collect());
        many(bases().map(|basis| question::Failed::new(id.clone(), basis).into()).collect());
        many(vec![question::Lapsed::new(id.clone()).into()]);
        many(vec![question::Withdrawn::new(id.clone()).into()]);
        many(vec![question::Annulled::new(id.clone()).into()]);
    }

    pub(crate) fn person(&self, id: &PersonId, each: Each<'_>) {
        let person = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Person(id.clone())), events);
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
        let name = || self.name.clone();
        many(vec![person::Renamed::new(person(), name()).into()]);
        many(with(&|party| person::OfficeBegun::new(person(), party, name()).into()));
        many(with(&|party| person::Accredited::new(person(), party, Capacity::MEMBER).into()));
        many(with(&|party| person::PowersChanged::new(person(), party).into()));
        many(with(&|party| person::AccreditationEnded::new(person(), party).into()));
        let offices = self.whole.person(id).into_iter().flat_map(|own| own.offices().collect::<Vec<_>>());
        let ended =
            offices.map(|own| person::OfficeEnded::new(person(), own.party.clone(), own.title.clone()));
        let ended: Vec<Event> = ended.map(Event::from).collect();
        let none = with(&|party| person::OfficeEnded::new(person(), party, name()).into());
        many(if ended.is_empty() { none } else { ended });
    }

    pub(crate) fn track(&self, id: &TrackId, each: Each<'_>) {
        let track = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Track(id.clone())), events);
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let points: Vec<_> = self.whole.points().map(|point| point.id().clone()).collect();
        let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
        let on = |make: &dyn Fn(PointId) -> Event| points.iter().cloned().map(make).collect::<Vec<_>>();
        many(with(&|party| track::PartyAdded::new(track(), party).into()));
        many(with(&|party| track::PartyRemoved::new(track(), party).into()));
        many(on(&|point| track::PointAdded::new(track(), point).into()));
        many(on(&|point| track::PointRemoved::new(track(), point).into()));
        many(vec![track::Suspended::new(track()).into()]);
        many(vec![track::Resumed::new(track()).into()]);
        many(vec![track::Closed::new(track()).into()]);
        many(vec![track::Reopened::new(track()).into()]);
    }

    pub(crate) fn deadline(id: &DeadlineId, each: Each<'_>) {
        let deadline = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Deadline(id.clone())), events);
        // The last day that can be written is later than any other.
        let last: Vec<When> = "9999-12-31".parse().into_iter().collect();
        let until = |make: &dyn Fn(When) -> Event| last.iter().cloned().map(make).collect::<Vec<_>>();
        many(until(&|due| deadline::Extended::new(deadline(), due).into()));
        many(until(&|due| deadline::Renewed::new(deadline(), due).into()));
        many(vec![deadline::Stopped::new(deadline()).into()]);
        many(vec![deadline::Restarted::new(deadline()).into()]);
        many(vec![deadline::Met::new(deadline()).into()]);
        many(vec![deadline::Missed::new(deadline()).into()]);
        many(vec![deadline::Lifted::new(deadline()).into()]);
    }

    pub(crate) fn commitment(&self, id: &CommitmentId, each: Each<'_>) {
        let own = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Commitment(id.clone())), events);
        // The first day that can be written is earlier than any other.
        let first = "0001-01-02".parse::<When>().into_iter().chain([When::UNKNOWN]);
        many(first.map(|due| commitment::DueChanged::new(own(), due).into()).collect());
        many(vec![commitment::Reported::new(own(), Degree::Complete).into()]);
        many(vec![commitment::ViolationAlleged::new(own(), self.text.clone()).into()]);
        many(vec![commitment::Suspended::new(own()).into()]);
        many(vec![commitment::Resumed::new(own()).into()]);
        many(vec![commitment::MadeObsolete::new(own()).into()]);
        many(vec![commitment::Reinstated::new(own()).into()]);
    }

    pub(crate) fn ceasefire(&self, id: &CeasefireId, each: Each<'_>) {
        let own = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Ceasefire(id.clone())), events);
        let parties = self.whole.parties().map(|party| party.id().clone());
        many(parties.map(|party| ceasefire::Joined::new(own(), party).into()).collect());
        many(vec![ceasefire::TookEffect::new(own()).into()]);
        // The last day that can be written is later than any other.
        let last = "9999-12-31".parse::<When>().into_iter();
        many(last.map(|last| ceasefire::Extended::new(own(), last).into()).collect());
        many(vec![ceasefire::ViolationAlleged::new(own(), self.text.clone()).into()]);
        many(vec![ceasefire::Collapsed::new(own()).into()]);
        many(vec![ceasefire::Expired::new(own()).into()]);
        many(vec![ceasefire::Ended::new(own()).into()]);
        many(vec![ceasefire::Renewed::new(own()).into()]);
    }

    pub(crate) fn watch(id: &WatchId, each: Each<'_>) {
        let own = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Watch(id.clone())), events);
        // The last day that can be written is later than any other.
        let last = "9999-12-31".parse::<When>().into_iter();
        many(last.map(|last| watch::Extended::new(own(), last).into()).collect());
        many(vec![watch::Observed::new(own()).into()]);
        many(vec![watch::Lapsed::new(own()).into()]);
        many(vec![watch::Reopened::new(own()).into()]);
    }

    pub(crate) fn measure(id: &MeasureId, each: Each<'_>) {
        let own = || id.clone();
        let mut many = |events: Vec<Event>| each(Some(Subject::Measure(id.clone())), events);
        many(vec![measure::Suspended::new(own()).into()]);
        many(vec![measure::Resumed::new(own()).into()]);
        many(vec![measure::Ended::new(own()).into()]);
    }

    fn words(&self) -> Result<Wording, crate::value::id::InvalidId> {
        WordingId::new(&self.new).map(|id| Wording::new(id, self.text.clone()))
    }

    pub(crate) fn alternative(&self, id: &AlternativeId, each: Each<'_>) {
        let mut one = |event: Event| each(Some(Subject::Alternative(id.clone())), vec![event]);
        if let Ok(words) = self.words() {
            one(alternative::Reworded::new(id.clone(), words).into());
        }
        one(alternative::Chosen::new(id.clone()).into());
        one(alternative::SetAside::new(id.clone()).into());
        one(alternative::Withdrawn::new(id.clone()).into());
        one(alternative::Reopened::new(id.clone()).into());
        self.positions(&Matter::Alternative(id.clone()), each);
    }

    fn positions(&self, on: &Matter, each: Each<'_>) {
        let subject = Subject::from(on);
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let taken =
            |party: &PartyId| position::Taken::new(party.clone(), on.clone(), Stance::Reserves).into();
        let withdrawn = |party: &PartyId| position::Withdrawn::new(party.clone(), on.clone()).into();
        each(Some(subject.clone()), parties.iter().map(taken).collect());
        let confirmed = |party: &PartyId| position::Confirmed::new(party.clone(), on.clone()).into();
        each(Some(subject.clone()), parties.iter().map(confirmed).collect());
        each(Some(subject), parties.iter().map(withdrawn).collect());
    }

    pub(crate) fn version(&self, id: &VersionId, each: Each<'_>) {
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
        self.positions(&Matter::Version(id.clone()), each);
    }

    pub(crate) fn proposal(&self, id: &ProposalId, each: Each<'_>) {
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

    pub(crate) fn meeting(&self, id: &MeetingId, each: Each<'_>) {
        let meeting = || id.clone();
        let parties: Vec<_> = self.whole.parties().map(|party| party.id().clone()).collect();
        let mut many = |events: Vec<Event>| each(Some(Subject::Meeting(id.clone())), events);
        let with = |make: &dyn Fn(PartyId) -> Event| parties.iter().cloned().map(make).collect::<Vec<_>>();
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
        many(with(&|party| {
            meeting::DocumentHandedOver::new(meeting(), party.into(), self.name.clone()).into()
        }));
        many(vec![meeting::ReadOut::new(meeting(), self.text.clone()).into()]);
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
