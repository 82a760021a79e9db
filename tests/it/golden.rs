//! Files that are made from the code, and kept beside it: compared line by line, and made anew with `BLESS=1`.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// How many lines of each side a message names.
const SHOWN: usize = 12;

/// The path of a file of the package.
pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Compares a file with what the code makes. The message names the lines that differ, and the test that makes the file
/// anew.
pub(crate) fn is_fresh(name: &str, made: &str, test: &str) {
    let path = path(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "{name} is stale; read the difference, then run `BLESS=1 cargo test --test it {test}`\n{}",
        difference(&kept, made)
    );
}

/// The lines that only one of two texts has: with `-` those that are kept and not made, with `+` those that are made and
/// not kept.
fn difference(kept: &str, made: &str) -> String {
    let only = |mark: char, one: &str, other: &str| {
        let others: BTreeSet<_> = other.lines().collect();
        let lines: Vec<_> = one.lines().filter(|line| !others.contains(line)).collect();
        let more = lines.len().saturating_sub(SHOWN);
        let mut shown: Vec<_> = lines.iter().take(SHOWN).map(|line| format!("{mark} {line}")).collect();
        if more > 0 {
            shown.push(format!("{mark} and {more} more lines"));
        }
        shown
    };
    let lines = [only('-', kept, made), only('+', made, kept)].concat();
    if lines.is_empty() { "the same lines, in another order or number".into() } else { lines.join("\n") }
}

#[test]
fn a_difference_names_its_lines() {
    assert_eq!(difference("a\nb\n", "b\nc\n"), "- a\n+ c");
    assert_eq!(difference("a\nb\n", "b\na\n"), "the same lines, in another order or number");
    let many: String = (0..20).map(|n| format!("{n}\n")).collect();
    assert!(difference("", &many).ends_with("+ 11\n+ and 8 more lines"));
}
