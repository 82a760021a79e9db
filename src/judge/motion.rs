//! Acts that a question asked for: they follow once it is carried, as acts of those who voted for them.

use std::sync::Arc;

use crate::{
    decision::{Ballot, DecisionRule},
    event::{Entry, Event, fact::Stake},
    judge::{decide::Ruling, require::Judge},
    state::{Examined, Negotiation, State},
    talks::{
        party::PartyState,
        question::{Basis, Carried, Motion, QuestionState},
    },
    value::table::Ix,
};

/// How those voted who were asked for an act.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    votes: Vec<(Ix<PartyState>, Option<Ballot>)>,
    /// Whether those who were silent count as for it.
    tacit: bool,
}

impl Moved {
    /// What counts of a party; `None` if it did not vote, or was not asked.
    pub(crate) fn ballot(&self, party: Ix<PartyState>) -> Option<Ballot> {
        let (_, vote) = self.votes.iter().find(|(member, _)| *member == party)?;
        vote.or_else(|| self.tacit.then_some(Ballot::For))
    }

    /// Whether a party said itself that it is for it.
    pub(crate) fn agrees(&self, party: Ix<PartyState>) -> bool {
        self.votes.contains(&(party, Some(Ballot::For)))
    }

    /// Those who said themselves that they are for it.
    pub(crate) fn agreeing(&self) -> impl Iterator<Item = Ix<PartyState>> + '_ {
        let for_it = self.votes.iter().filter(|(_, vote)| *vote == Some(Ballot::For));
        for_it.map(|(party, _)| *party)
    }
}

impl QuestionState {
    /// The act that the question asks for.
    pub(crate) fn motion<'a>(&self, talks: &'a Negotiation) -> Option<&'a Motion> {
        crate::talks::question::Put::of(talks.nth(self.introduced)?.event())?.motion.as_ref()
    }
}

impl Negotiation {
    /// What follows from these entries, which are about to be appended, where they carry a motion: the act that it asks
    /// for, and what follows from that; nothing if the act is refused as things stand then. It is tried on a copy, which
    /// costs the state, once for each motion that is carried.
    pub(crate) fn brought_about(&self, cause: &Arc<Entry>, follows: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
        let mut all = std::iter::once(cause).chain(follows);
        let carried = all.clone().find_map(|entry| self.carries_a_motion(&entry.event));
        let Some(carried) = carried else { return Vec::new() };
        let mut then = self.what_if();
        if all.any(|entry| then.apply_shared(Arc::clone(entry)).is_err()) {
            return Vec::new();
        }
        then.act_of(carried, cause)
    }

    /// The act that is expected where what was observed carries a motion.
    pub(crate) fn expected_of(&self, observed: &Entry, follows: &[Event]) -> Option<Event> {
        let mut all = std::iter::once(&observed.event).chain(follows);
        let carried = all.find_map(|event| self.carries_a_motion(event))?;
        let question = self.state.questions.by_key(carried.question.as_str())?;
        Some(question.motion(self)?.event().clone())
    }

    fn carries_a_motion<'e>(&self, event: &'e Event) -> Option<&'e Carried> {
        let carried = Carried::of(event)?;
        self.state.questions.by_key(carried.question.as_str())?.motion(self).and(Some(carried))
    }

    /// The act that a motion asks for which has just been carried here, and what follows from it.
    fn act_of(&self, carried: &Carried, cause: &Entry) -> Vec<Arc<Entry>> {
        let Some(question) = self.state.questions.by_key(carried.question.as_str()) else {
            return Vec::new();
        };
        let put_by = self.nth(question.introduced).map(Entry::by);
        let event = question.motion(self).map(|motion| motion.event().clone());
        let Some((mut act, put_by)) = event.and_then(|event| self.consequence(cause, event)).zip(put_by)
        else {
            return Vec::new();
        };
        let asked = question.members.iter().map(|member| member.party);
        let votes = self.votes_on(question, None, |votes| {
            asked.clone().zip(votes.iter().map(|vote| vote.stance)).collect()
        });
        let moved = Moved { votes, tacit: carried.basis == Basis::Silence };
        // Judged as the act of who put the question, with those who voted for it; recorded as what follows.
        let mut draft = act.clone();
        draft.by = put_by.clone();
        let Ok(Ruling { examined, fill, .. }) = self.rule_on(&draft, false, true, Some(&moved)) else {
            return Vec::new();
        };
        let Examined { mut named, place, .. } = examined;
        self.fill_in(&mut act, fill, &mut named, place);
        let (follows, _) = self.what_follows(&act, named, place);
        std::iter::once(Arc::new(act)).chain(follows).collect()
    }
}

impl State {
    /// The rule that a question is put under which asks for an act: the rule for agreeing where terms are decided jointly,
    /// or else the rule for changing the procedure, which guards what touches others.
    pub(crate) fn asking_for(&self, motion: Option<&Motion>) -> &DecisionRule {
        let agreed = |event: &Event| event.is_decided() && event.kind().stake() == Stake::Terms;
        match motion.map(Motion::event) {
            Some(event) if !agreed(event) => self.procedure().changing(),
            Some(_) | None => self.procedure().agreeing(),
        }
    }
}

impl Judge<'_> {
    /// How a party stands to the act: who acts is for it; of a motion, the votes say so.
    pub(crate) fn ballot(&self, party: Ix<PartyState>) -> Option<Ballot> {
        match self.moved {
            Some(moved) => moved.ballot(party),
            None => self.actors().any(|actor| actor == party).then_some(Ballot::For),
        }
    }
}
