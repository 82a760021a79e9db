//! The decision matrix, cell by cell: which role may do what from which status, and under which rule it is refused.

use serde::{Serialize, Serializer};

use crate::{
    event::{
        Event,
        fact::{Fact, Kind},
    },
    judge::{
        act::{Act, of_kind, statuses_of},
        rule::{
            Rule,
            catalogue::{ANY_ANY_OPENED, NEGOTIATION_OPENED_FIRST, PARTY_DISSOLVED_LAST},
        },
    },
    notes::correction::Erased,
    talks::{party::Dissolved, process::Opened},
    value::{role::Entitled, sorted::sort},
    wire::Tape,
};

/// One cell of the decision matrix: an act, a status, a role. What the procedure and the other rules of the act say
/// comes on top: see [`Kind::rules`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// The kind of event, such as `point.closed`.
    pub kind: &'static str,
    /// The word of the field that makes it this act, where the kind is several.
    pub choice: Option<&'static str>,
    /// The status of the thing; none where it does not exist yet, or the act moves no status.
    pub from: Option<String>,
    /// Who acts: a word of [`Entitled`], or `secretariat`.
    pub role: String,
    /// The status that it leads to, where it is allowed and moves one.
    pub to: Option<String>,
    /// The rule under which it is refused; none where status and role allow it.
    pub refused: Option<&'static str>,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { kind, choice, from, role, to, refused } = self;
        let mut tape = Tape::new();
        let mut map = tape.map();
        map.key("kind").text(kind);
        if let Some(choice) = choice {
            map.key("choice").text(choice);
        }
        map.key("from").text_or_null(from.as_deref());
        map.key("role").text(role);
        map.key("to").text_or_null(to.as_deref());
        map.key("refused").text_or_null(*refused);
        map.end();
        tape.serialize(serializer)
    }
}

/// Every cell of the decision matrix, kind by kind, status by status, role by role: the rows of [`acts`](super::acts), and
/// what lies between them. What only follows from other acts is refused to every role but the secretariat, which
/// tells it.
///
/// ```
/// use negotiation::judge::cells;
///
/// let closing = |from: &str, role: &str| {
///     let mut cells = cells().filter(|cell| cell.kind == "point.closed" && cell.role == role);
///     cells.find(|cell| cell.from.as_deref() == Some(from))
/// };
/// let agreed = closing("text_agreed", "principal").ok_or("no cell")?;
/// assert_eq!((agreed.to.as_deref(), agreed.refused), (Some("closed"), None));
/// let mediator = closing("text_agreed", "mediator").ok_or("no cell")?;
/// assert_eq!(mediator.refused, Some("point.closed.entitled"));
/// let tabled = closing("tabled", "principal").ok_or("no cell")?;
/// assert_eq!(tabled.refused, Some("point.closed.status"));
/// # Ok::<(), &str>(())
/// ```
pub fn cells() -> impl Iterator<Item = Cell> {
    Event::kinds().filter(|kind| *kind != Erased::KIND).flat_map(of)
}

fn of(kind: &'static Kind) -> Vec<Cell> {
    let acts = of_kind(kind);
    let mut choices: Vec<_> = acts.iter().map(|act| act.choice).collect();
    sort(&mut choices);
    choices.dedup();
    let from: Vec<Option<String>> = match statuses_of(kind) {
        Some(statuses) => std::iter::once(None).chain(statuses.into_iter().map(Some)).collect(),
        None => vec![None],
    };
    let mut cells = Vec::new();
    for choice in choices {
        for from in &from {
            let act = acts.iter().find(|act| act.choice == choice && act.from == *from);
            for role in roles() {
                let refused = match act {
                    Some(act) if is_entitled(act, role) => None,
                    Some(act) => act.entitled_rule,
                    None => Some(misplaced(kind, from.is_some()).id()),
                };
                let to = act.filter(|_| refused.is_none()).and_then(|act| act.to.clone());
                let role = role.map_or_else(|| "secretariat".to_owned(), |role| role.to_string());
                cells.push(Cell { kind: kind.name(), choice, from: from.clone(), role, to, refused });
            }
        }
    }
    cells
}

/// The rule under which an act is refused that the status of its thing does not permit, or that has none yet.
fn misplaced(kind: &'static Kind, exists: bool) -> &'static Rule {
    if !exists && !kind.marks().names {
        // The whole is named by nobody.
        &ANY_ANY_OPENED
    } else if !exists {
        kind.known()
    } else if *kind == *Opened::KIND {
        &NEGOTIATION_OPENED_FIRST
    } else if *kind == *Dissolved::KIND {
        &PARTY_DISSOLVED_LAST
    } else if kind.marks().begins {
        kind.free()
    } else {
        kind.status()
    }
}

/// The roles of the matrix, the secretariat first.
fn roles() -> impl Iterator<Item = Option<Entitled>> {
    let entitled = Entitled::ALL.iter().copied().filter(|role| *role != Entitled::Consequence);
    std::iter::once(None).chain(entitled.map(Some))
}

fn is_entitled(act: &Act, role: Option<Entitled>) -> bool {
    // Where nobody is named, nobody is refused.
    let any = act.roles.is_empty() || act.roles.contains(&Entitled::Any);
    role.is_none_or(|role| any || act.roles.contains(&role))
}
