//! How an accreditation stands: its lifecycle.

use crate::{lifecycle, value::role::Entitled::Own};

lifecycle! {
    /// The lifecycle of an accreditation, for each person and party.
    pub lifecycle AccreditationLifecycle("person") entitles crate::value::role::Entitled;
    /// How an accreditation stands.
    pub status AccreditationStatus {
        /// The person may act for the party.
        Valid = "valid" initial,
        /// The person may do so no longer.
        Ended = "ended" resting,
    }
    /// What moves an accreditation.
    pub action AccreditationAction {
        /// It was given.
        Accredited = "accredited",
        /// It was taken back.
        AccreditationEnded = "accreditation_ended",
    }
    rows {
        new => Accredited => Valid: [Own];
        Ended => Accredited => Valid: [Own];
        Valid => AccreditationEnded => Ended: [Own];
    }
}
