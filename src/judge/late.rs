//! Late entries: those that come, on the time of the events, before the last change of what they
//! would change. They enter history only.

use crate::{
    event::Event,
    notes::{assessment::AssessmentEvent, watch::WatchEvent},
    outcome::{
        ceasefire::CeasefireEvent,
        commitment::CommitmentEvent,
        consent::ConsentEvent,
        gate::GateEvent,
        instrument::{InstrumentEvent, fold::according_to},
        measure::MeasureEvent,
    },
    state::{Named, Negotiation},
    talks::{
        alternative::AlternativeEvent,
        deadline::DeadlineEvent,
        link::LinkEvent,
        meeting::MeetingEvent,
        party::PartyEvent,
        person::PersonEvent,
        point::PointEvent,
        position::{Matter, PositionEvent},
        process::NegotiationEvent,
        proposal::{Addressed, ProposalEvent},
        question::QuestionEvent,
        track::TrackEvent,
        version::VersionEvent,
    },
    value::register::Place,
};

impl Negotiation {
    /// Whether an entry at this place comes before the last change of what it changes.
    pub(crate) fn is_late(&self, event: &Event, named: Named, place: Place) -> bool {
        if self.is_front(place) {
            return false;
        }
        self.last_change(event, named)
            .and_then(|seq| self.places().get(seq as usize))
            .is_some_and(|&changed| changed > place)
    }

    /// The entry that last changed what the event would change; none if it only adds.
    fn last_change(&self, event: &Event, named: Named) -> Option<u32> {
        match event {
            Event::Negotiation(event) => self.process_change(event),
            Event::Party(event) => self.party_change(event, named),
            Event::Point(event) => self.point_change(event, named),
            Event::Version(event) => {
                let version = self.state.versions.get(named.version?)?;
                match event {
                    VersionEvent::Drafted(_) => None,
                    VersionEvent::Relabelled(_) => Some(version.label.seq()),
                    // It is the basis from then on, and gives the points their words.
                    VersionEvent::TakenAsBasis(_) => {
                        let words = version.contents.iter().filter(|content| content.wording.is_some());
                        let words = words.filter_map(|content| self.state.points.get(content.point));
                        let basis = self.state.basis.as_ref().map(crate::value::register::Register::seq);
                        let last = words.map(|point| point.words.seq());
                        let last = last.chain(basis).chain([version.status.seq()]);
                        last.max_by_key(|seq| (self.places().get(*seq as usize), *seq))
                    }
                    VersionEvent::Tabled(_)
                    | VersionEvent::AdoptedAdReferendum(_)
                    | VersionEvent::Adopted(_)
                    | VersionEvent::Rejected(_)
                    | VersionEvent::Revived(_)
                    | VersionEvent::Superseded(_)
                    | VersionEvent::Withdrawn(_) => Some(version.status.seq()),
                }
            }
            Event::Alternative(event) => self.alternative_change(event, named),
            Event::Position(event) => {
                let on: &Matter = match event {
                    PositionEvent::Taken(fact) => &fact.on,
                    PositionEvent::Confirmed(fact) => &fact.on,
                    PositionEvent::Withdrawn(fact) => &fact.on,
                };
                self.state.held(on, named).map(|held| held.seq)
            }
            Event::Meeting(event) => self.meeting_change(event, named),
            Event::Proposal(event) => self.proposal_change(event, named),
            Event::Question(event) => self.question_change(event, named),
            Event::Person(event) => self.person_change(event, named),
            Event::Track(event) => self.track_change(event, named),
            Event::Deadline(event) => {
                let own = self.state.deadlines.get(named.deadline?)?;
                match event {
                    DeadlineEvent::Set(_) => None,
                    DeadlineEvent::Extended(_) => Some(own.due.seq()),
                    DeadlineEvent::Renewed(_)
                    | DeadlineEvent::Stopped(_)
                    | DeadlineEvent::Restarted(_)
                    | DeadlineEvent::Met(_)
                    | DeadlineEvent::Missed(_)
                    | DeadlineEvent::Lifted(_) => Some(own.status.seq()),
                }
            }
            Event::Instrument(event) => self.instrument_change(event, named),
            Event::Consent(event) => self.consent_change(event, named),
            Event::Gate(event) => {
                let own = self.state.gates.get(named.gate?)?;
                match event {
                    GateEvent::Required(_) | GateEvent::Recommended(_) => None,
                    GateEvent::Scheduled(_)
                    | GateEvent::Passed(_)
                    | GateEvent::Failed(_)
                    | GateEvent::NotHeld(_)
                    | GateEvent::Annulled(_)
                    | GateEvent::Waived(_)
                    | GateEvent::Replaced(_) => Some(own.status.seq()),
                }
            }
            Event::Commitment(event) => self.commitment_change(event, named),
            Event::Ceasefire(event) => self.ceasefire_change(event, named),
            Event::Measure(event) => {
                let own = self.state.measures.get(named.measure?)?;
                match event {
                    MeasureEvent::Taken(_) => None,
                    MeasureEvent::Suspended(_) | MeasureEvent::Resumed(_) | MeasureEvent::Ended(_) => {
                        Some(own.status.seq())
                    }
                }
            }
            Event::Watch(event) => {
                let own = self.state.watches.get(named.watch?)?;
                match event {
                    WatchEvent::Added(_) => None,
                    WatchEvent::Extended(_) => Some(own.due.seq()),
                    WatchEvent::Observed(_) | WatchEvent::Lapsed(_) | WatchEvent::Reopened(_) => {
                        Some(own.status.seq())
                    }
                }
            }
            Event::Link(LinkEvent::Released(_)) => {
                self.state.links.get(named.link?).map(|link| link.status.seq())
            }
            Event::Link(LinkEvent::Made(_))
            | Event::Assessment(AssessmentEvent::Given(_))
            | Event::Record(_)
            | Event::Payload(_)
            | Event::Account(_) => None,
        }
    }

    fn process_change(&self, event: &NegotiationEvent) -> Option<u32> {
        let process = self.state.process.as_ref()?;
        match event {
            NegotiationEvent::Opened(_) | NegotiationEvent::Related(_) => None,
            NegotiationEvent::Retitled(_) => Some(process.title.seq()),
            NegotiationEvent::ProcedureChanged(_) => Some(process.procedure.seq()),
            NegotiationEvent::Suspended(_) | NegotiationEvent::Resumed(_) => Some(process.suspended.seq()),
            NegotiationEvent::ExplorationBegun(_)
            | NegotiationEvent::PreparationBegun(_)
            | NegotiationEvent::TalksBegun(_)
            | NegotiationEvent::BrokenOff(_)
            | NegotiationEvent::Concluded(_)
            | NegotiationEvent::ImplementationBegun(_)
            | NegotiationEvent::Completed(_)
            | NegotiationEvent::Abandoned(_)
            | NegotiationEvent::Reopened(_) => Some(process.status.seq()),
        }
    }

    fn party_change(&self, event: &PartyEvent, named: Named) -> Option<u32> {
        let party = self.state.parties.get(named.party?)?;
        let held = |role, scope: &Option<crate::value::role::Scope>| {
            let scope = scope.clone().unwrap_or_default();
            party.holding(role, &scope).map(|holding| holding.status.seq())
        };
        let member = |group: &crate::value::id::PartyId| {
            let group = self.state.parties.find(group.as_str());
            party.memberships.iter().find(|m| Some(m.group) == group).map(|m| m.current.seq())
        };
        match event {
            PartyEvent::Added(_)
            | PartyEvent::AliasAdded(_)
            | PartyEvent::Split(_)
            | PartyEvent::Merged(_)
            | PartyEvent::Succeeded(_)
            | PartyEvent::ActConfirmed(_) => None,
            PartyEvent::Renamed(_) => Some(party.name.seq()),
            PartyEvent::WeightSet(_) => Some(party.weight.seq()),
            PartyEvent::RoleOffered(fact) => held(&fact.role, &fact.scope),
            PartyEvent::RoleAssigned(fact) => held(&fact.role, &fact.scope),
            PartyEvent::RoleDeclined(fact) => held(&fact.role, &fact.scope),
            PartyEvent::RoleEnded(fact) => held(&fact.role, &fact.scope),
            PartyEvent::MembershipBegun(fact) => member(&fact.group),
            PartyEvent::MembershipEnded(fact) => member(&fact.group),
            PartyEvent::Invited(_)
            | PartyEvent::InvitationWithdrawn(_)
            | PartyEvent::Joined(_)
            | PartyEvent::Declined(_)
            | PartyEvent::Suspended(_)
            | PartyEvent::Resumed(_)
            | PartyEvent::Excluded(_)
            | PartyEvent::Readmitted(_)
            | PartyEvent::Withdrawn(_)
            | PartyEvent::Returned(_)
            | PartyEvent::Dissolved(_) => Some(party.participation.seq()),
        }
    }

    fn point_change(&self, event: &PointEvent, named: Named) -> Option<u32> {
        let point = self.state.points.get(named.point?)?;
        match event {
            PointEvent::Tabled(_) => None,
            PointEvent::Retitled(_) => Some(point.title.seq()),
            PointEvent::AreasSet(_) => Some(point.areas.seq()),
            PointEvent::Nested(_) => Some(point.parent.seq()),
            PointEvent::Reworded(_) | PointEvent::Rectified(_) => Some(point.words.seq()),
            PointEvent::Parked(_)
            | PointEvent::ReferredUp(_)
            | PointEvent::ReferredToArbiter(_)
            | PointEvent::Returned(_) => Some(point.flag.seq()),
            PointEvent::TakenUp(_)
            | PointEvent::AgreedInPrinciple(_)
            | PointEvent::TextAgreed(_)
            | PointEvent::Closed(_)
            | PointEvent::Awarded(_)
            | PointEvent::Dropped(_)
            | PointEvent::MovedToInstrument(_)
            | PointEvent::Superseded(_)
            | PointEvent::Reinstated(_)
            | PointEvent::Reopened(_) => Some(point.status.seq()),
        }
    }

    fn alternative_change(&self, event: &AlternativeEvent, named: Named) -> Option<u32> {
        let own = self.state.alternatives.get(named.alternative?)?;
        match event {
            AlternativeEvent::Proposed(_) => None,
            AlternativeEvent::Reworded(_) => Some(own.words.seq()),
            // It gives the point its words as well.
            AlternativeEvent::Chosen(_) => {
                let words = self.state.points.get(own.point).map(|point| point.words.seq());
                let last = words.into_iter().chain([own.status.seq()]);
                last.max_by_key(|seq| (self.places().get(*seq as usize), *seq))
            }
            AlternativeEvent::SetAside(_)
            | AlternativeEvent::Withdrawn(_)
            | AlternativeEvent::Reopened(_) => Some(own.status.seq()),
        }
    }

    fn proposal_change(&self, event: &ProposalEvent, named: Named) -> Option<u32> {
        let proposal = self.state.proposals.get(named.proposal?)?;
        match event {
            ProposalEvent::Submitted(_) => None,
            ProposalEvent::Conveyed(fact) => {
                let to = |one: &&Addressed| {
                    self.state.parties.get(one.party).is_some_and(|party| fact.to.contains(&party.id))
                };
                let conveyed = proposal.to.iter().filter(to).map(|one| one.conveyed.seq());
                conveyed.max_by_key(|seq| (self.places().get(*seq as usize), *seq))
            }
            ProposalEvent::Answered(_) => Some(proposal.addressed(named.party?)?.answer.seq()),
            ProposalEvent::Extended(_) => Some(proposal.expires.seq()),
            ProposalEvent::Accepted(_)
            | ProposalEvent::PutToVote(_)
            | ProposalEvent::Rejected(_)
            | ProposalEvent::Countered(_)
            | ProposalEvent::Withdrawn(_)
            | ProposalEvent::Lapsed(_)
            | ProposalEvent::Renewed(_) => Some(proposal.status.seq()),
        }
    }

    fn question_change(&self, event: &QuestionEvent, named: Named) -> Option<u32> {
        let own = self.state.questions.get(named.question?)?;
        match event {
            QuestionEvent::Put(_) => None,
            // Each vote is kept; the last one in time counts.
            QuestionEvent::Voted(_) => {
                let member = own.member(named.party?)?;
                member.votes.last().map(|(seq, _)| *seq)
            }
            QuestionEvent::Extended(_) => Some(own.closes.seq()),
            QuestionEvent::Carried(_)
            | QuestionEvent::Failed(_)
            | QuestionEvent::Lapsed(_)
            | QuestionEvent::Withdrawn(_)
            | QuestionEvent::Annulled(_) => Some(own.status.seq()),
        }
    }

    fn person_change(&self, event: &PersonEvent, named: Named) -> Option<u32> {
        let own = self.state.persons.get(named.person?)?;
        let office = |title| Some(own.office(named.party?, title)?.held.seq());
        match event {
            PersonEvent::Added(_) => None,
            PersonEvent::Renamed(_) => Some(own.name.seq()),
            PersonEvent::OfficeBegun(fact) => office(&fact.title),
            PersonEvent::OfficeEnded(fact) => office(&fact.title),
            PersonEvent::Accredited(_) | PersonEvent::AccreditationEnded(_) => {
                Some(own.accreditation(named.party?)?.status.seq())
            }
            PersonEvent::PowersChanged(_) => Some(own.accreditation(named.party?)?.powers.seq()),
        }
    }

    fn track_change(&self, event: &TrackEvent, named: Named) -> Option<u32> {
        let own = self.state.tracks.get(named.track?)?;
        let party = || own.parties.iter().find(|(party, _)| Some(*party) == named.party);
        let point = || own.points.iter().find(|(point, _)| Some(*point) == named.point);
        match event {
            TrackEvent::Opened(_) => None,
            TrackEvent::PartyAdded(_) | TrackEvent::PartyRemoved(_) => Some(party()?.1.seq()),
            TrackEvent::PointAdded(_) | TrackEvent::PointRemoved(_) => Some(point()?.1.seq()),
            TrackEvent::Suspended(_)
            | TrackEvent::Resumed(_)
            | TrackEvent::Closed(_)
            | TrackEvent::Reopened(_) => Some(own.status.seq()),
        }
    }

    fn instrument_change(&self, event: &InstrumentEvent, named: Named) -> Option<u32> {
        let own = self.state.instruments.get(named.instrument?)?;
        match event {
            InstrumentEvent::Drafted(_) | InstrumentEvent::Rectified(_) => None,
            InstrumentEvent::PartiesSet(_) => Some(own.parties.seq()),
            InstrumentEvent::TextSet(_) => Some(own.version.seq()),
            InstrumentEvent::GatesSet(_) => Some(own.gates.seq()),
            InstrumentEvent::InForceRuleSet(_) => Some(own.in_force_when.seq()),
            InstrumentEvent::Amended(fact) => fact.version.as_ref().map(|_| own.version.seq()),
            _ => {
                // What only some hold changes how they see it, unless everybody saw it change later.
                let holders =
                    according_to(event).iter().filter_map(|id| self.state.parties.find(id.as_str()));
                let held = holders.filter_map(|holder| own.held.iter().find(|(party, _)| *party == holder));
                let last = held.map(|(_, held)| held.seq()).chain([own.status.seq()]);
                last.max_by_key(|seq| (self.places().get(*seq as usize), *seq))
            }
        }
    }

    fn consent_change(&self, event: &ConsentEvent, named: Named) -> Option<u32> {
        let own = self.state.instruments.get(named.instrument?)?;
        let consent = own.consent(named.party?);
        match event {
            ConsentEvent::FullPowersPresented(_)
            | ConsentEvent::Attested(_)
            | ConsentEvent::DeclarationMade(_)
            | ConsentEvent::ReservationMade(_)
            | ConsentEvent::Objected(_) => None,
            ConsentEvent::ReservationWithdrawn(_) => {
                self.state.reservations.get(named.reservation?).map(|own| own.stands.seq())
            }
            ConsentEvent::ProvisionallyApplied(_) | ConsentEvent::ProvisionalApplicationEnded(_) => {
                consent?.provisional.as_ref().map(crate::value::register::Register::seq)
            }
            _ => {
                // Once the instrument is taken up again, what came before has lapsed.
                let status = consent.and_then(|consent| consent.status.as_ref());
                let last = status.map(crate::value::register::Register::seq);
                let reopened = own.reopened.as_ref().map(crate::value::register::Register::seq);
                last.into_iter().chain(reopened).max_by_key(|seq| (self.places().get(*seq as usize), *seq))
            }
        }
    }

    fn commitment_change(&self, event: &CommitmentEvent, named: Named) -> Option<u32> {
        let own = self.state.commitments.get(named.commitment?)?;
        match event {
            CommitmentEvent::Made(_)
            | CommitmentEvent::Reported(_)
            | CommitmentEvent::ViolationAlleged(_) => None,
            CommitmentEvent::DueChanged(_) => Some(own.due.seq()),
            CommitmentEvent::Suspended(_)
            | CommitmentEvent::Resumed(_)
            | CommitmentEvent::MadeObsolete(_)
            | CommitmentEvent::Reinstated(_) => Some(own.status.seq()),
        }
    }

    fn ceasefire_change(&self, event: &CeasefireEvent, named: Named) -> Option<u32> {
        let own = self.state.ceasefires.get(named.ceasefire?)?;
        match event {
            CeasefireEvent::Declared(_) | CeasefireEvent::Joined(_) | CeasefireEvent::ViolationAlleged(_) => {
                None
            }
            CeasefireEvent::Extended(_) => Some(own.until.seq()),
            CeasefireEvent::TookEffect(_)
            | CeasefireEvent::Collapsed(_)
            | CeasefireEvent::Expired(_)
            | CeasefireEvent::Ended(_)
            | CeasefireEvent::Renewed(_) => Some(own.status.seq()),
        }
    }

    fn meeting_change(&self, event: &MeetingEvent, named: Named) -> Option<u32> {
        let meeting = self.state.meetings.get(named.meeting?)?;
        let participant =
            || meeting.participants.iter().find(|participant| Some(participant.party) == named.party);
        match event {
            MeetingEvent::Added(_)
            | MeetingEvent::Ordered(_)
            | MeetingEvent::DocumentHandedOver(_)
            | MeetingEvent::OutcomeRecorded(_)
            | MeetingEvent::ReadOut(_) => None,
            MeetingEvent::Moved(fact) => {
                let window = fact.window.is_some().then(|| meeting.window.seq());
                let place = fact.place.is_some().then(|| meeting.planned_place.seq());
                window.into_iter().chain(place).max_by_key(|seq| (self.places().get(*seq as usize), *seq))
            }
            MeetingEvent::AgendaSet(_) => Some(meeting.agenda.seq()),
            MeetingEvent::ParticipantExpected(_) => participant().map(|p| p.expected.seq()),
            MeetingEvent::ParticipantReplied(_) => participant().map(|p| p.reply.seq()),
            MeetingEvent::AttendanceRecorded(_) => participant().map(|p| p.presence.seq()),
            MeetingEvent::Announced(_)
            | MeetingEvent::Confirmed(_)
            | MeetingEvent::Started(_)
            | MeetingEvent::Adjourned(_)
            | MeetingEvent::Continued(_)
            | MeetingEvent::Held(_)
            | MeetingEvent::Postponed(_)
            | MeetingEvent::Cancelled(_)
            | MeetingEvent::NotHeld(_)
            | MeetingEvent::Reinstated(_) => Some(meeting.status.seq()),
        }
    }
}
