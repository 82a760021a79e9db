//! The watch list: questions with signs to look for, and a date by which something should be seen.

mod event;
pub(crate) mod fold;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
mod status;

#[doc(hidden)]
pub use self::status::{WatchAction, WatchLifecycle};
pub use self::{event::*, read::WatchView, status::WatchStatus};
use crate::value::{id::WatchId, register::Register, table::Keyed, when::When};

/// The state of an item of the watch list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WatchState {
    pub(crate) id: WatchId,
    pub(crate) introduced: u32,
    pub(crate) due: Register<Option<When>>,
    pub(crate) status: Register<WatchStatus>,
}

impl Keyed for WatchState {
    fn key(&self) -> &str {
        self.id.as_str()
    }
}
