//! Text from strangers, bounded: names of one line, and longer texts.
//!
//! ```
//! use negotiation::value::text::{Name, Text};
//!
//! assert!(Name::new("Land and recognition").is_ok());
//! assert!(Name::new("   ").is_err());
//! assert!(Text::new("first line\nsecond line").is_ok());
//! ```

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// A text that cannot be taken: what it was meant for, and why not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a {kind}: {problem}")]
pub struct InvalidText {
    kind: &'static str,
    problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Problem {
    #[error("it is blank")]
    Blank,
    #[error("it has {len} bytes, at most {max} are allowed")]
    TooLong { len: usize, max: usize },
    #[error("the control character at byte {0} is not allowed")]
    Control(usize),
}

fn problem_of(text: &str, max: usize, lines: bool) -> Option<Problem> {
    if text.len() > max {
        return Some(Problem::TooLong { len: text.len(), max });
    }
    if text.trim().is_empty() {
        return Some(Problem::Blank);
    }
    text.char_indices()
        .find(|&(_, c)| c.is_control() && !(lines && matches!(c, '\n' | '\t')))
        .map(|(at, _)| Problem::Control(at))
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident, $kind:literal, $max:literal, $lines:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(SmolStr);

        impl $name {
            /// The greatest length, in bytes of UTF-8.
            pub const MAX_LEN: usize = $max;

            /// What stands in the place of a text that was erased.
            pub const ERASED: Self = Self(SmolStr::new_static("[erased]"));

            /// Whether the text was erased.
            #[must_use]
            pub fn is_erased(&self) -> bool {
                *self == Self::ERASED
            }

            /// Checks the text and takes it.
            ///
            /// # Errors
            /// [`InvalidText`] if it is blank, too long, or has a control character.
            pub fn new(text: impl AsRef<str>) -> Result<Self, InvalidText> {
                let text = text.as_ref();
                match problem_of(text, $max, $lines) {
                    None => Ok(Self(SmolStr::new(text))),
                    Some(problem) => Err(InvalidText { kind: $kind, problem }),
                }
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = InvalidText;
            fn from_str(text: &str) -> Result<Self, InvalidText> {
                Self::new(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Bounded;
                impl serde::de::Visitor<'_> for Bounded {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(concat!("a ", $kind))
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        $name::new(text).map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Bounded)
            }
        }
    )*};
}

texts! {
    /// A name, title or label: one line, not blank, at most 512 bytes.
    Name, "name", 512, false;
    /// A longer text: a wording, a reason, a readout. Not blank, at most 65,536 bytes; line
    /// breaks and tabs are the only control characters.
    Text, "text", 65536, true;
}
