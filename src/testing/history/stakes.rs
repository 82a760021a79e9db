//! Scenes of acts that touch others: for another, and with all.

use super::{
    alternative_id, instant,
    instruments::{gate_id, instrument_id},
    name, party_id, point_id,
    scene::by,
    text,
};
use crate::{
    decision::{Ballot, Voting},
    event::{Acting, Actor, Event},
    outcome::{
        commitment, consent,
        gate::{self, GateKind},
        instrument::{self, InstrumentKind},
    },
    talks::{
        alternative, deadline,
        link::{self, LinkKind},
        meeting::{self, Format},
        party,
        point::{self, Wording},
        position::{self, Matter, Stance},
        process, question, track,
    },
    value::{
        condition::{Condition, Conditions},
        id::{MeetingId, QuestionId, TrackId},
        role::{Role, Scope},
        text::{Name, Text},
        when::When,
    },
};

/// A member puts forward words for its group, perhaps after its own were set aside.
fn spoken_for(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let given = party::RoleAssigned::from_parts(party_id(1), Role::ACTS_FOR).with_for_party(party_id(3));
    let group = Actor::acting(Acting::new(party_id(1)).on_behalf_of(party_id(3)));
    let maker = |for_group: bool| if for_group { group.clone() } else { by(1) };
    let proposed = |n: usize| {
        let words = Wording::from_parts(
            format!("w{}", 9 + n).parse().unwrap(),
            Text::new(format!("words {n}")).unwrap(),
        );
        alternative::Proposed::from_parts(alternative_id(n), point_id(point), words).into()
    };
    let both = Actor::jointly([party_id(0), party_id(1)]).unwrap();
    vec![
        (Actor::Secretariat, given.into()),
        (maker(chosen / 2 % 4 > 1), proposed(0)),
        (
            if chosen % 2 == 0 { both } else { Actor::Secretariat },
            alternative::SetAside::from_parts(alternative_id(0)).into(),
        ),
        (maker(chosen % 2 == 0), proposed(1)),
    ]
}

/// A party lets another act for it, within a scope and a term, and that acts.
pub(super) fn stood_in(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    if chosen % 8 > 5 {
        return spoken_for(point, chosen / 8);
    }
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let given = party::RoleAssigned::from_parts(party_id(2), Role::ACTS_FOR).with_for_party(party_id(0));
    let given = match chosen / 3 % 4 {
        0 => given,
        1 => given.with_scope(Scope::Track("t0".parse().unwrap())),
        2 => given.with_scope(Scope::Meeting("m0".parse().unwrap())),
        _ => given.with_scope(Scope::Instrument("i0".parse().unwrap())),
    };
    let given = if chosen % 2 == 0 { given } else { given.with_until(until(chosen)) };
    let stand_in = || Actor::acting(Acting::new(party_id(2)).on_behalf_of(party_id(0)));
    let accepts = position::Taken::from_parts(party_id(0), Matter::Point(point_id(point)), Stance::Accepts);
    vec![
        (by(chosen % 5 / 4), given.into()),
        (stand_in(), accepts.into()),
        (stand_in(), meeting::Confirmed::from_parts("m0".parse().unwrap()).into()),
        (stand_in(), track::Suspended::from_parts("t0".parse().unwrap()).into()),
        (stand_in(), consent::Initialled::from_parts("i0".parse().unwrap(), party_id(0)).into()),
    ]
}

/// The principals pause the talks, and take them up again.
pub(super) fn paused(chosen: usize) -> Vec<(Actor, Event)> {
    let all = [Actor::Secretariat, Actor::jointly([party_id(0), party_id(1)]).unwrap()];
    let one = |at: usize| all[at % 2].clone();
    if chosen % 8 == 0 {
        let id: TrackId = "t0".parse().unwrap();
        return vec![
            (one(chosen), track::Opened::from_parts(id.clone(), Name::new("a name").unwrap()).into()),
            (one(chosen / 16), track::Suspended::from_parts(id.clone()).into()),
            (one(chosen / 32), track::Resumed::from_parts(id.clone()).into()),
            (one(chosen / 64), track::Closed::from_parts(id.clone()).into()),
            (one(chosen), track::Reopened::from_parts(id).into()),
        ];
    }
    let mut acts = vec![
        (one(chosen), process::Suspended::new().into()),
        (one(chosen / 2), process::Resumed::new().into()),
        (one(chosen / 8), process::BrokenOff::new().into()),
        (one(chosen / 16), process::PhaseBegun::from_parts(process::Phase::Talks).into()),
    ];
    acts.truncate(1 + chosen / 4 % 4);
    acts
}

/// A question asks for an act; it is answered by both, or left to silence, and perhaps the act follows.
pub(super) fn moved(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let event: Event = match chosen / 3 % 12 {
        0 => party::WeightSet::from_parts(party_id(0), 2).into(),
        1 => party::Renamed::from_parts(party_id(1), Name::new("a name").unwrap()).into(),
        2 => party::RoleAssigned::from_parts(party_id(0), Role::ACTS_FOR).with_for_party(party_id(1)).into(),
        3 => point::Reworded::from_parts(point_id(point), Wording::from_parts("w3".parse().unwrap(), text()))
            .into(),
        4 => {
            point::Rectified::from_parts(point_id(point), Wording::from_parts("w4".parse().unwrap(), text()))
                .into()
        }
        5 => point::Dropped::from_parts(point_id(point)).into(),
        6 => commitment::Made::from_parts("c0".parse().unwrap(), text())
            .with_obligors(vec![party_id(1)])
            .into(),
        7 => process::Suspended::new().into(),
        8 => party::Excluded::from_parts(party_id(1)).into(),
        9 => party::RoleAssigned::from_parts(party_id(2), Role::GUARANTOR).into(),
        10 => track::Opened::from_parts("t1".parse().unwrap(), Name::new("a name").unwrap())
            .with_points(vec![point_id(point)])
            .into(),
        _ => deadline::Set::from_parts(
            "d1".parse().unwrap(),
            Name::new("a name").unwrap(),
            When::instant(instant(300)).unwrap(),
        )
        .with_parties(vec![party_id(0)])
        .into(),
    };
    let put = question::Put::from_parts(id(), text()).with_motion(question::Motion::new(event).unwrap());
    let term = |hours: usize| When::instant(instant(hours)).unwrap();
    let put = match chosen / 36 % 4 {
        0 => put.with_closes(term(chosen)).with_voting(Voting::Tacitly),
        1 => put.with_closes(term(chosen)),
        _ => put,
    };
    let mover = if chosen % 7 == 0 { Actor::Secretariat } else { by(chosen % 2) };
    let vote = |n: usize, ballot| question::Voted::from_parts(id(), party_id(n), ballot).into();
    let second = [Ballot::For, Ballot::For, Ballot::For, Ballot::Abstain, Ballot::Against][chosen % 5];
    let mut acts = vec![(mover, put.into())];
    if chosen / 36 % 4 != 0 || chosen % 2 == 0 {
        acts.push((by(0), vote(0, Ballot::For)));
    }
    if chosen / 36 % 4 > 1 {
        acts.push((by(1), vote(1, second)));
    } else {
        let basis = if chosen / 36 % 4 == 0 { question::Basis::Silence } else { question::Basis::Votes };
        acts.extend((0..4).map(|_| (by(1), question::Carried::from_parts(id(), basis).into())));
    }
    acts
}

/// One accepts on a condition that another says is met.
pub(super) fn waited(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let both = || Actor::jointly([party_id(0), party_id(1)]).unwrap();
    let told = [by(0), by(1), both(), Actor::Secretariat, by(2)][chosen / 2 % 5].clone();
    let (held, gate, instrument) = ("m0".parse::<MeetingId>().unwrap(), gate_id(0), instrument_id(0));
    let condition = match chosen % 2 {
        0 => Condition::MeetingHeld(held.clone()),
        _ => Condition::GatePassed(gate.clone()),
    };
    let condition = if chosen % 7 == 0 {
        Condition::AnyOf(Conditions::new([condition, Condition::PointAgreed(point_id(point))]).unwrap())
    } else {
        condition
    };
    let waits: Event = match chosen / 3 % 4 {
        0 => {
            let made = link::Made::from_parts("l0".parse().unwrap(), LinkKind::Conditional);
            made.with_points(vec![point_id(point)]).with_condition(condition).into()
        }
        1 if chosen % 2 == 0 => {
            instrument::Revised::from_parts(instrument.clone()).with_in_force_when(condition).into()
        }
        _ => {
            let on = Matter::Point(point_id(point));
            position::Taken::from_parts(party_id(1), on, Stance::AcceptsIf).with_condition(condition).into()
        }
    };
    let required = |n: usize| {
        gate::Required::from_parts(gate_id(n), GateKind::COURT, name(), text())
            .with_on(instrument.clone().into())
            .with_of(party_id(0))
    };
    let drafted = instrument::Drafted::from_parts(instrument.clone(), InstrumentKind::TREATY, name(), true);
    let mut acts = vec![
        (by(0), meeting::Added::from_parts(held.clone(), Format::BILATERAL).into()),
        (by(0), drafted.into()),
        (by(0), required(0).into()),
        (by(0), required(1).into()),
        (by(chosen / 8 % 2), waits),
    ];
    acts.extend(match chosen / 2 % 4 {
        _ if chosen % 2 == 0 => vec![(told, meeting::Held::from_parts(held).into())],
        0 => vec![(told, gate::Waived::from_parts(gate).into())],
        1 => vec![
            (by(0), gate::Replaced::from_parts(gate, gate_id(1)).into()),
            (told, gate::Passed::from_parts(gate_id(1)).into()),
        ],
        _ => vec![(told, gate::Passed::from_parts(gate).into())],
    });
    acts
}
