use negotiation::{json, record::Record};
fn main() {
    let t = std::fs::read_to_string("examples/data/ukraine_2026.jsonl").unwrap();
    let d = json::read_drafts(&t).unwrap_or_else(|e| panic!("{e}"));
    let r = Record::observe(d).unwrap_or_else(|e| panic!("{e}"));
    for e in r.entries() { if !e.irregularities().is_empty() { println!("{} {} {:?}", e.id(), e.event().kind(), e.irregularities()); } }
    println!("{}", r.entries().len());
    for s in r.negotiation().sticking_points().iter().take(5) { println!("{} {:?}", s.point.title(), s.reasons); }
    let text = json::write_record(&r).unwrap();
    let back = Record::replay(json::read_entries(&text).unwrap()).unwrap();
    assert_eq!(json::write_record(&back).unwrap(), text);
    println!("{} bytes, entry {} event {}", text.len(), size_of::<negotiation::entry::Entry>(), size_of::<negotiation::entry::Event>());
}
