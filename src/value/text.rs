//! Text from strangers, bounded: names of one line, and longer texts.
//!
//! ```
//! use negotiation::value::text::{Name, Text};
//!
//! assert!(Name::new("Land and recognition").is_ok());
//! assert!(Name::new("   ").is_err());
//! // What cannot be seen would let one name stand for another.
//! let problem = Name::new("Nor\u{200B}way").unwrap_err();
//! assert!(problem.to_string().starts_with("not a name: the invisible character U+200B at byte 3 is not allowed"));
//! assert!(Text::new("first line\nsecond line").is_ok());
//! ```

use std::{fmt, str::FromStr};

use smol_str::SmolStr;

use super::lookalike::{misleads, overrides};
use crate::wire::{Reader, Tape, Wire, Wrong};

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
    #[error("the invisible character U+{:04X} at byte {at} is not allowed; the line would read otherwise than it is written", *character as u32)]
    Invisible { character: char, at: usize },
}

fn problem_of(text: &str, max: usize, lines: bool) -> Option<Problem> {
    if text.len() > max {
        return Some(Problem::TooLong { len: text.len(), max });
    }
    if text.trim().is_empty() {
        return Some(Problem::Blank);
    }
    // Most texts are of ASCII alone, of which only control characters are refused. All bytes are looked at at once.
    let is_plain = |byte: u8| (0x20..0x7f).contains(&byte) | (lines & matches!(byte, b'\n' | b'\t'));
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return None;
    }
    let mut before = ' ';
    let mut following = text.chars().skip(1);
    for (at, character) in text.char_indices() {
        let after = following.next().unwrap_or(' ');
        if character.is_control() && !(lines && matches!(character, '\n' | '\t')) {
            return Some(Problem::Control(at));
        }
        let refused = if lines { overrides(character) } else { misleads(character, before, after) };
        if refused {
            return Some(Problem::Invisible { character, at });
        }
        before = character;
    }
    None
}

/// The text on the wire, if it can be taken.
fn checked<'a>(from: Reader<'a>, kind: &'static str, max: usize, lines: bool) -> Result<&'a str, Wrong> {
    let text = from.as_text().ok_or_else(|| from.unlike(&format_args!("a {kind}")))?;
    match problem_of(text, max, lines) {
        None => Ok(text),
        Some(problem) => Err(from.wrong(&InvalidText { kind, problem })),
    }
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
            /// [`InvalidText`] if it is blank, too long, or has a control character, or one that cannot be seen and
            /// changes how the line reads.
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

        impl Wire for $name {
            const IS_TEXT: bool = true;

            fn read(from: Reader<'_>) -> Result<Self, Wrong> {
                checked(from, $kind, $max, $lines).map(|text| Self(SmolStr::new(text)))
            }

            fn write<'t>(&'t self, to: &mut Tape<'t>) {
                to.text(&self.0);
            }
        }

        crate::wire::wire_serde! { $name }
        crate::value::from_text! { $name }
    )*};
}

texts! {
    /// A name, title or label: one line, not blank, at most 512 bytes. It has no characters that cannot be seen: those that
    /// turn the direction of a line, and those without width, apart from joiners inside a word or a pictograph
    /// (Unicode Technical Reports 36 and 39).
    Name, "name", 512, false;
    /// A longer text: a wording, a reason, a readout. Not blank, at most 65,536 bytes; line
    /// breaks and tabs are the only control characters, and nothing overrides the direction of its letters.
    Text, "text", 65536, true;
}

impl Text {
    /// Returns where in this text a part of it stands, in bytes. Returns `None` if it is not there, or occurs more than once.
    pub(crate) fn place_of(&self, part: &Self) -> Option<std::ops::Range<usize>> {
        let (text, part) = (self.as_str(), part.as_str());
        let first = text.find(part)?;
        (text.rfind(part) == Some(first)).then(|| first..first + part.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_ascii_only_control_characters_are_refused() {
        for byte in 0..=0x7f_u8 {
            let letter = char::from(byte);
            let (name, text) = (format!("a{letter}b"), format!("a{letter}b\u{e9}"));
            assert_eq!(Name::new(&name).is_ok(), !letter.is_control(), "{byte:#x}");
            assert_eq!(Name::new(&text).is_ok(), !letter.is_control(), "{byte:#x}");
            let is_taken = !letter.is_control() || matches!(letter, '\n' | '\t');
            assert_eq!(Text::new(&name).is_ok(), is_taken, "{byte:#x}");
            assert_eq!(Text::new(&text).is_ok(), is_taken, "{byte:#x}");
        }
    }
}
