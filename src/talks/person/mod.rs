//! Persons: who holds which office, and who may act for whom.
//!
//! Office-holders change in the middle of talks, and envoys act without any office. A person is named
//! in the actor of an entry, beside the party: whether that person could act for it then is judged by
//! `any.any.accredited` and `any.any.powers`. What was done without powers is not impossible; the
//! party may confirm it afterwards (Vienna Convention on the Law of Treaties, article 8).

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
pub(crate) mod powers;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{AccreditationAction, AccreditationLifecycle};
pub use self::{
    event::*,
    read::{AccreditationView, OfficeView, PersonView},
    status::AccreditationStatus,
};
use crate::{
    event::fact::mentions_nothing,
    talks::party::PartyState,
    value::{
        id::PersonId,
        register::Register,
        table::{Ix, Keyed},
        text::Name,
        word::words,
    },
};

/// The greatest number of aliases that one person may have, and of offices in one party.
pub const MAX_PER_PERSON: usize = 64;

words! {
    /// In which capacity somebody acts for a party.
    Capacity, "capacity" {
        /// For itself, or as the highest in rank.
        PRINCIPAL = "principal",
        /// Leads the delegation.
        HEAD_OF_DELEGATION = "head_of_delegation",
        /// Sent for this purpose.
        ENVOY = "envoy",
        /// Belongs to the delegation.
        MEMBER = "member",
        /// Advises the delegation.
        ADVISER = "adviser",
        /// Without any formal standing.
        INFORMAL = "informal",
    }
}

/// What an accredited person may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Power {
    /// Speak, table, propose, take positions, vote.
    Negotiate,
    /// Initial a text (Vienna Convention on the Law of Treaties, article 10).
    Initial,
    /// Sign ad referendum (articles 10 and 12, paragraph 2).
    SignAdReferendum,
    /// Sign (articles 11 and 12).
    Sign,
}

crate::wire::wire_words! { Power {
    Negotiate = "negotiate",
    Initial = "initial",
    SignAdReferendum = "sign_ad_referendum",
    Sign = "sign",
} }

impl std::fmt::Display for Power {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Negotiate => "negotiate",
            Self::Initial => "initial",
            Self::SignAdReferendum => "sign_ad_referendum",
            Self::Sign => "sign",
        })
    }
}

mentions_nothing!(Capacity, Power);

/// An office that a person holds, or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) party: Ix<PartyState>,
    pub(crate) title: Name,
    pub(crate) held: Register<bool>,
}

/// That a person is, or was, accredited by a party. What it comes to is in the entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Accreditation {
    pub(crate) party: Ix<PartyState>,
    pub(crate) status: Register<AccreditationStatus>,
    /// The entry that gave it last.
    pub(crate) given: Register<()>,
    /// The entry that says what the person may do.
    pub(crate) powers: Register<()>,
}

/// The state of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonState {
    pub(crate) id: PersonId,
    pub(crate) introduced: u32,
    pub(crate) name: Register<Name>,
    /// Each with the entry that tells of it.
    pub(crate) aliases: Vec<(Name, u32)>,
    pub(crate) offices: Vec<Office>,
    pub(crate) accreditations: Vec<Accreditation>,
}

impl PersonState {
    pub(crate) fn accreditation(&self, party: Ix<PartyState>) -> Option<&Accreditation> {
        self.accreditations.iter().find(|person| person.party == party)
    }

    pub(crate) fn office(&self, party: Ix<PartyState>, title: &Name) -> Option<&Office> {
        self.offices.iter().find(|person| person.party == party && person.title == *title)
    }
}

impl Keyed for PersonState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
