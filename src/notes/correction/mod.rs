//! Entries about entries: what was recorded is corrected or retracted, confirmed, disputed or denied, given
//! a further source, disclosed to more. Nothing is overwritten.
//!
//! A correction stands in the record as an entry of its own. The state is the fold of the *effective
//! sequence*: it passes over what was retracted, with all that followed from it, and reads what was
//! corrected in its own place. Retracting a correction restores. All of that is done by the
//! [`Record`](crate::record::Record), which keeps both: what was written, and what holds.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
mod payload;
pub(crate) mod payloads;
mod restated;
pub(crate) mod rules;
pub(crate) mod stake;

pub use self::{
    event::{Confirmed, Corrected, Denied, Disclosed, Disputed, Manner, RecordEvent, Retracted, Sourced},
    payload::{Erased, PayloadEvent},
    restated::Restated,
};
