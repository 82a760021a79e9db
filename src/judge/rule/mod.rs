//! A rule: its stable id, its grade, the kind of refusal it leads to, its sentence.
//!
//! Rules are constant data. A check names the rule it enforces, a refusal names the rule that was
//! not kept, a lifecycle row names the rule that guards it, and the rule book is printed from the
//! same constants.

pub mod catalogue;
mod kind;

use std::fmt;

pub use self::kind::RefusalKind;

/// How a rule binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// Keeps the record coherent. Never waived, and checked again when a record is loaded.
    Structural,
    /// Keeps the process lawful. A governed act that does not show it was kept is refused; an
    /// observed act that broke it is recorded with an irregularity.
    Procedural,
    /// Reported by a review; never refuses anything.
    Finding,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Structural => "structural",
            Self::Procedural => "procedural",
            Self::Finding => "finding",
        })
    }
}

/// One rule of the catalogue.
///
/// The id is stable for ever: it stands in records, as the name of an irregularity.
///
/// ```
/// use negotiation::judge::rule::{Grade, RefusalKind, Rule};
///
/// static QUIET: Rule =
///     Rule::procedural(RefusalKind::Unsettled, "hall.quiet", "nobody may speak while another speaks");
/// assert_eq!(QUIET.id(), "hall.quiet");
/// assert_eq!(QUIET.grade(), Grade::Procedural);
/// assert_eq!(QUIET.kind(), Some(RefusalKind::Unsettled));
/// ```
pub struct Rule {
    id: &'static str,
    grade: Grade,
    kind: Option<RefusalKind>,
    sentence: &'static str,
}

/// Its id: the rule book has the rest.
impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

impl Rule {
    /// Makes a rule that keeps the record coherent.
    #[must_use]
    pub const fn structural(kind: RefusalKind, id: &'static str, sentence: &'static str) -> Self {
        Self { id, grade: Grade::Structural, kind: Some(kind), sentence }
    }

    /// Makes a rule that keeps the process lawful.
    #[must_use]
    pub const fn procedural(kind: RefusalKind, id: &'static str, sentence: &'static str) -> Self {
        Self { id, grade: Grade::Procedural, kind: Some(kind), sentence }
    }

    /// Makes a rule that a review reports on.
    #[must_use]
    pub const fn finding(id: &'static str, sentence: &'static str) -> Self {
        Self { id, grade: Grade::Finding, kind: None, sentence }
    }

    /// Returns the stable id, such as `point.closed.package`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Says how the rule binds.
    #[must_use]
    pub const fn grade(&self) -> Grade {
        self.grade
    }

    /// Says what sort of refusal the rule leads to; none for a finding, which refuses nothing.
    #[must_use]
    pub const fn kind(&self) -> Option<RefusalKind> {
        self.kind
    }

    /// Returns what must be so, in one sentence; of a finding, the fault that was found.
    #[must_use]
    pub const fn sentence(&self) -> &'static str {
        self.sentence
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}
