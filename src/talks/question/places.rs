//! Who votes on a question: the members that were asked, or whoever carries on their places.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    decision::{Ballot, DecisionRule},
    event::Mode,
    state::Negotiation,
    talks::{
        meeting::{AttendanceRecorded, MeetingState, Presence},
        party::PartyState,
        question::{Asked, QuestionState, QuestionStatus},
    },
    value::{id::PartyId, register::EventTime, table::Ix},
};

/// A place in the electorate of a question: that of a member, or those of several that fell to one party. That party
/// votes once. Weights were settled when the question was put, and stay with the places, so that the whole that a share
/// is taken of stays the same: several places that fell to one party have the sum of their weights.
#[derive(Clone, Debug)]
pub(crate) struct Place<'q> {
    /// Who votes: the member, or the party that carries on its place.
    pub(crate) party: Ix<PartyState>,
    pub(crate) weight: u64,
    pub(crate) groups: Cow<'q, [PartyId]>,
    /// Those whose votes count until the party votes itself. Nobody where it was asked itself: then it speaks for itself.
    pub(crate) before: BTreeSet<Ix<PartyState>>,
    /// Those whom the rule names whose place it carries on.
    pub(crate) named: Vec<PartyId>,
    /// Whether it was there where the question was put.
    pub(crate) present: bool,
}

impl<'q> Place<'q> {
    fn of(member: &'q Asked) -> Self {
        Self {
            party: member.party,
            weight: member.weight,
            groups: Cow::Borrowed(&member.groups),
            before: BTreeSet::new(),
            named: Vec::new(),
            present: false,
        }
    }

    /// The party that votes, and those whose votes count until it does.
    pub(crate) fn voices(&self) -> impl Iterator<Item = Ix<PartyState>> + '_ {
        std::iter::once(self.party).chain(self.before.iter().copied())
    }

    /// Joins another place that fell to the same party.
    fn join(&mut self, other: Self) {
        self.weight = self.weight.saturating_add(other.weight);
        let new: Vec<_> = other.groups.iter().filter(|group| !self.groups.contains(group)).cloned().collect();
        if !new.is_empty() {
            self.groups.to_mut().extend(new);
        }
        self.before.extend(other.before);
    }
}

impl QuestionState {
    /// The votes that a party cast, in the order of the events.
    pub(crate) fn votes_of(&self, party: Ix<PartyState>) -> &[(u32, Ballot)] {
        self.votes.get(&party).map_or(&[], Vec::as_slice)
    }

    /// Whether a vote is recorded that counts for a place.
    pub(crate) fn has_vote_of(&self, place: &Place<'_>) -> bool {
        place.voices().any(|party| !self.votes_of(party).is_empty())
    }

    /// Whether who has a place has answered, as far as one can know: by a vote, which of a secret ballot nobody knows, or by
    /// its silence where that counts.
    pub(crate) fn may_have_answered(&self, place: &Place<'_>) -> bool {
        let tacit = self.silence || self.rule == DecisionRule::Consensus && self.closes.get().is_some();
        // Without a term a secret ballot would hold up what it is on for as long as it is left open.
        let secret = self.secret && self.closes.get().is_some();
        tacit || secret || self.has_vote_of(place)
    }
}

impl Negotiation {
    /// Whether a party was asked, or carries on the place of one that was.
    pub(crate) fn is_asked(&self, question: &QuestionState, party: Ix<PartyState>) -> bool {
        question.members.iter().any(|member| member.party == party || self.heir(member.party) == party)
    }

    /// Whether nobody's vote is recorded.
    pub(crate) fn has_no_votes(&self, question: &QuestionState) -> bool {
        question.votes.keys().all(|party| !self.is_asked(question, *party))
    }

    /// The places over which a question is counted. Who succeeded to a place while it was open has it; where leavers drop
    /// out, who left while it was open, and was not back when it closed, has none.
    pub(crate) fn places_in<'q>(&self, question: &'q QuestionState) -> Vec<Place<'q>> {
        let place = |seq: u32| Some((*self.places().get(seq as usize)?, seq));
        let closed = (question.status.value() != QuestionStatus::Open).then(|| question.status.seq());
        let closed: Option<(EventTime, u32)> = closed.and_then(place);
        let end = self.end_of_term(question.closes.get().as_ref());
        let while_open = |seq: u32| {
            let was_open = |at: &(EventTime, u32)| {
                closed.is_none_or(|closed| *at < closed) && end.is_none_or(|end| at.0 <= end)
            };
            place(seq).filter(was_open)
        };
        let mut all: Vec<Place<'q>> = Vec::with_capacity(question.members.len());
        let mut moved = false;
        for member in &question.members {
            let mut own = Place::of(member);
            let mut line = self.state.line_while(member.party, while_open);
            if let Some(last) = line.pop().filter(|last| *last != member.party) {
                own.party = last;
                let was_asked = |ix: &Ix<PartyState>| question.member(*ix).is_some();
                if !was_asked(&last) && !line.iter().skip(1).any(was_asked) {
                    own.before.extend(line);
                }
                moved = true;
            }
            all.push(own);
        }
        if moved {
            let apart = std::mem::take(&mut all);
            for one in apart {
                match all.iter_mut().find(|other| other.party == one.party) {
                    Some(other) => other.join(one),
                    None => all.push(one),
                }
            }
        }
        let heir = |party| self.state.line_while(party, while_open).pop().unwrap_or(party);
        let mut named = self.named_before(&question.rule, heir);
        for one in &mut all {
            one.named.extend(named.remove(&one.party).into_iter().flatten());
        }
        if question.leavers_drop_out {
            let has_left = |party: Ix<PartyState>| {
                let took_part = self.state.parties.get(party).map_or(&[][..], |party| &party.took_part);
                let then = took_part.iter().filter_map(|(seq, how)| Some((while_open(*seq)?, how)));
                let last = then.max_by_key(|(at, _)| *at);
                last.is_some_and(|(_, how)| how.is_away())
            };
            all.retain(|one| !has_left(one.party));
        }
        if let Some(meeting) = question.at.and_then(|ix| self.state.meetings.get(ix)) {
            for one in &mut all {
                let present = one.voices().any(|party| self.was_present(meeting, party, question.introduced));
                one.present = present;
            }
        }
        all
    }

    /// Whether a party was at a meeting, and had not left before something was put there, as the secretariat, an observer or
    /// that party itself says.
    fn was_present(&self, meeting: &MeetingState, party: Ix<PartyState>, put: u32) -> bool {
        meeting.participants.iter().filter(|one| one.party == party).any(|one| {
            let presence = one.presence.value();
            let there = matches!(presence, Some(Presence::Present | Presence::Remote));
            let told = self.nth(one.presence.seq()).filter(|_| there);
            told.is_some_and(|told| {
                let fact = AttendanceRecorded::of(&told.event);
                let until = fact.and_then(|fact| self.span_of(fact.until.as_ref()?).latest);
                let left = until.zip(self.places().get(put as usize)).is_some_and(|(left, put)| left < *put);
                let itself = told.by.voices().any(|voice| Some(voice) == self.party_id(party));
                !left && (itself || told.mode == Mode::Observed || !told.by.is_of_parties())
            })
        })
    }
}
