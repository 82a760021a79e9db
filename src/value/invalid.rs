//! What cannot be a value: one error for every sort of value.

use std::{convert::Infallible, error::Error, fmt, sync::Arc};

/// A value that cannot be: an id, a text, a date, a rule of procedure, or whatever else.
///
/// Every `Invalid..` of the crate turns into it, so that `?` works on any of them.
///
/// ```
/// use negotiation::value::{Invalid, id::{InvalidId, PartyId}};
///
/// fn party(text: &str) -> Result<PartyId, Invalid> {
///     Ok(PartyId::new(text)?)
/// }
/// assert_eq!(party("norway")?.as_str(), "norway");
///
/// let invalid = party("two words").unwrap_err();
/// assert_eq!(invalid.code(), "invalid.id");
/// assert!(invalid.to_string().starts_with("not a party id: ` ` at byte 3"));
/// assert!(invalid.get().is::<InvalidId>());
/// # Ok::<(), Invalid>(())
/// ```
#[derive(Clone)]
pub struct Invalid {
    code: &'static str,
    error: Arc<dyn Error + Send + Sync>,
}

impl Invalid {
    pub(crate) fn new(code: &'static str, error: impl Error + Send + Sync + 'static) -> Self {
        Self { code, error: Arc::new(error) }
    }

    /// Returns what sort of value it is, such as `invalid.id`. It never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Returns the error itself, to look at it as its own type.
    #[must_use]
    pub fn get(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.error
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

/// As it is told to people: `main` shows an error so.
impl fmt::Debug for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Invalid {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code && self.to_string() == other.to_string()
    }
}

impl Eq for Invalid {}

impl Error for Invalid {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

impl From<Infallible> for Invalid {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// The code of each sort of value that cannot be.
macro_rules! invalid {
    ($($Type:ty = $code:literal),+ $(,)?) => {$(
        impl From<$Type> for crate::value::Invalid {
            fn from(error: $Type) -> Self {
                Self::new($code, error)
            }
        }
    )+};
}
pub(crate) use invalid;

invalid! {
    chrono::ParseError = "invalid.instant",
    super::condition::InvalidConditions = "invalid.conditions",
    super::id::InvalidId = "invalid.id",
    super::metadata::InvalidMetadata = "invalid.metadata",
    super::share::InvalidShare = "invalid.share",
    super::text::InvalidText = "invalid.text",
    super::when::InvalidWhen = "invalid.when",
    super::word::InvalidWord = "invalid.word",
}
