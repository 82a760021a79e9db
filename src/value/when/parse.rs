//! Reads dates and times, byte by byte and without allocation.

use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Weekday};

use super::{
    Distance, Exact, Instant, InvalidWhen, MAX_SEVERAL, Problem, Repr, Season, Third, When, Zone, Zoned,
    edtf::edtf, relative, write::weekday_word, year_of,
};
use crate::value::id::EntryId;

/// The longest text of one time that names no entry, in bytes.
const MAX_LEN: usize = 64;

/// The longest text that is looked at, in bytes: several times, each hanging on an entry.
const MAX_ALL: usize = 2560;

impl FromStr for When {
    type Err = InvalidWhen;
    fn from_str(text: &str) -> Result<Self, InvalidWhen> {
        when(text)
    }
}

impl crate::wire::Wire for When {
    const IS_TEXT: bool = true;

    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        let text = from.text("a date or a time as text, such as `2026-01-22` or `unknown`")?;
        when(text).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.made(self.written());
    }
}

crate::wire::wire_serde! { When }

const UNKNOWN: &str = "unknown";

/// What stands between several times.
const BETWEEN: &str = " | ";

type Of = fn(Vec<When>) -> Result<When, InvalidWhen>;

const SEVERAL: [(&str, Of); 2] = [("earliest of ", When::earliest_of), ("latest of ", When::latest_of)];

fn weekday(text: &str) -> Option<Weekday> {
    let days =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    days.into_iter().find(|day| text.strip_suffix(' ') == Some(weekday_word(*day)))
}

fn when(text: &str) -> Result<When, InvalidWhen> {
    if let Some(at) = canonical(text.as_bytes()) {
        return Ok(When(Repr::Instant(Exact(at))));
    }
    if text.len() > MAX_ALL {
        return Err(InvalidWhen::from(Problem::TooLong(MAX_ALL)).found_at(MAX_ALL));
    }
    for (word, of) in SEVERAL {
        if let Some(times) = text.strip_prefix(word) {
            return several(times, of).map_err(|fault| fault.shifted(word.len()));
        }
    }
    single(text).or_else(|fault| edtf(text).ok_or(fault))
}

/// Each of the times, with ` | ` between them.
fn several(times: &str, of: Of) -> Result<When, InvalidWhen> {
    let (mut all, mut at) = (Vec::new(), 0);
    for time in times.split(BETWEEN) {
        if all.len() == MAX_SEVERAL {
            return Err(InvalidWhen::from(Problem::Several).found_at(at));
        }
        if SEVERAL.iter().any(|(nested, _)| time.starts_with(nested)) {
            return Err(InvalidWhen::from(Problem::Nested).found_at(at));
        }
        all.push(single(time).map_err(|fault| fault.shifted(at))?);
        at += time.len() + BETWEEN.len();
    }
    of(all).map_err(|fault| fault.found_at(0))
}

/// `@` and the entry; then `+` or `-` and how long from it.
fn relative(text: &str) -> Result<When, InvalidWhen> {
    let (id, distance) = text.split_once(' ').map_or((text, None), |(id, distance)| (id, Some(distance)));
    let fault = |problem: Problem, at| InvalidWhen::from(problem).found_at(at);
    let to = id.strip_prefix('@').and_then(|id| EntryId::new(id).ok());
    let to = to.ok_or_else(|| fault(Problem::Anchor, 1))?;
    let by = match distance {
        None => None,
        Some(distance) => {
            Some(self::distance(distance).ok_or_else(|| fault(Problem::Distance, id.len() + 1))?)
        }
    };
    Ok(When::relative(to, by))
}

fn distance(text: &str) -> Option<Distance> {
    let (sign, duration) = text.split_once(' ')?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    relative::duration(sign, duration)
}

/// One time: everything but the earliest or the latest of several.
fn single(text: &str) -> Result<When, InvalidWhen> {
    type Relation = fn(When) -> Result<When, InvalidWhen>;
    const RELATIONS: [(&str, Relation); 3] =
        [("before ", When::before), ("after ", When::after), ("about ", When::about)];

    if text == UNKNOWN {
        return Ok(When::UNKNOWN);
    }
    for (word, relation) in RELATIONS {
        if let Some(rest) = text.strip_prefix(word) {
            let nested = RELATIONS.iter().any(|(nested, _)| rest.starts_with(nested));
            let this = match rest {
                UNKNOWN => Err(InvalidWhen::from(Problem::OfUnknown).found_at(0)),
                _ if nested => Err(InvalidWhen::from(Problem::Nested).found_at(0)),
                _ => plain(rest),
            };
            return this.and_then(relation).map_err(|fault| fault.shifted(word.len()));
        }
    }
    plain(text)
}

/// An instant, a stretch of days, or so long from an entry.
pub(super) fn plain(text: &str) -> Result<When, InvalidWhen> {
    if text.starts_with('@') {
        return relative(text);
    }
    if let Some((time, zone)) = text.strip_suffix(']').and_then(|text| text.split_once('[')) {
        return zoned(time, zone);
    }
    if let Some((start, end)) = text.split_once('/') {
        // A range of days has its offset at its end, and is read below.
        match Cursor::new(start).and_then(|mut cursor| cursor.plain()) {
            Ok(first) if !matches!(first.0, Repr::Day { .. }) => {
                let shifted = |fault: InvalidWhen| fault.shifted(start.len() + 1);
                let last = Cursor::new(end).and_then(|mut cursor| cursor.plain()).map_err(shifted)?;
                return When::between(first, last).map_err(|fault| fault.found_at(start.len() + 1));
            }
            Ok(_) | Err(_) => {}
        }
    }
    for (third, word) in Third::ALL {
        if let Some(rest) = text.strip_prefix(word) {
            let of = Cursor::new(rest).and_then(|mut cursor| cursor.plain());
            let of = of.and_then(|of| When::third(third, of).map_err(|fault| fault.found_at(0)));
            return of.map_err(|fault| fault.shifted(word.len()));
        }
    }
    let mut cursor = Cursor::new(text)?;
    if let Some(weekday) = text.get(..4).and_then(weekday) {
        cursor.at = 4;
        return cursor.plain()?.with_weekday(weekday).map_err(|fault| fault.found_at(0));
    }
    cursor.plain()
}

/// An instant and, in brackets, the zone of its clock (RFC 9557). Whether they fit is not asked: the zones change.
fn zoned(time: &str, zone: &str) -> Result<When, InvalidWhen> {
    let is_instant = time.contains('T');
    let at = instant(time).map_err(|fault| {
        if is_instant { fault } else { InvalidWhen::from(Problem::NotAnInstant).found_at(time.len()) }
    })?;
    // Both say that the local offset is not known.
    if time.ends_with('Z') || time.ends_with("-00:00") {
        return Err(InvalidWhen::from(Problem::ZoneOffset).found_at(time.len()));
    }
    let zone = Zone::new(zone).map_err(|fault| fault.found_at(time.len() + 1))?;
    Ok(When(Repr::Zoned(Box::new(Zoned { at: Exact(at), zone }))))
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
            return Err(InvalidWhen::from(Problem::TooLong(MAX_LEN)).found_at(MAX_LEN));
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
        if self.take(b's') {
            self.end()?;
            return When::decade(year).map_err(|fault| fault.found_at(0));
        }
        self.expect(b'-', "`-`, or the end after a year,")?;
        if self.take(b'W') {
            let start = self.at;
            let week = self.digits::<2>("a week of two digits")?;
            self.end()?;
            return When::week(year, week).map_err(|e| e.found_at(start));
        }
        if self.take(b'Q') {
            let start = self.at;
            let quarter = self.digits::<1>("a quarter of one digit")?;
            self.end()?;
            return When::quarter(year, quarter).map_err(|e| e.found_at(start));
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if let Some((season, _)) = Season::ALL.iter().find(|(_, word)| word.as_bytes() == rest) {
            return When::season(year, *season);
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
        // Of a minute that is said to be full the seconds may be left out.
        let (second, nano) = if self.take(b':') {
            let second = self.digits::<2>("seconds of two digits")?;
            (second, if self.take(b'.') { self.fraction()? } else { 0 })
        } else {
            (0, 0)
        };
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
