//! What a value can be made from.

use chrono::NaiveDate;

use super::{
    Invalid,
    when::{Instant, When, instant},
};

/// What a value can be made from: the value itself, a reference to it, and the text of it where it has one.
///
/// Constructors take it, so that `party::Added::new("norway", "Norway", PartyKind::STATE)` needs no conversion.
///
/// ```
/// use negotiation::{talks::party::Invited, value::{IntoValue, id::PartyId, when::Instant}};
///
/// let norway: PartyId = "norway".into_value()?;
/// assert_eq!(Invited::new(&norway)?, Invited::new("norway")?);
/// let at: Instant = "2026-01-22T14:00:00+01:00".into_value()?;
/// assert_eq!(at.to_string(), "2026-01-22 14:00:00 +01:00");
///
/// assert_eq!(Invited::new("two words").unwrap_err().code(), "invalid.id");
/// # Ok::<(), negotiation::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a `{T}` cannot be made from `{Self}`",
    note = "ids, names, texts, words and dates are made from `&str`; each value from itself and from a reference to it"
)]
pub trait IntoValue<T> {
    /// Makes the value.
    ///
    /// # Errors
    /// [`Invalid`] if a text cannot be one.
    fn into_value(self) -> Result<T, Invalid>;
}

impl<T> IntoValue<T> for T {
    fn into_value(self) -> Result<T, Invalid> {
        Ok(self)
    }
}

impl<T: Clone> IntoValue<T> for &T {
    fn into_value(self) -> Result<T, Invalid> {
        Ok(self.clone())
    }
}

/// Values that are made from their text.
macro_rules! from_text {
    ($($Type:ty),+) => {$(
        impl crate::value::IntoValue<$Type> for &str {
            fn into_value(self) -> Result<$Type, crate::value::Invalid> {
                Ok(<$Type as std::str::FromStr>::from_str(self)?)
            }
        }

        impl crate::value::IntoValue<$Type> for &String {
            fn into_value(self) -> Result<$Type, crate::value::Invalid> {
                self.as_str().into_value()
            }
        }

        impl crate::value::IntoValue<$Type> for String {
            fn into_value(self) -> Result<$Type, crate::value::Invalid> {
                self.as_str().into_value()
            }
        }
    )+};
}
pub(crate) use from_text;

/// Values that are made from others, which always works.
macro_rules! from_value {
    ($($From:ty => $Type:ty),+ $(,)?) => {$(
        impl crate::value::IntoValue<$Type> for $From {
            fn into_value(self) -> Result<$Type, crate::value::Invalid> {
                Ok(self.into())
            }
        }

        impl crate::value::IntoValue<$Type> for &$From {
            fn into_value(self) -> Result<$Type, crate::value::Invalid> {
                Ok(self.clone().into())
            }
        }
    )+};
}
pub(crate) use from_value;

from_text! { When }

/// An instant has no parser of its own: the type is that of chrono.
macro_rules! instants {
    ($($Text:ty),+) => {$(
        impl IntoValue<Instant> for $Text {
            fn into_value(self) -> Result<Instant, Invalid> {
                Ok(instant::parse(&self)?)
            }
        }
    )+};
}

instants! { &str, &String, String }

impl IntoValue<When> for Instant {
    fn into_value(self) -> Result<When, Invalid> {
        Ok(When::instant(self)?)
    }
}

impl IntoValue<When> for &Instant {
    fn into_value(self) -> Result<When, Invalid> {
        (*self).into_value()
    }
}

/// A day.
impl IntoValue<When> for NaiveDate {
    fn into_value(self) -> Result<When, Invalid> {
        Ok(When::day(self)?)
    }
}
