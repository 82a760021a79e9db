//! Positions: what a party says of exact words.

mod event;
pub(crate) mod fold;
pub(crate) mod follows;
pub(crate) mod help;
pub(crate) mod payloads;
mod read;
pub(crate) mod rules;
mod stance;

pub use self::{
    event::*,
    read::PositionView,
    stance::{Matter, Stance},
};
pub use crate::value::condition::Condition;
use crate::{
    decision::Ballot,
    talks::{party::PartyState, point::WordingState},
    value::{register::At, table::Ix},
};

/// The position that a party holds on a matter. The words and reasons are in the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// None: it was withdrawn.
    pub(crate) stance: Option<Stance>,
    pub(crate) wording: Option<Ix<WordingState>>,
    pub(crate) seq: u32,
}

/// The positions on one matter, in the order of the parties. As long as the parties that ever took
/// one, however many others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions(Vec<(Ix<PartyState>, Held)>);

impl Positions {
    /// The position of a party, withdrawn or not.
    pub(crate) fn of(&self, party: Ix<PartyState>) -> Option<Held> {
        // Few parties are the rule, and then they stand where their index says.
        match self.0.get(party.to_usize()) {
            Some((holder, position)) if *holder == party => Some(*position),
            _ => self.find(party).ok().and_then(|at| self.0.get(at)).map(|(_, position)| *position),
        }
    }

    /// The place of a party's position, to be set; made where there is none.
    pub(crate) fn set(&mut self, party: Ix<PartyState>, position: Held, follows: impl Fn(u32) -> bool) {
        match self.find(party) {
            Ok(at) => {
                if let Some((_, before)) = self.0.get_mut(at).filter(|(_, before)| follows(before.seq)) {
                    *before = position;
                }
            }
            Err(at) => self.0.insert(at, (party, position)),
        }
    }

    /// Of these, those who are not for these words.
    pub(crate) fn not_for(
        &self,
        parties: Vec<Ix<PartyState>>,
        is_on_them: impl Fn(&Held) -> bool,
    ) -> Vec<Ix<PartyState>> {
        let is_for = |party: &Ix<PartyState>| {
            let stance = self.of(*party).filter(&is_on_them).and_then(|held| held.stance);
            stance.is_some_and(|stance| stance.ballot() == Ballot::For)
        };
        parties.into_iter().filter(|party| !is_for(party)).collect()
    }

    /// Lets each of these accept the words by an act on the matter.
    pub(crate) fn accept(
        &mut self,
        parties: &[Ix<PartyState>],
        stance: Stance,
        wording: Option<Ix<WordingState>>,
        at: At<'_>,
    ) {
        for party in parties {
            let position = Held { stance: Some(stance), wording, seq: at.seq };
            self.set(*party, position, |before| at.follows(before));
        }
    }

    /// Every position, with its party.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Ix<PartyState>, Held)> {
        self.0.iter().copied()
    }

    fn find(&self, party: Ix<PartyState>) -> Result<usize, usize> {
        self.0.binary_search_by_key(&party.to_usize(), |(holder, _)| holder.to_usize())
    }
}
