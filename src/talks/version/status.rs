//! How a version of the framework stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT, VERSION_ADOPTED_AGREEMENT, VERSION_TAKEN_AS_BASIS_AGREEMENT,
    },
    lifecycle,
    value::role::Entitled::{Chair, Consequence, Group, Mediator, Principal, Proposer},
};

lifecycle! {
    /// The lifecycle of a version of the framework.
    pub lifecycle VersionLifecycle("version") entitles crate::value::role::Entitled;
    /// How a version stands.
    pub status VersionStatus {
        /// Written.
        Drafted = "drafted" initial,
        /// On the table.
        Tabled = "tabled",
        /// The text that the talks proceed from.
        UnderNegotiation = "under_negotiation",
        /// Adopted, subject to confirmation at home.
        AdoptedAdReferendum = "adopted_ad_referendum",
        /// Adopted.
        Adopted = "adopted" resting,
        /// Turned down.
        Rejected = "rejected" resting,
        /// Another took its place.
        Superseded = "superseded" resting,
        /// Taken back.
        Withdrawn = "withdrawn" resting,
    }
    /// What moves a version.
    pub action VersionAction {
        /// It was written.
        Drafted = "drafted",
        /// It was put on the table.
        Tabled = "tabled",
        /// It became the basis.
        TakenAsBasis = "taken_as_basis",
        /// It was adopted, subject to confirmation at home.
        AdoptedAdReferendum = "adopted_ad_referendum",
        /// It was adopted.
        Adopted = "adopted",
        /// It was turned down.
        Rejected = "rejected",
        /// It gave way to another.
        Superseded = "superseded",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It was put on the table again.
        Revived = "revived",
    }
    rows {
        new => Drafted => Drafted: [Principal, Group, Mediator, Chair];
        Drafted => Tabled => Tabled: [Proposer];
        Drafted | Tabled => TakenAsBasis => UnderNegotiation: [Principal, Chair, Mediator] if &VERSION_TAKEN_AS_BASIS_AGREEMENT;
        UnderNegotiation => AdoptedAdReferendum => AdoptedAdReferendum: [Principal, Chair] if &VERSION_ADOPTED_AD_REFERENDUM_AGREEMENT;
        UnderNegotiation | AdoptedAdReferendum => Adopted => Adopted: [Principal, Chair] if &VERSION_ADOPTED_AGREEMENT;
        Tabled | UnderNegotiation | AdoptedAdReferendum => Rejected => Rejected: [Principal, Chair];
        Drafted | Tabled | UnderNegotiation | AdoptedAdReferendum | Adopted => Superseded => Superseded: [Consequence, Chair, Mediator];
        Drafted | Tabled => Withdrawn => Withdrawn: [Proposer];
        Rejected | Withdrawn | Superseded | AdoptedAdReferendum => Revived => Tabled: [Principal, Mediator, Chair];
    }
}
