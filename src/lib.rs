//! negotiation
#![forbid(unsafe_code)]
pub mod id;
pub mod rule;
pub mod text;
pub mod word;
