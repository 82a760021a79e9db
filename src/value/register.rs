//! What remembers when it last changed.
//!
//! Entries arrive in the order of the record, but stand on the time of the events where they
//! occurred. A register takes a value only if it comes at or after the last change in the order
//! (place, sequence); so folding in record order gives the same state as folding in that order.

use chrono::{DateTime, Utc};

/// Where an entry stands on the time of the events.
pub(crate) type EventTime = DateTime<Utc>;

/// The entry that is being folded: its number and its place, and the places of those before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<'a> {
    pub(crate) seq: u32,
    pub(crate) place: EventTime,
    /// Whether no earlier entry stands after it. Nearly always so, and then nothing is compared.
    pub(crate) front: bool,
    pub(crate) places: &'a [EventTime],
}

impl At<'_> {
    /// Where an entry that is folded in stands in the order: its place and its number.
    pub(crate) fn order(&self, seq: u32) -> (EventTime, u32) {
        (self.places.get(seq as usize).copied().unwrap_or(self.place), seq)
    }

    /// Whether this entry comes at or after the one with this number.
    pub(crate) fn follows(&self, seq: u32) -> bool {
        self.front
            || self.places.get(seq as usize).is_none_or(|place| (*place, seq) <= (self.place, self.seq))
    }
}

/// A value and the entry that set it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Register<T> {
    value: T,
    seq: u32,
}

impl<T> Register<T> {
    pub(crate) const fn new(value: T, seq: u32) -> Self {
        Self { value, seq }
    }

    pub(crate) const fn get(&self) -> &T {
        &self.value
    }

    /// The number of the entry that set it last.
    pub(crate) const fn seq(&self) -> u32 {
        self.seq
    }

    /// Sets the value, unless a later change stands already.
    pub(crate) fn set(&mut self, value: T, at: At<'_>) -> bool {
        let follows = at.follows(self.seq);
        if follows {
            *self = Self::new(value, at.seq);
        }
        follows
    }
}

/// Sets a value that nothing may have set yet.
pub(crate) fn set_first<T>(register: &mut Option<Register<T>>, value: T, at: At<'_>) {
    match register {
        Some(register) => {
            register.set(value, at);
        }
        None => *register = Some(Register::new(value, at.seq)),
    }
}

impl<T: Copy> Register<T> {
    pub(crate) const fn value(&self) -> T {
        self.value
    }
}
