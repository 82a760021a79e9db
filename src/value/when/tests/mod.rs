//! Stories about dates and times.

mod laws;

use std::{collections::HashSet, fmt, mem::size_of};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use serde::{Deserialize, Serialize, de::value::StrDeserializer};

use super::*;

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn refusal(text: &str) -> String {
    text.parse::<When>().unwrap_err().to_string()
}

fn hours(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    instant::parse(text).unwrap().to_utc()
}

fn span(text: &str) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
    let span = when(text).span(hours(0));
    (span.earliest, span.latest)
}

#[test]
fn a_value_stays_small() {
    assert!(size_of::<When>() <= 32, "{}", size_of::<When>());
}

#[test]
fn one_moment_in_two_capitals_is_two_values_and_one_span() {
    let (kyiv, washington) = (when("2026-01-23T01:00:00+02:00"), when("2026-01-22T18:00:00-05:00"));
    assert_ne!(kyiv, washington);
    assert_eq!(HashSet::from([kyiv.clone(), washington.clone()]).len(), 2);
    assert_eq!(kyiv.span(hours(0)), washington.span(hours(9)));
    assert_eq!(kyiv.as_instant(), washington.as_instant(), "chrono ignores the offset");
}

#[test]
fn other_spellings_are_written_in_one_form() {
    for (given, written) in [
        ("2026-01-22T14:00:00+00:00", "2026-01-22T14:00:00Z"),
        ("2026-01-22T14:00:00-00:00", "2026-01-22T14:00:00Z"),
        ("2026-01-22T14:00:00.25Z", "2026-01-22T14:00:00.250Z"),
        ("2026-01-22T14:00+03:00", "2026-01-22T14:00:00+03:00"),
        ("before 2026-01-22T14:00+02:00[Europe/Kyiv]", "before 2026-01-22T14:00:00+02:00[Europe/Kyiv]"),
        ("2026-01-22T14:00:00.000000001-03:30", "2026-01-22T14:00:00.000000001-03:30"),
        ("2026-01-22/2026-01-22+03:00", "2026-01-22+03:00"),
    ] {
        assert_eq!(when(given).to_string(), written);
    }
}

#[test]
fn a_refusal_says_what_is_wrong_and_where() {
    for (text, at, says) in [
        ("", 0, "`unknown`"),
        ("yesterday", 0, "`2026-01-22`"),
        ("2026-02-30", 8, "there is no 30 February 2026"),
        ("2025-02-29", 8, "there is no 29 February 2025"),
        ("2026-13", 5, "there is no month 13"),
        ("2025-W53", 6, "2025 has no week 53"),
        ("0000-01-01", 0, "0001 to 9999"),
        ("2026-1-2", 5, "a month of two digits is expected"),
        ("2026-01-22T14:00:00", 19, "an instant needs its offset"),
        ("2026-01-22T14:00", 16, "an instant needs its offset"),
        ("2026-01-22T14+03:00", 13, "`:` and the minutes is expected"),
        ("2026-01-22T14:00.5+03:00", 16, "an instant needs its offset"),
        ("2026-01-22T24:00:00Z", 11, "hours go from 00 to 23"),
        ("2026-12-31T23:59:60Z", 11, "leap second"),
        ("2026-01-22T14:00:00.Z", 20, "1 to 9 digits"),
        ("2026-01-22T14:00:00.0123456789Z", 20, "1 to 9 digits"),
        ("2026-01-22T14:00:00+24:00", 19, "-23:59 to +23:59"),
        ("2026-01-22 14:00", 10, "`T` and a time"),
        ("2026-01-24/2026-01-22", 11, "ends before it begins"),
        ("2026-01-22+03:00/2026-01-24", 10, "stands once, at its end"),
        ("2026-01+03:00", 7, "the end after a month"),
        ("before about 2026-01", 7, "not said of one another"),
        ("after unknown", 6, "nothing is said of the unknown"),
        ("before  2026", 7, "`before`"),
        ("unknown ", 0, "`unknown`"),
        ("2026-01-22Zulu", 11, "the end of the text is expected"),
        ("2026-Q5", 6, "there is no quarter 5"),
        ("1991s", 0, "a year that ends in 0"),
        ("1990s-01", 5, "the end of the text"),
        ("late 2026-01-22", 5, "has `early`, `mid` or `late` in front"),
        ("mid 2026-13", 9, "there is no month 13"),
        ("mid-2026", 0, "`early 2026-03`"),
        ("early late 2026", 6, "it has the form"),
        ("early 2026/2027", 10, "the end after a year"),
        ("2026-03/2026", 8, "both ends of a range have one form"),
        ("2026-03/2026-02", 8, "ends before it begins"),
        ("2026/2026", 5, "ends before it begins"),
        ("2026-03/2026-13", 13, "there is no month 13"),
        ("2026-03/2026-04/2026-05", 15, "`-` and the day"),
        ("2026-03/unknown", 8, "it has the form"),
        ("2026-01-22T14:00:00Z/2026-01-22T13:00:00Z", 21, "ends before it begins"),
        ("2026-spring ", 5, "a month of two digits"),
        ("Thu 2026-01", 0, "only a day takes a weekday"),
        ("Thursday 2026-01-22", 0, "`2026-01-22`"),
        ("@", 1, "no such id"),
        ("@two words", 5, "a distance is 1 to 9999"),
        ("@e12 + P0D", 5, "a distance is 1 to 9999"),
        ("@e12 + P10000D", 5, "a distance is 1 to 9999"),
        ("@e12 +P1D", 5, "a distance is 1 to 9999"),
        ("before @e12 + 3 days", 12, "a distance is 1 to 9999"),
        ("earliest of 2026", 12, "one of 2 to 8"),
        ("earliest of 2026 | 2026-02-30", 27, "there is no 30 February 2026"),
        ("latest of 2026 | unknown", 10, "nothing is said of the unknown"),
        ("latest of 2026 | earliest of 2025 | 2026", 17, "not said of one another"),
        ("before earliest of 2026 | 2027", 7, "`before`"),
        ("2026-02-06T20:00:00Z[Europe/Kyiv]", 20, "gives the offset that the zone has then"),
        ("2026-02-06T20:00:00-00:00[Europe/Kyiv]", 25, "gives the offset that the zone has then"),
        ("2026-02-06T20:00:00[Europe/Kyiv]", 19, "an instant needs its offset"),
        ("before 2026-02-06[Europe/Kyiv]", 17, "only an instant takes a zone"),
        ("2026-02-06T20:00:00+02:00[]", 26, "a zone is a name of the tz database"),
        ("2026-02-06T20:00:00+02:00[+02:00]", 26, "a zone is a name of the tz database"),
        ("2026-02-06T20:00:00+02:00[!Europe/Kyiv]", 26, "a zone is a name of the tz database"),
        ("2026-02-06T20:00:00+02:00[Europe/../Kyiv]", 26, "a zone is a name of the tz database"),
        ("2026-02-06T20:00:00+02:00[Europe/Kyiv][u-ca=hebrew]", 26, "a zone is a name of the tz database"),
        ("2026-02-06T20:00:00+02:00[Europe/Kyiv", 25, "the end of the text"),
    ] {
        let fault = text.parse::<When>().unwrap_err();
        assert_eq!(fault.at(), Some(at), "{text}: {fault}");
        assert!(fault.to_string().contains(says), "{text}: {fault}");
    }
    assert!(refusal(&"9".repeat(65)).contains("at most 64 bytes"));
}

#[test]
fn constructors_let_nothing_in_that_cannot_be_written() {
    let date = |year| NaiveDate::from_ymd_opt(year, 1, 22).unwrap();
    assert!(When::day(date(10_000)).is_err() && When::day(date(0)).is_err());
    assert!(When::days(date(2026), date(2025)).is_err());
    assert_eq!(When::days(date(2026), date(2026)), When::day(date(2026)));
    assert!(When::week(2026, 53).is_ok() && When::week(2025, 53).is_err() && When::week(2026, 0).is_err());
    assert!(When::month(2026, 0).is_err() && When::month(2026, 269).is_err());
    assert!(when("2026-01").with_offset(hours(3)).is_err());
    assert!(when("2026-01-22").with_offset(FixedOffset::east_opt(1).unwrap()).is_err());
    assert!(When::before(When::UNKNOWN).is_err() && When::about(when("after 2025")).is_err());

    let odd = FixedOffset::east_opt(3601).unwrap();
    for at in [
        odd.with_ymd_and_hms(2026, 1, 22, 14, 0, 0).unwrap(),
        DateTime::<Utc>::MAX_UTC.with_timezone(&hours(14)),
        DateTime::<Utc>::MIN_UTC.with_timezone(&hours(-12)),
        utc("9999-12-31T23:00:00Z").with_timezone(&hours(3)),
    ] {
        assert!(When::instant(at).is_err());
    }
}

#[test]
fn a_day_ends_a_nanosecond_before_the_next() {
    let whole_day = (Some(utc("2026-01-22T00:00:00Z")), Some(utc("2026-01-22T23:59:59.999999999Z")));
    assert_eq!(span("2026-01-22"), whole_day);
    assert_eq!(span("2026-01-22+03:00").0, Some(utc("2026-01-21T21:00:00Z")), "its own offset prevails");
    assert_eq!(span("2026-W01").0, Some(utc("2025-12-29T00:00:00Z")));
    assert_eq!(span("2028-02").1, Some(utc("2028-02-29T23:59:59.999999999Z")));
}

#[test]
fn before_after_and_about_lean_on_the_ends() {
    assert_eq!(span("before 2026-01-22"), (None, Some(utc("2026-01-21T23:59:59.999999999Z"))));
    assert_eq!(span("after 2026-01-22"), (Some(utc("2026-01-23T00:00:00Z")), None));
    let three_days = (Some(utc("2026-01-21T00:00:00Z")), Some(utc("2026-01-23T23:59:59.999999999Z")));
    assert_eq!(span("about 2026-01-22"), three_days);
    let two_hours = (Some(utc("2026-01-22T13:00:00Z")), Some(utc("2026-01-22T15:00:00Z")));
    assert_eq!(span("about 2026-01-22T14:00:00Z"), two_hours);
    assert_eq!(span("unknown"), (None, None));
}

#[test]
fn quarters_and_seasons_are_three_months() {
    assert_eq!(span("2026-Q4"), (span("2026-10").0, span("2026-12").1));
    assert_eq!(span("2026-spring"), (span("2026-03").0, span("2026-05").1));
    assert_eq!(span("2025-winter"), (span("2025-12").0, span("2026-02").1));
    assert_eq!(span("1990s"), (span("1990").0, span("1999").1));
    assert_eq!(span("2026-03/2026-05"), span("2026-spring"));
    assert_eq!(
        span("2026-01-22T14:00:00Z/2026-01-22T16:00:00+01:00"),
        (Some(utc("2026-01-22T14:00:00Z")), Some(utc("2026-01-22T15:00:00Z")))
    );
}

#[test]
fn early_mid_and_late_are_thirds() {
    for (third, days) in [
        ("early 2026-W04", "2026-01-19/2026-01-20"),
        ("mid 2026-W04", "2026-01-21/2026-01-22"),
        ("late 2026-W04", "2026-01-23/2026-01-25"),
        ("early 2026-02", "2026-02-01/2026-02-10"),
        ("mid 2026-02", "2026-02-11/2026-02-20"),
        ("late 2024-02", "2024-02-21/2024-02-29"),
        ("mid 2026-Q4", "2026-11"),
        ("late 2025-winter", "2026-02"),
        ("early 2026", "2026-01/2026-04"),
        ("mid 2026", "2026-05/2026-08"),
        ("late 2026", "2026-09/2026-12"),
        ("early 1990s", "1990/1993"),
        ("mid 1990s", "1994/1996"),
        ("late 1990s", "1997/1999"),
        ("late 9999-12", "9999-12-21/9999-12-31"),
    ] {
        assert_eq!(span(third), span(days), "{third}");
    }
    assert_eq!(span("before mid 2026").1, span("2026-04").1);
}

#[test]
fn a_weekday_that_does_not_fit_is_kept_and_told() {
    use chrono::Weekday::{Fri, Thu};
    let wrong = when("Fri 2026-01-22+03:00");
    assert_eq!(wrong.wrong_weekday(), Some((Fri, Thu)));
    assert_eq!(wrong.span(hours(0)), when("2026-01-22+03:00").span(hours(0)), "the date is what counts");
    assert_eq!(wrong.describe().to_string(), "Friday 22 January 2026 (+03:00)");
    assert_eq!(when("Thu 2026-01-22").wrong_weekday(), None);
    assert!(when("2026-01").with_weekday(Fri).is_err());
}

#[test]
fn a_relative_time_moves_with_its_anchor() {
    let anchor = |text: &'static str| {
        move |entry: &EntryId| (entry.as_str() == "signed").then(|| when(text).span(hours(3)))
    };
    let due = |text: &str, at: &'static str| when(text).span_from(hours(3), &anchor(at));
    assert_eq!(due("@signed", "2026-01-22"), when("2026-01-22").span(hours(3)));
    assert_eq!(due("@signed + P180D", "2026-01-22"), when("2026-07-21").span(hours(3)));
    assert_eq!(due("@signed - PT36H", "2026-01-22T12:00:00Z"), Span::at(utc("2026-01-21T00:00:00Z")));
    assert_eq!(due("@signed + P1M", "2026-01-31T12:00:00Z"), Span::at(utc("2026-02-28T12:00:00Z")));
    assert_eq!(due("@signed - P1Y", "2024-02-29T12:00:00Z"), Span::at(utc("2023-02-28T12:00:00Z")));
    assert_eq!(due("@signed + P2W", "unknown"), Span::UNBOUNDED);
    assert_eq!(due("@other + P2W", "2026-01-22"), Span::UNBOUNDED, "nobody knows the other");
    assert_eq!(due("after @signed + P1D", "2026-01-22").earliest, Some(utc("2026-01-23T21:00:00Z")));
    let names: Vec<_> =
        when("earliest of after @a + P1D | @b | 2026").anchors().map(EntryId::to_string).collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn the_earliest_of_several_is_no_later_than_any() {
    assert_eq!(span("earliest of 2026-03 | 2026-02-10"), span("2026-02-10"));
    assert_eq!(span("latest of 2026-03 | 2026-02-10"), span("2026-03"));
    assert_eq!(span("earliest of 2026 | 2026-02-10"), (span("2026").0, span("2026-02-10").1));
    assert_eq!(span("latest of 2026 | 2026-02-10"), (span("2026-02-10").0, span("2026").1));
    assert_eq!(span("earliest of @x | 2026-02-10"), (None, span("2026-02-10").1));
    assert_eq!(span("latest of @x | 2026-02-10"), (span("2026-02-10").0, None));
}

#[test]
fn a_straddling_span_can_fall_on_either_side() {
    let day = when("2026-01-22").span(hours(0));
    assert!(day.straddles(utc("2026-01-22T12:00:00Z")));
    assert!(!day.straddles(utc("2026-01-22T23:59:59.999999999Z")), "all of it is up to here");
    assert!(!day.straddles(utc("2026-01-21T23:00:00Z")), "all of it is later");
    assert!(!Span::at(utc("2026-01-22T12:00:00Z")).straddles(utc("2026-01-22T12:00:00Z")));
    let noon = utc("2026-01-22T12:00:00Z");
    assert_eq!(day.capped(noon).latest, Some(noon));
    assert_eq!(when("after 2026").span(hours(0)).capped(noon), Span::at(noon));
}

#[test]
fn the_edges_of_the_calendar_do_not_panic() {
    let farthest = [FixedOffset::east_opt(86_399).unwrap(), FixedOffset::west_opt(86_399).unwrap()];
    for text in [
        "0001",
        "9999",
        "9990s",
        "0001/9999",
        "0001-W01",
        "9999-W52",
        "about 0001",
        "about 9999",
        "before 0001-01-01",
        "after 9999-12-31",
        "about 0001-01-01/9999-12-31",
        "9999-12-31T23:59:59.999999999-23:59",
        "0001-01-01T00:00:00+23:59",
    ] {
        for offset in farthest {
            let span = when(text).span(offset);
            assert!(span.earliest.is_some() || span.latest.is_some());
            assert!(span.contains(span.clamp(DateTime::<Utc>::MAX_UTC)));
            assert!(span.contains(span.clamp(DateTime::<Utc>::MIN_UTC)));
        }
        assert_eq!(when(text).to_string(), text);
    }
}

#[test]
fn people_read_it_in_english() {
    for (text, said) in [
        ("2026-01-22T14:00:00+03:00", "Thursday 22 January 2026, 14:00 (+03:00)"),
        ("2026-01-22T14:00:09Z", "Thursday 22 January 2026, 14:00:09 (UTC)"),
        ("2026-01-22T14:00:00+00:00[Europe/London]", "Thursday 22 January 2026, 14:00 (Europe/London, UTC)"),
        ("2026-01-22", "Thursday 22 January 2026"),
        ("2026-01-22-05:00", "Thursday 22 January 2026 (-05:00)"),
        ("2026-01-22/2026-01-24", "22 to 24 January 2026"),
        ("2026-01-30/2026-02-02", "30 January to 2 February 2026"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2026-W04", "the week of 19 January 2026"),
        ("2026-01", "January 2026"),
        ("2025", "2025"),
        ("about 2026-03", "about March 2026"),
        ("unknown", "date unknown"),
        ("2026-Q3", "the third quarter of 2026"),
        ("1990s", "the 1990s"),
        ("late 1990s", "the late 1990s"),
        ("mid 2026-03", "mid-March 2026"),
        ("about early 2026", "about early 2026"),
        ("late 2026-W04", "late in the week of 19 January 2026"),
        ("mid 2026-Q3", "in the middle of the third quarter of 2026"),
        ("early 2026-spring", "early spring 2026"),
        ("about 2019/2021", "about 2019 to 2021"),
        ("2026-spring", "spring 2026"),
        ("@signed", "at the time of entry `signed`"),
        ("@signed - P1D", "1 day before entry `signed`"),
        ("before @signed + P6M", "before 6 months after entry `signed`"),
        (
            "earliest of 2026 | 2027-02 | @e1 + PT2H",
            "the earliest of 2026, February 2027 and 2 hours after entry `e1`",
        ),
    ] {
        assert_eq!(when(text).describe().to_string(), said);
    }
}

#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct Recorded(#[serde(with = "crate::value::when::instant")] Instant);

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

#[test]
fn a_plain_instant_keeps_its_offset_on_the_wire() {
    let read = |text| Recorded::deserialize(StrDeserializer::<serde::de::value::Error>::new(text));
    let text = "2026-01-22T14:00:00+03:00";
    assert_eq!(read(text).unwrap().to_string(), text);
    assert!(read("2026-01-22").is_err_and(|e| e.to_string().contains("`T` and the time of day")));
}
