//! Status machines, each declared once.
//!
//! A lifecycle is a table: from which status, by which action, to which status, who is entitled,
//! and under which rule. [`lifecycle!`](crate::lifecycle!) takes the table and makes both enums,
//! the machine and its documentation. The machines of this crate are declared with it, and a
//! program that embeds the crate declares its own in the same way, with its own roles.
//!
//! - [`Lifecycle`] answers what is permitted and where it leads.
//! - [`lint()`] says what is wrong with a table. What it calls an error does not compile.
//! - [`mermaid()`] and [`markdown_table()`] show a table to people.
//!
//! A status is [initial](Lifecycle::is_initial), [resting](Lifecycle::is_resting) or
//! [final](Lifecycle::is_final) because the table declares it so; a dead end that nobody meant can
//! therefore be told from an end.

use std::{
    fmt::{self, Debug, Display},
    hash::Hash,
};

use crate::judge::rule::Rule;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod lint;
mod macros;
mod render;

pub use lint::{LintFinding, LintSeverity, lint};
pub use render::{markdown_table, mermaid};

/// One row of a lifecycle: one status that is left, one action.
///
/// A declared row with several statuses on its left becomes as many rows.
///
/// ```
/// # negotiation::lifecycle! {
/// #     lifecycle LampLifecycle("lamp") entitles &'static str;
/// #     status LampStatus { Dark = "dark" initial, Lit = "lit" }
/// #     action LampAction { Hung = "hung", SwitchedOn = "switched_on", SwitchedOff = "switched_off" }
/// #     rows {
/// #         new => Hung => Dark: ["keeper"];
/// #         Dark => SwitchedOn => Lit: ["keeper", "guest"];
/// #         Lit => SwitchedOff => Dark: ["keeper"];
/// #     }
/// # }
/// use negotiation::lifecycle::Lifecycle;
///
/// let row = LampLifecycle::row(Some(LampStatus::Lit), LampAction::SwitchedOff).ok_or("no row")?;
/// assert_eq!(row.to, LampStatus::Dark);
/// assert!(row.entitles("keeper"));
/// assert!(!row.entitles("guest"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<L: Lifecycle> {
    /// The status that is left; `None` where the thing is created.
    pub from: Option<L::Status>,
    /// What happens.
    pub action: L::Action,
    /// The status that is reached.
    pub to: L::Status,
    /// Who is entitled by default.
    pub entitled: &'static [L::Role],
    /// The rule that guards the row, if there is one.
    pub guard: Option<&'static Rule>,
}

impl<L: Lifecycle> Row<L> {
    /// Whether the table entitles this role to the row.
    #[must_use]
    pub fn entitles(&self, role: L::Role) -> bool {
        self.entitled.contains(&role)
    }
}

/// A status machine.
///
/// [`lifecycle!`](crate::lifecycle!) implements it; an implementation by hand is possible, gets
/// the slow default of [`row`](Self::row), and is checked only by [`lint()`]. `from` is `None`
/// everywhere for the thing that does not exist yet.
///
/// ```
/// # negotiation::lifecycle! {
/// #     lifecycle LampLifecycle("lamp") entitles &'static str;
/// #     status LampStatus { Dark = "dark" initial, Lit = "lit", Broken = "broken" last }
/// #     action LampAction {
/// #         Hung = "hung", SwitchedOn = "switched_on", SwitchedOff = "switched_off", Dropped = "dropped",
/// #     }
/// #     rows {
/// #         new => Hung => Dark: ["keeper"];
/// #         Dark => SwitchedOn => Lit: ["keeper"];
/// #         Lit => SwitchedOff => Dark: ["keeper"];
/// #         Dark | Lit => Dropped => Broken: [];
/// #     }
/// # }
/// use negotiation::lifecycle::Lifecycle;
///
/// let dark = Some(LampStatus::Dark);
/// assert_eq!(LampLifecycle::after(dark, LampAction::SwitchedOn), Some(LampStatus::Lit));
/// // A lamp that is dark is not switched off.
/// assert_eq!(LampLifecycle::after(dark, LampAction::SwitchedOff), None);
///
/// let open: Vec<_> = LampLifecycle::permitted(dark).collect();
/// assert_eq!(open, [LampAction::SwitchedOn, LampAction::Dropped]);
/// assert!(LampLifecycle::is_final(LampStatus::Broken));
/// assert_eq!(LampLifecycle::status_rule(LampAction::Dropped).id(), "lamp.dropped.status");
/// ```
pub trait Lifecycle: Copy + Debug + Eq + 'static {
    /// How the thing stands.
    type Status: Copy + Debug + Display + Eq + Ord + Hash + Send + Sync + 'static;
    /// What happens to it.
    type Action: Copy + Debug + Display + Eq + Ord + Hash + Send + Sync + 'static;
    /// Who may be entitled.
    type Role: Copy + Debug + Display + PartialEq + 'static;

    /// What the thing is called, in one word: the first part of the ids of its rules.
    const NAME: &'static str;
    /// Every status, as declared.
    const STATUSES: &'static [Self::Status];
    /// Every action, as declared.
    const ACTIONS: &'static [Self::Action];
    /// Every row, as declared.
    const TABLE: &'static [Row<Self>];

    /// Whether the thing may begin in this status.
    fn is_initial(status: Self::Status) -> bool;

    /// Whether nothing more is due in this status. A way back may exist. A final status rests.
    fn is_resting(status: Self::Status) -> bool;

    /// Whether this status is declared to be the last: nothing leads out of it.
    fn is_final(status: Self::Status) -> bool;

    /// The word of the field that tells the action from the others of its event, such as `sealed` of
    /// `closed(sealed)`; none where the event is this one action.
    #[must_use]
    fn choice(_action: Self::Action) -> Option<&'static str> {
        None
    }

    /// The rule that an action keeps when the status permits it.
    fn status_rule(action: Self::Action) -> &'static Rule;

    /// The rule that an action keeps when the actor holds a role that the table entitles.
    fn entitled_rule(action: Self::Action) -> &'static Rule;

    /// The row of this status and this action, if the table has one. A declared machine looks it
    /// up in a grid and allocates nothing.
    #[must_use]
    fn row(from: Option<Self::Status>, action: Self::Action) -> Option<&'static Row<Self>> {
        Self::TABLE.iter().find(|row| row.from == from && row.action == action)
    }

    /// The status after the action, if the status permits it.
    #[must_use]
    fn after(from: Option<Self::Status>, action: Self::Action) -> Option<Self::Status> {
        Self::row(from, action).map(|row| row.to)
    }

    /// The actions that this status permits, in the order of their declaration. Who is entitled
    /// and what guards them is another question: see [`row`](Self::row).
    fn permitted(from: Option<Self::Status>) -> impl Iterator<Item = Self::Action> {
        Self::ACTIONS.iter().copied().filter(move |&action| Self::row(from, action).is_some())
    }

    /// The rows of an action: from where it would be possible.
    fn rows_for(action: Self::Action) -> impl Iterator<Item = &'static Row<Self>> {
        Self::TABLE.iter().filter(move |row| row.action == action)
    }

    /// The rules that the table itself makes, two for each action; actions of one event share theirs, and each is
    /// named once. Guards are not among them.
    fn rules() -> impl Iterator<Item = &'static Rule> {
        let first = |nth: usize, action| {
            let mut earlier = Self::ACTIONS.iter().take(nth);
            earlier.all(|&other| Self::status_rule(other) != Self::status_rule(action))
        };
        let actions =
            Self::ACTIONS.iter().copied().enumerate().filter(move |&(nth, action)| first(nth, action));
        actions.flat_map(|(_, action)| [Self::status_rule(action), Self::entitled_rule(action)])
    }
}

/// A text that names no status, or no action, of a lifecycle. The message lists those that do.
///
/// ```
/// # negotiation::lifecycle! {
/// #     lifecycle LampLifecycle("lamp") entitles &'static str;
/// #     status LampStatus { Dark = "dark" initial, Lit = "lit" last }
/// #     action LampAction { Hung = "hung", SwitchedOn = "switched_on" }
/// #     rows { new => Hung => Dark: []; Dark => SwitchedOn => Lit: []; }
/// # }
/// assert_eq!("lit".parse(), Ok(LampStatus::Lit));
/// let error = "Lit".parse::<LampStatus>().unwrap_err();
/// assert_eq!(error.to_string(), "not a lamp status that is known here: allowed are `dark`, `lit`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTerm {
    kind: &'static str,
    allowed: &'static [&'static str],
}

impl InvalidTerm {
    /// What the text was meant for, such as `point status`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.kind
    }

    /// The words that are allowed.
    #[must_use]
    pub const fn allowed(&self) -> &'static [&'static str] {
        self.allowed
    }
}

impl Display for InvalidTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a {} that is known here: allowed are ", self.kind)?;
        for (at, word) in self.allowed.iter().enumerate() {
            write!(f, "{}`{word}`", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidTerm {}

crate::value::invalid::invalid! { InvalidTerm = "invalid.term" }

#[cfg(test)]
mod tests {
    use super::*;

    crate::lifecycle! {
        pub(crate) lifecycle CaseLifecycle("case") entitles &'static str;
        pub(crate) status CaseStatus { Open = "open" initial, Stayed = "stayed", Shut = "shut" resting, Void = "void" last }
        pub(crate) action CaseAction {
            Opened = "opened", Stayed = "stayed", Resumed = "resumed", Shut = "shut", Voided = "voided",
        }
        rows {
            new => Opened => Open: ["clerk"];
            Open => Stayed => Stayed: ["judge"];
            Stayed | Shut => Resumed => Open: ["judge", "clerk"];
            Open | Stayed => Shut => Shut: ["judge"];
            Open | Stayed | Shut => Voided => Void: ["judge"];
        }
    }

    #[test]
    fn the_grid_agrees_with_the_table_everywhere() {
        let froms = std::iter::once(None).chain(CaseStatus::ALL.iter().copied().map(Some));
        let mut found = 0;
        for from in froms {
            for &action in CaseAction::ALL {
                let slow = CaseLifecycle::TABLE.iter().find(|row| row.from == from && row.action == action);
                assert_eq!(CaseLifecycle::row(from, action), slow);
                found += usize::from(slow.is_some());
            }
        }
        assert_eq!(found, CaseLifecycle::TABLE.len());
        assert_eq!(found, 9);
    }

    #[test]
    fn a_case_is_opened_stayed_resumed_and_shut() {
        let mut status = None;
        for action in [CaseAction::Opened, CaseAction::Stayed, CaseAction::Resumed, CaseAction::Shut] {
            status = CaseLifecycle::after(status, action);
            assert!(status.is_some());
        }
        assert_eq!(status, Some(CaseStatus::Shut));
        assert!(CaseStatus::Shut.is_resting() && !CaseStatus::Shut.is_final());
        assert!(CaseStatus::Void.is_resting() && CaseStatus::Void.is_final());
        assert_eq!(CaseLifecycle::after(status, CaseAction::Stayed), None);
        assert_eq!(CaseLifecycle::permitted(Some(CaseStatus::Void)).count(), 0);
    }

    #[test]
    fn every_action_has_two_rules_the_creation_too() {
        let ids: Vec<_> = CaseLifecycle::rules().map(Rule::id).collect();
        assert_eq!(ids.len(), 10);
        assert_eq!(ids.first_chunk(), Some(&["case.opened.status", "case.opened.entitled"]));
        assert!(CaseLifecycle::rules().all(|rule| rule.grade() == crate::judge::rule::Grade::Procedural));
    }

    crate::lifecycle! {
        lifecycle DoorLifecycle("door") entitles &'static str;
        status DoorStatus { Open = "open" initial, Shut = "shut", Locked = "locked" last }
        action DoorAction { Shut = "closed"("shut"), Locked = "closed"("locked"), Opened = "opened" }
        rows {
            Open => Shut => Shut: ["guest"];
            Open | Shut => Locked => Locked: ["porter"];
            Shut => Opened => Open: ["guest"];
        }
    }

    #[test]
    fn an_event_may_stand_for_several_actions_and_a_word_of_it_says_which() {
        assert_eq!(DoorAction::Locked.to_string(), "closed(locked)");
        assert_eq!("closed(shut)".parse(), Ok(DoorAction::Shut));
        assert!("closed".parse::<DoorAction>().is_err() && "closed()".parse::<DoorAction>().is_err());
        assert_eq!(DoorLifecycle::choice(DoorAction::Locked), Some("locked"));
        assert_eq!(DoorLifecycle::choice(DoorAction::Opened), None);
        let entitled = |action| DoorLifecycle::row(Some(DoorStatus::Open), action).map(|row| row.entitled);
        assert_eq!(entitled(DoorAction::Shut), Some(&["guest"][..]));
        assert_eq!(entitled(DoorAction::Locked), Some(&["porter"][..]));
        let ids: Vec<_> = DoorLifecycle::rules().map(Rule::id).collect();
        assert_eq!(
            ids,
            ["door.closed.status", "door.closed.entitled", "door.opened.status", "door.opened.entitled"]
        );
    }

    #[test]
    fn words_are_read_and_strange_ones_are_refused() {
        use serde::{
            Deserialize,
            de::value::{Error, StrDeserializer},
        };
        for &status in CaseStatus::ALL {
            assert_eq!(CaseStatus::deserialize(StrDeserializer::<Error>::new(status.as_str())), Ok(status));
        }
        let error = CaseAction::deserialize(StrDeserializer::<Error>::new("appealed")).unwrap_err();
        assert!(error.to_string().starts_with("not a case action that is known here: allowed are `opened`"));
    }
}
