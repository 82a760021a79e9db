//! The records that come with the examples. `examples/data/README.md` says where each is from.

use negotiation::{
    format::json,
    prelude::*,
    query::Account,
    value::source::{Attribution, Certainty},
};

use super::{Answer, Page, join};

/// The attribution of what was made up for an example.
pub const MADE_UP: &str = "made_up";

/// What the record of Ukraine has out of order, each entry with its rules: the E3 table a text of their own and are
/// no principals of the talks.
pub const OUT_OF_ORDER: [(&str, &str); 3] = [
    ("e085", "alternative.proposed.entitled"),
    ("e086", "alternative.proposed.entitled"),
    ("e088", "version.drafted.entitled"),
];

/// The talks on ending the war in Ukraine, which several examples read.
pub fn ukraine_2026() -> Answer<Record> {
    shipped(include_str!("../data/ukraine_2026.jsonl"), &OUT_OF_ORDER)
}

/// A record that comes with the examples: drafts written by hand, recorded as observed.
pub fn shipped(drafts: &str, out_of_order: &[(&str, &str)]) -> Answer<Record> {
    let record = Record::observe(json::read_drafts(drafts)?)?.record;
    in_order(&record, out_of_order)?;
    Ok(record)
}

/// What breaks the rules of procedure is recorded all the same, and must not go unseen: only what is meant to be out
/// of order may be.
pub fn in_order(record: &Record, meant: &[(&str, &str)]) -> Answer {
    let found: Vec<_> = irregularities(record.entries().iter().map(AsRef::as_ref)).collect();
    let is_meant =
        found.iter().map(|(entry, rules)| (entry.id().as_str(), rules.as_str())).eq(meant.iter().copied());
    let ids = join(found.iter().map(|(entry, rules)| format!("{} ({rules})", entry.id())), ", ");
    if is_meant { Ok(()) } else { Err(format!("out of order, and not meant to be: {ids}").into()) }
}

/// The entries that break rules of procedure, with these rules.
fn irregularities<'a>(entries: impl Iterator<Item = &'a Entry>) -> impl Iterator<Item = (&'a Entry, String)> {
    entries.map(|entry| (entry, broken_rules(entry))).filter(|(_, rules)| !rules.is_empty())
}

/// The rules of procedure that an entry breaks.
pub fn broken_rules(entry: &Entry) -> String {
    join(entry.irregularities(), ", ")
}

/// What was recorded although the rules of procedure do not provide for it.
pub fn irregular(page: &mut Page, talks: &Negotiation) {
    page.head("Recorded, and not in order by the rules of procedure");
    let mut count = 0;
    for (entry, rules) in irregularities(talks.entries().iter().map(AsRef::as_ref)) {
        count += 1;
        page.item(format!("{} {} by {}: {rules}", entry.id(), entry.event().kind(), entry.by()));
    }
    page.line(format!("{count} of {} entries do not keep the rules of procedure.", talks.entries().len()));
}

/// How far an entry is to be relied on. Nothing is said of what a page bears.
pub fn mark<'a>(talks: &Negotiation, entry: impl Into<Option<&'a Entry>>) -> &'static str {
    let Some(entry) = entry.into() else { return "" };
    let sources: Vec<_> = talks.sources_of(entry.id()).map(|(source, _)| source).collect();
    let said = |how: &str| {
        sources.iter().filter(|one| one.attribution().is_some_and(|own| own.as_str() == how)).count()
    };
    let inferred = said(Attribution::INFERRED.as_str());
    let unchecked = sources.iter().filter(|one| one.certainty() == Some(&Certainty::UNVERIFIED)).count();
    if said(MADE_UP) > 0 {
        " (made up)"
    } else if inferred > 0 && inferred == sources.len() {
        " (inferred)"
    } else if unchecked > 0 && unchecked == sources.len() {
        " (not checked)"
    } else if inferred > 0 {
        " (in part inferred)"
    } else {
        ""
    }
}

/// How much of the record rests on what.
pub fn rests_on(talks: &Negotiation) -> String {
    let marks: Vec<_> = talks.entries().iter().map(|entry| mark(talks, &**entry)).collect();
    let count = |how: &str| marks.iter().filter(|mark| **mark == how).count();
    format!(
        "Of {} entries {} are the desk's readings (inferred), {} rest on its notes alone (not checked), {} are made \
         up; all others name a page.",
        marks.len(),
        count(" (inferred)"),
        count(" (not checked)"),
        count(" (made up)"),
    )
}

/// The entries about a thing, the earliest first.
pub fn about(talks: &Negotiation, thing: impl Into<Subject>) -> impl DoubleEndedIterator<Item = &Entry> {
    let thing = thing.into();
    talks.entries().iter().map(AsRef::as_ref).filter(move |entry: &&Entry| entry.event().subject() == thing)
}

/// What several say of a thing, each in their own words.
pub fn accounts(talks: &Negotiation, thing: impl Into<Subject>) -> Vec<Account<'_>> {
    talks.accounts(&thing.into()).into_iter().flat_map(|one| one.accounts).collect()
}

/// The last instant of a day, as the record counts days.
pub fn end_of(record: &Record, day: &str) -> Answer<Instant> {
    Ok(record.end_of(day.parse()?).ok_or("a date beyond the calendar")?)
}
