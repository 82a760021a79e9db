//! Who may record acts as observed.

use crate::value::id::RecorderId;

/// The greatest number of recorders that a procedure allows to observe by name.
pub const MAX_OBSERVERS: usize = 64;

/// Who may record acts as observed, with their irregularities. Read by `entry.mode.allowed`.
///
/// A governed act that breaks a rule is refused; an observed one is recorded all the same. Where strangers propose
/// drafts, name the recorders that may observe: each is a program or a desk, and no party chooses its recorder.
///
/// ```
/// use negotiation::{decision::{Observers, Observing}, value::id::RecorderId};
///
/// let (desk, hotline) = (RecorderId::new("desk")?, RecorderId::new("hotline")?);
/// let by_the_desk = Observing::By(Observers::new([desk.clone()])?);
/// assert!(by_the_desk.allows(&desk));
/// assert!(!by_the_desk.allows(&hotline));
///
/// // Nobody is not a list: that is said with `Observing::Forbidden`.
/// assert!(Observers::new([]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Observing {
    /// Every recorder may.
    Allowed,
    /// Every act is governed.
    Forbidden,
    /// These recorders may, and for all others every act is governed.
    By(Observers),
}

crate::wire::wire_enum! { Observing {
    Allowed = "allowed",
    Forbidden = "forbidden",
    By(Observers) = "by",
} }

impl Observing {
    /// Returns whether a recorder may record acts as observed.
    #[must_use]
    pub fn allows(&self, recorder: &RecorderId) -> bool {
        match self {
            Self::Allowed => true,
            Self::Forbidden => false,
            Self::By(observers) => observers.recorders().contains(recorder),
        }
    }
}

/// A list of recorders that cannot be the observers of a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("observers are at least one and at most {MAX_OBSERVERS} recorders, each once; this names {0}")]
pub struct InvalidObservers(usize);

/// The recorders that may observe: one to 64, each once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Observers(Vec<RecorderId>);

impl Observers {
    /// Checks the recorders and makes the list.
    ///
    /// # Errors
    /// [`InvalidObservers`] if there are none or more than 64, or if one is named twice.
    pub fn new(recorders: impl IntoIterator<Item = RecorderId>) -> Result<Self, InvalidObservers> {
        let recorders: Vec<_> = recorders.into_iter().collect();
        let mut before = recorders.iter().enumerate();
        let twice = before.any(|(at, one)| recorders.iter().take(at).any(|other| other == one));
        if twice || !(1..=MAX_OBSERVERS).contains(&recorders.len()) {
            return Err(InvalidObservers(recorders.len()));
        }
        Ok(Self(recorders))
    }

    /// Returns the recorders.
    #[must_use]
    pub fn recorders(&self) -> &[RecorderId] {
        &self.0
    }
}

impl crate::wire::Wire for Observers {
    fn read(from: crate::wire::Reader<'_>) -> Result<Self, crate::wire::Wrong> {
        Self::new(from.list::<RecorderId>(MAX_OBSERVERS)?).map_err(|why| from.wrong(&why))
    }

    fn write<'t>(&'t self, to: &mut crate::wire::Tape<'t>) {
        to.list(&self.0);
    }
}

crate::wire::wire_serde! { Observers }

crate::value::invalid::invalid! { InvalidObservers = "invalid.observers" }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_observe_is_written_and_read() {
        for json in [r#""allowed""#, r#""forbidden""#, r#"{"by":["desk"]}"#, r#"{"by":["desk","press"]}"#] {
            let observing: Observing = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&observing).unwrap(), json);
        }
        for bad in [r#"{"by":[]}"#, r#"{"by":["desk","desk"]}"#, r#"{"by":"desk"}"#, r#""by""#] {
            assert!(serde_json::from_str::<Observing>(bad).is_err(), "{bad}");
        }
        let many: Vec<_> = (0..=MAX_OBSERVERS).map(|n| RecorderId::new(format!("r{n}")).unwrap()).collect();
        assert!(Observers::new(many[1..].to_vec()).is_ok());
        let json = serde_json::json!({ "by": many });
        assert!(serde_json::from_value::<Observing>(json).is_err());
        assert_eq!(Observers::new(many), Err(InvalidObservers(MAX_OBSERVERS + 1)));
    }
}
