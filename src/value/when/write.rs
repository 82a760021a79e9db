//! Writes dates and times, without allocation.

use std::fmt;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Weekday};

use super::{Exact, Repr, When, instant};

/// Enough for the longest form, `before` an instant with nine digits of a fraction.
const ROOM: usize = 48;

/// A text in the making, on the stack.
pub(super) struct Buffer {
    bytes: [u8; ROOM],
    len: usize,
}

impl Buffer {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; ROOM], len: 0 }
    }

    pub(super) fn of(when: &When) -> Self {
        let mut buffer = Self::new();
        buffer.when(when);
        buffer
    }

    pub(super) fn as_str(&self) -> &str {
        // Only ASCII is ever put in.
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    fn when(&mut self, when: &When) {
        match &when.0 {
            Repr::Unknown => self.text("unknown"),
            Repr::Instant(Exact(at)) => {
                if let Ok(local) = instant::local(at) {
                    self.instant(&local, *at.offset());
                }
            }
            &Repr::Day { date, offset, weekday } => {
                if let Some(weekday) = weekday {
                    self.text(weekday_word(weekday));
                    self.byte(b' ');
                }
                self.date(date);
                self.maybe_offset(offset);
            }
            &Repr::Days { first, last, offset } => {
                self.date(first);
                self.byte(b'/');
                self.date(last);
                self.maybe_offset(offset);
            }
            &Repr::Week { year, week } => {
                self.digits::<4>(year.into());
                self.text("-W");
                self.digits::<2>(week.into());
            }
            &Repr::Month { year, month } => {
                self.digits::<4>(year.into());
                self.byte(b'-');
                self.digits::<2>(month.into());
            }
            &Repr::Quarter { year, quarter } => {
                self.digits::<4>(year.into());
                self.text("-Q");
                self.digits::<1>(quarter.into());
            }
            &Repr::Season { year, season } => {
                self.digits::<4>(year.into());
                self.byte(b'-');
                self.text(season.word());
            }
            &Repr::Year { year } => self.digits::<4>(year.into()),
            &Repr::Decade { first } => {
                self.digits::<4>(first.into());
                self.byte(b's');
            }
            Repr::Third { third, of } => self.related(third.word(), of),
            Repr::Before(this) => self.related("before ", this),
            Repr::After(this) => self.related("after ", this),
            Repr::About(this) => self.related("about ", this),
            // These do not fit here and are written by `long`.
            Repr::Between(_) | Repr::Zoned(_) | Repr::Relative(_) | Repr::Earliest(_) | Repr::Latest(_) => {}
        }
    }

    /// One level deep, since the constructors allow no more.
    fn related(&mut self, word: &str, this: &When) {
        self.text(word);
        self.when(this);
    }

    pub(super) fn instant(&mut self, local: &NaiveDateTime, offset: FixedOffset) {
        self.date(local.date());
        self.byte(b'T');
        self.digits::<2>(local.hour());
        self.byte(b':');
        self.digits::<2>(local.minute());
        self.byte(b':');
        self.digits::<2>(local.second());
        let nano = local.nanosecond();
        if nano != 0 {
            self.byte(b'.');
            if nano % 1_000_000 == 0 {
                self.digits::<3>(nano / 1_000_000);
            } else if nano % 1000 == 0 {
                self.digits::<6>(nano / 1000);
            } else {
                self.digits::<9>(nano);
            }
        }
        self.offset(offset);
    }

    fn maybe_offset(&mut self, offset: Option<FixedOffset>) {
        if let Some(offset) = offset {
            self.offset(offset);
        }
    }

    pub(super) fn offset(&mut self, offset: FixedOffset) {
        let seconds = offset.local_minus_utc();
        if seconds == 0 {
            return self.byte(b'Z');
        }
        let minutes = seconds.unsigned_abs() / 60;
        self.byte(if seconds < 0 { b'-' } else { b'+' });
        self.digits::<2>(minutes / 60);
        self.byte(b':');
        self.digits::<2>(minutes % 60);
    }

    fn date(&mut self, date: NaiveDate) {
        self.digits::<4>(date.year().unsigned_abs());
        self.byte(b'-');
        self.digits::<2>(date.month());
        self.byte(b'-');
        self.digits::<2>(date.day());
    }

    #[inline]
    fn digits<const N: usize>(&mut self, mut value: u32) {
        let mut digits = [b'0'; N];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(value % 10).unwrap_or_default();
            value /= 10;
        }
        self.put(&digits);
    }

    fn text(&mut self, text: &str) {
        self.put(text.as_bytes());
    }

    fn byte(&mut self, byte: u8) {
        self.put(&[byte]);
    }

    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        let end = self.len + bytes.len();
        if let Some(room) = self.bytes.get_mut(self.len..end) {
            room.copy_from_slice(bytes);
            self.len = end;
        }
    }
}

/// The three letters of a weekday.
pub(super) const fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

impl When {
    /// Whether it names entries or a zone or has two ends, and may be longer than a [`Buffer`].
    fn is_long(&self) -> bool {
        match &self.0 {
            Repr::Between(_) | Repr::Zoned(_) | Repr::Relative(_) | Repr::Earliest(_) | Repr::Latest(_) => {
                true
            }
            Repr::Before(this) | Repr::After(this) | Repr::About(this) => this.is_long(),
            Repr::Unknown
            | Repr::Instant(_)
            | Repr::Day { .. }
            | Repr::Days { .. }
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Quarter { .. }
            | Repr::Season { .. }
            | Repr::Year { .. }
            | Repr::Decade { .. }
            | Repr::Third { .. } => false,
        }
    }

    fn long(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let several = |f: &mut fmt::Formatter<'_>, what: &str, several: &[Self]| {
            f.write_str(what)?;
            for (nth, time) in several.iter().enumerate() {
                f.write_str(if nth == 0 { " " } else { " | " })?;
                write!(f, "{time}")?;
            }
            Ok(())
        };
        match &self.0 {
            Repr::Before(this) => write!(f, "before {this}"),
            Repr::After(this) => write!(f, "after {this}"),
            Repr::About(this) => write!(f, "about {this}"),
            Repr::Zoned(zoned) => write!(f, "{zoned}"),
            Repr::Between(ends) => write!(f, "{}/{}", ends.0, ends.1),
            Repr::Relative(relative) => {
                write!(f, "@{}", relative.to)?;
                relative.by.map_or(Ok(()), |by| write!(f, " {by}"))
            }
            Repr::Earliest(times) => several(f, "earliest of", times),
            Repr::Latest(times) => several(f, "latest of", times),
            Repr::Unknown
            | Repr::Instant(_)
            | Repr::Day { .. }
            | Repr::Days { .. }
            | Repr::Week { .. }
            | Repr::Month { .. }
            | Repr::Quarter { .. }
            | Repr::Season { .. }
            | Repr::Year { .. }
            | Repr::Decade { .. }
            | Repr::Third { .. } => f.write_str(Buffer::of(self).as_str()),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_long() { self.long(f) } else { f.pad(Buffer::of(self).as_str()) }
    }
}

impl When {
    /// The text on the wire.
    pub(super) fn written(&self) -> String {
        if self.is_long() { self.to_string() } else { Buffer::of(self).as_str().to_owned() }
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "When({self})")
    }
}
