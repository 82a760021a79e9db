//! The dates of a deadline: one, and others that hold instead on a condition.

use std::fmt;

use crate::{
    event::fact::{Mentions, Naming, Texts},
    value::{condition::Condition, when::When},
};

/// A date that holds instead of another one once a condition is met: "22 May if it is approved by 29 March".
///
/// The condition must be met before either date is over, and not later than [`by`](Self::by) where that is given: a term that
/// has passed is not replaced. A condition in words is never computed: whoever knows that it is met puts the deadline off.
///
/// ```
/// use negotiation::{talks::deadline::ConditionalTerm, value::{condition::Condition, id::GateId}};
///
/// // Article 1 of European Council Decision (EU) 2019/476.
/// let approved = Condition::GatePassed(GateId::new("commons")?);
/// let later = ConditionalTerm::new("2019-05-22".parse()?, approved).with_by("2019-03-29".parse()?);
/// assert_eq!(
///     later.to_string(),
///     "Wednesday 22 May 2019 if `commons` is passed by Friday 29 March 2019"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ConditionalTerm {
    /// When the deadline is over then; a day is over at its end.
    pub due: When,
    /// On what condition.
    pub condition: Condition,
    /// By when the condition must be met.
    pub by: Option<When>,
}

crate::wire::wire_struct! { ConditionalTerm {
    due: required,
    condition "if": required,
    by: optional,
} }

impl ConditionalTerm {
    /// Returns a date that holds once the condition is met.
    #[must_use]
    pub const fn new(due: When, condition: Condition) -> Self {
        Self { due, condition, by: None }
    }

    /// The condition must be met by then.
    #[must_use]
    pub fn with_by(mut self, by: When) -> Self {
        self.by = Some(by);
        self
    }
}

impl fmt::Display for ConditionalTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} if {}", self.due.describe(), self.condition)?;
        self.by.iter().try_for_each(|by| write!(f, " by {}", by.describe()))
    }
}

impl Mentions for ConditionalTerm {
    const NAMES: bool = true;

    fn name_to<'a>(&'a self, each: &mut dyn Naming<'a>) {
        self.due.name_to(each);
        self.condition.name_to(each);
        self.by.name_to(each);
    }

    fn each_date<'a>(&'a self, each: &mut dyn FnMut(&'a When)) {
        self.due.each_date(each);
        self.condition.each_date(each);
        self.by.each_date(each);
    }

    fn erase(&mut self, texts: Texts) {
        self.condition.erase(texts);
    }
}

/// The dates of a deadline, as one entry gave them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) due: When,
    pub(crate) instead: Vec<ConditionalTerm>,
}
