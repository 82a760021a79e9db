//! What a program wants to keep with an entry and no rule reads.
//!
//! ```
//! use negotiation::value::{metadata::{Key, Metadata}, text::Text};
//!
//! let kept = Metadata::new().with(Key::new("desk")?, Text::new("Kyiv")?)?;
//! assert_eq!(kept.get("desk").map(Text::as_str), Some("Kyiv"));
//! assert!(kept.with(Key::new("desk")?, Text::new("Doha")?).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;

use crate::{
    value::text::Text,
    wire::{Reader, Tape, Wire, Wrong},
};

crate::value::word::words! {
    /// The key of one pair of [`Metadata`]: any word.
    Key, "metadata key" {}
}

/// A pair that cannot be added to [`Metadata`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidMetadata {
    /// The key is there already.
    #[error("the key `{0}` is there already")]
    Duplicate(Key),
    /// There is no room for another pair.
    #[error("metadata has at most {max} pairs", max = Metadata::MAX_PAIRS)]
    TooMany,
}

/// Pairs of a word and a text, at most 32, each key once; in the order of the keys, however they
/// were given. No rule reads them. On the wire: a map.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Metadata {
    /// Sorted by key.
    pairs: Vec<(Key, Text)>,
}

impl Metadata {
    /// The greatest number of pairs.
    pub const MAX_PAIRS: usize = 32;

    /// No pairs.
    #[must_use]
    pub const fn new() -> Self {
        Self { pairs: Vec::new() }
    }

    /// Adds a pair.
    ///
    /// # Errors
    /// [`InvalidMetadata`] if the key is there already, or there are 32 pairs.
    pub fn with(mut self, key: Key, value: Text) -> Result<Self, InvalidMetadata> {
        match self.pairs.binary_search_by(|(other, _)| other.cmp(&key)) {
            Ok(_) => Err(InvalidMetadata::Duplicate(key)),
            Err(_) if self.pairs.len() >= Self::MAX_PAIRS => Err(InvalidMetadata::TooMany),
            Err(at) => {
                self.pairs.insert(at, (key, value));
                Ok(self)
            }
        }
    }

    /// The text under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Text> {
        let at = self.pairs.binary_search_by(|(other, _)| other.as_str().cmp(key)).ok()?;
        self.pairs.get(at).map(|(_, value)| value)
    }

    /// The pairs, in the order of their keys.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Key, &Text)> {
        self.pairs.iter().map(|(key, value)| (key, value))
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Wire for Metadata {
    fn read(from: Reader<'_>) -> Result<Self, Wrong> {
        if !from.is_map() {
            return Err(from.unlike(&format_args!("a map of at most {} words to texts", Self::MAX_PAIRS)));
        }
        let mut metadata = Self::new();
        for (key, value) in from.entries() {
            let pair = (Key::read(key)?, Text::read(value)?);
            metadata = metadata.with(pair.0, pair.1).map_err(|why| from.wrong(&why))?;
        }
        Ok(metadata)
    }

    fn write<'t>(&'t self, to: &mut Tape<'t>) {
        let mut map = to.map();
        for (key, value) in &self.pairs {
            map.field(key.as_str(), value);
        }
        map.end();
    }
}

crate::wire::wire_serde! { Metadata }

#[cfg(test)]
mod tests {
    use serde::{
        Deserialize as _,
        de::value::{Error, MapDeserializer},
    };

    use super::*;

    fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Metadata, Error> {
        Metadata::deserialize(MapDeserializer::new(pairs.into_iter()))
    }

    #[test]
    fn the_order_in_which_pairs_were_given_leaves_no_trace() {
        let one = read([("desk", "Kyiv"), ("wire", "afp")]).unwrap();
        let other = read([("wire", "afp"), ("desk", "Kyiv")]).unwrap();
        assert_eq!(one, other);
        assert_eq!(format!("{one:?}"), r#"{Key(desk): "Kyiv", Key(wire): "afp"}"#);
        assert!(one.get("slug").is_none());
    }

    #[test]
    fn a_key_that_comes_twice_is_refused_and_not_overwritten() {
        let refusal = read([("desk", "Kyiv"), ("desk", "Doha")]).unwrap_err();
        assert_eq!(refusal.to_string(), "the key `desk` is there already");
    }

    #[test]
    fn the_thirty_third_pair_is_refused_while_reading() {
        let keys: Vec<String> = (0..33).map(|n| format!("k{n}")).collect();
        assert_eq!(read(keys.iter().take(32).map(|k| (k.as_str(), "x"))).unwrap().len(), 32);
        let refusal = read(keys.iter().map(|k| (k.as_str(), "x"))).unwrap_err();
        assert_eq!(refusal.to_string(), "metadata has at most 32 pairs");
    }
}
