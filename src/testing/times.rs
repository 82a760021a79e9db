//! Dates and times of every form.

use proptest::prelude::*;

use crate::value::when::When;

/// A date or a time of any form that hangs on no entry, in the years 2020 to 2029.
///
/// ```
/// use negotiation::{testing::times, value::when::When};
/// use proptest::{prelude::*, test_runner::TestRunner};
///
/// TestRunner::deterministic().run(&times(), |time| {
///     prop_assert_eq!(time.to_string().parse::<When>(), Ok(time));
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn times() -> impl Strategy<Value = When> {
    let plain = (2020..=2029_u16, 1..=12_u8, 1..=28_u8, 0..=23_u8, 0..12_u8).prop_map(
        |(year, month, day, hour, form)| match form {
            0 => format!("{year}-{month:02}-{day:02}T{hour:02}:30:00+01:00"),
            1 => format!("{year}-{month:02}-{day:02}"),
            2 => format!("{year}-{month:02}-{day:02}/{}-01-01", year + 1),
            3 => format!("{year}-W{:02}", day + 20),
            4 => format!("{year}-{month:02}"),
            5 => format!("{year}-Q{}", (month - 1) / 3 + 1),
            6 => format!("{year}-{}", ["spring", "summer", "autumn", "winter"][usize::from(month % 4)]),
            7 => format!("{year}-{month:02}-{day:02}T{hour:02}:30:00+05:45[Asia/Kathmandu]"),
            8 => format!("{}s", year / 10 * 10),
            9 => format!("{year}-{month:02}/{}-{month:02}", year + 1),
            10 => format!("{year}-{month:02}-{day:02}T{hour:02}:30:00Z/{}-01-01T00:00:00+01:00", year + 1),
            _ => year.to_string(),
        },
    );
    let words = proptest::sample::select(vec!["", "before ", "after ", "about "]);
    prop_oneof![
        9 => (words, plain).prop_map(|(word, plain)| format!("{word}{plain}")),
        1 => Just("unknown".to_owned()),
    ]
    .prop_filter_map("a time", |text| text.parse().ok())
}
