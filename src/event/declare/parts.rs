//! What [`facts`](super::facts) is put together from.

/// What an act changes for others, by its word in a mark.
macro_rules! stake {
    (nothing) => {
        crate::event::fact::Stake::Nothing
    };
    (seats) => {
        crate::event::fact::Stake::Seats
    };
    (count) => {
        crate::event::fact::Stake::Count
    };
    (voice) => {
        crate::event::fact::Stake::Voice
    };
    (terms) => {
        crate::event::fact::Stake::Terms
    };
    (course) => {
        crate::event::fact::Stake::Course
    };
    ($other:ident) => {
        compile_error!(concat!(
            "`changes(",
            stringify!($other),
            ")`: it can only change nothing, seats, count, voice, terms, course"
        ))
    };
}
pub(crate) use stake;

/// A word in a mark that can be no other.
macro_rules! mark {
    (status: status) => {
        "status"
    };
    (jointly: jointly) => {
        "jointly"
    };
    (question: question) => {
        "question"
    };
    ($other:ident: $word:ident) => {
        compile_error!(concat!(
            "the mark says `",
            stringify!($other),
            "`; it can only say `",
            stringify!($word),
            "`"
        ))
    };
}
pub(crate) use mark;

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
        $(crate::event::declare::common! { @one $Events $facts [$(#[$doc])*] $com: $Com })*
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

/// How a fact stands in the enum.
macro_rules! held {
    ($Fact:ident) => { $Fact };
    ($Fact:ident Box) => { Box<$Fact> };
}
pub(crate) use held;

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

/// The constructor of a fact, from what its required fields can be made from. Where nothing is required nothing can be wrong.
macro_rules! new {
    ($Fact:ident;) => {
        /// Makes the fact; all that can be said of it is absent.
        #[must_use]
        pub const fn new() -> Self {
            Self::from_parts()
        }
    };
    ($Fact:ident; $($field:ident: $Type:ty,)+) => {
        /// Makes a fact of what is required, from texts or from values of their types; the rest is absent.
        ///
        /// # Errors
        /// [`Invalid`](crate::value::Invalid) if a text cannot be what it is given for.
        pub fn new(
            $($field: impl crate::value::IntoValue<$Type>),+
        ) -> Result<Self, crate::value::Invalid> {
            Ok(Self::from_parts($($field.into_value()?),+))
        }
    };
}
pub(crate) use new;
