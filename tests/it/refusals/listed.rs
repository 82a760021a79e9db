//! The documentation of each fact lists the rules that it can be refused under. Those that are made with the kind are
//! compared with the rule book. Of those that are written by hand none may be left out that refuses the fact anywhere in
//! the tests. The rules of every entry (`entry.a.b`) and of every act (`any.a.b`) may be listed, and need not be.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::each;
use crate::golden;
use negotiation::{event::Event, judge::rule_book, record::Record, testing::history};

/// The documentation of each fact, by its kind: the lines above `Name = "word" [marks] { fields }`.
fn documented() -> BTreeMap<String, String> {
    let mut files = Vec::new();
    find(&golden::path("src"), &mut files);
    let mut all = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let Some(declared) = text.split("\nfacts! {\n").nth(1) else { continue };
        let thing = declared.split("Event(\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let facts = declared.split("\n    facts {\n").nth(1).unwrap();
        let mut docs = String::new();
        for line in facts.lines().map(str::trim) {
            if let Some(doc) = line.strip_prefix("///") {
                docs += doc;
                continue;
            }
            let declared =
                line.split_once(" = \"").filter(|(name, _)| name.chars().all(char::is_alphanumeric));
            if let Some((action, _)) = declared.and_then(|(_, rest)| rest.split_once('"')) {
                all.insert(format!("{thing}.{action}"), docs.clone());
            }
            docs.clear();
        }
    }
    all
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()) {
        if path.is_dir() {
            find(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// The ids of rules that stand after `Rules:`.
fn listed(docs: &str) -> Vec<&str> {
    let rules = docs.split("Rules:").nth(1).unwrap_or_default();
    let quoted = rules.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.split('.').count() == 3 && !text.contains(':')).collect()
}

/// Each kind with each rule that refuses it, or that it breaks when it is observed: in the cases, on the walk, and in
/// histories.
fn refused() -> BTreeSet<(&'static str, String)> {
    let mut all = BTreeSet::new();
    each(|_, refusal| {
        all.insert((refusal.act().name(), refusal.rule().to_string()));
    });
    let mut state = 3_u64;
    let mut byte = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        state.to_be_bytes()[0]
    };
    for opening in 0..1000_u32 {
        let bytes: Vec<history::Bytes> = (0..60).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in history::drafts(u8::try_from(opening % 224).unwrap(), &bytes) {
            let kind = draft.event().kind().name();
            match record.propose(draft) {
                Err(refusal) => {
                    all.insert((kind, refusal.rule().to_string()));
                }
                Ok(done) => {
                    let broken = done.entries().take(1).flat_map(|entry| entry.irregularities().to_vec());
                    all.extend(broken.map(|broken| (kind, broken.rule().to_owned())));
                }
            }
        }
    }
    all
}

fn is_of_every_act(rule: &str) -> bool {
    rule.starts_with("entry.") || rule.starts_with("any.") || rule == "record.any.whole"
}

/// The four rules that are made with a kind; the book has those of them that can refuse it.
fn family(kind: &str) -> [String; 4] {
    ["known", "free", "status", "entitled"].map(|word| format!("{kind}.{word}"))
}

#[test]
fn the_documentation_of_a_fact_lists_the_rules_that_it_is_refused_under() {
    let book: BTreeSet<_> = rule_book().into_iter().map(|rule| rule.id()).collect();
    let families: BTreeSet<_> = Event::kinds().flat_map(|kind| family(kind.name())).collect();
    let (docs, refused) = (documented(), refused());
    let mut faults = Vec::new();
    for kind in Event::kinds() {
        let Some(docs) = docs.get(kind.name()) else {
            faults.push(format!("{kind}: its declaration was not found"));
            continue;
        };
        let rules = listed(docs);
        let own = family(kind.name());
        let lacks = own.iter().map(String::as_str).filter(|rule| book.contains(rule));
        let lacks =
            lacks.chain(refused.iter().filter(|(own, _)| *own == kind.name()).map(|(_, rule)| &**rule));
        let lacks: BTreeSet<_> =
            lacks.filter(|rule| !is_of_every_act(rule) && !rules.contains(rule)).collect();
        faults.extend(lacks.into_iter().map(|rule| format!("{kind}: `{rule}` is not listed")));
        for (at, rule) in rules.iter().enumerate() {
            let of_another = families.contains(*rule) && !own.iter().any(|own| own == rule);
            if !book.contains(rule) || of_another {
                faults.push(format!("{kind}: `{rule}` is listed, and cannot refuse it"));
            }
            if rules[..at].contains(rule) {
                faults.push(format!("{kind}: `{rule}` is listed twice"));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "the rules after `Rules:` in the documentation of facts:\n{}",
        faults.join("\n")
    );
}
