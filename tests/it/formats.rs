//! What else than JSON a record is kept in, and that it is not bound to a thread.

use std::{fs, path::Path, sync::Arc, thread};

use crate::corpus::corpus;
use negotiation::{
    event::{Draft, Entry},
    format::json,
    record::{Audience, Past, Record, View},
    state::Negotiation,
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
