//! Values of the language on the wire.

use std::num::NonZeroU32;

use super::{Reader, Tape, Wire, Wrong};

const NUMBER: &str = "a whole number that is not negative";

impl Wire for bool {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        from.as_truth().ok_or_else(|| from.unlike(&"`true` or `false`"))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.truth(*self);
    }
}

impl Wire for u64 {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        from.as_number().ok_or_else(|| from.unlike(&NUMBER))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.number(*self);
    }
}

impl Wire for u32 {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        let number = u64::read(from)?;
        Self::try_from(number).map_err(|_| from.unlike(&format_args!("a number up to {}", Self::MAX)))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.number((*self).into());
    }
}

impl Wire for NonZeroU32 {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        Self::new(u32::read(from)?).ok_or_else(|| from.unlike(&"a number above zero"))
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        to.number(self.get().into());
    }
}

impl<T: Wire> Wire for Box<T> {
    const IS_TEXT: bool = T::IS_TEXT;

    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        T::read(from).map(Self::new)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        T::write(self, to);
    }
}
