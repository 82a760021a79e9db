//! The negotiation as a whole: its title, its rules of procedure, and how it stands.

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

use std::sync::Arc;

#[doc(hidden)]
pub use self::status::{NegotiationAction, NegotiationLifecycle};
pub use self::{event::*, status::NegotiationStatus};
use crate::{
    decision::Procedure,
    event::fact::{choices, mentions_nothing},
    value::{id::NegotiationId, register::Register, text::Name, word::words},
};

words! {
    /// What another negotiation is to this one.
    Kinship, "relation of negotiations" {
        /// It comes from the same parent.
        SIBLING = "sibling",
        /// It competes with this one.
        RIVAL = "rival",
        /// This one is a part of it.
        PARENT = "parent",
        /// It takes up what this one left.
        SUCCESSOR = "successor",
        /// It carries out what this one agreed.
        IMPLEMENTS = "implements",
        /// Its deadlines are tied to this one's.
        SHARES_CLOCK = "shares_clock",
    }
}
mentions_nothing!(Kinship, TalksEnd);

words! {
    /// How talks ended without an agreement. No rule reads it; why is in the reason of the entry.
    ///
    /// The first four are how conflicts end in the coding of the Uppsala Conflict Data Program.
    TalksEnd, "end of talks" {
        /// One side won, and had nothing to negotiate any more.
        VICTORY = "victory",
        /// Nobody came back to them: they faded away.
        FADED_AWAY = "faded_away",
        /// One of the parties is no more.
        PARTY_CEASED = "party_ceased",
        /// What they stopped, a truce or a standstill, was enough.
        CEASEFIRE_ONLY = "ceasefire_only",
        /// Somebody left the table.
        WALKED_OUT = "walked_out",
        /// They went on elsewhere, under another name.
        TAKEN_OVER = "taken_over",
        /// What they were about came about otherwise, or cannot come about any more.
        OVERTAKEN = "overtaken",
    }
}

choices! {
    /// A phase of a negotiation.
    #[derive(Copy)]
    Phase chooses NegotiationAction {
        /// The parties explore whether to negotiate.
        Exploration = "exploration" => ExplorationBegun,
        /// They prepare: agenda, procedure, place.
        Preparation = "preparation" => PreparationBegun,
        /// They talk about substance.
        Talks = "talks" => TalksBegun,
        /// They carry out what was agreed.
        Implementation = "implementation" => ImplementationBegun,
    }
}

/// The state of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Process {
    pub(crate) id: NegotiationId,
    pub(crate) title: Register<Name>,
    pub(crate) procedure: Register<Arc<Procedure>>,
    pub(crate) status: Register<NegotiationStatus>,
    pub(crate) suspended: Register<bool>,
    pub(crate) related: Vec<u32>,
    /// The entry that concluded it last.
    pub(crate) concluded: Option<Register<()>>,
}
