//! Stories of parties over time: renamed, split, merged, succeeded, excluded and readmitted, observers that
//! become parties, members of groups by date.

use crate::story::Story;
use negotiation::{
    state::Negotiation,
    talks::party::{Participation, PartyView},
    value::{
        id::{PartyId, PointId},
        role::Role,
        when::Instant,
    },
};

const P: &str = r#"secretariat point.tabled {"point":"p","title":"P","areas":["security"],"wording":{"id":"w","text":"words"}}"#;
const S: &str = r#"secretariat party.added {"party":"s","name":"S","kind":"state"}"#;
const SPLIT: &str = r#"secretariat party.added {"party":"t","name":"T","kind":"state"}"#;

fn party<'a>(whole: &'a Negotiation, id: &str) -> PartyView<'a> {
    whole.party(&PartyId::new(id).unwrap()).unwrap()
}

fn told(lines: &[&str]) -> Story {
    Story::open(r#"{"observing":"allowed"}"#).principals(&["a", "b"]).given(lines)
}

const YES_A: &str = r#"a position.taken {"party":"a","on":{"point":"p"},"stance":"accepts"}"#;
const YES_B: &str = r#"b position.taken {"party":"b","on":{"point":"p"},"stance":"accepts"}"#;

#[test]
fn a_successor_carries_on_the_seat_the_roles_and_the_positions() {
    let mut story = told(&[P, S, YES_A, YES_B]);
    story.tell(r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#);
    let whole = story.record.negotiation();
    let (before, own) = (party(whole, "b"), party(whole, "s"));
    assert_eq!(before.participation(), Participation::Dissolved);
    assert!(own.is_principal() && own.holds(&Role::PRINCIPAL));
    assert_eq!(own.inherits_from().map(PartyId::as_str).collect::<Vec<_>>(), ["b"]);
    assert_eq!((own.identity().count(), before.identity().count()), (1, 1));
    let point = whole.point(&PointId::new("p").unwrap()).unwrap();
    assert!(point.position(own.id()).is_some_and(|position| position.counts));
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
    // Once it has taken a position of its own, that one counts.
    story.tell(r#"s position.taken {"party":"s","on":{"point":"p"},"stance":"rejects"}"#);
    let whole = story.record.negotiation();
    let point = whole.point(&PointId::new("p").unwrap()).unwrap();
    assert_eq!(point.status().to_string(), "under_discussion", "the consent that it rested on is gone");
    assert_eq!(whole.broken_invariants(), vec![]);
}

#[test]
fn where_the_place_lapses_the_successor_begins_anew() {
    let mut story = told(&[P, S, YES_A, YES_B]);
    story.tell(r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"lapsed"}"#);
    let whole = story.record.negotiation();
    assert_eq!(party(whole, "s").participation(), Participation::Outside);
    assert_eq!(party(whole, "s").inherits_from().count(), 0);
    let point = whole.point(&PointId::new("p").unwrap()).unwrap();
    assert!(point.position(party(whole, "s").id()).is_none());
}

#[test]
fn a_line_of_successors_is_followed_back() {
    let mut story = told(&[P, S, SPLIT, YES_A, YES_B]);
    story.tell(r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#);
    story.tell(r#"s+t party.succeeded {"party":"s","successor":"t","inherits":"carried"}"#);
    let whole = story.record.negotiation();
    let before: Vec<_> = party(whole, "t").inherits_from().map(PartyId::as_str).collect();
    assert_eq!(before, ["s", "b"]);
    story.tell(r#"a point.text_agreed {"point":"p"}"#);
}

const OFFER: &str =
    r#"a proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#;

/// What is put to a party is put to whoever carries on its place.
#[test]
fn a_successor_answers_what_was_put_to_the_one_before() {
    let succeeded = r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#;
    let accepts = r#"s proposal.answered {"proposal":"o","party":"s","answer":"accept"}"#;
    let offer = "o".parse().unwrap();
    let names = |all: Vec<&PartyId>| all.into_iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(told(&[P, S, OFFER]).refused(accepts).rule().id(), "proposal.answered.addressee");

    let mut story = told(&[P, S, OFFER, succeeded]);
    let view = story.record.negotiation().proposal(&offer).unwrap();
    assert_eq!(names(view.still_to_answer().collect()), ["s"]);
    assert!(view.has_reached(&"s".parse().unwrap()));
    story.tell(accepts);
    let whole = story.record.negotiation();
    let view = whole.proposal(&offer).unwrap();
    assert_eq!(view.status().to_string(), "accepted");
    assert_eq!(names(view.answers().map(|(party, ..)| party).collect()), ["s"]);
    let point = whole.point(&PointId::new("p").unwrap()).unwrap();
    assert!(point.positions().any(|held| held.party.as_str() == "s" && held.counts));
    assert_eq!(whole.broken_invariants(), vec![]);
    assert!(told(&[P, S, OFFER, succeeded]).refusal(r#"s proposal.submitted {"proposal":"r","to":["a"],"channel":"in_public","reply_to":"o","contents":[{"point":"p"}]}"#).is_none());

    // What the one before answered counts for it, until it answers itself.
    let given = r#"b proposal.answered {"proposal":"o","party":"b","answer":"will_study"}"#;
    let both = OFFER.replace(r#"["b"]"#, r#"["b","s"]"#);
    let story = told(&[P, S, &both, given, succeeded]);
    let view = story.record.negotiation().proposal(&offer).unwrap();
    assert_eq!(
        names(view.still_to_answer().collect()),
        ["s"],
        "it was asked itself as well, and answers once"
    );

    // Who made an offer does not answer it in the place of another.
    let by_s = r#"s proposal.submitted {"proposal":"o","to":["b"],"channel":"in_public","contents":[{"point":"p"}]}"#;
    let all = succeeded.replacen("b+s", "a+b+s", 1);
    let story = Story::open("{}").principals(&["a", "b", "s"]).given(&[P, by_s, &all]);
    assert_eq!(story.refused(accepts).rule().id(), "proposal.answered.own");
    assert_eq!(story.record.negotiation().proposal(&offer).unwrap().still_to_answer().count(), 0);

    // It replaces what the one before offered.
    let by_b = r#"b proposal.submitted {"proposal":"o","to":["a"],"channel":"in_public","contents":[{"point":"p"}]}"#;
    let replaced = r#"s proposal.submitted {"proposal":"n","to":["a"],"channel":"in_public","replaces":"o","contents":[{"point":"p"}]}"#;
    assert!(told(&[P, S, by_b, succeeded]).refusal(replaced).is_none());
    assert_eq!(told(&[P, S, by_b]).refused(replaced).rule().id(), "proposal.submitted.replaces");
}

#[test]
fn observed_succession_invents_nothing_and_says_what_is_expected() {
    let mut story = told(&[S]);
    let line = r#"b+s party.succeeded {"party":"b","successor":"s","inherits":"carried"}"#;
    let done = story.record.propose(story.draft(line, "observed")).unwrap();
    let expected: Vec<_> = done.expected().iter().map(|event| event.kind().name()).collect();
    assert_eq!(expected, ["party.role_assigned", "party.joined", "party.dissolved"]);
    assert_eq!(done.entries().count(), 1);
}

#[test]
fn fact_10_parties_split_and_merge() {
    let mut story = told(&[S, SPLIT]);
    story.tell(r#"b+s party.split {"party":"b","continues":true,"into":["b","s"]}"#);
    assert_eq!(party(story.record.negotiation(), "b").participation(), Participation::Participating);
    story.tell(r#"secretariat party.merged {"party":"t","parties":["b","s"]}"#);
    let whole = story.record.negotiation();
    for gone in ["b", "s"] {
        assert_eq!(party(whole, gone).participation(), Participation::Dissolved);
        assert_eq!(party(whole, gone).identity().count(), 2);
    }
    // What is dissolved can still be told of: it was succeeded as well.
    story.tell(r#"secretariat party.succeeded {"party":"b","successor":"t","inherits":"lapsed"}"#);
    assert_eq!(story.refused(r#"b party.invited {"party":"b"}"#).rule().id(), "party.dissolved.last");
}

#[test]
fn fact_10_old_names_stay_with_what_is_known_of_when() {
    let mut story = told(&[]);
    story.tell(r#"b party.renamed {"party":"b","name":"New B"}"#);
    story.tell(r#"b party.alias_added {"party":"b","alias":"B of old","from":"1990","until":"2003"}"#);
    let whole = story.record.negotiation();
    let own = party(whole, "b");
    assert_eq!(own.name().as_str(), "New B");
    let names: Vec<_> = own
        .known_as()
        .map(|known| {
            let date = |when: Option<&negotiation::value::when::When>| when.map(ToString::to_string);
            (known.name.to_string(), date(known.from), date(known.until), known.entry.event().kind().name())
        })
        .collect();
    let dates = (Some("1990".to_owned()), Some("2003".to_owned()));
    assert_eq!(names[0], ("b".to_owned(), None, None, "party.renamed"));
    assert_eq!(names[1], ("B of old".to_owned(), dates.0, dates.1, "party.alias_added"));
}

#[test]
fn fact_09_excluded_until_a_date_and_readmitted_then() {
    let mut story =
        told(&[S, r#"secretariat party.invited {"party":"s"}"#, r#"s party.joined {"party":"s"}"#]);
    story.tell(r#"a+b party.excluded {"party":"s","reason":"r","until":"2026-02"}"#);
    let whole = story.record.negotiation();
    let at: Instant = "2026-01-15T00:00:00Z".parse().unwrap();
    let due: Vec<_> = whole.due(at).iter().map(ToString::to_string).collect();
    assert_eq!(due, ["party `s` may be readmitted: February 2026 (to come)"]);
    let readmitted = r#"a+b party.readmitted {"party":"s"}"#;
    assert_eq!(story.refused(readmitted).rule().id(), "party.readmitted.term");
    let later = format!("a+b recorded=2026-02-02T00:00:00Z {}", readmitted.strip_prefix("a+b ").unwrap());
    story.tell(&later);
    assert_eq!(party(story.record.negotiation(), "s").participation(), Participation::Participating);
}

#[test]
fn an_observer_becomes_a_party() {
    let mut story = told(&[P, S, r#"secretariat party.role_assigned {"party":"s","role":"observer"}"#]);
    story.tell(r#"secretariat party.invited {"party":"s"}"#);
    story.tell(r#"s party.joined {"party":"s"}"#);
    assert!(!party(story.record.negotiation(), "s").is_principal());
    story.tell(r#"s party.role_ended {"party":"s","role":"observer"}"#);
    story.tell(r#"a+b party.role_assigned {"party":"s","role":"principal"}"#);
    let whole = story.record.negotiation();
    assert!(party(whole, "s").is_principal());
    assert_eq!(whole.principals().count(), 3);
}

#[test]
fn who_belonged_to_a_group_is_known_for_every_date() {
    let story = told(&[
        r#"secretariat party.added {"party":"g","name":"G","kind":"coalition"}"#,
        r#"secretariat recorded=2026-01-10T00:00:00Z party.membership_begun {"party":"b","group":"g"}"#,
        r#"secretariat recorded=2026-03-10T00:00:00Z party.membership_ended {"party":"b","group":"g"}"#,
    ]);
    let member = |date: &str| {
        let past = story.record.as_of(date.parse().unwrap());
        let groups = party(past.negotiation(), "b").groups().count();
        groups == 1
    };
    assert!(!member("2026-01-09T00:00:00Z"));
    assert!(member("2026-02-01T00:00:00Z"));
    assert!(!member("2026-03-11T00:00:00Z"));
}
