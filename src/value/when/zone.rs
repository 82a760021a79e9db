//! Zones of the tz database by name, and times on their clocks.

use std::fmt;

use smol_str::SmolStr;

use super::{Exact, Instant, InvalidWhen, Problem, Repr, When, instant, write::Buffer};

/// The longest name of a zone, in bytes.
pub(super) const MAX_NAME: usize = 48;

/// A zone of the tz database by its name, such as `Europe/Kyiv`.
///
/// Any name of that form is kept. Whether there is such a zone is known with the feature `zones` only, and asked by
/// [`When::zoned`], `When::in_zone` and `When::check_zone`.
///
/// ```
/// use negotiation::value::when::Zone;
///
/// assert_eq!(Zone::new("America/Argentina/Buenos_Aires")?.as_str(), "America/Argentina/Buenos_Aires");
/// assert!(Zone::new("+02:00").is_err(), "an offset is no zone");
/// # Ok::<(), negotiation::value::when::InvalidWhen>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Zone(SmolStr);

impl Zone {
    /// Takes a name.
    ///
    /// # Errors
    /// [`InvalidWhen`] if it has not the form of a name (RFC 9557, `time-zone-name`): parts with a slash between them, each
    /// of ASCII letters, digits, `.`, `_`, `-` and `+` and beginning with a letter; or has more than 48 bytes.
    pub fn new(name: impl AsRef<str>) -> Result<Self, InvalidWhen> {
        let name = name.as_ref();
        let is_part = |part: &str| {
            part.starts_with(|first: char| first.is_ascii_alphabetic())
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b))
        };
        if name.len() <= MAX_NAME && name.split('/').all(is_part) {
            Ok(Self(SmolStr::new(name)))
        } else {
            Err(Problem::Zone.into())
        }
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({self})")
    }
}

/// An instant, as a clock of the zone shows it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Zoned {
    pub(super) at: Exact,
    pub(super) zone: Zone,
}

/// As it stands on the wire. `Z` would say that the offset of the zone is not known (RFC 9557, 2.2).
impl fmt::Display for Zoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = instant::local(&self.at.0).map_err(|_| fmt::Error)?;
        let mut buffer = Buffer::new();
        buffer.instant(&local, *self.at.0.offset());
        let time = buffer.as_str();
        match time.strip_suffix('Z') {
            Some(time) => write!(f, "{time}+00:00[{}]", self.zone),
            None => write!(f, "{time}[{}]", self.zone),
        }
    }
}

impl When {
    /// A point on the time line that a source gives on the clocks of a zone. It keeps the name of the zone, with the
    /// offset that the zone has then, so that the point is known to a program that knows no zones, and for ever.
    ///
    /// The text is that of RFC 9557.
    ///
    /// ```
    /// use negotiation::value::when::{When, Zone};
    ///
    /// let kyiv = When::zoned("2026-02-06T20:00:00+02:00".parse()?, Zone::new("Europe/Kyiv")?)?;
    /// assert_eq!(kyiv.to_string(), "2026-02-06T20:00:00+02:00[Europe/Kyiv]");
    /// assert_eq!(kyiv.describe().to_string(), "Friday 6 February 2026, 20:00 (Europe/Kyiv, +02:00)");
    /// assert!("2026-02-06T18:00:00Z[Europe/Kyiv]".parse::<When>().is_err(), "the offset there is wanted");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidWhen`] as of [`instant`](Self::instant); with the feature `zones` also if there is no such zone, or its
    /// offset is another then. Reading a text does not ask that: zones change their clocks, and what was recorded before
    /// has to be read. A draft is asked when it is decoded, and a record by
    /// [`review`](crate::state::Negotiation::review) (`review.when.zone`).
    pub fn zoned(at: Instant, zone: Zone) -> Result<Self, InvalidWhen> {
        instant::local(&at)?;
        let zoned = Self(Repr::Zoned(Box::new(Zoned { at: Exact(at), zone })));
        zoned.zone_fault().map_or(Ok(zoned), Err)
    }

    /// Why the zone by name and the offset do not fit, as far as this build knows zones.
    pub(crate) fn zone_fault(&self) -> Option<InvalidWhen> {
        match &self.0 {
            Repr::Zoned(zoned) => zoned.fault(),
            Repr::Before(this) | Repr::After(this) | Repr::About(this) => this.zone_fault(),
            Repr::Earliest(several) | Repr::Latest(several) => several.iter().find_map(Self::zone_fault),
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
            | Repr::Third { .. }
            | Repr::Between(_)
            | Repr::Relative(_) => None,
        }
    }
}

#[cfg(not(feature = "zones"))]
impl Zoned {
    #[expect(clippy::unused_self, reason = "with the feature `zones` it is asked")]
    const fn fault(&self) -> Option<InvalidWhen> {
        None
    }
}

#[cfg(feature = "zones")]
mod known {
    use chrono::{MappedLocalTime, NaiveDateTime, Offset, TimeZone};
    use chrono_tz::{IANA_TZDB_VERSION, Tz};

    use super::{InvalidWhen, Problem, When, Zone, Zoned};

    impl Zone {
        fn known(&self) -> Result<Tz, Problem> {
            self.0.parse().map_err(|_| Problem::NoSuchZone(IANA_TZDB_VERSION))
        }
    }

    impl Zoned {
        pub(super) fn fault(&self) -> Option<InvalidWhen> {
            let right = match self.zone.known() {
                Ok(zone) => zone.offset_from_utc_datetime(&self.at.0.naive_utc()).fix(),
                Err(problem) => return Some(problem.into()),
            };
            let given = *self.at.0.offset();
            // Before zones had standard times their offsets had seconds, which no text here has.
            let differs = right.local_minus_utc().abs_diff(given.local_minus_utc()) >= 60;
            differs.then(|| Problem::OtherOffset { given, right }.into())
        }
    }

    impl When {
        /// What the clocks of a zone show (feature `zones`). A date and a time of day in, the offset comes from the tz
        /// database.
        ///
        /// ```
        /// use negotiation::value::when::{When, Zone};
        ///
        /// let (kyiv, at) = (Zone::new("Europe/Kyiv")?, |text: &str| text.parse::<chrono::NaiveDateTime>());
        /// let meeting = When::in_zone(at("2026-07-06T20:00:00")?, kyiv.clone())?;
        /// assert_eq!(meeting.to_string(), "2026-07-06T20:00:00+03:00[Europe/Kyiv]");
        /// let skipped = When::in_zone(at("2026-03-29T03:30:00")?, kyiv).unwrap_err();
        /// assert_eq!(skipped.to_string(), "not a date or a time: the clocks of the zone never show that time");
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        ///
        /// # Errors
        /// [`InvalidWhen`] if there is no such zone, if its clocks never show that time or show it twice (give
        /// [the instant](Self::zoned) then), or as of [`instant`](Self::instant).
        pub fn in_zone(local: NaiveDateTime, zone: Zone) -> Result<Self, InvalidWhen> {
            match zone.known()?.from_local_datetime(&local) {
                MappedLocalTime::Single(at) => Self::zoned(at.fixed_offset(), zone),
                MappedLocalTime::Ambiguous(..) => Err(Problem::Twice.into()),
                MappedLocalTime::None => Err(Problem::Skipped.into()),
            }
        }

        /// Whether each zone in it is one, and has the offset that is given (feature `zones`).
        ///
        /// ```
        /// use negotiation::value::when::When;
        ///
        /// assert!("before 2026-02-06T20:00:00+02:00[Europe/Kyiv]".parse::<When>()?.check_zone().is_ok());
        /// let fault = "2026-02-06T20:00:00+03:00[Europe/Kyiv]".parse::<When>()?.check_zone().unwrap_err();
        /// assert_eq!(
        ///     fault.to_string(),
        ///     "not a date or a time: the offset is +03:00, and that of the zone is +02:00"
        /// );
        /// # Ok::<(), negotiation::value::when::InvalidWhen>(())
        /// ```
        ///
        /// # Errors
        /// [`InvalidWhen`] if one is not, or has another.
        pub fn check_zone(&self) -> Result<(), InvalidWhen> {
            self.zone_fault().map_or(Ok(()), Err)
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::{Zone, instant};
    use crate::value::when::{Span, When, WhenKind};

    fn when(text: &str) -> When {
        text.parse().unwrap()
    }

    fn hours(hours: i32) -> FixedOffset {
        FixedOffset::east_opt(hours * 3600).unwrap()
    }

    fn span_of(text: &str) -> Span {
        when(text).span(hours(0))
    }

    #[test]
    fn a_zone_by_name_is_kept_and_moves_no_moment() {
        let (kyiv, plain) =
            (when("2026-02-06T20:00:00+02:00[Europe/Kyiv]"), when("2026-02-06T20:00:00+02:00"));
        assert_ne!(kyiv, plain);
        assert_eq!(kyiv.span(hours(0)), plain.span(hours(9)));
        assert_eq!(kyiv.as_instant(), plain.as_instant());
        let WhenKind::Zoned { at, zone } = kyiv.kind() else { panic!() };
        assert_eq!((Some(at), zone.as_str()), (plain.as_instant(), "Europe/Kyiv"));
        assert_eq!(
            span_of("after 2026-02-06T20:00:00+02:00[Europe/Kyiv]"),
            span_of("after 2026-02-06T20:00:00+02:00")
        );
        assert_eq!(
            when("2026-02-06T20:00:00+00:00[Africa/Accra]").to_string(),
            "2026-02-06T20:00:00+00:00[Africa/Accra]"
        );
        assert!(Zone::new("A".repeat(49)).is_err() && Zone::new("A".repeat(48)).is_ok());
    }

    /// Reading asks no zones, since they change; saying and checking does.
    #[cfg(feature = "zones")]
    #[test]
    fn a_zone_and_an_offset_that_do_not_fit_are_read_and_not_said() {
        for (text, why) in [
            (
                "2026-02-06T20:00:00+03:00[Europe/Kyiv]",
                Some("the offset is +03:00, and that of the zone is +02:00"),
            ),
            ("before 2026-07-06T20:00:00+02:00[Europe/Kyiv]", Some("that of the zone is +03:00")),
            ("latest of 2026 | about 2026-07-06T20:00:00+02:00[Europe/Kiew]", Some("has no such zone")),
            ("2026-07-06T20:00:00+05:45[Asia/Kathmandu]", None),
            // Kyiv was two hours, two minutes and four seconds ahead.
            ("1900-07-06T20:00:00+02:02[Europe/Kyiv]", None),
        ] {
            let fault = when(text).check_zone().err().map(|fault| fault.to_string());
            assert_eq!(fault.is_some(), why.is_some(), "{text}: {fault:?}");
            assert!(fault.unwrap_or_default().contains(why.unwrap_or_default()), "{text}");
        }
        let zoned = |at: &str, zone: &str| When::zoned(instant::parse(at).unwrap(), Zone::new(zone).unwrap());
        assert!(zoned("2026-02-06T20:00:00+02:00", "Europe/Kyiv").is_ok());
        assert!(zoned("2026-02-06T20:00:00+03:00", "Europe/Kyiv").is_err());
        let local = |at: &str| When::in_zone(at.parse().unwrap(), Zone::new("Europe/Kyiv").unwrap());
        assert!(local("2026-10-25T03:30:00").unwrap_err().to_string().contains("twice; give the instant"));
        assert!(local("2026-03-29T03:30:00").unwrap_err().to_string().contains("never show"));
    }
}
