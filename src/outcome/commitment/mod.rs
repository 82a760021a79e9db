//! Commitments: who owes what, by when, and how far it is carried out.
//!
//! The degree of implementation is what a reporter says in a report, on the four steps that the Kroc Institute's Peace
//! Accords Matrix uses; several reporters differ, and each keeps a series of its own. So a commitment has a status, which says whether it
//! binds, and a degree only as somebody reports it. How far all of them are carried out is counted by
//! [`Negotiation::implementation`](crate::state::Negotiation::implementation).
//!
//! ```
//! # use negotiation::{prelude::*, testing};
//! # let mut record = testing::ports();
//! use negotiation::outcome::commitment::{Degree, Made, Reported};
//!
//! let mut desk = Desk::of(&mut record, "secretariat", "2026-01-23T09:00:00Z")?;
//! let made = Made::new("opening", "The harbour is open by March")?.with_obligors(vec![PartyId::new("north")?]);
//! desk.by("north").propose(made.with_due("2026-02".parse()?))?;
//! desk.by("north").propose(Reported::new("opening", Degree::Complete)?)?;
//!
//! // A step back is reported with the reason for it.
//! let back = Reported::new("opening", Degree::Minimum)?;
//! let error = desk.by("north").propose(back.clone()).unwrap_err();
//! assert_eq!(error.code(), "commitment.reported.regress");
//!
//! desk.by("north").with_reason("A ship was sunk in it").propose(back)?;
//! let opening = record.negotiation().commitment(&CommitmentId::new("opening")?).expect("it is there");
//! assert_eq!((opening.degree(), opening.is_complete()), (Some(Degree::Minimum), false));
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
pub use self::status::{CommitmentAction, CommitmentLifecycle};
pub use self::{
    event::*,
    read::{CommitmentView, ReportView},
    status::CommitmentStatus,
};
use crate::{
    event::fact::mentions_nothing,
    talks::{party::PartyState, point::PointState},
    value::{
        id::{CommitmentId, PartyId},
        register::{EventTime, Register},
        sorted::Map,
        table::{Ix, Keyed},
        text::Text,
        when::When,
    },
};

/// How far a commitment is carried out: the scale of the Kroc Institute's Peace Accords Matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// Nothing has been done.
    NotInitiated,
    /// It was begun.
    Minimum,
    /// It is on the way, and may be finished in time.
    Intermediate,
    /// It is done.
    Complete,
}

crate::wire::wire_words! { Degree {
    NotInitiated = "not_initiated",
    Minimum = "minimum",
    Intermediate = "intermediate",
    Complete = "complete",
} }

impl Degree {
    /// Every degree, from the least.
    pub const ALL: &'static [Self] = &[Self::NotInitiated, Self::Minimum, Self::Intermediate, Self::Complete];

    /// What it counts for in sums: 0 to 3.
    #[must_use]
    pub const fn points(self) -> u64 {
        match self {
            Self::NotInitiated => 0,
            Self::Minimum => 1,
            Self::Intermediate => 2,
            Self::Complete => 3,
        }
    }

    /// The name on the wire, such as `not_initiated`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotInitiated => "not_initiated",
            Self::Minimum => "minimum",
            Self::Intermediate => "intermediate",
            Self::Complete => "complete",
        }
    }
}

impl std::fmt::Display for Degree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

mentions_nothing!(Degree);

/// Who reports, whoever speaks: each keeps a series of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reporter {
    /// A party, or several jointly, in the order of their ids.
    Parties(Vec<PartyId>),
    Secretariat,
    Procedure,
    Outside(Text),
    Unknown,
}

impl Reporter {
    /// Whether the party is the reporter, or one of several.
    fn names(&self, party: &PartyId) -> bool {
        if let Self::Parties(parties) = self { parties.contains(party) } else { false }
    }
}

/// The state of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CommitmentState {
    pub(crate) id: CommitmentId,
    pub(crate) introduced: u32,
    pub(crate) obligors: Vec<Ix<PartyState>>,
    pub(crate) to: Vec<Ix<PartyState>>,
    pub(crate) verifier: Option<Ix<PartyState>>,
    pub(crate) point: Option<Ix<PointState>>,
    pub(crate) due: Register<Option<When>>,
    pub(crate) status: Register<CommitmentStatus>,
    /// Entries that moved its status since it was made.
    pub(crate) turns: Vec<u32>,
    /// Entries that report on it.
    pub(crate) reports: Vec<u32>,
    /// What the last of them says.
    pub(crate) last: Option<Register<Degree>>,
    /// The reports of each reporter in the order of the time of the events: place, entry, degree.
    pub(crate) series: Map<Reporter, Vec<(EventTime, u32, Degree)>>,
    /// Entries that allege that it was violated.
    pub(crate) alleged: Vec<u32>,
}

impl Keyed for CommitmentState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
