//! Histories on which the library and the model once differed, as small as they get. Each goes on
//! after an opening with two principals, a mediator and a point.

use std::collections::BTreeMap;

use negotiation::{
    event::{Actor, Draft, Event},
    testing::history::{drafts, instant},
    value::{
        id::{EntryId, RecorderId},
        when::When,
    },
};

use crate::both::compared;

/// One observed entry: when it was recorded, when it occurred, whose act it is, and what happened.
type Seen = (usize, usize, &'static str, &'static str);

fn draft(recorded: usize, by: &str, event: &str) -> Draft {
    let id = EntryId::new(format!("e{recorded}")).unwrap();
    let by: Actor = serde_json::from_str(by).unwrap();
    let event: Event = serde_json::from_str(event).unwrap();
    Draft::new(id, RecorderId::new("desk").unwrap(), instant(recorded), by, event)
}

fn after_the_opening(seen: &[Seen]) -> Vec<Draft> {
    let seen = seen.iter().map(|(recorded, occurred, by, event)| {
        let when = When::instant(instant(*occurred)).unwrap();
        draft(*recorded, by, event).observed().with_occurred(when)
    });
    drafts(0, &[]).into_iter().chain(seen).collect()
}

fn agree_on(seen: &[Seen]) {
    agree(after_the_opening(seen));
}

fn agree(all: Vec<Draft>) {
    if let Err(difference) = compared(all, &mut BTreeMap::new()) {
        panic!("{difference}");
    }
}

const SECRETARIAT: &str = r#""secretariat""#;

#[test]
fn who_is_named_as_acting_for_itself_acts_in_its_own_name() {
    let itself = r#"{"acting":{"party":"p0","for":"p0"}}"#;
    agree_on(&[(20, 20, itself, r#"{"point":{"taken_up":{"point":"q0"}}}"#)]);
}

#[test]
fn the_term_of_a_late_exclusion_is_known() {
    let excluded = r#"{"party":{"excluded":{"party":"p0","until":"2026-02-01"}}}"#;
    agree_on(&[(20, 10, SECRETARIAT, excluded)]);
}

#[test]
fn a_late_role_is_held_for_the_one_it_names() {
    let offered = r#"{"party":{"role_offered":{"party":"p0","role":"acts_for","for_party":"p1"}}}"#;
    let assigned = r#"{"party":{"role_assigned":{"party":"p0","role":"acts_for","for_party":"p1"}}}"#;
    agree_on(&[(20, 20, SECRETARIAT, offered), (21, 15, SECRETARIAT, assigned)]);
}

#[test]
fn the_arbiter_of_a_late_referral_is_known() {
    let referred = r#"{"point":{"referred":{"point":"q0","to":{"arbiter":"p2"}}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, r#"{"point":{"referred":{"point":"q0","to":"later"}}}"#),
        (21, 15, SECRETARIAT, referred),
        (22, 22, r#"{"party":"p2"}"#, r#"{"point":{"awarded":{"point":"q0"}}}"#),
    ]);
}

#[test]
fn a_party_is_expected_before_it_replies() {
    let replied = r#"{"meeting":{"participant_replied":{"meeting":"m0","party":"p0","reply":"accepted"}}}"#;
    agree_on(&[
        (14, 14, SECRETARIAT, r#"{"meeting":{"added":{"meeting":"m0","format":"bilateral"}}}"#),
        (20, 20, SECRETARIAT, replied),
        (21, 15, SECRETARIAT, r#"{"meeting":{"participant_expected":{"meeting":"m0","party":"p0"}}}"#),
    ]);
}

#[test]
fn a_place_that_is_moved_is_not_late_because_of_the_window() {
    agree_on(&[
        (14, 14, SECRETARIAT, r#"{"meeting":{"added":{"meeting":"m0","format":"bilateral"}}}"#),
        (20, 20, SECRETARIAT, r#"{"meeting":{"moved":{"meeting":"m0","window":"2026-02-01"}}}"#),
        (21, 15, SECRETARIAT, r#"{"meeting":{"moved":{"meeting":"m0","place":"undisclosed"}}}"#),
        (
            22,
            16,
            SECRETARIAT,
            r#"{"meeting":{"moved":{"meeting":"m0","window":"2026-02-02","place":"undisclosed"}}}"#,
        ),
    ]);
}

#[test]
fn nothing_follows_from_what_enters_history_only() {
    let taken = r#"{"position":{"taken":{"party":"p0","on":{"point":"q0"},"stance":"accepts"}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, taken),
        (21, 21, SECRETARIAT, r#"{"point":{"text_agreed":{"point":"q0"}}}"#),
        (22, 15, SECRETARIAT, r#"{"position":{"withdrawn":{"party":"p0","on":{"point":"q0"}}}}"#),
    ]);
}

#[test]
fn a_position_on_no_words_is_no_acceptance_of_those_that_came_later() {
    let taken = r#"{"position":{"taken":{"party":"p0","on":{"point":"q0"},"stance":"accepts"}}}"#;
    agree_on(&[
        (14, 14, SECRETARIAT, taken),
        (15, 15, SECRETARIAT, r#"{"point":{"text_agreed":{"point":"q0"}}}"#),
        (20, 20, SECRETARIAT, r#"{"point":{"rectified":{"point":"q0","wording":{"id":"w1","text":"!"}}}}"#),
        (21, 16, SECRETARIAT, taken),
    ]);
}

/// Whoever adopts a text with all others says nothing of whether it stands: what one held of it meanwhile is not
/// what all hold (Vienna Convention, articles 9 and 45).
#[test]
fn what_one_held_before_all_adopted_it_is_not_taken_for_what_all_hold() {
    let drafted = r#"{"instrument":{"drafted":{"instrument":"i0","kind":"memorandum","title":"?","binding":false,
        "parties":["p0","p1"]}}}"#;
    let entered = r#"{"instrument":{"entered_into_force":{"instrument":"i0","at":"2026-01-05"}}}"#;
    let terminated = r#"{"instrument":{"terminated":{"instrument":"i0","according_to":["p1"]}}}"#;
    let revived = r#"{"instrument":{"revived":{"instrument":"i0","according_to":["p1"]}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, drafted),
        (21, 21, SECRETARIAT, entered),
        (22, 22, SECRETARIAT, terminated),
        (23, 23, SECRETARIAT, r#"{"instrument":{"adopted":{"instrument":"i0"}}}"#),
        (24, 24, SECRETARIAT, revived),
        (25, 25, SECRETARIAT, r#"{"instrument":{"resumed":{"instrument":"i0"}}}"#),
    ]);
}

/// From some day in a month until some day in it is a while of it, and two dates that read alike are two days.
#[test]
fn what_is_suspended_within_a_vague_month_may_be_suspended_on_each_day_of_it() {
    let drafted = r#"{"instrument":{"drafted":{"instrument":"i0","kind":"memorandum","title":"?","binding":false,
        "parties":["p0","p1"]}}}"#;
    let suspended = r#"{"instrument":{"suspended":{"instrument":"i0","from":"2026-01","until":"2026-01"}}}"#;
    let entered = r#"{"instrument":{"entered_into_force":{"instrument":"i0","at":"2026-01-06"}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, drafted),
        (21, 21, SECRETARIAT, suspended),
        (22, 22, SECRETARIAT, entered),
    ]);
}

/// Nor are the dates of two acts that were done in the same hour one date.
#[test]
fn what_is_suspended_and_resumed_in_the_same_vague_month_may_be_suspended_on_each_day_of_it() {
    let drafted = r#"{"instrument":{"drafted":{"instrument":"i0","kind":"memorandum","title":"?","binding":false,
        "parties":["p0","p1"]}}}"#;
    let entered = r#"{"instrument":{"entered_into_force":{"instrument":"i0","at":"2026-01-05"}}}"#;
    let suspended = r#"{"instrument":{"suspended":{"instrument":"i0","from":"2026-01"}}}"#;
    let resumed = r#"{"instrument":{"resumed":{"instrument":"i0","at":"2026-01"}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, drafted),
        (21, 21, SECRETARIAT, entered),
        (22, 22, SECRETARIAT, suspended),
        (23, 22, SECRETARIAT, resumed),
    ]);
}

/// What parties did about their consent to the former text has lapsed, a notice of withdrawal among it.
#[test]
fn a_notice_given_before_it_was_taken_up_again_is_none_that_has_taken_effect() {
    let drafted = r#"{"instrument":{"drafted":{"instrument":"i0","kind":"memorandum","title":"?","binding":false,
        "parties":["p0","p1"]}}}"#;
    let notified =
        r#"{"consent":{"withdrawal_notified":{"instrument":"i0","party":"p0","effective":"2026-01-05"}}}"#;
    let revoked = r#"{"consent":{"withdrawal_revoked":{"instrument":"i0","party":"p0"}}}"#;
    let reopened = r#"{"instrument":{"reopened":{"instrument":"i0"}}}"#;
    agree_on(&[
        (20, 20, SECRETARIAT, drafted),
        (21, 21, SECRETARIAT, notified),
        (22, 22, SECRETARIAT, reopened),
        (23, 23, SECRETARIAT, revoked),
    ]);
}

/// A question that was carried, an act that rests on it, and the question annulled: the act may still be retracted,
/// and the annulment stands.
#[test]
fn an_act_is_retracted_whose_question_was_annulled_since() {
    let all = both(r#"{"party":"p0"}"#, r#"{"party":"p1"}"#);
    let put = r#"{"question":{"put":{"question":"u0","text":"a text","on":{"point":"q0"},"wording":"w0",
        "rule":"consensus","electorate":[{"party":"p0"},{"party":"p1"}],"closes":"2026-01-07T20:00:00+01:00",
        "voting":{"how":"tacitly"}}}}"#;
    let voted = r#"{"question":{"voted":{"question":"u0","party":"p0","vote":"for"}}}"#;
    let agreed = r#"{"point":{"text_agreed":{"point":"q0","wording":"w0"}}}"#;
    let one = r#"{"party":"p0"}"#;
    let later = [
        draft(59, one, put),
        draft(60, one, voted),
        draft(62, one, agreed).resting_on(negotiation::value::id::QuestionId::new("u0").unwrap()),
        draft(64, &all, r#"{"question":{"annulled":{"question":"u0"}}}"#),
        draft(68, &all, r#"{"record":{"retracted":{"entry":"e62"}}}"#),
    ];
    agree(drafts(131, &[]).into_iter().chain(later).collect());
}

fn both(one: &str, other: &str) -> String {
    format!(r#"{{"jointly":[{one},{other}]}}"#)
}
