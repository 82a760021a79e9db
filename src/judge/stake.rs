//! What nobody does alone.
//!
//! An act that changes who decides, how it is counted, who acts for whom, what was consented to, or whether others can
//! act at all, needs the agreement of those whom it would outvote, in whose name it would be done, who consented, or who
//! would be kept from acting. The rule is the one for changing the procedure, counted over those who decide as they were
//! before the act, and over those concerned. What a party does to itself alone it does alone. The secretariat, which sets the
//! table up and keeps the record, tells what was agreed elsewhere.

use crate::{
    event::{Actor, Event, fact::Stake},
    judge::{
        Refusal,
        require::{Answer, Judge, acting_parties},
        rule::catalogue::ANY_ANY_ALONE,
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
    /// any.any.alone: who it would touch agrees to it.
    pub(crate) fn not_alone(&mut self, event: &Event) -> Result<(), Refusal> {
        let talks = self.talks;
        if self.kind.stake() == Stake::Nothing || talks.state.principals.len() < 2 {
            return Ok(());
        }
        if let Actor::Secretariat | Actor::Procedure = self.entry.by {
            return Ok(());
        }
        let answer = match self.touched(event) {
            Touched::NobodyElse | Touched::ByItsRule => return Ok(()),
            Touched::Each(parties) => self.is_act_of_all(&parties),
            Touched::All(concerned) => {
                let mut electorate = talks.state.principals.clone();
                electorate
                    .extend(concerned.into_iter().filter(|party| !talks.state.principals.contains(party)));
                let actors: Vec<_> = self.actors().collect();
                let changing = talks.state.procedure().changing();
                Answer::from(talks.joint_agreement(changing, &actors, &electorate, false).0)
            }
        };
        self.require(&ANY_ANY_ALONE, answer)
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
