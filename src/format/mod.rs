//! Reading and writing: JSON Lines (feature `json`), calendars (feature `ical`).

#[cfg(feature = "json")]
mod error;
#[cfg(feature = "ical")]
pub mod ical;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "json")]
mod place;
