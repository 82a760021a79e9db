//! How a version of the framework stands: its lifecycle.

use crate::{
    lifecycle,
    role::Entitled::{Chair, Consequence, Mediator, Principal, Proposer},
    rule::catalogue::VERSION_TAKEN_AS_BASIS_CONSENT,
};

lifecycle! {
    /// The lifecycle of a version of the framework.
    pub lifecycle VersionLifecycle("version") entitles crate::role::Entitled;
    /// How a version stands.
    pub status VersionStatus {
        /// Written.
        Drafted = "drafted" initial,
        /// On the table.
        Tabled = "tabled",
        /// The text that the talks proceed from.
        UnderNegotiation = "under_negotiation",
        /// Another took its place.
        Superseded = "superseded" last,
        /// Taken back.
        Withdrawn = "withdrawn" last,
    }
    /// What moves a version.
    pub action VersionAction {
        /// It was written.
        Drafted = "drafted",
        /// It was put on the table.
        Tabled = "tabled",
        /// It became the basis.
        TakenAsBasis = "taken_as_basis",
        /// It gave way to another.
        Superseded = "superseded",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
    rows {
        new => Drafted => Drafted: [Principal, Mediator, Chair];
        Drafted => Tabled => Tabled: [Proposer];
        Drafted | Tabled => TakenAsBasis => UnderNegotiation: [Principal, Chair, Mediator] if &VERSION_TAKEN_AS_BASIS_CONSENT;
        Drafted | Tabled | UnderNegotiation => Superseded => Superseded: [Consequence, Chair, Mediator];
        Drafted | Tabled => Withdrawn => Withdrawn: [Proposer];
    }
}
