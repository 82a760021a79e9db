//! How the consent of one party to one instrument stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{
        CONSENT_EXPRESSED_MEANS, CONSENT_INITIALLED_POWERS, CONSENT_RESUMED_SUSPENDED,
        CONSENT_SIGNED_AD_REFERENDUM_POWERS, CONSENT_SIGNED_POWERS, CONSENT_WITHDRAWAL_NOTIFIED_TERM,
        CONSENT_WITHDRAWAL_REVOKED_BEFORE, CONSENT_WITHDRAWN_NOTICE,
    },
    lifecycle,
    value::role::Entitled::{Consequence, Own},
};

lifecycle! {
    /// The lifecycle of the consent of one party to one instrument. Before its first act it has none.
    pub lifecycle ConsentLifecycle("consent") entitles crate::value::role::Entitled;
    /// How the consent of one party to one instrument stands.
    pub status ConsentStatus {
        /// It initialled the text (article 10).
        Initialled = "initialled" initial,
        /// It signed, subject to confirmation at home (articles 10 and 12).
        SignedAdReferendum = "signed_ad_referendum" initial,
        /// It signed, subject to a further act (article 14).
        Signed = "signed" initial,
        /// It is bound (article 11).
        Bound = "bound" initial,
        /// It will not sign, or will not ratify (article 18).
        Refused = "refused" initial,
        /// It suspended the instrument for itself (article 57).
        Suspended = "suspended",
        /// It gave notice; the notice may not have taken effect yet (article 56).
        Withdrawing = "withdrawing",
        /// It is bound no more (article 54), or takes no part any more in what does not bind in law.
        Withdrawn = "withdrawn" initial resting,
    }
    /// What moves the consent of one party.
    pub action ConsentAction {
        /// It initialled.
        Initialled = "initialled",
        /// It signed ad referendum.
        SignedAdReferendum = "signed_ad_referendum",
        /// It signed.
        Signed = "signed",
        /// It expressed its consent to be bound.
        Expressed = "expressed",
        /// It refused.
        Refused = "refused",
        /// It suspended the instrument for itself.
        Suspended = "suspended",
        /// It applies it again.
        Resumed = "resumed",
        /// It gave notice.
        WithdrawalNotified = "withdrawal_notified",
        /// It took the notice back.
        WithdrawalRevoked = "withdrawal_revoked",
        /// It withdrew.
        Withdrawn = "withdrawn",
        /// It came back.
        Rejoined = "rejoined",
    }
    rows {
        new => Initialled => Initialled: [Own] if &CONSENT_INITIALLED_POWERS;
        new => SignedAdReferendum => SignedAdReferendum: [Own] if &CONSENT_SIGNED_AD_REFERENDUM_POWERS;
        Initialled => SignedAdReferendum => SignedAdReferendum: [Own] if &CONSENT_SIGNED_AD_REFERENDUM_POWERS;
        new => Signed => Signed: [Own] if &CONSENT_SIGNED_POWERS;
        Initialled | SignedAdReferendum | Refused => Signed => Signed: [Own] if &CONSENT_SIGNED_POWERS;
        new => Expressed => Bound: [Own] if &CONSENT_EXPRESSED_MEANS;
        Initialled | SignedAdReferendum | Signed | Refused => Expressed => Bound: [Own] if &CONSENT_EXPRESSED_MEANS;
        new => Refused => Refused: [Own];
        Initialled | SignedAdReferendum | Signed => Refused => Refused: [Own];
        Bound => Suspended => Suspended: [Own];
        Suspended | Bound => Resumed => Bound: [Own] if &CONSENT_RESUMED_SUSPENDED;
        Bound | Suspended => WithdrawalNotified => Withdrawing: [Own] if &CONSENT_WITHDRAWAL_NOTIFIED_TERM;
        Withdrawing => WithdrawalRevoked => Bound: [Own] if &CONSENT_WITHDRAWAL_REVOKED_BEFORE;
        new => Withdrawn => Withdrawn: [Own, Consequence] if &CONSENT_WITHDRAWN_NOTICE;
        Withdrawing | Signed | Bound | Suspended => Withdrawn => Withdrawn: [Own, Consequence] if &CONSENT_WITHDRAWN_NOTICE;
        Withdrawn => Rejoined => Bound: [Own];
    }
}

impl ConsentStatus {
    /// Whether it is bound: suspended and withdrawing parties are.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        match self {
            Self::Bound | Self::Suspended | Self::Withdrawing => true,
            Self::Initialled | Self::SignedAdReferendum | Self::Signed | Self::Refused | Self::Withdrawn => {
                false
            }
        }
    }
}
