//! What things are made of: ids, text, words, dates, sources, shares, roles, conditions.

pub mod condition;
pub(crate) mod gather;
pub mod id;
mod into_value;
pub(crate) mod invalid;
pub(crate) mod lookalike;
pub mod metadata;
pub(crate) mod register;
pub mod role;
pub mod share;
pub(crate) mod sorted;
pub mod source;
pub(crate) mod table;
pub mod text;
pub mod when;
pub mod word;
pub mod working_days;

pub(crate) use into_value::{from_text, from_value};
pub use {into_value::IntoValue, invalid::Invalid};
