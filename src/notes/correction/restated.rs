//! An event as it should have read.

use crate::event::{
    Event,
    fact::{Mentions, Texts},
    nested,
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
/// let joined = Restated::new(party::Joined::from_parts(PartyId::new("norway")?));
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

impl crate::wire::Wire for Restated {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        nested::read(from, &[("record", "an event about an entry is retracted, not corrected")]).map(Self)
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        self.0.write(to);
    }
}

crate::wire::wire_serde! { Restated }
