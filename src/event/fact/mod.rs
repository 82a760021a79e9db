//! Facts: an event is declared once.
//!
//! The macro `facts!` takes the events of one thing, each with its fields, and makes of them: a payload
//! type for each with a constructor for what is required and `with_..` for what is optional, the
//! enum over them with its wire names, and the constant [`Kind`] of each. What a fact mentions, and which
//! dates it carries, is collected from the types of its fields.

mod choice;
mod mentions;
mod optional;
mod subject;

pub(crate) use self::{
    choice::{ActName, Choice, choices},
    mentions::mentions_nothing,
};
pub use self::{
    mentions::{Introduces, Mention, Mentions, Texts},
    optional::Optional,
    subject::Subject,
};
use crate::{
    judge::rule::{RefusalKind, Rule},
    value::role::Entitled,
};

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
    marks: Marks,
}

/// What a declaration says of a kind beside its fields.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and they go in any combination"
)]
pub(crate) struct Marks {
    /// Whether it gives an id to something new.
    pub(crate) introduces: bool,
    /// Whether what is new is what the event is about.
    pub(crate) begins: bool,
    /// Who is entitled to it, if it stands beside the lifecycle.
    pub(crate) beside: &'static [Entitled],
    /// Whether the status is asked all the same.
    pub(crate) from_status: bool,
    /// Whether a decision rule can decide it.
    pub(crate) decided: bool,
    /// Whether it can rest on a question that was carried.
    pub(crate) by_question: bool,
    /// The fields that may be left out.
    pub(crate) optional: &'static [&'static str],
    /// The field that says which of several acts it is, and its words.
    pub(crate) choice: Option<(&'static str, &'static [&'static str])>,
}

impl Kind {
    pub(crate) const fn declare(
        [name, thing, action]: [&'static str; 3],
        [known, free, status, entitled]: [&'static str; 4],
        marks: Marks,
    ) -> Self {
        Self {
            name,
            thing,
            action,
            marks,
            known: Rule::structural(RefusalKind::Unknown, known, "every id that the event names must exist"),
            free: Rule::structural(
                RefusalKind::Duplicate,
                free,
                "an id given to something new must not be taken",
            ),
            status: Rule::procedural(RefusalKind::NotPermitted, status, "the status must permit the action"),
            entitled: Rule::procedural(
                RefusalKind::NotEntitled,
                entitled,
                "the actor must hold a role that entitles to the act",
            ),
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

    /// Returns the names of the fields that an event of this kind may leave out.
    #[must_use]
    pub const fn optional_fields(&self) -> &'static [&'static str] {
        self.marks.optional
    }

    /// Returns the field that says which act an event of this kind is, such as `phase` of `negotiation.phase_begun`;
    /// `None` if the kind is one act.
    #[must_use]
    pub const fn chosen_by(&self) -> Option<&'static str> {
        match self.marks.choice {
            Some((field, _)) => Some(field),
            None => None,
        }
    }

    /// Returns the words that the field has, one for each act; none if the kind is one act.
    #[must_use]
    pub const fn choices(&self) -> &'static [&'static str] {
        match self.marks.choice {
            Some((_, words)) => words,
            None => &[],
        }
    }

    /// What its declaration says of it beside its fields.
    pub(crate) const fn marks(&self) -> Marks {
        self.marks
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

/// Something that can hold the events of one thing, such as [`Event`](crate::event::Event).
pub trait Carries<Events> {
    /// Returns the event, if it is one of this thing.
    fn carried(&self) -> Option<&Events>;
}

/// Declares the facts of one thing.
///
/// - The head names the enum, the thing on the wire, and after `about` the field that says which thing each fact is
///   about (`nothing`, if there is none); the fields in its braces stand in every fact, and come first.
/// - Of a fact, fields above `;` are required and are the arguments of `new`, in their order; fields below are
///   optional (`Option`) or lists (`Vec`, at most [`MAX_LIST`] members), and are given with `with_..`.
/// - A fact may bear marks in brackets: `introduces(field, ..)`, the ids that it gives to something new;
///   `beside(Role, ..)`, who is entitled to it, where it moves no status; `decided(jointly)`, that a decision rule
///   decides it, or `decided(jointly, question)`, which may also rest on a question; `asks(status)`, that the status is asked all
///   the same; `chooses(field: Type)`, that the field says which of several actions of the lifecycle it is.
macro_rules! facts {
    (
        $(#[$edoc:meta])*
        pub enum $Events:ident($thing:literal) about $subject:ident $common:tt
        facts {$(
            $(#[$doc:meta])*
            $Fact:ident = $wire:literal $([$($mark:tt)*])? { $($field:tt)* }
        )*}
    ) => {
        $(crate::event::fact::fact! {
            $Events($thing) $Fact($wire) [$($($mark)*)?] [$(#[$doc])*] $common { $($field)* } $subject
        })*

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

            /// Whether its lists are within their bounds.
            pub(crate) fn fits(&self) -> bool {
                match self {
                    $(Self::$Fact(fact) => fact.fits(),)*
                }
            }

            /// Returns the word that says which act of its kind it is.
            pub(crate) fn choice(&self) -> Option<&'static str> {
                match self {
                    $(Self::$Fact(fact) => fact.choice(),)*
                }
            }

            /// What it gives an id to: what it is about first, then words.
            pub(crate) fn introduces(&self) -> [Option<crate::event::fact::Mention<'_>>; 2] {
                match self {
                    $(Self::$Fact(fact) => fact.introduces(),)*
                }
            }
        }

        crate::event::fact::common! { $Events { $($Fact)* } $common }
        crate::event::fact::about! { $Events $subject }

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

/// One fact of [`facts`]: its payload, and what the payload knows of itself.
macro_rules! fact {
    (
        $Events:ident($thing:literal) $Fact:ident($wire:literal)
        [
            $(introduces($($new:ident),+))?
            $(beside($($role:ident),+))?
            $(asks($asked:ident))?
            $(decided($how:ident $(, $rests:ident)?))?
            $(chooses($choice:ident: $Choice:ty))?
        ]
        [$(#[$doc:meta])*]
        { $($(#[$cdoc:meta])* $com:ident: $Com:ty,)* }
        {
            $($(#[$rdoc:meta])* $req:ident: $Req:ty,)*
            $(; $($(#[$odoc:meta])* $opt:ident / $with:ident: $Opt:ident<$Inner:ty>,)*)?
        }
        $subject:ident
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $Fact {
            $($(#[$cdoc])* pub $com: $Com,)*
            $($(#[$rdoc])* pub $req: $Req,)*
            $($($(#[$odoc])*
                #[serde(default, skip_serializing_if = "crate::event::fact::Optional::is_absent",
                        deserialize_with = "crate::event::fact::Optional::decode")]
                pub $opt: $Opt<$Inner>,)*)?
        }

        impl $Fact {
            /// Makes a fact of what is required; the rest is absent.
            #[must_use]
            pub const fn new($($com: $Com,)* $($req: $Req),*) -> Self {
                Self {
                    $($com,)*
                    $($req,)*
                    $($($opt: <$Opt<$Inner> as crate::event::fact::Optional>::ABSENT,)*)?
                }
            }

            /// Returns the fact, if the event is one of this kind.
            #[must_use]
            pub fn of(event: &impl crate::event::fact::Carries<$Events>) -> Option<&Self> {
                if let Some($Events::$Fact(fact)) = event.carried() { Some(fact) } else { None }
            }

            /// Whether its lists are within their bounds.
            fn fits(&self) -> bool {
                true $($(&& crate::event::fact::Optional::fits(&self.$opt))*)?
            }

            /// The word that says which act of its kind it is.
            fn choice(&self) -> Option<&'static str> {
                let words: &[&'static str] = &[$(crate::event::fact::Choice::word(&self.$choice))?];
                words.first().copied()
            }

            fn introduces(&self) -> [Option<crate::event::fact::Mention<'_>>; 2] {
                let mut new = [$($(crate::event::fact::Introduces::introduced(&self.$new),)+)?].into_iter();
                [new.next().flatten(), new.next().flatten()]
            }

            $($($(#[$odoc])*
                #[must_use]
                pub fn $with(mut self, value: crate::event::fact::given!($Opt, $Inner)) -> Self {
                    self.$opt = crate::event::fact::Optional::given(value);
                    self
                })*)?
        }

        crate::event::fact::default_if_nothing_is_required! { $Fact; $($com)* $($req)* }

        impl crate::event::fact::Fact for $Fact {
            type Events = $Events;
            const KIND: &'static crate::event::fact::Kind = {
                static KIND: crate::event::fact::Kind = crate::event::fact::Kind::declare(
                    [concat!($thing, ".", $wire), $thing, $wire],
                    [
                        concat!($thing, ".", $wire, ".known"), concat!($thing, ".", $wire, ".free"),
                        concat!($thing, ".", $wire, ".status"), concat!($thing, ".", $wire, ".entitled"),
                    ],
                    crate::event::fact::Marks {
                        introduces: crate::event::fact::is_any(&[$($(stringify!($new)),+)?]),
                        begins: crate::event::fact::begins(
                            &[$($(stringify!($new)),+)?], stringify!($subject),
                        ),
                        beside: &[$($(crate::value::role::Entitled::$role),+)?],
                        from_status: crate::event::fact::is_any(&[$(stringify!($asked))?]),
                        decided: crate::event::fact::is_any(&[$(stringify!($how))?]),
                        optional: &[$($(stringify!($opt)),*)?],
                        choice: crate::event::fact::the_one(
                            &[$((stringify!($choice), <$Choice as crate::event::fact::Choice>::WORDS))?],
                        ),
                        by_question: crate::event::fact::is_any(&[$($(stringify!($rests))?)?]),
                    },
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
                $(crate::event::fact::Mentions::each_mention(&self.$com, each);)*
                $(crate::event::fact::Mentions::each_mention(&self.$req, each);)*
                $($(crate::event::fact::Mentions::each_mention(&self.$opt, each);)*)?
            }

            fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a crate::value::when::When)) {
                let _ = &each;
                $(crate::event::fact::Mentions::each_date(&self.$com, each);)*
                $(crate::event::fact::Mentions::each_date(&self.$req, each);)*
                $($(crate::event::fact::Mentions::each_date(&self.$opt, each);)*)?
            }

            fn erase(&mut self, texts: crate::event::fact::Texts) {
                let _ = texts;
                $(crate::event::fact::Mentions::erase(&mut self.$com, texts);)*
                $(crate::event::fact::Mentions::erase(&mut self.$req, texts);)*
                $($(crate::event::fact::Mentions::erase(&mut self.$opt, texts);)*)?
            }
        }
    };
}
pub(crate) use fact;

/// What the facts of a thing are about. Where no field says so, the thing does.
macro_rules! about {
    ($Events:ident nothing) => {};
    ($Events:ident $subject:ident) => {
        impl $Events {
            /// Returns what it is about.
            #[must_use]
            pub fn subject(&self) -> crate::event::fact::Subject {
                crate::event::fact::Subject::from(self.$subject())
            }
        }
    };
}
pub(crate) use about;

/// The fields that stand in every fact of a thing, read from any of them.
macro_rules! common {
    ($Events:ident $facts:tt { $($(#[$doc:meta])* $com:ident: $Com:ty,)* }) => {
        $(crate::event::fact::common! { @one $Events $facts [$(#[$doc])*] $com: $Com })*
    };
    (@one $Events:ident { $($Fact:ident)* } [$(#[$doc:meta])*] $com:ident: $Com:ty) => {
        impl $Events {
            $(#[$doc])*
            #[must_use]
            pub const fn $com(&self) -> &$Com {
                match self {
                    $(Self::$Fact(fact) => &fact.$com,)*
                }
            }
        }
    };
}
pub(crate) use common;

/// The one that there is, if there is one.
pub(crate) const fn the_one<T: Copy>(all: &[T]) -> Option<T> {
    match all {
        [one, ..] => Some(*one),
        [] => None,
    }
}

/// Whether there is one.
pub(crate) const fn is_any(names: &[&str]) -> bool {
    !names.is_empty()
}

/// Whether the first name is that of the subject.
pub(crate) const fn begins(new: &[&str], subject: &str) -> bool {
    let Some((new, _)) = new.split_first() else { return false };
    let (mut new, mut subject) = (new.as_bytes(), subject.as_bytes());
    while let (Some((one, rest)), Some((other, others))) = (new.split_first(), subject.split_first()) {
        if *one != *other {
            return false;
        }
        (new, subject) = (rest, others);
    }
    new.is_empty() && subject.is_empty()
}

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
