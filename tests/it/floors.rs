//! The floors of the house: a file of `src` uses its own floor and lower ones only. A floor is one for a sort of file:
//! what a thing is stands below what folds it, that below what judges it, and that below what is asked of it.

use std::{collections::BTreeSet, fs, path::Path};

/// The floors, from the ground up, with the rooms that stand there. The longest match decides.
const FLOORS: &[(&str, &[&str])] = &[
    ("wire", &["wire"]),
    ("values", &["value", "lifecycle", "judge::rule", "event::fact"]),
    ("decisions", &["decision"]),
    ("things", &["talks", "outcome", "notes", "event::declare"]),
    ("events", &["event", "notes::correction", "talks::question::motion"]),
    ("state", &["state"]),
    ("judging", &["judge"]),
    ("record", &["record"]),
    ("questions", &["query"]),
    ("edge", &["format", "testing"]),
    ("door", &["error", "desk"]),
];

/// The files of a thing that stand higher than the thing itself, and the room whose floor they share.
const HIGHER: &[(&str, &str)] = &[
    ("fold", "state"),
    ("read", "state"),
    ("timeline", "state"),
    ("places", "state"),
    ("votes", "state"),
    ("rules", "judge"),
    ("stake", "judge"),
    ("help", "judge"),
    ("payloads", "judge"),
    ("follows", "judge"),
    ("entering", "judge"),
    ("powers", "judge"),
    ("agreed", "judge"),
];

/// The floor of a path such as `talks::point::Wording` or `talks::point::rules`.
fn floor_of(path: &str) -> Option<usize> {
    let parts: Vec<&str> = path.split("::").collect();
    if let [group, _, file, ..] = parts[..] {
        if matches!(group, "talks" | "outcome" | "notes") {
            let higher = HIGHER.iter().find(|(name, _)| *name == file).map(|(_, room)| *room);
            // What one reads of a thing is handed on by its `mod`, and is known by its name.
            if let Some(room) = higher.or_else(|| file.ends_with("View").then_some("state")) {
                return floor_of(room);
            }
        }
    }
    let stands =
        |room: &&str| path == *room || path.strip_prefix(room).is_some_and(|rest| rest.starts_with("::"));
    let rooms =
        FLOORS.iter().enumerate().flat_map(|(floor, (_, rooms))| rooms.iter().map(move |room| (floor, room)));
    rooms.filter(|(_, room)| stands(room)).max_by_key(|(_, room)| room.len()).map(|(floor, _)| floor)
}

/// The paths below `crate::` that a source names, each as far as it goes. Tests at the end of a file, comments and
/// what a `mod` hands on of its own files do not count.
fn named(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut all = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        tree(&code[at + found.len()..], "", &mut all);
    }
    all
}

/// Reads one tree of paths and returns what follows it.
fn tree<'a>(text: &'a str, prefix: &str, all: &mut BTreeSet<String>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = tree(rest, prefix, all).trim_start();
            if let Some(more) = rest.strip_prefix(',') {
                rest = more.trim_start();
            }
            match rest.strip_prefix('}') {
                Some(after) => return after,
                None if rest.is_empty() => return rest,
                None => {}
            }
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    if end == 0 {
        // A star, or something that is no path: passed over.
        let skip = text.chars().next().map_or(0, char::len_utf8);
        return &text[skip..];
    }
    let path = if prefix.is_empty() { text[..end].to_owned() } else { format!("{prefix}::{}", &text[..end]) };
    if let Some(rest) = text[end..].strip_prefix("::") {
        return tree(rest, &path, all);
    }
    all.insert(path);
    &text[end..]
}

fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for one in fs::read_dir(folder).unwrap() {
        let path = one.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn nobody_reaches_up() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    assert!(files.len() > 50, "only {} files read", files.len());
    let mut breaches = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&src).unwrap();
        let path = inside
            .with_extension("")
            .iter()
            .map(|part| part.to_str().unwrap())
            .collect::<Vec<_>>()
            .join("::");
        let path = path.trim_end_matches("::mod");
        // The crate itself, and the one list of things, which names them all and is used by every floor.
        if path == "lib" || path == "things" {
            continue;
        }
        let own = floor_of(path).unwrap_or_else(|| panic!("{path} stands on no floor"));
        for name in named(&fs::read_to_string(&file).unwrap()) {
            if floor_of(&name).is_some_and(|floor| floor > own) {
                breaches.push(format!("{} uses {name}", inside.display()));
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn every_sort_of_file_has_its_floor() {
    let floor = |path| floor_of(path).unwrap();
    assert!(floor("talks::point::event") == floor("talks::point::Wording"));
    assert!(floor("talks::point") < floor("talks::point::fold"));
    assert!(floor("talks::point::fold") == floor("talks::point::PointView"));
    assert!(floor("talks::point::fold") < floor("talks::point::rules"));
    assert!(floor("talks::point::rules") < floor("query::sticking_points"));
    assert!(floor("judge::rule") < floor("talks::point"));
    assert_eq!(floor_of("nowhere"), None);
}

#[test]
fn the_reader_of_imports_reads_them() {
    let source = "use crate::{\n    value::{A, b::B},\n    judge::decide::Fill,\n    text::Text,\n};\n// crate::json\nlet x = crate::record::y();";
    let all: Vec<String> = named(source).into_iter().collect();
    assert_eq!(all, ["judge::decide::Fill", "record::y", "text::Text", "value::A", "value::b::B"]);
}
