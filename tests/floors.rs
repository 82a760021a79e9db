//! The floors of the house: a file of `src` uses its own floor and lower ones only.

use std::{collections::BTreeSet, fs, path::Path};

/// What stands on which floor, from the ground up.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "words",
        &[
            "bounded",
            "condition",
            "fact",
            "id",
            "lifecycle",
            "metadata",
            "register",
            "role",
            "rule",
            "share",
            "source",
            "table",
            "text",
            "when",
            "word",
        ],
    ),
    ("terms", &["terms"]),
    (
        "things",
        &[
            "account",
            "assessment",
            "ceasefire",
            "commitment",
            "deadline",
            "measure",
            "instrument",
            "consent",
            "gate",
            "person",
            "track",
            "watch",
            "link",
            "meeting",
            "party",
            "point",
            "position",
            "process",
            "alternative",
            "proposal",
            "question",
            "version",
        ],
    ),
    ("entry", &["amendment", "entry"]),
    ("whole", &["negotiation"]),
    ("rules", &["rules"]),
    ("record", &["record"]),
    ("looking", &["looking"]),
    ("edge", &["ical", "json", "testing"]),
];

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|(_, modules)| modules.contains(&module))
}

/// The modules of the crate that a source names: `crate::x`, and the heads of `use crate::{..}`.
/// Tests at the end of a file, and comments, do not count.
fn named(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    let mut all = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            all.insert(word(rest));
            continue;
        };
        let mut depth = 1;
        let mut head = String::new();
        for c in list.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && c == ',') {
                all.insert(word(head.trim()));
                head.clear();
            } else {
                head.push(c);
            }
            if depth == 0 {
                break;
            }
        }
    }
    all.remove("");
    all
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
        let module = inside.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        if module == "lib" {
            continue;
        }
        let own = floor_of(&module).unwrap_or_else(|| panic!("{module} stands on no floor"));
        for name in named(&fs::read_to_string(&file).unwrap()) {
            if let Some(floor) = floor_of(&name) {
                if floor > own {
                    breaches.push(format!("{} uses {name}", inside.display()));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{breaches:#?}");
}

#[test]
fn the_reader_of_imports_reads_them() {
    let source = "use crate::{\n    id::{A, B},\n    rules::decide::Fill,\n    text::Text,\n};\n// crate::json\nlet x = crate::record::y();";
    let all: Vec<String> = named(source).into_iter().collect();
    assert_eq!(all, ["id", "record", "rules", "text"]);
}
