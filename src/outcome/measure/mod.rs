//! Measures: acts away from the table that bear on the talks. A strike, a release, sanctions, an attack.
//!
//! ```
//! # use negotiation::{prelude::*, testing};
//! # let mut record = testing::ports();
//! use negotiation::outcome::measure::{Ended, MeasureKind, Resumed, Taken};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! let taken = Taken::new("blockade", MeasureKind::new("blockade")?)?.with_parties(vec![PartyId::new("north")?]);
//! desk.by("north").propose(taken)?;
//! desk.by("north").propose(Ended::new("blockade")?)?;
//!
//! // What has ended does not go on; another one is taken.
//! let error = desk.by("north").propose(Resumed::new("blockade")?).unwrap_err();
//! assert_eq!(error.code(), "measure.resumed.status");
//! # Ok::<(), Error>(())
//! ```

mod event;
pub(crate) mod fold;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
mod status;

#[doc(hidden)]
pub use self::status::{MeasureAction, MeasureLifecycle};
pub use self::{event::*, read::MeasureView, status::MeasureStatus};
use crate::{
    event::fact::mentions_nothing,
    talks::party::PartyState,
    value::{
        id::MeasureId,
        register::Register,
        table::{Ix, Keyed},
        word::words,
    },
};

words! {
    /// What sort of measure it is.
    MeasureKind, "measure kind" {
        /// Work is laid down.
        STRIKE = "strike",
        /// Workers are kept out.
        LOCKOUT = "lockout",
        /// Trade, money or travel is cut off.
        SANCTIONS = "sanctions",
        /// People or goods are let go.
        RELEASE = "release",
        /// Forces are drawn back.
        WITHDRAWAL = "withdrawal",
        /// Force is used.
        ATTACK = "attack",
    }
}
mentions_nothing!(MeasureKind);

/// The state of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeasureState {
    pub(crate) id: MeasureId,
    pub(crate) introduced: u32,
    pub(crate) parties: Vec<Ix<PartyState>>,
    pub(crate) status: Register<MeasureStatus>,
}

impl Keyed for MeasureState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
