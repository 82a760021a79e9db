//! Reading a party.

use std::fmt;

use crate::{
    event::{Entry, Event},
    state::Negotiation,
    talks::party::{Participation, PartyEvent, PartyState, RoleStatus},
    value::{
        id::PartyId,
        role::{Role, Scope},
        table::Ix,
        text::Name,
        when::When,
        word::PartyKind,
    },
};

/// A party as it stands.
#[derive(Clone, Copy, Debug)]
pub struct PartyView<'a> {
    talks: &'a Negotiation,
    state: &'a PartyState,
}

/// A role that a party was offered, holds, or held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleView<'a> {
    /// The role.
    pub role: &'a Role,
    /// What it extends to.
    pub scope: &'a Scope,
    /// How the party stands to it.
    pub status: RoleStatus,
    /// For whom, where it is held for a party: the one acted for, advised, supported.
    pub for_party: Option<&'a PartyId>,
}

/// The role, with what it extends to and for whom it is: `chair of meeting m`, `adviser for c`.
impl fmt::Display for RoleView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.role)?;
        match self.scope {
            Scope::Whole => {}
            Scope::Meeting(id) => write!(f, " of meeting {id}")?,
            Scope::Track(id) => write!(f, " of track {id}")?,
            Scope::Instrument(id) => write!(f, " of instrument {id}")?,
        }
        self.for_party.map_or(Ok(()), |party| write!(f, " for {party}"))
    }
}

/// A further name of a party.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct KnownAs<'a> {
    /// The name.
    pub name: &'a Name,
    /// Since when it is used, as far as said.
    pub from: Option<&'a When>,
    /// Until when it was used, as far as said.
    pub until: Option<&'a When>,
    /// The entry that tells of it, or that replaced it.
    pub entry: &'a Entry,
}

impl<'a> PartyView<'a> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &'a PartyId {
        &self.state.id
    }

    /// The name it has now.
    #[must_use]
    pub const fn name(&self) -> &'a Name {
        self.state.name.get()
    }

    /// Other names it has, or had.
    pub fn aliases(&self) -> impl Iterator<Item = &'a Name> + use<'a> {
        self.state.aliases.iter().map(|(name, _)| name)
    }

    /// The same, with what is known of when: a name that was changed was used until the entry.
    pub fn known_as(&self) -> impl Iterator<Item = KnownAs<'a>> + use<'a> {
        let talks = self.talks;
        self.state.aliases.iter().filter_map(move |(name, seq)| {
            let entry = talks.nth(*seq)?;
            Some(if let Event::Party(PartyEvent::AliasAdded(fact)) = &entry.event {
                KnownAs { name, from: fact.from.as_ref(), until: fact.until.as_ref(), entry }
            } else {
                KnownAs { name, from: None, until: None, entry }
            })
        })
    }

    /// What it split into, merged into, or was succeeded by; and what it came from in one of these
    /// ways: the entries that say so.
    pub fn identity(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let talks = self.talks;
        self.state.identity.iter().filter_map(move |seq| talks.nth(*seq))
    }

    /// The parties whose positions count for it where it has taken none: its predecessors, and theirs.
    pub fn inherits_from(&self) -> impl Iterator<Item = &'a PartyId> + use<'a> {
        let talks = self.talks;
        let all = talks.state.parties.find(self.id().as_str()).map(|party| talks.predecessors(party));
        all.into_iter().flatten().filter_map(move |ix| talks.party_id(ix))
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> &'a PartyKind {
        &self.state.kind
    }

    /// How it takes part in the whole.
    #[must_use]
    pub const fn participation(&self) -> Participation {
        self.state.participation.value()
    }

    /// Until when it is excluded, as far as said.
    #[must_use]
    pub const fn excluded_until(&self) -> Option<&'a When> {
        self.state.excluded_until.get().as_ref()
    }

    /// Its weight in decision rules that count weights.
    #[must_use]
    pub const fn weight(&self) -> u64 {
        self.state.weight.value()
    }

    /// Whether it takes part as a principal: its agreement counts.
    #[must_use]
    pub fn is_principal(&self) -> bool {
        self.state.is_principal()
    }

    /// Whether it holds this role in the whole.
    #[must_use]
    pub fn holds(&self, role: &Role) -> bool {
        self.holds_in(role, &Scope::Whole)
    }

    /// Whether it holds this role in this scope, for itself or for another.
    #[must_use]
    pub fn holds_in(&self, role: &Role, scope: &Scope) -> bool {
        let mut held = self.state.holdings.iter().filter(|held| held.role == *role && held.scope == *scope);
        held.any(|held| held.status.value() == RoleStatus::Held)
    }

    /// Its roles, in the order in which they were first offered or given.
    pub fn roles(&self) -> impl Iterator<Item = RoleView<'a>> {
        let talks = self.talks;
        self.state.holdings.iter().map(move |holding| RoleView {
            role: &holding.role,
            scope: &holding.scope,
            status: holding.status.value(),
            for_party: holding.whose.and_then(|ix| talks.party_id(ix)),
        })
    }

    /// The groups that it is a member of.
    pub fn groups(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        let current = self.state.memberships.iter().filter(|membership| membership.current.value());
        current.filter_map(move |membership| talks.party_id(membership.group))
    }

    /// The members of it, where it is a group, in the order in which they became known.
    pub fn members(&self) -> impl Iterator<Item = &'a PartyId> {
        let talks = self.talks;
        let own = talks.state.parties.find(self.state.id.as_str());
        let is_member = move |party: &&PartyState| {
            party.memberships.iter().any(|one| Some(one.group) == own && one.current.value())
        };
        talks.state.parties.items().iter().filter(is_member).map(|party| &party.id)
    }
}

impl Negotiation {
    /// Every party, in the order in which they became known.
    pub fn parties(&self) -> impl Iterator<Item = PartyView<'_>> {
        self.state.parties.items().iter().map(|state| PartyView { talks: self, state })
    }

    /// One party.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<PartyView<'_>> {
        self.state.parties.by_key(id.as_str()).map(|state| PartyView { talks: self, state })
    }

    /// The parties whose agreement counts now.
    pub fn principals(&self) -> impl Iterator<Item = PartyView<'_>> {
        let states = self.state.principals.iter().filter_map(|ix| self.state.parties.get(*ix));
        states.map(|state| PartyView { talks: self, state })
    }

    pub(crate) fn party_id(&self, ix: Ix<PartyState>) -> Option<&PartyId> {
        self.state.parties.get(ix).map(|party| &party.id)
    }
}
