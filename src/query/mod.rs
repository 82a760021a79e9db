//! Looking: the questions that the model answers.
//!
//! They are asked of a [`Negotiation`](crate::state::Negotiation), of today or of the past,
//! and change nothing.

mod accounts;
mod agenda;
mod aspects;
mod blocking;
mod brackets;
mod changes;
mod chronology;
mod circles;
mod consent;
mod deadlock;
mod doubtful;
mod due;
mod finding;
mod force;
mod gathered;
mod implementation;
mod lineage;
mod offers;
mod progress;
mod questions;
mod remarks;
mod rested;
mod review;
mod speaking;
mod steps;
mod sticking;
mod unseen;
mod waiting;

#[cfg(feature = "diff")]
pub use self::lineage::{Stretch, word_difference};
pub use self::{
    accounts::{Account, Accounts},
    agenda::NextMeeting,
    blocking::{Block, Blocked, Blocking, Step},
    brackets::{Brackets, Conflict},
    changes::{Aspect, Change},
    chronology::{Certainty, Happening},
    circles::{Circle, Through, Wait},
    consent::{Fate, Stated},
    deadlock::Deadlock,
    due::{Due, DueKind, DueStanding},
    finding::{Finding, Severity},
    force::{Force, InForce, Reading},
    implementation::{Implementation, Tally},
    lineage::{Compared, Descent, Placed, Turn},
    progress::{AreaProgress, Progress},
    remarks::{Remark, Remarked},
    speaking::{Barred, Speaker},
    sticking::{Sticking, StickingReason},
    waiting::Waiting,
};
