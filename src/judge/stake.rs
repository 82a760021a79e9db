//! What nobody does alone.
//!
//! An act that changes who decides, how it is counted, who acts for whom, what was consented to, or whether others can
//! act at all, needs the agreement of those whom it would outvote, in whose name it would be done, who consented, or who
//! would be kept from acting. The rule is the one for changing the procedure, counted over those who decide as they were
//! before the act, and over those concerned; for what holds up a point it is the rule for agreeing on it. What is done in the
//! name of some needs each of them. What a party does to itself alone it does alone. The secretariat, which sets the
//! table up and keeps the record, tells what was agreed elsewhere.

use crate::{
    decision::DecisionRule,
    event::{
        Actor, Disclosure, Entry, Event,
        fact::{Mention, Stake},
    },
    judge::{
        Refusal,
        act::{has_powers, moves_on},
        require::{Answer, Judge},
        rule::catalogue::{ANY_ANY_ALONE, ENTRY_DISCLOSURE_TOUCHED},
    },
    state::Named,
    talks::{
        meeting::MeetingState,
        party::{PartyState, RoleAssigned, RoleDeclined, RoleEnded},
        point::PointState,
        question::{Place, QuestionState, QuestionStatus},
    },
    things::things,
    value::{gather::Gather, id::PartyId, register::EventTime, role::Role, sorted::Set, table::Ix},
};

/// Whose agreement an act needs beside the rules of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Touched {
    /// Nobody's: it touches nobody but those who act.
    NobodyElse,
    /// Nobody's further: a rule of its kind asks those whom it touches.
    ByItsRule,
    /// That of those who decide, and of these with them.
    All(Vec<Ix<PartyState>>),
    /// That of those who decide, and of each of these besides: it is theirs, whoever decides.
    Both(Vec<Ix<PartyState>>),
    /// That of those who decide on a point, by the rule for agreeing.
    Table(Ix<PointState>),
    /// That of each of these: it is done in their name.
    Each(Vec<Ix<PartyState>>),
    /// That of each of these, who wait for it; or that of those who decide, since nobody is kept from acting by waiting.
    Waiting(Vec<Ix<PartyState>>),
}

impl Touched {
    /// That of those who decide, unless those who act do it alone.
    pub(crate) const fn unless(alone: bool) -> Self {
        if alone { Self::NobodyElse } else { Self::All(Vec::new()) }
    }

    /// That of each of these, if there are any.
    pub(crate) fn each(parties: Vec<Ix<PartyState>>) -> Self {
        if parties.is_empty() { Self::NobodyElse } else { Self::Each(parties) }
    }

    /// That of those who wait for it; otherwise this.
    pub(crate) fn waiting(parties: Vec<Ix<PartyState>>, otherwise: Self) -> Self {
        if parties.is_empty() { otherwise } else { Self::Waiting(parties) }
    }
}

/// What the events of a thing change for others than those who act.
pub(crate) trait Staked {
    /// Returns whom the event touches, as things stand before it.
    fn touches(&self, _judge: &Judge<'_>) -> Touched {
        Touched::NobodyElse
    }

    /// Who has to see the event.
    fn shown(&self, _judge: &Judge<'_>) -> Shown<'_> {
        Shown::AsItTouches
    }
}

/// Who has to see an act.
pub(crate) enum Shown<'e> {
    /// Those whom a kind of its stake may touch, or who see what it moves from one status to another: who sees what it is
    /// about. Another act may be kept from others.
    AsItTouches,
    /// Who sees one of these things, which it stands in the way of or counts for; without things all who decide.
    With(Vec<Mention<'e>>),
    /// Who sees a question that is open at this meeting; where there is none, anybody whom those who act choose.
    At(Ix<MeetingState>),
    /// Anybody whom those who act choose.
    Kept,
}

macro_rules! staking {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Judge<'_> {
            pub(crate) fn touched(&self, event: &Event) -> Touched {
                match event {
                    $($(Event::$Thing(event) => <$Events as Staked>::touches(event, self),)?)*
                }
            }

            pub(crate) fn shown<'e>(&self, event: &'e Event) -> Shown<'e> {
                match event {
                    $($(Event::$Thing(event) => <$Events as Staked>::shown(event, self),)?)*
                }
            }
        }
    };
}

things!(staking);

impl<'a> Judge<'a> {
    /// any.any.alone, entry.disclosure.touched: those whom it would touch agree to it, and see it.
    #[inline]
    pub(crate) fn asks_those_touched(&mut self, event: &Event) -> Result<(), Refusal> {
        // Most acts change nothing for others, and everybody sees them.
        if self.kind.stake() == Stake::Nothing
            && self.entry.disclosure == Disclosure::Public
            && !matches!(event, Event::Consent(_))
        {
            return Ok(());
        }
        self.asks_each_touched(event)
    }

    #[inline(never)]
    fn asks_each_touched(&mut self, event: &Event) -> Result<(), Refusal> {
        let talks = self.talks;
        let told = matches!(self.entry.by, Actor::Secretariat | Actor::Procedure) && self.moved.is_none();
        if told {
            return Ok(());
        }
        // Consent to be bound is a party's own, and for the others to see.
        let mut concerns_others = self.kind.stake() != Stake::Nothing || matches!(event, Event::Consent(_));
        // Nearly always everybody sees it, and nobody is looked for who does not.
        let hides = self.hides();
        concerns_others |= hides && moves_on(self.kind);
        if !(concerns_others || hides) {
            return Ok(());
        }
        let subject = hides.then(|| event.subject());
        let shown = subject.as_ref().and_then(|subject| match self.shown(event) {
            Shown::With(things) => Some(things),
            Shown::AsItTouches => concerns_others.then(|| subject.mention().into_iter().collect()),
            Shown::At(meeting) => {
                let questions = talks.state.questions.items().iter();
                let open = |own: &&QuestionState| {
                    own.at == Some(meeting) && own.status.value() == QuestionStatus::Open
                };
                let asked: Vec<_> = questions.filter(open).map(|own| Mention::Question(&own.id)).gather();
                (!asked.is_empty()).then_some(asked)
            }
            Shown::Kept => None,
        });
        if (!concerns_others && shown.is_none()) || !talks.is_table_set() {
            return Ok(());
        }
        let mut touched = self.touched(event);
        // Where nobody is left in whose name it would be done, those who decide agree to it.
        if let Touched::Each(parties) = &touched {
            if talks.heirs(parties.iter().copied()).is_empty() {
                touched = Touched::All(Vec::new());
            }
        }
        // What others have voted on is not changed under their hands.
        if touched == Touched::NobodyElse && self.is_voted_on(event) {
            touched = Touched::All(Vec::new());
        }
        let (answer, by, concerned) = match touched {
            Touched::NobodyElse | Touched::ByItsRule => (Answer::Kept, &DecisionRule::Unanimity, Vec::new()),
            Touched::Each(parties) => {
                let parties = talks.heirs(parties);
                (self.is_act_of_all(&parties), &DecisionRule::Unanimity, parties)
            }
            Touched::Table(point) => {
                let (verdict, by, electorate) = self.carried_at(talks.state.points.get(point));
                (Answer::from(verdict), by, electorate)
            }
            Touched::Waiting(parties) if self.is_act_of_all(&parties) == Answer::Kept => {
                (Answer::Kept, &DecisionRule::Unanimity, parties)
            }
            Touched::Both(parties) => {
                let theirs = talks.heirs(parties.iter().copied());
                match self.is_act_of_all(&theirs) {
                    answer @ (Answer::Broken | Answer::NotShown) if !theirs.is_empty() => {
                        (answer, &DecisionRule::Unanimity, theirs)
                    }
                    Answer::Kept | Answer::Broken | Answer::NotShown => self.by_who_decides(parties),
                }
            }
            Touched::All(concerned) | Touched::Waiting(concerned) => self.by_who_decides(concerned),
        };
        self.require_agreed(&ANY_ANY_ALONE, answer, by, &concerned)?;
        let seen =
            shown.is_none_or(|things| self.is_seen_by_all(&self.entry.disclosure, &things, &concerned));
        self.require(&ENTRY_DISCLOSURE_TOUCHED, seen)
    }

    /// Whether a party does with whoever is entitled to it what touches others: it decides with them.
    pub(crate) fn joins(&self, actor: Ix<PartyState>) -> bool {
        let party = self.talks.state.parties.get(actor);
        self.kind.stake() != Stake::Nothing && party.is_some_and(PartyState::is_principal)
    }

    /// Whether a party gives another its own voice, or takes it back, or a role without powers that is held for it: that is
    /// its own affair, or that of who carries on its place, whether or not it decides.
    pub(crate) fn disposes_of_its_voice(&self, actor: Ix<PartyState>) -> bool {
        let event = &self.entry.event;
        let given = RoleAssigned::of(event).filter(|fact| fact.role == Role::ACTS_FOR);
        let ended = RoleEnded::of(event).filter(|fact| !has_powers(&fact.role));
        let declined = RoleDeclined::of(event).filter(|fact| !has_powers(&fact.role));
        let whose = given.map(|fact| &fact.for_party).or(ended.map(|fact| &fact.for_party));
        let whose = whose.or(declined.map(|fact| &fact.for_party)).and_then(Option::as_ref);
        let whose = whose.and_then(|id| self.talks.state.parties.find(id.as_str()));
        whose.is_some_and(|whose| self.talks.heir(whose) == actor)
    }

    /// How those who decide carry it by the rule for changing the procedure, and over whom they are counted.
    fn by_who_decides(
        &self,
        concerned: Vec<Ix<PartyState>>,
    ) -> (Answer, &'a DecisionRule, Vec<Ix<PartyState>>) {
        let state = &self.talks.state;
        let changing = state.procedure().changing();
        let carried =
            |electorate: &[Ix<PartyState>]| Answer::from(self.agreed_by(changing, electorate, || 0, false).0);
        // Who is concerned and does not decide may hold it up, and does not help to carry it.
        let deciding = self.deciding(&concerned);
        let all = self.talks.heirs(state.principals.iter().copied().chain(concerned));
        match carried(&deciding) {
            Answer::Kept => (carried(&all), changing, all),
            answer @ (Answer::Broken | Answer::NotShown) => {
                (answer, changing, if deciding.is_empty() { all } else { deciding })
            }
        }
    }

    /// Those who decide; where one at most is left, with those of these who decided once.
    fn deciding(&self, concerned: &[Ix<PartyState>]) -> Vec<Ix<PartyState>> {
        let state = &self.talks.state;
        let deciding = self.talks.heirs(state.principals.iter().copied());
        if deciding.len() > 1 {
            return deciding;
        }
        let decided = |ix: &Ix<PartyState>| {
            state.parties.get(*ix).is_some_and(|party| party.has_held(&Role::PRINCIPAL))
        };
        self.talks.heirs(deciding.into_iter().chain(concerned.iter().copied().filter(decided)))
    }

    /// Whether it is an act of parties that not everybody sees.
    fn hides(&self) -> bool {
        self.governs() && self.entry.by.is_of_parties() && self.entry.disclosure != Disclosure::Public
    }

    /// entry.disclosure.touched: what follows is seen by those who see what it is about. An entry as it would be recorded.
    pub(crate) fn shows_what_follows(
        &mut self,
        recorded: &Entry,
        named: Named,
        place: EventTime,
    ) -> Result<(), Refusal> {
        let talks = self.talks;
        if !self.hides() || !talks.is_table_set() || talks.is_late(&recorded.event, named, place) {
            return Ok(());
        }
        let (follows, _) = talks.what_follows(recorded, named, place);
        for next in follows.iter().filter(|next| moves_on(next.event.kind())) {
            let subject = next.event.subject();
            let shown: Vec<_> = subject.mention().into_iter().collect();
            let seen = self.is_seen_by_all(&next.disclosure, &shown, &[]);
            self.require_of(&ENTRY_DISCLOSURE_TOUCHED, seen, || subject.clone())?;
        }
        Ok(())
    }

    /// Whether a question that holds it up is on this text or this table, on a version or an offer that contains it, or its
    /// motion names it, and somebody has answered it who neither acts nor put it. Of itself a party disposes all the same.
    pub(crate) fn is_voted_on(&self, event: &Event) -> bool {
        // Often nothing is put to the vote.
        if self.talks.state.questions.len() == 0 || self.kind.stake() == Stake::Nothing {
            return false;
        }
        let subject = event.subject();
        let is_text = |thing: &Mention<'_>| {
            matches!(
                thing,
                Mention::Point(_)
                    | Mention::Alternative(_)
                    | Mention::Version(_)
                    | Mention::Track(_)
                    | Mention::Instrument(_)
            )
        };
        let Some(thing) = subject.mention().filter(is_text) else { return false };
        let talks = self.talks;
        // What it introduces nobody has voted on.
        if talks.introduced(thing).is_none() {
            return false;
        }
        let is_here = |ix| !talks.state.parties.get(ix).is_some_and(PartyState::is_dissolved);
        let has_sat = |ix| talks.state.parties.get(ix).is_some_and(PartyState::has_sat);
        let is_other = |place: &Place<'_>| {
            let party = talks.heir(place.party);
            is_here(party) && !self.actors().any(|ix| ix == party)
        };
        let questions = talks.state.questions.items().iter();
        questions.filter(|question| talks.holds_up(question, &thing)).any(|question| {
            // A question of one's own holds up nobody by one's own vote, nor by what nobody sees before it is over.
            let put = talks.nth(question.introduced);
            let put = put.map_or_else(Vec::new, |put| self.parties_of(put.by.voices()));
            let puts_it = |place: &Place<'_>| place.voices().any(|party| put.contains(&party));
            let goes_on = question.status.value() == QuestionStatus::Open
                && self.has_ended(question.closes.get().as_ref()) != Answer::Kept;
            let is_theirs = !put.is_empty() && !self.is_of_one_of(&put);
            let unseen = question.is_answered_unseen() && !(is_theirs && goes_on);
            // Whoever never sat at the table, and is not asked for the act, keeps nobody there from anything.
            let asked = question.motion(talks).map(|motion| talks.asking_for(motion.event()).1);
            let counts = |place: &Place<'_>| {
                place.voices().any(|ix| has_sat(ix) || asked.as_ref().is_some_and(|all| all.contains(&ix)))
            };
            let answered = |place: &Place<'_>| {
                is_other(place) && !puts_it(place) && counts(place) && (unseen || question.has_vote_of(place))
            };
            talks.places_in(question).iter().any(answered)
        })
    }

    /// Whether all who decide, and these, see what is disclosed so, as far as they see one of the things that it is shown
    /// with. What is not there yet hides nothing.
    fn is_seen_by_all(&self, to: &Disclosure, shown: &[Mention<'_>], concerned: &[Ix<PartyState>]) -> bool {
        let talks = self.talks;
        let grounds: Vec<_> = shown.iter().filter_map(|thing| talks.introduced(*thing)).gather();
        let all = talks.state.principals.iter().chain(concerned);
        all.filter_map(|ix| talks.state.parties.get(*ix)).all(|party| {
            let knows = grounds.is_empty() || grounds.iter().any(|ground| talks.is_seen_by(party, ground));
            !knows || party.is_admitted_by(to)
        })
    }

    /// Whether one of these acts.
    pub(crate) fn is_of_one_of(&self, parties: &[Ix<PartyState>]) -> bool {
        self.actors().any(|actor| parties.contains(&actor))
    }

    /// Whether these are all who act.
    pub(crate) fn is_of(&self, party: Option<Ix<PartyState>>) -> bool {
        party.is_some_and(|party| self.actors().eq([party]))
    }

    /// Whether those who act put there what others took away, or took away with them, by an act on it. What a member
    /// does for its group, it does itself.
    pub(crate) fn was_removed_by_others(&self, put: u32, taken: u32) -> bool {
        let ours = self.hands(&self.entry.by);
        let hands = |seq| self.talks.nth(seq).map(|entry| self.hands(&entry.by));
        let put = hands(put).is_some_and(|put| !put.is_disjoint(&ours));
        let theirs = self.talks.nth(taken).filter(|taken| taken.rare.cause.is_none());
        let theirs = theirs.map(|taken| self.hands(&taken.by));
        put && theirs.is_some_and(|theirs| theirs.is_empty() || !theirs.is_subset(&ours))
    }

    /// Those whose act something is, or who carry on their place: of one that acts for a group of its own, the member.
    fn hands(&self, by: &Actor) -> Set<Ix<PartyState>> {
        let parties = &self.talks.state.parties;
        let find = |id: &PartyId| parties.find(id.as_str());
        let hand = |(own, other): (&PartyId, Option<&PartyId>)| {
            let own = find(own)?;
            let group = other.and_then(find);
            let is_member =
                group.is_some_and(|group| parties.get(own).is_some_and(|own| own.is_member_of(group)));
            Some(self.talks.heir(if is_member { own } else { group.unwrap_or(own) }))
        };
        by.parties().filter_map(hand).collect()
    }

    /// Whether those who act made the entry with this number, or carry on the place of those who did, and nobody else did.
    pub(crate) fn is_of_makers(&self, seq: u32) -> bool {
        let makers = self.talks.nth(seq).map(|entry| self.heirs_of(&entry.by));
        makers.is_some_and(|makers| !makers.is_empty() && makers == self.heirs_of(&self.entry.by))
    }

    /// The parties whose act something is, or those that carry on their place.
    fn heirs_of(&self, by: &Actor) -> Set<Ix<PartyState>> {
        self.parties_of(by.voices()).into_iter().map(|party| self.talks.heir(party)).collect()
    }

    /// Parties by their ids.
    pub(crate) fn parties_of<'p>(&self, ids: impl IntoIterator<Item = &'p PartyId>) -> Vec<Ix<PartyState>> {
        ids.into_iter().filter_map(|id| self.talks.state.parties.find(id.as_str())).gather()
    }

    /// Of these, the parties that do not act.
    pub(crate) fn others(&self, parties: impl IntoIterator<Item = Ix<PartyState>>) -> Vec<Ix<PartyState>> {
        let actors: Vec<_> = self.actors().collect();
        parties.into_iter().filter(|party| !actors.contains(&self.talks.heir(*party))).gather()
    }
}
