//! A lifecycle of one's own: a library lends books, with its own roles.
//!
//! Run with `cargo run --example own_lifecycle`.

use std::fmt;

use negotiation::{
    judge::rule::{RefusalKind, Rule},
    lifecycle::{Lifecycle, lint, markdown_table, mermaid},
};

/// Who acts at the lending desk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Desk {
    Librarian,
    Reader,
}

impl fmt::Display for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Librarian => "librarian",
            Self::Reader => "reader",
        })
    }
}

static CARD: Rule =
    Rule::procedural(RefusalKind::NotEntitled, "loan.lent.card", "the reader's card must be valid");

negotiation::lifecycle! {
    /// The loan of one book.
    pub lifecycle LoanLifecycle("loan") entitles Desk;
    /// How a loan stands.
    pub status LoanStatus {
        Reserved = "reserved" initial,
        OnLoan = "on_loan",
        Overdue = "overdue",
        Returned = "returned" last,
        Lapsed = "lapsed" resting,
    }
    /// What happens to a loan.
    pub action LoanAction {
        Reserved = "reserved", Lent = "lent", Reminded = "reminded", Returned = "returned", Lapsed = "lapsed",
    }
    rows {
        new => Reserved => Reserved: [Desk::Reader, Desk::Librarian];
        Reserved | Lapsed => Lent => OnLoan: [Desk::Librarian] if &CARD;
        OnLoan => Reminded => Overdue: [Desk::Librarian];
        OnLoan | Overdue => Returned => Returned: [Desk::Reader];
        Reserved => Lapsed => Lapsed: [Desk::Librarian];
    }
}

negotiation::lifecycle! {
    /// A poor table: `pressed` does not say how the lamp then stands. It compiles, with a finding.
    lifecycle LampLifecycle("lamp") entitles Desk;
    status LampStatus { Dark = "dark" initial, Lit = "lit" }
    action LampAction { Pressed = "pressed" }
    rows {
        Dark => Pressed => Lit: [Desk::Librarian];
        Lit => Pressed => Dark: [Desk::Librarian];
    }
}

fn main() {
    println!("{}\n{}", mermaid::<LoanLifecycle>(), markdown_table::<LoanLifecycle>());

    let reserved = Some(LoanStatus::Reserved);
    for row in LoanLifecycle::permitted(reserved).filter_map(|action| LoanLifecycle::row(reserved, action)) {
        let reader = if row.entitles(Desk::Reader) { "the reader may" } else { "not for the reader" };
        println!("from `reserved`, `{}` leads to `{}` ({reader})", row.action, row.to);
    }
    assert_eq!(LoanLifecycle::after(Some(LoanStatus::Returned), LoanAction::Lent), None);

    assert!(lint::<LoanLifecycle>().is_empty());
    for finding in lint::<LampLifecycle>() {
        println!("{}: {finding}", finding.severity());
    }
}
