//! What is noted beside the talks: assessments, accounts, the watch list, corrections.

pub mod account;
pub mod assessment;
pub mod correction;
pub mod watch;
