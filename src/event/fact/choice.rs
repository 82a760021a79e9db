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

/// Declares a field that says which act an event is: its words, each with what belongs to it, and the action of the
/// lifecycle that it stands for, if a lifecycle tells them apart.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $Choice:ident chooses $Action:ident {$(
            $(#[$vdoc:meta])* $Variant:ident $(($Inner:ty))? = $word:literal => $Act:ident,
        )+}
    ) => {
        crate::event::fact::choices! {
            $(#[$doc])*
            $Choice {$($(#[$vdoc])* $Variant $(($Inner))? = $word,)+}
        }

        impl $Choice {
            /// The action of the lifecycle that it stands for.
            pub(crate) const fn action(&self) -> $Action {
                match self { $(Self::$Variant { .. } => $Action::$Act,)+ }
            }
        }

        const _: () = {
            $(assert!(
                crate::event::fact::chooses($Action::$Act.as_str(), $word),
                concat!("the lifecycle has another word than `", $word, "` for ", stringify!($Act))
            );)+
        };
    };
    (
        $(#[$doc:meta])*
        $Choice:ident {$(
            $(#[$vdoc:meta])* $Variant:ident $(($Inner:ty))? = $word:literal,
        )+}
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Choice {$(
            $(#[$vdoc])*
            $Variant $(($Inner))?,
        )+}

        crate::wire::wire_enum! { $Choice { $($Variant $(($Inner))? = $word,)+ } }

        impl $Choice {
            /// Returns the word on the wire.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self { $(Self::$Variant { .. } => $word,)+ }
            }
        }

        impl crate::event::fact::Choice for $Choice {
            const WORDS: &'static [&'static str] = &[$($word,)+];

            fn word(&self) -> &'static str {
                self.as_str()
            }
        }

        impl crate::event::fact::Mentions for $Choice {
            const NAMES: bool = false $($(|| <$Inner as crate::event::fact::Mentions>::NAMES)?)+;

            fn name_to<'a>(&'a self, each: &mut dyn crate::event::fact::Naming<'a>) {
                let _ = &each;
                $($(if let Self::$Variant(inner) = self {
                    <$Inner as crate::event::fact::Mentions>::name_to(inner, each);
                })?)+
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                let _ = texts;
                $($(if let Self::$Variant(inner) = self {
                    <$Inner as crate::event::fact::Mentions>::erase(inner, texts);
                })?)+
            }
        }
    };
}
pub(crate) use choices;

/// Whether a word of an action, such as `phase_begun(talks)`, ends in this choice.
pub(crate) const fn chooses(action: &str, choice: &str) -> bool {
    let [action @ .., b')'] = action.as_bytes() else { return false };
    let (mut action, mut choice) = (action, choice.as_bytes());
    while let [rest @ .., byte] = choice {
        let [before @ .., same] = action else { return false };
        if *byte != *same {
            return false;
        }
        (action, choice) = (before, rest);
    }
    matches!(action, [.., b'('])
}
