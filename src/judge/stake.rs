//! What nobody does alone.
//!
//! An act that changes who decides, how it is counted, who acts for whom, what was consented to, or whether others can
//! act at all, needs the agreement of those whom it would outvote, in whose name it would be done, who consented, or who
//! would be kept from acting. The rule is the one for changing the procedure, counted over those who decide as they were
//! before the act, and over those concerned. What a party does to itself alone it does alone. The secretariat, which sets the
//! table up and keeps the record, tells what was agreed elsewhere.

use crate::{
    event::{Actor, Disclosure, Event, fact::Stake},
    judge::{
        Refusal,
        require::{Answer, Judge, acting_parties},
        rule::catalogue::{ANY_ANY_ALONE, ENTRY_DISCLOSURE_TOUCHED},
    },
    talks::party::PartyState,
    things::things,
    value::{id::PartyId, table::Ix},
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
    /// That of each of these: it is done in their name.
    Each(Vec<Ix<PartyState>>),
}

impl Touched {
    /// That of those who decide, unless those who act do it alone.
    pub(crate) const fn unless(alone: bool) -> Self {
        if alone { Self::NobodyElse } else { Self::All(Vec::new()) }
    }
}

/// What the events of a thing change for others than those who act.
pub(crate) trait Staked {
    /// Returns whom the event touches, as things stand before it.
    fn touches(&self, _judge: &Judge<'_>) -> Touched {
        Touched::NobodyElse
    }
}

macro_rules! staking {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        impl Judge<'_> {
            fn touched(&self, event: &Event) -> Touched {
                match event {
                    $($(Event::$Thing(event) => <$Events as Staked>::touches(event, self),)?)*
                }
            }
        }
    };
}

things!(staking);

impl Judge<'_> {
    /// any.any.alone, entry.disclosure.touched: those whom it would touch agree to it, and see it.
    pub(crate) fn asks_those_touched(&mut self, event: &Event) -> Result<(), Refusal> {
        let talks = self.talks;
        // Consent to be bound is a party's own, and for the others to see.
        let concerns_others = self.kind.stake() != Stake::Nothing || matches!(event, Event::Consent(_));
        let told = matches!(self.entry.by, Actor::Secretariat | Actor::Procedure) && self.moved.is_none();
        if !concerns_others || told || !talks.is_table_set() {
            return Ok(());
        }
        let (answer, concerned) = match self.touched(event) {
            Touched::NobodyElse | Touched::ByItsRule => (Answer::Kept, Vec::new()),
            Touched::Each(parties) => (self.is_act_of_all(&parties), parties),
            Touched::All(concerned) => {
                let principals = &talks.state.principals;
                let more = concerned.into_iter().filter(|party| !principals.contains(party));
                let electorate: Vec<_> = principals.iter().copied().chain(more).collect();
                let changing = talks.state.procedure().changing();
                let ballot = |party| self.ballot(party);
                let (verdict, _) = talks.joint_agreement(changing, ballot, &electorate, false);
                (Answer::from(verdict), electorate)
            }
        };
        self.require(&ANY_ANY_ALONE, answer)?;
        let hides =
            self.governs() && self.entry.by.is_of_parties() && self.entry.disclosure != Disclosure::Public;
        let seen = !hides || self.is_seen_by_all(event, &concerned);
        self.require(&ENTRY_DISCLOSURE_TOUCHED, seen)
    }

    /// Whether all who decide, and these, see the act, as far as they see what it is about.
    fn is_seen_by_all(&self, event: &Event, concerned: &[Ix<PartyState>]) -> bool {
        let talks = self.talks;
        let ground = event.subject().mention().and_then(|subject| talks.introduced(subject));
        let all = talks.state.principals.iter().chain(concerned);
        all.filter_map(|ix| talks.state.parties.get(*ix)).all(|party| {
            ground.is_some_and(|ground| !talks.is_seen_by(party, ground))
                || party.is_admitted_by(&self.entry.disclosure)
        })
    }

    /// Whether these are all who act.
    pub(crate) fn is_of(&self, party: Option<Ix<PartyState>>) -> bool {
        party.is_some_and(|party| self.actors().eq([party]))
    }

    /// Whether those who act made the entry with this number, and nobody else did.
    pub(crate) fn is_of_makers(&self, seq: u32) -> bool {
        let Some(entry) = self.talks.nth(seq) else { return false };
        let mut makers: Vec<&PartyId> = acting_parties(&entry.by).collect();
        let mut actors: Vec<&PartyId> = acting_parties(&self.entry.by).collect();
        makers.sort_unstable();
        actors.sort_unstable();
        !makers.is_empty() && makers == actors
    }

    /// Parties by their ids.
    pub(crate) fn parties_of<'p>(&self, ids: impl IntoIterator<Item = &'p PartyId>) -> Vec<Ix<PartyState>> {
        ids.into_iter().filter_map(|id| self.talks.state.parties.find(id.as_str())).collect()
    }

    /// Of these, the parties that do not act.
    pub(crate) fn others(&self, parties: impl IntoIterator<Item = Ix<PartyState>>) -> Vec<Ix<PartyState>> {
        let actors: Vec<_> = self.actors().collect();
        parties.into_iter().filter(|party| !actors.contains(party)).collect()
    }
}
