//! What the examples share, so that each of them holds only what it shows.
//!
//! | file | what is in it |
//! |---|---|
//! | `page` | the page that an example prints, and how an example ends |
//! | `words` | statuses, lists and dates in words |
//! | `record` | the shipped records: reading them, and how far each entry is to be relied on |
//! | `refused` | refusals that are expected |
#![allow(dead_code, unused_imports, reason = "each example uses a part of it")]

mod page;
mod record;
mod refused;
mod words;

pub use page::{Page, Usage, run};
pub use record::{
    MADE_UP, OUT_OF_ORDER, about, accounts, broken_rules, end_of, in_order, irregular, mark, rests_on,
    shipped, ukraine_2026,
};
pub use refused::refused;
pub use words::{after, date, day, join, say};

/// What an example answers with: any error ends it.
pub type Answer<T = ()> = Result<T, Box<dyn std::error::Error>>;
