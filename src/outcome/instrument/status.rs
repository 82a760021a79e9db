//! How an instrument stands as a whole: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        INSTRUMENT_ADOPTED_AGREEMENT, INSTRUMENT_AGREED_TEXT, INSTRUMENT_ENTERED_INTO_FORCE_CONDITION,
        INSTRUMENT_INITIALLED_ALL, INSTRUMENT_OPENED_FOR_SIGNATURE_AGREEMENT, INSTRUMENT_REJECTED_AGREEMENT,
        INSTRUMENT_REOPENED_AGREEMENT, INSTRUMENT_RESUBMITTED_AGREEMENT, INSTRUMENT_RESUMED_AGREEMENT,
        INSTRUMENT_REVIVED_AGREEMENT, INSTRUMENT_SIGNED_ALL, INSTRUMENT_SUPERSEDED_AGREEMENT,
        INSTRUMENT_SUSPENDED_AGREEMENT, INSTRUMENT_TERMINATED_AGREEMENT,
    },
    lifecycle,
    lifecycle::Lifecycle,
    value::role::Entitled::{Chair, Consequence, Depositary, Mediator, Own},
};

lifecycle! {
    /// The lifecycle of an instrument. *Self* are its parties, or where it names none the principals, and whoever
    /// else is bound by it.
    pub lifecycle InstrumentLifecycle("instrument") entitles crate::value::role::Entitled;
    /// How an instrument stands as a whole. For whom it is in force, and since when, is a question.
    pub status InstrumentStatus {
        /// It is being drawn up.
        Draft = "draft" initial,
        /// The negotiators agreed on it: a tentative agreement.
        Agreed = "agreed",
        /// Its text is initialled by all who negotiated it (article 10).
        Initialled = "initialled",
        /// Its text is adopted (article 9); a statement is issued, a resolution passed.
        Adopted = "adopted",
        /// It can be signed.
        OpenForSignature = "open_for_signature",
        /// All whose signature it needs have signed.
        Signed = "signed",
        /// It is in force (article 24), for some at least.
        InForce = "in_force",
        /// Its operation is suspended (article 57); it has not ended.
        Suspended = "suspended",
        /// Another took its place (article 59).
        Superseded = "superseded" resting,
        /// It has ended (article 54).
        Terminated = "terminated" resting,
        /// It was turned down.
        Rejected = "rejected" resting,
        /// Nothing came of it in time.
        Lapsed = "lapsed" resting,
    }
    /// What moves an instrument.
    pub action InstrumentAction {
        /// It was drafted.
        Drafted = "drafted",
        /// The negotiators agreed on it.
        Agreed = "agreed",
        /// All initialled it.
        Initialled = "initialled",
        /// It was adopted.
        Adopted = "adopted",
        /// It was opened for signature.
        OpenedForSignature = "opened_for_signature",
        /// All signed it.
        Signed = "signed",
        /// It entered into force.
        EnteredIntoForce = "entered_into_force",
        /// Its operation was suspended.
        Suspended = "suspended",
        /// It operates again.
        Resumed = "resumed",
        /// Another took its place.
        Superseded = "superseded",
        /// It ended.
        Terminated = "terminated",
        /// It is in force again.
        Revived = "revived",
        /// It was turned down.
        Rejected = "rejected",
        /// The same text was put forward again.
        Resubmitted = "resubmitted",
        /// It was taken up again, to be changed.
        Reopened = "reopened",
        /// Nothing came of it in time.
        Lapsed = "lapsed",
    }
    rows {
        new => Drafted => Draft: [Own, Mediator, Chair];
        Draft | Initialled => Agreed => Agreed: [Own] if &INSTRUMENT_AGREED_TEXT;
        Draft | Agreed => Initialled => Initialled: [Consequence, Own] if &INSTRUMENT_INITIALLED_ALL;
        Draft | Agreed | Initialled => Adopted => Adopted: [Own] if &INSTRUMENT_ADOPTED_AGREEMENT;
        Draft | Agreed | Initialled | Adopted => OpenedForSignature => OpenForSignature: [Own, Depositary] if &INSTRUMENT_OPENED_FOR_SIGNATURE_AGREEMENT;
        Draft | Agreed | Initialled | Adopted | OpenForSignature => Signed => Signed: [Consequence, Depositary] if &INSTRUMENT_SIGNED_ALL;
        Agreed | Initialled | Adopted | OpenForSignature | Signed | InForce => EnteredIntoForce => InForce: [Consequence, Own, Depositary] if &INSTRUMENT_ENTERED_INTO_FORCE_CONDITION;
        InForce => Suspended => Suspended: [Own] if &INSTRUMENT_SUSPENDED_AGREEMENT;
        Suspended => Resumed => InForce: [Own] if &INSTRUMENT_RESUMED_AGREEMENT;
        Agreed | Initialled | Adopted | OpenForSignature | Signed | InForce | Suspended => Superseded => Superseded: [Own] if &INSTRUMENT_SUPERSEDED_AGREEMENT;
        Adopted | OpenForSignature | Signed | InForce | Suspended => Terminated => Terminated: [Own] if &INSTRUMENT_TERMINATED_AGREEMENT;
        Superseded | Terminated => Revived => InForce: [Own] if &INSTRUMENT_REVIVED_AGREEMENT;
        Draft | Agreed | Initialled | Adopted | OpenForSignature | Signed => Rejected => Rejected: [Consequence, Own] if &INSTRUMENT_REJECTED_AGREEMENT;
        Rejected | Lapsed => Resubmitted => Agreed: [Own] if &INSTRUMENT_RESUBMITTED_AGREEMENT;
        Agreed | Initialled | Adopted | OpenForSignature | Signed | Rejected | Lapsed => Reopened => Draft: [Consequence, Own] if &INSTRUMENT_REOPENED_AGREEMENT;
        Draft | Agreed | Initialled | Adopted | OpenForSignature | Signed => Lapsed => Lapsed: [Consequence, Depositary];
    }
}

impl InstrumentStatus {
    /// How a part stands with this status of its own, once the whole stands so.
    pub(crate) const fn under(self, whole: Self) -> Self {
        match (self, whole) {
            (Self::Suspended | Self::Superseded | Self::Terminated, Self::InForce)
            | (Self::Superseded | Self::Terminated, Self::Suspended) => self,
            _ => whole,
        }
    }

    /// Whether its text is settled, so that it changes by amendment or rectification only.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        match self {
            Self::Signed | Self::InForce | Self::Suspended | Self::Superseded | Self::Terminated => true,
            Self::Draft
            | Self::Agreed
            | Self::Initialled
            | Self::Adopted
            | Self::OpenForSignature
            | Self::Rejected
            | Self::Lapsed => false,
        }
    }

    /// Whether an act that leads there takes back what the parties did: it is taken up again, rejected, or lapses.
    pub(crate) const fn takes_back(self) -> bool {
        match self {
            Self::Draft | Self::Rejected | Self::Lapsed => true,
            Self::Agreed
            | Self::Initialled
            | Self::Adopted
            | Self::OpenForSignature
            | Self::Signed
            | Self::InForce
            | Self::Suspended
            | Self::Superseded
            | Self::Terminated => false,
        }
    }

    /// Whether an act that leads there says for whom it is in force.
    pub(crate) const fn says_for_whom(self) -> bool {
        match self {
            Self::Agreed | Self::Initialled | Self::Adopted | Self::OpenForSignature | Self::Signed => false,
            Self::Draft
            | Self::InForce
            | Self::Suspended
            | Self::Superseded
            | Self::Terminated
            | Self::Rejected
            | Self::Lapsed => true,
        }
    }

    /// Whether entry into force is what may come next, for an instrument that is not in force yet.
    pub(crate) fn can_enter_into_force(self) -> bool {
        self != Self::InForce
            && InstrumentLifecycle::row(Some(self), InstrumentAction::EnteredIntoForce).is_some()
    }
}
