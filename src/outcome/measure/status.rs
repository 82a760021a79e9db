//! How a measure stands: its lifecycle.

use crate::{lifecycle, value::role::Entitled::Own};

lifecycle! {
    /// The lifecycle of a measure.
    pub lifecycle MeasureLifecycle("measure") entitles crate::value::role::Entitled;
    /// How a measure stands.
    pub status MeasureStatus {
        /// It was announced, or threatened, and is not in effect.
        Announced = "announced" initial,
        /// It is in effect.
        InEffect = "in_effect" initial,
        /// It rests.
        Suspended = "suspended",
        /// It is over.
        Ended = "ended" last,
    }
    /// What moves a measure.
    pub action MeasureAction {
        /// It was taken.
        Taken = "taken",
        /// It was announced.
        Announced = "announced",
        /// What was announced is in effect.
        Begun = "begun",
        /// It rests.
        Suspended = "suspended",
        /// It is in effect again.
        Resumed = "resumed",
        /// It ended.
        Ended = "ended",
    }
    rows {
        new => Taken => InEffect: [Own];
        new => Announced => Announced: [Own];
        Announced => Begun => InEffect: [Own];
        InEffect => Suspended => Suspended: [Own];
        Suspended => Resumed => InEffect: [Own];
        Announced | InEffect | Suspended => Ended => Ended: [Own];
    }
}
