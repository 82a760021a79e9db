//! For the tests of programs that embed this library (feature `testing`): stories told as given,
//! when, then, talks that are ready, and histories made at random.
//!
//! Not covered by the promise of stability: the histories change when kinds of events are added.

#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails, and what is made here is known to fit"
)]

#[doc(hidden)]
pub mod history;
mod story;
mod talks;
mod times;

pub use self::{
    history::history,
    story::{Story, Then, given},
    talks::{pact, ports},
    times::times,
};
