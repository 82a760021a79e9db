//! When something happened, as precisely as it is known.
//!
//! A [`When`] is an instant, a day, a range of days, an ISO week, a month, a year, before, after or
//! about one of these, or unknown. It is one string, on the wire and in the hand:
//!
//! ```
//! use negotiation::when::When;
//!
//! let forms = ["2026-01-22T14:00:00+03:00", "2026-01-22", "2026-01-22+03:00", "2026-01-22/2026-01-24",
//!     "2026-W04", "2026-01", "2025", "before 2026-01-22", "after 2026-01-22T19:00:00+03:00",
//!     "about 2026-03", "unknown"];
//! for text in forms {
//!     assert_eq!(text.parse::<When>()?.to_string(), text);
//! }
//! assert!("2026-02-30".parse::<When>().is_err());
//! assert!("2026-01-22T14:00:00".parse::<When>().is_err(), "an instant needs its offset");
//! # Ok::<(), negotiation::when::InvalidWhen>(())
//! ```

mod describe;
mod error;
pub mod instant;
mod parse;
mod span;
#[cfg(test)]
mod tests;
mod write;

use std::hash;

use chrono::{Datelike, FixedOffset, NaiveDate, Weekday};

use self::error::Problem;
pub use self::{describe::Described, error::InvalidWhen, span::Span};

/// A point on the time line, with the offset of the clock that it was read from.
pub type Instant = chrono::DateTime<FixedOffset>;

/// When something happened, as precisely as it is known.
///
/// Two are equal if they say the same: 14:00 at +03:00 and 11:00 at UTC are one point on the time
/// line and two values, since two capitals can be on different dates. To compare times, compare
/// [spans](Self::span). Years go from 0001 to 9999.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct When(Repr);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Unknown,
    Instant(Exact),
    Day { date: NaiveDate, offset: Option<FixedOffset> },
    Days { first: NaiveDate, last: NaiveDate, offset: Option<FixedOffset> },
    Week { year: u16, week: u8 },
    Month { year: u16, month: u8 },
    Year { year: u16 },
    Before(Box<When>),
    After(Box<When>),
    About(Box<When>),
}

/// An instant that is equal to another only if the offset is. The one of `chrono` ignores it.
#[derive(Clone, Copy)]
struct Exact(Instant);

/// What a [`When`] says, for reading. Later releases add kinds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum WhenKind<'a> {
    /// Nothing is known.
    Unknown,
    /// A point on the time line.
    Instant(Instant),
    /// A day.
    #[non_exhaustive]
    Day {
        /// The date.
        date: NaiveDate,
        /// The offset of the place whose day it is, if stated.
        offset: Option<FixedOffset>,
    },
    /// Somewhere in, or all through, two days or more.
    #[non_exhaustive]
    Days {
        /// The first of them.
        first: NaiveDate,
        /// The last of them, later than the first.
        last: NaiveDate,
        /// The offset of the place whose days they are, if stated.
        offset: Option<FixedOffset>,
    },
    /// A week of ISO 8601, Monday to Sunday.
    #[non_exhaustive]
    Week {
        /// The year that the week is counted in.
        year: i32,
        /// Its number, from 1.
        week: u32,
    },
    /// A month of the calendar.
    #[non_exhaustive]
    Month {
        /// The year.
        year: i32,
        /// The month, from 1.
        month: u32,
    },
    /// A year of the calendar.
    #[non_exhaustive]
    Year {
        /// The year.
        year: i32,
    },
    /// Before this, which is an instant or a stretch of days.
    Before(&'a When),
    /// After this, which is an instant or a stretch of days.
    After(&'a When),
    /// Close to this, which is an instant or a stretch of days.
    About(&'a When),
}

impl When {
    /// Nothing is known of the time.
    pub const UNKNOWN: Self = Self(Repr::Unknown);

    /// A point on the time line.
    ///
    /// # Errors
    /// [`InvalidWhen`] if its date, where its clock stands, is not in the years 0001 to 9999, its
    /// offset is not in whole minutes, or it is a leap second.
    pub fn instant(at: Instant) -> Result<Self, InvalidWhen> {
        instant::local(&at).map(|_| Self(Repr::Instant(Exact(at))))
    }

    /// A day, wherever the reader of the record is, unless an offset [is given](Self::with_offset).
    ///
    /// # Errors
    /// [`InvalidWhen`] if the year is not in 0001 to 9999.
    pub fn day(date: NaiveDate) -> Result<Self, InvalidWhen> {
        year_of(date.year())?;
        Ok(Self(Repr::Day { date, offset: None }))
    }

    /// A range of days, both ends included. A range of one day is that [day](Self::day).
    ///
    /// # Errors
    /// [`InvalidWhen`] if the last is before the first, or a year is not in 0001 to 9999.
    pub fn days(first: NaiveDate, last: NaiveDate) -> Result<Self, InvalidWhen> {
        year_of(first.year())?;
        year_of(last.year())?;
        if last < first {
            return Err(Problem::Backwards.into());
        }
        Ok(Self(if first == last {
            Repr::Day { date: first, offset: None }
        } else {
            Repr::Days { first, last, offset: None }
        }))
    }

    /// A week of ISO 8601: the first is the one with the first Thursday of the year.
    ///
    /// # Errors
    /// [`InvalidWhen`] if the year has no such week, or is not in 0001 to 9999.
    pub fn week(year: i32, week: u32) -> Result<Self, InvalidWhen> {
        let checked = year_of(year)?;
        match (u8::try_from(week), NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)) {
            (Ok(week), Some(_)) => Ok(Self(Repr::Week { year: checked, week })),
            _ => Err(Problem::NoSuchWeek { year, week }.into()),
        }
    }

    /// A month of the calendar, from 1 for January.
    ///
    /// # Errors
    /// [`InvalidWhen`] if there is no such month, or the year is not in 0001 to 9999.
    pub fn month(year: i32, month: u32) -> Result<Self, InvalidWhen> {
        let year = year_of(year)?;
        match u8::try_from(month) {
            Ok(month @ 1..=12) => Ok(Self(Repr::Month { year, month })),
            _ => Err(Problem::NoSuchMonth(month).into()),
        }
    }

    /// A year of the calendar.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is not in 0001 to 9999.
    pub fn year(year: i32) -> Result<Self, InvalidWhen> {
        year_of(year).map(|year| Self(Repr::Year { year }))
    }

    /// Gives a day or a range of days the offset of the place whose days they are.
    ///
    /// # Errors
    /// [`InvalidWhen`] for anything else, or if the offset is not in whole minutes.
    pub fn with_offset(self, offset: FixedOffset) -> Result<Self, InvalidWhen> {
        if offset.local_minus_utc() % 60 != 0 {
            return Err(Problem::Offset.into());
        }
        let offset = Some(offset);
        match self.0 {
            Repr::Day { date, .. } => Ok(Self(Repr::Day { date, offset })),
            Repr::Days { first, last, .. } => Ok(Self(Repr::Days { first, last, offset })),
            Repr::Unknown
            | Repr::Instant(_)
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Year { .. }
            | Repr::Before(_)
            | Repr::After(_)
            | Repr::About(_) => Err(Problem::NotOfDays.into()),
        }
    }

    /// Before this: earlier than the first moment that it can mean.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is unknown, or is itself before, after or about something.
    pub fn before(this: Self) -> Result<Self, InvalidWhen> {
        this.plain().map(|this| Self(Repr::Before(this)))
    }

    /// After this: later than the last moment that it can mean.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is unknown, or is itself before, after or about something.
    pub fn after(this: Self) -> Result<Self, InvalidWhen> {
        this.plain().map(|this| Self(Repr::After(this)))
    }

    /// Close to this; [`span`](Self::span) says how close.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is unknown, or is itself before, after or about something.
    pub fn about(this: Self) -> Result<Self, InvalidWhen> {
        this.plain().map(|this| Self(Repr::About(this)))
    }

    /// What it says, for reading.
    ///
    /// ```
    /// use negotiation::when::{When, WhenKind};
    ///
    /// let when: When = "about 2026-03".parse()?;
    /// let WhenKind::About(month) = when.kind() else { panic!() };
    /// assert!(matches!(month.kind(), WhenKind::Month { year: 2026, month: 3, .. }));
    /// # Ok::<(), negotiation::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> WhenKind<'_> {
        match &self.0 {
            Repr::Unknown => WhenKind::Unknown,
            Repr::Instant(Exact(at)) => WhenKind::Instant(*at),
            &Repr::Day { date, offset } => WhenKind::Day { date, offset },
            &Repr::Days { first, last, offset } => WhenKind::Days { first, last, offset },
            &Repr::Week { year, week } => WhenKind::Week { year: year.into(), week: week.into() },
            &Repr::Month { year, month } => WhenKind::Month { year: year.into(), month: month.into() },
            &Repr::Year { year } => WhenKind::Year { year: year.into() },
            Repr::Before(this) => WhenKind::Before(this),
            Repr::After(this) => WhenKind::After(this),
            Repr::About(this) => WhenKind::About(this),
        }
    }

    /// The point on the time line, if it is known that precisely.
    #[must_use]
    pub const fn as_instant(&self) -> Option<Instant> {
        if let Repr::Instant(Exact(at)) = self.0 { Some(at) } else { None }
    }

    /// For people: `Thursday 22 January 2026, 14:00 (+03:00)`. In English; not for reading back.
    ///
    /// ```
    /// use negotiation::when::When;
    ///
    /// let when: When = "before 2026-01-22".parse()?;
    /// assert_eq!(when.describe().to_string(), "before Thursday 22 January 2026");
    /// # Ok::<(), negotiation::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub const fn describe(&self) -> Described<'_> {
        Described(self)
    }

    /// Boxed, if before, after and about may be said of it.
    fn plain(self) -> Result<Box<Self>, InvalidWhen> {
        match self.0 {
            Repr::Unknown => Err(Problem::OfUnknown.into()),
            Repr::Before(_) | Repr::After(_) | Repr::About(_) => Err(Problem::Nested.into()),
            Repr::Instant(_)
            | Repr::Day { .. }
            | Repr::Days { .. }
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Year { .. } => Ok(Box::new(self)),
        }
    }
}

/// The year, if a date may have it.
fn year_of(year: i32) -> Result<u16, InvalidWhen> {
    match u16::try_from(year) {
        Ok(year @ 1..=9999) => Ok(year),
        _ => Err(Problem::Year.into()),
    }
}

impl Exact {
    fn parts(&self) -> (chrono::NaiveDateTime, i32) {
        (self.0.naive_utc(), self.0.offset().local_minus_utc())
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Exact {}

impl hash::Hash for Exact {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

impl TryFrom<Instant> for When {
    type Error = InvalidWhen;
    fn try_from(at: Instant) -> Result<Self, InvalidWhen> {
        Self::instant(at)
    }
}
