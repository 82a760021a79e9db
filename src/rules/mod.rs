//! The rules: who may do what, from which status, with whose consent.
//!
//! [`Negotiation::decide`](crate::negotiation::Negotiation::decide) turns a draft into a
//! [`Decision`] or a [`Refusal`]. Every procedural rule goes through one judge: it returns when
//! the host governs and collects when the host observes, on one code path. There is one file for
//! each thing.

mod accepting;
mod act;
mod alternative;
mod assessment;
mod book;
mod ceasefire;
mod commitment;
mod consent;
mod consequence;
mod deadline;
mod decide;
mod decision;
mod entering;
mod explain;
mod failed_gate;
mod gate;
mod instrument;
mod judge;
mod late;
mod link;
mod measure;
mod meeting;
mod party;
mod payloads;
mod payloads_after;
mod permitted;
mod person;
mod point;
mod position;
mod powers;
mod process;
mod proposal;
mod question;
mod record;
mod refusal;
mod track;
mod version;
mod watch;

pub(crate) use self::decide::refused;
pub use self::{
    act::{Act, acts},
    book::{lifecycles_markdown, rule_book, rule_book_markdown},
    decision::{Decision, Recorded, Stale},
    explain::Explanation,
    permitted::Permitted,
    refusal::{Refusal, RefusalKind},
};
