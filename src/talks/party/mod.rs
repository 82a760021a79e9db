//! Parties: who they are, how they take part, which roles they hold.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{ParticipationAction, ParticipationLifecycle, RoleAction, RoleLifecycle};
pub use self::{
    event::*,
    read::{KnownAs, PartyView, RoleView},
    status::{Participation, RoleStatus},
};
use crate::{
    event::fact::mentions_nothing,
    value::{
        id::PartyId,
        register::Register,
        role::{Role, RoleSet, Scope},
        table::{Ix, Keyed},
        text::Name,
        when::When,
        word::PartyKind,
    },
};

/// The greatest number of aliases, of roles, and of memberships that one party may have.
pub const MAX_PER_PARTY: usize = 64;

/// The greatest weight that a party may have: those of a whole electorate
/// ([`MAX_ELECTORATE`](crate::decision::MAX_ELECTORATE)) can be summed.
pub const MAX_WEIGHT: u64 = u64::MAX / 256;

const _: () = assert!(crate::decision::MAX_ELECTORATE <= 256, "the weights of an electorate can be summed");

/// What becomes of the roles, the seat and the positions of a party that is succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Inheritance {
    /// They are the successor's.
    Carried,
    /// They lapse.
    Lapsed,
}

crate::wire::wire_words! { Inheritance {
    Carried = "carried",
    Lapsed = "lapsed",
} }

mentions_nothing!(Inheritance);

/// A role that a party was offered, holds, or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holding {
    pub(crate) role: Role,
    pub(crate) scope: Scope,
    /// For whom, where it is held for a party.
    pub(crate) whose: Option<Ix<PartyState>>,
    pub(crate) status: Register<RoleStatus>,
}

/// What a party holds once at most: a role, what it extends to, and for whom.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Post<'a> {
    pub(crate) role: &'a Role,
    pub(crate) scope: &'a Scope,
    pub(crate) whose: Option<&'a PartyId>,
}

/// That a party is, or was, a member of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Membership {
    pub(crate) group: Ix<PartyState>,
    pub(crate) current: Register<bool>,
}

/// The state of a party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartyState {
    pub(crate) id: PartyId,
    pub(crate) introduced: u32,
    pub(crate) name: Register<Name>,
    pub(crate) kind: PartyKind,
    /// Each with the entry that tells of it.
    pub(crate) aliases: Vec<(Name, u32)>,
    pub(crate) participation: Register<Participation>,
    /// All that it was set to, with the entries that set it, in the order in which these were recorded.
    pub(crate) took_part: Vec<(u32, Participation)>,
    pub(crate) excluded_until: Register<Option<When>>,
    pub(crate) holdings: Vec<Holding>,
    pub(crate) memberships: Vec<Membership>,
    pub(crate) weight: Register<u64>,
    /// Whether it ever left, and which entry says so last.
    pub(crate) left: Register<bool>,
    /// Whether others put it out, or suspended it, alone or with it, and did not take that back.
    pub(crate) put_out: Register<bool>,
    /// Those whose positions count for it where it has none, each with the entry that says so.
    pub(crate) inherits_from: Vec<(Ix<Self>, u32)>,
    /// Who carries its place on, if another does.
    pub(crate) carried_on: Register<Option<Ix<Self>>>,
    /// Those that it came from, or that came from it: entries that say so.
    pub(crate) identity: Vec<u32>,
    /// Entries in which it confirmed an act.
    pub(crate) confirmed: Vec<u32>,
    /// Derived from `holdings`: the roles held in the whole.
    pub(crate) roles: RoleSet,
}

impl Keyed for PartyState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}

impl PartyState {
    /// Whether another carries on its place, so that it takes no positions any more.
    pub(crate) fn is_carried_on(&self) -> bool {
        self.carried_on.value().is_some()
    }

    /// Whether it is a member of this group now.
    pub(crate) fn is_member_of(&self, group: Ix<Self>) -> bool {
        self.memberships.iter().any(|own| own.group == group && own.current.value())
    }

    pub(crate) fn is_participating(&self) -> bool {
        self.participation.value() == Participation::Participating
    }

    /// Whether it decides. Whose place another carries on has passed on its seat, though nobody told that it was dissolved.
    pub(crate) fn is_principal(&self) -> bool {
        self.is_participating() && self.roles.has_any(RoleSet::PRINCIPAL) && !self.is_carried_on()
    }

    pub(crate) fn is_dissolved(&self) -> bool {
        self.participation.value() == Participation::Dissolved
    }

    /// Whether it takes part as a principal, or once did.
    pub(crate) fn has_sat(&self) -> bool {
        let never = matches!(
            self.participation.value(),
            Participation::Outside | Participation::Invited | Participation::Declined
        );
        !never && self.has_held(&Role::PRINCIPAL)
    }

    /// Whether it holds a role, or once did.
    pub(crate) fn has_held(&self, role: &Role) -> bool {
        let mut held = self.holdings.iter().filter(|holding| holding.role == *role);
        held.any(|holding| matches!(holding.status.value(), RoleStatus::Held | RoleStatus::Ended))
    }

    /// Whether it is a principal that has no say at the table now.
    pub(crate) fn is_away(&self) -> bool {
        self.participation.value().is_away() && self.roles.has_any(RoleSet::PRINCIPAL)
    }

    pub(crate) fn holding(&self, role: &Role, scope: &Scope, whose: Option<Ix<Self>>) -> Option<&Holding> {
        self.holdings.iter().find(|held| held.role == *role && held.scope == *scope && held.whose == whose)
    }

    /// Sums up the roles held in the whole.
    pub(crate) fn sum_up_roles(&mut self) {
        self.roles = self
            .holdings
            .iter()
            .filter(|h| h.status.value() == RoleStatus::Held && h.scope.is_whole())
            .fold(RoleSet::default(), |set, h| set.with(RoleSet::of(&h.role)));
    }
}
