//! An event as it should have read.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        DeserializeSeed, EnumAccess, Error, VariantAccess, Visitor,
        value::{EnumAccessDeserializer, StringDeserializer},
    },
};

use crate::event::{
    Event,
    fact::{Mentions, Texts},
};

/// An event as it should have read, in a correction.
///
/// What it names is looked up where the corrected entry stands, and not where the correction does. An
/// event about an entry is not restated: it is retracted and recorded anew. So a correction holds
/// no further one, and nothing from strangers nests.
///
/// ```
/// use negotiation::{notes::correction::Restated, talks::party, value::id::PartyId};
///
/// let joined = Restated::new(party::Joined::new(PartyId::new("norway")?));
/// assert_eq!(joined.event().kind().name(), "party.joined");
///
/// let nested = r#"{"record":{"retracted":{"entry":"e1","reason":"a slip"}}}"#;
/// assert!(serde_json::from_str::<Restated>(nested).is_err());
/// # Ok::<(), negotiation::value::id::InvalidId>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated(Box<Event>);

impl Mentions for Restated {
    const NAMES: bool = false;

    fn erase(&mut self, texts: Texts) {
        self.0.take_out(texts);
    }
}

impl Restated {
    /// The event as it should have read.
    #[must_use]
    pub fn new(event: impl Into<Event>) -> Self {
        Self(Box::new(event.into()))
    }

    /// The event.
    #[must_use]
    pub const fn event(&self) -> &Event {
        &self.0
    }
}

impl Serialize for Restated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Restated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Event", &[], NotAboutEntries)
    }
}

/// Looks at the name of the thing first, so that what nests is refused before any of it is read.
struct NotAboutEntries;

impl<'de> Visitor<'de> for NotAboutEntries {
    type Value = Restated;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Restated, A::Error> {
        let (thing, body) = data.variant::<String>()?;
        if thing == "record" {
            return Err(A::Error::custom("an event about an entry is retracted, not corrected"));
        }
        Event::deserialize(EnumAccessDeserializer::new(Named { thing, body }))
            .map(|event| Restated(Box::new(event)))
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
