//! Who may see what, and since when.

use std::{collections::BTreeMap, sync::Arc};

use super::Audience;
use crate::{
    event::{Disclosure, Entry},
    state::Negotiation,
    talks::party::{Participation, RoleStatus},
    value::{id::EntryId, role::Role, when::Instant},
};

/// What an audience is admitted to, as the record stands now.
pub(super) struct Viewer<'a> {
    audience: &'a Audience,
    takes_part: bool,
    roles: Vec<&'a Role>,
}

impl<'a> Viewer<'a> {
    pub(super) fn of(talks: &'a Negotiation, audience: &'a Audience) -> Self {
        let party = match audience {
            Audience::Party(party) => talks.party(party),
            Audience::Public | Audience::Participants => None,
        };
        let takes_part = match audience {
            Audience::Public => false,
            Audience::Participants => true,
            Audience::Party(_) => {
                party.is_some_and(|party| party.participation() == Participation::Participating)
            }
        };
        let roles = party.into_iter().flat_map(|party| party.roles().collect::<Vec<_>>());
        let roles = roles.filter(|role| role.status == RoleStatus::Held);
        Self { audience, takes_part, roles: roles.map(|role| role.role).collect() }
    }

    pub(super) fn may_see(&self, disclosure: &Disclosure) -> bool {
        match disclosure {
            Disclosure::Public => true,
            Disclosure::Participants => self.takes_part,
            Disclosure::Parties(parties) => match self.audience {
                Audience::Party(party) => parties.contains(party),
                Audience::Public | Audience::Participants => false,
            },
            Disclosure::Role(role) => self.roles.contains(&role),
            Disclosure::Recorder => false,
        }
    }
}

/// The entries that were disclosed by those that count, and when. What is seen with another entry comes after it.
pub(super) fn told_later(
    entries: &[Arc<Entry>],
    counts: impl Fn(&Entry) -> bool,
) -> BTreeMap<&EntryId, Instant> {
    let mut all: BTreeMap<&EntryId, Instant> = BTreeMap::new();
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
