//! The wire: how every value is read from a format of serde, and written to one.
//!
//! A format fills a [`Tape`] through one visitor, and every type reads itself from the tape, with code that knows no format.
//! Writing goes the other way. So a format costs a program one visitor and one serializer, and not a decoder and an encoder of
//! every type; and a fault knows its place, whatever the format.
//!
//! A type on the wire is [`Wire`], which `wire_struct!`, `wire_enum!` and `wire_words!` write beside its declaration, and has
//! the traits of serde from `wire_serde!`. Objects are maps by the names of their fields, enums are externally tagged, and
//! nothing depends on the order of fields. A list or a map that is outermost has no length beforehand: a format that
//! needs one cannot say what comes, and so could not read it back either.

mod fault;
mod fill;
#[cfg(feature = "json")]
mod json;
mod macros;
mod read;
mod tape;
#[cfg(test)]
mod tests;
mod types;
mod write;

use serde::{Deserializer, Serializer, de::Error as _};

#[cfg(feature = "json")]
pub(crate) use self::tape::Fault;
pub(crate) use self::{
    fault::Wrong,
    macros::{wire_enum, wire_serde, wire_struct, wire_words},
    read::{Fields, Form, Reader},
    tape::Tape,
    write::Map,
};

/// How deep values may stand inside one another. Nothing that is written comes near it.
const MAX_DEPTH: usize = 64;

/// The greatest number of values and keys that are read as one value, each with 24 bytes on the tape.
const MAX_NODES: usize = 1 << 20;

/// How many nodes there is room for from the beginning. Most entries have fewer.
pub(crate) const ROOM: usize = 64;

/// A value on the wire.
pub(crate) trait Wire: Sized {
    /// Whether it is always a text, so that formats that do not describe themselves can read it.
    const IS_TEXT: bool = false;

    /// Reads it.
    ///
    /// # Errors
    /// What is wrong, and where.
    fn read(from: Reader<'_>) -> Result<Self, Wrong>;

    /// Writes it.
    fn write<'t>(&'t self, to: &mut Tape<'t>);
}

/// Reads a value from a format.
pub(crate) fn decode<'de, D: Deserializer<'de>, T: Wire>(deserializer: D) -> Result<T, D::Error> {
    let mut tape = Tape::with_room(if T::IS_TEXT { 1 } else { ROOM });
    tape.fill(deserializer, T::IS_TEXT)?;
    T::read(tape.reader()).map_err(|wrong| D::Error::custom(wrong.told(tape.nodes())))
}

/// Writes a value to a format.
pub(crate) fn encode<T: Wire, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut tape = Tape::with_room(if T::IS_TEXT { 1 } else { ROOM });
    value.write(&mut tape);
    serde::Serialize::serialize(&tape, serializer)
}
