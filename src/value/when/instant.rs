//! Plain instants on the wire, for `#[serde(with = "negotiation::value::when::instant")]`.
//!
//! The form is `YYYY-MM-DDTHH:MM:SS`, a fraction of up to nine digits if there is one, and `Z` or
//! an offset (a profile of RFC 3339). The offset is kept; an offset of zero is written as `Z`. Seconds that are none may be left out
//! (ISO 8601, and not RFC 3339); they are written.
//!
//! ```
//! use negotiation::value::when::instant;
//!
//! let at = instant::parse("2026-01-22T14:00:00.5+03:00")?;
//! assert_eq!(instant::display(&at).to_string(), "2026-01-22T14:00:00.500+03:00");
//! assert!(instant::parse("2026-01-22T14:00:00").is_err(), "an instant needs its offset");
//! # Ok::<(), negotiation::value::when::InvalidWhen>(())
//! ```

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserializer, Serializer};

pub use super::Instant;
use super::{InvalidWhen, Problem, parse, write::Buffer, year_of};
use crate::wire::{self, Reader, Tape, Wire, Wrong};

/// Reads an instant, without allocation.
///
/// # Errors
/// [`InvalidWhen`] if it has another form, does not exist, or has no offset.
pub fn parse(text: &str) -> Result<Instant, InvalidWhen> {
    parse::instant(text)
}

/// The instant as it stands on the wire. An instant that [`parse`] could not read back, such as
/// one of the year 10000, is an error of the formatter; check such with [`When::instant`].
///
/// [`When::instant`]: super::When::instant
#[must_use]
pub fn display(at: &Instant) -> impl fmt::Display + use<> {
    struct Wire(Instant);
    impl fmt::Display for Wire {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.pad(written(&self.0).map_err(|_| fmt::Error)?.as_str())
        }
    }
    Wire(*at)
}

/// Writes an instant.
///
/// # Errors
/// If it is not in the years 0001 to 9999, its offset is not in whole minutes, or it is a leap
/// second; and what the format says.
pub fn serialize<S: Serializer>(at: &Instant, serializer: S) -> Result<S::Ok, S::Error> {
    wire::encode(at, serializer)
}

/// Reads an instant.
///
/// # Errors
/// If the text is not one, and what the format says.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Instant, D::Error> {
    wire::decode(deserializer)
}

impl Wire for Instant {
    const IS_TEXT: bool = true;

    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let text = from.text("an instant as text, such as `2026-01-22T14:00:00+03:00`")?;
        parse(text).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        match written(self) {
            Ok(buffer) => to.made(buffer.as_str().to_owned()),
            Err(why) => to.fail(&why),
        }
    }
}

/// Whether the instant can be written.
pub(crate) fn can_be_written(at: &Instant) -> bool {
    // Nearly always: between these years, and no leap second. No calendar is asked then.
    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");
    const LAST: NaiveDate = NaiveDate::from_ymd_opt(9000, 1, 1).expect("a day");
    let utc = at.naive_utc();
    let plain = utc.date() >= FIRST
        && utc.date() <= LAST
        && utc.time().nanosecond() < 1_000_000_000
        && at.offset().local_minus_utc() % 60 == 0;
    plain || local(at).is_ok()
}

/// What the clock shows where it stands, if the instant can be written.
pub(super) fn local(at: &Instant) -> Result<NaiveDateTime, InvalidWhen> {
    // The method of `chrono` for this panics at its bounds.
    let local = at.naive_utc().checked_add_offset(*at.offset()).ok_or(Problem::Year)?;
    year_of(local.year())?;
    if local.nanosecond() >= 1_000_000_000 {
        return Err(Problem::LeapSecond.into());
    }
    if at.offset().local_minus_utc() % 60 != 0 {
        return Err(Problem::Offset.into());
    }
    Ok(local)
}

fn written(at: &Instant) -> Result<Buffer, InvalidWhen> {
    let local = local(at)?;
    let mut buffer = Buffer::new();
    buffer.instant(&local, *at.offset());
    Ok(buffer)
}
