//! Versions made of bytes.

use super::{Choice, name, party_id, point_id};
use crate::{
    event::Event,
    talks::version::{
        Add, Adopted, AdoptedAdReferendum, Amend, Carry, Drafted, Merge, Move, Number, Operation, Owner,
        PointSplit, Rejected, Renamed, Renumber, Revived,
    },
    value::id::{PointId, VersionId},
};

/// The first, and without points.
pub(super) fn empty() -> (VersionId, Drafted) {
    let id = VersionId::new("v0").unwrap();
    (id.clone(), Drafted::from_parts(id, name(), Owner::Party(party_id(0))))
}

/// With points of its own, or made from one or two others, point by point.
pub(super) fn made(fact: Drafted, c: &mut Choice) -> Drafted {
    if c.maybe() {
        let operations = (0..c.below(3)).map(|_| Operation::Add(add(c.point(), c)));
        let operations = operations.collect();
        return fact.with_operations(operations);
    }
    let parents = if c.below(4) == 3 { vec![c.version(), c.version()] } else { vec![c.version()] };
    let operations = match c.below(8) {
        0 => vec![Operation::Split(PointSplit::new(
            point_id(0),
            vec![add(point_id(1), c), add(point_id(2), c)],
        ))],
        1 => vec![Operation::Merge(Merge::new(vec![point_id(0), point_id(1)], add(point_id(2), c)))],
        _ => (0..3).filter_map(|n| of_point(point_id(n), c)).collect(),
    };
    fact.with_parents(parents).with_operations(operations)
}

fn of_point(point: PointId, c: &mut Choice) -> Option<Operation> {
    Some(match c.below(12) {
        0..=2 => Operation::Carry(Carry::new(point)),
        3 | 4 => {
            let amend = Amend::new(point, c.words());
            Operation::Amend(if c.maybe() { amend.with_number(number(c)) } else { amend })
        }
        5 => Operation::Renumber(Renumber::new(point, number(c))),
        6 => Operation::Drop(Carry::new(point)),
        7 => Operation::Move(Move::new(point, name())),
        8 => Operation::Add(add(point, c)),
        9 => Operation::Reinstate(add(point, c)),
        _ => return None,
    })
}

fn number(c: &mut Choice) -> Number {
    Number::new(c.one(&["1", "2", "3", "4"])).unwrap()
}

fn add(point: PointId, c: &mut Choice) -> Add {
    let add = Add::new(point, number(c));
    if c.maybe() { add.with_wording(c.words()) } else { add }
}

pub(super) fn acts(kind: usize, c: &mut Choice) -> Event {
    let id = c.version();
    match kind {
        109 => AdoptedAdReferendum::from_parts(id).into(),
        110 => Adopted::from_parts(id).into(),
        111 => Rejected::from_parts(id).into(),
        112 => Revived::from_parts(id).into(),
        _ => Renamed::from_parts(id, name()).into(),
    }
}
