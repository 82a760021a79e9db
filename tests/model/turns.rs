//! What all and some say of one instrument, and of themselves, in any order and with any dates. Of whole
//! histories few say so much of one instrument.

use std::collections::BTreeMap;

use negotiation::{event::Draft, testing::history::drafts};
use proptest::{prelude::*, sample::select, test_runner::FileFailurePersistence};
use serde_json::{Value, json};

use crate::both::compared;

/// Dates around those on which it is asked, some of them vague.
const DATES: &[&str] = &[
    "2026-01-05",
    "2026-01-06",
    "2026-01-07",
    "2026-01-09",
    "2026-01",
    "2026-02-01",
    "2026-02",
    "2027-01",
    "unknown",
];

fn date() -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::weighted(0.6, select(DATES))
}

/// Nobody, or some of three parties.
fn some() -> impl Strategy<Value = Vec<&'static str>> {
    prop_oneof![
        3 => Just(Vec::new()),
        4 => select(vec![vec!["p0"], vec!["p1"], vec!["p2"], vec!["p0", "p1"], vec!["p1", "p2"]]),
    ]
}

/// What is said of the instrument, and how long before it was recorded.
fn turn() -> impl Strategy<Value = (Value, usize)> {
    let of_all = (0_usize..12, date(), date(), some(), some()).prop_map(|(kind, date, until, by, named)| {
        let mut said = json!({"instrument": "i0"});
        let (kind, at) = match kind {
            0..=2 => {
                said["at"] = json!(date.unwrap_or("2026-01-06"));
                said["parties"] = json!(named);
                if until.is_some() {
                    said["parts"] =
                        json!(until.filter(|until| until.len() < 10).map_or(vec!["I"], |_| vec!["I", "II"]));
                }
                ("entered_into_force", None)
            }
            3..=4 => ("suspended", Some("from")),
            5..=6 => ("resumed", Some("at")),
            7..=8 => ("terminated", Some("at")),
            9..=10 => ("revived", Some("at")),
            _ => {
                let kind =
                    ["adopted", "reopened", "rejected", "lapsed"][named.len() + usize::from(by.is_empty())];
                return json!({"instrument": {kind: said}});
            }
        };
        if let (Some(at), Some(date)) = (at, date) {
            said[at] = json!(date);
        }
        if let (true, Some(until)) = (kind == "suspended", until) {
            said["until"] = json!(until);
        }
        said["according_to"] = json!(by);
        json!({"instrument": {kind: said}})
    });
    let of_one = (0_usize..10, date(), select(vec!["p0", "p1", "p2"])).prop_map(|(kind, date, party)| {
        let mut said = json!({"instrument": "i0", "party": party});
        let kind = match kind {
            0..=2 => {
                said["means"] = json!("ratification");
                date.into_iter().for_each(|date| said["deposited"] = json!(date));
                "expressed"
            }
            3 => {
                said["effective"] = json!(date.unwrap_or("2026-01-09"));
                "withdrawal_notified"
            }
            4 => "withdrawal_revoked",
            5 => {
                date.into_iter().for_each(|date| said["effective"] = json!(date));
                "withdrawn"
            }
            6 => "suspended",
            8 => {
                said["parts"] = json!(date.map_or(vec!["II"], |_| vec!["I", "II"]));
                date.into_iter().for_each(|date| said["from"] = json!(date));
                "provisionally_applied"
            }
            9 => {
                said["parts"] = json!(["I"]);
                "provisional_application_ended"
            }
            _ => "rejoined",
        };
        json!({"consent": {kind: said}})
    });
    (prop_oneof![3 => of_all, 2 => of_one], prop_oneof![2 => Just(0_usize), 1 => 0_usize..20])
}

/// Each is recorded an hour after the one before it, and was done some hours before.
fn told(binding: bool, turns: Vec<(Value, usize)>) -> Vec<Draft> {
    let drafted = json!({"instrument": {"drafted": {
        "instrument": "i0", "kind": "treaty", "title": "?", "binding": binding, "parties": ["p0", "p1"],
    }}});
    let hour = |n: usize| format!("2026-01-{:02}T{:02}:00:00Z", 6 + n / 24, n % 24);
    let turns = std::iter::once((drafted, 0)).chain(turns).enumerate().map(|(n, (event, ago))| {
        let draft = json!({
            "id": format!("t{n}"), "recorder": "desk", "by": "secretariat", "mode": "observed", "event": event,
            "recorded": hour(n + 20), "occurred": hour((n + 20).saturating_sub(ago)),
        });
        serde_json::from_value(draft).unwrap()
    });
    drafts(0, &[]).into_iter().chain(turns).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        cases: ProptestConfig::default().cases / 4,
        ..ProptestConfig::default()
    })]

    #[test]
    fn so_it_does_of_what_is_said_of_one_instrument(
        binding in any::<bool>(), turns in proptest::collection::vec(turn(), 1..14),
    ) {
        let compared = compared(told(binding, turns), &mut BTreeMap::new());
        prop_assert!(compared.is_ok(), "{}", compared.unwrap_err());
    }
}
