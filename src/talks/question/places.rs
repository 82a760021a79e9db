//! Who votes on a question: the members that were asked, or whoever carries on their places.

use std::borrow::Cow;

use crate::{
    decision::{Ballot, DecisionRule},
    event::{Entry, Mode},
    state::Negotiation,
    talks::{
        meeting::{AttendanceRecorded, MeetingState, Presence},
        party::PartyState,
        question::{Asked, QuestionEvent, QuestionState, QuestionStatus},
    },
    value::{gather::Gather, id::PartyId, register::EventTime, sorted::Set, table::Ix, when::When},
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
    pub(crate) before: Set<Ix<PartyState>>,
    /// Those whom the rule names whose place it carries on.
    pub(crate) named: Vec<PartyId>,
    /// Whether it is known to be there where the question was put, once that is counted.
    pub(crate) present: bool,
}

impl<'q> Place<'q> {
    fn of(member: &'q Asked) -> Self {
        Self {
            party: member.party,
            weight: member.weight,
            groups: Cow::Borrowed(&member.groups),
            before: Set::new(),
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
        let new = other.groups.iter().filter(|group| !self.groups.contains(group)).cloned().gather();
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

    /// The entry that closed it.
    fn closing(&self) -> Option<u32> {
        (self.status.value() != QuestionStatus::Open).then(|| self.status.seq())
    }

    /// Whether a vote is recorded that counts for a place.
    pub(crate) fn has_vote_of(&self, place: &Place<'_>) -> bool {
        place.voices().any(|party| !self.votes_of(party).is_empty())
    }

    /// Whether who has a place has answered, as far as one can know: by a vote, or unseen.
    pub(crate) fn may_have_answered(&self, place: &Place<'_>) -> bool {
        self.is_answered_unseen() || self.has_vote_of(place)
    }

    /// Whether it may be answered where nobody sees it: by a vote of a secret ballot, or by silence where that counts.
    pub(crate) fn is_answered_unseen(&self) -> bool {
        // Without a term a secret ballot would hold up what it is on for as long as it is left open.
        let secret = self.voting.is_secret() && self.closes.get().is_some();
        self.is_answered_by_silence() || secret
    }

    /// Whether silence answers it: where it is put to silence, or an objection alone would keep it from being carried.
    pub(crate) fn is_answered_by_silence(&self) -> bool {
        let consensus = self.rule == DecisionRule::Consensus && self.closes.get().is_some();
        self.voting.is_tacit() || consensus && !self.voting.is_secret()
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

    /// Whether the count of a question is told: the ballot is secret, or an observer knows its numbers and no votes.
    pub(crate) fn is_told(&self, question: &QuestionState, mode: Mode) -> bool {
        question.voting.is_secret() || mode == Mode::Observed && self.has_no_votes(question)
    }

    /// Whether an entry closes a question with a count that is told, and not worked out.
    pub(crate) fn tells_count(&self, entry: &Entry) -> bool {
        let closing = QuestionEvent::of(&entry.event).filter(|event| event.tally().is_some());
        let question = closing.and_then(|event| self.state.questions.by_key(event.question().as_str()));
        question.is_some_and(|question| self.is_told(question, entry.mode))
    }

    /// The places over which a question is counted. Who succeeded to a place while it was open has it; where leavers drop
    /// out, who left while it was open, and was not back when it closed, has none. What parties say of that after it is over
    /// changes nothing.
    pub(crate) fn places_in<'q>(&self, question: &'q QuestionState) -> Vec<Place<'q>> {
        let place = |seq: u32| Some((*self.places().get(seq as usize)?, seq));
        let closed: Option<(EventTime, u32)> = question.closing().and_then(place);
        let end = self.end_of_term(question.closes.get().as_ref());
        let while_open = |seq: u32| {
            let was_open = |at: &(EventTime, u32)| {
                closed.is_none_or(|closed| *at < closed) && end.is_none_or(|end| at.0 <= end)
            };
            place(seq).filter(was_open).filter(|_| self.is_said_in_time(question, seq))
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
        all
    }

    /// Whether it was said while a question was open, or is told by the secretariat or an observer, who may do so later. What
    /// follows is said with what it follows from.
    fn is_said_in_time(&self, question: &QuestionState, seq: u32) -> bool {
        let Some(entry) = self.nth(seq) else { return false };
        let cause = |entry: &&Entry| entry.rare.cause.as_ref().and_then(|cause| self.entry(cause));
        let first = std::iter::successors(Some(entry), cause).last();
        let told = first.is_none_or(|first| first.mode == Mode::Observed || !first.by.is_of_parties());
        let end = self.end_of_term(question.closes.get().as_ref());
        told || end.is_none_or(|end| entry.recorded.to_utc() <= end)
            && question.closing().is_none_or(|closing| seq < closing)
    }

    /// When a question was decided, or would be now: not after its term.
    pub(crate) fn decided_at(&self, question: &QuestionState, now: EventTime) -> EventTime {
        let closed =
            question.closing().and_then(|seq| self.places().get(seq as usize)).copied().unwrap_or(now);
        self.end_of_term(question.closes.get().as_ref()).map_or(closed, |end| end.min(closed))
    }

    /// Whether somebody with a place was at the meeting where a question was put when it was decided, or is now.
    pub(crate) fn is_present(&self, question: &QuestionState, place: &Place<'_>, now: EventTime) -> bool {
        let Some(meeting) = question.at.and_then(|ix| self.state.meetings.get(ix)) else { return false };
        let at = self.decided_at(question, now);
        place.voices().any(|party| self.was_present(question, meeting, party, at))
    }

    /// Whether a party was at the meeting of a question at a time, as the secretariat, an observer or that party itself said
    /// last by then, and before it closed. What others say about it counts for nothing.
    fn was_present(
        &self,
        question: &QuestionState,
        meeting: &MeetingState,
        party: Ix<PartyState>,
        at: EventTime,
    ) -> bool {
        let place = |seq: u32| Some((*self.places().get(seq as usize)?, seq));
        let closed = question.closing().and_then(place);
        let in_time = |said: u32| {
            place(said).is_some_and(|there| there.0 <= at && closed.is_none_or(|end| there < end))
                && self.is_said_in_time(question, said)
        };
        let tells = |entry: &Entry| {
            let itself = entry.by.voices().any(|voice| Some(voice) == self.party_id(party));
            itself || entry.mode == Mode::Observed || !entry.by.is_of_parties()
        };
        let said = meeting.participants.iter().filter(|one| one.party == party).flat_map(|one| &one.said);
        let said = said.filter(|said| in_time(**said)).filter_map(|said| self.nth(*said));
        said.rev()
            .find(|entry| tells(entry))
            .and_then(|entry| AttendanceRecorded::of(&entry.event))
            .is_some_and(|fact| {
                let span = |when: &Option<When>| when.as_ref().map(|when| self.span_of(when));
                let came = span(&fact.from).and_then(|from| from.earliest).is_none_or(|from| from <= at);
                let left = span(&fact.until).and_then(|until| until.latest).is_some_and(|until| until < at);
                matches!(fact.presence, Presence::Present | Presence::Remote) && came && !left
            })
    }
}
