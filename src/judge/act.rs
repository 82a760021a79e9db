//! Every act: its kind, and who may do it from which status. The decision matrix as data.

use std::{fmt::Display, sync::LazyLock};

use serde::{Serialize, Serializer};

use crate::{
    event::{
        Event,
        fact::{ActName, Fact, Kind},
    },
    judge::rule::Rule,
    lifecycle::{Lifecycle, markdown_table, mermaid},
    notes::correction::Erased,
    talks::process::Opened,
    things::things,
    value::{
        gather::Gather,
        role::{Entitled, Role},
        sorted::{Map, Set},
    },
    wire::Tape,
};

/// An act from a status, or beside a lifecycle: one row of the decision matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Act {
    /// The kind of event, such as `point.closed`.
    pub kind: &'static str,
    /// The word of the field that makes it this act, where the kind is several: `talks` of
    /// `negotiation.phase_begun`, `leaders` of `point.referred`.
    pub choice: Option<&'static str>,
    /// The status that it starts from; none where it creates or moves no status.
    pub from: Option<String>,
    /// The status that it leads to; none where it moves no status.
    pub to: Option<String>,
    /// Who is entitled, besides the secretariat.
    pub entitled: Vec<String>,
    /// The rule that guards the row, beside those on status and entitlement.
    pub guard: Option<&'static str>,
    /// The rule under which others than the entitled are refused; none for the opening, since before
    /// it there is no party that could hold a role.
    pub entitled_rule: Option<&'static str>,
    /// The roles behind the words of `entitled`.
    pub(crate) roles: &'static [Entitled],
    /// Whether it starts from a status in which the thing rests.
    pub(crate) from_rest: bool,
}

impl Serialize for Act {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { kind, choice, from, to, entitled, guard, entitled_rule, roles: _, from_rest: _ } = self;
        let mut tape = Tape::new();
        let mut map = tape.map();
        map.key("kind").text(kind);
        if let Some(choice) = choice {
            map.key("choice").text(choice);
        }
        map.key("from").text_or_null(from.as_deref());
        map.key("to").text_or_null(to.as_deref());
        map.key("entitled").texts(entitled);
        map.key("guard").text_or_null(*guard);
        map.key("entitled_rule").text_or_null(*entitled_rule);
        map.end();
        tape.serialize(serializer)
    }
}

fn statuses<L: Lifecycle>() -> Vec<String> {
    L::STATUSES.iter().map(ToString::to_string).collect()
}

/// Every act that there is, kind by kind and status by status.
#[must_use]
pub fn acts() -> Vec<Act> {
    Event::kinds().flat_map(of_kind).cloned().gather()
}

/// What a thing says of its acts as a whole.
pub(crate) trait Judged {
    /// The lifecycles that its acts move; none if it has no status.
    const MACHINES: &'static [Machine];

    /// Returns the rule under which others than the entitled are refused.
    fn entitled_rule(kind: &'static Kind) -> &'static Rule {
        kind.entitled()
    }
}

/// A lifecycle, of whatever type.
pub(crate) struct Machine {
    pub(crate) title: &'static str,
    pub(crate) table: fn() -> String,
    pub(crate) diagram: fn() -> String,
    rows: fn(&'static Kind, &mut Vec<Act>),
    pub(crate) statuses: fn() -> Vec<String>,
}

impl Machine {
    /// A lifecycle, with its title in the documentation.
    pub(crate) const fn of<L: Lifecycle<Role = Entitled>>(title: &'static str) -> Self {
        Self {
            title,
            table: markdown_table::<L>,
            diagram: mermaid::<L>,
            rows: rows::<L>,
            statuses: statuses::<L>,
        }
    }
}

macro_rules! judged {
    ($($Thing:ident $one:ident $name:literal $shown:literal $doc:literal
        $(events $Events:path)? $(, table $all:ident of $State:path => $Id:ident)?;)*) => {
        /// The lifecycles, thing by thing.
        pub(crate) fn machines() -> impl Iterator<Item = &'static Machine> {
            let all: &[&[Machine]] = &[$($(<$Events as Judged>::MACHINES,)?)*];
            all.iter().flat_map(|machines| machines.iter())
        }

        /// The statuses of the thing that acts of a kind move, if they move one.
        pub(crate) fn statuses_of(kind: &'static Kind) -> Option<Vec<String>> {
            let machines: &[Machine] = match kind.thing() {
                $($($name => <$Events as Judged>::MACHINES,)?)*
                _ => &[],
            };
            let moves = |machine: &&Machine| {
                let mut acts = Vec::new();
                (machine.rows)(kind, &mut acts);
                !acts.is_empty()
            };
            machines.iter().find(moves).map(|machine| (machine.statuses)())
        }

        /// The acts of one kind that move a status, and the rule on who is entitled to the others.
        fn of_thing(kind: &'static Kind) -> (Vec<Act>, &'static Rule) {
            let mut acts = Vec::new();
            let rule = match kind.thing() {
                $($($name => {
                    for machine in <$Events as Judged>::MACHINES {
                        (machine.rows)(kind, &mut acts);
                    }
                    <$Events as Judged>::entitled_rule(kind)
                })?)*
                _ => kind.entitled(),
            };
            (acts, rule)
        }
    };
}

things!(judged);

/// The acts of one kind. They are made once.
pub(crate) fn of_kind(kind: &'static Kind) -> &'static [Act] {
    static ALL: LazyLock<Named<Act>> = LazyLock::new(|| {
        let all: Map<_, _> = Event::kinds().map(|kind| (kind.name(), made(kind))).collect();
        all.into_iter().collect()
    });
    named(&ALL, kind.name())
}

/// The acts of all kinds of one thing, each with its name. They are made once.
pub(crate) fn of_thing_named(thing: &str) -> &'static [(ActName, &'static Act)] {
    static ALL: LazyLock<Named<(ActName, &'static Act)>> = LazyLock::new(|| {
        let mut all = Map::<_, Vec<_>>::new();
        for kind in Event::kinds() {
            let acts = of_kind(kind).iter().map(|act| (ActName { kind, choice: act.choice }, act));
            all.or_default(kind.thing()).extend(acts);
        }
        all.into_iter().collect()
    });
    named(&ALL, thing)
}

/// What there is of each name, in the order of the names.
type Named<T> = Vec<(&'static str, Vec<T>)>;

fn named<'a, T>(all: &'a Named<T>, name: &str) -> &'a [T] {
    let at = all.binary_search_by(|(other, _)| (*other).cmp(name));
    at.ok().and_then(|at| all.get(at)).map_or(&[], |(_, found)| found)
}

fn made(kind: &'static Kind) -> Vec<Act> {
    let (mut acts, rule) = of_thing(kind);
    if acts.is_empty() {
        let words = kind.choices().iter().copied().map(Some);
        let only = kind.choices().is_empty().then_some(None);
        acts.extend(words.chain(only).map(|choice| Act {
            kind: kind.name(),
            choice,
            from: None,
            to: None,
            entitled: kind.marks().beside.iter().map(ToString::to_string).collect(),
            guard: None,
            roles: kind.marks().beside,
            from_rest: false,
            // Nobody proposes what is left of an entry.
            entitled_rule: (*kind != *Erased::KIND).then(|| rule.id()),
        }));
    }
    acts
}

/// The acts of one name: of its kind, those with its word.
pub(crate) fn of_name(name: ActName) -> impl Iterator<Item = &'static Act> {
    of_kind(name.kind).iter().filter(move |act| act.choice == name.choice)
}

/// Whether a lifecycle has a row for acts of this kind.
pub(crate) fn moves_a_status(kind: &'static Kind) -> bool {
    of_kind(kind).iter().any(|act| act.to.is_some())
}

/// Whether acts of this kind move what is there already from one status to another.
pub(crate) fn moves_on(kind: &'static Kind) -> bool {
    of_kind(kind).iter().any(|act| act.from.is_some() && act.to.is_some())
}

/// Whether somebody may be refused an act of this kind for want of a role. Where everybody is
/// entitled, nobody is.
pub(crate) fn asks_for_a_role(kind: &'static Kind) -> bool {
    let any = Entitled::Any.to_string();
    of_kind(kind).iter().any(|act| !act.entitled.is_empty() && !act.entitled.contains(&any))
}

/// Whether a role entitles to what no principal may do as such: some act is open to those who hold it.
pub(crate) fn has_powers(role: &Role) -> bool {
    static POWERFUL: LazyLock<Set<&Role>> = LazyLock::new(|| {
        let entitled = acts().into_iter().flat_map(|act| act.roles);
        entitled.flat_map(|entitled| entitled.roles()).collect()
    });
    POWERFUL.contains(role)
}

fn rows<L: Lifecycle<Role = Entitled>>(kind: &'static Kind, acts: &mut Vec<Act>) {
    // The actions of one event share the rules of its kind.
    for row in L::TABLE {
        if *L::status_rule(row.action) == *kind.status() {
            let row = Moving {
                choice: L::choice(row.action),
                from: row.from.as_ref().map(|from| from as &dyn Display),
                to: &row.to,
                guard: row.guard,
                roles: row.entitled,
                from_rest: row.from.is_some_and(L::is_resting),
                entitled_rule: L::entitled_rule(row.action),
            };
            acts.push(row.act(kind));
        }
    }
}

/// A row of a lifecycle, of whatever type.
struct Moving<'a> {
    choice: Option<&'static str>,
    from: Option<&'a dyn Display>,
    to: &'a dyn Display,
    guard: Option<&'static Rule>,
    roles: &'static [Entitled],
    from_rest: bool,
    entitled_rule: &'static Rule,
}

impl Moving<'_> {
    fn act(&self, kind: &'static Kind) -> Act {
        Act {
            kind: kind.name(),
            choice: self.choice,
            from: self.from.map(ToString::to_string),
            to: Some(self.to.to_string()),
            entitled: self.roles.iter().map(ToString::to_string).collect(),
            guard: self.guard.map(Rule::id),
            entitled_rule: (*kind != *Opened::KIND).then(|| self.entitled_rule.id()),
            roles: self.roles,
            from_rest: self.from_rest,
        }
    }
}
