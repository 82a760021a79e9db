//! Measures: acts away from the table that bear on the talks. A strike, a release, sanctions, an attack.
//!
//! ```
//! # use negotiation::{
//! #     decision::Procedure, outcome::measure::{Ended, MeasureKind, Resumed, Taken}, prelude::*,
//! #     talks::{party::Added, process::Opened}, value::word::PartyKind,
//! # };
//! # let mut record = Record::new();
//! # let mut told = 0;
//! # let mut tell = |by: &Actor, event: Event| -> Result<(), negotiation::judge::Refusal> {
//! #     told += 1;
//! #     let id = EntryId::new(format!("e{told}")).expect("it is an id");
//! #     let at = "2026-01-22T14:00:00Z".parse().expect("it is an instant");
//! #     let desk = RecorderId::new("desk").expect("it is an id");
//! #     record.propose(Draft::new(id, desk, at, by.clone(), event)).map(|_| ())
//! # };
//! # let rules = Procedure::mediated_peace_process();
//! # tell(&Actor::Secretariat, Opened::new(NegotiationId::new("ports")?, Name::new("Ports")?, rules)?.into())?;
//! # let north = PartyId::new("north")?;
//! # tell(&Actor::Secretariat, Added::new(north.clone(), Name::new("The north")?, PartyKind::STATE)?.into())?;
//! let (by_north, blockade) = (Actor::party(north.clone()), MeasureId::new("blockade")?);
//! let taken = Taken::new(blockade.clone(), MeasureKind::new("blockade")?)?.with_parties(vec![north]);
//! tell(&by_north, taken.into())?;
//! tell(&by_north, Ended::new(blockade.clone())?.into())?;
//!
//! // What has ended does not go on; another one is taken.
//! let refusal = tell(&by_north, Resumed::new(blockade)?.into()).unwrap_err();
//! assert_eq!(refusal.rule().id(), "measure.resumed.status");
//! # Ok::<(), Box<dyn std::error::Error>>(())
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
