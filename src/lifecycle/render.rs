//! A table shown to people: a diagram and a table.

use std::fmt::Display;

use super::Lifecycle;
use crate::judge::rule::Rule;

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
    diagram(&rows::<L>(), &statuses::<L>(L::is_initial), &statuses::<L>(L::is_final))
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
    table(&rows::<L>())
}

/// A row of any lifecycle, in the words of the wire. What is shown is made of these, so that only reading them off is
/// compiled for each lifecycle.
struct Words {
    from: Option<String>,
    action: String,
    to: String,
    entitled: Vec<String>,
    guard: &'static str,
}

fn rows<L: Lifecycle>() -> Vec<Words> {
    let mut rows = Vec::new();
    for row in L::TABLE {
        let from = row.from.as_ref().map(|from| from as &dyn Display);
        let entitled = &mut row.entitled.iter().map(|role| role as &dyn Display);
        rows.push(words(from, &row.action, &row.to, entitled, row.guard));
    }
    rows
}

fn words(
    from: Option<&dyn Display>,
    action: &dyn Display,
    to: &dyn Display,
    entitled: &mut dyn Iterator<Item = &dyn Display>,
    guard: Option<&'static Rule>,
) -> Words {
    Words {
        from: from.map(word),
        action: word(action),
        to: word(to),
        entitled: entitled.map(word).collect(),
        guard: guard.map_or("", Rule::id),
    }
}

fn statuses<L: Lifecycle>(is_such: fn(L::Status) -> bool) -> Vec<String> {
    let mut words = Vec::new();
    for status in L::STATUSES {
        if is_such(*status) {
            words.push(word(status));
        }
    }
    words
}

fn word(shown: &dyn Display) -> String {
    shown.to_string()
}

fn diagram(rows: &[Words], initial: &[String], last: &[String]) -> String {
    let mut lines = vec!["stateDiagram-v2".to_owned()];
    if rows.iter().all(|row| row.from.is_some()) {
        lines.extend(initial.iter().map(|status| format!("    [*] --> {status}")));
    }
    for Words { from, action, to, .. } in rows {
        lines.push(format!("    {} --> {to} : {action}", from.as_deref().unwrap_or("[*]")));
    }
    lines.extend(last.iter().map(|status| format!("    {status} --> [*]")));
    finish(&lines)
}

fn table(rows: &[Words]) -> String {
    let mut lines =
        vec!["| from | action | to | entitled | guard |".to_owned(), "|---|---|---|---|---|".to_owned()];
    let alike = |a: &Words, b: &Words| {
        (&a.action, &a.to, &a.entitled, a.guard) == (&b.action, &b.to, &b.entitled, b.guard)
    };
    for rows in rows.chunk_by(alike) {
        let Some(Words { action, to, entitled, guard, .. }) = rows.first() else { continue };
        let from: Vec<_> = rows.iter().map(|row| row.from.as_deref().unwrap_or("-")).collect();
        let cells = [&from.join(", "), action, to, &entitled.join(", "), *guard];
        lines.push(format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    finish(&lines)
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
