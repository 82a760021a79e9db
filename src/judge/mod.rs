//! The rules: who may do what, from which status, with whose agreement.
//!
//! [`Negotiation::decide`](crate::state::Negotiation::decide) turns a draft into a
//! [`Decision`] or a [`Refusal`]. Every procedural rule goes through one judge: it returns when
//! the program governs and collects when the program observes, on one code path. The rules of
//! each thing stand with the thing.

pub(crate) mod act;
pub(crate) mod book;
pub(crate) mod consequence;
pub(crate) mod decide;
pub(crate) mod decision;
pub(crate) mod explain;
pub(crate) mod grounds;
pub mod lifecycles;
pub(crate) mod matrix;
pub(crate) mod meant;
pub(crate) mod motion;
pub(crate) mod permitted;
pub(crate) mod proxy;
pub(crate) mod refusal;
pub(crate) mod require;
pub mod rule;
pub(crate) mod stake;
pub(crate) mod waiting;

pub(crate) use self::decide::refused;
pub use self::{
    act::{Act, acts},
    book::{lifecycles_markdown, rule_book, rule_book_markdown, rule_by_id},
    decision::{Decision, Recorded, Stale},
    explain::Explanation,
    matrix::{Cell, cells},
    permitted::{Permitted, Unlisted},
    refusal::Refusal,
    rule::RefusalKind,
};
