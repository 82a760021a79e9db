//! When something happened, as precisely as it is known.
//!
//! A [`When`] is an instant, with its [`Zone`] by name if one is given, a day, a range of days, an ISO week, a month, a quarter, a season, a
//! year, a decade, early, mid or late in one of these, a range of some of these, so long from an entry of the record, before, after or about one of these, the earliest or
//! the latest of several, or unknown. It is one string, on the wire and in the hand. Dates as archives write them (EDTF level 1, ISO
//! 8601-2: `1984~`, `2001-21`, `201X`, `1985-04-XX`) are read as well:
//!
//! ```
//! use negotiation::value::when::When;
//!
//! let forms = ["2026-01-22T14:00:00+03:00", "2026-01-22", "2026-01-22+03:00", "2026-01-22/2026-01-24",
//!     "2026-W04", "2026-01", "2025", "1990s", "2026-03/2026-05", "early 2026", "mid 2026-03", "before 2026-01-22", "after 2026-01-22T19:00:00+03:00",
//!     "about 2026-03", "unknown", "Thu 2026-01-22", "2026-Q1", "2026-spring", "@e12",
//!     "@e12 + P180D", "after @e12 - PT36H", "2026-02-06T20:00:00+02:00[Europe/Kyiv]", "earliest of 2026-06-30 | @e12 + P6M",
//!     "latest of before 2026-03 | 2026-02-01"];
//! for text in forms {
//!     assert_eq!(text.parse::<When>()?.to_string(), text);
//! }
//! assert!("2026-02-30".parse::<When>().is_err());
//! assert!("2026-01-22T14:00:00".parse::<When>().is_err(), "an instant needs its offset");
//! // Seconds that are left out are none: the minute is full.
//! assert_eq!("2026-01-22T14:00+03:00".parse::<When>()?.to_string(), "2026-01-22T14:00:00+03:00");
//! # Ok::<(), negotiation::value::when::InvalidWhen>(())
//! ```

mod describe;
mod edtf;
mod error;
pub mod instant;
mod kind;
mod parse;
mod relative;
mod season;
mod span;
#[cfg(test)]
mod tests;
mod third;
mod write;
mod zone;

use std::hash;

use chrono::{Datelike, FixedOffset, NaiveDate, Weekday};

pub use self::{
    describe::Described,
    error::InvalidWhen,
    kind::WhenKind,
    relative::{Distance, MAX_SEVERAL, Unit},
    season::Season,
    span::Span,
    third::Third,
    zone::Zone,
};
use self::{error::Problem, relative::Relative, zone::Zoned};
use crate::value::id::EntryId;

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
    Zoned(Box<Zoned>),
    Day { date: NaiveDate, offset: Option<FixedOffset>, weekday: Option<Weekday> },
    Days { first: NaiveDate, last: NaiveDate, offset: Option<FixedOffset> },
    Week { year: u16, week: u8 },
    Month { year: u16, month: u8 },
    Quarter { year: u16, quarter: u8 },
    Season { year: u16, season: Season },
    Year { year: u16 },
    Decade { first: u16 },
    Third { third: Third, of: Box<When> },
    Between(Box<(When, When)>),
    Before(Box<When>),
    After(Box<When>),
    About(Box<When>),
    Relative(Box<Relative>),
    Earliest(Box<[When]>),
    Latest(Box<[When]>),
}

/// An instant that is equal to another only if the offset is. The one of `chrono` ignores it.
#[derive(Clone, Copy)]
struct Exact(Instant);

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
        Ok(Self(Repr::Day { date, offset: None, weekday: None }))
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
            Repr::Day { date: first, offset: None, weekday: None }
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

    /// A quarter of a year, from 1 for January to March.
    ///
    /// # Errors
    /// [`InvalidWhen`] if there is no such quarter, or the year is not in 0001 to 9999.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, InvalidWhen> {
        let year = year_of(year)?;
        match u8::try_from(quarter) {
            Ok(quarter @ 1..=4) => Ok(Self(Repr::Quarter { year, quarter })),
            _ => Err(Problem::NoSuchQuarter(quarter).into()),
        }
    }

    /// A season, of the year that it begins in.
    ///
    /// # Errors
    /// [`InvalidWhen`] if the year is not in 0001 to 9999.
    pub fn season(year: i32, season: Season) -> Result<Self, InvalidWhen> {
        year_of(year).map(|year| Self(Repr::Season { year, season }))
    }

    /// A year of the calendar.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is not in 0001 to 9999.
    pub fn year(year: i32) -> Result<Self, InvalidWhen> {
        year_of(year).map(|year| Self(Repr::Year { year }))
    }

    /// Ten years, from one that ends in 0.
    ///
    /// ```
    /// use negotiation::value::when::When;
    ///
    /// assert_eq!(When::decade(1990)?.to_string(), "1990s");
    /// assert!(When::decade(1991).is_err());
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidWhen`] if it ends in another digit, or is not in 0001 to 9999.
    pub fn decade(first: i32) -> Result<Self, InvalidWhen> {
        match year_of(first)? {
            first if first % 10 == 0 => Ok(Self(Repr::Decade { first })),
            _ => Err(Problem::Decade.into()),
        }
    }

    /// Somewhere in, or all through, what lies between two times of one form, both included: two instants, weeks, months,
    /// quarters, seasons, years or decades. For days there are [`days`](Self::days).
    ///
    /// ```
    /// use negotiation::value::when::When;
    ///
    /// let spring: When = "2026-03/2026-05".parse()?;
    /// assert_eq!(spring, When::between(When::month(2026, 3)?, When::month(2026, 5)?)?);
    /// assert_eq!(spring.describe().to_string(), "March 2026 to May 2026");
    /// assert!("2026-03/2027".parse::<When>().is_err(), "a month and a year");
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidWhen`] if they are of two forms, or of another, or the second does not come after the first.
    pub fn between(first: Self, last: Self) -> Result<Self, InvalidWhen> {
        match (&first.0, &last.0) {
            (Repr::Instant(_), Repr::Instant(_))
            | (Repr::Week { .. }, Repr::Week { .. })
            | (Repr::Month { .. }, Repr::Month { .. })
            | (Repr::Quarter { .. }, Repr::Quarter { .. })
            | (Repr::Season { .. }, Repr::Season { .. })
            | (Repr::Year { .. }, Repr::Year { .. })
            | (Repr::Decade { .. }, Repr::Decade { .. }) => {}
            _ => return Err(Problem::Ends.into()),
        }
        let utc = FixedOffset::east_opt(0).ok_or(Problem::Offset)?;
        match first.span(utc).compare(&last.span(utc)) {
            Some(std::cmp::Ordering::Less) => Ok(Self(Repr::Between(Box::new((first, last))))),
            _ => Err(Problem::Backwards.into()),
        }
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
            Repr::Day { date, weekday, .. } => Ok(Self(Repr::Day { date, offset, weekday })),
            Repr::Days { first, last, .. } => Ok(Self(Repr::Days { first, last, offset })),
            Repr::Unknown
            | Repr::Instant(_)
            | Repr::Zoned(_)
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Quarter { .. }
            | Repr::Season { .. }
            | Repr::Year { .. }
            | Repr::Decade { .. }
            | Repr::Third { .. }
            | Repr::Between(_)
            | Repr::Before(_)
            | Repr::After(_)
            | Repr::About(_)
            | Repr::Relative(_)
            | Repr::Earliest(_)
            | Repr::Latest(_) => Err(Problem::NotOfDays.into()),
        }
    }

    /// Gives a day the weekday that its source gave. It may be the wrong one: that is kept, and
    /// told by [`wrong_weekday`](Self::wrong_weekday).
    ///
    /// # Errors
    /// [`InvalidWhen`] for anything but a day.
    pub fn with_weekday(self, weekday: Weekday) -> Result<Self, InvalidWhen> {
        if let Repr::Day { date, offset, .. } = self.0 {
            Ok(Self(Repr::Day { date, offset, weekday: Some(weekday) }))
        } else {
            Err(Problem::NotADay.into())
        }
    }

    /// The weekday that the source gave and the one that the date has, where they differ.
    ///
    /// ```
    /// use chrono::Weekday;
    /// use negotiation::value::when::When;
    ///
    /// assert_eq!("Thu 2026-01-22".parse::<When>()?.wrong_weekday(), None);
    /// let wrong: When = "Fri 2026-01-22".parse()?;
    /// assert_eq!(wrong.wrong_weekday(), Some((Weekday::Fri, Weekday::Thu)));
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub fn wrong_weekday(&self) -> Option<(Weekday, Weekday)> {
        let Repr::Day { date, weekday: Some(given), .. } = self.0 else { return None };
        (given != date.weekday()).then(|| (given, date.weekday()))
    }

    /// At the time of an entry of the record, or so long from it, as in "180 days after the
    /// signature". [`anchors`](Self::anchors) lists the entries that a time hangs on.
    #[must_use]
    pub fn relative(to: EntryId, by: Option<Distance>) -> Self {
        Self(Repr::Relative(Box::new(Relative { to, by })))
    }

    /// The earliest of several times, as in "1 July or six months after, whichever is earlier".
    ///
    /// # Errors
    /// [`InvalidWhen`] if there are fewer than two or more than [`MAX_SEVERAL`], or one of them is
    /// unknown or itself the earliest or latest of several.
    pub fn earliest_of(times: impl IntoIterator<Item = Self>) -> Result<Self, InvalidWhen> {
        relative::several(times).map(|times| Self(Repr::Earliest(times)))
    }

    /// The latest of several times.
    ///
    /// # Errors
    /// As of [`earliest_of`](Self::earliest_of).
    pub fn latest_of(times: impl IntoIterator<Item = Self>) -> Result<Self, InvalidWhen> {
        relative::several(times).map(|times| Self(Repr::Latest(times)))
    }

    /// The entries that the time hangs on.
    pub fn anchors(&self) -> impl Iterator<Item = &EntryId> {
        let several = if let Repr::Earliest(several) | Repr::Latest(several) = &self.0 {
            &several[..]
        } else {
            std::slice::from_ref(self)
        };
        several.iter().filter_map(|time| {
            let time = if let Repr::Before(this) | Repr::After(this) | Repr::About(this) = &time.0 {
                this
            } else {
                time
            };
            if let Repr::Relative(relative) = &time.0 { Some(&relative.to) } else { None }
        })
    }

    /// Before this: earlier than the first moment that it can mean.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is unknown, or is itself before, after or about something, or the
    /// earliest or latest of several.
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

    /// For people: `Thursday 22 January 2026, 14:00 (+03:00)`. In English; not for reading back.
    ///
    /// ```
    /// use negotiation::value::when::When;
    ///
    /// let when: When = "before 2026-01-22".parse()?;
    /// assert_eq!(when.describe().to_string(), "before Thursday 22 January 2026");
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub const fn describe(&self) -> Described<'_> {
        Described(self)
    }

    /// Boxed, if before, after and about may be said of it.
    fn plain(self) -> Result<Box<Self>, InvalidWhen> {
        match self.0 {
            Repr::Unknown => Err(Problem::OfUnknown.into()),
            Repr::Before(_) | Repr::After(_) | Repr::About(_) | Repr::Earliest(_) | Repr::Latest(_) => {
                Err(Problem::Nested.into())
            }
            Repr::Instant(_)
            | Repr::Zoned(_)
            | Repr::Day { .. }
            | Repr::Days { .. }
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Quarter { .. }
            | Repr::Season { .. }
            | Repr::Year { .. }
            | Repr::Decade { .. }
            | Repr::Third { .. }
            | Repr::Between(_)
            | Repr::Relative(_) => Ok(Box::new(self)),
        }
    }

    const fn is_unknown(&self) -> bool {
        matches!(self.0, Repr::Unknown)
    }

    const fn is_several(&self) -> bool {
        matches!(self.0, Repr::Earliest(_) | Repr::Latest(_))
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
