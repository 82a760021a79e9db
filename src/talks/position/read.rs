//! Reading a position.

use crate::{
    event::{Entry, Event},
    talks::position::{PositionEvent, Stance, Taken},
    value::id::{PartyId, WordingId},
};

/// A position that a party has taken, on certain words.
#[derive(Clone, Copy, Debug)]
pub struct PositionView<'a> {
    /// Whose it is.
    pub party: &'a PartyId,
    /// For, against, or neither.
    pub stance: Stance,
    /// The words it is about.
    pub wording: Option<&'a WordingId>,
    /// Whether it counts for the words: it is about the current ones, and its condition, if it has one, is met. Agreement
    /// in principle does not.
    pub counts: bool,
    /// Whether it is about the current words, rectifications aside. If not, it has lapsed.
    pub is_current: bool,
    /// The entry in which it was taken.
    pub entry: &'a Entry,
}

impl<'a> PositionView<'a> {
    /// The fact, with reasons and reservations; none where the words were confirmed, or accepted by a joint act.
    #[must_use]
    pub const fn fact(&self) -> Option<&'a Taken> {
        if let Event::Position(PositionEvent::Taken(taken)) = &self.entry.event { Some(taken) } else { None }
    }
}
