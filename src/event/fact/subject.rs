//! What an act, a refusal or a fault is about.

use crate::{
    event::fact::Mention,
    things::things,
    value::{id::EntryId, word::Area},
};

/// The name of a thing that is known by an id.
macro_rules! named {
    ($Id:ident $name:literal) => {
        $name
    };
}

macro_rules! subjects {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        /// What an act, a refusal or a fault is about.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Subject {
            /// The whole.
            Negotiation,
            $($(
                #[doc = $doc]
                $Thing(crate::value::id::$Id),
            )?)*
            /// An area.
            Area(Area),
            /// An entry.
            Entry(EntryId),
        }

        impl Subject {
            $($(
                #[doc = concat!("Returns the id, if it is of this sort: ", $shown, ".")]
                #[must_use]
                pub const fn $one(&self) -> Option<&crate::value::id::$Id> {
                    if let Self::$Thing(id) = self { Some(id) } else { None }
                }
            )?)*

            /// Returns the thing on the wire that it is one of, such as `point`; `None` for an entry.
            pub(crate) const fn thing(&self) -> Option<&'static str> {
                match self {
                    // An area is one of the negotiation.
                    Self::Negotiation | Self::Area(_) => Some("negotiation"),
                    $($(Self::$Thing(_) => Some(named!($Id $name)),)?)*
                    Self::Entry(_) => None,
                }
            }

            /// Returns what it is known by; `None` for the negotiation as a whole and for an area.
            pub(crate) const fn mention(&self) -> Option<Mention<'_>> {
                match self {
                    Self::Negotiation | Self::Area(_) => None,
                    $($(Self::$Thing(id) => { let id: &crate::value::id::$Id = id; Some(Mention::$Thing(id)) },)?)*
                    Self::Entry(id) => Some(Mention::Entry(id)),
                }
            }

            /// Returns the id, or the word for it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Negotiation => "negotiation",
                    $($(Self::$Thing(id) => <crate::value::id::$Id>::as_str(id),)?)*
                    Self::Area(area) => area.as_str(),
                    Self::Entry(id) => id.as_str(),
                }
            }
        }

        impl std::fmt::Display for Subject {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    Self::Negotiation => f.write_str("the negotiation"),
                    $($(Self::$Thing(id) => write!(f, "{} `{}`", $shown, <crate::value::id::$Id>::as_str(id)),)?)*
                    Self::Area(area) => write!(f, "area `{area}`"),
                    Self::Entry(id) => write!(f, "entry `{id}`"),
                }
            }
        }

        impl From<Mention<'_>> for Subject {
            fn from(mention: Mention<'_>) -> Self {
                match mention {
                    $($(Mention::$Thing(id) => Self::$Thing(<crate::value::id::$Id>::clone(id)),)?)*
                    Mention::Entry(id) => Self::Entry(id.clone()),
                }
            }
        }

        $($(
            impl From<&crate::value::id::$Id> for Subject {
                fn from(id: &crate::value::id::$Id) -> Self {
                    Self::$Thing(id.clone())
                }
            }
        )?)*
    };
}

things!(subjects);

impl From<&EntryId> for Subject {
    fn from(id: &EntryId) -> Self {
        Self::Entry(id.clone())
    }
}
