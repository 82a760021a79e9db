//! What a party is told of a draft that it sent: nothing that is hidden from it.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use negotiation::{
    event::{Draft, Entry},
    record::{Audience, Record},
    testing::history::{self, instant},
    value::id::PartyId,
};
use proptest::{
    prelude::*,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use serde_json::{Value, json};

use super::{
    law::{config, recorded, with_fewer},
    naive,
};

/// The same draft, as a party sends it: governed, its own act, under an id of its own, recorded now.
fn sent_by(party: &PartyId, draft: &Draft) -> Value {
    let mut wire = serde_json::to_value(draft).unwrap();
    wire["id"] = format!("{party}:{}", draft.id()).into();
    wire["by"] = json!({ "party": party });
    wire["mode"] = "governed".into();
    wire["recorded"] = negotiation::value::when::instant::display(&instant(400)).to_string().into();
    wire
}

fn read(wire: &Value) -> Draft {
    serde_json::from_value(wire.clone()).unwrap_or_else(|error| panic!("{error}: {wire}"))
}

/// The kinds that bring something in, with the field that names it.
const BRING_IN: &[(&str, &str)] = &[
    ("party.added", "party"),
    ("person.added", "person"),
    ("point.tabled", "point"),
    ("meeting.added", "meeting"),
    ("question.put", "question"),
    ("proposal.submitted", "proposal"),
    ("version.drafted", "version"),
    ("track.opened", "track"),
    ("deadline.set", "deadline"),
    ("commitment.made", "commitment"),
    ("instrument.added", "instrument"),
    ("watch.added", "watch"),
];

fn body(entry: &Value) -> (String, &Value) {
    let (thing, fact) = entry["event"].as_object().unwrap().iter().next().unwrap();
    let (action, body) = fact.as_object().unwrap().iter().next().unwrap();
    (format!("{thing}.{action}"), body)
}

fn brought_in(entry: &Value) -> Option<(&'static str, String)> {
    let (kind, body) = body(entry);
    let (_, field) = BRING_IN.iter().find(|(one, _)| *one == kind)?;
    Some((field, body[field].as_str()?.to_owned()))
}

/// What a party does not see: things by their sort, and entries.
fn hidden(record: &Record, party: &PartyId) -> BTreeSet<(&'static str, String)> {
    let audience = Audience::Party(party.clone());
    let talks = record.negotiation();
    let sees = |entry: &Entry| {
        let mut all = talks.disclosures_of(entry.id()).map(Entry::disclosure).chain([entry.disclosure()]);
        all.any(|disclosure| naive::admits(record, &audience, disclosure))
    };
    let mut all: BTreeSet<_> = record
        .entries()
        .iter()
        .filter(|entry| !sees(entry))
        .map(|entry| ("entry", entry.id().to_string()))
        .collect();
    let things = |seen: bool| {
        let entries = talks.entries().iter().filter(move |entry| sees(entry) == seen);
        entries.filter_map(|entry| brought_in(&serde_json::to_value(&**entry).unwrap()))
    };
    let visible: BTreeSet<String> = things(true).map(|(_, id)| id).collect();
    all.extend(things(false));
    all.retain(|(_, id)| !visible.contains(id) && id != party.as_str());
    all
}

fn names(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => {
            text == id
                || text.strip_prefix('@').is_some_and(|of| {
                    of.strip_prefix(id)
                        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
                })
        }
        Value::Array(members) => members.iter().any(|member| names(member, id)),
        Value::Object(fields) => fields.values().any(|field| names(field, id)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The same with another id.
fn renamed(value: &Value, id: &str, other: &str) -> Value {
    match value {
        Value::String(text) if text == id => other.into(),
        Value::String(text) if names(value, id) => text.replacen(id, other, 1).into(),
        Value::Array(members) => members.iter().map(|member| renamed(member, id, other)).collect(),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, field)| (name.clone(), renamed(field, id, other)));
            Value::Object(fields.collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// A draft with something hidden in each place of its envelope.
fn probes(party: &PartyId, sort: &str, id: &str, about: &Value) -> Vec<(String, Value)> {
    let with = |field: &str, value: Value| {
        let mut wire = about.clone();
        wire[field] = value;
        (field.to_owned(), wire)
    };
    match sort {
        "party" => vec![
            with("disclosure", json!({ "parties": [party, id] })),
            with("by", json!({ "acting": { "party": party, "for": id } })),
        ],
        "person" => vec![with("by", json!({ "acting": { "party": party, "person": id } }))],
        "entry" if !id.contains('/') => vec![with("occurred", format!("@{id}").into())],
        "question" => vec![with("rests_on", id.into())],
        _ => Vec::new(),
    }
}

/// How often each place was met, so that the law cannot hold by default.
type Met = BTreeMap<String, usize>;

/// What is hidden from a party is answered as what is not there, wherever it names it.
fn is_answered_as_unknown(
    record: &Record,
    party: &PartyId,
    drafts: &[Draft],
    met: &mut Met,
) -> Result<(), TestCaseError> {
    let answer = |wire: &Value| record.check(&read(wire)).err().map(|refusal| refusal.to_string());
    let wires: Vec<_> = drafts.iter().map(|draft| sent_by(party, draft)).collect();
    for (sort, id) in hidden(record, party) {
        let nobody = "nobody-has-this-id";
        let mut asked = Vec::new();
        for wire in wires.iter().filter(|wire| names(&wire["event"], &id)) {
            let (kind, told) = body(wire);
            // What it gives an id to itself; what a correction restates, and the party has read in the entry.
            let gives = brought_in(wire).is_some_and(|(_, new)| new == id);
            let of = told["entry"].as_str().filter(|of| kind == "record.corrected" && *of != id);
            let of = of.and_then(|of| record.entry(&of.parse().unwrap()));
            let was_read = of.is_some_and(|entry| names(&serde_json::to_value(entry).unwrap(), &id));
            if !gives && !was_read {
                let place =
                    if sort == "entry" && kind.starts_with("record") { kind } else { sort.to_owned() };
                asked.push((place, wire.clone()));
            }
        }
        // What the act names is looked at above.
        let others = wires.iter().rev().filter(|wire| !names(&wire["event"], &id));
        for about in others.take(3) {
            asked.extend(probes(party, sort, &id, about));
        }
        for (place, wire) in asked {
            let (is, is_not) = (answer(&wire), answer(&renamed(&wire, &id, nobody)));
            let is_not = is_not.map(|told| told.replace(&format!("`{nobody}`"), &format!("`{id}`")));
            prop_assert_eq!(&is, &is_not, "{} `{}` for {}: {}", place, id, party, wire);
            *met.entry(place).or_default() += 1;
        }
    }
    Ok(())
}

fn looked_at(runner: &mut TestRunner) -> Met {
    let met = RefCell::new(Met::new());
    let strategy = (history::restricted(35), history::restricted(25), any::<u64>(), 0_usize..3);
    let held = runner.run(&strategy, |(drafts, more, keep, who)| {
        let met = &mut *met.borrow_mut();
        let again = drafts.clone();
        let record = recorded(drafts, keep);
        let party = history::party_id(who);
        let audience = Audience::Party(party.clone());
        let view = record.view(&audience);
        let other = with_fewer(&record, &audience, &view, keep);
        let mut count = |what: &str| *met.entry(what.to_owned()).or_default() += 1;
        for draft in again.iter().chain(&more).skip(1).step_by(3) {
            let draft = read(&sent_by(&party, draft));
            let told = view.explain(&draft).map(|told| told.to_string());
            if let Some(other) = &other {
                let there = other.view(&audience).explain(&draft).map(|told| told.to_string());
                prop_assert_eq!(&told, &there);
                count("told the same");
            }
            match (record.check(&draft), told) {
                (Err(refusal), Some(told)) if told.starts_with(&refusal.to_string()[..20]) => {
                    count("explained")
                }
                (Err(_), Some(_)) => count("explained otherwise"),
                (Err(_), None) => count("not told why"),
                (Ok(()), _) => count("recorded"),
            }
        }
        if record.negotiation().party(&party).is_some() {
            is_answered_as_unknown(&record, &party, &again, met)?;
        }
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("{error}"));
    met.into_inner()
}

#[test]
fn a_party_is_told_nothing_that_is_hidden_from_it() {
    looked_at(&mut TestRunner::new(config(150)));
}

/// The same on records that are always the same, so that it can be said what they hold.
#[test]
fn a_party_is_told_nothing_that_is_hidden_from_it_and_names_much() {
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let met = looked_at(&mut TestRunner::new_with_rng(config(250), seed));
    let least = [
        ("told the same", 500),
        ("explained", 500),
        ("not told why", 20),
        ("disclosure", 50),
        ("by", 50),
        ("occurred", 500),
        ("rests_on", 10),
        ("party", 50),
        ("point", 50),
        ("record.disclosed", 30),
        ("record.corrected", 30),
        ("record.retracted", 15),
    ];
    assert!(least.iter().all(|(what, least)| met.get(*what).unwrap_or(&0) >= least), "{met:#?}");
}
