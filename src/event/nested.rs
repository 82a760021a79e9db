//! An event inside another one, read so that nothing from strangers nests.

use crate::{
    event::Event,
    wire::{Reader, Wire as _, Wrong},
};

/// Reads an event that is about none of these things: each with what is said where one is.
pub(crate) fn read(
    from: Reader<'_>,
    refused: &'static [(&'static str, &'static str)],
) -> Result<Box<Event>, Wrong> {
    // The name of the thing comes first, so that what nests is refused before any of it is read.
    let name = from.name();
    let refused = refused.iter().find(|(thing, _)| name.is_some_and(|name| name.as_text() == Some(thing)));
    match refused {
        Some((_, why)) => Err(name.unwrap_or(from).wrong(why)),
        None => Event::read(from).map(Box::new),
    }
}
