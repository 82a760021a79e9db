//! What an act comes to: the acts that it asks for, takes back or says instead, and the points that they deal with.

use crate::{
    event::{
        Entry, Event,
        fact::{Mention, Mentions},
    },
    judge::require::Judge,
    notes::correction::{Corrected, Restated},
    outcome::{
        commitment::CommitmentEvent,
        gate::{self, GateEvent, GateState},
    },
    state::Negotiation,
    talks::{
        alternative::AlternativeEvent,
        deadline::Set,
        link::LinkEvent,
        point::{Nested, PointState, Tabled},
        position::Matter,
        proposal::{Answer, Contained, ProposalEvent, ProposalState},
        question::{Motion, On, Put, QuestionEvent, QuestionState, QuestionStatus},
        version::VersionEvent,
    },
    value::{
        gather::Gather,
        id::{AlternativeId, PointId, ProposalId, VersionId},
        table::Ix,
    },
};

impl<'a> Judge<'a> {
    /// The act, one that is voted on with it, and those that it takes back or says instead.
    pub(crate) fn acts_meant(&self) -> Vec<&'a Event> {
        let own = &self.entry.event;
        let asked = QuestionEvent::of(own).and_then(|event| self.talks.what_is_asked(event));
        let mut all = vec![own];
        all.extend(asked.and_then(|put| put.motion.as_ref()).map(Motion::event));
        let mut correction = own.correction();
        while let Some(act) = correction {
            let instead = Corrected::of(act).and_then(|fact| fact.event.as_ref());
            all.extend(instead.map(Restated::event));
            let taken_back = self.talks.entry(act.entry()).map(|entry| &entry.event);
            all.extend(taken_back);
            correction = taken_back.and_then(Event::correction);
        }
        all
    }

    /// The same judge before another act of those who act, as it would be done now.
    pub(crate) fn before_act<'b>(&'b self, entry: &'b Entry) -> Judge<'b> {
        let (named, _) = self.talks.state.look_up(entry, true, None, &|_| true, None);
        let Self { talks, at, place, actors, moved, corrected, collects, .. } = *self;
        let kind = entry.event.kind();
        Judge { talks, entry, kind, named, at, place, actors, moved, corrected, broken: Vec::new(), collects }
    }
}

impl Negotiation {
    /// What was put, or is put, with a question.
    pub(crate) fn what_is_asked<'e>(&'e self, event: &'e QuestionEvent) -> Option<&'e Put> {
        if let QuestionEvent::Put(put) = event {
            return Some(put);
        }
        self.state.questions.by_key(event.question().as_str())?.put(self)
    }

    /// The points that an act deals with: those that it is on, that it holds up, or of which it says something in a text, an
    /// offer, a package, a question or a commitment; those of the offer that a gate is on, and of what a deadline is on.
    pub(crate) fn points_of(&self, event: &Event) -> Vec<Ix<PointState>> {
        let state = &self.state;
        let found = |ids: &[PointId]| -> Vec<_> {
            ids.iter().filter_map(|id| state.points.find(id.as_str())).gather()
        };
        match event {
            Event::Point(own) => {
                let parent = Tabled::of(event).and_then(|fact| fact.parent.as_ref());
                let parent = parent.or_else(|| Nested::of(event).and_then(|fact| fact.parent.as_ref()));
                let all = std::iter::once(own.point()).chain(parent);
                all.filter_map(|id| state.points.find(id.as_str())).gather()
            }
            Event::Position(event) => self.points_of_matter(event.on()),
            Event::Alternative(AlternativeEvent::Proposed(fact)) => found(std::slice::from_ref(&fact.point)),
            Event::Alternative(event) => self.point_of_alternative(event.alternative()).into_iter().collect(),
            Event::Version(VersionEvent::Drafted(fact)) => {
                let mut all = Vec::new();
                fact.each_mention(&mut |mention| {
                    if let Mention::Point(id) = mention {
                        all.extend(state.points.find(id.as_str()));
                    }
                });
                all
            }
            Event::Version(event) => self.points_of_version(event.version()).collect(),
            Event::Proposal(ProposalEvent::Submitted(fact)) => {
                // What it answers is countered, what it replaces withdrawn; and what it proceeds from it contains.
                let offers = fact.replaces.iter().chain(&fact.reply_to);
                let based = fact.base.as_ref().filter(|_| fact.contents.is_empty());
                let based = based.map(|base| self.points_of_version(base));
                fact.contents
                    .iter()
                    .filter_map(|content| state.points.find(content.point.as_str()))
                    .chain(offers.flat_map(|id| self.points_offered(id)))
                    .chain(based.into_iter().flatten())
                    .gather()
            }
            Event::Proposal(ProposalEvent::Answered(fact)) if fact.answer == Answer::AcceptInPart => {
                found(&fact.points)
            }
            Event::Proposal(event) => self.points_offered(event.proposal()).collect(),
            Event::Link(LinkEvent::Made(fact)) => {
                let offered = fact.proposals.iter().flat_map(|id| self.points_offered(id));
                found(&fact.points).into_iter().chain(offered).collect()
            }
            Event::Link(LinkEvent::Released(fact)) => {
                let link = state.links.by_key(fact.link.as_str());
                link.into_iter().flat_map(|link| link.points.iter().copied()).gather()
            }
            Event::Question(event) => self.points_asked_about(event),
            Event::Commitment(CommitmentEvent::Made(fact)) => found(fact.point.as_slice()),
            Event::Commitment(event) => {
                let own = state.commitments.by_key(event.commitment().as_str());
                own.and_then(|own| own.point).into_iter().collect()
            }
            Event::Deadline(own) => {
                let before = state.deadlines.by_key(own.deadline().as_str());
                let before = before.and_then(|own| self.nth(own.introduced)).map(|entry| &entry.event);
                let set = Set::of(event).or_else(|| before.and_then(Set::of));
                let on = set.and_then(|set| set.on.as_ref());
                on.map(|on| self.points_of_matter(on)).unwrap_or_default()
            }
            Event::Gate(GateEvent::Required(fact)) => {
                fact.on.iter().filter_map(gate::On::proposal).flat_map(|id| self.points_offered(id)).gather()
            }
            Event::Gate(event) => {
                let offer = state.gates.by_key(event.gate().as_str()).and_then(GateState::proposal);
                let offer = offer.and_then(|ix| state.proposals.get(ix));
                offer.into_iter().flat_map(|own| &own.contents).map(|content| content.point).gather()
            }
            Event::Negotiation(_)
            | Event::Party(_)
            | Event::Person(_)
            | Event::Track(_)
            | Event::Meeting(_)
            | Event::Ceasefire(_)
            | Event::Measure(_)
            | Event::Instrument(_)
            | Event::Consent(_)
            | Event::Account(_)
            | Event::Assessment(_)
            | Event::Watch(_)
            | Event::Record(_)
            | Event::Payload(_) => Vec::new(),
        }
    }

    fn points_offered(&self, id: &ProposalId) -> impl Iterator<Item = Ix<PointState>> {
        let proposal = self.state.proposals.by_key(id.as_str());
        proposal.into_iter().flat_map(|own| &own.contents).map(|content| content.point)
    }

    fn points_of_matter(&self, on: &Matter) -> Vec<Ix<PointState>> {
        match on {
            Matter::Point(id) => self.state.points.find(id.as_str()).into_iter().collect(),
            Matter::Alternative(id) => self.point_of_alternative(id).into_iter().collect(),
            Matter::Version(id) => self.points_of_version(id).collect(),
        }
    }

    fn point_of_alternative(&self, id: &AlternativeId) -> Option<Ix<PointState>> {
        self.state.alternatives.by_key(id.as_str()).map(|own| own.point)
    }

    fn points_of_version(&self, id: &VersionId) -> impl Iterator<Item = Ix<PointState>> + '_ {
        let version = self.state.versions.by_key(id.as_str());
        version.into_iter().flat_map(|own| &own.contents).map(|content| content.point)
    }

    /// The points that a question is on, that the act deals with which it asks for, and that an offer settles which was put to
    /// it.
    fn points_asked_about(&self, event: &QuestionEvent) -> Vec<Ix<PointState>> {
        let put = self.what_is_asked(event);
        let on = put.and_then(|put| put.on.as_ref()).map(|on| self.points_of_matter(on));
        let motion = put.and_then(|put| put.motion.as_ref()).map(|motion| self.points_of(motion.event()));
        let question = self.state.questions.by_key(event.question().as_str());
        let offered = question.into_iter().flat_map(|own| self.offered_in(own)).map(|content| content.point);
        on.into_iter().chain(motion).flatten().chain(offered).gather()
    }

    /// What the offers contain that were put to a question, and still are.
    fn offered_in(&self, question: &QuestionState) -> impl Iterator<Item = &Contained> {
        let put = |own: &&ProposalState| self.state.vote_on(own).is_some_and(|vote| vote.id == question.id);
        let all = question.proposals.iter().filter_map(|ix| self.state.proposals.get(*ix)).filter(put);
        all.flat_map(|own| &own.contents)
    }

    /// Whether a question is about a thing and holds it up: it is open, or what it is on was carried and has not moved on since.
    pub(crate) fn holds_up(&self, question: &QuestionState, thing: &Mention<'_>) -> bool {
        let state = &self.state;
        let carried = question.status.seq();
        match question.status.value() {
            QuestionStatus::Open => self.is_asked_about(question, thing),
            QuestionStatus::Carried => {
                let waits = match question.on {
                    Some(On::Point(ix)) => {
                        state.points.get(ix).is_some_and(|on| !self.has_moved_on(on, carried))
                    }
                    Some(On::Alternative(ix)) => {
                        state.alternatives.get(ix).is_some_and(|on| on.status.seq() < carried)
                    }
                    Some(On::Version(ix)) => {
                        state.versions.get(ix).is_some_and(|on| on.status.seq() < carried)
                    }
                    None => false,
                };
                waits && self.is_asked_about(question, thing)
            }
            QuestionStatus::Failed
            | QuestionStatus::Lapsed
            | QuestionStatus::Withdrawn
            | QuestionStatus::Annulled => false,
        }
    }

    /// Whether a question is on a thing, on a version or an offer that contains it, or asks for an act that names it. It is on
    /// a point that is on words put forward for it.
    pub(crate) fn is_asked_about(&self, question: &QuestionState, thing: &Mention<'_>) -> bool {
        let state = &self.state;
        let point = if let Mention::Point(id) = thing { state.points.find(id.as_str()) } else { None };
        let contains = |mention: Mention<'_>| {
            if let Mention::Alternative(id) = mention {
                self.point_of_alternative(id) == point
            } else if let Mention::Version(id) = mention {
                self.points_of_version(id).any(|on| Some(on) == point)
            } else {
                false
            }
        };
        let is_it = |mention: Mention<'_>| mention == *thing || point.is_some() && contains(mention);
        let is_offered = |content: &Contained| {
            let alternative = content.alternative.and_then(|ix| state.alternatives.get(ix));
            Some(content.point) == point
                || alternative.is_some_and(|own| *thing == Mention::Alternative(&own.id))
        };
        let put = question.put(self);
        put.is_some_and(|put| put.on.mentions_one(&is_it) || put.motion.mentions_one(&is_it))
            || self.offered_in(question).any(is_offered)
    }
}
