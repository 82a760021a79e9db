//! Queries: the questions that the model answers.
//!
//! They are asked of a [`Negotiation`](crate::state::Negotiation), of today or of the past,
//! and change nothing.

mod accepted_parts;
mod accounts;
mod agreement_history;
#[cfg(feature = "diff")]
mod amendments;
mod applies;
mod brackets;
mod changes;
mod chronology;
mod condition_circles;
mod deadlocks;
mod due;
mod finding;
mod force;
mod implementation;
mod lineage;
mod next_meetings;
mod open_proposals;
mod open_questions;
mod progress;
mod remarks;
mod review;
mod sticking_points;
mod what_blocks_closing;
mod what_force_waits_for;
mod who_may_speak;
#[cfg(feature = "diff")]
mod word_difference;

pub use self::{
    accepted_parts::Part,
    accounts::{Account, Accounts},
    agreement_history::{Fate, Stated},
    brackets::{Brackets, Conflict},
    changes::{Change, ChangeAspect},
    chronology::{DateCertainty, Happening},
    condition_circles::{Circle, Through, Wait},
    deadlocks::Deadlock,
    due::{Due, DueKind, DueStanding},
    finding::{Finding, MAX_EXAMPLES, Severity},
    force::{Force, InForce, Reading},
    implementation::{DegreeTally, Implementation},
    lineage::{Compared, Descent, Placed, Turn},
    next_meetings::NextMeeting,
    progress::{AreaProgress, Progress},
    remarks::{Remark, Remarked},
    sticking_points::{Sticking, StickingReason},
    what_blocks_closing::{Block, Blocked, Blocking, Step},
    what_force_waits_for::Waiting,
    who_may_speak::{Barred, Speaker},
};
#[cfg(feature = "diff")]
pub use self::{
    amendments::{Combination, Touch, combine},
    word_difference::{Stretch, word_difference},
};
