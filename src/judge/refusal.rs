//! Refusals: well formed, and not possible now.

use std::fmt;

use crate::{
    event::{Subject, fact::Kind},
    judge::rule::{Grade, Rule},
};

/// What sort of refusal it is, to branch on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// Something is named that nobody introduced.
    Unknown,
    /// An id is taken.
    Duplicate,
    /// The facts do not fit together.
    Incoherent,
    /// The status does not permit the act.
    NotPermitted,
    /// The actor holds no role that is entitled.
    NotEntitled,
    /// The decision rule is not satisfied.
    ConsentLacking,
    /// Too early or too late.
    Untimely,
    /// Something else has to be settled first, or reopened.
    Unsettled,
    /// A bound is reached.
    Limit,
    /// The rules of procedure do not allow it.
    ProcedureForbids,
    /// It would be disclosed more widely than what it mentions.
    Disclosure,
    /// There is no such act, however things stand.
    Never,
}

impl fmt::Display for RefusalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unknown => "unknown",
            Self::Duplicate => "duplicate",
            Self::Incoherent => "incoherent",
            Self::NotPermitted => "not permitted from this status",
            Self::NotEntitled => "not entitled",
            Self::ConsentLacking => "consent lacking",
            Self::Untimely => "untimely",
            Self::Unsettled => "unsettled",
            Self::Limit => "limit reached",
            Self::ProcedureForbids => "procedure forbids",
            Self::Disclosure => "disclosure",
            Self::Never => "never possible",
        })
    }
}

/// Why a draft is not recorded: the rule, what sort of refusal it is, the act and its subject.
///
/// It holds nothing more; [`explain`](Refusal::explain) works out the tally and what would make
/// the act possible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{act} refused, {kind}: {} ({subject}) [{}]", .rule.sentence(), .rule.id())]
pub struct Refusal {
    pub(crate) rule: &'static Rule,
    pub(crate) kind: RefusalKind,
    pub(crate) act: &'static Kind,
    pub(crate) subject: Subject,
}

impl Refusal {
    /// What sort of refusal it is.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        self.kind
    }

    /// The rule that is not shown to be kept.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The act that was refused, such as `point.closed`.
    #[must_use]
    pub const fn act(&self) -> &'static Kind {
        self.act
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether it holds for observers too: structural rules are never waived.
    #[must_use]
    pub fn is_structural(&self) -> bool {
        self.rule.grade() == Grade::Structural
    }
}
