//! Acts that a question asked for: they follow once it is carried, as acts of those who voted for them.

use std::{borrow::Cow, sync::Arc};

use crate::{
    decision::{Ballot, DecisionRule, Reached, Verdict},
    event::{Actor, Entry, Event, Subject, fact::Stake},
    judge::{
        decide::Ruling,
        require::{Answer, Judge},
    },
    state::{Asked, Examined, Ground, Moment, Negotiation, tally},
    talks::{
        party::PartyState,
        question::{Basis, Carried, Place, QuestionState},
        version::TakenAsBasis,
    },
    value::{gather::Gather, table::Ix},
};

/// How those voted who were asked for an act.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    votes: Vec<(Ix<PartyState>, Option<Ballot>)>,
    /// Whether those who were silent count as for it.
    tacit: bool,
    /// Whether the vote is closed, so that who was asked and did not vote is absent: the secretariat closed it, or it was
    /// open as long as silence has to last.
    closed: bool,
}

impl Moved {
    /// What counts of a party; `None` if it did not vote, or was not asked.
    pub(crate) fn ballot(&self, party: Ix<PartyState>) -> Option<Ballot> {
        let (_, vote) = self.votes.iter().find(|(member, _)| *member == party)?;
        vote.or_else(|| self.tacit.then_some(Ballot::For))
    }

    /// Whether all of these had their say.
    pub(crate) fn is_closed_to(&self, electorate: &[Ix<PartyState>]) -> bool {
        let asked = |party: &Ix<PartyState>| self.votes.iter().any(|(member, _)| member == party);
        self.closed && electorate.iter().all(asked)
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

impl Negotiation {
    /// What follows from these entries, which are about to be appended, where they carry a motion: the act that it asks
    /// for, and what follows from that; nothing if the act is refused as things stand then. It is tried on a copy, which
    /// costs the state, once for each motion that is carried.
    pub(crate) fn brought_about(&self, cause: &Arc<Entry>, follows: &[Arc<Entry>]) -> Vec<Arc<Entry>> {
        let mut all = std::iter::once(cause).chain(follows);
        let Some(carried) = all.clone().find_map(|entry| self.carries_a_motion(&entry.event)) else {
            return Vec::new();
        };
        let mut then = self.what_if();
        if all.any(|entry| then.apply_shared(Arc::clone(entry)).is_err()) {
            return Vec::new();
        }
        then.act_of(carried, cause).unwrap_or_default()
    }

    /// The act that is expected where what was observed carries a motion.
    pub(crate) fn expected_of(&self, observed: &Arc<Entry>, follows: &[Event]) -> Option<Event> {
        let mut all = std::iter::once(&observed.event).chain(follows);
        all.find(|event| self.carries_a_motion(event).is_some())?;
        // As if what is expected were recorded.
        let follows: Vec<_> = follows
            .iter()
            .filter_map(|event| self.consequence(observed, event.clone()))
            .map(Arc::new)
            .gather();
        let act = self.brought_about(observed, &follows).into_iter().next()?;
        Some(act.event.clone())
    }

    /// Whether an act alone may carry a motion.
    pub(crate) fn may_bring_about(&self, event: &Event) -> bool {
        matches!(event, Event::Question(_)) && self.carries_a_motion(event).is_some()
    }

    fn carries_a_motion<'e>(&self, event: &'e Event) -> Option<&'e Carried> {
        let carried = Carried::of(event)?;
        self.state.questions.by_key(carried.question.as_str())?.motion(self).and(Some(carried))
    }

    /// The act that a motion asks for which has just been carried here, and what follows from it. It is judged as the
    /// joint act of those who voted for it, and recorded as what follows.
    fn act_of(&self, carried: &Carried, cause: &Entry) -> Option<Vec<Arc<Entry>>> {
        let question = self.state.questions.by_key(carried.question.as_str())?;
        let put = self.nth(question.introduced).filter(|put| put.rare.erased.is_none())?;
        let mut act = self.consequence(cause, question.motion(self)?.event().clone())?;
        let moved = self.moved(question, put, carried.basis, cause);
        let taken = self.is_taken(&act.id);
        let mut draft = act.clone();
        let voters = moved.agreeing().filter_map(|ix| self.state.parties.get(ix));
        draft.by = Actor::all_of(
            voters.filter(|party| !party.is_away() && !party.is_dissolved()).map(|party| party.id.clone()),
        );
        let Ruling { examined, fill, .. } = self.rule_on(&draft, taken, true, Some(&moved)).ok()?;
        let Examined { kind, mut named, place, .. } = examined;
        self.fill_in(&mut act, kind, fill, &mut named, place);
        let (follows, _) = self.what_follows(&act, named, place);
        Some(std::iter::once(Arc::new(act)).chain(follows).collect())
    }

    /// How those voted who were asked for an act. Who put the question is for it, unless it voted otherwise; once what it asks
    /// for is not any more what it was, only by a vote since then. Who was silent is not for what it has become either.
    fn moved(&self, question: &QuestionState, put: &Entry, basis: Basis, cause: &Entry) -> Moved {
        let changed = self.changed_since(question);
        let movers = put.by.voices().filter_map(|id| self.state.parties.find(id.as_str()));
        let movers: Vec<Ix<PartyState>> = movers.gather();
        let vote = |(place, vote): (Place<'_>, Option<Ballot>)| {
            let puts = place.voices().any(|party| movers.contains(&party));
            let is_since = |changed| {
                let mut votes = place.voices().flat_map(|party| question.votes_of(party));
                votes.any(|(seq, _)| *seq > changed)
            };
            let vote = match changed {
                None if puts => vote.or(Some(Ballot::For)),
                Some(changed) if puts => vote.filter(|_| is_since(changed)),
                None | Some(_) => vote,
            };
            (place.party, vote)
        };
        let votes = self.last_votes(question).map(vote).collect();
        let by_secretariat = Carried::of(&cause.event).is_some() && cause.by == Actor::Secretariat;
        let closed = match self.end_of_term(question.closes.get().as_ref()) {
            Some(end) => {
                end < cause.recorded.to_utc() && (by_secretariat || self.had_time_to_object(question))
            }
            None => by_secretariat,
        };
        // Who found that nobody objected counted the silent as for it.
        let tacit = match basis {
            Basis::Silence | Basis::NoObjection | Basis::ChairFinding => changed.is_none(),
            Basis::Votes | Basis::Declared => false,
        };
        Moved { votes, tacit, closed }
    }
}

impl Negotiation {
    /// The entry that changed last, since a question was put, the thing or a point that it asks an act on.
    fn changed_since(&self, question: &QuestionState) -> Option<u32> {
        let motion = question.motion(self)?;
        let (subject, points) = (motion.event().subject(), self.points_of(motion.event()));
        let points = points.iter().filter_map(|ix| self.state.points.get(*ix));
        let points: Vec<_> = points.map(|point| Subject::Point(point.id.clone())).gather();
        let mut since = self.entries().iter().enumerate().skip(question.introduced as usize + 1);
        let last = since.rfind(|(_, entry)| {
            let changed = entry.event.subject();
            let is_named = || changed.mention().is_some_and(|it| self.is_asked_about(question, &it));
            let is_it = changed == subject || points.contains(&changed) || is_named();
            is_it && entry.event.kind().stake() != Stake::Nothing
        });
        last.and_then(|(seq, _)| u32::try_from(seq).ok())
    }
}

impl Negotiation {
    /// The rule that a question is put under which asks for an act, and those it is put to: where terms are decided
    /// jointly, the rule for agreeing and those who decide on what it is about; or else those who decide, and the rule for
    /// changing the procedure, which guards what touches others.
    pub(crate) fn asking_for(&self, event: &Event) -> (&DecisionRule, Cow<'_, [Ix<PartyState>]>) {
        let (state, procedure) = (&self.state, self.state.procedure());
        let principals = || Cow::Borrowed(state.principals.as_slice());
        if !event.is_decided() || event.kind().stake() != Stake::Terms {
            return (procedure.changing(), principals());
        }
        let subject = event.subject();
        let point = subject.point().and_then(|id| state.points.by_key(id.as_str())).map(Asked::Point);
        let alternative = subject.alternative().and_then(|id| state.alternatives.by_key(id.as_str()));
        let instrument = subject.instrument().and_then(|id| state.instruments.by_key(id.as_str()));
        if let Some(asked) = point.or_else(|| alternative.map(Asked::Alternative)) {
            (state.agreeing(asked), state.electorate(asked))
        } else if TakenAsBasis::of(event).is_some() {
            (procedure.basis(), principals())
        } else if let Some(instrument) = instrument {
            (procedure.agreeing(), Cow::Owned(self.concerned(instrument)))
        } else {
            (procedure.agreeing(), principals())
        }
    }

    /// All of them, jointly.
    pub(crate) fn all_asked_for(&self, event: &Event) -> Actor {
        let (_, all) = self.asking_for(event);
        Actor::all_of(all.iter().filter_map(|ix| self.party_id(*ix)).cloned())
    }
}

impl Judge<'_> {
    /// Whether it is the act of all of these, jointly if they are several; the secretariat tells it for them.
    pub(crate) fn is_act_of_all(&self, parties: &[Ix<PartyState>]) -> Answer {
        let mut heirs = parties.iter().map(|party| self.talks.heir(*party));
        if let Some(moved) = self.moved {
            return Answer::from(heirs.all(|party| moved.agrees(party)));
        }
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => Answer::NotShown,
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                Answer::from(heirs.all(|party| self.actors().any(|actor| actor == party)))
            }
        }
    }

    /// Those who agree by the act itself: parties that act jointly, or that voted for it where a question asked for it.
    pub(crate) fn agreeing_by_act(&self) -> Vec<Ix<PartyState>> {
        match self.moved {
            Some(moved) => moved.agreeing().collect(),
            None => self.talks.state.jointly(&self.entry.by),
        }
    }

    /// Whether positions satisfy the decision rule on a matter, with the agreement of those who act, and how.
    pub(crate) fn agreement_on(
        &self,
        asked: Asked<'_>,
        ground: Ground,
        build: bool,
    ) -> (Verdict, Option<Reached>) {
        let acting = self.agreeing_by_act();
        self.talks.consent(asked, ground, Moment { acting: &acting, ..self.moment() }, build)
    }

    /// What those come to by a rule whose joint act it is: an act of theirs is their agreement. Of a motion the votes are;
    /// where no more can come, who was asked and did not vote is absent.
    pub(crate) fn agreed_by(
        &self,
        rule: &DecisionRule,
        electorate: &[Ix<PartyState>],
        ever: impl FnOnce() -> usize,
        build: bool,
    ) -> (Verdict, Option<Reached>) {
        if self.talks.has_nobody_to_agree_with(electorate.len(), ever) {
            return (Verdict::Open, None);
        }
        let closed = self.moved.is_some_and(|moved| moved.is_closed_to(electorate));
        self.talks.count(
            rule,
            electorate,
            |party| self.ballot(party),
            |rule, votes| tally(rule, votes, closed, build),
        )
    }

    /// How a party stands to the act: who acts is for it; of a motion, the votes say so.
    pub(crate) fn ballot(&self, party: Ix<PartyState>) -> Option<Ballot> {
        match self.moved {
            Some(moved) => moved.ballot(party),
            None => self.actors().any(|actor| actor == party).then_some(Ballot::For),
        }
    }
}
