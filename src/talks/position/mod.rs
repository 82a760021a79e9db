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
    /// Whether it was taken by its party, by whoever acts for it, or by the secretariat: what a mediator holds in confidence
    /// is no act of the party.
    pub(crate) own: bool,
}

/// The positions on one matter, in the order of the parties. As long as the parties that ever took
/// one, however many others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Positions {
    held: Vec<(Ix<PartyState>, Held)>,
    /// Of those that accepted by an act on the matter, all that they said of it: what that act says depends on what was
    /// said before it, and that may be told later.
    acted: Vec<(Ix<PartyState>, Vec<Told>)>,
}

/// What a party said, by a position or by an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Told {
    held: Held,
    /// The words without what rectified them.
    root: Option<Ix<WordingState>>,
    by_act: bool,
}

impl Held {
    /// Whether it is for the words.
    pub(crate) fn accepts(&self) -> bool {
        self.stance.is_some_and(|stance| stance.ballot() == Ballot::For)
    }
}

impl Positions {
    /// The parties that accept the words on which they hold a position.
    pub(crate) fn accepting(&self) -> impl Iterator<Item = Ix<PartyState>> + '_ {
        self.iter().filter(|(_, held)| held.accepts()).map(|(party, _)| party)
    }

    /// The position of a party, withdrawn or not.
    pub(crate) fn of(&self, party: Ix<PartyState>) -> Option<Held> {
        // Few parties are the rule, and then they stand where their index says.
        match self.held.get(party.to_usize()) {
            Some((holder, position)) if *holder == party => Some(*position),
            _ => self.find(party).ok().and_then(|at| self.held.get(at)).map(|(_, position)| *position),
        }
    }

    /// A party takes a position.
    pub(crate) fn set(
        &mut self,
        party: Ix<PartyState>,
        position: Held,
        root: impl Fn(Option<Ix<WordingState>>) -> Option<Ix<WordingState>>,
        at: At<'_>,
    ) {
        if let Some((_, told)) = self.acted.iter_mut().find(|(who, _)| *who == party) {
            told.push(Told { held: position, root: root(position.wording), by_act: false });
            self.recount(party, at);
        } else {
            self.put(party, position, |before| at.follows(before.seq));
        }
    }

    /// Puts a position in its place, unless another one stays there.
    fn put(&mut self, party: Ix<PartyState>, position: Held, gives_way: impl Fn(&Held) -> bool) {
        match self.find(party) {
            Ok(at) => {
                if let Some((_, before)) = self.held.get_mut(at).filter(|(_, before)| gives_way(before)) {
                    *before = position;
                }
            }
            Err(at) => self.held.insert(at, (party, position)),
        }
    }

    /// Lets each of these accept the words, or the aim, by an act on the matter, unless it is for these words already in
    /// its own way.
    pub(crate) fn accept(
        &mut self,
        parties: &[Ix<PartyState>],
        (stance, wording): (Stance, Option<Ix<WordingState>>),
        root: impl Fn(Option<Ix<WordingState>>) -> Option<Ix<WordingState>>,
        at: At<'_>,
    ) {
        let held = Held { stance: Some(stance), wording, seq: at.seq, own: true };
        let new = Told { held, root: root(wording), by_act: true };
        for party in parties.iter().copied() {
            if let Some((_, told)) = self.acted.iter_mut().find(|(who, _)| *who == party) {
                told.push(new);
            } else {
                let before = self.of(party);
                let before = before.map(|held| Told { held, root: root(held.wording), by_act: false });
                self.acted.push((party, before.into_iter().chain([new]).collect()));
            }
            self.recount(party, at);
        }
    }

    /// What a party holds after all that it said, in the order in which it said it.
    fn recount(&mut self, party: Ix<PartyState>, at: At<'_>) {
        let Some((_, told)) = self.acted.iter_mut().find(|(who, _)| *who == party) else { return };
        told.sort_by_key(|told| at.order(told.held.seq));
        let mut now: Option<Told> = None;
        for next in told.iter().copied() {
            let is_for = |now: &Told| now.root == next.root && now.held.accepts();
            if !(next.by_act && now.as_ref().is_some_and(is_for)) {
                now = Some(next);
            }
        }
        if let Some(now) = now {
            self.put(party, now.held, |_| true);
        }
    }

    /// Every position, with its party.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Ix<PartyState>, Held)> {
        self.held.iter().copied()
    }

    fn find(&self, party: Ix<PartyState>) -> Result<usize, usize> {
        self.held.binary_search_by_key(&party.to_usize(), |(holder, _)| holder.to_usize())
    }
}
