//! Persons, tracks, deadlines, and what becomes of parties, made of bytes.

use super::{Choice, name, party_id, sufficient_consensus, text};
use crate::{
    decision::DecisionRule,
    event::Event,
    talks::{
        deadline::{self, ConditionalTerm},
        meeting,
        party::{self, Inheritance},
        person::{self, Capacity, Power},
        track,
    },
    value::{
        id::{DeadlineId, EntryId, PersonId, TrackId},
        text::Name,
    },
};

impl Choice {
    pub(super) fn person(&mut self) -> PersonId {
        PersonId::new(format!("n{}", self.below(2))).unwrap()
    }

    pub(super) fn track(&mut self) -> TrackId {
        TrackId::new(format!("t{}", self.one(&[0, 0, 1]))).unwrap()
    }

    /// Dates on conditions; mostly none.
    fn instead(&mut self, n: usize) -> Vec<ConditionalTerm> {
        if self.below(3) < 2 {
            return Vec::new();
        }
        let term = ConditionalTerm::new(self.when(n + 24), self.condition(n));
        vec![if self.maybe() { term.with_by(self.when(n + 6)) } else { term }]
    }

    fn deadline(&mut self) -> DeadlineId {
        DeadlineId::new(format!("d{}", self.below(2))).unwrap()
    }

    fn office(&mut self) -> Name {
        Name::new(self.one(&["Minister", "Envoy"])).unwrap()
    }

    fn entry(&mut self, n: usize) -> EntryId {
        EntryId::new(format!("e{}", n.saturating_sub(1 + self.below(6)))).unwrap()
    }
}

pub(super) fn people(n: usize, kind: usize, c: &mut Choice) -> Event {
    match kind {
        116..=123 => deadline(n, kind, c),
        124..=132 => track(n, kind, c),
        133..=139 => person(n, kind, c),
        140 => {
            let fact = meeting::DocumentHandedOver::from_parts(c.meeting(), c.addressees(), name());
            let fact = if c.maybe() { fact.with_version(c.version()) } else { fact };
            if c.maybe() { fact.with_proposal(c.proposal()).into() } else { fact.into() }
        }
        141 => {
            let into = vec![c.party(), c.party()];
            let party = c.party();
            let odd = c.below(16) == 15;
            party::Split::from_parts(party.clone(), into.contains(&party) != odd).with_into(into).into()
        }
        142 => party::Merged::from_parts(c.party()).with_parties(vec![c.party(), c.party()]).into(),
        143 => {
            let inherits = if c.maybe() { Inheritance::Lapsed } else { Inheritance::Carried };
            party::Succeeded::from_parts(c.party(), c.party(), inherits).into()
        }
        _ => party::ActConfirmed::from_parts(c.party(), c.entry(n)).into(),
    }
}

fn deadline(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.deadline();
    match kind {
        116 => {
            let fact = deadline::Set::from_parts(id, name(), c.when(n)).with_instead(c.instead(n));
            let fact = if c.maybe() { fact.with_on(c.matter()) } else { fact };
            if c.maybe() { fact.with_parties(vec![c.party(), c.party()]).into() } else { fact.into() }
        }
        117 => deadline::Extended::from_parts(id, c.when(n + 12)).with_instead(c.instead(n)).into(),
        118 => deadline::Renewed::from_parts(id, c.when(n + 12)).with_instead(c.instead(n)).into(),
        119 => deadline::Stopped::from_parts(id).into(),
        120 => {
            let fact = deadline::Restarted::from_parts(id);
            if c.maybe() { fact.with_due(c.when(n)).into() } else { fact.into() }
        }
        121 => {
            let fact = deadline::Met::from_parts(id);
            if c.maybe() { fact.with_entry(c.entry(n)).into() } else { fact.into() }
        }
        122 => deadline::Missed::from_parts(id).with_consequence(text()).into(),
        _ => deadline::Lifted::from_parts(id).into(),
    }
}

/// Mostly one party or one point; at times more, seldom nothing.
fn revised(kind: usize, id: TrackId, c: &mut Choice) -> track::Revised {
    let fact = track::Revised::from_parts(id);
    let fact = match kind {
        125 => fact.with_parties_added(vec![c.party()]),
        126 => fact.with_parties_removed(vec![c.party()]),
        127 => fact.with_points_added(vec![c.point()]),
        _ => fact.with_points_removed(vec![c.point()]),
    };
    match c.below(16) {
        0 => track::Revised::from_parts(fact.track),
        1 | 2 => fact.with_parties_added(vec![c.party(), c.party()]),
        3 => fact.with_parties_removed(vec![c.party()]),
        4 | 5 => fact.with_points_added(vec![c.point(), c.point()]),
        6 => fact.with_points_removed(vec![c.point()]),
        _ => fact,
    }
}

fn track(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.track();
    match kind {
        124 => {
            let fact = track::Opened::from_parts(id, name());
            let fact = if c.maybe() && c.maybe() { fact.with_parent(c.track()) } else { fact };
            let parties = (0..c.below(3)).map(|_| party_id(c.below(3))).collect();
            let points = (0..c.below(3)).map(|_| c.point()).collect();
            let fact = fact.with_parties(parties).with_points(points);
            match c.below(4) {
                0 => fact.with_rule(DecisionRule::at_least(1).unwrap()).into(),
                1 => fact.with_rule(sufficient_consensus()).into(),
                _ => fact.into(),
            }
        }
        125..=128 => revised(kind, id, c).into(),
        129 => {
            let fact = track::Suspended::from_parts(id);
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        130 => track::Resumed::from_parts(id).into(),
        131 => track::Closed::from_parts(id).into(),
        _ => track::Reopened::from_parts(id).into(),
    }
}

fn person(n: usize, kind: usize, c: &mut Choice) -> Event {
    let id = c.person();
    let party = party_id(c.below(3));
    let powers = |c: &mut Choice| match c.below(4) {
        0 => vec![Power::Sign],
        1 => vec![Power::Negotiate, Power::Initial],
        _ => Vec::new(),
    };
    let points = |c: &mut Choice| if c.maybe() { vec![c.point()] } else { Vec::new() };
    let tracks = |c: &mut Choice| if c.maybe() { vec![c.track()] } else { Vec::new() };
    match kind {
        133 => person::Added::from_parts(id, name()).into(),
        134 => person::Renamed::from_parts(id, c.office()).into(),
        135 => person::OfficeBegun::from_parts(id, party, c.office()).into(),
        136 => person::OfficeEnded::from_parts(id, party, c.office()).into(),
        137 => {
            let fact = person::Accredited::from_parts(id, party, Capacity::ENVOY).with_powers(powers(c));
            let fact = fact.with_points(points(c)).with_tracks(tracks(c));
            let fact = if c.below(4) == 0 { fact.with_instruments(vec![c.instrument()]) } else { fact };
            if c.maybe() { fact.with_until(c.when(n)).into() } else { fact.into() }
        }
        138 => {
            let fact = person::PowersChanged::from_parts(id, party).with_powers(powers(c));
            let fact = fact.with_points(points(c)).with_tracks(tracks(c));
            if c.below(4) == 0 { fact.with_instruments(vec![c.instrument()]).into() } else { fact.into() }
        }
        _ => person::AccreditationEnded::from_parts(id, party).into(),
    }
}
