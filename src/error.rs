//! One error for everything that this crate refuses.

use std::fmt;

use crate::{
    judge::{Refusal, Stale},
    record::{DraftRefused, InvalidView, NotAdmitted, NotErased},
    state::HistoryError,
    value::Invalid,
};

/// Anything that this crate can refuse: a value, a draft, an entry, a file.
///
/// Every error of the crate turns into it, so that a program can use `?` throughout. Branch on the variant, or on
/// [`code`](Self::code), which is stable and meant for programs in other languages. `Debug` writes what `Display` does,
/// so that a `main` that returns it tells people what is wrong.
///
/// ```
/// use negotiation::{Error, Record, desk::Desk, talks::party, value::word::PartyKind};
///
/// fn add(record: &mut Record, id: &str) -> Result<(), Error> {
///     let mut desk = Desk::of(record, "secretariat", "2026-03-02T09:00:00Z")?;
///     desk.secretariat().propose(party::Added::new(id, "The union", PartyKind::UNION)?)?;
///     Ok(())
/// }
/// let mut record = Record::new();
/// assert_eq!(add(&mut record, "the union").unwrap_err().code(), "invalid.id");
///
/// let refused = add(&mut record, "union").unwrap_err();
/// assert_eq!(refused.code(), "any.any.opened");
/// assert!(matches!(refused, Error::Refused(_)));
/// ```
#[derive(thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value that cannot be.
    #[error(transparent)]
    Invalid(Invalid),
    /// A draft is refused by a rule.
    #[error(transparent)]
    Refused(Box<Refusal>),
    /// A draft among several is refused by a rule.
    #[error(transparent)]
    OneRefused(Box<DraftRefused>),
    /// A decision was made on an older tip: decide again.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// An entry does not fit into the record.
    #[error(transparent)]
    History(Box<HistoryError>),
    /// A draft is not for its sender to send.
    #[error(transparent)]
    NotAdmitted(#[from] NotAdmitted),
    /// An entry cannot be erased.
    #[error(transparent)]
    NotErased(Box<NotErased>),
    /// What was stored is not a view.
    #[error(transparent)]
    View(Box<InvalidView>),
    /// Data that cannot be read.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Decode(Box<crate::format::json::DecodeError>),
    /// What cannot be written, such as a date beyond the year 9999.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Encode(#[from] crate::format::json::EncodeError),
    /// A desk was given ids, and has used them all.
    #[error("the desk has no id left: it was given too few")]
    NoIds,
}

impl Error {
    /// Returns the code of the error, which never changes: of a refusal and of an entry that does not fit the id of the rule, such
    /// as `point.text_agreed.agreement`; of a value what it was to be, such as `invalid.id`; of data that cannot be read why, such as
    /// `unreadable.newer`; of the others one word.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(invalid) => invalid.code(),
            Self::Refused(refusal) => refusal.rule().id(),
            Self::OneRefused(one) => one.refusal().rule().id(),
            Self::Stale(_) => "stale",
            Self::History(error) => error.rule().id(),
            Self::NotAdmitted(_) => "not_admitted",
            Self::NotErased(_) => "not_erased",
            Self::View(_) => "not_a_view",
            #[cfg(feature = "json")]
            Self::Decode(error) => error.code(),
            #[cfg(feature = "json")]
            Self::Encode(_) => "unwritable",
            Self::NoIds => "no_ids",
        }
    }

    /// Returns the refusal, if a rule refused a draft.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::OneRefused(one) => Some(one.refusal()),
            Self::Invalid(_)
            | Self::Stale(_)
            | Self::History(_)
            | Self::NotAdmitted(_)
            | Self::NotErased(_)
            | Self::View(_)
            | Self::NoIds => None,
            #[cfg(feature = "json")]
            Self::Decode(_) | Self::Encode(_) => None,
        }
    }
}

/// As it is told to people: `main` shows an error so.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! boxed {
    ($($(#[$when:meta])* $Variant:ident($Type:ty)),+ $(,)?) => {$(
        $(#[$when])*
        impl From<$Type> for Error {
            fn from(error: $Type) -> Self {
                Self::$Variant(Box::new(error))
            }
        }
    )+};
}

boxed! {
    Refused(Refusal),
    OneRefused(DraftRefused),
    History(HistoryError),
    NotErased(NotErased),
    View(InvalidView),
    #[cfg(feature = "json")]
    Decode(crate::format::json::DecodeError),
}

/// Every error that cannot be a value is one of [`Invalid`].
impl<E: Into<Invalid>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Invalid(error.into())
    }
}
