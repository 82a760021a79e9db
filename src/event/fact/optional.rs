//! Fields that an event may leave out.

use crate::{
    event::fact::MAX_LIST,
    wire::{Map, Reader, Wire, Wrong},
};

/// A field that may be left out: absent, or what was given.
pub(crate) trait Optional: Sized {
    /// What `with_..` takes.
    type Given;
    /// The field left out.
    const ABSENT: Self;
    /// Whether it is a list.
    const LIST: bool = false;
    /// The field given.
    fn given(value: Self::Given) -> Self;
    /// Whether a list is within its bound.
    fn fits(&self) -> bool {
        true
    }
    /// Reads the field, if it is there; a list is bounded while it is read.
    fn read(from: Option<Reader<'_>>) -> Result<Self, Wrong>;
    /// Writes the field, unless it was left out.
    fn write<'t>(&'t self, name: &'static str, to: &mut Map<'_, 't>);
}

impl<T: Wire> Optional for Option<T> {
    type Given = T;
    const ABSENT: Self = None;
    fn given(value: T) -> Self {
        Some(value)
    }
    fn read(from: Option<Reader<'_>>) -> Result<Self, Wrong> {
        from.filter(|from| !from.is_null()).map(T::read).transpose()
    }
    fn write<'t>(&'t self, name: &'static str, to: &mut Map<'_, 't>) {
        to.optional(name, self.as_ref());
    }
}

impl<T: Wire> Optional for Vec<T> {
    type Given = Self;
    const ABSENT: Self = Self::new();
    const LIST: bool = true;
    fn given(value: Self) -> Self {
        value
    }
    fn fits(&self) -> bool {
        self.len() <= MAX_LIST
    }
    fn read(from: Option<Reader<'_>>) -> Result<Self, Wrong> {
        from.map_or(Ok(Self::new()), |from| from.list(MAX_LIST))
    }
    fn write<'t>(&'t self, name: &'static str, to: &mut Map<'_, 't>) {
        to.list(name, self);
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
