//! Scenes of acts that touch others: for another, and with all.

use super::{instant, party_id, point_id, scene::by};
use crate::{
    event::{Acting, Actor, Event},
    outcome::consent,
    talks::{
        meeting, party,
        position::{self, Matter, Stance},
        process, track,
    },
    value::{
        id::TrackId,
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
