//! Who may see what, and since when.

use std::sync::Arc;

use super::Audience;
use crate::{
    event::{Disclosure, Entry},
    state::Negotiation,
    talks::party::PartyState,
    value::{id::EntryId, sorted::Map, when::Instant},
};

/// What an audience is admitted to, as the record stands now.
pub(super) struct Viewer<'a> {
    audience: &'a Audience,
    /// The party, if it is one that the record knows.
    party: Option<&'a PartyState>,
}

impl<'a> Viewer<'a> {
    pub(super) fn of(talks: &'a Negotiation, audience: &'a Audience) -> Self {
        let party = match audience {
            Audience::Party(party) => talks.state.parties.by_key(party.as_str()),
            Audience::Public | Audience::Participants => None,
        };
        Self { audience, party }
    }

    pub(super) fn may_see(&self, disclosure: &Disclosure) -> bool {
        match (self.audience, disclosure) {
            (_, Disclosure::Public) | (Audience::Participants, Disclosure::Participants) => true,
            (Audience::Party(party), disclosure) => self.party.map_or_else(
                || matches!(disclosure, Disclosure::Parties(parties) if parties.contains(party)),
                |party| party.is_admitted_by(disclosure),
            ),
            (Audience::Public | Audience::Participants, _) => false,
        }
    }
}

/// The entries that were disclosed by those that count, and when. What is seen with another entry comes after it.
pub(super) fn told_later(entries: &[Arc<Entry>], counts: impl Fn(&Entry) -> bool) -> Map<&EntryId, Instant> {
    let mut all: Map<&EntryId, Instant> = Map::new();
    for entry in entries.iter().rev() {
        if let Some(id) = entry.discloses().filter(|_| counts(entry)) {
            all.insert(id, entry.recorded());
        }
    }
    if all.is_empty() {
        return all;
    }
    for entry in entries {
        let with = entry.seen_with().and_then(|other| all.get(other).copied());
        let with = with.map(|since| since.max(entry.recorded()));
        if let Some(since) = with.into_iter().chain(all.get(entry.id()).copied()).min() {
            all.insert(entry.id(), since);
        }
    }
    all
}
