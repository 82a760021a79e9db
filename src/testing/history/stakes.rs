//! Scenes of acts that touch others: for another, and with all.

use super::{instant, party_id, point_id, scene::by, text};
use crate::{
    decision::Ballot,
    event::{Acting, Actor, Event},
    outcome::{commitment, consent},
    talks::{
        deadline, meeting, party,
        point::{self, Wording},
        position::{self, Matter, Stance},
        process, question, track,
    },
    value::{
        id::{QuestionId, TrackId},
        role::{Role, Scope},
        text::Name,
        when::When,
    },
};

/// A party lets another act for it, within a scope and a term, and that acts.
pub(super) fn stood_in(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let until = |hours: usize| When::instant(instant(hours)).unwrap();
    let given = party::RoleAssigned::new(party_id(2), Role::ACTS_FOR).with_on_behalf_of(party_id(0));
    let given = match chosen / 3 % 4 {
        0 => given,
        1 => given.with_scope(Scope::Track("t0".parse().unwrap())),
        2 => given.with_scope(Scope::Meeting("m0".parse().unwrap())),
        _ => given.with_scope(Scope::Instrument("i0".parse().unwrap())),
    };
    let given = if chosen % 2 == 0 { given } else { given.with_until(until(chosen)) };
    let stand_in = || Actor::acting(Acting::new(party_id(2)).on_behalf_of(party_id(0)));
    let accepts = position::Taken::new(party_id(0), Matter::Point(point_id(point)), Stance::Accepts);
    vec![
        (by(chosen % 5 / 4), given.into()),
        (stand_in(), accepts.into()),
        (stand_in(), meeting::Confirmed::new("m0".parse().unwrap()).into()),
        (stand_in(), track::Suspended::new("t0".parse().unwrap()).into()),
        (stand_in(), consent::Initialled::new("i0".parse().unwrap(), party_id(0)).into()),
    ]
}

/// The principals pause the talks, and take them up again.
pub(super) fn paused(chosen: usize) -> Vec<(Actor, Event)> {
    let all = [Actor::Secretariat, Actor::jointly([party_id(0), party_id(1)]).unwrap()];
    let one = |at: usize| all[at % 2].clone();
    if chosen % 8 == 0 {
        let id: TrackId = "t0".parse().unwrap();
        return vec![
            (one(chosen), track::Opened::new(id.clone(), Name::new("a name").unwrap()).into()),
            (one(chosen / 16), track::Suspended::new(id.clone()).into()),
            (one(chosen / 32), track::Resumed::new(id).into()),
        ];
    }
    let mut acts = vec![
        (one(chosen), process::Suspended::new().into()),
        (one(chosen / 2), process::Resumed::new().into()),
        (one(chosen / 8), process::BrokenOff::new().into()),
        (one(chosen / 16), process::PhaseBegun::new(process::Phase::Talks).into()),
    ];
    acts.truncate(1 + chosen / 4 % 4);
    acts
}

/// A question asks for an act; it is answered by both, or left to silence, and perhaps the act follows.
pub(super) fn moved(point: usize, chosen: usize) -> Vec<(Actor, Event)> {
    let id = || QuestionId::new(format!("u{}", chosen % 3)).unwrap();
    let event: Event = match chosen / 3 % 12 {
        0 => party::WeightSet::new(party_id(0), 2).into(),
        1 => party::Renamed::new(party_id(1), Name::new("a name").unwrap()).into(),
        2 => party::RoleAssigned::new(party_id(0), Role::ACTS_FOR).with_on_behalf_of(party_id(1)).into(),
        3 => point::Reworded::new(point_id(point), Wording::new("w3".parse().unwrap(), text())).into(),
        4 => point::Rectified::new(point_id(point), Wording::new("w4".parse().unwrap(), text())).into(),
        5 => point::Dropped::new(point_id(point)).into(),
        6 => commitment::Made::new("c0".parse().unwrap(), text()).with_obligors(vec![party_id(1)]).into(),
        7 => process::Suspended::new().into(),
        8 => party::Excluded::new(party_id(1)).into(),
        9 => party::RoleAssigned::new(party_id(2), Role::GUARANTOR).into(),
        10 => track::Opened::new("t1".parse().unwrap(), Name::new("a name").unwrap())
            .with_points(vec![point_id(point)])
            .into(),
        _ => deadline::Set::new(
            "d1".parse().unwrap(),
            Name::new("a name").unwrap(),
            When::instant(instant(300)).unwrap(),
        )
        .with_parties(vec![party_id(0)])
        .into(),
    };
    let put = question::Put::new(id(), text()).with_motion(question::Motion::new(event).unwrap());
    let term = |hours: usize| When::instant(instant(hours)).unwrap();
    let put = match chosen / 36 % 4 {
        0 => put.with_closes(term(chosen)).with_silence(true),
        1 => put.with_closes(term(chosen)),
        _ => put,
    };
    let mover = if chosen % 7 == 0 { Actor::Secretariat } else { by(chosen % 2) };
    let vote = |n: usize, ballot| question::Voted::new(id(), party_id(n), ballot).into();
    let second = [Ballot::For, Ballot::For, Ballot::For, Ballot::Abstain, Ballot::Against][chosen % 5];
    let mut acts = vec![(mover, put.into())];
    if chosen / 36 % 4 != 0 || chosen % 2 == 0 {
        acts.push((by(0), vote(0, Ballot::For)));
    }
    if chosen / 36 % 4 > 1 {
        acts.push((by(1), vote(1, second)));
    } else {
        let basis = if chosen / 36 % 4 == 0 { question::Basis::Silence } else { question::Basis::Votes };
        acts.extend((0..4).map(|_| (by(1), question::Carried::new(id(), basis).into())));
    }
    acts
}
