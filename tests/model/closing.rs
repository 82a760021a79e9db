//! What blocks closing says what the judge says, and its steps lead where they say.

use std::collections::BTreeSet;

use crate::laws;
use negotiation::{
    event::{Actor, Draft, Event},
    query::{Block, Step},
    record::Record,
    state::Negotiation,
    talks::point::Closed,
    testing::history::{histories, instant, restricted},
    value::id::{EntryId, PointId, RecorderId},
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

/// Records in which everybody sees everything, and records in which not.
fn records() -> impl Strategy<Value = Record> {
    let open = histories(60).prop_map(|(opening, history)| laws::recorded(opening, &history));
    let hidden = restricted(60).prop_map(|drafts| {
        let mut record = Record::new();
        for draft in drafts {
            let _ = record.propose(draft);
        }
        record
    });
    prop_oneof![open, hidden]
}

fn closing(point: &PointId, whole: &Negotiation) -> Draft {
    let id = EntryId::new(format!("close-{point}")).unwrap();
    let last = whole.last_recorded().unwrap().max(instant(200));
    let event = Event::from(Closed::from_parts(point.clone()));
    Draft::new(id, RecorderId::new("law").unwrap(), last, Actor::Secretariat, event)
}

/// The points that the judge would close as they are.
fn closable(whole: &Negotiation) -> BTreeSet<String> {
    let at = whole.last_recorded().unwrap().max(instant(200));
    let permitted = whole.permitted(&Actor::Secretariat, at).into_iter();
    let possible = permitted.filter(|act| act.kind.name() == "point.closed" && act.is_possible());
    possible.filter_map(|act| act.subject?.point().map(ToString::to_string)).collect()
}

/// The rules that a reason stands for.
fn rules(block: &Block<'_>) -> &'static [&'static str] {
    match block {
        // A point that is open is one of those that an undertaking waits for.
        Block::Status(_) => &["point.closed.status", "point.closed.undertaking"],
        Block::Elsewhere(_) | Block::Alternative(_) => &["point.closed.status"],
        Block::Track(_) => &["any.any.track_suspended"],
        Block::NoPrincipals
        | Block::NobodyElse(_)
        | Block::Agreement(..)
        | Block::Waits(..)
        | Block::Together(_) => &["point.closed.agreement"],
        Block::Part(_) => &["point.closed.sub_points"],
        Block::Gate(_) => &["point.closed.gate"],
        Block::Package(..) => &["point.closed.package"],
        Block::Condition(..) => &["point.closed.conditional"],
        Block::Exclusive(_) => &["point.closed.exclusive"],
        Block::Undertaking(..) => &["point.closed.undertaking"],
        _ => &[],
    }
}

/// Takes steps one after the other.
fn walked(whole: &Negotiation, steps: &[Step]) -> Result<Negotiation, String> {
    let mut copy = whole.what_if();
    for (n, step) in steps.iter().enumerate() {
        let id = EntryId::new(format!("law-{n}")).unwrap();
        let recorded = copy.last_recorded().unwrap().max(instant(200));
        let draft = step.to_draft(id, RecorderId::new("law").unwrap(), recorded);
        let decision = copy.decide(draft).map_err(|refusal| format!("{step}: {refusal}"))?;
        copy.accept(decision).unwrap();
    }
    Ok(copy)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::with_cases(200)
    })]

    #[test]
    fn a_point_is_blocked_exactly_where_the_judge_would_not_close_it(record in records()) {
        let whole = record.negotiation();
        let blocking = whole.what_blocks_closing(instant(200));
        let closable = closable(whole);
        for point in whole.points().filter(|point| !point.status().is_settled()) {
            let blocked = blocking.points.iter().find(|blocked| blocked.point.id() == point.id());
            let is_blocked = blocked.is_some() || blocking.negotiation.is_some();
            prop_assert_eq!(is_blocked, !closable.contains(point.id().as_str()), "{}: {}", point.id(), blocking);
            // Every rule that an observed closing would break is among the reasons.
            let observed = whole.decide(closing(point.id(), whole).observed());
            let entries: Vec<_> = observed.iter().flat_map(|decision| decision.entries()).collect();
            let broken = entries.iter().flat_map(|entry| entry.irregularities());
            // To whom a closing may be disclosed, each step says.
            for broken in broken.filter(|broken| !broken.rule().starts_with("entry.disclosure")) {
                let of_whole = ["any.any.suspended", "any.any.resting"].contains(&broken.rule());
                let told = blocked.is_some_and(|blocked| {
                    blocked.reasons.iter().any(|reason| rules(reason).contains(&broken.rule()))
                });
                prop_assert!(told || of_whole, "{}: {} is not told by {}", point.id(), broken.rule(), blocking);
            }
        }
    }

    #[test]
    fn the_steps_close_and_nothing_blocks_exactly_where_closings_are_enough(record in records()) {
        let whole = record.negotiation();
        let blocking = whole.what_blocks_closing(instant(200));
        for steps in blocking.steps.iter().chain(&blocking.instead) {
            let after = walked(whole, steps);
            prop_assert!(after.is_ok(), "{after:?}\n{blocking}");
            prop_assert!(after.unwrap().points().all(|point| point.status().is_settled()), "{blocking}");
        }
        let unsettled: Vec<_> =
            whole.points().filter(|point| !point.status().is_settled()).map(|point| point.id().clone()).collect();
        if unsettled.is_empty() {
            return Ok(());
        }
        // The judge closes each as it is, and one after the other.
        let mut copy = whole.what_if();
        let at_once = closable(whole).len() == unsettled.len();
        while let Some(point) = closable(&copy).pop_first() {
            let point = PointId::new(point).unwrap();
            let Ok(decision) = copy.decide(closing(&point, &copy)) else { return Ok(()) };
            copy.accept(decision).unwrap();
        }
        let all = copy.points().all(|point| point.status().is_settled());
        prop_assert_eq!(blocking.is_nothing(), at_once && all, "{}", blocking);
    }
}
