//! Cases of instruments, of consent to them, and of gates.

use super::cases::{C, Case, P};

const I: &str = r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"]}"#;
const FREE: &str =
    r#"a instrument.drafted {"instrument":"i","kind":"memorandum","title":"I","binding":false}"#;
const AGREED: &str = r#"a+b instrument.agreed {"instrument":"i"}"#;
const SIGNED_A: &str = r#"a consent.signed {"instrument":"i","party":"a"}"#;
const SIGNED_B: &str = r#"b consent.signed {"instrument":"i","party":"b"}"#;
const BOUND_A: &str = r#"a consent.expressed {"instrument":"i","party":"a","means":"ratification"}"#;
const BOUND_B: &str = r#"b consent.expressed {"instrument":"i","party":"b","means":"ratification"}"#;
/// In force between the two.
const FORCE: &[&str] = &[I, AGREED, SIGNED_A, SIGNED_B, BOUND_A, BOUND_B];
const SUSPENDED: &[&str] = &[
    I,
    AGREED,
    SIGNED_A,
    SIGNED_B,
    BOUND_A,
    BOUND_B,
    r#"a+b instrument.suspended {"instrument":"i","reason":"r"}"#,
];
const ENDED: &[&str] = &[
    I,
    AGREED,
    SIGNED_A,
    SIGNED_B,
    BOUND_A,
    BOUND_B,
    r#"a+b instrument.terminated {"instrument":"i","reason":"r"}"#,
];
const RESERVED: &str =
    r#"a consent.reservation_made {"instrument":"i","party":"a","reservation":"r","text":"r"}"#;
const N: &str = r#"secretariat person.added {"person":"n","name":"N"}"#;
const TALKS_ONLY: &str =
    r#"a person.accredited {"person":"n","party":"a","capacity":"envoy","powers":["negotiate"]}"#;
const G: &str = r#"a gate.required {"gate":"g","kind":"referendum","body":"The people","question":"Yes?","on":{"instrument":"i"},"rule":{"majority":{"base":"for_and_against","threshold":"1/2","strict":true}}}"#;
const OWN_GATE: &str = r#"a gate.required {"gate":"g","kind":"parliament","body":"The Senate","question":"Yes?","on":{"instrument":"i"},"of":"a"}"#;

pub(crate) const INSTRUMENTS: &[Case] = &[
    (
        "instrument.drafted.parties",
        &[],
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b","a"]}"#,
        &[],
    ),
    (
        "instrument.drafted.unilateral",
        &[],
        r#"a instrument.drafted {"instrument":"i","kind":"unilateral_statement","title":"I","binding":false}"#,
        &[],
    ),
    (
        "instrument.drafted.binding",
        &[],
        r#"a+b instrument.drafted {"instrument":"i","kind":"joint_statement","title":"I","binding":true}"#,
        &["instrument.drafted.binding"],
    ),
    (
        "instrument.drafted.itself",
        &[],
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"annex_to":"i"}"#,
        &[],
    ),
    ("instrument.revised.something", &[I], r#"a instrument.revised {"instrument":"i"}"#, &[]),
    (
        "instrument.revised.gates",
        &[I, G],
        r#"a instrument.revised {"instrument":"i","gates":{"all_of":[{"gate_passed":"g"},{"date_reached":"2026-01-01"}]}}"#,
        &[],
    ),
    (
        "instrument.entered_into_force.for",
        &[I, C],
        r#"secretariat instrument.entered_into_force {"instrument":"i","at":"2026-01-01","parties":["c"]}"#,
        &[],
    ),
    (
        "instrument.superseded.successor",
        &[I],
        r#"a+b instrument.superseded {"instrument":"i","successor":"i"}"#,
        &[],
    ),
    ("instrument.amended.other", &[I], r#"a+b instrument.amended {"instrument":"i","amending":"i"}"#, &[]),
    (
        "instrument.revised.fixed",
        FORCE,
        r#"a instrument.revised {"instrument":"i","parties":["a"]}"#,
        &["instrument.revised.fixed"],
    ),
    (
        "instrument.agreed.text",
        &[
            P,
            r#"a version.drafted {"version":"v","label":"V","owner":{"party":"a"},"operations":[{"add":{"point":"p","number":"1"}}]}"#,
            r#"a instrument.drafted {"instrument":"i","kind":"contract","title":"I","binding":true,"version":"v"}"#,
        ],
        r#"a+b instrument.agreed {"instrument":"i"}"#,
        &["instrument.agreed.text"],
    ),
    ("instrument.agreed.agreement", &[I], r#"a instrument.agreed {"instrument":"i"}"#, &[]),
    (
        "instrument.initialled.all",
        &[I, r#"a consent.initialled {"instrument":"i","party":"a"}"#],
        r#"secretariat instrument.initialled {"instrument":"i"}"#,
        &[],
    ),
    ("instrument.adopted.agreement", &[I], r#"a instrument.adopted {"instrument":"i"}"#, &[]),
    (
        "instrument.signed.all",
        &[I, AGREED, SIGNED_A, r#"b consent.refused {"instrument":"i","party":"b"}"#],
        r#"secretariat instrument.signed {"instrument":"i"}"#,
        &["instrument.signed.all"],
    ),
    (
        "instrument.entered_into_force.begun",
        &[FREE, AGREED],
        r#"a instrument.entered_into_force {"instrument":"i","at":"2026-07-01"}"#,
        &["instrument.entered_into_force.begun"],
    ),
    (
        "instrument.entered_into_force.condition",
        &[I, AGREED, SIGNED_A, SIGNED_B, BOUND_A],
        r#"a instrument.entered_into_force {"instrument":"i","at":"2026-01-01"}"#,
        &[],
    ),
    (
        "instrument.entered_into_force.bound",
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"parties":["a","b"],"in_force_when":{"date_reached":"2026-01-01"}}"#,
            AGREED,
            r#"b consent.refused {"instrument":"i","party":"b"}"#,
        ],
        r#"a+b instrument.entered_into_force {"instrument":"i","at":"2026-01-01","parties":["b"]}"#,
        &["instrument.entered_into_force.bound"],
    ),
    (
        "instrument.entered_into_force.gates",
        &[I, G, AGREED, SIGNED_A, SIGNED_B, BOUND_A, BOUND_B, r#"secretariat gate.failed {"gate":"g"}"#],
        r#"a instrument.entered_into_force {"instrument":"i","at":"2026-01-01"}"#,
        &["instrument.entered_into_force.gates"],
    ),
    (
        "instrument.suspended.agreement",
        FORCE,
        r#"a instrument.suspended {"instrument":"i","reason":"r"}"#,
        &[],
    ),
    ("instrument.resumed.agreement", SUSPENDED, r#"a instrument.resumed {"instrument":"i"}"#, &[]),
    (
        "instrument.amended.force",
        &[I],
        r#"a+b instrument.amended {"instrument":"i"}"#,
        &["instrument.amended.force"],
    ),
    ("instrument.amended.agreement", FORCE, r#"a instrument.amended {"instrument":"i"}"#, &[]),
    (
        "instrument.superseded.agreement",
        &[
            I,
            AGREED,
            r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true}"#,
            r#"a+b instrument.agreed {"instrument":"j"}"#,
        ],
        r#"a instrument.superseded {"instrument":"i","successor":"j"}"#,
        &[],
    ),
    (
        "instrument.terminated.agreement",
        FORCE,
        r#"a instrument.terminated {"instrument":"i","reason":"r"}"#,
        &[],
    ),
    ("instrument.revived.agreement", ENDED, r#"a instrument.revived {"instrument":"i","reason":"r"}"#, &[]),
    (
        "instrument.revived.force",
        &[
            I,
            r#"a+b instrument.adopted {"instrument":"i"}"#,
            r#"a+b instrument.terminated {"instrument":"i","reason":"r"}"#,
        ],
        r#"a+b instrument.revived {"instrument":"i","reason":"r"}"#,
        &[],
    ),
    (
        "instrument.drafted.notice",
        &[],
        r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"notice":"-P6M"}"#,
        &[],
    ),
    (
        "instrument.entered_into_force.once",
        FORCE,
        r#"secretariat instrument.entered_into_force {"instrument":"i","at":"2026-01-01"}"#,
        &["instrument.entered_into_force.once"],
    ),
    (
        "instrument.any.dated",
        FORCE,
        r#"a+b instrument.terminated {"instrument":"i","reason":"r","at":"1950-01-01"}"#,
        &[],
    ),
    (
        "instrument.any.concluded",
        &[I, AGREED, r#"a instrument.drafted {"instrument":"j","kind":"treaty","title":"J","binding":true}"#],
        r#"a+b instrument.superseded {"instrument":"i","successor":"j"}"#,
        &["instrument.any.concluded"],
    ),
    (
        "consent.resumed.suspended",
        FORCE,
        r#"a consent.resumed {"instrument":"i","party":"a"}"#,
        &["consent.resumed.suspended"],
    ),
    (
        "instrument.any.according_to",
        FORCE,
        r#"a instrument.terminated {"instrument":"i","reason":"r","according_to":["a","b"]}"#,
        &["instrument.any.according_to"],
    ),
    (
        "consent.reservation_withdrawn.own",
        &[I, AGREED, RESERVED],
        r#"b consent.reservation_withdrawn {"instrument":"i","party":"b","reservation":"r"}"#,
        &[],
    ),
    (
        "consent.objected.reservation",
        &[I, AGREED, RESERVED],
        r#"a consent.objected {"instrument":"i","party":"a","reservation":"r","effect":"none"}"#,
        &[],
    ),
    (
        "consent.initialled.powers",
        &[I, N, TALKS_ONLY],
        r#"a:n consent.initialled {"instrument":"i","party":"a"}"#,
        &["consent.initialled.powers"],
    ),
    (
        "consent.signed_ad_referendum.powers",
        &[I, AGREED, N, TALKS_ONLY],
        r#"a:n consent.signed_ad_referendum {"instrument":"i","party":"a"}"#,
        &["consent.signed_ad_referendum.powers"],
    ),
    (
        "consent.signed.powers",
        &[I, AGREED, N, TALKS_ONLY],
        r#"a:n consent.signed {"instrument":"i","party":"a"}"#,
        &["consent.signed.powers"],
    ),
    ("consent.signed.open", &[I], SIGNED_A, &["consent.signed.open"]),
    (
        "consent.expressed.party",
        &[I, AGREED, C],
        r#"c consent.expressed {"instrument":"i","party":"c","means":"definitive_signature"}"#,
        &["consent.expressed.party"],
    ),
    ("consent.expressed.means", &[I, AGREED], BOUND_A, &["consent.expressed.means"]),
    (
        "consent.expressed.gates",
        &[I, AGREED, OWN_GATE, SIGNED_A, r#"a gate.failed {"gate":"g"}"#],
        BOUND_A,
        &["consent.expressed.gates"],
    ),
    (
        "consent.provisional_application_ended.applied",
        &[
            I,
            AGREED,
            r#"a consent.provisionally_applied {"instrument":"i","party":"a"}"#,
            r#"a consent.provisional_application_ended {"instrument":"i","party":"a"}"#,
        ],
        r#"a consent.provisional_application_ended {"instrument":"i","party":"a"}"#,
        &["consent.provisional_application_ended.applied"],
    ),
    (
        "consent.reservation_made.time",
        &[I, AGREED, SIGNED_A, BOUND_A],
        r#"a recorded=2026-02-01T00:00:00Z consent.reservation_made {"instrument":"i","party":"a","reservation":"r","text":"r"}"#,
        &["consent.reservation_made.time"],
    ),
    (
        "consent.reservation_made.permitted",
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"treaty","title":"I","binding":true,"no_reservations":true}"#,
            AGREED,
        ],
        RESERVED,
        &["consent.reservation_made.permitted"],
    ),
    (
        "consent.reservation_withdrawn.stands",
        &[
            I,
            AGREED,
            RESERVED,
            r#"a consent.reservation_withdrawn {"instrument":"i","party":"a","reservation":"r"}"#,
        ],
        r#"b consent.objected {"instrument":"i","party":"b","reservation":"r","effect":"none"}"#,
        &["consent.reservation_withdrawn.stands"],
    ),
    (
        "consent.withdrawal_notified.term",
        FORCE,
        r#"a consent.withdrawal_notified {"instrument":"i","party":"a","effective":"2026-06-01"}"#,
        &["consent.withdrawal_notified.term"],
    ),
    (
        "consent.withdrawal_revoked.before",
        &[
            I,
            AGREED,
            SIGNED_A,
            SIGNED_B,
            BOUND_A,
            BOUND_B,
            r#"a consent.withdrawal_notified {"instrument":"i","party":"a","effective":"2027-02-01"}"#,
        ],
        r#"a recorded=2027-03-01T00:00:00Z consent.withdrawal_revoked {"instrument":"i","party":"a"}"#,
        &["consent.withdrawal_revoked.before"],
    ),
    ("consent.withdrawn.notice", FORCE, r#"a consent.withdrawn {"instrument":"i","party":"a"}"#, &[]),
    ("gate.replaced.successor", &[I, G], r#"a gate.replaced {"gate":"g","successor":"g"}"#, &[]),
    (
        "gate.passed.threshold",
        &[I, G],
        r#"a gate.passed {"gate":"g","poll":{"counts":{"for":6377482,"against":6431376}}}"#,
        &["gate.passed.threshold"],
    ),
    (
        "gate.failed.threshold",
        &[I, G],
        r#"a gate.failed {"gate":"g","poll":{"shares":{"for":"51%","against":"48%"}}}"#,
        &["gate.failed.threshold"],
    ),
    ("gate.waived.agreement", &[I, G], r#"a gate.waived {"gate":"g","reason":"r"}"#, &[]),
    (
        "negotiation.concluded.instruments",
        &[I, r#"a negotiation.phase_begun {"phase":"talks"}"#],
        r#"a negotiation.concluded {"instruments":["i"]}"#,
        &["negotiation.concluded.instruments"],
    ),
    (
        "negotiation.completed.gates",
        &[
            I,
            G,
            AGREED,
            r#"a negotiation.phase_begun {"phase":"talks"}"#,
            r#"a+b negotiation.concluded {"instruments":["i"]}"#,
        ],
        r#"a negotiation.completed {}"#,
        &[],
    ),
    (
        "negotiation.phase_begun.gates",
        &[
            I,
            G,
            AGREED,
            r#"a negotiation.phase_begun {"phase":"talks"}"#,
            r#"a+b negotiation.concluded {"instruments":["i"],"partial":true}"#,
            r#"secretariat gate.failed {"gate":"g"}"#,
        ],
        r#"a negotiation.phase_begun {"phase":"implementation"}"#,
        &["negotiation.phase_begun.gates"],
    ),
    (
        "instrument.revised.agreement",
        &[I, AGREED],
        r#"a instrument.revised {"instrument":"i","parties":["a"]}"#,
        &[],
    ),
    (
        "instrument.opened_for_signature.agreement",
        &[I],
        r#"a instrument.opened_for_signature {"instrument":"i"}"#,
        &[],
    ),
    ("instrument.rejected.agreement", &[I], r#"a instrument.rejected {"instrument":"i"}"#, &[]),
    (
        "instrument.resubmitted.agreement",
        &[I, r#"a+b instrument.rejected {"instrument":"i"}"#],
        r#"a instrument.resubmitted {"instrument":"i"}"#,
        &[],
    ),
    ("instrument.reopened.agreement", &[I, AGREED], r#"a instrument.reopened {"instrument":"i"}"#, &[]),
    (
        "instrument.rectified.agreement",
        &[I],
        r#"a instrument.rectified {"instrument":"i","text":"a comma"}"#,
        &[],
    ),
    (
        "instrument.entered_into_force.shown",
        &[
            r#"a instrument.drafted {"instrument":"i","kind":"memorandum","title":"I","binding":false,"in_force_when":{"text":"the report is in"}}"#,
            AGREED,
        ],
        r#"a instrument.entered_into_force {"instrument":"i","at":"2026-01-01","shown_by":["e000"]}"#,
        &[],
    ),
    (
        "consent.full_powers_presented.powers",
        &[I, N, TALKS_ONLY],
        r#"a:n consent.full_powers_presented {"instrument":"i","party":"a","person":"n"}"#,
        &["consent.full_powers_presented.powers"],
    ),
    (
        "consent.any.dated",
        &[I, AGREED],
        r#"a consent.provisionally_applied {"instrument":"i","party":"a","from":"2025-01-01"}"#,
        &[],
    ),
    (
        "gate.any.poll",
        &[I, G],
        r#"a gate.passed {"gate":"g","poll":{"counts":{"for":3,"against":1,"electorate":3}}}"#,
        &[],
    ),
    (
        "gate.required.agreement",
        &[I, AGREED],
        r#"a gate.required {"gate":"g","kind":"court","body":"The court","question":"Lawful?","on":{"instrument":"i"}}"#,
        &[],
    ),
    (
        "gate.replaced.agreement",
        &[
            I,
            G,
            r#"a gate.required {"gate":"h","kind":"court","body":"The court","question":"Lawful?","on":{"instrument":"i"}}"#,
        ],
        r#"a gate.replaced {"gate":"g","successor":"h"}"#,
        &[],
    ),
];
