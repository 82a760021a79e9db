//! Facts: an event is declared once.
//!
//! The macro `facts!` takes the events of one thing, each with its fields, and makes of them: a payload
//! type for each with a constructor for what is required and `with_..` for what is optional, the
//! enum over them with its wire names, and the constant [`Kind`] of each. What a fact mentions, and which
//! dates it carries, is collected from the types of its fields.

mod mentions;

use serde::{Deserialize, Deserializer};

pub(crate) use self::mentions::mentions_nothing;
pub use self::mentions::{Mention, Mentions, Texts};
use crate::judge::rule::Rule;

/// The greatest number of members that a list in a payload may have.
pub const MAX_LIST: usize = 4096;

/// A kind of event, such as `point.tabled`: constant data.
#[derive(Debug)]
pub struct Kind {
    name: &'static str,
    thing: &'static str,
    action: &'static str,
    known: Rule,
    free: Rule,
    status: Rule,
    entitled: Rule,
}

impl Kind {
    #[doc(hidden)]
    #[must_use]
    pub const fn declare(
        [name, thing, action]: [&'static str; 3],
        [known, free, status, entitled]: [&'static str; 4],
    ) -> Self {
        Self {
            name,
            thing,
            action,
            known: Rule::structural(known, "every id that the event names exists"),
            free: Rule::structural(free, "the id that the event gives is not taken"),
            status: Rule::procedural(status, "the status permits the action"),
            entitled: Rule::procedural(entitled, "the actor holds a role that the table entitles"),
        }
    }

    /// The whole name, such as `point.tabled`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The thing it is about, such as `point`.
    #[must_use]
    pub const fn thing(&self) -> &'static str {
        self.thing
    }

    /// What happened to the thing, such as `tabled`.
    #[must_use]
    pub const fn action(&self) -> &'static str {
        self.action
    }

    /// The structural rule that every id the event names exists.
    #[must_use]
    pub const fn known(&self) -> &Rule {
        &self.known
    }

    /// The procedural rule that the status permits the act.
    #[must_use]
    pub const fn status(&self) -> &Rule {
        &self.status
    }

    /// The procedural rule that the actor holds a role that is entitled to the act.
    #[must_use]
    pub const fn entitled(&self) -> &Rule {
        &self.entitled
    }

    /// The structural rule that an id the event gives to something new is not taken.
    #[must_use]
    pub const fn free(&self) -> &Rule {
        &self.free
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name)
    }
}

/// A payload: what happened, of one kind.
pub trait Fact {
    /// The enum of all events of the same thing.
    type Events: From<Self>
    where
        Self: Sized;
    /// The kind of this fact.
    const KIND: &'static Kind;
}

/// Declares the facts of one thing. Fields above `;` are required and are the arguments of `new`,
/// in their order; fields below are optional (`Option`) or lists (`Vec`, at most 64 members), and
/// are given with `with_..`.
macro_rules! facts {
    (
        $(#[$edoc:meta])*
        pub enum $Events:ident($thing:literal) {$(
            $(#[$doc:meta])*
            $Fact:ident = $wire:literal {
                $($(#[$rdoc:meta])* $req:ident: $Req:ty,)*
                $(; $($(#[$odoc:meta])* $opt:ident / $with:ident: $Opt:ident<$Inner:ty>,)*)?
            }
        )*}
    ) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            #[non_exhaustive]
            pub struct $Fact {
                $($(#[$rdoc])* pub $req: $Req,)*
                $($($(#[$odoc])*
                    #[serde(default, skip_serializing_if = "crate::event::fact::Optional::is_absent",
                            deserialize_with = "crate::event::fact::Optional::decode")]
                    pub $opt: $Opt<$Inner>,)*)?
            }

            impl $Fact {
                /// What is required; the rest is absent.
                #[must_use]
                pub const fn new($($req: $Req),*) -> Self {
                    Self { $($req,)* $($($opt: <$Opt<$Inner> as crate::event::fact::Optional>::ABSENT,)*)? }
                }

                /// Whether its lists are within their bounds.
                pub(crate) fn fits(&self) -> bool {
                    true $($(&& crate::event::fact::Optional::fits(&self.$opt))*)?
                }

                $($($(#[$odoc])*
                    #[must_use]
                    pub fn $with(mut self, value: crate::event::fact::given!($Opt, $Inner)) -> Self {
                        self.$opt = crate::event::fact::Optional::given(value);
                        self
                    })*)?
            }

            crate::event::fact::default_if_nothing_is_required! { $Fact; $($req)* }

            impl crate::event::fact::Fact for $Fact {
                type Events = $Events;
                const KIND: &'static crate::event::fact::Kind = {
                    static KIND: crate::event::fact::Kind = crate::event::fact::Kind::declare(
                        [concat!($thing, ".", $wire), $thing, $wire],
                        [
                            concat!($thing, ".", $wire, ".known"), concat!($thing, ".", $wire, ".free"),
                            concat!($thing, ".", $wire, ".status"), concat!($thing, ".", $wire, ".entitled"),
                        ],
                    );
                    &KIND
                };
            }

            impl From<$Fact> for $Events {
                fn from(fact: $Fact) -> Self {
                    Self::$Fact(fact)
                }
            }

            impl crate::event::fact::Mentions for $Fact {
                fn each_mention<'a>(&'a self, each: &mut dyn FnMut(crate::event::fact::Mention<'a>)) {
                    let _ = &each;
                    $(crate::event::fact::Mentions::each_mention(&self.$req, each);)*
                    $($(crate::event::fact::Mentions::each_mention(&self.$opt, each);)*)?
                }

                fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a crate::value::when::When)) {
                    let _ = &each;
                    $(crate::event::fact::Mentions::each_date(&self.$req, each);)*
                    $($(crate::event::fact::Mentions::each_date(&self.$opt, each);)*)?
                }

                fn erase(&mut self, texts: crate::event::fact::Texts) {
                    let _ = texts;
                    $(crate::event::fact::Mentions::erase(&mut self.$req, texts);)*
                    $($(crate::event::fact::Mentions::erase(&mut self.$opt, texts);)*)?
                }
            }
        )*

        $(#[$edoc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $Events {$(
            #[doc = concat!("See [`", stringify!($Fact), "`].")]
            #[serde(rename = $wire)]
            $Fact($Fact),
        )*}

        impl $Events {
            /// Every kind of event of this thing.
            pub const KINDS: &'static [&'static crate::event::fact::Kind] =
                &[$(<$Fact as crate::event::fact::Fact>::KIND,)*];

            /// The kind of this event.
            #[must_use]
            pub const fn kind(&self) -> &'static crate::event::fact::Kind {
                match self {
                    $(Self::$Fact(_) => <$Fact as crate::event::fact::Fact>::KIND,)*
                }
            }
        }

        impl $Events {
            /// Whether its lists are within their bounds.
            pub(crate) fn fits(&self) -> bool {
                match self {
                    $(Self::$Fact(fact) => fact.fits(),)*
                }
            }
        }

        impl crate::event::fact::Mentions for $Events {
            fn each_mention<'a>(&'a self, each: &mut dyn FnMut(crate::event::fact::Mention<'a>)) {
                match self {
                    $(Self::$Fact(fact) => fact.each_mention(each),)*
                }
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a crate::value::when::When)) {
                match self {
                    $(Self::$Fact(fact) => fact.each_date(each),)*
                }
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                match self {
                    $(Self::$Fact(fact) => fact.erase(texts),)*
                }
            }
        }
    };
}
pub(crate) use facts;

/// What `with_..` takes: the value of an `Option`, the whole of a list. A macro, so that the
/// documentation shows the type itself.
macro_rules! given {
    (Option, $Inner:ty) => { $Inner };
    (Vec, $Inner:ty) => { Vec<$Inner> };
}
pub(crate) use given;

macro_rules! default_if_nothing_is_required {
    ($Fact:ident;) => {
        impl Default for $Fact {
            fn default() -> Self {
                Self::new()
            }
        }
    };
    ($Fact:ident; $($required:ident)+) => {};
}
pub(crate) use default_if_nothing_is_required;

/// A field that may be left out: absent, or what was given.
pub trait Optional: Sized {
    /// What `with_..` takes.
    type Given;
    /// The field left out.
    const ABSENT: Self;
    /// Whether it was left out.
    fn is_absent(&self) -> bool;
    /// The field given.
    fn given(value: Self::Given) -> Self;
    /// Whether a list is within its bound.
    fn fits(&self) -> bool {
        true
    }
    /// Reads the field; a list is bounded while it is read.
    ///
    /// # Errors
    /// Whatever the format says of data that do not fit.
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<T: for<'de> Deserialize<'de>> Optional for Option<T> {
    type Given = T;
    const ABSENT: Self = None;
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn given(value: T) -> Self {
        Some(value)
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer)
    }
}

impl<T: for<'de> Deserialize<'de>> Optional for Vec<T> {
    type Given = Self;
    const ABSENT: Self = Self::new();
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn given(value: Self) -> Self {
        value
    }
    fn fits(&self) -> bool {
        self.len() <= MAX_LIST
    }
    fn decode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::value::bounded::list::<D, T, MAX_LIST>(deserializer)
    }
}
