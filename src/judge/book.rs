//! The rule book and the lifecycles, printed from the code.

use std::fmt::Write as _;

use crate::{
    event::{
        Event,
        fact::{Fact, Stake},
    },
    judge::{
        act::{asks_for_a_role, machines, moves_a_status},
        rule::{
            Rule,
            catalogue::{FINDINGS, written},
        },
    },
    talks::{party::Dissolved, position::PositionEvent, process::Opened},
    value::gather::Gather,
};

/// Every rule that an act can be refused under: those written by hand, in the order of the
/// catalogue, then the generated families, kind by kind.
#[must_use]
pub fn rule_book() -> Vec<&'static Rule> {
    let mut book: Vec<&'static Rule> = written().collect();
    for kind in Event::kinds() {
        if kind.marks().names {
            book.push(kind.known());
        }
        if !kind.marks().introduces.is_empty() {
            book.push(kind.free());
        }
        let begins = kind.marks().begins || *kind == *Opened::KIND;
        let moves = moves_a_status(kind);
        // The opening and what introduces a thing start from no status: `free` says it all. A party is
        // dissolved from every status but one, and that one is for party.dissolved.last.
        if (moves && !begins && *kind != *Dissolved::KIND) || kind.marks().from_status {
            book.push(kind.status());
        }
        // Before the opening nobody holds a role; positions have a rule of their own.
        let entitles = *kind != *Opened::KIND && !PositionEvent::KINDS.contains(&kind);
        if entitles && asks_for_a_role(kind) {
            book.push(kind.entitled());
        }
    }
    book
}

/// Finds a rule by its id: one that acts are refused under, or a finding. Records name rules by their ids, and may name
/// rules of a newer library.
///
/// ```
/// use negotiation::judge::{RefusalKind, rule_by_id};
///
/// let rule = rule_by_id("point.closed.package").ok_or("no such rule")?;
/// assert_eq!(rule.sentence(), "the points of a package must close together");
/// assert_eq!(rule.kind(), Some(RefusalKind::Unsettled));
/// assert!(rule_by_id("point.closed.known").is_some() && rule_by_id("hall.quiet").is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn rule_by_id(id: &str) -> Option<&'static Rule> {
    let by_hand = written().chain(FINDINGS.iter().copied()).find(|rule| rule.id() == id);
    by_hand.or_else(|| rule_book().into_iter().find(|rule| rule.id() == id))
}

/// The rule book as a page of Markdown.
#[must_use]
pub fn rule_book_markdown() -> String {
    let mut page = String::from(
        "# The rule book\n\nMade from the code; a test keeps it fresh. *Structural* rules keep the record coherent and \
         are never waived. *Procedural* rules keep the process lawful: a governed act that does not show them kept is \
         refused, an observed one that broke them is recorded with an irregularity. *Findings* are reported when the \
         record is reviewed, and refuse nothing.\n\n| rule | grade | refusal | sentence |\n\
         |---|---|---|---|\n",
    );
    for rule in rule_book().into_iter().chain(FINDINGS.iter().copied()) {
        // Writing to a text does not fail.
        let kind = rule.kind().map(|kind| kind.to_string()).unwrap_or_default();
        let _ = writeln!(page, "| `{}` | {} | {kind} | {} |", rule.id(), rule.grade(), rule.sentence());
    }
    page.push_str(
        "\n## Nobody alone\n\nWhat each kind of event can change for others than those who act. Where an act does so as \
         things stand, it needs the agreement of all who decide and of those concerned, counted by the rule for changing the \
         procedure (`any.any.alone`), or of each in whose name it is done; of both, where it ends a party, or takes back what \
         the sides of a commitment, an instrument or a truce agreed to; unless a rule of its kind asks them already. They agree by \
         acting jointly, or by voting for a question that asks for the act (`motion` of `question.put`). What a party \
         does to itself it does alone.\n\nThis begins when the second principal takes its seat. Until then the secretariat \
         sets the table up: parties, roles, tracks, the procedure. After that it keeps the record, and tells what was agreed; \
         it is trusted with that, and asked for the agreement of others only by the rules of the kinds \
         (`.decided`, `.accepted`).\n\n| changes | that is | kinds |\n|---|---|---|\n",
    );
    for stake in Stake::ALL.iter().copied().cycle().skip(1).take(Stake::ALL.len()) {
        let kinds = Event::kinds().filter(|kind| kind.stake() == stake);
        let kinds: Vec<_> = kinds.map(|kind| format!("`{kind}`")).gather();
        let _ = writeln!(page, "| {stake} | {} | {} |", stake.meaning(), kinds.join(", "));
    }
    page
}

/// The lifecycles as a page of Markdown: for each the table and the diagram.
#[must_use]
pub fn lifecycles_markdown() -> String {
    let mut page = String::from(
        "# The lifecycles\n\nMade from the code; a test keeps them fresh. The secretariat, which keeps the record, \
         is always entitled and not repeated. Where one kind of event stands for several actions, the word in \
         parentheses is the value of the field that says which: `phase_begun(talks)` is `negotiation.phase_begun` with \
         the phase `talks`.\n",
    );
    for machine in machines() {
        let (title, table, diagram) = (machine.title, (machine.table)(), (machine.diagram)());
        let _ =
            write!(page, "\n## {title}\n\n{}\n\n```mermaid\n{}\n```\n", table.trim_end(), diagram.trim_end());
    }
    page
}
