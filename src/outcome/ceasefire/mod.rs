//! Ceasefires and standstills. They live independently of any agreement, and may be one side's alone.
//!
//! When one is declared, when it takes effect and when it is over are three dates, and none of them moves a
//! status by itself: an entry says that it took effect, and an entry says that it is over.
//!
//! ```
//! # use negotiation::{prelude::*, testing};
//! # let mut record = testing::ports();
//! use negotiation::outcome::ceasefire::{CeasefireKind, Declared, TookEffect};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! let declared = Declared::new("truce", CeasefireKind::TRUCE)?.with_parties(vec![PartyId::new("north")?]);
//! desk.by("north").propose(declared.with_effective("2026-01-24".parse()?))?;
//!
//! // It is the 23rd still.
//! let error = desk.by("north").propose(TookEffect::new("truce")?).unwrap_err();
//! assert_eq!(error.code(), "ceasefire.took_effect.declared");
//! let truce = record.negotiation().ceasefire(&CeasefireId::new("truce")?).expect("it is there");
//! assert_eq!((truce.status().to_string().as_str(), truce.is_unilateral()), ("declared", true));
//! # Ok::<(), Error>(())
//! ```

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
pub(crate) mod stake;
mod status;

#[doc(hidden)]
pub use self::status::{CeasefireAction, CeasefireLifecycle};
pub use self::{event::*, read::CeasefireView, status::CeasefireStatus};
use crate::{
    event::fact::{choices, mentions_nothing},
    talks::party::PartyState,
    value::{
        id::CeasefireId,
        register::Register,
        table::{Ix, Keyed},
        when::When,
        word::words,
    },
};

/// The greatest number of parties of one ceasefire.
pub const MAX_PER_CEASEFIRE: usize = 256;

words! {
    /// What is ceased.
    CeasefireKind, "ceasefire kind" {
        /// Fire ceases, by agreement or declaration.
        CEASEFIRE = "ceasefire",
        /// Hostilities cease, often as a first step.
        CESSATION_OF_HOSTILITIES = "cessation_of_hostilities",
        /// Fire rests for a time.
        TRUCE = "truce",
        /// Nobody changes what is: prices, forces, claims.
        STANDSTILL = "standstill",
        /// Something is not done for a time.
        MORATORIUM = "moratorium",
    }
}
mentions_nothing!(CeasefireKind);

choices! {
    /// How a ceasefire ended.
    #[derive(Copy)]
    Ending chooses CeasefireAction {
        /// It broke down.
        Collapsed = "collapsed" => Collapsed,
        /// Its term was over, and it went on no longer. Where it went on, it was extended.
        Expired = "expired" => Expired,
        /// Its parties ended it.
        Terminated = "terminated" => Terminated,
    }
}

impl Ending {
    /// How a ceasefire stands that ended so.
    pub(crate) const fn leads_to(self) -> CeasefireStatus {
        match self {
            Self::Collapsed => CeasefireStatus::Collapsed,
            Self::Expired => CeasefireStatus::Expired,
            Self::Terminated => CeasefireStatus::Terminated,
        }
    }
}

/// The state of a ceasefire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CeasefireState {
    pub(crate) id: CeasefireId,
    pub(crate) introduced: u32,
    /// Each party that it bound at some time, and whether it does.
    pub(crate) sides: Vec<(Ix<PartyState>, Register<bool>)>,
    pub(crate) effective: Option<When>,
    pub(crate) until: Register<Option<When>>,
    pub(crate) status: Register<CeasefireStatus>,
    /// Entries that allege that it was violated.
    pub(crate) alleged: Vec<u32>,
}

impl CeasefireState {
    /// The parties that it binds.
    pub(crate) fn parties(&self) -> impl Iterator<Item = Ix<PartyState>> + '_ {
        self.sides.iter().filter(|(_, bound)| bound.value()).map(|(party, _)| *party)
    }
}

impl Keyed for CeasefireState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
