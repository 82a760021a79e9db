//! Open vocabularies: a word with well-known members, that keeps any other value.
//!
//! A vocabulary such as [`Area`] is a type with a constant for each member that the field knows.
//! Others are made with `new` and behave the same way; no rule tells them apart unless it says so.
//!
//! ```
//! use negotiation::value::word::Area;
//!
//! assert_eq!(Area::new("territory")?, Area::TERRITORY);
//! let ports = Area::new("ports")?;
//! assert!(!ports.is_well_known());
//! assert!(Area::new("Not A Word").is_err());
//! # Ok::<(), negotiation::value::word::InvalidWord>(())
//! ```

/// A text that cannot be a word of an open vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not a word for {kind}: a word has 1 to 48 lower-case ASCII letters, digits, `_` or `-`, and begins with a letter"
)]
pub struct InvalidWord {
    pub(crate) kind: &'static str,
}

impl InvalidWord {
    /// What the word was meant for, such as `area`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }
}

pub(crate) fn is_word(text: &str) -> bool {
    text.len() <= 48
        && text.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
}

/// The text on the wire, if it can be a word.
pub(crate) fn checked<'a>(
    from: crate::wire::Reader<'a>,
    kind: &'static str,
) -> Result<&'a str, crate::wire::Wrong> {
    let text = from.as_text().ok_or_else(|| from.unlike(&format_args!("a word for {kind}")))?;
    if is_word(text) { Ok(text) } else { Err(from.wrong(&InvalidWord { kind })) }
}

/// Declares open vocabularies: the type, a constant for each well-known member, parsing, serde.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident, $kind:literal {
        $($(#[$mdoc:meta])* $konst:ident = $text:literal,)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(smol_str::SmolStr);

        impl $name {
            $($(#[$mdoc])* pub const $konst: Self = Self(smol_str::SmolStr::new_static($text));)*

            /// The well-known members, in the order of the documentation.
            pub const WELL_KNOWN: &'static [Self] = &[$(Self::$konst,)*];

            /// Takes any word, well known or not.
            ///
            /// # Errors
            /// [`InvalidWord`](crate::value::word::InvalidWord) if the text has not the form of a word.
            pub fn new(text: impl AsRef<str>) -> Result<Self, crate::value::word::InvalidWord> {
                let text = text.as_ref();
                if crate::value::word::is_word(text) {
                    Ok(Self(smol_str::SmolStr::new(text)))
                } else {
                    Err(crate::value::word::InvalidWord { kind: $kind })
                }
            }

            /// The word as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether the field knows this word.
            #[must_use]
            pub fn is_well_known(&self) -> bool {
                Self::WELL_KNOWN.contains(self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::value::word::InvalidWord;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl crate::wire::Wire for $name {
            const IS_TEXT: bool = true;

            fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
                crate::value::word::checked(from, $kind).map(|text| Self(smol_str::SmolStr::new(text)))
            }

            fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
                to.text(&self.0);
            }
        }

        crate::wire::wire_serde! { $name }
        crate::value::from_text! { $name }
    )*};
}
pub(crate) use words;

words! {
    /// What a party is. Data for readers; no rule depends on it, except that a group is a
    /// coalition, a community or an organisation.
    PartyKind, "party kind" {
        /// A state.
        STATE = "state",
        /// A government, where it is not the state as a whole that negotiates.
        GOVERNMENT = "government",
        /// An armed group.
        ARMED_GROUP = "armed_group",
        /// A political party.
        POLITICAL_PARTY = "political_party",
        /// An intergovernmental organisation.
        ORGANISATION = "organisation",
        /// A company.
        COMPANY = "company",
        /// A trade union.
        UNION = "union",
        /// An organisation of civil society.
        CIVIL_SOCIETY = "civil_society",
        /// A community, such as one that a decision rule counts apart.
        COMMUNITY = "community",
        /// A single person who negotiates in their own name.
        PERSON = "person",
        /// A coalition of others.
        COALITION = "coalition",
    }

    /// What a point is about. A point may have several.
    Area, "area" {
        /// Land, borders, lines of contact, recognition.
        TERRITORY = "territory",
        /// Guarantees, forces, monitoring.
        SECURITY = "security",
        /// Recovery and its funds.
        RECONSTRUCTION = "reconstruction",
        /// Prisoners, displaced people, relief.
        HUMANITARIAN = "humanitarian",
        /// Power plants, pipelines, grids.
        ENERGY = "energy",
        /// Trade and economic relations.
        ECONOMY = "economy",
        /// Accountability, amnesty, victims.
        JUSTICE = "justice",
        /// Institutions, elections, rights.
        GOVERNANCE = "governance",
        /// Restrictive measures and their relief.
        SANCTIONS = "sanctions",
        /// How what was agreed is carried out and verified.
        IMPLEMENTATION = "implementation",
    }
}
