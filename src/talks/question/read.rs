//! Reading questions.

use crate::{
    decision::{Ballot, DecisionRule, Outcome, Tally, Voting},
    event::{Actor, Entry},
    state::Negotiation,
    talks::{
        position::Matter,
        question::{Motion, Put, QuestionEvent, QuestionState, QuestionStatus},
    },
    value::{
        id::{MeetingId, PartyId, QuestionId, WordingId},
        when::{Instant, When},
    },
};

impl QuestionEvent {
    /// The tally with which it closes a question.
    pub(crate) const fn tally(&self) -> Option<Tally> {
        match self {
            Self::Carried(fact) => fact.tally,
            Self::Failed(fact) => fact.tally,
            Self::Put(_)
            | Self::Voted(_)
            | Self::Extended(_)
            | Self::Lapsed(_)
            | Self::Withdrawn(_)
            | Self::Annulled(_) => None,
        }
    }

    /// Whether it says how a question was decided, or that it was not.
    pub(crate) const fn is_result(&self) -> bool {
        match self {
            Self::Carried(_) | Self::Failed(_) | Self::Lapsed(_) => true,
            Self::Put(_) | Self::Voted(_) | Self::Extended(_) | Self::Withdrawn(_) | Self::Annulled(_) => {
                false
            }
        }
    }
}

impl QuestionState {
    /// What was put; `None` where it was erased.
    pub(crate) fn put<'a>(&self, talks: &'a Negotiation) -> Option<&'a Put> {
        Put::of(&talks.nth(self.introduced)?.event)
    }

    /// The act that it asks for.
    pub(crate) fn motion<'a>(&self, talks: &'a Negotiation) -> Option<&'a Motion> {
        self.put(talks)?.motion.as_ref()
    }
}

/// A question as it stands.
#[derive(Clone, Copy, Debug)]
pub struct QuestionView<'a> {
    talks: &'a Negotiation,
    state: &'a QuestionState,
}

impl<'a> QuestionView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a QuestionId {
        &self.state.id
    }

    /// How it stands. A term that is over moves no status; see [`is_due`](Self::is_due).
    #[must_use]
    pub const fn status(&self) -> QuestionStatus {
        self.state.status.value()
    }

    /// The entry in which it was put.
    #[must_use]
    pub fn entry(&self) -> Option<&'a Entry> {
        self.talks.nth(self.state.introduced)
    }

    /// What was put, as it was put.
    #[must_use]
    pub fn fact(&self) -> Option<&'a Put> {
        self.state.put(self.talks)
    }

    /// Who put it.
    #[must_use]
    pub fn put_by(&self) -> Option<&'a Actor> {
        self.entry().map(Entry::by)
    }

    /// What it is on.
    #[must_use]
    pub fn on(&self) -> Option<&'a Matter> {
        self.fact()?.on.as_ref()
    }

    /// The act that it asks for.
    #[must_use]
    pub fn motion(&self) -> Option<&'a Motion> {
        self.state.motion(self.talks)
    }

    /// In which words.
    #[must_use]
    pub fn wording(&self) -> Option<&'a WordingId> {
        self.state.wording.and_then(|ix| self.talks.state.wordings.get(ix)).map(|wording| &wording.id)
    }

    /// The meeting at which it was put.
    #[must_use]
    pub fn meeting(&self) -> Option<&'a MeetingId> {
        self.state.at.and_then(|ix| self.talks.state.meetings.get(ix)).map(|meeting| &meeting.id)
    }

    /// The rule that it is decided by, as it was when it was put.
    #[must_use]
    pub const fn rule(&self) -> &'a DecisionRule {
        &self.state.rule
    }

    /// Who is asked, with weight and groups, as these were when it was put.
    pub fn electorate(&self) -> impl Iterator<Item = (&'a PartyId, u64, &'a [PartyId])> {
        let talks = self.talks;
        self.state
            .members
            .iter()
            .filter_map(move |member| Some((talks.party_id(member.party)?, member.weight, &*member.groups)))
    }

    /// Who votes on it: the members, or whoever carries on their places, each with its weight. Places that fell to one
    /// party have the sum of their weights, and one vote.
    pub fn voters(&self) -> impl Iterator<Item = (&'a PartyId, u64)> {
        let talks = self.talks;
        let places = talks.places_in(self.state).into_iter();
        places.filter_map(move |place| Some((talks.party_id(place.party)?, place.weight)))
    }

    /// Every vote of the members and of those who carry on their places, changed ones too, each with its entry; party by
    /// party, in the order of the events.
    pub fn votes(&self) -> impl Iterator<Item = (&'a PartyId, Ballot, &'a Entry)> {
        let (talks, state) = (self.talks, self.state);
        let asked = state.votes.iter().filter(move |(party, _)| talks.is_asked(state, **party));
        asked.flat_map(move |(party, votes)| {
            let party = talks.party_id(*party);
            votes.iter().filter_map(move |(seq, ballot)| Some((party?, *ballot, talks.nth(*seq)?)))
        })
    }

    /// Those of the [`voters`](Self::voters) of whom no vote is recorded, nor of those whose place they carry on.
    pub fn still_to_vote(&self) -> impl Iterator<Item = &'a PartyId> {
        let (talks, state) = (self.talks, self.state);
        let silent = talks.places_in(state).into_iter().filter(|place| !state.has_vote_of(place));
        silent.filter_map(move |place| talks.party_id(place.party))
    }

    /// Until when it can be answered, the end included.
    #[must_use]
    pub const fn closes(&self) -> Option<&'a When> {
        self.state.closes.get().as_ref()
    }

    /// How it is voted on.
    #[must_use]
    pub const fn voting(&self) -> Voting {
        self.state.voting
    }

    /// Whether it is open, and its term certainly over at an instant: an entry is due that closes it.
    #[must_use]
    pub fn is_due(&self, at: Instant) -> bool {
        let over = self.talks.end_of_term(self.closes()).is_some_and(|end| end < at.to_utc());
        over && self.status() == QuestionStatus::Open
    }

    /// The count that was told when it closed, where nobody's vote is recorded: that of a secret ballot, or of one that is
    /// known by its numbers only.
    #[must_use]
    pub fn told(&self) -> Option<Tally> {
        self.talks.told_tally(self.state)
    }

    /// How the votes that came in time add up under the rule, with reasons; of a secret ballot, [`told`](Self::told) says
    /// it.
    pub fn tally(&self) -> Outcome {
        self.talks.votes_on(self.state, self.talks.count_now(), |votes| self.state.rule.count(votes))
    }
}

impl Negotiation {
    /// Every question, in the order in which they were put.
    pub fn questions(&self) -> impl Iterator<Item = QuestionView<'_>> {
        self.state.questions.items().iter().map(|state| QuestionView { talks: self, state })
    }

    /// One question.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<QuestionView<'_>> {
        self.state.questions.by_key(id.as_str()).map(|state| QuestionView { talks: self, state })
    }
}
