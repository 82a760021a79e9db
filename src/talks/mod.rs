//! The talks: who takes part, what is on the table, and who says what to it.

pub mod alternative;
pub mod deadline;
pub mod link;
pub mod meeting;
pub mod party;
pub mod person;
pub mod point;
pub mod position;
pub mod process;
pub mod proposal;
pub mod question;
pub mod track;
pub mod version;
