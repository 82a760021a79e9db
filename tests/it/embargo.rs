//! What may be published from a date only.

use negotiation::{format::json, query::DueKind, record::Audience, value::id::PartyId};

use crate::story::Story;

const SECRET: &str = r#"a disclosure="participants" embargo=2026-02-01 proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public"}"#;

fn embargoed(story: &Story, at: &str) -> Vec<String> {
    let due = story.record.negotiation().due(at.parse().unwrap());
    due.iter().filter(|due| due.kind == DueKind::Embargo).map(ToString::to_string).collect()
}

#[test]
fn who_sees_it_is_told_of_the_embargo_and_time_shows_it_to_nobody() {
    let story = Story::open("{}").principals(&["a", "b"]).given(&[SECRET]);
    let id = story.record.entries().last().unwrap().id().clone();
    let view = story.record.view(&Audience::Party(PartyId::new("b").unwrap()));
    let seen = view.negotiation().entry(&id).unwrap();
    assert_eq!(seen.embargo().unwrap().to_string(), "2026-02-01");
    assert!(json::write_view(&view).unwrap().contains(r#""embargo":"2026-02-01""#));
    // The first day of February may come and go.
    assert!(story.record.view(&Audience::Public).negotiation().entry(&id).is_none());

    let said = format!("entry `{id}` may be published from: Sunday 1 February 2026 (to come)");
    assert_eq!(embargoed(&story, "2026-01-31T00:00:00Z"), [said]);
    assert!(embargoed(&story, "2026-02-02T00:00:00Z").is_empty(), "nobody owes that it is published");
}

#[test]
fn it_is_lifted_by_disclosing_and_hands_itself_on_to_what_follows() {
    let mut story = Story::open("{}").principals(&["a", "b"]).given(&[SECRET]);
    let id = story.record.entries().last().unwrap().id().clone();
    story.tell(r#"b disclosure="participants" embargo=2026-03-01 proposal.answered {"proposal":"o","party":"b","answer":"accept"}"#);
    let followed = story.record.entries().iter().filter(|entry| entry.cause().is_some());
    let untils: Vec<_> = followed.map(|entry| entry.embargo().unwrap().to_string()).collect();
    assert!(!untils.is_empty() && untils.iter().all(|until| until == "2026-03-01"), "{untils:?}");

    let before = embargoed(&story, "2026-01-02T00:00:00Z").len();
    story.tell(&format!(r#"a record.disclosed {{"entry":"{id}"}}"#));
    assert_eq!(embargoed(&story, "2026-01-02T00:00:00Z").len(), before - 1);
    assert!(story.record.view(&Audience::Public).negotiation().entry(&id).is_some());
}

#[test]
fn only_what_is_not_public_is_under_one_and_until_a_date_of_its_own() {
    let story = Story::open("{}").principals(&["a", "b"]);
    for envelope in ["embargo=2026-02-01", r#"disclosure="participants" embargo=@e000"#] {
        let line = SECRET.replace(r#"disclosure="participants" embargo=2026-02-01"#, envelope);
        assert_eq!(story.refused(&line).rule().id(), "entry.embargo.public", "{line}");
    }
}
