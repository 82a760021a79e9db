//! The frozen corpus: one entry of every kind of event, as this format writes it. What stands in
//! `tests/wire/v2` is read for ever. `BLESS=1 cargo test --test it corpus` adds what is missing, and
//! never changes what is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
};

use negotiation::{
    event::{Entry, Event, Mode, fact::Kind},
    format::json::MINOR,
    record::{Audience, Record, View},
    testing::history,
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::Value;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire/v2")
}

/// Fields that the histories never give.
const BY_HAND: &[(&str, &str, &str)] = &[
    ("negotiation.opened", "summary", r#""What it is about.""#),
    ("negotiation.suspended", "until", r#""2026-03""#),
    ("negotiation.broken_off", "how", r#""walked_out""#),
    ("negotiation.abandoned", "how", r#""faded_away""#),
    ("negotiation.reopened", "gate", r#""g0""#),
    ("consent.declaration_made", "attitude", r#""opposes""#),
    ("measure.announced", "against", r#"["p1"]"#),
    ("measure.announced", "text", r#""The docks close.""#),
    ("measure.announced", "from", r#""2026-03-01""#),
    ("measure.announced", "unless", r#""The offer is mended.""#),
    ("measure.announced", "bears_on", r#"["q0"]"#),
    ("instrument.drafted", "carries_out", r#""i1""#),
    ("instrument.drafted", "supplements", r#""i1""#),
    ("instrument.drafted", "replaces", r#""i1""#),
    ("instrument.drafted", "applies_from", r#""2026-01-01""#),
    ("party.added", "aliases", r#"["The republic"]"#),
    ("party.alias_added", "from", r#""1991""#),
    ("party.alias_added", "until", r#""2019-02-12""#),
    ("party.suspended", "until", r#""2026-03""#),
    ("party.role_assigned", "until", r#""2026-03""#),
    ("party.role_declined", "scope", r#"{"meeting":"m0"}"#),
    ("party.role_ended", "scope", r#"{"track":"t0"}"#),
    ("party.role_ended", "for_party", r#""p1""#),
    ("question.put", "at", r#""m0""#),
    ("point.referred", "until", r#""2026-03""#),
    ("position.taken", "alternative", r#""a0""#),
    ("meeting.added", "title", r#""The second round""#),
    ("meeting.added", "invited_by", r#""p0""#),
    ("meeting.added", "requested_by", r#""p1""#),
    ("meeting.announced", "place", r#"{"named":"Geneva"}"#),
    ("meeting.started", "place", r#"{"named":"Geneva"}"#),
    ("meeting.adjourned", "until", r#""2026-01-23T09:00:00+01:00""#),
    ("meeting.continued", "place", r#"{"named":"Geneva"}"#),
    ("meeting.held", "place", r#"{"named":"Geneva"}"#),
    ("meeting.postponed", "window", r#""2026-02""#),
    ("meeting.reinstated", "window", r#""2026-02""#),
    ("meeting.reinstated", "place", r#"{"named":"Geneva"}"#),
    ("meeting.participant_expected", "persons", r#"["n0"]"#),
    ("meeting.attendance_recorded", "persons", r#"["n0"]"#),
    ("meeting.attendance_recorded", "from", r#""2026-01-22T10:00:00+01:00""#),
    ("meeting.attendance_recorded", "until", r#""2026-01-22T12:00:00+01:00""#),
    ("meeting.outcome_recorded", "text", r#""They meet again.""#),
    ("meeting.outcome_recorded", "version", r#""v0""#),
    ("link.made", "proposals", r#"["o0"]"#),
    ("link.made", "condition", r#"{"point_closed":"q1"}"#),
    ("proposal.submitted", "title", r#""The package""#),
    ("proposal.submitted", "terms", r#"["final"]"#),
    ("person.added", "aliases", r#"["N."]"#),
    ("person.accredited", "tracks", r#"["t0"]"#),
    ("person.accredited", "instruments", r#"["i0"]"#),
    ("person.powers_changed", "instruments", r#"["i0"]"#),
    (
        "deadline.extended",
        "instead",
        r#"[{"due":"2026-05-22","if":{"point_agreed":"q1"},"by":"2026-03-29"}]"#,
    ),
    ("deadline.renewed", "instead", r#"[{"due":"2026-05-22","if":{"text":"The talks are broken off."}}]"#),
    ("deadline.met", "entry", r#""e1""#),
    ("deadline.set", "consequence", r#""The offer is withdrawn.""#),
    ("instrument.entered_into_force", "parts", r#"["Title III"]"#),
    ("instrument.suspended", "parts", r#"["Title III"]"#),
    ("instrument.resumed", "parts", r#"["Title III"]"#),
    ("instrument.resumed", "at", r#""2026-03-01""#),
    ("instrument.terminated", "parts", r#"["Title III"]"#),
    ("consent.provisionally_applied", "parts", r#"["Title III"]"#),
    ("consent.provisional_application_ended", "parts", r#"["Title III"]"#),
    ("instrument.superseded", "at", r#""2026-03-01""#),
    ("instrument.superseded", "according_to", r#"["p0"]"#),
    ("commitment.made", "until", r#""2027""#),
    ("commitment.made", "wording", r#""w0""#),
    ("commitment.reported", "period", r#""2026-01""#),
    ("ceasefire.declared", "instrument", r#""i0""#),
    ("ceasefire.renewed", "until", r#""2026-04""#),
    ("measure.taken", "text", r#""A pause of deliveries.""#),
    ("assessment.given", "share", r#""90%""#),
    ("assessment.given", "text", r#""Nearly there.""#),
    ("record.corrected", "rests_on", r#""u0""#),
    ("record.disputed", "text", r#""It was not so.""#),
    ("account.given", "text", r#""As told to the press.""#),
    ("watch.observed", "entry", r#""e1""#),
    ("watch.observed", "indicator", r#""A joint statement.""#),
];

/// The names of the files of a kind: one, or one for each word of the field that says which act it is.
fn names(kind: &Kind) -> Vec<String> {
    match kind.choices() {
        [] => vec![kind.to_string()],
        choices => choices.iter().map(|choice| format!("{kind}.{choice}")).collect(),
    }
}

fn name(event: &Event) -> String {
    event.choice().map_or_else(|| event.kind().to_string(), |choice| format!("{}.{choice}", event.kind()))
}

/// Some entries of every kind, by the name of their file: the fullest governed one, the fullest observed one, and one for
/// each field that these leave out.
fn made() -> BTreeMap<String, String> {
    let mut state = 7_u64;
    let mut byte = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        state.to_be_bytes()[0]
    };
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    let mut keep = |entry: &Entry| {
        let text = serde_json::to_string(entry).unwrap();
        let kind = entry.event().kind();
        let mode = if entry.mode() == Mode::Observed { ".observed" } else { "" };
        let value: Value = serde_json::from_str(&text).unwrap();
        let fields = &value["event"][kind.thing()][kind.action()];
        let with = kind.optional_fields().iter().filter(|field| fields.get(**field).is_some());
        let names = with.map(|field| format!("{kind}.with_{field}"));
        for name in names.chain([format!("{}{mode}", name(entry.event()))]) {
            let kept = all.entry(name).or_default();
            if kept.len() < text.len() {
                kept.clone_from(&text);
            }
        }
    };
    for opening in 0..4000_u32 {
        let history: Vec<history::Bytes> = (0..60).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in history::drafts(u8::try_from(opening % 224).unwrap(), &history) {
            let Ok(done) = record.propose(draft) else { continue };
            done.entries().for_each(&mut keep);
        }
        if opening % 10 == 0 {
            let last = record.entries().iter().rev().take(4).map(|entry| entry.id().clone());
            for id in last.collect::<Vec<_>>() {
                if let Ok(left) = record.erase(&id, "2026-05-04".parse().unwrap()) {
                    if left.event().kind().thing() == "payload" {
                        keep(&left);
                    }
                }
            }
        }
    }
    for governed in Event::kinds().flat_map(names) {
        // Read is what is written, whoever would have been refused.
        let observed = format!("{governed}.observed");
        for (have, lack, mode) in [(&governed, &observed, "observed"), (&observed, &governed, "governed")] {
            if let (Some(text), None) = (all.get(have), all.get(lack)) {
                let mut entry: Value = serde_json::from_str(text).unwrap();
                entry["mode"] = mode.into();
                let entry: Entry = serde_json::from_value(entry).unwrap();
                all.insert(lack.clone(), serde_json::to_string(&entry).unwrap());
            }
        }
    }
    for (kind, field, value) in BY_HAND {
        let (thing, action) = kind.split_once('.').unwrap();
        let any = all.iter().find(|(name, _)| name.split('.').take(2).eq([thing, action])).unwrap();
        let mut entry: Value = serde_json::from_str(any.1).unwrap();
        entry["event"][thing][action][field] = serde_json::from_str(value).unwrap();
        let entry: Entry = serde_json::from_value(entry).unwrap_or_else(|e| panic!("{kind} {field}: {e}"));
        let name = format!("{kind}.with_{field}");
        all.entry(name).or_insert_with(|| serde_json::to_string(&entry).unwrap());
    }
    // A field that the fullest have needs no entry of its own.
    let has = |text: Option<&String>, kind: &str, field: &str| {
        let value: Value = text.map_or(Value::Null, |text| serde_json::from_str(text).unwrap());
        let (thing, action) = kind.split_once('.').unwrap();
        value["event"][thing][action].get(field).is_some()
    };
    let needed = |name: &String| match name.split_once(".with_") {
        Some((kind, field)) => {
            !has(all.get(kind), kind, field) && !has(all.get(&format!("{kind}.observed")), kind, field)
        }
        None => true,
    };
    let names: Vec<_> = all.keys().filter(|name| needed(name)).cloned().collect();
    names.into_iter().map(|name| (name.clone(), all[&name].clone())).collect()
}

/// Every entry of the corpus that stands alone, with the name of its file.
pub(crate) fn corpus() -> Vec<(String, Entry)> {
    let mut all = Vec::new();
    for file in fs::read_dir(folder()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = fs::read_to_string(&path).unwrap();
            let entry: Entry = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"));
            let read: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_value(&entry).unwrap(), read, "{path:?}");
            all.push((path.file_stem().unwrap().to_str().unwrap().to_owned(), entry));
        }
    }
    all
}

#[test]
fn every_kind_of_event_is_in_the_corpus_and_is_written_as_it_was_read() {
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for (name, text) in made() {
            let path = folder().join(format!("{name}.json"));
            if !path.exists() {
                fs::write(path, text + "\n").unwrap();
            }
        }
    }
    let corpus = corpus();
    let mut missing = Vec::new();
    for kind in Event::kinds() {
        let of = || corpus.iter().filter(|(_, entry)| entry.event().kind() == kind).map(|(_, entry)| entry);
        for (own, mode) in names(kind).iter().flat_map(|own| [(own, Mode::Governed), (own, Mode::Observed)]) {
            if of().all(|entry| name(entry.event()) != *own || entry.mode() != mode) {
                missing.push(format!("{own} {mode:?}"));
            }
        }
        for field in kind.optional_fields() {
            let has = |entry: &Entry| {
                let value = serde_json::to_value(entry).unwrap();
                value["event"][kind.thing()][kind.action()].get(field).is_some()
            };
            if !of().any(has) {
                missing.push(format!("{kind} with {field}"));
            }
        }
    }
    assert!(missing.is_empty(), "not in the corpus: {missing:#?}");
    for (name, entry) in &corpus {
        assert!(name.starts_with(entry.event().kind().name()), "{name}");
    }
}

/// Each kind, each word that says which act it is, and each optional field.
fn vocabulary() -> BTreeSet<String> {
    let of = |kind: &'static Kind| {
        let fields = kind.optional_fields().iter().map(move |field| format!("{kind} with {field}"));
        names(kind).into_iter().chain(fields)
    };
    Event::kinds().flat_map(of).collect()
}

/// What is new on the wire is read by no older library, so that the minor version has to rise with it. The file says
/// with which minor version each came.
#[test]
fn what_is_new_on_the_wire_raises_the_minor_version() {
    let path = folder().join("vocabulary.txt");
    let mut text = fs::read_to_string(&path).unwrap_or_default();
    let of = |text: &str| -> BTreeMap<String, u32> {
        let lines = text.lines().map(|line| line.split_once(": ").unwrap());
        lines.map(|(minor, word)| (word.to_owned(), minor.parse().unwrap())).collect()
    };
    let mut known = of(&text);
    let last = known.values().max().copied();
    if std::env::var_os("BLESS").is_some() && last != Some(MINOR) {
        for word in vocabulary().iter().filter(|word| !known.contains_key(*word)) {
            writeln!(text, "{MINOR}: {word}").unwrap();
        }
        fs::write(&path, &text).unwrap();
        known = of(&text);
    }
    let words = vocabulary();
    let new: Vec<_> = words.iter().filter(|word| !known.contains_key(*word)).collect();
    let gone: Vec<_> = known.keys().filter(|word| !words.contains(*word)).collect();
    assert!(gone.is_empty(), "people's records may have what is no longer read: {gone:#?}");
    assert!(
        new.is_empty(),
        "new on the wire; raise `MINOR` in src/format/json.rs, then run `BLESS=1 cargo test --test it corpus`: {new:#?}"
    );
    assert!(last <= Some(MINOR), "the minor version goes down, to {MINOR}");
}

/// A record with much in it: consequences, irregularities, disclosures, many kinds.
fn rich() -> Record {
    let mut state = 11_u64;
    let mut byte = || {
        state = state.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        state.to_be_bytes()[0]
    };
    let records = (0..400_u32).map(|opening| {
        let bytes: Vec<history::Bytes> = (0..90).map(|_| std::array::from_fn(|_| byte())).collect();
        let mut record = Record::new();
        for draft in history::drafts(u8::try_from(opening % 224).unwrap(), &bytes) {
            let _ = record.propose(draft);
        }
        record
    });
    let worth = |record: &Record| {
        let kinds: std::collections::BTreeSet<_> =
            record.entries().iter().map(|entry| entry.event().kind().name()).collect();
        let rich = |entry: &Entry| {
            50 * usize::from(entry.cause().is_some())
                + 50 * usize::from(!entry.irregularities().is_empty())
                + usize::from(!entry.disclosure().is_public())
        };
        kinds.len() + record.entries().iter().map(|entry| rich(entry)).sum::<usize>()
    };
    records.max_by_key(worth).unwrap()
}

#[test]
fn a_whole_record_of_the_corpus_is_read_and_written_as_it_was() {
    let path = folder().join("record.jsonl");
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        fs::write(&path, negotiation::format::json::write_record(&rich()).unwrap()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    let record = Record::replay(negotiation::format::json::read_entries(&text).unwrap()).unwrap();
    assert!(record.entries().iter().any(|entry| entry.cause().is_some()));
    assert!(record.entries().iter().any(|entry| !entry.irregularities().is_empty()));
    let lines = |text: &str| -> Vec<serde_json::Value> {
        text.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let written = negotiation::format::json::write_record(&record).unwrap();
    assert_eq!(lines(&written), lines(&text), "the header may name a later minor version");
}

/// A view in which much was disclosed later.
fn told_late() -> View {
    let mut runner = TestRunner::deterministic();
    let views = (0..200).map(|_| {
        let mut record = Record::new();
        for draft in history::restricted(45).new_tree(&mut runner).unwrap().current() {
            let _ = record.propose(draft);
        }
        record.view(&Audience::Party(history::party_id(0)))
    });
    views.max_by_key(|view| view.disclosed_later().count()).unwrap()
}

#[test]
fn a_view_of_the_corpus_is_read_and_written_as_it_was() {
    let path = folder().join("view.jsonl");
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        fs::write(&path, negotiation::format::json::write_view(&told_late()).unwrap()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    let view = negotiation::format::json::read_view(&text).unwrap();
    assert!(view.disclosed_later().count() > 1);
    let lines = |text: &str| -> Vec<serde_json::Value> {
        let mut lines: Vec<serde_json::Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        // The header may name a later minor version.
        lines[0]["format"]["minor"] = 0.into();
        lines
    };
    assert_eq!(lines(&negotiation::format::json::write_view(&view).unwrap()), lines(&text));
}
