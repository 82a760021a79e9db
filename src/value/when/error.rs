//! Why a text or a value cannot be a date or a time.

/// A text or a value that cannot be a date or a time: what is wrong, and where.
///
/// ```
/// use negotiation::value::when::When;
///
/// let refusal = "2026-02-30".parse::<When>().unwrap_err();
/// assert_eq!(refusal.to_string(), "not a date or a time: at byte 8: there is no 30 February 2026");
/// assert_eq!(refusal.at(), Some(8));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a date or a time: {}{problem}", At(*at))]
pub struct InvalidWhen {
    at: Option<usize>,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Problem {
    #[error(
        "it has the form `2026-01-22T14:00:00+03:00`, `2026-01-22T14:00:00+02:00[Europe/Kyiv]`, `2026-01-22`, \
         `2026-01-22/2026-01-24`, `2026-W04`, `2026-01`, `2026-Q1`, `2026-spring`, `2025`, `1990s`, `early 2026-03`, `2026-03/2026-05` or `@entry + P180D`, with `before`, `after` or `about` in front if need be, \
         or is `earliest of` or `latest of` several with ` | ` between, or `unknown`"
    )]
    Form,
    #[error("{0} is expected")]
    Expected(&'static str),
    #[error("it has at most {0} bytes")]
    TooLong(usize),
    #[error("years go from 0001 to 9999")]
    Year,
    #[error("there is no month {0}")]
    NoSuchMonth(u32),
    #[error("there is no {day} {} {year}", super::describe::month(*month))]
    NoSuchDay { year: i32, month: u32, day: u32 },
    #[error("{year} has no week {week}")]
    NoSuchWeek { year: i32, week: u32 },
    #[error("there is no quarter {0}")]
    NoSuchQuarter(u32),
    #[error("hours go from 00 to 23, minutes and seconds from 00 to 59")]
    Time,
    #[error("a leap second cannot be kept; write the second before it")]
    LeapSecond,
    #[error("a fraction of a second has 1 to 9 digits")]
    Fraction,
    #[error("an instant needs its offset, such as `Z` or `+03:00`")]
    NoOffset,
    #[error("offsets go from -23:59 to +23:59, in whole minutes")]
    Offset,
    #[error(
        "a zone is a name of the tz database, such as `Europe/Kyiv`, of at most {} bytes",
        super::zone::MAX_NAME
    )]
    Zone,
    #[error("a time with a zone gives the offset that the zone has then, such as `+00:00`, and not `Z`")]
    ZoneOffset,
    #[error("only an instant takes a zone")]
    NotAnInstant,
    #[cfg(feature = "zones")]
    #[error("version {0} of the tz database has no such zone")]
    NoSuchZone(&'static str),
    #[cfg(feature = "zones")]
    #[error("the offset is {given}, and that of the zone is {right}")]
    OtherOffset { given: chrono::FixedOffset, right: chrono::FixedOffset },
    #[cfg(feature = "zones")]
    #[error("the clocks of the zone never show that time")]
    Skipped,
    #[cfg(feature = "zones")]
    #[error("the clocks of the zone show that time twice; give the instant")]
    Twice,
    #[error("the offset of a range stands once, at its end")]
    RangeOffset,
    #[error("only an instant, a day or a range of days takes an offset")]
    NotOfDays,
    #[error("a decade begins with a year that ends in 0, such as `1990s`")]
    Decade,
    #[error(
        "only a week, a month, a quarter, a season, a year or a decade has `early`, `mid` or `late` in front"
    )]
    Thirds,
    #[error(
        "both ends of a range have one form: an instant, a day, a week, a month, a quarter, a season, a year or a decade"
    )]
    Ends,
    #[error("only a day takes a weekday")]
    NotADay,
    #[error("a distance is 1 to 9999 of a unit, such as `P180D`, `P6M` or `PT36H`")]
    Distance,
    #[error("the entry that it hangs on has no such id")]
    Anchor,
    #[error("the earliest or the latest is one of 2 to {}", super::MAX_SEVERAL)]
    Several,
    #[error("the range ends before it begins")]
    Backwards,
    #[error("`before`, `after`, `about` and of several are not said of one another")]
    Nested,
    #[error("nothing is said of the unknown")]
    OfUnknown,
}

impl InvalidWhen {
    /// Where in the text the fault is, in bytes; nothing if there was no text.
    #[must_use]
    pub const fn at(&self) -> Option<usize> {
        self.at
    }

    /// The same fault, so many bytes further on.
    pub(super) fn shifted(self, by: usize) -> Self {
        Self { at: self.at.map(|at| at + by), problem: self.problem }
    }

    /// The same fault, at this byte of a text.
    pub(super) const fn found_at(self, at: usize) -> Self {
        Self { at: Some(at), problem: self.problem }
    }
}

impl From<Problem> for InvalidWhen {
    fn from(problem: Problem) -> Self {
        Self { at: None, problem }
    }
}

struct At(Option<usize>);

impl std::fmt::Display for At {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.map_or(Ok(()), |at| write!(f, "at byte {at}: "))
    }
}
