//! The judge: one code path for governing and observing.

use crate::{
    decision::{DecisionRule, Verdict, Vote},
    event::{Actor, Entry, Event, Mode, Subject, fact::Kind},
    judge::{
        Refusal,
        motion::Moved,
        refusal::Behind,
        rule::{
            Rule,
            catalogue::{
                ANY_ANY_ACTS_FOR, ANY_ANY_PARTICIPATING, ANY_ANY_RESTING, ANY_ANY_SUSPENDED, ENTRY_BY_NAMED,
                ENTRY_DISCLOSURE_MENTIONS, ENTRY_OCCURRED_BACKDATED, ENTRY_TIME_BEFORE_INTRODUCTION,
                ENTRY_TIME_LATE,
            },
        },
    },
    lifecycle::Lifecycle,
    state::{Actors, Examined, Moment, Named, Negotiation},
    talks::{
        party::{PartyState, RoleStatus},
        point::PointState,
        position::PositionEvent,
        process::{NegotiationEvent, NegotiationStatus},
        proposal::Answered,
        question::Voted,
        track::TrackState,
        version::VersionEvent,
    },
    value::{
        gather::Gather,
        register::EventTime,
        role::{Entitled, Role, RoleSet, Scope},
        table::Ix,
    },
};

/// Whether a procedural rule is kept, as far as the record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is.
    Kept,
    /// It is not.
    Broken,
    /// It depends on something that nobody recorded.
    NotShown,
}

impl From<bool> for Answer {
    fn from(kept: bool) -> Self {
        if kept { Self::Kept } else { Self::Broken }
    }
}

impl From<Verdict> for Answer {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Carried => Self::Kept,
            Verdict::Failed => Self::Broken,
            Verdict::Open => Self::NotShown,
        }
    }
}

/// Whom an act concerns, beside its actor.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Concern<'a> {
    pub(crate) party: Option<Ix<PartyState>>,
    /// The parties whose own it is, where they are several: bound by a ceasefire, taking a measure.
    pub(crate) members: &'a [Ix<PartyState>],
    /// Of a commitment: who owes it, to whom, who verifies it.
    pub(crate) obligors: &'a [Ix<PartyState>],
    pub(crate) beneficiaries: &'a [Ix<PartyState>],
    pub(crate) verifier: Option<Ix<PartyState>>,
    /// The act that introduced the thing.
    pub(crate) proposer: Option<&'a Actor>,
    /// The parties that count as its proposers instead, where they are said.
    pub(crate) owners: &'a [crate::value::id::PartyId],
    pub(crate) host: Option<Ix<PartyState>>,
    pub(crate) arbiter: Option<Ix<PartyState>>,
    pub(crate) meeting: Option<&'a crate::value::id::MeetingId>,
    pub(crate) instrument: Option<&'a crate::value::id::InstrumentId>,
    pub(crate) proposal: Option<&'a crate::talks::proposal::ProposalState>,
    /// The tracks of the thing: who presides over one of them is its chair.
    pub(crate) tracks: &'a [Ix<TrackState>],
    /// The point whose tracks they are, if it is one: those count that deal with it now.
    pub(crate) point: Option<Ix<PointState>>,
}

/// Judges one draft: returns at the first rule that is not shown to be kept when governing,
/// collects those that are broken when observing, or when all are asked for.
pub(crate) struct Judge<'a> {
    pub(crate) talks: &'a Negotiation,
    pub(crate) entry: &'a Entry,
    pub(crate) kind: &'static Kind,
    /// The things that the event names.
    pub(crate) named: Named,
    /// The time that it is judged by: when it was recorded; of what is observed, when it occurred.
    pub(crate) at: EventTime,
    /// Where it stands on the time of the events.
    pub(crate) place: EventTime,
    /// The parties whose act it is.
    pub(super) actors: &'a Actors,
    /// How those voted who were asked for the act, if it follows from a motion.
    pub(crate) moved: Option<&'a Moved>,
    /// The negotiation as corrected, if it corrects or retracts.
    pub(crate) corrected: Option<&'a Negotiation>,
    pub(crate) broken: Vec<&'static Rule>,
    /// Whether it goes on after a rule that refuses the act, and collects it.
    pub(crate) collects: bool,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(talks: &'a Negotiation, entry: &'a Entry, examined: &'a Examined) -> Self {
        let Examined { kind, named, ref actors, place, .. } = *examined;
        let at = match entry.mode {
            Mode::Governed => entry.recorded.to_utc(),
            Mode::Observed => place,
        };
        Self {
            talks,
            entry,
            kind,
            named,
            at,
            place,
            actors,
            moved: None,
            corrected: None,
            broken: Vec::new(),
            collects: false,
        }
    }

    pub(crate) fn governs(&self) -> bool {
        self.entry.mode == Mode::Governed
    }

    /// The moment that agreement is judged at.
    pub(crate) fn moment(&self) -> Moment<'static> {
        Moment::at(self.at)
    }

    /// Requires that a procedural rule is kept.
    #[inline]
    pub(crate) fn require(&mut self, rule: &'static Rule, answer: impl Into<Answer>) -> Result<(), Refusal> {
        match answer.into() {
            Answer::Kept => Ok(()),
            answer @ (Answer::Broken | Answer::NotShown) => {
                let entry = self.entry;
                self.not_kept(rule, answer, || entry.event.subject())
            }
        }
    }

    /// Requires that these agree by a rule, since their agreement is an act of theirs. A refusal holds how they add up.
    pub(crate) fn require_agreed(
        &mut self,
        rule: &'static Rule,
        answer: impl Into<Answer>,
        by: &DecisionRule,
        asked: &[Ix<PartyState>],
    ) -> Result<(), Refusal> {
        self.require(rule, answer).map_err(|refusal| {
            let count = |by: &DecisionRule, votes: &[Vote<'_>]| by.count(votes);
            let tally = self.talks.count(by, asked, |party| self.ballot(party), count);
            Refusal { behind: Some(Box::new(Behind { tally: Some(tally), closings: Vec::new() })), ..refusal }
        })
    }

    /// Requires the same of something else than the event is about.
    pub(crate) fn require_of(
        &mut self,
        rule: &'static Rule,
        answer: impl Into<Answer>,
        subject: impl FnOnce() -> Subject,
    ) -> Result<(), Refusal> {
        match answer.into() {
            Answer::Kept => Ok(()),
            answer @ (Answer::Broken | Answer::NotShown) => self.not_kept(rule, answer, subject),
        }
    }

    #[inline(never)]
    fn not_kept(
        &mut self,
        rule: &'static Rule,
        answer: Answer,
        subject: impl FnOnce() -> Subject,
    ) -> Result<(), Refusal> {
        let governs = self.governs();
        if answer == Answer::NotShown && !governs {
            return Ok(());
        }
        if governs && !self.collects {
            let (act, at) = (self.entry.event.act(), self.entry.recorded);
            return Err(Refusal { rule, act, subject: subject(), at, behind: None });
        }
        if !self.broken.contains(&rule) {
            self.broken.push(rule);
        }
        Ok(())
    }

    /// The rules that hold for every act.
    pub(crate) fn envelope_rules(&mut self, examined: &Examined) -> Result<(), Refusal> {
        let entry = self.entry;
        // Nearly always a party acts for itself, or the secretariat, at the time at which it is recorded, and after all
        // that it builds on: then most of these hold.
        let plain = matches!(entry.by, Actor::Party(_) | Actor::Secretariat) && entry.rare.occurred.is_none();
        if plain && self.governs() && !examined.before_introduction && self.talks.is_front(examined.place) {
            let gone =
                self.moved.is_none() && self.actors().any(|ix| self.is_now(ix, PartyState::is_dissolved));
            return self.require(&ANY_ANY_PARTICIPATING, !gone);
        }
        let named = !self.governs()
            || match &entry.by {
                Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) | Actor::Secretariat => true,
                Actor::Procedure | Actor::Outside(_) | Actor::Unknown => false,
            };
        self.require(&ENTRY_BY_NAMED, named)?;
        let backdated = self.governs()
            && entry.rare.occurred.as_ref().is_some_and(|when| {
                self.talks.span_of(when) != crate::value::when::Span::at(entry.recorded.to_utc())
            })
            && !if let Event::Negotiation(NegotiationEvent::Opened(opened)) = &entry.event {
                opened.procedure.backdating()
            } else {
                self.talks.state.procedure().backdating()
            };
        self.require(&ENTRY_OCCURRED_BACKDATED, !backdated)?;
        self.require(&ENTRY_TIME_BEFORE_INTRODUCTION, !examined.before_introduction)?;
        let late = self.talks.is_late(&entry.event, examined.named, examined.place);
        self.require(&ENTRY_TIME_LATE, !late)?;
        let gone = self.moved.is_none() && self.makers().any(|ix| self.is_now(ix, PartyState::is_dissolved));
        self.require(&ANY_ANY_PARTICIPATING, !gone)?;
        let acts_for = self.acts_for_all();
        self.require(&ANY_ANY_ACTS_FOR, acts_for)?;
        self.persons_may()
    }

    /// entry.disclosure.mentions: an entry is not disclosed more widely than what it mentions, as it is recorded,
    /// than the parties that act and those to whom it is disclosed
    pub(crate) fn within_mentions(&mut self, recorded: &Entry) -> Result<(), Refusal> {
        let (talks, entry) = (self.talks, self.entry);
        let to = &entry.disclosure;
        let hidden = if let Some(disclosed) = entry.discloses() {
            // What is disclosed is judged as if it were recorded with the disclosure that it gets.
            let original = talks.entry(disclosed);
            let of_own = original.and_then(|original| talks.hidden_from(to, original, disclosed));
            of_own.or_else(|| talks.makers_hidden_from(to, entry, disclosed))
        } else {
            // What is conveyed is seen with what conveys it, by those whom that tells.
            let conveyed = talks.conveyed_with(entry).map(|submitted| &submitted.id);
            talks.hidden_from(to, recorded, conveyed.unwrap_or(&entry.id))
        };
        self.may_be_named(hidden)
    }

    /// The same where it is known which entry is hidden.
    pub(crate) fn may_be_named(&mut self, hidden: Option<&Entry>) -> Result<(), Refusal> {
        let subject = || self.entry.event.subject();
        let subject = hidden.map_or_else(subject, |hidden| Subject::Entry(hidden.id.clone()));
        self.require_of(&ENTRY_DISCLOSURE_MENTIONS, hidden.is_none(), || subject)
    }

    /// The rules that hold for acts on points, positions and texts.
    pub(crate) fn table_rules(&mut self) -> Result<(), Refusal> {
        // A party answers and votes for itself, whoever writes it down.
        let event = &self.entry.event;
        let told_of = Voted::of(event).map(|fact| &fact.party);
        let told_of = told_of.or_else(|| Answered::of(event).map(|fact| &fact.party));
        let told_of = told_of.and_then(|id| self.talks.state.parties.find(id.as_str()));
        let told_of = told_of.or_else(|| PositionEvent::of(event).and(self.named.party));
        let is_away = |ix| self.is_now(ix, PartyState::is_away);
        // One party for itself was looked up already.
        let is_alone = matches!(self.entry.by, Actor::Party(_));
        let away = self.actors().any(is_away)
            || told_of.is_some_and(is_away)
            || !is_alone && self.makers().any(is_away);
        self.require(&ANY_ANY_PARTICIPATING, !away)?;
        self.not_resting()?;
        self.at_its_table()
    }

    /// The parties that act, and those they act for.
    fn makers(&self) -> impl Iterator<Item = Ix<PartyState>> + use<'a> {
        let parties = &self.talks.state.parties;
        let ids = self.entry.by.parties().flat_map(|(party, other)| std::iter::once(party).chain(other));
        ids.filter_map(|id| parties.find(id.as_str()))
    }

    /// Whether a party is so when the act is done. What it did before, it did.
    fn is_now(&self, ix: Ix<PartyState>, so: impl Fn(&PartyState) -> bool) -> bool {
        let party = self.talks.state.parties.get(ix).filter(|party| so(party));
        let since = party.and_then(|party| self.talks.places().get(party.participation.seq() as usize));
        since.is_some_and(|since| *since <= self.place)
    }

    /// any.any.resting: a negotiation that is completed or abandoned takes no act on points,
    /// positions and texts, and neither drafts nor agrees an instrument, until it is reopened.
    pub(crate) fn not_resting(&mut self) -> Result<(), Refusal> {
        let resting = self.process_status().is_some_and(|status| {
            matches!(status, NegotiationStatus::Completed | NegotiationStatus::Abandoned)
        });
        self.require(&ANY_ANY_RESTING, !resting)
    }

    /// any.any.suspended: while suspended or broken off, a negotiation takes no agreement and no
    /// closing.
    pub(crate) fn not_suspended(&mut self) -> Result<(), Refusal> {
        let suspended = self.talks.takes_no_agreement();
        self.require(&ANY_ANY_SUSPENDED, !suspended)?;
        self.track_goes_on()
    }

    pub(crate) fn process_status(&self) -> Option<NegotiationStatus> {
        self.talks.state.process.as_ref().map(|process| process.status.value())
    }

    /// One step of a lifecycle: the status permits the action, and the actor is entitled to it.
    pub(crate) fn step<L>(
        &mut self,
        from: Option<L::Status>,
        action: L::Action,
        concern: Concern<'_>,
    ) -> Result<(), Refusal>
    where
        L: Lifecycle<Role = Entitled>,
    {
        debug_assert_eq!(
            L::choice(action),
            self.entry.event.choice(),
            "the word of the event chose the action"
        );
        let row = L::row(from, action);
        self.require(L::status_rule(action), row.is_some())?;
        let entitled = row.or_else(|| L::rows_for(action).next()).map_or(&[][..], |row| row.entitled);
        let answer = self.entitles(entitled, concern);
        self.require(L::entitled_rule(action), answer)
    }

    /// An act beside the lifecycle: who is entitled to it.
    pub(crate) fn entitled(&mut self, concern: Concern<'_>) -> Result<(), Refusal> {
        let answer = self.entitles(self.kind.marks().beside, concern);
        self.require(self.kind.entitled(), answer)
    }

    /// An act beside the lifecycle: whether the status permits it.
    pub(crate) fn permits(&mut self, kept: bool) -> Result<(), Refusal> {
        self.require(self.kind.status(), kept)
    }

    fn entitles(&self, entitled: &[Entitled], concern: Concern<'_>) -> Answer {
        match &self.entry.by {
            Actor::Secretariat | Actor::Procedure => Answer::Kept,
            Actor::Outside(_) | Actor::Unknown => {
                if entitled.contains(&Entitled::Any) {
                    Answer::Kept
                } else {
                    Answer::NotShown
                }
            }
            Actor::Party(_) | Actor::Acting(_) | Actor::Jointly(_) => {
                let mut one = false;
                for actor in self.actors() {
                    if self.holds_one(actor, entitled, concern) || self.disposes_of_its_voice(actor) {
                        one = true;
                    } else if self.moved.is_none() && !self.joins(actor) {
                        // Of a motion it is enough that one is entitled who voted for it.
                        return Answer::Broken;
                    }
                }
                Answer::from(one)
            }
        }
    }

    pub(crate) fn holds_one(
        &self,
        actor: Ix<PartyState>,
        entitled: &[Entitled],
        concern: Concern<'_>,
    ) -> bool {
        let Some(party) = self.talks.state.parties.get(actor) else { return false };
        // Who carries on a place has what is of that place.
        let is_actor = |one: &Ix<PartyState>| *one == actor || self.talks.heir(*one) == actor;
        entitled.iter().any(|entitled| match entitled {
            Entitled::Any => true,
            Entitled::Own => concern.party.iter().chain(concern.members).any(is_actor),
            Entitled::Obligor => concern.obligors.iter().any(is_actor),
            Entitled::Beneficiary => concern.beneficiaries.iter().any(is_actor),
            Entitled::Verifier => concern.verifier.iter().any(is_actor),
            Entitled::Principal => party.is_principal(),
            Entitled::Group => self.is_spoken_for_by_a_member(actor, &party.id),
            Entitled::Proposer => {
                // What several made jointly they dispose of jointly; any of them shows it to the others.
                let shows = matches!(self.entry.event, Event::Version(VersionEvent::Tabled(_)));
                let by = concern.proposer.filter(|_| concern.owners.is_empty());
                let makers = self.parties_of(by.into_iter().flat_map(Actor::voices).chain(concern.owners));
                // Those who are gone or away leave it to the others.
                let is_here =
                    |ix: &Ix<PartyState>| !self.talks.state.parties.get(*ix).is_some_and(PartyState::is_away);
                let all = self.talks.heirs(makers);
                let here: Vec<_> = all.iter().copied().filter(is_here).gather();
                let makers = if here.is_empty() { all } else { here };
                makers.iter().any(is_actor) && (shows || self.is_act_of_all(&makers) == Answer::Kept)
            }
            Entitled::Addressee => {
                concern.proposal.is_some_and(|proposal| self.talks.state.is_addressed(proposal, actor))
            }
            Entitled::Chair => party.roles.has_any(RoleSet::CHAIR) || self.presides_over(party, concern),
            Entitled::Mediator => party.roles.has_any(RoleSet::MEDIATORS),
            Entitled::Convener => party.roles.has_any(RoleSet::CONVENER),
            Entitled::MeetingHost => concern.host.iter().any(is_actor),
            Entitled::Guarantor => {
                party.roles.has_any(RoleSet::GUARANTOR) || holds_for(party, &Role::GUARANTOR, concern)
            }
            Entitled::Depositary => {
                party.roles.has_any(RoleSet::DEPOSITARY) || holds_for(party, &Role::DEPOSITARY, concern)
            }
            Entitled::Monitor => party.roles.has_any(RoleSet::MONITOR),
            Entitled::Arbiter => concern.arbiter == Some(actor),
            Entitled::Consequence => false,
        })
    }

    /// Whether a party presides over the meeting, or over a track of the thing.
    fn presides_over(&self, party: &PartyState, concern: Concern<'_>) -> bool {
        let mut chairs = party
            .holdings
            .iter()
            .filter(|holding| holding.role == Role::CHAIR && holding.status.value() == RoleStatus::Held);
        chairs.any(|holding| match &holding.scope {
            Scope::Whole => true,
            Scope::Meeting(id) => concern.meeting == Some(id),
            Scope::Instrument(id) => concern.instrument == Some(id),
            Scope::Track(id) => {
                let mut tracks = concern.tracks.iter().filter_map(|ix| self.talks.state.tracks.get(*ix));
                let now = |track: &TrackState| {
                    concern.point.is_none_or(|point| track.has_point(point) && !track.is_closed())
                };
                tracks.any(|track| track.id == *id && now(track))
            }
        })
    }

    /// The parties whose act it is.
    pub(crate) fn actors(&self) -> impl Iterator<Item = Ix<PartyState>> + use<'a> {
        self.actors.as_slice().iter().copied()
    }
}

/// Whether a party holds a role for the instrument concerned.
fn holds_for(party: &PartyState, role: &Role, concern: Concern<'_>) -> bool {
    let held = |holding: &crate::talks::party::Holding| {
        let here = matches!(&holding.scope, Scope::Instrument(id) if concern.instrument == Some(id));
        here && holding.role == *role && holding.status.value() == RoleStatus::Held
    };
    concern.instrument.is_some() && party.holdings.iter().any(held)
}

impl Negotiation {
    /// Whether it is suspended or broken off.
    pub(crate) fn takes_no_agreement(&self) -> bool {
        self.state.process.as_ref().is_some_and(|process| {
            process.suspended.value() || process.status.value() == NegotiationStatus::BrokenOff
        })
    }
}
