//! Who agreed on a point: by a position, by the act, or by a vote.

use crate::{
    decision::Ballot,
    event::{Entry, fact::Mention},
    judge::require::{Answer, Concern, Judge},
    state::{Asked, Ground, Moment, Negotiation},
    talks::{
        party::PartyState,
        point::{PointState, WordingState},
        position::{PositionEvent, Stance},
        question::{On, QuestionState, QuestionStatus},
        version::VersionState,
    },
    value::{gather::Gather, role::Entitled, sorted::Set, table::Ix},
};

impl Judge<'_> {
    /// Whether all who act were for it when it was agreed, and are; or are its mediator or chair.
    pub(crate) fn may_reopen(&self, point: &PointState, concern: Concern<'_>) -> Answer {
        use crate::event::Actor;
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => return Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => return Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {}
        }
        let rests_on = |ix: Ix<PartyState>| {
            let helps = self.holds_one(ix, &[Entitled::Mediator, Entitled::Chair], concern);
            if helps { Answer::Kept } else { self.talks.agreed_to(point, ix, self.moment()) }
        };
        let mut all = Answer::Kept;
        for ix in self.actors() {
            match rests_on(ix) {
                Answer::Broken => return Answer::Broken,
                Answer::NotShown => all = Answer::NotShown,
                Answer::Kept => {}
            }
        }
        all
    }
}

impl Negotiation {
    /// Whether the agreement on a point rests on that of a party: it was for it when it was agreed, and has not said otherwise.
    pub(crate) fn agreed_to(&self, point: &PointState, party: Ix<PartyState>, moment: Moment<'_>) -> Answer {
        match self.ballot(Asked::Point(point), party, point.ground(), moment) {
            Some(Ballot::For) => self.was_for(point, party),
            Some(
                Ballot::Against
                | Ballot::AgainstWithVeto
                | Ballot::Abstain
                | Ballot::NoObjection
                | Ballot::Recused,
            ) => Answer::Broken,
            None if self.agreed_by_vote(point, party) => Answer::Kept,
            None => Answer::NotShown,
        }
    }

    /// Whether a party was for a point when it was agreed: by the act, by the vote that this rests on, or by what it, or
    /// where it had said nothing a group that speaks for it, held of these words then. Not shown, where nobody is known to have said
    /// anything then.
    fn was_for(&self, point: &PointState, party: Ix<PartyState>) -> Answer {
        let act = self.nth(point.status.seq());
        let acted = |act: &Entry| {
            let mut voices = act.by.voices().filter_map(|id| self.state.parties.find(id.as_str()));
            voices.any(|voice| self.heir(voice) == party)
        };
        if act.is_some_and(acted) || self.agreed_by_vote(point, party) {
            return Answer::Kept;
        }
        let itself = std::iter::once(party).chain(self.predecessors(party));
        if let Some(accepted) = itself.into_iter().find_map(|party| self.accepted_then(point, party)) {
            return Answer::from(accepted);
        }
        let memberships = self.state.parties.get(party).map_or(&[][..], |party| &party.memberships);
        let mut groups = memberships.iter().filter(|own| own.current.value()).map(|own| own.group);
        let by_a_group = self.state.procedure().group_positions()
            && groups.any(|group| self.accepted_then(point, group) == Some(true));
        if by_a_group { Answer::Kept } else { Answer::NotShown }
    }

    /// Whether a party voted for what the agreement on a point rests on. How one voted in secret nobody knows; who was silent where
    /// silence consents was for it.
    fn agreed_by_vote(&self, point: &PointState, party: Ix<PartyState>) -> bool {
        let vote = self.nth(point.status.seq()).and_then(|act| act.rare.rests_on.as_ref());
        let vote = vote.and_then(|id| self.state.questions.by_key(id.as_str()));
        let mut voted = vote.into_iter().flat_map(|vote| self.voted_for(vote, vote.is_answered_by_silence()));
        voted.any(|(voter, _)| self.heir(voter) == party)
    }

    /// Whether a party accepted the words that a point has, or its aim where it is agreed in principle, when it was agreed; `None`
    /// if it had said nothing.
    fn accepted_then(&self, point: &PointState, party: Ix<PartyState>) -> Option<bool> {
        let then = self.order_of(point.status.seq());
        // Nearly always it has said nothing since.
        if let Some(held) = self.held_on(Asked::Point(point), party) {
            if self.order_of(held.seq) < then && held.own {
                let same = self.state.same_words(held.wording, point.words.value());
                return Some(match held.stance {
                    Some(Stance::AgreesInPrinciple) => point.ground() == Ground::Principle,
                    Some(stance) => stance.ballot() == Ballot::For && same,
                    None => false,
                });
            }
        }
        let state = &self.state;
        let id = self.party_id(party)?;
        let source = self.source_of(point).map(|own| Mention::Alternative(&own.id));
        let said = self.entries().iter().zip(0..).filter_map(|(entry, seq)| {
            let event = PositionEvent::of(&entry.event).filter(|event| event.party() == id)?;
            let on = entry.event.subject();
            let on = on.mention();
            let is_on = on == Some(Mention::Point(&point.id)) || on.is_some() && on == source;
            let at = self.order_of(seq);
            (is_on && at < then && entry.speaks_for(id)).then_some((at, event))
        });
        let (_, last) = said.max_by_key(|(at, _)| *at)?;
        let same = |words: Option<&crate::value::id::WordingId>| {
            let words = words.and_then(|id| state.wordings.find(id.as_str()));
            state.same_words(words, point.words.value())
        };
        Some(match last {
            PositionEvent::Taken(fact) if fact.stance == Stance::AgreesInPrinciple => {
                point.ground() == Ground::Principle
            }
            PositionEvent::Taken(fact) => fact.stance.ballot() == Ballot::For && same(fact.wording.as_ref()),
            PositionEvent::Confirmed(fact) => same(fact.wording.as_ref()),
            PositionEvent::Withdrawn(_) => false,
        })
    }

    /// Those who voted for the words that one of these points has, in a question on it, on words put forward for it or on a
    /// version with it, that is open or was carried and that nothing has undone since; each with the entry. Linear in the questions and in
    /// what the versions that they are on contain.
    pub(crate) fn voting_for(&self, points: &[Ix<PointState>]) -> Vec<(Ix<PartyState>, u32)> {
        let state = &self.state;
        let points: Set<_> = points.iter().copied().collect();
        let current = |ix: Ix<PointState>, words: Option<Ix<WordingState>>| {
            let point = state.points.get(ix).filter(|_| points.contains(&ix));
            point.filter(|point| state.same_words(words, point.words.value()))
        };
        let stands = |question: &QuestionState, point: &PointState| match question.status.value() {
            QuestionStatus::Open => true,
            QuestionStatus::Carried => !self.is_undone_since(question, Asked::Point(point)),
            QuestionStatus::Failed
            | QuestionStatus::Lapsed
            | QuestionStatus::Withdrawn
            | QuestionStatus::Annulled => false,
        };
        let counts = |question: &&QuestionState| {
            let stands = |point: &PointState| stands(question, point);
            match question.on {
                Some(On::Point(on)) => current(on, question.wording).is_some_and(stands),
                Some(On::Alternative(on)) => {
                    let own = state.alternatives.get(on);
                    own.and_then(|own| current(own.point, question.wording)).is_some_and(stands)
                }
                Some(On::Version(on)) => {
                    let contents = state.versions.get(on).map_or(&[][..], |own| &own.contents).iter();
                    let mut contained = contents.filter(|content| content.wording.is_some());
                    contained.any(|content| current(content.point, content.wording).is_some_and(stands))
                }
                None => false,
            }
        };
        let questions = state.questions.items().iter().filter(counts);
        questions.flat_map(|question| self.voted_for(question, question.is_answered_unseen())).gather()
    }

    /// Those who voted for a version in a question that was carried and that nothing has undone since.
    pub(crate) fn voting_for_version(&self, ix: Ix<VersionState>) -> Vec<Ix<PartyState>> {
        let Some(version) = self.state.versions.get(ix) else { return Vec::new() };
        let questions = self.state.questions.items().iter().filter(|question| {
            question.on == Some(On::Version(ix))
                && question.status.value() == QuestionStatus::Carried
                && !self.is_undone_since(question, Asked::Version(version))
        });
        let voted = questions.flat_map(|question| self.voted_for(question, question.is_answered_unseen()));
        voted.map(|(party, _)| party).gather()
    }

    /// Those whose last vote on a question is for it, each with the entry; once it was carried, those as well of whom no vote
    /// is known, if they count as for it.
    fn voted_for(&self, question: &QuestionState, unseen: bool) -> Vec<(Ix<PartyState>, u32)> {
        let carried = question.status.value() == QuestionStatus::Carried;
        let unseen = (carried && unseen).then(|| question.status.seq());
        let places = self.places_in(question);
        let said = places.iter().filter_map(|place| {
            let own = question.votes_of(place.party).last();
            let before = place.before.iter().flat_map(|party| question.votes_of(*party));
            let last = own.or_else(|| before.max_by_key(|(seq, _)| self.order_of(*seq)));
            let voted = match last {
                Some((seq, Ballot::For | Ballot::NoObjection)) => Some(*seq),
                Some((_, Ballot::Against | Ballot::AgainstWithVeto | Ballot::Abstain | Ballot::Recused)) => {
                    None
                }
                None => unseen,
            };
            Some((place.party, voted?))
        });
        said.gather()
    }
}
