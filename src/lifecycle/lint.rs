//! What is wrong with a table.

use std::fmt;

use super::{Lifecycle, Row};
use crate::value::sorted::Set;

/// How much a [`LintFinding`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LintSeverity {
    /// The table may be meant so.
    Warning,
    /// The table is malformed. A table declared with [`lifecycle!`](crate::lifecycle!) does not
    /// compile with such a fault; one implemented by hand may have it.
    Error,
}

impl fmt::Display for LintSeverity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Something wrong with a table, and where.
///
/// A row that leads back to its own status does not count as a way out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LintFinding<L: Lifecycle> {
    /// Error: no status is declared initial, so the thing cannot begin.
    NoInitial,
    /// Error: a creation leads to a status that is not declared initial.
    CreatedElsewhere {
        /// The action that creates.
        action: L::Action,
        /// Where it leads.
        to: L::Status,
    },
    /// Error: two rows leave one status by one action.
    TwoRows {
        /// The status that is left.
        from: Option<L::Status>,
        /// The action.
        action: L::Action,
    },
    /// Error: an action is in no row.
    UnusedAction(L::Action),
    /// Error: no rows lead from an initial status to this one.
    Unreachable(L::Status),
    /// Error: a status is declared final, and a row leads out of it.
    FinalWithExit {
        /// The status that is declared final.
        status: L::Status,
        /// The action that leads out of it.
        action: L::Action,
    },
    /// Error: no row leads out of a status, and it is not declared final.
    DeadEnd(L::Status),
    /// Warning: things are created, and never in this status although it is declared initial. A
    /// lifecycle without any creation is not warned of: its things begin with something else.
    NeverCreated(L::Status),
    /// Warning: an action leads to more than one status, so that its name does not say how the
    /// thing then stands.
    TwoDestinations {
        /// The action.
        action: L::Action,
        /// Where its first row leads.
        first: L::Status,
        /// Where another row leads.
        other: L::Status,
    },
}

impl<L: Lifecycle> LintFinding<L> {
    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> LintSeverity {
        match self {
            Self::NoInitial
            | Self::CreatedElsewhere { .. }
            | Self::TwoRows { .. }
            | Self::UnusedAction(_)
            | Self::Unreachable(_)
            | Self::FinalWithExit { .. }
            | Self::DeadEnd(_) => LintSeverity::Error,
            Self::NeverCreated(_) | Self::TwoDestinations { .. } => LintSeverity::Warning,
        }
    }
}

impl<L: Lifecycle> fmt::Display for LintFinding<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInitial => f.write_str("no status is initial"),
            Self::CreatedElsewhere { action, to } => {
                write!(f, "`{action}` creates in `{to}`, which is not initial")
            }
            Self::TwoRows { from: Some(from), action } => {
                write!(f, "two rows leave `{from}` by `{action}`")
            }
            Self::TwoRows { from: None, action } => write!(f, "two rows create by `{action}`"),
            Self::UnusedAction(action) => write!(f, "`{action}` is in no row"),
            Self::Unreachable(status) => write!(f, "`{status}` cannot be reached from an initial status"),
            Self::FinalWithExit { status, action } => {
                write!(f, "`{action}` leads out of `{status}`, which is final")
            }
            Self::DeadEnd(status) => write!(f, "no row leads out of `{status}`, which is not final"),
            Self::NeverCreated(status) => write!(f, "`{status}` is initial, and nothing is created in it"),
            Self::TwoDestinations { action, first, other } => {
                write!(f, "`{action}` leads to `{first}` and to `{other}`")
            }
        }
    }
}

/// Says what is wrong with a table; nothing, if it is sound. Errors come first.
///
/// ```
/// use negotiation::lifecycle::{lint, LintFinding, LintSeverity};
///
/// negotiation::lifecycle! {
///     lifecycle LampLifecycle("lamp") entitles &'static str;
///     status LampStatus { Dark = "dark" initial, Lit = "lit" }
///     action LampAction { Hung = "hung", Pressed = "pressed" }
///     rows {
///         new => Hung => Dark: ["keeper"];
///         Dark => Pressed => Lit: ["keeper"];
///         Lit => Pressed => Dark: ["keeper"];
///     }
/// }
///
/// let findings = lint::<LampLifecycle>();
/// assert_eq!(findings.len(), 1);
/// assert_eq!(findings[0].severity(), LintSeverity::Warning);
/// assert_eq!(findings[0].to_string(), "`pressed` leads to `lit` and to `dark`");
/// ```
#[must_use]
pub fn lint<L: Lifecycle>() -> Vec<LintFinding<L>> {
    let mut found = Vec::new();
    let created: Set<_> = L::TABLE.iter().filter(|row| row.from.is_none()).map(|row| row.to).collect();
    if !L::STATUSES.iter().any(|&status| L::is_initial(status)) {
        found.push(LintFinding::NoInitial);
    }
    let mut pairs = Set::new();
    for row in L::TABLE {
        if row.from.is_none() && !L::is_initial(row.to) {
            found.push(LintFinding::CreatedElsewhere { action: row.action, to: row.to });
        }
        if !pairs.insert((row.from, row.action)) {
            found.push(LintFinding::TwoRows { from: row.from, action: row.action });
        }
        if let Some(status) = leaves(row).filter(|&from| L::is_final(from)) {
            found.push(LintFinding::FinalWithExit { status, action: row.action });
        }
    }
    for &action in L::ACTIONS {
        if L::rows_for(action).next().is_none() {
            found.push(LintFinding::UnusedAction(action));
        }
    }
    let reached = reached::<L>();
    for &status in L::STATUSES {
        if !reached.contains(&status) {
            found.push(LintFinding::Unreachable(status));
        }
        if !L::is_final(status) && !L::TABLE.iter().any(|row| leaves(row) == Some(status)) {
            found.push(LintFinding::DeadEnd(status));
        }
    }
    for &status in L::STATUSES {
        if L::is_initial(status) && !created.is_empty() && !created.contains(&status) {
            found.push(LintFinding::NeverCreated(status));
        }
    }
    for &action in L::ACTIONS {
        let mut destinations = L::rows_for(action).map(|row| row.to);
        if let Some(first) = destinations.next() {
            let others: Set<_> = destinations.filter(|&to| to != first).collect();
            found.extend(others.into_iter().map(|other| LintFinding::TwoDestinations {
                action,
                first,
                other,
            }));
        }
    }
    found
}

/// The status that the row really leaves.
fn leaves<L: Lifecycle>(row: &Row<L>) -> Option<L::Status> {
    row.from.filter(|&from| from != row.to)
}

fn reached<L: Lifecycle>() -> Set<L::Status> {
    let mut reached: Set<_> = L::STATUSES.iter().copied().filter(|&s| L::is_initial(s)).collect();
    loop {
        let before = reached.len();
        for row in L::TABLE {
            if row.from.is_some_and(|from| reached.contains(&from)) {
                reached.insert(row.to);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::rule::{RefusalKind, Rule};

    /// A door, by hand: the only way to have a table that would not compile.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct Door;

    static RULE: Rule = Rule::procedural(RefusalKind::Never, "door.any", "a rule for the test");

    const fn row(
        from: Option<&'static str>,
        action: &'static str,
        to: &'static str,
        entitled: &'static [&'static str],
    ) -> Row<Door> {
        Row { from, action, to, entitled, guard: None }
    }

    impl Lifecycle for Door {
        type Status = &'static str;
        type Action = &'static str;
        type Role = &'static str;
        const NAME: &'static str = "door";
        const STATUSES: &'static [&'static str] = &["shut", "open", "ajar", "stuck", "gone"];
        const ACTIONS: &'static [&'static str] =
            &["hung", "opened", "jammed", "removed", "refitted", "painted"];
        const TABLE: &'static [Row<Self>] = &[
            row(None, "hung", "open", &["joiner"]),
            row(Some("shut"), "opened", "open", &["guest"]),
            row(Some("shut"), "opened", "stuck", &["guest"]),
            row(Some("open"), "removed", "gone", &["joiner"]),
            row(Some("gone"), "refitted", "shut", &["joiner"]),
            row(Some("stuck"), "jammed", "stuck", &[]),
        ];
        fn is_initial(status: &'static str) -> bool {
            status == "shut"
        }
        fn is_resting(status: &'static str) -> bool {
            status == "gone"
        }
        fn is_final(status: &'static str) -> bool {
            status == "gone" || status == "ajar"
        }
        fn status_rule(_: &'static str) -> &'static Rule {
            &RULE
        }
        fn entitled_rule(_: &'static str) -> &'static Rule {
            &RULE
        }
    }

    #[test]
    fn every_fault_of_a_poor_door_is_named() {
        let said: Vec<_> = lint::<Door>().iter().map(|f| format!("{}: {f}", f.severity())).collect();
        assert_eq!(
            said,
            [
                "error: `hung` creates in `open`, which is not initial",
                "error: two rows leave `shut` by `opened`",
                "error: `refitted` leads out of `gone`, which is final",
                "error: `painted` is in no row",
                "error: `ajar` cannot be reached from an initial status",
                "error: no row leads out of `stuck`, which is not final",
                "warning: `shut` is initial, and nothing is created in it",
                "warning: `opened` leads to `open` and to `stuck`",
            ]
        );
    }

    crate::lifecycle! {
        lifecycle ConsentLike("consent") entitles &'static str;
        status Given { Nothing = "none" initial, Bound = "bound" }
        action Act { Expressed = "expressed", Withdrawn = "withdrawn" }
        rows {
            Nothing => Expressed => Bound: ["self"];
            Bound => Withdrawn => Nothing: ["self"];
        }
    }

    #[test]
    fn what_begins_without_a_creation_is_sound() {
        assert_eq!(lint::<ConsentLike>(), []);
        assert_eq!(ConsentLike::permitted(None).count(), 0);
    }

    crate::lifecycle! {
        lifecycle RoleLike("role") entitles &'static str;
        status Seat { Offered = "offered" initial, Held = "held" initial, Ended = "ended" resting }
        action Step { Offered = "offered", Assigned = "assigned", Ended = "ended" }
        rows {
            new => Offered => Offered: ["convener"];
            new | Offered | Ended => Assigned => Held: ["convener"];
            Held => Ended => Ended: ["self"];
        }
    }

    #[test]
    fn a_thing_may_begin_in_either_of_two_statuses() {
        assert_eq!(lint::<RoleLike>(), []);
        assert_eq!(RoleLike::after(None, Step::Assigned), Some(Seat::Held));
        assert_eq!(RoleLike::after(None, Step::Ended), None);
    }
}
