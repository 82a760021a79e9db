//! Looking: the questions that the model answers.
//!
//! They are asked of a [`Negotiation`](crate::negotiation::Negotiation), of today or of the past,
//! and change nothing.

mod agenda;
mod circles;
mod offers;
mod progress;
mod sticking;

pub use self::{
    agenda::NextMeeting,
    circles::{Circle, Through, Wait},
    progress::{AreaProgress, Progress},
    sticking::{Sticking, StickingReason},
};
