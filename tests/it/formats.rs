//! What else than JSON a record is kept in, and that it is not bound to a thread.

use std::{fs, path::Path, sync::Arc, thread};

use crate::corpus::corpus;
use negotiation::{
    event::{Draft, Entry, Mode},
    format::json,
    record::{Audience, Past, Record, View},
    state::Negotiation,
    value::id::EntryId,
};

/// A whole record.
fn record() -> Record {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/v2/record.jsonl");
    Record::replay(json::read_entries(&fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

#[test]
fn entries_are_read_back_from_cbor() {
    for (_, entry) in corpus() {
        let mut bytes = Vec::new();
        ciborium::into_writer(&entry, &mut bytes).unwrap();
        let read: Entry = ciborium::from_reader(bytes.as_slice()).unwrap();
        assert_eq!(read, entry);
    }
}

#[test]
fn entries_are_read_back_from_messagepack_with_names() {
    for (_, entry) in corpus() {
        let bytes = rmp_serde::to_vec_named(&entry).unwrap();
        let read: Entry = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!(read, entry);
    }
}

#[test]
fn entries_are_read_back_from_messagepack_without_names() {
    for (_, entry) in corpus() {
        let bytes = rmp_serde::to_vec(&entry).unwrap();
        let read: Entry = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!(read, entry);
    }
}

#[test]
fn entries_are_read_back_from_values_of_json() {
    for (_, entry) in corpus() {
        let value = serde_json::to_value(&entry).unwrap();
        assert_eq!(serde_json::from_value::<Entry>(value).unwrap(), entry);
    }
}

/// A format that does not describe itself could not read an entry back, and so writes none. Ids and words it can.
#[test]
fn entries_are_not_written_to_what_could_not_read_them() {
    for (_, entry) in corpus() {
        assert!(postcard::to_allocvec(&entry).is_err());
        assert!(postcard::to_allocvec(entry.event()).is_err());
        let (id, mode) = (entry.id().clone(), entry.mode());
        let bytes = postcard::to_allocvec(&(&id, mode)).unwrap();
        assert_eq!(postcard::from_bytes::<(EntryId, Mode)>(&bytes).unwrap(), (id, mode));
    }
    let draft = json::read_drafts(&drafts()).unwrap().remove(0);
    assert!(postcard::to_allocvec(&draft).is_err());
}

#[test]
fn a_fault_is_told_with_its_path_whatever_the_format() {
    let line = drafts().lines().nth(1).unwrap().replace(r#""party":"a""#, r#""party":"a b""#);
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    let (mut cbor, packed) = (Vec::new(), rmp_serde::to_vec(&value).unwrap());
    ciborium::into_writer(&value, &mut cbor).unwrap();
    for said in [
        serde_json::from_str::<Draft>(&line).unwrap_err().to_string(),
        serde_json::from_value::<Draft>(value).unwrap_err().to_string(),
        ciborium::from_reader::<Draft, _>(cbor.as_slice()).unwrap_err().to_string(),
        rmp_serde::from_slice::<Draft>(&packed).unwrap_err().to_string(),
    ] {
        assert!(said.contains("event.party.invited.party: not a party id: ` ` at byte 1"), "{said}");
    }
}

#[test]
fn one_entry_is_read_by_itself_and_its_fault_told_where_it_stands() {
    let drafts = drafts();
    let line = drafts.lines().nth(1).unwrap();
    assert_eq!(json::read_draft(line).unwrap(), json::read_drafts(&drafts).unwrap().remove(0));
    let entry: Entry = serde_json::from_str(line).unwrap();
    assert_eq!(json::read_entry(line).unwrap(), entry);

    // As somebody lays it out who looks at it.
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let laid_out = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(json::read_entry(&laid_out).unwrap(), entry);
    let told = |text: &str| json::read_entry(text).unwrap_err().to_string();
    let told_of = told(&laid_out.replace(r#""party": "a""#, r#""party": "a b""#));
    assert!(
        told_of.starts_with("line 6, column 18, at event.party.invited.party: not a party id"),
        "{told_of}"
    );
    let cut = laid_out.find("recorder").unwrap();
    assert!(told(&laid_out[..cut]).starts_with("line 12, column 3: EOF"), "{}", told(&laid_out[..cut]));
    assert_eq!(told(""), "line 1: EOF while parsing a value");
    assert_eq!(told(&format!("{line}{line}")), "line 1: more than one value on the line");
}

fn drafts() -> String {
    r#"{"format":{"major":2,"minor":0},"content":"drafts"}
{"id":"e1","recorder":"desk","by":"secretariat","recorded":"2026-01-01T00:00:00Z","event":{"party":{"invited":{"party":"a"}}}}
"#
    .to_owned()
}

#[test]
fn records_and_views_go_from_thread_to_thread() {
    fn goes<T: Send + Sync>() {}
    goes::<Record>();
    goes::<View>();
    goes::<Past>();
    goes::<Negotiation>();
    goes::<Entry>();
    goes::<Draft>();
    let record = Arc::new(record());
    let asked: Vec<_> = (0..2)
        .map(|_| {
            let record = Arc::clone(&record);
            thread::spawn(move || record.view(&Audience::Public).entries().len())
        })
        .collect();
    let here = record.view(&Audience::Public).entries().len();
    for asked in asked {
        assert_eq!(asked.join().unwrap(), here);
    }
}
