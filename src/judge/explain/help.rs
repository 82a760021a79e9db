//! What help is worked out from, and where it is found.

use crate::{
    decision::Outcome,
    event::{
        Subject,
        fact::{ActName, Kind},
    },
    judge::{
        Refusal,
        explain::{families, ways::way_of},
    },
    state::Negotiation,
};

/// What a help is worked out from.
pub(crate) struct Help<'a> {
    pub(crate) refusal: &'a Refusal,
    pub(crate) talks: &'a Negotiation,
    pub(crate) tally: Option<&'a Outcome>,
}

/// How the help for a rule is come by.
pub(crate) enum Way {
    /// It is always the same.
    Text(&'static str),
    /// It depends on how things stand.
    Worked(fn(&Help<'_>) -> String),
}

impl<'a> Help<'a> {
    /// Writes one line: how things stand, and what to do.
    pub(crate) fn text(&self) -> String {
        match way_of(self.refusal.rule) {
            Some(Way::Text(text)) => (*text).to_owned(),
            Some(Way::Worked(work)) => work(self),
            None => families::of_a_family(self),
        }
    }

    /// What the refusal is about.
    pub(crate) const fn subject(&self) -> &'a Subject {
        &self.refusal.subject
    }

    /// The kind of the act that was refused.
    pub(crate) const fn kind(&self) -> &'static Kind {
        self.refusal.act.kind
    }

    /// The act that was refused.
    pub(crate) const fn act(&self) -> ActName {
        self.refusal.act
    }
}
