//! Times that hang on others: so long after an entry, the earliest or the latest of several.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, Months, TimeDelta, Utc};

use super::{InvalidWhen, Problem, Span, When};
use crate::value::id::EntryId;

/// The greatest number of times of which one is the earliest or the latest.
pub const MAX_SEVERAL: usize = 8;

/// The unit of a [`Distance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of 24 hours.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Months of the calendar; the end of a shorter month stands for the days it lacks.
    Months,
    /// Years of the calendar.
    Years,
}

/// So long after something, or before it: 1 to 9999 of one unit, as a duration of ISO 8601 such as
/// `P180D`, `P6M` or `PT36H`.
///
/// ```
/// use negotiation::value::when::{Distance, Unit};
///
/// assert_eq!(Distance::new(180, Unit::Days)?.to_string(), "+ P180D");
/// assert_eq!(Distance::new(-36, Unit::Hours)?.to_string(), "- PT36H");
/// assert!(Distance::new(0, Unit::Days).is_err());
/// # Ok::<(), negotiation::value::when::InvalidWhen>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Distance {
    // INVARIANT (distance): 1 to 9999 in size.
    count: i16,
    unit: Unit,
}

impl Distance {
    /// One minute.
    pub(crate) const MINUTE: Self = Self { count: 1, unit: Unit::Minutes };

    /// Seventy-two hours.
    pub(crate) const THREE_DAYS: Self = Self { count: 72, unit: Unit::Hours };

    /// So many units later; with a minus sign earlier.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it is nothing, or more than 9999.
    pub fn new(count: i32, unit: Unit) -> Result<Self, InvalidWhen> {
        match i16::try_from(count) {
            Ok(count) if matches!(count.unsigned_abs(), 1..=9999) => Ok(Self { count, unit }),
            _ => Err(Problem::Distance.into()),
        }
    }

    /// How many units later; negative: earlier.
    #[must_use]
    pub fn count(&self) -> i32 {
        self.count.into()
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The moment so long after this one. Months and years are counted on the clock of the offset.
    pub(crate) fn from(self, at: DateTime<Utc>, offset: FixedOffset) -> Option<DateTime<Utc>> {
        let count = i64::from(self.count);
        let length = match self.unit {
            Unit::Minutes => TimeDelta::try_minutes(count)?,
            Unit::Hours => TimeDelta::try_hours(count)?,
            Unit::Days => TimeDelta::try_days(count)?,
            Unit::Weeks => TimeDelta::try_weeks(count)?,
            Unit::Months | Unit::Years => {
                let months =
                    u32::from(self.count.unsigned_abs()) * if self.unit == Unit::Years { 12 } else { 1 };
                let local = at.with_timezone(&offset);
                let moved = if self.count < 0 {
                    local.checked_sub_months(Months::new(months))
                } else {
                    local.checked_add_months(Months::new(months))
                };
                return moved.map(|moved| moved.to_utc());
            }
        };
        at.checked_add_signed(length)
    }

    /// `180 days after`.
    pub(crate) fn describe(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.count.unsigned_abs();
        let unit = match self.unit {
            Unit::Minutes => "minute",
            Unit::Hours => "hour",
            Unit::Days => "day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
        };
        let plural = if count == 1 { "" } else { "s" };
        let side = if self.count < 0 { "before" } else { "after" };
        write!(f, "{count} {unit}{plural} {side}")
    }
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.count < 0 { '-' } else { '+' };
        let (time, unit) = match self.unit {
            Unit::Minutes => ("T", 'M'),
            Unit::Hours => ("T", 'H'),
            Unit::Days => ("", 'D'),
            Unit::Weeks => ("", 'W'),
            Unit::Months => ("", 'M'),
            Unit::Years => ("", 'Y'),
        };
        write!(f, "{sign} P{time}{}{unit}", self.count.unsigned_abs())
    }
}

impl FromStr for Distance {
    type Err = InvalidWhen;
    /// A duration of ISO 8601 such as `P180D`; earlier with a minus sign before it.
    fn from_str(text: &str) -> Result<Self, InvalidWhen> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |later| (-1, later));
        duration(sign, text).ok_or_else(|| Problem::Distance.into())
    }
}

impl crate::wire::Wire for Distance {
    const IS_TEXT: bool = true;

    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        let text = from.text("a duration such as `P180D`")?;
        text.parse().map_err(|why: InvalidWhen| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        // `P180D`; earlier with a minus sign.
        let text = self.to_string();
        let (sign, duration) = text.split_once(' ').unwrap_or_default();
        to.made(if sign == "-" { format!("-{duration}") } else { duration.to_owned() });
    }
}

crate::wire::wire_serde! { Distance }

/// A duration of ISO 8601 of one unit.
pub(super) fn duration(sign: i32, duration: &str) -> Option<Distance> {
    let duration = duration.strip_prefix('P')?;
    let (duration, of_day) = match duration.strip_prefix('T') {
        Some(duration) => (duration, true),
        None => (duration, false),
    };
    let unit = duration.bytes().last()?;
    let digits = duration.get(..duration.len().checked_sub(1)?)?;
    let unit = match (of_day, unit) {
        (true, b'M') => Unit::Minutes,
        (true, b'H') => Unit::Hours,
        (false, b'D') => Unit::Days,
        (false, b'W') => Unit::Weeks,
        (false, b'M') => Unit::Months,
        (false, b'Y') => Unit::Years,
        _ => return None,
    };
    let plain = matches!(digits.len(), 1..=4)
        && !digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit());
    let count: i32 = if plain { digits.parse().ok()? } else { return None };
    Distance::new(sign * count, unit).ok()
}

/// At the time of an entry, or so long from it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Relative {
    pub(super) to: EntryId,
    pub(super) by: Option<Distance>,
}

impl Relative {
    pub(super) fn span(&self, offset: FixedOffset, anchor: Option<Span>) -> Span {
        let anchor = anchor.unwrap_or(Span::UNBOUNDED);
        match self.by {
            None => anchor,
            Some(by) => Span {
                earliest: anchor.earliest.and_then(|at| by.from(at, offset)),
                latest: anchor.latest.and_then(|at| by.from(at, offset)),
            },
        }
    }
}

/// The span of the earliest of several: it is over when the first of them certainly is.
pub(super) fn earliest_of(spans: impl Iterator<Item = Span>) -> Span {
    spans
        .reduce(|one, other| Span {
            earliest: one.earliest.zip(other.earliest).map(|(one, other)| one.min(other)),
            latest: [one.latest, other.latest].into_iter().flatten().min(),
        })
        .unwrap_or(Span::UNBOUNDED)
}

/// The span of the latest of several: it has not come before the last of them certainly has.
pub(super) fn latest_of(spans: impl Iterator<Item = Span>) -> Span {
    spans
        .reduce(|one, other| Span {
            earliest: [one.earliest, other.earliest].into_iter().flatten().max(),
            latest: one.latest.zip(other.latest).map(|(one, other)| one.max(other)),
        })
        .unwrap_or(Span::UNBOUNDED)
}

/// Between two and [`MAX_SEVERAL`] times, none of them unknown or several itself.
pub(super) fn several(times: impl IntoIterator<Item = When>) -> Result<Box<[When]>, InvalidWhen> {
    let mut all = Vec::new();
    for time in times {
        if all.len() == MAX_SEVERAL {
            return Err(Problem::Several.into());
        }
        if time.is_unknown() {
            return Err(Problem::OfUnknown.into());
        }
        if time.is_several() {
            return Err(Problem::Nested.into());
        }
        all.push(time);
    }
    if all.len() < 2 { Err(Problem::Several.into()) } else { Ok(all.into_boxed_slice()) }
}
