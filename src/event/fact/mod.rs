//! Facts: what a payload is, its constant [`Kind`], and what its fields mention.

mod choice;
mod mentions;
mod optional;
mod stake;
mod subject;

pub(crate) use self::{
    choice::{ActName, Choice, choices, chooses},
    mentions::mentions_nothing,
    optional::{Filled, Optional},
};
pub use self::{stake::Stake, subject::Subject};
// What the macros of this crate write names these.
#[doc(hidden)]
pub use self::mentions::{Called, Introduces, Mention, Mentions, Naming, Texts};
use crate::{
    judge::rule::{RefusalKind, Rule, catalogue::written},
    value::role::Entitled,
};

/// The greatest number of members that a list in a payload may have.
pub const MAX_LIST: usize = 4096;

/// A kind of event, such as `point.tabled`: constant data.
pub struct Kind {
    name: &'static str,
    thing: &'static str,
    action: &'static str,
    known: Rule,
    free: Rule,
    status: Rule,
    entitled: Rule,
    /// Its documentation, line by line.
    docs: &'static [&'static str],
    marks: Marks,
}

/// A field of a kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Field {
    /// Its name, in Rust and on the wire.
    pub name: &'static str,
    /// Its type, such as `PartyId` or `Vec<PartyId>`.
    pub of: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
}

impl Field {
    pub(crate) const fn required(name: &'static str, of: &'static str) -> Self {
        Self { name, of, is_required: true }
    }

    pub(crate) const fn optional(name: &'static str, of: &'static str) -> Self {
        Self { name, of, is_required: false }
    }
}

/// What a declaration says of a kind.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and they go in any combination"
)]
pub(crate) struct Marks {
    /// What it changes for others than those who act.
    pub(crate) stake: Stake,
    /// The fields that give an id to something new: what it is about first, then words.
    pub(crate) introduces: &'static [&'static str],
    /// Whether what is new is what the event is about.
    pub(crate) begins: bool,
    /// Who is entitled to it, if it stands beside the lifecycle.
    pub(crate) beside: &'static [Entitled],
    /// Whether the status is asked all the same.
    pub(crate) from_status: bool,
    /// Whether it can rest on a question that was carried.
    pub(crate) by_question: bool,
    /// Whether deciding fills in the words that are meant.
    pub(crate) words: bool,
    /// Whether deciding fills in the votes.
    pub(crate) tally: bool,
    /// Whether deciding fills in something else.
    pub(crate) filled: bool,
    /// Whether it has lists.
    pub(crate) lists: bool,
    /// Whether it may name something that has to exist.
    pub(crate) names: bool,
    /// Its fields, in their order.
    pub(crate) fields: &'static [Field],
    /// The fields that may be left out.
    pub(crate) optional: &'static [&'static str],
    /// The field that says which of several acts it is, and its words.
    pub(crate) choice: Option<(&'static str, &'static [&'static str])>,
}

/// Its name: all else follows from it.
impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kind({})", self.name)
    }
}

impl Kind {
    pub(crate) const fn declare(
        [name, thing, action]: [&'static str; 3],
        [known, free, status, entitled]: [&'static str; 4],
        docs: &'static [&'static str],
        marks: Marks,
    ) -> Self {
        Self {
            name,
            thing,
            action,
            docs,
            marks,
            known: Rule::structural(RefusalKind::Unknown, known, "every id that the event names must exist"),
            free: Rule::structural(
                RefusalKind::Duplicate,
                free,
                "an id given to something new must not be taken",
            ),
            status: Rule::procedural(RefusalKind::NotPermitted, status, "the status must permit the action"),
            entitled: Rule::procedural(
                RefusalKind::NotEntitled,
                entitled,
                "the actor must hold a role that entitles to the act",
            ),
        }
    }

    /// The whole name, such as `point.tabled`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The thing it is about, such as `point`.
    #[must_use]
    pub const fn thing(&self) -> &'static str {
        self.thing
    }

    /// What happened to the thing, such as `tabled`.
    #[must_use]
    pub const fn action(&self) -> &'static str {
        self.action
    }

    /// The structural rule that every id the event names exists.
    #[must_use]
    pub const fn known(&self) -> &Rule {
        &self.known
    }

    /// The procedural rule that the status permits the act.
    #[must_use]
    pub const fn status(&self) -> &Rule {
        &self.status
    }

    /// The procedural rule that the actor holds a role that is entitled to the act.
    #[must_use]
    pub const fn entitled(&self) -> &Rule {
        &self.entitled
    }

    /// Returns the lines of its documentation: what it says, and after `Rules:` the rules that it is refused under.
    #[must_use]
    pub const fn docs(&self) -> &'static [&'static str] {
        self.docs
    }

    /// Returns the rules that an event of this kind is refused under, in the order of its documentation, beside those of
    /// every entry and every act (`entry.*.*`, `any.any.*`), of which some are listed.
    ///
    /// ```
    /// use negotiation::{event::fact::Fact, talks::point::Closed};
    ///
    /// let rules: Vec<_> = Closed::KIND.rules().iter().map(|rule| rule.id()).collect();
    /// assert!(rules.contains(&"point.closed.package"));
    /// assert!(!rules.contains(&"point.text_agreed.agreement"));
    /// ```
    #[must_use]
    pub fn rules(&'static self) -> Vec<&'static Rule> {
        let listed = self.docs.iter().skip_while(|line| !line.trim_start().starts_with("Rules:"));
        // Between backticks stands an id.
        let quoted = listed.flat_map(|line| line.split('`').skip(1).step_by(2));
        let own = [&self.known, &self.free, &self.status, &self.entitled];
        quoted.filter_map(|id| own.into_iter().chain(written()).find(|rule| rule.id() == id)).collect()
    }

    /// Returns what an event of this kind changes for others than those who act.
    #[must_use]
    pub const fn stake(&self) -> Stake {
        self.marks.stake
    }

    /// Returns the fields of an event of this kind, in their order.
    ///
    /// ```
    /// use negotiation::{event::fact::Fact, talks::party::Invited};
    ///
    /// let fields = Invited::KIND.fields();
    /// assert_eq!((fields[0].name, fields[0].of, fields[0].is_required), ("party", "PartyId", true));
    /// ```
    #[must_use]
    pub const fn fields(&self) -> &'static [Field] {
        self.marks.fields
    }

    /// Returns the names of the fields that an event of this kind may leave out.
    #[must_use]
    pub const fn optional_fields(&self) -> &'static [&'static str] {
        self.marks.optional
    }

    /// Returns the field that says which act an event of this kind is, such as `phase` of `negotiation.phase_begun`;
    /// `None` if the kind is one act.
    #[must_use]
    pub const fn chosen_by(&self) -> Option<&'static str> {
        match self.marks.choice {
            Some((field, _)) => Some(field),
            None => None,
        }
    }

    /// Returns the words that the field has, one for each act; none if the kind is one act.
    #[must_use]
    pub const fn choices(&self) -> &'static [&'static str] {
        match self.marks.choice {
            Some((_, words)) => words,
            None => &[],
        }
    }

    /// What its declaration says of it beside its fields.
    pub(crate) const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The structural rule that an id the event gives to something new is not taken.
    #[must_use]
    pub const fn free(&self) -> &Rule {
        &self.free
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name)
    }
}

/// A payload: what happened, of one kind.
pub trait Fact {
    /// The enum of all events of the same thing.
    type Events: From<Self>
    where
        Self: Sized;
    /// The kind of this fact.
    const KIND: &'static Kind;
}

/// Something that can hold the events of one thing, such as [`Event`](crate::event::Event).
pub trait Carries<Events> {
    /// Returns the event, if it is one of this thing.
    fn carried(&self) -> Option<&Events>;
}

/// The one that there is, if there is one.
pub(crate) const fn the_one<T: Copy>(all: &[T]) -> Option<T> {
    match all {
        [one, ..] => Some(*one),
        [] => None,
    }
}

/// Whether there is one.
pub(crate) const fn is_any(names: &[&str]) -> bool {
    !names.is_empty()
}

/// Whether the first name is that of the subject.
pub(crate) const fn begins(new: &[&str], subject: &str) -> bool {
    match new {
        [first, ..] => is_same(first, subject),
        [] => false,
    }
}

/// Whether a name is one of these.
pub(crate) const fn is_one_of(name: &str, all: &[&str]) -> bool {
    let mut all = all;
    while let [one, rest @ ..] = all {
        if is_same(one, name) {
            return true;
        }
        all = rest;
    }
    false
}

const fn is_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let (Some((first, rest)), Some((second, others))) = (one.split_first(), other.split_first()) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}
