//! The pages that are made from the code are fresh. `BLESS=1 cargo test --test it docs` makes them
//! anew. What the glossary names exists.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::golden;
use negotiation::{event::Event, judge};

fn is_fresh(name: &str, made: &str) {
    golden::is_fresh(&format!("docs/{name}"), made, "docs");
}

#[test]
fn the_rule_book_is_fresh() {
    is_fresh("rules.md", &judge::rule_book_markdown());
}

#[test]
fn the_lifecycles_are_fresh() {
    is_fresh("lifecycles.md", &judge::lifecycles_markdown());
}

#[test]
fn the_decision_matrix_is_fresh() {
    let mut json = serde_json::to_string_pretty(&judge::acts()).unwrap();
    json.push('\n');
    is_fresh("decisions.json", &json);
}

#[test]
fn the_reference_of_events_is_fresh() {
    is_fresh("events.md", &reference());
}

/// Each kind of event: what it is, its fields, the rules under which it is refused, and an example of its form, from the corpus.
fn reference() -> String {
    let mut text = String::from(
        "# Events\n\nMade from the code; a test keeps it fresh. Each kind of event has what it is, its fields with their types, the rules \
         under which an act of it is refused (beside those of every entry and every act, in [the rule book](./rules.md)), and an \
         example of its form on the wire, under `event`. A field with a question mark may be left out. In Rust each is a type of the \
         module of its thing, such as `talks::point::Tabled`: `new` takes the fields that must be there, in this order, and `with_..` \
         the others.\n",
    );
    let mut thing = "";
    for kind in Event::kinds() {
        if kind.thing() != thing {
            thing = kind.thing();
            text += &format!("\n## {thing}\n");
        }
        text += &format!("\n### `{kind}`\n\n");
        let lines = kind.docs().iter().map(|line| line.trim());
        let lines: Vec<_> = lines.take_while(|line| !line.starts_with("```")).map(without_links).collect();
        text += &format!("{}\n\n", lines.join("\n").trim());
        let fields: Vec<_> = kind
            .fields()
            .iter()
            .map(|field| {
                let of = field.of.trim_start_matches("Option<");
                let of = if of.len() < field.of.len() { &of[..of.len() - 1] } else { of };
                format!("`{}{}: {of}`", field.name, if field.is_required { "" } else { "?" })
            })
            .collect();
        text += &format!(
            "Fields: {}.\n\n",
            if fields.is_empty() { "none".to_owned() } else { fields.join(", ") }
        );
        text += &format!("```json\n{}\n```\n", sample(kind.name()));
    }
    text
}

/// The event of the corpus that is of this kind.
fn sample(kind: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/v2");
    let entry = fs::read_to_string(folder.join(format!("{kind}.json"))).unwrap_or_else(|_| {
        let mut all: Vec<_> = fs::read_dir(&folder).unwrap().map(|one| one.unwrap().path()).collect();
        all.sort();
        let of =
            |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(&format!("{kind}."));
        fs::read_to_string(all.into_iter().find(of).unwrap_or_else(|| panic!("no sample of {kind}"))).unwrap()
    });
    let entry: negotiation::event::Entry = serde_json::from_str(&entry).unwrap();
    serde_json::to_string(entry.event()).unwrap()
}

/// A line of a doc comment without the places that its links lead to.
fn without_links(line: &str) -> String {
    let mut rest = line;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once("](") {
        let Some((_, after)) = after.split_once(')') else { break };
        text += before;
        text.push(']');
        rest = after;
    }
    text += rest;
    text.replace("[`", "`").replace("`]", "`")
}

/// Every row of the matrix stands in the cells, and what lies between the rows is refused under a rule of the book.
#[test]
fn every_cell_of_the_matrix_is_allowed_by_a_row_or_refused_under_a_rule() {
    let book: BTreeSet<_> = judge::rule_book().into_iter().map(|rule| rule.id()).collect();
    let (cells, acts): (Vec<_>, _) = (judge::cells().collect(), judge::acts());
    for cell in &cells {
        let rows = acts.iter().filter(|act| (act.kind, act.choice) == (cell.kind, cell.choice));
        let mut rows = rows.filter(|act| act.from == cell.from);
        let row = rows.find(|act| {
            let any = |role: &String| *role == cell.role || role == "any";
            // Before the opening nobody holds a role.
            let open = act.entitled.is_empty() || act.entitled_rule.is_none();
            cell.role == "secretariat" || open || act.entitled.iter().any(any)
        });
        match (row, cell.refused) {
            (Some(row), None) => assert_eq!(row.to, cell.to, "{cell:?}"),
            (None, Some(rule)) => assert!(book.contains(rule) && cell.to.is_none(), "{cell:?}"),
            (row, refused) => panic!("{cell:?}: {row:?}, {refused:?}"),
        }
    }
    let roles: BTreeSet<_> = cells.iter().map(|cell| &cell.role).collect();
    assert_eq!(roles.len(), 18, "{roles:?}");
    assert_eq!(cells.iter().map(|cell| cell.kind).collect::<BTreeSet<_>>().len(), Event::kinds().count() - 1);
}

/// The rules that the documentation of a kind lists are all there.
#[test]
fn every_rule_that_a_kind_lists_is_in_the_book() {
    for kind in Event::kinds() {
        let docs = kind.docs().join("");
        let listed = docs.split("Rules:").nth(1).map_or(0, |rules| {
            rules.split('`').skip(1).step_by(2).filter(|id| id.split('.').count() == 3).count()
        });
        assert_eq!(kind.rules().len(), listed, "{kind}");
    }
}

#[test]
fn every_rule_has_an_id_of_its_own_and_says_something() {
    let book = judge::rule_book();
    let ids: BTreeSet<_> = book.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), book.len());
    for rule in book {
        assert_eq!(rule.id().split('.').count(), 3, "{rule}");
        assert!(!rule.sentence().ends_with('.') && rule.sentence().len() > 10, "{rule}");
    }
}

/// A row of the glossary: the word, what it means, where it lives in the code, its source.
type Row = [String; 4];

/// The tables of the glossary, each with its rows.
fn glossary() -> Vec<Vec<Row>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/glossary.md");
    let page = fs::read_to_string(path).unwrap();
    let table = |section: &str| -> Vec<Row> {
        let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
        rows.map(|line| {
            let cells: Vec<_> =
                line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            cells.try_into().unwrap_or_else(|cells| panic!("four cells in a row: {cells:?}"))
        })
        .collect()
    };
    page.split("\n## ").skip(1).map(table).collect()
}

/// What stands in backticks.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// All sources of the library.
fn sources() -> Vec<String> {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
}

/// Whether a source has some text that ends where a name ends.
fn has(source: &str, text: &str) -> bool {
    let is_part = |next: char| next.is_alphanumeric() || next == '_';
    source.match_indices(text).any(|(at, _)| !source[at + text.len()..].starts_with(is_part))
}

/// Whether a source declares a public type. `status`, `lifecycle`, the open words (`Role, "role"`) and what chooses
/// an act (`Referral {`) are declared by macros of the crate.
fn declares(source: &str, name: &str) -> bool {
    let declared = ["struct", "enum", "trait", "status", "lifecycle"];
    declared.iter().any(|sort| has(source, &format!("pub {sort} {name}")))
        || source.contains(&format!("\n    {name}, \""))
        || source.contains(&format!("\n    {name} {{\n        /// "))
        || source.contains(&format!("\n    {name} chooses "))
}

/// Whether a source that declares or implements a type has a variant, a constant or a function of this name.
fn has_member(source: &str, owner: &str, member: &str) -> bool {
    let rest = || source.lines().filter_map(|line| line.trim_start().strip_prefix(member));
    (declares(source, owner) && rest().any(|rest| rest.is_empty() || rest.starts_with([',', '(', ' '])))
        || ((declares(source, owner) || has(source, &format!("impl {owner}")))
            && has(source, &format!("fn {member}")))
}

#[test]
fn every_name_of_code_in_the_glossary_exists() {
    let kinds: BTreeSet<_> = Event::kinds().map(|kind| kind.name()).collect();
    let rules: BTreeSet<_> = judge::rule_book().into_iter().map(|rule| rule.id()).collect();
    let sources = sources();
    for row in glossary().into_iter().flatten() {
        let elsewhere = [&row[0], &row[1], &row[3]].map(|cell| code(cell).count());
        assert_eq!(elsewhere, [0; 3], "{}: names of code belong into the third column", row[0]);
        for name in code(&row[2]) {
            let exists = match name.split_once("::") {
                Some((owner, member)) => sources.iter().any(|source| has_member(source, owner, member)),
                None if name.starts_with(char::is_uppercase) => {
                    sources.iter().any(|source| declares(source, name))
                }
                None => kinds.contains(name) || rules.contains(name),
            };
            assert!(exists, "{}: there is no `{name}`", row[0]);
        }
    }
}

#[test]
fn the_glossary_is_in_order_and_its_sentences_are_short() {
    let tables = glossary();
    assert_eq!(tables.len(), 2, "words of the field, words of the craft");
    let mut words = BTreeSet::new();
    for table in &tables {
        assert!(table.iter().map(|row| row[0].to_lowercase()).is_sorted());
        for [word, meaning, lives, source] in table {
            assert!(words.insert(word.as_str()), "{word} has two meanings");
            assert!(!lives.is_empty() && !source.is_empty(), "{word}");
            let sentences: Vec<_> = meaning.split_inclusive(". ").collect();
            assert!(sentences.len() <= 2 && meaning.ends_with('.'), "{word}: {meaning}");
            for sentence in sentences {
                assert!(sentence.split_whitespace().count() <= 25, "{word}: {sentence}");
            }
        }
    }
    for word in ["act", "action", "entry", "event", "fact", "kind", "record"] {
        assert!(words.contains(word), "one of seven near-synonyms is not told from the others: {word}");
    }
}
