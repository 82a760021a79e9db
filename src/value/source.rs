//! Where something is known from: the outlet or document, and how much it is worth.
//!
//! Several sources may stand for one fact, and contradict each other; all are kept.

use crate::{
    event::fact::Mentions,
    value::{
        IntoValue, Invalid,
        text::{Name, Text},
        when::When,
    },
};

/// The greatest number of sources of one entry.
pub const MAX_SOURCES: usize = 32;

crate::value::word::words! {
    /// On whose authority a source says it. Data for readers; no rule depends on it.
    Attribution, "attribution" {
        /// A person who is named said it for publication.
        ON_RECORD = "on_record",
        /// A party or an institution published it as its own.
        OFFICIAL = "official",
        /// Several parties published it together.
        JOINT = "joint",
        /// A person who is not named said it.
        ANONYMOUS = "anonymous",
        /// It was published against the will of its owner.
        LEAKED = "leaked",
        /// Nobody said it; it was concluded from other things.
        INFERRED = "inferred",
    }

    /// How certain what a source says is, in the eyes of whoever recorded it. Data for readers; no
    /// rule depends on it.
    Certainty, "certainty" {
        /// Checked independently.
        VERIFIED = "verified",
        /// Said by a source that is usually right, not checked.
        REPORTED = "reported",
        /// Not checked, and not to be relied on yet.
        UNVERIFIED = "unverified",
        /// There are reasons not to believe it.
        DOUBTFUL = "doubtful",
    }
}

/// Where something is known from. It is part of the entry, and goes out with it to whoever sees that, address and
/// all: see [`View`](crate::record::View). One that is not for all is recorded as an entry of its own
/// ([`Sourced`](crate::notes::correction::Sourced)), disclosed to fewer.
///
/// ```
/// use negotiation::value::source::{Attribution, Certainty, Source};
///
/// let readout = Source::new("Joint readout of the Abu Dhabi talks")?
///     .with_published("2026-01-24".parse()?)
///     .with_attribution(Attribution::JOINT)
///     .with_certainty(Certainty::VERIFIED);
/// assert_eq!(readout.title().as_str(), "Joint readout of the Abu Dhabi talks");
/// assert!(readout.address().is_none());
///
/// assert!(Attribution::new("A little bird").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    title: Name,
    address: Option<Text>,
    published: Option<When>,
    attribution: Option<Attribution>,
    certainty: Option<Certainty>,
}

crate::wire::wire_struct! { Source {
    title: required,
    address: optional,
    published: optional,
    attribution: optional,
    certainty: optional,
} }

impl Source {
    /// Names a source of which only the outlet or the document is known.
    ///
    /// # Errors
    /// [`Invalid`] if a text cannot be the name.
    pub fn new(title: impl IntoValue<Name>) -> Result<Self, Invalid> {
        Ok(Self::from_parts(title.into_value()?))
    }

    /// The same, from a name.
    #[must_use]
    pub const fn from_parts(title: Name) -> Self {
        Self { title, address: None, published: None, attribution: None, certainty: None }
    }

    /// Says where it can be found, such as a web address or a shelf mark. It is not looked up.
    #[must_use]
    pub fn with_address(mut self, address: Text) -> Self {
        self.address = Some(address);
        self
    }

    /// Says when it was published.
    #[must_use]
    pub fn with_published(mut self, published: When) -> Self {
        self.published = Some(published);
        self
    }

    /// Says on whose authority.
    #[must_use]
    pub fn with_attribution(mut self, attribution: Attribution) -> Self {
        self.attribution = Some(attribution);
        self
    }

    /// Says how certain it is.
    #[must_use]
    pub fn with_certainty(mut self, certainty: Certainty) -> Self {
        self.certainty = Some(certainty);
        self
    }

    /// The outlet or the document.
    #[must_use]
    pub const fn title(&self) -> &Name {
        &self.title
    }

    /// Where it can be found.
    #[must_use]
    pub const fn address(&self) -> Option<&Text> {
        self.address.as_ref()
    }

    /// When it was published.
    #[must_use]
    pub const fn published(&self) -> Option<&When> {
        self.published.as_ref()
    }

    /// On whose authority.
    #[must_use]
    pub const fn attribution(&self) -> Option<&Attribution> {
        self.attribution.as_ref()
    }

    /// How certain it is.
    #[must_use]
    pub const fn certainty(&self) -> Option<&Certainty> {
        self.certainty.as_ref()
    }
}

impl Mentions for Source {
    const NAMES: bool = false;

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        self.published.each_date(each);
    }

    /// What remains is when it was published, on whose authority, and how certain it is.
    fn erase(&mut self, texts: crate::event::fact::Texts) {
        self.title.erase(texts);
        self.address = None;
    }
}

#[cfg(test)]
mod tests {
    use serde::{
        Deserialize as _,
        de::value::{Error, MapDeserializer},
    };

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Source, Error> {
        Source::deserialize(MapDeserializer::new(pairs.iter().copied()))
    }

    #[test]
    fn a_title_alone_is_a_source() {
        let name = Name::new("Reuters").unwrap();
        assert_eq!(read(&[("title", "Reuters")]).unwrap(), Source::from_parts(name));
    }

    #[test]
    fn a_mistyped_field_is_an_error_and_not_a_loss() {
        let refusal = read(&[("title", "Reuters"), ("certanty", "verified")]).unwrap_err();
        assert!(refusal.to_string().contains("unknown field `certanty`"), "{refusal}");
        assert!(read(&[("address", "https://example.org")]).is_err(), "a source without a title");
    }
}
