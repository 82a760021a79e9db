//! What an actor sees of the things that it may act on.

use std::sync::Arc;

use crate::{
    event::{Actor, Disclosure, Entry, fact::Mention},
    judge::permitted::Probe,
    state::Negotiation,
    talks::party::PartyState,
    value::id::PartyId,
};

/// The entries that an actor sees, by their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    /// None: all of them.
    seen: Option<Vec<bool>>,
}

impl Sight {
    /// What every party of the actor sees, those it acts for included. Each of them knows of itself.
    pub(super) fn of(talks: &Negotiation, actor: &Actor) -> Self {
        let keeps_the_record = matches!(actor, Actor::Secretariat | Actor::Procedure);
        if keeps_the_record || !talks.is_restricted() {
            return Self { seen: None };
        }
        let by_id = |id: &PartyId| talks.state.parties.by_key(id.as_str());
        let voices: Vec<Option<&PartyState>> = actor.voices().map(by_id).collect();
        let proxies = actor.parties().filter(|(_, other)| other.is_some()).map(|(party, _)| by_id(party));
        let all: Vec<Option<&PartyState>> = voices.iter().copied().chain(proxies).collect();
        // Whoever the record does not know sees what everybody sees.
        let strange = all.is_empty() || all.iter().any(Option::is_none);
        let is_seen = |(entry, seq): (&Arc<Entry>, u32)| {
            let itself = voices.iter().flatten().any(|party| party.introduced == seq);
            let by_all = || all.iter().flatten().all(|party| talks.is_seen_by(party, entry));
            let public = || !strange || talks.may_be_seen(entry, &Disclosure::Public);
            itself || (by_all() && public())
        };
        let seen = talks.entries().iter().zip(0_u32..).map(is_seen).collect();
        Self { seen: Some(seen) }
    }

    /// Whether the entry with this number is seen.
    pub(crate) fn sees(&self, seq: u32) -> bool {
        self.seen.as_ref().is_none_or(|seen| seen.get(seq as usize).copied().unwrap_or(false))
    }

    /// Whether every entry is seen.
    pub(super) const fn sees_all(&self) -> bool {
        self.seen.is_none()
    }
}

impl Probe<'_> {
    /// Whether the actor sees what is mentioned; what is new is nowhere yet.
    pub(super) fn sees(&self, mention: Mention<'_>) -> bool {
        self.talks.number_of(mention).is_none_or(|seq| self.sight.sees(seq))
    }
}
