//! Fields that an event may leave out.

use serde::{Deserialize, Deserializer};

use crate::event::fact::MAX_LIST;

/// A field that may be left out: absent, or what was given.
pub trait Optional: Sized {
    /// What `with_..` takes.
    type Given;
    /// The field left out.
    const ABSENT: Self;
    /// Whether it is a list.
    const LIST: bool = false;
    /// Whether it was left out.
    fn is_absent(&self) -> bool;
    /// The field given.
    fn given(value: Self::Given) -> Self;
    /// Whether a list is within its bound.
    fn fits(&self) -> bool {
        true
    }
    /// Reads the field; a list is bounded while it is read.
    ///
    /// # Errors
    /// Whatever the format says of data that do not fit.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<T: for<'de> Deserialize<'de>> Optional for Option<T> {
    type Given = T;
    const ABSENT: Self = None;
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn given(value: T) -> Self {
        Some(value)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer)
    }
}

impl<T: for<'de> Deserialize<'de>> Optional for Vec<T> {
    type Given = Self;
    const ABSENT: Self = Self::new();
    const LIST: bool = true;
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn given(value: Self) -> Self {
        value
    }
    fn fits(&self) -> bool {
        self.len() <= MAX_LIST
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::value::bounded::list::<D, T, MAX_LIST>(deserializer)
    }
}

/// A field that deciding fills in where a draft leaves it out.
pub(crate) trait Filled {
    /// Takes from the other what is left out here.
    fn fill(&mut self, from: &Self);
}

impl<T: Clone> Filled for Option<T> {
    fn fill(&mut self, from: &Self) {
        if self.is_none() {
            self.clone_from(from);
        }
    }
}
