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
    value::{role::Entitled, table::Ix},
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
        let answers: Vec<_> = self.actors().map(rests_on).collect();
        if answers.contains(&Answer::Broken) {
            Answer::Broken
        } else if answers.contains(&Answer::NotShown) {
            Answer::NotShown
        } else {
            Answer::Kept
        }
    }
}

impl Negotiation {
    /// Whether the agreement on a point rests on that of a party: it was for it when it was agreed, and has not said otherwise.
    pub(crate) fn agreed_to(&self, point: &PointState, party: Ix<PartyState>, moment: Moment<'_>) -> Answer {
        match self.ballot(Asked::Point(point), party, point.ground(), moment) {
            Some(Ballot::For) => Answer::from(self.was_for(point, party)),
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
    /// where it had said nothing a group that speaks for it, held of these words then.
    fn was_for(&self, point: &PointState, party: Ix<PartyState>) -> bool {
        let act = self.nth(point.status.seq());
        let acted = |act: &Entry| {
            let mut voices = act.by.voices().filter_map(|id| self.state.parties.find(id.as_str()));
            voices.any(|voice| self.heir(voice) == party)
        };
        if act.is_some_and(acted) || self.agreed_by_vote(point, party) {
            return true;
        }
        let itself = std::iter::once(party).chain(self.predecessors(party));
        if let Some(accepted) = itself.into_iter().find_map(|party| self.accepted_then(point, party)) {
            return accepted;
        }
        let memberships = self.state.parties.get(party).map_or(&[][..], |party| &party.memberships);
        let mut groups = memberships.iter().filter(|own| own.current.value()).map(|own| own.group);
        self.state.procedure().group_positions()
            && groups.any(|group| self.accepted_then(point, group) == Some(true))
    }

    /// Whether a party voted for what the agreement on a point rests on.
    fn agreed_by_vote(&self, point: &PointState, party: Ix<PartyState>) -> bool {
        let vote = self.nth(point.status.seq()).and_then(|act| act.rests_on.as_ref());
        let vote = vote.and_then(|id| self.state.questions.by_key(id.as_str()));
        let mut voted = vote.into_iter().flat_map(|vote| self.voted_for(vote));
        voted.any(|(voter, _)| self.heir(voter) == party)
    }

    /// Whether a party accepted the words that a point has, or its aim where it is agreed in principle, when it was agreed; `None`
    /// if it had said nothing.
    fn accepted_then(&self, point: &PointState, party: Ix<PartyState>) -> Option<bool> {
        let state = &self.state;
        let id = self.party_id(party)?;
        let source = self.source_of(point).map(|own| Mention::Alternative(&own.id));
        let then = self.order_of(point.status.seq());
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

    /// Those who voted for the words that a point has, in a question on it, on words put forward for it or on a version with
    /// it, that is open or was carried and that nothing has undone since; each with the entry.
    pub(crate) fn voting_for(&self, point: &PointState) -> Vec<(Ix<PartyState>, u32)> {
        let state = &self.state;
        let ix = state.points.find(point.id.as_str());
        let current = |words: Option<Ix<WordingState>>| state.same_words(words, point.words.value());
        let contains = |own: &VersionState| {
            let mut contents = own.contents.iter().filter(|content| Some(content.point) == ix);
            contents.any(|content| content.wording.is_some() && current(content.wording))
        };
        let is_about = |question: &&QuestionState| match question.on {
            Some(On::Point(on)) => Some(on) == ix && current(question.wording),
            Some(On::Alternative(on)) => {
                let own = state.alternatives.get(on).is_some_and(|own| Some(own.point) == ix);
                own && current(question.wording)
            }
            Some(On::Version(on)) => state.versions.get(on).is_some_and(contains),
            None => false,
        };
        let stands = |question: &&QuestionState| match question.status.value() {
            QuestionStatus::Open => true,
            QuestionStatus::Carried => !self.is_undone_since(question, Asked::Point(point)),
            QuestionStatus::Failed
            | QuestionStatus::Lapsed
            | QuestionStatus::Withdrawn
            | QuestionStatus::Annulled => false,
        };
        let questions = state.questions.items().iter().filter(is_about).filter(stands);
        questions.flat_map(|question| self.voted_for(question)).collect()
    }

    /// Those who voted for a version in a question that was carried and that nothing has undone since.
    pub(crate) fn voting_for_version(&self, ix: Ix<VersionState>) -> Vec<Ix<PartyState>> {
        let Some(version) = self.state.versions.get(ix) else { return Vec::new() };
        let questions = self.state.questions.items().iter().filter(|question| {
            question.on == Some(On::Version(ix))
                && question.status.value() == QuestionStatus::Carried
                && !self.is_undone_since(question, Asked::Version(version))
        });
        questions.flat_map(|question| self.voted_for(question)).map(|(party, _)| party).collect()
    }

    /// Those whose last vote on a question is for it, each with the entry; once it was carried, those as well who may have
    /// answered where nobody saw it.
    fn voted_for(&self, question: &QuestionState) -> Vec<(Ix<PartyState>, u32)> {
        let carried = question.status.value() == QuestionStatus::Carried;
        let unseen = (carried && question.is_answered_unseen()).then(|| question.status.seq());
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
        said.collect()
    }
}
