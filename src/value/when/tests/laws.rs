//! What holds of dates and times made at random.

use chrono::{FixedOffset, NaiveDate, TimeZone};
use proptest::prelude::*;

use super::{super::*, *};

fn plain() -> impl Strategy<Value = When> {
    let date = (1..=9999_i32, 1..=366_u32).prop_filter_map("day", |(y, d)| NaiveDate::from_yo_opt(y, d));
    let offset = (-1439..=1439_i32).prop_map(|minutes| FixedOffset::east_opt(minutes * 60).unwrap());
    let day = (date.clone(), proptest::option::of(offset.clone()));
    let time = (date.clone(), 0..86_400_u32, 0..1_000_000_000_u32, 0..3_u32, offset.clone());
    prop_oneof![
        time.prop_map(|(date, seconds, nano, coarse, offset)| {
            let nano = nano / 1000_u32.pow(coarse) * 1000_u32.pow(coarse);
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(seconds, nano).unwrap();
            When::instant(offset.from_local_datetime(&date.and_time(time)).unwrap()).unwrap()
        }),
        day.prop_map(|(date, offset)| with(When::day(date).unwrap(), offset)),
        (date.clone(), date, proptest::option::of(offset))
            .prop_map(|(a, b, offset)| with(When::days(a.min(b), a.max(b)).unwrap(), offset)),
        (1..=9999_i32, 1..=53_u32).prop_filter_map("week", |(y, w)| When::week(y, w).ok()),
        (1..=9999_i32, 1..=12_u32).prop_map(|(y, m)| When::month(y, m).unwrap()),
        (1..=9999_i32).prop_map(|y| When::year(y).unwrap()),
        (1..=999_i32).prop_map(|y| When::decade(y * 10).unwrap()),
        (1..=9999_i32, 1..=12_u32, 0..3_usize).prop_map(|(y, m, nth)| {
            let of = if y % 2 == 0 { When::month(y, m) } else { When::year(y) };
            When::third([Third::Early, Third::Mid, Third::Late][nth], of.unwrap()).unwrap()
        }),
        (1..=9999_i32, 1..=9999_i32, 1..=12_u32, 0..3_u8).prop_filter_map("a range", |(y, z, m, form)| {
            let end = |y| match form {
                0 => When::month(y, m),
                1 => When::week(y, m),
                _ => When::year(y),
            };
            When::between(end(y.min(z)).unwrap(), end(y.max(z)).unwrap()).ok()
        }),
    ]
}

fn longer() -> impl Strategy<Value = When> {
    let units = [Unit::Minutes, Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];
    let distance = (1..=9999_i32, any::<bool>(), proptest::sample::select(units.to_vec()))
        .prop_map(|(count, back, unit)| Distance::new(if back { -count } else { count }, unit).unwrap());
    let entry = "[a-z][a-z0-9._:/-]{0,8}".prop_map(|id| EntryId::new(id).unwrap());
    let weekday = (1..=9999_i32, 0..7_u8).prop_map(|(year, day)| {
        let date = NaiveDate::from_yo_opt(year, 40).unwrap();
        When::day(date).unwrap().with_weekday(chrono::Weekday::try_from(day).unwrap()).unwrap()
    });
    let seasons = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
    prop_oneof![
        (1..=9999_i32, 1..=4_u32).prop_map(|(y, q)| When::quarter(y, q).unwrap()),
        (1..=9999_i32, proptest::sample::select(seasons.to_vec()))
            .prop_map(|(y, season)| When::season(y, season).unwrap()),
        weekday,
        (entry, proptest::option::of(distance)).prop_map(|(to, by)| When::relative(to, by)),
        // Read, so that the offset need not be that of the zone.
        (plain(), "[A-Z][A-Za-z0-9_+-]{0,14}(/[A-Z][A-Za-z0-9_+-]{0,14}){0,2}").prop_filter_map(
            "an instant",
            |(when, zone)| {
                let at = instant::display(&when.as_instant()?).to_string();
                Some(self::when(&format!("{}[{zone}]", at.replace('Z', "+00:00"))))
            }
        ),
    ]
}

fn with(when: When, offset: Option<FixedOffset>) -> When {
    match offset {
        None => when,
        Some(offset) => when.with_offset(offset).unwrap(),
    }
}

fn any_when() -> impl Strategy<Value = When> {
    prop_oneof![
        Just(When::UNKNOWN),
        plain(),
        plain().prop_map(|this| When::before(this).unwrap()),
        plain().prop_map(|this| When::after(this).unwrap()),
        plain().prop_map(|this| When::about(this).unwrap()),
        longer(),
        longer().prop_map(|this| When::after(this).unwrap()),
        proptest::collection::vec(prop_oneof![plain(), longer()], 2..=8)
            .prop_map(|several| When::earliest_of(several).unwrap()),
        proptest::collection::vec(longer().prop_map(|this| When::before(this).unwrap()), 2..=4)
            .prop_map(|several| When::latest_of(several).unwrap()),
    ]
}

proptest! {
    #[test]
    fn what_is_written_reads_back(when in any_when()) {
        prop_assert_eq!(when.to_string().parse(), Ok(when));
    }

    #[test]
    fn an_instant_is_written_as_chrono_would(when in plain()) {
        if let Some(at) = when.as_instant() {
            let theirs = at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
            prop_assert_eq!(instant::display(&at).to_string(), theirs);
        }
    }

    #[test]
    fn before_about_and_after_leave_no_gap(this in plain(), minutes in -1439..=1439_i32) {
        let offset = FixedOffset::east_opt(minutes * 60).unwrap();
        let span = this.span(offset);
        let (earliest, latest) = (span.earliest.unwrap(), span.latest.unwrap());
        prop_assert!(earliest <= latest && span.contains(earliest) && span.contains(latest));
        let before = When::before(this.clone()).unwrap().span(offset);
        let after = When::after(this.clone()).unwrap().span(offset);
        let about = When::about(this).unwrap().span(offset);
        prop_assert!(!before.contains(earliest) && before.straddles(earliest - chrono::TimeDelta::days(1)));
        prop_assert!(!after.contains(latest));
        prop_assert_eq!(before.latest.unwrap() + chrono::TimeDelta::nanoseconds(1), earliest);
        prop_assert_eq!(after.earliest.unwrap() - chrono::TimeDelta::nanoseconds(1), latest);
        prop_assert!(about.earliest.unwrap() < earliest && latest < about.latest.unwrap());
    }

    #[test]
    fn a_comparison_holds_for_all_that_the_two_can_mean(
        one in any_when(), other in any_when(), near in -3..=3_i64, nanos in 0..200_000_i64,
    ) {
        let utc = hours(0);
        let (one, other) = (one.span(utc), other.span(utc));
        prop_assert_eq!(one.compare(&other), other.compare(&one).map(std::cmp::Ordering::reverse));
        // Moments at, near and between the ends of both, as far as each can mean them.
        let ends = [one.earliest, one.latest, other.earliest, other.latest];
        let moments: Vec<_> = ends.into_iter().flatten()
            .filter_map(|end| end.checked_add_signed(chrono::TimeDelta::nanoseconds(near * nanos)))
            .flat_map(|moment| [one.clamp(moment), other.clamp(moment)])
            .collect();
        for a in moments.iter().filter(|a| one.contains(**a)) {
            for b in moments.iter().filter(|b| other.contains(**b)) {
                if let Some(order) = one.compare(&other) {
                    prop_assert_eq!(a.cmp(b), order);
                }
            }
        }
        // What cannot be known has moments of both orders, or an order and none.
        if let (None, Some(a), Some(z), Some(b), Some(y)) =
            (one.compare(&other), one.earliest, one.latest, other.earliest, other.latest)
        {
            prop_assert!(a <= y && b <= z);
        }
    }

    #[test]
    fn the_earliest_and_the_latest_bound_each(several in proptest::collection::vec(plain(), 2..=8)) {
        let utc = hours(0);
        let spans: Vec<_> = several.iter().map(|time| time.span(utc)).collect();
        let picks = |end: fn(&Span) -> Option<DateTime<Utc>>| spans.iter().filter_map(end).collect::<Vec<_>>();
        let (starts, ends) = (picks(|s| s.earliest), picks(|s| s.latest));
        let earliest = When::earliest_of(several.clone()).unwrap().span(utc);
        prop_assert_eq!(earliest.earliest, starts.iter().min().copied());
        prop_assert_eq!(earliest.latest, ends.iter().min().copied());
        let latest = When::latest_of(several).unwrap().span(utc);
        prop_assert_eq!(latest.earliest, starts.iter().max().copied());
        prop_assert_eq!(latest.latest, ends.iter().max().copied());
    }

    #[test]
    fn a_spoilt_instant_is_never_read_as_another(when in plain(), at in 0..40_usize, byte in 0x20..0x7f_u8) {
        let Some(instant) = when.as_instant() else { return Ok(()) };
        let mut text = instant::display(&instant).to_string().into_bytes();
        if let Some(place) = text.get_mut(at) {
            *place = byte;
        }
        let text = String::from_utf8(text).unwrap();
        if let Ok(read) = instant::parse(&text) {
            let theirs = DateTime::parse_from_rfc3339(&text).unwrap();
            prop_assert_eq!(When::instant(read).unwrap(), When::instant(theirs).unwrap());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,70}|[0-9TZW:./+ -]{0,40}|(before|about) [0-9-]{0,12}|@e1 [+-] P?T?[0-9]{0,5}[DWMYH]?|(earliest|latest) of [0-9@e -]{0,9}( \\| [0-9-]{0,9}){0,9}") {
        if let Ok(when) = text.parse::<When>() {
            prop_assert_eq!(when.to_string().parse(), Ok(when));
        }
        let _ = instant::parse(&text);
    }
}
