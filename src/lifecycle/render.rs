//! A table shown to people: a diagram and a table.

use std::fmt::Display;

use super::{Lifecycle, Row};

/// The machine as a Mermaid state diagram, one arrow for each row.
///
/// Creation, and an initial status of a lifecycle without creation, comes from the point at the
/// top; a final status leads to the point at the bottom.
///
/// ```
/// # negotiation::lifecycle! {
/// #     lifecycle LampLifecycle("lamp") entitles &'static str;
/// #     status LampStatus { Dark = "dark" initial, Lit = "lit" last }
/// #     action LampAction { Hung = "hung", SwitchedOn = "switched_on" }
/// #     rows { new => Hung => Dark: ["keeper"]; Dark => SwitchedOn => Lit: ["keeper", "guest"]; }
/// # }
/// use negotiation::lifecycle::mermaid;
///
/// assert_eq!(mermaid::<LampLifecycle>(), "\
/// stateDiagram-v2
///     [*] --> dark : hung
///     dark --> lit : switched_on
///     lit --> [*]
/// ");
/// ```
#[must_use]
pub fn mermaid<L: Lifecycle>() -> String {
    let mut lines = vec!["stateDiagram-v2".to_owned()];
    if L::TABLE.iter().all(|row| row.from.is_some()) {
        let initial = L::STATUSES.iter().filter(|&&status| L::is_initial(status));
        lines.extend(initial.map(|status| format!("    [*] --> {status}")));
    }
    for Row { from, action, to, .. } in L::TABLE {
        lines.push(match from {
            Some(from) => format!("    {from} --> {to} : {action}"),
            None => format!("    [*] --> {to} : {action}"),
        });
    }
    let last = L::STATUSES.iter().filter(|&&status| L::is_final(status));
    lines.extend(last.map(|status| format!("    {status} --> [*]")));
    finish(&lines)
}

/// The machine as a Markdown table, with words as on the wire and `-` for creation.
///
/// Rows that follow one another and differ only in the status that is left are one line.
///
/// ```
/// # negotiation::lifecycle! {
/// #     lifecycle LampLifecycle("lamp") entitles &'static str;
/// #     status LampStatus { Dark = "dark" initial, Lit = "lit" last }
/// #     action LampAction { Hung = "hung", SwitchedOn = "switched_on" }
/// #     rows { new => Hung => Dark: ["keeper"]; Dark => SwitchedOn => Lit: ["keeper", "guest"]; }
/// # }
/// use negotiation::lifecycle::markdown_table;
///
/// assert_eq!(markdown_table::<LampLifecycle>(), "\
/// | from | action | to | entitled | guard |
/// |---|---|---|---|---|
/// | - | hung | dark | keeper |  |
/// | dark | switched_on | lit | keeper, guest |  |
/// ");
/// ```
#[must_use]
pub fn markdown_table<L: Lifecycle>() -> String {
    let mut lines =
        vec!["| from | action | to | entitled | guard |".to_owned(), "|---|---|---|---|---|".to_owned()];
    let alike = |a: &Row<L>, b: &Row<L>| Row { from: b.from, ..*a } == *b;
    for rows in L::TABLE.chunk_by(alike) {
        let Some(Row { action, to, entitled, guard, .. }) = rows.first() else { continue };
        let from = list(rows.iter().map(|row| row.from.map_or("-".to_owned(), |from| from.to_string())));
        let guard = guard.map_or("", |rule| rule.id());
        let cells = [from, action.to_string(), to.to_string(), list(entitled.iter()), guard.to_owned()];
        lines.push(format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    finish(&lines)
}

fn list(items: impl Iterator<Item = impl Display>) -> String {
    items.map(|item| item.to_string()).collect::<Vec<_>>().join(", ")
}

fn finish(lines: &[String]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::rule::{RefusalKind, Rule};

    static NOTICE: Rule =
        Rule::procedural(RefusalKind::Untimely, "lease.ended.notice", "notice must have been given");

    crate::lifecycle! {
        lifecycle LeaseLifecycle("lease") entitles &'static str;
        status LeaseStatus { Running = "running" initial, Paused = "paused", Ended = "ended" last }
        action LeaseAction { Paused = "paused", Resumed = "resumed", Ended = "ended" }
        rows {
            Running => Paused => Paused: ["tenant|guest"];
            Paused => Resumed => Running: [];
            Running | Paused => Ended => Ended: ["tenant", "owner"] if &NOTICE;
        }
    }

    #[test]
    fn statuses_left_by_the_same_row_share_a_line_and_bars_are_kept_in_their_cell() {
        let table = markdown_table::<LeaseLifecycle>();
        assert!(table.contains("| running | paused | paused | tenant\\|guest |  |\n"));
        assert!(table.contains("| running, paused | ended | ended | tenant, owner | lease.ended.notice |\n"));
        assert_eq!(table.lines().count(), 5);
    }

    #[test]
    fn a_machine_without_creation_begins_at_its_initial_status() {
        let diagram = mermaid::<LeaseLifecycle>();
        assert!(diagram.contains("    [*] --> running\n"));
        assert!(diagram.contains("    running --> ended : ended\n    paused --> ended : ended\n"));
        assert!(diagram.ends_with("    ended --> [*]\n"));
    }
}
