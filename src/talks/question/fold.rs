//! How facts about questions fit and fold, and how the votes on them stand.

use crate::{
    decision::{Ballot, MAX_ELECTORATE, Tally, Verdict, Vote, Voting},
    event::{Entry, Subject},
    judge::rule::{
        Rule,
        catalogue::{
            QUESTION_PUT_MEMBERS, QUESTION_PUT_MOTION, QUESTION_PUT_SECRET, QUESTION_PUT_SILENCE,
            QUESTION_PUT_WORDING,
        },
    },
    state::{
        Actors, Fault, Folded, Named, Negotiation, State,
        invariants::{Findings, is_found},
        tables::ix,
    },
    talks::{
        party::PartyState,
        position::Matter,
        process::NegotiationEvent,
        question::{Asked, MAX_GROUPS, On, Place, Put, QuestionEvent, QuestionState, QuestionStatus},
    },
    value::{
        gather::Gather,
        id::PartyId,
        register::{At, EventTime, Register},
        sorted::{Map, Set, sort_by_key},
        table::Ix,
    },
};

impl State {
    fn check_question(&self, event: &QuestionEvent, named: Named) -> Result<(), Fault> {
        let QuestionEvent::Put(fact) = event else { return Ok(()) };
        let fault = |rule: &'static Rule| Err(Fault::new(rule, Subject::Question(fact.question.clone())));
        // question.put.wording: words that what it is on has or had
        let words = named.wording.and_then(|ix| self.wordings.get(ix));
        let fits = match (&fact.wording, &fact.on) {
            (None, _) => true,
            (Some(_), Some(Matter::Point(_))) => words.map(|words| words.point) == named.point,
            (Some(_), Some(Matter::Alternative(_))) => {
                words.is_some_and(|words| words.alternative == named.alternative)
            }
            (Some(_), Some(Matter::Version(_)) | None) => false,
        };
        if !fits {
            return fault(&QUESTION_PUT_WORDING);
        }
        // question.put.motion: on a matter, or on an act
        if fact.motion.is_some() && fact.on.is_some() {
            return fault(&QUESTION_PUT_MOTION);
        }
        // question.put.members: at most 256, each once, with weights that can be summed
        let distinct: Set<_> = fact.electorate.iter().map(|member| &member.party).collect();
        let sum = fact.electorate.iter().try_fold(0_u64, |sum, member| sum.checked_add(member.weight));
        let members = fact.electorate.len();
        let grouped = fact.electorate.iter().all(|member| member.groups.len() <= MAX_GROUPS);
        if distinct.len() != members || members > MAX_ELECTORATE || sum.is_none() || !grouped {
            return fault(&QUESTION_PUT_MEMBERS);
        }
        // question.put.silence: a silence procedure has an instant at which it ends
        if fact.voting == Some(Voting::Tacitly) && fact.closes.is_none() {
            return fault(&QUESTION_PUT_SILENCE);
        }
        // question.put.secret: who agrees to an act is known
        if fact.motion.is_some() && fact.voting.is_some_and(Voting::is_secret) {
            return fault(&QUESTION_PUT_SECRET);
        }
        Ok(())
    }

    fn fold_question(&mut self, event: &QuestionEvent, named: Named, at: At<'_>) {
        if let QuestionEvent::Put(fact) = event {
            self.put(fact, named, at);
            return;
        }
        let Some(question) = named.question.and_then(|ix| self.questions.get_mut(ix)) else { return };
        let status = match event {
            QuestionEvent::Put(_) => return,
            QuestionEvent::Voted(fact) => {
                if let Some(party) = named.party {
                    let votes = question.votes.or_default(party);
                    let before = votes.iter().take_while(|(seq, _)| at.follows(*seq)).count();
                    votes.insert(before, (at.seq, fact.vote));
                }
                return;
            }
            QuestionEvent::Extended(fact) => {
                question.closes.set(Some(fact.closes.clone()), at);
                return;
            }
            QuestionEvent::Carried(_) => QuestionStatus::Carried,
            QuestionEvent::Failed(_) => QuestionStatus::Failed,
            QuestionEvent::Lapsed(_) => QuestionStatus::Lapsed,
            QuestionEvent::Withdrawn(_) => QuestionStatus::Withdrawn,
            QuestionEvent::Annulled(_) => QuestionStatus::Annulled,
        };
        question.status.set(status, at);
    }

    fn put(&mut self, fact: &Put, named: Named, at: At<'_>) {
        let on = fact.on.as_ref().and_then(|on| match on {
            Matter::Point(_) => named.point.map(On::Point),
            Matter::Alternative(_) => named.alternative.map(On::Alternative),
            Matter::Version(_) => named.version.map(On::Version),
        });
        let asked = fact.electorate.iter().filter_map(|member| {
            Some(Asked {
                party: ix(&self.parties, Some(&member.party))?,
                weight: member.weight,
                groups: member.groups.clone(),
            })
        });
        self.questions.add(QuestionState {
            id: fact.question.clone(),
            introduced: at.seq,
            on,
            wording: fact.wording.as_ref().and(named.wording),
            at: ix(&self.meetings, fact.at.as_ref()),
            // Deciding fills it in; an entry that nobody decided has the strictest.
            rule: fact.rule.clone().unwrap_or(crate::decision::DecisionRule::Unanimity),
            voting: fact.voting.unwrap_or_default(),
            leavers_drop_out: fact.leavers_drop_out == Some(true),
            members: asked.gather(),
            votes: Map::new(),
            closes: Register::new(fact.closes.clone(), at.seq),
            status: Register::new(QuestionStatus::Open, at.seq),
            proposals: Vec::new(),
        });
    }
}

/// A vote that is not in the state yet, and when it can have been cast.
#[derive(Clone, Copy)]
pub(crate) struct Added {
    pub(crate) party: Ix<PartyState>,
    pub(crate) ballot: Ballot,
    pub(crate) cast: (EventTime, EventTime),
    /// Whether another party casts it.
    pub(crate) by_proxy: bool,
}

/// How a question is counted: at which time, and with which vote beside those recorded.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    pub(crate) at: EventTime,
    pub(crate) added: Option<Added>,
}

impl Count {
    /// As it is recorded, at a time.
    pub(crate) const fn at(at: EventTime) -> Self {
        Self { at, added: None }
    }
}

/// Whether another party cast a vote for a member.
pub(crate) fn is_by_proxy(entry: &Entry, member: &PartyId) -> bool {
    entry.by.is_of_parties() && !entry.by.parties().any(|(party, other)| party == member && other.is_none())
}

/// The ranks by which the best and the worst are told apart of what a vote may have been.
const RANKS: [fn(Option<Ballot>) -> u8; 2] = [
    |ballot| match ballot {
        Some(Ballot::AgainstWithVeto) => 0,
        Some(Ballot::Against) => 1,
        None => 2,
        Some(Ballot::Abstain | Ballot::Recused) => 3,
        Some(Ballot::NoObjection) => 4,
        Some(Ballot::For) => 5,
    },
    |ballot| match ballot {
        Some(Ballot::AgainstWithVeto) => 0,
        Some(Ballot::Against) => 1,
        Some(Ballot::Abstain | Ballot::Recused) => 2,
        Some(Ballot::NoObjection) => 3,
        None => 4,
        Some(Ballot::For) => 5,
    },
];

impl Negotiation {
    /// What may have been voted in a place by the end of the term: nearly always one thing. A vote counts if it was cast by
    /// then, does not if it was cast later, and may if its time is too vague to say. Until who carries on a place has voted,
    /// the last vote counts that was cast in it before.
    fn ballots(
        &self,
        question: &QuestionState,
        place: &Place<'_>,
        added: Option<Added>,
    ) -> Vec<Option<Ballot>> {
        let end = self.end_of_term(question.closes.get().as_ref());
        let mut all = Vec::new();
        for voices in [Set::from_iter([place.party]), place.before.clone()] {
            let added = added.filter(|added| voices.contains(&added.party));
            let added = added.map(|added| (added.ballot, added.cast, added.by_proxy));
            let votes = voices.iter().flat_map(|party| {
                question.votes_of(*party).iter().map(|(seq, ballot)| (*seq, *ballot, *party))
            });
            let mut votes = votes.gather();
            sort_by_key(&mut votes, |(seq, ..)| std::cmp::Reverse((self.places().get(*seq as usize), *seq)));
            let cast = votes.into_iter().filter_map(|(seq, ballot, party)| {
                let (entry, id) = (self.nth(seq)?, self.party_id(party)?);
                Some((ballot, self.cast(entry), is_by_proxy(entry, id)))
            });
            let (by_proxy, own): (Vec<_>, Vec<_>) = added
                .into_iter()
                .chain(cast)
                .partition(|(.., by_proxy)| *by_proxy && !question.voting.lets_proxies_override());
            // Its own vote counts, whenever it was cast.
            for (ballot, (earliest, latest), _) in own.into_iter().chain(by_proxy) {
                match end {
                    Some(end) if earliest > end => {}
                    Some(end) if latest > end => all.push(Some(ballot)),
                    _ => {
                        all.push(Some(ballot));
                        return all;
                    }
                }
            }
        }
        all.push(None);
        all
    }

    /// When a vote can have been cast.
    pub(crate) fn cast(&self, entry: &Entry) -> (EventTime, EventTime) {
        let recorded = entry.recorded.to_utc();
        let Some(when) = &entry.rare.occurred else { return (recorded, recorded) };
        let span = self.span_of(when).capped(recorded);
        (span.earliest.unwrap_or(EventTime::MIN_UTC), span.latest.unwrap_or(recorded))
    }

    /// What a question comes to when its term is over, with silence for consent where it is put so: silence carries nothing
    /// where nobody could act for some of the time since it was put. Who did not answer is absent only where the secretariat closes it, or where it was open as long as silence has to
    /// last: a term of a moment makes nobody absent.
    pub(crate) fn verdict_at_close(&self, question: &QuestionState, told: bool, at: EventTime) -> Verdict {
        let count = Count::at(at);
        if !told && !self.had_time_to_object(question) {
            return self.verdict_on(question, count, &|votes| question.while_open(votes));
        }
        let rule = &question.rule;
        let by = |silence: bool| {
            self.verdict_on(question, count, &|votes| {
                if question.is_broken(votes) { Verdict::Failed } else { rule.at_close(votes, silence) }
            })
        };
        let silence = question.voting.is_tacit();
        let verdict = by(silence);
        if silence && verdict == Verdict::Carried && self.was_barred(question) && by(false) != verdict {
            Verdict::Open
        } else {
            verdict
        }
    }

    /// What a count comes to at the close that was told, whoever of the members voted how.
    pub(crate) fn verdict_as_told(
        &self,
        question: &QuestionState,
        ballots: &[(Option<Ballot>, bool)],
    ) -> Verdict {
        let told = self.places_in(question).into_iter().zip(ballots);
        let told: Vec<_> = told
            .map(|(place, (ballot, present))| (Place { present: *present, ..place }, vec![*ballot]))
            .collect();
        let rule = &question.rule;
        let one = |all: &[Option<Ballot>]| all.first().copied().flatten();
        rule.at_close(&self.picked(&told, &one), false)
    }

    /// Whether the negotiation was suspended, broken off, completed or abandoned for some of the time in which a question
    /// was open.
    pub(crate) fn was_barred(&self, question: &QuestionState) -> bool {
        let Some(put) = self.places().get(question.introduced as usize) else { return false };
        let end = self.end_of_term(question.closes.get().as_ref());
        let mut turns = self
            .entries()
            .iter()
            .zip(self.places())
            .filter(|(_, place)| end.is_none_or(|end| **place <= end))
            .filter_map(|(entry, place)| Some((place, NegotiationEvent::of(&entry.event)?)))
            .gather();
        // Of the same place in the order of the record.
        sort_by_key(&mut turns, |(place, _)| *place);
        let (mut suspended, mut over, mut barred_at_put, mut barred_since) = (false, false, false, false);
        for (place, event) in turns {
            match event {
                NegotiationEvent::Suspended(_) => suspended = true,
                NegotiationEvent::Resumed(_) => suspended = false,
                NegotiationEvent::BrokenOff(_) | NegotiationEvent::Abandoned(_) => {
                    (suspended, over) = (false, true);
                }
                NegotiationEvent::Completed(_) => over = true,
                NegotiationEvent::Reopened(_) => (suspended, over) = (false, false),
                NegotiationEvent::PhaseBegun(_) | NegotiationEvent::Concluded(_) => over = false,
                NegotiationEvent::Opened(_)
                | NegotiationEvent::Related(_)
                | NegotiationEvent::Renamed(_)
                | NegotiationEvent::ProcedureChanged(_) => {}
            }
            if place <= put {
                barred_at_put = suspended || over;
            } else {
                barred_since |= suspended || over;
            }
        }
        barred_at_put || barred_since
    }

    /// What a question comes to by a count. Where it is not certain which votes came in
    /// time, it is open unless that makes no difference.
    pub(crate) fn verdict_on(
        &self,
        question: &QuestionState,
        count: Count,
        by: &dyn Fn(&[Vote<'_>]) -> Verdict,
    ) -> Verdict {
        let state = &self.state;
        let on = match question.on {
            Some(On::Point(ix)) => state.points.get(ix).map(crate::state::Asked::Point),
            Some(On::Alternative(ix)) => state.alternatives.get(ix).map(crate::state::Asked::Alternative),
            Some(On::Version(_)) | None => None,
        };
        let ever = || on.map_or(0, |on| self.ever_at_table(on));
        let said = self.said_on(question, count);
        if self.has_nobody_to_agree_with(said.len(), ever) {
            return Verdict::Open;
        }
        if said.iter().all(|(_, all)| all.len() == 1) {
            return by(&self.picked(&said, &|all| all.first().copied().flatten()));
        }
        let mut verdict = None;
        for rank in RANKS {
            let best = |all: &[Option<Ballot>]| all.iter().copied().max_by_key(|b| rank(*b)).flatten();
            let worst = |all: &[Option<Ballot>]| all.iter().copied().min_by_key(|b| rank(*b)).flatten();
            for one in [by(&self.picked(&said, &best)), by(&self.picked(&said, &worst))] {
                if *verdict.get_or_insert(one) != one {
                    return Verdict::Open;
                }
            }
        }
        verdict.unwrap_or(Verdict::Open)
    }

    /// The tally that was told when a question closed of which no vote is recorded.
    pub(crate) fn told_tally(&self, question: &QuestionState) -> Option<Tally> {
        let closing = self.nth(question.status.seq()).filter(|_| self.has_no_votes(question))?;
        QuestionEvent::of(&closing.event)?.tally()
    }

    /// The places over which a question is counted, each with what may have been voted in it.
    fn said_on<'q>(
        &self,
        question: &'q QuestionState,
        count: Count,
    ) -> Vec<(Place<'q>, Vec<Option<Ballot>>)> {
        let with = |place: Place<'q>| {
            let ballots = self.ballots(question, &place, count.added);
            (Place { present: self.is_present(question, &place, count.at), ..place }, ballots)
        };
        self.places_in(question).into_iter().map(with).collect()
    }

    /// As it is recorded, when something was recorded last.
    pub(crate) fn count_now(&self) -> Count {
        Count::at(self.last_recorded().map_or(EventTime::MIN_UTC, |at| at.to_utc()))
    }

    /// The places, each with the last vote in it that certainly came in time.
    pub(crate) fn last_votes<'q>(
        &self,
        question: &'q QuestionState,
    ) -> impl Iterator<Item = (Place<'q>, Option<Ballot>)> + use<'q> {
        let said = self.said_on(question, self.count_now()).into_iter();
        said.map(|(place, all)| (place, all.last().copied().flatten()))
    }

    /// The votes as they stand, of each place the last that certainly came in time.
    pub(crate) fn votes_on<R>(
        &self,
        question: &QuestionState,
        count: Count,
        hand: impl Fn(&[Vote<'_>]) -> R,
    ) -> R {
        hand(&self.picked(&self.said_on(question, count), &|all| all.last().copied().flatten()))
    }

    /// The votes, of all that may have been voted in a place the one that is picked.
    fn picked<'v>(
        &'v self,
        said: &'v [(Place<'_>, Vec<Option<Ballot>>)],
        pick: &dyn Fn(&[Option<Ballot>]) -> Option<Ballot>,
    ) -> Vec<Vote<'v>> {
        let votes = said.iter().filter_map(|(place, all)| {
            let party = self.state.parties.get(place.party)?;
            let vote = Vote::new(&party.id, pick(all)).with_weight(place.weight);
            Some(vote.with_groups(&place.groups).with_before(&place.named).with_present(place.present))
        });
        votes.gather()
    }

    /// What holds of questions in every state.
    pub(crate) fn coherent_questions(&self, findings: &mut Findings) {
        let state = &self.state;
        for (ix, question) in state.questions.iter() {
            let subject = || Subject::Question(question.id.clone());
            findings.expect(
                is_found(&state.questions, ix, question),
                "a question is found by its id",
                subject,
            );
            let member = |at: usize, member: &Asked| {
                state.parties.get(member.party).is_some()
                    && question.members.iter().take(at).all(|other| other.party != member.party)
            };
            findings.expect(
                question.members.iter().enumerate().all(|(at, one)| member(at, one)),
                "a member of an electorate is a party, and stands once",
                subject,
            );
            let place = |seq: u32| (self.places().get(seq as usize), seq);
            let ordered = question.votes.values().all(|votes| {
                votes.windows(2).all(|pair| match pair {
                    [(a, _), (b, _)] => place(*a) < place(*b),
                    _ => true,
                })
            });
            findings.expect(ordered, "votes stand in the order of the events", subject);
        }
    }
}

impl Folded for QuestionEvent {
    fn check(&self, state: &State, named: Named, _: &Actors) -> Result<(), Fault> {
        state.check_question(self, named)
    }

    fn fold(&self, state: &mut State, _: &Entry, named: Named, at: At<'_>) {
        state.fold_question(self, named, at);
    }

    fn changes(&self, talks: &Negotiation, named: Named) -> Option<u32> {
        let question = talks.state.questions.get(named.question?)?;
        match self {
            Self::Put(_) => None,
            // Each vote is kept; the last one in time counts.
            Self::Voted(_) => question.votes_of(named.party?).last().map(|(seq, _)| *seq),
            Self::Extended(_) => Some(question.closes.seq()),
            Self::Carried(_) | Self::Failed(_) | Self::Lapsed(_) | Self::Withdrawn(_) | Self::Annulled(_) => {
                Some(question.status.seq())
            }
        }
    }
}
