//! The stretch of the time line that a date or a time can mean.

use std::cmp::Ordering;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

use super::{
    Exact, Repr, When,
    relative::{earliest_of, latest_of},
};
use crate::value::id::EntryId;

/// The earliest and the latest moment that something can mean, both included.
///
/// ```
/// use chrono::{FixedOffset, TimeZone, Utc};
/// use negotiation::value::when::When;
///
/// let moscow = FixedOffset::east_opt(3 * 3600).unwrap();
/// let day = "2026-01-22".parse::<When>()?.span(moscow);
/// assert_eq!(day.earliest, Some(Utc.with_ymd_and_hms(2026, 1, 21, 21, 0, 0).unwrap()));
/// assert!(day.contains(Utc.with_ymd_and_hms(2026, 1, 22, 20, 59, 59).unwrap()));
/// assert!(!day.contains(Utc.with_ymd_and_hms(2026, 1, 22, 21, 0, 0).unwrap()));
/// # Ok::<(), negotiation::value::when::InvalidWhen>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The earliest moment; nothing if there is no bound.
    pub earliest: Option<DateTime<Utc>>,
    /// The latest moment; nothing if there is no bound.
    pub latest: Option<DateTime<Utc>>,
}

impl Span {
    /// Any time at all.
    pub const UNBOUNDED: Self = Self { earliest: None, latest: None };

    /// One moment.
    #[must_use]
    pub const fn at(instant: DateTime<Utc>) -> Self {
        Self { earliest: Some(instant), latest: Some(instant) }
    }

    /// The moment of the span that is closest to this one.
    #[must_use]
    pub fn clamp(&self, instant: DateTime<Utc>) -> DateTime<Utc> {
        let capped = self.latest.map_or(instant, |latest| instant.min(latest));
        self.earliest.map_or(capped, |earliest| capped.max(earliest))
    }

    /// Whether it can mean this moment.
    #[must_use]
    pub fn contains(&self, instant: DateTime<Utc>) -> bool {
        self.earliest.is_none_or(|earliest| earliest <= instant)
            && self.latest.is_none_or(|latest| instant <= latest)
    }

    /// Whether it can mean a moment up to this one as well as a later one, so that nobody can tell
    /// on which side it falls.
    #[must_use]
    pub fn straddles(&self, instant: DateTime<Utc>) -> bool {
        self.earliest.is_none_or(|earliest| earliest <= instant)
            && self.latest.is_none_or(|latest| instant < latest)
    }

    /// Which of two comes first, where that can be known: less if all of this comes before all of
    /// the other, greater if after, equal if both are one and the same moment, and nothing if nobody
    /// can tell.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use chrono::FixedOffset;
    /// use negotiation::value::when::When;
    ///
    /// let span = |text: &str| text.parse::<When>().map(|when| when.span(FixedOffset::east_opt(0).unwrap()));
    /// assert_eq!(span("2026-01-22")?.compare(&span("2026-02")?), Some(Ordering::Less));
    /// assert_eq!(span("2026-01-22")?.compare(&span("2026-01")?), None);
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let ends_before = |one: &Self, other: &Self| {
            one.latest.zip(other.earliest).is_some_and(|(latest, earliest)| latest < earliest)
        };
        if ends_before(self, other) {
            Some(Ordering::Less)
        } else if ends_before(other, self) {
            Some(Ordering::Greater)
        } else {
            let moment = self.earliest.is_some() && self.earliest == self.latest;
            (moment && self == other).then_some(Ordering::Equal)
        }
    }

    /// The span without what comes after this moment: nothing happened later than it was recorded.
    /// A span that lies after it altogether becomes that moment.
    #[must_use]
    pub fn capped(self, instant: DateTime<Utc>) -> Self {
        Self {
            earliest: self.earliest.map(|earliest| earliest.min(instant)),
            latest: Some(self.latest.map_or(instant, |latest| latest.min(instant))),
        }
    }

    /// Wider by its own length on each side, a single moment by an hour.
    fn widened(self) -> Self {
        let (Some(earliest), Some(latest)) = (self.earliest, self.latest) else { return self };
        let length = match latest.signed_duration_since(earliest) {
            none if none.is_zero() => TimeDelta::hours(1),
            length => length.checked_add(&TICK).unwrap_or(length),
        };
        Self { earliest: earliest.checked_sub_signed(length), latest: latest.checked_add_signed(length) }
    }
}

/// The least step of time.
const TICK: TimeDelta = TimeDelta::nanoseconds(1);

impl When {
    /// The stretch of the time line that it can mean. Days, weeks, months and years without an
    /// offset of their own are read at the offset given; their latest moment is the last
    /// nanosecond before midnight.
    ///
    /// Before something is up to the last moment before the earliest that it can mean; after it is
    /// from the first moment after the latest. About something is, in the reading of this
    /// library, up to its own length earlier or later: about March is February to April, near
    /// enough; about an instant is an hour around it. Of the unknown nothing is bounded.
    #[must_use]
    pub fn span(&self, offset: FixedOffset) -> Span {
        self.span_from(offset, &|_| None)
    }

    /// The same, with the spans of the entries that it hangs on. Of an entry that nobody knows
    /// nothing is bounded.
    ///
    /// ```
    /// use chrono::{FixedOffset, Utc};
    /// use negotiation::value::when::When;
    ///
    /// let (utc, signed) = (FixedOffset::east_opt(0).unwrap(), "2026-01-22".parse::<When>()?);
    /// let due: When = "@signed + P10D".parse()?;
    /// let span = due.span_from(utc, &|entry| (entry.as_str() == "signed").then(|| signed.span(utc)));
    /// assert_eq!(span, "2026-02-01".parse::<When>()?.span(utc));
    /// assert_eq!(due.span(utc).earliest, None);
    /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
    /// ```
    #[must_use]
    pub fn span_from(&self, offset: FixedOffset, anchor: &dyn Fn(&EntryId) -> Option<Span>) -> Span {
        let span = |this: &Self| this.span_from(offset, anchor);
        match &self.0 {
            Repr::Unknown => Span::UNBOUNDED,
            Repr::Instant(Exact(at)) => Span::at(at.to_utc()),
            Repr::Zoned(zoned) => Span::at(zoned.at.0.to_utc()),
            Repr::Day { date, offset: zone, .. } => days(Some(*date), Some(*date), zone.unwrap_or(offset)),
            Repr::Days { first, last, offset: zone } => {
                days(Some(*first), Some(*last), zone.unwrap_or(offset))
            }
            &Repr::Week { year, week } => {
                let day = |weekday| NaiveDate::from_isoywd_opt(year.into(), week.into(), weekday);
                days(day(Weekday::Mon), day(Weekday::Sun), offset)
            }
            &Repr::Month { year, month } => months(year, month.into(), 1, offset),
            &Repr::Quarter { year, quarter } => months(year, u32::from(quarter) * 3 - 2, 3, offset),
            &Repr::Season { year, season } => months(year, season.first_month(), 3, offset),
            &Repr::Year { year } => months(year, 1, 12, offset),
            &Repr::Decade { first } => months(first, 1, 120, offset),
            Repr::Third { third, of } => third.span(of, offset),
            Repr::Between(ends) => Span { earliest: span(&ends.0).earliest, latest: span(&ends.1).latest },
            Repr::Before(this) => {
                let start = span(this).earliest;
                Span { earliest: None, latest: start.and_then(|start| start.checked_sub_signed(TICK)) }
            }
            Repr::After(this) => {
                let end = span(this).latest;
                Span { earliest: end.and_then(|end| end.checked_add_signed(TICK)), latest: None }
            }
            Repr::About(this) => span(this).widened(),
            Repr::Relative(relative) => relative.span(offset, anchor(&relative.to)),
            Repr::Earliest(several) => earliest_of(several.iter().map(span)),
            Repr::Latest(several) => latest_of(several.iter().map(span)),
        }
    }
}

/// So many whole months.
fn months(year: u16, month: u32, count: u32, offset: FixedOffset) -> Span {
    let first = NaiveDate::from_ymd_opt(year.into(), month, 1);
    let next = first.and_then(|first| first.checked_add_months(chrono::Months::new(count)));
    days(first, next.and_then(|next| next.pred_opt()), offset)
}

/// From the first midnight to the last nanosecond. What `chrono` cannot tell is not bounded.
pub(super) fn days(first: Option<NaiveDate>, last: Option<NaiveDate>, offset: FixedOffset) -> Span {
    let midnight =
        |date: NaiveDate| date.and_time(NaiveTime::MIN).checked_sub_offset(offset).map(|at| at.and_utc());
    Span {
        earliest: first.and_then(midnight),
        latest: last
            .and_then(|last| last.checked_add_days(Days::new(1)))
            .and_then(midnight)
            .and_then(|end| end.checked_sub_signed(TICK)),
    }
}
