//! Reading and writing: JSON Lines (feature `json`), calendars (feature `ical`).

#[cfg(feature = "json")]
mod decisions;
#[cfg(feature = "json")]
mod error;
#[cfg(feature = "json")]
mod header;
#[cfg(feature = "ical")]
pub mod ical;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "json")]
mod lines;
#[cfg(feature = "json")]
mod place;
