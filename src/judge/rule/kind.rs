//! What sort of refusal a rule refuses with.

use std::fmt;

use crate::event::fact::Subject;

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
    AgreementLacking,
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

impl RefusalKind {
    /// Says in a few words what happened: all that can be told from the kind and the subject alone.
    pub(crate) const fn about(self, subject: &Subject) -> About<'_> {
        About { kind: self, subject }
    }
}

impl fmt::Display for RefusalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unknown => "unknown",
            Self::Duplicate => "duplicate",
            Self::Incoherent => "incoherent",
            Self::NotPermitted => "not permitted from this status",
            Self::NotEntitled => "not entitled",
            Self::AgreementLacking => "agreement lacking",
            Self::Untimely => "untimely",
            Self::Unsettled => "unsettled",
            Self::Limit => "limit reached",
            Self::ProcedureForbids => "procedure forbids",
            Self::Disclosure => "disclosure",
            Self::Never => "never possible",
        })
    }
}

/// What a refusal of one kind says of its subject.
pub(crate) struct About<'a> {
    kind: RefusalKind,
    subject: &'a Subject,
}

impl fmt::Display for About<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = self.subject;
        match self.kind {
            RefusalKind::Unknown => write!(f, "there is no {subject}"),
            RefusalKind::Duplicate => write!(f, "the id `{}` is taken", subject.as_str()),
            RefusalKind::Incoherent => write!(f, "what it says of {subject} does not fit"),
            RefusalKind::NotPermitted => write!(f, "the status of {subject} does not permit it"),
            RefusalKind::NotEntitled => write!(f, "the actor is not entitled to act on {subject}"),
            RefusalKind::AgreementLacking => write!(f, "{subject} lacks agreement"),
            RefusalKind::Untimely => write!(f, "the time does not fit {subject}"),
            RefusalKind::Unsettled => write!(f, "{subject} is not ready for it"),
            RefusalKind::Limit => write!(f, "{subject} exceeds a bound"),
            RefusalKind::ProcedureForbids => write!(f, "the procedure does not allow it for {subject}"),
            RefusalKind::Disclosure => write!(f, "the disclosure does not fit {subject}"),
            RefusalKind::Never => write!(f, "no such act is possible on {subject}"),
        }
    }
}
