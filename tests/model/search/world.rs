//! The small worlds that are played in.

use std::collections::BTreeSet;

use negotiation::{
    event::{Acting, Actor, Subject},
    record::Record,
    value::id::PartyId,
};

use crate::{small::party_id, story::Story};

/// Who plays, and what the table is.
pub(super) struct World {
    pub(super) name: &'static str,
    procedure: &'static str,
    pub(super) principals: &'static [&'static str],
    /// A role that the player `p3` holds, who has no vote.
    pub(super) role: Option<&'static str>,
    /// Those who play, alone and jointly.
    players: &'static [usize],
    /// For whom `p3` acts as well, who plays.
    pub(super) stands_in: &'static [usize],
    /// What has happened before the game begins.
    scene: &'static [&'static str],
}

const THREE: &[&str] = &["p0", "p1", "p2"];
const TWO: &[&str] = &["p0", "p1"];

const fn world(name: &'static str, procedure: &'static str, scene: &'static [&'static str]) -> World {
    World { name, procedure, principals: THREE, role: None, players: &[0], stands_in: &[], scene }
}

const fn role(name: &'static str, procedure: &'static str, scene: &'static [&'static str]) -> World {
    World { role: Some(name), players: &[3], ..world(name, procedure, scene) }
}

const fn two(name: &'static str, procedure: &'static str, scene: &'static [&'static str]) -> World {
    World { principals: TWO, ..world(name, procedure, scene) }
}

const STRICT: &str = "{}";
const OBSERVING: &str = r#"{"observing":"allowed"}"#;
const OPEN: &str = r#"{"joining":"open","returning":"admitted","backdating":true,"silence":"PT1M"}"#;
const TWO_THIRDS: &str = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"changing":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"excluding":{"majority":{"base":"electorate","threshold":"2/3","strict":false}},"basis":{"majority":{"base":"electorate","threshold":"2/3","strict":false}}}"#;
const WEIGHED: &str = r#"{"agreeing":{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}},"changing":{"majority":{"base":"electorate","threshold":"50%","strict":true,"weighing":"by_weight"}}}"#;
const GROUPS: &str = r#"{"agreeing":{"all_of":[{"among":{"group":"p3","rule":"unanimity"}},{"at_least":2}]},"group_positions":true}"#;
const SINGLE: &str = r#"{"single_undertaking":true,"on_withdrawal":"reopening","chair_sets_basis":false}"#;
/// Who is absent does not count, and a vote lasts two days.
const PRESENT: &str = r#"{"agreeing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"changing":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}},"silence":"P2D"}"#;
const CONSENSUS: &str = r#"{"agreeing":"consensus","changing":"consensus","silence":"P2D"}"#;

/// Much is under way, and much is agreed.
const BUSY: &[&str] = &[
    r#"secretariat point.tabled {"point":"q2","title":"Q2","areas":["economy"],"wording":{"id":"w8","text":"words"}}"#,
    r#"p0 position.taken {"party":"p0","on":{"point":"q2"},"stance":"accepts"}"#,
    r#"p1 position.taken {"party":"p1","on":{"point":"q2"},"stance":"accepts"}"#,
    r#"p2 position.taken {"party":"p2","on":{"point":"q2"},"stance":"accepts"}"#,
    r#"secretariat point.text_agreed {"point":"q2"}"#,
    r#"p1 alternative.proposed {"alternative":"a0","point":"q0","wording":{"id":"w9","text":"others"}}"#,
    r#"p1 position.taken {"party":"p1","on":{"alternative":"a0"},"stance":"accepts"}"#,
    r#"p1 version.drafted {"version":"v1","label":"V1","owner":{"party":"p1"}}"#,
    r#"p1 version.tabled {"version":"v1"}"#,
    r#"p1 version.withdrawn {"version":"v1"}"#,
    r#"secretariat deadline.set {"deadline":"d0","title":"D0","due":"2026-01-03"}"#,
    r#"p1 deadline.set {"deadline":"d1","title":"D1","due":"2026-01-03","parties":["p1"]}"#,
    r#"p0 commitment.made {"commitment":"c1","text":"pays","obligors":["p0"],"to":["p1"],"due":"2026-01-03"}"#,
    r#"p1+p2 ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["p1","p2"]}"#,
    r#"p0+p1+p2 ceasefire.declared {"ceasefire":"f1","kind":"truce","parties":["p0","p1","p2"]}"#,
    r#"secretariat gate.required {"gate":"g0","kind":"referendum","body":"The people","question":"Yes?","on":{"instrument":"i0"}}"#,
    r#"p0 instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true,"parties":["p0"]}"#,
    r#"p0 instrument.agreed {"instrument":"i1"}"#,
    r#"secretariat track.opened {"track":"t1","title":"T1","parties":["p0","p1","p2"],"points":["q2"]}"#,
    r#"p1 proposal.submitted {"proposal":"o0","to":["p0","p2"],"channel":"in_public","contents":[{"point":"q0"}]}"#,
    r#"p0 question.put {"question":"u0","text":"?","closes":"2026-01-03"}"#,
    r#"p0 question.voted {"question":"u0","party":"p0","vote":"for"}"#,
    r#"p1 question.voted {"question":"u0","party":"p1","vote":"for"}"#,
    r#"p1 measure.taken {"measure":"x0","kind":"sanctions","parties":["p1"],"text":"t"}"#,
    r#"secretariat party.role_offered {"party":"p2","role":"convener"}"#,
    r#"p1 person.accredited {"person":"n0","party":"p1","capacity":"envoy"}"#,
    r#"p1 disclosure={"parties":["p0","p1"]} id=shared meeting.added {"meeting":"m2","format":"bilateral"}"#,
    r#"secretariat deadline.set {"deadline":"d2","title":"D2","due":"2026-01-03","parties":["p0"]}"#,
    r#"secretariat deadline.set {"deadline":"d3","title":"D3","due":"2026-01-01T00:00:30Z","parties":["p0"]}"#,
    r#"p1 disclosure={"role":"observer"} id=secret2 meeting.added {"meeting":"m1","format":"bilateral"}"#,
    r#"secretariat negotiation.phase_begun {"phase":"talks"}"#,
];

/// Much is over: dropped, put out, stopped, released.
const OVER: &[&str] = &[
    r#"secretariat point.tabled {"point":"q2","title":"Q2","areas":["economy"],"wording":{"id":"w8","text":"words"}}"#,
    r#"p0+p1+p2 point.dropped {"point":"q2"}"#,
    r#"secretariat party.invited {"party":"p3"}"#,
    r#"p0+p1+p2 party.role_assigned {"party":"p3","role":"arbiter"}"#,
    r#"secretariat point.taken_up {"point":"q0"}"#,
    r#"p0+p1+p2 point.referred {"point":"q0","to":{"arbiter":"p3"}}"#,
    r#"p0+p1+p2 version.rejected {"version":"v0"}"#,
    r#"p1 alternative.proposed {"alternative":"a0","point":"q1","wording":{"id":"w9","text":"others"}}"#,
    r#"secretariat alternative.set_aside {"alternative":"a0"}"#,
    r#"secretariat deadline.set {"deadline":"d0","title":"D0","due":"2026-02-01"}"#,
    r#"secretariat deadline.stopped {"deadline":"d0"}"#,
    r#"p1 commitment.made {"commitment":"c1","text":"pays","obligors":["p1"]}"#,
    r#"p0+p2 commitment.made_obsolete {"commitment":"c1"}"#,
    r#"p1+p0+p2 commitment.suspended {"commitment":"c0"}"#,
    r#"secretariat track.opened {"track":"t1","title":"T1","parties":["p0","p1","p2"]}"#,
    r#"secretariat track.closed {"track":"t1"}"#,
    r#"secretariat track.suspended {"track":"t0"}"#,
    r#"p0 link.made {"link":"l0","kind":"package","points":["q0","q1"]}"#,
    r#"p0+p1+p2 link.released {"link":"l0"}"#,
    r#"p1+p2 ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["p1","p2"]}"#,
    r#"p1+p2 ceasefire.ended {"ceasefire":"f0","how":"collapsed"}"#,
    r#"p0+p1+p2 party.suspended {"party":"p2"}"#,
    r#"p1 position.withdrawn {"party":"p1","on":{"point":"q1"}}"#,
];

/// Others wait for a meeting, and for the gate of a player.
const WAITING: &[&str] = &[
    r#"p1 position.taken {"party":"p1","on":{"point":"q0"},"stance":"accepts_if","condition":{"meeting_held":"m0"}}"#,
    r#"p0 instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true,"parties":["p0","p1"]}"#,
    r#"p0 gate.required {"gate":"g1","kind":"court","body":"A court","question":"Yes?","on":{"instrument":"i1"},"of":"p0"}"#,
    r#"p0 gate.required {"gate":"g2","kind":"court","body":"A court","question":"Yes?","on":{"instrument":"i1"},"of":"p0"}"#,
    r#"p2 position.taken {"party":"p2","on":{"point":"q0"},"stance":"accepts_if","condition":{"gate_passed":"g1"}}"#,
];
const BOUND: &[&str] =
    &[r#"secretariat instrument.revised {"instrument":"i0","in_force_when":{"meeting_held":"m0"}}"#];

/// Others have voted on what a player drew up.
const VOTED: &[&str] = &[
    r#"p0 point.tabled {"point":"q2","title":"Q2","areas":["economy"],"wording":{"id":"w8","text":"words"}}"#,
    r#"p1 question.put {"question":"u0","text":"?","on":{"point":"q2"}}"#,
    r#"p1 question.voted {"question":"u0","party":"p1","vote":"for"}"#,
    r#"p0 instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true}"#,
    r#"p1 question.put {"question":"u1","text":"?","motion":{"instrument":{"agreed":{"instrument":"i1"}}}}"#,
    r#"p1 question.voted {"question":"u1","party":"p1","vote":"for"}"#,
    r#"p0 alternative.proposed {"alternative":"a0","point":"q0","wording":{"id":"w9","text":"other"}}"#,
    r#"p1 question.put {"question":"u2","text":"?","on":{"alternative":"a0"}}"#,
    r#"p1 question.voted {"question":"u2","party":"p1","vote":"for"}"#,
];

/// Others count on what a player said.
const RELIED: &[&str] = &[
    r#"p0 id=kept0 instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true,"parties":["p0","p1"]}"#,
    r#"p1 question.put {"question":"u2","text":"?","motion":{"instrument":{"agreed":{"instrument":"i1"}}}}"#,
    r#"p0 id=kept1 consent.initialled {"instrument":"i0","party":"p0"}"#,
    r#"p1+p2 ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["p1","p2"]}"#,
    r#"p0+p1+p2 id=kept2 ceasefire.joined {"ceasefire":"f0","party":"p0"}"#,
    r#"p0 id=kept_question question.put {"question":"u0","text":"?","closes":"2026-01-03"}"#,
    r#"p0 id=kept3 proposal.submitted {"proposal":"o0","to":["p1"],"channel":"in_public","contents":[{"point":"q0"}]}"#,
    r#"p1 proposal.answered {"proposal":"o0","party":"p1","answer":"reject"}"#,
    r#"p0 question.put {"question":"u1","text":"?","closes":"2026-01-03"}"#,
    r#"p0 question.voted {"question":"u1","party":"p0","vote":"for"}"#,
];

/// Others meet, where a player announced it before they were named.
const MET: &[&str] = &[
    r#"p0 meeting.announced {"meeting":"m0","window":"2025-12-30"}"#,
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p1"}"#,
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p2"}"#,
];
const ADJOURNED: &[&str] = &[
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p1"}"#,
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p2"}"#,
    r#"secretariat meeting.started {"meeting":"m0"}"#,
    r#"secretariat meeting.adjourned {"meeting":"m0"}"#,
];
const STARTED: &[&str] = &[
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p1"}"#,
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p2"}"#,
    r#"secretariat meeting.started {"meeting":"m0"}"#,
];
const CALLED_OFF: &[&str] = &[
    r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p2"}"#,
    r#"secretariat meeting.cancelled {"meeting":"m0"}"#,
];
const MET_BY_ONE: &[&str] = &[r#"secretariat meeting.participant_expected {"meeting":"m0","party":"p2"}"#];

/// Others vote in a room, and on what a player asked them; it is over. An offer to a player and another is voted on.
const IN_THE_ROOM: &[&str] = &[
    r#"secretariat meeting.added {"meeting":"m4","format":"plenary"}"#,
    r#"secretariat meeting.started {"meeting":"m4"}"#,
    r#"secretariat meeting.attendance_recorded {"meeting":"m4","party":"p2","presence":"present"}"#,
    r#"secretariat question.put {"question":"u5","text":"?","at":"m4","closes":"2026-01-03","electorate":[{"party":"p1"},{"party":"p2"}],"rule":{"quorum":{"share":"100%","counting":"present","rule":{"majority":{"base":"for_and_against","threshold":"50%","strict":true}}}}}"#,
    r#"p1 question.voted {"question":"u5","party":"p1","vote":"for"}"#,
    r#"p0 question.put {"question":"u6","text":"?","closes":"2026-01-01T00:00:00Z","electorate":[{"party":"p1"},{"party":"p2"}]}"#,
    r#"p1 question.voted {"question":"u6","party":"p1","vote":"for"}"#,
    r#"p2 proposal.submitted {"proposal":"o5","to":["p0","p1"],"channel":"in_public","contents":[{"point":"q0"}]}"#,
    r#"p0 question.put {"question":"u7","text":"?","closes":"2026-01-03"}"#,
    r#"p0+p1 proposal.put_to_vote {"proposal":"o5","question":"u7"}"#,
];

/// What a player put there, others accepted, voted on or took away.
const BRACKETS: &[&str] = &[
    r#"p0 alternative.proposed {"alternative":"a0","point":"q1","wording":{"id":"w8","text":"own"}}"#,
    r#"secretariat alternative.set_aside {"alternative":"a0"}"#,
    r#"p0 alternative.proposed {"alternative":"a1","point":"q0","wording":{"id":"w9","text":"other"}}"#,
    r#"p1 position.taken {"party":"p1","on":{"alternative":"a1"},"stance":"accepts"}"#,
    r#"p0 point.tabled {"point":"part","title":"Part","areas":["economy"],"parent":"q0"}"#,
    r#"secretariat point.dropped {"point":"part"}"#,
];
const REFERRED: &[&str] = &[
    r#"secretariat party.invited {"party":"p3"}"#,
    r#"p0+p1+p2 party.role_assigned {"party":"p3","role":"arbiter"}"#,
    r#"p0+p1+p2 point.referred {"point":"q1","to":{"arbiter":"p3"}}"#,
];

/// A treaty of all, and what became of it.
const DRAWN_UP: &str = r#"secretariat instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true,"parties":["p0","p1","p2"]}"#;
const ALL_AGREE: &str = r#"p0+p1+p2 instrument.agreed {"instrument":"i1"}"#;
const P0_BOUND: &str =
    r#"p0 consent.expressed {"instrument":"i1","party":"p0","means":"definitive_signature"}"#;
const P1_BOUND: &str =
    r#"p1 consent.expressed {"instrument":"i1","party":"p1","means":"definitive_signature"}"#;
const P2_BOUND: &str =
    r#"p2 consent.expressed {"instrument":"i1","party":"p2","means":"definitive_signature"}"#;
const AGREED: &[&str] = &[DRAWN_UP, ALL_AGREE, P1_BOUND];
/// The same, in force once something is shown.
const IN_WORDS: &[&str] = &[
    r#"secretariat instrument.drafted {"instrument":"i1","kind":"treaty","title":"I1","binding":true,"parties":["p0","p1","p2"],"in_force_when":{"text":"the report is in"}}"#,
    ALL_AGREE,
    P0_BOUND,
    P1_BOUND,
    P2_BOUND,
    r#"secretariat id=report meeting.added {"meeting":"m3","format":"bilateral"}"#,
];
const IN_FORCE: &[&str] = &[DRAWN_UP, ALL_AGREE, P0_BOUND, P1_BOUND, P2_BOUND];
const STOPPED: &[&str] = &[
    DRAWN_UP,
    ALL_AGREE,
    P0_BOUND,
    P1_BOUND,
    P2_BOUND,
    r#"p0+p1+p2 instrument.suspended {"instrument":"i1"}"#,
];
const ENDED: &[&str] = &[
    DRAWN_UP,
    ALL_AGREE,
    P0_BOUND,
    P1_BOUND,
    P2_BOUND,
    r#"p0+p1+p2 instrument.terminated {"instrument":"i1"}"#,
];
const REJECTED: &[&str] = &[DRAWN_UP, ALL_AGREE, r#"p0+p1+p2 instrument.rejected {"instrument":"i1"}"#];

/// A duty that a player let others verify, one that was let go of, and one that rests with all.
const OWED: &[&str] = &[
    r#"p0 commitment.made {"commitment":"c1","text":"pays","obligors":["p0"],"to":["p1"],"verifier":"p2","due":"2026-01-03"}"#,
    r#"p1 commitment.made {"commitment":"c2","text":"pays","obligors":["p1"],"to":["p2"]}"#,
    r#"p1+p2 commitment.made_obsolete {"commitment":"c2"}"#,
    r#"p1+p2 commitment.suspended {"commitment":"c0"}"#,
    r#"secretariat gate.required {"gate":"g0","kind":"referendum","body":"The people","question":"Yes?","on":{"instrument":"i0"}}"#,
    r#"secretariat gate.passed {"gate":"g0"}"#,
];

/// Silence was asked for, and the talks were suspended meanwhile.
const PAUSED: &[&str] = &[
    r#"p0 question.put {"question":"u0","text":"?","closes":"2026-01-01T00:02:00Z","voting":{"how":"tacitly"}}"#,
    r#"secretariat negotiation.suspended {"reason":"r"}"#,
    r#"secretariat recorded=2026-01-01T00:01:50Z negotiation.resumed {}"#,
];
const CLOSED: &[&str] = &[
    r#"p0 position.taken {"party":"p0","on":{"point":"q0"},"stance":"accepts"}"#,
    r#"p1 position.taken {"party":"p1","on":{"point":"q0"},"stance":"accepts"}"#,
    r#"p2 position.taken {"party":"p2","on":{"point":"q0"},"stance":"accepts"}"#,
    r#"secretariat point.text_agreed {"point":"q0"}"#,
    r#"secretariat point.closed {"point":"q0"}"#,
    r#"secretariat negotiation.phase_begun {"phase":"talks"}"#,
    r#"secretariat negotiation.concluded {"partial":true}"#,
    r#"p1 position.withdrawn {"party":"p1","on":{"point":"q1"}}"#,
    r#"p0+p1+p2 party.excluded {"party":"p2"}"#,
];
const IMPLEMENTING: &[&str] = &[
    r#"secretariat negotiation.phase_begun {"phase":"talks"}"#,
    r#"secretariat negotiation.concluded {"partial":true}"#,
    r#"secretariat negotiation.phase_begun {"phase":"implementation"}"#,
];
const SUSPENDED: &[&str] = &[r#"secretariat negotiation.suspended {"reason":"r"}"#];
const ABANDONED: &[&str] = &[r#"secretariat negotiation.abandoned {"reason":"r"}"#];
const LEFT: &[&str] = &[r#"p1 party.withdrawn {"party":"p1"}"#];
const PUT_OUT: &[&str] = &[r#"p0+p1+p2 party.suspended {"party":"p0"}"#];
const RETURNING: &[&str] =
    &[r#"p1 position.withdrawn {"party":"p1","on":{"point":"q1"}}"#, r#"p2 party.withdrawn {"party":"p2"}"#];
const TRUCE: &[&str] =
    &[r#"p1+p2 ceasefire.declared {"ceasefire":"f0","kind":"truce","parties":["p1","p2"]}"#];
const MEMBERS: &[&str] = &[r#"secretariat party.membership_begun {"party":"p1","group":"p3"}"#];

/// The one acts for `p1` at a meeting, and acted for `p2` until the game began.
const LENT: &[&str] = &[
    r#"p1 party.role_assigned {"party":"p3","role":"acts_for","for_party":"p1","scope":{"meeting":"m0"}}"#,
    r#"p2 party.role_assigned {"party":"p3","role":"acts_for","for_party":"p2","until":"2026-01-01T00:00:30Z"}"#,
];

/// Who acts for `p2` has `p3` act for itself.
const CHAIN: &[&str] = &[
    r#"p2 party.role_assigned {"party":"p1","role":"acts_for","for_party":"p2"}"#,
    r#"p1 party.role_assigned {"party":"p3","role":"acts_for","for_party":"p1","scope":{"meeting":"m0"}}"#,
];

pub(super) const WORLDS: &[World] = &[
    world("one of three, strict", STRICT, &[]),
    world("one of three, observing", OBSERVING, &[]),
    world("one of three, open", OPEN, &[]),
    world("one of three, two thirds", TWO_THIRDS, &[]),
    world("one of three, by weight", WEIGHED, &[]),
    world("one of three, in groups", GROUPS, MEMBERS),
    world("one of three, as a whole", SINGLE, &[]),
    world("one of three, those present", PRESENT, &[]),
    World { players: &[0, 1], ..world("two of three, strict", STRICT, &[]) },
    World { players: &[0, 1], ..world("two of three, open", OPEN, &[]) },
    two("one of two, strict", STRICT, &[]),
    two("one of two, open", OPEN, &[]),
    two("one of two, left alone", STRICT, LEFT),
    world("busy", STRICT, BUSY),
    world("busy, observing", OBSERVING, BUSY),
    world("over", STRICT, OVER),
    world("others wait", STRICT, WAITING),
    world("an instrument waits", STRICT, BOUND),
    world("others voted", STRICT, VOTED),
    world("others count on it", STRICT, RELIED),
    world("paused", OPEN, PAUSED),
    world("closed", STRICT, CLOSED),
    world("implementing", STRICT, IMPLEMENTING),
    world("suspended", STRICT, SUSPENDED),
    world("abandoned", STRICT, ABANDONED),
    world("put out", STRICT, PUT_OUT),
    world("put out, returning", OPEN, PUT_OUT),
    world("one has left", OPEN, RETURNING),
    world("others are to meet", STRICT, MET_BY_ONE),
    world("others meet", STRICT, MET),
    world("others are in their meeting", STRICT, STARTED),
    world("others interrupted their meeting", STRICT, ADJOURNED),
    world("others called their meeting off", STRICT, CALLED_OFF),
    world("brackets and parts", STRICT, BRACKETS),
    world("others vote in a room", PRESENT, IN_THE_ROOM),
    world("referred", STRICT, REFERRED),
    world("a treaty is agreed", STRICT, AGREED),
    world("a treaty waits for what is shown", STRICT, IN_WORDS),
    world("a treaty is in force", STRICT, IN_FORCE),
    world("a treaty is suspended", STRICT, STOPPED),
    world("a treaty is terminated", STRICT, ENDED),
    world("a treaty is rejected", STRICT, REJECTED),
    world("duties and gates", STRICT, OWED),
    World { players: &[0, 1], ..world("two of three, another meets", STRICT, MET_BY_ONE) },
    World { players: &[0, 1], ..world("two of three, busy", STRICT, BUSY) },
    World { players: &[0, 1], ..world("two of three, duties and gates", STRICT, OWED) },
    World { players: &[0, 3], ..world("one of three and a stranger", STRICT, &[]) },
    World { players: &[0, 3], ..role("mediator", STRICT, &[]) },
    World { players: &[0, 3], ..role("chair", STRICT, &[]) },
    World { players: &[0, 3], ..role("observer", STRICT, TRUCE) },
    World { stands_in: &[1, 2], ..role("envoy", STRICT, CHAIN) },
    role("mediator", STRICT, &[]),
    role("facilitator", STRICT, &[]),
    role("chair", STRICT, &[]),
    role("chair", CONSENSUS, &[]),
    role("convener", STRICT, &[]),
    role("guarantor", STRICT, &[]),
    role("monitor", STRICT, &[]),
    role("depositary", STRICT, &[]),
    role("observer", OPEN, &[]),
    role("witness", STRICT, TRUCE),
    World { stands_in: &[1, 2], ..role("adviser", STRICT, LENT) },
];

/// A world as it begins.
pub(super) struct Begun {
    pub(super) record: Record,
    /// What others made.
    pub(super) theirs: BTreeSet<Subject>,
    /// What others made something wait for.
    pub(super) awaited: Vec<String>,
}

impl World {
    pub(super) fn begun(&self) -> Begun {
        let (record, players) = (self.begins(), self.players());
        let talks = record.negotiation();
        let (mut theirs, mut own) = (BTreeSet::new(), BTreeSet::new());
        for entry in talks.entries() {
            let subject = entry.event().subject();
            if self.actors().contains(entry.by()) && !theirs.contains(&subject) {
                own.insert(subject);
            } else if !own.contains(&subject) {
                theirs.insert(subject);
            }
        }
        let mut awaited = Vec::new();
        for point in talks.points() {
            let others = point.positions().filter(|held| !players.contains(held.party));
            awaited.extend(others.filter_map(|held| Some(format!("{:?}", held.fact()?.condition.as_ref()?))));
        }
        let waits = talks.instruments().filter_map(|one| Some(format!("{:?}", one.in_force_when()?)));
        awaited.extend(waits);
        Begun { record, theirs, awaited }
    }

    /// Everybody at the table, two points, a meeting that only `p1` knows of, a version, an instrument, a track, a debt of
    /// `p1`, a person of `p1`; nobody but `p1` has accepted anything. Then the scene.
    fn begins(&self) -> Record {
        // Where one more acceptance is enough, there is none yet.
        let close = self.principals.len() == 2
            || ![STRICT, OBSERVING, OPEN, SINGLE, PRESENT, CONSENSUS].contains(&self.procedure);
        let stance = if close || self.procedure == PRESENT { "opposes" } else { "accepts" };
        let kind = if self.role.is_some() { "organisation" } else { "coalition" };
        let story = Story::open(self.procedure)
            .given(&[&format!(r#"secretariat party.added {{"party":"p3","name":"P3","kind":"{kind}"}}"#)]);
        let story = match self.role {
            Some(role) => story.given(&[
                r#"secretariat party.invited {"party":"p3"}"#,
                r#"p3 party.joined {"party":"p3"}"#,
                &format!(r#"secretariat party.role_assigned {{"party":"p3","role":"{role}"}}"#),
            ]),
            None => story,
        };
        let story = story.principals(self.principals).given(&[
            r#"secretariat point.tabled {"point":"q0","title":"Q0","areas":["economy"],"wording":{"id":"w0","text":"words"}}"#,
            r#"secretariat point.tabled {"point":"q1","title":"Q1","areas":["economy"],"wording":{"id":"w7","text":"words"}}"#,
            &format!(r#"p1 position.taken {{"party":"p1","on":{{"point":"q1"}},"stance":"{stance}"}}"#),
            r#"p1 disclosure={"parties":["p1"]} id=secret meeting.added {"meeting":"hidden","format":"bilateral"}"#,
            r#"p1 version.drafted {"version":"v0","label":"V0","owner":{"party":"p1"},"operations":[{"add":{"point":"q0","number":"1"}}]}"#,
            r#"p1 version.tabled {"version":"v0"}"#,
            r#"secretariat instrument.drafted {"instrument":"i0","kind":"treaty","title":"I0","binding":true}"#,
            r#"p1 commitment.made {"commitment":"c0","text":"pays","obligors":["p1"]}"#,
            r#"secretariat person.added {"person":"n0","name":"N0"}"#,
            r#"p1 person.office_begun {"person":"n0","party":"p1","title":"Minister"}"#,
            r#"secretariat track.opened {"track":"t0","title":"T0","points":["q1"]}"#,
            r#"secretariat meeting.added {"meeting":"m0","format":"plenary"}"#,
        ]);
        story.given(self.scene).record
    }

    pub(super) const fn has_scene(&self) -> bool {
        !self.scene.is_empty()
    }

    /// Whether who plays speaks for both sides.
    pub(super) fn mediates(&self) -> bool {
        matches!(self.role, Some("mediator" | "facilitator"))
    }

    /// Whether who plays sets up and presides over the meetings of others.
    pub(super) fn presides(&self) -> bool {
        self.mediates() || matches!(self.role, Some("chair" | "convener"))
    }

    /// Whether nobody joins who was not invited.
    pub(super) fn is_closed(&self) -> bool {
        self.procedure != OPEN
    }

    pub(super) fn players(&self) -> Vec<PartyId> {
        self.players.iter().map(|n| party_id(*n)).collect()
    }

    pub(super) fn actors(&self) -> Vec<Actor> {
        let players = self.players();
        let mut all: Vec<Actor> = players.iter().cloned().map(Actor::Party).collect();
        let stand_in = |n: &usize| Actor::acting(Acting::new(party_id(3)).on_behalf_of(party_id(*n)));
        all.extend(self.stands_in.iter().map(stand_in));
        if players.len() > 1 {
            all.push(Actor::jointly(players).unwrap());
        }
        all
    }
}
