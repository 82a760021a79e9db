//! The thirty awkward facts of real negotiations that the model was made to hold. Each is a test that bears its
//! number, wherever it is told best: `fact_07_..` is the seventh.

use std::{collections::BTreeSet, fs};

/// What happened somewhere, and what a naive model cannot say.
const FACTS: [&str; 30] = [
    "the number of points of one text differs by source",
    "points are renumbered, dropped, added, split and merged, and two drafts come from one parent",
    "two have agreed, of the third nobody knows; each speaker names another share",
    "a point is reopened after agreement",
    "a point is settled by leaving it out: a side letter, an arbiter",
    "several instruments have different parties, and fare differently",
    "signed, rejected by a vote, renegotiated, signed again, and ratified by another body",
    "of two referendums both are needed",
    "a party is excluded for a term and returns; another leaves for good and signs the successor",
    "parties are renamed, split and merged",
    "one party mediates, drafts, guarantees, and is a counter-party",
    "one signs for another that is absent; one is addressed and absent",
    "one guarantor withdraws, and the rest go on",
    "there are two legal realities at once",
    "a reservation, an interpretative declaration, an objection",
    "an interim deal, a chain of extensions, a stopped clock, a missed deadline without effect",
    "milestones come by an event or an offset, whichever is earlier",
    "a meeting is known only as \"Thursday\", in the night, in secret, moved, not held, announced by one side",
    "a secret channel is disclosed later",
    "moves are unilateral and reciprocal",
    "a ceasefire has a life of its own",
    "something is delivered before any agreement",
    "suspended is not ended, four times",
    "implementation goes down; shares add up to 99 or 101",
    "reports are wrong: a weekday, day and month, one off",
    "a decision rule has three parts, over weights",
    "each strand has its own chair and parties",
    "office-holders change midway",
    "an offer is made past the negotiators, in public; a fax goes to two only",
    "one ballot has two questions with two thresholds",
];

#[test]
fn each_fact_is_a_test_that_bears_its_number() {
    let mut told = BTreeSet::new();
    let files = ["tests/it", "tests/model"].map(|folder| fs::read_dir(folder).unwrap());
    for file in files.into_iter().flatten() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for test in text.split("#[test]\nfn fact_").skip(1) {
            told.insert(test[..2].parse::<usize>().unwrap());
        }
    }
    let missing = (1..).zip(FACTS).filter(|(number, _)| !told.contains(number));
    assert_eq!(missing.collect::<Vec<_>>(), [], "facts without a test");
    assert!(told.iter().all(|number| (1..=FACTS.len()).contains(number)), "{told:?}");
}
