//! Links: which points go together, which wait for something, which shut each other out.
//!
//! The points of a package close and reopen together. A conditional point closes once its condition
//! is met. Of the members of an exclusive link one closes. An early harvest is the exception to a
//! single undertaking: its points may close before the others.

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
pub use self::status::{LinkAction, LinkLifecycle};
pub use self::{event::*, read::LinkView, status::LinkStatus};
use crate::{
    event::fact::mentions_nothing,
    talks::{point::PointState, proposal::ProposalState},
    value::{
        condition::Condition,
        id::LinkId,
        register::Register,
        table::{Ix, Keyed},
    },
};

/// How a link binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Its points close and reopen together.
    Package,
    /// Its points close once a condition is met.
    Conditional,
    /// Either, or: one of its members closes.
    Exclusive,
    /// Its points may close before the others under a single undertaking. All who decide agree to it.
    EarlyHarvest,
}

crate::wire::wire_words! { LinkKind {
    Package = "package",
    Conditional = "conditional",
    Exclusive = "exclusive",
    EarlyHarvest = "early_harvest",
} }

impl LinkKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Package, Self::Conditional, Self::Exclusive, Self::EarlyHarvest];

    /// The name on the wire, such as `early_harvest`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Package => "package",
            Self::Conditional => "conditional",
            Self::Exclusive => "exclusive",
            Self::EarlyHarvest => "early_harvest",
        }
    }
}

impl std::fmt::Display for LinkKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

mentions_nothing!(LinkKind);

/// The state of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkState {
    pub(crate) id: LinkId,
    pub(crate) introduced: u32,
    pub(crate) kind: LinkKind,
    pub(crate) points: Vec<Ix<PointState>>,
    /// Proposals that it binds, where it is exclusive.
    pub(crate) proposals: Vec<Ix<ProposalState>>,
    pub(crate) condition: Option<Condition>,
    pub(crate) status: Register<LinkStatus>,
}

impl LinkState {
    /// Whether it stands and binds in this way.
    pub(crate) fn binds(&self, kind: LinkKind) -> bool {
        self.kind == kind && self.status.value() == LinkStatus::Standing
    }
}

impl Keyed for LinkState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
