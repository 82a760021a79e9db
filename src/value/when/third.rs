//! Early, mid and late: thirds of a stretch of days.

use chrono::{Datelike, FixedOffset, Months, NaiveDate, Weekday};

use super::{InvalidWhen, Problem, Repr, Span, When, span::days};

/// Early, in the middle of, or late in a week, a month, a quarter, a season, a year or a decade, as sources say it.
///
/// No standard says which days that is. In the reading of this library it is a third in whole days, months or years:
///
/// | of | early | mid | late |
/// |---|---|---|---|
/// | a week | Monday, Tuesday | Wednesday, Thursday | Friday to Sunday |
/// | a month | 1 to 10 | 11 to 20 | 21 to its end |
/// | a quarter, a season | its first month | its second | its third |
/// | a year | January to April | May to August | September to December |
/// | a decade | its years 0 to 3 | 4 to 6 | 7 to 9 |
///
/// Those of a month are the dekads of meteorology: ten days, ten days, and the 8 to 11 that are left (IRI Data Library,
/// `dekadalAverage`). Those of a year are the quadrimesters of the Extended Date/Time Format, level 2 (Library of Congress, 2019;
/// ISO 8601-2): codes 37 to 39, of four months each. That format has no code for a third of anything else. Whoever knows the
/// days gives them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Third {
    /// The first.
    Early,
    /// The second.
    Mid,
    /// The last.
    Late,
}

impl Third {
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::Early, "early "), (Self::Mid, "mid "), (Self::Late, "late ")];

    /// The word, and the space after it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Early => "early ",
            Self::Mid => "mid ",
            Self::Late => "late ",
        }
    }

    /// That of the three which is meant.
    const fn of<T: Copy>(self, [early, mid, late]: [T; 3]) -> T {
        match self {
            Self::Early => early,
            Self::Mid => mid,
            Self::Late => late,
        }
    }

    /// The stretch of the time line; nothing is bounded of what has no thirds.
    pub(super) fn span(self, when: &When, offset: FixedOffset) -> Span {
        let (first, last) = self.days(when).unzip();
        days(first, last, offset)
    }

    /// The first and the last day.
    fn days(self, when: &When) -> Option<(NaiveDate, NaiveDate)> {
        let date = |year: u16, month: u32, day: u32| NaiveDate::from_ymd_opt(year.into(), month, day);
        // So many months, after so many others.
        let months = |first: NaiveDate, [skipped, count]: [u32; 2]| {
            let begin = first.checked_add_months(Months::new(skipped))?;
            Some((begin, begin.checked_add_months(Months::new(count))?.pred_opt()?))
        };
        match when.0 {
            Repr::Week { year, week } => {
                let day = |weekday| NaiveDate::from_isoywd_opt(year.into(), week.into(), weekday);
                let first = self.of([Weekday::Mon, Weekday::Wed, Weekday::Fri]);
                let last = self.of([Weekday::Tue, Weekday::Thu, Weekday::Sun]);
                Some((day(first)?, day(last)?))
            }
            Repr::Month { year, month } => {
                let (_, end) = months(date(year, month.into(), 1)?, [0, 1])?;
                let first = date(year, month.into(), self.of([1, 11, 21]))?;
                Some((first, date(year, month.into(), self.of([10, 20, end.day()]))?))
            }
            Repr::Quarter { year, quarter } => {
                months(date(year, u32::from(quarter) * 3 - 2, 1)?, self.of([[0, 1], [1, 1], [2, 1]]))
            }
            Repr::Season { year, season } => {
                months(date(year, season.first_month(), 1)?, self.of([[0, 1], [1, 1], [2, 1]]))
            }
            Repr::Year { year } => months(date(year, 1, 1)?, self.of([[0, 4], [4, 4], [8, 4]])),
            Repr::Decade { first } => months(date(first, 1, 1)?, self.of([[0, 48], [48, 36], [84, 36]])),
            Repr::Unknown
            | Repr::Instant(_)
            | Repr::Zoned(_)
            | Repr::Day { .. }
            | Repr::Days { .. }
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

impl When {
    /// Early, in the middle of, or late in a week, a month, a quarter, a season, a year or a decade; [`Third`] says which days that
    /// is.
    ///
    /// ```
    /// use negotiation::value::when::{Third, When};
    ///
    /// let late = When::third(Third::Late, When::month(2026, 1)?)?;
    /// assert_eq!(late.to_string(), "late 2026-01");
    /// assert_eq!(late.describe().to_string(), "late January 2026");
    /// let utc = chrono::FixedOffset::east_opt(0).unwrap();
    /// assert_eq!(late.span(utc), "2026-01-21/2026-01-31".parse::<When>()?.span(utc));
    /// assert!("late 2026-01-22".parse::<When>().is_err(), "a day has no thirds");
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidWhen`] for anything else.
    pub fn third(third: Third, of: Self) -> Result<Self, InvalidWhen> {
        if third.days(&of).is_none() {
            return Err(Problem::Thirds.into());
        }
        Ok(Self(Repr::Third { third, of: Box::new(of) }))
    }
}
