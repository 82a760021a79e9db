//! How a ceasefire stands: its lifecycle.

use crate::{
    judge::rule::catalogue::{CEASEFIRE_ENDED_UNTIL, CEASEFIRE_TOOK_EFFECT_DECLARED},
    lifecycle,
    value::role::Entitled::{Consequence, Mediator, Monitor, Own},
};

lifecycle! {
    /// The lifecycle of a ceasefire or a standstill.
    pub lifecycle CeasefireLifecycle("ceasefire") entitles crate::value::role::Entitled;
    /// How a ceasefire stands.
    pub status CeasefireStatus {
        /// It was declared, and is not yet in effect.
        Declared = "declared" initial,
        /// It is in effect.
        InEffect = "in_effect",
        /// It broke down.
        Collapsed = "collapsed" resting,
        /// Its term is over.
        Expired = "expired" resting,
        /// Its parties ended it.
        Terminated = "terminated" resting,
    }
    /// What moves a ceasefire.
    pub action CeasefireAction {
        /// It was declared.
        Declared = "declared",
        /// It took effect.
        TookEffect = "took_effect",
        /// It broke down.
        Collapsed = "ended"("collapsed"),
        /// Its term was over.
        Expired = "ended"("expired"),
        /// Its parties ended it.
        Terminated = "ended"("terminated"),
        /// It is in effect again.
        Renewed = "renewed",
    }
    rows {
        new => Declared => Declared: [Own, Mediator];
        Declared => TookEffect => InEffect: [Own, Mediator, Monitor] if &CEASEFIRE_TOOK_EFFECT_DECLARED;
        Declared | InEffect => Collapsed => Collapsed: [Own, Mediator, Monitor];
        Declared | InEffect => Expired => Expired: [Consequence] if &CEASEFIRE_ENDED_UNTIL;
        Declared | InEffect => Terminated => Terminated: [Own];
        Collapsed | Expired | Terminated => Renewed => InEffect: [Own, Mediator];
    }
}
