//! An event inside another one, read so that nothing from strangers nests.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, EnumAccess, Error, VariantAccess, Visitor,
        value::{EnumAccessDeserializer, StringDeserializer},
    },
};

use crate::event::Event;

/// Decodes an event that is about none of these things: each with what is said where one is.
pub(crate) fn decode<'de, D: Deserializer<'de>>(
    deserializer: D,
    refused: &'static [(&'static str, &'static str)],
) -> Result<Box<Event>, D::Error> {
    deserializer.deserialize_enum("Event", &[], NotAbout(refused))
}

/// Looks at the name of the thing first, so that what nests is refused before any of it is read.
struct NotAbout(&'static [(&'static str, &'static str)]);

impl<'de> Visitor<'de> for NotAbout {
    type Value = Box<Event>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Box<Event>, A::Error> {
        let (thing, body) = data.variant::<String>()?;
        if let Some((_, why)) = self.0.iter().find(|(refused, _)| *refused == thing) {
            return Err(A::Error::custom(why));
        }
        Event::deserialize(EnumAccessDeserializer::new(Named { thing, body })).map(Box::new)
    }
}

/// An event of which the name has been read.
struct Named<V> {
    thing: String,
    body: V,
}

impl<'de, V: VariantAccess<'de>> EnumAccess<'de> for Named<V> {
    type Error = V::Error;
    type Variant = V;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, V), V::Error> {
        let thing = seed.deserialize(StringDeserializer::new(self.thing))?;
        Ok((thing, self.body))
    }
}
