//! Kinds of events that stand for several acts: a field says which.

use std::fmt;

use super::Kind;

/// The value of a field that says which act an event is.
pub(crate) trait Choice {
    /// Every word of it.
    const WORDS: &'static [&'static str];

    /// The word of this one.
    fn word(&self) -> &'static str;
}

/// The name of an act: its kind, and the word of the field that says which act of that kind it is, if there is such
/// a field. Shown as `negotiation.phase_begun(talks)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ActName {
    pub(crate) kind: &'static Kind,
    pub(crate) choice: Option<&'static str>,
}

impl fmt::Display for ActName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        match self.choice {
            Some(choice) => write!(f, "({choice})"),
            None => Ok(()),
        }
    }
}

/// Declares a field that says which act an event is: its words, and the action of the lifecycle that each stands for.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $Choice:ident chooses $Action:ident {$(
            $(#[$vdoc:meta])* $Variant:ident = $word:literal => $Act:ident,
        )+}
    ) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[non_exhaustive]
        pub enum $Choice {$(
            $(#[$vdoc])*
            #[serde(rename = $word)]
            $Variant,
        )+}

        impl $Choice {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)+];

            /// Returns the word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $word,)+ }
            }

            /// The action of the lifecycle that it stands for.
            pub(crate) const fn action(self) -> $Action {
                match self { $(Self::$Variant => $Action::$Act,)+ }
            }
        }

        impl std::fmt::Display for $Choice {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl crate::event::fact::Choice for $Choice {
            const WORDS: &'static [&'static str] = &[$($word,)+];

            fn word(&self) -> &'static str {
                self.as_str()
            }
        }

        crate::event::fact::mentions_nothing!($Choice);
    };
}
pub(crate) use choices;
