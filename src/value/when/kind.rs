//! What a date or a time says, for programs to match on.

use chrono::{FixedOffset, NaiveDate, Weekday};

use super::{Distance, Exact, Instant, Repr, Season, Third, When, Zone};
use crate::value::id::EntryId;

/// What a [`When`] says, for reading. Later releases add kinds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum WhenKind<'a> {
    /// Nothing is known.
    Unknown,
    /// A point on the time line.
    Instant(Instant),
    /// A point on the time line, where a clock of a zone by name showed it.
    #[non_exhaustive]
    Zoned {
        /// The point, with the offset that the zone has then.
        at: Instant,
        /// The zone.
        zone: &'a Zone,
    },
    /// A day.
    #[non_exhaustive]
    Day {
        /// The date.
        date: NaiveDate,
        /// The offset of the place whose day it is, if stated.
        offset: Option<FixedOffset>,
        /// The weekday that the source gave, right or wrong.
        weekday: Option<Weekday>,
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
    /// A quarter of a year, from 1 for January to March.
    #[non_exhaustive]
    Quarter {
        /// The year.
        year: i32,
        /// The quarter, from 1.
        quarter: u32,
    },
    /// A season.
    #[non_exhaustive]
    Season {
        /// The year that it begins in.
        year: i32,
        /// Which.
        season: Season,
    },
    /// A year of the calendar.
    #[non_exhaustive]
    Year {
        /// The year.
        year: i32,
    },
    /// Ten years.
    #[non_exhaustive]
    Decade {
        /// The first of them, which ends in 0.
        first: i32,
    },
    /// Early, in the middle of, or late in this, from a week to a decade.
    #[non_exhaustive]
    Third {
        /// Which.
        third: Third,
        /// Of what.
        of: &'a When,
    },
    /// From the first to the last, both included: two of one form.
    Between(&'a When, &'a When),
    /// Before this, which is an instant or a stretch of days.
    Before(&'a When),
    /// After this, which is an instant or a stretch of days.
    After(&'a When),
    /// Close to this, which is an instant or a stretch of days.
    About(&'a When),
    /// At the time of an entry, or so long from it.
    #[non_exhaustive]
    Relative {
        /// The entry.
        to: &'a EntryId,
        /// How long from it; none: at the same time.
        by: Option<Distance>,
    },
    /// The earliest of these.
    Earliest(&'a [When]),
    /// The latest of these.
    Latest(&'a [When]),
}

impl When {
    /// What it says, for reading.
    ///
    /// ```
    /// use negotiation::value::when::{When, WhenKind};
    ///
    /// let when: When = "about 2026-03".parse()?;
    /// let WhenKind::About(month) = when.kind() else { panic!() };
    /// assert!(matches!(month.kind(), WhenKind::Month { year: 2026, month: 3, .. }));
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> WhenKind<'_> {
        match &self.0 {
            Repr::Unknown => WhenKind::Unknown,
            Repr::Instant(Exact(at)) => WhenKind::Instant(*at),
            Repr::Zoned(zoned) => WhenKind::Zoned { at: zoned.at.0, zone: &zoned.zone },
            &Repr::Day { date, offset, weekday } => WhenKind::Day { date, offset, weekday },
            &Repr::Days { first, last, offset } => WhenKind::Days { first, last, offset },
            &Repr::Week { year, week } => WhenKind::Week { year: year.into(), week: week.into() },
            &Repr::Month { year, month } => WhenKind::Month { year: year.into(), month: month.into() },
            &Repr::Quarter { year, quarter } => {
                WhenKind::Quarter { year: year.into(), quarter: quarter.into() }
            }
            &Repr::Season { year, season } => WhenKind::Season { year: year.into(), season },
            &Repr::Year { year } => WhenKind::Year { year: year.into() },
            &Repr::Decade { first } => WhenKind::Decade { first: first.into() },
            Repr::Third { third, of } => WhenKind::Third { third: *third, of },
            Repr::Between(ends) => WhenKind::Between(&ends.0, &ends.1),
            Repr::Before(this) => WhenKind::Before(this),
            Repr::After(this) => WhenKind::After(this),
            Repr::About(this) => WhenKind::About(this),
            Repr::Relative(relative) => WhenKind::Relative { to: &relative.to, by: relative.by },
            Repr::Earliest(several) => WhenKind::Earliest(several),
            Repr::Latest(several) => WhenKind::Latest(several),
        }
    }

    /// The point on the time line, if it is known that precisely.
    #[must_use]
    pub fn as_instant(&self) -> Option<Instant> {
        match &self.0 {
            Repr::Instant(at) => Some(at.0),
            Repr::Zoned(zoned) => Some(zoned.at.0),
            Repr::Unknown
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
            | Repr::Before(_)
            | Repr::After(_)
            | Repr::About(_)
            | Repr::Relative(_)
            | Repr::Earliest(_)
            | Repr::Latest(_) => None,
        }
    }
}
