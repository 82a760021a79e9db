//! Reads dates and times, byte by byte and without allocation.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer};

use super::{Exact, Instant, InvalidWhen, Problem, Repr, When, year_of};

/// The longest text that is looked at, in bytes.
pub(super) const MAX_LEN: usize = 64;

impl FromStr for When {
    type Err = InvalidWhen;
    fn from_str(text: &str) -> Result<Self, InvalidWhen> {
        when(text)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = When;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date or a time as text, such as `2026-01-22` or `unknown`")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<When, E> {
                when(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

fn when(text: &str) -> Result<When, InvalidWhen> {
    type Relation = fn(When) -> Result<When, InvalidWhen>;
    const RELATIONS: [(&str, Relation); 3] =
        [("before ", When::before), ("after ", When::after), ("about ", When::about)];

    if let Some(at) = canonical(text.as_bytes()) {
        return Ok(When(Repr::Instant(Exact(at))));
    }
    let mut cursor = Cursor::new(text)?;
    if text.as_bytes().first().is_some_and(u8::is_ascii_digit) {
        return cursor.plain();
    }
    if text == "unknown" {
        return Ok(When::UNKNOWN);
    }
    for (word, relation) in RELATIONS {
        if let Some(rest) = text.strip_prefix(word) {
            if rest == "unknown" {
                return Err(InvalidWhen::from(Problem::OfUnknown).found_at(word.len()));
            }
            if RELATIONS.iter().any(|(nested, _)| rest.starts_with(nested)) {
                return Err(InvalidWhen::from(Problem::Nested).found_at(word.len()));
            }
            cursor.at = word.len();
            return cursor.plain().and_then(relation);
        }
    }
    Err(cursor.fault(Problem::Form))
}

pub(super) fn instant(text: &str) -> Result<Instant, InvalidWhen> {
    canonical(text.as_bytes()).map_or_else(|| instant_or_fault(text), Ok)
}

/// The same as [`canonical`], step by step, to say what is wrong and where.
#[cold]
fn instant_or_fault(text: &str) -> Result<Instant, InvalidWhen> {
    let mut cursor = Cursor::new(text)?;
    let year = cursor.year()?;
    cursor.expect(b'-', "`-` and the month")?;
    let month = cursor.month()?;
    cursor.expect(b'-', "`-` and the day")?;
    let date = cursor.day(year, month)?;
    cursor.expect(b'T', "`T` and the time of day")?;
    cursor.instant(date)
}

/// Every instant that is one, in a single pass: records have one per entry. Nothing else; what is
/// wrong is found out by the [`Cursor`].
fn canonical(bytes: &[u8]) -> Option<Instant> {
    let &[
        y1,
        y2,
        y3,
        y4,
        b'-',
        o1,
        o2,
        b'-',
        d1,
        d2,
        b'T',
        h1,
        h2,
        b':',
        m1,
        m2,
        b':',
        s1,
        s2,
        ref rest @ ..,
    ] = bytes
    else {
        return None;
    };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    if year == 0 {
        return None;
    }
    let (nano, zone) = match rest {
        [b'.', decimals @ ..] => {
            let len = decimals.iter().position(|byte| !byte.is_ascii_digit())?;
            let (digits, zone) = decimals.split_at_checked(len).filter(|_| matches!(len, 1..=9))?;
            let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
            (value * 10_u32.pow(9_u32.saturating_sub(u32::try_from(len).ok()?)), zone)
        }
        zone => (0, zone),
    };
    let seconds = match *zone {
        [b'Z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (two(h1, h2)?, two(m1, m2)?);
            if minutes > 59 {
                return None;
            }
            let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
            if sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(o1, o2)?, two(d1, d2)?)?;
    let time = NaiveTime::from_hms_nano_opt(two(h1, h2)?, two(m1, m2)?, two(s1, s2)?, nano)?;
    resolve(date, time, FixedOffset::east_opt(seconds)?)
}

#[inline]
fn two(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens <= 9 && ones <= 9).then(|| u32::from(tens) * 10 + u32::from(ones))
}

#[inline]
fn resolve(date: NaiveDate, time: NaiveTime, offset: FixedOffset) -> Option<Instant> {
    let utc = date.and_time(time).checked_sub_offset(offset)?;
    Some(DateTime::from_naive_utc_and_offset(utc, offset))
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Result<Self, InvalidWhen> {
        if text.len() > MAX_LEN {
            return Err(InvalidWhen::from(Problem::TooLong).found_at(MAX_LEN));
        }
        Ok(Self { bytes: text.as_bytes(), at: 0 })
    }

    /// Everything but before, after, about and unknown, to the end of the text.
    fn plain(&mut self) -> Result<When, InvalidWhen> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.fault(Problem::Form));
        }
        let year = self.year()?;
        if self.is_done() {
            return When::year(year);
        }
        self.expect(b'-', "`-`, or the end after a year,")?;
        if self.take(b'W') {
            let start = self.at;
            let week = self.digits::<2>("a week of two digits")?;
            self.end()?;
            return When::week(year, week).map_err(|e| e.found_at(start));
        }
        let month = self.month()?;
        if self.is_done() {
            return When::month(year, month);
        }
        self.expect(b'-', "`-` and the day, or the end after a month,")?;
        let first = self.day(year, month)?;
        if self.take(b'T') {
            return self.instant(first).and_then(When::instant);
        }
        let days = if self.take(b'/') {
            let start = self.at;
            let year = self.year()?;
            self.expect(b'-', "`-` and the month")?;
            let month = self.month()?;
            self.expect(b'-', "`-` and the day")?;
            let last = self.day(year, month)?;
            When::days(first, last).map_err(|e| e.found_at(start))?
        } else {
            When::day(first)?
        };
        if self.is_done() {
            return Ok(days);
        }
        let start = self.at;
        let offset =
            self.offset(Problem::Expected("`T` and a time, `/` and a day, an offset, or the end"))?;
        if self.peek() == Some(b'/') {
            return Err(InvalidWhen::from(Problem::RangeOffset).found_at(start));
        }
        self.end()?;
        days.with_offset(offset)
    }

    /// The time of day and the offset, to the end of the text.
    fn instant(&mut self, date: NaiveDate) -> Result<Instant, InvalidWhen> {
        let start = self.at;
        let hour = self.digits::<2>("an hour of two digits")?;
        self.expect(b':', "`:` and the minutes")?;
        let minute = self.digits::<2>("minutes of two digits")?;
        self.expect(b':', "`:` and the seconds")?;
        let second = self.digits::<2>("seconds of two digits")?;
        let nano = if self.take(b'.') { self.fraction()? } else { 0 };
        let time = NaiveTime::from_hms_nano_opt(hour, minute, second, nano).ok_or_else(|| {
            let leap = hour < 24 && minute < 60 && second == 60;
            InvalidWhen::from(if leap { Problem::LeapSecond } else { Problem::Time }).found_at(start)
        })?;
        let offset = self.offset(Problem::NoOffset)?;
        self.end()?;
        resolve(date, time, offset).ok_or_else(|| self.fault(Problem::Year))
    }

    fn year(&mut self) -> Result<i32, InvalidWhen> {
        let start = self.at;
        let year = i32::try_from(self.digits::<4>("a year of four digits")?).unwrap_or_default();
        year_of(year).map_err(|e| e.found_at(start))?;
        Ok(year)
    }

    fn month(&mut self) -> Result<u32, InvalidWhen> {
        let start = self.at;
        match self.digits::<2>("a month of two digits")? {
            month @ 1..=12 => Ok(month),
            month => Err(InvalidWhen::from(Problem::NoSuchMonth(month)).found_at(start)),
        }
    }

    fn day(&mut self, year: i32, month: u32) -> Result<NaiveDate, InvalidWhen> {
        let start = self.at;
        let day = self.digits::<2>("a day of two digits")?;
        NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| InvalidWhen::from(Problem::NoSuchDay { year, month, day }).found_at(start))
    }

    /// Nanoseconds.
    fn fraction(&mut self) -> Result<u32, InvalidWhen> {
        let start = self.at;
        let (mut nano, mut unit) = (0_u32, 100_000_000_u32);
        while let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            if unit == 0 {
                return Err(InvalidWhen::from(Problem::Fraction).found_at(start));
            }
            nano += u32::from(digit - b'0') * unit;
            unit /= 10;
            self.at += 1;
        }
        if self.at == start { Err(self.fault(Problem::Fraction)) } else { Ok(nano) }
    }

    /// The offset; `none` says what is wrong if there is none.
    fn offset(&mut self, none: Problem) -> Result<FixedOffset, InvalidWhen> {
        let start = self.at;
        let sign = match self.peek() {
            Some(b'Z') => 0,
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(self.fault(none)),
        };
        self.at += 1;
        let seconds = if sign == 0 {
            0
        } else {
            let hours = self.digits::<2>("an offset such as `+03:00`")?;
            self.expect(b':', "`:` and the minutes of the offset")?;
            let minutes = self.digits::<2>("an offset such as `+03:00`")?;
            if hours > 23 || minutes > 59 {
                return Err(InvalidWhen::from(Problem::Offset).found_at(start));
            }
            sign * i32::try_from(hours * 3600 + minutes * 60).unwrap_or_default()
        };
        FixedOffset::east_opt(seconds).ok_or_else(|| InvalidWhen::from(Problem::Offset).found_at(start))
    }

    #[inline]
    fn digits<const N: usize>(&mut self, what: &'static str) -> Result<u32, InvalidWhen> {
        let digits = self.bytes.get(self.at..).and_then(|rest| rest.first_chunk::<N>());
        let value = digits.and_then(|digits| {
            digits.iter().try_fold(0_u32, |value, digit| {
                digit.is_ascii_digit().then(|| value * 10 + u32::from(digit - b'0'))
            })
        });
        let value = value.ok_or_else(|| self.fault(Problem::Expected(what)))?;
        self.at += N;
        Ok(value)
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    #[inline]
    fn expect(&mut self, byte: u8, what: &'static str) -> Result<(), InvalidWhen> {
        if self.take(byte) { Ok(()) } else { Err(self.fault(Problem::Expected(what))) }
    }

    const fn is_done(&self) -> bool {
        self.at == self.bytes.len()
    }

    fn end(&self) -> Result<(), InvalidWhen> {
        if self.is_done() { Ok(()) } else { Err(self.fault(Problem::Expected("the end of the text"))) }
    }

    fn fault(&self, problem: Problem) -> InvalidWhen {
        InvalidWhen::from(problem).found_at(self.at)
    }
}
