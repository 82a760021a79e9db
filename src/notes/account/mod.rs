//! Accounts: one side's version of one aspect of a matter. Several side by side are the disputed record.
//!
//! A plan has 28 points, or 27, or 26 to 28: all of it is kept, each with who said so.

mod about;
mod event;
pub(crate) mod fold;
pub(crate) mod payloads;
pub(crate) mod rules;
mod value;

pub use self::{
    about::About,
    event::{AccountEvent, Given},
    value::{Aspect, Claim, Value},
};
