//! How a commitment stands: its lifecycle.

use crate::{
    lifecycle,
    value::role::Entitled::{Guarantor, Mediator, Obligor, Principal},
};

lifecycle! {
    /// The lifecycle of a commitment. How far it is carried out is a degree in each report, and no status.
    pub lifecycle CommitmentLifecycle("commitment") entitles crate::value::role::Entitled;
    /// How a commitment stands.
    pub status CommitmentStatus {
        /// It binds.
        Standing = "standing" initial,
        /// It does not bind for the time being.
        Suspended = "suspended",
        /// It is without object.
        Obsolete = "obsolete" resting,
    }
    /// What moves a commitment.
    pub action CommitmentAction {
        /// It was made.
        Made = "made",
        /// It was suspended.
        Suspended = "suspended",
        /// It binds again.
        Resumed = "resumed",
        /// It is without object.
        MadeObsolete = "made_obsolete",
        /// It binds again.
        Reinstated = "reinstated",
    }
    rows {
        new => Made => Standing: [Obligor, Principal, Mediator];
        Standing => Suspended => Suspended: [Obligor, Principal, Guarantor];
        Suspended => Resumed => Standing: [Obligor, Principal, Guarantor];
        Standing | Suspended => MadeObsolete => Obsolete: [Principal, Guarantor];
        Obsolete => Reinstated => Standing: [Principal, Guarantor];
    }
}
