//! The pages that are made from the code are fresh. `BLESS=1 cargo test --test it docs` makes them
//! anew.

use std::{collections::BTreeSet, fs, path::Path};

use negotiation::judge;

fn is_fresh(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "docs/{name} is stale: run `BLESS=1 cargo test --test it docs`");
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
fn every_rule_has_an_id_of_its_own_and_says_something() {
    let book = judge::rule_book();
    let ids: BTreeSet<_> = book.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), book.len());
    for rule in book {
        assert_eq!(rule.id().split('.').count(), 3, "{rule}");
        assert!(!rule.sentence().ends_with('.') && rule.sentence().len() > 10, "{rule}");
    }
}
