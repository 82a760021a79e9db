//! Dates and times in English, for people.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, Timelike, Weekday};

use super::{Exact, Instant, Repr, Third, When, instant, write::Buffer};

/// A [`When`] as people say it; made by [`When::describe`]. Fractions of a second are left out.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a>(pub(super) &'a When);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.0 {
            Repr::Unknown => f.write_str("date unknown"),
            Repr::Instant(Exact(at)) => {
                clock(f, at)?;
                at_offset(f, Some(*at.offset()))
            }
            Repr::Zoned(zoned) => {
                let Exact(at) = zoned.at;
                clock(f, &at)?;
                let mut buffer = Buffer::new();
                buffer.offset(*at.offset());
                write!(f, " ({}, {})", zoned.zone, buffer.as_str().replace('Z', "UTC"))
            }
            &Repr::Day { date, offset, weekday } => {
                day(f, date, weekday.unwrap_or(date.weekday()))?;
                at_offset(f, offset)
            }
            &Repr::Days { first, last, offset } => {
                write!(f, "{}", first.day())?;
                if (first.year(), first.month()) != (last.year(), last.month()) {
                    write!(f, " {}", month(first.month()))?;
                }
                if first.year() != last.year() {
                    write!(f, " {}", first.year())?;
                }
                write!(f, " to {} {} {}", last.day(), month(last.month()), last.year())?;
                at_offset(f, offset)
            }
            &Repr::Week { year, week } => {
                let monday = NaiveDate::from_isoywd_opt(year.into(), week.into(), Weekday::Mon);
                let monday = monday.ok_or(fmt::Error)?;
                write!(f, "the week of {} {} {}", monday.day(), month(monday.month()), monday.year())
            }
            &Repr::Month { year, month: number } => write!(f, "{} {year}", month(number.into())),
            &Repr::Quarter { year, quarter } => {
                let ordinal = ["first", "second", "third", "fourth"].get(usize::from(quarter) - 1);
                write!(f, "the {} quarter of {year}", ordinal.unwrap_or(&"last"))
            }
            &Repr::Season { year, season } => write!(f, "{} {year}", season.word()),
            &Repr::Year { year } => write!(f, "{year}"),
            Repr::Decade { first } => write!(f, "the {first}s"),
            Repr::Third { third, of } => third_of(f, *third, of),
            Repr::Between(ends) => write!(f, "{} to {}", ends.0.describe(), ends.1.describe()),
            Repr::Before(this) => write!(f, "before {}", this.describe()),
            Repr::After(this) => write!(f, "after {}", this.describe()),
            Repr::About(this) => write!(f, "about {}", this.describe()),
            Repr::Relative(relative) => {
                match relative.by {
                    Some(by) => by.describe(f)?,
                    None => f.write_str("at the time of")?,
                }
                write!(f, " entry `{}`", relative.to)
            }
            Repr::Earliest(several) => among(f, "the earliest of ", several),
            Repr::Latest(several) => among(f, "the latest of ", several),
        }
    }
}

/// `early January 2026`, `the mid-1990s`, `late in the week of 19 January 2026`.
fn third_of(f: &mut fmt::Formatter<'_>, third: Third, of: &When) -> fmt::Result {
    let (before, within) = match third {
        Third::Early => ("early ", "early in"),
        Third::Mid => ("mid-", "in the middle of"),
        Third::Late => ("late ", "late in"),
    };
    if let Repr::Decade { first } = of.0 {
        write!(f, "the {before}{first}s")
    } else if let Repr::Week { .. } | Repr::Quarter { .. } = of.0 {
        write!(f, "{within} {}", of.describe())
    } else {
        write!(f, "{before}{}", of.describe())
    }
}

/// The day and the time of day that the clock shows.
fn clock(f: &mut fmt::Formatter<'_>, at: &Instant) -> fmt::Result {
    let local = instant::local(at).map_err(|_| fmt::Error)?;
    day(f, local.date(), local.weekday())?;
    write!(f, ", {:02}:{:02}", local.hour(), local.minute())?;
    if local.second() == 0 { Ok(()) } else { write!(f, ":{:02}", local.second()) }
}

fn among(f: &mut fmt::Formatter<'_>, what: &str, several: &[When]) -> fmt::Result {
    f.write_str(what)?;
    for (nth, time) in several.iter().enumerate() {
        let between = match nth {
            0 => "",
            _ if nth + 1 == several.len() => " and ",
            _ => ", ",
        };
        write!(f, "{between}{}", time.describe())?;
    }
    Ok(())
}

fn day(f: &mut fmt::Formatter<'_>, date: NaiveDate, weekday: Weekday) -> fmt::Result {
    let weekday = match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    };
    write!(f, "{weekday} {} {} {}", date.day(), month(date.month()), date.year())
}

fn at_offset(f: &mut fmt::Formatter<'_>, offset: Option<FixedOffset>) -> fmt::Result {
    match offset {
        None => Ok(()),
        Some(offset) if offset.local_minus_utc() == 0 => f.write_str(" (UTC)"),
        Some(offset) => {
            let mut buffer = Buffer::new();
            buffer.offset(offset);
            write!(f, " ({})", buffer.as_str())
        }
    }
}

/// The name of a month, from 1.
pub(super) fn month(number: u32) -> &'static str {
    u8::try_from(number).ok().and_then(|n| chrono::Month::try_from(n).ok()).map_or("", |m| m.name())
}
