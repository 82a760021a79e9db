//! Refusals: well formed, and not possible now.

use std::{fmt, sync::Arc};

use crate::{
    decision::Outcome,
    event::{
        Entry, Subject,
        fact::{ActName, Kind},
    },
    judge::rule::{Grade, RefusalKind, Rule},
    value::when::Instant,
};

/// Why a draft is not recorded: the rule, the act and its subject.
///
/// Its text is one line: what happened, and the rule. [`explain`](Refusal::explain) says how the positions add up and
/// what would make the act possible. How those add up who act jointly, or who voted for it, it holds itself: that is
/// nowhere in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) rule: &'static Rule,
    pub(crate) act: ActName,
    pub(crate) subject: Subject,
    /// When it was to be recorded.
    pub(crate) at: Instant,
    /// What it holds of its own, which is nowhere in the record.
    pub(crate) behind: Option<Box<Behind>>,
}

/// What stands behind a refusal.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Behind {
    /// How those who act, or who voted for what was asked for, add up.
    pub(crate) tally: Option<Outcome>,
    /// What was due, and would have been recorded before it: it was refused as things stand after that.
    pub(crate) closings: Vec<Arc<Entry>>,
}

/// Without the entries: their contents are for nobody to print.
impl fmt::Debug for Behind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closings = self.closings.len();
        f.debug_struct("Behind").field("tally", &self.tally).field("closings", &closings).finish()
    }
}

impl Refusal {
    /// The same, refused as things stand after what was due.
    pub(crate) fn after(self, closings: Vec<Arc<Entry>>) -> Self {
        let behind = self.behind.map_or_else(Behind::default, |behind| *behind);
        Self { behind: Some(Box::new(Behind { closings, ..behind })), ..self }
    }

    /// Says what sort of refusal it is, as the rule does.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        match self.rule.kind() {
            Some(kind) => kind,
            // A finding refuses nothing.
            None => RefusalKind::Never,
        }
    }

    /// Returns the rule that is not shown to be kept.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Returns the act that was refused, such as `point.closed`.
    #[must_use]
    pub const fn act(&self) -> &'static Kind {
        self.act.kind
    }

    /// Returns the word that says which act of its kind it was, such as `talks` of `negotiation.phase_begun`; `None`
    /// if the kind is one act.
    #[must_use]
    pub const fn choice(&self) -> Option<&'static str> {
        self.act.choice
    }

    /// Says what it is about.
    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Says whether it holds for observers too: structural rules are never waived.
    #[must_use]
    pub fn is_structural(&self) -> bool {
        self.rule.grade() == Grade::Structural
    }

    /// Writes what happened, without the rule.
    pub(crate) fn headline(&self) -> String {
        format!("cannot record {}: {}", self.act, self.kind().about(&self.subject))
    }

    /// Says whether the rule is one of those that every kind of event has: the headline says all of it.
    fn says_it_all(&self) -> bool {
        let (rule, act) = (self.rule, self.act.kind);
        [act.known(), act.free(), act.status(), act.entitled()].contains(&rule)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        if !self.says_it_all() {
            write!(f, ": {}", self.rule.sentence())?;
        }
        write!(f, " [{}]", self.rule)
    }
}

impl std::error::Error for Refusal {}
