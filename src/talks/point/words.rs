//! The values that facts about points carry: areas and wordings.

use crate::{
    event::fact::{Introduces, Mention, Mentions, Naming},
    value::{
        IntoValue, Invalid,
        id::{PartyId, WordingId},
        text::Text,
        word::{Area, words},
    },
};

/// A list of areas that cannot be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidAreas {
    /// There is none.
    #[error("a point has at least one area")]
    None,
    /// There are too many.
    #[error("a point has at most {} areas", Areas::MAX_LEN)]
    TooMany,
    /// One stands there twice.
    #[error("an area stands twice in the list")]
    Twice,
}

/// What a point is about: one to sixteen areas, each once. The first is the main one.
///
/// ```
/// use negotiation::{talks::point::Areas, value::word::Area};
///
/// let areas = Areas::new([Area::ENERGY, Area::TERRITORY])?;
/// assert_eq!(areas.main(), &Area::ENERGY);
/// assert!(Areas::new([Area::ENERGY, Area::ENERGY]).is_err());
/// # Ok::<(), negotiation::talks::point::InvalidAreas>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Areas {
    // INVARIANT (areas): one to MAX_LEN members, each once; `main` repeats none of `more`.
    all: (Area, Vec<Area>),
}

impl Areas {
    /// The greatest number of areas of one point.
    pub const MAX_LEN: usize = 16;

    /// One or more areas, the main one first.
    ///
    /// # Errors
    /// [`InvalidAreas`] if there is none, if there are more than sixteen, or one stands twice.
    pub fn new(areas: impl IntoIterator<Item = Area>) -> Result<Self, InvalidAreas> {
        let mut areas = areas.into_iter();
        let main = areas.next().ok_or(InvalidAreas::None)?;
        let mut more = Vec::new();
        for area in areas {
            if more.len() + 1 == Self::MAX_LEN {
                return Err(InvalidAreas::TooMany);
            }
            if area == main || more.contains(&area) {
                return Err(InvalidAreas::Twice);
            }
            more.push(area);
        }
        Ok(Self { all: (main, more) })
    }

    /// The main area.
    #[must_use]
    pub const fn main(&self) -> &Area {
        &self.all.0
    }

    /// All areas, the main one first.
    pub fn iter(&self) -> impl Iterator<Item = &Area> {
        std::iter::once(&self.all.0).chain(&self.all.1)
    }

    /// Whether the point is about this area.
    #[must_use]
    pub fn contains(&self, area: &Area) -> bool {
        self.iter().any(|point| point == area)
    }
}

impl From<Area> for Areas {
    fn from(area: Area) -> Self {
        Self { all: (area, Vec::new()) }
    }
}

impl crate::wire::Wire for Areas {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        Self::new(from.list::<Area>(Self::MAX_LEN)?).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.list(self.iter());
    }
}

crate::wire::wire_serde! { Areas }

impl Mentions for Areas {
    const NAMES: bool = false;
}

words! {
    /// The language of a text, as a lower-case tag such as `en`, `uk` or `es-co` (BCP 47).
    Language, "language" {
        /// Arabic.
        AR = "ar",
        /// Chinese.
        ZH = "zh",
        /// English.
        EN = "en",
        /// French.
        FR = "fr",
        /// Russian.
        RU = "ru",
        /// Spanish.
        ES = "es",
        /// Ukrainian.
        UK = "uk",
    }
}

/// Whether a text is one of the authentic ones (Vienna Convention on the Law of Treaties,
/// article 33).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Standing {
    /// Authoritative.
    Authentic,
    /// A translation, for convenience.
    Translation,
}

crate::wire::wire_words! { Standing {
    Authentic = "authentic",
    Translation = "translation",
} }

/// One wording of a point: the words, and whose they are.
///
/// ```
/// use negotiation::{talks::point::Wording, value::text::Text};
///
/// let words = Wording::new("freeze", "The line of contact stands.")?;
/// assert_eq!(words.text.as_ref().map(Text::as_str), Some("The line of contact stands."));
///
/// assert!(Wording::new("the freeze", "The line of contact stands.").is_err());
/// # Ok::<(), negotiation::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wording {
    /// Its id, never used for other words.
    pub id: WordingId,
    /// The words; absent: the point would have no text at all.
    pub text: Option<Text>,
    /// The language they are in.
    pub language: Option<Language>,
    /// Whether they are authentic or a translation.
    pub standing: Option<Standing>,
    /// The party whose words they are; absent: whoever acts.
    pub proposer: Option<PartyId>,
}

crate::wire::wire_struct! { Wording {
    id: required,
    text: optional,
    language: optional,
    standing: optional,
    proposer: optional,
} }

impl Wording {
    /// Makes words of an id and a text.
    ///
    /// # Errors
    /// [`Invalid`] if a text cannot be what it is given for.
    pub fn new(id: impl IntoValue<WordingId>, text: impl IntoValue<Text>) -> Result<Self, Invalid> {
        Ok(Self::from_parts(id.into_value()?, text.into_value()?))
    }

    /// Makes words of parts that are of their types already.
    #[must_use]
    pub const fn from_parts(id: WordingId, text: Text) -> Self {
        Self { id, text: Some(text), language: None, standing: None, proposer: None }
    }

    /// The option that the point has no text.
    #[must_use]
    pub const fn no_text(id: WordingId) -> Self {
        Self { id, text: None, language: None, standing: None, proposer: None }
    }

    /// The language the words are in.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// Whether the words are authentic or a translation.
    #[must_use]
    pub const fn with_standing(mut self, standing: Standing) -> Self {
        self.standing = Some(standing);
        self
    }

    /// The party whose words they are.
    #[must_use]
    pub fn with_proposer(mut self, party: PartyId) -> Self {
        self.proposer = Some(party);
        self
    }
}

impl Introduces for Wording {
    fn introduced(&self) -> Option<Mention<'_>> {
        Some(Mention::Wording(&self.id))
    }
}

impl Mentions for Wording {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        // The id is introduced here, not mentioned.
        self.proposer.name_to(each);
    }

    fn erase(&mut self, texts: crate::event::fact::Texts) {
        self.text.erase(texts);
    }
}

crate::value::invalid::invalid! { InvalidAreas = "invalid.areas" }
crate::value::from_value! { Area => Areas }
