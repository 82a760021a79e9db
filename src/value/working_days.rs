//! Working days, for terms such as "ten working days from receipt".
//!
//! Which days are holidays is for the program to say: a record knows none. It works out the date, and records that, with
//! the text of the term where the source gives one.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::value::{
    sorted::Set,
    when::{InvalidWhen, When},
};

/// The working days of one place: all days but those of its weekend and its holidays.
///
/// The day from which a term runs is not counted, as in Regulation (EEC, Euratom) No 1182/71, article 3.
///
/// ```
/// use negotiation::value::working_days::WorkingDays;
///
/// let (friday, monday) = ("2026-04-03".parse()?, "2026-04-06".parse()?);
/// let days = WorkingDays::new().with_holidays([friday, monday]);
/// let received = "2026-04-01".parse()?;
/// let due = days.term(received, 10).ok_or("within the calendar")??;
/// assert_eq!(due.to_string(), "2026-04-17");
///
/// assert!(!days.is_working(friday));
/// assert_eq!(days.after(received, 0), None, "no day is no term");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    /// By their number from Monday.
    weekend: Set<u32>,
    holidays: Set<NaiveDate>,
}

impl Default for WorkingDays {
    fn default() -> Self {
        Self::new()
    }
}

impl WorkingDays {
    /// Returns the days from Monday to Friday.
    #[must_use]
    pub fn new() -> Self {
        Self { weekend: Set::new(), holidays: Set::new() }.with_weekend([Weekday::Sat, Weekday::Sun])
    }

    /// Sets the days of the week on which nobody works, such as Friday and Saturday.
    #[must_use]
    pub fn with_weekend(mut self, days: impl IntoIterator<Item = Weekday>) -> Self {
        self.weekend = days.into_iter().map(|day| day.num_days_from_monday()).collect();
        self
    }

    /// Adds holidays.
    #[must_use]
    pub fn with_holidays(mut self, days: impl IntoIterator<Item = NaiveDate>) -> Self {
        self.holidays.extend(days);
        self
    }

    /// Whether a day is a working day.
    #[must_use]
    pub fn is_working(&self, day: NaiveDate) -> bool {
        !self.weekend.contains(&day.weekday().num_days_from_monday()) && !self.holidays.contains(&day)
    }

    /// Returns the last of so many working days after a day, which is not counted itself; `None` for no days, where no
    /// day of the week is a working day, or after the last day of the calendar. Linear in the days.
    #[must_use]
    pub fn after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let later = std::iter::successors(day.succ_opt(), NaiveDate::succ_opt);
        self.nth(later, count)
    }

    /// Returns the first of so many working days before a day, which is not counted itself; `None` as for
    /// [`after`](Self::after).
    #[must_use]
    pub fn before(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let earlier = std::iter::successors(day.pred_opt(), NaiveDate::pred_opt);
        self.nth(earlier, count)
    }

    /// Returns the end of a term of so many working days from a day, to be recorded; `None` as for
    /// [`after`](Self::after).
    ///
    /// # Errors
    /// [`InvalidWhen`] if it ends after the year 9999.
    pub fn term(&self, from: NaiveDate, count: u32) -> Option<Result<When, InvalidWhen>> {
        self.after(from, count).map(When::day)
    }

    fn nth(&self, days: impl Iterator<Item = NaiveDate>, count: u32) -> Option<NaiveDate> {
        let last = usize::try_from(count.checked_sub(1)?).ok()?;
        let mut working = days.filter(|day| self.is_working(*day));
        if self.weekend.len() < 7 { working.nth(last) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::WorkingDays;
    use chrono::{NaiveDate, Weekday};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_term_skips_weekends_and_holidays_and_leads_back() {
        let days = WorkingDays::new().with_holidays([day("2026-05-01"), day("2026-05-02")]);
        for (from, count, to) in [
            ("2026-04-30", 1, "2026-05-04"),
            ("2026-04-29", 1, "2026-04-30"),
            ("2026-05-02", 5, "2026-05-08"),
            ("2026-04-24", 10, "2026-05-11"),
        ] {
            assert_eq!(days.after(day(from), count), Some(day(to)), "{from} and {count}");
        }
        assert_eq!(days.before(day("2026-05-04"), 1), Some(day("2026-04-30")));
        // From a working day so many there, and so many back.
        for count in 1..60 {
            let to = days.after(day("2026-04-30"), count).unwrap();
            assert_eq!(days.before(to, count), Some(day("2026-04-30")));
        }
    }

    #[test]
    fn a_week_without_a_working_day_has_no_term_and_the_calendar_ends() {
        let week = [1_u8, 2, 3, 4, 5, 6, 0].map(|n| Weekday::try_from(n).unwrap());
        assert_eq!(WorkingDays::new().with_weekend(week).after(day("2026-04-30"), 1), None);
        assert_eq!(WorkingDays::new().after(NaiveDate::MAX, 1), None);
        let friday = WorkingDays::new().with_weekend([Weekday::Fri, Weekday::Sat]);
        assert_eq!(friday.after(day("2026-04-30"), 1), Some(day("2026-05-03")), "a Sunday");
        assert!(WorkingDays::new().term(day("9999-12-30"), 9).unwrap().is_err());
    }
}
