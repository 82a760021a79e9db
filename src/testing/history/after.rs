//! Commitments, ceasefires and measures made of bytes.

use super::{Choice, name, party_id, text};
use crate::{
    event::Event,
    outcome::{
        ceasefire::{self, CeasefireKind, Ending},
        commitment::{self, Degree},
        measure::{self, MeasureKind},
    },
    value::{
        id::{CeasefireId, CommitmentId, MeasureId, PartyId},
        share::Share,
        text::Name,
    },
};

/// What part of an instrument is called.
pub(super) fn part(n: usize) -> Name {
    Name::new(format!("Title {}", n + 1)).unwrap()
}

impl Choice {
    pub(super) fn commitment(&mut self) -> CommitmentId {
        CommitmentId::new(format!("c{}", self.below(2))).unwrap()
    }

    pub(super) fn ceasefire(&mut self) -> CeasefireId {
        CeasefireId::new(format!("f{}", self.below(2))).unwrap()
    }

    fn measure(&mut self) -> MeasureId {
        MeasureId::new(format!("x{}", self.below(2))).unwrap()
    }

    /// None, one or two parties, seldom twice the same.
    fn some(&mut self) -> Vec<crate::value::id::PartyId> {
        (0..self.below(3)).map(|_| self.party()).collect()
    }
}

pub(super) fn after(n: usize, kind: usize, c: &mut Choice) -> Event {
    match kind {
        145..=152 => commitment(n, kind, c),
        153..=161 => ceasefire(n, kind, c),
        _ => measure(kind, c),
    }
}

fn commitment(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.commitment();
    match kind {
        145 => {
            let obligors = if c.below(4) == 0 { c.some() } else { vec![c.party()] };
            let fact = commitment::Made::from_parts(id, text()).with_obligors(obligors);
            let fact = if c.maybe() { fact.with_to(c.some()) } else { fact };
            let fact = if c.maybe() { fact.with_point(c.point()) } else { fact };
            let fact = if c.maybe() { fact.with_wording(c.words()) } else { fact };
            let fact = if c.maybe() { fact.with_due(c.when(n)) } else { fact };
            let fact = if c.maybe() { fact.with_condition(c.condition(n)) } else { fact };
            let fact = if c.below(4) == 0 { fact.with_instrument(c.instrument()) } else { fact };
            if c.maybe() { fact.with_verifier(c.party()).into() } else { fact.into() }
        }
        146 => commitment::DueChanged::from_parts(id, c.when(n)).into(),
        147 => {
            let fact = commitment::Reported::from_parts(id, c.one(Degree::ALL));
            let fact = if c.maybe() { fact.with_done(c.below(4) as u64) } else { fact };
            let fact = if c.maybe() { fact.with_of(c.below(4) as u64) } else { fact };
            let fact = if c.maybe() { fact.with_verified(true) } else { fact };
            let fact = if c.maybe() {
                fact.with_share(c.one(&[Share::HALF, Share::WHOLE, Share::new(3, 2).unwrap()]))
            } else {
                fact
            };
            fact.into()
        }
        148 => commitment::ViolationAlleged::from_parts(id, text()).with_against(c.some()).into(),
        149 => commitment::Suspended::from_parts(id).into(),
        150 => commitment::Resumed::from_parts(id).into(),
        151 => commitment::MadeObsolete::from_parts(id).into(),
        _ => commitment::Reinstated::from_parts(id).into(),
    }
}

fn ceasefire(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.ceasefire();
    match kind {
        153 => {
            let fact = ceasefire::Declared::from_parts(id, CeasefireKind::TRUCE);
            let parties = if c.maybe() { c.some() } else { vec![c.party()] };
            let fact = fact.with_parties(parties);
            let fact = if c.maybe() { fact.with_effective(c.when(n)) } else { fact };
            let fact = if c.maybe() { fact.with_coverage(name()) } else { fact };
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        154 if c.below(3) == 0 => ceasefire::Denounced::from_parts(id, c.party()).into(),
        154 => ceasefire::Joined::from_parts(id, c.party()).into(),
        155 => ceasefire::TookEffect::from_parts(id).into(),
        156 => ceasefire::Extended::from_parts(id, c.when(n + 12)).into(),
        157 => ceasefire::ViolationAlleged::from_parts(id, text()).with_against(c.some()).into(),
        158 => ceasefire::Ended::from_parts(id, Ending::Collapsed).into(),
        159 => ceasefire::Ended::from_parts(id, Ending::Expired).into(),
        160 => ceasefire::Ended::from_parts(id, Ending::Terminated).into(),
        _ => {
            let fact = ceasefire::Renewed::from_parts(id);
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
    }
}

fn measure(kind: usize, c: &mut Choice) -> Event {
    let id = c.measure();
    match kind {
        162 if c.below(3) == 0 => {
            measure::Announced::from_parts(id, MeasureKind::STRIKE).with_parties(c.some()).into()
        }
        162 => {
            let fact = measure::Taken::from_parts(id, MeasureKind::RELEASE).with_parties(c.some());
            let fact = if c.maybe() { fact.with_against(c.some()) } else { fact };
            if c.maybe() { fact.with_bears_on(vec![c.point()]).into() } else { fact.into() }
        }
        163 => measure::Suspended::from_parts(id).into(),
        164 if c.maybe() => measure::Begun::from_parts(id).into(),
        164 => measure::Resumed::from_parts(id).into(),
        _ => measure::Ended::from_parts(id).into(),
    }
}

impl Choice {
    /// Parts of an instrument.
    pub(super) fn parts(&mut self) -> Vec<Name> {
        (0..=self.below(2)).map(|_| part(self.below(3))).collect()
    }

    /// Nearly always nobody, so that it holds for everybody.
    pub(super) fn holders(&mut self) -> Vec<PartyId> {
        if self.below(4) == 3 { vec![party_id(self.below(2))] } else { Vec::new() }
    }
}
