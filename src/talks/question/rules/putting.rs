//! What is settled when a question is put: who is asked, by which rule, and how they vote.

use std::borrow::Cow;

use crate::{
    decision::{Casting, DecisionRule, Vote, Voting},
    event::Subject,
    judge::{
        Refusal,
        require::{Answer, Judge},
        rule::catalogue::{
            QUESTION_PUT_ELECTORATE, QUESTION_PUT_MEETING, QUESTION_PUT_RULE, QUESTION_PUT_TACIT,
            QUESTION_PUT_TERM,
        },
    },
    state::{Asked, Negotiation, can_be_asked},
    talks::{
        meeting::MeetingStatus,
        party::PartyState,
        position::Matter,
        question::{Member, Put},
    },
    value::{
        id::{MeetingId, PartyId},
        register::EventTime,
        sorted::Set,
        table::Ix,
    },
};

impl Judge<'_> {
    /// The rules on what is settled when a question is put.
    pub(super) fn settles(&mut self, fact: &Put) -> Result<(), Refusal> {
        let talks = self.talks;
        let answer = talks.whom_to_ask(fact);
        let answer = if answer == Answer::Kept { self.is_of_those_who_decide(fact) } else { answer };
        self.require(&QUESTION_PUT_ELECTORATE, answer)?;
        let kept = !self.entry.by.is_of_parties() || talks.is_of_procedure(fact);
        self.require(&QUESTION_PUT_RULE, kept)?;
        let ahead = self.is_within(fact.closes.as_ref());
        self.require(&QUESTION_PUT_TERM, ahead)?;
        if let Some(meeting) = &fact.at {
            let on = self.is_on(meeting);
            self.require_of(&QUESTION_PUT_MEETING, on, || Subject::Meeting(meeting.clone()))?;
        }
        let tacit = match fact.voting {
            Some(Voting::Tacitly) => talks.is_long_enough(self.at, fact.closes.as_ref()),
            Some(Voting::Cast(_)) | None => Answer::Kept,
        };
        self.require(&QUESTION_PUT_TACIT, tacit)
    }

    /// Whether a meeting is under way; of one that took place, only the secretariat and observers tell what was put there.
    fn is_on(&self, meeting: &MeetingId) -> Answer {
        let meeting = self.talks.state.meetings.by_key(meeting.as_str());
        match meeting.map(|meeting| meeting.status.value()) {
            Some(MeetingStatus::UnderWay) => Answer::Kept,
            Some(MeetingStatus::Adjourned | MeetingStatus::Held) => {
                Answer::from(!(self.governs() && self.entry.by.is_of_parties()))
            }
            Some(
                MeetingStatus::Mooted
                | MeetingStatus::Announced
                | MeetingStatus::Confirmed
                | MeetingStatus::Postponed
                | MeetingStatus::Cancelled
                | MeetingStatus::NotHeld,
            )
            | None => Answer::NotShown,
        }
    }

    /// Whether the members that a draft names have the weights and groups that they have in the record, and decide on
    /// the matter, or on the act that it asks for. The secretariat may ask others; of what is only reported, the record may not know it.
    fn is_of_those_who_decide(&self, fact: &Put) -> Answer {
        let by_party = self.entry.by.is_of_parties();
        if fact.electorate.is_empty() || !by_party {
            return Answer::Kept;
        }
        let (rule, electorate) = self.talks.default_of(fact);
        let asked = self.parties_of(fact.electorate.iter().map(|member| &member.party));
        let members = self.talks.members(fact.rule.as_ref().unwrap_or(rule), &asked);
        let groups = |member: &Member| member.groups.iter().cloned().collect::<Set<_>>();
        let as_they_are = members
            .iter()
            .zip(&fact.electorate)
            .all(|(is, said)| is.weight == said.weight && groups(is) == groups(said));
        let decide = asked.iter().all(|party| electorate.contains(party));
        if as_they_are && decide { Answer::Kept } else { Answer::NotShown }
    }
}

impl Negotiation {
    /// Whether there is somebody to put a question to, and not more than an entry can hold.
    fn whom_to_ask(&self, fact: &Put) -> Answer {
        if !fact.electorate.is_empty() {
            return Answer::Kept;
        }
        if self.state.principals.is_empty() {
            return Answer::NotShown;
        }
        let (rule, electorate) = self.default_of(fact);
        let rule = fact.rule.as_ref().unwrap_or(rule);
        Answer::from(self.count(rule, &electorate, |_| None, can_be_asked))
    }

    /// Whether a question is put under a rule of the procedure, or of the track of its point.
    fn is_of_procedure(&self, fact: &Put) -> bool {
        let procedure = self.state.procedure();
        let rules = [procedure.agreeing(), procedure.changing(), procedure.excluding(), procedure.basis()];
        let rules = rules.map(|rule| self.rule_among(rule, &self.state.principals));
        let is_one = |rule| rules.contains(&rule) || rule == self.default_of(fact).0;
        let leavers = procedure.leavers_drop_out();
        let casting = self.casting_of(fact);
        fact.rule.as_ref().is_none_or(is_one)
            && fact.leavers_drop_out.is_none_or(|own| own == leavers)
            && fact.voting.is_none_or(|own| own.is_tacit() || own == Voting::Cast(casting))
    }

    /// How the procedure has votes on a question cast: openly on one that asks for an act.
    fn casting_of(&self, fact: &Put) -> Casting {
        let casting = self.state.procedure().voting();
        if fact.motion.is_some() { casting.in_the_open() } else { casting }
    }

    /// The rule that a question is put under, and those it is put to, where nothing else is said.
    pub(super) fn default_of(&self, fact: &Put) -> (&DecisionRule, Cow<'_, [Ix<PartyState>]>) {
        let asked = match &fact.on {
            Some(Matter::Point(id)) => self.state.points.by_key(id.as_str()).map(Asked::Point),
            Some(Matter::Alternative(id)) => {
                self.state.alternatives.by_key(id.as_str()).map(Asked::Alternative)
            }
            Some(Matter::Version(_)) | None => None,
        };
        let procedure = self.state.procedure();
        let (rule, electorate) = match asked {
            Some(asked) => (self.state.agreeing(asked), self.state.electorate(asked)),
            None if matches!(fact.on, Some(Matter::Version(_))) => {
                (procedure.basis(), Cow::Borrowed(self.state.principals.as_slice()))
            }
            None => match &fact.motion {
                Some(motion) => self.asking_for(motion.event()),
                None => (procedure.agreeing(), Cow::Borrowed(self.state.principals.as_slice())),
            },
        };
        (self.rule_among(rule, &electorate), electorate)
    }

    /// What deciding fills in where a question is put: the rule, and who is asked.
    pub(crate) fn complete_question(&self, fact: &mut Put, place: EventTime) {
        let casting = self.casting_of(fact);
        let (of_procedure, electorate) = self.default_of(fact);
        let rule = fact.rule.get_or_insert_with(|| of_procedure.clone());
        // What the procedure does not say need not be told.
        fact.voting = fact.voting.or((casting != Casting::default()).then_some(casting.into()));
        fact.leavers_drop_out =
            fact.leavers_drop_out.or(self.state.procedure().leavers_drop_out().then_some(true));
        if !fact.electorate.is_empty() {
            return;
        }
        let members = self.members(rule, &electorate);
        // More than an entry can hold are nobody in particular.
        if !self.count(rule, &electorate, |_| None, can_be_asked) {
            return;
        }
        // Who came only after the question cannot have been asked.
        let was_there = |party: &PartyId| {
            let party = self.state.parties.by_key(party.as_str());
            party
                .and_then(|party| self.places().get(party.introduced as usize))
                .is_some_and(|at| *at <= place)
        };
        let known = |member: &Member| was_there(&member.party) && member.groups.iter().all(was_there);
        if members.iter().all(known) {
            fact.electorate = members;
        }
    }

    /// Those who are asked as they are now, with what a rule counts of them.
    pub(super) fn members(&self, rule: &DecisionRule, electorate: &[Ix<PartyState>]) -> Vec<Member> {
        let weighed = rule.is_weighed();
        self.count(
            rule,
            electorate,
            |_| None,
            |_, votes| {
                let member = |vote: &Vote<'_>| {
                    let weight = if weighed { vote.weight } else { 1 };
                    Member::new(vote.party.clone()).with_weight(weight).with_groups(vote.groups.to_vec())
                };
                votes.iter().map(member).collect()
            },
        )
    }
}
