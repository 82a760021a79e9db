//! What the other parties of an instrument come to, beside one: nobody is bound alone.

use crate::{
    outcome::instrument::{
        InstrumentState,
        timeline::{Asking, Bound},
    },
    state::Negotiation,
    talks::party::PartyState,
    value::{table::Ix, when::Instant},
};

/// What the other parties come to, beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    /// The instrument goes on among several, or nobody left it.
    GoesOn,
    /// All others that are bound suspended it for themselves: the entry that did so last.
    Halted(u32),
    /// The others left, and nobody else is bound: the entry that did so last.
    Left(u32),
}

/// What one of the other parties may come to.
#[derive(Clone, Copy, Default)]
struct Other {
    active: bool,
    halted: Option<u32>,
    left: Option<u32>,
    nothing: bool,
}

/// The other parties of what binds in law: nobody is bound alone.
pub(super) struct Others {
    /// In the order of the parties.
    each: Vec<(Ix<PartyState>, Other)>,
    /// How many of them may be active; are certainly not as if they had done nothing; rest in no case; left in no case.
    counts: [usize; 4],
    /// The last two of the acts by which they suspended it for themselves, and by which they left.
    halted: [Option<u32>; 2],
    left: [Option<u32>; 2],
}

impl Other {
    /// What it is counted among.
    const fn counts(&self) -> [bool; 4] {
        let left = self.left.is_some() || self.nothing;
        [self.active, !self.nothing, !(left || self.halted.is_some()), !left]
    }
}

/// The greatest two of them and one more.
fn last_two([last, before]: [Option<u32>; 2], more: Option<u32>) -> [Option<u32>; 2] {
    if more > last { [more, last] } else { [last, before.max(more)] }
}

impl Others {
    pub(super) fn of(talks: &Negotiation, instrument: &InstrumentState, at: Instant) -> Self {
        let parties = if instrument.binding { talks.parties_and_others(instrument) } else { Vec::new() };
        let each = |party: Ix<PartyState>| {
            let lines = talks.own_lines(instrument, party, Asking::Of(at.to_utc()));
            let mut other = Other::default();
            for bound in lines.bound.outcomes() {
                match bound.map(|said| (said.value, said.seq)) {
                    Some((Bound::Yes, _)) => {
                        for halted in lines.halted.outcomes() {
                            match halted.filter(|said| said.value) {
                                Some(said) => other.halted = Some(said.seq),
                                None => other.active = true,
                            }
                        }
                    }
                    Some((Bound::Left, seq)) => other.left = Some(seq),
                    Some((Bound::Nothing | Bound::Refused, _)) | None => other.nothing = true,
                }
            }
            (party, other)
        };
        let each: Vec<_> = parties.into_iter().map(each).collect();
        let (mut counts, mut halted, mut left) = ([0; 4], [None; 2], [None; 2]);
        for (_, other) in &each {
            counts.iter_mut().zip(other.counts()).for_each(|(count, is)| *count += usize::from(is));
            halted = last_two(halted, other.halted);
            left = last_two(left, other.left);
        }
        Self { each, counts, halted, left }
    }

    /// What those beside one party may come to.
    pub(super) fn beside(&self, party: Ix<PartyState>) -> Vec<Rest> {
        let own = self.each.binary_search_by_key(&party.to_usize(), |(other, _)| other.to_usize());
        let own = own.ok().and_then(|at| self.each.get(at)).map(|(_, other)| *other);
        let own_counts = own.map_or([false; 4], |own| own.counts());
        let beside = self.counts.iter().zip(own_counts).map(|(count, is)| count - usize::from(is));
        let beside: Vec<_> = beside.collect();
        let [active, something, never_rests, never_left] = beside.as_slice() else { return Vec::new() };
        // What one party did, no other did by the same entry.
        let last = |[last, before]: [Option<u32>; 2], own: Option<u32>| {
            if own.is_some() && own == last { before } else { last }
        };
        let mut rest = Vec::new();
        if *active > 0 || *something == 0 {
            rest.push(Rest::GoesOn);
        }
        if let Some(seq) = last(self.halted, own.and_then(|own| own.halted)).filter(|_| *never_rests == 0) {
            rest.push(Rest::Halted(seq));
        }
        if let Some(seq) = last(self.left, own.and_then(|own| own.left)).filter(|_| *never_left == 0) {
            rest.push(Rest::Left(seq));
        }
        rest
    }
}
